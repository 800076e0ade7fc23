"""Who did it and to whom: fillers of agent, target, participant and instrument, read off the parse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dateline.annotate.events.plover import BELOW, lemma, noun_kind, objects
from dateline.annotate.events.triggers import Trigger
from dateline.annotate.syntax import SUBJECTS, child, children, conjuncts, negated, phrase
from dateline.lexicon import words
from dateline.model import EntityKind, Mention, Role, RoleName, Sentence, Span

ACTORS: frozenset[EntityKind] = frozenset({"person", "organization", "group"})
SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})
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
            yield from ((role, i) for role, i in _around(sentence, head, symmetric=False) if role == "agent")
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


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Does the subject suffer the deed?"""
    if child(sentence, verb, {"auxpass", "nsubjpass"}) is not None:
        return True
    token = sentence.tokens[verb]
    return token.tag == "VBN" and (
        (token.dep in {"acl"} and child(sentence, verb, {"aux"}) is None)
        or (
            token.dep == "conj" and child(sentence, verb, {"aux", "nsubj"}) is None and is_passive(sentence, token.head)
        )
    )


def subjects_of(sentence: Sentence, verb: int) -> Iterator[int]:
    """The subject of a clause: its own, the one it shares, or the noun that the clause modifies."""
    current, seen = verb, set()
    while current not in seen:
        seen.add(current)
        token = sentence.tokens[current]
        own = child(sentence, current, SUBJECTS)
        if own is not None:
            if sentence.tokens[own].text.lower() in {"who", "which", "that"} and token.dep == "relcl":
                yield from antecedents(sentence, token.head)
            else:
                yield own
            return
        if token.dep == "acl":
            # "the man suspected of killing": he who is suspected; "plans to kill": whoever plans
            shared = token.tag == "VBN" or (current == verb and token.tag == "VBG")
            yield from (antecedents(sentence, token.head) if shared else ())
            return
        if token.dep not in {"conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "aux"}:
            return
        if token.dep == "xcomp" and (held := child(sentence, token.head, {"dobj"})) is not None and held < current:
            yield held
            return
        current = token.head


def antecedents(sentence: Sentence, noun: int) -> list[int]:
    """What a clause describes: the noun it hangs on, or past a date the noun above ("the raid in May that ...").

    Of a deed told by a noun the doer is whoever did that deed.
    """
    while sentence.tokens[noun].ent in {"DATE", "TIME"} and sentence.tokens[sentence.tokens[noun].head].dep == "prep":
        noun = sentence.tokens[sentence.tokens[noun].head].head
        if sentence.tokens[noun].text.lower() == "following":
            noun = next(iter(children(sentence, noun, {"dobj", "pobj"})), noun)
    return [noun]


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


def noun_roles(sentence: Sentence, trigger: Trigger) -> Iterator[tuple[RoleName, int]]:
    """Role and head word around a noun: "the army's attack on the town", and of the verb that carries it."""
    if trigger.lemma in words("event_words", "casualties"):
        yield from _stricken(sentence, trigger)
        return
    symmetric = trigger.kind in SYMMETRIC
    yield from (("agent", i) for i in claimants(sentence, trigger.top))
    for noun in dict.fromkeys((trigger.index, trigger.top)):
        yield from _around(sentence, noun, symmetric)
    if trigger.carrier is not None and lemma(sentence, trigger.carrier) != "be":
        yield from _carried(sentence, trigger, symmetric)


def _stricken(sentence: Sentence, trigger: Trigger) -> Iterator[tuple[RoleName, int]]:
    """Those of whom "dead", "missing" is said: "two were found dead", "left two dead"."""
    found = children(sentence, trigger.index, {"nsubj"})
    verb = trigger.carrier
    if not found and verb is not None and lemma(sentence, verb) != "leave" and not children(sentence, verb, {"dobj"}):
        found = list(subjects_of(sentence, verb))
    yield from (("target", i) for i in found)


def claimants(sentence: Sentence, noun: int) -> Iterator[int]:
    """Those of whom it is told that they did it: "claimed responsibility for the bombing", "attributed it to them"."""
    token = sentence.tokens[noun]
    above = token.head
    if lemma(sentence, above) == "attribute" and token.dep in {"dobj", "nsubjpass"}:
        to = (i for i in children(sentence, above, {"prep", "dative"}) if lemma(sentence, i) == "to")
        yield from (i for prep in to for i in children(sentence, prep, {"pobj"}))
    if token.dep != "pobj" or lemma(sentence, above) != "for":
        return
    verb = _answering(sentence, sentence.tokens[above].head)
    if verb is not None and not negated(sentence, verb):
        yield from (i for i in subjects_of(sentence, verb) if not negated(sentence, i))


ANSWERING = frozenset({"claim", "take", "accept", "admit"})


def _answering(sentence: Sentence, word: int) -> int | None:
    """The verb by which somebody answers for a deed: claims it, takes responsibility, is responsible; None if none."""
    above = sentence.tokens[word].head
    if lemma(sentence, word) == "responsible" and sentence.tokens[above].pos in {"AUX", "VERB"}:
        return above
    if lemma(sentence, word) in {"responsibility", "credit"}:
        word = above
    return word if lemma(sentence, word) in ANSWERING else None


def _around(sentence: Sentence, noun: int, symmetric: bool) -> Iterator[tuple[RoleName, int]]:
    """Roles inside the noun phrase."""
    for i in sentence.children[noun]:
        token = sentence.tokens[i]
        if token.dep == "poss" and suffers(sentence, noun):
            yield "target", i
        elif token.dep == "poss" or (
            token.dep in {"amod", "compound", "nmod"} and token.ent in {"GPE", "NORP", "ORG", "PERSON"}
        ):
            for one in (i, *children(sentence, i, {"compound", "nmod"})):  # "US-Iraq talks"
                if one == i or sentence.tokens[one].ent in {"GPE", "NORP"}:
                    yield "participant" if symmetric else "agent", one
        elif token.dep in {"prep", "agent"}:
            yield from _by_preposition(sentence, i, symmetric)
        elif token.dep == "acl" and lemma(sentence, i) in {"target", "involve", "kill", "include"}:
            yield from (("target", j) for j in children(sentence, i, {"dobj"}))


def suffers(sentence: Sentence, noun: int) -> bool:
    """Is the possessor of a deed its victim: "the judge's murder", but not "the army's murder of a judge"?"""
    below = children(sentence, noun, {"prep"})
    return lemma(sentence, noun) in words("event_words", "undergone") and "of" not in {
        lemma(sentence, i) for i in below
    }


def _by_preposition(sentence: Sentence, prep: int, symmetric: bool) -> Iterator[tuple[RoleName, int]]:
    """The role that a preposition of the noun gives."""
    word = lemma(sentence, prep)
    heads = [i for i in children(sentence, prep, {"pobj"}) if sentence.tokens[i].ent not in {"DATE", "TIME"}]
    if word in {"between", "among"}:
        yield from (("participant", i) for i in heads)
    elif word == "with":
        yield from (("participant" if symmetric else "target", i) for i in heads)
    elif word in {"by", "from"}:
        yield from (("agent", i) for i in heads)
    elif word in {"of", "on", "against", "upon", "at"} and not symmetric:
        yield from (("target", i) for i in heads)


def _carried(sentence: Sentence, trigger: Trigger, symmetric: bool) -> Iterator[tuple[RoleName, int]]:
    """Roles of the verb that carries the noun: who held, launched or received it, with or against whom."""
    verb = trigger.carrier if trigger.carrier is not None else trigger.index
    received = lemma(sentence, verb) in {"receive", "suffer", "face", "survive"}
    if not is_passive(sentence, verb):
        for i in subjects_of(sentence, verb):
            if i not in {trigger.index, trigger.top}:
                yield "target" if received else "agent", i
    for prep in children(sentence, verb, BELOW):
        word = lemma(sentence, prep)
        heads = [i for i in children(sentence, prep, {"pobj"}) if sentence.tokens[i].ent not in {"DATE", "TIME"}]
        if word in {"by", "from"}:
            yield from (("agent", i) for i in heads)
        elif word in {"with", "against", "to", "on", "at"}:
            yield from (
                ("participant" if symmetric else "target", i) for i in heads if i not in {trigger.index, trigger.top}
            )
    for i in children(sentence, verb, {"dative"}):
        yield "target", i
