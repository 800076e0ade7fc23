"""Whether a position is really taken: not in a question, an if-clause, a wish or under a negation."""

from __future__ import annotations

from dateline.annotate.positions.speech import listed
from dateline.annotate.syntax import child, children, negated
from dateline.model import PositionKind, Sentence

IRREAL = frozenset({"could", "might", "may", "can", "should", "must"})


def is_hypothetical(sentence: Sentence, verb: int) -> bool:
    """Does the verb stand in an if-clause, under "could" or "would have", or in a question?"""
    token = sentence.tokens[verb]
    helpers = {sentence.tokens[i].lemma.lower() for i in children(sentence, verb, {"aux"})}
    if any(token.text == "?" for token in sentence.tokens[-2:]) or _is_wanted(sentence, verb):
        return True
    if token.dep == "conj" and not helpers and token.tag == "VB":
        # "A judge should not endorse or oppose": the helper stands before the first verb only.
        helpers = {sentence.tokens[i].lemma.lower() for i in children(sentence, token.head, {"aux"})} & IRREAL
    if helpers & IRREAL or {"would", "have"} <= helpers or {"will", "have"} <= helpers:
        return "must" not in helpers
    head = sentence.tokens[token.head]
    if helpers & {"will", "would"} and token.dep == "ccomp" and head.lemma.lower() in listed("hopes"):
        return True
    prep = sentence.tokens[token.head].text.lower()
    return (token.dep == "pcomp" and prep in {"without", "of", "against"}) or _wondered(sentence, verb)


def _is_wanted(sentence: Sentence, verb: int) -> bool:
    """Does the verb say what somebody else wants done: "insisted that the mayor agree", "those who intend to"?"""
    token = sentence.tokens[verb]
    head = sentence.tokens[token.head].lemma.lower()
    if token.dep == "relcl" and token.lemma.lower() in {"intend", "plan", "hope", "want"}:
        return True
    helpers = children(sentence, verb, {"aux", "auxpass"})
    return token.dep == "ccomp" and token.tag in {"VB", "VBP"} and not helpers and head in listed("asks")


def _wondered(sentence: Sentence, verb: int) -> bool:
    """Does the verb, or one above it, stand in an if-clause, after "whether" or after "how far"?"""
    seen: set[int] = set()
    while verb not in seen:
        seen.add(verb)
        first = sentence.tokens[min((verb, *(j for i in sentence.children[verb] for j in (i, *sentence.children[i]))))]
        marks = {sentence.tokens[i].text.lower() for i in children(sentence, verb, {"mark"})}
        if marks & {"if", "unless", "whether"} or first.text.lower() in {"how", "should"}:
            return True
        if sentence.tokens[verb].dep not in {"acl", "xcomp", "conj", "dobj", "advcl"} or "if" in marks:
            return False
        verb = sentence.tokens[verb].head
    return False


def is_purpose(sentence: Sentence, verb: int) -> bool:
    """Is the verb an infinitive of purpose ("formed a panel to approve the plan")? Nothing is said to be done."""
    token = sentence.tokens[verb]
    if not any(sentence.tokens[i].tag == "TO" for i in children(sentence, verb, {"aux"})):
        return False
    return sentence.tokens[token.head].lemma.lower() not in listed("goes_on")


def is_gapped(sentence: Sentence, verb: int) -> bool:
    """Does the content stand before the verb ("the questions he refused to answer"), where no rule cuts it rightly?"""
    token = sentence.tokens[verb]
    own = child(sentence, verb, {"nsubj"})
    if token.dep != "relcl" or own is None:
        return False
    return sentence.tokens[own].text.lower() not in {"who", "which", "that"}


def turned(sentence: Sentence, verb: int, kind: PositionKind) -> PositionKind | None:
    """The kind under a negation: who never agreed refused; who did not promise took no position."""
    head = sentence.tokens[sentence.tokens[verb].head].lemma.lower()
    failing = sentence.tokens[verb].dep == "xcomp" and head in listed("fails")
    if not failing and not negated(sentence, verb):
        return kind
    return "refusal" if kind == "agreement" and head != "fail" else None
