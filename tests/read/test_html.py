from __future__ import annotations

import json

import pytest

from dateline.errors import UnreadableSource
from dateline.model import Article
from dateline.read import Page, read_page

PARTS = [
    "The ministers of both sides met in Lund on Monday and agreed to meet again in May, officials said afterwards.",
    "The talks were the first since the border between the two countries was closed two years ago, after a dispute.",
    "About 300 lorries a day used the crossing before it was closed, the ministry of transport said.",
    "Norway, which mediated, has offered to send observers to the crossing when it opens, the foreign minister said.",
]
BODY = "".join(f"<p>{part}</p>" for part in PARTS)


def read(body: str, head: str = "", origin: str = "a.html") -> Article:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return read_page(Page(origin, origin, page.encode(), "html"))


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def test_blocks_know_their_elements() -> None:
    article = read(f"<nav>Home</nav><article><h1>Border to reopen</h1>{BODY}</article><footer>© 2021</footer>")
    found = [(block.kind, article.text[block.span.start : block.span.end]) for block in article.blocks]
    assert found == [("title", "Border to reopen"), *(("body", part) for part in PARTS)]
    assert article.blocks[0].selector == "/html/body/article/h1"
    assert article.blocks[2].selector == "/html/body/article/p[2]"


def test_json_ld_states_title_authors_outlet_and_date() -> None:
    head = ld(**{
        "@graph": [
            {"@type": "WebPage", "name": "Home"},
            {"@type": ["NewsArticle"], "headline": "Border to reopen", "datePublished": "2021-05-03T23:30:00+02:00",
             "author": [{"@type": "Person", "name": "Ana Li"}, {"@id": "#bo"}], "publisher": {"@id": "#site"}},
            {"@id": "#bo", "@type": "Person", "name": "Bo Ek"},
            {"@id": "#site", "@type": "Organization", "name": "Lund Herald"},
        ]
    })  # fmt: skip
    article = read(f"<article>{BODY}</article>", head)
    assert (article.title, article.byline, article.outlet) == ("Border to reopen", ("Ana Li", "Bo Ek"), "Lund Herald")
    assert article.published is not None
    assert (article.published.edtf, article.published_basis) == ("2021-05-03", "stated")


@pytest.mark.parametrize(
    ("title", "more"),
    [
        ("Border to reopen | Lund Herald", '<meta property="og:site_name" content="Lund Herald">'),
        ("Border to reopen - News - The Lund Herald | by Ana Li", ""),
        ("Border to reopen | example.org", ""),
    ],
)
def test_a_site_behind_the_title_is_no_part_of_it(title: str, more: str) -> None:
    head = f'<meta property="og:title" content="{title}">{more}'
    assert read(f"<article><h1>Border to reopen</h1>{BODY}</article>", head).title == "Border to reopen"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:published:time" content="2021-05-03T10:00:00Z">', ""),
        ('<meta name="pubdate" content="20210503">', ""),
        ("", '<time datetime="2021-05-03T10:00">yesterday</time>'),
        ("", '<div class="meta">Published: 3 May 2021</div>'),
        ('<link rel="canonical" href="https://example.org/2021/05/03/border">', ""),
    ],
)
def test_the_page_states_its_date(head: str, body: str) -> None:
    article = read(f"<article><h1>Border to reopen</h1>{body}{BODY}</article>", head)
    assert article.published is not None
    assert article.published.edtf == "2021-05-03"


def test_a_date_in_the_report_is_no_publication_date() -> None:
    article = read(f"<article><h1>Border to reopen</h1>{BODY}<p>They last met on 3 May 2019, she said.</p></article>")
    assert (article.published, article.published_basis) == (None, "unknown")


def test_the_site_is_no_author_where_the_page_names_one() -> None:
    site = {"name": "Lund Herald"}
    head = ld(**{"@type": "NewsArticle", "headline": "Border", "author": site, "publisher": site})
    body = f'<article><h1>Border to reopen</h1><span class="article__author">By Ana Li</span>{BODY}</article>'
    assert read(body, head).byline == ("Ana Li",)
    assert read(f"<article>{BODY}</article>", head).byline == ("Lund Herald",)


def test_captions_links_and_lures_are_labelled() -> None:
    caption = "Guards stand at the crossing near Lund in the snow"
    body = (
        f"<article><h1>Border to reopen</h1>{BODY}<figure><img><figcaption>{caption}</figcaption></figure>"
        f"<p>{PARTS[0]}</p>"
        '<p><a href="/x">Storm hits northern coast, thousands without power</a></p>'
        "<p>Sign up for our newsletter to get the news every morning.</p>"
        "<p>One more word was said about it in the evening.</p>"
        "</article>"
    )
    article = read(body)
    found = [(article.text[block.span.start : block.span.end], block.kind) for block in article.blocks]
    kinds = dict(reversed(found))
    assert kinds[caption] == "caption"
    assert kinds.get("Storm hits northern coast, thousands without power", "related") == "related"
    assert kinds.get("Sign up for our newsletter to get the news every morning.", "notice") == "notice"
    assert [kinds[part] for part in PARTS] == ["body"] * 4


def test_the_announced_text_fills_what_the_extraction_misses() -> None:
    text = "\n".join(PARTS * 3)
    head = ld(**{"@type": "NewsArticle", "headline": "Border to reopen", "articleBody": text})
    article = read("<div><p>A short teaser stands here and no more than that for readers.</p></div>", head)
    assert PARTS[0] in article.text


def test_scripts_never_reach_the_text() -> None:
    shown = "<p>Say &lt;script&gt;alert(2)&lt;/script&gt; on air.</p>"
    article = read(f"<script>alert(1)</script><article><h1>Talks</h1>{BODY}{shown}</article>")
    assert "alert(1)" not in article.text
    assert "<script>alert(2)</script>" in article.text


@pytest.mark.parametrize(
    "content",
    [
        "<html></html>",
        "",
        "<html><body>" + "<div>" * 3000,
        f'<script type="application/ld+json">{"[" * 50_000}</script>',
    ],
)
def test_a_page_without_report_is_refused_with_a_remedy(content: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        read_page(Page("a.html", "a.html", content.encode(), "html"))
    assert caught.value.remedy


def test_broken_statements_are_no_statements() -> None:
    wrong = {"headline": 5, "author": [[[{"name": [1]}]]], "datePublished": "2021-13-45", "articleBody": 7}
    head = ld(**{"@type": "NewsArticle", **wrong}) + '<script type="application/ld+json">{bad</script>'
    article = read(f"<article><h1>Border to reopen</h1>{BODY}", head)
    assert (article.title, article.byline, article.published) == ("Border to reopen", (), None)


def test_a_page_in_utf_8_may_declare_something_else() -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>Señor Müller: {PARTS[0]}</p></body></html>'
    assert "Señor Müller" in read_page(Page("a.html", "a.html", page.encode(), "html")).text
    for strange in ("undefined", "hex", "no-such-thing", "idna"):
        declared = page.replace("iso-8859-1", strange).encode("iso-8859-1")
        assert PARTS[0] in read_page(Page("a.html", "a.html", declared, "html")).text
    old = page.encode("iso-8859-1")
    assert "Señor Müller" in read_page(Page("a.html", "a.html", old, "html")).text
