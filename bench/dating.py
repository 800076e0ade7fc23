"""Dating: hides the dates of a seeded third of dated sets, builds the record, and compares what was inferred.

    python -m bench.dating [--seed 7] [--shared ../shared] [--jobs N]

Coverage is the share of answers that hold the true day; the width of an answer is its number of days, of those with
both ends. What would give the day away goes with it: the address, and a line that is nothing but the date. Writes the
table in ``docs/benchmarks.md``.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.accuracy import SHARED
from bench.page import write_dating

SETS = ("stories-neus2021", "timeline-semeval2015")
DATE_LINE = re.compile(r"^[A-Z][a-z]+ \d{1,2}, \d{4}\s*$\n?", re.MULTILINE)
Row = dict[str, Any]


@dataclass(frozen=True)
class Result:
    """How well the hidden days of a set were found; the width is None where no answer had both ends."""

    name: str
    hidden: int
    answered: int
    covered: int
    bounded: int
    width: float | None

    @property
    def coverage(self) -> float:
        """The share of answers that hold the true day."""
        return self.covered / self.answered if self.answered else 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line."""
    options = parser().parse_args(arguments)
    if not (options.shared / "data").is_dir():
        print(f"{options.shared}/data is not here: dating is not measured")
        return 0
    results = [measure(options.shared / "data" / name, options.seed, options.jobs) for name in SETS]
    for result in results:
        print(f"{result} coverage {result.coverage:.3f}")
    write_dating(results)
    return 0


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--seed", type=int, default=7, help="which third is hidden")
    made.add_argument("--shared", type=Path, default=SHARED, help="folder with data/")
    made.add_argument("--jobs", type=int, default=0, help="worker processes of the build")
    return made


def measure(folder: Path, seed: int, jobs: int) -> Result:
    """Build the set with a third of its dates hidden."""
    from dateline import Record

    with tempfile.TemporaryDirectory(prefix="dateline-dating-") as place:
        hidden = write(folder, Path(place) / "in", random.Random(seed))
        record = Record.open(Path(place) / "record.db")
        record.build([Path(place) / "in"], jobs=jobs)
        record.export(Path(place) / "out")
        lines = (Path(place) / "out/articles.jsonl").read_text(encoding="utf-8").splitlines()
    rows = {Path(row["origin"]).stem: row for row in map(json.loads, lines)}
    return compared(folder.name, {rows[name]["id"]: (rows[name]["published"], day) for name, day in hidden.items()})


def documents(folder: Path) -> Iterator[Row]:
    """The dated documents of a set."""
    for path in sorted(folder.glob("**/documents.jsonl")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.strip() and (row := json.loads(line)).get("published"):
                yield row


def write(folder: Path, target: Path, chance: random.Random) -> dict[str, str]:
    """Write the documents as files with sidecars; the true days of those whose date is hidden."""
    target.mkdir()
    hidden = {}
    for row in documents(folder):
        name, day, text = row["id"].replace("/", "_"), str(row["published"])[:10], row["text"]
        sidecar = {key: row[key] for key in ("title", "outlet") if row.get(key)}
        if chance.random() < 1 / 3:
            hidden[name] = day
            text = DATE_LINE.sub("", text, count=1)
        else:
            sidecar["published"] = day
        (target / f"{name}.txt").write_text(text, encoding="utf-8")
        (target / f"{name}.txt.meta.json").write_text(json.dumps(sidecar), encoding="utf-8")
    return hidden


def compared(name: str, answers: dict[str, tuple[Row | None, str]]) -> Result:
    """What was inferred beside the true days."""
    known = [(when, day) for when, day in answers.values() if when]
    covered = [day for when, day in known if (when["start"] or "") <= day < (when["end"] or "9999")]
    widths = [width for when, _ in known if (width := days_in(when)) is not None]
    width = statistics.median(widths) if widths else None
    return Result(name, len(answers), len(known), len(covered), len(widths), width)


def days_in(when: Row) -> int | None:
    """How many days an interval has; None if an end is open."""
    if not (when["start"] and when["end"]):
        return None
    return (date.fromisoformat(when["end"]) - date.fromisoformat(when["start"])).days


if __name__ == "__main__":
    raise SystemExit(main())
