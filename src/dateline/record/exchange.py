"""Decisions as JSON Lines, so that colleagues share them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from dateline.decisions import days_of
from dateline.decisions.ruling import NOUNS
from dateline.errors import BadDecision, DatelineError
from dateline.model.decisions import Decision


def write_decisions(path: Path, decisions: Iterable[Decision]) -> int:
    """One decision a line; how many."""
    lines = [msgspec.json.encode(decision) for decision in decisions]
    try:
        path.write_bytes(b"".join(line + b"\n" for line in lines))
    except OSError as err:
        raise BadDecision(f"{path}: {err.strerror}", remedy="name a file that can be written") from err
    return len(lines)


def read_decisions(path: Path) -> Iterator[Decision]:
    """The decisions of a file; raises BadDecision for a line that holds none."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError as err:
        raise BadDecision(f"{path}: {err.strerror}", remedy="name a file that `dateline review export` wrote") from err
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _checked(msgspec.json.decode(line, type=Decision))
            except (msgspec.DecodeError, UnicodeDecodeError, ValueError, DatelineError) as err:
                problem = err.problem if isinstance(err, DatelineError) else str(err)
                remedy = "take the file as `dateline review export` wrote it"
                raise BadDecision(f"{path}, line {number}: no decision: {problem}", remedy=remedy) from err


def _checked(decision: Decision) -> Decision:
    """A decision that makes sense."""
    subjects = len(decision.subjects)
    if decision.table not in NOUNS or not all(one.quotes for one in decision.subjects) or not decision.at:
        raise BadDecision("a table, the words quoted or the time is missing")
    if subjects != 2 if decision.kind in {"same", "different"} else not subjects:
        raise BadDecision(f"{subjects} subjects")
    if decision.kind == "date":
        days_of(decision.value or "")
    return decision
