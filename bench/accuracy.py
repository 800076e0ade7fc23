"""Accuracy: builds every set with gold through the public API and runs the shared scorers.

    python -m bench.accuracy [--full] [--set NAME]... [--shared ../shared] [--jobs N]

Writes ``bench/results.json`` and the table in ``docs/benchmarks.md``; ends with 1 when a floor of ``bench/floors.json``
is missed. ``--pin`` raises floors to what was reached, ``--lower WHY`` sets them even where that is less.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.floors import lowered, misses, raised, read_floors, write_floors
from bench.gold import folder_of
from bench.measure import measure
from bench.page import write_table
from bench.sets import SETS, GoldSet

RESULTS = Path(__file__).with_name("results.json")
SHARED = Path(__file__).parents[2] / "shared"
Result = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; 1 when a floor is missed or a set cannot be measured."""
    options = parser().parse_args(arguments)
    if not (options.shared / "data").is_dir():
        print(f"{options.shared}/data is not here: accuracy is not measured")
        return 0
    wanted = [one for one in SETS if not options.set or one.name.startswith(tuple(options.set))]
    results = [report(one, options) for one in wanted if folder_of(one, options.shared / "data").is_dir()]
    keep(results, options)
    floors = read_floors()
    missed = [line for result in results for line in misses(result, floors)]
    if options.pin or options.lower:
        for result in (one for one in results if "error" not in one):
            floors = lowered(result, floors, options.lower) if options.lower else raised(result, floors)
        write_floors(floors)
        missed = []
    missed += [f"{result['set']}: {result['error']}" for result in results if "error" in result]
    print("\n".join(missed) if missed else "no floor is missed")
    return 1 if missed else 0


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--full", action="store_true", help="whole sets, not samples of the large ones")
    made.add_argument("--set", action="append", default=[], metavar="NAME", help="only sets whose name starts so")
    made.add_argument("--shared", type=Path, default=SHARED, help="folder with data/ and scorers/")
    made.add_argument("--jobs", type=int, default=0, help="worker processes of the build")
    made.add_argument("--pin", action="store_true", help="raise the floors to what was reached")
    made.add_argument("--lower", metavar="WHY", help="set the floors to what was reached, and say why they may fall")
    return made


def report(gold_set: GoldSet, options: argparse.Namespace) -> Result:
    """Measure a set and print its numbers; a set that fails is a result with an error."""
    print(f"{gold_set.name} ...", end=" ", flush=True)
    try:
        result = measure(gold_set, options.shared, full=options.full, jobs=options.jobs)
    except Exception as err:  # noqa: BLE001  one broken set must not hide the scores of the others
        told = err.stderr if isinstance(err, subprocess.CalledProcessError) else str(err)
        line = (told.strip().splitlines() or [type(err).__name__])[-1]
        print(f"failed: {line}")
        return {"set": gold_set.name, "full": options.full, "documents": 0, "gold": "", "measures": {}, "error": line}
    shown = ", ".join(f"{name} {value}" for name, value in result["measures"].items())
    print(f"{result['documents']} documents, {result['seconds']} s: {shown}")
    return result


def keep(results: list[Result], options: argparse.Namespace) -> None:
    """Write the results; sets that were not measured this time keep their old ones."""
    before = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {"sets": []}
    today = datetime.now(UTC).date().isoformat()
    held = {result["set"]: result for result in (*before["sets"], *({**result, "date": today} for result in results))}
    now = {
        "date": today,
        "command": "python -m bench.accuracy" + (" --full" if options.full else ""),
        "sets": [held[one.name] for one in SETS if one.name in held],
    }
    RESULTS.write_text(json.dumps(now, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    write_table(now)


if __name__ == "__main__":
    sys.exit(main())
