"""A party's positions over time: a change is claimed only where two days say so in their own words."""

from __future__ import annotations

import pytest

from dateline.rows import ArticleRow, PositionRow, SpanRow, When
from dateline.views.stances import make_stances

DAYS = {"a": "2022-05-02", "b": "2022-05-09", "c": "2022-05-02"}


def article(name: str) -> ArticleRow:
    when = When(DAYS[name], DAYS[name][:-2] + f"{int(DAYS[name][-2:]) + 1:02}", DAYS[name])
    return ArticleRow(
        id=name, origin="", sha256="", outlet=None, title=None, byline=[], wire=[], place=None, language="en", url=None,
        published=when, published_basis="stated", published_reasons=[], text="", blocks=[], story="s", copy_group=None,
    )  # fmt: skip


def held(name: str, kind, content: str, *, start=0, condition=None, deadline=None, entity="e") -> PositionRow:
    span = SpanRow(name, start, start + len(content), content)
    limit = SpanRow(name, 900, 900 + len(condition), condition) if condition else None
    when = When(deadline, None, deadline) if deadline else None
    row_id = f"{name}{start}{kind}"
    return PositionRow(row_id, kind, SpanRow(name, 800, 805, "union"), entity, [], span, limit, when, None, None, "t")


def changes(*rows: PositionRow) -> list[list[list[str]]]:
    found = make_stances(rows, [article(name) for name in DAYS], ())
    return [[list(step.changes) for step in row.steps] for row in found]


@pytest.mark.parametrize(
    ("first", "second", "change"),
    [
        (("promise", "to reopen the north quay"), ("promise", "to reopen the north quay"), "repeated"),
        (("promise", "to reopen the north quay"), ("refusal", "to reopen the north quay"), "reversed"),
        (("refusal", "to reopen the north quay"), ("agreement", "to reopen the north quay"), "reversed"),
        (("request", "higher night pay"), ("demand", "higher night pay"), "hardened"),
        (("threat", "to block the north quay"), ("demand", "to block the north quay"), "softened"),
        (("offer", "to reopen the north quay"), ("promise", "to reopen the north quay"), "restated"),
    ],
)
def test_what_changed_between_two_days(first, second, change):
    assert changes(held("a", *first), held("b", *second)) == [[["new"], [change]]]


def test_a_condition_that_is_stated_later_was_added():
    later = held("b", "promise", "to reopen the north quay", condition="if the cranes are mended")
    assert changes(held("a", "promise", "to reopen the north quay"), later) == [[["new"], ["condition added"]]]


def test_a_condition_that_is_left_out_was_not_dropped():
    first = held("a", "promise", "to reopen the north quay", condition="if the cranes are mended")
    assert changes(first, held("b", "promise", "to reopen the north quay")) == [[["new"], ["repeated"]]]
    freed = held("b", "promise", "to reopen the north quay unconditionally")
    assert changes(first, freed) == [[["new"], ["condition dropped"]]]


def test_a_deadline_moves():
    first, second = (
        held(name, "promise", "to reopen the quay", deadline=day)
        for name, day in (("a", "2022-06-01"), ("b", "2022-09-01"))
    )
    assert changes(first, second) == [[["new"], ["deadline moved"]]]


def test_nothing_changes_within_a_day():
    assert changes(held("a", "promise", "to reopen the quay"), held("c", "refusal", "to reopen the quay")) == [
        [["new"], ["repeated"]]
    ]


def test_other_matters_and_other_parties_are_apart():
    rows = held("a", "promise", "to reopen the north quay"), held("b", "demand", "higher night pay")
    assert changes(*rows) == [[["new"]], [["new"]]]
    assert changes(rows[0], held("b", "promise", "to reopen the north quay", entity="other")) == [[["new"]], [["new"]]]


def test_a_lone_word_without_an_entity_is_no_party():
    assert changes(held("a", "promise", "to reopen the quay", entity=None)) == []
