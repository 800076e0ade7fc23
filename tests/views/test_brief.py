"""The brief says only what rows say, and every sentence has its words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dateline.rows import (
    ArticleRow,
    BlockRow,
    ConflictRow,
    EntityRow,
    FigureRow,
    PositionRow,
    SeriesRow,
    SideRow,
    SpanRow,
    StatementRow,
    StoryRow,
    TimelineRow,
    When,
)
from dateline.views.brief import Brief, make_brief
from dateline.views.brief.parties import position_sentence

TEXTS = {
    "a": "Ministers met in Ostrava\nMinisters met on Monday. “We will pay,” said Ana Ruiz. About 40 boats sank.",
    "b": "Talks in Ostrava\nThe ministers held talks. More than 60 boats sank, officials said.",
    "c": "Ministers met in Ostrava\nMinisters met on Monday.",
}
MONDAY = When("2022-05-02", "2022-05-03", "2022-05-02")
JUNE = When("2022-06-01", "2022-07-01", "2022-06")


def article(name: str, **fields) -> ArticleRow:
    text = TEXTS[name]
    values = {
        "outlet": f"The {name.upper()} Post", "title": text.split("\n")[0], "byline": [], "wire": [], "place": None,
        "language": "en", "url": None, "published": When("2022-05-03", "2022-05-04", "2022-05-03"),
        "published_basis": "stated", "published_reasons": [], "story": "s", "copy_group": None,
    }  # fmt: skip
    title = BlockRow(0, text.index("\n"), "title")
    blocks = [title, BlockRow(title.end + 1, len(text), "body")]
    return ArticleRow(id=name, origin=f"{name}.txt", sha256="", text=text, blocks=blocks, **(values | fields))


def span(name: str, words: str) -> SpanRow:
    start = TEXTS[name].index(words)
    return SpanRow(name, start, start + len(words), words)


def event(label: str, *spans: SpanRow, when=MONDAY, status="occurred", independent=1) -> TimelineRow:
    articles = sorted({one.article for one in spans})
    return TimelineRow(f"t-{label}", when, label, f"e-{label}", status, articles, independent, list(spans))


def figure(name: str, words: str, low, high, hedge) -> FigureRow:
    return FigureRow(
        f"f-{name}", span(name, words), low, high, hedge, None, "boats", span(name, "boats"), None, None, MONDAY,
        None, None, [], "series", "figures/1",
    )  # fmt: skip


def statement(name: str, words: str, speaker: str, named: bool) -> StatementRow:
    speaker_span = span(name, speaker)
    return StatementRow(
        f"st-{words}", [span(name, words)], None, speaker_span, None, named, "indirect", "say", [], None, name, "x"
    )


def position(name: str, words: str, holder: str, **fields) -> PositionRow:
    values = {
        "kind": "promise", "holder_entity": "ana", "toward": [], "condition": None, "deadline": None,
        "statement": None, "force": None,
    }  # fmt: skip
    return PositionRow(
        id=f"p-{name}-{words}", holder=span(name, holder), content=span(name, words),
        made_by="positions/1", **(values | fields),
    )  # fmt: skip


@pytest.fixture
def rows():
    a_boats, b_boats = figure("a", "About 40", 40, 40, "about"), figure("b", "More than 60", 60, None, "more than")
    return {
        "articles": [article("a", copy_group="g"), article("b"), article("c", copy_group="g")],
        "entities": [EntityRow("ana", "person", "Ana Ruiz", ["Ana Ruiz"], [], 1, 1, [])],
        "timeline": [
            event("Ministers meet", span("a", "met"), span("b", "talks"), span("c", "met"), independent=2),
            event("Boats sink", span("a", "sank")),
            event("Officials speak", span("b", "said"), when=None),
            event("Ministers meet again", span("b", "talks"), when=JUNE, status="planned"),
        ],
        "statements": [statement("a", "We will pay", "Ana Ruiz", True), statement("b", "60 boats", "officials", False)],
        "figures": [a_boats, b_boats],
        "series": [SeriesRow("series", "boats that sank", [a_boats.id, b_boats.id], 2, 2)],
        "positions": [position("a", "We will pay", "Ana Ruiz", deadline=JUNE)],
        "conflicts": [
            ConflictRow(
                "k", "figure", "how many boats sank",
                [SideRow("40", [a_boats.span], ["a"], 1), SideRow("more than 60", [b_boats.span], ["b"], 1)], [],
            )
        ],
        "stories": [StoryRow("s", "Ministers in Ostrava", ["a", "b", "c"], MONDAY)],
    }  # fmt: skip


def sentences(brief: Brief, heading: str) -> list[str]:
    return [one.text for section in brief.sections if section.heading == heading for one in section.sentences]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("What was read", "Three reports were read, from three named outlets, published on 3 May 2022."),
        ("What was read", "Two of them carry the same text and are counted once."),
        ("Agreed by independent reports", "On 2 May 2022: Ministers meet (reported by two independent origins)."),
        ("Told by one origin only", "On 2 May 2022: Boats sink."),
        ("Ahead when the reports were written",
         "In June 2022: Ministers meet again (planned, by one independent origin)."),
        ("What the parties hold", "Ana Ruiz promised: “We will pay”, by June 2022."),
        ("Figures", "Boats that sank: “About 40” in one report (as of 2 May 2022) and “More than 60” in one report"
                    " (as of 2 May 2022)."),
        ("In dispute", "Reports differ on how many boats sank: “40” (one origin) against “more than 60” (one origin)."),
        ("Not known", "Of two statements, one comes from people or bodies that are not named."),
        ("Not known", "No report gives a day for one reported event."),
    ],
)  # fmt: skip
def test_the_brief_says_what_the_rows_say(rows, heading, expected):
    assert expected in sentences(make_brief(rows), heading)


def test_an_event_of_one_origin_is_not_agreed(rows):
    assert len(sentences(make_brief(rows), "Agreed by independent reports")) == 1


def test_what_is_agreed_says_that_its_details_are_not(rows):
    sides = [SideRow("a meeting", [span("a", "met")], ["a"], 1), SideRow("talks", [span("b", "talks")], ["b"], 1)]
    rows["conflicts"] = [ConflictRow("k", "outcome", "what the ministers did", sides, [])]
    expected = "On 2 May 2022: Ministers meet (reported by two independent origins; in part disputed, see below)."
    assert sentences(make_brief(rows), "Agreed by independent reports") == [expected]


def test_every_sentence_has_footnotes_and_every_footnote_quotes_its_article(rows):
    brief = make_brief(rows)
    numbers = {note.number for note in brief.footnotes}
    for section in brief.sections:
        for sentence in section.sentences:
            assert sentence.notes, sentence.text
            assert set(sentence.notes) <= numbers
    for note in brief.footnotes:
        assert note.span.text == TEXTS[note.span.article][note.span.start : note.span.end]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))


def test_footnotes_take_one_of_each_witness_before_a_second_of_the_same(rows):
    brief = make_brief(rows)
    agreed = next(section for section in brief.sections if section.heading == "Agreed by independent reports")
    cited = [brief.footnotes[number - 1].span.article for number in agreed.sentences[0].notes]
    assert cited == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"published": None, "published_basis": "unknown"},
            "The report by The B Post states no date; its day is not known.",
        ),
        (
            {"published": JUNE, "published_basis": "inferred", "published_reasons": ["a caption of May"]},
            "The report by The B Post states no date; its day is inferred, June 2022: a caption of May.",
        ),
    ],
)
def test_a_day_that_no_page_states_is_said_to_be_so(rows, fields, expected):
    undated = [replace(row, **fields) if row.id == "b" else row for row in rows["articles"]]
    assert expected in sentences(make_brief(rows | {"articles": undated}), "Not known")


def test_a_condition_is_part_of_the_position(rows):
    held = [position("b", "held talks", "ministers", kind="demand", condition=span("b", "officials said"))]
    found = sentences(make_brief(rows | {"positions": held}), "What the parties hold")
    assert found == ["Ana Ruiz demanded “held talks”, on the condition “officials said”."]


def test_a_pronoun_without_an_entity_is_no_party(rows):
    held = [position("b", "held talks", "The", holder_entity=None)]
    assert sentences(make_brief(rows | {"positions": held}), "What the parties hold") == []


def test_many_undated_reports_are_counted_not_listed(rows):
    undated = [
        replace(rows["articles"][0], id=f"a{number}", published=None, published_basis="unknown") for number in range(8)
    ]
    found = sentences(make_brief({"articles": undated}), "Not known")
    assert found == ["Eight reports state no date; no days are inferred."]


@pytest.mark.parametrize(
    ("stories", "title"),
    [
        ([StoryRow("s", "Ministers in Ostrava", ["a", "b"], MONDAY)], "Brief: Ministers in Ostrava"),
        ([StoryRow("s", "Ministers in Ostrava", ["a"], MONDAY)], "Brief: three reports, one story"),
        ([], "Brief: three reports, no stories"),
    ],
)
def test_a_brief_is_named_for_the_story_that_most_of_it_is_about(rows, stories, title):
    assert make_brief(rows | {"stories": stories}).title == title


def test_markdown_has_a_note_for_every_mark_and_escapes_what_pages_write(rows):
    hostile = [replace(row, title="[x](javascript:y) <script>", outlet=None) for row in rows["articles"]]
    text = make_brief(rows | {"articles": hostile}).to_markdown()
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
    assert "<script>" not in text
    assert "[x](" not in text.replace("\\[x\\](", "")


def test_an_empty_record_has_an_empty_brief():
    assert make_brief({}) == Brief("Brief", (), ())


@pytest.mark.parametrize(
    ("kind", "words", "toward", "sentence"),
    [
        ("promise", "to pay", "", "Ana Ruiz promised “to pay”."),
        ("demand", "to pay", "Ostrava", "Ana Ruiz called on Ostrava “to pay”."),
        ("demand", "a refund", "", "Ana Ruiz demanded “a refund”."),
        ("request", "to pay", "Ostrava", "Ana Ruiz asked Ostrava “to pay”."),
        ("request", "a refund", "", "Ana Ruiz asked for “a refund”."),
        ("refusal", "We will not pay", "", "Ana Ruiz said: “We will not pay”."),
        ("refusal", "to pay", "", "Ana Ruiz refused “to pay”."),
        ("agreement", "to pay", "", "Ana Ruiz agreed “to pay”."),
        ("agreement", "the plan", "", "Ana Ruiz agreed to “the plan”."),
    ],
)
def test_a_position_reads_as_a_sentence(kind, words, toward, sentence):
    row = replace(position("a", "We will pay", "Ana Ruiz"), kind=kind, content=SpanRow("a", 0, len(words), words))
    assert position_sentence("Ana Ruiz", row, toward) == sentence


def test_one_slip_told_twice_is_one_sentence(rows):
    (conflict,) = rows["conflicts"]
    again = replace(conflict, id="k2", sides=list(conflict.sides))
    assert len(sentences(make_brief(rows | {"conflicts": [conflict, again]}), "In dispute")) == 1


def test_a_pronoun_is_no_party(rows):
    held = [position("a", "We will pay", "said", holder_entity=None)]
    held = [replace(one, holder=SpanRow("a", 0, 2, "he"), holder_entity="he") for one in held]
    assert sentences(make_brief(rows | {"positions": held}), "What the parties hold") == []
