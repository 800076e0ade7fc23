"""Stories as a person decided: told apart, or made one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.decisions.groups import Groups, arbitrate, most
from dateline.decisions.ruling import Ruling
from dateline.model import Article, Interval, Story, digest


def settle_stories(stories: list[Story], articles: Iterable[Article], rulings: Sequence[Ruling]) -> list[Story]:
    """The stories after all decisions about them."""
    groups = StoryGroups(stories, articles)
    arbitrate(groups, rulings)
    return groups.left()


class StoryGroups(Groups):
    """Stories by number, and which of them each article belongs to."""

    def __init__(self, stories: Sequence[Story], articles: Iterable[Article]) -> None:
        super().__init__()
        self._stories = dict(enumerate(stories))
        self._number = {article: number for number, one in self._stories.items() for article in one.articles}
        facts = {one.id: (one.title or one.origin, one.published) for one in articles}
        self._titles = {article: title for article, (title, _) in facts.items()}
        self._published = {article: published for article, (_, published) in facts.items()}

    def left(self) -> list[Story]:
        """The stories that went into no other."""
        return [one for number, one in self._stories.items() if self.root(number) == number]

    def id_of(self, number: int) -> str:
        """The id of a story."""
        return self._stories[number].id

    def home(self, ruling: Ruling, subject: int) -> int | None:
        """The story of most of the articles named."""
        return most(self._number[one] for one in ruling.articles(subject) if one in self._number)

    def divide(self, number: int, ruling: Ruling) -> int | None:
        """Take the articles of the second subject out of a story."""
        story = self._stories[number]
        taken = [one for one in story.articles if one in set(ruling.articles(1)) - set(ruling.articles(0))]
        kept = [one for one in story.articles if one not in taken]
        if not taken or not kept:
            return None
        new = len(self._stories)
        self._stories[number] = self._of(kept, story.title)
        self._stories[new] = self._of(taken, self._titles[taken[0]])
        self._number.update(dict.fromkeys(taken, new))
        return new

    def absorb(self, number: int, other: int, ruling: Ruling) -> None:  # noqa: ARG002 - stories keep no reasons
        """Make one story of two, under the first one's title."""
        ours, theirs = self._stories[number], self._stories[other]
        self._stories[number] = self._of(sorted((*ours.articles, *theirs.articles), key=self._seniority), ours.title)

    def _seniority(self, article: str) -> tuple[str, str]:
        """Sorts by first day of publication, the undated last."""
        published = self._published[article]
        return (published.start.isoformat() if published and published.start else "9999", article)

    def _of(self, articles: Sequence[str], title: str) -> Story:
        """The story of some articles; its id hangs on the first, as those of all stories do."""
        days = [found for one in articles if (found := self._published[one])]
        whole: Interval | None = days[0] if days else None
        for one in days[1:]:
            whole = whole.hull(one) if whole else one
        return Story(digest("story", articles[0]), title, tuple(articles), whole)
