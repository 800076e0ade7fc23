"""An example plug-in: reads a format of its own, finds ticker symbols, writes a list of names."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from dateline.export import Source
from dateline.model import Doc, Mention, Span

TICKER = re.compile(r"\$[A-Z]{2,5}\b")


def read(content: bytes) -> str:
    """A file with the ending .rot13: its text, turned back."""
    return codecs.decode(content.decode(), "rot13")


def annotate(doc: Doc) -> Iterator[Mention]:
    """Ticker symbols as bodies."""
    for sentence in doc.sentences:
        for found in TICKER.finditer(doc.article.text, sentence.span.start, sentence.span.end):
            start, end = found.span()
            name = Span(doc.article.id, start + 1, end)
            yield Mention(Span(doc.article.id, start, end), "tickers/1", "organization", name)


def write(source: Source, folder: Path) -> list[Path]:
    """All names, one a line."""
    path = folder / "names.txt"
    path.write_text("".join(f"{row.name}\n" for row in source.entities.values()), encoding="utf-8")
    return [path]
