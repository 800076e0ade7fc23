"""Where a place name stands for its government: "Washington said", but "in Washington"."""

from __future__ import annotations

from itertools import pairwise

from dateline.annotate.entities.line import Line
from dateline.annotate.syntax import OBJECTS, children
from dateline.gazetteer import Hit
from dateline.lexicon import words

DASHES = frozenset({"-", "--", "–", "—", "_"})
LONGEST_DATELINE = 10
SITES = frozenset({"state", "capital"})


def acts(line: Line, hit: Hit) -> bool:
    """Does this known place act as a government here?"""
    if hit.known.role not in SITES or _is_dateline(line, hit):
        return False
    return _acts(line, line.token_after(hit) - 1, hit.known.role == "capital")


def _is_dateline(line: Line, hit: Hit) -> bool:
    """Does the place open the report ("CAIRO, Egypt (AP) -- The talks")?"""
    if line.first_token(hit) > 0:
        return False
    after = line.token_after(hit)
    for dash, first in pairwise(line.tokens[after : after + LONGEST_DATELINE]):
        if dash.text in DASHES:
            return not first.text[0].islower()
        if dash.text[0].islower():
            return False
    return False


def _acts(line: Line, index: int, capital: bool) -> bool:
    token = line.tokens[index]
    head = line.tokens[token.head]
    if token.dep in {"nsubj", "nsubjpass"} and head.pos in {"VERB", "AUX"}:
        return not capital or not _is_told_of_a_place(line, token.head)
    if token.dep in {"conj", "appos"} and token.head != index and line.hit_at[token.head]:
        return _acts(line, token.head, capital)
    if token.dep == "dobj":
        return head.lemma in words("actors", "done_to_governments")
    if token.dep == "poss":
        return capital and head.lemma.lower() not in words("actors", "place") | words("actors", "parts_of_places")
    if token.dep in {"pobj", "agent"} and head.pos == "ADP":
        return _after_preposition(line, token.head)
    return _compound(line, index)


def _is_told_of_a_place(line: Line, verb: int) -> bool:
    """ "Baghdad lies on the Tigris", "Baghdad saw protests"; but "Washington sees a need"."""
    if line.tokens[verb].lemma in words("actors", "states_of_places"):
        return True
    objects = children(line.sentence, verb, OBJECTS)
    return any(line.tokens[i].lemma in words("actors", "seen_by_places") for i in objects)


def _after_preposition(line: Line, preposition: int) -> bool:
    """ "talks with Washington", "condemned by Baghdad", "a call from Tehran"."""
    word = line.lower[preposition]
    above = line.tokens[line.tokens[preposition].head]
    if word == "by":
        return True
    if word in {"with", "between", "against", "among"}:
        return above.lemma in words("actors", "dealings") or above.pos == "VERB" or word == "between"
    if word in {"from", "on", "to", "toward", "towards", "for"}:
        return above.lemma in words("actors", "dealings")
    return False


def _compound(line: Line, index: int) -> bool:
    """ "Tehran-backed", "the Baghdad-led alliance"."""
    after = index + 2
    joined = after < len(line.tokens) and line.tokens[index + 1].text == "-" and line.touches(after)
    return joined and line.lower[after] in words("actors", "done_by_governments")
