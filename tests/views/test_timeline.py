"""The timeline and the table of talks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dateline.model import Interval
from dateline.rows import EventMentionRow, EventRow, RoleRow, SpanRow, When
from dateline.views.importance import most_important
from dateline.views.talks import make_talks
from dateline.views.timeline import make_timeline

APRIL = When.of(Interval.month(2021, 4))
MARCH = When.of(Interval.month(2021, 3))


def mention(name: str, text: str, trigger: str, **fields: Any) -> EventMentionRow:
    """A mention row that stands at the start of article "a"."""
    at = text.index(trigger)
    agent = RoleRow("agent", SpanRow("a", 0, 6, text[:6]), None)
    values: dict[str, Any] = {
        "kind": "CONSULT", "roles": [agent], "place": None, "when": APRIL, "when_basis": "expression",
        "status": "occurred", "event": name, "made_by": "events/1", **fields,
    }  # fmt: skip
    return EventMentionRow(
        name, span=SpanRow("a", 0, len(text), text), trigger=SpanRow("a", at, at + len(trigger), trigger), **values
    )


def event(name: str, **fields: Any) -> EventRow:
    """An event row of one mention of the same name."""
    values: dict[str, Any] = {
        "kind": "CONSULT", "label": f"{LED}{name}", "when": APRIL, "place": None, "participants": [],
        "status": "occurred", "mentions": [name], "articles": 1, "independent": 1, "reasons": [], **fields,
    }  # fmt: skip
    return EventRow(name, **values)


LED = "Norway held talks: "
HELD = "Norway held talks on fishing rights by video link"


def lines(events: list[EventRow], mentions: list[EventMentionRow]) -> list[str]:
    found = make_timeline(events, {one.id: one for one in mentions})
    return [row.label.removeprefix(LED) for row in found]


def test_events_stand_in_order_of_their_days() -> None:
    found = lines(
        [event("later"), event("earlier", when=MARCH)],
        [mention("later", HELD, "talks"), mention("earlier", HELD, "talks", when=MARCH)],
    )
    assert found == ["earlier", "later"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, True),
        ({"when": None}, False),
        ({"status": "hypothetical"}, False),
        ({"status": "demanded"}, False),
        ({"status": "planned"}, True),
        ({"kind": ""}, True),
    ],
)
def test_a_timeline_tells_dated_facts_and_plans(fields: dict[str, Any], told: bool) -> None:
    assert lines([event("one", **fields)], [mention("one", HELD, "talks")]) == (["one"] if told else [])


def test_a_stance_is_no_event() -> None:
    stance = mention("one", HELD, "talks", when_basis="publication", status="ongoing")
    assert lines([event("one", status="ongoing")], [stance]) == []


@pytest.mark.parametrize(
    ("text", "trigger", "label"),
    [
        ("The ministry declined to comment on the raid", "declined", ""),
        ("Its envoy asked not to be named in the report", "asked", ""),
        ("Norway said that it would buy the ferry back", "said", ""),
        ("A guard waits outside the palace in Osterby", "waits", ""),
        ("A statement on Friday about the ferry", "statement", ""),
        (HELD, "talks", "Earlier rounds"),
        (HELD, "talks", "He held talks on fishing rights"),
        ("targeting the firms of the minister in Osterby", "targeting", "Targeting the firms of the minister"),
        ("paid for the ferry with the money of the town", "paid", "Paid for the ferry with the money"),
        ("on Friday accused the minister of lying", "accused", "On Friday accused the minister of lying"),
        ("publicly supported the ban on nets", "supported", "Publicly supported the ban on nets"),
        ("MARN PRAISED THE GUARDS THAT", "PRAISED", "MARN PRAISED THE GUARDS THAT"),
        ("PRAISED THE GUARDS OF THE PORT", "PRAISED", "PRAISED THE GUARDS OF THE PORT"),
        ("refuses to cooperate with such a probe", "cooperate", "Cooperate with such a probe"),
        ("Marn, the mayor of Osterby, said he would support the ban", "support", "Marn, the mayor of Osterby, said"),
    ],
)
def test_what_no_editor_prints(text: str, trigger: str, label: str) -> None:
    assert lines([event("one", label=label or text)], [mention("one", text, trigger, roles=[])]) == []


def test_a_round_of_talks_has_its_cells_with_their_words() -> None:
    (row,) = make_talks([event("one")], {"one": mention("one", HELD, "talks")})
    assert [span.text for span in row.form] == ["video link"]
    assert [span.text for span in row.agenda] == ["fishing rights by video link"]
    assert [span.text for span in row.parties] == ["Norway"]
    assert all(HELD[span.start : span.end] == span.text for span in (*row.form, *row.agenda))


def test_rounds_name_what_follows() -> None:
    first, second = event("first", when=MARCH), event("second", status="planned")
    mentions = {name: mention(name, HELD, "talks") for name in ("first", "second")}
    assert [row.follows for row in make_talks([second, first], mentions)] == ["second", None]


def test_what_more_origins_tell_is_more_important_and_says_why() -> None:
    rows = make_timeline(
        [event("one"), event("three", independent=3), event("two", independent=2, when=MARCH)],
        {name: mention(name, HELD, "talks") for name in ("one", "two", "three")},
    )
    chosen = most_important(rows, 2)
    assert [row.label.removeprefix(LED) for row in chosen] == ["two", "three"]
    assert "3 independent origins" in chosen[1].reasons


@pytest.mark.parametrize(
    "label",
    [
        "In which the quota was also discussed",
        "Specifically, the talks on fishing rights",
        "Norway held talks on the",
        "Much less held talks on fishing rights",
        "Even after Norway held talks on fishing rights",
        "Occurred during the talks in Oslo",
        "The envoys spoke on condition of anonymity about talks",
    ],
)
def test_a_fragment_is_no_line(label: str) -> None:
    assert not make_timeline([event("one", label=label)], {"one": mention("one", HELD, "talks")})


def test_the_shorter_of_two_labels_of_one_clause_is_left_out() -> None:
    short, long = "Norway held talks on fishing", "Norway held talks on fishing with Zambia"
    rows = make_timeline(
        [event("one", label=short), event("two", label=long)],
        {name: mention(name, HELD, "talks") for name in ("one", "two")},
    )
    assert [row.label for row in rows] == [long]


def test_what_is_counted_is_printed_and_a_custom_is_not() -> None:
    fields: dict[str, Any] = {"kind": "ASSAULT", "when_basis": "publication"}
    text = "Gunmen made more than 40 attacks on convoys"
    target = RoleRow("target", SpanRow("a", 36, 43, "convoys"), None)
    counted = mention("counted", text, "attacks", roles=[target], **fields)
    custom = mention("custom", "Gunmen often carry out attacks on convoys", "attacks", status="ongoing", **fields)
    labels = {"counted": text, "custom": "Gunmen often carry out attacks on convoys"}
    rows = make_timeline(
        [event(name, kind="ASSAULT", label=label) for name, label in labels.items()],
        {"counted": counted, "custom": custom},
    )
    assert [row.label for row in rows] == [text]


def test_no_agreement_is_what_was_left_open() -> None:
    talks = mention("round", HELD, "talks", status="occurred")
    text = HELD + ". The talks ended without an agreement"
    missed = mention("end", text, "agreement", kind="AGREE", event="end")
    (row,) = make_talks([event("round")], {"round": talks, "end": missed})
    assert (row.outcome, [span.text for span in row.left_open]) == ([], [text])


@pytest.mark.parametrize(
    ("text", "trigger", "basis"),
    [
        ("A bitter conflict over the nets of Osterby", "conflict", "publication"),
        ("The objections of some mayors in Osterby", "objections", "narrative"),
        ("Norway also calling on the firms of Osterby", "calling", "publication"),
    ],
)
def test_a_noun_phrase_or_a_participle_is_no_line(text: str, trigger: str, basis: str) -> None:
    roles = [RoleRow("agent", SpanRow("a", 0, 6, text[:6]), None)] if trigger == "calling" else []
    told = mention("one", text, trigger, when_basis=basis, roles=roles)
    assert lines([event("one", label=text)], [told]) == []


def test_a_word_in_passing_is_no_evidence_for_a_line() -> None:
    assert lines([event("one", kind="", label=HELD)], [mention("one", "talks", "talks", kind="")]) == []


def test_what_may_have_been_at_any_time_since_is_no_line() -> None:
    since = When.of(Interval(date(1999, 1, 1), None))
    assert lines([event("one", when=since)], [mention("one", HELD, "talks", when=since)]) == []
