"""Joins numerals with what stands right around them: currency, unit, rate, range, hedge and open ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from dateline import lexicon
from dateline.annotate.figures.numbers import Numeral, read_numerals, tidy

BEFORE = 44  # characters that may hold the longest hedge and its fillers
SIGN = re.compile(r"(?:minus[\s-]|(?<![\w)])[-−])$", re.IGNORECASE)
JOINER = re.compile(r"\s?(?:-|–|—|to|to-)\s?-?|-?\s+to\s+|\s+(?:and|or)\s+|-?\s+or\s+", re.IGNORECASE)
ODDS = re.compile(r"\s+(out\s+of|in|of)\s+(?:every\s+)?", re.IGNORECASE)
PLURAL = re.compile(
    r"\s+(?:of\b|(?!years|months|weeks|days|hours|minutes|seconds)(?:[a-z]+\s)?[A-Za-z]+s\b|people\b|women\b|men\b|children\b|chance\b|odds\b)"
)
PERIODS = frozenset({"year", "month", "week", "day", "hour", "minute", "decade", "century", "second"})
LASTS = re.compile(r"\b(?:for|is|was|are|were|took|takes?|lasted|after|spent|been|just|well)\s+$")
# A share of a whole is no count: 0.5 of the voters are not half a voter.
SHARE = "share"
FROM = re.compile(r"\b(from|between)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a sentence: ``start`` and ``end`` cover hedge, currency, number and unit; ``number`` the numeral."""

    start: int
    end: int
    numerals: tuple[Numeral, ...]
    low: float | None
    high: float | None
    hedge: str = ""
    unit: str | None = None
    prefixed: bool = False

    @property
    def number(self) -> tuple[int, int]:
        """Where the bare number stands."""
        return self.numerals[0].start, self.numerals[-1].end

    @property
    def form(self) -> str:
        """Of the first numeral."""
        return self.numerals[0].form


@cache
def _prefix() -> re.Pattern[str]:
    """A currency right before a number."""
    forms = sorted(
        (form for forms in lexicon.table("units")["prefixes"].values() for form in forms), key=lambda f: (-len(f), f)
    )
    return re.compile(rf"(?<![A-Za-z$])(?:{'|'.join(map(re.escape, forms))})\s?$")


@cache
def _currency_of() -> dict[str, str]:
    """Written form to name, for currencies that stand first."""
    return {form: name for name, forms in lexicon.table("units")["prefixes"].items() for form in forms}


@cache
def _unit_of() -> dict[str, str]:
    """Written form to name: words in lower case, symbols as they are."""
    table = lexicon.table("units")
    found = {form: name for name, forms in table["symbols"].items() for form in forms}
    found.update({form.lower(): name for name, forms in table["words"].items() for form in forms})
    return found


def unit_named(word: str) -> str | None:
    """The unit that a plain noun is; None if it is none.

    >>> unit_named("dollars"), unit_named("troops")
    ('dollar', None)
    """
    return _unit_of().get(word.lower()) if len(word) > 2 else None


@cache
def _suffix() -> re.Pattern[str]:
    """A unit right after a number: a word in any case, or a symbol in its own."""
    table = lexicon.table("units")
    words = sorted((f for forms in table["words"].values() for f in forms), key=lambda f: (-len(f), f))
    symbols = sorted((f for forms in table["symbols"].values() for f in forms), key=lambda f: (-len(f), f))
    spelled = "|".join(r"[\s-]+".join(map(re.escape, word.split())) for word in words)
    signs = "|".join(map(re.escape, symbols))
    return re.compile(rf"[\s-]?(?:(?P<word>(?i:{spelled}))|(?P<symbol>{signs}))(?![\w°]|/[A-Za-z]|\.[A-Z])")


@cache
def _rate() -> re.Pattern[str]:
    """The "per month" or "a day" after a unit."""
    words = "|".join(map(re.escape, sorted(lexicon.table("units")["per"]["words"], key=lambda f: (-len(f), f))))
    # "a year earlier" is a date, no rate.
    later = r"(?!\w|\s+(?:ago|earlier|before|later|after|or|old))"
    return re.compile(rf"(?:\s+(?:per|a|an)[\s-]+|\s?/\s?|-an?-)({words}){later}", re.IGNORECASE)


def read_amounts(text: str, start: int, end: int) -> Iterator[Amount]:
    """All amounts of a stretch of text, ranges joined, in text order."""
    kept: list[Amount] = []
    for numeral in read_numerals(text, start, end):
        amount = _with_unit(_with_prefix(numeral, text, start), text, end)
        if not amount.prefixed and numeral.start > start and text[numeral.start - 1].isalpha():
            continue  # the digit of "cm2" or "G7"
        if kept and (joined := _range(kept[-1], amount, text) or _odds(kept[-1], amount, text)):
            kept[-1] = joined
        else:
            kept.append(amount)
    yield from (_hedged(amount, text, start, end) for amount in kept)


def _with_prefix(numeral: Numeral, text: str, start: int) -> Amount:
    """The numeral with its sign and the currency before it."""
    begin, unit = numeral.start, None
    if sign := SIGN.search(text[max(start, begin - 7) : begin]):
        begin -= len(sign[0])
    if match := _prefix().search(text[max(start, begin - 8) : begin]):
        begin -= len(match[0])
        unit = _currency_of()[match[0].rstrip()]
    return Amount(begin, numeral.end, (numeral,), numeral.low, numeral.high, unit=unit, prefixed=unit is not None)


def _with_unit(amount: Amount, text: str, end: int) -> Amount:
    """The amount with the unit or the rate after it."""
    if amount.form == "fraction":
        return replace(amount, unit=amount.unit or _fraction_unit(text, amount.end, end))
    unit, place = amount.unit, amount.end
    if match := _suffix().match(text, place, end):
        written = match["symbol"] or " ".join(re.split(r"[\s]+", match["word"].lower()))
        # A second currency after the number ("$76 US", "$500 US dollars") adds nothing.
        unit, place = unit or _unit_of().get(written) or _unit_of().get(written.replace("-", " ")), match.end()
    elif unit and (match := re.compile(r"\sUS\b").match(text, place, end)):
        place = match.end()
    if unit and (rate := _rate().match(text, place, end)):
        per = rate[1].lower()
        unit, place = f"{unit} per {_unit_of().get(per, per)}", rate.end()
    return replace(amount, end=place, unit=unit)


def _fraction_unit(text: str, place: int, end: int) -> str | None:
    """A fraction is a share of something ("half of them") unless a unit follows ("half a mile", "1/2 pound")."""
    if match := re.compile(r"\s+(?:an?\s+|of\s+an?\s+(?:\w+\s+)?)?(?=\w)").match(text, place, end):
        unit = _suffix().match(text, match.end(), end) or _suffix().match(text, match.end() - 1, end)
        if unit:
            return _unit_of().get((unit["word"] or unit["symbol"]).lower(), SHARE)
    return SHARE


VOTED = re.compile(r"\bvot(?:e|es|ed|ing)\b", re.IGNORECASE)


def _range(left: Amount, right: Amount, text: str) -> Amount | None:
    """Two amounts joined by a dash or "to", by "or", or by "and" after "between"."""
    between = JOINER.fullmatch(text, left.end, right.start)
    if not between or {"vague", "fraction"} & {left.form, right.form} or len(left.numerals) > 1:
        return None
    word = between[0].strip().strip("-").lower()
    before = FROM.search(text[max(0, left.start - 24) : left.start])
    if word in {"and"} and not (before and before[1].lower() == "between"):
        return None
    if not _one_range(left, right, word) or (word == "to" and _moves(left, text)):
        return None
    numerals = (*left.numerals, *right.numerals)
    first, last = _scaled(left, right)
    if first > last and VOTED.search(text, max(0, left.start - 40), left.start):
        return None  # "voted 188 to 12" is a tally
    low, high = sorted((first, last))
    return Amount(left.start, right.end, numerals, low, high, unit=right.unit or left.unit, prefixed=left.prefixed)


def _moves(left: Amount, text: str) -> bool:
    """Does something move from or by the first amount to the second ("rose by 3 to 40", "fell from 9 to 4")?"""
    before = text[max(0, left.start - 60) : left.start]
    if re.search(r"\bby\s+(?:\w+\s+)?$", before, re.IGNORECASE):
        return True
    moved = re.search(r"(\w+)(?:\s+\w+){0,5}?\s+from\s+(?:\w+\s+){0,2}$", before, re.IGNORECASE)
    return bool(moved) and any(_is_change(word) for word in re.findall(r"\w+", before[-60:]))


def _is_change(word: str) -> bool:
    """Is a word a form of a verb or noun that says that a figure moved?"""
    word = word.lower()
    stems = lexicon.words("changes", "up") | lexicon.words("changes", "down")
    forms = {word, word.removesuffix("s"), word.removesuffix("ed"), word.removesuffix("d"), word.removesuffix("ing")}
    return bool(forms & stems) or word in {
        "fell",
        "rose",
        "grew",
        "shrank",
        "sank",
        "lost",
        "cutting",
        "dropped",
        "slipped",
    }


def _one_range(left: Amount, right: Amount, word: str) -> bool:
    """May these two be the ends of one range?"""
    if left.unit and not right.unit and not left.prefixed:
        return False  # "gained 0.7 per cent to 3,005"
    if left.unit and right.unit and left.unit.split(" per ")[0] != right.unit.split(" per ")[0]:
        return False
    if word == "or":
        # "three or four years" is a range, "one or ten" is a choice.
        return left.high is not None and right.low is not None and 0 < right.low - left.high <= max(1, left.high)
    return left.low != right.low and (_like_year(left) == _like_year(right) or bool(left.unit))


def _like_year(amount: Amount) -> bool:
    """Is it written like a year: four digits, no comma?"""
    numeral = amount.numerals[0]
    return numeral.end - numeral.start == 4 and 1900 <= numeral.low < 2050


def _odds(left: Amount, right: Amount, text: str) -> Amount | None:
    """Two numbers that name a share: "one out of three", "one in five voters"."""
    between = ODDS.fullmatch(text, left.end, right.start)
    low, high = left.numerals[0].low, right.numerals[0].low
    if not between or left.unit or right.unit or not 0 < low < high or len(left.numerals) > 1:
        return None
    # "in" alone is common ("two in 2019"): a plural noun must follow, and the numbers must be round and small.
    if between[1].lower() == "of" and high not in {10, 100}:
        return None
    if between[1].lower() == "in" and not (
        high in {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000} and PLURAL.match(text, right.end)
    ):
        return None
    share = tidy(low / high)
    numeral = Numeral(left.numerals[0].start, right.numerals[0].end, share, share, "fraction")
    return Amount(left.start, right.end, (numeral,), share, share, unit=SHARE)


def _scaled(left: Amount, right: Amount) -> tuple[float, float]:
    """The values of both ends; "1 to 2 thousand" gives its magnitude to both."""
    first, last = left.numerals[0].low, right.numerals[0].low
    if first < 1000 <= last and not left.unit and right.form != "fraction" and "," not in str(last):
        factor = next((f for f in (1e12, 1e9, 1e6, 1e3) if last >= f and last / f < 1000), 1.0)
        if _has_magnitude(right) and first < last / factor:
            first *= factor
    return first, last


def _has_magnitude(amount: Amount) -> bool:
    """Was the number written with "thousand", "million" or the like?"""
    numeral = amount.numerals[0]
    return numeral.low >= 1000 and numeral.end - numeral.start < 4 + len("thousand") and numeral.low % 1000 == 0


@cache
def _hedges_before() -> re.Pattern[str]:
    """A hedge right before a number, with fillers between."""
    table = lexicon.table("hedges")
    groups = "|".join(f"(?P<{name}>{_any(table[name])})" for name in ("least", "most", "about"))
    return re.compile(
        rf"(?:(?<!\w)(?:{groups})[\s-]+|(?P<tilde>[~≈]\s?)|(?P<less><\s?)|(?P<greater>>\s?))(?:{_any(table['fillers'])}\s+){{0,2}}$",
        re.IGNORECASE,
    )


@cache
def _hedges_after() -> re.Pattern[str]:
    """A hedge right after a number or its unit."""
    table = lexicon.table("hedges")
    groups = "|".join(f"(?P<{name}>{_any(table['after_' + name])})" for name in ("least", "most", "about"))
    return re.compile(rf"\s?(?:{groups})(?![\w])", re.IGNORECASE)


def _any(phrases: list[str]) -> str:
    """An alternation of phrases, longest first."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered) + ")"


def _hedged(amount: Amount, text: str, start: int, end: int) -> Amount:
    """The amount with its hedge, and open where the hedge opens it."""
    low, high = amount.low, amount.high
    if match := _hedges_before().search(text[max(start, amount.start - BEFORE) : amount.start]):
        begin = amount.start - len(match[0])
        hedge = " ".join(match[0].split())
        if hedge.lower() == "over" and amount.unit in PERIODS and not LASTS.search(text[max(0, begin - 12) : begin]):
            return amount  # "add $84 billion over 10 years" says during which time, not more than which
        return _opened(replace(amount, start=begin, hedge=hedge), _side(match))
    for place in (amount.number[1], amount.end):
        if match := _hedges_after().match(text, place, end):
            hedged = replace(amount, end=max(amount.end, match.end()), hedge=match[0].strip(" -"), low=low, high=high)
            return _opened(hedged, _side(match))
    return amount


def _side(match: re.Match[str]) -> str:
    """Which way a hedge loosens."""
    group = str(match.lastgroup)
    return {"tilde": "about", "less": "most", "greater": "least"}.get(group, group)


def _opened(amount: Amount, side: str) -> Amount:
    """The amount with the end open that the hedge opens; a range keeps both ends."""
    if side == "least":
        return replace(amount, high=None)
    if side == "most":
        return replace(amount, low=None)
    return amount
