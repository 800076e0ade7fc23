"""Which of a sentence's dates governs a word: how closely each is tied to it in the parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.annotate.syntax import ancestors, auxiliaries, child, children
from dateline.model import Sentence, TimeExpression

NOUN_DEPENDENTS = frozenset({"poss", "compound", "nmod", "amod", "nummod", "appos"})
NOUNS = frozenset({"NOUN", "PROPN"})
VERBS = frozenset({"VERB", "AUX"})
# A verb with one of these labels shares the time of the verb above it, unless it has a subject of its own.
SHARING = frozenset({"advcl", "conj", "xcomp", "pcomp", "prep"})
# A date after one of these is a limit or another's day, not that of what is told.
LIMITS = frozenset({"until", "till", "before", "unlike", "than"})
# On the word itself; on what describes it ("the strike that killed him in May"); in its clause; in the clause whose
# time it shares; on the occasion of it ("said in a July 16 news conference").
ITSELF, DESCRIBED, CLAUSE, SHARED, OCCASION = range(5)


def governing_time(sentence: Sentence, index: int, times: Iterable[TimeExpression]) -> TimeExpression | None:
    """Of the times of a sentence the one that governs a token: the closest tie, then the fewest words away."""
    return next(iter(governing_times(sentence, index, times)), None)


def governing_times(sentence: Sentence, index: int, times: Iterable[TimeExpression]) -> list[TimeExpression]:
    """The times that are tied to a token most closely, the nearest first."""
    found = enumerate(ties(sentence, index, times))
    tied = sorted((tie, abs(head - index), place, time) for place, (tie, head, time) in found)
    return [time for tie, *_, time in tied if tie == tied[0][0]]


def ties(sentence: Sentence, index: int, times: Iterable[TimeExpression]) -> Iterator[tuple[int, int, TimeExpression]]:
    """How closely each time is tied to a token, and where the time stands."""
    verb, apart = clause_verb(sentence, index), stands_apart(sentence, index)
    shared, described = sharing_verbs(sentence, verb), describing_verbs(sentence, index)
    for time in times:
        head = top(sentence, sentence.indices(time.span))
        path = attachment(sentence, head)
        if not path or limits(sentence, path[0], index):
            continue
        tests = (
            (ITSELF, index in path),
            (DESCRIBED, path[-1] in described),
            (CLAUSE, path[-1] == verb and sentence.tokens[verb].pos in VERBS and not apart),
            (CLAUSE, verb in told_then(sentence, time, path)),
            (SHARED, path[-1] in shared and not apart),
            (OCCASION, occasion(sentence, path[-1]) == verb),
        )
        if (tie := next((tie for tie, holds in tests if holds), None)) is not None:
            yield tie, head, time


# After one of these stands what was before the clause.
EARLIER = frozenset({"from", "despite"})


def stands_apart(sentence: Sentence, index: int) -> bool:
    """Is it a noun that the clause only speaks of: "the toll from the bombing rose on Friday"?"""
    token = sentence.tokens[index]
    return token.pos in NOUNS and token.dep == "pobj" and sentence.tokens[token.head].lemma.lower() in EARLIER


def limits(sentence: Sentence, above: int, index: int) -> bool:
    """Does the word above a date make it a limit ("until Friday") of anything but itself?"""
    return above != index and sentence.tokens[above].lemma.lower() in LIMITS


def told_then(sentence: Sentence, time: TimeExpression, path: Sequence[int]) -> Iterator[int]:
    """Verbs of clauses that tell what was on a date: "in January 2020, when a drone killed him"."""
    for above in (*sentence.indices(time.span), path[-1]):
        for clause in children(sentence, above, {"relcl", "advcl"}):
            opener = child(sentence, clause, {"advmod"})
            if opener is None or sentence.tokens[opener].lemma.lower() != "when":
                continue
            if 0 <= sentence.tokens[opener].start - time.span.end <= len(", "):
                yield clause


def describing_verbs(sentence: Sentence, noun: int) -> set[int]:
    """The verbs of the clauses that describe a noun: "the talks, which began in June", "talks due to start"."""
    if sentence.tokens[noun].pos not in NOUNS:
        return set()
    found = set(children(sentence, noun, {"relcl", "acl"}))
    found |= {i for i in children(sentence, noun, {"amod", "prep"}) if sentence.tokens[i].lemma.lower() == "due"}
    if sentence.tokens[noun].dep in ("nsubj", "nsubjpass"):
        found |= set(children(sentence, sentence.tokens[noun].head, {"acomp"}))  # "the talks are due to start"
    for clause in list(found):
        for inner in children(sentence, clause, {"xcomp", "pcomp", "acomp"}):
            found.update((inner, *children(sentence, inner, {"xcomp", "pcomp"})))
    return found


def occasion(sentence: Sentence, noun: int) -> int | None:
    """The verb of what was done on a dated occasion: "said in a July 16 news conference"."""
    token = sentence.tokens[noun]
    between = sentence.tokens[token.head]
    if token.dep != "pobj" or between.lemma.lower() not in ("in", "at", "during"):
        return None
    return between.head if sentence.tokens[between.head].pos in VERBS else None


def top(sentence: Sentence, indices: Sequence[int]) -> int:
    """The token of an expression that hangs outside it."""
    inside = set(indices)
    return next((i for i in indices if sentence.tokens[i].head not in inside), indices[0])


def attachment(sentence: Sentence, head: int) -> list[int]:
    """What a time hangs on: the tokens up to its verb; only its noun if it stands inside a noun phrase."""
    if (before := stranded(sentence, head)) is not None:
        return [before, *attachment(sentence, before)]
    path: list[int] = []
    inside = sentence.tokens[head].dep in NOUN_DEPENDENTS
    for above in ancestors(sentence, head):
        path.append(above)
        token = sentence.tokens[above]
        # "Without a title since 1908": how long it has lasted is said of the noun alone.
        lasting = token.pos in NOUNS and len(path) > 1 and sentence.tokens[path[-2]].lemma.lower() == "since"
        if token.pos in VERBS or (inside and token.pos in NOUNS) or lasting:
            break
    return path


def stranded(sentence: Sentence, head: int) -> int | None:
    """A preposition that has lost its date to the noun after it: "In May 2019 rebels seized the port"."""
    before = head - 1
    if before < 0 or sentence.tokens[before].tag != "IN" or sentence.tokens[head].dep not in NOUN_DEPENDENTS:
        return None
    complete = any(sentence.tokens[i].dep in ("pobj", "pcomp") for i in sentence.children[before])
    return None if complete or sentence.tokens[before].dep != "prep" else before


def clause_verb(sentence: Sentence, index: int) -> int:
    """The verb in whose clause a token stands; the token itself if it is one."""
    if sentence.tokens[index].pos in VERBS:
        return index
    return next((i for i in ancestors(sentence, index) if sentence.tokens[i].pos in VERBS), index)


def sharing_verbs(sentence: Sentence, verb: int) -> set[int]:
    """The verbs above whose time a verb without a subject shares: "arrived on Tuesday, bringing..."."""
    found: set[int] = set()
    current = verb
    while sentence.tokens[current].dep in SHARING and not _finite_elsewhere(sentence, current):
        above = next((i for i in ancestors(sentence, current) if sentence.tokens[i].pos in VERBS), None)
        if above is None or above in found:
            break
        found.add(above)
        current = above
    return found


def _finite_elsewhere(sentence: Sentence, verb: int) -> bool:
    """Has the verb a subject of its own, or a purpose still ahead ("to build")?"""
    own = sentence.children[verb]
    subject = any(sentence.tokens[i].dep in ("nsubj", "nsubjpass") for i in own)
    return subject or "to" in auxiliaries(sentence, verb)
