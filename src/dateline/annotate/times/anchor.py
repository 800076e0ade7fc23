"""What relative expressions count from: the publication day, the verb's tense, the date that a history has reached."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from dateline.annotate.syntax import is_future, is_past
from dateline.annotate.times.calendar import days_of
from dateline.annotate.times.grammar import Tense
from dateline.lexicon import words
from dateline.model import Doc, Interval, Sentence

# A publication interval wider than this anchors nothing: "on Tuesday" could be any day of a season.
WIDEST = 60
# A month or season may be told over so many: "since October" is then one of two Octobers.
WIDEST_OF_COARSE = 550
YEAR = re.compile(r"(?<![\d.,$£€-])(1[5-9]\d\d|20[0-4]\d)(?![\d,.]\d|\d|%)|\b\d{1,4} B\.?C")
# Words that tie a text to the day on which it is read.
TIED = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|(?:last|this|next) (?:week|month|year|night|morning)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
TODAY = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE
)
# A history has at least so many years, and so many for each word that ties it to a day.
YEARS, YEARS_TO_TIED = 8, 5
# A report ties itself to its day within so many characters.
LEAD = 500


def is_narrative(doc: Doc) -> bool:
    """Is the text a history, told year by year, rather than a report of its day?"""
    return _is_history(doc.text, doc.article.published)


@lru_cache(maxsize=16)  # asked again for every event of an article
def _is_history(text: str, published: Interval | None) -> bool:
    years = [match[1] for match in YEAR.finditer(text)]
    if len(years) < YEARS or len(years) < YEARS_TO_TIED * (1 + len(TIED.findall(text))):
        return False
    if published is None or published.start is None:
        return True
    if TODAY.search(text, 0, LEAD):
        return False  # an obituary tells a life, but it opens with the day's news
    recent = sum(year is not None and int(year) >= published.start.year - 1 for year in years)
    return recent * 2 < len(years)


def anchor_days(published: Interval | None, widest: int = WIDEST) -> list[date]:
    """Every day on which the article may have appeared; none if that is unknown or too wide to count from."""
    if published is None or published.start is None or published.days is None or published.days > widest:
        return []
    return [published.start + timedelta(days=step) for step in range(published.days)]


def narrative_day(value: str) -> date | None:
    """The day that a told date puts a narrative at: the first that it may mean."""
    days = days_of(value)
    return days.start if days else None


def writes_day_first(text: str) -> bool | None:
    """Does the article write 24/3/2021, or 3/24/2021? None if no date in it tells."""
    found = {int(match[1]) > MONTHS for match in NUMERIC.finditer(text) if max(int(match[1]), int(match[2])) > MONTHS}
    return found.pop() if len(found) == 1 else None


NUMERIC = re.compile(r"(?<![\w./-])(\d{1,2})[./-](\d{1,2})[./-](?:\d\d){1,2}(?![\w/-])")
MONTHS = 12


class Tenses:
    """The tense that governs each place of a passage, a run of sentences."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self.start, self.end = sentences[0].span.start, sentences[-1].span.end
        self.starts = [sentence.span.start for sentence in sentences]

    def at(self, start: int) -> Tense:
        """The tense that the words right before a place show, else that of the verb above it."""
        sentence = self.sentences[max(0, bisect_right(self.starts, start) - 1)]
        index = max(0, bisect_right(sentence.tokens, start, key=lambda token: token.start) - 1)
        return near_tense(sentence, index) or tense_of(sentence, index)

    def done(self, start: int) -> bool:
        """Does a plain past hold the date at this place: "on Sept. 10 he wrote"?"""
        sentence = self.sentences[max(0, bisect_right(self.starts, start) - 1)]
        above = sentence.tokens[max(0, bisect_right(sentence.tokens, start, key=lambda token: token.start) - 1)].head
        if sentence.tokens[above].tag == "IN" and sentence.tokens[above].lemma.lower() == "on":
            above = sentence.tokens[above].head
        verb = sentence.tokens[above]
        return verb.tag == "VBD" and verb.pos == "VERB" and not verb.text.isupper()  # capitals mislead the tagger

    def opens(self, start: int) -> bool:
        """Does a date at this place open its sentence: "In 1965 ..."?"""
        sentence = self.sentences[max(0, bisect_right(self.starts, start) - 1)]
        return bisect_right(sentence.tokens, start, key=lambda token: token.start) <= OPENING

    def begins(self, start: int, after: str) -> bool:
        """Does "from" before the date at this place say when something done began, with no end to follow?"""
        sentence = self.sentences[max(0, bisect_right(self.starts, start) - 1)]
        index = bisect_right(sentence.tokens, start, key=lambda token: token.start) - 1
        above = sentence.tokens[sentence.tokens[max(0, index)].head]
        verb = sentence.tokens[above.head]
        return after not in RANGE and above.lemma.lower() == "from" and verb.pos in ("VERB", "AUX")


# "In late 1965": so many words at most.
OPENING = 4
RANGE = frozenset({"to", "until", "till", "through", "-", "–", "and", "onward", "onwards"})


def near_tense(sentence: Sentence, index: int) -> Tense | None:
    """The tense by what stands right before: "said on Friday" is past, "until Friday", "as soon as Friday" to come."""
    words = [token.text.lower() for token in sentence.tokens[max(0, index - 4) : index]]
    if index > 1 and words[-1] in ("until", "till", "through"):
        return "future"
    if words[-3:] in (["as", "soon", "as"], ["as", "early", "as"]) or PLANNED_FOR & set(words):
        return "future"
    before = index - 1 - (words[-1:] == ["on"])
    return "past" if before >= 0 and sentence.tokens[before].tag == "VBD" else None


# A date right after one of these lies ahead, whenever it was set.
PLANNED_FOR = frozenset({"planned", "scheduled", "slated", "due", "postponed", "expected"})


def tense_of(sentence: Sentence, index: int) -> Tense:
    """The tense of the nearest verb above a token that shows one; a text without verbs tells what is past."""
    seen = set[int]()
    above = sentence.tokens[sentence.tokens[index].head].lemma.lower()
    if sentence.tokens[index].dep in ("poss", "compound", "nmod", "amod") and above not in words("times", "parts"):
        return noun_tense(sentence, sentence.tokens[index].head)
    while index not in seen:
        seen.add(index)
        if (tense := verb_tense(sentence, index)) is not None:
            return tense
        index = sentence.tokens[index].head
    return "past"


def noun_tense(sentence: Sentence, noun: int) -> Tense:
    """The tense of a noun with a date: "the Sept. 11 attack" is over, "the June summit" may be to come."""
    return "present" if sentence.tokens[noun].lemma.lower() in words("times", "announced") else "past"


# What is called so lies ahead: "a summit set for April".
FIXED = frozenset({"schedule", "plan", "set", "slate", "expect"})
PLANNED = frozenset(
    {
        "schedule",
        "plan",
        "set",
        "expect",
        "due",
        "slate",
        "hope",
        "intend",
        "want",
        "agree",
        "will",
        "decide",
        "promise",
        "pledge",
        "vow",
    }
)


def verb_tense(sentence: Sentence, index: int) -> Tense | None:
    """The tense that a verb shows by itself; None for what is no verb, or a participle that leans on another."""
    token = sentence.tokens[index]
    if token.pos not in ("VERB", "AUX"):
        return None
    if is_future(sentence, index):
        return "future"
    if is_past(sentence, index):
        return "past"
    if token.tag == "VBN" and not {"aux", "auxpass"} & {sentence.tokens[i].dep for i in sentence.children[index]}:
        return "future" if token.lemma in FIXED and _for(sentence, index) else "past"
    if token.tag == "VB" and sentence.tokens[token.head].pos == "NOUN":
        return "future"  # "an agreement to buy the bank in January"
    if token.tag in ("VBZ", "VBP", "MD") or _modal(sentence, index):
        return "future" if _modal(sentence, index) else "present"
    above = sentence.tokens[token.head]
    if token.tag in ("VB", "VBG") and above.lemma in PLANNED:
        return "future"
    return None


def _for(sentence: Sentence, index: int) -> bool:
    """Does "for" say when it is to be?"""
    return any(sentence.tokens[child].lemma == "for" for child in sentence.children[index])


def _modal(sentence: Sentence, index: int) -> bool:
    """Does a modal stand with the verb ("would", "may", "can")?"""
    return any(
        sentence.tokens[child].tag == "MD" and sentence.tokens[child].lemma != "could"
        for child in sentence.children[index]
    )
