"""Chains of people, bodies and places over gold mentions, beside mentions joined by their last word.

A gold mention takes the entity of our mention on it, or else of ours that ends with the same word: gold marks "man"
where the record marks "a 22-year-old man". The shared scorer then counts all three: ours, and the baselines.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Score = Callable[[Path, Path], Row]
KINDS = frozenset({"person", "organization", "place"})
OVERLAP = 0.5


def score_chains(gold: Path, predictions: Path, score: Score) -> Row:
    """The scorer's report for our chains and for the two baselines, by name."""
    wanted = [row for row in _rows(gold / "gold.jsonl") if row["table"] == "mentions" and row["kind"] in KINDS]
    kept = gold.with_name("gold-chains")
    kept.mkdir(exist_ok=True)
    (kept / "documents.jsonl").write_bytes((gold / "documents.jsonl").read_bytes())
    _write(kept / "gold.jsonl", wanted)
    document = {row["id"]: Path(row["origin"]).stem for row in _rows(predictions / "articles.jsonl")}
    story = {document[one]: row["id"] for row in _rows(predictions / "stories.jsonl") for one in row["articles"]}
    ours = _entities(wanted, _rows(predictions / "mentions.jsonl"), document)
    systems: dict[str, Mapping[str, object]] = {
        "ours": ours,
        "head match": {row["id"]: _head(row) for row in wanted},
        "head match in story": {row["id"]: f"{story.get(_article(row), _article(row))} {_head(row)}" for row in wanted},
    }
    report: Row = {}
    for name, chains in systems.items():
        given = kept / f"{name.replace(' ', '-')}.jsonl"
        _write(given, ({**row, "entity": chains.get(row["id"])} for row in wanted))
        report[name] = score(kept, given)
    return report


def _entities(wanted: Iterable[Row], found: Iterable[Row], document: Mapping[str, str]) -> dict[str, object]:
    """The entity of every gold mention."""
    by_article: dict[str, list[Row]] = {}
    for row in found:
        if row.get("entity"):
            by_article.setdefault(document[row["span"]["article"]], []).append(row)
    chosen = ((row["id"], _partner(row["span"], by_article.get(_article(row), []))) for row in wanted)
    return {name: partner["entity"] for name, partner in chosen if partner}


def _partner(span: Row, found: list[Row]) -> Row | None:
    """Our mention on a gold mention, or the one that fits it best of those that end with the same word."""
    best = max(found, key=lambda row: _likeness(span, row["span"]), default=None)
    if best and _likeness(span, best["span"]) >= OVERLAP:
        return best
    ends = [row for row in found if span["end"] in {row["span"]["end"], row["head"]["end"]}]
    return max(ends, key=lambda row: _likeness(span, row["span"]), default=None)


def _likeness(left: Row, right: Row) -> float:
    """Shared characters over covered characters."""
    shared = max(0, int(min(left["end"], right["end"]) - max(left["start"], right["start"])))
    return float(shared / (left["end"] - left["start"] + right["end"] - right["start"] - shared))


def _head(row: Row) -> str:
    return str(row["span"]["text"].lower().split()[-1])


def _article(row: Row) -> str:
    return str(row["span"]["article"])


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _write(path: Path, rows: Iterable[Row]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
