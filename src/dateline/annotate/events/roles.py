"""Who did it and to whom: fillers of agent, target, participant and instrument, read off the parse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.annotate.events.clauses import is_passive, subjects_of
from dateline.annotate.events.nominal import around_noun, noun_roles
from dateline.annotate.events.plover import BELOW, lemma, noun_kind, objects
from dateline.annotate.events.triggers import Trigger
from dateline.annotate.syntax import SUBJECTS, child, children, conjuncts, phrase
from dateline.lexicon import words
from dateline.model import EntityKind, Mention, Role, RoleName, Sentence, Span

ACTORS: frozenset[EntityKind] = frozenset({"person", "organization", "group"})
SPOKEN = frozenset(
    {
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "AGREE",
        "SUPPORT",
        "SANCTION",
        "CONSULT",
        "COOPERATE",
        "AID",
        "CONCEDE",
    }
)
TARGET_PREPOSITIONS = frozenset(
    {"against", "on", "at", "of", "to", "toward", "towards", "with", "upon", "for", "from", "in", "into"}
)
PRONOUNS = frozenset({"who", "which", "that", "whom", "whose", "what", "it", "there", "this", "these", "those"})


@dataclass
class Names:
    """The mentions of a document by place, so that a head finds its name."""

    starts: list[int] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    @classmethod
    def of(cls, mentions: Iterable[Mention]) -> Names:
        """Mentions in text order."""
        ordered = sorted(mentions, key=lambda one: (one.name.start, -one.name.end))
        return cls([one.name.start for one in ordered], ordered)

    def at(self, start: int, end: int) -> Mention | None:
        """The mention whose name covers this stretch; the longest if several do."""
        place = bisect_right(self.starts, start)
        for one in reversed(self.mentions[max(0, place - 4) : place]):
            if one.name.start <= start and end <= one.name.end:
                return one
        return None


def find_roles(sentence: Sentence, trigger: Trigger, names: Names) -> tuple[Role, ...]:
    """The roles of an event, each filler once."""
    found: dict[Span, RoleName] = {}
    pairs = (
        noun_roles(sentence, trigger)
        if sentence.tokens[trigger.index].pos != "VERB"
        else verb_roles(sentence, trigger.index, trigger.kind, names)
    )
    for name, head in doers(sentence, pairs, names):
        if sentence.tokens[head].ent in {"DATE", "TIME"}:
            continue
        for one in conjuncts(sentence, head) if sentence.tokens[head].dep != "poss" else [head]:
            if (span := filler(sentence, one, names)) is not None and not span.overlaps(
                sentence.cover([trigger.index])
            ):
                found.setdefault(span, name)
    return tuple(Role(name, span) for span, name in found.items())


def doers(sentence: Sentence, pairs: Iterable[tuple[RoleName, int]], names: Names) -> Iterator[tuple[RoleName, int]]:
    """The same roles, but for an agent that is itself a deed ("the strike killed") whoever did that deed.

    With "guerrillas of the Free Valley Army" that body acts too.
    """
    for name, head in pairs:
        if name == "agent" and is_deed(sentence, head):
            yield from ((role, i) for role, i in around_noun(sentence, head, symmetric=False) if role == "agent")
        elif lemma(sentence, head) in words("event_words", "instruments") and not is_named(sentence, head):
            yield "instrument", head
        elif lemma(sentence, head) in words("event_words", "moments"):
            continue
        else:
            yield from ((name, i) for i in counted(sentence, head))
            if name == "agent":
                yield from ((name, i) for i in body_of(sentence, head, names))


def is_deed(sentence: Sentence, head: int) -> bool:
    """Is the doer itself something done: "the strike killed two", "the death of Diaz shook the port"?"""
    return noun_kind(sentence, head) == "ASSAULT" or (
        lemma(sentence, head) in words("event_words", "nouns") and sentence.tokens[head].pos == "NOUN"
    )


def is_named(sentence: Sentence, head: int) -> bool:
    """Is it a proper name?"""
    return sentence.tokens[head].pos == "PROPN"


def counted(sentence: Sentence, head: int) -> list[int]:
    """Those whom a quantity counts ("thousands of teachers"), else the word itself."""
    if lemma(sentence, head) in words("event_words", "quantities"):
        for prep in children(sentence, head, {"prep"}):
            if lemma(sentence, prep) == "of" and (found := children(sentence, prep, {"pobj"})):
                return found
    return [head]


def body_of(sentence: Sentence, head: int, names: Names) -> Iterator[int]:
    """The named body whose people act: "guerrillas of the Free Valley Army", "agents from the ministry"."""
    if sentence.tokens[head].tag != "NNS":
        return
    for prep in children(sentence, head, {"prep"}):
        if lemma(sentence, prep) in {"of", "from"}:
            for i in children(sentence, prep, {"pobj"}):
                mention = names.at(sentence.tokens[i].start, sentence.tokens[i].end)
                if mention and mention.form == "name" and mention.kind in {"organization", "group"}:
                    yield i


def filler(sentence: Sentence, head: int, names: Names) -> Span | None:
    """The words that fill a role: a name, else the noun phrase; relative pronouns give way to what they stand for."""
    token = sentence.tokens[head]
    if token.text.lower() in PRONOUNS and token.tag in {"WP", "WDT", "IN", "EX"}:
        return None
    if mention := names.at(token.start, token.end):
        return mention.name
    if token.pos == "PRON" or token.pos in {"VERB", "ADP", "SYM", "PUNCT"}:
        return None
    return phrase(sentence, head, leave=LEAVE)


LEAVE = frozenset(
    {"relcl", "appos", "conj", "cc", "punct", "acl", "advcl", "parataxis", "prep", "preconj", "det", "predet"}
)


def verb_roles(sentence: Sentence, verb: int, kind: str, names: Names) -> Iterator[tuple[RoleName, int]]:
    """Role and head word for every part of a clause."""
    agents, targets = list(subjects_of(sentence, verb)), []
    if is_passive(sentence, verb):
        targets = agents if child(sentence, verb, {"nsubj"}) is None else []
        agents = [i for prep in children(sentence, verb, {"agent"}) for i in children(sentence, prep, {"pobj"})]
        agents += [
            i
            for prep in children(sentence, verb, {"prep"})
            if lemma(sentence, prep) == "by"
            for i in children(sentence, prep, {"pobj"})
        ]
    targets += [i for i in objects(sentence, verb) if i not in targets and i not in agents]
    yield from (("agent", i) for i in agents)
    yield from targets_of(sentence, verb, kind, targets, names)
    yield from instruments_of(sentence, verb)


def targets_of(
    sentence: Sentence, verb: int, kind: str, heads: list[int], names: Names
) -> Iterator[tuple[RoleName, int]]:
    """To whom it was done. In acts of speech only an actor can be the target; a thing leads to the actor in it."""
    if kind not in SPOKEN:
        yield from (("target", i) for i in heads)
        if not heads:
            yield from (("target", i) for i in oblique_actors(sentence, verb, names))
        return
    actors = [i for i in heads if is_actor(sentence, i, names)]
    actors += oblique_actors(sentence, verb, names)
    if not actors:
        actors = [j for i in heads for j in inner_actors(sentence, i, names)]
    if not actors:
        actors = [
            j
            for i in children(sentence, verb, {"ccomp"})
            for j in (*children(sentence, i, SUBJECTS), *oblique_actors(sentence, i, names))
            if sentence.tokens[j].pos != "PRON" and is_actor(sentence, j, names)
        ][:1]
    yield from (("target", i) for i in actors or ([] if kind != "" else heads))


def is_actor(sentence: Sentence, head: int, names: Names) -> bool:
    """Can the word act: a person, a body, a people, a state?"""
    token = sentence.tokens[head]
    mention = names.at(token.start, token.end)
    if mention:
        return mention.kind in ACTORS or mention.kind == "place"
    return token.ent in {"PERSON", "ORG", "GPE", "NORP"}


def oblique_actors(sentence: Sentence, verb: int, names: Names) -> list[int]:
    """Actors below a preposition that leads to a target: "against X", "with Y"."""
    return [
        i
        for prep in children(sentence, verb, BELOW)
        if lemma(sentence, prep) in TARGET_PREPOSITIONS and lemma(sentence, prep) not in {"in", "from", "for"}
        for i in children(sentence, prep, {"pobj"})
        if is_actor(sentence, i, names)
    ]


def inner_actors(sentence: Sentence, noun: int, names: Names) -> list[int]:
    """Actors inside a noun phrase: its possessor, its nationality, what follows "of", "by", "with"."""
    found = [
        i
        for i in sentence.children[noun]
        if sentence.tokens[i].dep in {"poss", "amod", "compound", "nmod"} and is_actor(sentence, i, names)
    ]
    for prep in children(sentence, noun, {"prep"}):
        found += [i for i in children(sentence, prep, {"pobj"}) if is_actor(sentence, i, names)]
    return found


def instruments_of(sentence: Sentence, verb: int) -> Iterator[tuple[RoleName, int]]:
    """With what it was done."""
    for prep in children(sentence, verb, {"prep", "agent"}):
        if lemma(sentence, prep) in {"with", "by", "using"}:
            yield from (
                ("instrument", i)
                for i in children(sentence, prep, {"pobj"})
                if lemma(sentence, i) in words("event_words", "instruments")
            )
