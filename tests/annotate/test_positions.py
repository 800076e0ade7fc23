"""Positions on the own gold, and the cells that its rows do not show."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.annotate.entities import find_mentions
from dateline.annotate.positions import find_positions
from dateline.annotate.statements import find_statements
from dateline.annotate.times import find_times
from dateline.model import Doc, Interval, Position, Statement

GOLD = Path(__file__).parents[1] / "gold"
ROWS, LATER = (
    [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    for name in ("positions", "positions_unseen")
)
MakeDoc = Callable[..., Doc]


def positions(doc: Doc) -> list[Position]:
    for annotator in (find_mentions, find_times, find_statements):
        doc.notes.extend(annotator(doc))
    return list(find_positions(doc))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _overlap(left: str, right: str) -> float:
    return len(_words(left) & _words(right)) / len(_words(left) | _words(right))


def _fits(doc: Doc, found: Position, gold: dict[str, Any]) -> bool:
    """The kind, a shared word of the holder's name, and at least half of the content's words."""
    if found.kind != gold["kind"] or found.holder is None:
        return False
    holder = _words(doc.text_of(found.holder)) & _words(gold["holder"]) - {"the", "of"}
    return bool(holder) and _overlap(doc.text_of(found.content), gold["content"]) >= 0.5


def score(rows: Iterable[dict[str, Any]], make_doc: MakeDoc) -> tuple[float, float]:
    """Precision and recall."""
    right = found_count = gold_count = 0
    for row in rows:
        doc = make_doc(row["text"])
        found, left = positions(doc), list(row["positions"])
        found_count, gold_count = found_count + len(found), gold_count + len(left)
        for one in found:
            match = next((gold for gold in left if _fits(doc, one, gold)), None)
            if match is not None:
                left.remove(match)
                right += 1
    return right / found_count, right / gold_count


@pytest.mark.parametrize(("part", "precision", "recall"), [("dev", 0.95, 0.90), ("held", 0.85, 0.90)])
def test_positions_of_the_own_gold(make_doc, part, precision, recall):
    reached = score((row for row in ROWS if row["part"] == part), make_doc)
    assert reached >= (precision, 0)
    assert reached[1] >= recall


@pytest.mark.parametrize(("part", "precision", "recall"), [("unseen", 0.95, 0.90), ("fresh", 0.90, 0.80)])
def test_positions_of_courts_firms_unions_clubs_and_summits(make_doc, part, precision, recall):
    reached = score((row for row in LATER if row["part"] == part), make_doc)
    assert reached >= (precision, 0)
    assert reached[1] >= recall


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norvane Motors will rebuild its plant, its chairman said.", "promise"),
        ("The judge gave the ministry until noon on Friday to hand over the files.", "demand"),
        ("The general warned that tanks would be deployed if the crowd crossed the bridge.", "threat"),
        ("The senate voted to ban hunting.", "agreement"),
        ("Train drivers voted against the pay offer.", "refusal"),
        ("The airline has no plans to cut jobs.", "refusal"),
        ("Arvenia withdrew its pledge to close its last coal mine.", "refusal"),
        ("City want the final moved to a larger ground.", "demand"),
    ],
)
def test_ways_to_take_a_position(make_doc, text, kind):
    (found,) = positions(make_doc(text))
    assert found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "The commander ordered his men to dig in.",
        "She left as he prepared to leave for work.",
        "Officials warn that it would put Americans at risk.",
    ],
)
def test_what_only_looks_like_a_position(make_doc, text):
    assert positions(make_doc(text)) == []


def test_the_gold_is_what_it_says():
    assert len(ROWS) >= 120
    assert sum(not row["positions"] for row in ROWS) >= 40
    for row in ROWS:
        for gold in row["positions"]:
            assert all(gold[key] in row["text"] for key in ("holder", "content", "condition") if gold.get(key))


def test_a_position_with_all_its_cells(make_doc):
    text = (
        "The miners' league told the ministry on Monday that it would end its strike by 30 April 2021 "
        "if the two sacked drivers are rehired."
    )
    doc = make_doc(text)
    (found,) = positions(doc)
    assert found.kind == "promise"
    assert doc.text_of(found.content).endswith("by 30 April 2021")
    assert doc.text_of(found.condition) == "if the two sacked drivers are rehired"
    assert found.deadline == Interval.day(date(2021, 4, 30))
    assert found.statement in {note.id for note in doc.of(Statement)}


def test_each_named_party_of_an_agreement_holds_it(make_doc):
    doc = make_doc("Kenya and Uganda agreed to reopen the railway.")
    found = positions(doc)
    assert [doc.text_of(one.holder) for one in found] == ["Kenya", "Uganda"]
    assert [[doc.text_of(span) for span in one.toward] for one in found] == [["Uganda"], ["Kenya"]]


def test_examples_stay_with_the_party_they_are_examples_of(make_doc):
    doc = make_doc("Some parties, notably the Orchard Bloc, continue to call for new elections.")
    (found,) = positions(doc)
    assert doc.text_of(found.holder) == "Some parties, notably the Orchard Bloc"


@pytest.mark.parametrize(
    ("text", "kind", "force"),
    [
        ("The senate of Chile passed a non-binding motion to close the port.", "demand", "non-binding"),
        ("The senate of Chile voted to close the port, but the vote was never ratified.", "agreement", "not ratified"),
        ("The senate of Chile voted to expel the trainers.", "demand", None),
        ("The senate of Chile passed a resolution calling for the closure of the port.", "demand", None),
    ],
)
def test_an_act_carries_its_force(make_doc, text, kind, force):
    (found,) = positions(make_doc(text))
    assert (found.kind, found.force) == (kind, force)


@pytest.mark.parametrize(
    "text",
    [
        "Has the mayor promised to resign?",
        "The mayor might agree to a vote.",
        "If the guild demands a vote, the mayor will resign.",
        "The panel met to approve the plan.",
        "The questions he refused to answer were printed.",
        "A fund manager was called a fraud by the paper for promoting shares.",
        "“I would sell the boat,” he said.",
    ],
)
def test_no_position_where_none_is_taken(make_doc, text):
    assert positions(make_doc(text)) == []


@pytest.mark.parametrize(
    ("text", "kind", "content"),
    [
        ("Kenya Rejects New Border Deal over Fishing Rights", "refusal", "New Border Deal"),
        ("Kenya Requests New Round of Talks after Clash", "request", "New Round of Talks"),
        ("Kenya Vows to Rebuild Port", "promise", "to Rebuild Port"),
    ],
)
def test_a_headline_in_capitals_takes_a_position(make_doc, text, kind, content):
    doc = make_doc(text)
    (found,) = positions(doc)
    assert (found.kind, doc.text_of(found.holder), doc.text_of(found.content)) == (kind, "Kenya", content)


def test_who_is_no_longer_committed_promises_nothing(make_doc):
    doc = make_doc("The region is no longer committed to closing the mine.")
    doc.notes.extend(list(find_mentions(doc)))
    assert not [one for one in find_positions(doc) if one.kind == "promise"]
