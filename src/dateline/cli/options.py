"""Options and arguments that several commands share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.config import Settings

if TYPE_CHECKING:
    from dateline.record import Record

RecordPath = Annotated[
    Path | None, typer.Argument(help="The record's file.", show_default="record.db, or DATELINE_RECORD")
]
RecordOption = Annotated[
    Path | None,
    typer.Option("--record", "-r", help="The record's file.", show_default="record.db, or DATELINE_RECORD"),
]
Entity = Annotated[str | None, typer.Option(help="Only what names this person, body or place (name or id).")]
Outlet = Annotated[str | None, typer.Option(help="Only what this outlet reported.")]
Since = Annotated[str | None, typer.Option(help="From this day on: 2021, 2021-03 or 2021-03-24.")]
Until = Annotated[str | None, typer.Option(help="Up to and including this day, month or year.")]
Story = Annotated[str | None, typer.Option(help="Only this story (its id, or how the id begins).")]
Kind = Annotated[str | None, typer.Option(help="Only this kind, act or status.")]
Limit = Annotated[int | None, typer.Option(min=1, help="At most so many rows.")]
Important = Annotated[
    int | None, typer.Option(min=1, help="Only the so many most important lines; says why each was chosen.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, one array of rows as in the export.")]


def open_record(path: Path | None) -> Record:
    """The record that a command speaks of; it must be there. One whose rows are not up to date is linked first."""
    from dateline.record import Record

    record = Record.open(Settings.load(record=path and str(path)).record, must_exist=True)
    if not record.linked:
        why = "its last build was stopped, or it was made by an earlier dateline"
        print(f"{record.path}: {why}; linking its reports again", file=sys.stderr)
        record.link()
    return record
