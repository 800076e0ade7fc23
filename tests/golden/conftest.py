"""The samples, built and exported once, as a reader of the public format would see them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dateline.record import Record

SAMPLES = Path(__file__).parents[2] / "samples"
Json = dict[str, Any]


def squeezed(text: str) -> str:
    """Words compared without regard to case or to runs of white space."""
    return " ".join(text.casefold().split())


def spans_in(value: Any) -> Iterator[Json]:
    """Every span in a row of the export, nested ones too."""
    if isinstance(value, dict):
        if {"article", "start", "end", "text"} == value.keys():
            yield value
        for part in value.values():
            yield from spans_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans_in(part)


@dataclass
class Exported:
    """The tables of an exported record."""

    tables: dict[str, list[Json]]

    def __post_init__(self) -> None:
        self.articles = {row["id"]: row for row in self.tables["articles"]}
        self.by_stem = {Path(row["origin"]).name.split(".")[0]: row for row in self.tables["articles"]}

    def article(self, stem: str) -> Json:
        """The article built from the sample of this name."""
        return self.by_stem[stem]

    def rows(self, table: str, stem: str) -> list[Json]:
        """The rows of a table that point into one sample and nowhere else."""
        wanted = self.article(stem)["id"]
        return [row for row in self.tables[table] if {span["article"] for span in spans_in(row)} == {wanted}]

    def entities_named(self, name: str) -> set[str | None]:
        """The entities of all mentions whose words are this name, titles apart."""
        wanted = squeezed(name)
        rows = self.tables["mentions"]
        return {
            row["entity"] for row in rows if wanted in {squeezed(row["span"]["text"]), squeezed(row["head"]["text"])}
        }


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """samples/ built into a fresh record and exported."""
    folder = tmp_path_factory.mktemp("golden")
    with Record.open(folder / "record.db") as record:
        record.build([SAMPLES])
        record.export(folder / "out")
    tables = {path.stem: _read(path) for path in sorted((folder / "out").glob("*.jsonl"))}
    return Exported(tables)


@pytest.fixture(scope="session")
def spans_of() -> Callable[[Any], Iterator[Json]]:
    """Finds every span in a value of the export."""
    return spans_in


def _read(path: Path) -> list[Json]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
