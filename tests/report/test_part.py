"""A part of a record is whole in itself: every link leads somewhere, and nothing else is in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from dateline.record import Record

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    with Record.open(tmp_path_factory.mktemp("part") / "record.db") as record:
        record.build([SAMPLES], jobs=1)
        yield record


@pytest.mark.parametrize("name", ["all", "story", "outlet", "since", "entity"])
def test_every_link_of_a_report_leads_to_something_in_it(record, tmp_path, name):
    story = min(record.stories(), key=lambda row: len(row.articles)).id
    filters = {"story": story, "outlet": "Yunhe Online", "since": "2023", "entity": "Fuad Hussein"}
    given = {name: filters[name]} if name in filters else {}
    tree = html.fromstring(record.report(tmp_path / "report.html", **given).read_text(encoding="utf-8"))
    targets = tree.xpath("//@id")
    assert len(targets) == len(set(targets))
    links = {one.removeprefix("#") for one in tree.xpath("//@href") if one.startswith("#")}
    assert links <= set(targets)


def test_a_report_of_a_story_holds_its_reports_and_what_they_say(record, tmp_path):
    story = min(record.stories(), key=lambda row: len(row.articles))
    tree = html.fromstring(record.report(tmp_path / "a.html", story=story.id).read_text(encoding="utf-8"))
    shown = {one.removeprefix("a-") for one in tree.xpath("//article[@class='whole']/@id")}
    assert set(story.articles) <= shown
    said = tree.xpath("//section[@id='statements']//p[@class='claim']")
    assert 0 < len(said) < len(record.statements())
