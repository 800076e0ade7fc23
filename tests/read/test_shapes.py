from __future__ import annotations

import pytest

from dateline.read.lines import Line
from dateline.read.shapes import agency, is_name, own_kind


def kind(text: str) -> str | None:
    return own_kind(Line(0, len(text), text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rtisement", "advert"),
        ("ADVERTISEMENT", "advert"),
        ("Story continues below advertisement", "advert"),
        ("A+ A-", "navigation"),
        ("Share Tweet Email", "navigation"),
        ("Home > World > Veldora", "navigation"),
        ("12K shares", "navigation"),
        ("https://example.org/talks", "navigation"),
        ("Follow us on Twitter", "navigation"),
        ("© 2021 Lund Herald. All rights reserved.", "notice"),
        ("Published at www.example.org", "notice"),
        ("Beta V.2 - Powered by automated translation", "notice"),
        ("This story has been updated.", "notice"),
        ("Subscribe to our newsletter", "notice"),
        ("Reporting by Lena Marsh; Editing by Ivo Kant", "credit"),
        ("Photo: Mia Torv", "credit"),
        ("Source: Reuters", "credit"),
        ("Read also:", "related"),
        ("Related Topics", "related"),
        ("Also read: Ostmark votes on Sunday", "related"),
        ("More from The Lund Herald", "related"),
        ("Leave a comment", "comments"),
        ("By Lena Marsh", "byline"),
        ("BY LENA MARSH AND TOMAS ABEL", "byline"),
        ("Sura Karim | 3 May 2021", "byline"),
        ("Published: 3 May 2021, 10:15 GMT", "date"),
        ("Updated 5:40 p.m. ET", "date"),
        ("The minister speaks in Lund, Veldora, March 29, 2021. REUTERS/Pia Holm", "caption"),
        ("Soldiers stand guard in Karu on Monday. (AP Photo/Joe Lund, File)", "caption"),
        ("A ship leaves the port of Karu, June 3, 2020 [Joana Reis/AFP]", "caption"),
        ("FILE PHOTO: The bridge at Lund in winter", "caption"),
        ("Pia Holm/AFP via Getty Images", "credit"),
    ],
)
def test_a_line_that_says_what_it_is(text: str, expected: str) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met on Monday.",
        "Related talks between the two sides ended without a result on Monday.",
        "Search teams found 12 people alive, the ministry said.",
        "Comments by the minister angered the opposition, which called for a vote.",
        "By July 2013, the two sides had met four times, the ministry said.",
        "Share prices in Lund fell by four percent on Monday after the vote.",
        "Read more than the headline, the minister told reporters, and you will see.",
        "The picture was taken by a photographer of Reuters, the court heard.",
        "“Subscribe to that and you subscribe to anything,” she said.",
        "Sources: troops to stay in Karu until May",
        "He was born on 3 May 1961 in Lund.",
    ],
)
def test_a_sentence_says_nothing_of_its_kind(text: str) -> None:
    assert kind(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lena Marsh", True),
        ("Qasim Abdul-zahra", True),
        ("Khalid al-Mosuli", True),
        ("LENA MARSH", True),
        ("Middle East", False),
        ("Troops leave", False),
        ("Lund", False),
        ("The Lund Herald", False),
    ],
)
def test_a_name_has_two_to_five_tall_words(text: str, expected: bool) -> None:
    assert is_name(text) is expected


def test_short_agencies_are_written_in_capitals() -> None:
    assert agency("AP") == "Associated Press"
    assert agency("Ina") is None
    assert agency("the associated press") == "Associated Press"
