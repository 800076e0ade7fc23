"""Which time an event happened at: the expression that governs its trigger, else where the telling stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Literal

from dateline.annotate.syntax import ancestors, auxiliaries, is_future
from dateline.annotate.times.anchor import is_narrative
from dateline.annotate.times.calendar import days_of, shift
from dateline.lexicon import words
from dateline.model import Doc, Interval, Sentence, TimeExpression

EventBasis = Literal["expression", "narrative", "publication", "unknown"]
NOUN_DEPENDENTS = frozenset({"poss", "compound", "nmod", "amod", "nummod", "appos"})
NOUNS = frozenset({"NOUN", "PROPN"})
VERBS = frozenset({"VERB", "AUX"})
# A verb with one of these labels shares the time of the verb above it, unless it has a subject of its own.
SHARING = frozenset({"advcl", "conj", "xcomp", "pcomp", "prep"})
# A report's main day is told in its first sentences and lies this many days back at most.
LEAD, BACK = 4, 10


def event_time(doc: Doc, sentence: Sentence, trigger: int) -> tuple[Interval | None, EventBasis]:
    """When what a trigger tells of happened, and what that rests on.

    A date that governs the trigger in the parse comes first. What is to come, was over before, or holds in general
    has no date then: None. What the report tells straight on happened on the day that its lead names
    ("narrative"), else on the publication day; in a history, at the date told last.
    """
    times = [time for time in doc.of(TimeExpression) if time.kind in ("date", "time") and named(time)]
    own = [time for time in times if sentence.span.covers(time.span)]
    if counted := counted_back(doc, sentence, trigger, own):
        return counted, "expression"
    if found := governing_time(sentence, trigger, own):
        return days_meant(sentence, trigger, found), "expression"
    if not is_told_straight(sentence, trigger):
        elsewhere = told_elsewhere(doc, sentence, trigger, times)
        return (days_of(elsewhere.value) or elsewhere.when, "narrative") if elsewhere else (None, "unknown")
    return current_time(doc, sentence, trigger, times)


def current_time(
    doc: Doc, sentence: Sentence, trigger: int, times: Sequence[TimeExpression]
) -> tuple[Interval | None, EventBasis]:
    """Where the telling stands: in a history at the date told last, in a report on its main day, else its own."""
    if is_narrative(doc):
        told = [time.when for time in times if time.span.end <= sentence.span.start]
        return (told[-1], "narrative") if told else (None, "unknown")
    # What a report says in the present tense holds on its own day; a headline's present is the main event's day.
    present = sentence.tokens[clause_verb(sentence, trigger)].tag in ("VBZ", "VBP")
    headline = sentence.span.start <= doc.sentences[0].span.start
    if (headline or not present) and (main := main_day(doc, times)):
        return main, "narrative"
    published = doc.article.published
    return (published, "publication") if published else (None, "unknown")


# So many letters tell words of one stem apart from others: "deliver" and "delivery".
STEM = 5


def told_elsewhere(
    doc: Doc, sentence: Sentence, trigger: int, times: Sequence[TimeExpression]
) -> TimeExpression | None:
    """The time of the same happening where the report dates it: "the launch" of what was "launched in 2003"."""
    stem = sentence.tokens[trigger].lemma.lower()[:STEM]
    if len(stem) < STEM:
        return None
    for other in doc.sentences:
        places = [i for i, token in enumerate(other.tokens) if token.lemma.lower().startswith(stem)]
        own = [time for time in times if places and other is not sentence and other.span.covers(time.span)]
        for place in places if own else ():
            if found := governing_time(other, place, own):
                return found
    return None


def named(time: TimeExpression) -> bool:
    """Does a time name days? What only says that something lay in the past does not."""
    return time.when is not None and (days_of(time.value) is not None or time.when.days is not None)


def days_meant(sentence: Sentence, trigger: int, time: TimeExpression) -> Interval | None:
    """Something done "since 2003" was done then; only what is many ("attacks since 2003") fills the time after."""
    return time.when if sentence.tokens[trigger].tag == "NNS" else days_of(time.value) or time.when


LENGTH = re.compile(r"P(\d+)(D|W|M|Y|DE)")


def counted_back(doc: Doc, sentence: Sentence, trigger: int, times: Sequence[TimeExpression]) -> Interval | None:
    """The days of what another event is counted from: "withdrew in 2011, eight years after leading the invasion"."""
    for index in ancestors(sentence, trigger):
        token = sentence.tokens[index]
        if token.lemma.lower() not in ("after", "before"):
            continue
        lengths = (length_on(sentence, time, index) for time in doc.of(TimeExpression, sentence.span))
        length = next((found for found in lengths if found), None)
        base = governing_time(sentence, token.head, times)
        if length and base:
            count = int(length[1]) * (-1 if token.lemma.lower() == "after" else 1)
            return days_of(shift(base.value, length[2], count) or "")
    return None


def length_on(sentence: Sentence, time: TimeExpression, index: int) -> re.Match[str] | None:
    """The number and unit of a length that hangs on a preposition: "eight years after"."""
    if time.kind != "duration" or sentence.tokens[top(sentence, sentence.indices(time.span))].head != index:
        return None
    return LENGTH.fullmatch(time.value)


def governing_time(sentence: Sentence, index: int, times: Iterable[TimeExpression]) -> TimeExpression | None:
    """Of the times of a sentence the one that governs a token: the closest tie, then the fewest words away."""
    found = enumerate(ties(sentence, index, times))
    tied = [(tie, abs(head - index), place, time) for place, (tie, head, time) in found]
    return min(tied, default=(0, 0, 0, None))[3]


def ties(sentence: Sentence, index: int, times: Iterable[TimeExpression]) -> Iterator[tuple[int, int, TimeExpression]]:
    """How closely each time is tied to a token: 0 on itself, 1 in its clause, 2 in the clause whose time it shares."""
    verb = clause_verb(sentence, index)
    shared = sharing_verbs(sentence, verb)
    for time in times:
        head = top(sentence, sentence.indices(time.span))
        path = attachment(sentence, head)
        if index in path:
            yield 0, head, time
        elif path and path[-1] == verb and sentence.tokens[path[-1]].pos in VERBS:
            yield 1, head, time
        elif path and path[-1] in shared:
            yield 2, head, time
        elif path and occasion(sentence, path[-1]) == verb:
            yield 3, head, time


def occasion(sentence: Sentence, noun: int) -> int | None:
    """The verb of what was done on a dated occasion: "said in a July 16 news conference"."""
    token = sentence.tokens[noun]
    between = sentence.tokens[token.head]
    if token.dep != "pobj" or between.lemma.lower() not in ("in", "at", "during"):
        return None
    return between.head if sentence.tokens[between.head].pos in VERBS else None


def top(sentence: Sentence, indices: Sequence[int]) -> int:
    """The token of an expression that hangs outside it."""
    inside = set(indices)
    return next((i for i in indices if sentence.tokens[i].head not in inside), indices[0])


def attachment(sentence: Sentence, head: int) -> list[int]:
    """What a time hangs on: the tokens up to its verb; only its noun if it stands inside a noun phrase."""
    path: list[int] = []
    inside = sentence.tokens[head].dep in NOUN_DEPENDENTS
    for above in ancestors(sentence, head):
        path.append(above)
        token = sentence.tokens[above]
        if token.pos in VERBS or (inside and token.pos in NOUNS):
            break
    return path


def clause_verb(sentence: Sentence, index: int) -> int:
    """The verb in whose clause a token stands; the token itself if it is one."""
    if sentence.tokens[index].pos in VERBS:
        return index
    return next((i for i in ancestors(sentence, index) if sentence.tokens[i].pos in VERBS), index)


def sharing_verbs(sentence: Sentence, verb: int) -> set[int]:
    """The verbs above whose time a verb without a subject shares: "arrived on Tuesday, bringing..."."""
    found: set[int] = set()
    current = verb
    while sentence.tokens[current].dep in SHARING and not _finite_elsewhere(sentence, current):
        above = next((i for i in ancestors(sentence, current) if sentence.tokens[i].pos in VERBS), None)
        if above is None or above in found:
            break
        found.add(above)
        current = above
    return found


def _finite_elsewhere(sentence: Sentence, verb: int) -> bool:
    """Has the verb a subject of its own, or a purpose still ahead ("to build")?"""
    own = sentence.children[verb]
    subject = any(sentence.tokens[i].dep in ("nsubj", "nsubjpass") for i in own)
    return subject or "to" in auxiliaries(sentence, verb)


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


def main_day(doc: Doc, times: Sequence[TimeExpression]) -> Interval | None:
    """The day of a report's main event: the past day that the first sentences tell something on."""
    published = doc.article.published
    if published is None or published.start is None or published.end is None:
        return None
    window = Interval(published.start - timedelta(days=BACK), published.end)
    for sentence in doc.sentences[:LEAD]:
        for time in times:
            if sentence.span.covers(time.span) and day_inside(time.when, window) and tells(sentence, time):
                return time.when
    return None


def day_inside(when: Interval | None, window: Interval) -> bool:
    """One day of the window?"""
    return when is not None and when.days == 1 and window.covers(when)


def tells(sentence: Sentence, time: TimeExpression) -> bool:
    """Does the time hang on a verb that tells straight what happened?"""
    path = attachment(sentence, top(sentence, sentence.indices(time.span)))
    return bool(path) and sentence.tokens[path[-1]].tag in ("VBD", "VBN") and is_told_straight(sentence, path[-1])
