"""What changed from one version of a page to the next, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from re import compile as regex
from typing import NamedTuple

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import ratio

from dateline.model import Article, digest
from dateline.rows import EditRow, PassageRow, RevisionRow, When

# A sentence, roughly: up to a full stop that a blank follows, or to the end of the line.
SENTENCE = regex(r"\S(?:[^\n]*?[.!?][\"”’)]*(?=\s|$)|[^\n]*\S)")
REWORDED = 50  # per cent of the letters: below this a sentence was not reworded but replaced


class Passage(NamedTuple):
    """A sentence and where it stands."""

    start: int
    end: int
    words: str


def revisions(versions: Iterable[tuple[str, int, Article]], current: Mapping[str, Article]) -> Iterator[RevisionRow]:
    """All earlier versions, page by page and in order, each with what the next one changed.

    ``versions`` are origin, number and text of the earlier ones, ``current`` the article that stands there now.
    """
    pages: dict[str, list[Article]] = defaultdict(list)
    for origin, _, version in versions:
        pages[origin].append(version)
    for origin in sorted(pages.keys() & current.keys()):
        chain = [*pages[origin], current[origin]]
        for number, (version, following) in enumerate(pairwise(chain), start=1):
            yield _row(version, following, current[origin].id, number)


def _row(version: Article, following: Article, article: str, number: int) -> RevisionRow:
    return RevisionRow(
        id=digest("revision", version.origin, number, version.id),
        article=article,
        origin=version.origin,
        number=number,
        version=version.id,
        sha256=version.sha256,
        title=version.title,
        published=When.of(version.published),
        text=version.text,
        edits=list(edits(version.text, following.text)),
    )


def edits(before: str, after: str) -> Iterator[EditRow]:
    """What was cut, added and reworded between two texts, sentence by sentence.

    >>> [edit.kind for edit in edits("Ships left. Rain fell.", "Ten ships left. Rain fell. Trade stopped.")]
    ['reworded', 'added']
    """
    old, new = _sentences(before), _sentences(after)
    codes = Indel.opcodes([one.words for one in old], [one.words for one in new])
    cut: list[Passage] = []
    added: list[Passage] = []
    for code in codes:
        if code.tag == "equal":
            yield from _paired(before, after, cut, added)
            cut, added = [], []
        else:
            cut += old[code.src_start : code.src_end]
            added += new[code.dest_start : code.dest_end]
    yield from _paired(before, after, cut, added)


def _sentences(text: str) -> list[Passage]:
    return [Passage(*hit.span(), " ".join(hit[0].split())) for hit in SENTENCE.finditer(text)]


def _paired(before: str, after: str, cut: list[Passage], added: list[Passage]) -> Iterator[EditRow]:
    """A stretch that differs: sentences that are alike were reworded, the others cut or added; in text order."""
    waiting = list(added)
    for sentence in cut:
        like = next((one for one in waiting if ratio(sentence.words, one.words) >= REWORDED), None)
        if like is None:
            yield EditRow("cut", _passage(before, sentence), None)
            continue
        for one in waiting[: waiting.index(like)]:
            yield EditRow("added", None, _passage(after, one))
        del waiting[: waiting.index(like) + 1]
        yield EditRow("reworded", _passage(before, sentence), _passage(after, like))
    for one in waiting:
        yield EditRow("added", None, _passage(after, one))


def _passage(text: str, passage: Passage) -> PassageRow:
    return PassageRow(passage.start, passage.end, text[passage.start : passage.end])
