"""Story clustering: reports on the same developing subject, by their words and their days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log1p

from dateline.link.agglomerate import Days, Graph, agglomerate, days_between
from dateline.link.blocking import pairs_sharing, similarities
from dateline.link.vectors import count_words, tf_idf, top_words
from dateline.link.words import read_blocks
from dateline.model import Article, Interval, Story, digest

SAME_SUBJECT = 0.15  # cosine that two reports of one day need
PER_LOG_DAY = 0.07  # what is added for the days between them: log(1 + days)
NEGLIGIBLE = 0.04
TOP_WORDS, SHARED_WORDS, NEIGHBOURS = 40, 2, 60
TITLE_LENGTH = 120


def find_stories(articles: Iterable[Article]) -> list[Story]:
    """Every article in one story, the earliest story first. The order of the articles plays no part."""
    held = sorted(articles, key=_seniority)
    near = _graph(held)
    groups = agglomerate(near, [_days(article) for article in held], _bar)
    return [_story([held[number] for number in group], _central(group, near)) for group in groups]


def _bar(left: Days, right: Days) -> float:
    """How similar two clusters must be: the further apart in time, the more."""
    return SAME_SUBJECT + PER_LOG_DAY * log1p(days_between(left, right))


def _graph(articles: Sequence[Article]) -> Graph:
    """For every article its similar neighbours."""
    rows = tf_idf([count_words(article) for article in articles])
    keys, owners = top_words(rows, TOP_WORDS)
    pairs = pairs_sharing(keys, owners, neighbours=NEIGHBOURS, shared=SHARED_WORDS)
    near: Graph = [{} for _ in articles]
    for left, right, similarity in zip(*pairs, similarities(rows, pairs), strict=True):
        if similarity >= NEGLIGIBLE:
            # Rounded: sums of floats may differ in the last digit between machines.
            near[left][int(right)] = near[right][int(left)] = round(float(similarity), 9)
    return near


def _seniority(article: Article) -> tuple[str, str]:
    """Sorts by first day of publication, the undated last."""
    start = article.published.start if article.published else None
    return (start.isoformat() if start else "9999", article.id)


def _days(article: Article) -> Days:
    """First and last day of publication as numbers."""
    when = article.published
    if when is None or when.start is None or when.end is None:
        return None
    return when.start.toordinal(), when.end.toordinal() - 1


def _central(group: Sequence[int], near: Graph) -> int:
    """Which member is most like the others; the first of equals."""
    likeness = [sum(near[number].get(other, 0.0) for other in group) for number in group]
    return max(range(len(group)), key=lambda place: (round(likeness[place], 6), -place))


def _story(articles: Sequence[Article], central: int) -> Story:
    """The story of some articles. Its id hangs on the first of them, so that it stays as the story grows."""
    titles = [article.title for article in (articles[central], *articles) if article.title]
    return Story(
        digest("story", articles[0].id),
        titles[0] if titles else _opening(articles[central]),
        tuple(article.id for article in articles),
        _when(articles),
    )


def _opening(article: Article) -> str:
    """The first words of the text, where a page has no title."""
    for start, end in read_blocks(article):
        words = article.text[start:end].split()
        line = " ".join(words)
        return line if len(line) <= TITLE_LENGTH else line[:TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
    return article.origin


def _when(articles: Sequence[Article]) -> Interval | None:
    """From the first to the last day of publication, as far as known."""
    whole: Interval | None = None
    for article in articles:
        if article.published:
            whole = whole.hull(article.published) if whole else article.published
    return whole
