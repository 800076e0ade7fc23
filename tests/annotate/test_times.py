"""Temporal tagging: one table of sentences per rule. The article appeared on Wednesday, 24 March 2021."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.annotate.times import find_times
from dateline.model import Doc, Interval


def found(doc):
    return [(doc.text_of(time.span), time.kind, time.value) for time in find_times(doc)]


def within(make_doc, text, days):
    """A document that appeared some time in these days."""
    doc = make_doc(text, published=None)
    return Doc(replace(doc.article, published=days), doc.notes)


def first(doc):
    return next(iter(find_times(doc)))


EXPLICIT = [
    ("The pact was signed on 12 March 1998 in Orlova.", "12 March 1998", "1998-03-12"),
    ("The pact was signed on March 12, 1998 in Orlova.", "March 12, 1998", "1998-03-12"),
    ("The pact was signed on Friday, 12 March 2021.", "Friday, 12 March 2021", "2021-03-12"),
    ("The pact was signed on the 3rd of May 1998.", "the 3rd of May 1998", "1998-05-03"),
    ("The pact was signed in mid-June 1998.", "mid-June 1998", "1998-06"),
    ("The pact was signed in the autumn of 1998.", "the autumn of 1998", "1998-FA"),
    ("The pact was signed in the second quarter of 1998.", "the second quarter of 1998", "1998-Q2"),
    ("The pact was signed in the second half of 1998.", "the second half of 1998", "1998-H2"),
    ("The pact was signed at the end of 1998.", "the end of 1998", "1998"),
    ("The pact was signed in fiscal 1998.", "fiscal 1998", "1998"),
    ("The pact was signed in the mid-1990s.", "the mid-1990s", "199"),
    ("The pact was signed in the 19th century.", "the 19th century", "18"),
    ("The pact was signed on 24.03.2019.", "24.03.2019", "2019-03-24"),
    ("The pact was signed on 3/24/2019.", "3/24/2019", "2019-03-24"),
    ("The pact was signed on 2019-03-24.", "2019-03-24", "2019-03-24"),
    ("The pact was signed on Christmas Eve 1998.", "Christmas Eve 1998", "1998-12-24"),
    ("The pact was signed on Easter Monday 2021.", "Easter Monday 2021", "2021-04-05"),
    ("The pact was signed in April 480 BC.", "April 480 BC", "BC0480-04"),
    ("The pact was signed in nineteen ninety-six.", "nineteen ninety-six", "1996"),
]
RELATIVE = [
    ("The envoy left today.", "today", "2021-03-24"),
    ("The envoy left yesterday evening.", "yesterday evening", "2021-03-23TEV"),
    ("The envoy will leave the day after tomorrow.", "the day after tomorrow", "2021-03-26"),
    ("The envoy left last night.", "last night", "2021-03-23TNI"),
    ("The envoy left on Tuesday.", "Tuesday", "2021-03-23"),
    ("The envoy left on Wednesday.", "Wednesday", "2021-03-24"),
    ("The envoy will leave on Friday.", "Friday", "2021-03-26"),
    ("The envoy left last Friday.", "last Friday", "2021-03-19"),
    ("The envoy will leave next Friday.", "next Friday", "2021-03-26"),
    ("The envoy left last week.", "last week", "2021-W11"),
    ("The envoy left last month.", "last month", "2021-02"),
    ("The envoy left earlier this month.", "earlier this month", "2021-03"),
    ("The envoy left last year.", "last year", "2020"),
    ("The envoy left last June.", "last June", "2020-06"),
    ("The envoy left in June.", "June", "2020-06"),
    ("The envoy will leave in June.", "June", "2021-06"),
    ("The envoy left in January.", "January", "2021-01"),
    ("The envoy left on 7 January.", "7 January", "2021-01-07"),
    ("The talks are due to start on April 7.", "April 7", "2021-04-07"),
    ("The envoy left on the 7th.", "the 7th", "2021-03-07"),
    ("The envoy left on the 29th.", "the 29th", "XXXX-XX-29"),
    ("The envoy left last summer.", "last summer", "2020-SU"),
    ("The envoy left two days ago.", "two days ago", "2021-03-22"),
    ("The envoy left three weeks ago.", "three weeks ago", "2021-W09"),
    ("The envoy left five years ago.", "five years ago", "2016"),
    ("The envoy left about a decade ago.", "about a decade ago", "2011"),
    ("The envoy will leave two weeks from now.", "two weeks from now", "2021-W14"),
    ("The envoy left last Christmas.", "last Christmas", "2020-12-25"),
    ("The envoy left in the third quarter.", "the third quarter", "2020-Q3"),
    ("The envoy left recently.", "recently", "PAST_REF"),
    ("The envoy is now in Orlova.", "now", "PRESENT_REF"),
    ("The envoy spoke of the near future.", "the near future", "FUTURE_REF"),
]
TOLD = [
    ("She came on 5 May 1998. Two days later she left.", "1998-05-07"),
    ("She came on 5 May 1998. The next day she left.", "1998-05-06"),
    ("She came on 5 May 1998 and left on the same day.", "1998-05-05"),
    ("She came in 1998. She left in August of that year.", "1998-08"),
    ("She came in May 1998. The previous month she had left.", "1998-04"),
    ("She came on 5 May 1998. Three years earlier she had left.", "1995"),
]
LENGTHS = [
    ("The siege lasted three days.", "three days", "duration", "P3D"),
    ("The siege lasted two and a half years.", "two and a half years", "duration", "P2Y6M"),
    ("The siege lasted half an hour.", "half an hour", "duration", "PT30M"),
    ("The siege lasted several months.", "several months", "duration", "PXM"),
    ("The siege lasted more than a year.", "more than a year", "duration", "P1Y"),
    ("A two-year siege began.", "two-year", "duration", "P2Y"),
    ("Buses run every day.", "every day", "set", "P1D"),
    ("Buses run every Tuesday.", "every Tuesday", "set", "XXXX-WXX-2"),
    ("Buses run twice a week.", "twice a week", "set", "P1W"),
    ("Buses run daily.", "daily", "set", "P1D"),
]
CLOCKS = [
    ("It began at 5 p.m. on Tuesday.", "5 p.m. on Tuesday", "2021-03-23T17:00"),
    ("It began at 5:30 p.m. EST on Tuesday.", "5:30 p.m. EST on Tuesday", "2021-03-23T17:30"),
    ("It began at 10:45 a.m. GMT on Monday.", "10:45 a.m. GMT on Monday", "2021-03-22T10:45"),
    ("It began at noon on Tuesday.", "noon on Tuesday", "2021-03-23T12:00"),
    ("It began on the night of 10 August 1998.", "the night of 10 August 1998", "1998-08-10TNI"),
]
NO_TIMES = [
    "The side won 3-2 before 1,990 people.",
    "About 2,500 soldiers stayed, in 2,500 houses.",
    "Call 555-1990 or +44 20 7946 0958.",
    "Flight 1978 and a Boeing 1999 carried 1987 people.",
    "It cost $1995, or 19.90 a piece, and rose 2.5 points.",
    "Resolution 1441 is older than room 2012.",
    "Jan Orlik may march on.",
    "Theresa May spoke on the Long March.",
    "A 44-year-old man fell.",
    "She asked a second time.",
]


@pytest.mark.parametrize(("sentence", "words", "value"), EXPLICIT + RELATIVE)
def test_a_date_has_its_extent_and_value(make_doc, sentence, words, value):
    assert (words, value) in [(text, own) for text, _, own in found(make_doc(sentence))]


@pytest.mark.parametrize(("sentence", "value"), TOLD)
def test_a_date_counts_from_the_date_told_last(make_doc, sentence, value):
    assert found(make_doc(sentence))[-1][2] == value


@pytest.mark.parametrize(("sentence", "words", "kind", "value"), LENGTHS)
def test_a_length_or_a_rhythm(make_doc, sentence, words, kind, value):
    assert (words, kind, value) in found(make_doc(sentence))


@pytest.mark.parametrize(("sentence", "words", "value"), CLOCKS)
def test_a_time_of_day_belongs_to_its_day(make_doc, sentence, words, value):
    assert (words, "time", value) in found(make_doc(sentence))


@pytest.mark.parametrize("sentence", NO_TIMES)
def test_numbers_and_names_that_are_no_dates(make_doc, sentence):
    assert found(make_doc(sentence)) == []


def test_capitals_change_nothing(make_doc):
    doc = make_doc("THE REBELS MAY ATTACK ON 5 MAY, POLICE SAID ON MONDAY. SIX DIED IN MARCH 1989.")
    assert [value for *_, value in found(doc)] == ["2021-05-05", "2021-03-22", "1989-03"]


def test_odd_spaces_change_nothing(make_doc):
    assert found(make_doc("It ended on 12\u00a0March   1998."))[0][2] == "1998-03-12"


def test_a_range_lends_its_year(make_doc):
    doc = make_doc("It lasted from 18 August to 15 September 1951, and 6-7 May 1952.")
    values = [value for *_, value in found(doc)]
    assert values == ["1951-08-18", "1951-09-15", "1952-05-06", "1952-05-07"]


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("Attacks have risen since mid-October.", date(2020, 10, 1), date(2021, 3, 25)),
        ("Soldiers were sent there from 2014.", date(2014, 1, 1), date(2021, 3, 25)),
        ("The number fell over the past two months.", date(2021, 1, 24), date(2021, 3, 25)),
        ("The number fell over the past months.", None, date(2021, 3, 25)),
        ("Work will go on in the next three years.", date(2021, 3, 24), date(2024, 3, 25)),
    ],
)
def test_stretches_begin_or_end_at_the_report(make_doc, sentence, start, end):
    assert first(make_doc(sentence)).when == Interval(start, end)


def test_since_is_open_where_the_report_has_no_date(make_doc):
    assert first(make_doc("It has gone on since 2014.", published=None)).when == Interval(date(2014, 1, 1), None)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The envoy left on Wednesday.", "XXXX-WXX-3"),
        ("The envoy left on the 7th.", "XXXX-XX-07"),
        ("The envoy left in June.", "XXXX-06"),
        ("The envoy left on 7 June.", "XXXX-06-07"),
        ("The envoy left yesterday.", "XXXX-XX-XX"),
        ("The envoy left last week.", "XXXX-WXX"),
        ("The envoy left last year.", "XXXX"),
    ],
)
def test_without_a_date_of_publication_values_stay_open(make_doc, sentence, value):
    time = first(make_doc(sentence, published=None))
    assert (time.value, time.when) == (value, None)


def test_a_wide_date_of_publication_gives_all_days_that_may_be_meant(make_doc):
    wide = Interval(date(2021, 4, 7), date(2021, 4, 10))
    tuesday = first(within(make_doc, "The envoy left on Tuesday.", wide))
    thursday = first(within(make_doc, "The envoy left on Thursday.", wide))
    assert (tuesday.value, tuesday.when) == ("2021-04-06", Interval.day(date(2021, 4, 6)))
    assert (thursday.value, thursday.when) == ("XXXX-WXX-4", Interval(date(2021, 4, 1), date(2021, 4, 9)))


def test_a_date_of_publication_wider_than_two_months_anchors_nothing(make_doc):
    wide = Interval(date(2021, 1, 1), date(2021, 7, 1))
    assert first(within(make_doc, "The envoy left on Tuesday.", wide)).when is None


def test_a_numeric_date_that_may_be_read_twice_keeps_both_days(make_doc):
    time = first(make_doc("It was signed on 4/5/2011.", published="2021-03-24"))
    assert (time.value, time.when) == ("2011", Interval(date(2011, 4, 5), date(2011, 5, 5)))


def test_the_other_dates_of_the_report_decide_which_number_is_the_day(make_doc):
    doc = make_doc("It was signed on 4/5/2011 and ended on 24/5/2011.")
    assert [value for *_, value in found(doc)] == ["2011-05-04", "2011-05-24"]


def test_over_a_year_and_more_a_month_is_one_of_two(make_doc):
    doc = within(make_doc, "The port has been shut since mid-October.", Interval(date(2020, 3, 1), date(2021, 5, 1)))
    assert (first(doc).value, first(doc).when) == ("XXXX-10", Interval(date(2019, 10, 1), date(2021, 5, 1)))


YEARLESS = [
    ("The Sept. 11 attack changed the city.", "2020-09-11"),
    ("The earthquake of Sept. 11 changed the city.", "2020-09-11"),
    ("Envoys recalled the Sept. 11 terrorist attacks.", "2020-09-11"),
    ("On Sept. 10 he wrote a letter.", "2020-09-10"),
    ("The board set a Sept. 11 deadline.", "2021-09-11"),
    ("The Sept. 11 vote will change the city.", "2021-09-11"),
    ("A summit set for September was cancelled.", "2021-09"),
    ("The record set in September stood.", "2020-09"),
    ("He is expected to leave on Monday evening.", "2021-08-23TEV"),
    ("The union decided to admit them in September.", "2021-09"),
]


@pytest.mark.parametrize(("text", "value"), YEARLESS)
def test_what_was_done_on_a_day_without_its_year_lies_behind(make_doc, text, value):
    assert [value for *_, value in found(make_doc(text, published="2021-08-20"))] == [value]


def test_a_history_goes_on_from_day_to_day(make_doc):
    text = f"{HISTORY} On 11 December 1711 the north fell, as papers opened in 1790 show. On 20 December peace came."
    values = [value for *_, value in found(make_doc(f"{text} In January the bells rang.", published="2009-12-19"))]
    assert values[-4:] == ["1711-12-11", "1790", "1711-12-20", "1712-01"]


HISTORY = """The war of the Two Rivers began in 1701. In May 1702 the king fell at Orlova. On 3 June his son ruled.
In 1703 the north rose. By August it had lost. In 1704 and 1705 nothing happened. Peace came on 9 January 1706.
The next day the bells rang. The treaty was broken in 1709 and again in 1711."""


def test_a_history_counts_from_the_date_that_it_has_reached(make_doc):
    values = [value for *_, value in found(make_doc(HISTORY, published="2009-12-19"))]
    assert values[:7] == ["1701", "1702-05", "1702-06-03", "1703", "1703-08", "1704", "1705"]
    assert values[7:9] == ["1706-01-09", "1706-01-10"]
