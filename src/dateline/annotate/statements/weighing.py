"""Tells statements from what only looks like one: a logistic regression over a draft's traits.

The lexicons say what a cue *can* report; whether it does so here depends on frame, speaker, tense and content.
A second regression tells where a content ends. ``training/statements`` shows how the weights were made.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from dateline.annotate.statements.drafts import Draft
from dateline.annotate.statements.traits import by_sentence, edge_traits, traits_of
from dateline.lexicon import words

MODEL = "statements.json"
# Where precision and recall balanced best on the training part.
THRESHOLD = 0.4
# What is read off the surface in a strict pattern needs less: the training text has few headlines and datelines.
FLOORS = {"headline": 0.0, "quoted-as": 0.0, "trailing": 0.2}
# What binds somebody is missed more than it annoys, above all inside another's statement.
BINDING = frozenset(
    {"agree", "confirm", "deny", "promise", "demand", "request", "order", "refuse", "accuse", "warn", "offer",
     "claim-responsibility"}
)  # fmt: skip
BINDING_THRESHOLD = 0.2
# A whole sentence in quotation marks beside a verb and its subject was said by somebody.
UTTERANCE_THRESHOLD = 0.15
# A longer or shorter reading of a content must be clearly better.
EDGE = 0.55


@cache
def weights(question: str) -> dict[str, float]:
    """The weight of every trait for "statement" or "edge"; those that are missing weigh nothing."""
    loaded: dict[str, dict[str, float]] = json.loads((files("dateline") / "models" / MODEL).read_text("utf-8"))
    return loaded[question]


def likelihood(question: str, traits: Iterable[str]) -> float:
    """How likely the answer is yes for something with these traits, between 0 and 1."""
    known = weights(question)
    return 1 / (1 + math.exp(-sum(known.get(trait, 0.0) for trait in set(traits))))


def choose(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The likeliest reading of every cue, where it is likely enough, with the content that ends best."""
    for siblings in by_sentence(drafts):
        best: dict[int, tuple[float, Draft]] = {}
        for draft in siblings:
            if draft.shape != "plain" or not draft.tells or draft.supposed or _of_nobody(draft):
                continue
            worth = likelihood("statement", traits_of(draft, siblings))
            if worth >= _least(draft) and worth > best.get(draft.verb, (0.0, draft))[0]:
                best[draft.verb] = (worth, draft)
        chosen = [_best_edge(draft, siblings) for _, draft in best.values()]
        yield from (draft for draft in chosen if not _said_twice(draft, chosen))


def _of_nobody(draft: Draft) -> bool:
    """Does nobody say it ("is expected to rain"), and is it no whole clause and no deed that binds or blames?

    The "it" of "it seems that" is nobody.
    """
    tokens = draft.sentence.tokens
    if draft.head is not None and tokens[draft.head].text.lower() in {"it", "there"}:
        return tokens[draft.verb].lemma.lower() in words("credits", "impersonal")
    if draft.head is not None or draft.carries_clause or draft.act in BINDING:
        return False
    return not any(tokens[i].pos == "VERB" for piece in draft.pieces for i in draft.sentence.indices(piece))


def _said_twice(draft: Draft, chosen: Sequence[Draft]) -> bool:
    """Is it one half of "said in a statement that" or "repeated the claim that", and the other half tells more?"""
    others = [one for one in chosen if one is not draft and one.carries_clause]
    if draft.head is None:
        named = [one for one in others if one.head is not None]
        return any(one.pieces[0].overlaps(draft.pieces[0]) and not _holds(one, draft) for one in named)
    same = [one for one in others if one.pieces == draft.pieces and one.head == draft.head]
    return any((one.act != "say", -one.verb) > (draft.act != "say", -draft.verb) for one in same)


def _holds(outer: Draft, inner: Draft) -> bool:
    """Does the cue of one stand in the content of the other?"""
    return any(piece.covers(inner.cue) for piece in outer.pieces)


def _least(draft: Draft) -> float:
    """How likely a draft must be a statement to be kept."""
    if draft.frame in FLOORS:
        return FLOORS[draft.frame]
    if draft.utters:
        return UTTERANCE_THRESHOLD
    return BINDING_THRESHOLD if draft.act in BINDING and draft.head is not None else THRESHOLD


def _best_edge(plain: Draft, siblings: Iterable[Draft]) -> Draft:
    """The reading of a draft that ends best: the plain one, unless another is likelier than not to be better."""
    best, worth = plain, EDGE
    for draft in siblings:
        if draft.shape == "plain" or (draft.verb, draft.frame) != (plain.verb, plain.frame):
            continue
        likely = likelihood("edge", edge_traits(draft, plain))
        if draft.pieces != plain.pieces and likely > worth:
            best, worth = draft, likely
    return best
