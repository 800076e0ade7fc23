"""Dates undated articles in rounds: one that has found its days helps to date the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from dateline.link.dating.bounds import Bound, solve
from dateline.link.dating.facts import from_facts
from dateline.link.dating.likeness import Vocabulary
from dateline.link.dating.reports import DAY_NUMBER, LIKE, WEEKDAY, day_in, from_likeness, from_reports
from dateline.link.dating.sayings import Saying, content_words, known, sayings_of, sentences_of
from dateline.link.dating.text import from_address, from_sayings
from dateline.model import Article, Dating, Doc, Interval, Story, TimeExpression

# Rounds in which the dated help the undated; each adds one link to the chain.
ROUNDS = 3
# An interval wider than this fixes no "on the 7th", one wider than that no "on Wednesday".
FIXES_DAY_NUMBER, FIXES_WEEKDAY = 20, 1


def date_articles(docs: Iterable[Doc], stories: Sequence[Story]) -> list[Dating]:
    """For every undated article the days in which it must have appeared, with reasons; None without evidence.

    The article's own text comes first (address, what it tells and plans, public facts), then the dated reports
    of its story. An article with a narrow answer is evidence for the others in the next round.
    """
    story_of = {article: story for story in stories for article in story.articles}
    desk = Desk(story_of)
    undated = [doc.article for doc in docs if desk.read(doc)]
    for _ in range(ROUNDS):
        found = {article.id: desk.date(article) for article in undated}
        if not desk.learn(found):
            break
    return [Dating(article.id, *desk.answers[article.id]) for article in sorted(undated, key=lambda one: one.id)]


class Desk:
    """What is known so far: the sayings of every article of a story with an undated one, and the answers."""

    def __init__(self, story_of: Mapping[str, Story]) -> None:
        self.story_of = story_of
        self.sayings: dict[str, list[Saying]] = {}
        self.published: dict[str, Interval] = {}
        self.own: dict[str, list[Bound]] = {}
        self.words: dict[str, frozenset[str]] = {}
        self.vocabulary = Vocabulary()
        self.answers: dict[str, tuple[Interval | None, tuple[str, ...]]] = {}

    def read(self, doc: Doc) -> bool:
        """Takes in an article; is it undated?"""
        article = doc.article
        self.words[article.id] = content_words(article.text)
        self.vocabulary.add(self.words[article.id])
        self.sayings[article.id] = sayings_of(doc)
        if article.published is not None:
            self.published[article.id] = article.published
            return False
        sayings = self.sayings[article.id]
        self.own[article.id] = [*from_address(article), *from_sayings(sayings), *from_facts(sentences_of(doc))]
        return True

    def date(self, article: Article) -> tuple[Interval | None, tuple[str, ...]]:
        """The answer for an article by all that is known now."""
        story = self.story_of.get(article.id)
        kin = [other for other in story.articles if other != article.id and other in self.published] if story else []
        others = [saying for other in kin for saying in self.sayings[other]]
        likeness = {other: self.vocabulary.similarity(self.words[article.id], self.words[other]) for other in kin}
        near = {other for other, similarity in likeness.items() if similarity >= LIKE}
        bounds = from_reports(self.sayings[article.id], others, self.vocabulary.alike, near)
        stated = [(likeness[other], self.published[other]) for other in kin if other not in self.answers]
        return solve([*self.own[article.id], *bounds, *from_likeness(stated)])

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
