"""`dateline show`: one row and the words it points at."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import Json, RecordOption, open_record
from dateline.cli.printing import print_json, print_row


def show(
    id: Annotated[str, typer.Argument(help="The id of a row, or how it begins.")],
    record: RecordOption = None,
    json: Json = False,
) -> None:
    """Show one row of any table, with the words that it points at in their sentences."""
    with open_record(record) as opened:
        row = opened.show(id)
        if json:
            print_json(row)
        else:
            print_row(row, opened)
