"""Labels the lines of a page: title, byline, body, caption, boilerplate. It labels text; it never cuts or rewrites it.

First every line is judged by its own words (``shapes``); then its place decides: the head of the page before the
first running text, the report itself, and the tail after the last. Where nothing speaks against it, a line is body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dateline.lexicon import words
from dateline.model import BlockKind
from dateline.read.datelines import Dateline, is_dateline, opens_report, read_dateline
from dateline.read.lines import Line, split_lines
from dateline.read.mail import mail_head
from dateline.read.shapes import is_agency, is_clock, is_name, is_nameplate, own_kind

JUNK: frozenset[BlockKind] = frozenset({"notice", "related", "comments", "navigation", "advert", "credit"})
COMMENTS = re.compile(r"(?:\d+ )?comments?(?: ?\(?\d+\)?)?")
# A line that says what it is, wherever it stands.
STATED = re.compile(r"\W*(?:first |originally |last )?(?:published|posted|updated|modified|by\s)", re.IGNORECASE)
NOTHING: Mapping[int, BlockKind] = MappingProxyType({})
# A page's head has no more lines between title and report that matter.
NEAR = 40
HEADING_WORDS = 14
# A list of other reports is seldom longer; what comes after is the report again.
RELATED_RUN = 12


@dataclass(frozen=True, slots=True)
class Labelled:
    """A stretch of text and its kind."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Layout:
    """A page's labelled lines, and the dateline that its body opens with."""

    labelled: tuple[Labelled, ...]
    dateline: Dateline | None = None


def label_text(text: str, *, title: str | None = None, known: Mapping[int, BlockKind] = NOTHING) -> Layout:
    """Every line of a page with its kind; the dateline is a stretch of its own inside its line.

    ``title`` is the title if it is known, ``known`` the kinds that markup tells, by where the line starts.

    >>> page = "Troops to leave next year\\n\\nBy Ana Li\\n\\nThe last troops will leave in May, she said."
    >>> [one.kind for one in label_text(page).labelled]
    ['title', 'byline', 'body']
    """
    head, told, end = mail_head(text)
    lines = head + split_lines(text, end)
    kinds = label_lines(lines, title=title, known={**told, **known})
    return lay_out(lines, kinds)


def label_lines(
    lines: Sequence[Line], *, title: str | None = None, known: Mapping[int, BlockKind] = NOTHING
) -> list[BlockKind]:
    """The kind of every line."""
    own: Kinds = [known.get(line.start) or own_kind(line) for line in lines]
    for index, line in enumerate(lines[:-1]):
        if line.folded in words("boilerplate", "caption_labels") and own[index + 1] is None:
            own[index + 1] = "caption"
    start = _first_prose(lines, own)
    end = _last_prose(lines, own)
    if start is None or end is None:
        return [kind or "body" for kind in _title_only(lines, own, title)]
    own = _in_place(lines, own, start, end)
    own = _head(lines, own, start, title)
    own = _comments(lines, own, start)
    own = spread_related(lines, own, start)
    own = _report(lines, own, start, end)
    own = _tail(lines, own, end)
    return [kind or "body" for kind in own]


def _in_place(lines: Sequence[Line], own: Kinds, start: int, end: int) -> Kinds:
    """Takes back what a line's place gives the lie to.

    Above the report "Latest on the fire" is a headline; inside it a date or a name heads a section.
    """
    kinds = list(own)
    for index, line in enumerate(lines):
        if index < start and kinds[index] == "related" and len(line.words) >= 4 and not _is_bare_opener(line):
            kinds[index] = None
        if start < index < end and kinds[index] in ("date", "byline") and not _stands(line):
            kinds[index] = None
    return kinds


def _stands(line: Line) -> bool:
    """Is it no heading wherever it stands? It says that it tells the date, or it is the hour of a live page."""
    return bool(STATED.match(line.text)) or is_clock(line.text)


def lay_out(lines: Sequence[Line], kinds: Sequence[BlockKind]) -> Layout:
    """The lines with their kinds, and the dateline cut off the first line of the body."""
    labelled: list[Labelled] = []
    dateline = None
    first = next((index for index, kind in enumerate(kinds) if kind == "body"), None)
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        start = line.start
        if kind == "dateline":
            dateline = dateline or read_dateline(line.text)
        elif index == first and not dateline and (dateline := _likely_dateline(lines, index)):
            labelled.append(Labelled(start, start + dateline.end, "dateline"))
            start += dateline.end
            start += len(line.text[dateline.end :]) - len(line.text[dateline.end :].lstrip())
        labelled.append(Labelled(start, line.end, kind))
    return Layout(tuple(labelled), dateline)


def _likely_dateline(lines: Sequence[Line], index: int) -> Dateline | None:
    """The dateline of the first body line; a page where others open with capitals and a colon is a transcript."""
    speakers = sum(bool(re.match(r"[A-Z][A-Z. ]+:", line.text)) for line in lines)
    found = read_dateline(lines[index].text)
    return None if found and speakers > 1 and lines[index].text[found.end - 1] == ":" else found


Kinds = list[BlockKind | None]


def _is_running(line: Line, kind: BlockKind | None) -> bool:
    return kind is None and (line.is_prose or opens_report(line.text))


def _first_prose(lines: Sequence[Line], own: Kinds) -> int | None:
    """Where the report's running text begins: a summary above the byline is not yet it."""
    at = next((i for i, line in enumerate(lines) if _is_running(line, own[i])), None)
    if at is None:
        return None
    for index in range(at + 1, min(at + 4, len(lines))):
        # Two lines of running text and then a byline: the byline stands below the report, not above it.
        above = own[index] in ("byline", "date") and not is_clock(lines[index].text)
        if above and sum(_is_running(lines[i], own[i]) for i in range(at, index)) == 1:
            later = (i for i in range(index + 1, len(lines)) if _is_running(lines[i], own[i]))
            return next(later, at) if at > 0 else at
    return at


def _last_prose(lines: Sequence[Line], own: Kinds) -> int | None:
    return next((i for i in range(len(lines) - 1, -1, -1) if _is_running(lines[i], own[i])), None)


def _title_only(lines: Sequence[Line], own: Kinds, title: str | None) -> Kinds:
    """A page without running text: a few short lines. Only a title that is known, or stands above longer lines."""
    kinds = list(own)
    at = _stated_title(lines, title)
    if at is not None:
        kinds[at] = "title"
    return kinds


def _stated_title(lines: Sequence[Line], title: str | None) -> int | None:
    """The line that prints the title that a sidecar or the page's head states."""
    if not title:
        return None
    wanted = Line(0, len(title), title).folded
    return next((i for i, line in enumerate(lines[:40]) if line.folded == wanted), None)


def _head(lines: Sequence[Line], own: Kinds, start: int, title: str | None) -> Kinds:
    """Labels what stands above the running text: title, standfirst, names; the rest are menus."""
    kinds = list(own)
    stated = own.index("title") if "title" in own else _stated_title(lines, title)
    at = stated if stated is not None and stated < max(start, 1) else _title(lines, own, start)
    names = Counter(line.folded for line in lines[:start])
    for index in range(start):
        line = lines[index]
        if index == at:
            kinds[index] = "title"
        elif kinds[index] is None:
            kinds[index] = _head_kind(lines, kinds, index, at, repeated=names[line.folded] > 1)
    if start == 0 and at == 0:
        kinds[0] = "title"
    return kinds


def _title(lines: Sequence[Line], own: Kinds, start: int) -> int | None:
    """The first line above the running text that could be a headline; of four words at least if there is one."""
    fits = [i for i in range(start) if own[i] is None and lines[i].like_headline and not is_dateline(lines[i].text)]
    long = [i for i in fits if len(lines[i].words) >= 4 or (len(lines[i].words) == 3 and not lines[i].in_title_case)]
    short = [i for i in fits if not is_name(lines[i].text) or i == 0]
    # The paper's own name stands above the headline.
    return next((i for i in long if not is_nameplate(lines[i])), None) or next(iter(long or short), None)


def _head_kind(lines: Sequence[Line], kinds: Kinds, index: int, title: int | None, *, repeated: bool) -> BlockKind:
    """What a line above the running text is that says nothing of its own."""
    line = lines[index]
    if is_dateline(line.text):
        return "dateline"
    if line.text[-1] in ":,;":
        return "body"
    if title is None or index < title:
        plate = is_nameplate(line) or (len(line.words) <= 3 and not line.ends_sentence)
        return "navigation" if plate else "body"
    return _below_title(lines, kinds, index, title, repeated=repeated)


def _below_title(lines: Sequence[Line], kinds: Kinds, index: int, title: int, *, repeated: bool) -> BlockKind:
    """What stands between the title and the running text: names, a standfirst, menus."""
    line = lines[index]
    if is_agency(line.text):
        return "byline"
    if line.folded == lines[title].folded:
        return "navigation"
    beside = {kinds[i] for i in (index - 1, index + 1) if 0 <= i < len(kinds)}
    if is_name(line.text) and (repeated or beside & {"date", "byline", "title", "standfirst"}):
        return "byline"
    if line.ends_sentence and not line.in_title_case and not beside & {"date", "byline", "title"}:
        return "body"
    if len(line.words) <= 3:
        return "body" if line.ends_sentence else "navigation"
    return "heading" if "standfirst" in kinds[max(0, index - NEAR) : index] and not line.is_prose else "standfirst"


def _comments(lines: Sequence[Line], own: Kinds, start: int) -> Kinds:
    """Readers' comments and their rules run to the end of the page."""
    opener = _comments_opener(lines, own, start)
    # A link to the comments, above or inside the report, opens nothing.
    kinds: Kinds = ["navigation" if kind == "comments" else kind for kind in own[:opener]]
    for line, kind in zip(lines[len(kinds) :], own[len(kinds) :], strict=True):
        rights = kind == "notice" and line.folded.startswith(("©", "copyright"))
        kinds.append("notice" if rights else "comments")
    return kinds


def _comments_opener(lines: Sequence[Line], own: Kinds, start: int) -> int | None:
    """Where the comments begin: below the report, and followed by words of comments or by little else."""
    before, after = 0, sum(len(line.text) for line in lines[start:])
    for index in range(start, len(lines)):
        after -= len(lines[index].text)
        if own[index] == "comments" or COMMENTS.fullmatch(lines[index].folded):
            rest = lines[index + 1 : index + 6]
            speaks = any(word in words("boilerplate", "comment_words") for line in rest for word in line.folded.split())
            if before and (speaks or after < 0.25 * before):
                return index
        before += len(lines[index].text) if own[index] is None else 0
    return None


def spread_related(lines: Sequence[Line], own: Kinds, start: int) -> Kinds:
    """The headlines below "Read also:" belong to it; the first running text ends the list."""
    kinds = list(own)
    left = 0
    for index in range(start, len(lines)):
        line = lines[index]
        if kinds[index] == "related":
            left = RELATED_RUN if _is_bare_opener(line) else 0
        elif left and kinds[index] in (None, "date") and _is_listed(line) and line.text[-1] != ":":
            kinds[index] = "related"
            left -= 1
        elif kinds[index] is None:
            left = 0
    return kinds


def _is_bare_opener(line: Line) -> bool:
    return not line.text.partition(":")[2].strip()


def _is_listed(line: Line) -> bool:
    """Could it be a headline in a list? A sentence that ends in a full stop is the report again."""
    stops = line.text.rstrip("\"”’')").endswith(".")
    return len(line.words) <= 25 and (not stops or (line.in_title_case and len(line.words) <= 15))


def _report(lines: Sequence[Line], own: Kinds, start: int, end: int) -> Kinds:
    """Section headings between running text, and short lines that a page repeats."""
    kinds = list(own)
    seen = Counter(line.folded for line in lines)
    for index in range(start, end):
        line = lines[index]
        if kinds[index] is not None:
            continue
        if seen[line.folded] > 1 and len(line.words) <= 6 and not line.ends_sentence and not line.is_speech:
            kinds[index] = "navigation"
        elif _is_heading(lines, kinds, index):
            kinds[index] = "heading"
    return kinds


def _is_heading(lines: Sequence[Line], kinds: Kinds, index: int) -> bool:
    """A short line that does not end as a sentence does, above running text."""
    line, below = lines[index], lines[index + 1]
    short = (
        len(line.words) <= HEADING_WORDS
        and (not line.ends_sentence or line.text[-1] == "?")
        and line.text[-1] not in ":,;-"
    )
    return short and not line.is_speech and line.text[0].isupper() and kinds[index + 1] is None and below.is_prose


def _tail(lines: Sequence[Line], own: Kinds, end: int) -> Kinds:
    """Below the last running text: tags and buttons, lists of other reports. A single line there may be body."""
    kinds = list(own)
    loose = [i for i in range(end + 1, len(lines)) if kinds[i] is None and not _is_said(lines[i])]
    if len(loose) < 2 and not any(kinds[i] in JUNK for i in range(end + 1, len(lines))):
        return kinds
    for index in loose:
        kinds[index] = "navigation" if len(lines[index].words) <= 4 else "related"
    return kinds


def _is_said(line: Line) -> bool:
    """Does it end as a sentence or open as speech or a list? Then it is part of the report."""
    unlike = line.is_speech or line.text[0].islower() or line.text[-1] in ":,;" or line.text.count(",") >= 3
    unlike = unlike or bool(re.search(r":\s*[\d$€£]", line.text))
    return (line.ends_sentence and not line.in_title_case) or unlike or is_dateline(line.text)
