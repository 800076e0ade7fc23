"""The views: one command per noun of the record, all with the same filters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from dateline.cli.options import (
    Entity,
    Important,
    Json,
    Kind,
    Limit,
    Outlet,
    RecordPath,
    Since,
    Story,
    Until,
    open_record,
)
from dateline.cli.printing import print_json, print_table

NOUNS = {
    "talks": "Rounds of a negotiation: when, who, on what, what came of it, what was left open.",
    "statements": "Who said what, through whom, named or not.",
    "figures": "Numbers with their hedge, what they count, and when.",
    "positions": "Promises, offers, demands, requests, refusals, threats, agreements, expectations.",
    "conflicts": "Reports that cannot both be right, side by side.",
    "stories": "Reports on the same developing subject.",
    "entities": "People, bodies and places, under all their spellings.",
    "articles": "The reports themselves: outlet, day and on what it rests, title.",
    "copies": "Text that stands in two reports.",
}


def _best_known(rows: Iterable[Any]) -> list[Any]:
    """Entities in the order in which a reader looks for them: those with a name, by how many reports tell of them."""
    return sorted(rows, key=lambda row: (row.name.islower(), -row.articles, -row.mentions, row.name))


def _command(noun: str, text: str) -> Callable[..., None]:
    """The command that prints one table."""

    def view(
        record: RecordPath = None,
        entity: Entity = None,
        outlet: Outlet = None,
        since: Since = None,
        until: Until = None,
        story: Story = None,
        kind: Kind = None,
        limit: Limit = None,
        json: Json = False,
    ) -> None:
        with open_record(record) as opened:
            best_first = noun == "entities" and not json
            rows = opened.rows(
                noun,
                entity=entity,
                outlet=outlet,
                since=since,
                until=until,
                story=story,
                kind=kind,
                limit=None if best_first else limit,
            )
            if json:
                print_json(rows)
            else:
                print_table(noun, _best_known(rows)[:limit] if best_first else rows, opened)

    view.__name__ = noun
    view.__doc__ = text
    return view


def timeline(
    record: RecordPath = None,
    important: Important = None,
    entity: Entity = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    story: Story = None,
    kind: Kind = None,
    limit: Limit = None,
    json: Json = False,
) -> None:
    """Events in order: one line an event, with its day and how many reports tell it."""
    with open_record(record) as opened:
        rows = opened.timeline(
            important=important,
            entity=entity,
            outlet=outlet,
            since=since,
            until=until,
            story=story,
            kind=kind,
            limit=limit,
        )
        if json:
            print_json(rows)
        else:
            print_table("timeline" if important is None else "important", rows, opened)


COMMANDS = [timeline, *(_command(noun, text) for noun, text in NOUNS.items())]
