"""What a line is by its own words, wherever it stands; None where only its neighbours can tell."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from dateline.lexicon import table, words
from dateline.model import BlockKind
from dateline.read.dates import holds_date, holds_time, without_dates
from dateline.read.lines import Line

# No caption, notice or menu is longer; and no rule below meets a line that a hostile page made long to slow it down.
LONGEST = 1500
# A line of letters to make the type larger or smaller: "A+ A-".
TYPE_SIZE = re.compile(r"(?:[aA]{1,3}\s?[+\-−–]?\s*){2,}")
SEPARATED = re.compile(r"\s*[|·•›»>/]\s*")
COUNTED = re.compile(
    r"[\d.,]+\s?[kKmM]?\s+(?:shares?|views?|likes?|tweets?|comments?|reads?|followers?|replies|min(?:ute)?s?(?:\s+read)?)",
    re.I,
)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w{2,}", re.IGNORECASE)
# Agencies and what they say of a picture, at the end of a caption.
PICTURE_AGENCY = "(?:" + "|".join(re.escape(name) for name in table("wires")["pictures"]) + ")"
NAME = r"[A-Z][\w.'’-]*"
PICTURE_CREDITS = tuple(
    re.compile(form)
    for form in (
        # REUTERS/Khalid al-Mousily, AP Photo/Hadi Mizban, File
        rf"(?<!\w){PICTURE_AGENCY}\s?/\s?[\w.'’ -]{{2,50}}"
        r"(?:[,/]\s?(?:File|FILE|Pool|POOL|Handout|file)[\w ]{0,20})?[)\].]*$",
        # Ahmad al-Rubaye/AFP via Getty Images; (Photo by Ahmad al-Rubaye / AFP)
        rf"[/|]\s?{PICTURE_AGENCY}(?:\s?(?:/|via|-|,)\s?[\w ]{{2,20}})?[)\].]*$",
        rf"(?:via|/|©|\(c\)|\||–|—|-)\s?{PICTURE_AGENCY}[)\]]*$",
        rf"[.…”\"]\s+[(\[]?(?:{PICTURE_AGENCY}|[Ff]ile [Pp]hoto|FILE PHOTO)[)\]]?$",
        r"[(\[]?\b(?:Photos?|PHOTO|Photograph|Picture|Pic|Image|Credit|Source|Courtesy|Foto)"
        r"\s?(?::|by|courtesy(?: of)?|/|credit:?)\s?[\w.'’/ ,©-]{2,60}[)\]]?$",
        r"\((?:AP|AFP|Reuters|File|FILE|Getty|Handout|Supplied|Archive)"
        r"[ /-]?(?:Photos?|photos?|Images?|via [\w ]+)?(?:/[\w.' -]+)?(?:, File)?\)$",
        # (AFP photo by Pia Holm)
        r"\([^()]{0,30}\b(?:[Ff]ile [Pp]hoto|[Pp]hoto|[Ii]mage|[Pp]icture)s?\b[^()]{0,40}\)\.?$",
        # Lund Herald/Pia Holm, behind the caption's sentence
        rf"[.!?”\"]\s+{NAME}(?: {NAME}){{0,3}}\s?/\s?{NAME}(?: {NAME}){{0,3}}[)\]]?$",
        rf"\[(?:File: ?)?{NAME}(?:[ -][\w'-]+){{0,4}}/{PICTURE_AGENCY}[\w/ ]*\]+$",
    )
)
OPENS_CAPTION = re.compile(
    r"(?:FILE PHOTO|File [Pp]hoto|FILE PICTURE|FILE IMAGE|Caption|CAPTION|Image caption|Media caption"
    r"|Pictured|PICTURED|In pictures?)\s?[:–—-]|FILE\s?[-–—]"
    r"|(?:In|IN) this\b.{0,60}\b(?:photo|picture|image|file photo|handout|photograph)\b"
    r"|(?:A|This) (?:file )?(?:photo|picture|handout|handout picture|file picture|image)\b.{0,40}"
    r"\b(?:shows|taken|released|provided)\b"
)
# "This page was translated by a machine", "Beta 2 - automated translation"
TRANSLATED = re.compile(
    r"^\W*beta\b.{0,12}\d|\b(?:page|article|text|story|version|report|content)\b.{0,40}"
    r"\b(?:translated (?:by (?:a )?machine|automatically|using|with the help)|(?:automatically|machine)[- ]translated)"
    r"|^\W*(?:powered by )?(?:automated|automatic|machine) translation\b",
    re.IGNORECASE,
)
# What only an offer to readers says.
LURE = re.compile(
    r"\b(?:(?:in|to) your (?:inbox|mailbox)|emailed to you|our (?:\w+ ){0,2}newsletters?\b|download (?:our|the) app)",
    re.IGNORECASE,
)
# An agency that we do not know calls itself one.
# Links to the other pages of a report: "[1] [2] Next page".
PAGER = re.compile(r"(?:\[?\d{1,3}\]?\s+)*(?:next|previous) page\W*|(?:\[\d{1,3}\]\s*)+", re.IGNORECASE)
# An author's address behind the name, and those who took the pictures behind those who wrote.
CONTACT = re.compile(r"[(\[<]?\s*(?:\S+@\S+\.\w{2,}|(?<!\w)@\w{2,30})\s*[)\]>]?")
PICTURES_BEHIND = re.compile(
    r"(?:[.;|,]|\band)\s+(?:photo|picture|illustration|video|graphic)\w*\s+by\b.*", re.IGNORECASE
)
UNKNOWN_AGENCY = re.compile(
    r"(?:[A-Z][\w.'’&-]*\s){1,4}(?:News Agency|Press Agency|Newswire|Wire Service|News Service)"
)
NAME_WORD = re.compile(r"(?:[A-ZÀ-Þ]|(?:al|el|ad|ash|as|an|at|ar|d|l|o)[-'’](?=[A-ZÀ-Þ]))[\w.'’-]*")
CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?", re.IGNORECASE)
BY = re.compile(
    r"^(?:by|written by|co-authored by|story by|words by|authors?|posted by|published by|reported by|from"
    r"|von|par|por|af|av|di)\b\s*:?\s*(?=\S)",
    re.IGNORECASE,
)
OTHER_LABEL = re.compile(
    rf"\W*(?!(?:{'|'.join(map(re.escape, sorted(words('publication', 'labels'), reverse=True)))})\b)[^\d:]{{2,40}}:",
    re.IGNORECASE,
)
ROLE = re.compile(
    r"\b(?:staff|writer|correspondent|reporter|editor|bureau|desk|team|agencies|agency|contributor|analyst|columnist)\b",
    re.IGNORECASE,
)


def own_kind(line: Line) -> BlockKind | None:
    """What a line is by its own words.

    >>> own_kind(Line(0, 13, "Advertisement"))
    'advert'
    """
    if len(line.text) > LONGEST:
        return None
    for rule in RULES:
        if kind := rule(line):
            return kind
    return None


def as_advert(line: Line) -> BlockKind | None:
    """ "Advertisement", also with its head or tail cut off, or a line that opens a paid box."""
    folded = line.folded
    if folded in words("boilerplate", "whole_advert") or _is_cut(folded):
        return "advert"
    return "advert" if len(line.words) <= 15 and opens(line, "opens_advert") else None


def _is_cut(folded: str) -> bool:
    """Is it a piece of "advertisement"? Pages lose the first letters of words that a script moves."""
    return len(folded) >= 5 and any(
        word.endswith(folded) or word.startswith(folded) for word in ("advertisement", "advertisements")
    )


def as_caption(line: Line) -> BlockKind | None:
    """What stands under a picture: it says so, or ends with the picture's credit."""
    if OPENS_CAPTION.match(line.text):
        return "caption"
    credit = picture_credit(line.text)
    if credit is None:
        return None
    return "caption" if credit >= 25 else "credit"


def picture_credit(text: str) -> int | None:
    """Where the credit of a picture starts, if the text ends with one."""
    tail = max(0, len(text) - 140)
    found = [match.start() for form in PICTURE_CREDITS if (match := form.search(text, tail))]
    return min(found) if found else None


def as_credit(line: Line) -> BlockKind | None:
    """Who reported, edited, took the picture."""
    if len(line.words) > 40 or not opens(line, "opens_credit"):
        return None
    # "Sources: troops to stay" is a headline.
    sourced = line.folded.startswith("source") and len(line.words) > 6
    return None if sourced else "credit"


def as_notice(line: Line) -> BlockKind | None:
    """Copyright, where else it was printed, offers to subscribe, corrections."""
    if len(line.words) <= 45 and opens(line, "opens_notice"):
        return "notice"
    if len(line.words) <= 30 and (TRANSLATED.search(line.text) or LURE.search(line.text)):
        return "notice"
    closing = len(line.words) <= 30 and re.search(
        r"(?:^|[.\s])(?:all rights reserved|©\s?(?:19|20)\d\d.{0,40})\W*$", line.text, re.I
    )
    return "notice" if closing else None


def as_navigation(line: Line) -> BlockKind | None:
    """Buttons, menus, breadcrumbs, counters, addresses."""
    if line.folded in words("boilerplate", "whole_navigation") or not line.words:
        return "navigation"
    if any(form.fullmatch(line.text) for form in (TYPE_SIZE, PAGER, COUNTED, ADDRESS)):
        return "navigation"
    if " " not in line.text and len(line.text) > 24 and line.text.isascii():
        return "navigation"
    if len(line.words) <= 12 and not line.is_prose and opens(line, "opens_navigation"):
        return "navigation"
    parts = [part for part in SEPARATED.split(line.text) if part]
    menu = len(parts) >= 3 and all(len(part.split()) <= 3 for part in parts) and not re.search(r"[\d°]{2}", line.text)
    return "navigation" if menu or _all_buttons(line) else None


def _all_buttons(line: Line) -> bool:
    """Is it a row of buttons: "Share Tweet Sign in"?"""
    buttons = words("boilerplate", "whole_navigation")
    parts = line.folded.split()
    at = 0
    while at < len(parts) <= 12:
        widths = (2, 1) if at + 1 < len(parts) else (1,)
        width = next((one for one in widths if " ".join(parts[at : at + one]) in buttons), 0)
        if not width:
            return False
        at += width
    return 2 <= len(parts) <= 12


def as_related(line: Line) -> BlockKind | None:
    """The head of a list of other reports, or one of them behind such a head."""
    head, colon, rest = line.text.partition(":")
    if _fold(head) in words("boilerplate", "opens_related") and (colon or not rest):
        return "related"
    heads = words("boilerplate", "opens_related")
    if line.folded in heads:
        return "related"
    about = re.match(r"(more|most read|related|latest|read more|the latest) (?:on|about|from|in)\s", line.folded)
    return "related" if about and len(line.words) <= 7 and not line.ends_sentence else None


def as_comments(line: Line) -> BlockKind | None:
    """A form or a rule for readers' comments."""
    if len(line.words) > 12 or line.is_prose:
        return None
    folded = re.sub(r"\s*\(?\d+\)?$", "", line.folded)
    heads = words("boilerplate", "opens_comments")
    if folded in heads:
        return "comments"
    return "comments" if any(" " in head and folded.startswith(head) for head in heads) else None


def as_date(line: Line) -> BlockKind | None:
    """When it was published; a line that names the author too is a byline."""
    if len(line.text) > 160:
        return None
    if not holds_date(line.text):
        return "date" if len(line.words) <= 10 and holds_time(line.text) and not without_dates(line.text) else None
    rest = without_dates(line.text)
    # Capitals beside a date are a town more often than a name.
    if not rest.isupper() and is_name(BY.sub("", rest)):
        return "byline"
    if BY.match(line.text) and len(rest.split()) <= 8:
        return as_byline(Line(line.start, line.end, rest))
    # "End of watch: 24 June 2005" is dated, and no date of publication; "Lund, 24 June 2005" may be one.
    tall = all(word[0].isupper() for word in rest.split()) and not OTHER_LABEL.match(line.text)
    short = len(rest.split()) <= 3 and tall and not line.is_prose
    return "date" if not rest or (short and (len(line.words) <= 12 or rest.isupper())) else None


def as_byline(line: Line) -> BlockKind | None:
    """ "By" and names."""
    bare = names_part(line.text)
    if bare != line.text and is_name(bare):
        return "byline"
    match = BY.match(bare)
    if not match or len(line.words) > 20 or line.is_prose:
        return None
    rest = bare[match.end() :]
    named = [part for part in re.split(r",|\b(?:and|AND)\b|&|\||/", rest) if part.strip()]
    sure = any(is_name(part) or is_agency(part) for part in named[:2]) or ROLE.search(rest)
    return (
        "byline" if sure and not match[0].lower().startswith(("from", "par", "di", "von", "por", "af", "av")) else None
    )


def names_part(text: str) -> str:
    """A byline without addresses and without those who took the pictures.

    >>> names_part("Words by Ana Li (ana@example.org). Photographs by Omar Said.")
    'Words by Ana Li'
    """
    bare = PICTURES_BEHIND.sub("", text)
    return CONTACT.sub(" ", bare).strip(" .,|–—-") if bare != text or CONTACT.search(bare) else text


def is_clock(text: str) -> bool:
    """Is it a time of day and nothing else, as above an entry of a live page?

    >>> is_clock("14.05 GMT"), is_clock("March 3"), is_clock("About 11:30")
    (True, False, False)
    """
    short = len(text) <= 20 and not holds_date(text)
    return short and bool(CLOCK.fullmatch(text.strip()))


def is_nameplate(line: Line) -> bool:
    """Could it be the name of the paper and no headline? Its words say so, or it is short and opens with "The"."""
    parts = line.text.split()
    named = parts[0].lower() == "the" and len(parts) <= 3 and not line.ends_sentence
    return (named and all(part[0].isupper() for part in parts)) or nameplate(line.text) is not None


def nameplate(text: str) -> str | None:
    """The name of a paper in a line that holds no more than that, and perhaps a section.

    >>> nameplate("The Lund Post | World"), nameplate("Talks resume in Lund")
    ('The Lund Post', None)
    """
    name, *sections = [part for part in SEPARATED.split(text) if part] or [""]
    known = words("boilerplate", "section_words")
    if agency(name) or any(word not in known for part in sections for word in part.lower().split()):
        return None
    parts = name.split()
    tall = 2 <= len(parts) <= 4 and all(part[0].isupper() or part in ("of", "the", "and") for part in parts)
    return name if tall and parts[-1].lower() in words("boilerplate", "outlet_words") else None


def is_name(text: str) -> bool:
    """Could it be a person's name: two to five words with capitals, none of them a section's?

    >>> is_name("Qassim Abdul-Zahra"), is_name("Middle East"), is_name("Troops leave")
    (True, False, False)
    """
    bare = text.strip(" ,.|·•–—-")
    parts = bare.title().split() if bare.isupper() else bare.split()
    # In capitals throughout, more than three words are a headline.
    most = 3 if bare.isupper() else 5
    if not 2 <= len(parts) <= most or len(bare) > 60 or not NAME_WORD.fullmatch(parts[-1]):
        return False
    particles = words("boilerplate", "name_particles")
    sections = words("boilerplate", "section_words") | words("boilerplate", "outlet_words")
    tall = all(NAME_WORD.fullmatch(part) or part.lower() in particles for part in parts)
    return tall and parts[0][0].isupper() and not any(part.lower() in sections for part in parts)


def is_agency(text: str) -> bool:
    """Is it the name of a news agency and nothing else?"""
    return agency(text) is not None


def agency(text: str) -> str | None:
    """The record's name for a news agency.

    >>> agency("(The Associated Press)")
    'Associated Press'
    """
    found = table("wires")["names"].get(_fold(text).strip("()[]"))
    # "Ina" and "Petra" are people, "INA" and "PETRA" agencies; short names must be in capitals.
    bare = text.strip(" ()[].,;:–—-")
    if found is None:
        return bare if UNKNOWN_AGENCY.fullmatch(bare) else None
    return found if len(bare) > 4 or bare.isupper() or bare in ("dpa", "epd") else None


def opens(line: Line, section: str) -> bool:
    """Does the line open with a phrase of a section of the lexicon?"""
    return bool(_opening(section).match(line.folded))


@cache
def _opening(section: str) -> re.Pattern[str]:
    """The phrases as one pattern; a phrase that ends in a letter must end a word."""
    phrases = sorted(
        (_fold(phrase, strip="") for phrase in words("boilerplate", section)), key=lambda phrase: (-len(phrase), phrase)
    )
    return re.compile("|".join(re.escape(phrase) + (r"(?!\w)" if phrase[-1].isalpha() else "") for phrase in phrases))


def _fold(text: str, strip: str = " :.!–—-|·•»›>*#") -> str:
    return " ".join(text.lower().replace("’", "'").split()).strip(strip)


# In this order: a credit may look like a byline, a notice like navigation.
RULES: tuple[Callable[[Line], BlockKind | None], ...] = (
    as_advert, as_related, as_comments, as_navigation, as_notice, as_caption, as_date, as_credit, as_byline,
)  # fmt: skip
