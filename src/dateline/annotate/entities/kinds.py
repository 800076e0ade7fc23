"""What kind of thing a name names: every mention in the article votes, one name has one kind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from dateline.annotate.entities.runs import Run, given_names, is_body
from dateline.lexicon import words
from dateline.model import EntityKind

Key = tuple[str, ...]
Votes = dict[EntityKind, float]
LABELS: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "NORP": "group", "FAC": "facility",
}  # fmt: skip
# How far a witness is trusted: the recogniser errs on every fourth name, a title before a name hardly ever.
RECOGNISER, TITLE, HEAD, GROUP_HEAD, NAMESAKE, SITE, IN, GIVEN, TEAM = (
    2.0, 6.0, 5.0, 4.0, 4.0, 5.0, 0.75, 3.0, 2.0
)  # fmt: skip


def key_of(run: Run) -> Key:
    """The name as it is counted: its words in lower case."""
    return tuple(word.lower() for word in run.words)


def vote(runs: Iterable[Run]) -> dict[Key, EntityKind]:
    """The kind of every name that has one; names without a good witness are left out."""
    votes: dict[Key, Votes] = defaultdict(lambda: defaultdict(float))
    for run in runs:
        for kind, weight in _witnesses(run):
            votes[key_of(run)][kind] += weight
    persons = {key for key in votes if len(key) > 1 and _winner(votes[key]) == "person"}
    parts = {part for key in persons for part in (key[-1], key[0])}
    for key, counted in votes.items():
        if _bare(key) in parts and key not in persons:
            counted["person"] += NAMESAKE + sum(counted.values())
    won = {key: _winner(counted) for key, counted in votes.items()}
    return {key: kind for key, kind in won.items() if kind and not _is_no_name(key, kind)}


# A party and a state: "Diaz (R-Ky.)", "Diaz (D)".
SEAT = re.compile(r"[rdi]\.?(?:-.+)?")


def _is_no_name(key: Key, kind: EntityKind) -> bool:
    """Is it a word of the text's own business, the party of a politician, or a bare office ("Assistant Secretary")?"""
    whole = "".join(key)
    if whole in words("actors", "never_named") or SEAT.fullmatch(whole):
        return True
    office = kind == "person" and len(key) > 1 and key[-1] in words("titles", "office")
    return office and key[0] not in given_names()


def _bare(key: Key) -> str:
    """The last word of a name of one word, its particle apart; else nothing."""
    words_of = [part for part in key if part not in {"al", "el", "-"}]
    return words_of[0] if len(words_of) == 1 else ""


def _witnesses(run: Run) -> Iterator[tuple[EntityKind, float]]:
    found: dict[EntityKind, float] = defaultdict(float)
    if run.label in LABELS:
        # In a headline every word has a capital, and the recogniser takes common words for names.
        found[LABELS[run.label]] += RECOGNISER if run.line.telling else RECOGNISER / 2
    given = run.line.lower[run.start] in given_names()
    body = is_body(run.line, run.start, run.end)
    if run.title and (given or not body):
        found["person"] += TITLE
    elif body:
        found["organization"] += HEAD
    elif run.end - run.start > 1 and given:
        found["person"] += GIVEN
    elif kind := _site(run):
        found[kind] += HEAD
    if run.end < len(run.line.tokens) and run.line.tokens[run.end].text in words("actors", "group_heads"):
        found["group"] += GROUP_HEAD
    found["place"] += _placed(run)
    found["organization"] += _teamed(run)
    yield from found.items()


def _site(run: Run) -> EntityKind | None:
    """What the last word makes of a name of several words: "... Province", "... Airport"."""
    if run.end - run.start < 2 or not run.line.telling:
        return None
    last = run.line.lower[run.end - 1]
    if last in words("actors", "facility_heads"):
        return "facility"
    return "place" if last in words("actors", "place_heads") else None


def _placed(run: Run) -> float:
    """How much the words around speak for a place: "the town of X", "in X", "X, Iraq"."""
    line, before = run.line, run.start - 1
    weight = 0.0
    if before > 0 and line.lower[before] == "of" and line.lower[before - 1] in words("actors", "place_heads"):
        weight += SITE
    elif before >= 0 and line.lower[before] in {"in", "near", "at", "outside", "around"}:
        weight += IN
    after = run.end
    if after + 1 < len(line.tokens) and line.lower[after] == "," and line.hit_at[after + 1]:
        weight += IN
    return weight


def _teamed(run: Run) -> float:
    """ "The Colts": a plural with article and capital is the name of a team or another body."""
    line, last = run.line, run.line.tokens[run.end - 1]
    plural = last.tag == "NNPS" or (last.tag == "NNP" and last.text.endswith("s") and not last.text.endswith("ss"))
    teamed = line.telling and plural and run.start > 0 and line.lower[run.start - 1] == "the"
    return TEAM if teamed and run.end - run.start <= 2 else 0.0


def _winner(counted: Votes) -> EntityKind | None:
    if not counted:
        return None
    best = max(sorted(counted), key=lambda kind: counted[kind])
    return best if counted[best] >= RECOGNISER else None
