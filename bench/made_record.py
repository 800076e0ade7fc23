"""A made record of any size: rows as a build writes them, in the proportions of a real one, without reading a page."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from sqlalchemy import text

from dateline.model import digest
from dateline.rows import (
    ArticleRow,
    BlockRow,
    ConflictRow,
    CopyRow,
    EntityRow,
    EventMentionRow,
    EventRow,
    FigureRow,
    MentionRow,
    PositionRow,
    ReasonRow,
    RoleRow,
    Row,
    SeriesRow,
    SideRow,
    SpanRow,
    StatementRow,
    StoryRow,
    TalksRow,
    TimelineRow,
    TimeRow,
    TitleRow,
    When,
)
from dateline.store.sql import Store

# Rows of each table for one article, as they were counted in a build of 924 news articles.
MENTIONS, TIMES, STATEMENTS, FIGURES, EVENT_MENTIONS, POSITIONS = 120, 12, 20, 7, 80, 2
ENTITIES, EVENTS, STORY, SERIES, CONFLICTS, COPIES = 8, 64, 4, 3, 3, 10
FIRST_DAY, DAYS = date(2015, 1, 5), 9 * 365
WORDS = [
    *("harbour", "minister", "council", "talks", "budget", "strike", "river", "border", "bridge", "court", "inquiry"),
    *("ship", "storm", "grain", "fuel", "school", "vote", "treaty", "envoy", "delegation", "ceasefire", "ballot"),
    *("mayor", "union", "hospital", "railway", "tariff", "embassy", "commission", "parliament", "the", "of", "and"),
    *("to", "in", "that", "said", "would", "not", "with", "for", "after", "over", "about", "more", "than", "were"),
]
NAMES = [
    *("Oster", "Varga", "Lindqvist", "Moreau", "Haddad", "Novak", "Okoro", "Silva"),
    *("Tanaka", "Petrov", "Ibsen", "Duarte", "Kaya", "Farkas", "Weiss", "Romero"),
]
ACTS = ("say", "say", "say", "deny", "order", "claim")


class Maker:
    """Makes rows; the same seed makes the same record."""

    def __init__(self, articles: int, seed: int = 7) -> None:
        self._random = random.Random(seed)
        self.size = articles
        self.entities = [digest("entity", number) for number in range(max(8, articles * ENTITIES))]
        # A few names are everywhere, most are met once or twice.
        self._weights = list(accumulate(1 / (rank + 1) for rank in range(len(self.entities))))
        self.ids = [digest("article", number) for number in range(articles)]
        self.texts: dict[str, str] = {}
        self.figures: dict[int, list[str]] = {}
        self.mentions: dict[int, list[EventMentionRow]] = {}

    def rows(self) -> Iterator[Row]:
        """All rows, table after table within an article, then those about many articles."""
        for number, article in enumerate(self.ids):
            yield self.article(number, article)
            yield from self.inside(number, article)
        yield from self.between()

    def day(self, number: int) -> When:
        """An article's day; the same number, the same day."""
        day = FIRST_DAY + timedelta(days=number * DAYS // self.size)
        return When(day.isoformat(), (day + timedelta(days=1)).isoformat(), day.isoformat())

    def entity(self) -> str:
        """An entity, the first ones most often."""
        return self._random.choices(self.entities, cum_weights=self._weights)[0]

    def article(self, number: int, article: str) -> ArticleRow:
        """One report of about 500 words in twelve blocks."""
        blocks, parts, at = [], [], 0
        for place in range(12):
            words = " ".join(self._random.choices(WORDS, k=8 if place == 0 else 45))
            blocks.append(BlockRow(at, at + len(words), "title" if place == 0 else "body"))
            parts.append(words)
            at += len(words) + 1
        self.texts[article] = "\n".join(parts)
        outlet = f"Outlet {min(number % 97, number % 31)}"
        return ArticleRow(
            article, f"made/{number:06}.txt", digest("bytes", number), outlet, parts[0], [], [], None, "en", None,
            None if number % 50 == 49 else self.day(number), "unknown" if number % 50 == 49 else "stated", [],
            self.texts[article], blocks, digest("story", number // STORY), None,
        )  # fmt: skip

    def span(self, article: str, words: int) -> SpanRow:
        """Some words of an article."""
        body = self.texts[article]
        start = body.find(" ", self._random.randrange(len(body) - 500)) + 1
        end = start
        for _ in range(words):
            end = body.find(" ", end + 1)
        return SpanRow(article, start, end, body[start:end])

    def inside(self, number: int, article: str) -> Iterator[Row]:
        """Rows that stand in one article."""
        day, span = self.day(number), lambda words: self.span(article, words)
        for place in range(MENTIONS):
            one = span(2)
            yield MentionRow(digest("m", number, place), one, "person", one, "name", self.entity(), "made")
        for place in range(TIMES):
            yield TimeRow(digest("t", number, place), span(2), "date", day.edtf, day, "made")
        for place in range(STATEMENTS):
            who = self.entity() if place % 4 else None
            yield StatementRow(
                digest("s", number, place), [span(14)], span(1), span(2), who, bool(who), "indirect",
                self._random.choice(ACTS), [], day if place % 2 else None, article, "made", [who] if who else [],
            )  # fmt: skip
        yield from self.counted(number, article, day)
        for place in range(POSITIONS):
            yield PositionRow(
                digest("p", number, place),
                "demand",
                span(2),
                self.entity(),
                [],
                span(9),
                None,
                None,
                None,
                None,
                "made",
            )

    def counted(self, number: int, article: str, day: When) -> Iterator[Row]:
        """Figures, and mentions of events."""
        for place in range(FIGURES):
            series = self._random.randrange(max(1, self.size // SERIES)) if place % 2 else None
            key, amount = digest("f", number, place), float(self._random.randrange(5000))
            if series is not None:
                self.figures.setdefault(series, []).append(key)
            yield FigureRow(
                key, self.span(article, 2), amount, amount, "about", None, "boats", self.span(article, 1), None, None,
                day, None, None, [], None if series is None else digest("series", series), "made",
            )  # fmt: skip
        for place in range(EVENT_MENTIONS):
            event = self._random.randrange(max(1, self.size * EVENTS))
            row = EventMentionRow(
                digest("em", number, place), self.span(article, 12), self.span(article, 1), "CONSULT",
                [RoleRow("agent", self.span(article, 2), self.entity())], None, day, "expression", "occurred",
                digest("event", event), "made",
            )  # fmt: skip
            self.mentions.setdefault(event, []).append(row)
            yield row

    def between(self) -> Iterator[Row]:
        """Rows about many articles."""
        why = [ReasonRow("name", 0.9, "same name")]
        for rank, key in enumerate(self.entities):
            name = f"{NAMES[rank % 16]} {NAMES[rank // 16 % 16]} {rank}"
            article, count = self.ids[rank % self.size], max(1, self.size // (rank + 1))
            titles = [TitleRow("Minister", article)]
            yield EntityRow(key, "person", name, [name, NAMES[rank % 16]], titles, count, min(count, self.size), why)
        yield from self.happenings()
        for number in range(0, self.size, STORY):
            yield StoryRow(digest("story", number // STORY), f"Story {number}", self.ids[number : number + STORY], None)
        for number, figures in self.figures.items():
            yield SeriesRow(digest("series", number), f"boats at {NAMES[number % 16]}", figures, len(figures), 2)
        for number in range(0, self.size - 1, CONFLICTS):
            sides = [
                SideRow(str(place), [self.span(self.ids[number + place], 4)], [self.ids[number + place]], 1)
                for place in (0, 1)
            ]
            yield ConflictRow(digest("conflict", number), "figure", "boats sunk", sides, ["same thing, other number"])
        for number in range(0, self.size - 1, COPIES):
            left, right = self.span(self.ids[number], 30), self.span(self.ids[number + 1], 30)
            yield CopyRow(digest("copy", number), left, right, "reused-passage", why)

    def happenings(self) -> Iterator[Row]:
        """Events; one in fourteen is a line of the timeline, one in five hundred a round of talks."""
        lines: list[TimelineRow] = []
        rounds: list[TalksRow] = []
        for number, mentions in self.mentions.items():
            key, when, spans = digest("event", number), mentions[0].when, [one.span for one in mentions]
            articles = sorted({span.article for span in spans})
            who = sorted({role.entity for one in mentions for role in one.roles if role.entity})
            label, told = spans[0].text, len(articles)
            yield EventRow(
                key, "CONSULT", label, when, None, who, "occurred", [one.id for one in mentions], told, told, []
            )
            if number % 14 == 0:
                lines.append(TimelineRow(digest("line", number), when, label, key, "occurred", articles, told, spans))
            if number % 500 == 0:
                rounds.append(talks(digest("talks", number), key, when, articles, spans))
        yield from sorted(lines, key=lambda row: (row.when and row.when.start) or "")
        yield from sorted(rounds, key=lambda row: (row.when and row.when.start) or "")


def talks(key: str, event: str, when: When | None, articles: list[str], spans: list[SpanRow]) -> TalksRow:
    """A round of talks."""
    told = len(articles)
    return TalksRow(key, when, "occurred", spans[:1], [], [], [], [], [], None, event, articles, told, spans)


def make_record(path: Path, articles: int) -> None:
    """Write such a record into a new file."""
    store = Store(path)
    maker = Maker(articles)
    with store.rewriting("made") as writer:
        writer.write(maker.rows())
    indexed = text("INSERT INTO search (article, start, kind, words) VALUES (:a, :s, :k, :w)")
    with store.engine.begin() as connection:
        for article, body in maker.texts.items():
            lines = body.split("\n")
            starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
            values = [
                {"a": article, "s": start, "k": "body" if start else "title", "w": line}
                for start, line in zip(starts, lines, strict=False)
            ]
            connection.execute(indexed, values)
    store.close()
