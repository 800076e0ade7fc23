"""Rows to files: one JSON Lines or CSV file per table, each with a JSON Schema made from the row's type."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import msgspec

from dateline import __version__
from dateline.errors import BadSetting
from dateline.rows import FORMAT, TABLES, Row

FORMATS = ("jsonl", "csv")
RowsOf = Callable[[str], Sequence[Row]]


def write_export(rows_of: RowsOf, folder: Path, format: str) -> list[Path]:
    """Write every table into a folder; the files written, ``record.json`` first.

    Raises BadSetting for a format that is not in FORMATS, or a folder that cannot be written.
    """
    if format not in FORMATS:
        raise BadSetting(f"no format is called {format!r}", remedy=f"there are {', '.join(FORMATS)}")
    write = {"jsonl": write_json_lines, "csv": write_csv}[format]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        counts, files = {}, []
        for table, row in TABLES.items():
            rows = rows_of(table)
            counts[table] = len(rows)
            files += [folder / f"{table}.{format}", folder / f"{table}.schema.json"]
            write(files[-2], rows, row)
            _write_json(files[-1], schema(row))
        about = folder / "record.json"
        _write_json(about, {"format": FORMAT, "dateline": __version__, "tables": counts})
    except OSError as err:
        raise BadSetting(f"{err.filename}: {err.strerror}", remedy="name a folder that can be written") from err
    return [about, *files]


def schema(row: type[Row]) -> dict[str, Any]:
    """The JSON Schema of a table's rows."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(row)}


def write_json_lines(path: Path, rows: Iterable[Row], _: type[Row]) -> None:
    """One object a line, UTF-8, keys in the order of RECORD.md."""
    encoder = msgspec.json.Encoder()
    with path.open("wb") as file:
        for row in rows:
            file.write(encoder.encode(row) + b"\n")


def write_csv(path: Path, rows: Iterable[Row], row_type: type[Row]) -> None:
    """A header and a line per row; nested values as JSON, null as an empty cell."""
    names = [one.name for one in fields(row_type)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        writer.writerows([_cell(getattr(row, name)) for name in names] for row in rows)


def _cell(value: object) -> object:
    """A value as a spreadsheet takes it. A cell that begins like a formula is quoted: texts are hostile."""
    if value is None:
        return ""
    if isinstance(value, str):
        return "'" + value if value[:1] in ("=", "+", "-", "@") else value
    return value if isinstance(value, bool | int | float) else msgspec.json.encode(value).decode()


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
