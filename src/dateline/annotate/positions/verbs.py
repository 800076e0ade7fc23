"""Positions that a verb or an adjective takes: "refused to go", "is ready to pay", "voted to close"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline import lexicon
from dateline.annotate.positions import parties
from dateline.annotate.positions.acts import act_content, force, opposed, voter
from dateline.annotate.positions.found import Found
from dateline.annotate.positions.frames import (
    EMPTY_INFINITIVES,
    Complement,
    Frame,
    complement,
    frames,
    infinitive,
    lemma,
)
from dateline.annotate.positions.reality import is_gapped, is_hypothetical, is_purpose, turned
from dateline.annotate.syntax import child, children, negated
from dateline.model import Doc, PositionKind, Sentence


def by_act(doc: Doc, sentence: Sentence, verb: int) -> Iterator[Found]:
    """A vote or a resolution: a demand with its force."""
    content = act_content(sentence, verb)
    holder = parties.agent(sentence, verb) if content else None
    if content and holder is not None and parties.can_hold(sentence, holder) and voter(sentence, verb):
        yield Found(_voted(sentence, verb, content), verb, holder, content, force(doc, sentence))
    against = opposed(sentence, verb)
    if against and holder_of_vote(sentence, verb) is not None and voter(sentence, verb):
        yield Found("refusal", verb, holder_of_vote(sentence, verb) or verb, against)


def holder_of_vote(sentence: Sentence, verb: int) -> int | None:
    """Who voted, if it is a party."""
    holder = parties.agent(sentence, verb)
    return holder if parties.can_hold(sentence, holder) else None


def _voted(sentence: Sentence, verb: int, content: Complement) -> PositionKind:
    """A vote to expel others is a demand, a vote to ban something a decision of one's own."""
    acts = lexicon.table("positions")["acts"]
    if lemma(sentence, verb) not in acts["voters"] or sentence.tokens[content.content[0]].tag != "TO":
        return "demand"
    first = next((i for i in content.content if sentence.tokens[i].tag == "VB"), None)
    return "demand" if first is not None and lemma(sentence, first) in acts["ousts"] else "agreement"


def by_verb(sentence: Sentence, verb: int) -> Iterator[Found]:
    """A verb that takes a position."""
    frame = _frame(sentence, verb)
    if frame is None or not _is_taken(sentence, verb):
        return
    kind = turned(sentence, verb, frame.kind)
    holder = parties.agent(sentence, verb)
    if kind is None or holder is None or not parties.can_hold(sentence, holder):
        return
    content = complement(sentence, verb, frame)
    if content is None or holder in content.content or _says_little(sentence, verb, frame, content):
        return
    if kind == "expectation" and content.toward:
        # "Expects the talks to end": the talks are part of what is expected, nobody is asked.
        content = Complement((*sentence.subtree(content.toward[0]), *content.content))
    ratified = "ratified" if sentence.tokens[verb].lemma == "ratify" and kind == "agreement" else None
    yield Found(_hardened(sentence, kind, content), verb, holder, content, ratified)


def _is_taken(sentence: Sentence, verb: int) -> bool:
    """Is the position really taken: no supposition, no bare purpose, no content that stands elsewhere?"""
    if is_hypothetical(sentence, verb) or is_gapped(sentence, verb):
        return False
    # Who blocks a road to demand something demands it; other purposes are not yet done.
    if is_purpose(sentence, verb) and not _protests(sentence, verb):
        return False
    # "A suggestion that he offer to resign" says of no offer that it was made.
    return sentence.tokens[verb].tag != "VB" or bool(children(sentence, verb, {"aux"}))


def _says_little(sentence: Sentence, verb: int, frame: Frame, content: Complement) -> bool:
    """Is it "declined to comment", "ordered his men to go", "the shop offers repairs", "assured them he had won"?"""
    if _empty(sentence, content) or (lemma(sentence, verb) == "order" and _own_people(sentence, content)):
        return True
    if frame.kind == "offer":
        return _sells(sentence, verb, content)
    return frame.kind == "promise" and _states_a_fact(sentence, verb, content)


def by_deadline(sentence: Sentence, verb: int) -> Iterator[Found]:
    """ "Gave Sorne until Friday to free the crew": a demand."""
    if sentence.tokens[verb].lemma.lower() != "give" or is_hypothetical(sentence, verb):
        return
    words = [sentence.tokens[i].text.lower() for i in sentence.subtree(verb) if i > verb]
    whom = next(iter(children(sentence, verb, {"dative", "dobj"})), None)
    holder = parties.agent(sentence, verb)
    if "until" not in words or whom is None or not parties.can_hold(sentence, holder) or holder is None:
        return
    content = _after_term(sentence, verb) or infinitive(sentence, whom)
    if content is not None and parties.can_hold(sentence, whom):
        yield Found("demand", verb, holder, Complement(content.content, (whom,)))


def _after_term(sentence: Sentence, verb: int) -> Complement | None:
    """The infinitive behind the term: "until noon on Friday to hand over the files"."""
    for index in children(sentence, verb, {"advcl", "xcomp", "ccomp"}):
        marks = [i for i in children(sentence, index, {"aux"}) if sentence.tokens[i].tag == "TO"]
        if marks and index > verb:
            return Complement(tuple(i for i in sentence.subtree(index) if i >= marks[0]))
    return None


def _protests(sentence: Sentence, verb: int) -> bool:
    """Is it "marched to demand"?"""
    head = sentence.tokens[sentence.tokens[verb].head]
    return lemma(sentence, verb) == "demand" and sentence.tokens[verb].dep == "advcl" and head.tag == "VBD"


def by_adjective(sentence: Sentence, index: int) -> Iterator[Found]:
    """ "Is willing to", "stands ready to", "is committed to"."""
    frame = frames("adjectives").get(sentence.tokens[index].text.lower())
    if frame is None or (sentence.tokens[index].tag == "VBD" and sentence.tokens[index].pos == "VERB"):
        return  # "as he prepared to leave"
    verb = (
        sentence.tokens[index].head
        if sentence.tokens[index].dep in {"acomp", "oprd", "xcomp", "advcl", "ccomp"}
        else index
    )
    passive = child(sentence, index, {"nsubjpass"})
    holder = passive if passive is not None else parties.agent(sentence, verb)
    content = complement(sentence, index, frame)
    degrees = {sentence.tokens[i].text.lower() for i in children(sentence, index, {"advmod"})}
    if content is None or degrees & {"more", "less", "how", "too", "so", "as"} or is_hypothetical(sentence, verb):
        return
    if holder is None or not parties.can_hold(sentence, holder) or is_gapped(sentence, verb):
        return
    kind = frame.kind
    if negated(sentence, verb) or negated(sentence, index):
        if kind not in {"offer", "promise"}:
            return
        kind = "refusal"
    yield Found(kind, index, holder, content)


def _own_people(sentence: Sentence, content: Complement) -> bool:
    """Are those addressed the holder's own?"""
    return any(sentence.tokens[i].tag == "PRP$" for whom in content.toward for i in children(sentence, whom, {"poss"}))


def _sells(sentence: Sentence, verb: int, content: Complement) -> bool:
    """Is it "the shop offers repairs": a plain present, to nobody in particular?"""
    helpers = children(sentence, verb, {"aux"})
    plain = sentence.tokens[verb].tag in {"VBZ", "VBP"} and not helpers and sentence.block != "title"
    return plain and not content.toward and sentence.tokens[content.content[0]].tag != "TO"


def _states_a_fact(sentence: Sentence, verb: int, content: Complement) -> bool:
    """Is it "assured them that they had won", or "committed troops, to a lesser degree"?"""
    first = sentence.tokens[content.content[0]]
    if sentence.tokens[verb].lemma.lower() == "commit":
        # "Crimes committed by rebels" bind nobody.
        return content.content[0] > verb + 3 or child(sentence, verb, {"agent"}) is not None
    inside = set(content.content)
    head = next(i for i in content.content if sentence.tokens[i].head not in inside)
    if sentence.tokens[head].dep != "ccomp" or first.tag == "TO":
        return False
    helpers = {sentence.tokens[i].lemma.lower() for i in children(sentence, head, {"aux"})}
    return not helpers & {"will", "would", "shall", "can", "could", "'ll", "’ll", "'d", "’d"}


def _frame(sentence: Sentence, verb: int) -> Frame | None:
    """The lexicon's frame for a verb, with its particle where it has one."""
    verbs = frames("verbs")
    word = lemma(sentence, verb)
    for particle in children(sentence, verb, {"prt", "advmod"}):
        if entry := verbs.get(f"{word} {sentence.tokens[particle].text.lower()}"):
            return entry
    if word == "call" and child(sentence, verb, {"oprd", "dobj"}) is not None:
        return None  # called a charlatan, called a meeting
    if word in {"call", "back", "press", "push", "turn"} and child(sentence, verb, {"prt"}) is not None:
        particle_text = sentence.tokens[child(sentence, verb, {"prt"}) or 0].text.lower()
        if particle_text not in {"on", "for"}:
            return None
    return verbs.get(word)


def _empty(sentence: Sentence, content: Complement) -> bool:
    """Is it "declined to comment"?"""
    verb = next((i for i in content.content if sentence.tokens[i].tag == "VB"), None)
    start = sentence.tokens[content.content[0]].tag in {"TO", "RB"}
    if start and verb is not None and lemma(sentence, verb) == "say" and _asks_what(sentence, verb):
        return True  # "declined to say whether"
    named = {sentence.tokens[i].text.lower() for i in content.content[:5]} & {"identified", "named", "quoted"}
    if start and verb is not None and (named or sentence.tokens[verb].lemma.lower() in {"comment", "elaborate"}):
        return True
    return (
        start
        and verb is not None
        and sentence.tokens[verb].lemma.lower() in EMPTY_INFINITIVES - {"be"}
        and verb == content.content[-1]
    )


def _asks_what(sentence: Sentence, verb: int) -> bool:
    """Does "whether" follow? Who will not say when refuses a date."""
    following = sentence.tokens[verb + 1].text.lower() if verb + 1 < len(sentence.tokens) else ""
    return following in {"if", "whether"}


def _hardened(sentence: Sentence, kind: PositionKind, content: Complement) -> PositionKind:
    """A vow of revenge is a threat."""
    if kind != "promise":
        return kind
    words = [sentence.tokens[i] for i in content.content]
    first = next((t for t in words if t.tag == "VB"), None)
    if first is not None and words[0].tag == "TO":
        return "threat" if first.lemma.lower() in hostile("verbs") else kind
    return "threat" if words[0].lemma.lower() in hostile("nouns") else kind


def hostile(name: str) -> frozenset[str]:
    """Verbs or nouns that make a vow a threat."""
    return frozenset(lexicon.table("positions")["hostile"][name])
