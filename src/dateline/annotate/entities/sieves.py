"""What a definite nominal stands for when no mention before has its head: sieves from sure to less sure.

After the deterministic sieves of Lee et al. 2013 (Computational Linguistics 39:4): a role told of one actor, a state
or a town just named, the one firm or person that an article is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.entities.chains import Chain
from dateline.annotate.entities.spoken import Spoken
from dateline.annotate.entities.traits import candidates, may_refer
from dateline.lexicon import words
from dateline.model import Doc

# How many sentences back a state, a town or a firm may have been named for the last time.
NEAR = 2
STATES = frozenset({"state"})
TOWNS = frozenset({"city", "capital"})


def of_definite(doc: Doc, spoken: Spoken, chains: Sequence[Chain]) -> Chain | None:
    """The chain that a definite nominal in the singular goes on with; None where two come into question."""
    if spoken.is_plural or not may_refer(doc, spoken) or spoken.lemma in words("actors", "generic"):
        return None
    rivals = candidates(doc, spoken, chains)
    if told := [chain for chain in rivals if spoken.lemma in chain.roles]:
        return _only(told)
    if spoken.modifiers:
        return None  # "the Syrian company" says more than "the company"
    if spoken.mention.kind == "place":
        return _of_place(spoken, rivals)
    near = [chain for chain in rivals if spoken.number - chain.last.number <= NEAR]
    if spoken.lemma in words("actors", "firms"):
        return _only([chain for chain in near if chain.name and chain.kind == "organization" and chain.role is None])
    return None


def _of_place(spoken: Spoken, rivals: Sequence[Chain]) -> Chain | None:
    """ "The country", "the city": the one named last."""
    near = [chain for chain in rivals if spoken.number - chain.last.number < NEAR]
    if spoken.lemma in words("actors", "lands"):
        return _only([chain for chain in near if chain.role in STATES])
    if spoken.lemma in words("actors", "towns"):
        return _only([chain for chain in near if chain.role in TOWNS])
    return None


def _only(found: Sequence[Chain]) -> Chain | None:
    return found[0] if len(found) == 1 else None
