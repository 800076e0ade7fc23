"""The record of samples/ says what expected.toml, written by hand, says it must."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Json = dict[str, Any]
EXPECTED: Json = tomllib.loads((Path(__file__).parent / "expected.toml").read_text(encoding="utf-8"))
# One build serves all tests of this file, also when the suite is spread over several processes.
pytestmark = pytest.mark.xdist_group("golden")


def expectations(table: str) -> pytest.MarkDecorator:
    """One test for each expectation of a table."""
    cases = []
    for case in EXPECTED[table]:
        marks = [pytest.mark.xfail(reason=case["todo"], strict=False)] if "todo" in case else []
        words = case.get("content") or case.get("text") or case.get("about") or " = ".join(case.get("names", []))
        cases.append(pytest.param(case, marks=marks, id=f"{_sample(case)}: {words}".replace("[", "(")))
    return pytest.mark.parametrize("case", cases)


def _sample(case: Json) -> str:
    where = case.get("in") or case.get("of") or case.get("holds") or "all"
    return where if isinstance(where, str) else "+".join(where)


def squeezed(text: str) -> str:
    return " ".join(text.casefold().split())


def holds(whole: str | None, part: str) -> bool:
    """Are the words of one text part of another's?"""
    return squeezed(part) in squeezed(whole or "")


def content_of(row: Json) -> str:
    """The words of a statement's content, or of a position's."""
    content = row["content"]
    return " ".join(span["text"] for span in content) if isinstance(content, list) else content["text"]


def only_agreeing(rows: list[Json], case: Json, checks: dict[str, Callable[[Json, Any], bool]]) -> list[Json]:
    """The rows that agree with every stated part of an expectation."""
    stated = [(check, case[key]) for key, check in checks.items() if key in case]
    return [row for row in rows if all(check(row, value) for check, value in stated)]


def text_in(key: str) -> Callable[[Json, Any], bool]:
    """A check that a span of the row holds the expected words."""
    return lambda row, value: bool(row[key]) and holds(row[key]["text"], value)


def equal(key: str) -> Callable[[Json, Any], bool]:
    """A check that a cell of the row is the expected value."""
    return lambda row, value: row[key] == value


def days(key: str) -> Callable[[Json, Any], bool]:
    """A check that a When of the row is the expected EDTF."""
    return lambda row, value: bool(row[key]) and row[key]["edtf"] == value


def within(key: str) -> Callable[[Json, Any], bool]:
    """A check that a When of the row lies between two days."""

    def check(row: Json, bounds: list[str]) -> bool:
        when = row[key]
        return bool(when) and bounds[0] <= when["start"] and when["end"] <= bounds[1]

    return check


# --- the export holds together -----------------------------------------------------------------------------------


def test_every_span_quotes_its_article(exported, spans_of):
    for table, rows in exported.tables.items():
        for span in spans_of(rows):
            text = exported.articles[span["article"]]["text"]
            assert span["text"] == text[span["start"] : span["end"]], (table, span)


def test_every_sample_is_read(exported):
    assert set(exported.by_stem) == set(EXPECTED["article"])
    assert exported.tables.get("failures", []) == []


# --- articles ----------------------------------------------------------------------------------------------------

ARTICLE = {
    "title": equal("title"),
    "byline": equal("byline"),
    "outlet": equal("outlet"),
    "place": lambda row, value: holds(row["place"], value),
    "wire": lambda row, value: set(value) <= set(row["wire"]),
    "published": days("published"),
    "published_within": within("published"),
    "basis": equal("published_basis"),
}
CELLS = [
    pytest.param(stem, key, id=f"{stem}: {key}")
    for stem, case in EXPECTED["article"].items()
    for key in case
    if key in ARTICLE
]


@pytest.mark.parametrize(("stem", "key"), CELLS)
def test_what_a_page_states_about_itself(exported, stem, key):
    row, value = exported.article(stem), EXPECTED["article"][stem][key]
    assert ARTICLE[key](row, value), f"{key}: {row.get(key, row['published'])!r}, not {value!r}"


@pytest.mark.parametrize("stem", EXPECTED["article"])
def test_nothing_is_annotated_in_junk(exported, spans_of, stem):
    row = exported.article(stem)
    notes = ("times", "mentions", "statements", "figures", "event_mentions", "positions")
    spans = [span for table in notes for span in spans_of(exported.rows(table, stem))]
    for junk in EXPECTED["article"][stem]["junk"]:
        start = row["text"].find(junk)
        touched = [span for span in spans if start >= 0 and span["start"] < start + len(junk) and start < span["end"]]
        assert not touched, junk


# --- what one report says ------------------------------------------------------------------------------------------


@expectations("time")
def test_time(exported, case):
    # Where an expression begins ("the 7th", "on the 7th") is no matter here.
    said = [(row["span"]["text"], row) for row in exported.rows("times", case["in"])]
    rows = [row for text, row in said if holds(case["text"], text) or holds(text, case["text"])]
    assert only_agreeing(rows, case, {"when": days("when"), "within": within("when")}), rows


@expectations("statement")
def test_statement(exported, case):
    rows = [row for row in exported.rows("statements", case["in"]) if holds(content_of(row), case["content"])]
    checks = {
        "speaker": text_in("speaker"),
        "named": equal("named"),
        "form": equal("form"),
        "act": equal("act"),
        "said_at": days("said_at"),
        "via": lambda row, value: value in row["via"],
        "credit": lambda row, value: any(value in via for via in row["via"]) or text_in("speaker")(row, value),
        "entity": lambda row, value: row["speaker_entity"] in exported.entities_named(value) - {None},
    }
    assert only_agreeing(rows, case, checks), rows


@expectations("figure")
def test_figure(exported, case):
    rows = [row for row in exported.rows("figures", case["in"]) if holds(row["span"]["text"], case["text"])]
    checks = {
        "low": equal("low"),
        "high": equal("high"),
        "hedge": lambda row, value: row["hedge"].lower() == value,
        "measure": lambda row, value: holds(row["measure"], value),
    }
    found = only_agreeing(rows, case, checks)
    assert found, rows
    assert "high" in case or found[0]["high"] is None, "an open end stays open"


@expectations("position")
def test_position(exported, case):
    rows = [row for row in exported.rows("positions", case["in"]) if holds(content_of(row), case["content"])]
    checks = {"kind": equal("kind"), "holder": text_in("holder"), "condition": text_in("condition")}
    assert only_agreeing(rows, case, checks), rows


# --- what they say together ----------------------------------------------------------------------------------------


@expectations("same")
def test_one_entity_under_its_spellings(exported, case):
    found = {name: exported.entities_named(name) for name in case["names"]}
    assert all(found.values()), found
    assert len(set.union(*found.values())) == 1, found


@expectations("different")
def test_different_entities_stay_apart(exported, case):
    found = [exported.entities_named(name) - {None} for name in case["names"]]
    assert all(found), dict(zip(case["names"], found, strict=True))
    assert sum(map(len, found)) == len(set.union(*found)), dict(zip(case["names"], found, strict=True))


@expectations("event")
def test_event(exported, case):
    wanted = {exported.article(stem)["id"] for stem in case["in"]}
    mentions = {row["id"]: row for row in exported.tables["event_mentions"]}

    def told_in(row: Json) -> set[str]:
        triggers = [mentions[one]["trigger"] for one in row["mentions"]]
        return {one["article"] for one in triggers if any(holds(one["text"], word) for word in case["any_of"])}

    rows = [row for row in exported.tables["events"] if wanted <= told_in(row)]
    checks = {key: equal(key) for key in ("kind", "status", "independent")} | {"when": days("when")}
    assert only_agreeing(rows, case, checks), rows


@expectations("copy")
def test_copied_text_is_found(exported, case):
    wanted = {exported.article(stem)["id"] for stem in case["of"]}
    pairs = [(row["left"], row["right"]) for row in exported.tables["copies"]]
    found = [pair for pair in pairs if {span["article"] for span in pair} == wanted]
    assert any(all(holds(span["text"], case["words"]) for span in pair) for pair in found), found


@expectations("never_copy")
def test_what_is_no_copy_is_not_called_one(exported, case):
    own = {exported.article(stem)["id"] for stem in case["of"]}
    assert not [row for row in exported.tables["copies"] if own & {row["left"]["article"], row["right"]["article"]}]


@expectations("story")
def test_story(exported, case):
    wanted = {exported.article(stem)["id"] for stem in case["holds"]}
    stories = [set(row["articles"]) for row in exported.tables["stories"]]
    assert any(wanted <= story for story in stories), stories


@expectations("conflict")
def test_conflict(exported, case):
    rows = only_agreeing(exported.tables["conflicts"], case, {"kind": equal("kind")})

    def side_says(side: Json, words: list[str]) -> bool:
        return any(holds(text, word) for word in words for text in [side["value"], *(s["text"] for s in side["spans"])])

    found = [row for row in rows if all(any(side_says(s, words) for s in row["sides"]) for words in case["sides"])]
    assert found, [(row["about"], [side["value"] for side in row["sides"]]) for row in rows]
