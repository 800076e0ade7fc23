"""Stances: what each party holds on an issue, in order of time, and how it changed.

A change is claimed only where two reports of different days say so in their own words; a report that leaves a condition
out has not dropped it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, Literal

from dateline.lexicon import pattern, table
from dateline.model import PositionKind, digest
from dateline.rows import ArticleRow, EntityRow, PositionRow, Row, SpanRow, When

StanceChange = Literal[
    "new", "repeated", "hardened", "softened", "reversed", "condition added", "condition dropped", "deadline moved",
    "restated",
]  # fmt: skip
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SHARED, ENOUGH = 2, 0.5  # content words, and their share of the shorter content, that make two positions one issue
SAME = 0.6  # share of words that makes them the same position in much the same words
NEGATED = re.compile(r"^(?:that\s+)?(?:\S+\s+){0,3}?(?:not|never)\b|^(?:to\s+)?not\s", re.IGNORECASE)
SHORTEST = 3  # letters of a content word
NAMED = 4  # words that name an issue


@dataclass(frozen=True, slots=True)
class Step:
    """One position in a course: when it was reported, what it was, and what had changed."""

    position: str
    when: When | None
    kind: PositionKind
    content: SpanRow
    condition: SpanRow | None
    deadline: When | None
    changes: list[StanceChange]
    why: str


@dataclass(frozen=True, slots=True)
class StanceRow(Row):
    """A party's positions on one issue of one story, first reported first."""

    table: ClassVar[str] = "stances"
    holder: str
    holder_entity: str | None
    issue: str
    story: str | None
    steps: list[Step]


@dataclass(frozen=True, slots=True)
class Held:
    """A position with what its place in the record says of it."""

    row: PositionRow
    when: When | None
    words: frozenset[str]

    @property
    def day(self) -> str:
        """The first day on which it may have been reported; what is undated comes last."""
        return (self.when.start if self.when else None) or "9999"


def make_stances(
    positions: Iterable[PositionRow], articles: Iterable[ArticleRow], entities: Iterable[EntityRow]
) -> list[StanceRow]:
    """The course of every party's positions, issue by issue; those with most to tell come first."""
    by_id = {article.id: article for article in articles}
    names = {entity.id: entity.name for entity in entities}
    held: dict[tuple[str, str | None], list[Held]] = defaultdict(list)
    for row in positions:
        if (party := _party(row)) and (article := by_id.get(row.content.article)) is not None:
            held[party, article.story or article.id].append(Held(row, article.published, content_words(row)))
    rows = [
        _stance(issue, names, by_id) for own in held.values() for issue in _issues(sorted(own, key=_in_order)) if issue
    ]
    return sorted(rows, key=lambda row: (-len(row.steps), row.holder, row.steps[0].position))


def _in_order(one: Held) -> tuple[str, str, int]:
    return one.day, one.row.content.article, one.row.content.start


def _party(row: PositionRow) -> str:
    """Whose position it is: an entity, else a holder of several words; a lone word is a pronoun too often."""
    if row.holder_entity or row.holder is None:
        return row.holder_entity or ""
    words = row.holder.text.split()
    return row.holder.text.casefold() if len(words) > 1 else ""


def content_words(row: PositionRow) -> frozenset[str]:
    """What a position is about: the stems of its content's words, those that say nothing left out."""
    found = {_stem(word) for word in WORD.findall(row.content.text.casefold()) if len(word) >= SHORTEST}
    return frozenset(found - _plain())


@cache
def _plain() -> frozenset[str]:
    """Stems of words that name no issue."""
    return frozenset(_stem(word) for word in table("positions")["stances"]["plain"])


def _stem(word: str) -> str:
    """The word without the commonest endings.

    >>> [_stem(word) for word in ("talks", "leaving", "reduced", "parties")]
    ['talk', 'leav', 'reduc', 'party']
    """
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST and not word.endswith("ss"):
            return word.removesuffix(ending)
    return word


def _issues(held: Sequence[Held]) -> Iterator[list[Held]]:
    """A party's positions in groups of one matter each: every one joins the first group that it shares words with."""
    groups: list[list[Held]] = []
    for one in held:
        home = next((group for group in groups if any(_one_issue(other, one) for other in group)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    yield from groups


def _one_issue(left: Held, right: Held) -> bool:
    """Are two positions of one party about one matter?"""
    shared, least = len(left.words & right.words), min(len(left.words), len(right.words))
    return shared >= min(SHARED, max(least, 1)) and shared >= ENOUGH * least


def _stance(issue: list[Held], names: Mapping[str, str], articles: Mapping[str, ArticleRow]) -> StanceRow:
    """One group as a row."""
    first = issue[0].row
    entity, holder = first.holder_entity, first.holder
    name = names.get(entity or "") or (holder.text if holder else "")
    steps = [_step(one, issue[:place]) for place, one in enumerate(issue)]
    story = articles[first.content.article].story
    return StanceRow(
        digest("stance", entity or name, first.id), " ".join(name.split()), entity, _named(issue), story, steps
    )


def _named(issue: Sequence[Held]) -> str:
    """The words of the first position that most positions share."""
    counts = {word: sum(word in one.words for one in issue) for word in issue[0].words}
    found: list[str] = []
    for word in WORD.findall(issue[0].row.content.text):
        stem = _stem(word.casefold())
        if counts.get(stem, 0) == max(counts.values(), default=0) and word.casefold() not in found:
            found.append(word.casefold())
    return " ".join(found[:NAMED])


def _step(one: Held, before: Sequence[Held]) -> Step:
    """A position with what changed since the last one of an earlier day."""
    earlier = [other for other in before if other.day < one.day]
    told: list[tuple[StanceChange, str]]
    if earlier:
        told = list(_changes(earlier[-1], one))
    else:
        told = [("repeated", _where(before, one))] if before else [("new", "")]
    row = one.row
    why = "; ".join(reason for _, reason in told if reason)
    return Step(row.id, one.when, row.kind, row.content, row.condition, row.deadline, [name for name, _ in told], why)


def _where(before: Sequence[Held], one: Held) -> str:
    """Where the same was read already."""
    mine = any(other.row.content.article == one.row.content.article for other in before)
    return "in the same report" if mine else "in another report of the same days"


def _changes(old: Held, new: Held) -> Iterator[tuple[StanceChange, str]]:
    """What a later report shows to have changed, each with its reason; "repeated" or "restated" if nothing did."""
    found = [change for change in (_turn(old, new), _terms(old, new), _moved(old, new)) if change is not None]
    if found:
        yield from found
    elif old.row.kind == new.row.kind and _overlap(old, new) >= SAME:
        yield "repeated", ""
    else:
        yield "restated", f"{old.row.kind} before, {new.row.kind} now" if old.row.kind != new.row.kind else ""


def _overlap(left: Held, right: Held) -> float:
    """The share of the shorter content's words that the other has too."""
    return len(left.words & right.words) / max(1, min(len(left.words), len(right.words)))


def _turn(old: Held, new: Held) -> tuple[StanceChange, str] | None:
    """A refusal after a promise, a threat after a request: only between contents in much the same words."""
    if _overlap(old, new) < SAME:
        return None
    signs, reason = (_sign(old.row), _sign(new.row)), f"{old.row.kind} before, {new.row.kind} now"
    if signs[0] and signs[1] and signs[0] != signs[1]:
        return "reversed", reason if old.row.kind != new.row.kind else f"{reason}, but not of the same"
    ranks = table("positions")["stances"]["pressing"]
    if old.row.kind in ranks and new.row.kind in ranks and old.row.kind != new.row.kind:
        harder = ranks.index(new.row.kind) > ranks.index(old.row.kind)
        return ("hardened" if harder else "softened"), reason
    return None


def _sign(row: PositionRow) -> int:
    """1 for what a party will do, -1 for what it will not, 0 for what it wants of others."""
    negated = NEGATED.search(row.content.text) is not None
    if row.kind == "refusal":
        return -1
    return (-1 if negated else 1) if row.kind in {"promise", "offer", "agreement"} else 0


def _terms(old: Held, new: Held) -> tuple[StanceChange, str] | None:
    """A condition that is stated now, or that is said to be gone."""
    if old.row.kind != new.row.kind or _overlap(old, new) < SAME:
        return None
    if new.row.condition and not old.row.condition:
        return "condition added", f"now “{' '.join(new.row.condition.text.split())}”"
    if old.row.condition and not new.row.condition and (freed := _freed().search(new.row.content.text)):
        return "condition dropped", f"now “{freed[0]}”"
    return None


@cache
def _freed() -> re.Pattern[str]:
    """Words that say a condition is gone."""
    return pattern("positions", "unconditional")


def _moved(old: Held, new: Held) -> tuple[StanceChange, str] | None:
    """Another deadline for the same."""
    if old.row.kind != new.row.kind or _overlap(old, new) < SAME or not (old.row.deadline and new.row.deadline):
        return None
    if old.row.deadline == new.row.deadline:
        return None
    return "deadline moved", f"from {old.row.deadline.edtf} to {new.row.deadline.edtf}"
