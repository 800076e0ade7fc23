"""`dateline report`: the record as one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import RecordPath, open_record


def report(
    record: RecordPath = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.")] = Path("report.html"),
) -> None:
    """Write the record as one HTML file that opens without a network."""
    with open_record(record) as opened:
        path = opened.report(output)
    typer.echo(f"{path} written")
