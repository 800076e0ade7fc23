"""Near-duplicate and syndication detection: text that stands in two reports, down to a reworded sentence.

Sentences that share word trigrams are candidates; the words that both hold in one order decide. Words inside
quotation marks prove nothing: two reporters who hear one speech write down the same words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.link.passages import Passage, match_sentences
from dateline.link.wording import Sentence, sentences_of
from dateline.model import Article, Copy, CopyRelation, Reason, Span, digest

# Shares of an article's own words that stand in the other one too.
DUPLICATE = 0.9  # of the longer
SYNDICATED = 0.5  # of the shorter
WHOLE_TEXT = 25  # words; below this a text is a passage and no report
MANY = 5  # sentences that match, if only loosely, show that a whole report was reworded
HOUSE_TEXT = 3  # titles under which an outlet prints one sentence
MADE_BY = "duplicates/1"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles and the passages that stand in both, in the left one's order."""

    left: str
    right: str
    passages: tuple[Passage, ...]
    left_share: float
    right_share: float


def find_copies(articles: Iterable[Article]) -> list[Copy]:
    """Duplicates, syndicated text and reused passages, each with both places and the reasons.

    The left side is the article that was published first, as far as that is known.
    """
    held = sorted(articles, key=_seniority)
    sentences = _without_house_text([sentence for article in held for sentence in sentences_of(article)])
    words: dict[str, int] = defaultdict(int)
    for sentence in sentences:
        words[sentence.article.id] += len(sentence.forms)
    copies = [copy for pair in _pairs(sentences, words) for copy in _judge(pair, words)]
    return sorted(copies, key=lambda copy: (copy.left, copy.right))


def copy_groups(copies: Iterable[Copy]) -> dict[str, str]:
    """The group of every article that is a copy of another; reused passages join nothing.

    >>> left, right = Span("a", 0, 9), Span("b", 0, 9)
    >>> groups = copy_groups([Copy(left, right, "duplicate", ())])
    >>> sorted(groups), len(set(groups.values()))
    (['a', 'b'], 1)
    """
    leader: dict[str, str] = {}
    for copy in copies:
        if copy.relation != "reused-passage":
            ends = sorted((_lead(leader, copy.left.article), _lead(leader, copy.right.article)))
            leader[ends[1]] = ends[0]
    return {article: digest("copy-group", _lead(leader, article)) for article in sorted(leader)}


def _lead(leader: dict[str, str], article: str) -> str:
    """The first article of a group, paths shortened on the way."""
    leader.setdefault(article, article)
    while leader[article] != article:
        leader[article] = leader[leader[article]]
        article = leader[article]
    return article


def _seniority(article: Article) -> tuple[str, str]:
    """Sorts by first day of publication, the undated last."""
    start = article.published.start if article.published else None
    return (start.isoformat() if start else "9999", article.id)


def _without_house_text(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences but for those that one outlet prints under reports with different titles: about itself.

    Where such sentences are half of a report they are no house text: the outlet wrote one story on and on.
    """
    held: dict[tuple[str | None, tuple[str, ...]], set[str]] = defaultdict(set)
    for one in sentences:
        held[one.article.outlet, one.forms].add(one.article.title or "")
    house = {key for key, titles in held.items() if key[0] and len(titles) >= HOUSE_TEXT}
    own, whole = Counter[str](), Counter[str]()
    for one in sentences:
        whole[one.article.id] += len(one.forms)
        own[one.article.id] += len(one.forms) * ((one.article.outlet, one.forms) in house)
    return [
        one
        for one in sentences
        if (one.article.outlet, one.forms) not in house or 2 * own[one.article.id] > whole[one.article.id]
    ]


def _pairs(sentences: list[Sentence], words: dict[str, int]) -> Iterator[Pair]:
    """Every two articles with a passage in common."""
    found: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in match_sentences(sentences):
        found[passage.left.article, passage.right.article].append(passage)
    for (left, right), matched in found.items():
        # Two short reports of one event may agree loosely in a sentence or two.
        passages = matched if len(matched) >= MANY else [passage for passage in matched if passage.close]
        ordered = tuple(sorted(passages, key=lambda passage: (passage.left, passage.right)))
        yield Pair(
            left,
            right,
            ordered,
            sum({passage.left: passage.words for passage in ordered}.values()) / words[left],
            sum({passage.right: passage.words for passage in ordered}.values()) / words[right],
        )


def _judge(pair: Pair, words: dict[str, int]) -> Iterator[Copy]:
    """One copy for two reports with the same text, else one for every passage."""
    relation = _relation(pair, min(words[pair.left], words[pair.right]))
    if relation is None:
        for passage in pair.passages:
            if passage.telling:
                yield Copy(passage.left, passage.right, "reused-passage", passage.reasons)
        return
    detail = f"{pair.left_share:.0%} of the one and {pair.right_share:.0%} of the other stand in both"
    reason = Reason(f"{MADE_BY} shared text", round(max(pair.left_share, pair.right_share), 2), detail)
    yield Copy(_hull(p.left for p in pair.passages), _hull(p.right for p in pair.passages), relation, (reason,))


def _relation(pair: Pair, words: int) -> CopyRelation | None:
    """What the shares of common text say about two whole reports."""
    if words < WHOLE_TEXT:
        return None
    if min(pair.left_share, pair.right_share) >= DUPLICATE:
        return "duplicate"
    return "syndicated" if max(pair.left_share, pair.right_share) >= SYNDICATED else None


def _hull(spans: Iterable[Span]) -> Span:
    """From the first passage to the last."""
    ordered = sorted(spans)
    return Span(ordered[0].article, ordered[0].start, max(span.end for span in ordered))
