from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.blocks import label_text

PROSE = "The ministers of both sides met in Lund on Monday and agreed to meet again in May, officials said."
MORE = "The talks were the first since the border was closed two years ago, after a dispute about fishing."


def kinds(text: str, **options: object) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in label_text(text, **options).labelled]  # type: ignore[arg-type]


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def test_the_head_of_a_page() -> None:
    text = page(
        "World", "Border to reopen next month", "Ministers hail a first step", "Share", "By Lena Marsh, Reuters",
        "Published: 3 May 2021", "3 min read", f"LUND — {PROSE}", MORE,
    )  # fmt: skip
    assert [kind for kind, _ in kinds(text)] == [
        "navigation", "title", "standfirst", "navigation", "byline", "date", "navigation", "dateline", "body", "body",
    ]  # fmt: skip
    assert ("dateline", "LUND —") in kinds(text)
    assert ("body", PROSE) in kinds(text)


def test_a_name_printed_twice_below_a_date_is_the_author() -> None:
    text = page("Border to reopen next month", "03-05-2021\nSura Karim\nSura Karim\nA+ A-", PROSE)
    assert [kind for kind, _ in kinds(text)] == ["title", "date", "byline", "byline", "navigation", "body"]


@pytest.mark.parametrize("text", [PROSE, page(PROSE, MORE), "One headline only", f"{PROSE}\n{MORE}"])
def test_a_text_without_structure_is_all_body(text: str) -> None:
    assert {kind for kind, _ in kinds(text)} == {"body"}


def test_a_sentence_above_the_byline_is_the_standfirst() -> None:
    text = page("Border to reopen next month", MORE, "By Lena Marsh", PROSE)
    assert [kind for kind, _ in kinds(text)] == ["title", "standfirst", "byline", "body"]


def test_read_also_takes_the_headline_below_it_and_no_more() -> None:
    text = page(PROSE, "Read also:\nWho owns the port of Karu. Who pays?", MORE)
    assert [kind for kind, _ in kinds(text)] == ["body", "related", "related", "body"]


def test_comments_run_to_the_end() -> None:
    text = page(PROSE, MORE, "Comments", "We moderate all comments.", PROSE, "Required", "Required")
    assert [kind for kind, _ in kinds(text)][2:] == ["comments"] * 5


def test_a_link_to_the_comments_above_the_report_opens_nothing() -> None:
    text = page("Border to reopen next month", "12 Comments", PROSE, MORE, PROSE)
    assert [kind for kind, _ in kinds(text)] == ["title", "navigation", "body", "body", "body"]


def test_the_tail_of_a_page() -> None:
    text = page(
        PROSE, MORE, "Reporting by Lena Marsh", "Related Topics", "Veldora", "Ostmark", "More from World",
        "Storm hits northern coast, thousands without power", "© 2021 Lund Herald", "Search\nDate archive",
    )  # fmt: skip
    assert [kind for kind, _ in kinds(text)][2:] == [
        "credit", "related", "related", "related", "related", "related", "notice", "navigation", "navigation",
    ]  # fmt: skip


def test_headings_and_captions_inside_the_report() -> None:
    caption = "Guards at the crossing near Lund, Veldora, January 3, 2021. REUTERS/Pia Holm"
    text = page(PROSE, "What comes next", MORE, caption, "He continued:", PROSE)
    assert [kind for kind, _ in kinds(text)] == ["body", "heading", "body", "caption", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "“We will do what it takes,” she said",
        "• The next meeting is on July 7.",
        "Dead: 12",
        "and that was all they said of it",
        "They agreed.",
    ],
)
def test_the_last_line_of_a_report_stays_body(line: str) -> None:
    assert kinds(page(PROSE, MORE, line, "Advertisement"))[2][0] == "body"


def test_a_date_inside_the_report_heads_a_section() -> None:
    text = page(PROSE, "March 3, 2021", MORE)
    assert [kind for kind, _ in kinds(text)] == ["body", "heading", "body"]


def test_the_title_that_a_sidecar_states_is_found() -> None:
    text = page("Border to reopen, ministers say.", PROSE)
    assert kinds(text, title="Border to reopen, ministers say")[0][0] == "title"


def test_lines_wrapped_by_an_editor_are_one_paragraph() -> None:
    first = (
        "LUND, 3 JAN 90 -- [TEXT] THE MINISTERS OF BOTH SIDES MET IN THE TOWN\n"
        "HALL OF LUND ON MONDAY AND AGREED TO MEET AGAIN IN MAY, OFFICIALS OF BOTH\n"
        "SIDES SAID."
    )
    other = (
        "   THE TALKS WERE THE FIRST SINCE THE BORDER BETWEEN THE TWO COUNTRIES\n"
        "WAS CLOSED TWO YEARS AGO, AFTER A LONG DISPUTE ABOUT THE RIGHTS TO FISH\n"
        "OFF THE NORTHERN COAST OF VELDORA."
    )
    text = f"{first}\n\n{other}"
    found = kinds(text)
    assert [kind for kind, _ in found] == ["dateline", "body", "body"]
    assert "\n" in found[1][1]


def test_speakers_of_a_transcript_are_no_places() -> None:
    text = f"QUIST: {PROSE}\nMARSH: {MORE}\nQUIST: {PROSE}"
    assert {kind for kind, _ in kinds(text)} == {"body"}


@given(st.text(alphabet=st.sampled_from("Aa b.\n\r\xa0:-—“”12©/|()"), max_size=300))
def test_every_line_has_exactly_one_kind_and_offsets_are_true(text: str) -> None:
    found = label_text(text).labelled
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    covered = {place for one in found for place in range(one.start, one.end)}
    assert all(not char.isalnum() or place in covered for place, char in enumerate(text))


def test_labels_of_captions_and_what_stands_below_them() -> None:
    text = page("Dam bursts in Karu", "Image source, Reuters", "Image caption,", "Rescue teams search the mud", PROSE)
    assert [kind for kind, _ in kinds(text)] == ["title", "credit", "navigation", "caption", "body"]


def test_a_byline_may_hold_dates_and_a_caption_its_credit_in_brackets() -> None:
    caption = "Minister Karl Venn (left) meets his counterpart in Lund (AFP photo by Pia Holm)"
    lure = "Get top stories and blog posts emailed to you each day."
    byline = "By AFP - May 04,2023 - Last updated at May 04,2023"
    text = page("Border to reopen next month", byline, PROSE, caption, MORE, lure)
    assert [kind for kind, _ in kinds(text)] == ["title", "byline", "body", "caption", "body", "notice"]


def test_the_head_of_a_mail_is_read_by_its_fields() -> None:
    text = (
        "From: desk@herald.example\nTo: readers\nSubject: Border to reopen next month\n"
        f"Date: Tue, 4 May 2021 07:15:22 +0000\n\nHello,\n\n{PROSE}\n\n{MORE}\n"
        "\nYou are receiving this because you signed up. Unsubscribe | Privacy\n"
    )
    assert [kind for kind, _ in kinds(text)] == [
        "navigation", "navigation", "navigation", "title", "date", "body", "body", "body", "notice",
    ]  # fmt: skip
    assert ("title", "Border to reopen next month") in kinds(text)


@pytest.mark.parametrize("plate", ["The Lund Post | World", "THE WEEKLY SUN", "The Northern Star", "Lund Gazette"])
def test_the_name_of_the_paper_is_no_headline(plate: str) -> None:
    text = page(plate, "Subscribe Sign in", "BREAKING: Border to reopen next month", "3 May 2021", PROSE, MORE)
    assert [kind for kind, _ in kinds(text)] == ["navigation", "navigation", "title", "date", "body", "body"]


@pytest.mark.parametrize(
    "line",
    ["Ana Li (a.li@post.example)", "By Ana Li @analiwrites", "Words by Ana Li. Photography by Omar Said.", "AFP"],
)
def test_names_beside_addresses_and_pictures_are_bylines(line: str) -> None:
    text = page("Border to reopen next month", line, "3 May 2021", PROSE, MORE)
    assert [kind for kind, _ in kinds(text)] == ["title", "byline", "date", "body", "body"]


def test_a_list_of_others_ends_where_the_report_opens_one_of_its_own() -> None:
    text = page(
        "Border to reopen next month", "3 May 2021", PROSE, "Most read", "1", "Man jailed over ferry fire",
        "In other developments:", "Two bridges over the river were closed", MORE,
    )  # fmt: skip
    assert [kind for kind, _ in kinds(text)][3:] == ["related", "related", "related", "body", "heading", "body"]


def test_the_hours_of_a_live_page_are_no_text() -> None:
    text = page("Border to reopen next month", "3 May 2021", PROSE, "14.05 GMT", MORE, "11:30", PROSE)
    assert [kind for kind, _ in kinds(text)] == ["title", "date", "body", "date", "body", "date", "body"]


@pytest.mark.parametrize("line", ["[1] [2] Next page", "Next page »", "[1] [2] [3]"])
def test_links_to_further_pages_are_navigation(line: str) -> None:
    assert kinds(page(PROSE, MORE, line))[-1][0] == "navigation"
