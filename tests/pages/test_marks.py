"""The marked text of an article is the article's text, whatever overlaps in it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.pages.marks import Mark, Marked, marked_blocks
from dateline.rows import ArticleRow, BlockRow

TEXT = "Talks resumed\n\nThe minister said on Monday that talks would resume.\nShare this"


def article(blocks=(), text=TEXT) -> ArticleRow:
    rows = [BlockRow(start, end, kind) for start, end, kind in blocks]
    return ArticleRow(
        id="a", origin="a.txt", sha256="", outlet=None, title=None, byline=[], wire=[], place=None, language="en",
        url=None, published=None, published_basis="unknown", published_reasons=[], text=text, blocks=rows, story=None,
        copy_group=None,
    )  # fmt: skip


def words(parts) -> str:
    return "".join(part if isinstance(part, str) else words(part.parts) for part in parts)


def marks(parts):
    for part in parts:
        if isinstance(part, Marked):
            yield part
            yield from marks(part.parts)


def as_marks(kinds):
    return [Mark(start, end, kind, f"{kind}-row") for (start, end), found in kinds.items() for kind in found]


def all_marks(row, kinds):
    return [mark for block in marked_blocks(row, as_marks(kinds)) for mark in marks(block.parts)]


def test_nested_words_nest():
    (outer,) = [part for block in marked_blocks(article(), as_marks({(15, 60): {"statement"}, (33, 42): {"time"}}))
                for part in block.parts if isinstance(part, Marked)]  # fmt: skip
    assert (outer.id, outer.kinds) == ("w-a-15-60", ("statement",))
    assert [(one.id, one.row) for one in marks(outer.parts)] == [("w-a-33-42", "time-row")]


def test_crossing_words_are_cut_and_the_first_piece_keeps_the_name():
    found = all_marks(article(), {(0, 10): {"event"}, (5, 20): {"time"}})
    assert [(mark.start, mark.end, mark.id) for mark in found] == [
        (0, 10, "w-a-0-10"),
        (5, 10, "w-a-5-20"),
        (10, 20, None),
    ]


def test_blocks_and_the_gaps_between_them_hold_the_whole_text():
    blocks = [(0, 13, "title"), (15, 67, "body"), (68, 78, "navigation")]
    found = list(marked_blocks(article(blocks), []))
    assert [(block.kind, block.read, block.blank) for block in found] == [
        ("title", True, False),
        (None, False, True),
        ("body", True, False),
        (None, False, True),
        ("navigation", False, False),
    ]


RANGES = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30)).map(lambda pair: (pair[0], sum(pair)))


@given(st.dictionaries(RANGES, st.just({"time"}), max_size=12), st.lists(st.integers(0, len(TEXT)), max_size=6))
def test_no_word_is_lost_and_every_range_keeps_its_name(kinds, cuts):
    edges = sorted({0, *cuts})
    blocks = [(start, end, "body") for start, end in pairwise(edges)]
    found = list(marked_blocks(article(blocks), as_marks(kinds)))
    assert "".join(words(block.parts) for block in found) == TEXT
    named = [mark.id for block in found for mark in marks(block.parts) if mark.id]
    assert sorted(named) == sorted(f"w-a-{start}-{end}" for start, end in kinds if end <= len(TEXT))
