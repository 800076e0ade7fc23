"""Finds the event mentions of a document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dateline.annotate.events.classes import class_of, other_triggers
from dateline.annotate.events.days import Dates, event_days, events_before, names_sequel
from dateline.annotate.events.factuality import factuality_of
from dateline.annotate.events.passing import passing_triggers
from dateline.annotate.events.places import Setting
from dateline.annotate.events.plover import lemma, noun_kind
from dateline.annotate.events.roles import Names, find_roles
from dateline.annotate.events.signs import signs_of_sentence
from dateline.annotate.events.status import status_of
from dateline.annotate.events.triggers import Trigger, find_triggers, is_content
from dateline.annotate.syntax import ancestors, auxiliaries, child, children, clause
from dateline.annotate.times import Chronicle, EventBasis
from dateline.lexicon import words
from dateline.model import Doc, EventMention, Interval, Mention, Sentence, Span, Statement, Status

MADE_BY = "events/1"


def find_events(doc: Doc) -> Iterator[EventMention]:
    """The event mentions of all sentences."""
    names = Names.of(doc.of(Mention))
    chronicle = Chronicle.of(doc)
    telling = Telling(Setting.of(doc))
    quotes = Quotes.of(doc)
    for number, sentence in enumerate(doc.sentences):
        telling.setting.open(number)
        triggers = list(find_triggers(sentence))
        dates = Dates(sentence, chronicle, tuple(signs_of_sentence(sentence)))
        for trigger in triggers:
            for mention in mentions_of(doc, dates, trigger, triggers, names, telling):
                telling.hear(trigger, mention)
                yield quotes.without_day(mention)
        others = list(other_triggers(sentence, triggers))
        for trigger in others:
            yield aside(doc, dates, trigger)
        for trigger in passing_triggers(sentence, {one.index for one in (*triggers, *others)}):
            yield passing(sentence, trigger)


@dataclass
class Quotes:
    """The words that a document quotes, in text order."""

    starts: list[int]
    spans: list[Span]

    @classmethod
    def of(cls, doc: Doc) -> Quotes:
        """The contents of all direct statements."""
        direct = (one for one in doc.of(Statement) if one.form == "direct")
        spans = sorted({span for one in direct for span in one.content})
        return cls([span.start for span in spans], spans)

    def without_day(self, mention: EventMention) -> EventMention:
        """What somebody is quoted as saying is no news of the day: without a date of its own it has none."""
        at = bisect_left(self.starts, mention.trigger.start + 1) - 1
        quoted = at >= 0 and self.spans[at].covers(mention.trigger)
        return (
            replace(mention, when=None, when_basis="unknown")
            if quoted and mention.when_basis in {"publication", "narrative"}
            else mention
        )


@dataclass
class Telling:
    """How far a report has come: where it is, the date told last, and the last date of every type of event."""

    setting: Setting
    last: Interval | None = None
    of_kind: dict[str, Interval] = field(default_factory=dict)

    def hear(self, trigger: Trigger, mention: EventMention) -> None:
        """Take in a mention just made."""
        if mention.when and mention.when_basis in {"expression", "narrative"}:
            self.last = mention.when
            if trigger.kind and trigger.lemma not in words("event_words", "lasting"):
                self.of_kind[trigger.kind] = mention.when

    def at(self, sentence: Sentence, trigger: Trigger) -> Interval | None:
        """The date that a trigger takes from the telling; None if it stands by itself."""
        if names_sequel(sentence, trigger):
            return self.last
        for noun in events_before(sentence, trigger):
            if is_definite(sentence, noun) and (when := self.of_kind.get(noun_kind(sentence, noun))):
                return when
        if (
            sentence.tokens[trigger.index].pos == "NOUN"
            and is_definite(sentence, trigger.top)
            and trigger.carrier is None
        ):
            return self.of_kind.get(trigger.kind) if points_back(sentence, trigger) else None
        return None


def points_back(sentence: Sentence, trigger: Trigger) -> bool:
    """Does a definite noun name nothing of its own: "the attack", but not "the killing of Diaz", "the invasion"?"""
    if not trigger.kind or trigger.lemma in words("event_words", "lasting"):
        return False
    own = children(sentence, trigger.top, {"prep", "relcl", "acl", "poss", "compound"})
    return trigger.top != trigger.index or not own


def is_definite(sentence: Sentence, noun: int) -> bool:
    """Does the noun point back: "the attack", "that strike"?"""
    return any(
        sentence.tokens[i].text.lower() in {"the", "this", "that", "these", "those"} for i in sentence.children[noun]
    )


def mentions_of(
    doc: Doc, dates: Dates, trigger: Trigger, triggers: Sequence[Trigger], names: Names, telling: Telling
) -> Iterator[EventMention]:
    """One trigger's mention, or several if the text dates a plural apart."""
    sentence = dates.sentence
    status = status_of(sentence, trigger)
    roles = find_roles(sentence, trigger, names)
    place, place_basis = telling.setting.locate(sentence, trigger, names)
    days = event_days(dates, trigger, status, telling.at(sentence, trigger))
    told = is_content(sentence, trigger, triggers, status) and days[0][1] != "expression"
    if told or is_untyped(sentence, trigger, days[0], roles=bool(roles), placed=place_basis == "stated"):
        trigger = replace(trigger, kind="")
    name = class_of(sentence, trigger)
    for when, basis in days:
        yield EventMention(
            span=_extent(sentence, trigger),
            made_by=MADE_BY,
            kind=trigger.kind,
            trigger=sentence.cover([trigger.index]),
            roles=roles,
            place=place,
            when=when,
            status=in_time(doc, status, when),
            lemma=trigger.lemma,
            when_basis=basis,
            event_class=name,
            factuality=factuality_of(sentence, trigger, status, name, dates.signs),
            place_basis=place_basis,
        )


def aside(doc: Doc, dates: Dates, trigger: Trigger) -> EventMention:
    """The mention of a word that is no news: whether it holds, and its day if one stands with it.

    Who says or wants it is told by statements and positions; of a verb that carries a noun, by the noun.
    """
    sentence = dates.sentence
    name, status = class_of(sentence, trigger), status_of(sentence, trigger)
    days = [] if name in {"support", "aspectual"} else event_days(dates, trigger, status, None)
    when, basis = days[0] if days else (None, "unknown")
    return EventMention(
        span=_extent(sentence, trigger),
        made_by=MADE_BY,
        kind="",
        trigger=sentence.cover([trigger.index]),
        when=when,
        when_basis=basis,
        status=in_time(doc, status, when),
        lemma=trigger.lemma,
        event_class=name,
        factuality=factuality_of(sentence, trigger, status, name, dates.signs),
    )


def passing(sentence: Sentence, trigger: Trigger) -> EventMention:
    """The mention of a word that names an event in passing: no more than the word, nothing is told of it."""
    word = sentence.cover([trigger.index])
    name = class_of(sentence, trigger)
    return EventMention(word, MADE_BY, kind="", trigger=word, lemma=trigger.lemma, event_class=name)


def is_untyped(
    sentence: Sentence, trigger: Trigger, days: tuple[Interval | None, EventBasis], *, roles: bool, placed: bool
) -> bool:
    """Is it a deed in general, a habit, a purpose or a state, and so no single deed of its type?"""
    when, basis = days
    if not placed and is_general(sentence, trigger, basis, told=roles):
        return True
    if is_habit(sentence, trigger, basis) or is_purpose(sentence, trigger):
        return True
    return is_state(trigger) and when is None


def is_state(trigger: Trigger) -> bool:
    """Is it how things are, and no deed: "the war", "violence"?"""
    return trigger.carrier is None and trigger.kind == "ASSAULT" and trigger.lemma in words("event_words", "lasting")


def is_general(sentence: Sentence, trigger: Trigger, basis: EventBasis, *, told: bool) -> bool:
    """Is a deed of no place and no day also told of nobody, or of many at once: "bombings", "their attacks"?

    ``told`` says that somebody takes part.
    """
    if trigger.kind != "ASSAULT" or basis in {"expression", "publication"}:
        return False
    token = sentence.tokens[trigger.index]
    if token.pos == "VERB":
        gerund = token.tag == "VBG" and token.dep in {"pcomp", "csubj", "nsubj", "xcomp", "pobj", "dobj"}
        return basis == "unknown" and (gerund or not told)
    if token.tag in {"NNS", "NNPS"}:
        return not told or (trigger.carrier is None and child(sentence, trigger.index, {"nummod"}) is None)
    harmed = any(lemma(sentence, i) in words("event_words", "harms") for i in ancestors(sentence, trigger.top))
    return not (told or harmed or is_definite(sentence, trigger.top))


def is_habit(sentence: Sentence, trigger: Trigger, basis: EventBasis) -> bool:
    """Is violence told as what somebody does on no day in particular: "rebels who attack convoys"?"""
    token = sentence.tokens[trigger.index]
    if trigger.kind != "ASSAULT" or basis == "expression" or token.tag not in {"VBP", "VBZ"} or token.dep != "relcl":
        return False
    return not children(sentence, trigger.index, {"aux", "auxpass"})


def is_purpose(sentence: Sentence, trigger: Trigger) -> bool:
    """Is it only what something else was done for: "came to attack the town"? PLOVER types what was done."""
    token = sentence.tokens[trigger.index]
    return token.pos == "VERB" and token.dep == "advcl" and "to" in auxiliaries(sentence, trigger.index)


def in_time(doc: Doc, status: Status, when: Interval | None) -> Status:
    """What lies after the day of publication has not occurred yet."""
    published = doc.article.published
    ahead = when and when.start and published and published.end and when.start >= published.end
    return "planned" if ahead and status in {"occurred", "ongoing"} else status


def _extent(sentence: Sentence, trigger: Trigger) -> Span:
    """The clause or noun phrase that tells of the event."""
    head = trigger.index if trigger.carrier is None else trigger.carrier
    return clause(sentence, head).hull(clause(sentence, trigger.index))
