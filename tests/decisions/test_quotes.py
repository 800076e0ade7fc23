"""Quoted words are found again where they still stand, and nowhere else."""

from __future__ import annotations

import pytest

from dateline.decisions.quotes import Sources, find, quote, quote_article
from dateline.model import Article, Span

TEXT = (
    "Harbour strike in Veldhaven\n\nDock workers in Veldhaven went on strike on Monday, the union said.\n"
    "About 1,200 workers joined, it said. The port authority said 900 workers joined.\n"
)


def article(text: str = TEXT, origin: str = "a.txt", sha256: str = "0" * 64) -> Article:
    return Article("a", origin, sha256, text, ())


def quoted(words: str, nth: int = 0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return quote(article(), Span("a", start, start + len(words)))


def found(text: str, words: str, nth: int = 0) -> str | None:
    place = find(text, quoted(words, nth))
    return text[slice(*place)] if place else None


@pytest.mark.parametrize("nth", [0, 1])
def test_of_two_places_with_the_same_words_the_quoted_one_is_found(nth: int) -> None:
    place = find(TEXT, quoted("workers joined", nth))
    assert place is not None
    assert place[0] == [at for at in range(len(TEXT)) if TEXT.startswith("workers joined", at)][nth]


@pytest.mark.parametrize(
    "edited",
    [
        "Correction: an earlier version gave another day.\n\n" + TEXT,
        TEXT.replace("on Monday", "on Tuesday, 4 July"),
        TEXT.replace("\n", "\r\n").replace("Dock workers in", "Dock  workers\nin"),
        TEXT.replace("Harbour strike in Veldhaven", "Strike closes harbour"),
    ],
)
def test_words_are_found_after_the_page_was_edited_around_them(edited: str) -> None:
    assert found(edited, "About 1,200 workers") == "About 1,200 workers"


def test_words_that_moved_are_told_from_their_twins_by_their_surroundings() -> None:
    turned = TEXT.replace("About 1,200 workers joined, it said. ", "") + "About 1,200 workers joined, it said.\n"
    place = find(turned, quoted("workers joined", 0))
    assert place is not None and turned[: place[0]].endswith("About 1,200 ")


@pytest.mark.parametrize(
    "edited",
    [
        TEXT.replace("About 1,200 workers", "About 1,300 workers"),
        "An article on something else. About 1,200 workers were born in spring.",
        "",
    ],
)
def test_words_that_are_gone_are_not_found_elsewhere(edited: str) -> None:
    assert found(edited, "About 1,200 workers") is None


def test_a_long_passage_is_kept_by_its_ends() -> None:
    body = " ".join(f"Sentence number {number} says a thing." for number in range(60))
    long = article(body)
    kept = quote(long, Span("a", 10, len(body) - 10))
    assert len(kept.exact) + len(kept.ending) < 400
    assert find(body, kept) == (10, len(body) - 10)
    edited = body.replace("number 30 says", "number 30 now says")
    assert find(edited, kept) == (10, len(edited) - 10)


def sources(*found: tuple[str, str, str, str]) -> Sources:
    texts = {article: text for article, _, _, text in found}
    return Sources([(article, origin, sha256) for article, origin, sha256, _ in found], texts.__getitem__)


def test_an_article_that_moved_is_known_by_its_bytes() -> None:
    kept = quoted("About 1,200 workers")
    held = sources(("new", "moved/a.txt", "0" * 64, TEXT))
    assert held.locate(kept) == Span("new", kept.start, kept.start + 19)


def test_the_same_words_in_another_article_are_not_meant() -> None:
    assert sources(("other", "b.txt", "1" * 64, TEXT)).locate(quoted("About 1,200 workers")) is None


def test_the_page_at_the_origin_comes_before_a_copy_of_its_old_bytes() -> None:
    edited = TEXT.replace("on Monday", "on Tuesday")
    held = sources(("old", "b.txt", "0" * 64, TEXT), ("new", "a.txt", "1" * 64, edited))
    span = held.locate(quoted("About 1,200 workers"))
    assert span is not None and span.article == "new"


def test_a_line_that_another_line_has_replaced_is_not_taken_for_the_article() -> None:
    kept = quote_article(article(origin="lines.jsonl#1"))
    shifted = sources(("x", "lines.jsonl#1", "1" * 64, "Something new."), ("a", "lines.jsonl#2", "0" * 64, TEXT))
    assert shifted.article(kept) == "a"


def test_an_article_whose_title_was_edited_is_still_known_by_its_origin() -> None:
    held = sources(("new", "a.txt", "1" * 64, "Another title\n\nAnother text."))
    assert held.article(quote_article(article())) == "new"
