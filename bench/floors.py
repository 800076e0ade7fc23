"""Scores that must not fall: ``bench/floors.json``, pinned to the gold that they were measured on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench.sets import SETS

FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.5  # per cent: libraries round differently from release to release
Result = dict[str, Any]
Floors = dict[str, dict[str, Any]]
FEWER = {(gold_set.name, measure.name) for gold_set in SETS for measure in gold_set.measures if measure.fewer_is_better}


def read_floors(path: Path = FLOORS) -> Floors:
    """The floors as pinned; none if there is no file."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors."""
    path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def key(result: Result) -> str:
    """Under which name a result's floors stand: a sample and the whole set have their own."""
    return f"{result['set']} ({'full' if result['full'] else 'sample'})"


def misses(result: Result, floors: Floors) -> list[str]:
    """What falls below its floor, in words. A floor on other gold is a miss too: it has to be pinned anew."""
    pinned = floors.get(key(result))
    if pinned is None:
        return []
    if pinned["gold"] != result["gold"]:
        return [f"{key(result)}: the gold has changed ({pinned['gold']} to {result['gold']}); pin its floors anew"]
    return [
        f"{key(result)}: {name} is {_shown(result['measures'].get(name))}, its floor {floor}"
        for name, floor in pinned["measures"].items()
        if _worse(result["set"], name, result["measures"].get(name), floor)
    ]


def raised(result: Result, floors: Floors) -> Floors:
    """The floors with this result's scores where they are better; floors on other gold are replaced."""
    old = floors.get(key(result), {})
    kept = old.get("measures", {}) if old.get("gold") == result["gold"] else {}
    measures = dict(kept)
    for name, value in result["measures"].items():
        if value is not None:
            floor = round(value + (SLACK if (result["set"], name) in FEWER else -SLACK), 2)
            if name not in kept or not _worse(result["set"], name, floor, kept[name]):
                measures[name] = floor
    return {**floors, key(result): {**old, "gold": result["gold"], "measures": measures}}


def lowered(result: Result, floors: Floors, why: str) -> Floors:
    """The floors with this result's scores, better or worse, and the reason."""
    fresh = {name: floor for name, floor in floors.items() if name != key(result)}
    pinned = raised(result, fresh)
    pinned[key(result)]["lowered"] = [*floors.get(key(result), {}).get("lowered", []), why]
    return pinned


def _worse(gold_set: str, name: str, value: float | None, floor: float) -> bool:
    """Is a score on the wrong side of its floor?"""
    if value is None:
        return True
    return value > floor if (gold_set, name) in FEWER else value < floor


def _shown(value: float | None) -> str:
    """A score for a sentence."""
    return "missing" if value is None else f"{value:g}"
