"""What a reviewer should look at first, and why: lost decisions, conflicts, weak joins, doubtful cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.rows import (
    ArticleRow,
    ConflictRow,
    DecisionRow,
    EntityRow,
    FigureRow,
    PositionRow,
    StatementRow,
)

RowsOf = Callable[[str], Sequence[Any]]
# A join of names below this score rests on other evidence, or on little.
SURE = 0.9
# An inferred date of more days than this places a report only roughly.
FEW_DAYS = 3
# Reasons why a description, and no name, was joined: often weak, and little hangs on it.
DESCRIPTIONS = frozenset({"role in the story", "same noun in one story"})
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row to look at, in words, and why. ``weight`` orders them: what most hangs on comes first."""

    row: str
    table: str
    about: str
    why: str
    weight: float


def doubts(rows_of: RowsOf, *, limit: int | None = None) -> list[Doubt]:
    """What nobody has decided yet and somebody should, the weightiest first."""
    decisions: Sequence[DecisionRow] = rows_of("decisions")
    done = {row for one in decisions if one.standing == "holds" for row in one.rows}
    found = [*_dangling(decisions), *_conflicts(rows_of("conflicts")), *_joins(rows_of("entities"))]
    found += _dates(rows_of("articles"), Counter(one.article for one in rows_of("statements")))
    found += _cells(rows_of("statements"), rows_of("figures"), rows_of("positions"))
    left = [one for one in found if one.row not in done]
    return sorted(left, key=lambda one: (-one.weight, one.table, one.row))[:limit]


def _dangling(decisions: Iterable[DecisionRow]) -> Iterator[Doubt]:
    """Decisions that hold no more."""
    for one in decisions:
        if one.standing in {"dangling", "overruled"}:
            yield Doubt(one.id, one.table, one.about, one.remedy or one.standing, 100)


def _conflicts(conflicts: Iterable[ConflictRow]) -> Iterator[Doubt]:
    """Reports that cannot both be right; the more origins, the more hangs on it."""
    for one in conflicts:
        told = " against ".join(f"“{side.value}” ({side.independent})" for side in one.sides)
        origins = sum(side.independent for side in one.sides)
        yield Doubt(one.id, one.table, f"{one.kind}: {one.about}", f"reports disagree: {told}", 50 + min(origins, 20))


def _joins(entities: Iterable[EntityRow]) -> Iterator[Doubt]:
    """Entities whose names were joined on little, or in spite of their spelling; descriptions are left aside."""
    for one in entities:
        weak = [reason for reason in one.reasons if reason.score < SURE and reason.rule not in DESCRIPTIONS]
        if weak:
            least = min(weak, key=lambda reason: (reason.score, reason.detail))
            why = f"joined on little: {least.rule} ({least.score:.2f}): {least.detail}"
            yield Doubt(one.id, one.table, _names(one), why, 30 + 10 * (1 - least.score) + min(one.mentions, 50) / 10)


def _names(entity: EntityRow) -> str:
    return f"{entity.name} ({', '.join(entity.names[:6])})" if len(entity.names) > 1 else entity.name


def _dates(articles: Iterable[ArticleRow], statements: Counter[str]) -> Iterator[Doubt]:
    """Reports without a date, or with one that was inferred and is wide."""
    for one in articles:
        days = _width(one)
        if one.published_basis == "stated" or (days is not None and days <= FEW_DAYS):
            continue
        width = f"is one of {days} days" if days else "has an open end" if one.published else "is not known"
        reasons = f": {one.published_reasons[0]}" if one.published_reasons else ""
        weight = 20 + min(statements[one.id], 50) / 10
        yield Doubt(one.id, one.table, one.title or one.origin, f"its date {width}{reasons}", weight)


def _width(article: ArticleRow) -> int | None:
    """How many days the publication may have been on; None if nobody knows."""
    return article.published.interval.days if article.published else None


def _cells(
    statements: Iterable[StatementRow], figures: Iterable[FigureRow], positions: Iterable[PositionRow]
) -> Iterator[Doubt]:
    """Cells that lack what a reader would ask for first."""
    for said in statements:
        words = _line(span.text for span in said.content)
        if said.speaker is None and not said.via:
            yield Doubt(said.id, said.table, words, "nobody is named who said it", 5)
        elif said.speaker and not said.speaker_entities and said.speaker.text.lower() in PRONOUNS:
            yield Doubt(said.id, said.table, words, f"who is “{said.speaker.text}”?", 6)
    for figure in figures:
        if figure.measure is None:
            yield Doubt(figure.id, figure.table, _line([figure.span.text]), "nothing says what it counts", 4)
    for position in positions:
        if position.holder is None:
            yield Doubt(position.id, position.table, _line([position.content.text]), "nobody is named who holds it", 4)


def _line(texts: Iterable[str]) -> str:
    return " ".join(" … ".join(texts).split())
