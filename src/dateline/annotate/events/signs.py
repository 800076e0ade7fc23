"""What a parse shows of whether an event came about: the signs that ``factuality`` weighs.

Read outwards from the trigger: its own form, its helpers and modifiers, then the words above it, each with its own
denial, modals and tense, for whoever refuses, hopes or manages to do something says of it whether it was done.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.annotate.events.plover import lemma
from dateline.annotate.events.status import denied
from dateline.annotate.events.triggers import Trigger
from dateline.annotate.syntax import SUBJECTS, auxiliaries, child, children
from dateline.model import EventClass, Sentence, Status

ABOVE = 3  # governing words that are looked at
CLAUSES = frozenset(
    {"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "csubj", "conj", "dobj", "nsubj", "nsubjpass", "pobj"}
)


def signs_of(sentence: Sentence, trigger: Trigger, status: Status, event_class: EventClass) -> Iterator[str]:
    """The signs of one trigger; some may repeat."""
    yield from signs_of_trigger(sentence, trigger, status, event_class)
    yield from signs_of_sentence(sentence)


def signs_of_trigger(sentence: Sentence, trigger: Trigger, status: Status, event_class: EventClass) -> Iterator[str]:
    """The signs of one trigger but for those that all of its sentence share."""
    token = sentence.tokens[trigger.index]
    yield "bias"
    yield f"status={status}"
    yield f"class={event_class}"
    yield f"lemma={trigger.lemma}"
    yield f"form={token.pos} {token.tag} {token.dep}"
    yield f"status={status} {event_class}"
    yield f"lemma={trigger.lemma} {status}"
    yield f"kind={trigger.kind}"
    yield from _own(sentence, trigger.index, "own")
    if trigger.carrier not in {None, trigger.index}:
        assert trigger.carrier is not None
        yield f"carrier={lemma(sentence, trigger.carrier)}"
        yield from _own(sentence, trigger.carrier, "carrier")
    yield from _above(sentence, trigger.top if token.pos != "VERB" else trigger.index)


def _own(sentence: Sentence, index: int, place: str) -> Iterator[str]:
    """A word's helpers, modifiers, openers and subject."""
    yield f"{place} tense={tense(sentence, index)}"
    for i in sentence.children[index]:
        token = sentence.tokens[i]
        if token.dep in {"aux", "auxpass", "neg", "mark", "advmod", "det", "amod", "prt", "poss", "compound"}:
            yield f"{place} {token.dep}={token.text.lower()}"
        if token.dep in SUBJECTS:
            yield f"{place} subject={token.tag if token.pos != 'PRON' else token.text.lower()}"
    if denied(sentence, index):
        yield f"{place} denied"


def _above(sentence: Sentence, index: int) -> Iterator[str]:
    """The words that govern a trigger, nearest first."""
    for level in range(1, ABOVE + 1):
        token = sentence.tokens[index]
        head = token.head
        if head == index or token.dep not in CLAUSES | {"prep", "agent", "attr", "appos", "dep", "oprd", "acomp"}:
            return
        above = sentence.tokens[head]
        no = " no" if denied(sentence, head) else ""
        yield f"above{level} {token.dep}={lemma(sentence, head)}{no}"
        yield f"above={lemma(sentence, head)}{no}"
        yield f"above{level} {token.dep}={above.pos}{no}"
        if above.pos in {"VERB", "AUX"}:
            yield f"above{level} tense={tense(sentence, head)}{no}"
            mark = child(sentence, head, {"mark"})
            if mark is not None:
                yield f"above mark={sentence.tokens[mark].text.lower()}"
        index = head


def tense(sentence: Sentence, verb: int) -> str:
    """Modal, helpers and form of a verb, as one word."""
    helpers = " ".join(auxiliaries(sentence, verb))
    return f"{helpers} {sentence.tokens[verb].tag}" if helpers else sentence.tokens[verb].tag


def signs_of_sentence(sentence: Sentence) -> Iterator[str]:
    """What the whole sentence is: signs of each of its triggers."""
    if sentence.tokens[-1].text == "?":
        yield "question"
    if any(token.text.lower() == "if" for token in sentence.tokens):
        yield "if in sentence"
    root = sentence.root
    yield f"root tense={tense(sentence, root)}"
    if children(sentence, root, {"ccomp"}):
        yield "root reports"
