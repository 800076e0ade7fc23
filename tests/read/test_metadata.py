from __future__ import annotations

import pytest

from dateline.model import Article
from dateline.read import Facts, Page, read_page

PROSE = "The ministers of both sides met in Lund on Monday and agreed to meet again in May, officials said."


def read(*lines: str, **facts: object) -> Article:
    content = "\n\n".join(lines).encode()
    return read_page(Page("a.txt", "a.txt", content, facts=Facts(**facts)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lines", "edtf"),
    [
        (("Border to reopen next month", "3 May 2021", PROSE), "2021-05-03"),
        (("Border to reopen next month", "By Ana Li | 05/13/2021", PROSE), "2021-05-13"),
        (("Border to reopen next month", "Updated 4 May 2021, published 3 May 2021", PROSE), "2021-05-03"),
        (("Border to reopen next month", "Updated: 4 May 2021", PROSE), "2021-05-04"),
        ((PROSE, "Published: 3 May 2021"), "2021-05-03"),
        (("LUND, 3 MAY 91 (EFE) -- " + PROSE,), "1991-05-03"),
        (("Border to reopen next month", "May 2021", PROSE), "2021-05"),
    ],
)
def test_the_page_states_its_date(lines: tuple[str, ...], edtf: str) -> None:
    article = read(*lines)
    assert article.published is not None
    assert (article.published.edtf, article.published_basis) == (edtf, "stated")
    assert article.published_reasons


@pytest.mark.parametrize(
    "lines",
    [
        (PROSE,),
        ("Border to reopen next month", PROSE, "They last met on 3 May 2019, the ministry said."),
        ("Border to reopen next month", "Guards in Lund, Veldora, March 29, 2021. REUTERS/Pia Holm", PROSE),
        ("LUND, May 3 (Reuters) - " + PROSE,),
        (PROSE, "March 3, 2021", PROSE),
        (PROSE, "© 2021 Lund Herald. All rights reserved."),
    ],
)
def test_a_date_of_body_caption_or_copyright_is_no_publication_date(lines: tuple[str, ...]) -> None:
    article = read(*lines)
    assert (article.published, article.published_basis) == (None, "unknown")


def test_what_a_sidecar_states_is_taken_as_stated() -> None:
    facts = {"published": "2021-05-01", "outlet": "Lund Herald", "byline": ("Ana Li",)}
    article = read("Border to reopen", "3 May 2021", PROSE, **facts)
    assert article.published is not None
    assert (article.published.edtf, article.outlet, article.byline) == ("2021-05-01", "Lund Herald", ("Ana Li",))
    assert article.published_reasons == ("the sidecar states 2021-05-01",)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Lena Marsh", ("Lena Marsh",)),
        ("By Lena Marsh and Tomas Abel, Reuters", ("Lena Marsh", "Tomas Abel")),
        ("BY LENA MARSH", ("Lena Marsh",)),
        ("By Qasim Abdul-zahra in Lund, staff writer", ("Qasim Abdul-zahra",)),
        ("By Lena Marsh, Lund Herald", ("Lena Marsh",)),
    ],
)
def test_a_byline_gives_names(line: str, names: tuple[str, ...]) -> None:
    assert read("Border to reopen next month", line, PROSE).byline == names


@pytest.mark.parametrize(
    ("lines", "wire"),
    [
        (("Border to reopen next month", "By Lena Marsh, Reuters", PROSE), ("Reuters",)),
        (("LUND (AP) — " + PROSE,), ("Associated Press",)),
        ((PROSE, "Source: AFP"), ("Agence France-Presse",)),
        ((PROSE, "Copyright 2021 The Associated Press. All rights reserved."), ("Associated Press",)),
        (("LUND (Meridian News Agency) — " + PROSE,), ("Meridian News Agency",)),
        ((PROSE, "The talks failed, AFP reported."), ()),
        ((PROSE, "Guards in Lund on Monday. REUTERS/Pia Holm", PROSE), ()),
    ],
)
def test_an_agency_is_credited_for_the_whole_report(lines: tuple[str, ...], wire: tuple[str, ...]) -> None:
    assert read(*lines).wire == wire


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        ((PROSE, "Published at www.rudaw.net"), "Rudaw"),
        ((PROSE, "Published at www.example.org"), "example.org"),
        ((PROSE, "© 2021 Lund Herald. All rights reserved."), "Lund Herald"),
        ((PROSE, "Comments", "Rudaw moderates all comments. Please be polite."), "Rudaw"),
        (("Border to reopen next month | Lund Herald", PROSE), "Lund Herald"),
        (("https://www.bbc.co.uk/news/1", PROSE), "BBC"),
        (("Border to reopen next month", "By Lena Marsh, Lund Herald", PROSE), "Lund Herald"),
        ((PROSE,), None),
    ],
)
def test_the_outlet_names_itself(lines: tuple[str, ...], outlet: str | None) -> None:
    assert read(*lines).outlet == outlet


def test_the_place_comes_from_the_dateline() -> None:
    assert read("LUND, Northern Region — " + PROSE).place == "Lund"
    assert read(PROSE).place is None


def test_a_site_behind_the_title_is_no_part_of_it() -> None:
    assert read("Border to reopen next month | Lund Herald", PROSE).title == "Border to reopen next month"


def test_names_stand_apart_from_addresses_and_pictures() -> None:
    head = ("The Lund Post | World", "Border to reopen next month")
    for line in ("Ana Li (a.li@post.example)", "Words by Ana Li. Photography by Omar Said."):
        article = read(*head, line, "3 May 2021", PROSE)
        assert (article.byline, article.outlet) == (("Ana Li",), "The Lund Post")
    article = read("Border to reopen next month", "AFP", "3 May 2021", PROSE)
    assert (article.wire, article.outlet) == (("Agence France-Presse",), None)


def test_front_matter_is_named_as_what_states_the_date() -> None:
    page = Page("a.md", "a.md", f"---\ntitle: Talks\ndate: 2021-05-03\n---\n\n{PROSE}\n".encode(), "markdown")
    assert read_page(page).published_reasons == ("the front matter states 2021-05-03",)


def test_a_page_without_a_first_heading_names_its_title_below() -> None:
    html = f"<title>Border to reopen - Lund Monitor</title><h2>Border to reopen</h2><p>{PROSE}</p>"
    assert read_page(Page("a.html", "a.html", html.encode(), "html")).title == "Border to reopen"
