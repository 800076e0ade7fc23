"""A record grows, forgets nothing, and says the same on every machine."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from dateline import Record
from dateline.errors import BadRecord, BadSetting, UnknownId
from dateline.rows import TABLES
from dateline.store.rows import spans_in

FIRST = """Port of Veldhaven reopens after strike, union says

By Marta Olsen
14 May 2022

VELDHAVEN — Dock workers in Veldhaven agreed on Friday to end a strike that had closed the harbour since 2 May, the
union said. "We have won what we asked for," union leader Tomas Brandt told reporters. About 1,200 workers will return
on Monday, he added.
"""
SECOND = """Veldhaven dock strike ends

15 May 2022

The strike of some 1,200 dock workers in Veldhaven is over. Tomas Brandt, who leads the union, said the workers would
return to the port on Monday. The harbour had been closed since 2 May.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports and a file that cannot be read."""
    found = tmp_path / "reports"
    found.mkdir()
    (found / "first.txt").write_text(FIRST, encoding="utf-8")
    (found / "second.txt").write_text(SECOND, encoding="utf-8")
    (found / "empty.txt").write_text("", encoding="utf-8")
    return found


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record.db") as found:
        yield found


def exported(record: Record, folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in record.export(folder)}


def test_every_table_is_there_and_every_span_is_true(record: Record, folder: Path) -> None:
    report = record.build([folder])
    assert (report.read, report.failed, report.articles) == (2, 1, 2)
    texts = {row.id: row.text for row in record.articles()}
    for table in TABLES:
        for row in record.rows(table):
            for span in spans_in(row):
                assert span.text == texts[span.article][span.start : span.end]
    assert [row.origin for row in record.failures()] == [str(folder / "empty.txt")]
    assert record.failures()[0].remedy
    assert report.failures == tuple(record.failures())
    assert texts.keys() == {row.id for row in record.articles()}
    assert sorted(texts.values()) == sorted([FIRST, SECOND])


def test_a_second_build_changes_no_row(record: Record, folder: Path, tmp_path: Path) -> None:
    record.build([folder])
    before = exported(record, tmp_path / "one")
    report = record.build([folder])
    assert (report.read, report.known, report.linked) == (0, 2, False)
    assert exported(record, tmp_path / "two") == before


def test_the_same_input_gives_the_same_record(folder: Path, tmp_path: Path) -> None:
    exports = []
    for name, options in (("a", {}), ("b", {"map": reversed_map}), ("c", {"map": map})):
        (tmp_path / name).mkdir()
        with Record.open(tmp_path / name / "record.db") as record:
            record.build([folder], **options)
            exports.append(exported(record, tmp_path / name / "out"))
    assert exports[0] == exports[1] == exports[2]


def reversed_map(function: Any, pages: Any) -> list[Any]:
    """An engine that finishes the last page first."""
    return [function(page) for page in reversed(list(pages))]


def test_one_by_one_is_the_same_as_all_at_once(folder: Path, tmp_path: Path) -> None:
    with Record.open(tmp_path / "grown.db") as grown, Record.open(tmp_path / "whole.db") as whole:
        for name in ("second.txt", "empty.txt", "first.txt"):
            grown.build([folder / name])
        whole.build([folder / "first.txt", folder / "second.txt", folder / "empty.txt"])
        left, right = exported(grown, tmp_path / "left"), exported(whole, tmp_path / "right")
    assert left == right


def test_the_same_file_in_two_folders_is_one_report(record: Record, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "first.txt").write_text(FIRST, encoding="utf-8")
    assert record.build([folder, other]).known == 1
    assert record.build([other, folder]).linked is False
    assert len(record) == 2


def test_an_edited_page_replaces_its_earlier_text(record: Record, folder: Path) -> None:
    record.build([folder])
    (folder / "second.txt").write_text(SECOND.replace("1,200", "1,300"), encoding="utf-8")
    assert record.build([folder]).read == 1
    assert len(record) == 2
    assert any("1,300" in row.text for row in record.articles())


def test_a_build_that_is_stopped_keeps_what_was_read(record: Record, folder: Path) -> None:
    def stopping(function: Any, pages: Any) -> Iterator[Any]:
        yield from map(function, islice(pages, 1))
        raise KeyboardInterrupt

    report = record.build([folder], map=stopping)
    assert report.interrupted
    # The page was annotated, but its batch was not whole: the next build reads it again.
    assert record.build([folder]).interrupted is False
    assert len(record) == 2


def test_a_killed_link_is_done_again(record: Record, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import dateline.record.linking as linking

    with monkeypatch.context() as patch:
        patch.setattr(linking, "relink", lambda *_: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            record.build([folder])
    assert not record.articles()
    assert record.build([folder]).linked
    assert len(record.articles()) == 2


def test_rows_are_found_by_how_their_id_begins(record: Record, folder: Path) -> None:
    record.build([folder])
    row = record.statements()[0]
    assert record.show(row.id) == row
    assert record.show(row.id[:12]) == row
    before, words, after = record.context(row)[0][1]
    assert words in FIRST + SECOND and (before + words + after) in FIRST + SECOND
    with pytest.raises(UnknownId, match="no row has the id 'zz'"):
        record.show("zz")


def test_a_record_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadRecord, match="no record there; make one with"):
        Record.open(tmp_path / "none.db", must_exist=True)
    with pytest.raises(BadRecord, match="no such folder"):
        Record.open(tmp_path / "none" / "record.db")


def test_rows_show_in_a_notebook_and_escape_what_pages_say(record: Record, tmp_path: Path) -> None:
    page = tmp_path / "hostile.txt"
    page.write_text("<script>alert(1)</script> wins vote\n\n3 June 2022\n\nA man said he would come.\n")
    record.build([page])
    html = record.articles()._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_rows_are_a_frame(record: Record, folder: Path) -> None:
    record.build([folder])
    frame = record.statements().to_frame()
    assert list(frame["id"]) == [row.id for row in record.statements()]
    assert frame["content"][0][0]["text"] == record.statements()[0].content[0].text


def test_the_export_has_a_schema_for_every_table(record: Record, folder: Path, tmp_path: Path) -> None:
    record.build([folder])
    files = exported(record, tmp_path / "out")
    about = json.loads(files["record.json"])
    assert about["format"] == "dateline-record/1"
    for table in TABLES:
        assert f"{table}.schema.json" in files
        rows = [json.loads(line) for line in files[f"{table}.jsonl"].splitlines()]
        assert about["tables"][table] == len(rows)
        names = list(json.loads(files[f"{table}.schema.json"])["$defs"][TABLES[table].__name__]["properties"])
        assert all(list(row) == names for row in rows)


def test_csv_quotes_what_a_spreadsheet_would_run(record: Record, tmp_path: Path) -> None:
    page = tmp_path / "sheet.txt"
    page.write_text("=HYPERLINK(1) said the mayor\n\n3 June 2022\n\nThe mayor spoke.\n", encoding="utf-8")
    record.build([page])
    record.export(tmp_path / "out", format="csv")
    assert ",=HYPERLINK" not in (tmp_path / "out" / "articles.csv").read_text(encoding="utf-8")
    with pytest.raises(BadSetting, match="there are jsonl, csv"):
        record.export(tmp_path / "out", format="xml")


def test_the_file_is_plain_sqlite(record: Record, folder: Path) -> None:
    record.build([folder])
    connection = sqlite3.connect(record.path)
    try:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert set(TABLES) <= names
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    finally:
        connection.close()


def test_a_record_of_an_earlier_dateline_is_linked_when_it_is_asked(tmp_path, capsys):
    from sqlalchemy import create_engine, text

    from dateline.cli.options import open_record

    (tmp_path / "a.txt").write_text("LUND, May 3, 2022 - The mayor met the dockers on Tuesday.\n", encoding="utf-8")
    path = tmp_path / "r.db"
    with Record.open(path) as record:
        record.build([tmp_path / "a.txt"], jobs=1)
        expected = record.timeline()
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        # What a file says whose tables were of another shape: they are dropped and made anew when it is opened.
        connection.execute(text("UPDATE facts SET value = 'another' WHERE name = 'shape'"))
    engine.dispose()
    with open_record(path) as record:
        assert record.timeline() == expected
    assert "linking its reports again" in capsys.readouterr().err
