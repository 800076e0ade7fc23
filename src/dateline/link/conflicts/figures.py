"""Conflicts between figures: one thing, one date, values that no hedge brings together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.link.conflicts.sides import side
from dateline.link.conflicts.watch import Context
from dateline.link.figures import aspect, measure_words, place_name
from dateline.model import Conflict, Doc, Event, EventMention, Figure, Interval, Quantity, Series, Span

LOOSE = 0.10  # what "about" may hide, as a share of the number
ROUNDED = 0.02  # what a round number may hide
LONGEST = 7  # days: a figure "of March" and one "of 3 March" are not of one date
FIRST_DAYS = 1  # a toll given later is an update
OTHER = re.compile(r"\b(?:other|others|more|additional|further)\b", re.IGNORECASE)
SOME = re.compile(r"\b(?:including|among them|of them|of whom|along with)\b[^.;]*$", re.IGNORECASE)
PART = 40  # characters ahead of a toll in which "including" makes it a part of another
FARTHEST = 10  # times: what differs by more is not one thing misreported
CLOSE = 3  # days that an event with a toll may have
INFINITE = float("inf")


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as one report gives it."""

    span: Span
    text: str
    quantity: Quantity
    as_of: Interval | None
    about: str
    published: date | None
    place: str = ""
    speaker: str = ""


class Figures:
    """Watches for figures of one series at one date, and for tolls of one event, that exclude each other."""

    def __init__(self, series: Sequence[Series], events: Sequence[Event], context: Context) -> None:
        self._origin_of = context.origin_of
        self._wanted = {figure: one for one in series if len(one.figures) > 1 for figure in one.figures}
        self._event_of = {mention: event for event in events if len(event.articles) > 1 for mention in event.mentions}
        self._by_series: dict[tuple[str, Interval], list[Reading]] = defaultdict(list)
        self._by_event: dict[tuple[str, str, str], list[Reading]] = defaultdict(list)

    def read(self, doc: Doc) -> None:
        """Keep the figures of a series that name what they count and when, and the tolls of shared events."""
        for figure in doc.of(Figure):
            one = self._wanted.get(figure.id)
            if one is None or not _is_specific(doc, figure) or figure.as_of is None:
                continue
            if (figure.as_of.days or 99) <= LONGEST:
                self._by_series[one.id, figure.as_of].append(_reading(doc, figure, one.label))
        for event, figure, what in _tolls(doc, self._event_of):
            key = event.id, what, _head(doc, figure)
            self._by_event[key].append(_reading(doc, figure, f"{what} in: {event.label}"))

    def found(self) -> Iterator[Conflict]:
        """Conflicts within a series at one date, and between the tolls that reports give for one event."""
        tolls = (_of_one_place(_of_one_time(group)) for group in self._by_event.values())
        for group in (*self._by_series.values(), *tolls):
            if (found := _conflict(group, self._origin_of)) is not None:
                yield found


def _is_specific(doc: Doc, figure: Figure) -> bool:
    """Do a place or a modifier say which of many such things is counted? "47 arrests" may be any."""
    return figure.measure is not None and (
        figure.place is not None or len(measure_words(doc.text_of(figure.measure))) > 1
    )


def _head(doc: Doc, figure: Figure) -> str:
    """What a toll counts: the dead "students" are not all of the dead "people"."""
    words = measure_words(doc.text_of(figure.measure)) if figure.measure else ()
    return " ".join(words)


def _reading(doc: Doc, figure: Figure, about: str) -> Reading:
    """The figure as its report gives it."""
    published = doc.article.published.start if doc.article.published else None
    place = place_name(doc, figure.place, lambda _: None)
    speaker = doc.text_of(figure.by.speaker).lower() if figure.by.speaker else ""
    return Reading(
        figure.span, doc.text_of(figure.span), figure.quantity, figure.as_of, about, published, place, speaker
    )


def _tolls(doc: Doc, event_of: Mapping[str, Event]) -> Iterator[tuple[Event, Figure, str]]:
    """Counts of dead, wounded and arrested inside a mention of an event that several articles report."""
    mentions = [(note, event_of[note.id]) for note in doc.of(EventMention) if note.id in event_of]
    if not mentions:
        return
    for figure in doc.of(Figure):
        if figure.quantity.unit is not None or figure.measure is None or not (what := aspect(doc, figure)):
            continue
        ahead = doc.text[max(0, figure.span.start - PART) : figure.span.start]
        if OTHER.search(doc.text_of(figure.measure)) or SOME.search(ahead):
            continue  # "along with 19 other children"
        inside = [(note, event) for note, event in mentions if note.span.covers(figure.span)]
        if inside:
            narrowest = min(inside, key=lambda found: (found[0].span.end - found[0].span.start, found[0].trigger))
            if narrowest[0].status == "occurred" and _dated_to_the_day(narrowest[0].when):
                yield narrowest[1], figure, what


def _of_one_time(group: list[Reading]) -> list[Reading]:
    """Tolls of the event's first days: later reports update it, and undated ones may speak of another event."""
    days = [reading.published for reading in group if reading.published]
    first = min(days, default=None)
    return [r for r in group if r.published and first and (r.published - first).days <= FIRST_DAYS]


def _of_one_place(group: list[Reading]) -> list[Reading]:
    """The tolls, unless they name different places: then one event was made of two."""
    return group if len({reading.place for reading in group if reading.place}) < 2 else []


def _dated_to_the_day(when: Interval | None) -> bool:
    """Do the words date the event closely? Two attacks "last month" are easily taken for one."""
    return when is not None and (when.days or LONGEST) <= CLOSE


def _conflict(group: list[Reading], origin_of: Mapping[str, str]) -> Conflict | None:
    """The conflict between the values of a group; None if they agree or if one report gives several of them."""
    camps = _camps(group)
    if len(camps) < 2:
        return None
    if _two_things(camps) or _too_far(group):
        return None
    values = [camp[0].text for camp in camps]
    when = group[0].as_of.edtf if group[0].as_of else None
    reason = (
        f"{' against '.join(values)} for the same thing{f' on {when}' if when else ''}; no hedge brings them together"
    )
    sides = tuple(side(camp[0].text, (one.span for one in camp), origin_of) for camp in camps)
    return Conflict("figure", group[0].about, sides, (reason,))


def _too_far(group: list[Reading]) -> bool:
    """Do the values lie too far apart to be one number?"""
    values = [value for one in group for value in (one.quantity.low, one.quantity.high) if value is not None]
    return min(values) <= 0 or max(values) / min(values) > FARTHEST


def _two_things(camps: list[list[Reading]]) -> bool:
    """Does a report give several of the values in one voice? Then it speaks of several things."""
    voices: dict[str, list[set[str]]] = defaultdict(list)
    for camp in camps:
        for article in {reading.span.article for reading in camp}:
            voices[article].append({reading.speaker for reading in camp if reading.span.article == article})
    return any(
        len(heard) > 1 and ("" in set.union(*heard) or sum(map(len, heard)) != len(set.union(*heard)))
        for heard in voices.values()
    )


def _camps(group: list[Reading]) -> list[list[Reading]]:
    """Readings in camps that agree among themselves: each joins the first camp all of whose values it may equal."""
    camps: list[list[Reading]] = []
    for reading in sorted(group, key=lambda one: (extent(one.quantity), one.span)):
        home = next((camp for camp in camps if all(may_equal(reading.quantity, one.quantity) for one in camp)), None)
        if home is None:
            camps.append([reading])
        else:
            home.append(reading)
    if len(camps) > 1 and any(
        all(may_equal(a.quantity, b.quantity) for b in camps[0]) for camp in camps[1:] for a in camp
    ):
        return []  # an open or vague value bridges the camps
    return camps


def may_equal(left: Quantity, right: Quantity) -> bool:
    """May two quantities be the same number?

    >>> may_equal(Quantity(2500, 2500, "about"), Quantity(2500, 2500)), may_equal(Quantity(12, 12), Quantity(14, 14))
    (True, False)
    """
    first, second = extent(left), extent(right)
    return first[0] <= second[1] and second[0] <= first[1]


def extent(quantity: Quantity) -> tuple[float, float]:
    """The lowest and highest number that a quantity may mean, hedge and rounding allowed for."""
    low = -INFINITE if quantity.low is None else quantity.low - _slack(quantity, quantity.low)
    high = INFINITE if quantity.high is None else quantity.high + _slack(quantity, quantity.high)
    return low, high


def _slack(quantity: Quantity, value: float) -> float:
    """How far the true number may lie from the one given."""
    rounding = 0.0
    if value == int(value) and value:
        zeros = len(str(int(abs(value)))) - len(str(int(abs(value))).rstrip("0"))
        rounding = min(0.5 * 10**zeros, ROUNDED * abs(value)) if zeros > 1 else 0.0
    exact = quantity.low is not None and quantity.high is not None
    return max(rounding, LOOSE * abs(value)) if quantity.hedge and exact else rounding
