"""Positions: what a party promises, offers, demands, requests, refuses, threatens, agrees to or expects."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.annotate.positions import conditions, parties
from dateline.annotate.positions.found import Found
from dateline.annotate.positions.frames import Complement
from dateline.annotate.positions.headlines import by_headline
from dateline.annotate.positions.nouns import by_noun
from dateline.annotate.positions.reality import is_hypothetical
from dateline.annotate.positions.speech import Spoken, spoken
from dateline.annotate.positions.verbs import by_act, by_adjective, by_deadline, by_verb, hostile
from dateline.model import Doc, Position, PositionKind, Sentence, Span, Statement

MADE_BY = "positions/1"


def find_positions(doc: Doc) -> Iterator[Position]:
    """The positions of an article, in text order."""
    statements = list(doc.of(Statement))
    for sentence in doc.sentences:
        taken: list[Span] = []
        for found in _found(doc, sentence, [s for s in statements if s.span.overlaps(sentence.span)]):
            content = _content(doc, sentence, found)
            # One stretch of words is one position: the first rule, the most telling, has it.
            if any(_same(content, span) for span in taken):
                continue
            taken.append(content)
            for holder in _holders(doc, sentence, found, statements):
                yield _position(doc, sentence, found, holder, statements)


def _found(doc: Doc, sentence: Sentence, statements: list[Statement]) -> Iterator[Found]:
    """All that the rules find in a sentence, the surest first."""
    for index, token in enumerate(sentence.tokens):
        if token.pos == "VERB":
            yield from by_act(doc, sentence, index)
            yield from by_verb(sentence, index)
            yield from by_deadline(sentence, index)
            yield from by_adjective(sentence, index)  # "is committed to" is parsed as a passive
        elif token.pos == "ADJ":
            yield from by_adjective(sentence, index)
        elif token.pos == "NOUN":
            yield from by_noun(sentence, index)
    yield from by_headline(doc, sentence)
    for one in spoken(doc, sentence, statements):
        if not is_hypothetical(sentence, one.verb):
            yield _of_speech(sentence, one)


def _of_speech(sentence: Sentence, one: Spoken) -> Found:
    """What the form of a statement shows; a hostile promise is a threat."""
    lemma = sentence.tokens[one.verb].lemma.lower()
    kind: PositionKind = (
        "threat" if one.kind == "promise" and (lemma in hostile("verbs") or _warned(sentence, one)) else one.kind
    )
    return Found(kind, one.verb, one.speaker, Complement(one.content), None, one.condition)


def _warned(sentence: Sentence, one: Spoken) -> bool:
    """Is the promise a warning ("warned that it would close the route")?"""
    return sentence.tokens[sentence.tokens[one.verb].head].lemma.lower() == "warn"


def _content(doc: Doc, sentence: Sentence, found: Found) -> Span:
    """The words of a content, its condition among them."""
    return conditions.trimmed(doc, sentence.cover(_run(found.complement.content)))


def _holders(doc: Doc, sentence: Sentence, found: Found, statements: list[Statement]) -> list[Span]:
    """Who holds a position: every name that stands beside the first; behind "we" whoever speaks."""
    if isinstance(found.holder, Span):
        joint = next((s.by.joint for s in statements if s.by.speaker == found.holder and s.by.joint), ())
        return list(joint) or [found.holder]
    token = sentence.tokens[found.holder]
    if token.text.lower() in {"we", "i", "our", "us"}:
        spot = doc.span(token.start, token.end)
        said = [s for s in statements if s.by.speaker is not None and any(part.covers(spot) for part in s.content)]
        if said:
            narrowest = min(said, key=lambda s: (sum(part.end - part.start for part in s.content), s.span.start))
            return [narrowest.by.speaker] if narrowest.by.speaker else []
    spans = (parties.party_span(doc, sentence, i) for i in parties.joined(sentence, found.holder))
    return list(dict.fromkeys(spans))  # "Tallow & Sons" is one name


def _toward(doc: Doc, sentence: Sentence, found: Found, holder: Span) -> tuple[Span, ...]:
    """Whom a position addresses: parties only; an agreement is with those who hold it too."""
    heads = [
        i for i in found.complement.toward if parties.can_hold(sentence, i) and not parties.is_dealing(sentence, i)
    ]
    if found.kind == "expectation":
        heads = []
    if found.kind == "agreement" and isinstance(found.holder, int):
        heads += parties.joined(sentence, found.holder)
    spans = (parties.party_span(doc, sentence, i) for i in heads)
    return tuple(dict.fromkeys(span for span in spans if not span.overlaps(holder)))


def _position(doc: Doc, sentence: Sentence, found: Found, holder: Span, statements: list[Statement]) -> Position:
    """What a rule found, as a position with exact spans."""
    content = _content(doc, sentence, found)
    if found.condition:
        condition: Span | None = conditions.trimmed(doc, sentence.cover(found.condition))
    else:
        condition = conditions.condition(doc, sentence, found.head, content)
    content = conditions.without(doc, content, condition)
    head = sentence.tokens[found.head]
    spot = doc.span(head.start, head.end)
    span = spot.hull(content)
    if sentence.span.covers(holder):
        span = span.hull(holder)
    return Position(
        span,
        MADE_BY,
        found.kind,
        holder,
        content,
        _toward(doc, sentence, found, holder),
        condition,
        conditions.deadline(doc, sentence, found.head, found.complement.content),
        _resting_on(statements, content),
        found.force,
    )


def _run(indices: tuple[int, ...]) -> list[int]:
    """The first unbroken run of the content's tokens; what stands far off belongs to another clause."""
    kept = [indices[0]]
    for index in indices[1:]:
        if index > kept[-1] + 1:
            break
        kept.append(index)
    return kept


def _resting_on(statements: list[Statement], content: Span) -> str | None:
    """Id of the narrowest statement whose content holds the position's."""
    covering = [
        (part.end - part.start, note.span.start, note.id)
        for note in statements
        for part in note.content
        if part.start <= content.start < part.end
    ]
    return min(covering)[2] if covering else None


def _same(left: Span, right: Span) -> bool:
    """Do two contents share most of their words?"""
    shared = min(left.end, right.end) - max(left.start, right.start)
    return shared > 0.6 * max(left.end - left.start, right.end - right.start)
