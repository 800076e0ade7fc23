"""Writes the generated pages of docs/: commands, tables, lexicons. A test fails when one of them is behind."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from importlib.resources import as_file
from inspect import cleandoc, getdoc
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import typer.main

from dateline.cli.app import app
from dateline.lexicon import FOLDER
from dateline.model import kinds
from dateline.rows import (
    TABLES,
    BlockRow,
    EditRow,
    PassageRow,
    QuoteRow,
    ReasonRow,
    RelatedRow,
    RoleRow,
    Row,
    SideRow,
    SpanRow,
    TitleRow,
    When,
)

DOCS = Path(__file__).parents[1] / "docs"
NOTE = "<!-- Written by `make docs`; do not edit. -->"
PARTS = (SpanRow, When, BlockRow, RoleRow, SideRow, TitleRow, ReasonRow, RelatedRow, QuoteRow, EditRow, PassageRow)


def commands() -> Iterator[str]:
    """Every command with its options, from its own help."""
    yield from ("# Commands", "", NOTE, "", "Every command answers to `--help`; every view takes the same filters.")
    # Typer brings a click of its own or not, by version: what is asked of it here, both have.
    group: Any = typer.main.get_command(app)
    for name, command in _commands(group):
        yield from ("", f"## dateline {name}", "", cleandoc(command.help or ""), "")
        yield from ("| argument or option | |", "| --- | --- |")
        for one in command.params:
            is_option = one.param_type_name == "option"
            shown = ", ".join(one.opts) if is_option else (one.metavar or one.name).upper()
            yield f"| `{shown}` | {getattr(one, 'help', '') or ''} |"


def _commands(group: Any) -> Iterator[tuple[str, Any]]:
    """All commands by name; those of a group follow it, under both names."""
    for name, command in group.commands.items():
        yield name, command
        if hasattr(command, "commands"):
            yield from ((f"{name} {inner}", found) for inner, found in _commands(command))


def tables() -> Iterator[str]:
    """Every table of the export with its fields and their types."""
    yield from ("# Tables", "", NOTE, "")
    yield "What `dateline export` writes: one JSON Lines file per table, keys in this order, a JSON Schema beside each."
    for name, row in TABLES.items():
        yield from ("", f"## {name}", "", _summary(row), "")
        yield from _fields(row)
    yield from ("", "# Parts of rows")
    for part in PARTS:
        yield from ("", f"## {part.__name__}", "", _summary(part), "")
        yield from _fields(part)
    yield from ("", "# Closed lists", "", "| name | values |", "| --- | --- |")
    for name, values in sorted(_closed_lists().items()):
        yield f"| `{name}` | {', '.join(f'`{value}`' for value in values)} |"


def _closed_lists() -> dict[str, tuple[str, ...]]:
    """The names of the record's closed lists of kinds, and what is in them."""
    return {name: get_args(value) for name, value in vars(kinds).items() if get_origin(value) is Literal}


def _summary(kind: type) -> str:
    return (getdoc(kind) or "").replace("\n", " ")


def _fields(kind: type[Row] | type) -> Iterator[str]:
    """Names and types, one line each."""
    yield from ("| field | type |", "| --- | --- |")
    yield from (f"| `{one.name}` | `{str(one.type).replace('|', 'or')}` |" for one in fields(kind))


def lexicons() -> Iterator[str]:
    """Every word list, with what it says of itself."""
    yield from ("# Lexicons", "", NOTE, "")
    yield "Word lists that can be mended without reading Python: `src/dateline/lexicons/*.toml`."
    with as_file(FOLDER) as folder:
        for path in sorted(folder.glob("*.toml")):
            text = path.read_text(encoding="utf-8")
            comment = " ".join(re.sub(r"^#\s?", "", line) for line in _opening(text))
            sections = ", ".join(f"`{name}`" for name in tomllib.loads(text))
            yield from ("", f"## {path.stem}", "", comment, "", f"Sections: {sections}.")


def _opening(text: str) -> list[str]:
    """The comment that a lexicon opens with."""
    lines = text.splitlines()
    return lines[: next((place for place, line in enumerate(lines) if not line.startswith("#")), len(lines))]


PAGES = {"commands.md": commands, "tables.md": tables, "lexicons.md": lexicons}


def written() -> dict[str, str]:
    """Every generated page as it should be."""
    return {name: "\n".join(page()) + "\n" for name, page in PAGES.items()}


def behind() -> list[str]:
    """The pages that are not as they should be."""
    return [name for name, text in written().items() if not (DOCS / name).exists() or (DOCS / name).read_text() != text]


if __name__ == "__main__":
    for page_name, page_text in written().items():
        (DOCS / page_name).write_text(page_text, encoding="utf-8")
    sys.exit(0)
