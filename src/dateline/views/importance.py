"""Which lines of a timeline an editor would print if there is room for few, and why.

What counts, in this order: how many independent origins tell it, whether later reports recall it as background, what
kind of event it is, and whether those who take part are the story's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from dateline.rows import EventMentionRow, EventRow, TimelineRow

LEAD = 700  # characters: the headline and the first two paragraphs
STATED = frozenset({"expression", "narrative"})
# What changes a state of affairs, and what is talk about it; other types stand between.
WEIGHTY = frozenset({"ASSAULT", "AGREE", "CONSULT", "RETREAT", "MOBILIZE", "SANCTION", "AID", "COERCE", "PROTEST"})
TALK = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN"})
WEIGHT_OF_TYPE = {"weighty": 1.0, "other": 0.6, "talk": 0.3, "untyped": 0.0}
ORIGINS, RECALLED, DATED, NEWS, CENTRAL = 1.0, 0.7, 0.4, 0.4, 0.8
MAIN = 0.5  # the share of the most named participant's events from which another one is central, too


@dataclass(frozen=True, slots=True)
class Cast:
    """In how many events every entity takes part."""

    events: Mapping[str, int]

    @classmethod
    def of(cls, events: Iterable[EventRow]) -> Cast:
        """Counted over some events."""
        return cls(Counter(name for event in events for name in event.participants))

    def centrality(self, event: EventRow) -> float:
        """How often the event's best known participant takes part in events, from 0 to 1."""
        most = max(self.events.values(), default=0)
        return max((self.events[name] / most for name in event.participants if most), default=0.0)


def importance(event: EventRow, mentions: Sequence[EventMentionRow], cast: Cast) -> tuple[float, list[str]]:
    """How important an event is, and the reasons in words."""
    recalled = {one.span.article for one in mentions if is_background(one)}
    central = cast.centrality(event)
    parts = [
        (ORIGINS * log2(event.independent), _many(event.independent, "independent origin")),
        (RECALLED * min(2, len(recalled) - 1), f"recalled as background in {_many(len(recalled), 'report')}"),
        (_weight(event.kind), event.kind.lower()),
        (DATED if any(one.when_basis == "expression" for one in mentions) else 0.0, "its day is stated"),
        (NEWS if any(is_news(one) for one in mentions) else 0.0, "told in the opening of a report"),
        (CENTRAL * central if central >= MAIN else 0.0, "by or to those whom the events are about"),
    ]
    return round(sum(score for score, _ in parts if score > 0), 3), [text for score, text in parts if score > 0]


def is_background(mention: EventMentionRow) -> bool:
    """Is it recalled further down, with a day of its own?"""
    return mention.when_basis in STATED and mention.span.start >= LEAD


def is_news(mention: EventMentionRow) -> bool:
    """Does it stand in the opening of its report, with somebody who acts?"""
    return mention.span.start < LEAD and any(role.role == "agent" for role in mention.roles)


def most_important(rows: Sequence[TimelineRow], number: int) -> list[TimelineRow]:
    """So many lines, the most important ones, in the order of the timeline."""
    ranked = sorted(range(len(rows)), key=lambda place: (-rows[place].importance, place))
    return [rows[place] for place in sorted(ranked[:number])]


def _weight(kind: str) -> float:
    """What an event's type weighs."""
    name = "weighty" if kind in WEIGHTY else "talk" if kind in TALK else "other" if kind else "untyped"
    return WEIGHT_OF_TYPE[name]


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number != 1 else ''}"
