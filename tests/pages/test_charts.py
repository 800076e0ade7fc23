"""A series is drawn only where it has days and amounts to show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.model import Interval
from dateline.pages.charts import BOTTOM, TOP, draw
from dateline.rows import FigureRow, SpanRow, When


def figure(text, low, high, day, hedge="") -> FigureRow:
    when = When.of(Interval.day(date.fromisoformat(day))) if day else None
    span = SpanRow("a", 0, len(text), text)
    return FigureRow(text, span, low, high, hedge, None, None, None, None, None, when, None, None, [], "s", "x")


def test_amounts_stand_over_their_days():
    chart = draw([figure("40", 40, 40, "2022-05-02"), figure("about 80", 80, 80, "2022-06-01", "about")], {})
    first, second = chart.points
    assert first.x < second.x
    assert (first.y, second.y) == ((TOP + BOTTOM) / 2, TOP)
    assert (first.hedged, second.hedged) == (False, True)
    assert [tick.label for tick in chart.amounts] == ["0", "20", "40", "60", "80"]


def test_a_stated_range_and_a_hedge_are_bars():
    said = [figure("30 to 50", 30, 50, "2022-05-02"), figure("about 80", 80, 80, "2022-06-01", "about")]
    ranged, hedged = draw(said, {}).points
    assert ranged.amount.kind == "stated"
    assert ranged.amount.start > ranged.y > ranged.amount.end
    assert hedged.amount.kind == "hedged"


@pytest.mark.parametrize(("low", "high", "upward"), [(60, None, True), (None, 60, False)])
def test_an_open_end_is_an_arrow(low, high, upward):
    chart = draw([figure("60", low, high, "2022-05-02"), figure("90", 90, 90, "2022-06-02")], {})
    bar = chart.points[0].amount
    assert bar.kind == "open"
    assert (bar.end < bar.start) == upward


def test_days_that_a_figure_may_mean_are_a_bar_sideways():
    month = replace(figure("60", 60, 60, "2022-05-02"), as_of=When.of(Interval.month(2022, 5)))
    chart = draw([month, figure("90", 90, 90, "2022-09-02")], {})
    assert chart.points[0].days.start < chart.points[0].x < chart.points[0].days.end


def test_reports_that_agree_stand_side_by_side_so_that_each_can_be_opened():
    same = [figure("60", 60, 60, "2022-05-02") for _ in range(3)]
    chart = draw([*same, figure("90", 90, 90, "2022-06-02")], {})
    assert len({point.x for point in chart.points[:3]}) == 3


@pytest.mark.parametrize("days", [("2022-05-02", "2022-05-02"), ("2022-05-02", None), (None, None)])
def test_nothing_is_drawn_without_two_days(days):
    assert draw([figure(str(place), place, place, day) for place, day in enumerate(days)], {}) is None


@pytest.mark.parametrize("wide", [Interval.year(2022), Interval(date(2022, 5, 2), None)])
def test_a_day_that_is_hardly_known_has_no_place(wide):
    vague = replace(figure("60", 60, 60, "2022-05-02"), as_of=When.of(wide))
    assert draw([vague, figure("50", 50, 50, "2022-06-02")], {}) is None
