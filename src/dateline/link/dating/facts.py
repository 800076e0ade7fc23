"""Bounds from public facts: who held an office, which war had begun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from dateline.lexicon import table
from dateline.link.dating.bounds import Bound, not_after, not_before
from dateline.model import Interval

RANK_BEGUN, RANK_ENDED = 1, 3
FORMER = r"(?P<former>\b(?:[Ff]ormer|[Ee]x-?|[Tt]hen-?|[Ll]ate|[Oo]utgoing)\s+(?:[\w.]+\s+){0,2})?"
# So long a war is "the war".
MEMORY = timedelta(days=5 * 365)
# A sentence with a year in it may tell of an office-holder of that year.
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody's term in an office; ``last`` is the day after it, None while it runs."""

    office: int
    name: str
    first: date
    last: date | None


@cache
def offices() -> tuple[tuple[re.Pattern[str], tuple[str, ...], tuple[Term, ...]], ...]:
    """Every name that an office-holder goes by with a title, what such names begin with, and the terms meant."""
    found: dict[tuple[int, tuple[str, ...]], list[Term]] = {}
    for number, office in enumerate(table("public_facts")["office"]):
        for names, first, last in office["holders"]:
            key = (number, tuple(names))
            end = date.fromisoformat(last) if last else None
            found.setdefault(key, []).append(Term(number, names[0], date.fromisoformat(first), end))
    return tuple(
        (_pattern(number, names), tuple(name.split()[0] for name in names), tuple(terms))
        for (number, names), terms in found.items()
    )


def _pattern(number: int, names: tuple[str, ...]) -> re.Pattern[str]:
    """A title, at most three other names, and the name."""
    titles = "|".join(map(re.escape, sorted(table("public_facts")["office"][number]["titles"], key=len, reverse=True)))
    known = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return re.compile(rf"{FORMER}\b(?:{titles})\s+(?:[A-Z][\w.'’-]*\s+){{0,3}}(?:{known})\b")


@cache
def events() -> tuple[tuple[tuple[str, ...], tuple[date, ...]], ...]:
    """Names of what has begun on a known day; on one of several days where a name came again."""
    rows: list[dict[str, Any]] = table("public_facts")["event"]
    return tuple((tuple(row["names"]), tuple(map(date.fromisoformat, row["began"]))) for row in rows)


def from_facts(sentences: list[str]) -> Iterator[Bound]:
    """What the office-holders and wars named in an article allow."""
    text = "\n".join(sentences)
    terms = list(_terms([one for one in sentences if not YEAR.search(one)]))
    yield from terms
    earliest = max((bound.days.start for bound in terms if bound.days.start), default=date.min)
    for names, days in events():
        if name := next((name for name in names if name in text), None):
            began = began_by(days, earliest)
            yield not_before(RANK_BEGUN, began, f"it speaks of the {name}, which began on {began}")


def began_by(days: tuple[date, ...], earliest: date) -> date:
    """Of several wars of one name the first that may be meant: one long over before a report is not its war."""
    return next((day for day in days if day + MEMORY >= earliest), days[-1])


def _terms(sentences: list[str]) -> Iterator[Bound]:
    """Bounds from office-holders. The newest holder of an office is the one of the day; those before are memories."""
    named: dict[int, list[Term]] = {}
    text = "\n".join(sentences)
    for pattern, names, terms in offices():
        # Most reports name few of them: to look for a plain word costs a hundredth of the pattern.
        for sentence in sentences if any(name in text for name in names) else ():
            for match in pattern.finditer(sentence):
                if match["former"]:
                    yield from _former(terms)
                else:
                    reason = f"{terms[0].name} held the office named from {terms[0].first}"
                    yield not_before(RANK_BEGUN, terms[0].first, reason)
                    named.setdefault(terms[0].office, []).extend(terms)
    for terms_of_office in named.values():
        newest = max(terms_of_office, key=lambda term: term.first)
        if newest.last:
            yield not_after(RANK_ENDED, newest.last, f"{newest.name} held the office named until {newest.last}")


def _former(terms: tuple[Term, ...]) -> Iterator[Bound]:
    """A "former" president is written about after his term, and not while he serves again."""
    if terms[0].last is None:
        return
    # Only one return that goes on tells; between and after several terms he is called former again.
    again = terms[1].first if len(terms) == 2 and terms[1].last is None else None
    reason = f"{terms[0].name} is called former: after {terms[0].last}" + (f" and before {again}" if again else "")
    yield Bound(RANK_BEGUN, Interval(terms[0].last, None), reason)
    if again:
        yield Bound(RANK_ENDED, Interval(None, again), reason)
