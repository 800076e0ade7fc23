"""Sources named beside a clause, without a verb of their own in it: "according to", "as X reported", headlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.annotate.statements.content import runs
from dateline.annotate.statements.cues import find_cues
from dateline.annotate.statements.drafts import Draft
from dateline.annotate.statements.speakers import sender_of, speaker_of
from dateline.annotate.syntax import SUBJECTS, child, children
from dateline.model import Sentence, Span

VERBAL = frozenset({"VERB", "AUX"})
# A clause that is no more than a part of the one that the source answers for.
PARTS = frozenset({"conj", "advcl", "relcl", "acl", "pcomp", "xcomp", "csubj"})


def find_credits(sentence: Sentence) -> Iterator[Draft]:
    """The sources that a sentence credits beside what they say."""
    for index, token in enumerate(sentence.tokens):
        if token.text.lower() == "according":
            if found := _according(sentence, index):
                yield found
        elif token.dep == "advcl" and token.pos == "VERB" and _says_as(sentence, index):
            yield _beside(sentence, index, sentence.cover([index]), speaker_of(sentence, index), [index])


def _according(sentence: Sentence, index: int) -> Draft | None:
    """ "according to" and its source."""
    to = child(sentence, index, {"prep"})
    source = child(sentence, to, {"pobj"}) if to is not None else None
    if to is None or source is None:
        return None
    return _beside(sentence, index, sentence.cover((index, to)), sender_of(sentence, source), [index, to, source])


def _says_as(sentence: Sentence, verb: int) -> bool:
    """Is it "as X reported", with nothing else that X reported?"""
    marked = any(sentence.tokens[i].text.lower() == "as" for i in children(sentence, verb, {"mark", "advmod"}))
    if not marked or children(sentence, verb, {"ccomp", "dobj", "obj", "xcomp"}):
        return False
    return any(cue.head == verb and "clause" in cue.frames for cue in find_cues(sentence))


def _beside(sentence: Sentence, index: int, cue: Span, source: int | None, own: Iterable[int]) -> Draft:
    """A draft whose content is the clause beside the credit."""
    top = _clause_above(sentence, index)
    tokens = set(sentence.subtree(top)) - (set(sentence.subtree(index)) - _swallowed(sentence, index, top)) - set(own)
    return Draft(sentence, cue, index, "say", "credit", source, runs(sentence, tokens))


def _swallowed(sentence: Sentence, index: int, top: int) -> set[int]:
    """The subject of the main clause, where the parser took it for a part of the source that opens the sentence."""
    below = sentence.subtree(index)
    comma = next((i for i in below if sentence.tokens[i].text == ","), None)
    if below[0] > 0 or comma is None or child(sentence, top, {*SUBJECTS, "expl"}) is not None:
        return set()
    return {i for i in below if i > comma}


def _clause_above(sentence: Sentence, index: int) -> int:
    """The verb of the clause for which a credit answers: the main one, unless that only reports it."""
    if _stands_apart(sentence, index):
        return sentence.root
    top = sentence.tokens[index].head
    while sentence.tokens[top].head != top:
        if sentence.tokens[top].pos in VERBAL and sentence.tokens[top].dep not in PARTS:
            return top
        top = sentence.tokens[top].head
    return top


def _stands_apart(sentence: Sentence, index: int) -> bool:
    """Does the credit open the sentence, or close it behind a comma? Then it answers for all of it."""
    below = sentence.subtree(index)
    rest = sentence.tokens[below[-1] + 1 :]
    closes = below[0] > 0 and sentence.tokens[below[0] - 1].text == "," and all(t.pos == "PUNCT" for t in rest)
    return below[0] == 0 or closes
