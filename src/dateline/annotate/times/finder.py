"""Temporal tagging: every temporal expression of an article with its TIMEX3 value and the days it may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from dateline.annotate.times import clock, dates, days, durations, holidays, offsets, periods, years
from dateline.annotate.times.anchor import (
    WIDEST,
    WIDEST_OF_COARSE,
    Tenses,
    anchor_days,
    is_narrative,
    narrative_day,
    writes_day_first,
)
from dateline.annotate.times.calendar import days_of
from dateline.annotate.times.grammar import Phrase, Reading, Reference, matches
from dateline.annotate.times.words import CODES, cut, shape
from dateline.model import Doc, Interval, Sentence, TimeExpression

MADE_BY = "times/1"
MODULES = (clock, dates, years, holidays, days, periods, offsets, durations)
RULES = tuple(rule for module in MODULES for rule in module.RULES)
# A sentence with none but these has no time in it.
IDLE = frozenset(
    CODES[kind]
    for kind in """
        OTHER THE A THIS OF IN ON UNTIL AND TO COMMA DASH SLASH POSS FROM BEFORE AFTER SINCE NUMBER APPROX VAGUE PERIOD
        STOP BETWEEN TERM TIME BOUND BORDER AMPM ZONE NARRATIVE EDGE EACH EARLIER LATER AGO HALF OLD FISCAL FULL
    """.split()  # noqa: SIM905
)


FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
COARSE = re.compile(r"XXXX-(\d\d|[A-Z]\w)")


@dataclass
class Story:
    """How far the telling has come: the date told last, and the last quarter."""

    told: str = ""
    quarter: str = ""
    day: date | None = None
    pinned: date | None = None

    def hear(self, value: str, spoken_of: bool, opens: bool) -> None:
        """Takes in the value of a date just read; a quarter counts if it is ``spoken_of``, not compared with.

        A history turns to another year where the year ``opens`` a sentence; elsewhere it may only be glanced at.
        """
        if "-Q" in value and "X" not in value and spoken_of:
            self.quarter = value
        if days_of(value):
            self.told = value
            self.day = narrative_day(value)
            if FULL_DAY.match(value):
                self.pinned = self.day
            elif opens:
                self.pinned = None


def find_times(doc: Doc) -> Iterator[TimeExpression]:
    """The temporal expressions of an article, in text order.

    Relative ones count from the publication date, or in a history from the date told last. If the article
    may have appeared on several days, an expression means every day that it would mean on one of them; its
    value is given if all agree.
    """
    narrative = is_narrative(doc)
    days, many = ([], []) if narrative else map(partial(anchor_days, doc.article.published), (WIDEST, WIDEST_OF_COARSE))
    story, day_first = Story(), writes_day_first(doc.text)
    for passage in passages(doc):
        tenses = Tenses(passage)
        for phrase, reading in read(doc.text[tenses.start : tenses.end]):
            start = tenses.start + phrase.start
            tense = "past" if narrative else tenses.at(start)
            day = story.day if narrative else None
            reference = Reference(
                day, tense, story.told, story.quarter, narrative, day_first, story.pinned, tenses.done(start)
            )
            value, when = settle(reading, reference, days or (many if COARSE.fullmatch(reading.value) else []))
            if reading.kind in ("date", "time"):
                opens = tenses.opens(start)
                story.hear(value, phrase.has("ORDINAL") or phrase.has("DEICTIC"), opens)
                begins = phrase.before == "since" or (phrase.before == "from" and tenses.begins(start, phrase.after))
                when = opened(when, doc.article.published) if begins else when
            span = doc.span(start, tenses.start + phrase.end)
            yield TimeExpression(span, MADE_BY, reading.kind, value, when)


def passages(doc: Doc) -> Iterator[list[Sentence]]:
    """Sentences that stand on one line, together: the parser may end a sentence at the dot of "Nov. 3"."""
    passage: list[Sentence] = []
    for sentence in doc.sentences:
        if passage and "\n" in doc.text[passage[-1].span.end : sentence.span.start]:
            yield passage
            passage = []
        passage.append(sentence)
    if passage:
        yield passage


def read(text: str) -> list[tuple[Phrase, Reading]]:
    """The readings of a passage in text order."""
    words = cut(text)
    outline = shape(words)
    if not set(outline) - IDLE:
        return []
    return sorted(matches(RULES, words, outline), key=lambda found: found[0].low)


def opened(when: Interval | None, published: Interval | None) -> Interval | None:
    """The days from a date on, as "since" means it: to the publication, or open if that is unknown."""
    if when is None or when.start is None:
        return when
    end = max(published.end, when.end) if published and published.end and when.end else None
    return Interval(when.start, end)


def settle(reading: Reading, reference: Reference, days: list[date]) -> tuple[str, Interval | None]:
    """Value and days of a reading, over all days on which the article may have appeared."""
    settled = {settle_on(reading, replace(reference, day=day)) for day in days} or {settle_on(reading, reference)}
    values = {value for value, _ in settled}
    whens = [when for _, when in settled]
    when = whens[0]
    for other in whens[1:]:
        when = when.hull(other) if when and other else None
    return (values.pop() if len(values) == 1 else reading.value), when


def settle_on(reading: Reading, reference: Reference) -> tuple[str, Interval | None]:
    """Value and days if the article appeared on the reference's day."""
    value = (reading.resolve(reference) if reading.resolve else None) or reading.value
    return value, reading.days(reference) if reading.days else days_of(value)
