"""Story clustering: reports on the same developing subject, by their words, their names and their days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import fsum

from dateline.link.agglomerate import Days, Graph, agglomerate
from dateline.link.headlines import headline
from dateline.link.profiles import Profile, profile
from dateline.link.related import Reports, relate
from dateline.link.subjects import AGAINST, busy_days, cost_of_days, subject_graph
from dateline.model import Article, Interval, Story, digest

SAME_SUBJECT = -0.5  # log-odds, averaged over the members of two groups


def find_stories(articles: Iterable[Article], *, profiles: dict[str, Profile] | None = None) -> list[Story]:
    """Every article in one story, the earliest story first. The order of the articles plays no part.

    ``profiles`` keeps what was worked out of each article for a later call: it does not hang on the article's date.
    """
    known = {} if profiles is None else profiles
    held = sorted((_without_text(article, known) for article in articles), key=_seniority)
    near = subject_graph([known[article.id] for article in held])
    days = busy_days(near, [_days(article) for article in held])
    groups = agglomerate(near, days, missing=AGAINST, bar=SAME_SUBJECT, cost=cost_of_days)
    reports = Reports(held, [known[article.id] for article in held], days)
    stories = [_story(reports, group, _central(group, near)) for group in groups]
    return relate(stories, groups, near, AGAINST, reports)


def _without_text(article: Article, known: dict[str, Profile]) -> Article:
    """An article once its profile is known: the texts of a whole record are too much to hold."""
    if article.id not in known:
        known[article.id] = profile(article)
    return replace(article, text="", blocks=())


def _seniority(article: Article) -> tuple[str, str]:
    """Sorts by first day of publication, the undated last."""
    start = article.published.start if article.published else None
    return (start.isoformat() if start else "9999", article.id)


def _days(article: Article) -> Days | None:
    """First and last day of publication as numbers."""
    when = article.published
    if when is None or when.start is None or when.end is None:
        return None
    return Days(when.start.toordinal(), when.end.toordinal() - 1)


def _central(group: Sequence[int], near: Graph) -> int:
    """Which member is most like the others; the first of equals."""
    likeness = [fsum(near[number].get(other, AGAINST) for other in group if other != number) for number in group]
    return max(range(len(group)), key=lambda place: (round(likeness[place], 6), -place))


def _story(reports: Reports, group: Sequence[int], central: int) -> Story:
    """The story of some reports. Its id hangs on the first of them, so that it stays as the story grows."""
    articles = [reports.articles[number] for number in group]
    title = headline(articles, [reports.profiles[number] for number in group], central)
    return Story(digest("story", articles[0].id), title, tuple(article.id for article in articles), _when(articles))


def _when(articles: Sequence[Article]) -> Interval | None:
    """From the first to the last day of publication, as far as known."""
    whole: Interval | None = None
    for article in articles:
        if article.published:
            whole = whole.hull(article.published) if whole else article.published
    return whole
