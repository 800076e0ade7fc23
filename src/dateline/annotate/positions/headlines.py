"""Positions in headlines with capitals ("Corvia Rejects Deal"), where the parser takes the verb for a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.annotate.positions.found import Found
from dateline.annotate.positions.frames import Complement, Frame, frames
from dateline.model import Doc, Mention, Sentence

CAPITALS = 0.6  # the share of words that begin with a capital in a headline of that style
LONGEST = 20  # words
# Where the content of a headline ends.
END = re.compile(r"(?:over|after|amid|as|despite|following|says?|:|;|,|-|–|—|\.|\?)", re.IGNORECASE)


def by_headline(doc: Doc, sentence: Sentence) -> Iterator[Found]:
    """A name, a verb of position in -s, and what it takes."""
    words = [token for token in sentence.tokens if token.text[0].isalpha()]
    capitals = sum(token.text[0].isupper() for token in words)
    if not words or len(words) > LONGEST or capitals < CAPITALS * len(words) or sentence.tokens[-1].text == ".":
        return
    holder = _first_name(doc, sentence)
    if holder is None or holder + 2 >= len(sentence.tokens):
        return
    verb = holder + 1
    token = sentence.tokens[verb]
    frame = frames("verbs").get(token.text.lower().removesuffix("s"))
    if frame is None or not token.text.endswith("s"):
        return
    content = _content(sentence, verb + 1, frame)
    if content:
        yield Found(frame.kind, verb, holder, Complement(tuple(content)))


def _first_name(doc: Doc, sentence: Sentence) -> int | None:
    """The last token of the name that opens the headline."""
    for note in doc.of(Mention):
        if note.form == "name" and note.span.start == sentence.tokens[0].start:
            return sentence.indices(note.name)[-1]
    return None


def _content(sentence: Sentence, start: int, frame: Frame) -> list[int]:
    """The tokens after the verb that it takes, up to where the matter ends."""
    first = sentence.tokens[start].text.lower()
    if first in {"for", "on"} and first in frame.takes:
        start += 1
    elif first == "to":
        if "infinitive" not in frame.takes:
            return []
    elif "object" not in frame.takes:
        return []
    found: list[int] = []
    for index in range(start, len(sentence.tokens)):
        if END.fullmatch(sentence.tokens[index].text):
            break
        found.append(index)
    return found
