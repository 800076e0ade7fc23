"""The rows of a whole record in the groups in which one file shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from dateline.pages import OnePage, Pages
from dateline.pages.margins import by_article
from dateline.rows import (
    ArticleRow,
    ConflictRow,
    EntityRow,
    FigureRow,
    PositionRow,
    Row,
    SeriesRow,
    StatementRow,
)
from dateline.views.brief import make_brief
from dateline.views.browse import Card, Group, SeriesGroup

R = TypeVar("R", bound=Row)
# Lists whose rows stand in the file under their own id.
LISTED = ("talks", "statements", "figures", "positions", "conflicts", "copies")
CHAPTERS = (
    ("brief", "Brief"), ("timeline", "Timeline"), ("statements", "Statements by speaker"),
    ("figures", "Figures over time"), ("positions", "Positions by party"), ("conflicts", "Conflicts"),
    ("talks", "Talks"), ("stories", "Stories"), ("entities", "Entities"), ("reports", "Reports"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Month:
    """The reports of one month; no period: those without a date."""

    period: str
    reports: list[ArticleRow]


class Whole:
    """All rows of a record, and the reports and entities that they name."""

    def __init__(self, rows: Mapping[str, Sequence[Row]]) -> None:
        self.rows = rows
        self.reports = sorted(self.all(ArticleRow), key=_by_date)
        self.articles = {row.id: Card.of(row) for row in self.reports}
        self.names = {row.id: row.name for row in self.all(EntityRow)}
        self._marked = by_article(rows)

    def all(self, kind: type[R]) -> list[R]:
        """All rows of one kind."""
        return [row for row in self.rows.get(kind.table, ()) if isinstance(row, kind)]

    def table(self, name: str) -> Sequence[Row]:
        """All rows of a table."""
        return self.rows.get(name, ())

    def tables(self, article: str) -> Mapping[str, Sequence[Row]]:
        """The rows whose words stand in a report, by table."""
        return self._marked.get(article, {})

    @property
    def speakers(self) -> list[Group]:
        """Statements by who makes them; several who speak together each have them, and so has the body spoken for."""
        nobody: list[str | None] = [None]
        rows = self.all(StatementRow)
        return self._groups((entity, row) for row in rows for entity in speakers_of(row) or nobody)

    @property
    def parties(self) -> list[Group]:
        """Positions by who holds them."""
        return self._groups((row.holder_entity, row) for row in self.all(PositionRow))

    def _groups(self, pairs: Iterable[tuple[str | None, Row]]) -> list[Group]:
        """Rows by entity, those with most first, those of nobody known last."""
        found: dict[str | None, list[Row]] = defaultdict(list)
        for entity, row in pairs:
            found[entity].append(row)
        ordered = sorted(
            found.items(), key=lambda pair: (pair[0] is None, -len(pair[1]), self.names.get(pair[0] or "", ""))
        )
        return [Group(entity, self.names.get(entity or ""), len(rows), rows) for entity, rows in ordered]

    @property
    def series(self) -> list[SeriesGroup]:
        """Figures of the same thing, the most witnessed first."""
        by_id = {row.id: row for row in self.all(FigureRow)}
        groups = [SeriesGroup(row, _known(row.figures, by_id)) for row in self.all(SeriesRow)]
        groups = [group for group in groups if len(group.figures) > 1]
        return sorted(groups, key=lambda one: (-one.series.independent, -len(one.figures), one.series.label))

    @property
    def drawn(self) -> frozenset[str]:
        """Series that have a place in the file."""
        return frozenset(group.series.id for group in self.series)

    @property
    def other_figures(self) -> list[FigureRow]:
        """Figures that stand alone."""
        used = {figure.id for group in self.series for figure in group.figures}
        return [row for row in self.all(FigureRow) if row.id not in used]

    @property
    def conflicts(self) -> list[ConflictRow]:
        """Conflicts, those with most witnesses first."""
        return sorted(self.all(ConflictRow), key=lambda row: -sum(side.independent for side in row.sides))

    @property
    def entities(self) -> list[EntityRow]:
        """Entities, those most named first."""
        return sorted(self.all(EntityRow), key=lambda row: (-row.mentions, row.name))

    @property
    def months(self) -> list[Month]:
        """The reports month by month."""
        found: dict[str, list[ArticleRow]] = defaultdict(list)
        for row in self.reports:
            found[row.published.start[:7] if row.published and row.published.start else ""].append(row)
        return [Month(period, rows) for period, rows in found.items()]


def speakers_of(row: StatementRow) -> list[str | None]:
    """Everyone who speaks, and the body that is spoken for."""
    return [one for one in dict.fromkeys((*row.speaker_entities, row.body_entity)) if one]


class Anchors(OnePage):
    """Places in the one file; a row that no list shows has none."""

    def __init__(self, listed: frozenset[str], drawn: frozenset[str]) -> None:
        self._listed = listed
        self._drawn = drawn

    def series(self, series: str) -> str:
        """The drawing of the series, if there is one."""
        return f"#f-{series}" if series in self._drawn else ""

    def row(self, table: str, row: str) -> str:  # noqa: ARG002
        """The row in its list, if one shows it."""
        return f"#r-{row}" if row in self._listed else ""


def render(rows: Mapping[str, Sequence[Row]]) -> str:
    """The whole record as one HTML file: no script, no network, every cell linked to its words."""
    whole = Whole(rows)
    listed = {row.id for table in LISTED for row in rows.get(table, ())}
    events: Callable[[Any], str] = lambda row: row.event  # noqa: E731
    listed |= {events(row) for row in rows.get("timeline", ())}
    pages = Pages(Anchors(frozenset(listed), whole.drawn), alone=True)
    return pages.show("whole.html", page=whole, brief=make_brief(rows), chapters=CHAPTERS)


def _known(ids: Iterable[str], by_id: Mapping[str, FigureRow]) -> list[FigureRow]:
    """The figures of a series by the days that they hold for."""
    found = [by_id[one] for one in ids if one in by_id]
    return sorted(found, key=lambda row: ((row.as_of and row.as_of.start) or "~", row.span.article, row.span.start))


def _by_date(row: ArticleRow) -> tuple[bool, str, str]:
    """First published first, undated last."""
    return (row.published is None, (row.published and row.published.start) or "", row.origin)
