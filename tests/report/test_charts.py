"""A series is drawn only where it has days and amounts to show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.model import Interval
from dateline.report.charts import BOTTOM, LEFT, RIGHT, TOP, draw
from dateline.rows import FigureRow, SpanRow, When


def figure(text, low, high, day, hedge="") -> FigureRow:
    when = When.of(Interval.day(date.fromisoformat(day))) if day else None
    span = SpanRow("a", 0, len(text), text)
    return FigureRow(text, span, low, high, hedge, None, None, None, None, None, when, None, None, [], "s", "x")


def test_amounts_stand_over_their_days():
    chart = draw([figure("40", 40, 40, "2022-05-02"), figure("about 80", 80, 80, "2022-06-01", "about")], {})
    assert [(point.x, point.y, point.hedged, point.open) for point in chart.points] == [
        (LEFT, (TOP + BOTTOM) / 2, False, ""),
        (RIGHT, TOP, True, ""),
    ]


@pytest.mark.parametrize(("low", "high", "open_end"), [(60, None, "up"), (None, 60, "down")])
def test_an_open_end_is_drawn_as_one(low, high, open_end):
    chart = draw([figure("60", low, high, "2022-05-02"), figure("50", 50, 50, "2022-06-02")], {})
    assert chart.points[0].open == open_end


@pytest.mark.parametrize("days", [("2022-05-02", "2022-05-02"), ("2022-05-02", None), (None, None)])
def test_nothing_is_drawn_without_two_days(days):
    assert draw([figure(str(place), place, place, day) for place, day in enumerate(days)], {}) is None


@pytest.mark.parametrize("wide", [Interval.year(2022), Interval(date(2022, 5, 2), None)])
def test_a_day_that_is_hardly_known_has_no_place(wide):
    vague = replace(figure("60", 60, 60, "2022-05-02"), as_of=When.of(wide))
    assert draw([vague, figure("50", 50, 50, "2022-06-02")], {}) is None
