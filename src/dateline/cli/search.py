"""`dateline search`: find words in all reports."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import Json, RecordOption, open_record
from dateline.cli.printing import print_hits, print_json

Query = Annotated[list[str], typer.Argument(help='Words; "quoted words" stay together, a final * is a prefix.')]


def search(
    query: Query,
    record: RecordOption = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many places.")] = 20,
    json: Json = False,
) -> None:
    """Find words in all reports, best first."""
    words = " ".join(f'"{word}"' if " " in word else word for word in query)
    with open_record(record) as opened:
        hits = opened.search(words, limit=limit)
    if json:
        print_json(hits)
    else:
        print_hits(hits)
