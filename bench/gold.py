"""A set's gold on disk, whole or as a seeded sample, and its digest."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.sets import GoldSet

SEED = "dateline-1"
Row = dict[str, Any]


def folder_of(gold_set: GoldSet, data: Path) -> Path:
    """Where the set lies; what stands after a space in its name tells twins apart."""
    return data / gold_set.name.split()[0]


def write_sample(gold_set: GoldSet, data: Path, target: Path, *, full: bool) -> int:
    """Write the documents and gold rows that are measured; how many documents they are."""
    target.mkdir(parents=True)
    parts = _parts(folder_of(gold_set, data))
    documents = [row for part in parts for row in _rows(part / "documents.jsonl")]
    gold = [row for part in parts for row in _rows(part / "gold.jsonl")]
    chosen = {row["id"] for row in documents} if full else _choose(gold_set, documents, gold)
    _write(target / "documents.jsonl", (row for row in documents if row["id"] in chosen))
    _write(target / "gold.jsonl", (row for row in gold if set(_articles(row)) <= chosen))
    for part in parts:
        if (part / "html").is_dir():
            shutil.copytree(part / "html", target / "html", dirs_exist_ok=True)
    return len(chosen)


def gold_digest(folder: Path) -> str:
    """The first digits of a hash over documents and gold, so that a score is compared with its like only."""
    whole = hashlib.sha256()
    for name in ("documents.jsonl", "gold.jsonl"):
        whole.update((folder / name).read_bytes())
    return whole.hexdigest()[:12]


def _choose(gold_set: GoldSet, documents: list[Row], gold: list[Row]) -> set[str]:
    """The sample: groups in the order of a hash, so that a set which grows keeps most of its sample."""
    group_of = _groups(gold_set, documents, gold)
    groups = sorted(set(group_of.values()), key=lambda group: hashlib.sha256(f"{SEED}{group}".encode()).digest())
    kept = set(groups[: gold_set.sample])
    return {name for name, group in group_of.items() if group in kept}


def _groups(gold_set: GoldSet, documents: list[Row], gold: list[Row]) -> dict[str, str]:
    """What every document is drawn with: itself, its topic or its story."""
    if gold_set.group == "topic":
        return {row["id"]: row["topic"] for row in documents}
    if gold_set.group == "story":
        return {name: row["id"] for row in gold if row["table"] == "stories" for name in row["articles"]}
    return {row["id"]: row["id"] for row in documents}


def _articles(value: Any) -> Iterator[str]:
    """Every document that a gold row speaks of."""
    if isinstance(value, list):
        for part in value:
            yield from _articles(part)
    elif isinstance(value, dict):
        if isinstance(value.get("article"), str):
            yield value["article"]
        if isinstance(value.get("articles"), list):
            yield from (name for name in value["articles"] if isinstance(name, str))
        for part in value.values():
            yield from _articles(part)


def _parts(folder: Path) -> list[Path]:
    """The folder itself if it holds gold, else its sub-folders that do."""
    return [folder] if (folder / "gold.jsonl").exists() else sorted(path.parent for path in folder.glob("*/gold.jsonl"))


def _rows(path: Path) -> list[Row]:
    """The rows of a JSON Lines file; none if there is no file."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _write(path: Path, rows: Iterable[Row]) -> None:
    """Rows as JSON Lines."""
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
