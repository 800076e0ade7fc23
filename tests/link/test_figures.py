"""Series: figures of one thing across reports, apart from those of another."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.annotate.pipeline import annotate
from dateline.link.figures import find_series, measure_words
from dateline.model import Article, Block, Doc, Interval, Span


def _doc(name: str, text: str, outlet: str) -> Doc:
    blocks = (Block(Span(name, 0, len(text)), "body"),)
    day = Interval.day(date(2023, 5, 10))
    return annotate(Article(name, name, "", text, blocks, outlet=outlet, published=day, published_basis="stated"))


def _series(*texts: str):
    docs = [_doc(f"d{n}", text, f"Paper {n}") for n, text in enumerate(texts)]
    return find_series(docs, lambda span: None, {doc.article.id: doc.article.id for doc in docs})


def test_figures_of_one_thing_are_one_series_with_origins_counted():
    found = _series(
        "The number of French troops in Chad has dropped to about 2,500.",
        "There are now 2,500 French soldiers left in Chad.",
        "There are roughly 2,500 French troops in Chad and about 900 in Niger.",
    )
    assert [(one.label, len(one.figures), one.independent) for one in found] == [
        ("French troops in Chad", 3, 3),
        ("French troops in Niger", 1, 1),
    ]


def test_copies_count_once():
    texts = ("There are 300 French troops in Chad.", "There are 300 French troops in Chad.")
    docs = [_doc(f"d{n}", text, "Paper") for n, text in enumerate(texts)]
    (found,) = find_series(docs, lambda span: None, {"d0": "copies:1", "d1": "copies:1"})
    assert (found.articles, found.independent) == (("d0", "d1"), 1)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("U.S. troops", "American soldiers", True),
        ("remaining US troops", "US troops", True),
        ("combat troops", "US troops", False),
        ("police officers", "officers of police", False),
        ("attacks", "attack", True),
    ],
)
def test_measures_are_levelled(left, right, same):
    assert (measure_words(left) == measure_words(right)) is same


def test_small_vague_counts_make_no_series():
    assert _series("Two sides met. Three officials spoke.", "The two sides met again.") == []
