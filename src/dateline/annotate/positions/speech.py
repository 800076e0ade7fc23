"""Positions that only the form of a statement shows: "we will not sell", "it must leave by June", "would depend on"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline import lexicon
from dateline.annotate.positions.parties import agent, can_hold, is_dealing, is_party
from dateline.annotate.syntax import child, children, negated, subject
from dateline.model import Doc, Mention, PositionKind, Sentence, Span, Statement

SELF = frozenset({"we", "i"})
OTHERS = frozenset({"it", "they", "he", "she"})
FUTURE = frozenset({"will", "would", "'ll", "’ll", "shall", "wo", "'d", "’d"})
STRICT = re.compile(r"\b(?:only\s+(?:if|when|after)|provided\s+that|on\s+(?:the\s+)?condition\s+that)\b", re.IGNORECASE)
CLAUSES = frozenset({"ccomp", "conj", "parataxis", "ROOT"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A position in the content of a statement: who speaks is a token of the sentence or a span of the statement."""

    kind: PositionKind
    verb: int
    content: tuple[int, ...]
    speaker: int | Span
    condition: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a clause, whether in words that are quoted as they fell, and whether a body speaks."""

    speaker: int | Span
    direct: bool
    body: bool = False
    many: bool = False
    person: bool = False


Reading = Callable[[Sentence, int, Voice], Spoken | None]


def listed(name: str) -> frozenset[str]:
    """A word list of the lexicon's section on speech."""
    return frozenset(lexicon.table("positions")["speech"][name])


def spoken(doc: Doc, sentence: Sentence, statements: list[Statement]) -> Iterator[Spoken]:
    """What the statements of a sentence promise, refuse, threaten, demand or make depend."""
    for verb, token in enumerate(sentence.tokens):
        reading = _reading(sentence, verb) if token.pos in {"VERB", "AUX", "ADJ"} else None
        if reading is None:
            continue
        if reading is _will and (bound := _bound(doc, sentence, verb)) is not None:
            yield bound
            continue
        voice = _voice(doc, sentence, verb, statements)
        if voice is not None and (found := reading(sentence, verb, voice)) is not None:
            yield found


def _bound(doc: Doc, sentence: Sentence, verb: int) -> Spoken | None:
    """ "Corvia would keep the trainers only if": what a party will do on a strict condition, whoever says so."""
    about = child(sentence, verb, {"nsubj"})
    if about is None or sentence.tokens[about].pos == "PRON" or not can_hold(sentence, about):
        return None
    clause = _clause(sentence, verb)
    if negated(sentence, verb) or sentence.tokens[verb].lemma.lower() in listed("states") or not clause:
        return None
    if not STRICT.search(doc.text, sentence.tokens[verb].end, sentence.tokens[clause[-1]].end):
        return None
    return Spoken("promise", verb, tuple(i for i in clause if i >= verb), about)


def _voice(doc: Doc, sentence: Sentence, verb: int, statements: list[Statement]) -> Voice | None:
    """Who says the clause of a verb: by the parse if a verb of saying stands over it, else by the statements."""
    token = sentence.tokens[verb]
    if (own := _of_own(sentence, verb)) is not None:
        return own
    spot = doc.span(token.start, token.end)
    covering = [s for s in statements if any(part.covers(spot) for part in s.content)]
    narrowest = min(covering, key=lambda s: (sum(p.end - p.start for p in s.content), s.span.start), default=None)
    direct = _quoted(sentence, verb) or (narrowest is not None and narrowest.form == "direct")
    if narrowest is not None and narrowest.by.speaker is not None and is_party(doc, narrowest.by.speaker):
        speaker = narrowest.by.speaker
        return Voice(speaker, direct, _is_body(doc, speaker), _is_many(doc, speaker), _is_person(doc, speaker))
    over = _said_over(sentence, verb)
    if over is not None:
        token = sentence.tokens[over]
        spot = doc.span(token.start, token.end)
        return Voice(over, direct, _is_body(doc, spot), token.tag == "NNS", _is_person(doc, spot))
    for index in children(sentence, verb, {"parataxis", "ccomp"}):
        who = agent(sentence, index)
        if sentence.tokens[index].lemma.lower() in listed("saying") and who is not None and can_hold(sentence, who):
            return Voice(who, direct)
    return None


def _of_own(sentence: Sentence, verb: int) -> Voice | None:
    """ "The firm will rebuild, its chairman said": the firm itself speaks through its own people."""
    about = child(sentence, verb, {"nsubj"})
    over = sentence.tokens[verb].head if sentence.tokens[verb].dep == "ccomp" else verb
    who = child(sentence, over, {"nsubj"}) if over != verb else None
    if about is None or who is None or not can_hold(sentence, about) or sentence.tokens[about].pos == "PRON":
        return None
    owner = child(sentence, who, {"poss"})
    if owner is None or sentence.tokens[owner].text.lower() not in {"its", "their"}:
        return None
    said = sentence.tokens[over].lemma.lower() in listed("saying")
    return Voice(about, False) if said else None


def _is_body(doc: Doc, span: Span) -> bool:
    """Is the speaker no person, so that "he" is somebody else?"""
    kinds = {note.kind for note in doc.of(Mention) if note.name.overlaps(span)}
    return bool(kinds & {"organization", "place"}) and "person" not in kinds


def _is_person(doc: Doc, span: Span) -> bool:
    """Is the speaker one person, so that "it" is something else?"""
    kinds = {note.kind for note in doc.of(Mention) if note.form == "name" and note.name.overlaps(span)}
    return kinds == {"person"}


def _is_many(doc: Doc, span: Span) -> bool:
    """Do several speak ("officials", "the drivers"), so that "it" is something else?"""
    last = doc.text_of(span).split()[-1]
    named = any(note.form == "name" and note.name.end == span.end for note in doc.of(Mention))
    return not named and last.endswith("s") and not last.endswith("ss")


def _said_over(sentence: Sentence, verb: int) -> int | None:
    """The subject of the verb of saying whose content a clause is, or is joined to."""
    seen: set[int] = set()
    while sentence.tokens[verb].dep in {"ccomp", "conj"} and verb not in seen:
        seen.add(verb)
        content = sentence.tokens[verb].dep == "ccomp"
        verb = sentence.tokens[verb].head
        if content and sentence.tokens[verb].lemma.lower() in listed("saying"):
            who = agent(sentence, verb)
            return who if can_hold(sentence, who) else None
    return None


def _quoted(sentence: Sentence, index: int) -> bool:
    """Does a token stand in quotation marks? There "it" and "they" are not the speaker."""
    before = "".join(token.text for token in sentence.tokens[:index])
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _reading(sentence: Sentence, verb: int) -> Reading | None:
    """Which of the readings below suits a verb, by its auxiliaries alone; None for most verbs."""
    token = sentence.tokens[verb]
    if token.lemma.lower() in listed("hinges"):
        return _dependent
    if token.tag == "VBG" and token.lemma.lower() == "go" and token.dep in CLAUSES:
        return _going
    if token.lemma == "be" and child(sentence, verb, {"neg"}) is not None and token.tag != "VB":
        return _is_not
    helpers = {sentence.tokens[i].text.lower() for i in children(sentence, verb, {"aux"})}
    if token.tag == "VBN" and child(sentence, verb, {"nsubjpass"}) is not None and helpers & FUTURE:
        return _will
    if token.tag != "VB" or "have" in helpers or token.dep not in CLAUSES:
        return None
    if "must" in helpers:
        return _must
    return _will if helpers & FUTURE else None


def _clause(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The clause of a verb without what is said about the saying, and without another party's matter."""
    cut: set[int] = set()
    for index in sentence.children[verb]:
        token = sentence.tokens[index]
        saying = token.dep == "parataxis" or (token.dep == "ccomp" and token.lemma.lower() in listed("saying"))
        # "..., with Dravia expecting a delay"
        aside = token.dep == "prep" and token.text.lower() == "with" and child(sentence, index, {"pcomp"}) is not None
        if saying or aside:
            cut.update(sentence.subtree(index))
    kept = [i for i in sentence.subtree(verb) if i not in cut]
    while kept and sentence.tokens[kept[0]].dep in {"cc", "mark", "punct"}:
        kept.pop(0)
    return tuple(kept)


def _dependent(sentence: Sentence, verb: int, voice: Voice) -> Spoken | None:
    """ "The handover would depend on an assessment": an expectation with its condition."""
    preps = children(sentence, verb, {"prep"})
    prep = next((i for i in preps if sentence.tokens[i].text.lower() in {"on", "upon"}), None)
    clause_head = verb if sentence.tokens[verb].pos == "VERB" else sentence.tokens[verb].head
    about = subject(sentence, clause_head)
    if prep is None or about is None or about == voice.speaker or sentence.tokens[clause_head].tag == "VBG":
        return None
    ought = any(sentence.tokens[i].text.lower() in {"must", "should"} for i in children(sentence, clause_head, {"aux"}))
    if ought or negated(sentence, clause_head):
        return None  # "must not depend on who was hurt" says on what it shall not
    what = tuple(i for i in sentence.subtree(prep) if i > prep)
    return Spoken("expectation", clause_head, tuple(sentence.subtree(about)), voice.speaker, what) if what else None


def _must(sentence: Sentence, verb: int, voice: Voice) -> Spoken | None:
    """ "The trainers must leave": a demand on somebody else."""
    about = subject(sentence, verb)
    if about is None or sentence.tokens[about].text.lower() in SELF | OTHERS or sentence.tokens[verb].lemma == "be":
        return None
    return Spoken("demand", verb, _clause(sentence, verb), voice.speaker)


def _will(sentence: Sentence, verb: int, voice: Voice) -> Spoken | None:
    """What the speaker will do or not do, or what talks will not be."""
    about = child(sentence, verb, {"nsubj"})
    if about is None:
        return _will_be_done(sentence, verb, voice)
    own = _is_speaker(sentence, verb, about, voice)
    lemma = sentence.tokens[verb].lemma.lower()
    if negated(sentence, verb):
        if (own and lemma not in listed("states")) or is_dealing(sentence, about):
            return Spoken("refusal", verb, _clause(sentence, verb), voice.speaker)
        return None
    if not own or lemma in listed("states") | listed("effects"):
        return None
    return Spoken("promise", verb, _clause(sentence, verb), voice.speaker)


def _will_be_done(sentence: Sentence, verb: int, voice: Voice) -> Spoken | None:
    """ "Warned that tanks would be deployed if": a threat, if it is something that people do on purpose."""
    over = sentence.tokens[sentence.tokens[verb].head].lemma.lower()
    if over != "warn" or child(sentence, verb, {"nsubjpass"}) is None or negated(sentence, verb):
        return None
    if sentence.tokens[verb].lemma.lower() not in listed("coercive"):
        return None
    return Spoken("threat", verb, _clause(sentence, verb), voice.speaker)


def _going(sentence: Sentence, verb: int, voice: Voice) -> Spoken | None:
    """ "We are not going to sign": a promise, or a refusal."""
    about = child(sentence, verb, {"nsubj"})
    deed = next((i for i in children(sentence, verb, {"xcomp"}) if sentence.tokens[i].tag == "VB"), None)
    if about is None or deed is None or not _is_speaker(sentence, verb, about, voice):
        return None
    if sentence.tokens[deed].lemma.lower() in listed("states") | listed("effects"):
        return None
    kind: PositionKind = "refusal" if negated(sentence, verb) else "promise"
    return Spoken(kind, verb, _clause(sentence, verb), voice.speaker)


def _is_not(sentence: Sentence, verb: int, voice: Voice) -> Spoken | None:
    """ "The meetings were not a negotiation": what one side says that a dealing is not."""
    about, what = child(sentence, verb, {"nsubj"}), child(sentence, verb, {"attr"})
    if about is None or what is None or not (is_dealing(sentence, about) and is_dealing(sentence, what)):
        return None
    return Spoken("refusal", verb, _clause(sentence, verb), voice.speaker)


def _is_speaker(sentence: Sentence, verb: int, about: int, voice: Voice) -> bool:
    """Is the subject the speaker: "we" and "I" in what is quoted, "he" and "they" in what is reported?

    "I would" is no promise, "he said he would" is: only reported speech shifts "will".
    """
    word = sentence.tokens[about].text.lower()
    if about == voice.speaker:
        return sentence.tokens[about].pos != "PRON"  # the firm, through its own people
    helpers = {sentence.tokens[i].text.lower() for i in children(sentence, verb, {"aux"})}
    if word in SELF:
        return not helpers & {"would", "'d", "’d"}
    if child(sentence, about, {"poss"}) is not None and voice.direct:
        own = sentence.tokens[child(sentence, about, {"poss"}) or 0].text.lower()
        return own in {"my", "our"} and can_hold(sentence, about) and not is_dealing(sentence, about)
    if (voice.body and word in {"he", "she"}) or (voice.many and word in {"it", "he", "she"}):
        return False
    if voice.person and word == "it":
        return False
    return word in OTHERS and about != voice.speaker and not voice.direct
