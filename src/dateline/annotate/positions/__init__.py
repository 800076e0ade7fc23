"""Positions: what a party promises, offers, demands, requests, refuses, threatens, agrees to or expects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline import lexicon
from dateline.annotate.positions import conditions, parties
from dateline.annotate.positions.acts import act_content, force, voter
from dateline.annotate.positions.frames import EMPTY_INFINITIVES, Complement, Frame, complement, frames, infinitive
from dateline.annotate.positions.speech import Spoken, listed, spoken
from dateline.annotate.syntax import child, children, negated
from dateline.model import Doc, Position, PositionKind, Sentence, Span, Statement

MADE_BY = "positions/1"
IRREAL = frozenset({"could", "might", "may", "can", "should", "must"})


@dataclass(frozen=True, slots=True)
class Found:
    """A position before its spans are cut: the word that carries it, and the tokens around it."""

    kind: PositionKind
    head: int
    holder: int | Span
    complement: Complement
    force: str | None = None
    condition: tuple[int, ...] = ()


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
            yield from _by_act(doc, sentence, index)
            yield from _by_verb(sentence, index)
            yield from _by_deadline(sentence, index)
            yield from _by_adjective(sentence, index)  # "is committed to" is parsed as a passive
        elif token.pos == "ADJ":
            yield from _by_adjective(sentence, index)
        elif token.pos == "NOUN":
            yield from _by_noun(sentence, index)
    for one in spoken(doc, sentence, statements):
        if not _hypothetical(sentence, one.verb):
            yield _of_speech(sentence, one)


def _of_speech(sentence: Sentence, one: Spoken) -> Found:
    """What the form of a statement shows; a hostile promise is a threat."""
    lemma = sentence.tokens[one.verb].lemma.lower()
    kind: PositionKind = (
        "threat" if one.kind == "promise" and (lemma in _hostile("verbs") or _warned(sentence, one)) else one.kind
    )
    return Found(kind, one.verb, one.speaker, Complement(one.content), None, one.condition)


def _warned(sentence: Sentence, one: Spoken) -> bool:
    """Is the promise a warning ("warned that it would close the route")?"""
    return sentence.tokens[sentence.tokens[one.verb].head].lemma.lower() == "warn"


def _hostile(name: str) -> frozenset[str]:
    """Verbs or nouns that make a vow a threat."""
    return frozenset(lexicon.table("positions")["hostile"][name])


def _by_act(doc: Doc, sentence: Sentence, verb: int) -> Iterator[Found]:
    """A vote or a resolution: a demand with its force."""
    content = act_content(sentence, verb)
    holder = parties.agent(sentence, verb) if content else None
    if content and holder is not None and parties.can_hold(sentence, holder) and voter(sentence, verb):
        yield Found("demand", verb, holder, content, force(doc, sentence))


def _by_verb(sentence: Sentence, verb: int) -> Iterator[Found]:
    """A verb that takes a position."""
    frame = _frame(sentence, verb)
    if frame is None or _hypothetical(sentence, verb) or _purpose(sentence, verb) or _gapped(sentence, verb):
        return
    kind = _turned(sentence, verb, frame.kind)
    holder = parties.agent(sentence, verb)
    if kind is None or holder is None or not parties.can_hold(sentence, holder):
        return
    content = complement(sentence, verb, frame)
    if content is None or _empty(sentence, content) or holder in content.content:
        return
    if kind == "expectation" and content.toward:
        # "Expects the talks to end": the talks are part of what is expected, nobody is asked.
        content = Complement((*sentence.subtree(content.toward[0]), *content.content))
    ratified = "ratified" if sentence.tokens[verb].lemma == "ratify" and kind == "agreement" else None
    yield Found(_hardened(sentence, kind, content), verb, holder, content, ratified)


def _by_deadline(sentence: Sentence, verb: int) -> Iterator[Found]:
    """ "Gave Sorne until Friday to free the crew": a demand."""
    if sentence.tokens[verb].lemma.lower() != "give" or _hypothetical(sentence, verb):
        return
    words = [sentence.tokens[i].text.lower() for i in sentence.subtree(verb) if i > verb]
    whom = next(iter(children(sentence, verb, {"dative", "dobj"})), None)
    holder = parties.agent(sentence, verb)
    if "until" not in words or whom is None or not parties.can_hold(sentence, holder) or holder is None:
        return
    content = infinitive(sentence, verb) or infinitive(sentence, whom)
    if content is not None and parties.can_hold(sentence, whom):
        yield Found("demand", verb, holder, Complement(content.content, (whom,)))


def _purpose(sentence: Sentence, verb: int) -> bool:
    """Is the verb an infinitive of purpose ("formed a panel to approve the plan")? Nothing is said to be done."""
    token = sentence.tokens[verb]
    if not any(sentence.tokens[i].tag == "TO" for i in children(sentence, verb, {"aux"})):
        return False
    return sentence.tokens[token.head].lemma.lower() not in listed("goes_on")


def _gapped(sentence: Sentence, verb: int) -> bool:
    """Does the content stand before the verb ("the questions he refused to answer"), where no rule cuts it rightly?"""
    token = sentence.tokens[verb]
    own = child(sentence, verb, {"nsubj"})
    if token.dep != "relcl" or own is None:
        return False
    return sentence.tokens[own].text.lower() not in {"who", "which", "that"}


def _frame(sentence: Sentence, verb: int) -> Frame | None:
    """The lexicon's frame for a verb, with its particle where it has one."""
    verbs = frames("verbs")
    lemma = sentence.tokens[verb].lemma.lower()
    for particle in children(sentence, verb, {"prt", "advmod"}):
        if entry := verbs.get(f"{lemma} {sentence.tokens[particle].text.lower()}"):
            return entry
    if lemma == "call" and child(sentence, verb, {"oprd", "dobj"}) is not None:
        return None  # called a charlatan, called a meeting
    if lemma in {"call", "back", "press", "push", "turn"} and child(sentence, verb, {"prt"}) is not None:
        particle_text = sentence.tokens[child(sentence, verb, {"prt"}) or 0].text.lower()
        if particle_text not in {"on", "for"}:
            return None
    return verbs.get(lemma)


def _turned(sentence: Sentence, verb: int, kind: PositionKind) -> PositionKind | None:
    """The kind under a negation: who never agreed refused; who did not promise took no position."""
    if not negated(sentence, verb):
        head = sentence.tokens[verb].head
        failing = sentence.tokens[verb].dep == "xcomp" and sentence.tokens[head].lemma.lower() in listed("fails")
        return (
            "refusal"
            if failing and sentence.tokens[head].lemma.lower() != "fail" and kind == "agreement"
            else None
            if failing
            else kind
        )
    return "refusal" if kind == "agreement" else None


def _hypothetical(sentence: Sentence, verb: int) -> bool:
    """Does the verb stand in an if-clause, under "could" or "would have", or in a question?"""
    token = sentence.tokens[verb]
    helpers = {sentence.tokens[i].lemma.lower() for i in children(sentence, verb, {"aux"})}
    if sentence.tokens[-1].text == "?":
        return True
    if helpers & IRREAL or {"would", "have"} <= helpers or {"will", "have"} <= helpers:
        return "must" not in helpers
    head = sentence.tokens[token.head]
    if helpers & {"will", "would"} and token.dep == "ccomp" and head.lemma.lower() in listed("hopes"):
        return True
    marks = {sentence.tokens[i].text.lower() for i in children(sentence, verb, {"mark"})}
    if marks & {"if", "unless", "whether", "should"}:
        return True
    return (
        token.dep == "conj"
        and token.head != verb
        and bool({sentence.tokens[i].text.lower() for i in children(sentence, token.head, {"mark"})} & {"if", "unless"})
    )


def _empty(sentence: Sentence, content: Complement) -> bool:
    """Is it "declined to comment"?"""
    verb = next((i for i in content.content if sentence.tokens[i].tag == "VB"), None)
    start = sentence.tokens[content.content[0]].tag in {"TO", "RB"}
    named = {sentence.tokens[i].text.lower() for i in content.content[:5]} & {"identified", "named", "quoted"}
    if start and verb is not None and (named or sentence.tokens[verb].lemma.lower() in {"comment", "elaborate"}):
        return True
    return (
        start
        and verb is not None
        and sentence.tokens[verb].lemma.lower() in EMPTY_INFINITIVES - {"be"}
        and verb == content.content[-1]
    )


def _hardened(sentence: Sentence, kind: PositionKind, content: Complement) -> PositionKind:
    """A vow of revenge is a threat."""
    if kind != "promise":
        return kind
    words = [sentence.tokens[i] for i in content.content]
    first = next((t for t in words if t.tag == "VB"), None)
    if first is not None and words[0].tag == "TO":
        return "threat" if first.lemma.lower() in _hostile("verbs") else kind
    return "threat" if words[0].lemma.lower() in _hostile("nouns") else kind


def _by_adjective(sentence: Sentence, index: int) -> Iterator[Found]:
    """ "Is willing to", "stands ready to", "is committed to"."""
    frame = frames("adjectives").get(sentence.tokens[index].text.lower())
    if frame is None:
        return
    verb = (
        sentence.tokens[index].head
        if sentence.tokens[index].dep in {"acomp", "oprd", "xcomp", "advcl", "ccomp"}
        else index
    )
    passive = child(sentence, index, {"nsubjpass"})
    holder = passive if passive is not None else parties.agent(sentence, verb)
    content = complement(sentence, index, frame)
    degrees = {sentence.tokens[i].text.lower() for i in children(sentence, index, {"advmod"})}
    if content is None or degrees & {"more", "less", "how", "too", "so", "as"} or _hypothetical(sentence, verb):
        return
    if holder is None or not parties.can_hold(sentence, holder):
        return
    kind = frame.kind
    if negated(sentence, verb) or negated(sentence, index):
        if kind not in {"offer", "promise"}:
            return
        kind = "refusal"
    yield Found(kind, index, holder, content)


def _by_noun(sentence: Sentence, index: int) -> Iterator[Found]:
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
            return parties.agent(sentence, verb), "refusal" if token.lemma == "intention" else None, ()
        if token.lemma == "intention":
            return parties.agent(sentence, verb), "promise", ()
        if lemma in support["receive"]:
            taker = parties.agent(sentence, verb)
            return source, kind, (taker,) if taker is not None else ()
        return own_or(sentence, own, parties.agent(sentence, verb)), kind, (*toward, *_recipients(sentence, verb))
    return (own if own is not None else source), kind, toward


def own_or(sentence: Sentence, own: int | None, subject: int | None) -> int | None:
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
    return [parties.party_span(doc, sentence, i) for i in parties.joined(sentence, found.holder)]


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
