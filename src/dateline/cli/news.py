"""`dateline news`: what the record says now and did not say before."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import Entity, Json, Kind, Outlet, RecordPath, Story, open_record
from dateline.cli.printing import print_json

if TYPE_CHECKING:
    from dateline.record import News
    from dateline.rows import NewsRow

Since = Annotated[
    str,
    typer.Option(help="`last` build, a build's number, a day or time (2021-03-24T09:30), or a stretch (24h, 7d)."),
]
Builds = Annotated[bool, typer.Option("--builds", help="List the builds that changed something, and stop.")]


def news(
    record: RecordPath = None,
    since: Since = "last",
    entity: Entity = None,
    outlet: Outlet = None,
    story: Story = None,
    kind: Kind = None,
    builds: Builds = False,
    json: Json = False,
) -> None:
    """What is new since the last build, or since any earlier one.

    New reports and edits, dates that became known, events, statements that go beyond earlier ones, changed figures,
    positions, conflicts opened and settled; with what the record said before.
    """
    with open_record(record) as opened:
        if builds:
            print_json(opened.builds()) if json else print(_listed([(one.number, one.at) for one in opened.builds()]))
            return
        found = opened.news(since, kind=kind, entity=entity, outlet=outlet, story=story)
    print_json(found.rows) if json else print(told(found))


def _listed(builds: list[tuple[int, str]]) -> str:
    return "\n".join(f"{number:>4}  {at}" for number, at in builds) or "nothing was built yet"


def told(news: News) -> str:
    """The news under headings, as plain text."""
    from dateline.record import NEWS_HEADINGS

    if news.until is None:
        return "nothing was built yet: `dateline build FOLDER` makes a record"
    since = f"build {news.since.number} of {news.since.at}" if news.since else "the first build"
    parts = [f"Since {since}:"]
    for kind, rows in groupby(news.rows, key=lambda row: row.kind):
        parts.append(f"\n{NEWS_HEADINGS[kind]}\n" + "\n".join(map(_line, rows)))
    if not news.rows:
        parts.append("nothing new")
    if not news.since and news.rows:
        parts.append("\nEverything is new: `dateline timeline`, `brief` and the other views show it.")
    if news.repeated:
        parts.append(f"\n{news.repeated} more statements and positions repeat what was known.")
    return "\n".join(parts)


def _line(row: NewsRow) -> str:
    """One piece of news, and what was known before."""
    day = f"{row.when.edtf}  " if row.when and row.kind not in ("event", "date") else ""
    return f"- {day}{row.text}" + (f"\n    before: {row.before}" if row.before else "")
