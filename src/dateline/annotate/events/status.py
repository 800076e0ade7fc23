"""Whether an event came about: from negation, modals, tense, and the words above it that promise, demand or deny it.

The clues are asked from the trigger outwards; the first that says more than "it happened" decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dateline.annotate.events.plover import lemma
from dateline.annotate.events.triggers import Trigger
from dateline.annotate.syntax import auxiliaries, child, children, negated
from dateline.lexicon import table, words
from dateline.model import Sentence, Status

Clue = Status | None


@cache
def by_word(section: str) -> Mapping[str, Status]:
    """A section of the lexicon that lists words by the status that they give: governors, adjectives, modals."""
    return {word: status for status, listed in table("event_words")[section].items() for word in listed}


def status_of(sentence: Sentence, trigger: Trigger) -> Status:
    """The status of the event that a trigger reports."""
    own = noun_status(sentence, trigger.top) if sentence.tokens[trigger.index].pos != "VERB" else None
    own = own or (noun_status(sentence, trigger.index) if trigger.index != trigger.top else None)
    if own:
        return own
    if trigger.carrier is not None:
        return verb_status(sentence, trigger.carrier)
    return below_status(sentence, trigger.top) or "occurred"


def noun_status(sentence: Sentence, noun: int) -> Clue:
    """What the words before a noun, or itself, say of it."""
    if lemma(sentence, noun) in words("event_words", "attempts"):
        return "attempted"
    for i in sentence.children[noun]:
        word = sentence.tokens[i].text.lower()
        if sentence.tokens[i].dep in {"amod", "compound", "prep", "acl"} and word in by_word("adjectives"):
            return by_word("adjectives")[word]
        if sentence.tokens[i].dep in {"det", "neg"} and word in {"no", "not"}:
            return "denied"
    return None


def verb_status(sentence: Sentence, verb: int) -> Status:
    """The status of a clause by its verb."""
    if denied(sentence, verb):
        return "denied"
    if conditional(sentence, verb) or turned_round(sentence, verb):
        return "hypothetical"
    if modal := modal_status(sentence, verb):
        if doubted := _doubted(sentence, verb):
            return doubted
        return _reported_future(sentence, verb) if modal == "hypothetical" else modal
    return above_status(sentence, verb) or told_status(sentence, verb)


def denied(sentence: Sentence, verb: int) -> bool:
    """Is the clause negated, by its verb, its auxiliary or its subject ("nobody was hurt")?"""
    if negated(sentence, verb):
        return True
    for i in sentence.children[verb]:
        token = sentence.tokens[i]
        if token.dep == "advmod" and (token.text.lower() in words("event_words", "negatives") or negated(sentence, i)):
            return True  # "never", "not yet", "no longer"
        if token.dep in {"nsubj", "nsubjpass", "dobj"} and (
            token.text.lower() in {"nobody", "none", "nothing"} or _no(sentence, i)
        ):
            return True
    return _without(sentence, verb)


def _no(sentence: Sentence, noun: int) -> bool:
    """Does "no" stand before the noun?"""
    return any(
        sentence.tokens[i].text.lower() in {"no", "neither"} and sentence.tokens[i].dep == "det"
        for i in sentence.children[noun]
    )


def _without(sentence: Sentence, verb: int) -> bool:
    """Is it "without leaving", "instead of leaving"?"""
    head = sentence.tokens[sentence.tokens[verb].head]
    return sentence.tokens[verb].dep == "pcomp" and head.lemma.lower() in {"without", "instead"}


def conditional(sentence: Sentence, verb: int) -> bool:
    """Does the clause open with "if" or the like, or hang on one that does?"""
    return any(
        sentence.tokens[i].text.lower() in words("event_words", "conditions")
        for i in children(sentence, verb, {"mark", "advmod", "prep"})
    )


def turned_round(sentence: Sentence, verb: int) -> bool:
    """Does a helper stand before its subject: "did they leave?", "had they left, ..."; not in "why did they leave?"."""
    own, subject = sentence.tokens[verb], child(sentence, verb, {"nsubj", "nsubjpass"})
    first = child(sentence, verb, {"aux", "auxpass"})
    if subject is None or first is None or first > subject:
        return False
    if own.dep == "advcl":
        return sentence.tokens[first].text.lower() in {"had", "were", "should"}
    asked = sentence.tokens[-1].text == "?" and verb == sentence.root
    return asked and not any(sentence.tokens[i].tag in {"WRB", "WP", "WDT"} for i in sentence.children[verb])


def _doubted(sentence: Sentence, verb: int) -> Clue:
    """What a doubt above says of a clause with a modal: "it is unlikely that they will come"."""
    token = sentence.tokens[verb]
    if token.dep not in {"ccomp", "csubj", "acl"} or token.head == verb:
        return None
    above = (token.head, *children(sentence, token.head, {"acomp"}))  # "doubt that", "is unlikely that"
    doubt = next((i for i in above if lemma(sentence, i) in words("event_words", "doubting")), None)
    return governor_status(sentence, doubt) if doubt is not None else None


def modal_status(sentence: Sentence, verb: int) -> Clue:
    """What a modal says; joined verbs share it."""
    helpers = auxiliaries(sentence, verb)
    token = sentence.tokens[verb]
    shares = token.dep == "conj" and token.tag in {"VB", "VBN"}
    if not helpers and shares and child(sentence, verb, {"nsubj", "nsubjpass"}) is None:
        return modal_status(sentence, sentence.tokens[verb].head)
    for helper in helpers:
        if helper in by_word("modals"):
            return by_word("modals")[helper]
    return "planned" if "go" in helpers else None


def _reported_future(sentence: Sentence, verb: int) -> Status:
    """ "He said they would leave" tells a plan; "they could leave" a thought."""
    if not {"would", "'d"} & set(auxiliaries(sentence, verb)):
        return "hypothetical"
    top = verb
    while sentence.tokens[top].dep == "conj":
        top = sentence.tokens[top].head
    head = sentence.tokens[top].head
    if (
        sentence.tokens[top].dep == "ccomp"
        and head != top
        and lemma(sentence, head) in words("event_words", "reporting")
    ):
        return "planned"
    return "hypothetical"


def above_status(sentence: Sentence, index: int) -> Clue:
    """What the words above a verb make of it."""
    token = sentence.tokens[index]
    if token.dep == "conj":
        return _joined_status(sentence, index)
    if token.dep in {"xcomp", "ccomp", "pcomp", "acl", "csubj", "advcl", "oprd"} and token.head != index:
        return governed_status(sentence, index, token.head)
    if token.dep == "relcl":
        return governed_status(sentence, index, token.head) if "to" in auxiliaries(sentence, index) else None
    if "to" in auxiliaries(sentence, index):
        return "planned"
    return None


def _joined_status(sentence: Sentence, index: int) -> Clue:
    """A joined verb of the same form shares what stands above the first."""
    first = sentence.tokens[index].head
    if sentence.tokens[index].tag != sentence.tokens[first].tag and sentence.tokens[index].tag not in {"VB", "VBG"}:
        return None
    if sentence.tokens[index].tag in {"VBD", "VBZ", "VBP"}:
        return above_status(sentence, first) if sentence.tokens[first].dep in {"ccomp", "conj"} else None
    return above_status(sentence, first)


def governed_status(sentence: Sentence, index: int, head: int) -> Clue:
    """The status of what hangs on a governing verb, adjective, noun or preposition."""
    token = sentence.tokens[index]
    finite = token.tag in {"VBD", "VBZ", "VBP"} or any(
        sentence.tokens[i].tag in {"VBD", "VBZ", "VBP"} for i in children(sentence, index, {"aux", "auxpass"})
    )
    if token.dep == "advcl" and "for" in {lemma(sentence, i) for i in children(sentence, index, {"mark"})}:
        return governor_status(sentence, head) or _purpose(sentence, head)  # "called for them to leave"
    if token.dep == "advcl":
        return None if finite or token.tag in {"VBG", "VBN"} else _purpose(sentence, head)
    if sentence.tokens[head].pos == "ADP" and token.dep == "pcomp":
        return below_status(sentence, head, of=True)
    if token.dep == "acl" and token.tag in {"VBN", "VBG"}:
        return "hypothetical" if _any(sentence, head) else None
    if token.dep == "ccomp" and index < head and child(sentence, index, {"mark"}) is None:
        return None  # "there were attacks, they claimed": the main clause in all but the parse
    found = governor_status(sentence, head)
    if finite:
        return _told(sentence, index, head, found)
    if found == "occurred" or found is None:
        return _passed_on(sentence, head, plain=None if found == "occurred" or token.tag == "VBG" else "hypothetical")
    return found


def _told(sentence: Sentence, index: int, head: int, found: Clue) -> Clue:
    """What a governor makes of a clause with a tense of its own."""
    if found in {"demanded", "proposed"} and sentence.tokens[index].tag == "VBP":
        return found  # "demanded that the firm raise wages"
    doubts = found in {"hypothetical", "denied", "planned"} and lemma(sentence, head) not in FACTIVE
    return found if doubts else None


def _any(sentence: Sentence, noun: int) -> bool:
    """Does "any" stand before the noun?"""
    return any(sentence.tokens[i].text.lower() == "any" for i in children(sentence, noun, {"det"}))


FACTIVE = frozenset({"know", "fear", "reject", "see", "warn", "prevent"})


def _purpose(sentence: Sentence, head: int) -> Clue:
    """ "They met to discuss it": what the deed above was for."""
    above = verb_status(sentence, head) if sentence.tokens[head].pos == "VERB" else None
    return "planned" if above in {None, "occurred", "ongoing"} else above


def _passed_on(sentence: Sentence, head: int, plain: Clue) -> Clue:
    """What stands above a governor that adds nothing of its own."""
    if sentence.tokens[head].pos not in {"VERB", "AUX"}:
        return plain
    status = verb_status(sentence, head)
    return plain if status in {"occurred", "ongoing"} else status


def governor_status(sentence: Sentence, head: int) -> Clue:
    """What a governing word says, its own negation counted in."""
    own = lemma(sentence, head)
    status = by_word("governors").get(own) or by_word("governors").get(sentence.tokens[head].text.lower())
    if status is None:
        return None
    if _negated_governor(sentence, head):
        return {
            "denied": "occurred",
            "hypothetical": "denied",
            "occurred": "denied",
            "attempted": "denied",
            "planned": "denied",
        }.get(status, "hypothetical")  # type: ignore[return-value]
    return status


def _negated_governor(sentence: Sentence, head: int) -> bool:
    """Is the governor, or the "be" above an adjective, negated?"""
    above = sentence.tokens[head].head
    return denied(sentence, head) or (
        sentence.tokens[head].pos == "ADJ"
        and above != head
        and sentence.tokens[above].pos == "AUX"
        and negated(sentence, above)
    )


def below_status(sentence: Sentence, noun: int, *, of: bool = False) -> Clue:
    """What the words above a noun make of it: "calls for a withdrawal", "the threat of war"."""
    token = sentence.tokens[noun]
    while token.dep == "conj" and sentence.tokens[token.head].pos in {"NOUN", "PROPN"}:
        noun, token = token.head, sentence.tokens[token.head]
    if of or token.dep == "pobj":
        return _below_preposition(sentence, noun, noun if of else token.head)
    if token.dep in {"dobj", "nsubjpass", "attr", "obj"}:
        return _noun_governor(sentence, noun, token.head)
    if token.dep == "nsubj" and sentence.tokens[token.head].pos in {"VERB", "AUX"} and _indefinite(sentence, noun):
        status = verb_status(sentence, token.head)
        return None if status in {"occurred", "ongoing"} else status
    return None


def _below_preposition(sentence: Sentence, noun: int, preposition: int) -> Clue:
    """What a preposition, and the word that it hangs on, make of a noun or a gerund."""
    word, above = lemma(sentence, preposition), sentence.tokens[preposition].head
    if word == "without":
        return "denied"
    if word == "from" and by_word("governors").get(lemma(sentence, above)) == "denied":
        return governor_status(sentence, above)  # "prevented from leaving"
    leading = words("event_words", "leading_prepositions")
    if word not in leading and sentence.tokens[preposition].text.lower() not in leading:
        return None
    return _noun_governor(sentence, noun, above)


def _noun_governor(sentence: Sentence, noun: int, head: int) -> Clue:
    """The status of a noun that is the object, or below a preposition, of a governing word."""
    own = lemma(sentence, head)
    asked_for = sentence.tokens[noun].dep == "pobj" and lemma(sentence, sentence.tokens[noun].head) == "for"
    if own in words("event_words", "neutral_to_nouns") and not asked_for and not _ahead(sentence, noun, own):
        return None
    found = governor_status(sentence, head)
    if found == "denied" and lemma(sentence, noun) in words("event_words", "said"):
        return None
    if found and found != "occurred":
        return found
    if sentence.tokens[head].pos == "VERB" and _indefinite(sentence, noun):
        status = verb_status(sentence, head)
        return None if status in {"occurred", "ongoing", "denied"} else status
    return None


def _ahead(sentence: Sentence, noun: int, governor: str) -> bool:
    """Does a noun below a neutral word still lie ahead: "talks on the withdrawal", "opposed a truce"?"""
    if lemma(sentence, noun) in words("event_words", "prospective"):
        return True
    return governor in {"support", "oppose", "reject", "back", "discuss"} and not _known(sentence, noun)


def _known(sentence: Sentence, noun: int) -> bool:
    """Is the noun a particular one: "the", "this", somebody's?"""
    return any(
        sentence.tokens[i].dep == "poss" or sentence.tokens[i].text.lower() in {"the", "this", "that", "these", "those"}
        for i in sentence.children[noun]
    )


def _indefinite(sentence: Sentence, noun: int) -> bool:
    """Is the noun no particular one?"""
    return not _known(sentence, noun)


def told_status(sentence: Sentence, verb: int) -> Status:
    """Occurred or ongoing, by tense."""
    token = sentence.tokens[verb]
    tags = {sentence.tokens[i].tag for i in children(sentence, verb, {"aux", "auxpass"})}
    if sentence.block in {"title", "caption"}:
        return "occurred"
    if token.tag == "VBG" and tags & {"VBZ", "VBP", "VBN"} and "be" in auxiliaries(sentence, verb):
        return "ongoing"
    if token.tag in {"VBZ", "VBP"} or (
        token.tag == "VBN" and tags & {"VBZ", "VBP"} and "have" not in auxiliaries(sentence, verb)
    ):
        return "ongoing"
    return "occurred"
