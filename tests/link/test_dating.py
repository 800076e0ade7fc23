"""Document dating: what the text, public facts and the other reports of a story say about an undated article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.annotate.sentences import split_sentences
from dateline.annotate.times import find_times
from dateline.lexicon import table
from dateline.link.dating import date_articles
from dateline.link.dating.bounds import Bound, not_after, not_before, solve
from dateline.link.dating.facts import from_facts
from dateline.link.dating.likeness import Vocabulary
from dateline.link.dating.sayings import content_words
from dateline.model import Article, Block, Doc, Interval, Sentence, Span, Story


def report(name, text, published=None, **fields):
    """A report as the linkers see it: notes, no parse."""
    days = Interval.day(date.fromisoformat(published)) if published else None
    blocks = (Block(Span(name, 0, len(text)), "body"),)
    article = Article(name, f"{name}.txt", "", text, blocks, published=days, **fields)
    doc = Doc(article, list(split_sentences(article)))
    return Doc(article, [note for note in find_times(doc) if not isinstance(note, Sentence)])


def dated(*docs, together=True):
    """The answers by article; all reports make one story unless told apart."""
    names = tuple(doc.article.id for doc in docs)
    stories = [Story("s", "", names, None)] if together else []
    return {dating.article: dating for dating in date_articles(docs, stories)}


ANNOUNCES = report(
    "announces",
    "ORLOVA — Veldia and Marn will resume their border dialogue in April, Foreign Minister Ana Brod said Tuesday. "
    "The border dialogue between Veldia and Marn began last June.",
    "2021-03-24",
)
DONE = report(
    "done",
    "Veldia and Marn held a new round of their border dialogue on the 7th. "
    "Marn promised to open the border, but no timetable was set.",
)
PLANS = report(
    "plans",
    "The border dialogue of Veldia and Marn due to start on Wednesday will promote trade, Foreign Minister Brod said. "
    "Brod spoke to reporters in Orlova on March 29, 2021.",
)


def test_what_one_announces_another_tells_as_done():
    found = dated(ANNOUNCES, DONE)["done"]
    assert found.published == Interval(date(2021, 4, 7), date(2021, 4, 10))
    assert "tells as done on day 7 what another report announces for 2021-04" in found.reasons[-1]


def test_a_report_dated_in_one_round_dates_the_next_one():
    found = dated(ANNOUNCES, DONE, PLANS)["plans"]
    assert found.published == Interval(date(2021, 4, 1), date(2021, 4, 8))


def test_nothing_depends_on_the_order_of_reports():
    assert dated(ANNOUNCES, DONE, PLANS) == dated(PLANS, DONE, ANNOUNCES)


def test_dated_reports_get_no_answer():
    assert "announces" not in dated(ANNOUNCES, DONE)


def test_no_evidence_is_unknown():
    found = dated(report("bare", "The mayor of Orlova opened a bridge on Thursday."))["bare"]
    assert (found.published, found.reasons) == (None, ())


def test_the_latest_day_told_is_the_first_day_possible():
    found = dated(report("told", "The bridge of Orlova fell on 3 May 2019. It had been opened in 1998."))["told"]
    assert found.published == Interval(date(2019, 5, 3), None)


def test_a_plan_bounds_the_report_from_above():
    text = "The bridge of Orlova fell on 3 May 2019. It will be opened again on 12 August 2019."
    assert dated(report("plan", text))["plan"].published == Interval(date(2019, 5, 3), date(2019, 8, 13))


def test_what_may_lie_ahead_is_not_told_as_past():
    text = "The bridge of Orlova fell in 2017. The mayor forecast that it could stand again in 2025."
    assert dated(report("may", text))["may"].published == Interval(date(2017, 1, 1), None)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The ferry, which first sailed in April 2005, is expected to be sold.", "2005-04-01/.."),
        ("The mayor has been ill since 2004.", "2004-01-01/.."),
        ("The bridge will be opened in 2008.", "../2008-12-31"),
        ("The bridge was to be opened in 2008.", None),
        ("The bridge, which was to be opened in 2008, will stay shut.", None),
        ("The bridge fell on 7/8/07.", "2007-07-08/.."),
    ],
)
def test_what_one_clause_plans_leaves_the_date_of_another_alone(text, edtf):
    found = dated(report("one", text))["one"].published
    assert (found and found.edtf) == edtf


def headed(text, head, published=None):
    """A report whose first words are its dateline."""
    doc = report("headed", f"{head}{text}", published)
    blocks = (Block(Span("headed", 0, len(head)), "dateline"), Block(Span("headed", len(head), len(doc.text)), "body"))
    return Doc(replace(doc.article, blocks=blocks), doc.notes)


@pytest.mark.parametrize(
    ("head", "start", "end"),
    [
        ("ORLOVA, March 23 (Veldia Press) — ", date(2020, 3, 23), date(2021, 3, 26)),
        ("ORLOVA, Tuesday, March 23 (Veldia Press) — ", date(2021, 3, 23), date(2021, 3, 26)),
        ("ORLOVA, 23 March 2020 — ", date(2020, 3, 23), date(2020, 3, 26)),
        ("ORLOVA — ", date(2019, 5, 3), date(2021, 8, 13)),
    ],
)
def test_a_dateline_leaves_one_day_of_every_year(head, start, end):
    text = "The bridge of Orlova fell on 3 May 2019. It will be opened again on 12 August 2021."
    assert dated(headed(text, head))["headed"].published == Interval(start, end)


def test_a_weekday_with_its_day_tells_the_year():
    text = "President Barack Obama spoke in Orlova. The bridge fell on Thursday, March 11."
    found = dated(report("one", text))["one"]
    assert found.published == Interval(date(2010, 3, 11), date(2011, 1, 6))
    assert found.reasons[-1].startswith("it tells of “Thursday, March 11”")


def test_the_address_carries_the_day():
    doc = report("web", "A bridge fell.", url="https://press.example/2021/04/07/bridge")
    assert dated(doc)["web"].published == Interval(date(2021, 4, 6), date(2021, 4, 9))


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("US Secretary of Defense Lloyd Austin confirmed it.", date(2021, 1, 22), date(2025, 1, 21)),
        ("President Joe Biden spoke.", date(2021, 1, 20), date(2025, 1, 21)),
        ("It grew since Israel's war on Gaza began.", date(2008, 12, 27), None),
        ("President Joe Biden spoke of the war in Gaza.", date(2023, 10, 7), date(2025, 1, 21)),
        ("Prime Minister Benjamin Netanyahu spoke.", date(1996, 6, 18), None),
        ("Former Prime Minister Benjamin Netanyahu spoke.", date(1999, 7, 6), None),
        ("President Bush spoke.", date(1989, 1, 20), date(2009, 1, 21)),
        ("It grew since the Arab Spring.", date(2010, 12, 17), None),
        ("Former President Donald Trump spoke.", date(2021, 1, 20), date(2025, 1, 20)),
        ("Prime Minister Mohamed Shia al-Sudani spoke.", date(2022, 10, 27), None),
        ("Angela Merkel spoke.", None, None),
        ("President Bill Clinton signed it in 1998.", None, None),
        ("Tony Blair of Orlova High School spoke.", None, None),
    ],
)
def test_public_facts_bound_the_report(sentence, start, end):
    found, _ = solve(from_facts([sentence]))
    assert found == (Interval(start, end) if start or end else None)


def test_the_newest_holder_of_an_office_is_the_one_of_the_day():
    found, _ = solve(from_facts(["President Clinton and President Obama were named.", "President Biden spoke."]))
    assert found == Interval(date(2021, 1, 20), date(2025, 1, 21))


def test_a_holder_of_two_terms_sets_no_last_day():
    found, _ = solve(from_facts(["President Trump spoke."]))
    assert found == Interval(date(2017, 1, 20), None)


def test_much_alike_reports_stand_close_in_time():
    text = "The ferry Albatross sank off Cape Orlik with forty pilgrims aboard, the coast guard of Veldia said."
    found = dated(report("one", text, "2020-02-10"), report("two", f"{text} Divers searched the wreck."))["two"]
    assert found.published == Interval(date(2020, 2, 6), date(2020, 2, 15))


def test_what_comes_out_every_week_is_no_witness():
    weekly = "Claims for benefits in Veldia fell to {} last week, after {} the week before, the labour office said."
    vocabulary = Vocabulary()
    figures = (("444,000", "498,000"), ("376,000", "385,000"))
    one, other = (content_words(weekly.format(*pair)) for pair in figures)
    assert vocabulary.similarity(one, other) < vocabulary.similarity(one, one) / 2


def test_hard_evidence_wins_over_soft():
    bounds = [not_after(3, date(2010, 1, 1), "soft"), not_before(1, date(2015, 1, 1), "hard")]
    assert solve(bounds) == (Interval(date(2015, 1, 1), None), ("hard",))


def test_a_bound_that_narrows_nothing_gives_no_reason():
    bounds = [not_before(1, date(2015, 1, 1), "later"), not_before(1, date(2010, 1, 1), "earlier")]
    assert solve(bounds)[1] == ("later",)


def test_without_evidence_there_is_no_interval():
    assert solve([]) == (None, ())
    assert solve([Bound(1, Interval(None, None), "idle")]) == (None, ())


def test_every_public_fact_has_its_days_in_order_and_a_source():
    facts = table("public_facts")
    for office in facts["office"]:
        assert office["source"].startswith("https://")
        for names, first, last in office["holders"]:
            assert names and date.fromisoformat(first) < date.fromisoformat(last or "9999-12-31")
    for event in facts["event"]:
        assert event["source"].startswith("https://") and event["names"]
        assert sorted(event["began"]) == event["began"] and all(map(date.fromisoformat, event["began"]))
