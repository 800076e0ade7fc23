"""Which chains a nominal or a pronoun may stand for, and what speaks for and against each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.annotate.entities.chains import Chain
from dateline.annotate.entities.gender import told
from dateline.annotate.entities.spoken import Spoken
from dateline.model import Doc

# How many mentions of other actors may lie between a chain's last mention and what may go on with it.
MOST_CHAINS = 30
GENDER = {"he": "male", "him": "male", "she": "female", "her": "female"}
PLURAL_PRONOUNS = frozenset({"they", "them"})
RESOLVED = frozenset({*GENDER, *PLURAL_PRONOUNS, "it"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
SITES = frozenset({"place", "facility"})
BODIES = frozenset({"organization", "group"})
DISTANCES = (0, 1, 2, 4, 8, 16)


def may_refer(doc: Doc, spoken: Spoken) -> bool:
    """Is it a pronoun or a definite nominal, of which one may ask for whom it stands?"""
    mention = spoken.mention
    said = doc.text_of(mention.span).lower()
    if mention.form == "pronoun":
        return said in RESOLVED
    if doc.text.startswith(" of ", mention.span.end):
        return False  # "the government of X" says itself whose it is
    return mention.form == "nominal" and said.split()[0] in DEFINITE


def candidates(doc: Doc, spoken: Spoken, chains: Sequence[Chain]) -> list[Chain]:
    """The chains of which nothing says that it cannot stand for them, latest first."""
    latest = sorted(chains, key=lambda chain: -chain.last.mention.span.start)[:MOST_CHAINS]
    return [chain for chain in latest if _is_open(doc, spoken, chain)]


def _is_open(doc: Doc, spoken: Spoken, chain: Chain) -> bool:
    said = doc.text_of(spoken.mention.span).lower()
    if chain.last.mention.span.overlaps(spoken.mention.span):
        return False
    if not spoken.quoted and all(one.quoted for one in chain.spoken):
        return False
    gender = {GENDER[said]} if said in GENDER else told(said)
    if gender and chain.genders and not gender & chain.genders:
        return False
    plural = said in PLURAL_PRONOUNS or spoken.is_plural
    if plural != chain.is_plural and not (said in PLURAL_PRONOUNS and chain.kind in BODIES):
        return False
    return _kinds_agree(spoken, chain, said)


def _kinds_agree(spoken: Spoken, chain: Chain, said: str) -> bool:
    """May one thing be of both kinds?"""
    if said in GENDER or spoken.mention.kind == "person":
        return chain.kind == "person" or said in PLURAL_PRONOUNS
    if said in PLURAL_PRONOUNS:
        return True
    if said == "it":
        return chain.kind != "person"
    if spoken.mention.kind in SITES:
        return chain.kind in SITES or (chain.kind in BODIES and chain.role in {None, "state", "capital"})
    return chain.kind in BODIES or chain.role in {"state", "people"}


def traits_of(doc: Doc, spoken: Spoken, chain: Chain, rivals: Sequence[Chain]) -> frozenset[str]:
    """The traits of a pair, each with the sort of pronoun in front."""
    sort = _sort(doc, spoken)
    found = {"", *_place_traits(spoken, chain), *_rank_traits(chain, rivals), *_chain_traits(spoken, chain)}
    return frozenset(f"{sort} {trait}".strip() for trait in found)


def _sort(doc: Doc, spoken: Spoken) -> str:
    """One model would not do for "he" and "they"."""
    said = doc.text_of(spoken.mention.span).lower()
    return "he" if said in GENDER else "they" if said in PLURAL_PRONOUNS else "it"


def _place_traits(spoken: Spoken, chain: Chain) -> Iterator[str]:
    """Where the two stand."""
    between = spoken.number - chain.last.number
    yield f"sentences {next((most for most in DISTANCES if between <= most), 'far')}"
    if chain.last.is_subject:
        yield "last is subject"
        if spoken.is_subject:
            yield "both are subjects"
    if any(one.is_subject and one.number == spoken.number - 1 for one in chain.spoken):
        yield "subject of the sentence before"
    if spoken.is_subject and chain.last.number == spoken.number and _same_clause(spoken, chain.last):
        yield "same clause"
    if spoken.quoted != chain.last.quoted:
        yield "across a quotation"
    if chain.spoken[0].number <= 1:
        yield "named at the start"


def _same_clause(left: Spoken, right: Spoken) -> bool:
    return left.sentence.tokens[left.head].head == right.sentence.tokens[right.head].head


def _rank_traits(chain: Chain, rivals: Sequence[Chain]) -> Iterator[str]:
    """How the chain stands among all that come into question."""
    if len(rivals) == 1:
        yield "only one"
    if rivals[0] is chain:
        yield "latest"
    size = len(chain.spoken)
    if all(len(other.spoken) < size for other in rivals if other is not chain):
        yield "most often named"
    yield f"named {min(size, 4)}"
    named = [other for other in rivals if other.name and other.kind == chain.kind]
    if named == [chain]:
        yield "only name of its kind"
    elif named and named[0] is chain:
        yield "latest name of its kind"
    near = [other for other in rivals if other.last.number >= chain.last.number - 1]
    if near == [chain]:
        yield "only one near"


def _chain_traits(spoken: Spoken, chain: Chain) -> Iterator[str]:
    """What the chain is."""
    yield f"is {chain.kind} {'named' if chain.name else 'nameless'}"
    if chain.role:
        yield f"known as {chain.role}"
    if chain.genders:
        yield "gender known"
    if chain.last.mention.form == "pronoun":
        yield "last is pronoun"
    if spoken.mention.kind == chain.kind:
        yield "same kind"
