"""What was worked out of an article is remembered until the article or an answer changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dateline.model import Article, Doc, Mention, Span, digest
from dateline.store.claims import Claims, pack
from dateline.store.sql import Store


@dataclass(frozen=True)
class Told:
    """What is made of an article here."""

    words: Counter[str]
    entity: str | None


def made_by(store: Store, answer: str, calls: list[str]) -> list[Told]:
    """What is made of every article, where the first letters of each are said to name something."""

    def make(doc: Doc, ask: Callable[[Span], str | None]) -> Told:
        calls.append(doc.text)
        return Told(Counter(doc.text.split()), ask(doc.span(0, 4)))

    return [doc.recall(Told, make, lambda _: answer) for doc in store.docs()]


def add(store: Store, text: str) -> None:
    """Add an article, over an earlier text of it."""
    article = Article(id=digest("a"), origin="a.txt", sha256="", text=text, blocks=())
    mention = Mention(Span(article.id, 0, 4), "test", "place", Span(article.id, 0, 4))
    store.add([(article, text, pack(Claims(article, (mention,))))], [])


def test_nothing_is_worked_out_twice(tmp_path: Path) -> None:
    store, calls = Store(tmp_path / "r.db"), list[str]()
    add(store, "Vesk and Vesk")
    first = made_by(store, "vesk", calls)
    assert first == [Told(Counter({"Vesk": 2, "and": 1}), "vesk")]
    assert made_by(store, "vesk", calls) == first
    assert calls == ["Vesk and Vesk"]


def test_another_answer_or_text_counts(tmp_path: Path) -> None:
    store, calls = Store(tmp_path / "r.db"), list[str]()
    add(store, "Vesk")
    made_by(store, "vesk", calls)
    assert [one.entity for one in made_by(store, "norrby", calls)] == ["norrby"]
    add(store, "Vesk again")
    assert [one.words["again"] for one in made_by(store, "norrby", calls)] == [1]
    assert calls == ["Vesk", "Vesk", "Vesk again"]
