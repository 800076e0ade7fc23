"""When an event was: the days that the text gives its trigger, one event each where a plural is dated apart.

A date belongs to the first event word or verb above it in the parse. A trigger without one of its own takes the date of
the verb that carries it, of the verb it is joined to, or of the noun that its clause describes; then of the telling
("subsequently", "following the attack"); a plain statement of the day's news takes the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dateline.annotate.events.plover import lemma
from dateline.annotate.events.triggers import Trigger
from dateline.annotate.syntax import SUBJECTS, ancestors, auxiliaries, child, children
from dateline.lexicon import words
from dateline.model import Doc, Interval, Sentence, Status, TimeExpression

Basis = Literal["expression", "narrative", "publication", "unknown"]
Found = list[TimeExpression]
PLURAL = frozenset({"NNS", "NNPS"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
LONG = 99_999
NAMED_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")
# Prepositions that a parser may take for verbs.
VERBAL_PREPOSITIONS = frozenset({"following", "including", "according", "regarding", "concerning", "pending"})


@dataclass
class Dates:
    """The dates of a sentence by the token that owns them."""

    sentence: Sentence
    owned: dict[int, Found] = field(default_factory=dict)

    @classmethod
    def of(cls, sentence: Sentence, triggers: Sequence[Trigger], times: Sequence[TimeExpression]) -> Dates:
        """Every date of the sentence given to the first trigger or verb above it."""
        made = cls(sentence)
        nouns = {index for trigger in triggers for index in (trigger.index, trigger.top)}
        for time in times:
            if time.when and time.kind in {"date", "time"} and (owner := made._owner(time, nouns)) is not None:
                made.owned.setdefault(owner, []).append(time)
                for clause in made._dated_clauses(time, owner):
                    made.owned.setdefault(clause, []).append(time)
        return made

    def _dated_clauses(self, time: TimeExpression, owner: int) -> Iterator[int]:
        """Clauses that tell what was on a date: "in January 2020, when a drone killed him"."""
        for above in (*self.sentence.indices(time.span), owner):
            for clause in children(self.sentence, above, {"relcl", "advcl"}):
                opener = child(self.sentence, clause, {"advmod"})
                if opener is None or lemma(self.sentence, opener) != "when":
                    continue
                if 0 <= self.sentence.tokens[opener].start - time.span.end <= len(", "):
                    yield clause

    def _owner(self, time: TimeExpression, nouns: set[int]) -> int | None:
        """The first trigger or verb above a date."""
        inside = self.sentence.indices(time.span)
        if not inside:
            return None
        head = next((i for i in inside if self.sentence.tokens[i].head not in inside), inside[0])
        if lemma(self.sentence, self.sentence.tokens[head].head) in {"until", "till", "by", "before"}:
            return None
        for index in (head, *ancestors(self.sentence, head)):
            if self.sentence.tokens[index].text.lower() in {"unlike", "than"}:
                return None
            if self.sentence.tokens[index].text.lower() in VERBAL_PREPOSITIONS:
                return child(self.sentence, index, {"dobj", "pobj"})
            if index in nouns or self.sentence.tokens[index].pos in {"VERB", "AUX"}:
                return index
        return None

    def governing(self, trigger: Trigger) -> tuple[Found, Basis]:
        """The dates that govern a trigger, and whether they stand with it or above it; empty if none does."""
        for place in self._places(trigger):
            if place in self.owned:
                return self.owned[place], "expression"
        below = trigger.index
        for place in self._above(below) if trigger.carrier == below else ():
            if place in self.owned:
                joined = self.sentence.tokens[below].dep == "conj"  # "attacked and killed in May": one date for both
                return self.owned[place], "expression" if joined else "narrative"
            below = place
        return [], "unknown"

    def _places(self, trigger: Trigger) -> Iterator[int]:
        """Where a trigger's date may stand, the best place first."""
        yield trigger.index
        yield trigger.top
        verb = trigger.carrier
        if verb != trigger.index:
            yield from children(self.sentence, trigger.top, {"acl"})
        if verb is not None:
            yield verb
        if verb is None:
            yield from self._around_noun(trigger)
            return
        yield from self._in_phrases(verb)
        if verb != trigger.index:
            yield from self._above(verb)

    def _around_noun(self, trigger: Trigger) -> Iterator[int]:
        """A noun without carrier: what its clause tells ("the strike that killed him in May"), or the deed it did."""
        sentence = self.sentence
        yield from self._in_phrases(trigger.index)
        for noun in dict.fromkeys((trigger.top, trigger.index)):
            for clause in children(sentence, noun, {"relcl", "acl", "amod", "prep"}):
                if sentence.tokens[clause].pos != "ADP" or lemma(sentence, clause) == "due":
                    yield from self._with_complements(clause)
        token = sentence.tokens[trigger.top]
        if token.dep in {"nsubj", "nsubjpass"} and sentence.tokens[token.head].tag in FINITE:
            yield token.head
        if token.dep in {"conj", "appos"}:
            yield token.head
        if token.dep == "pobj" and lemma(sentence, token.head) in {"during", "at", "in"}:
            yield sentence.tokens[token.head].head  # "speaks during a conference on Monday"

    def _with_complements(self, clause: int) -> Iterator[int]:
        """A clause and what it is completed by: "due to start on Monday", "which is due to start"."""
        yield clause
        for inner in children(self.sentence, clause, {"xcomp", "pcomp", "acomp"}):
            yield inner
            yield from children(self.sentence, inner, {"xcomp", "pcomp"})

    def _in_phrases(self, verb: int) -> Iterator[int]:
        """Nouns that frame a verb: "said at a meeting on Tuesday"."""
        for prep in children(self.sentence, verb, {"prep"}):
            if lemma(self.sentence, prep) in {"at", "in", "on", "during"}:
                yield from children(self.sentence, prep, {"pobj"})

    def _above(self, verb: int) -> Iterator[int]:
        """Verbs and nouns above that share their date with a verb."""
        seen = {verb}
        while True:
            token = self.sentence.tokens[verb]
            if not self._shares(verb) or token.head in seen:
                return
            verb = token.head
            seen.add(verb)
            yield verb

    def _shares(self, verb: int) -> bool:
        """Does the clause happen at the time of what stands above it?"""
        token = self.sentence.tokens[verb]
        if token.dep == "conj":
            alone = child(self.sentence, verb, SUBJECTS) is None
            return alone and self.sentence.tokens[token.head].pos in {"VERB", "AUX"}
        if token.dep in {"relcl", "acl"}:
            return True
        if token.dep == "xcomp":
            return "to" not in {lemma(self.sentence, i) for i in children(self.sentence, verb, {"aux"})}
        return token.dep == "advcl" and token.tag == "VBG" and child(self.sentence, verb, {"mark", "prep"}) is None


def event_days(
    doc: Doc, dates: Dates, trigger: Trigger, status: Status, told: Interval | None
) -> list[tuple[Interval | None, Basis]]:
    """The days of an event; several if a plural noun is dated apart ("rounds in June and August").

    ``told`` is the date that the telling has reached.
    """
    sentence = dates.sentence
    found, basis = dates.governing(trigger)
    if len(found) > 1 and sentence.tokens[trigger.top].tag in PLURAL and _listed_apart(sentence, found):
        return [(time.when, "expression") for time in found]
    if found:
        at = sentence.tokens[trigger.index].start
        best = min(found, key=lambda time: (_days(time), abs(time.span.start - at)))
        return [(_behind(doc, sentence, trigger, best) or _since(doc, sentence, best), basis)]
    if told is not None and status in {"occurred", "ongoing"}:
        return [(told, "narrative")]
    if is_news(sentence, trigger, status) and doc.article.published:
        return [(doc.article.published, "publication")]
    return [(None, "unknown")]


def _behind(doc: Doc, sentence: Sentence, trigger: Trigger, time: TimeExpression) -> Interval | None:
    """A date without its year that would lie ahead of a past tense is the year before's: "on Sept. 10 he wrote"."""
    published, when = doc.article.published, time.when
    verbs = [*([] if trigger.carrier is None else [trigger.carrier]), *children(sentence, trigger.top, {"relcl"})]
    if not any(_is_past(sentence, verb) for verb in verbs):
        return None
    if not (published and published.end and when and when.start and when.end and when.start >= published.end):
        return None
    named = NAMED_DAY.fullmatch(time.value) and not any(part.isdigit() and len(part) == 4 for part in _parts(doc, time))
    return Interval(_year_before(when.start), _year_before(when.end)) if named else None


def _is_past(sentence: Sentence, verb: int) -> bool:
    """Is it "wrote" or "had written"?"""
    had = any(sentence.tokens[i].text.lower() == "had" for i in children(sentence, verb, {"aux"}))
    return sentence.tokens[verb].tag == "VBD" or had


def _parts(doc: Doc, time: TimeExpression) -> list[str]:
    """The words and numbers of a date."""
    return re.findall(r"\w+", doc.text_of(time.span))


def _year_before(day: date) -> date:
    """The same day a year earlier, the 28th for the 29th of February."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _days(time: TimeExpression) -> int:
    """How many days a date may mean; open ones most."""
    return (time.when.days if time.when else None) or LONG


def _listed_apart(sentence: Sentence, found: Found) -> bool:
    """Are the dates of one grain, joined by "and" or a comma, and no range?"""
    grains = {(time.when.days or 0) // 7 for time in found if time.when}
    first, last = found[0].span, found[-1].span
    between = {token.text.lower() for token in sentence.tokens if first.end <= token.start and token.end <= last.start}
    return (
        max(grains) - min(grains) <= 1
        and "and" in between | {"and"}
        and not between & {"to", "until", "through", "-", "–"}
    )


def _since(doc: Doc, sentence: Sentence, time: TimeExpression) -> Interval | None:
    """The days of a date, open to the day of publication after "since"."""
    head = sentence.indices(time.span)[0]
    above = [lemma(sentence, i) for i in list(ancestors(sentence, head))[:2]]
    published = doc.article.published
    if time.when and above and "since" in above and published and published.end and time.when.start:
        return Interval(time.when.start, max(published.end, time.when.start))
    return time.when


def is_news(sentence: Sentence, trigger: Trigger, status: Status) -> bool:
    """Is the event told as the day's news: a finite clause that states what happened or goes on?"""
    if status not in {"occurred", "ongoing"} or trigger.carrier is None:
        return False
    verb = trigger.carrier
    if sentence.tokens[verb].tag == "VBG" and sentence.tokens[verb].dep == "advcl":
        verb = next((i for i in ancestors(sentence, verb) if sentence.tokens[i].pos in {"VERB", "AUX"}), verb)
    token = sentence.tokens[verb]
    tags = {token.tag} | {sentence.tokens[i].tag for i in children(sentence, verb, {"aux", "auxpass"})}
    if token.dep == "conj" and sentence.tokens[token.head].pos == "VERB":
        tags |= {sentence.tokens[i].tag for i in children(sentence, token.head, {"aux", "auxpass"})}
    if not tags & FINITE or token.dep in {"relcl", "advcl", "acl"}:
        return False
    # "had left" looks back from the telling, to no day that is known.
    return not any(sentence.tokens[i].text.lower() == "had" for i in children(sentence, verb, {"aux"}))


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
