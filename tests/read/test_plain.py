from __future__ import annotations

import time

import pytest

from dateline.errors import UnreadableSource
from dateline.read import Facts, Page, read_page

PROSE = "The ministers of both sides met in Lund on Monday and agreed to meet again in May, officials said."


@pytest.mark.parametrize("text", [f"{PROSE}\r\n\xa0\r\n{PROSE}\r", "\n\n  " + PROSE + " \u2028x\n\n", PROSE])
def test_the_text_is_the_file(text: str) -> None:
    article = read_page(Page("a.txt", "a.txt", text.encode()))
    assert article.text == text


def test_a_byte_order_mark_is_dropped() -> None:
    assert read_page(Page("a.txt", "a.txt", b"\xef\xbb\xbf" + PROSE.encode())).text == PROSE


SPANISH = (
    "Los ministros de ambas partes se reunieron el lunes y acordaron volver a hablar en mayo. “Es un primer paso”, "
    "dijo el ministro de Exteriores, que pidió calma a los dos países tras dos años de cierre de la frontera."
)


@pytest.mark.parametrize(("encoding", "text"), [("cp1252", SPANISH), ("utf-16", PROSE)])
def test_other_encodings_are_known_by_their_bytes(encoding: str, text: str) -> None:
    assert read_page(Page("a.txt", "a.txt", text.encode(encoding))).text == text


@pytest.mark.parametrize("content", [b"", b" \n\t", "\xa0\n".encode(), b"\0" * 50, bytes(range(256)) * 20])
def test_what_is_no_text_is_refused_with_a_remedy(content: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"a\.txt: .+") as caught:
        read_page(Page("a.txt", "a.txt", content))
    assert caught.value.remedy


def test_the_id_hangs_on_name_bytes_and_stated_facts() -> None:
    pages = [
        Page("x/a.txt", "a.txt", b"One sentence."),
        Page("y/a.txt", "a.txt", b"One sentence."),
        Page("x/b.txt", "b.txt", b"One sentence."),
        Page("x/a.txt", "a.txt", b"Another sentence."),
        Page("x/a.txt", "a.txt", b"One sentence.", facts=Facts(outlet="Lund Herald")),
    ]
    ids = [read_page(page).id for page in pages]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 4


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,
        "a" + " " * 1_000_000 + "b",
        "AAA-" * 250_000,
        "Aaa " * 250_000,
        "A/" * 1400,
        "1/" * 700 + "x",
        "By" + " " * 1400 + "x.",
    ],
)
def test_a_hostile_line_costs_no_time(text: str) -> None:
    before = time.perf_counter()
    assert read_page(Page("a.txt", "a.txt", text.encode())).text == text
    assert time.perf_counter() - before < 3


def test_markdown_marks_are_no_words() -> None:
    front = "---\ntitle: Dam talks stall\ndate: 2023-05-05\nauthor: Ana Li\n---\n"
    text = f"{front}# Dam talks *stall*\n\n{PROSE}\n\n## What divides them\n\n- [{PROSE}](https://example.org)\n"
    article = read_page(Page("a.md", "a.md", text.encode(), "markdown"))
    assert article.text == text
    assert (article.title, article.byline) == ("Dam talks stall", ("Ana Li",))
    assert article.published is not None
    assert article.published.edtf == "2023-05-05"
    found = [(block.kind, text[block.span.start : block.span.end]) for block in article.blocks]
    assert ("title", "Dam talks *stall") in found or ("title", "Dam talks *stall*") in found
    assert ("heading", "What divides them") in found
    assert [kind for kind, _ in found[:5]] == ["notice"] * 5


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PROSE, "en"),
        ("Die Minister beider Seiten trafen sich am Montag und wollen im Mai wieder verhandeln, hieß es.", "de"),
        ("Los ministros de ambas partes se reunieron el lunes y acordaron volver a hablar en mayo.", "es"),
        ("Hang Lund index up 0.4%, while the Karu composite rose 0.6%, and Ostmark gained 3%.", "en"),
        ("Talks", None),
    ],
)
def test_the_language(text: str, language: str | None) -> None:
    assert read_page(Page("a.txt", "a.txt", text.encode())).language == language
