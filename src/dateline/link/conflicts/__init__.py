"""Conflicts: what reports say that cannot all be right, or that differs in what matters. None is settled here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from dateline.link.conflicts.actors import actor_conflicts
from dateline.link.conflicts.dates import date_conflicts
from dateline.link.conflicts.figures import figure_conflicts
from dateline.link.conflicts.outcomes import outcome_conflicts
from dateline.model import Conflict, Doc, Event, Series, Span


def find_conflicts(
    docs: Iterable[Doc],
    events: Sequence[Event],
    series: Sequence[Series],
    entity_of: Callable[[Span], str | None],
    origin_of: Mapping[str, str],
) -> list[Conflict]:
    """All conflicts of a record, by kind and place. ``docs`` is iterated several times and needs no parse."""
    found = [
        *figure_conflicts(docs, series, events, origin_of),
        *date_conflicts(docs, events, origin_of),
        *actor_conflicts(docs, origin_of),
        *outcome_conflicts(docs, events, entity_of, origin_of),
    ]
    unique = {conflict.id: conflict for conflict in found}
    return sorted(unique.values(), key=lambda one: (one.kind, one.sides[0].spans, one.id))
