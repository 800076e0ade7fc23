"""The words by which a timeline prints an event: a short clause of the report, with agent, trigger and target."""

from __future__ import annotations

import re

from dateline.model import Doc, EventMention, Span

SHORTEST, LONGEST = 30, 100
PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|you|who|which|that|this|his|her|its|their|these|those|our|my)\b", re.IGNORECASE
)
OPENER = re.compile(
    r"^(?:so far,|also,?|however,|meanwhile,|and|but|or|that|which|who|where|when|while|as|since|because|although"
    r"|though|if|after|before|to)\s+",
    re.IGNORECASE,
)
EDGES = " ,;:.-–—“”\"'’‘()"


def label_of(doc: Doc, mention: EventMention) -> str:
    """The clause if it is short, else the words from the first part of the event to the last, about 100 characters."""
    whole = _plain(doc.text_of(mention.span))
    text = whole if len(whole) <= LONGEST else _short(doc, mention)
    text = _with_agent(doc, mention, text)
    return text[:1].upper() + text[1:]


def _with_agent(doc: Doc, mention: EventMention, text: str) -> str:
    """A clause that opens with its verb takes its subject from elsewhere: "who took office" becomes "Diaz took"."""
    trigger = doc.text_of(mention.trigger).lower()
    if not text.lower().startswith(trigger) or trigger.endswith("ing") or mention.lemma == trigger:
        return text
    for role in ("agent", "target"):
        fillers = [doc.text_of(one.filler) for one in mention.roles if one.name == role]
        named = [words for words in fillers if not PRONOUN.fullmatch(words) and words not in text]
        if named:
            return f"{named[0]} {text}"
        if fillers:
            break
    return text


def _plain(text: str) -> str:
    """One line, without the words and marks that tie a clause to another."""
    return OPENER.sub("", " ".join(text.split()).strip(EDGES)).strip(EDGES)


def _short(doc: Doc, mention: EventMention) -> str:
    """The text from the first to the last part of the event, fewer parts if it grows too long."""
    parts = [mention.trigger, *_fillers(doc, mention)]
    if mention.place and mention.span.covers(mention.place):
        parts.append(mention.place)
    parts.sort()
    while len(parts) > 1 and max(part.end for part in parts) - parts[0].start > LONGEST:
        parts.remove(parts[-1] if parts[-1] != mention.trigger else parts[0])
    text = _plain(doc.text[parts[0].start : max(part.end for part in parts)])
    if len(text) < SHORTEST:
        text = _plain(doc.text[parts[0].start : mention.span.end])
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"


def _fillers(doc: Doc, mention: EventMention) -> list[Span]:
    """The role fillers inside the clause that are no pronouns."""
    found = [role.filler for role in mention.roles if mention.span.covers(role.filler)]
    return [span for span in found if not PRONOUN.fullmatch(doc.text_of(span))]


def label_rank(doc: Doc, mention: EventMention) -> tuple[int, ...]:
    """How well a mention would name its event: told as done, with doer and target, no pronoun, near 60 letters."""
    label = label_of(doc, mention)
    roles = {role.name for role in mention.roles if role.filler in _fillers(doc, mention)}
    return (
        not PRONOUN.match(label) and not label.endswith("…"),
        mention.when_basis == "expression",
        mention.status in {"occurred", "ongoing"},
        len(label.split()) >= 3,
        2 * ("agent" in roles) + bool(roles - {"agent"}),
        -abs(len(label) - 60),
    )
