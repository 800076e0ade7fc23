"""Cross-document event coreference."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from dateline.annotate.entities import find_mentions
from dateline.annotate.events import find_events
from dateline.annotate.pipeline import annotate
from dateline.annotate.times import find_times
from dateline.link.binding import Binding
from dateline.link.entities import resolve_entities
from dateline.link.events import merge_events
from dateline.model import Article, Block, Doc, Event, EventMention, Sentence, Span

STRIKE = "In January 2020 a Norwegian drone strike killed Zambian general Chanda Mulenga near Lusaka."
KILLING = "Zambia has mourned Chanda Mulenga since Norway's assassination of the general in January 2020."
OTHER_STRIKE = "In March 2018 a Norwegian drone strike killed Zambian general Chanda Mulenga near Lusaka."
PLANNED = "Norway and Zambia will hold talks in Oslo on 7 April 2021, officials said."
HELD = "Norway and Zambia held talks in Oslo on 7 April 2021."


@pytest.fixture(scope="module")
def merged(make_doc: Callable[..., Doc]) -> Callable[..., tuple[list[Event], dict[str, str]]]:
    """Events over texts, and the trigger's words by mention id."""

    def merge(*texts: str, origins: dict[str, str] | None = None) -> tuple[list[Event], dict[str, str]]:
        docs = [_doc(make_doc, number, text) for number, text in enumerate(texts)]
        words = {event.id: doc.text_of(event.trigger) for doc in docs for event in doc.of(EventMention)}
        return merge_events(docs, Binding(docs, resolve_entities(docs)), origins or {}), words

    return merge


def _doc(make_doc: Callable[..., Doc], number: int, text: str) -> Doc:
    name = f"a{number}"
    article: Article = replace(
        make_doc(text, "2021-04-09").article, id=name, blocks=(Block(Span(name, 0, len(text)), "body"),)
    )
    doc = annotate(article, annotators=(find_mentions, find_times, find_events))
    return Doc(doc.article, [note for note in doc.notes if not isinstance(note, Sentence)])


def _together(events: Iterable[Event], words: dict[str, str], *triggers: str) -> bool:
    return any(set(triggers) <= {words[name] for name in event.mentions} for event in events)


Merged = Callable[..., tuple[list[Event], dict[str, str]]]


def test_one_killing_under_two_words_is_one_event(merged: Merged) -> None:
    events, words = merged(STRIKE, KILLING)
    assert _together(events, words, "strike", "killed", "assassination")


def test_events_of_other_days_stay_apart(merged: Merged) -> None:
    events, words = merged(STRIKE, OTHER_STRIKE)
    assert all(len(event.articles) == 1 for event in events if "killed" in {words[name] for name in event.mentions})


def test_a_round_planned_and_held_is_one_event_that_occurred(merged: Merged) -> None:
    events, words = merged(PLANNED, HELD)
    (event,) = [event for event in events if {words[name] for name in event.mentions} == {"talks"}]
    assert (event.status, len(event.mentions), event.when and event.when.edtf) == ("occurred", 2, "2021-04-07")


def test_copies_count_once(merged: Merged) -> None:
    events, words = merged(HELD, HELD, origins={"a0": "wire", "a1": "wire"})
    (event,) = [event for event in events if "talks" in {words[name] for name in event.mentions}]
    assert (len(event.articles), event.independent) == (2, 1)


def test_ids_do_not_depend_on_the_run(merged: Merged) -> None:
    assert [event.id for event in merged(STRIKE, HELD)[0]] == [event.id for event in merged(STRIKE, HELD)[0]]


def test_every_link_has_its_reasons(merged: Merged) -> None:
    events, _ = merged(STRIKE, KILLING)
    assert all(event.reasons for event in events if len(event.mentions) > 1)


def test_a_label_is_a_clause_of_the_report(merged: Merged) -> None:
    events, words = merged(HELD)
    labels = {words[event.mentions[0]]: event.label for event in events}
    assert labels["talks"] == "Norway and Zambia held talks in Oslo on 7 April 2021"


@pytest.mark.parametrize(
    ("text", "trigger", "label"),
    [
        (
            "In May 2020, the army of Zambia attacked the port of Lusaka, an officer said.",
            "attacked",
            "The army of Zambia attacked the port of Lusaka",
        ),
        (
            "Chanda Mulenga, the head of the port, a lawyer by training, attacked the ministry in Lusaka.",
            "attacked",
            "Chanda Mulenga attacked the ministry in Lusaka",
        ),
        (
            "Chanda Mulenga left. He attacked the “port authority in Lusaka on Monday.",
            "attacked",
            "Chanda Mulenga attacked the port authority in Lusaka on Monday",
        ),
    ],
)
def test_a_label_is_what_an_editor_would_print(merged: Merged, text: str, trigger: str, label: str) -> None:
    events, words = merged(text)
    assert label in {event.label for event in events if trigger in {words[name] for name in event.mentions}}


def test_a_meeting_and_talks_of_one_day_between_the_same_parties_are_one(merged: Merged) -> None:
    events, words = merged(
        "Norway and Zambia held talks on herring in Oslo on 7 April 2021. Norway praised Zambia.",
        "Norway and Zambia began a dialogue in Oslo on 7 April 2021. Zambia thanked Norway.",
    )
    (event,) = [event for event in events if {"talks", "dialogue"} & {words[name] for name in event.mentions}]
    assert len(event.articles) == 2


def test_talks_of_another_sort_are_others(merged: Merged) -> None:
    events, words = merged(
        "Norway and Zambia held strategic talks in Oslo on 7 April 2021. Upcoming technical talks will set a date."
    )
    assert len([event for event in events if "talks" in {words[name] for name in event.mentions}]) == 2


def test_a_report_of_violence_tells_of_one_incident(merged: Merged) -> None:
    events, words = merged("A bomb exploded at a market in Lusaka on Monday. The blast killed three vendors.")
    assert _together(events, words, "exploded", "blast", "killed")


def test_violence_in_general_is_no_part_of_one_deed(merged: Merged) -> None:
    events, words = merged(
        "Rebels often carry out attacks on convoys in Zambia. The assassination of Chanda Mulenga shocked Lusaka."
    )
    assert not _together(events, words, "attacks", "assassination")


def test_who_only_speaks_is_no_part_of_what_happened(merged: Merged) -> None:
    events, words = merged(STRIKE, "Norway said on Monday that the strike was legal. Norway said so again.")
    assert all("said" not in {words[name] for name in event.mentions} for event in events if event.kind == "ASSAULT")


def test_sessions_of_one_month_between_the_same_parties_are_one(merged: Merged) -> None:
    events, words = merged(
        "Norway and Zambia want a treaty. Two sessions were held in June 2020 and August 2020.",
        "Zambia has thanked Norway for its boats. Earlier rounds, in June 2020 and August 2020, dealt with herring.",
    )
    dated = [event for event in events if {"sessions", "rounds"} & {words[name] for name in event.mentions}]
    found = [(event.when and event.when.edtf, len(event.articles)) for event in dated]
    assert found == [("2020-06", 2), ("2020-08", 2)]
