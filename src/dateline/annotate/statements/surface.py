"""Attributions read off the surface, where a parser is often wrong: trailing ones, colons, headlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.annotate.statements.content import Complement, runs
from dateline.annotate.statements.cues import Cue
from dateline.annotate.statements.drafts import Draft
from dateline.annotate.syntax import subject
from dateline.model import Sentence

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# "Foreign Ministry spokeswoman Ana Lund: ..." and "...: PM adviser" name a source in few words.
SOURCE_WORDS = 7


def trailing(cue: Cue) -> Complement | None:
    """A whole clause before ", X said on Monday." or ", said X."."""
    sentence, verb = cue.sentence, cue.head
    tokens = sentence.tokens
    if tokens[verb].tag not in FINITE or "clause" not in cue.frames:
        return None
    comma = _comma_before(sentence, verb)
    if comma is None or not any(token.tag in FINITE for token in tokens[:comma]):
        return None
    between = range(comma + 1, verb)
    after = range(verb + 1, len(tokens))
    if any(tokens[i].tag in FINITE or tokens[i].text == "," for i in after) and not between:
        return None
    speaker = _head(sentence, verb, between or after)
    if speaker is None or (between and any(tokens[i].tag in FINITE for i in after)):
        return None
    return Complement("trailing", cue.frames["clause"], frozenset(range(comma)), speaker=speaker)


def _comma_before(sentence: Sentence, verb: int) -> int | None:
    """The comma that parts the clause from the source: nothing but a noun phrase stands between it and the verb."""
    for i in range(verb - 1, 2, -1):
        token = sentence.tokens[i]
        if token.text in {",", ",”", ",''"}:
            return i
        if token.tag in FINITE or (token.pos == "PUNCT" and token.text not in {"(", ")", "-", "’", "'", "."}):
            return None
    return None


def _head(sentence: Sentence, verb: int, within: Sequence[int]) -> int | None:
    """The noun that heads the source."""
    own = subject(sentence, verb)
    if own is not None and own in within:
        return own
    nominal = [i for i in within if sentence.tokens[i].pos in NOMINAL]
    return next((i for i in nominal if sentence.tokens[i].head not in within), None) if nominal else None


def find_colons(sentence: Sentence) -> Iterator[Draft]:
    """A source before a colon, or, in a headline, behind one."""
    tokens = sentence.tokens
    at = next((i for i, token in enumerate(tokens) if token.text == ":"), None)
    if at is None or at == 0:
        return
    cue = sentence.cover([at])
    before, after = range(at), range(at + 1, len(tokens))
    if len(after) <= SOURCE_WORDS and _is_source(sentence, after) and _has_verb(sentence, before):
        head = _last_nominal(sentence, after)
        yield Draft(sentence, cue, at, "say", "headline", head, runs(sentence, before))
    elif len(before) <= SOURCE_WORDS and _is_source(sentence, before) and len(after) > 1:
        head = _last_nominal(sentence, before)
        yield Draft(sentence, cue, at, "say", "colon", head, runs(sentence, after))
    else:
        head = subject(sentence, sentence.root)
        yield Draft(sentence, cue, at, "say", "colon-quote", _last_nominal(sentence, before) if head is None else head)


def _is_source(sentence: Sentence, within: Sequence[int]) -> bool:
    """Is it a short noun phrase that names somebody?"""
    tokens = [sentence.tokens[i] for i in within]
    named = any(token.pos == "PROPN" for token in tokens)
    return named and all(token.pos not in {"VERB", "AUX", "PRON", "NUM"} for token in tokens)


def _has_verb(sentence: Sentence, within: Sequence[int]) -> bool:
    """Does it say that something happens?"""
    return any(sentence.tokens[i].pos in {"VERB", "AUX"} for i in within)


def _last_nominal(sentence: Sentence, within: Sequence[int]) -> int | None:
    """The last noun or name."""
    return next((i for i in reversed(within) if sentence.tokens[i].pos in NOMINAL), None)
