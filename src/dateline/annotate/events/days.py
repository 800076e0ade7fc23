"""When an event was: the time that governs its trigger, one event each where a plural is dated apart.

``annotate.times`` decides; what it cannot know is here: that "rounds in June and August" are several events, what
the telling has reached ("subsequently", "following the attack"), and that only what happened has the report's own day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.annotate.events.plover import lemma
from dateline.annotate.events.triggers import Trigger
from dateline.annotate.syntax import auxiliaries, children
from dateline.annotate.times import Chronicle, EventBasis, governing_times
from dateline.lexicon import words
from dateline.model import Interval, Sentence, Status, TimeExpression

PLURAL = frozenset({"NNS", "NNPS"})
HAPPENED = frozenset({"occurred", "ongoing"})
Days = tuple[Interval | None, EventBasis]


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a sentence, the chronicle of its report, and the signs of certainty that its events share."""

    sentence: Sentence
    chronicle: Chronicle
    signs: tuple[str, ...] = ()

    def governing(self, trigger: Trigger) -> tuple[list[TimeExpression], EventBasis]:
        """The dates that govern a trigger, the nearest first; empty if none does."""
        own = self.chronicle.dates_in(self.sentence)
        found = governing_times(self.sentence, trigger.index, own) if own else []
        return found, "expression" if found else "unknown"


def event_days(dates: Dates, trigger: Trigger, status: Status, told: Interval | None) -> list[Days]:
    """The days of an event; several if a plural noun is dated apart ("rounds in June and August").

    ``told`` is the date that the telling has reached.
    """
    if apart := dated_apart(dates, trigger):
        return [(time.when, "expression") for time in apart]
    when, basis = dates.chronicle.time_of(dates.sentence, trigger.index)
    if basis == "expression":
        return [(when, basis)]
    if told is not None and status in HAPPENED:
        return [(told, "narrative")]
    # A noun that no verb of its clause carries stands for what was known before: "feared the killing of Diaz".
    known_before = basis == "publication" and trigger.carrier is None
    if status not in HAPPENED or known_before:
        return [(None, "unknown")]
    return [(when, basis)]


def dated_apart(dates: Dates, trigger: Trigger) -> list[TimeExpression]:
    """The dates of a plural, if they are of one grain, listed, and no range."""
    sentence = dates.sentence
    if sentence.tokens[trigger.top].tag not in PLURAL:
        return []
    found = sorted(dates.governing(trigger)[0], key=lambda time: time.span)
    if len(found) < 2:
        return []
    grains = {(time.when.days or 0) // 7 for time in found if time.when}
    between = {
        token.text.lower()
        for token in sentence.tokens
        if found[0].span.end <= token.start and token.end <= found[-1].span.start
    }
    return [] if max(grains) - min(grains) > 1 or between & {"to", "until", "through", "-", "–"} else found


def names_sequel(sentence: Sentence, trigger: Trigger) -> bool:
    """Does the clause go on from what was told just before ("subsequently", "then")?"""
    verb = trigger.carrier
    return verb is not None and any(
        sentence.tokens[i].text.lower() in words("event_words", "sequels") for i in children(sentence, verb, {"advmod"})
    )


def events_before(sentence: Sentence, trigger: Trigger) -> Iterator[int]:
    """Nouns that the clause places itself after: "following the attack", "in the aftermath of the strike"."""
    if trigger.carrier is None or "have" in auxiliaries(sentence, trigger.carrier):
        return  # "have protested since" says no more than that it was later
    verbs = [trigger.carrier, *children(sentence, trigger.top, {"relcl", "acl"})]
    for prep in (i for verb in dict.fromkeys(verbs) for i in children(sentence, verb, {"prep", "mark", "advcl"})):
        heads = children(sentence, prep, {"pobj", "dobj"})
        if sentence.tokens[prep].text.lower() in {"after", "following"}:
            yield from heads
        for noun in heads:
            if lemma(sentence, noun) in {"aftermath", "wake"}:
                yield from (i for of in children(sentence, noun, {"prep"}) for i in children(sentence, of, {"pobj"}))
