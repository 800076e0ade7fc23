"""A series of figures as a small inline drawing: amounts over time, open ends as arrows, hedged ones hollow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.rows import ArticleRow, FigureRow
from dateline.views.wording import squeezed

WIDTH, HEIGHT = 640, 150
# Days that are known less closely than this have no one place on a time axis.
NARROW = 31
SEASON = 100
LEFT, RIGHT, TOP, BOTTOM = 70, 570, 36, 116


@dataclass(frozen=True, slots=True)
class Point:
    """One amount: where it is drawn, what it says, whether it is hedged, and where it is open."""

    x: float
    y: float
    label: str
    hedged: bool
    open: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Points and the first and last day of the time axis."""

    points: tuple[Point, ...]
    first: date
    last: date

    @property
    def ends(self) -> tuple[str, str]:
        """The ends of the axis in words: months, or days where all of it is a season at most.

        >>> Chart((), date(2021, 3, 2), date(2021, 3, 9)).ends
        ('2 Mar 2021', '9 Mar 2021')
        """
        near = (self.last - self.first).days <= SEASON
        first, last = ((f"{one.day} " if near else "") + one.strftime("%b %Y") for one in (self.first, self.last))
        return first, last


def draw(figures: Sequence[FigureRow], articles: Mapping[str, ArticleRow]) -> Chart | None:
    """The amounts of a series over time; None if they are not of at least two days."""
    shown = [(day, one) for one in figures if (day := _day(one, articles)) and _amount(one) is not None]
    known = sorted({day for day, _ in shown})
    if len(known) < 2:
        return None
    first, last = known[0], known[-1]
    top = max(_amount(one) or 0 for _, one in shown)
    points: dict[tuple[float, float], Point] = {}
    for day, one in sorted(shown, key=lambda pair: (pair[0], pair[1].id)):
        x = _scale((day - first).days, (last - first).days, LEFT, RIGHT)
        y = _scale(_amount(one) or 0, top, BOTTOM, TOP)
        # Reports that agree on amount and day share one mark.
        points.setdefault((x, y), _point(x, y, one))
    return Chart(tuple(points.values()), first, last)


def _point(x: float, y: float, figure: FigureRow) -> Point:
    """One figure as a mark."""
    opened = "up" if figure.high is None else "down" if figure.low is None else ""
    return Point(x, y, squeezed(figure.span.text), bool(figure.hedge), opened)


def _day(figure: FigureRow, articles: Mapping[str, ArticleRow]) -> date | None:
    """The day that a figure holds for, else that of its report; None if neither is known within a month or so."""
    article = articles.get(figure.span.article)
    when = figure.as_of or (article.published if article else None)
    if when is None or when.start is None or when.end is None:
        return None
    first, last = date.fromisoformat(when.start), date.fromisoformat(when.end)
    return first if (last - first).days <= NARROW else None


def _amount(figure: FigureRow) -> float | None:
    """The amount that is drawn: the known end, or the middle of both."""
    ends = [end for end in (figure.low, figure.high) if end is not None]
    return sum(ends) / len(ends) if ends else None


def _scale(value: float, top: float, start: float, end: float) -> float:
    """The place of a value on a line that stands for zero to top."""
    return round(start + value / (top or 1) * (end - start), 1)
