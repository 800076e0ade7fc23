"""The chain of attribution: through which outlets a statement reached the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.annotate.statements.drafts import Draft
from dateline.annotate.statements.outlets import is_own, outlet_at
from dateline.annotate.statements.speakers import Speakers, sender_of
from dateline.annotate.statements.traits import by_sentence
from dateline.annotate.syntax import ancestors, child, children, subject
from dateline.lexicon import words
from dateline.model import Doc, Sentence

# What an outlet may hang on below a cue: "told Reuters", "in an interview with Reuters", "quoted by Reuters".
CHANNELS = frozenset({"dobj", "dative", "pobj", "prep", "agent", "npadvmod"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
# An outlet whose report holds little else than another's statement only passes that on.
SHARE = 0.75
# Statements of one speaker in neighbouring paragraphs come through the same outlet.
NEAR = 3


def credit(doc: Doc, drafts: Sequence[Draft], speakers: Speakers) -> list[Draft]:
    """The drafts with the outlets through which each came; outlets that only pass something on have none."""
    passed_on: set[int] = set()
    for siblings in by_sentence(drafts):
        passed_on.update(_cites(doc, siblings, speakers))
        for draft in siblings:
            draft.via += [name for name in _channels(doc, draft) if name not in draft.via]
        for outer in siblings:
            passed_on.update(_passes_on(doc, outer, siblings))
    kept = [draft for draft in drafts if id(draft) not in passed_on]
    for sentence in doc.sentences:
        _spoke_to(doc, sentence, kept, speakers)
    _carry_on(doc, kept, speakers)
    return kept


def _cites(doc: Doc, siblings: Sequence[Draft], speakers: Speakers) -> Iterator[int]:
    """ "Reuters reported, citing officials": they speak, through the outlet; the ids of the drafts of "citing"."""
    for draft in siblings:
        verb, source = _cited(draft) if draft.outlet else (None, None)
        if verb is None or source is None or not _may_speak(draft.sentence, source, speakers):
            continue
        if not is_own(doc.article, draft.outlet or ""):
            draft.via.insert(0, draft.outlet or "")
        draft.head, draft.outlet = source, None
        yield from (id(one) for one in siblings if one.verb == verb)


def _cited(draft: Draft) -> tuple[int | None, int | None]:
    """The "citing" that hangs on a report or on the outlet, and whom it cites."""
    sentence, quoted = draft.sentence, words("credits", "quoted")
    for top in (draft.verb, draft.head):
        for i in children(sentence, top, {"advcl", "acl", "relcl", "conj", "xcomp"}) if top is not None else ():
            as_saying = any(sentence.tokens[k].text == "as" for k in sentence.children[i])
            if sentence.tokens[i].lemma.lower() in quoted and not as_saying:
                thing = child(sentence, i, {"dobj"})
                return i, None if thing is None else sender_of(sentence, thing)
    return None, None


def _may_speak(sentence: Sentence, index: int, speakers: Speakers) -> bool:
    """Is it a person or a body, and no document that is cited?"""
    known = sentence.tokens[index].lemma.lower() in words("actors", "person")
    mention = speakers.mention(sentence, index)
    return known or (mention is not None and mention.kind in {"person", "organization", "group"})


def _channels(doc: Doc, draft: Draft) -> Iterator[str]:
    """Outlets that hang on the cue: the one told, interviewed with, quoted by."""
    sentence = draft.sentence
    own = set(sentence.subtree(draft.head)) if draft.head is not None else set()
    inside = {i for piece in draft.pieces for i in sentence.indices(piece)}
    queue = [draft.verb, *_quoter(sentence, draft.verb)]
    while queue:
        for i in children(sentence, queue.pop(), CHANNELS):
            if i in own or i in inside:
                continue
            queue.append(i)
            name = outlet_at(doc, sentence, i)
            if name and not is_own(doc.article, name):
                yield name
    yield from (name for name in _quoting(doc, draft) if not is_own(doc.article, name))


def _quoter(sentence: Sentence, verb: int) -> list[int]:
    """The "quoted" above "as saying"."""
    quoted = words("credits", "quoted")
    return [i for i in list(ancestors(sentence, verb))[:3] if sentence.tokens[i].lemma in quoted]


def _quoting(doc: Doc, draft: Draft) -> Iterator[str]:
    """The outlet that quotes somebody as saying."""
    for verb in _quoter(draft.sentence, draft.verb):
        head = subject(draft.sentence, verb)
        if head is not None and head != draft.head and (name := outlet_at(doc, draft.sentence, head)):
            yield name


def _passes_on(doc: Doc, outer: Draft, siblings: Sequence[Draft]) -> Iterator[int]:
    """Credit an outlet's report to the statements inside it; the id of the report, if it says no more than they."""
    name = outer.outlet
    if name is None:
        return
    inner = [one for one in siblings if one is not outer and _inside(one, outer)]
    around = [one for one in siblings if one is not outer and one.frame == "credit" and _inside(outer, one)]
    for one in around:
        one.pieces = list(outer.pieces)
    for one in (*inner, *around):
        if not is_own(doc.article, name) and name not in one.via:
            one.via.append(name)
    if around or any(_size(one) >= SHARE * _size(outer) - _outside(one, outer) for one in inner):
        yield id(outer)


def _inside(inner: Draft, outer: Draft) -> bool:
    """Does the cue of one stand in the content of the other?"""
    return any(piece.covers(inner.cue) for piece in outer.pieces)


def _size(draft: Draft) -> int:
    """How many characters the content has."""
    return sum(piece.end - piece.start for piece in draft.pieces)


def _outside(inner: Draft, outer: Draft) -> int:
    """How many characters of the outer content are cue, speaker and circumstances of the inner statement."""
    below = inner.sentence.cover(
        {inner.verb, *(i for k in children(inner.sentence, inner.verb, {"nsubj", "prep", "npadvmod"})
                       for i in inner.sentence.subtree(k))}
    )  # fmt: skip
    return sum(max(0, min(below.end, piece.end) - max(below.start, piece.start)) for piece in outer.pieces)


def _spoke_to(doc: Doc, sentence: Sentence, drafts: Sequence[Draft], speakers: Speakers) -> None:
    """ "The officials spoke to X on condition of anonymity": what they said before came through X."""
    for index, token in enumerate(sentence.tokens):
        if token.pos != "VERB" or token.lemma not in words("credits", "spoke"):
            continue
        name, head = _spoken_to(doc, sentence, index), subject(sentence, index)
        if name is None or head is None or is_own(doc.article, name):
            continue
        who = speakers.stands_for(sentence, head)
        for draft in drafts:
            early = draft.sentence.span.start <= sentence.span.start
            same = draft.head is not None and speakers.stands_for(draft.sentence, draft.head) & who
            if early and same and not draft.via:
                draft.via.append(name)


def _spoken_to(doc: Doc, sentence: Sentence, verb: int) -> str | None:
    """The outlet that somebody spoke to."""
    for i in children(sentence, verb, {"prep"}):
        told = child(sentence, i, {"pobj"}) if sentence.tokens[i].text.lower() in {"to", "with"} else None
        if told is not None and (name := outlet_at(doc, sentence, told)):
            return name
    return None


def _carry_on(doc: Doc, drafts: Sequence[Draft], speakers: Speakers) -> None:
    """What the same speaker says right after came through the same outlet."""
    line = _line_numbers(doc, drafts)
    for before, after in pairwise(drafts):
        if before.head is None or after.head is None or after.via or not before.via:
            continue
        near = line[after.sentence.span.start] - line[before.sentence.span.start] <= NEAR
        same = speakers.names(before.sentence, before.head) & speakers.names(after.sentence, after.head)
        tells = after.sentence.tokens[after.verb].tag in FINITE
        if near and same and (tells or after.sentence is before.sentence):
            after.via = list(before.via)


def _line_numbers(doc: Doc, drafts: Sequence[Draft]) -> dict[int, int]:
    """For the start of every draft's sentence the number of lines with words before it."""
    starts = sorted({draft.sentence.span.start for draft in drafts})
    found: dict[int, int] = {}
    at = lines = 0
    for start in starts:
        lines += sum(bool(line.strip()) for line in doc.text[at:start].split("\n")[:-1])
        found[start], at = lines, start
    return found
