"""Positions that only the form of a statement shows: "we will not sell", "it must leave by June", "would depend on"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline import lexicon
from dateline.annotate.positions.parties import agent, can_hold
from dateline.annotate.syntax import child, children, negated, subject
from dateline.model import Doc, PositionKind, Sentence, Span, Statement

SAYING = frozenset(
    {
        "say",
        "add",
        "tell",
        "state",
        "declare",
        "announce",
        "confirm",
        "stress",
        "note",
        "warn",
        "insist",
        "write",
        "claim",
        "explain",
        "reiterate",
        "maintain",
        "argue",
        "affirm",
    }
)
SELF = frozenset({"we", "i"})
SPEAKER_PRONOUNS = frozenset({"it", "they", "he", "she"})
# Verbs that no one promises.
STATES = frozenset(
    {
        "be",
        "have",
        "become",
        "seem",
        "like",
        "love",
        "know",
        "need",
        "remain",
        "see",
        "feel",
        "look",
        "happen",
        "win",
        "lose",
        "think",
        "believe",
        "want",
        "hope",
        "die",
        "get",
        "find",
        "miss",
        "take",
        "mean",
        "face",
        "come",
    }
)
HINGES = frozenset({"depend", "hinge"})
CONDITIONAL = frozenset({"contingent", "conditional", "dependent"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A position in the content of a statement: who speaks is a token of the sentence or a span of the statement."""

    kind: PositionKind
    verb: int
    content: tuple[int, ...]
    speaker: int | Span
    condition: tuple[int, ...] = ()


Reading = Callable[[Sentence, int, "int | Span"], Spoken | None]


def spoken(doc: Doc, sentence: Sentence, statements: list[Statement]) -> Iterator[Spoken]:
    """What the statements of a sentence promise, refuse, threaten, demand or make depend."""
    for verb, token in enumerate(sentence.tokens):
        if token.pos not in {"VERB", "AUX", "ADJ"}:
            continue
        reading = _reading(sentence, verb)
        if reading is None:
            continue
        speaker = _speaker(doc, sentence, verb, statements)
        if speaker is not None and (found := reading(sentence, verb, speaker)) is not None:
            yield found


def _speaker(doc: Doc, sentence: Sentence, verb: int, statements: list[Statement]) -> int | Span | None:
    """Who says the clause of a verb: by the parse if a verb of saying stands over it, else by the statements."""
    token = sentence.tokens[verb]
    index, seen = verb, {verb}
    while sentence.tokens[index].dep in {"ccomp", "conj", "advcl", "xcomp", "parataxis"}:
        index = sentence.tokens[index].head
        if index in seen:
            break
        seen.add(index)
        if sentence.tokens[index].lemma.lower() in SAYING and sentence.tokens[verb].dep != "advcl":
            who = agent(sentence, index)
            if can_hold(sentence, who):
                return who
    spot = doc.span(token.start, token.end)
    covering = [s for s in statements if any(part.covers(spot) for part in s.content) and s.by.speaker is not None]
    if covering:
        return min(covering, key=lambda s: (sum(p.end - p.start for p in s.content), s.span.start)).by.speaker
    for index in children(sentence, verb, {"parataxis", "ccomp"}):
        if sentence.tokens[index].lemma.lower() in SAYING and can_hold(sentence, who := agent(sentence, index)):
            return who
    return None


def _quoted(sentence: Sentence, index: int) -> bool:
    """Does a token stand in quotation marks? There "it" and "they" are not the speaker."""
    before = "".join(token.text for token in sentence.tokens[:index])
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _reading(sentence: Sentence, verb: int) -> Reading | None:
    """Which of the readers below suits a verb, by its auxiliaries alone; None for most verbs."""
    token = sentence.tokens[verb]
    lemma = token.lemma.lower()
    if lemma in HINGES or lemma in CONDITIONAL:
        return _dependent
    helpers = {sentence.tokens[i].text.lower() for i in children(sentence, verb, {"aux"})}
    if "must" in helpers and token.tag == "VB" and "have" not in helpers:
        return _must
    if (
        helpers & {"will", "would", "'ll", "’ll", "shall", "wo", "wouldn"}
        and "have" not in helpers
        and token.tag == "VB"
    ):
        return _will
    return None


def _clause(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The clause of a verb without what is said about the saying."""
    cut = {j for i in children(sentence, verb, {"parataxis"}) for j in sentence.subtree(i)}
    cut |= {
        j
        for i in children(sentence, verb, {"ccomp"})
        if sentence.tokens[i].lemma.lower() in SAYING
        for j in sentence.subtree(i)
    }
    # "..., with Dravia expecting a delay" is another party's matter.
    cut |= {
        j
        for i in children(sentence, verb, {"prep"})
        if child(sentence, i, {"pcomp"}) is not None and sentence.tokens[i].text.lower() == "with"
        for j in sentence.subtree(i)
    }
    return tuple(i for i in sentence.subtree(verb) if i not in cut)


def _dependent(sentence: Sentence, verb: int, speaker: int | Span) -> Spoken | None:
    """ "The handover would depend on an assessment": an expectation with its condition."""
    prep = next(
        (i for i in children(sentence, verb, {"prep"}) if sentence.tokens[i].text.lower() in {"on", "upon"}), None
    )
    clause_head = verb if sentence.tokens[verb].pos == "VERB" else sentence.tokens[verb].head
    about = subject(sentence, clause_head)
    if prep is None or about is None or about == speaker:
        return None
    what = tuple(i for i in sentence.subtree(prep) if i > prep)
    return Spoken("expectation", clause_head, tuple(sentence.subtree(about)), speaker, what) if what else None


def _must(sentence: Sentence, verb: int, speaker: int | Span) -> Spoken | None:
    """ "The trainers must leave": a demand on somebody else."""
    about = subject(sentence, verb)
    if (
        about is None
        or sentence.tokens[about].text.lower() in SELF | SPEAKER_PRONOUNS
        or sentence.tokens[verb].lemma == "be"
    ):
        return None
    return Spoken("demand", verb, _clause(sentence, verb), speaker)


def _will(sentence: Sentence, verb: int, speaker: int | Span) -> Spoken | None:
    """What the speaker will do or not do, or what talks will not be."""
    about = child(sentence, verb, {"nsubj", "nsubjpass"})
    if about is None:
        return None
    word, lemma = sentence.tokens[about].text.lower(), sentence.tokens[verb].lemma.lower()
    own = word in SELF or (word in SPEAKER_PRONOUNS and about != speaker and not _quoted(sentence, about))
    if negated(sentence, verb):
        dealing = sentence.tokens[about].lemma.lower() in set(lexicon.table("positions")["lists"]["dealings"])
        if (own and lemma not in STATES - {"take", "come"}) or dealing:
            return Spoken("refusal", verb, _clause(sentence, verb), speaker)
        return None
    if not own or lemma in STATES or child(sentence, verb, {"nsubjpass", "auxpass"}) is not None:
        return None
    return Spoken("promise", verb, _clause(sentence, verb), speaker)
