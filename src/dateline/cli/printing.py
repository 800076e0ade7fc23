"""Rows in a terminal: readable tables, or JSON."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import fields
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import msgspec
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from dateline.rows import Row, SpanRow, When

if TYPE_CHECKING:
    from dateline.record import Record, SearchHit

MAGNITUDES = frozenset({"hundred", "thousand", "million", "billion", "trillion", "mn", "bn", "tn"})

Cells = Callable[[Any, dict[str, str]], tuple[str, ...]]


def print_json(value: object) -> None:
    """The value as JSON, as the export writes it."""
    print(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def day(when: When | None) -> str:
    """Days as a reader writes them: the EDTF, or a question mark."""
    return when.edtf if when else "?"


def amount(row: Any) -> str:
    """A figure's amount as the report words it, with its hedge and unit."""
    words = " ".join(row.span.text.split())
    return f"{words} {row.unit}" if row.unit and not _shows_unit(words) else words


def _shows_unit(words: str) -> bool:
    """Does the amount print its unit itself: a sign, or a word behind the number?

    >>> [_shows_unit(words) for words in ("$2 million", "6.5 per cent", "about 40", "3.2m")]
    [True, True, False, False]
    """
    if any(char in "%‰°" or unicodedata.category(char) == "Sc" for char in words):
        return True
    behind = re.split(r"\d[\d.,]*[a-z]{0,2}\b", words)[-1].split()
    return any(word.lower() not in MAGNITUDES for word in behind)


def _names(record: Record) -> dict[str, str]:
    """Entity and article ids to what a reader calls them."""
    names = {row.id: row.name for row in record.entities()}
    names.update({row.id: _short(row.outlet or row.title or PurePath(row.origin).name) for row in record.articles()})
    return names


def _short(text: str, width: int = 24) -> str:
    """A name that leaves room for other columns."""
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def _words(spans: Sequence[SpanRow]) -> str:
    return " … ".join(" ".join(span.text.split()) for span in spans)


def _timeline(row: Any, _: dict[str, str]) -> tuple[str, ...]:
    return day(row.when), row.label, row.status, f"{len(row.articles)}/{row.independent}", row.event[:8]


def _important(row: Any, names: dict[str, str]) -> tuple[str, ...]:
    return *_timeline(row, names)[:-1], "; ".join(row.reasons), row.event[:8]


def _talks(row: Any, _: dict[str, str]) -> tuple[str, ...]:
    cells = (row.parties, row.form, row.agenda, row.outcome, row.left_open)
    return day(row.when), row.status, *("; ".join(_words([span]) for span in cell) for cell in cells), row.id[:8]


def _statements(row: Any, names: dict[str, str]) -> tuple[str, ...]:
    speaker = row.speaker.text if row.speaker else "?"
    if row.speaker_entity and (name := names.get(row.speaker_entity)) and name not in speaker:
        speaker = f"{speaker} [{name}]"
    if row.body and row.body.text.lower() not in speaker.lower():
        speaker = f"{speaker} (for {row.body.text})"
    via = " via " + ", ".join(row.via) if row.via else ""
    return names.get(row.article, ""), speaker + via, row.act, _words(row.content), row.id[:8]


def _figures(row: Any, names: dict[str, str]) -> tuple[str, ...]:
    where = names.get(row.place or "", "")
    return amount(row), row.measure or "", where, day(row.as_of), names.get(row.span.article, ""), row.id[:8]


def _positions(row: Any, names: dict[str, str]) -> tuple[str, ...]:
    holder = row.holder.text if row.holder else "?"
    condition = row.condition.text if row.condition else ""
    return holder, row.kind, _words([row.content]), condition, names.get(row.content.article, ""), row.id[:8]


def _conflicts(row: Any, names: dict[str, str]) -> tuple[str, ...]:
    sides = "\n".join(
        f"{side.value} ({', '.join(names.get(article, '') for article in side.articles)})" for side in row.sides
    )
    return row.kind, row.about, sides, "; ".join(row.reasons), row.id[:8]


def _stories(row: Any, _: dict[str, str]) -> tuple[str, ...]:
    related = ", ".join(one.story[:8] for one in row.related)
    return day(row.when), row.title, str(len(row.articles)), related, row.id[:8]


def _entities(row: Any, _: dict[str, str]) -> tuple[str, ...]:
    others = "; ".join(name for name in row.names if name != row.name)
    titles = "; ".join(sorted({title.text for title in row.titles}))
    return row.name, row.kind, others, titles, f"{row.mentions}/{row.articles}", row.id[:8]


def _articles(row: Any, _: dict[str, str]) -> tuple[str, ...]:
    return day(row.published), row.published_basis, row.outlet or "?", row.title or "?", row.origin, row.id[:8]


def _copies(row: Any, names: dict[str, str]) -> tuple[str, ...]:
    left, right = names.get(row.left.article, ""), names.get(row.right.article, "")
    return row.relation, left, right, _words([row.left]), row.id[:8]


TABLES: dict[str, tuple[tuple[str, ...], Cells]] = {
    "timeline": (("when", "what", "status", "reports/origins", "id"), _timeline),
    "important": (("when", "what", "status", "reports/origins", "why", "id"), _important),
    "talks": (("when", "status", "parties", "form", "agenda", "outcome", "left open", "id"), _talks),
    "statements": (("report", "who", "act", "what", "id"), _statements),
    "figures": (("amount", "of", "where", "as of", "report", "id"), _figures),
    "positions": (("who", "kind", "what", "condition", "report", "id"), _positions),
    "conflicts": (("kind", "about", "sides", "why", "id"), _conflicts),
    "stories": (("when", "title", "reports", "related", "id"), _stories),
    "entities": (("name", "kind", "also", "titles", "mentions/reports", "id"), _entities),
    "articles": (("published", "basis", "outlet", "title", "origin", "id"), _articles),
    "copies": (("relation", "left", "right", "text", "id"), _copies),
}


def print_table(noun: str, rows: Sequence[Any], record: Record) -> None:
    """Rows as a table; on a pipe it is as wide as it needs to be."""
    if not rows:
        print(f"no {noun} in {record.path} match")
        return
    heads, cells = TABLES[noun]
    names = _names(record)
    table = Table(box=None, pad_edge=False, header_style="bold", title_justify="left")
    for head in heads:
        # "reports/origins" over two lines: its numbers are narrow.
        table.add_column(head.replace("/", "/\n"), overflow="fold", no_wrap=head == "id")
    for row in rows:
        table.add_row(*(escape(plain(cell)) for cell in cells(row, names)))
    console().print(table)


def console() -> Console:
    """A console as wide as the terminal, or as ``COLUMNS`` says; on a pipe, wide enough that lines stay whole."""
    found = Console(highlight=False, soft_wrap=False)
    fixed = found.is_terminal or os.environ.get("COLUMNS", "").isdigit()
    return found if fixed else Console(highlight=False, width=160)


def plain(text: str) -> str:
    """Text without control characters: a page must not steer the terminal."""
    return "".join(char if char.isprintable() or char == "\n" else " " for char in text)


def print_hits(hits: Sequence[SearchHit]) -> None:
    """Places with the words found in bold."""
    if not hits:
        print("nothing found")
    out = console()
    for hit in hits:
        out.print(f"[dim]{escape(hit.outlet or '?')}, {escape(plain(hit.title or hit.article))}[/dim]")
        out.print(f"  {_marked(hit.snippet)}")


def _marked(snippet: str) -> str:
    """A snippet with the words found in bold."""
    parts = " ".join(snippet.split()).replace("\x03", "\x02").split("\x02")
    return "".join(f"[bold]{escape(plain(p))}[/bold]" if i % 2 else escape(plain(p)) for i, p in enumerate(parts))


def print_row(row: Row, record: Record) -> None:
    """Every field of a row, then the words that it points at, in their line."""
    out = console()
    out.print(f"[bold]{row.table}[/bold] {row.id}")
    for one in fields(row):
        if one.name in {"id", "text", "blocks"}:
            continue
        value = msgspec.to_builtins(getattr(row, one.name))
        text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
        out.print(f"  {one.name}: {escape(plain(text))}")
    for decision in record.decided(row.id):
        by = f" by {decision.by}" if decision.by else ""
        note = f": {decision.note}" if decision.note else ""
        out.print(
            f"[bold]decided[/bold]{escape(plain(by))}: {escape(plain(decision.about + note))} ({decision.id[:8]})"
        )
    for origin, line in record.context(row):
        before, words, after = map(escape, map(plain, line))
        out.print(f"[dim]{escape(origin)}[/dim]\n  {before}[bold]{words}[/bold]{after}")
