"""What the parties hold, as sentences: who promised, asked or refused what, each position said once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from dateline.model import PositionKind
from dateline.rows import PositionRow
from dateline.views.brief.evidence import Evidence
from dateline.views.stances import content_words
from dateline.views.wording import days, quoted, sentence_case

SAID = {
    "promise": "promised", "offer": "offered", "demand": "demanded", "request": "asked for", "refusal": "refused",
    "threat": "threatened", "agreement": "agreed to", "expectation": "expects",
}  # fmt: skip
# Before an infinitive the verb takes no preposition of its own.
BARE = {"request": "asked", "agreement": "agreed"}
NEGATED = re.compile(r"\b(?:not|never|no|cannot)\b|n['’]t\b", re.IGNORECASE)
CLAUSE = re.compile(
    r"^(?:that\s|(?:we|i|it|he|she|they)\b|if\s|when\s)|\b(?:will|would|won['’]t|wouldn['’]t|must)\b", re.I
)
TITLED = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\.?\s+", re.IGNORECASE)
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "them", "him", "her", "us", "me"})
SAME = 0.8  # share of the words that two positions of one party have in common when they are one


def by_party(evidence: Evidence) -> Iterator[tuple[str, list[PositionRow]]]:
    """The parties under one name each, those with most to say first; a pronoun is nobody."""
    rows_of: dict[str, list[PositionRow]] = defaultdict(list)
    names: dict[str, str] = {}
    for row in evidence.positions:
        name = evidence.name(row.holder_entity, row.holder) or ""
        bare = TITLED.sub("", name)
        # A single word without an entity is a pronoun more often than a party.
        if bare and bare.casefold() not in PRONOUNS and (row.holder_entity or " " in name):
            rows_of[bare.casefold()].append(row)
            names.setdefault(bare.casefold(), bare)
    for key, rows in sorted(rows_of.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        yield names[key], rows


def alike(rows: Iterable[PositionRow]) -> list[list[PositionRow]]:
    """Positions in much the same words together, as copies and quotations repeat them."""
    groups: list[list[PositionRow]] = []
    for row in rows:
        words = content_words(row)
        home = next((group for group in groups if _same(group[0], row, words)), None)
        if home is None:
            groups.append([row])
        else:
            home.append(row)
    return groups


def _same(first: PositionRow, row: PositionRow, words: frozenset[str]) -> bool:
    """Is it the first one again?"""
    known = content_words(first)
    if " ".join(first.content.text.split()).casefold() == " ".join(row.content.text.split()).casefold():
        return first.kind == row.kind
    return len(words & known) >= max(2, SAME * len(words | known))


def position_sentence(name: str, row: PositionRow, toward: str = "") -> str:
    """One position as a sentence.

    What is quoted stands behind a colon where it is a sentence of its own.
    """
    content = quoted(row.content)
    condition = f", on the condition {quoted(row.condition)}" if row.condition else ""
    deadline = f", by {days(row.deadline)}" if row.deadline else ""
    holder = f"The {name}" if name.startswith("United ") else sentence_case(name)
    return f"{holder} {_verb(row.kind, content.strip('“”‘’ '), toward)} {content}{condition}{deadline}."


def _verb(kind: PositionKind, content: str, toward: str) -> str:
    """What the party did, so that the quoted words can follow."""
    if content.startswith("to "):
        asked = {"demand": f"called on {toward}", "request": f"asked {toward}"} if toward else {"demand": "demanded:"}
        return asked.get(kind, BARE.get(kind, SAID[kind]))
    if kind == "refusal" and NEGATED.search(content):
        return "said:"  # the words themselves refuse
    if not CLAUSE.search(content[:60]):
        return "is against" if kind == "refusal" else SAID[kind]
    return f"{BARE.get(kind, SAID[kind])}:"
