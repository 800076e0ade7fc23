"""What a page's own lines and its sidecar state about it: title, names, outlet, wire, place, publication date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from dateline.lexicon import table, words
from dateline.model import BlockKind, Interval
from dateline.read.blocks import STATED, Layout
from dateline.read.dates import label_before, short_year_date, stated_dates, stated_interval, without_dates
from dateline.read.page import Facts
from dateline.read.shapes import BY, agency, is_name, nameplate, names_part

# What a site's name may end with on its pages: "BBC News" is the BBC.
OUTLET_TAIL = re.compile(r"\s+(?:news|online|english)$|\.(?:com|net|org)$")
URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/_.-])")
SITE = re.compile(
    r"(?:published|posted|appeared|printed|found|read more|more)\s+(?:first\s+)?(?:at|on|in|by)\s+"
    r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})",
    re.IGNORECASE,
)
PRINTED_IN = re.compile(
    r"(?:published|appeared|printed)\s+(?:first\s+)?(?:at|on|in|by)\s+(?:the\s)?([A-Z][\w'’&.]*(?:\s[A-Z][\w'’&.]*){0,4})"
)
RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s*(?:©|\(c\)|copyright|by|20\d\d|19\d\d|[-–,])\s*)*\s*(?P<name>[^.,|·•©\d]{2,50})?",
    re.IGNORECASE,
)
MODERATES = re.compile(
    r"^([A-Z][\w.'’]*(?:\s[A-Z][\w.'’]*){0,3}) (?:moderates|reserves the right|does not (?:endorse|accept|tolerate)"
    r"|welcomes (?:your )?comments|is not responsible)"
)
# Fields of a line that holds several: "Source: Lund Herald   Author: Ana Li".
SOURCE_FIELD = re.compile(r"\bSource\s?:\s?(.{2,60}?)(?:\s{2,}|\||\t|$)")
AUTHOR_FIELD = re.compile(r"\bAuthors?\s?:\s?(.{2,60}?)(?:\s{2,}|\||\t|$)")
SOURCE = re.compile(
    r"^[(\[]?(?:sources?|via|with (?:inputs?|information|files|reporting) (?:from|by)|with|by)\s*:?\s+(.+?)[)\].]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Publication:
    """When a report says it was published, and in which words; no date has a reason too."""

    when: Interval | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of a page by kind."""

    text: str
    layout: Layout

    def of(self, *kinds: BlockKind) -> list[str]:
        """The lines of these kinds in order."""
        return [self.text[one.start : one.end] for one in self.layout.labelled if one.kind in kinds]


def published(lines: PageLines, facts: Facts, stated_by: str, url: str | None = None) -> Publication:
    """The publication date: what is stated beside the page, else what its date lines say, else its dateline.

    A date inside the report's sentences or under a picture is no publication date.
    """
    if facts.published and (when := stated_interval(facts.published)):
        return Publication(when, (f"{stated_by} states {facts.published}",))
    found = _from_lines(lines) or _from_dateline(lines) or (from_address(url) if url else None)
    return found or Publication(None, ("the page states no date",))


def from_address(url: str) -> Publication | None:
    """From an address like https://example.org/2021/03/24/talks."""
    match = URL_DATE.search(url)
    when = stated_interval("-".join(match.groups())) if match else None
    return Publication(when, (f"its address holds {match[0].strip('/')}",)) if match and when else None


def _from_lines(lines: PageLines) -> Publication | None:
    """From date lines, bylines and notices; a line that says "published" before one that says "updated"."""
    found = [
        (rank, order, one.when, line)
        for order, line in enumerate(_date_lines(lines))
        for one in stated_dates(line)
        for rank in [("published", "", "updated").index(label_before(line, one.start))]
    ]
    if not found:
        months = [(line, when) for line in _date_lines(lines) if (when := stated_interval(line))]
        return Publication(months[0][1], (f"the page prints “{_short(months[0][0])}”",)) if months else None
    rank, _, when, line = min(found, key=lambda one: one[:2])
    reason = f"the page prints “{_short(line)}”"
    if rank == 2:
        reason += ", the day of its last change; it states no other"
    if when.days != 1:
        reason += "; day and month may stand in either order"
    return Publication(when, (reason,))


def _date_lines(lines: PageLines) -> list[str]:
    """Lines that may state the date: those above the report, and any that says "published" or "updated"."""
    labelled = lines.layout.labelled
    first = next((index for index, one in enumerate(labelled) if one.kind in ("body", "dateline")), len(labelled))
    above = [one for one in labelled[:first] if one.kind in ("date", "byline")]
    below = [one for one in labelled[first:] if one.kind in ("date", "byline", "notice")]
    said = [one for one in (*labelled[:first], *below) if one.kind == "notice" or one in below]
    return [lines.text[one.start : one.end] for one in above] + [
        line for one in said if STATED.match(line := lines.text[one.start : one.end])
    ]


def _from_dateline(lines: PageLines) -> Publication | None:
    """From a dateline that names the year."""
    dateline = lines.layout.dateline
    if dateline is None or not dateline.date:
        return None
    when = next((one.when for one in stated_dates(dateline.date)), None) or short_year_date(dateline.date)
    return Publication(when, (f"the dateline says “{_short(dateline.date)}”",)) if when else None


def byline_of(lines: PageLines, facts: Facts) -> tuple[str, ...]:
    """The authors' names, each once."""
    if facts.byline:
        return facts.byline
    fields = [match[1] for line in lines.of("credit") if (match := AUTHOR_FIELD.search(line))]
    return unique(name for line in (*lines.of("byline"), *fields) for name in names_in(line))


def names_in(line: str) -> Iterator[str]:
    """The names in a byline; agencies and offices are none.

    >>> list(names_in("By Ana Li and Omar Said in Basra, staff writers | 3 May 2021"))
    ['Ana Li', 'Omar Said']
    """
    bare = BY.sub("", names_part(_without_date(line)))
    for part in re.split(r",|;|\b(?:and|AND)\b|&|\||/|•|·|\bwith\b|\bin\b|\bfor\b", bare):
        name = part.strip(" .–—-:()")
        if is_name(name) and not agency(name):
            yield name.title() if name.isupper() else name


def _without_date(line: str) -> str:
    return without_dates(line) if stated_dates(line) else line


def wires_of(lines: PageLines) -> tuple[str, ...]:
    """Agencies credited for the whole report: in the dateline, the byline, a source line, the copyright."""
    found = [lines.layout.dateline.wire] if lines.layout.dateline else []
    for line in lines.of("byline"):
        bare = BY.sub("", _without_date(line))
        found += [agency(part) for part in re.split(r",|\band\b|&|\||/|\(|\)|\s[–—-]\s|\s(?=Last\b)", bare)]
    for line in lines.of("credit"):
        if match := SOURCE.match(line):
            found += [agency(part) for part in re.split(r",|\band\b|&|/", match[1])]
    for line in lines.of("notice"):
        if (match := RIGHTS.search(line)) and match["name"]:
            found.append(agency(match["name"]))
    return unique(name for name in found if name)


def outlet_of(lines: PageLines, facts: Facts, url: str | None) -> str | None:
    """Who published it: as stated, else by what the page prints of itself, else by its address."""
    known = facts.outlet or _site_named(lines) or (outlet_at(url) if url else None)
    return known or _behind_title(lines) or _self_named(lines) or _in_byline(lines) or _in_dateline(lines)


def _site_named(lines: PageLines) -> str | None:
    """From "Published at www.example.com"."""
    for line in lines.of("notice", "credit", "date", "related"):
        if match := SITE.search(line):
            return outlet_at(match[1])
    for line in lines.of("notice", "credit", "date"):
        if (match := PRINTED_IN.search(line)) and not stated_interval(match[1]):
            return match[1].rstrip(".")
    return None


def _in_byline(lines: PageLines) -> str | None:
    """From "By Ana Li, Lund Herald" or "Source: Lund Herald"."""
    sources = [match[1] for line in lines.of("credit") if (match := SOURCE_FIELD.search(line))]
    named = [part.strip() for line in lines.of("byline") for part in re.split(r"[,|/]", line)[1:]]
    for name in (*sources, *named):
        parts = name.split()
        like = 2 <= len(parts) <= 5 and name[0].isupper() and not agency(name)
        if like and any(part.lower() in words("boilerplate", "outlet_words") for part in parts):
            return name
    return None


def _in_dateline(lines: PageLines) -> str | None:
    """From "LUND (Lund24) —": outlets credit themselves there, as agencies do."""
    credit = lines.layout.dateline.credit if lines.layout.dateline else None
    own = credit is not None and not agency(credit) and not credit.isupper() and credit[0].isupper()
    return credit if own and len(str(credit).split()) <= 3 else None


def _behind_title(lines: PageLines) -> str | None:
    """From "Talks resume | The Lund Herald", or the name of a known outlet alone on a line of the page's head."""
    names = {name.lower(): name for name in table("outlets")["domains"].values()}
    for title in lines.of("title"):
        _, mark, tail = _last_part(title)
        known = names.get(tail.lower())
        alone = any(line.lower() == tail.lower() for line in lines.of("navigation"))
        if known or (mark and alone) or (mark == "|" and tail.istitle() and len(tail.split()) <= 4):
            return known or tail
    if plate := next((name for line in lines.of("navigation") if (name := nameplate(line))), None):
        return plate
    heads = (OUTLET_TAIL.sub("", line.lower()) for line in lines.of("navigation"))
    return next((names[head] for head in heads if head in names), None)


def _self_named(lines: PageLines) -> str | None:
    """From the copyright line or the rules for comments."""
    for line in lines.of("notice"):
        match = RIGHTS.match(line.strip())
        name = match["name"].strip(" –—-:") if match and match["name"] else ""
        name = re.sub(r"\s*all rights reserved.*$", "", name, flags=re.IGNORECASE).strip()
        if name and name[0].isupper() and not agency(name) and len(name.split()) <= 5:
            return name
    return next((match[1] for line in lines.of("comments") if (match := MODERATES.match(line))), None)


def outlet_at(address: str) -> str | None:
    """The outlet that a web address belongs to: its name in the lexicon, else its domain.

    >>> outlet_at("https://www.rudaw.net/english/middleeast/1"), outlet_at("news.example.org")
    ('Rudaw', 'news.example.org')
    """
    parts = urlsplit(address if "//" in address else f"//{address}")
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    if "." not in host:
        return None
    domains = table("outlets")["domains"]
    labels = host.split(".")
    known = (domains.get(".".join(labels[start:])) for start in range(len(labels) - 1))
    return next((name for name in known if name), host)


def title_of(lines: PageLines, facts: Facts) -> str | None:
    """The headline, as stated or as the page prints it."""
    printed = lines.of("title")
    site = facts.outlet or _behind_title(lines)
    return facts.title or (bare_title(" ".join(printed[0].split()), site) if printed else None)


def bare_title(title: str, site: str | None = None) -> str:
    """A title without the site's name behind it.

    >>> bare_title("Talks resume in May | Rudaw.net"), bare_title("Talks resume - on one condition")
    ('Talks resume in May', 'Talks resume - on one condition')
    """
    head, mark, tail = _last_part(title)
    if not mark or len(head.split()) < 3:
        return title
    names = words("outlets", "names_in_titles") | {name.lower() for name in table("outlets")["domains"].values()}
    known = tail.lower() in names or (site is not None and _same_site(tail, site))
    domain = re.fullmatch(r"(?:www\.)?[\w-]+\.[a-z]{2,6}", tail.lower())
    return bare_title(head, site) if known or domain else title


def _last_part(title: str) -> tuple[str, str, str]:
    """What stands before and after the last bar or dash."""
    match = re.match(r"(.*\S)\s+([|–—:•·»-]|::)\s+(\S[^|–—•·»]*)$", title, re.DOTALL)
    return (match[1], match[2], match[3].strip()) if match else (title, "", "")


def _same_site(tail: str, site: str) -> bool:
    one, other = (re.sub(r"\W|^the\s", "", name.lower()) for name in (tail, site))
    return bool(one and other) and (one in other or other in one)


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Names in order, each once."""
    return tuple(dict.fromkeys(names))


def _short(line: str) -> str:
    return " ".join(line.split())[:80]


def body_text(text: str, kinds: Sequence[tuple[int, int, BlockKind]]) -> str:
    """The running text, for what looks at words only."""
    return "\n".join(text[start:end] for start, end, kind in kinds if kind in ("body", "standfirst", "title"))
