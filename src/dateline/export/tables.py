"""Tables as files: JSON Lines, CSV or Parquet, each with a JSON Schema made from the row's type."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from inspect import cleandoc
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from dateline import __version__
from dateline.errors import BadSetting
from dateline.export.source import Source, write_json
from dateline.rows import FORMAT, TABLES, Row

Write = Callable[[Path, Iterable[Row], type[Row]], None]


def write_jsonl_tables(source: Source, folder: Path) -> list[Path]:
    """RECORD.md's format: one JSON Lines file a table."""
    return _write_tables(source, folder, "jsonl", write_json_lines)


def write_csv_tables(source: Source, folder: Path) -> list[Path]:
    """One CSV file a table."""
    return _write_tables(source, folder, "csv", write_csv)


def write_parquet_tables(source: Source, folder: Path) -> list[Path]:
    """One Parquet file a table; needs the ``parquet`` extra."""
    return _write_tables(source, folder, "parquet", write_parquet)


def _write_tables(source: Source, folder: Path, ending: str, write: Write) -> list[Path]:
    """Every table and its schema; ``record.json`` counts the rows."""
    counts, files = {}, []
    for table, row in TABLES.items():
        rows = source.rows(table)
        counts[table] = len(rows)
        files += [folder / f"{table}.{ending}", folder / f"{table}.schema.json"]
        write(files[-2], rows, row)
        write_json(files[-1], schema(row))
    about = {"format": FORMAT, "dateline": __version__, "tables": counts}
    return [write_json(folder / "record.json", about), *files]


def schema(row: type[Row]) -> dict[str, Any]:
    """The JSON Schema of a table's rows."""
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(row)}
    for one in _described(made):
        # Python 3.13 takes the indent out of docstrings, earlier ones leave it in.
        one["description"] = cleandoc(one["description"])
    return made


def _described(schema: Any) -> Iterator[dict[str, Any]]:
    """Every part of a schema that has a description."""
    if isinstance(schema, dict):
        if isinstance(schema.get("description"), str):
            yield schema
        for part in schema.values():
            yield from _described(part)


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
        writer.writerows([csv_cell(getattr(row, name)) for name in names] for row in rows)


def csv_cell(value: object) -> object:
    """A value as a spreadsheet takes it. A cell that begins like a formula is quoted: texts are hostile."""
    if value is None:
        return ""
    if isinstance(value, str):
        return "'" + value if value[:1] in ("=", "+", "-", "@") else value
    return value if isinstance(value, bool | int | float) else msgspec.json.encode(value).decode()


def write_parquet(path: Path, rows: Iterable[Row], row_type: type[Row]) -> None:
    """A column per field: plain values as they are, nested ones as structs and lists, days as strings."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as err:
        raise BadSetting("pyarrow is not installed", remedy="run `pip install 'dateline[parquet]'`") from err
    built = [msgspec.to_builtins(row) for row in rows]
    table = pyarrow.Table.from_pylist(built, schema=arrow_schema(row_type))
    pyarrow.parquet.write_table(table, path, compression="zstd")


def arrow_schema(row_type: type[Row]) -> Any:
    """The columns of a row type, so that an empty table has them too."""
    import pyarrow

    hints = get_type_hints(row_type)
    return pyarrow.schema([(one.name, arrow_type(hints[one.name])) for one in fields(row_type)])


def arrow_type(hint: Any) -> Any:
    """A field's type in Arrow's terms: a closed list of words is a string, a row within a row is a struct."""
    import pyarrow

    plain = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}
    if get_origin(hint) in (Union, UnionType):
        return arrow_type(next(part for part in get_args(hint) if part is not type(None)))
    if get_origin(hint) is Literal:
        return pyarrow.string()
    if get_origin(hint) is list:
        return pyarrow.list_(arrow_type(get_args(hint)[0]))
    if is_dataclass(hint):
        inner = get_type_hints(hint)
        return pyarrow.struct([(one.name, arrow_type(inner[one.name])) for one in fields(hint)])
    return plain[hint]
