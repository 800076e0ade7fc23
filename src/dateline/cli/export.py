"""`dateline export`: the record as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import RecordOption, open_record


def export(
    folder: Annotated[Path, typer.Argument(help="The folder to write to; made if it is not there.", metavar="OUT")],
    record: RecordOption = None,
    format: Annotated[str, typer.Option(help="jsonl or csv.")] = "jsonl",
) -> None:
    """Write every table into a folder, with a JSON Schema each."""
    with open_record(record) as opened:
        files = opened.export(folder, format=format)
    typer.echo(f"{len(files)} files written to {folder}")
