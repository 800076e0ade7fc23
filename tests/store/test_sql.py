"""The store keeps what it is given, and says plainly what it cannot open."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import BadRecord
from dateline.model import Article, Block, Doc, Interval, Mention, Span, digest
from dateline.rows import FailureRow, SpanRow, StatementRow, TimelineRow, When
from dateline.store.claims import Claims, pack, unpack
from dateline.store.rows import articles_of, decode, encode, entities_of
from dateline.store.sql import Packet, Store


def article(origin: str, text: str = "Envoys met in Ostrava.", day: int | None = 3) -> Article:
    """A report of one body block."""
    own = digest(origin, text)
    published = Interval.day(date(2022, 5, day)) if day else None
    return Article(own, origin, digest(text), text, (Block(Span(own, 0, len(text)), "body"),), published=published)


def packed(one: Article) -> Packet:
    return one, one.sha256, pack(Claims.of(Doc(one), with_parse=False))


@pytest.fixture
def store(tmp_path: Path):
    found = Store(tmp_path / "record.db")
    yield found
    found.close()


def test_claims_come_back_as_they_went_in() -> None:
    one = article("a.txt")
    mention = Mention(Span(one.id, 14, 21), "entities/1", "place", Span(one.id, 14, 21))
    claims = Claims.of(Doc(one, [mention]), with_parse=True)
    assert unpack(pack(claims)) == claims
    assert unpack(pack(claims)).doc().notes == [mention]


def test_articles_stream_in_order_of_publication(store: Store) -> None:
    reports = [article("b.txt", day=9), article("c.txt", day=None), article("a.txt", day=2)]
    store.add(map(packed, reports), [])
    assert [claims.article.origin for claims in store.claims()] == ["a.txt", "b.txt", "c.txt"]
    docs = store.docs()
    assert [doc.article for doc in docs] == [doc.article for doc in docs]


def test_an_edited_page_is_a_revision_not_a_second_article(store: Store) -> None:
    store.add([packed(article("a.txt", "First text."))], [])
    store.add([packed(article("a.txt", "Second text."))], [])
    assert [claims.article.text for claims in store.claims()] == ["Second text."]
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM earlier").scalar() == 1
        assert connection.exec_driver_sql("SELECT words FROM search").scalars().all() == ["Second text."]


def test_a_source_that_is_mended_is_no_failure_any_more(store: Store) -> None:
    failure = FailureRow("f", "a.txt", "empty", "write something")
    store.add([], [failure])
    assert [row.origin for row in store.failures()] == ["a.txt"]
    store.add([packed(article("a.txt"))], [])
    assert store.failures() == []


def test_rows_survive_the_tables(store: Store) -> None:
    span = SpanRow("art1", 0, 6, "Envoys")
    row = StatementRow(
        "s1", [span], None, span, "e1", True, "indirect", "say", ["Agence Nord"],
        When("2022-05-03", "2022-05-04", "2022-05-03"), "art1", "statements/1",
    )  # fmt: skip
    assert decode(StatementRow, encode(row, 0)) == row
    assert encode(row, 0)["last_day"] == "2022-05-03"
    assert articles_of(row) == ["art1"]
    assert entities_of(row) == ["e1"]


def test_a_timeline_row_speaks_of_all_its_articles() -> None:
    row = TimelineRow("t", None, "Envoys meet", "e", "occurred", ["b", "a"], 2, [SpanRow("a", 0, 1, "E")])
    assert articles_of(row) == ["a", "b"]


def test_readers_see_old_rows_until_new_ones_are_whole(store: Store) -> None:
    with store.rewriting("one") as writer:
        writer.write([FailureRow("f", "a.txt", "empty", "write")])
    with pytest.raises(ZeroDivisionError), store.rewriting("two") as writer:
        writer.write([FailureRow("g", "b.txt", "empty", "write")])
        raise ZeroDivisionError
    assert store.fact("linked") == "one"
    assert [row.id for row in store.rows_by_id("failures", "f")] == ["f"]


@pytest.mark.parametrize(
    "make, said",
    [
        (lambda path: path.write_bytes(b"no database at all" * 99), "cannot be opened"),
        (lambda path: sqlite3.connect(path).execute("CREATE TABLE mine (x)").connection.close(), "no record"),
    ],
)
def test_what_is_no_record_is_said_in_one_line(tmp_path: Path, make, said: str) -> None:
    path = tmp_path / "other.db"
    make(path)
    with pytest.raises(BadRecord, match=said):
        Store(path)


def test_a_record_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    Store(path).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE facts SET value = '99' WHERE name = 'migrations'")
    connection.commit()
    connection.close()
    with pytest.raises(BadRecord, match="newer dateline"):
        Store(path)


def test_rows_are_made_anew_when_their_shape_changes(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    first = Store(path)
    with first.rewriting("linked") as writer:
        writer.write([FailureRow("f", "a.txt", "empty", "write")])
    first.close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE facts SET value = 'another shape' WHERE name = 'shape'")
    connection.commit()
    connection.close()
    second = Store(path)
    assert second.fact("linked") == ""
    assert second.rows_by_id("failures", "f") == []
    second.close()


def test_a_database_of_somebody_else_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE theirs (a)")
    connection.close()
    before = other.read_bytes()
    with pytest.raises(BadRecord, match="no record"):
        Store(other)
    assert other.read_bytes() == before


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(BadRecord, match="it is a folder"):
        Store(tmp_path)


def test_nothing_is_left_beside_a_closed_record(tmp_path: Path) -> None:
    store = Store(tmp_path / "record.db")
    store.add([packed(article("a.txt"))], [])
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["record.db"]


def test_a_record_that_nobody_may_write_to_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "record.db")
    store.add([packed(article("a.txt"))], [])
    store.close()
    monkeypatch.setattr("dateline.store.sql.os.access", lambda *_: False)
    read_only = Store(tmp_path / "record.db")
    assert read_only.size() == 1
    with pytest.raises(BadRecord, match="cannot be written"):
        read_only.add([packed(article("b.txt"))], [])
    read_only.close()
    assert [path.name for path in tmp_path.iterdir()] == ["record.db"]
