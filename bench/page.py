"""The table in ``docs/benchmarks.md``: our scores beside those of other systems."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.sets import SETS, STATEMENT_RIVALS, STATEMENTS, GoldSet, Measure

PAGE = Path(__file__).parents[1] / "docs/benchmarks.md"
HEAD = (
    "| set | documents | measured | measure | dateline | anchor | anchor's system |\n"
    "| --- | ---: | --- | --- | ---: | ---: | --- |"
)
SPEED_HEAD = (
    "| articles | words | build, s | spaCy alone, s | ratio | built again, s | peak memory, MB |\n"
    "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
)


def write_table(results: dict[str, Any], page: Path = PAGE) -> None:
    """Put the table of scores between its marks; the rest of the page is written by hand."""
    _replace("accuracy", table(results), page)
    _replace("rivals", rivals(results), page)


def rivals(results: dict[str, Any]) -> str:
    """Everybody's statements side by side: the systems that find quotations, ours, and a second person."""
    own: dict[str, float] = {}
    for result in results["sets"]:
        if result["set"] == "statements-polnear/dev":
            own = result.get("measures", {})
    lines = STATEMENT_RIVALS | {"**dateline**": tuple(own.get(measure.name) for measure in STATEMENTS)}
    head = [" | ".join(["| system", *(measure.name for measure in STATEMENTS)]) + " |"]
    rows = sorted(lines.items(), key=lambda line: line[1][1] or 0.0)
    return "\n".join([*head, "| --- |" + " ---: |" * len(STATEMENTS), *(_line(name, row) for name, row in rows)])


def _line(name: str, row: Sequence[float | None]) -> str:
    """One system's numbers."""
    return " | ".join([f"| {name}", *map(_shown, row)]) + " |"


def write_speed(lines: Sequence[dict[str, Any]], start: float, day: str, page: Path = PAGE) -> None:
    """Put the table of times between its marks."""
    rows = [
        f"| {line['articles']:,} | {line['words']:,} | {line['build']:.1f} | {line['bare']:.1f} | {line['ratio']:.2f} "
        f"| {line['again']:.2f} | {line['megabytes']:.0f} |"
        for line in lines
    ]
    opening = f"Measured on {day} with `make bench-speed`; `dateline --help` took {start:.2f} s."
    _replace("speed", "\n".join([opening, "", SPEED_HEAD, *rows]), page)


DATING_HEAD = (
    "| set | hidden | answered | coverage of the true day | with both ends | median width, days |\n"
    "| --- | ---: | ---: | ---: | ---: | ---: |"
)


def write_dating(results: Sequence[Any], page: Path = PAGE) -> None:
    """Put the table of inferred dates between its marks."""
    rows = [
        f"| {one.name} | {one.hidden} | {one.answered} | {100 * one.coverage:.1f} % | {one.bounded} "
        f"| {one.width if one.width is not None else '-'} |"
        for one in results
    ]
    _replace("dating", "\n".join([DATING_HEAD, *rows]), page)


def _replace(mark: str, content: str, page: Path) -> None:
    """Write what stands between two marks of a page anew."""
    start, end = f"<!-- {mark}: start -->", f"<!-- {mark}: end -->"
    before, rest = page.read_text(encoding="utf-8").split(start, 1)
    after = rest.split(end, 1)[1]
    page.write_text(f"{before}{start}\n{content}\n{end}{after}", encoding="utf-8")


def table(results: dict[str, Any]) -> str:
    """All results, in the order of the sets, under the command."""
    found = {result["set"]: result for result in results["sets"]}
    rows = [line for gold_set in SETS if gold_set.name in found for line in _rows(gold_set, found[gold_set.name])]
    return "\n".join([f"Last written on {results['date']} by `{results['command']}`.", "", HEAD, *rows])


def _rows(gold_set: GoldSet, result: dict[str, Any]) -> list[str]:
    """The lines of one set; its name and size stand in the first only."""
    size = f"{result['documents']}" + ("" if result["full"] or gold_set.sample is None else " (sample)")
    if "error" in result:
        return [f"| {gold_set.name} | {size} | {result['date']} | failed: {result['error']} | | | |"]
    lines = []
    for number, measure in enumerate(gold_set.measures):
        first = (gold_set.name, size, result["date"]) if number == 0 else ("", "", "")
        lines.append(_row(first, measure, result["measures"][measure.name]))
    return lines


def _row(first: tuple[str, str, str], measure: Measure, value: float | None) -> str:
    """One line of the table."""
    name = f"{measure.name} (fewer is better)" if measure.fewer_is_better else measure.name
    return f"| {' | '.join(first)} | {name} | {_shown(value)} | {_shown(measure.anchor)} | {measure.system or '–'} |"


def _shown(value: float | None) -> str:
    """A number to one place."""
    return "–" if value is None else f"{value:.1f}"
