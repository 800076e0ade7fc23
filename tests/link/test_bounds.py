"""What reasons an answer gives."""

from __future__ import annotations

from datetime import date

from dateline.link.dating.bounds import Bound, not_after, not_before, solve
from dateline.model import Interval


def test_what_others_make_idle_gives_no_reason() -> None:
    bounds = [
        not_before(0, date(2020, 5, 7), "took office"),
        not_after(0, date(2022, 10, 27), "left office"),
        Bound(1, Interval(date(2021, 4, 7), date(2021, 4, 10)), "told as done on the 7th"),
    ]
    assert solve(bounds) == (Interval(date(2021, 4, 7), date(2021, 4, 10)), ("told as done on the 7th",))


def test_both_ends_keep_their_reasons() -> None:
    bounds = [not_before(0, date(2020, 5, 7), "took office"), not_after(0, date(2022, 10, 27), "left office")]
    assert solve(bounds)[1] == ("took office", "left office")


def test_two_reasons_for_one_answer_leave_one() -> None:
    day = Interval(date(2021, 4, 7), date(2021, 4, 8))
    assert len(solve([Bound(1, day, "first"), Bound(2, day, "second")])[1]) == 1


def test_no_evidence_is_no_answer() -> None:
    assert solve([]) == (None, ())
