"""What changed between two versions of a page, in words, and all versions in order."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dateline import Record
from dateline.views.revisions import edits

BEFORE = "Ferry sinks\n\nAbout 40 people were killed when a ferry sank on Friday, police said. The captain was held.\n"


@pytest.mark.parametrize(
    "after, changes",
    [
        (BEFORE, []),
        (BEFORE.replace(" ", "  "), []),
        (BEFORE.replace(" The captain was held.", ""), [("cut", "The captain was held.", None)]),
        (BEFORE + "Divers search the wreck.\n", [("added", None, "Divers search the wreck.")]),
        (
            BEFORE.replace("About 40", "At least 43"),
            [
                (
                    "reworded",
                    "About 40 people were killed when a ferry sank on Friday, police said.",
                    "At least 43 people were killed when a ferry sank on Friday, police said.",
                )
            ],
        ),
        (
            BEFORE.replace("The captain was held.", "Divers search the wreck."),
            [("cut", "The captain was held.", None), ("added", None, "Divers search the wreck.")],
        ),
        (
            "",
            [
                ("cut", "Ferry sinks", None),
                ("cut", "About 40 people were killed when a ferry sank on Friday, police said.", None),
                ("cut", "The captain was held.", None),
            ],
        ),
    ],
)
def test_what_was_cut_added_and_reworded(after: str, changes: list[tuple[str, str | None, str | None]]) -> None:
    found = list(edits(BEFORE, after))
    assert [(edit.kind, edit.before and edit.before.text, edit.after and edit.after.text) for edit in found] == changes
    for edit in found:
        for passage, text in ((edit.before, BEFORE), (edit.after, after)):
            assert passage is None or text[passage.start : passage.end] == passage.text


def test_a_huge_page_is_compared_at_once() -> None:
    lines = [f"Line {number % 700} of the page says something.\n" for number in range(20_000)]
    started = time.perf_counter()
    assert len(list(edits("".join(lines), "".join(lines[5:]) + "The end.\n"))) >= 2
    assert time.perf_counter() - started < 10


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "page.txt"


def test_all_versions_are_kept_in_order_also_one_that_came_back(tmp_path: Path, page: Path) -> None:
    texts = [BEFORE.replace("40", count) for count in ("40", "43", "40", "47")]
    with Record.open(tmp_path / "record.db") as record:
        for text in texts:
            page.write_text(text, encoding="utf-8")
            assert record.build([page]).read == 1
        rows = record.revisions()
        (article,) = record.articles()
        assert [row.text for row in rows] == texts[:-1]
        assert [row.number for row in rows] == [1, 2, 3]
        assert {row.article for row in rows} == {article.id}
        assert [row.edits[0].after.text for row in rows] == [
            text.splitlines()[2].split(". ")[0] + "." for text in texts[1:]
        ]
        assert record.revisions(article.id) == rows
        record.build([page], again=True)
        assert record.revisions() == rows


def test_a_record_from_before_versions_were_numbered_keeps_them(tmp_path: Path, page: Path) -> None:
    path = tmp_path / "record.db"
    with Record.open(path) as record:
        for count in ("40", "43"):
            page.write_text(BEFORE.replace("40", count), encoding="utf-8")
            record.build([page])
        rows = record.revisions()
        assert len(rows) == 1
    _as_it_was(path)
    with Record.open(path) as record:
        record.build([page])
        assert record.revisions() == rows


def _as_it_was(path: Path) -> None:
    """Turn a record back into the first version of the file format."""
    import sqlite3

    with sqlite3.connect(path) as file:
        file.execute("DROP TABLE revisions")
        file.execute(
            "CREATE TABLE revisions (article VARCHAR PRIMARY KEY, origin TEXT, replaced_by VARCHAR, body BLOB)"
        )
        file.execute("INSERT INTO revisions SELECT article, origin, '', body FROM earlier")
        file.execute("DROP TABLE earlier")
        file.execute("DROP TABLE decided")
        file.execute("ALTER TABLE claims DROP COLUMN fixed_body")
        file.execute("UPDATE facts SET value = '1' WHERE name = 'migrations'")
        file.execute("UPDATE facts SET value = 'as it was' WHERE name = 'shape'")
    file.close()
