"""The report is one file that holds no script, reaches for nothing, and links every cell to words that are there."""

from __future__ import annotations

import re

import pytest
from lxml import html

from dateline.report import render
from dateline.rows import (
    ArticleRow,
    BlockRow,
    ConflictRow,
    FigureRow,
    PositionRow,
    SideRow,
    SpanRow,
    StatementRow,
    StoryRow,
    TimelineRow,
    When,
)

EVIL = "<script>alert(1)</script>"
TEXT = f"Ministers {EVIL} met\nThey said 40 boats & “more” sank.\nShare"
MAY = When("2022-05-01", "2022-06-01", "2022-05")


def span(words: str) -> SpanRow:
    start = TEXT.index(words)
    return SpanRow("a", start, start + len(words), words)


@pytest.fixture(scope="module")
def page():
    end = TEXT.index("\n")
    last = TEXT.rindex("\n")
    blocks = [BlockRow(0, end, "title"), BlockRow(end + 1, last, "body"), BlockRow(last + 1, len(TEXT), "navigation")]
    article = ArticleRow(
        id="a", origin=f"{EVIL}.txt", sha256="", outlet=f"The {EVIL} Post", title=f"Ministers {EVIL} met",
        byline=[EVIL], wire=[EVIL], place=EVIL, language="en", url="javascript:alert(1)",
        published=MAY, published_basis="inferred",
        published_reasons=[EVIL], text=TEXT, blocks=blocks, story="s", copy_group=None,
    )  # fmt: skip
    return render(
        {
            "articles": [article],
            "timeline": [TimelineRow("t", MAY, f"Ministers {EVIL} meet", "e", "occurred", ["a"], 1, [span("met")])],
            "statements": [
                StatementRow(
                    "s", [span("40 boats")], None, span("They"), None, False, "direct", "say", [EVIL], MAY, "a", "x"
                )
            ],
            "figures": [
                FigureRow("f", span("40"), 40, 40, "", None, EVIL, None, None, None, MAY, None, None, [EVIL], None, "x")
            ],
            "positions": [
                PositionRow("p", "threat", span("They"), None, [], span("sank"), span("more"), MAY, None, EVIL, "x")
            ],
            "conflicts": [ConflictRow("c", "figure", EVIL, [SideRow(EVIL, [span("40")], ["a"], 1)], [EVIL])],
            "stories": [StoryRow("s", EVIL, ["a"], MAY)],
        }
    )  # fmt: skip


def test_text_from_pages_never_becomes_markup(page):
    tree = html.fromstring(page)
    assert tree.xpath("//script|//img|//iframe|//object|//@onclick|//@onload") == []
    assert not any("javascript:" in one for one in tree.xpath("//@href|//@src"))


def test_nothing_is_fetched(page):
    tree = html.fromstring(page)
    assert all(one.startswith("#") for one in tree.xpath("//@href|//@src"))
    assert not re.search(r"url\(|@import", page)


def test_every_link_leads_to_words_that_are_there(page):
    tree = html.fromstring(page)
    targets = tree.xpath("//@id")
    links = [one.removeprefix("#") for one in tree.xpath("//@href")]
    assert len(targets) == len(set(targets))
    assert set(links) <= set(targets)
    assert "w-a-" + "-".join(map(str, (span("40 boats").start, span("40 boats").end))) in links


def test_the_whole_text_of_the_article_is_shown(page):
    tree = html.fromstring(page)
    blocks = tree.xpath("//div[contains(@class, 'passage')]/div[starts-with(@class, 'block')]")
    assert ["".join(block.itertext()) for block in blocks] == TEXT.splitlines()


def test_what_is_not_news_is_dimmed(page):
    tree = html.fromstring(page)
    dimmed = [
        "".join(block.itertext()).strip()
        for block in tree.xpath("//div[contains(@class, 'dim')]/div[starts-with(@class, 'block')]")
    ]
    assert dimmed == ["Share"]


def test_an_empty_record_is_a_page_too():
    assert "The record is empty." in render({})
