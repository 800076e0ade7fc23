"""Which chain a pronoun goes on with: a logistic regression over the traits of a pair.

The sieves of ``coreference`` come first and need no weights. ``training/coreference`` shows how these were made.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from dateline.annotate.entities.chains import Chain
from dateline.annotate.entities.spoken import Spoken
from dateline.annotate.entities.traits import candidates, may_refer, traits_of
from dateline.model import Doc

MODEL = "coreference.json"
# A pair must be so likely, and so much likelier than the next: no antecedent rather than a wrong one.
LEAST, AHEAD = 0.65, 0.25


@cache
def weights() -> dict[str, float]:
    """The weight of every trait; those that are missing weigh nothing."""
    loaded: dict[str, float] = json.loads((files("dateline") / "models" / MODEL).read_text("utf-8"))
    return loaded


def likelihood(traits: Iterable[str]) -> float:
    """How likely a pair with these traits is one actor, between 0 and 1."""
    known = weights()
    return 1 / (1 + math.exp(-sum(known.get(trait, 0.0) for trait in traits)))


def likeliest(doc: Doc, spoken: Spoken, chains: Sequence[Chain]) -> Chain | None:
    """The chain that a mention goes on with; None if none is likely enough, or two nearly equally."""
    if spoken.mention.form != "pronoun" or not may_refer(doc, spoken):
        return None
    if not (rivals := candidates(doc, spoken, chains)):
        return None
    scored = [(likelihood(traits_of(doc, spoken, chain, rivals)), chain) for chain in rivals]
    scored.sort(key=lambda pair: -pair[0])
    ahead = scored[0][0] - (scored[1][0] if len(scored) > 1 else 0.0)
    return scored[0][1] if scored[0][0] >= LEAST and ahead >= AHEAD else None
