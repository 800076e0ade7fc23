"""Every view takes the same filters, and says what it does not know."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import BadSetting, UnknownId
from dateline.model import Article, Block, Interval, Span
from dateline.rows import ArticleRow, EntityRow, EventRow, SpanRow, StatementRow, TimelineRow, When
from dateline.store.claims import Claims, pack
from dateline.store.sql import Store
from dateline.views.search import match_expression, search_blocks
from dateline.views.select import Filters, select_rows


def when(day: str, after: str) -> When:
    return When(day, after, day)


def report(name: str, outlet: str, published: When | None, story: str) -> ArticleRow:
    return ArticleRow(
        name, f"{name}.txt", "", outlet, f"Title of {name}", [], [], None, "en", None, published, "stated", [],
        "text", [], story, None,
    )  # fmt: skip


def statement(name: str, article: str, entity: str | None, act: str, said_at: When | None = None) -> StatementRow:
    span = SpanRow(article, 0, 4, "text")
    return StatementRow(name, [span], None, None, entity, True, "direct", act, [], said_at, article, "statements/1")


@pytest.fixture
def store(tmp_path: Path):
    found = Store(tmp_path / "record.db")
    march, may = when("2022-03-04", "2022-03-05"), when("2022-05-06", "2022-05-07")
    with found.rewriting("linked") as writer:
        writer.write([report("a1", "Nordpost", march, "s1"), report("a2", "The Gazette", may, "s2")])
        writer.write([report("a3", "Nordpost", None, "s2")])
        writer.write([EntityRow("e1", "person", "Ines Varga", ["Ines Varga", "Varga"], [], 3, 2, [])])
        writer.write(
            [
                statement("x1", "a1", "e1", "say"),
                statement("x2", "a2", "e1", "deny"),
                statement("x3", "a2", None, "say", said_at=when("2022-03-01", "2022-03-02")),
                statement("x4", "a3", None, "say"),
            ]
        )
        writer.write([EventRow("v1", "CONSULT", "talks", march, None, ["e1"], "occurred", [], 2, 2, [])])
        writer.write([TimelineRow("t1", march, "talks", "v1", "occurred", ["a1", "a2"], 2, [])])
    yield found
    found.close()


@pytest.mark.parametrize(
    "filters, expected",
    [
        ({}, ["x1", "x2", "x3", "x4"]),
        ({"entity": "ines varga"}, ["x1", "x2"]),
        ({"entity": "Varga"}, ["x1", "x2"]),
        ({"entity": "e1"}, ["x1", "x2"]),
        ({"outlet": "nordpost"}, ["x1", "x4"]),
        ({"story": "s2"}, ["x2", "x3", "x4"]),
        ({"kind": "deny"}, ["x2"]),
        # A statement has the day on which it was made, else that of its report; one without either has none.
        ({"since": "2022-04"}, ["x2"]),
        ({"until": "2022-03-04"}, ["x1", "x3"]),
        ({"since": "2022-03", "until": "2022"}, ["x1", "x2", "x3"]),
        ({"limit": 2}, ["x1", "x2"]),
        ({"entity": "e1", "outlet": "The Gazette"}, ["x2"]),
    ],
)
def test_filters_agree_with_all_that_is_given(store: Store, filters: dict, expected: list[str]) -> None:
    assert [row.id for row in select_rows(store, "statements", Filters(**filters))] == expected


def test_the_timeline_goes_by_the_participants_of_its_events(store: Store) -> None:
    assert [row.id for row in select_rows(store, "timeline", Filters(entity="Varga"))] == ["t1"]
    assert [row.id for row in select_rows(store, "timeline", Filters(outlet="The Gazette"))] == ["t1"]


@pytest.mark.parametrize(
    "filters, error, said",
    [
        ({"entity": "nobody"}, UnknownId, "no entity is called 'nobody'"),
        ({"outlet": "nowhere"}, UnknownId, "no outlet is called 'nowhere'"),
        ({"story": "zz"}, UnknownId, "no story is called 'zz'"),
        ({"since": "2022-05", "until": "2021"}, BadSetting, "2022-05 comes after 2021; swap"),
        ({"since": "soon"}, BadSetting, "'soon' is no day; write 2021"),
        ({"until": "2022-02-30"}, BadSetting, "is no day"),
    ],
)
def test_an_unknown_name_is_said(store: Store, filters: dict, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        select_rows(store, "statements", Filters(**filters))


def test_search_finds_whole_words_and_phrases(tmp_path: Path) -> None:
    store = Store(tmp_path / "search.db")
    text = "The envoys signed a joint statement.\nCookies are used."
    blocks = (Block(Span("a", 0, 36), "body"), Block(Span("a", 37, len(text)), "notice"))
    article = Article("a", "a.txt", "", text, blocks, published=Interval.year(2022))
    store.add([(article, "state", pack(Claims(article)))], [])
    assert [hit.start for hit in search_blocks(store, '"joint statement"')] == [0]
    assert search_blocks(store, "statement joint env*")[0].snippet.count("\x02") == 3
    assert search_blocks(store, "cookies") == []
    assert search_blocks(store, 'a" OR "cookies') == []
    store.close()


def test_a_search_without_a_word_is_refused() -> None:
    with pytest.raises(BadSetting, match="give a word"):
        match_expression('"" * -')
