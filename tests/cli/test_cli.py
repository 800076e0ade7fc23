"""Commands are parse, call, print; an error is one line."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from starlette.testclient import TestClient

from dateline.cli.printing import amount
from dateline.cli.serve import hosts_for
from dateline.record import Record
from dateline.web import create_app

REPORT = """Envoys sign ceasefire in Korvath

3 June 2022

KORVATH — The two sides signed a ceasefire on Thursday, a mediator said. "The guns are silent," Lena Hartig said.
More than 40 people were killed in May, according to the ministry.
"""
VIEWS = ["timeline", "talks", "statements", "figures", "positions", "conflicts", "stories", "entities", "articles"]
VIEWS += ["copies"]


def dateline(*arguments: str | Path, folder: Path, columns: int = 160) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, as a user does."""
    return subprocess.run(
        [sys.executable, "-c", "from dateline.cli import main; main()", *map(str, arguments)],
        cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, "COLUMNS": str(columns)},
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("desk")
    (found / "report.txt").write_text(REPORT, encoding="utf-8")
    (found / "broken.txt").write_text("", encoding="utf-8")
    done = dateline("build", "report.txt", "broken.txt", folder=found)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("record.db: 1 reports (1 read, 0 known already, 1 not read)")
    assert done.stderr.startswith("not read: broken.txt: ")
    return found


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_prints_a_table_and_json(folder: Path, view: str) -> None:
    table, rows = dateline(view, folder=folder), dateline(view, "--json", folder=folder)
    assert table.returncode == rows.returncode == 0, table.stderr + rows.stderr
    assert table.stdout
    assert isinstance(json.loads(rows.stdout), list)


def test_tables_are_as_wide_as_asked_and_the_best_known_come_first(folder: Path) -> None:
    lines = dateline("entities", folder=folder, columns=72).stdout.splitlines()
    assert max(map(len, lines)) <= 72
    counts = [tuple(map(int, found[0].split("/"))) for line in lines if (found := re.findall(r"\b\d+/\d+\b", line))]
    assert counts == sorted(counts, reverse=True)


def test_views_take_the_record_by_name(folder: Path) -> None:
    assert "ceasefire" in dateline("timeline", "record.db", folder=folder).stdout
    assert "Lena Hartig" in dateline("statements", folder=folder).stdout


def test_search_show_brief_export_and_report(folder: Path) -> None:
    assert "ceasefire" in dateline("search", "ceasefire", folder=folder).stdout
    assert dateline("search", "zebra", folder=folder).stdout == "nothing found\n"
    row = json.loads(dateline("statements", "--json", folder=folder).stdout)[0]
    assert row["content"][0]["text"][:20] in dateline("show", row["id"], folder=folder).stdout
    assert dateline("brief", folder=folder).stdout.strip()
    assert "files written to out" in dateline("export", "out", folder=folder).stdout
    assert (folder / "out" / "statements.jsonl").read_text(encoding="utf-8")
    assert dateline("report", "-o", "all.html", folder=folder).returncode == 0
    assert "Lena Hartig" in (folder / "all.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("timeline", "none.db"), "dateline: none.db: no record there; make one with"),
        (("statements", "--entity", "Nobody"), "no entity is called 'Nobody'; `dateline entities` lists them"),
        (("figures", "--since", "soon"), "dateline: 'soon' is no day; write 2021, 2021-03 or 2021-03-24"),
        (("stories", "--kind", "x"), "dateline: stories have no kinds; leave --kind out"),
        (("show", "zz"), "dateline: no row has the id 'zz'"),
        (("export", "out", "--format", "xml"), "dateline: no format is called 'xml'; there are jsonl, csv"),
        (("build", "nowhere.txt"), "not read: nowhere.txt: "),
    ],
)
def test_an_error_is_one_line_with_a_remedy(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    done = dateline(*arguments, folder=folder)
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == (0 if arguments[0] == "build" else 1)


def test_help_answers_at_once(folder: Path) -> None:
    dateline("--help", folder=folder)
    started = time.perf_counter()
    done = dateline("--help", folder=folder)
    # Half a second is the promise; a busy test machine gets some air.
    assert time.perf_counter() - started < 1.5
    for view in VIEWS:
        assert view in done.stdout


def test_a_page_cannot_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "hostile.txt").write_text("Red \x1b[31m alert [bold]said\n\n3 June 2022\n\nIt rained.\n")
    dateline("build", "hostile.txt", folder=tmp_path)
    shown = dateline("search", "alert", folder=tmp_path).stdout
    assert "\x1b" not in shown
    assert "[bold]said" in shown


def test_verbose_may_stand_anywhere_and_shows_the_traceback(folder: Path) -> None:
    for arguments in (("--verbose", "timeline", "none.db"), ("timeline", "none.db", "--verbose")):
        failed = dateline(*arguments, folder=folder)
        assert (failed.returncode, failed.stderr.startswith("Traceback")) == (1, True)


def test_a_report_into_no_folder_is_one_line(folder: Path) -> None:
    failed = dateline("report", "-o", "nowhere/a.html", folder=folder)
    assert (failed.returncode, failed.stderr.count("\n")) == (1, 1)
    assert failed.stderr.startswith("dateline: nowhere/a.html: ")


@pytest.mark.parametrize(
    ("host", "asked", "answered"),
    [
        ("127.0.0.1", "localhost", True),
        ("127.0.0.1", "evil.example", False),
        ("192.0.2.7", "192.0.2.7", True),
        ("192.0.2.7", "evil.example", False),
        ("::1", "[::1]", True),
        ("Desk.local", "desk.local", True),
        ("0.0.0.0", "desk.local", True),
    ],
)
def test_pages_answer_under_the_address_that_they_are_served_on(
    folder: Path, host: str, asked: str, *, answered: bool
) -> None:
    with Record.open(folder / "record.db") as record:
        client = TestClient(create_app(record, hosts=hosts_for(host)), base_url=f"http://{asked}:8321")
        assert (client.get("/stories").status_code == 200) is answered


def test_an_amount_prints_its_unit_once() -> None:
    shown = {"$2 million": "dollar", "6.5 per cent": "percent", "about 3.5 billion euros a year": "euro per year"}
    for words, unit in shown.items():
        assert amount(SimpleNamespace(span=SimpleNamespace(text=words), unit=unit)) == words
    assert amount(SimpleNamespace(span=SimpleNamespace(text="3.2m"), unit="metre")) == "3.2m metre"
