"""One set: build its record through the public API, export it, and ask the shared scorer."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.chains import score_chains
from bench.copies import make_copies, score
from bench.gold import gold_digest, write_sample
from bench.sets import GoldSet

Report = dict[str, Any]


def measure(gold_set: GoldSet, shared: Path, *, full: bool, jobs: int = 0) -> Report:
    """The set's result: its numbers in per cent, the scorer's report, the gold's digest and the seconds it took."""
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as place:
        folder = Path(place)
        documents = write_sample(gold_set, shared / "data", folder / "gold", full=full)
        if gold_set.scorer == "copies":
            documents = make_copies(folder / "gold")
        started = time.perf_counter()
        predictions = _names(folder) if gold_set.scorer == "names" else _record(folder, shared, jobs)
        seconds = time.perf_counter() - started
        values = _score(gold_set, shared, folder / "gold", predictions)
        digest = gold_digest(folder / "gold")
    return {
        "set": gold_set.name,
        "full": full,
        "documents": documents or values["pairs"]["gold"],
        "gold": digest,
        "seconds": round(seconds, 1),
        "measures": {measure.name: percent(values, measure.path) for measure in gold_set.measures},
        "report": values,
    }


def _score(gold_set: GoldSet, shared: Path, gold: Path, predictions: Path) -> Report:
    """The report of the set's scorer: a shared one, or our own for the sets that are made here."""
    if gold_set.scorer == "copies":
        return score(gold, predictions)
    if gold_set.scorer == "chains":
        scorer = shared / "scorers/score_coreference.py"
        chains: Report = score_chains(gold, predictions, lambda *where: json.loads(_run(scorer, *where, "--json")))
        return chains
    report: Report = json.loads(_run(shared / f"scorers/score_{gold_set.scorer}.py", gold, predictions, "--json"))
    return report


def percent(report: Report, path: tuple[str, ...]) -> float | None:
    """A number of a report in per cent; None where the report has no such number."""
    value: Any = report
    for key in path:
        if not isinstance(value, dict) or key not in value:
            return None
        value = value[key]
    return round(100 * float(value), 2) if isinstance(value, int | float) else None


def _record(folder: Path, shared: Path, jobs: int) -> Path:
    """Build and export the record of the set's documents."""
    from dateline import Record

    _run(shared / "scorers/materialise.py", folder / "gold", folder / "in")
    record = Record.open(folder / "record.db")
    record.build([folder / "in"], jobs=jobs)
    record.export(folder / "out")
    return folder / "out"


def _names(folder: Path) -> Path:
    """Pairs of names have no documents: the comparison that entity resolution uses answers them."""
    from dateline.link.entities import same_name

    answers = folder / "names.jsonl"
    with answers.open("w", encoding="utf-8") as lines:
        for line in (folder / "gold/gold.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            score = same_name(row["left"], row["right"], row["kind"]).score
            print(json.dumps({"table": "names", "id": row["id"], "same": score >= _same()}), file=lines)
    return answers


def _same() -> float:
    """From which score on entity resolution takes two names for one."""
    from dateline.link.entities.names import SAME

    return float(SAME)


def _run(script: Path, *arguments: object) -> str:
    """What a script of ``shared/scorers`` prints."""
    command = [sys.executable, str(script), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
