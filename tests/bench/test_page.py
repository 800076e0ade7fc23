from pathlib import Path
from typing import Any

from bench.page import write_speed, write_table
from bench.sets import SETS

PAGE = (
    "# Benchmarks\n<!-- accuracy: start -->\nold\n<!-- accuracy: end -->\n"
    "<!-- rivals: start --><!-- rivals: end -->\n"
    "between\n<!-- speed: start --><!-- speed: end -->\nafter\n"
)


def results(**more: Any) -> dict[str, Any]:
    first = SETS[0]
    measures = {measure.name: 12.34 for measure in first.measures}
    row = {"set": first.name, "full": True, "documents": 7, "date": "2030-01-02", "measures": measures, **more}
    return {"date": "2030-01-02", "command": "python -m bench.accuracy", "sets": [row]}


def test_only_what_stands_between_the_marks_is_written_anew(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE)
    write_table(results(), page)
    text = page.read_text()
    assert "| GenderGapTracker rules" in text
    assert "old" not in text and text.endswith("after\n")
    assert f"| {SETS[0].name} | 7 | 2030-01-02 | {SETS[0].measures[0].name} | 12.3 |" in text


def test_a_set_that_failed_is_shown_as_failed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE)
    write_table(results(error="no such column"), page)
    assert "failed: no such column" in page.read_text()


def test_speed_has_its_own_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE)
    line = {"articles": 10, "words": 5000, "build": 3.0, "bare": 2.0, "ratio": 1.5, "again": 0.1, "megabytes": 400.0}
    write_speed([line], 0.3, "2030-01-02", page)
    assert "| 10 | 5,000 | 3.0 | 2.0 | 1.50 | 0.10 | 400 |" in page.read_text()
