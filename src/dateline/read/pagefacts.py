"""Title, authors, outlet, address and publication date of a web page, from what it states in several places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.model import Interval
from dateline.read.dates import holds_date, stated_dates, stated_interval, without_dates
from dateline.read.extract import Part, squeeze, text_of
from dateline.read.head import Head, authors_in, clean, distinct, publisher_in
from dateline.read.metadata import Publication, bare_title, outlet_at
from dateline.read.page import Facts, Page
from dateline.read.shapes import BY, agency, is_name

PUBLISHED = ("article:published_time", "article:published", "og:article:published_time", "datepublished", "og:published_time", "date.published", "parsely-pub-date", "sailthru.date", "dcterms.created", "dcterms.date", "dc.date.issued", "dc.date", "dc.date.created", "citation_publication_date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "article.published", "cxenseparse:recs:publishtime", "date", "last-modified")  # fmt: skip
AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "citation_author", "cxenseparse:author", "og:article:author", "twitter:creator:name")  # fmt: skip
SUMMARY = re.compile(r"(?:^|[\s_-])(?:standfirst|sub-?(?:title|head(?:line)?)|dek|lead|lede|intro|summary|teaser-?text|abstract|excerpt|chapo|strapline|description)(?:$|[\s_-])", re.IGNORECASE)
AUTHOR_MARK = re.compile(r"(?:^|[\s_-])(?:author|byline|by-line|autor|auteur)(?:s|_*name|-name)?(?:$|[\s_-])", re.IGNORECASE)
URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/_.-])")


def title_of(tree: Any, head: Head, facts: Facts) -> str | None:
    """The headline: as stated beside the page, else as the page announces it, without the site's name."""
    if facts.title:
        return facts.title
    shown = [text for element in tree.iterfind(".//h1") if (text := text_of(element))]
    headline = head.text("headline")
    others = {_bare(text) for text in [headline, *shown] if text}
    stated = head.first("og:title") or headline or head.first("twitter:title", "dc.title", "parsely-title")
    titles = [stated, *(shown[:1] if len(shown) == 1 else []), clean(tree.findtext(".//title") or "")]
    first = next((title for title in titles if title), None)
    return _without_site(first, others, head) if first else None


def _without_site(title: str, others: set[str], head: Head) -> str:
    """The title up to where another place of the page ends it, or without the site's name."""
    for match in re.finditer(r"\s+(?:[|–—·•»-]|::)\s+", title):
        if _bare(title[: match.start()]) in others:
            return title[: match.start()]
    for site in (head.first("og:site_name"), publisher_in(head)):
        title = bare_title(title, site)
    return title


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def summary_of(tree: Any, head: Head) -> Part | None:
    """The standfirst: the description in the page's head, where the page also shows it to its readers."""
    stated = [head.first("og:description"), head.first("description"), head.text("description")]
    wanted = {_bare(text) for text in stated if text and len(text.split()) >= 5}
    if not wanted:
        return None
    for element in tree.iter("p", "h2", "div", "span", "strong"):
        if (text := text_of(element)) and len(text) < 1000 and _bare(text) in wanted:
            return Part(text, "body", element.getroottree().getpath(element))
    return None


def byline_of(tree: Any, head: Head, facts: Facts) -> tuple[str, ...]:
    """The authors: as stated beside the page, else in JSON-LD, in meta elements, on the page itself."""
    if facts.byline:
        return facts.byline
    for source in (authors_in(head), head_authors(head), tuple(_shown_authors(tree))):
        if names := distinct(_names(source)):
            return names
    return ()


def head_authors(head: Head) -> tuple[str, ...]:
    """Authors in meta elements; addresses of profiles are no names."""
    found = (value for name in AUTHORS for value in head.meta.get(name, ()))
    return tuple(value for value in found if not re.search(r"https?:|^@|www\.|/", value))


def _names(texts: Iterable[str]) -> Iterator[str]:
    """Single names out of what pages write in an author's field."""
    for text in texts:
        bare = BY.sub("", squeeze(text)).strip(" ,.;|")
        for part in re.split(r"\s*[,;|•]\s*|\s+(?:and|und|et|y|og|&)\s+", bare):
            if part and len(part) <= 80 and not re.search(r"https?:|@|^\d+$", part):
                yield part


def _shown_authors(tree: Any) -> Iterator[str]:
    """Names in elements that the page marks as an author's."""
    for element in tree.iter("a", "span", "div", "p", "address", "li"):
        marks = f"{element.get('class', '')} {element.get('itemprop', '')} {element.get('rel', '')} {element.get('data-testid', '')}"
        if AUTHOR_MARK.search(marks):
            text = BY.sub("", without_dates(text_of(element)))
            if len(text) < 80 and (is_name(text) or agency(text)):
                yield text


def wires_in(names: Iterable[str]) -> list[str]:
    """Agencies among the authors."""
    return [wire for name in names if (wire := agency(name))]


def outlet_of(head: Head, facts: Facts, url: str | None) -> str | None:
    """Who published it: as stated, else the name that the page gives itself, else by its address."""
    return facts.outlet or publisher_in(head) or head.first("og:site_name", "application-name") or (outlet_at(url) if url else None)


def address_of(tree: Any, head: Head) -> str | None:
    """The page's own address."""
    link = tree.find(".//link[@rel='canonical']")
    found = [link.get("href") if link is not None else None, head.first("og:url")]
    return next((address for address in found if address and address.startswith(("http://", "https://"))), None)


def published(tree: Any, head: Head, page: Page, url: str | None) -> Publication:
    """The publication date from the page's statements; never from the words of the report."""
    facts = page.facts
    if facts.published and (when := stated_interval(facts.published)):
        return Publication(when, (f"{page.stated_by} states {facts.published}",))
    for when, reason in _statements(tree, head, url):
        return Publication(when, (reason,))
    return Publication(None, ("the page states no date",))


def _statements(tree: Any, head: Head, url: str | None) -> Iterator[tuple[Interval, str]]:
    """What the page states of its date, the surest first."""
    fields = [("its JSON-LD", head.text("datePublished")), *((f"its “{name}”", head.first(name)) for name in PUBLISHED)]
    fields += [("its JSON-LD", head.text("dateCreated") or head.text("dateModified"))]
    for where, text in fields:
        if text and (when := stated_interval(text)):
            yield when, f"{where} states {text[:40]}"
    yield from _times(tree)
    if url and (match := URL_DATE.search(url)) and (when := stated_interval("-".join(match.groups()))):
        yield when, f"its address holds {match[0].strip('/')}"


def _times(tree: Any) -> Iterator[tuple[Interval, str]]:
    """Times and date lines between the headline and the report."""
    for element in tree.iter("time"):
        text = element.get("datetime") or text_of(element)
        if when := stated_interval(text):
            yield when, f"the page prints “{squeeze(text_of(element) or text)[:60]}”"
    for element in tree.iter("p", "span", "div"):
        text = text_of(element)
        if len(text) < 80 and holds_date(text) and stated_dates(text) and not without_dates(text):
            yield stated_dates(text)[0].when, f"the page prints “{text}”"
