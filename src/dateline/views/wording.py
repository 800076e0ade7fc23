"""Days, counts and amounts in plain words, as the brief, the tables and the pages print them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dateline.rows import ArticleRow, SpanRow, When

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number and what it counts; small ones in letters.

    >>> count(2, "report"), count(1, "story", "stories"), count(40, "report")
    ('two reports', 'one story', '40 reports')
    """
    amount = SMALL[number] if number < len(SMALL) else f"{number:,}"
    return f"{amount} {noun if number == 1 else plural or noun + 's'}"


def day(iso: str) -> str:
    """A day in words.

    >>> day("2021-04-07")
    '7 April 2021'
    """
    found = date.fromisoformat(iso)
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def days(when: When | None) -> str:
    """The days that a date may mean, in words.

    >>> days(When("2021-04-07", "2021-04-08", "2021-04-07")), days(When("2020-06-01", "2020-07-01", "2020-06"))
    ('7 April 2021', 'June 2020')
    >>> days(When("2021-03-29", "2021-04-08", "2021-03-29/2021-04-07"))
    'between 29 March and 7 April 2021'
    >>> days(When("2023-10-15", None, "2023-10-15/..")), days(None)
    ('since 15 October 2023', 'day unknown')
    """
    if when is None or not (when.start or when.end):
        return "day unknown"
    if when.start is None:
        return f"until {day(when.last or '')}"
    if when.end is None:
        return f"since {day(when.start)}"
    return _unit(when.edtf) or _between(date.fromisoformat(when.start), date.fromisoformat(when.last or when.start))


def _between(first: date, last: date) -> str:
    """Two days in words, what they share said once."""
    year = "" if first.year == last.year else f" {first.year}"
    month = "" if not year and first.month == last.month else f" {MONTHS[first.month - 1]}"
    return f"between {first.day}{month}{year} and {day(last.isoformat())}"


def _unit(edtf: str) -> str | None:
    """One day, month, year, decade or century in words; None if the days are no such unit."""
    parts = edtf.split("-")
    if "/" in edtf or not all(part.isdigit() for part in parts[1:]):
        return None
    if edtf.endswith("XX"):
        return f"the {edtf[:2]}00s"
    if edtf.endswith("X"):
        return f"the {edtf[:3]}0s"
    if len(parts) == 3:
        return day(edtf)
    return edtf if len(parts) == 1 else f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"


def on_days(when: When | None) -> str:
    """The same as the opening of a sentence.

    >>> on_days(When("2021-04-07", "2021-04-08", "2021-04-07")), on_days(When("2020-06-01", "2020-07-01", "2020-06"))
    ('On 7 April 2021', 'In June 2020')
    """
    words = days(when)
    if words[0].isdigit() and " " in words:
        return f"On {words}"
    return f"In {words}" if words[0].isdigit() or words.split()[0] in (*MONTHS, "the") else sentence_case(words)


def sentence_case(text: str) -> str:
    """The text with a capital first letter.

    >>> sentence_case("the U.S. side")
    'The U.S. side'
    """
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """The text as it stands inside a sentence: an article at its head loses its capital.

    >>> inside("The foreign ministry"), inside("A. Ruiz"), inside("Iraq")
    ('the foreign ministry', 'A. Ruiz', 'Iraq')
    """
    return re.sub(r"^(?:The|An?)(?= )", lambda article: article[0].lower(), text)


def joined(parts: Sequence[str]) -> str:
    """A list in words.

    >>> joined(["Iran"]), joined(["Iran", "Iraq"]), joined(["a", "b", "c"])
    ('Iran', 'Iran and Iraq', 'a, b and c')
    """
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def quoted(span: SpanRow) -> str:
    """The words of a span in quotation marks, on one line; marks inside become single ones.

    >>> quoted(SpanRow("a", 0, 11, "“no talks,”")), quoted(SpanRow("a", 0, 14, "wants “a day” "))
    ('“no talks”', '“wants ‘a day’”')
    """
    words = squeezed(span.text).strip(LOOSE)
    inner = words.strip(MARKS + LOOSE)
    if not set(inner) & set(MARKS):
        return f"“{inner}”"
    return f"“{re.sub(OPENING, '‘', re.sub(CLOSING, '’', words))}”"


LOOSE = ",;: "
MARKS = '“”"'
CLOSING = re.compile(r"”|(?<=\S)\"")
OPENING = re.compile(r"[“\"]")


def squeezed(text: str) -> str:
    """The text on one line.

    >>> squeezed("two  \\n lines")
    'two lines'
    """
    return " ".join(text.split())


def short_source(article: ArticleRow) -> str:
    """A report's outlet, else the end of its path or address."""
    return article.outlet or article.origin.rstrip("/").rsplit("/", 1)[-1]


def source_of(article: ArticleRow) -> str:
    """How a footnote names a report: its outlet, else its title, and its day.

    An inferred day says so: nobody should take it for what the page states.
    """
    name = article.outlet or (f"“{clipped(article.title)}”" if article.title else short_source(article))
    if article.published is None:
        return f"{name}, undated"
    inferred = ", day inferred" if article.published_basis == "inferred" else ""
    return f"{name}, {days(article.published)}{inferred}"


def clipped(text: str, width: int = 60) -> str:
    """The text on one line, cut at a word if it is long.

    >>> clipped("ministers met in Ostrava", 16)
    'ministers met …'
    """
    line = squeezed(text)
    return line if len(line) <= width else f"{line[: width - 1].rsplit(' ', 1)[0]} …"
