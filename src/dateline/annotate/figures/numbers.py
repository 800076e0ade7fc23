"""Reads numerals: digits, number words, fractions and vague plurals, with where they stand and what they may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline import lexicon

Form = Literal["digits", "words", "fraction", "vague"]
PLAIN = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
# "1/16", also with the fraction slash; a day of the year is told apart by the date rules.
RATIO = r"\d{1,3}\s?[/⁄]\s?\d{1,3}(?![\d/⁄])"
HALVINGS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100, 128})
SCIENTIFIC = r"\d+(?:\.\d+)?\s?[×x]\s?10(?:\^|\*\*)?[−-]?\d+"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written; ``low`` and ``high`` differ where the words name no number ("dozens")."""

    start: int
    end: int
    low: float
    high: float
    form: Form

    def times(self, factor: float, end: int) -> Numeral:
        """The same number before a magnitude that ends there."""
        return Numeral(self.start, end, tidy(self.low * factor), tidy(self.high * factor), self.form)


def tidy(value: float) -> float:
    """A float without the dust of binary fractions: 12.3 million is 12300000.

    >>> tidy(1.762 * 1e9)
    1762000000.0
    """
    return float(f"{value:.12g}")


@cache
def _numeral() -> re.Pattern[str]:
    """Everything that may be a numeral, longest kind first."""
    table = lexicon.table("numbers")
    vague = _any(table["vague"])
    fraction = _any(table["fractions"])
    word = _any([*table["units"], *table["magnitudes"]])
    words = (
        rf"(?:(?:a|several|half\s+an?)[\s-]+(?={_any(table['magnitudes'])}\b))?{word}(?:(?:[\s-]+|\s+and\s+){word})*"
    )
    return re.compile(
        rf"(?<![\w/])(?:(?P<vague>{vague})|(?P<fraction>{fraction})|(?P<words>{words}))(?![\w]|-?fold\b|'s\b)"
        rf"|(?P<scientific>{SCIENTIFIC})|(?P<ratio>(?<![\w.,/]){RATIO})"
        rf"|(?<![\d.,])(?P<plain>{PLAIN})",
        re.IGNORECASE,
    )


@cache
def _magnitude() -> re.Pattern[str]:
    """A magnitude after a figure: a word, or a letter glued to it."""
    table = lexicon.table("numbers")
    return re.compile(
        rf"(?:[\s-]?(?P<word>{_any(table['magnitudes'])})(?:s(?=\s+of\b))?|(?P<letter>[kmb]))(?![\w/])", re.IGNORECASE
    )


def _any(phrases: object) -> str:
    """An alternation of phrases, longest first."""
    ordered = sorted(map(str, phrases), key=lambda phrase: (-len(phrase), phrase))  # type: ignore[call-overload]
    return "(?:" + "|".join(r"[\s-]+".join(map(re.escape, phrase.split())) for phrase in ordered) + ")"


def read_numerals(text: str, start: int, end: int) -> Iterator[Numeral]:
    """The numerals between two places of a text, magnitudes included.

    >>> [(n.low, n.high) for n in read_numerals("twenty-eight thousand men, 12.3m tonnes, dozens", 0, 99)]
    [(28000.0, 28000.0), (12300000.0, 12300000.0), (12.0, 120.0)]
    """
    place = start
    while match := _numeral().search(text, place, end):
        numeral = _read(match)
        place = match.end()
        if numeral is None:
            continue
        numeral = _magnified(numeral, text, end)
        place = max(place, numeral.end)
        yield numeral


def _read(match: re.Match[str]) -> Numeral | None:
    """One match as a number; None for a string of number words that is none ("one two three")."""
    form, written = str(match.lastgroup), match[0]
    if form == "words":
        value = words_to_number(written)
        return None if value is None else Numeral(*match.span(), value, value, "words")
    if form == "vague":
        low, high = lexicon.table("numbers")["vague"][_key(written)]
        return Numeral(*match.span(), float(low), float(high), "vague")
    if form == "fraction":
        above, below = _fraction(written)
        return Numeral(*match.span(), above / below, above / below, "fraction")
    value = _digits(form, written)
    return None if value is None else Numeral(*match.span(), value, value, "digits")


def _key(written: str) -> str:
    """A phrase as the lexicon writes it."""
    return " ".join(written.lower().split())


def _fraction(written: str) -> tuple[int, int]:
    """Numerator and denominator of a fraction in words."""
    table = lexicon.table("numbers")["fractions"]
    key = _key(written)
    above, below = table.get(key) or table[key.replace("-", " ")]
    return above, below


def _digits(form: str, written: str) -> float | None:
    """The value of a number in digits."""
    if form == "plain":
        return float(written.replace(",", ""))
    if form == "ratio":
        above, below = re.split(r"\s?[/⁄]\s?", written)
        # "9/11" and "24/7" are names.
        return float(above) / float(below) if int(below) in HALVINGS and int(above) < int(below) else None
    base, power = re.split(r"\s?[×x]\s?10(?:\^|\*\*)?", written)
    return tidy(float(base) * 10.0 ** int(power.replace("−", "-")))


def _magnified(numeral: Numeral, text: str, end: int) -> Numeral:
    """The numeral together with "million" or "m" after it."""
    if numeral.form not in {"digits", "words"}:
        return numeral
    table = lexicon.table("numbers")
    while match := _magnitude().match(text, numeral.end, end):
        if match["letter"]:
            if numeral.form == "words" or not _letter_counts(text, numeral, match):
                break
            return numeral.times(table["letters"][match["letter"].lower()], match.end())
        numeral = numeral.times(table["magnitudes"][match["word"].lower()], match.end())
    return numeral


def _letter_counts(text: str, numeral: Numeral, match: re.Match[str]) -> bool:
    """Is a letter glued to a number a magnitude ("$8m", "12.3m tonnes") rather than a unit ("800m", "16GB")?"""
    money = re.search(r"[$€£¥₹₽₪₺₦₩]\s?$|\b[A-Z]{2,3}\s?$", text[max(0, numeral.start - 5) : numeral.start])
    counted = re.match(r"\s+[a-z]{3,}s\b|\s+people\b|-strong", text[match.end() : match.end() + 24])
    return bool(money or (counted and match["letter"] != "b") or (match["letter"] == "k" and not money))


def words_to_number(written: str) -> float | None:
    """The value of number words; None where they do not make one number.

    >>> words_to_number("two hundred and fifty-one"), words_to_number("half a million"), words_to_number("one two")
    (251.0, 500000.0, None)
    """
    parts = [part for part in re.split(r"[\s-]+", written.lower()) if part not in {"and", "a", "an"}]
    if parts[0] == "several":
        return None
    if parts[0] == "half":
        parts = ["half", *parts[1:]]
    return _sum(parts)


def _sum(parts: list[str]) -> float | None:
    """Adds up number words from left to right."""
    table = lexicon.table("numbers")
    total, current, last = 0.0, 0.0, None
    for part in parts:
        if part in table["units"] or part == "half":
            value = 0.5 if part == "half" else float(table["units"][part])
            if last is not None and not (last == 100 or last >= 1000 or (20 <= last < 100 and value < 10)):
                return None
            current, last = current + value, value
        else:
            factor = float(table["magnitudes"][part])
            current = (current or 1.0) * factor
            last = factor
            if factor >= 1000:
                total, current = total + current, 0.0
    return tidy(total + current)
