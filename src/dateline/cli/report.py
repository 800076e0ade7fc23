"""`dateline report`: the record as one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import Entity, Outlet, RecordPath, Since, Story, Until, open_record


def report(
    record: RecordPath = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.")] = Path("report.html"),
    entity: Entity = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    story: Story = None,
) -> None:
    """Write the record, or a part of it, as one HTML file that opens without a network."""
    with open_record(record) as opened:
        path = opened.report(output, entity=entity, outlet=outlet, since=since, until=until, story=story)
    typer.echo(f"{path} written")
