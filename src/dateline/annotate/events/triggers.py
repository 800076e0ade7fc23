"""Which words report an event, and which word above them carries tense and time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.annotate.events.plover import (
    adjective_kind,
    happening,
    known_words,
    lemma,
    noun_kind,
    objects,
    oblique,
    pair_kind,
    particle_kind,
    verb_kind,
)
from dateline.annotate.syntax import SUBJECTS, auxiliaries, child, children, conjuncts, negated
from dateline.lexicon import words
from dateline.model import Sentence, Status


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that reports an event. ``carrier`` is the verb, if any, that says when and whether it happened."""

    index: int
    kind: str
    lemma: str
    carrier: int | None
    top: int  # the head of the whole noun phrase: "rounds" in "two rounds of talks"


def find_triggers(sentence: Sentence) -> Iterator[Trigger]:
    """The triggers of a sentence in text order."""
    for index, token in enumerate(sentence.tokens):
        if token.pos == "VERB":
            found = verb_trigger(sentence, index)
        elif token.pos in {"NOUN", "PROPN"}:
            found = noun_trigger(sentence, index)
        elif token.pos == "ADJ":
            found = adjective_trigger(sentence, index)
        else:
            found = None
        if found:
            bloodless = found.kind == "ASSAULT" and (is_figurative(sentence, found) or is_accident(sentence, found))
            yield replace(found, kind="") if bloodless else found


def is_accident(sentence: Sentence, trigger: Trigger) -> bool:
    """Was somebody hurt by no attack: "seven were killed when a tram derailed", "the quake killed forty"?"""
    if trigger.lemma not in words("event_words", "harms"):
        return False
    around = {lemma(sentence, i) for i in range(len(sentence.tokens))} - {trigger.lemma}
    if not around & words("event_words", "accidents"):
        return False
    others = (i for i, token in enumerate(sentence.tokens) if i != trigger.index and token.pos in {"NOUN", "VERB"})
    armed = around & words("event_words", "instruments") or "gunman" in around
    return not armed and not any(is_attack(sentence, i) for i in others)


def is_attack(sentence: Sentence, index: int) -> bool:
    """Does a word tell of violence by somebody, and not only of its harm?"""
    if lemma(sentence, index) in words("event_words", "harms"):
        return False
    verb = sentence.tokens[index].pos == "VERB"
    return (verb_kind(sentence, index) if verb else noun_kind(sentence, index)) == "ASSAULT"


def is_figurative(sentence: Sentence, trigger: Trigger) -> bool:
    """Is what is attacked no person, group or place: "a war on drugs", "fought the proposal"?"""
    verb = sentence.tokens[trigger.index].pos == "VERB"
    struck = list(objects(sentence, trigger.index)) if verb else []
    for prep in children(sentence, trigger.index, {"prep"}):
        if lemma(sentence, prep) in {"on", "against", "over", "at", "for"}:
            struck += children(sentence, prep, {"pobj"})
    contest = not verb and trigger.lemma in words("event_words", "contests")
    before = children(sentence, trigger.index, {"compound", "amod"}) if contest else []
    if any(lemma(sentence, i) in words("event_words", "figures_of_war") for i in before):
        return True
    manner = children(sentence, trigger.index, {"advmod"}) if verb else []
    if any(sentence.tokens[i].text.lower() in words("event_words", "wordy") for i in manner):
        return True  # "harshly attacked the minister"
    return bool(struck) and all(lemma(sentence, i) in words("event_words", "abstract") for i in struck)


def verb_trigger(sentence: Sentence, verb: int) -> Trigger | None:
    """A verb that reports an event by itself; None for auxiliaries, states, and verbs that carry a noun."""
    own = lemma(sentence, verb)
    if paired := pair_kind(sentence, verb):
        # "carried out attacks", "sent a request": the noun tells it.
        carried = own in words("event_words", "light") and carries_noun(sentence, verb, of_kind=paired)
        return None if carried else Trigger(verb, paired, _told_by_noun(sentence, verb) or own, verb, verb)
    if told := happening(sentence, verb):
        return Trigger(verb, verb_kind(sentence, verb), told, verb, verb)
    if carries_noun(sentence, verb):
        kind = spoken_kind(sentence, verb) if own in words("event_words", "reporting") else ""
        return Trigger(verb, kind, own, verb, verb) if kind else None
    kind = intended_kind(sentence, verb) or particle_kind(sentence, verb) or verb_kind(sentence, verb)
    if not kind and own in words("event_words", "reporting"):
        kind = spoken_kind(sentence, verb)
        return Trigger(verb, kind, own, verb, verb) if kind else None
    if not kind and own in words("event_words", "states"):
        return None
    if repeats_noun(sentence, verb, kind):
        return None
    if sentence.tokens[verb].dep in {"amod", "compound", "case", "prep"} and sentence.tokens[verb].tag in {
        "VBN",
        "VBG",
    }:
        return None  # "the wounded man", "according to"
    return Trigger(verb, kind, own, verb, verb)


def _told_by_noun(sentence: Sentence, verb: int) -> str:
    """The noun that says what a carrier does, though no event by itself: "memo" in "sent a memo"; empty if none."""
    if lemma(sentence, verb) not in words("event_words", "light"):
        return ""
    return next((own for i in objects(sentence, verb) if (own := lemma(sentence, i)) in known_words()), "")


def repeats_noun(sentence: Sentence, verb: int, kind: str) -> bool:
    """Does the verb only go on about the event of the noun before it ("attacks targeting troops")?"""
    token = sentence.tokens[verb]
    return bool(kind) and token.dep == "acl" and token.tag == "VBG" and noun_kind(sentence, token.head) == kind


def carries_noun(sentence: Sentence, verb: int, of_kind: str = "") -> bool:
    """Is the verb a mere carrier of an event noun ("held talks", "the talks began"), of a type if one is given?"""
    own = lemma(sentence, verb)
    around = list(objects(sentence, verb))
    if own in words("event_words", "aspect"):
        if not of_kind and child(sentence, verb, {"xcomp"}) is not None:
            return True
        around += [*children(sentence, verb, SUBJECTS), *oblique(sentence, verb)]
    elif own in words("event_words", "light"):
        around += leading(sentence, verb)
        if own == "take" and any(lemma(sentence, i) == "place" for i in around):
            around += children(sentence, verb, SUBJECTS)
    else:
        return False
    return any(names_event(sentence, i) and (not of_kind or _bundle_kind(sentence, i) == of_kind) for i in around)


def leading(sentence: Sentence, verb: int) -> list[int]:
    """Nouns that a carrier reaches by a particle or preposition: "carry out attacks", "come under attack"."""
    wanted = words("event_words", "through")
    return [
        i
        for prep in children(sentence, verb, {"prep", "prt"})
        if f"{lemma(sentence, verb)} {lemma(sentence, prep)}" in wanted
        for i in children(sentence, prep, {"pobj"})
    ]


def _bundle_kind(sentence: Sentence, noun: int) -> str:
    """The type of an event noun or of the one that it bundles."""
    inner = bundled(sentence, noun)
    return noun_kind(sentence, noun if inner is None else inner)


def names_event(sentence: Sentence, noun: int) -> bool:
    """Does this noun, or one that it bundles, name an event?"""
    token = sentence.tokens[noun]
    if token.pos not in {"NOUN", "PROPN"}:
        return False
    if is_event_noun(sentence, noun):
        return True
    return bundled(sentence, noun) is not None


def is_event_noun(sentence: Sentence, noun: int) -> bool:
    """Is the noun itself listed?"""
    return bool(noun_kind(sentence, noun)) or lemma(sentence, noun) in words("event_words", "nouns")


def bundled(sentence: Sentence, noun: int) -> int | None:
    """The event noun in "two rounds of talks", "a series of attacks"."""
    if lemma(sentence, noun) not in words("event_words", "bundles"):
        return None
    for prep in children(sentence, noun, {"prep"}):
        if lemma(sentence, prep) == "of":
            for inner in children(sentence, prep, {"pobj"}):
                if is_event_noun(sentence, inner):
                    return inner
    return None


def noun_trigger(sentence: Sentence, noun: int) -> Trigger | None:
    """A noun that names an event; None if it modifies another noun or belongs to a typed verb."""
    token = sentence.tokens[noun]
    if token.dep in {"compound", "nmod", "npadvmod"} or not is_event_noun(sentence, noun):
        return None
    if bundled(sentence, noun) is not None or (token.pos == "PROPN" and not proper_event(sentence, noun)):
        return None
    top = bundle_of(sentence, noun)
    carrier = carrier_of(sentence, top)
    if carrier is None and is_thing(sentence, noun):
        return None
    if (
        carrier is not None
        and pair_kind(sentence, carrier)
        and not (lemma(sentence, carrier) in words("event_words", "light") and noun_kind(sentence, noun))
    ):
        return None
    kind = noun_kind(sentence, noun)
    if carrier is not None and not kind:
        kind = pair_kind(sentence, carrier)
    return Trigger(noun, kind, lemma(sentence, noun), carrier, top)


def is_thing(sentence: Sentence, noun: int) -> bool:
    """Does a noun that may name a happening stand for a thing here: "the polls", "his tax returns"?"""
    own = lemma(sentence, noun)
    if own in words("event_words", "things"):
        return True
    before = (lemma(sentence, i) for i in children(sentence, noun, {"compound", "amod"}))
    return any(f"{word} {own}" in words("event_words", "things") for word in before)


def proper_event(sentence: Sentence, noun: int) -> bool:
    """Is a capitalised noun still the happening ("the Iraq War", "the Geneva Summit") and no body's name?"""
    return lemma(sentence, noun) in {
        "war",
        "summit",
        "agreement",
        "accord",
        "treaty",
        "battle",
        "coup",
        "revolution",
    } and (sentence.tokens[noun].ent not in {"ORG", "PERSON", "GPE", "WORK_OF_ART"})


def bundle_of(sentence: Sentence, noun: int) -> int:
    """The head that bundles this noun, or the noun itself."""
    prep = sentence.tokens[noun].head
    above = sentence.tokens[prep].head
    if sentence.tokens[prep].dep == "prep" and bundled(sentence, above) == noun:
        return above
    return noun


def carrier_of(sentence: Sentence, noun: int) -> int | None:
    """The verb of which the noun is subject or object and that only carries it."""
    while sentence.tokens[noun].dep == "conj" and sentence.tokens[sentence.tokens[noun].head].pos in {"NOUN", "PROPN"}:
        noun = sentence.tokens[noun].head
    verb = sentence.tokens[noun].head
    if sentence.tokens[noun].dep == "pobj":
        verb = sentence.tokens[verb].head
        if noun not in leading(sentence, verb) and lemma(sentence, verb) not in words("event_words", "aspect"):
            return None
    copula = lemma(sentence, verb) == "be" and sentence.tokens[noun].dep in SUBJECTS  # "the talks were hard"
    if sentence.tokens[verb].pos in {"VERB", "AUX"} and not copula:
        own = lemma(sentence, verb)
        if own in words("event_words", "light") or own in words("event_words", "aspect"):
            return verb
        if pair_kind(sentence, verb):
            return verb
    return next((i for i in children(sentence, noun, {"relcl"}) if _aspect_of(sentence, i)), None)


def _aspect_of(sentence: Sentence, verb: int) -> bool:
    """Is this relative clause "which began in June"?"""
    own = lemma(sentence, verb)
    return own in words("event_words", "aspect") and child(sentence, verb, {"dobj", "xcomp"}) is None


def adjective_trigger(sentence: Sentence, index: int) -> Trigger | None:
    """A predicate that is an act of speech: "is willing to withdraw"."""
    above = sentence.tokens[index].head
    if lemma(sentence, index) in words("event_words", "casualties") and sentence.tokens[index].dep not in {
        "amod",
        "compound",
    }:
        carrier = above if sentence.tokens[above].pos in {"AUX", "VERB"} else None
        return Trigger(index, "", lemma(sentence, index), carrier, index)
    kind = adjective_kind(sentence, index)
    if not kind or sentence.tokens[index].dep not in {"acomp", "ccomp", "ROOT", "xcomp"}:
        return None
    if child(sentence, index, {"xcomp", "prep"}) is None and child(sentence, above, {"xcomp"}) is None:
        return None
    return Trigger(
        index, kind, lemma(sentence, index), above if sentence.tokens[above].pos in {"AUX", "VERB"} else None, index
    )


def spoken_kind(sentence: Sentence, verb: int) -> str:
    """What saying so amounts to: "said it will not accept" rejects, "said they must leave" demands."""
    for content in children(sentence, verb, {"ccomp"}):
        for one in conjuncts(sentence, content):
            if kind := _modal_kind(sentence, verb, one):
                return kind
    return ""


def _modal_kind(sentence: Sentence, verb: int, content: int) -> str:
    """The act that a modal in the reported clause makes."""
    modals = set(auxiliaries(sentence, content))
    if modals & {"must", "should", "ought"} and not negated(sentence, content):
        return "REQUEST"
    subject = child(sentence, content, {"nsubj"})
    if not modals & {"will", "would", "'ll", "’ll", "wo"} or subject is None or lemma(sentence, subject) not in SELF:
        return ""
    speaker = child(sentence, verb, {"nsubj"})
    if lemma(sentence, subject) == "it" and speaker is not None and sentence.tokens[speaker].ent == "PERSON":
        return ""  # a person's "it" is not himself
    return "REJECT" if negated(sentence, content) else declared_kind(sentence, content)


SELF = frozenset({"it", "he", "she", "they", "we", "i"})
# A deed that somebody says he will do is an offer or a threat, by what the deed is.
FRIENDLY = frozenset({"AID", "RETREAT", "COOPERATE", "CONCEDE", "SUPPORT", "CONSULT"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})


def declared_kind(sentence: Sentence, deed: int) -> str:
    """AGREE or THREATEN for a deed that is announced or intended; empty for others."""
    kind, own = verb_kind(sentence, deed), lemma(sentence, deed)
    if not kind:
        carried = (_bundle_kind(sentence, i) for i in objects(sentence, deed) if names_event(sentence, i))
        kind = next(carried, "") if carries_noun(sentence, deed) else ""
    if kind in FRIENDLY or own in words("event_words", "friendly"):
        return "AGREE"
    return "THREATEN" if kind in HOSTILE or own in words("event_words", "hostile") else ""


def intended_kind(sentence: Sentence, verb: int) -> str:
    """The same for "plans to impose", "wants to help"."""
    if lemma(sentence, verb) not in {"plan", "intend", "want", "prepare", "seek", "aim"} or negated(sentence, verb):
        return ""
    deed = child(sentence, verb, {"xcomp"})
    return declared_kind(sentence, deed) if deed is not None else ""


VERBAL = frozenset({"VERB", "ADJ", "NOUN"})
SPEECH = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE"})
CONTENT = frozenset({"xcomp", "ccomp", "pcomp", "acl", "advcl", "prep", "conj", "dobj", "pobj"})
NOT_DONE = frozenset({"promised", "demanded", "denied", "hypothetical", "proposed", "planned", "attempted"})


def is_content(sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger], status: Status) -> bool:
    """Is the deed only what an act of speech is about ("threatened to ban"), or what a deed was done for?

    PLOVER types the act, not its content.
    """
    if not trigger.kind or status not in NOT_DONE or sentence.tokens[trigger.index].pos not in VERBAL:
        return False
    kinds = {one.index: one.kind for one in triggers if one.kind}
    current = trigger.index
    while sentence.tokens[current].dep in CONTENT:
        purpose = sentence.tokens[current].dep == "advcl"
        current = sentence.tokens[current].head
        if kinds.get(current) in SPEECH or (purpose and current in kinds):
            return True
    return False
