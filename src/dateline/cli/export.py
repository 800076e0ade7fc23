"""`dateline export`: the record as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import RecordOption, open_record

Folder = Annotated[Path | None, typer.Argument(help="The folder to write to; made if it is not there.", metavar="OUT")]
Format = Annotated[str, typer.Option("--format", "-f", help="One of those that --formats lists.")]
Formats = Annotated[bool, typer.Option("--formats", help="List the formats, and stop.")]


def export(
    folder: Folder = None, record: RecordOption = None, format: Format = "jsonl", formats: Formats = False
) -> None:
    """Write the record into a folder: every table as JSON Lines, or another format.

    Besides jsonl there are csv, parquet, datasette, annotations (W3C Web Annotation), events (PLOVER, CAMEO and
    ACLED-like columns), timelinejs, ical, ftm (FollowTheMoney), jsonld (schema.org), geojson and markdown, and those
    that installed plug-ins add.
    """
    if formats:
        from dateline.export import all_formats

        typer.echo("\n".join(f"{one.name:<12} {one.about}" for one in all_formats().values()))
        return
    if folder is None:
        raise typer.BadParameter("name the folder to write to", param_hint="OUT")
    with open_record(record) as opened:
        files = opened.export(folder, format=format)
    typer.echo(f"{len(files)} files written to {folder}")
