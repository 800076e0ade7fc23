"""Which time an event happened at: the expression that governs its trigger, else where the telling stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Literal

from dateline.annotate.syntax import ancestors, auxiliaries, children, is_future, negated
from dateline.annotate.times.anchor import is_narrative
from dateline.annotate.times.calendar import days_of, shift
from dateline.annotate.times.ties import NOUNS, VERBS, attachment, clause_verb, governing_time, top
from dateline.lexicon import words
from dateline.model import Doc, Interval, Sentence, TimeExpression

EventBasis = Literal["expression", "narrative", "publication", "unknown"]
# A report's main day is told in its first sentences and lies this many days back at most.
LEAD, BACK = 4, 10
# So many letters tell words of one stem apart from others: "deliver" and "delivery".
STEM = 5
LENGTH = re.compile(r"P(\d+)(D|W|M|Y|DE)")


def event_time(doc: Doc, sentence: Sentence, trigger: int) -> tuple[Interval | None, EventBasis]:
    """When what a trigger tells of happened, and what that rests on."""
    return Chronicle.of(doc).time_of(sentence, trigger)


@dataclass(frozen=True)  # no slots: what several events ask for is worked out once
class Chronicle:
    """The temporal expressions of a report in text order, and how its telling moves through them."""

    doc: Doc
    times: Sequence[TimeExpression]

    @classmethod
    def of(cls, doc: Doc) -> Chronicle:
        """That of a report whose times are found."""
        return cls(doc, sorted(doc.of(TimeExpression), key=lambda time: time.span))

    def within(self, sentence: Sentence) -> Sequence[TimeExpression]:
        """The temporal expressions of a sentence."""
        low = bisect_left(self.starts, sentence.span.start)
        return self.times[low : bisect_left(self.starts, sentence.span.end)]

    def dates_in(self, sentence: Sentence) -> list[TimeExpression]:
        """Those of them that name days."""
        return [time for time in self.within(sentence) if names_days(time)]

    def time_of(self, sentence: Sentence, trigger: int) -> tuple[Interval | None, EventBasis]:
        """When what a trigger tells of happened, and what that rests on.

        A date that governs the trigger in the parse comes first. What is to come, was over before, or holds in general
        has no date then: None. What the report tells straight on happened on the day that its lead names
        ("narrative"), else on the publication day; in a history, at the date told last.
        """
        own = self.dates_in(sentence)
        if own and (counted := self.counted_back(sentence, trigger, own)):
            return counted, "expression"
        if own and (found := governing_time(sentence, trigger, own)):
            return (
                (None, "unknown")
                if not_since(sentence, found)
                else (days_meant(sentence, trigger, found), "expression")
            )
        if not is_told_straight(sentence, trigger) or self.is_recalled(sentence, trigger, own):
            elsewhere = self.told_elsewhere(sentence, trigger)
            return (days_of(elsewhere.value) or elsewhere.when, "narrative") if elsewhere else (None, "unknown")
        return self.current_time(sentence, trigger)

    def current_time(self, sentence: Sentence, trigger: int) -> tuple[Interval | None, EventBasis]:
        """Where the telling stands: in a history at the date told last, in a report on its main day, else its own."""
        if self.is_narrative:
            told = self.dates[: bisect_left(self.date_starts, sentence.span.start)]
            return (told[-1].when, "narrative") if told else (None, "unknown")
        # What a report says in the present tense holds on its own day; a headline's present is the main event's day.
        present = sentence.tokens[clause_verb(sentence, trigger)].tag in ("VBZ", "VBP")
        headline = sentence.span.start <= self.sentences[0].span.start
        if (headline or not present) and self.main_day:
            return self.main_day, "narrative"
        published = self.doc.article.published
        return (published, "publication") if published else (None, "unknown")

    def is_recalled(self, sentence: Sentence, trigger: int, own: Sequence[TimeExpression]) -> bool:
        """Does a sentence below the lead look back: at another date, in a clause that only describes, or "has done"?

        Such a happening is older than the report by nobody knows how much.
        """
        if self.is_narrative or sentence.span.start < self.lead_end:
            return False
        if any(self.is_past_day(time) for time in own) or is_described(sentence, trigger):
            return True
        verb = clause_verb(sentence, trigger)
        return self.main_day is None and (is_perfect(sentence, verb) or self.follows_past(sentence, verb))

    def follows_past(self, sentence: Sentence, verb: int) -> bool:
        """Is it in the past, and did the sentence before tell of a date long before the report?"""
        if sentence.tokens[verb].tag not in ("VBD", "VBN"):
            return False
        before = bisect_left(self.sentence_starts, sentence.span.start) - 1
        return before >= 0 and any(self.is_past_day(time) for time in self.dates_in(self.sentences[before]))

    def is_past_day(self, time: TimeExpression) -> bool:
        """Does a date lie further back than a report tells news of?"""
        published = self.doc.article.published
        if published is None or published.start is None or time.when is None or time.when.end is None:
            return False
        return time.when.end < published.start - timedelta(days=BACK)

    def told_elsewhere(self, sentence: Sentence, trigger: int) -> TimeExpression | None:
        """The time of the same happening where the report dates it: "the launch" of what was "launched in 2003"."""
        stem = sentence.tokens[trigger].lemma.lower()[:STEM]
        for other, place in self.stems[stem] if len(stem) == STEM and stem in self.stems else ():
            if other is not sentence and (found := governing_time(other, place, self.dates_in(other))):
                return found
        return None

    def counted_back(self, sentence: Sentence, trigger: int, own: Sequence[TimeExpression]) -> Interval | None:
        """The days of what another is counted from: "withdrew in 2011, eight years after leading the invasion"."""
        for index in ancestors(sentence, trigger):
            token = sentence.tokens[index]
            if token.lemma.lower() not in ("after", "before"):
                continue
            lengths = (length_on(sentence, time, index) for time in self.within(sentence))
            length = next((found for found in lengths if found), None)
            base = governing_time(sentence, token.head, own)
            if length and base:
                count = int(length[1]) * (-1 if token.lemma.lower() == "after" else 1)
                return days_of(shift(base.value, length[2], count) or "")
        return None

    @cached_property
    def starts(self) -> list[int]:
        """Where the temporal expressions start."""
        return [time.span.start for time in self.times]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of the report."""
        return self.doc.sentences

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where the sentences start."""
        return [sentence.span.start for sentence in self.sentences]

    @cached_property
    def lead_end(self) -> int:
        """Where the first sentences, which tell the news, end."""
        return self.sentences[min(LEAD, len(self.sentences)) - 1].span.end if self.sentences else 0

    @cached_property
    def is_narrative(self) -> bool:
        """Is it a history?"""
        return is_narrative(self.doc)

    @cached_property
    def dates(self) -> list[TimeExpression]:
        """What names days."""
        return [time for time in self.times if names_days(time)]

    @cached_property
    def date_starts(self) -> list[int]:
        """Where the dates start."""
        return [time.span.start for time in self.dates]

    @cached_property
    def stems(self) -> dict[str, list[tuple[Sentence, int]]]:
        """The places of every stem in sentences that name days."""
        found: dict[str, list[tuple[Sentence, int]]] = defaultdict(list)
        for sentence in self.sentences:
            for place, token in enumerate(sentence.tokens) if self.dates_in(sentence) else ():
                found[token.lemma.lower()[:STEM]].append((sentence, place))
        return dict(found)

    @cached_property
    def main_day(self) -> Interval | None:
        """The day of the report's main event: the past day that the first sentences tell something on."""
        published = self.doc.article.published
        if published is None or published.start is None or published.end is None:
            return None
        window = Interval(published.start - timedelta(days=BACK), published.end)
        for sentence in self.sentences[:LEAD]:
            for time in self.dates_in(sentence):
                if day_inside(time.when, window) and tells(sentence, time):
                    return time.when
        return None


def names_days(time: TimeExpression) -> bool:
    """Does a time name days? What only says that something lay in the past does not."""
    if time.kind not in ("date", "time") or time.when is None:
        return False
    return time.when.days is not None or days_of(time.value) is not None


def days_meant(sentence: Sentence, trigger: int, time: TimeExpression) -> Interval | None:
    """Something done "since 2003" was done then; only what is many ("attacks since 2003") fills the time after."""
    return time.when if sentence.tokens[trigger].tag == "NNS" else days_of(time.value) or time.when


def not_since(sentence: Sentence, time: TimeExpression) -> bool:
    """Does the date say since when something has not been: "had not won since 1908"?"""
    path = attachment(sentence, top(sentence, sentence.indices(time.span)))
    return sentence.tokens[path[0]].lemma.lower() == "since" and negated(sentence, path[-1])


def length_on(sentence: Sentence, time: TimeExpression, index: int) -> re.Match[str] | None:
    """The number and unit of a length that hangs on a preposition: "eight years after"."""
    if time.kind != "duration" or sentence.tokens[top(sentence, sentence.indices(time.span))].head != index:
        return None
    return LENGTH.fullmatch(time.value)


def is_told_straight(sentence: Sentence, index: int) -> bool:
    """Does the clause tell what happened now, not what will, may, had or does in general?"""
    token = sentence.tokens[index]
    if token.pos in NOUNS and token.dep == "pobj":
        return False  # "after the killing", "an investigation of the attack": told as known
    verb = clause_verb(sentence, index)
    return not any(check(sentence, verb) for check in (_ahead, _before, _in_general))


def _ahead(sentence: Sentence, verb: int) -> bool:
    """Future, modal, or wished for."""
    helpers = auxiliaries(sentence, verb)
    if is_future(sentence, verb) or any(sentence.tokens[i].tag == "MD" for i in sentence.children[verb]):
        return True
    above = sentence.tokens[sentence.tokens[verb].head]
    return "to" in helpers and (above.pos in NOUNS or above.lemma in words("times", "wishes"))


def _before(sentence: Sentence, verb: int) -> bool:
    """Past perfect, or said to lie back ("previously")."""
    own = [sentence.tokens[i] for i in sentence.children[verb]]
    if any(token.text.lower() in words("times", "back") for token in own):
        return True
    return any(token.text.lower() == "had" and token.dep == "aux" for token in own)


def _in_general(sentence: Sentence, verb: int) -> bool:
    """A passive of the present ("is owned by"), which tells how things stand."""
    token = sentence.tokens[verb]
    helpers = [sentence.tokens[i] for i in sentence.children[verb] if sentence.tokens[i].dep in ("aux", "auxpass")]
    return token.tag == "VBN" and [helper.text.lower() for helper in helpers] in (["is"], ["are"])


def is_described(sentence: Sentence, trigger: int) -> bool:
    """Does a past clause beside the main one tell it: "Diaz, who lost the vote", "long before she ran for mayor"?"""
    for index in (trigger, *ancestors(sentence, trigger)):
        token = sentence.tokens[index]
        if token.dep == "acl" and token.tag == "VBG":
            return True  # "a law banning nets"
        past = token.tag in ("VBD", "VBN")
        if past and (token.dep in ("relcl", "acl") or (token.dep == "advcl" and opener(sentence, index) in REMOTE)):
            return True
        if token.pos in VERBS and token.dep not in ("xcomp", "conj", "pcomp"):
            return False
    return False


# What such a clause tells lies apart from what its sentence tells.
REMOTE = frozenset({"before", "after", "since"})


def opener(sentence: Sentence, verb: int) -> str:
    """The word that opens a clause, in lower case; empty if none does."""
    marks = children(sentence, verb, {"mark"})
    return next((sentence.tokens[i].text.lower() for i in marks), "")


def is_perfect(sentence: Sentence, verb: int) -> bool:
    """Is it done by now, on no day in particular: "has closed"?"""
    helpers = (sentence.tokens[i] for i in sentence.children[verb])
    return any(token.text.lower() in ("has", "have", "'ve", "’ve") and token.dep == "aux" for token in helpers)


def day_inside(when: Interval | None, window: Interval) -> bool:
    """One day of the window?"""
    return when is not None and when.days == 1 and window.covers(when)


def tells(sentence: Sentence, time: TimeExpression) -> bool:
    """Does the time hang on a verb that tells straight what happened?"""
    path = attachment(sentence, top(sentence, sentence.indices(time.span)))
    return bool(path) and sentence.tokens[path[-1]].tag in ("VBD", "VBN") and is_told_straight(sentence, path[-1])
