"""`dateline brief`: the record as a page of plain sentences."""

from __future__ import annotations

import typer

from dateline.cli.options import Entity, Outlet, RecordPath, Since, Story, Until, open_record


def brief(
    record: RecordPath = None,
    entity: Entity = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    story: Story = None,
) -> None:
    """Print a page of plain sentences, every one with footnotes to the words that it rests on."""
    with open_record(record) as opened:
        text = opened.brief(entity=entity, outlet=outlet, since=since, until=until, story=story)
    typer.echo(text.to_markdown())
