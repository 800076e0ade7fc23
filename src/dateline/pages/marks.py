"""An article's text as a tree: blocks, and in them the marked words, nested as they nest in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dateline.model import ANNOTATED, BlockKind
from dateline.rows import ArticleRow, SpanRow


def anchor(span: SpanRow) -> str:
    """The id of marked words on a page.

    >>> anchor(SpanRow("9f", 3, 8, "talks"))
    'w-9f-3-8'
    """
    return f"w-{span.article}-{span.start}-{span.end}"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words that a row points at: what they are in it, and the row's id ("" where no row speaks of them)."""

    start: int
    end: int
    kind: str
    row: str = ""


@dataclass(slots=True)
class Marked:
    """Marked words: plain text and marked words inside them. ``id`` is None on a later piece of cut words.

    ``row`` is the row that a click on the words leads to.
    """

    start: int
    end: int
    kinds: tuple[str, ...]
    id: str | None
    row: str
    parts: list[str | Marked] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block of an article with its marked words; what lies between blocks has no kind."""

    start: int
    end: int
    kind: BlockKind | None
    parts: tuple[str | Marked, ...]

    @property
    def read(self) -> bool:
        """Is this a block that is annotated?"""
        return self.kind in ANNOTATED

    @property
    def blank(self) -> bool:
        """Is this the white space between two blocks?"""
        return self.kind is None and all(map(_is_blank, self.parts))


def _is_blank(part: str | Marked) -> bool:
    """Is there nothing but white space, marked or not?"""
    return not part.strip() if isinstance(part, str) else all(map(_is_blank, part.parts))


Range = tuple[int, int]
# What is marked at a range; and a piece of a range: where it starts and ends, and the whole range.
Marks = Mapping[Range, list[Mark]]
Piece = tuple[int, int, Range]


def marked_blocks(article: ArticleRow, marks: Iterable[Mark]) -> Iterator[MarkedBlock]:
    """The whole text of an article, block by block, nothing left out."""
    by_range: dict[Range, list[Mark]] = defaultdict(list)
    for mark in marks:
        if 0 <= mark.start < mark.end <= len(article.text):
            by_range[mark.start, mark.end].append(mark)
    waiting = sorted(by_range, reverse=True)
    reaching: list[Range] = []
    for start, end, kind in _stretches(article):
        while waiting and waiting[-1][0] < end:
            reaching.append(waiting.pop())
        inside = [(max(start, left), min(end, right), (left, right)) for left, right in reaching if right > start]
        reaching = [one for one in reaching if one[1] > end]
        tops = _nest(article.id, sorted(inside, key=lambda one: (one[0], -one[1], one[2])), by_range)
        yield MarkedBlock(start, end, kind, tuple(_filled(article.text, start, end, tops)))


def _stretches(article: ArticleRow) -> Iterator[tuple[int, int, BlockKind | None]]:
    """Blocks and the gaps between them, in order, none of them empty."""
    at = 0
    for block in sorted(article.blocks, key=lambda block: (block.start, block.end)):
        if at < block.start:
            yield at, block.start, None
        if max(at, block.start) < block.end:
            yield max(at, block.start), block.end, block.kind
            at = block.end
    if at < len(article.text):
        yield at, len(article.text), None


def _nest(article: str, wanted: list[Piece], marks: Marks) -> list[Marked]:
    """The ranges as a forest. Where two cross, the later one is cut at the end of the earlier one."""
    tops: list[Marked] = []
    open_marks: list[Marked] = []
    queue = wanted[::-1]
    while queue:
        start, end, whole = queue.pop()
        while open_marks and open_marks[-1].end <= start:
            open_marks.pop()
        limit = open_marks[-1].end if open_marks else end
        if end > limit:
            _requeue(queue, (limit, end, whole))
            end = limit
        made = _marked(article, start, end, whole, marks[whole])
        (open_marks[-1].parts if open_marks else tops).append(made)
        open_marks.append(made)
    return tops


def _marked(article: str, start: int, end: int, whole: Range, marks: list[Mark]) -> Marked:
    """One piece of marked words."""
    name = f"w-{article}-{whole[0]}-{whole[1]}" if start == whole[0] else None
    rows = [mark.row for mark in marks if mark.row]
    return Marked(start, end, tuple(sorted({mark.kind for mark in marks})), name, rows[0] if rows else "")


def _requeue(queue: list[Piece], rest: Piece) -> None:
    """Put the rest of cut words back where it belongs in the queue, which is sorted last first."""
    place = len(queue)
    while place and (queue[place - 1][0], -queue[place - 1][1]) < (rest[0], -rest[1]):
        place -= 1
    queue.insert(place, rest)


def _filled(text: str, start: int, end: int, marks: Iterable[str | Marked]) -> list[str | Marked]:
    """The marks with the text between them put in, all the way down."""
    parts: list[str | Marked] = []
    at = start
    for mark in marks:
        if isinstance(mark, str):
            continue
        if at < mark.start:
            parts.append(text[at : mark.start])
        mark.parts = _filled(text, mark.start, mark.end, mark.parts)
        parts.append(mark)
        at = mark.end
    if at < end:
        parts.append(text[at:end])
    return parts
