"""What kind of thing a name names: every mention in the article votes, one name has one kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from dateline.annotate.entities.runs import Run, is_body
from dateline.lexicon import words
from dateline.model import EntityKind

Key = tuple[str, ...]
LABELS: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "NORP": "group", "FAC": "facility",
}  # fmt: skip
# How far a witness is trusted: the recogniser errs on every fourth name, a title before a name hardly ever.
RECOGNISER, TITLE, HEAD, GROUP_HEAD, NAMESAKE = 2.0, 6.0, 5.0, 4.0, 4.0


def key_of(run: Run) -> Key:
    """The name as it is counted: its words in lower case."""
    return tuple(word.lower() for word in run.words)


def vote(runs: Iterable[Run]) -> dict[Key, EntityKind]:
    """The kind of every name that has one; names without a good witness are left out."""
    votes: dict[Key, Counter[EntityKind]] = defaultdict(Counter)
    for run in runs:
        votes[key_of(run)].update(dict(_witnesses(run)))
    persons = {key for key in votes if len(key) > 1 and _winner(votes[key]) == "person"}
    parts = {part for key in persons for part in (key[-1], key[0])}
    for key, counted in votes.items():
        if _bare(key) in parts and key not in persons:
            counted["person"] += NAMESAKE + counted.total() / 2
    return {key: kind for key, counted in votes.items() if (kind := _winner(counted))}


def _bare(key: Key) -> str:
    """The last word of a name of one word, its particle apart; else nothing."""
    words_of = [part for part in key if part not in {"al", "el", "-"}]
    return words_of[0] if len(words_of) == 1 else ""


def _witnesses(run: Run) -> Iterator[tuple[EntityKind, float]]:
    found: Counter[EntityKind] = Counter()
    if run.label in LABELS:
        # In a headline every word has a capital, and the recogniser takes common words for names.
        found[LABELS[run.label]] += RECOGNISER if run.line.telling else RECOGNISER / 2
    if run.title:
        found["person"] += TITLE
    elif is_body(run.line, run.start, run.end):
        found["organization"] += HEAD
    if run.end < len(run.line.tokens) and run.line.tokens[run.end].text in words("actors", "group_heads"):
        found["group"] += GROUP_HEAD
    yield from found.items()


def _winner(counted: Counter[EntityKind]) -> EntityKind | None:
    if not counted:
        return None
    best = max(sorted(counted), key=lambda kind: counted[kind])
    return best if counted[best] >= RECOGNISER else None
