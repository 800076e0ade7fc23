"""What a brief is: sections of sentences, and the footnotes that carry them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.rows import SpanRow
from dateline.views.wording import clipped, quoted

# A footnote quotes so many characters; the span goes on.
QUOTE = 240


@dataclass(frozen=True, slots=True)
class Footnote:
    """The words that a sentence rests on, and the report in which they stand."""

    number: int
    span: SpanRow
    source: str


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """One sentence and the numbers of its footnotes."""

    text: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BriefSection:
    """A heading and what stands under it."""

    heading: str
    sentences: tuple[BriefSentence, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A page of plain sentences, each with footnotes to the words it rests on."""

    title: str
    sections: tuple[BriefSection, ...]
    footnotes: tuple[Footnote, ...]

    def to_markdown(self) -> str:
        """The brief as Markdown with footnotes."""
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        yield f"# {_plain(self.title)}"
        for section in self.sections:
            yield from ("", f"## {section.heading}", "")
            for sentence in section.sentences:
                yield f"- {_plain(sentence.text)}{''.join(f'[^{number}]' for number in sentence.notes)}"
        yield ""
        for note in self.footnotes:
            yield f"[^{note.number}]: {_plain(note.source)}: {_plain(clipped(quoted(note.span), QUOTE))}"


def _plain(text: str) -> str:
    r"""The text with Markdown's signs and angle brackets escaped: pages are hostile.

    >>> print(_plain("[a](b) <script>"))
    \[a\](b) &lt;script&gt;
    """
    for sign in "\\`*_[]":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("<", "&lt;").replace(">", "&gt;")
