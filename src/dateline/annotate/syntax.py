"""Questions about a dependency parse that several annotators ask: subjects, objects, phrases, tense, negation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.model import Sentence, Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj", "dative", "attr"})
# What a noun phrase leaves behind when it is quoted as a name: clauses, appositions, a second conjunct.
LOOSE = frozenset({"relcl", "appos", "conj", "cc", "punct", "acl", "advcl", "parataxis"})


def child(sentence: Sentence, index: int, deps: Iterable[str]) -> int | None:
    """The first dependent of a token with one of these labels."""
    below = sentence.children[index]
    if not below:
        return None
    wanted, tokens = set(deps), sentence.tokens
    return next((i for i in below if tokens[i].dep in wanted), None)


def children(sentence: Sentence, index: int, deps: Iterable[str]) -> list[int]:
    """All dependents of a token with one of these labels."""
    below = sentence.children[index]
    if not below:
        return []
    wanted, tokens = set(deps), sentence.tokens
    return [i for i in below if tokens[i].dep in wanted]


def ancestors(sentence: Sentence, index: int) -> Iterator[int]:
    """The heads above a token, nearest first."""
    while (head := sentence.tokens[index].head) != index:
        index = head
        yield index


def conjuncts(sentence: Sentence, index: int) -> list[int]:
    """A token and what is joined to it by "and" or commas, in text order."""
    found = [index]
    for i in found:
        found.extend(children(sentence, i, {"conj"}))
    return sorted(found)


def subject(sentence: Sentence, verb: int) -> int | None:
    """The subject of a verb, its own or, for a joined or raised verb, the one it shares."""
    seen = {verb}
    while True:
        if (found := child(sentence, verb, SUBJECTS)) is not None:
            return found
        token = sentence.tokens[verb]
        if token.dep not in {"conj", "xcomp"} or token.head in seen:
            return None
        verb = token.head
        seen.add(verb)


def phrase(sentence: Sentence, head: int, *, leave: frozenset[str] = LOOSE) -> Span:
    """The noun phrase of a head without the clauses, appositions and conjuncts that hang on it."""
    kept, queue = [head], [head]
    while queue:
        current = queue.pop()
        for i in sentence.children[current]:
            # A comma inside the phrase may stay ("Taji, Iraq"); only what hangs on the head itself is cut.
            if current == head and sentence.tokens[i].dep in leave:
                continue
            kept.append(i)
            queue.append(i)
    return sentence.cover(_run(sorted(kept), head))


def _run(indices: list[int], head: int) -> list[int]:
    """The unbroken run of indices around the head."""
    place = indices.index(head)
    low = high = place
    while low and indices[low - 1] == indices[low] - 1:
        low -= 1
    while high + 1 < len(indices) and indices[high + 1] == indices[high] + 1:
        high += 1
    return indices[low : high + 1]


def clause(sentence: Sentence, verb: int) -> Span:
    """Everything that hangs on a verb, without the punctuation at its edges."""
    indices = sentence.subtree(verb)
    while len(indices) > 1 and sentence.tokens[indices[-1]].pos == "PUNCT":
        indices.pop()
    while len(indices) > 1 and sentence.tokens[indices[0]].pos == "PUNCT":
        indices.pop(0)
    return sentence.cover(indices)


def negated(sentence: Sentence, index: int) -> bool:
    """Does "not", "never", "no" or "no longer" hang on this token?"""
    return any(
        sentence.tokens[i].dep == "neg"
        or (sentence.tokens[i].dep == "det" and sentence.tokens[i].lemma == "no")
        or _is_no_longer(sentence, i)
        for i in sentence.children[index]
    )


def _is_no_longer(sentence: Sentence, index: int) -> bool:
    """Is it the second word of "no longer"?"""
    own = sentence.tokens[index].text.lower() == "longer"
    return own and index > 0 and sentence.tokens[index - 1].text.lower() == "no"


def auxiliaries(sentence: Sentence, verb: int) -> list[str]:
    """Lemmas of the auxiliaries of a verb, in text order, in lower case."""
    return [sentence.tokens[i].lemma.lower() for i in children(sentence, verb, {"aux", "auxpass"})]


def is_past(sentence: Sentence, verb: int) -> bool:
    """Is the verb in a past tense (simple past, perfect or past passive)?"""
    tags = {sentence.tokens[verb].tag} | {sentence.tokens[i].tag for i in children(sentence, verb, {"aux", "auxpass"})}
    if "MD" in tags:
        return False
    finite = tags & {"VBD", "VBZ", "VBP"}
    return "VBD" in tags or ("VBN" in tags and bool(finite) and "have" in auxiliaries(sentence, verb))


def is_future(sentence: Sentence, verb: int) -> bool:
    """Does the clause speak of what is still to come ("will", "shall", "is going to", "is due to")?"""
    lemmas = auxiliaries(sentence, verb)
    if {"will", "shall", "'ll"} & set(lemmas):
        return True
    head = sentence.tokens[sentence.tokens[verb].head]
    return "to" in lemmas and head.lemma in {"go", "due", "set", "schedule", "plan", "expect", "slate"}


def sentence_at(sentences: Iterable[Sentence], span: Span) -> Sentence | None:
    """The sentence in which a span starts."""
    return next((one for one in sentences if one.span.start <= span.start < one.span.end), None)
