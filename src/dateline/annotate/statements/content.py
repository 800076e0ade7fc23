"""What a cue reports, within its sentence: the words of its clause, infinitive, object or prepositional phrase."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from dateline.annotate.statements.cues import Cue, frames_of, is_passive, is_quoted_as
from dateline.annotate.syntax import SUBJECTS, ancestors, child, children
from dateline.lexicon import words
from dateline.model import Sentence, Span

CLAUSES = frozenset({"ccomp", "acl"})
SPOKEN = frozenset({"clause", "quote", "trailing", "utter", "colon", "colon-quote", "dash", "quoted-as"})
# Frames that need a quotation: words alone do not fill them.
QUOTED = frozenset({"quote", "utter", "colon-quote", "dash"})
# A day that stands between a cue and its clause says when it was said: "on Monday", "late on Monday", "yesterday".
WEEKDAYS = frozenset(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
DAYS = frozenset({"yesterday", "today"})
LONGEST_DAY = 4


@dataclass(frozen=True, slots=True)
class Complement:
    """What a cue takes: the frame and act by which, and the tokens."""

    frame: str
    act: str
    tokens: frozenset[int]
    marker: int | None = None
    speaker: int | None = None


def complements(cue: Cue) -> list[Complement]:
    """Every reading of what the cue takes; a clause leaves no room for another."""
    if found := _clause(cue):
        return [found]
    return [found for frame in FRAMES if (found := frame(cue))]


def _clause(cue: Cue) -> Complement | None:
    """A finite clause below the cue, or the one into which the cue is put ("the talks, he said, failed")."""
    frame = next((frame for frame in ("clause", "quote") if frame in cue.frames), None)
    if frame is None:
        return None
    own = [i for i in children(cue.sentence, cue.head, CLAUSES) if _is_finite(cue, i)]
    clauses = own or _quoted_clause(cue) or _stray_clause(cue)
    if clauses:
        tokens = set().union(*(cue.sentence.subtree(i) for i in clauses)) | _stray_subject(cue, clauses[0])
        tokens -= _stray_day(cue, tokens)
    elif cue.dep == "parataxis" and frame == "clause":
        host = cue.sentence.tokens[cue.head].head
        tokens = set(cue.sentence.subtree(host)) - set(cue.sentence.subtree(cue.head))
    else:
        return None
    if is_quoted_as(cue.sentence, cue.head):
        return Complement("quoted-as", cue.frames[frame], frozenset(tokens))
    claimed = cue.frames[frame] == "claim" and child(cue.sentence, cue.head, {"agent"}) is not None
    return Complement(frame, "claim-responsibility" if claimed else cue.frames[frame], frozenset(tokens))


def _stray_clause(cue: Cue) -> list[int]:
    """A that-clause that the parser hung on a noun in between ("told the radio in an interview that")."""
    sentence = cue.sentence
    if sentence.tokens[cue.head].pos != "VERB":
        return []
    for i in range(cue.head + 1, len(sentence.tokens)):
        token = sentence.tokens[i]
        hung = token.dep in {"relcl", "acl", "advcl"} and cue.head in islice(ancestors(sentence, i), 4)
        if hung and _opens_with_that(sentence, i):
            return [i]
    return []


def _quoted_clause(cue: Cue) -> list[int]:
    """The clause before "X quoted him as saying"."""
    if not is_quoted_as(cue.sentence, cue.head):
        return []
    quoted = words("credits", "quoted")
    verb = next(i for i in ancestors(cue.sentence, cue.head) if cue.sentence.tokens[i].lemma.lower() in quoted)
    return [i for i in children(cue.sentence, verb, {"ccomp"}) if i < verb]


def _stray_day(cue: Cue, tokens: set[int]) -> set[int]:
    """The day right behind the cue that the parser took into the clause ("said on Monday it would leave")."""
    ordered = sorted(tokens)
    sentence, first = cue.sentence, ordered[0]
    end = next((k for k, i in enumerate(ordered) if sentence.tokens[i].dep in SUBJECTS), 0)
    day = [sentence.tokens[i] for i in ordered[:end]]
    dated = any(token.text in WEEKDAYS or token.text.lower() in DAYS for token in day)
    if first != cue.head + 1 or not dated or len(day) > LONGEST_DAY:
        return set()
    return set(ordered[:end]) if all(token.ent in {"DATE", "TIME"} or token.pos == "ADP" for token in day) else set()


def _opens_with_that(sentence: Sentence, clause: int) -> bool:
    """Does "that" open the clause and stand for nothing in it ("in a speech that the plan needs help")?"""
    that = sentence.subtree(clause)[0]
    token = sentence.tokens[that]
    if token.text.lower() != "that":
        return False
    if token.dep != "dobj":
        return token.dep == "mark"
    # A parser takes the "that" for the object of a verb that has one already, or says all that was said.
    said_in = words("credits", "carriers") | words("credits", "occasions")
    above = sentence.tokens[sentence.tokens[clause].head].lemma.lower()
    # "told the agency on condition of anonymity that": a noun that takes no clause, below a preposition.
    phrase = sentence.tokens[sentence.tokens[clause].head].dep == "pobj"
    astray = phrase and token.tag == "IN" and "clause" not in frames_of()["NOUN"].get(above, {})
    return astray or len(children(sentence, token.head, {"dobj", "ccomp"})) > 1 or above in said_in


def _stray_subject(cue: Cue, clause: int) -> set[int]:
    """The subject of a clause that the parser took for the cue's object ("agreed the first step must be a truce")."""
    thing = child(cue.sentence, cue.head, {"dobj"})
    if thing is None or child(cue.sentence, clause, SUBJECTS) is not None:
        return set()
    below = set(cue.sentence.subtree(thing))
    return below if max(below) + 1 == min(cue.sentence.subtree(clause)) else set()


def _is_finite(cue: Cue, verb: int) -> bool:
    """Is the clause neither a to-infinitive nor, behind a noun, a mere participle or a relative clause?"""
    if cue.sentence.tokens[verb].dep == "acl":
        return child(cue.sentence, verb, {"mark"}) is not None and not _is_infinitive(cue.sentence, verb)
    return not _is_infinitive(cue.sentence, verb)


def _is_infinitive(sentence: Sentence, verb: int) -> bool:
    """Is the verb a to-infinitive?"""
    auxiliaries = children(sentence, verb, {"aux"})
    return sentence.tokens[verb].tag == "VB" and any(sentence.tokens[i].tag == "TO" for i in auxiliaries)


def _infinitive(cue: Cue) -> Complement | None:
    """A to-clause, with or without a subject of its own."""
    if "infinitive" not in cue.frames:
        return None
    found = next(
        (i for i in children(cue.sentence, cue.head, {"xcomp", *CLAUSES}) if _is_infinitive(cue.sentence, i)), None
    )
    if found is None:
        return None
    tokens = _below(cue.sentence, found)
    tokens |= _below(cue.sentence, _thing(cue))
    return Complement("infinitive", cue.frames["infinitive"], frozenset(tokens))


def _predicate(cue: Cue) -> Complement | None:
    """An object and what it is called."""
    name = child(cue.sentence, cue.head, {"oprd"}) if "predicate" in cue.frames else None
    if name is None:
        return None
    tokens = _below(cue.sentence, name) | _below(cue.sentence, _thing(cue))
    return Complement("predicate", cue.frames["predicate"], frozenset(tokens))


def _thing(cue: Cue) -> int | None:
    """The object of the cue: the subject, where the verb is passive."""
    if is_passive(cue.sentence, cue.head):
        return child(cue.sentence, cue.head, {"nsubjpass", "nsubj"})
    return child(cue.sentence, cue.head, {"dobj", "obj"})


def _below(sentence: Sentence, head: int | None) -> set[int]:
    """A token and all that hangs below it; nothing for no token."""
    return set() if head is None else set(sentence.subtree(head))


def _object_and_phrase(cue: Cue) -> Complement | None:
    """An object and the preposition that says for what, of what or as what."""
    thing = _thing(cue)
    if thing is None:
        return None
    for frame, act in cue.frames.items():
        word = frame.removeprefix("object+")
        if word != frame and (phrase := _preposition(cue, word, thing)) is not None:
            tokens = {*cue.sentence.subtree(thing), *cue.sentence.subtree(phrase)}
            return Complement(frame, act, frozenset(tokens))
    return None


def _preposition(cue: Cue, word: str, *more: int) -> int | None:
    """The preposition below the cue, or below one of its dependents, that is this word."""
    for head in (cue.head, *more):
        for i in children(cue.sentence, head, {"prep"}):
            if cue.sentence.tokens[i].text.lower() == word:
                return i
    return None


def _phrase(cue: Cue) -> Complement | None:
    """What stands behind a preposition that belongs to the verb ("called for a truce")."""
    for frame, act in cue.frames.items():
        phrase = _preposition(cue, frame)
        if phrase is None or (child(cue.sentence, phrase, {"pcomp"}) is not None and frame == "as"):
            continue
        inner = [i for i in cue.sentence.subtree(phrase) if i != phrase]
        if frame == "on":  # "called on them to leave"
            inner += _below(cue.sentence, child(cue.sentence, cue.head, {"xcomp"}))
        whole = frame == "as"
        tokens = _below(cue.sentence, phrase) | _below(cue.sentence, _thing(cue)) if whole else set(inner)
        if inner:
            return Complement(frame, act, frozenset(tokens), None if whole else phrase)
    return None


def _for_clause(cue: Cue) -> Complement | None:
    """A "for" with a clause of its own ("called for the troops to leave")."""
    if "for" not in cue.frames:
        return None
    for i in children(cue.sentence, cue.head, {"advcl", "ccomp", "xcomp"}):
        mark = child(cue.sentence, i, {"mark"})
        if mark is not None and cue.sentence.tokens[mark].text.lower() == "for":
            tokens = set(cue.sentence.subtree(i)) - {mark}
            return Complement("for", cue.frames["for"], frozenset(tokens), mark)
    return None


def _object(cue: Cue) -> Complement | None:
    """A bare object."""
    thing = _thing(cue) if "object" in cue.frames else None
    if thing is None or _quotes_somebody(cue):
        return None
    return Complement("object", _act_on(cue, thing), frozenset(cue.sentence.subtree(thing)))


def _quotes_somebody(cue: Cue) -> bool:
    """Is it "quoted him as saying", where the words come behind "saying"?"""
    return any(is_quoted_as(cue.sentence, i) for k in cue.sentence.children[cue.head] for i in _near(cue.sentence, k))


def _near(sentence: Sentence, index: int) -> list[int]:
    """A token's dependents and theirs."""
    return [i for k in sentence.children[index] for i in (k, *sentence.children[k])]


def _participle(cue: Cue) -> Complement | None:
    """The noun that a participle belongs to ("a plan backed by the unions")."""
    agent = child(cue.sentence, cue.head, {"agent"})
    if "object" not in cue.frames or cue.dep != "acl" or agent is None:
        return None
    noun = cue.sentence.tokens[cue.head].head
    tokens = set(cue.sentence.subtree(noun)) - set(cue.sentence.subtree(cue.head))
    return Complement("participle", _act_on(cue, noun), frozenset(i for i in tokens if i < cue.head))


def _act_on(cue: Cue, thing: int) -> str:
    """The act of the object frame; who claims an attack, or is said to be the one who did, takes responsibility."""
    act = cue.frames["object"]
    if act != "claim":
        return act
    attack = cue.sentence.tokens[thing].lemma.lower() in words("credits", "claimed")
    return "claim-responsibility" if attack or child(cue.sentence, cue.head, {"agent"}) is not None else act


FRAMES: tuple[Callable[[Cue], Complement | None], ...] = (
    _infinitive, _predicate, _object_and_phrase, _phrase, _for_clause, _object, _participle,
)  # fmt: skip


def runs(sentence: Sentence, tokens: Iterable[int]) -> list[Span]:
    """Unbroken stretches of tokens as spans, punctuation at their edges left out."""
    found: list[list[int]] = []
    for i in sorted(tokens):
        if found and found[-1][-1] == i - 1:
            found[-1].append(i)
        else:
            found.append([i])
    return [sentence.cover(kept) for run in found if (kept := _trimmed(sentence, run))]


def _trimmed(sentence: Sentence, run: list[int]) -> list[int]:
    """The run without punctuation at its edges; nothing if no more than a conjunction is left."""
    while run and sentence.tokens[run[-1]].pos in {"PUNCT", "CCONJ"}:
        run = run[:-1]
    while run and sentence.tokens[run[0]].pos == "PUNCT":
        run = run[1:]
    return run
