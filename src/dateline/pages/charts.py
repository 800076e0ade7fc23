"""A series of figures as a drawing over time: every mark a report, its doubt drawn as bars, no script needed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.rows import FigureRow, SpanRow
from dateline.views.browse import Card
from dateline.views.wording import squeezed

WIDTH, HEIGHT = 720, 250
LEFT, RIGHT, TOP, BOTTOM = 64, 700, 18, 206
# Days that are known less closely than this have no one place on a time axis.
NARROW = 62
SEASON, DECADE = 120, 3653
BESIDE = 14  # marks of the same day and amount stand side by side
ARROW = 22
SEEN = 11.0  # half a bar that sticks out of its mark


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of doubt: a range that is stated, one that only a hedge hints at, or an open end."""

    start: float
    end: float
    kind: str


@dataclass(frozen=True, slots=True)
class Point:
    """One figure: its place, its words, how it is hedged, and the bars of amount and days."""

    x: float
    y: float
    label: str
    hedged: bool
    span: SpanRow
    amount: Bar | None
    days: Bar | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and its name."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The marks and both axes; ``undrawn`` figures have no day that is known closely enough."""

    points: tuple[Point, ...]
    amounts: tuple[Tick, ...]
    days: tuple[Tick, ...]
    undrawn: int


@dataclass(frozen=True, slots=True)
class Scale:
    """From a value to its place on a line."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of a value."""
        part = (value - self.low) / ((self.high - self.low) or 1)
        return round(self.start + part * (self.end - self.start), 1)


def draw(figures: Sequence[FigureRow], articles: Mapping[str, Card]) -> Chart | None:
    """The amounts of a series over time; None if they are not of at least two days."""
    dated = [(days, one) for one in figures if (days := _days(one, articles)) and _middle(one) is not None]
    known = sorted({day for (first, last), _ in dated for day in (first, last)})
    if len({first for (first, _), _ in dated}) < 2:
        return None
    steps = nice_steps(0, max(_top(one) for _, one in dated))
    lowest = min(0.0, *(_middle(one) or 0 for _, one in dated))
    up = Scale(nice_steps(lowest, 0)[0] if lowest < 0 else 0, steps[-1], BOTTOM, TOP)
    along = Scale(known[0].toordinal(), known[-1].toordinal(), LEFT + 24, RIGHT - 24)
    points = _apart([_point(one, days, along, up) for days, one in sorted(dated, key=lambda pair: pair[0])])
    amounts = tuple(Tick(up(step), f"{step:,.10g}") for step in steps)
    return Chart(tuple(points), amounts, _day_ticks(known[0], known[-1], along), len(figures) - len(dated))


def _point(figure: FigureRow, days: tuple[date, date], along: Scale, up: Scale) -> Point:
    """One figure as a mark with its bars."""
    first, last = days[0].toordinal(), days[1].toordinal()
    spread = Bar(along(first), along(last), "days") if last > first else None
    label = squeezed(figure.span.text)
    middle = (first + last) / 2
    return Point(
        along(middle), up(_middle(figure) or 0), label, bool(figure.hedge), figure.span, _bar(figure, up), spread
    )


def _bar(figure: FigureRow, up: Scale) -> Bar | None:
    """The doubt of an amount."""
    low, high = figure.low, figure.high
    if low is None or high is None:
        known = up(_middle(figure) or 0)
        return Bar(known, max(TOP - 8.0, known - ARROW) if high is None else min(BOTTOM, known + ARROW), "open")
    if low < high:
        return Bar(up(low), up(high), "stated")
    if not figure.hedge:
        return None
    half = rounding(low) / 2
    middle = up(low)
    # No report says how wide "about" is: as wide as the rounding, and never so short that its mark hides it.
    return Bar(max(up(low - half), middle + SEEN), min(up(low + half), middle - SEEN), "hedged")


def rounding(amount: float) -> float:
    """What an amount looks rounded to: the place of its last digit that is not nought.

    >>> rounding(2500), rounding(3000), rounding(2514), rounding(0.5)
    (100.0, 1000.0, 1.0, 0.1)
    """
    if not amount or not math.isfinite(amount):
        return 0.0
    digits = f"{abs(amount):.3f}".rstrip("0").rstrip(".")
    if "." in digits:
        return float(10 ** -len(digits.split(".")[1]))
    return float(10 ** (len(digits) - len(digits.rstrip("0"))))


def nice_steps(low: float, high: float) -> list[float]:
    """Round numbers from the one at or below low to the one at or above high.

    >>> nice_steps(0, 5200), nice_steps(0, 7)
    ([0.0, 2000.0, 4000.0, 6000.0], [0.0, 2.0, 4.0, 6.0, 8.0])
    """
    raw = (high - low) / 4 or 1.0
    size = 10.0 ** math.floor(math.log10(raw))
    step = next((size * one for one in (1, 2, 5) if size * one >= raw), size * 10)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [round(step * number, 10) for number in range(first, last + 1)]


def _apart(points: Sequence[Point]) -> list[Point]:
    """Marks that would cover one another side by side, so that each can be clicked."""
    found: list[Point] = []
    for point in points:
        aside = -BESIDE if point.x > (LEFT + RIGHT) / 2 else BESIDE
        at = point.x
        while any(abs(one.x - at) < BESIDE and abs(one.y - point.y) < BESIDE for one in found) and LEFT < at < RIGHT:
            at = round(at + aside, 1)
        found.append(replace(point, x=at))
    return found


def _days(figure: FigureRow, articles: Mapping[str, Card]) -> tuple[date, date] | None:
    """The first and last day that a figure may hold for, else those of its report; None if not known closely."""
    article = articles.get(figure.span.article)
    when = figure.as_of or (article.published if article else None)
    if when is None or when.start is None or when.end is None:
        return None
    first, last = date.fromisoformat(when.start), date.fromisoformat(when.end) - timedelta(days=1)
    return (first, last) if (last - first).days <= NARROW else None


def _middle(figure: FigureRow) -> float | None:
    """The amount that is drawn: the known end, or the middle of both."""
    ends = [end for end in (figure.low, figure.high) if end is not None and math.isfinite(end)]
    return sum(ends) / len(ends) if ends else None


def _top(figure: FigureRow) -> float:
    return max((end for end in (figure.low, figure.high) if end is not None and math.isfinite(end)), default=0.0)


def _day_ticks(first: date, last: date, along: Scale) -> tuple[Tick, ...]:
    """Names for a few days of the axis: days within a season, months within a decade, else years."""
    length = (last - first).days
    if length <= SEASON:
        places = sorted({first + timedelta(days=round(length * part / 4)) for part in range(5)})
        return tuple(Tick(along(day.toordinal()), f"{day.day} {day:%b %Y}") for day in places)
    months = [day for day in _months(first, last) if length <= DECADE or day.month == 1]
    every = max(1, -(-len(months) // 6))
    style = "%b %Y" if length <= DECADE else "%Y"
    return tuple(Tick(along(day.toordinal()), f"{day:{style}}") for day in months[::every])


def _months(first: date, last: date) -> list[date]:
    """The first days of all months in a stretch of time."""
    count = (last.year - first.year) * 12 + last.month - first.month
    start = first.year * 12 + first.month - 1
    days = (date((start + number) // 12, (start + number) % 12 + 1, 1) for number in range(1, count + 1))
    return list(days)
