"""A page is a slice of the record: nothing is lost between pages, and counts are what a reader would count."""

from __future__ import annotations

import pytest
from bench.made_record import make_record

from dateline.errors import UnknownId
from dateline.record import Filters, Record

NONE = Filters()


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    path = tmp_path_factory.mktemp("browse") / "record.db"
    make_record(path, 40)
    with Record.open(path) as record:
        yield record


@pytest.mark.parametrize("table", ["timeline", "statements", "figures", "positions", "entities", "articles"])
def test_all_pages_together_are_the_table(record, table):
    first = record.browse.listing(table, NONE)
    pages = [record.browse.listing(table, NONE, number) for number in range(1, first.paging.pages + 1)]
    ids = [row.id for page in pages for row in page.rows]
    assert len(ids) == len(set(ids)) == first.paging.total
    assert set(ids) == {row.id for row in record.rows(table)}


def test_a_page_beyond_the_last_is_the_last(record):
    assert record.browse.listing("statements", NONE, 10**6) == record.browse.listing(
        "statements", NONE, record.browse.listing("statements", NONE).paging.pages
    )


@pytest.mark.parametrize("table", ["statements", "positions"])
@pytest.mark.parametrize("filters", [NONE, Filters(since="2018"), Filters(outlet="Outlet 3"), Filters(until="2019-06")])
def test_groups_hold_all_rows_once_and_nobody_comes_last(record, table, filters):
    page = record.browse.groups(table, filters)
    groups = [
        group
        for number in range(1, page.paging.pages + 1)
        for group in record.browse.groups(table, filters, number).groups
    ]
    assert len(groups) == page.paging.total
    assert sum(group.total for group in groups) == page.rows == len(record.rows(table, **_given(filters)))
    sizes = [group.total for group in groups if group.entity]
    assert sizes == sorted(sizes, reverse=True)
    assert all(group.entity for group in groups[:-1])


def _given(filters):
    return {name: getattr(filters, name) for name in ("since", "until", "outlet") if getattr(filters, name)}


def test_the_rows_of_a_group_are_its_first(record):
    group = record.browse.groups("statements", NONE).groups[0]
    whole = record.browse.listing("statements", NONE, 1, group.entity)
    assert whole.paging.total == group.total
    assert [row.id for row in whole.rows[: len(group.rows)]] == [row.id for row in group.rows]


def test_rows_of_nobody_known_can_be_asked_for(record):
    found = record.browse.listing("statements", NONE, 1, "-")
    assert found.rows
    assert all(row.speaker_entity is None for row in found.rows)


def test_every_page_brings_the_reports_and_names_that_it_mentions(record):
    page = record.browse.listing("positions", NONE)
    assert {row.content.article for row in page.rows} == set(page.articles)
    assert {row.holder_entity for row in page.rows} <= set(page.names)


def test_the_archive_counts_every_report_once(record):
    everything = record.browse.archive()
    assert everything.paging.total + everything.undated == len(record.articles())
    assert sum(bucket.reports for bucket in everything.buckets) == everything.paging.total
    month = record.browse.archive(everything.buckets[0].period)
    assert sum(bucket.reports for bucket in month.buckets) == len(month.reports) == everything.buckets[0].reports


def test_series_are_those_of_two_figures_or_more(record):
    page = record.browse.series(NONE)
    assert all(len(group.figures) > 1 for group in page.groups)
    assert page.figures == len(record.figures())


def test_what_is_not_there_is_said_to_be_unknown(record):
    for ask in (record.browse.article, record.browse.entity, record.browse.story, record.browse.row):
        with pytest.raises(UnknownId):
            ask("nothing")
