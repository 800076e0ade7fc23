"""`dateline review`: commands and a loop that asks, with and without a terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dateline import Record

FERRY = """Ferry sinks off Aldersund

4 June 2022

{} people were killed when a ferry sank on Friday. "The sea was calm," Minister Lena Hartig said in Aldersund.
"""


def dateline(*arguments: str | Path, folder: Path, keys: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, as a user does; ``keys`` are what is typed."""
    return subprocess.run(
        [sys.executable, "-c", "from dateline.cli import main; main()", *map(str, arguments)],
        cwd=folder, capture_output=True, text=True, check=False, input=keys,
        env={**os.environ, "COLUMNS": "160", "NO_COLOR": "1"},
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, count in (("one", "Some 120"), ("two", "Some 310")):
        (tmp_path / f"{name}.txt").write_text(FERRY.format(count), encoding="utf-8")
    done = dateline("build", "one.txt", "two.txt", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    return tmp_path


def rows(folder: Path, table: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(dateline(table, "--json", folder=folder).stdout)
    return found


def test_the_list_says_what_to_look_at_and_why(folder: Path) -> None:
    shown = dateline("review", "list", folder=folder)
    assert shown.returncode == 0, shown.stderr
    assert "reports disagree" in shown.stdout
    found = json.loads(dateline("review", "list", "record.db", "--json", folder=folder).stdout)
    assert found[0]["table"] == "conflicts" and found[0]["row"] == rows(folder, "conflicts")[0]["id"]


def test_the_acts_are_logged_shown_and_taken_back(folder: Path) -> None:
    conflict = str(rows(folder, "conflicts")[0]["id"])
    done = dateline("review", "reject", conflict, "--note", "two ferries", "--by", "ana", folder=folder)
    assert done.returncode == 0, done.stderr
    decision = done.stdout.split()[0]
    assert "reject conflict" in done.stdout
    assert rows(folder, "conflicts") == []
    log = dateline("review", "log", folder=folder).stdout
    assert "two ferries" in log and "ana" in log and "holds" in log
    assert "withdrawn" in dateline("review", "undo", decision, folder=folder).stdout
    assert str(rows(folder, "conflicts")[0]["id"]) == conflict


def test_entities_and_dates(folder: Path) -> None:
    entity, article = str(rows(folder, "entities")[0]["id"]), str(rows(folder, "articles")[0]["id"])
    assert "rename entity" in dateline("review", "rename", entity, "Holt, Jan", folder=folder).stdout
    assert "Holt, Jan" in dateline("entities", folder=folder).stdout
    assert "date report" in dateline("review", "date", article, "2022-06-05", "--by", "ana", folder=folder).stdout
    shown = dateline("show", article, folder=folder).stdout
    assert "2022-06-05" in shown and "decided by ana: date report" in shown


def test_decisions_go_to_a_colleague(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    conflict = str(rows(folder, "conflicts")[0]["id"])
    dateline("review", "reject", conflict, folder=folder)
    assert "1 decisions written" in dateline("review", "export", "ours.jsonl", folder=folder).stdout
    other = tmp_path_factory.mktemp("other")
    for name in ("one.txt", "two.txt", "ours.jsonl"):
        (other / name).write_bytes((folder / name).read_bytes())
    dateline("build", "one.txt", "two.txt", folder=other)
    assert "1 decisions taken over" in dateline("review", "import", "ours.jsonl", folder=other).stdout
    assert rows(other, "conflicts") == []


def test_the_loop_shows_the_words_and_takes_keys(folder: Path) -> None:
    asked = dateline("review", "record.db", folder=folder, keys="x\nn\ntwo ferries\nr\nq\n")
    assert asked.returncode == 0, asked.stderr
    assert "Some 310 people were killed" in asked.stdout
    assert "\x1b" not in asked.stdout
    assert "it is right as it stands" in asked.stdout  # x is no key: the help
    assert "1 decisions kept and applied" in asked.stdout
    assert rows(folder, "conflicts") == []
    with Record.open(folder / "record.db") as record:
        assert [(row.kind, row.note) for row in record.decisions()] == [("reject", "two ferries")]


def test_the_loop_takes_back_and_stops_at_the_end_of_input(folder: Path) -> None:
    asked = dateline("review", folder=folder, keys="r\nu\n")
    assert asked.returncode == 0, asked.stderr
    assert "withdrawn" in asked.stdout
    assert asked.stdout.count("reports disagree") == 2  # the cell is shown again
    assert rows(folder, "conflicts")


def test_a_mistake_in_the_loop_is_said_and_asked_again(folder: Path) -> None:
    asked = dateline("review", folder=folder, keys="m\nnobody\ns\nq\n")
    assert "no row has the id 'nobody'" in asked.stdout
    assert asked.returncode == 0


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("review", "reject", "zz"), "dateline: no row has the id 'zz'"),
        (("review", "undo", "zz"), "dateline: 0 decisions have an id that begins with 'zz'"),
        (("review", "import", "none.jsonl"), "dateline: none.jsonl: No such file or directory; name a file that"),
        (("review", "none.db"), "dateline: none.db: no record there"),
    ],
)
def test_an_error_is_one_line_with_a_remedy(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    done = dateline(*arguments, folder=folder)
    assert said in done.stderr and "Traceback" not in done.stderr
    assert done.returncode == 1


def test_versions_of_a_page_are_shown_in_words(folder: Path) -> None:
    (folder / "one.txt").write_text(FERRY.format("At least 125") + "Divers search the wreck.\n", encoding="utf-8")
    assert dateline("build", "one.txt", folder=folder).returncode == 0
    article = next(str(row["id"]) for row in rows(folder, "articles") if row["origin"] == "one.txt")
    shown = dateline("show", article, "--revisions", folder=folder).stdout
    assert "version 1 of one.txt" in shown
    assert "~ [-Some 120-]{+At least 125+} people were killed" in shown
    assert "+ Divers search the wreck." in shown
    (row,) = json.loads(dateline("show", article, "--revisions", "--json", folder=folder).stdout)
    assert row["number"] == 1
    other = next(str(row["id"]) for row in rows(folder, "articles") if row["origin"] == "two.txt")
    assert "no earlier version" in dateline("show", other, "--revisions", folder=folder).stdout
