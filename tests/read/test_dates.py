from __future__ import annotations

import pytest

from dateline.read.dates import holds_date, label_before, short_year_date, stated_dates, stated_interval, without_dates


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("23 Mar 2021", "2021-03-23"),
        ("24-03-2021", "2021-03-24"),
        ("2021-03-23T10:15:00+03:00", "2021-03-23"),
        ("March 29, 2021", "2021-03-29"),
        ("Tuesday, 23 March 2021 10:15 GMT", "2021-03-23"),
        ("Updated: Mar. 3rd, 2021, 3:15 p.m. ET", "2021-03-03"),
        ("3. März 2021", "2021-03-03"),
        ("Do 25.04.24 | 14:07 Uhr", "2024-04-25"),
        ("20210323", "2021-03-23"),
        ("12/31/2021", "2021-12-31"),
    ],
)
def test_a_printed_date_is_read(line: str, edtf: str) -> None:
    assert [one.when.edtf for one in stated_dates(line)] == [edtf]


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("03/04/2021", "2021-03-04/2021-04-03"),
        ("03.04.2021", "2021-04-03"),
        ("Saturday 03/04/2021", "2021-04-03"),
        ("Thursday, 03/04/2021", "2021-03-04"),
        ("04/04/2021", "2021-04-04"),
        ("03/04/2021 5:35 PM EDT", "2021-03-04"),
    ],
)
def test_day_and_month_in_either_order_keep_the_doubt(line: str, edtf: str) -> None:
    assert stated_interval(line).edtf == edtf


@pytest.mark.parametrize("line", ["31/02/2021", "23 March", "in 2021", "version 1.2.3", "0.03.2021x1", ""])
def test_what_is_no_full_date_is_none(line: str) -> None:
    assert stated_dates(line) == []


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Published: Tue, 23 Mar 2021 | 10:15 am GMT", ""),
        ("Last updated on 23 March 2021 at 14:05 UTC+3", ""),
        ("Sura Karim | 3 May 2021", "Sura Karim"),
        ("2 hours ago", ""),
    ],
)
def test_a_date_line_holds_nothing_else(line: str, rest: str) -> None:
    assert without_dates(line) == rest


def test_a_label_belongs_to_the_date_behind_it() -> None:
    line = "Published 23 March 2021, updated 24 March 2021"
    assert [label_before(line, one.start) for one in stated_dates(line)] == ["published", "updated"]


def test_datelines_may_shorten_the_year() -> None:
    assert short_year_date("LUND, 3 JAN 90").edtf == "1990-01-03"
    assert short_year_date("LUND, 3 JAN 07").edtf == "2007-01-03"
    assert not holds_date("LUND, 3 JAN")
