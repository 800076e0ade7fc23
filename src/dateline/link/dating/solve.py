"""Dates undated articles in rounds: one that has found its days helps to date the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from dateline.link.dating.bounds import Bound, solve
from dateline.link.dating.facts import from_facts
from dateline.link.dating.likeness import Vocabulary
from dateline.link.dating.recurring import Recurring, from_datelines, from_weekdays
from dateline.link.dating.reports import DAY_NUMBER, LIKE, WEEKDAY, day_in, from_likeness, from_reports
from dateline.link.dating.sayings import Saying, content_words, known, sayings_of, sentences_of
from dateline.link.dating.text import from_address, from_sayings
from dateline.model import Dating, Doc, Interval, Story, TimeExpression

# Rounds in which the dated help the undated; each adds one link to the chain.
ROUNDS = 3
# An interval wider than this fixes no "on the 7th", one wider than that no "on Wednesday".
FIXES_DAY_NUMBER, FIXES_WEEKDAY = 20, 1


def date_articles(docs: Iterable[Doc], stories: Sequence[Story]) -> list[Dating]:
    """For every undated article the days in which it must have appeared, with reasons; None without evidence.

    The article's own text comes first (address, what it tells and plans, public facts), then the dated reports
    of its story. An article with a narrow answer is evidence for the others in the next round. ``docs`` is
    gone through twice; only the stories that hold an undated article are kept in memory.
    """
    undated = {doc.article.id for doc in docs if doc.article.published is None}
    if not undated:
        return []
    open_stories = [story for story in stories if not undated.isdisjoint(story.articles)]
    story_of = {article: story for story in open_stories for article in story.articles}
    desk = Desk(story_of)
    for doc in docs:
        desk.read(doc)
    for _ in range(ROUNDS):
        if not desk.learn({article: desk.date(article) for article in sorted(undated)}):
            break
    return [Dating(article, *desk.answers[article]) for article in sorted(undated)]


class Desk:
    """What is known so far: the sayings of every article of a story with an undated one, and the answers."""

    def __init__(self, story_of: Mapping[str, Story]) -> None:
        self.story_of = story_of
        self.sayings: dict[str, list[Saying]] = {}
        self.published: dict[str, Interval] = {}
        self.own: dict[str, list[Bound]] = {}
        self.recurring: dict[str, list[Recurring]] = {}
        self.words: dict[str, frozenset[str]] = {}
        self.vocabulary = Vocabulary()
        self.answers: dict[str, tuple[Interval | None, tuple[str, ...]]] = {}

    def read(self, doc: Doc) -> None:
        """Takes in an article; of one that no undated report can learn from only how common its words are."""
        article, words = doc.article, content_words(doc.text)
        self.vocabulary.add(words)
        if article.published is not None and article.id not in self.story_of:
            return
        self.words[article.id] = words
        self.sayings[article.id] = sayings = sayings_of(doc)
        if article.published is None:
            self.recurring[article.id] = [*from_datelines(article), *from_weekdays(sayings)]
            self.own[article.id] = [*from_address(article), *from_sayings(sayings), *from_facts(sentences_of(doc))]
        else:
            self.published[article.id] = article.published

    def date(self, article: str) -> tuple[Interval | None, tuple[str, ...]]:
        """The answer for an article by all that is known now."""
        story = self.story_of.get(article)
        kin = [other for other in story.articles if other != article and other in self.published] if story else []
        others = [saying for other in kin for saying in self.sayings[other]]
        likeness = {other: self.vocabulary.similarity(self.words[article], self.words[other]) for other in kin}
        near = {other for other, similarity in likeness.items() if similarity >= LIKE}
        bounds = from_reports(self.sayings[article], others, self.vocabulary.alike, near)
        stated = [(likeness[other], self.published[other]) for other in kin if other not in self.answers]
        evidence = [*self.own[article], *bounds, *from_likeness(stated)]
        left, reasons = solve(evidence)
        # A day without its year tells more once the rest has told the years.
        again = [bound for day in self.recurring[article] if (bound := day.bound(left or Interval(None, None)))]
        return solve([*evidence, *again]) if again else (left, reasons)

    def learn(self, found: Mapping[str, tuple[Interval | None, tuple[str, ...]]]) -> bool:
        """Takes in the answers of a round; did any of them change?"""
        changed = found != self.answers
        self.answers = dict(found)
        for article, (published, _) in found.items():
            if published and published.days is not None:
                self.published[article] = published
                self.sayings[article] = [resolved(saying, published) for saying in self.sayings[article]]
        return changed


def resolved(saying: Saying, published: Interval) -> Saying:
    """The saying with its day filled in, if the days of publication leave only one."""
    when = None if known(saying.time) else resolve(saying.time, saying.ahead, published)
    return replace(saying, time=replace(saying.time, when=when)) if when else saying


def resolve(time: TimeExpression, ahead: bool, published: Interval) -> Interval | None:
    """The day of "on the 7th" or "on Wednesday" for an article published in some days."""
    if published.start is None or published.end is None or published.days is None or ahead:
        return None
    if (match := DAY_NUMBER.fullmatch(time.value)) and published.days <= FIXES_DAY_NUMBER:
        back = Interval(published.start - timedelta(days=31 - published.days), published.end)
        day = day_in(back, int(match[1]))
        return Interval.day(day) if day else None
    if (match := WEEKDAY.fullmatch(time.value)) and published.days <= FIXES_WEEKDAY:
        back_days = (published.start.isoweekday() - int(match[1])) % 7
        return Interval.day(published.start - timedelta(days=back_days))
    return None
