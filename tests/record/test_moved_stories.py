"""The id of a story still leads somewhere when an earlier report has come in, or the story was joined or split."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline import Record
from dateline.cli.app import app
from dateline.errors import UnknownId

FIRE = {
    "2031-05-02": "A fire destroyed the Lowfield mill overnight. Firefighters from Tarn fought the blaze for "
    "six hours, and the owner, Greta Moss, said the grain was lost.",
    "2031-05-03": "Six hours of work by Tarn's firefighters could not save the Lowfield mill. Greta Moss, who owns it, "
    "lost all her grain in the blaze, she said.",
    "2031-05-04": "Greta Moss wants to rebuild the Lowfield mill after the blaze that took her grain. Tarn's "
    "firefighters fought it for six hours, she said.",
}


def write(folder: Path, day: str) -> Path:
    path = folder / f"{day}.txt"
    path.write_text(FIRE[day], encoding="utf-8")
    path.with_name(f"{path.name}.meta.json").write_text(json.dumps({"published": day}), encoding="utf-8")
    return path


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record.db") as opened:
        opened.build([write(tmp_path, "2031-05-03"), write(tmp_path, "2031-05-04")], jobs=1)
        yield opened


def test_an_earlier_report_moves_the_id_and_the_old_one_leads_to_it(record: Record, tmp_path: Path) -> None:
    (before,) = record.stories()
    record.build([write(tmp_path, "2031-05-02")], jobs=1)
    (now,) = record.stories()
    assert now.id != before.id
    assert record.show(before.id) == now
    assert record.articles(story=before.id[:10]) == record.articles()
    assert record.browse.story(before.id).story == now
    told = CliRunner().invoke(app, ["show", before.id, "-r", str(tmp_path / "record.db")]).output
    assert f"story {before.id} began with a report that is now in story {now.id}" in told


def test_a_split_story_leads_to_all_its_parts(record: Record, tmp_path: Path) -> None:
    (whole,) = record.stories()
    other = tmp_path / "other.txt"
    other.write_text("Herring quotas off Saint Brannock were cut by half, Premier Oskar Lund said.", encoding="utf-8")
    record.build([other], jobs=1)
    record.decide.split(whole.id, [whole.articles[1]])
    first, rest = (record.show(record.article(one).story) for one in whole.articles)
    assert first.id != rest.id
    assert [one.id for one in record.became(whole.id)] == [first.id, rest.id]


def test_joined_stories_are_found_under_both_ids(record: Record) -> None:
    (whole,) = record.stories()
    decision = record.decide.split(whole.id, [whole.articles[1]])
    _, later = record.stories()
    record.undo(decision.id)
    assert record.show(later.id) == record.show(whole.id)


def test_an_id_that_never_was_is_unknown(record: Record) -> None:
    assert record.became("no such id") == []
    with pytest.raises(UnknownId):
        record.articles(story="ffffffffffffffff")
