"""A failure is listed for as long as it is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import Record

REPORT = "Ferry runs again\n\n3 June 2022\n\nThe ferry to Aldersund runs again, the harbour master said on Friday.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "reports"
    found.mkdir()
    (found / "good.txt").write_text(REPORT, encoding="utf-8")
    (found / "empty.txt").write_text("", encoding="utf-8")
    return found


def failed(record: Record) -> list[str]:
    return [Path(row.origin).name for row in record.failures()]


@pytest.fixture
def record(tmp_path: Path, folder: Path):
    with Record.open(tmp_path / "record.db") as found:
        found.build([folder])
        assert failed(found) == ["empty.txt"]
        yield found


def test_a_failure_stays_while_its_file_does(record: Record, folder: Path) -> None:
    record.build([folder])
    assert failed(record) == ["empty.txt"]


def test_a_file_that_is_gone_is_no_failure(record: Record, folder: Path) -> None:
    (folder / "empty.txt").unlink()
    record.build([folder])
    assert failed(record) == []


def test_a_file_that_is_gone_is_forgotten_by_any_build(record: Record, folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").unlink()
    other = tmp_path / "other.txt"
    other.write_text(REPORT.replace("Aldersund", "Norvik"), encoding="utf-8")
    record.build([other])
    assert failed(record) == []


def test_a_build_of_another_source_forgets_nothing_that_is_there(record: Record, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(REPORT.replace("Aldersund", "Norvik"), encoding="utf-8")
    record.build([other])
    assert failed(record) == ["empty.txt"]


def test_a_file_that_was_mended_is_no_failure(record: Record, folder: Path) -> None:
    (folder / "empty.txt").write_text(REPORT.replace("Aldersund", "Norvik"), encoding="utf-8")
    record.build([folder / "empty.txt"])
    assert failed(record) == []


def test_a_mistyped_name_is_listed_until_the_next_build(record: Record, folder: Path) -> None:
    record.build([folder / "godo.txt"])
    assert failed(record) == ["empty.txt", "godo.txt"]
    record.build([folder / "good.txt"])
    assert failed(record) == ["empty.txt"]


def test_lines_of_a_file_that_were_mended_are_no_failures(record: Record, tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"text": "It rained in Norvik on Friday."}\nno json\n', encoding="utf-8")
    record.build([lines])
    assert failed(record) == ["lines.jsonl#2", "empty.txt"]
    lines.write_text('{"text": "It rained in Norvik on Friday."}\n', encoding="utf-8")
    record.build([lines])
    assert failed(record) == ["empty.txt"]


def test_a_build_that_was_stopped_forgets_nothing(record: Record, folder: Path) -> None:
    (folder / "new.txt").write_text(REPORT.replace("Aldersund", "Norvik"), encoding="utf-8")
    (folder / "empty.txt").unlink()

    def stopping(function, pages):
        raise KeyboardInterrupt

    assert record.build([folder], map=stopping).interrupted
    assert failed(record) == ["empty.txt"]
