"""What a person decided outranks the machine, survives every rebuild, and can be taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import Record
from dateline.errors import BadDecision, UnknownId
from dateline.rows import DecisionRow

FIRST = """Port of Veldhaven reopens after strike, union says

By Marta Olsen
14 May 2022

VELDHAVEN — Dock workers in Veldhaven agreed on Friday to end a strike that had closed the harbour since 2 May, the
union said. "We have won what we asked for," union leader Tomas Brandt told reporters. About 1,200 dock workers
in Veldhaven were on strike. Harbour Minister Lena Hartig promised to pay the dock workers by June.

The harbour authority will give the dock workers of the town a new crane and better sheds before the winter sets in.
"""
SECOND = """Veldhaven dock strike ends

15 May 2022

Some 1,200 dock workers in Veldhaven were on strike. The strike is over. Tomas Brandt, who leads the union,
said the workers would return to the port on Monday. The harbour had been closed since 2 May. Lena Hartig
met Thomas Brand on Saturday.

The harbour authority will give the dock workers of the town a new crane and better sheds before the winter sets in.
"""
THIRD = """Minister visits the port

Lena Hartig met Tomas Brandt in Veldhaven on Tuesday, two days after the strike had ended. "The port works again," she
said. About 1,500 dock workers in Veldhaven were on strike.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "reports"
    found.mkdir()
    for name, text in (("first", FIRST), ("second", SECOND), ("third", THIRD)):
        (found / f"{name}.txt").write_text(text, encoding="utf-8")
    return found


@pytest.fixture
def record(tmp_path: Path, folder: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record.db") as found:
        found.build([folder])
        yield found


def exported(record: Record, folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in record.export(folder)}


def entity(record: Record, name: str) -> Any:
    (found,) = record.entities(entity=name)
    return found


def statement(record: Record, words: str) -> Any:
    return next(row for row in record.statements() if any(words in span.text for span in row.content))


def figure(record: Record, words: str) -> Any:
    return next(row for row in record.figures() if words in row.span.text)


# --- cells ------------------------------------------------------------------------------------------------


def test_a_rejected_statement_leaves_the_view_and_the_export_and_no_position_leans_on_it(
    record: Record, tmp_path: Path
) -> None:
    leaning = next(row for row in record.positions() if row.statement)
    decision = record.decide.reject(leaning.statement, note="a headline", by="ana")
    assert (decision.standing, decision.rows, decision.by, decision.note) == (
        "holds", [leaning.statement], "ana", "a headline",
    )  # fmt: skip
    assert leaning.statement not in {row.id for row in record.statements()}
    assert record.show(leaning.id).statement is None
    assert leaning.statement not in (exported(record, tmp_path / "out")["statements.jsonl"]).decode()


def test_a_rejected_figure_leaves_its_series(record: Record) -> None:
    series = next(row for row in record.rows("series") if len(row.figures) > 1)
    record.decide.reject(series.figures[0])
    left = [row for row in record.rows("series") if row.id == series.id]
    assert [row.figures for row in left] == [series.figures[1:]]


def test_a_rejected_mention_binds_no_longer(record: Record) -> None:
    said = next(row for row in record.statements() if row.speaker_entity and row.speaker)
    spoke = said.speaker
    mention = next(
        row
        for row in record.rows("mentions")
        if row.entity == said.speaker_entity
        and row.span.article == spoke.article
        and spoke.start <= row.span.start < row.span.end <= spoke.end
    )
    record.decide.reject(mention.id)
    assert record.show(said.id).speaker_entity is None
    assert mention.id not in {row.id for row in record.rows("mentions")}


def test_a_rejected_event_takes_its_mentions_and_its_line_along(record: Record) -> None:
    line = record.timeline()[0]
    event = record.show(line.event)
    decision = record.decide.reject(line.id)
    assert set(decision.rows) == set(event.mentions)
    assert line.event not in {row.event for row in record.timeline()}
    assert not set(event.mentions) & {row.id for row in record.rows("event_mentions")}


def test_a_rejected_time_dates_nothing(record: Record) -> None:
    mentions = record.rows("event_mentions")
    time = next(
        row
        for row in record.rows("times")
        if row.when
        and any(one.when == row.when and one.when_basis == "expression" and _near(one, row) for one in mentions)
    )
    record.decide.reject(time.id)
    after = [row for row in record.rows("event_mentions") if _near(row, time) and row.when_basis == "expression"]
    assert all(row.when != time.when for row in after)


def _near(row: Any, time: Any) -> bool:
    return row.span.article == time.span.article and row.span.start <= time.span.start < row.span.end


@pytest.mark.parametrize("table", ["positions", "copies", "times", "mentions", "event_mentions"])
def test_every_kind_of_cell_can_be_rejected_and_accepted(record: Record, table: str) -> None:
    rows = record.rows(table)
    assert record.decide.accept(rows[0].id).rows == [rows[0].id]
    assert record.decide.reject(rows[0].id).rows == [rows[0].id]
    assert rows[0].id not in {row.id for row in record.rows(table)}
    assert [row.standing for row in record.decisions()] == ["overruled", "holds"]


FERRY = "Ferry sinks off Aldersund\n\n4 June 2022\n\n{} people were killed when a ferry sank off Aldersund on Friday.\n"


def test_a_rejected_conflict_stays_out_when_another_report_joins_it(tmp_path: Path) -> None:
    desk = tmp_path / "ferry"
    desk.mkdir()
    for name, count in (("one", "Some 120"), ("two", "Some 310")):
        (desk / f"{name}.txt").write_text(FERRY.format(count), encoding="utf-8")
    with Record.open(tmp_path / "ferry.db") as record:
        record.build([desk])
        (conflict,) = record.conflicts()
        decision = record.decide.reject(conflict.id)
        assert decision.rows == [conflict.id]
        assert record.conflicts() == []
        (desk / "three.txt").write_text("Dozens dead\n\n" + FERRY.format("About 310"), encoding="utf-8")
        record.build([desk])
        assert [row for row in record.conflicts() if row.kind == conflict.kind] == []
        record.undo(decision.id)
        assert {span.article for side in record.conflicts()[0].sides for span in side.spans} > {
            span.article for side in conflict.sides for span in side.spans
        }


def test_to_accept_changes_nothing_but_the_log(record: Record, tmp_path: Path) -> None:
    before = exported(record, tmp_path / "before")
    row = record.statements()[0]
    quick = record.decide.accept(row.id)
    after = exported(record, tmp_path / "after")
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"decisions.jsonl", "record.json"}
    assert record.decided(row.id) == [quick]
    # Linking everything anew says the same.
    record._store.set_fact("linked", "")
    assert record.decide.apply()
    assert exported(record, tmp_path / "anew") == after


@pytest.mark.parametrize("table", ["articles", "entities", "events", "stories", "timeline"])
def test_what_was_accepted_holds_after_linking_anew_and_is_doubted_no_more(record: Record, table: str) -> None:
    row = record.rows(table)[0]
    decision = record.decide.accept(row.id)
    assert decision.rows == [row.event if table == "timeline" else row.id]
    record._store.set_fact("linked", "")
    assert record.decide.apply()
    assert record.decisions() == [decision]
    assert row.id not in {doubt.row for doubt in record.doubts()}


# --- entities, events, stories ----------------------------------------------------------------------------


def test_merged_entities_are_one_with_the_first_ones_id_and_all_bindings_follow(record: Record) -> None:
    left, right = entity(record, "Tomas Brandt"), entity(record, "Lena Hartig")
    said = [row.id for row in record.statements() if right.id in row.speaker_entities]
    record.decide.merge(left.id, right.id)
    one = entity(record, "Lena Hartig")
    assert (one.id, one.name) == (left.id, "Tomas Brandt")
    assert one.mentions == left.mentions + right.mentions
    assert right.id not in {row.id for row in record.entities()}
    assert said and all(left.id in record.show(row).speaker_entities for row in said)
    assert all(right.id not in row.participants for row in record.rows("events"))


def test_split_entities_are_two_and_undo_makes_them_one_again(record: Record, tmp_path: Path) -> None:
    before = exported(record, tmp_path / "before")
    left, right = entity(record, "Tomas Brandt"), entity(record, "Lena Hartig")
    record.decide.merge(left.id, right.id)
    split = record.decide.split(left.id, ["Lena Hartig"])
    assert len(split.rows) == 2
    assert entity(record, "Lena Hartig").id != entity(record, "Tomas Brandt").id
    for decision in record.decisions():
        record.undo(decision.id, by="ben")
    after = exported(record, tmp_path / "after")
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"decisions.jsonl", "record.json"}
    assert [(row.standing, row.withdrawn_by, row.rows) for row in record.decisions()] == [("withdrawn", "ben", [])] * 2


def test_events_are_joined_and_told_apart(record: Record) -> None:
    first, second = record.rows("events")[:2]
    joined = record.decide.merge(first.id, second.id)
    event = record.show(joined.rows[0])
    assert set(event.mentions) == {*first.mentions, *second.mentions}
    assert event.label == first.label
    apart = record.decide.split(event.id, second.mentions)
    assert {frozenset(record.show(row).mentions) for row in apart.rows} == {
        frozenset(first.mentions), frozenset(second.mentions),
    }  # fmt: skip


def test_stories_are_joined_and_told_apart(record: Record) -> None:
    story = max(record.stories(), key=lambda row: len(row.articles))
    assert len(story.articles) > 1
    record.decide.split(story.id, story.articles[:1])
    with_first = next(row for row in record.stories() if story.articles[0] in row.articles)
    assert with_first.articles == story.articles[:1]
    rest = next(row for row in record.stories() if story.articles[1] in row.articles)
    record.decide.merge(rest.id, with_first.id)
    assert any(set(row.articles) == set(story.articles) for row in record.stories())


# --- dates ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["third.txt", "first.txt"])
def test_a_fixed_date_is_stated_and_all_times_are_resolved_anew(record: Record, folder: Path, name: str) -> None:
    article = next(row for row in record.articles() if row.origin.endswith(name))
    decision = record.decide.date(article.id, "2023-06-14", note="says the archive")
    now = record.article(article.id)
    assert (now.published.edtf, now.published_basis) == ("2023-06-14", "stated")
    assert now.published_reasons == ["a reviewer set the date: says the archive"]
    weekday = {"third.txt": ("on Tuesday", "2023-06-13"), "first.txt": ("on Friday", "2023-06-09")}[name]
    values = {row.span.text: row.value for row in record.rows("times") if row.span.article == article.id}
    assert any(text.endswith(weekday[0].split()[1]) and value == weekday[1] for text, value in values.items())
    record.undo(decision.id)
    assert record.article(article.id) == article


# --- survival ---------------------------------------------------------------------------------------------


def test_a_decision_holds_after_the_page_was_edited_around_its_words(record: Record, folder: Path) -> None:
    record.decide.reject(figure(record, "1,500").id)
    (folder / "third.txt").write_text("Correction added on top.\n\n" + THIRD.replace("two days", "three days"))
    record.build([folder])
    assert not [row for row in record.figures() if "1,500" in row.span.text]
    assert [row.standing for row in record.decisions()] == ["holds"]


def test_a_decision_whose_words_are_gone_is_dangling_and_says_what_to_do(record: Record, folder: Path) -> None:
    record.decide.reject(figure(record, "1,500").id)
    (folder / "third.txt").write_text(THIRD.replace("About 1,500 dock workers", "Some 1,700 people of the port"))
    record.build([folder])
    (row,) = record.decisions()
    assert row.standing == "dangling"
    assert "no longer stands in" in row.remedy and "decide again" in row.remedy
    assert record.doubts()[0].row == row.id
    (folder / "third.txt").write_text(THIRD)
    record.build([folder])
    assert [row.standing for row in record.decisions()] == ["holds"]


def test_decisions_hold_when_everything_is_read_again(record: Record, folder: Path, tmp_path: Path) -> None:
    record.decide.reject(record.statements()[0].id)
    record.decide.merge(entity(record, "Tomas Brandt").id, entity(record, "Lena Hartig").id)
    before = exported(record, tmp_path / "before")
    record.build([folder], again=True)
    assert exported(record, tmp_path / "after") == before


ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            ["accept", "reject", "reject", "merge", "split", "apart", "date", "rename", "events", "stories", "undo"]
        ),
        st.integers(0, 10_000),
        st.integers(0, 10_000),
    ),
    min_size=1,
    max_size=6,
)


def act(record: Record, name: str, one: int, two: int) -> DecisionRow | None:
    """One act on rows that the numbers choose."""
    cells = [row for table in ("statements", "figures", "mentions", "positions", "times") for row in record.rows(table)]
    entities, events, articles = record.entities(), record.rows("events"), record.articles()
    left, right = entities[one % len(entities)], entities[two % len(entities)]
    decide = record.decide
    match name:
        case "accept" | "reject":
            return getattr(decide, name)(cells[one % len(cells)].id)
        case "merge" | "apart":
            return getattr(decide, name)(left.id, right.id)
        case "split":
            return decide.split(left.id, [left.names[two % len(left.names)]])
        case "date":
            return decide.date(articles[one % len(articles)].id, f"2022-{two % 12 + 1:02}-{two % 28 + 1:02}")
        case "rename":
            return decide.rename(left.id, f"Somebody {two}")
        case "events":
            return decide.merge(events[one % len(events)].id, events[two % len(events)].id)
        case "stories":
            return decide.split(record.stories()[0].id, [articles[one % len(articles)].id])
        case _:
            made = [row for row in record.decisions() if row.standing != "withdrawn"]
            return record.undo(made[one % len(made)].id) if made else None


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(acts=ACTS)
def test_a_rebuild_with_decisions_equals_decisions_made_afterwards(
    acts: list[tuple[str, int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk = tmp_path_factory.mktemp("desk")
    for name, text in (("first", FIRST), ("second", SECOND), ("third", THIRD)):
        (desk / f"{name}.txt").write_text(text, encoding="utf-8")
    sources = sorted(desk.glob("*.txt"))
    with Record.open(desk / "one.db") as one, Record.open(desk / "two.db") as two, Record.open(desk / "3.db") as three:
        one.build(sources)
        for name, left, right in acts:
            try:
                act(one, name, left, right)
            except BadDecision:
                continue
        one.decide.write(desk / "decisions.jsonl")
        two.decide.read(desk / "decisions.jsonl")
        two.build(sources)
        # The same, the reports one by one and the decisions in between.
        three.build(sources[:1])
        three.decide.read(desk / "decisions.jsonl")
        three.build(sources[1:2])
        three.build(sources[2:])
        before = exported(one, desk / "a")
        assert exported(two, desk / "b") == before
        assert exported(three, desk / "c") == before


def test_the_time_of_a_decision_reaches_no_derived_row(folder: Path, tmp_path: Path) -> None:
    exports = []
    for name in ("one", "two"):
        with Record.open(tmp_path / f"{name}.db") as record:
            record.build([folder])
            merged = record.decide.merge(entity(record, "Tomas Brandt").id, entity(record, "Lena Hartig").id)
            record.decide.split(merged.rows[0], ["Lena Hartig"])
            brandt = entity(record, "Tomas Brandt")
            mention = next(row for row in record.rows("mentions") if row.entity == brandt.id)
            record.decide.split(brandt.id, [mention.id])
            files = exported(record, tmp_path / name)
            exports.append({name: files[name] for name in files if name != "decisions.jsonl"})
    assert exports[0] == exports[1]


# --- colleagues -------------------------------------------------------------------------------------------


def test_decisions_are_shared_as_json_lines(record: Record, folder: Path, tmp_path: Path) -> None:
    kept = record.decide.reject(record.statements()[0].id, by="ana")
    taken_back = record.decide.reject(record.statements()[0].id, by="ana")
    assert record.decide.write(tmp_path / "ours.jsonl") == 2
    with Record.open(tmp_path / "theirs.db") as theirs:
        theirs.build([folder])
        assert theirs.decide.read(tmp_path / "ours.jsonl") == 2
        assert theirs.decide.read(tmp_path / "ours.jsonl") == 0
        assert theirs.decisions() == record.decisions()
        record.undo(taken_back.id)
        record.decide.write(tmp_path / "ours.jsonl")
        assert theirs.decide.read(tmp_path / "ours.jsonl") == 1
        assert theirs.statements() == record.statements()
        assert kept.rows[0] not in {row.id for row in theirs.statements()}


@pytest.mark.parametrize(
    "line, said",
    [
        (b"no json", "line 2: no decision"),
        (json.dumps({"kind": "reject", "table": "nothing", "subjects": [], "at": "2026"}).encode(), "line 2"),
        (json.dumps({"kind": "explode", "table": "events", "subjects": [], "at": "2026"}).encode(), "Invalid enum"),
    ],
)
def test_a_line_that_holds_no_decision_is_said_and_nothing_is_taken(
    record: Record, tmp_path: Path, line: bytes, said: str
) -> None:
    record.decide.reject(record.statements()[0].id)
    record.decide.write(tmp_path / "good.jsonl")
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes((tmp_path / "good.jsonl").read_bytes() + line + b"\n")
    with Record.open(tmp_path / "theirs.db") as theirs, pytest.raises(BadDecision, match=said):
        theirs.decide.read(bad)
    with Record.open(tmp_path / "theirs.db") as theirs:
        assert theirs.decisions() == []


# --- mistakes ---------------------------------------------------------------------------------------------


def mistakes(record: Record) -> Iterator[tuple[Any, type[Exception], str]]:
    one, article, said = record.entities()[0], record.articles()[0], record.statements()[0]
    decide = record.decide
    yield lambda: decide.accept("zz"), UnknownId, "no row has the id 'zz'"
    yield lambda: decide.undo("zz"), UnknownId, "0 decisions have an id that begins with 'zz'; `dateline review log`"
    yield lambda: decide.reject(one.id), BadDecision, "no words of their own to reject; reject its mentions"
    yield lambda: decide.reject(article.id), BadDecision, "no words of their own"
    yield lambda: decide.merge(one.id, one.id), BadDecision, "are one already"
    yield lambda: decide.merge(one.id, said.id), BadDecision, "entities and statements cannot be one"
    yield lambda: decide.merge(said.id, said.id), BadDecision, "two statements cannot be one"
    yield lambda: decide.split(said.id, ["x"]), BadDecision, "statements cannot be split"
    yield lambda: decide.split(one.id, ["Nobody"]), BadDecision, "has no name or mention 'Nobody'; its names are"
    yield lambda: decide.split(one.id, one.names), BadDecision, "is left"
    yield lambda: decide.split(one.id, []), BadDecision, "nothing to take out was named"
    yield lambda: decide.date(article.id, "soon"), BadDecision, "'soon' is no day; write 2021"
    yield lambda: decide.date(article.id, "2021-13-01"), BadDecision, "is no day"
    yield lambda: decide.date(article.id, "2021-03-09/2021-03-01"), BadDecision, "comes after"
    yield lambda: decide.date(said.id, "2021"), BadDecision, "is no article but one of statements"
    yield lambda: decide.rename(one.id, " "), BadDecision, "the new name is empty"
    yield lambda: decide.kind(one.id, "ship"), BadDecision, "is no kind of entity; there are person"
    yield lambda: decide.rename(said.id, "X"), BadDecision, "is no entity but one of statements"


def test_a_mistake_says_what_where_and_what_to_do_and_leaves_no_trace(record: Record) -> None:
    for attempt, error, said in mistakes(record):
        with pytest.raises(error, match=said):
            attempt()
    assert record.decisions() == []


def test_a_decision_is_taken_back_once(record: Record) -> None:
    decision = record.decide.accept(record.statements()[0].id)
    record.undo(decision.id)
    with pytest.raises(BadDecision, match="was taken back before"):
        record.undo(decision.id)


def test_decisions_that_wait_are_applied_together(record: Record) -> None:
    rows = record.statements()[:2]
    for row in rows:
        assert record.decide.reject(row.id, apply=False).rows == [row.id]
    assert record.statements()[:2] == rows
    assert record.decide.apply()
    assert not {row.id for row in rows} & {row.id for row in record.statements()}
    assert not record.decide.apply()


def test_a_decision_is_no_build_whose_news_would_hide_those_of_the_last_one(record: Record) -> None:
    builds = record.builds()
    record.decide.reject(record.statements()[0].id)
    assert record.builds() == builds
