"""What the linkers hand over to be written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.link.binding import Binding
from dateline.model import Conflict, Copy, Entity, Event, Series, Story


@dataclass(frozen=True, slots=True)
class Links:
    """All that the linkers said."""

    copies: list[Copy]
    groups: Mapping[str, str]
    stories: list[Story]
    entities: list[Entity]
    events: list[Event]
    series: list[Series]
    conflicts: list[Conflict]
    binding: Binding
