"""Title, authors, outlet, address and publication date of a web page, from what it states in several places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.lexicon import table, words
from dateline.model import Interval
from dateline.read.dates import holds_date, stated_dates, stated_interval, without_dates
from dateline.read.extract import Part, letters, squeeze, text_of
from dateline.read.head import Head, authors_in, clean, distinct, publisher_in
from dateline.read.metadata import Publication, bare_title, from_address, outlet_at
from dateline.read.page import Facts, Page
from dateline.read.shapes import BY, agency, is_name

PUBLISHED: tuple[str, ...] = tuple(table("page_head")["published"])
AUTHORS: tuple[str, ...] = tuple(table("page_head")["authors"])
AUTHOR_MARK = re.compile(r"author(?!i)|by-?line|\bautor(?:en|es)?\b|auteur", re.IGNORECASE)
NO_AUTHOR_MARK = re.compile(r"bio|related|avatar|image|photo|comment|social|follow|more", re.IGNORECASE)
# Names of one byline stand together; further down are authors of other reports.
NEIGHBOURS = 40


def title_of(tree: Any, head: Head, facts: Facts) -> str | None:
    """The headline: as stated beside the page, else as the page announces it, without the site's name."""
    if facts.title:
        return facts.title
    shown = [text for element in tree.iterfind(".//h1") if (text := text_of(element))]
    headline = head.text("headline")
    # A page without a first heading prints its title in a lower one.
    lower = [] if shown else [text for element in tree.iterfind(".//h2") if (text := text_of(element))]
    others = {_bare(text) for text in [headline, *shown, *lower] if text}
    stated = head.first("ogtitle") or headline or head.first("twittertitle", "dctitle", "parselytitle")
    titles = [stated, *(shown[:1] if len(shown) == 1 else []), clean(tree.findtext(".//title") or "")]
    first = next((title for title in titles if title), None)
    return _without_site(first, others, head) if first else None


def _without_site(title: str, others: set[str], head: Head) -> str:
    """The title up to where another place of the page ends it, or without the site's name."""
    for match in re.finditer(r"\s+(?:[|–—·•»-]|::)\s+", title):
        if _bare(title[: match.start()]) in others:
            return title[: match.start()]
    for site in (head.first("ogsitename"), publisher_in(head)):
        title = bare_title(title, site)
    return title


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def summary_of(tree: Any, head: Head) -> Part | None:
    """The standfirst: the description in the page's head, where the page also shows it to its readers."""
    stated = [head.first("ogdescription"), head.first("description"), head.text("description")]
    wanted = {_bare(text) for text in stated if text and len(text.split()) >= 5}
    if not wanted:
        return None
    for element in tree.iter("p", "h2", "div", "span", "strong"):
        if (text := text_of(element)) and len(text) < 1000 and _bare(text) in wanted:
            return Part(text, "body", element.getroottree().getpath(element))
    return None


def byline_of(tree: Any, head: Head, facts: Facts) -> tuple[str, ...]:
    """The authors: as stated beside the page, else in JSON-LD, in meta elements, on the page itself.

    Where a source names only the site, the next one is asked; the site is the author if none names another.
    """
    if facts.byline:
        return facts.byline
    site = _site_names(tree, head)
    found = [distinct(_names(source)) for source in (authors_in(head), head_authors(head), _shown_authors(tree))]
    persons = (names for names in found if any(not _is_site(name, site) for name in names))
    return next(persons, None) or next(filter(None, found), ())


def head_authors(head: Head) -> tuple[str, ...]:
    """Authors in meta elements; addresses of profiles are no names."""
    found = [value for name in AUTHORS for value in head.meta.get(name, ())]
    if (head.first("twitterlabel1") or "").lower() in words("page_head", "author_labels"):
        found += head.meta.get("twitterdata1", [])
    return tuple(value for value in found if not re.search(r"https?:|@|www\.|/", value))


def _site_names(tree: Any, head: Head) -> set[str]:
    """What the site calls itself: its authors' field often holds no more."""
    address = address_of(tree, head)
    names = [head.first("ogsitename", "applicationname"), publisher_in(head), outlet_at(address) if address else None]
    return {letters(name) for name in names if name}


def _is_site(name: str, site: set[str]) -> bool:
    """Is it the site's name or domain?"""
    bare = letters(name)
    return (
        bare in site
        or any(bare.startswith(one) for one in site)
        or bool(re.fullmatch(r"[\w-]+\.[a-z]{2,4}", name.lower()))
    )


def _names(texts: Iterable[str]) -> Iterator[str]:
    """Single names out of what pages write in an author's field."""
    for text in texts:
        bare = BY.sub("", squeeze(text)).strip(" ,.;|")
        for part in re.split(r"\s*[,;|•]\s*|\s+(?:and|und|et|y|og|&)\s+", bare):
            if part and len(part) <= 80 and not re.search(r"https?:|@|^\d+$|^\(", part):
                yield part


def _shown_authors(tree: Any) -> list[str]:
    """Names in elements that the page marks as an author's: the first ones, and those beside them."""
    found: list[str] = []
    first = -1
    for order, element in enumerate(tree.iter("a", "span", "div", "p", "address", "li")):
        if first >= 0 and order > first + NEIGHBOURS:
            break
        names = _names_in_element(element)
        if names and first < 0:
            first = order
        found += names
    return found


def _names_in_element(element: Any) -> list[str]:
    """The names in an element that is marked as an author's."""
    marks = " ".join(element.get(key, "") for key in ("class", "itemprop", "rel", "data-testid"))
    if not AUTHOR_MARK.search(marks) or NO_AUTHOR_MARK.search(marks):
        return []
    text = text_of(element)
    if len(text) > 120:
        return []
    bare = BY.sub("", without_dates(text) if holds_date(text) else text)
    return [part for part in re.split(r"\s*[,;|•]\s*|\s+(?:and|und|et|og|&)\s+", bare) if is_name(part) or agency(part)]


def wires_in(names: Iterable[str]) -> list[str]:
    """Agencies among the authors."""
    return [wire for name in names if (wire := agency(name))]


def outlet_of(head: Head, facts: Facts, url: str | None) -> str | None:
    """Who published it: as stated, else the name that the page gives itself, else by its address."""
    return (
        facts.outlet
        or publisher_in(head)
        or head.first("ogsitename", "applicationname")
        or (outlet_at(url) if url else None)
    )


def address_of(tree: Any, head: Head) -> str | None:
    """The page's own address."""
    link = tree.find(".//link[@rel='canonical']")
    found = [link.get("href") if link is not None else None, head.first("ogurl")]
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
    # Some sites close the page's title with the day: "Talks resume | Example | 28.04.2023".
    last = re.split(r"\s[|–—-]\s", squeeze(tree.findtext(".//title") or ""))[-1]
    if (dates := stated_dates(last)) and not without_dates(last):
        yield dates[0].when, f"its title ends with {last}"
    yield from _times(tree)
    if url and (found := from_address(url)) and found.when:
        yield found.when, found.reasons[0]


def _times(tree: Any) -> Iterator[tuple[Interval, str]]:
    """Times and date lines on the page, the one nearest to the headline first: teasers have dates too."""
    found: list[tuple[int, Interval, str]] = []
    headline = 0
    for order, element in enumerate(tree.iter("h1", "h2", "h3", "time", "p", "span", "div")):
        if element.tag == "h1":
            headline = headline or order
            continue
        text = text_of(element)
        if len(text) < 80 and (when := _time_in(element, text)):
            found.append((order, when, f"the page prints “{text or element.get('datetime')}”"))
    for _, when, reason in sorted(found, key=lambda one: abs(one[0] - headline)):
        yield when, reason


def _time_in(element: Any, text: str) -> Interval | None:
    """The day that an element states: a time with its stamp, or nothing but a date."""
    if element.tag == "time":
        return stated_interval(element.get("datetime") or text)
    dates = stated_dates(text)
    rest = BY.sub("", without_dates(text))
    return dates[0].when if dates and dates[0].sure and (not rest or is_name(rest)) else None
