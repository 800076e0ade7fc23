"""Conflicts: what reports say that cannot all be right, or that differs in what matters. None is settled here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.link.conflicts.actors import Actors
from dateline.link.conflicts.blame import Blame
from dateline.link.conflicts.dates import Dates
from dateline.link.conflicts.deeds import Deeds
from dateline.link.conflicts.denials import Denials
from dateline.link.conflicts.figures import Figures
from dateline.link.conflicts.outcomes import Outcomes
from dateline.link.conflicts.persons import Ages
from dateline.link.conflicts.quotes import Quotes
from dateline.link.conflicts.slips import Slips
from dateline.link.conflicts.tallies import Tallies
from dateline.link.conflicts.timings import Timings
from dateline.link.conflicts.votes import Votes
from dateline.link.conflicts.watch import Context, EntityOf, Watch
from dateline.model import Conflict, Doc, Event, Series, Story


def find_conflicts(
    docs: Iterable[Doc],
    events: Sequence[Event],
    series: Sequence[Series],
    entity_of: EntityOf,
    origin_of: Mapping[str, str],
    stories: Sequence[Story] = (),
) -> list[Conflict]:
    """All conflicts of a record, by kind and place. ``docs`` is iterated once and needs no parse.

    Without ``stories``, reports are compared only where they share an event or a series.
    """
    told_by_many = {article: story.id for story in stories if len(story.articles) > 1 for article in story.articles}
    watches = _watches(events, series, Context(entity_of, origin_of, told_by_many))
    for doc in docs:
        for watch in watches:
            watch.read(doc)
    unique = _without_twins(conflict for watch in watches for conflict in watch.found())
    return sorted(unique, key=lambda one: (one.kind, one.sides[0].spans, one.id))


def _watches(events: Sequence[Event], series: Sequence[Series], context: Context) -> tuple[Watch, ...]:
    """One for each kind of conflict; where two would report the same spans, the earlier does."""
    return (
        Figures(series, events, context),
        Dates(events, context),
        Actors(context),
        Outcomes(context),
        Denials(context),
        Tallies(context),
        Deeds(context),
        Blame(context),
        Quotes(context),
        Ages(context),
        Slips(context),
        Votes(context),
        Timings(context),
    )


def _without_twins(found: Iterable[Conflict]) -> list[Conflict]:
    """The conflicts without those whose sides another of their kind already has."""
    kept: list[Conflict] = []
    taken: set[tuple[str, frozenset[object]]] = set()
    for conflict in found:
        key = conflict.kind, frozenset(span for side in conflict.sides for span in side.spans)
        if not any(kind == key[0] and key[1] <= spans for kind, spans in taken):
            taken.add(key)
            kept.append(conflict)
    return kept
