"""Positions that a noun names: "their refusal to go", "sent a request for talks"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline import lexicon
from dateline.annotate.positions import parties
from dateline.annotate.positions.found import Found
from dateline.annotate.positions.frames import Complement, Frame, complement, frames
from dateline.annotate.syntax import child, children, negated
from dateline.model import PositionKind, Sentence

INTENTIONS = frozenset({"intention", "plan"})


def by_noun(sentence: Sentence, index: int) -> Iterator[Found]:
    """ "Their refusal to go", "sent a request for talks", "received a request from"."""
    frame = frames("nouns").get(sentence.tokens[index].lemma.lower())
    if frame is None:
        return
    content = complement(sentence, index, frame) or _farther(sentence, index, frame)
    holder, kind, toward = _behind_noun(sentence, index, frame.kind)
    if content is None or holder is None or kind is None or not parties.can_hold(sentence, holder):
        return
    yield Found(kind, index, holder, Complement(content.content, (*content.toward, *toward)))


def _farther(sentence: Sentence, noun: int, frame: Frame) -> Complement | None:
    """The content that the parser hung on the verb or on the addressee: "sent a request to Dravia for talks"."""
    verbs = [sentence.tokens[noun].head] if sentence.tokens[noun].dep == "dobj" else []
    addressees = [i for head in (noun, *verbs) for i in _recipients(sentence, head)]
    wanted = Frame(frame.kind, ("for", "infinitive"))
    for head in (*verbs, *addressees):
        found = complement(sentence, head, wanted)
        if found is not None and found.content[0] > noun and (addressees or found.content[0] == noun + 1):
            return Complement(found.content)
    return None


def _behind_noun(
    sentence: Sentence, noun: int, kind: PositionKind
) -> tuple[int | None, PositionKind | None, tuple[int, ...]]:
    """Holder, kind and addressees of a noun of position."""
    own = child(sentence, noun, {"poss"})
    source = next(
        (
            child(sentence, p, {"pobj"})
            for p in children(sentence, noun, {"prep"})
            if sentence.tokens[p].text.lower() in {"from", "by"}
        ),
        None,
    )
    token = sentence.tokens[noun]
    verb = token.head
    support = lexicon.table("positions")["support"]
    toward = tuple(_recipients(sentence, noun))
    lemma = sentence.tokens[verb].lemma.lower()
    if token.dep in {"dobj", "nsubjpass"} and (lemma in support["give"] or lemma in support["receive"]):
        if negated(sentence, noun) or negated(sentence, verb):
            return parties.agent(sentence, verb), "refusal" if token.lemma in INTENTIONS else None, ()
        if token.lemma in INTENTIONS:
            return parties.agent(sentence, verb), "promise", ()
        if lemma in support["receive"]:
            taker = parties.agent(sentence, verb)
            return source, kind, (taker,) if taker is not None else ()
        return _own_or(sentence, own, parties.agent(sentence, verb)), kind, (*toward, *_recipients(sentence, verb))
    if token.dep == "dobj" and lemma in support["undo"] and kind in {"promise", "offer", "agreement"}:
        return _own_or(sentence, own, parties.agent(sentence, verb)), "refusal", toward
    return (own if own is not None else source), kind, toward


def _own_or(sentence: Sentence, own: int | None, subject: int | None) -> int | None:
    """The possessor, or the subject where the possessor only points back at it ("fulfil its promises")."""
    if own is None or (sentence.tokens[own].pos == "PRON" and subject is not None):
        return subject
    return own


def _recipients(sentence: Sentence, verb: int) -> list[int]:
    """To whom a request or an offer was sent."""
    found = [i for i in children(sentence, verb, {"dative"}) if sentence.tokens[i].pos != "ADP"]
    for prep in children(sentence, verb, {"prep", "dative"}):
        if sentence.tokens[prep].text.lower() == "to":
            found.extend(children(sentence, prep, {"pobj"}))
    return found
