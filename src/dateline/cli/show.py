"""`dateline show`: one row and the words it points at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import Json, RecordOption, open_record
from dateline.cli.printing import print_json, print_row
from dateline.cli.versions import print_revisions

if TYPE_CHECKING:
    from dateline.record import Record
    from dateline.rows import Row


def show(
    id: Annotated[str, typer.Argument(help="The id of a row, or how it begins.")],
    record: RecordOption = None,
    revisions: Annotated[bool, typer.Option("--revisions", help="Of a report: its earlier versions.")] = False,
    json: Json = False,
) -> None:
    """Show one row of any table, with the words that it points at in their sentences, and what people decided of it.

    With --revisions, show what changed from each version of a report to the next.
    """
    with open_record(record) as opened:
        if revisions:
            versions = opened.revisions(id)
            (print_json if json else print_revisions)(versions)
            return
        row = opened.show(id)
        if json:
            print_json(row)
        else:
            _tell_move(id, row, opened)
            print_row(row, opened)


def _tell_move(id: str, row: Row, record: Record) -> None:
    """Say what became of the story whose id was asked for, if it is another one's now."""
    if row.table != "stories" or row.id.startswith(id):
        return
    others = ", ".join(one.id for one in record.became(id) if one.id != row.id)
    rest = f"; others of its reports are in {others}" if others else ""
    print(f"story {id} began with a report that is now in story {row.id}{rest}")
