"""Which time an event happened at, and what that rests on. The article appeared on Wednesday, 24 March 2021."""

from __future__ import annotations

import pytest

from dateline.annotate.times import event_time, find_times
from dateline.model import Interval


def when(make_doc, text, trigger, **fields):
    doc = make_doc(text, **fields)
    doc.notes.extend(list(find_times(doc)))
    for sentence in doc.sentences:
        for index, token in enumerate(sentence.tokens):
            if token.text == trigger:
                days, basis = event_time(doc, sentence, index)
                return (days.edtf if days else None, basis)
    raise AssertionError(f"no {trigger!r} in the text")


@pytest.mark.parametrize(
    ("text", "trigger", "answer"),
    [
        ("Rebels attacked the port on Monday.", "attacked", ("2021-03-22", "expression")),
        ("The January 2020 strike killed a general.", "strike", ("2020-01", "expression")),
        ("The envoy arrived on Monday, bringing a letter.", "bringing", ("2021-03-22", "expression")),
        ("The minister said the talks will start next week.", "start", ("2021-03-29/2021-04-04", "expression")),
        ("The minister said the talks will start next week.", "said", ("2021-03-24", "publication")),
        ("Rebels attacked the port.", "attacked", ("2021-03-24", "publication")),
        ("Rebels will attack the port.", "attack", (None, "unknown")),
        ("Rebels had attacked the port.", "attacked", (None, "unknown")),
        ("Rebels attacked the port on Monday. Soldiers shelled the hills.", "shelled", ("2021-03-22", "narrative")),
        ("The army withdrew in 2011, eight years after leading the invasion.", "leading", ("2003", "expression")),
        ("The army withdrew in 2011, eight years after leading the invasion.", "withdrew", ("2011", "expression")),
        ("In May 2019 rebels seized the port.", "seized", ("2019-05", "expression")),
        ("The raid that killed two nurses in May 2019 shook the port.", "raid", ("2019-05", "expression")),
        ("The talks, which began in June 2020, were hard.", "talks", ("2020-06", "expression")),
        ("Ties cooled in May 2019, when a drone killed the envoy.", "killed", ("2019-05", "expression")),
        ("The talks are due to start on 7 April 2021.", "talks", ("2021-04-07", "expression")),
        ("The toll from the bombing rose on Monday.", "bombing", (None, "unknown")),
        ("The club, without a title since 1908, played well.", "played", ("2021-03-24", "publication")),
        ("The club had not won a title since 1908.", "won", (None, "unknown")),
        ("The club trained until Monday.", "trained", ("2021-03-24", "publication")),
        ("The club has been suspended since July 2003.", "suspended", ("2003-07", "expression")),
    ],
)
def test_the_time_of_an_event(make_doc, text, trigger, answer):
    assert when(make_doc, text, trigger) == answer


def test_the_day_of_the_lead_is_the_day_of_its_story(make_doc):
    text = "Rebels attacked the port on Monday. Two guards died. The mayor had fled on Sunday. Marn condemns the raid."
    assert when(make_doc, text, "died") == ("2021-03-22", "narrative")
    assert when(make_doc, text, "fled") == ("2021-03-21", "expression")
    assert when(make_doc, text, "condemns") == ("2021-03-24", "publication")


LEAD = "Rebels attacked the port on Monday. Two guards died. Boats burned. A crane fell. "


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Marn, who lost a leg in the war, opposed the raid.", "lost"),
        ("The port was run by a firm whose owner fled the country.", "fled"),
        ("The town had a law banning nets.", "banning"),
        ("The harbour was rich before the navy left it.", "left"),
        ("The leaders of the May 2019 strike fled.", "fled"),
    ],
)
def test_what_is_recalled_below_the_lead_has_no_day(make_doc, text, trigger):
    assert when(make_doc, LEAD + text, trigger) == (None, "unknown")


def test_below_the_lead_the_telling_goes_on(make_doc):
    assert when(make_doc, LEAD + "The governor closed the docks.", "closed") == ("2021-03-22", "narrative")


def test_without_a_day_in_the_lead_what_has_been_done_since_has_none(make_doc):
    text = "Rebels attacked the port. Two guards died. Boats burned. A crane fell. The mayor has closed two bridges."
    assert when(make_doc, text, "closed") == (None, "unknown")
    text = "Rebels attacked the port. Two guards died. Boats burned. A crane fell. It opened in 1971. A firm ran it."
    assert when(make_doc, text, "ran") == (None, "unknown")


def test_days_that_follow_each_other(make_doc):
    text = "Rebels attacked the port on 3 March 2021. The following day troops shelled the hills."
    assert when(make_doc, text, "shelled") == ("2021-03-04", "expression")


def test_an_event_that_the_report_dates_elsewhere(make_doc):
    text = "The shop was launched on 28 April 2003. Much changed after its launch."
    assert when(make_doc, text, "launch") == ("2003-04-28", "narrative")


def test_without_any_date_nothing_is_guessed(make_doc):
    assert when(make_doc, "Rebels attacked the port.", "attacked", published=None) == (None, "unknown")


def test_in_a_history_the_date_told_last_counts(make_doc):
    text = (
        "War broke out in 1701. The king fell in 1702. In 1703 the north rose. In 1704 it starved."
        " In 1705 it rose again."
        " Peace came in 1706, and war in 1707. In May 1708 the queen died. Her son took the crown."
    )
    assert when(make_doc, text, "took", published="2009-12-19") == (Interval.month(1708, 5).edtf, "narrative")
