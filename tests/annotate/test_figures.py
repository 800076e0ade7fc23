"""Figures: what is one, what is none, and every cell of it."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.annotate.entities import find_mentions
from dateline.annotate.figures import find_figures
from dateline.annotate.figures.numbers import words_to_number
from dateline.annotate.statements import find_statements
from dateline.annotate.times import find_times
from dateline.model import Doc, Interval, Quantity


def figures(doc: Doc):
    doc.notes.extend(find_times(doc))
    doc.notes.extend(find_statements(doc))
    return list(find_figures(doc))


@pytest.mark.parametrize(
    ("text", "quantity", "measure"),
    [
        ("About 320 divers work in Ostra.", Quantity(320, 320, "About"), "divers"),
        ("Roughly 4,100 harbour workers walked out.", Quantity(4100, 4100, "Roughly"), "harbour workers"),
        ("The union has more than 900 members.", Quantity(900, None, "more than"), "members"),
        ("At least 17 fishing boats sank.", Quantity(17, None, "At least"), "fishing boats"),
        ("Up to 60 beds are free.", Quantity(None, 60, "Up to"), "beds"),
        ("As many as 3,000 geese passed.", Quantity(None, 3000, "As many as"), "geese"),
        ("Fewer than ten judges voted.", Quantity(None, 10, "Fewer than"), "judges"),
        ("Between 200 and 250 nurses applied.", Quantity(200, 250), "nurses"),
        ("The mill employs 2,000 to 2,500 weavers.", Quantity(2000, 2500), "weavers"),
        ("Dozens of tents burned.", Quantity(12, 120), "tents"),
        ("Tens of thousands of pilgrims came.", Quantity(10000, 100000), "pilgrims"),
        ("Twenty-eight thousand tickets were sold.", Quantity(28000, 28000), "tickets"),
        ("Around a third of the orchard died.", Quantity(1 / 3, 1 / 3, "Around", "share"), "orchard"),
        ("One in five bakers quit.", Quantity(0.2, 0.2, "", "share"), "bakers"),
        ("Some 40 police officers or more guarded the gate.", Quantity(40, 40, "Some"), "police officers"),
        ("There were 30 raids targeting grain convoys.", Quantity(30, 30), "raids targeting grain convoys"),
        ("The council seats 25 members of parliament.", Quantity(25, 25), "members of parliament"),
        ("The fine was $5 million.", Quantity(5e6, 5e6, "", "dollar"), "fine"),
        ("The reactor makes 3.4 gigawatts.", Quantity(3.4, 3.4, "", "gigawatt"), "reactor"),
        ("Rents rose 4.5 percent.", Quantity(4.5, 4.5, "", "percent"), "Rents"),
        ("The crew gets €90 a day.", Quantity(90, 90, "", "euro per day"), "crew"),
        ("Each family will get 10,000 crowns.", Quantity(10000, 10000, "", "crown"), "family"),
        ("Police put the crowd at 12,000.", Quantity(12000, 12000), "crowd"),
        ("The mayor said that $2 million had been handed over.", Quantity(2e6, 2e6, "", "dollar"), None),
        ("The firm said it lost $5 million.", Quantity(5e6, 5e6, "", "dollar"), "firm"),
        ("The board overstated profits by £340 million.", Quantity(34e7, 34e7, "", "pound sterling"), "profits"),
        ("Tourists spent millions of dollars.", Quantity(1e6, 1e7, "", "dollar"), None),
    ],
)
def test_a_figure_keeps_its_hedge_its_ends_and_what_is_counted(make_doc, text, quantity, measure):
    doc = make_doc(text)
    (found,) = figures(doc)
    low, high = found.quantity.low, found.quantity.high
    assert (low and pytest.approx(low), high and pytest.approx(high)) == (quantity.low, quantity.high)
    assert (found.quantity.hedge, found.quantity.unit) == (quantity.hedge, quantity.unit)
    assert (doc.text_of(found.measure) if found.measure else None) == measure


@pytest.mark.parametrize(
    "text",
    [
        "The talks opened on 7 April 2019.",
        "Ana Brool, 46, runs the ferry.",
        "He is 35.",
        "A 12-year-old boy found the coin.",
        "A girl aged 9 won the race.",
        "The club won 3-1.",
        "Call 555-0182 for tickets.",
        "It was the 4th strike in a row.",
        "See Part 3 of the treaty.",
        "1. Open the valve",
        "The claim is disputed [4].",
        "The Boron 12 Ultra has a new lens.",
        "He spoke with one voice after another.",
        "Shops reopened at 9:30 a.m.",
        "The treaty of 1994 still holds.",
        "The fair moved in the 1990s.",
        "They met eight years after the flood.",
        "The 9/11 report was reprinted.",
        "She lives at 49 Quarry Road.",
        "A+ A- Print",
        "The third-party audit found nothing.",
    ],
)
def test_what_no_reader_charts_is_no_figure(make_doc, text):
    assert figures(make_doc(text)) == []


def test_a_second_number_goes_on_counting_what_the_first_counted(make_doc):
    doc = make_doc("There are roughly 700 French soldiers in Chad and about 90 in Togo.")
    first, second = figures(doc)
    assert [doc.text_of(one.measure) for one in (first, second)] == ["French soldiers", "French soldiers"]
    assert [doc.text_of(one.place) for one in (first, second)] == ["Chad", "Togo"]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The number of guards in Ostra has dropped to about 300.", "down"),
        ("Bread prices rose by 12 percent.", "up"),
        ("The garrison was scaled back by 500.", "down"),
        ("Shares were up 4 percent.", "up"),
        ("The fleet has 30 ships.", None),
    ],
)
def test_a_figure_that_moved_says_which_way(make_doc, text, change):
    (found,) = figures(make_doc(text))
    assert found.change == change


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("There are now 300 guards in Ostra.", Interval.day(date(2021, 3, 24))),
        ("The number of guards has dropped to 300 over the past months.", Interval.day(date(2021, 3, 24))),
        ("There were 300 guards in the fort in June 2019.", Interval.month(2019, 6)),
        ("There were 300 guards in the fort.", None),
        ("The ministry will send 300 guards.", None),
    ],
)
def test_the_tense_or_a_date_says_as_of_when(make_doc, text, as_of):
    (found,) = figures(make_doc(text))
    assert found.as_of == as_of


def test_without_a_publication_date_the_present_is_unknown(make_doc):
    (found,) = figures(make_doc("There are now 300 guards in Ostra.", published=None))
    assert found.as_of is None


def test_who_gave_a_figure_comes_from_the_statement(make_doc):
    doc = make_doc("The mayor, Petra Lund, said that 40 houses had burned down.")
    (found,) = figures(doc)
    assert found.by.speaker is not None
    assert "mayor" in doc.text_of(found.by.speaker)


@pytest.mark.parametrize(
    ("words", "value"),
    [("half a million", 500000), ("two hundred and six", 206), ("a dozen", 12), ("twenty-one", 21), ("one two", None)],
)
def test_number_words(words, value):
    assert words_to_number(words) == value


def test_a_tally_is_no_range(make_doc):
    found = figures(make_doc("The chamber voted 188 to 12 to ban exports."))
    assert [one.quantity for one in found] == [Quantity(188, 188), Quantity(12, 12)]


@pytest.mark.parametrize(
    "text",
    [
        "There is a two-in-three chance that the dam holds.",
        "Read more at http://www.example.org/news.php?p=32688 today.",
    ],
)
def test_odds_and_addresses_are_no_figures(make_doc, text):
    assert figures(make_doc(text)) == []


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The mill hired up to 400 weavers.", None),
        ("The defence gave up 517 yards.", None),
        ("Exports dropped to 90 boats from 120 boats.", "down"),
        ("The share was down 4 percent.", "down"),
        ("The index fell 190 points, or 2 percent.", "down"),
    ],
)
def test_what_moved_and_what_did_not(make_doc, text, change):
    assert next(one.change for one in figures(make_doc(text))) == change


def test_a_percentage_is_not_a_measure_of_the_person_who_won_it(make_doc):
    doc = make_doc("Ines Kolbe earned 6 percent in the poll.")
    doc.notes.extend(find_mentions(doc))
    (found,) = figures(doc)
    assert found.measure is None


@pytest.mark.parametrize(
    "text",
    [
        "The airline flew a Lundair 412 to Oslo. It sold the 412 last year.",
        "The flaw hits Sailor 8 and 9.",
        "It runs on 32-bit machines.",
    ],
)
def test_a_model_or_a_version_counts_nothing(make_doc, text):
    assert not list(find_figures(make_doc(text)))


def test_a_number_after_a_date_or_at_a_start_still_counts(make_doc):
    doc = make_doc("About 412 people came on May 12 and 30 left. Some 150 stayed; the 150 guests slept.")
    assert [figure.quantity.low for figure in find_figures(doc)] == [412, 30, 150, 150]
