"""A page's text as lines or, where an editor wrapped it at a fixed width, as paragraphs, and what their shape tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from dateline.lexicon import words

BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c]")
BLANK = " \t\xa0\u200b\ufeff\u2007\u202f\u3000\u200e\u200f"
WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")
# The end of a sentence, with what may close after it: quotes, brackets, a footnote mark.
SENTENCE_END = re.compile(r"[.!?…。।](?:[\"'”’»)\]\s]|\[\d+\]|\[[A-Z][A-Z ]*\])*$")
BULLET = re.compile(r"^(?:[-–—•·*▪►●>]\s|\d{1,2}[.)]\s|\([a-z\d]\)\s)")
# What speech, an aside or a speaker's name opens with.
OPENERS = "\"“‘«'[("
# Words that a headline in title case leaves small.
SMALL = words("boilerplate", "headline_small")


@dataclass(frozen=True)  # no slots: what its shape tells is found once, on first use
class Line:
    """A line or wrapped paragraph, without the white space around it."""

    start: int
    end: int
    text: str

    @cached_property
    def words(self) -> list[str]:
        """Words and numbers."""
        return WORD.findall(self.text)

    @cached_property
    def folded(self) -> str:
        """Lower case, white space made single, outer punctuation gone: to compare lines with."""
        return " ".join(self.text.lower().replace("’", "'").split()).strip(" :.,!–—-|·•»›>*#")

    @cached_property
    def ends_sentence(self) -> bool:
        """Does it end as a sentence does?"""
        return bool(SENTENCE_END.search(self.text))

    @cached_property
    def is_prose(self) -> bool:
        """Is it running text: a sentence, or too long to be anything else?"""
        count = len(self.words)
        return count >= 35 or (count >= 8 and self.ends_sentence and not self.in_title_case)

    @cached_property
    def in_title_case(self) -> bool:
        """Are Nearly All Words Capitalised, as in an English Headline?"""
        tall = [word for word in self.words if word.lower() not in SMALL]
        lower = sum(word[0].islower() for word in tall)
        return len(tall) >= 3 and lower <= 0.15 * len(tall) and not self.text.isupper()

    @cached_property
    def like_headline(self) -> bool:
        """Could it be a headline: a line of some words that does not end as a statement does?"""
        if not 2 <= len(self.words) <= 32 or self.text[-1] in ",;-–—" or BULLET.match(self.text):
            return False
        return self.in_title_case or not self.ends_sentence or self.text[-1] in "?!"

    @cached_property
    def is_speech(self) -> bool:
        """Does it open with a quotation mark, a bracket or a bullet?"""
        return self.text[0] in OPENERS or bool(BULLET.match(self.text))


def split_lines(text: str, start: int = 0) -> list[Line]:
    """All lines from a place on that are not blank; wrapped ones joined to their paragraph.

    >>> [line.text for line in split_lines(" One.\\r\\n\\xa0\\r\\nTwo.")]
    ['One.', 'Two.']
    """
    raw = list(_raw_lines(text, start))
    return list(_paragraphs(text, raw)) if _is_wrapped(raw) else [line for line in raw if line.text]


def _raw_lines(text: str, start: int) -> Iterator[Line]:
    """Every line, blank ones too, trimmed."""
    for match in [*BREAK.finditer(text, start), None]:
        end = match.start() if match else len(text)
        piece = text[start:end]
        bare = piece.strip(BLANK)
        at = start + len(piece) - len(piece.lstrip(BLANK))
        yield Line(at, at + len(bare), bare) if bare else Line(start, start, "")
        start = match.end() if match else end


def _is_wrapped(lines: list[Line]) -> bool:
    """Did an editor break the text at a fixed width? Then most lines stop in mid-sentence, and none is long."""
    pairs = [(one, other) for one, other in pairwise(lines) if one.text and other.text]
    if len(pairs) < 3 or max(len(line.text) for line in lines) > 120:
        return False
    broken = [one for one, other in pairs if len(one.text) >= 40 and not one.ends_sentence]
    return len(broken) >= 0.6 * len(pairs) and _same_width(broken)


def _same_width(lines: list[Line]) -> bool:
    """Lines broken at one width differ by the length of a word; headlines in a list differ by more."""
    widths = sorted(len(line.text) for line in lines)
    return widths[len(widths) * 9 // 10] - widths[len(widths) // 4] <= 16


def _paragraphs(text: str, lines: list[Line]) -> Iterator[Line]:
    """Runs of lines between blank ones; an indented line opens a new run, and a short one closes it."""
    width = max(len(line.text) for line in lines)
    run: list[Line] = []
    for line in lines:
        if run and (not line.text or _opens(text, line, run) or len(run[-1].text) < 0.6 * width):
            yield _joined(text, run)
            run = []
        if line.text:
            run.append(line)
    if run:
        yield _joined(text, run)


def _opens(text: str, line: Line, run: list[Line]) -> bool:
    """Is the line indented further than the run's last one?"""
    return _indent(text, line) >= _indent(text, run[-1]) + 2


def _indent(text: str, line: Line) -> int:
    before = text[max(0, line.start - 20) : line.start]
    return len(before) - len(before.rstrip(" \t"))


def _joined(text: str, run: list[Line]) -> Line:
    return Line(run[0].start, run[-1].end, text[run[0].start : run[-1].end])
