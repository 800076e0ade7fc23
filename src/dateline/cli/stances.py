"""`dateline stances`: what each party holds on an issue over time, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from dateline.cli.options import Entity, Json, Outlet, RecordPath, Since, Story, Until, open_record
from dateline.cli.printing import console, day, plain, print_json

if TYPE_CHECKING:
    from dateline.record import StanceRow

HEADS = ("day", "position", "words", "changed", "id")


def stances(
    record: RecordPath = None,
    every: Annotated[bool, typer.Option("--all", help="Also what a party said once only.")] = False,
    entity: Entity = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    story: Story = None,
    json: Json = False,
) -> None:
    """What each party holds on an issue over time, and what changed: hardened, reversed, a deadline moved."""
    with open_record(record) as opened:
        rows = opened.stances(entity=entity, outlet=outlet, since=since, until=until, story=story)
        shown = [row for row in rows if every or len(row.steps) > 1]
        if json:
            print_json(shown)
            return
        if not shown:
            print(f"no party in {opened.path} takes a position twice; --all shows the others")
        for row in shown:
            _print(row)


def _print(row: StanceRow) -> None:
    """One party and issue: a line for every position."""
    table = Table(box=None, pad_edge=False, header_style="bold", title_justify="left", title_style="bold")
    table.title = escape(plain(f"{row.holder}: {row.issue}"))
    for head in HEADS:
        table.add_column(head, overflow="fold", no_wrap=head == "id")
    for step in row.steps:
        words = " ".join(step.content.text.split())
        words += f" ({' '.join(step.condition.text.split())})" if step.condition else ""
        words += f" [by {step.deadline.edtf}]" if step.deadline else ""
        changed = ", ".join(step.changes) + (f": {step.why}" if step.why else "")
        cells = (day(step.when), step.kind, words, changed, step.position[:8])
        table.add_row(*(escape(plain(cell)) for cell in cells))
    console().print(table, "")
