"""Temporal tagging: every temporal expression of an article with its TIMEX3 value and the days it may mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dateline.annotate.times import clock, dates, days, durations, holidays, offsets, periods, years
from dateline.annotate.times.anchor import Tenses, anchor_days, is_narrative, narrative_day
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


@dataclass
class Story:
    """How far the telling has come: the date told last, and the last quarter."""

    told: str = ""
    quarter: str = ""
    day: date | None = None

    def hear(self, value: str, spoken_of: bool) -> None:
        """Takes in the value of a date just read; a quarter counts if it is ``spoken_of``, not compared with."""
        if "-Q" in value and "X" not in value and spoken_of:
            self.quarter = value
        if days_of(value):
            self.told = value
            self.day = narrative_day(value)


def find_times(doc: Doc) -> Iterator[TimeExpression]:
    """The temporal expressions of an article, in text order.

    Relative ones count from the publication date, or in a history from the date told last. If the article
    may have appeared on several days, an expression means every day that it would mean on one of them; its
    value is given if all agree.
    """
    narrative = is_narrative(doc)
    days = [] if narrative else anchor_days(doc.article.published)
    story = Story()
    for sentence in doc.sentences:
        for phrase, reading in read_sentence(doc, sentence):
            start = sentence.span.start + phrase.start
            reference = Reference(story.day if narrative else None, "past", story.told, story.quarter, narrative)
            if not narrative:
                reference = replace(reference, tense=Tenses(sentence).at(start))
            value, when = settle(reading, reference, days)
            if reading.kind in ("date", "time"):
                story.hear(value, phrase.has("ORDINAL") or phrase.has("DEICTIC"))
            yield TimeExpression(doc.span(start, sentence.span.start + phrase.end), MADE_BY, reading.kind, value, when)


def read_sentence(doc: Doc, sentence: Sentence) -> list[tuple[Phrase, Reading]]:
    """The readings of a sentence in text order."""
    words = cut(doc.text_of(sentence.span))
    outline = shape(words)
    if not set(outline) - IDLE:
        return []
    return sorted(matches(RULES, words, outline), key=lambda found: found[0].low)


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
