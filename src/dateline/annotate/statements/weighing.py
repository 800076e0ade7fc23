"""Tells statements from what only looks like one: a logistic regression over a draft's traits.

The lexicons say what a cue *can* report; whether it does so here depends on frame, speaker, tense and content.
``training/statements`` shows how the weights were made.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from dateline.annotate.statements.drafts import Draft
from dateline.annotate.statements.traits import by_sentence, traits_of

MODEL = "statements.json"
# Where precision and recall balanced best on the training part.
THRESHOLD = 0.4


@cache
def weights() -> dict[str, float]:
    """The weight of every trait; those that are missing weigh nothing."""
    loaded: dict[str, float] = json.loads((files("dateline") / "models" / MODEL).read_text(encoding="utf-8"))
    return loaded


def likelihood(traits: Iterable[str]) -> float:
    """How likely a draft with these traits is a statement, between 0 and 1."""
    known = weights()
    return 1 / (1 + math.exp(-sum(known.get(trait, 0.0) for trait in set(traits))))


def choose(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The likeliest reading of every cue, where it is likely enough."""
    for siblings in by_sentence(drafts):
        best: dict[int, tuple[float, Draft]] = {}
        for draft in siblings:
            worth = likelihood(traits_of(draft, siblings))
            if worth >= THRESHOLD and worth > best.get(draft.verb, (0.0, draft))[0]:
                best[draft.verb] = (worth, draft)
        yield from (draft for _, draft in best.values())
