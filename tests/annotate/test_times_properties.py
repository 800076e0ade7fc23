"""What holds for every date: it holds the day it names, and doubt about the report's day never makes it narrower."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.times import days_of, find_times
from dateline.annotate.times.calendar import add_months, shift
from dateline.model import Article, Block, Doc, Interval, Sentence, Span, Token

DAYS = st.dates(date(1600, 1, 1), date(2099, 12, 31))
MODERN = st.dates(date(1950, 1, 1), date(2049, 12, 31))
WRITTEN = [
    "{d:%B} {d.day}, {d.year}",
    "{d.day} {d:%B} {d.year}",
    "{d:%b} {d.day}, {d.year}",
    "{d:%Y-%m-%d}",
    "{d:%A}, {d.day} {d:%B} {d.year}",
    "{d:%B} {d.year}",
    "the end of {d:%B} {d.year}",
    "{d.day}.{d.month}.{d.year}",
]
RELATIVE = [
    "yesterday", "on Tuesday", "next Friday", "last week", "in June", "last June", "on the 7th", "this year",
    "two weeks ago", "last Christmas", "on 5 May", "since 3 March", "over the past two years", "last summer",
]  # fmt: skip


def doc_of(text: str, published: Interval | None = None) -> Doc:
    """A document of one sentence whose words hang on a verb, without a parser's cost."""
    words, tokens, place = text.split(" "), [], 0
    for word in words:
        tokens.append(Token(place, place + len(word), word, word.lower(), "X", "X", "dep", 0))
        place += len(word) + 1
    tokens[0] = replace(tokens[0], pos="VERB", tag="VBD", dep="ROOT")
    span = Span("a", 0, len(text))
    article = Article("a", "a.txt", "", text, (Block(span, "body"),), published=published)
    return Doc(article, [Sentence(span, "test", tuple(tokens))])


@given(DAYS, st.sampled_from(WRITTEN))
@settings(max_examples=300)
def test_an_interval_holds_the_day_that_a_printed_date_names(day, pattern):
    times = list(find_times(doc_of(f"signed on {pattern.format(d=day)} there")))
    assert len(times) == 1
    assert times[0].when is not None
    assert times[0].when.covers(Interval.day(day))


@given(MODERN, st.integers(1, 400), st.integers(0, 150), st.integers(0, 150), st.sampled_from(RELATIVE))
@settings(max_examples=300)
def test_widening_the_publication_never_narrows_a_result(day, length, before, after, phrase):
    narrow = Interval(day, day + timedelta(days=length))
    wide = Interval(day - timedelta(days=before), day + timedelta(days=length + after))
    results = (find_times(doc_of(f"left {phrase} there", days)) for days in (narrow, wide))
    for small, large in zip(*results, strict=True):
        assert large.when is None or (small.when is not None and large.when.covers(small.when))


@given(DAYS)
def test_a_day_survives_its_value(day):
    assert days_of(day.isoformat()) == Interval.day(day)


@given(MODERN, st.integers(-300, 300))
def test_months_there_and_back(day, count):
    first = day.replace(day=1)
    assert add_months(add_months(first, count), -count) == first


@pytest.mark.parametrize(
    ("value", "first", "after"),
    [
        ("2021-03-24", date(2021, 3, 24), date(2021, 3, 25)),
        ("2021-03-24TMO", date(2021, 3, 24), date(2021, 3, 25)),
        ("2021-W12", date(2021, 3, 22), date(2021, 3, 29)),
        ("2021-W12-WE", date(2021, 3, 27), date(2021, 3, 29)),
        ("1999-Q3", date(1999, 7, 1), date(1999, 10, 1)),
        ("1999-WI", date(1999, 12, 1), date(2000, 3, 1)),
        ("199", date(1990, 1, 1), date(2000, 1, 1)),
        ("18", date(1800, 1, 1), date(1900, 1, 1)),
    ],
)
def test_days_of_a_value(value, first, after):
    assert days_of(value) == Interval(first, after)


@pytest.mark.parametrize("value", ["XXXX-WXX-3", "PAST_REF", "P8Y", "BC0490", "2021-13", "2021-02-30", ""])
def test_values_that_name_no_days(value):
    assert days_of(value) is None


def test_no_step_from_a_date_too_coarse_for_it():
    assert shift("2014", "D", 2) is None
