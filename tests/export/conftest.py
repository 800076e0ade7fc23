"""The samples, built once, for all exporters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline import Record

SAMPLES = Path(__file__).parents[2] / "samples"
Exported = Callable[[str], Path]


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The record of the samples."""
    with Record.open(tmp_path_factory.mktemp("export") / "record.db") as opened:
        opened.build([SAMPLES], jobs=1)
        yield opened


@pytest.fixture(scope="session")
def exported(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """The folder that the record was exported to in a format."""
    done: dict[str, Path] = {}

    def export(name: str) -> Path:
        if name not in done:
            done[name] = tmp_path_factory.mktemp(name)
            record.export(done[name], format=name)
        return done[name]

    return export
