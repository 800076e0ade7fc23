"""What a second build brings, told against the first."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline import Record
from dateline.cli.app import app
from dateline.errors import BadSetting
from dateline.rows import NewsRow

FIRST = """Dockers in Ystad walk out

YSTAD, May 3, 2022 - About 300 dockers walked out in Ystad on Tuesday.
Union leader Karin Holm said the strike would last until wages rise.
Mayor Erik Strand demanded that the port reopen by Friday.
"""
SECOND = """Strike in Ystad grows

YSTAD, May 5, 2022 - About 450 dockers had walked out in Ystad by Thursday.
Karin Holm said the strike would last until wages rise.
She also said that talks with the employers would begin on Monday.
Mayor Erik Strand demanded that the port reopen by Friday.
"""


def build(record: Record, folder: Path, **texts: str) -> dict[str, list[NewsRow]]:
    """Build the texts as reports; the news of it by kind."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    record.build([folder], jobs=1)
    found: defaultdict[str, list[NewsRow]] = defaultdict(list)
    for row in record.news().rows:
        found[row.kind].append(row)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    return tmp_path / "pages"


@pytest.fixture
def record(tmp_path: Path, folder: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record.db") as opened:
        build(opened, folder, first=FIRST)
        yield opened


def test_the_first_build_lists_its_reports(record: Record) -> None:
    news = record.news()
    assert news.since is None
    assert [row.kind for row in news.rows] == ["report"]


def test_a_build_without_anything_new_is_no_news(record: Record, folder: Path) -> None:
    record.build([folder], jobs=1)
    assert [one.number for one in record.builds()] == [1]
    assert record.news("1").rows == []


def test_what_is_said_again_is_not_new(record: Record, folder: Path) -> None:
    found = build(record, folder, second=SECOND)
    told = [row.text for row in found["statement"]]
    assert any("talks with the employers would begin on Monday" in text for text in told)
    assert not any("until wages rise" in text for text in told)
    assert not any("reopen" in row.text for row in found["position"])
    assert record.news().repeated >= 2


def test_every_piece_of_news_points_at_its_row_and_words(record: Record, folder: Path) -> None:
    build(record, folder, second=SECOND)
    for row in record.news().rows:
        assert row.row is None or record.show(row.row).table == row.tab
        for span in row.spans:
            assert record.article(span.article).text[span.start : span.end] == span.text


def test_an_edited_page_is_told_as_one_and_its_old_words_are_not(record: Record, folder: Path) -> None:
    found = build(record, folder, first=FIRST.replace("About 300", "About 310"))
    assert [row.kind for row in found["edit"]] == ["edit"]
    assert not found["report"]
    assert not found["statement"]
    assert not found["position"]


def test_a_date_that_became_known_is_news(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    with Record.open(tmp_path / "dates.db") as record:
        page, facts = tmp_path / "pages" / "a.txt", tmp_path / "pages" / "a.txt.meta.json"
        page.write_text("The two sides met on Monday, the mayor of Lund said. They will meet again.", encoding="utf-8")
        record.build([tmp_path / "pages"], jobs=1)
        facts.write_text('{"published": "2022-05-04"}', encoding="utf-8")
        record.build([tmp_path / "pages"], jobs=1)
        (told,) = record.news(kind="date").rows
    assert (told.before, told.when and told.when.edtf) == ("no date", "2022-05-04")


def test_since_takes_builds_and_times_and_nothing_else(record: Record, folder: Path) -> None:
    build(record, folder, second=SECOND)
    assert {row.kind for row in record.news("0").rows} == {"report"}
    assert len(record.news("1h").rows) == 2
    assert record.news("2").rows == []
    for wrong in ("yesterday", "7"):
        with pytest.raises(BadSetting):
            record.news(wrong)
    with pytest.raises(BadSetting, match="no kind"):
        record.news(kind="rumour")


def test_the_command_tells_it_under_headings(record: Record, folder: Path) -> None:
    build(record, folder, second=SECOND)
    told = CliRunner().invoke(app, ["news", str(record.path)]).stdout
    assert "New reports" in told
    assert "Strike in Ystad grows" in told
    rows = json.loads(CliRunner().invoke(app, ["news", str(record.path), "--json", "--kind", "statement"]).stdout)
    assert {row["kind"] for row in rows} == {"statement"}
    assert CliRunner().invoke(app, ["news", str(record.path), "--builds"]).stdout.startswith("   1  ")


def test_a_review_changes_the_news_of_the_last_build_and_can_be_taken_back(record: Record, folder: Path) -> None:
    build(record, folder, second=SECOND)
    before = {row.text for row in record.news().rows}
    told = next(row for row in record.news(kind="statement").rows if "talks" in row.text)
    decision = record.decide.reject(str(told.row))
    assert told.text not in {row.text for row in record.news().rows}
    record.undo(decision.id)
    assert {row.text for row in record.news().rows} == before
    assert len(record.builds()) == 2
