"""Conflicts over who somebody is: the ages that reports of one story give a person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from dateline.link.conflicts.sides import side
from dateline.link.conflicts.watch import Context, Moment, moment
from dateline.model import Conflict, Doc, Mention, Span

BEHIND = re.compile(r",\s(?:aged?\s|who is\s|a\s)?(\d{1,3})(?=[,.;)]|-year-old|\sand\b)|\s\((\d{1,3})\)")
AHEAD = re.compile(r"\b(\d{1,3})-year-old\s(?:[\w-]+\s){0,2}$")
# What was or will be his age is no age of the day.
OTHERWISE = re.compile(
    r"\b(?:turn(?:s|ed|ing)?|birthday|would have been|was then|at the time|when s?he was)\b", re.IGNORECASE
)
NEAR = 60  # characters around a name in which such a word counts
YOUNGEST, OLDEST = 2, 110


@dataclass(frozen=True, slots=True)
class Age:
    """How old a report says that somebody is."""

    years: int
    span: Span
    name: str
    moment: Moment


class Ages:
    """Watches for people who are of two ages in reports of one moment."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._ages: dict[tuple[str, str], list[Age]] = defaultdict(list)

    def read(self, doc: Doc) -> None:
        """Keep the ages of named people in a story that others tell too."""
        story = self._context.story_of.get(doc.article.id)
        if story is None:
            return
        now = moment(doc)
        for note in doc.of(Mention):
            entity = self._context.entity_of(note.span) if note.kind == "person" and note.form == "name" else None
            if entity and (found := _age(doc, note)) is not None:
                years, span = found
                self._ages[story, entity].append(Age(years, span, doc.text_of(note.name), now))

    def found(self) -> Iterator[Conflict]:
        """One conflict for each person to whom two ages are given."""
        for ages in self._ages.values():
            rivals = [one for pair in combinations(ages, 2) if _exclude(*pair) for one in pair]
            given: dict[str, set[int]] = defaultdict(set)
            for age in ages:
                given[age.span.article].add(age.years)
            if rivals and all(len(years) == 1 for years in given.values()):
                yield self._conflict(rivals)

    def _conflict(self, rivals: list[Age]) -> Conflict:
        """The conflict between the ages of one person."""
        camps: dict[int, list[Span]] = defaultdict(list)
        for age in sorted(rivals, key=lambda one: (one.years, one.span)):
            camps[age.years].append(age.span)
        sides = tuple(side(str(years), spans, self._context.origin_of) for years, spans in camps.items())
        name = max((age.name for age in rivals), key=lambda one: (len(one), one))
        reason = f"{name} is {' and '.join(map(str, camps))} years old in reports of one time"
        return Conflict("figure", f"age of {name}", sides, (reason,))


def _age(doc: Doc, note: Mention) -> tuple[int, Span] | None:
    """The age that stands right behind a name or right ahead of it, and where."""
    start, end = max(0, note.span.start - NEAR), note.span.end
    hit = BEHIND.match(doc.text, end)
    if hit is None and (hit := AHEAD.search(doc.text[start : note.span.start])) is None:
        return None
    if OTHERWISE.search(doc.text[start : end + NEAR]):
        return None
    group = 1 if hit[1] else 2
    first = hit.start(group) + (0 if hit.start(group) >= end else start)
    years = int(hit[group])
    return (years, doc.span(first, first + len(hit[group]))) if YOUNGEST <= years <= OLDEST else None


def _exclude(left: Age, right: Age) -> bool:
    """May one person not be of both ages? Who has had a birthday between two reports may."""
    if left.span.article == right.span.article or left.years == right.years or not _one_name(left.name, right.name):
        return False
    return left.moment.is_one_with(right.moment, days=1 if abs(left.years - right.years) == 1 else 30)


def _one_name(left: str, right: str) -> bool:
    """Is one name a part of the other? A father and his son may have been taken for one person."""
    first, second = left.lower().split(), right.lower().split()
    return first[-1] == second[-1] and (set(first) <= set(second) or set(second) <= set(first))
