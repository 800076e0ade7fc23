"""Who takes a position: the party behind a verb or a noun, found in the parse."""

from __future__ import annotations

import re

from dateline import lexicon
from dateline.annotate.syntax import LOOSE, child, children, phrase
from dateline.model import Doc, Mention, Sentence, Span

EXAMPLES = re.compile(
    r",?\s+(?:and groups,?\s+)?(?:notably|such as|including|especially|particularly|among them)\s+", re.IGNORECASE
)
BREAK = re.compile(r",\s+|\s[-–—]+\s")
NOBODY = frozenset({"nobody", "none", "no"})
RELATIVE = frozenset({"who", "which", "that"})
PARTY_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "DT", "CD", "JJ", "VBN"})


def agent(sentence: Sentence, verb: int) -> int | None:
    """The token of who does what a verb says: its subject, "by" in the passive, or whom the clause hangs on."""
    seen: set[int] = set()
    while verb not in seen:
        seen.add(verb)
        if _is_passive(sentence, verb):
            return _by(sentence, verb)
        own = child(sentence, verb, {"nsubj", "csubj"})
        if own is not None:
            return _antecedent(sentence, own, verb)
        token = sentence.tokens[verb]
        if token.dep in {"acl", "relcl"}:
            return _holder_of_noun(sentence, token.head)
        if token.dep == "pcomp" and (blamed := _blamed(sentence, token.head)) is not None:
            return blamed
        if token.dep not in {"conj", "xcomp", "advcl", "pcomp", "ccomp", "dep", "prep"} or token.head == verb:
            return None
        verb = token.head
    return None


def _writings() -> frozenset[str]:
    """Papers that carry a position for whoever sent or passed them."""
    return frozenset(lexicon.table("positions")["speech"]["writings"])


def _is_passive(sentence: Sentence, verb: int) -> bool:
    """Is something done to the subject: "was asked", or the bare participle of "expected to win, he"?"""
    if child(sentence, verb, {"nsubjpass", "auxpass"}) is not None:
        return True
    token = sentence.tokens[verb]
    return token.tag == "VBN" and token.dep in {"advcl", "acl", "amod"} and child(sentence, verb, {"aux"}) is None


def _blamed(sentence: Sentence, prep: int) -> int | None:
    """Who did it in "held the witness in contempt for refusing": the object, not the subject."""
    if sentence.tokens[prep].text.lower() != "for":
        return None
    return child(sentence, sentence.tokens[prep].head, {"dobj"})


def _by(sentence: Sentence, verb: int) -> int | None:
    """Who does it, in the passive."""
    by = child(sentence, verb, {"agent"})
    return child(sentence, by, {"pobj"}) if by is not None else None


def _antecedent(sentence: Sentence, subject: int, verb: int) -> int:
    """What a relative pronoun stands for."""
    word = sentence.tokens[subject].text.lower()
    if word == "who":
        # The nearest noun, whatever the parser hung the clause on; "demonstrators here, who" has words between.
        if subject > 0 and sentence.tokens[subject - 1].text.lower() in {"those", "anyone", "everyone"}:
            return subject - 1
        nouns = (i for i in range(subject - 1, max(-1, subject - 6), -1) if sentence.tokens[i].pos in {"NOUN", "PROPN"})
        return next(nouns, subject)
    return sentence.tokens[verb].head if word in RELATIVE and sentence.tokens[verb].dep == "relcl" else subject


def _holder_of_noun(sentence: Sentence, noun: int) -> int | None:
    """Behind "a memo requesting talks" stands who sent the memo; behind "officials calling for" the officials."""
    if not is_thing(sentence, noun) and sentence.tokens[noun].lemma.lower() not in _writings():
        return noun
    token = sentence.tokens[noun]
    head = sentence.tokens[token.head]
    if head.pos in {"VERB", "AUX"} and token.dep in {"dobj", "pobj"}:
        return agent(sentence, token.head)
    return child(sentence, noun, {"poss"})


def is_thing(sentence: Sentence, index: int) -> bool:
    """Is a token something that can take no position? A name or a pronoun for people always can."""
    token = sentence.tokens[index]
    word = token.lemma.lower()
    if token.ent in {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "LAW", "EVENT"} and token.pos != "PROPN":
        return True
    return word in things()


def things() -> frozenset[str]:
    """Nouns that hold no position."""
    return frozenset(lexicon.table("positions")["things"]["nouns"])


def is_party(doc: Doc, span: Span) -> bool:
    """May these words, a speaker found elsewhere, name a party?"""
    last = doc.text_of(span).lower().split()[-1]
    return last.removesuffix("s") not in things() and last not in things()


def can_hold(sentence: Sentence, index: int | None) -> bool:
    """May this token name a party?"""
    if index is None:
        return False
    token = sentence.tokens[index]
    if token.tag not in PARTY_TAGS or token.text.lower() in NOBODY or token.ent in {"DATE", "TIME", "PERCENT"}:
        return False
    if child(sentence, index, {"det"}) is not None and any(
        sentence.tokens[i].lemma.lower() == "no" for i in children(sentence, index, {"det"})
    ):
        return False
    # "it" may be a ministry; "this", "what" and bare "that" are no party.
    if token.text.lower() in {"it", "they", "we", "he", "she", "i", "you"}:
        return token.text.lower() != "you"
    return not is_thing(sentence, index)


def party_span(doc: Doc, sentence: Sentence, index: int) -> Span:
    """The words that name a party: the mention that covers it, what a pronoun stands for, else the noun phrase."""
    token = sentence.tokens[index]
    spot = doc.span(token.start, token.end)
    covering = [note for note in doc.of(Mention) if note.name.covers(spot)]
    if covering:
        note = max(covering, key=lambda found: (found.name.end - found.name.start, found.form == "name"))
        if note.form == "pronoun" and note.antecedent is not None:
            return note.antecedent
        if note.form == "name":
            return note.name
    return _with_examples(doc, sentence, index, _with_of(sentence, index, _bare(doc, sentence, index)))


def _bare(doc: Doc, sentence: Sentence, index: int) -> Span:
    """The noun phrase without what stands before a comma ("Outraged, the lawmakers")."""
    span = phrase(sentence, index, leave=LOOSE | {"prep"})
    if sentence.tokens[index].dep == "poss":  # the "'s" is no part of a name
        span = Span(span.article, span.start, sentence.tokens[index].end)
    cuts = [m.end() for m in BREAK.finditer(doc.text, span.start, sentence.tokens[index].start)]
    return Span(span.article, cuts[-1], span.end) if cuts else span


def _with_of(sentence: Sentence, index: int, span: Span) -> Span:
    """The phrase with the "of parliament" right after it."""
    for prep in children(sentence, index, {"prep"}):
        whole = child(sentence, prep, {"pobj"})
        if sentence.tokens[prep].text.lower() in {"of", "in", "from"} and prep == index + 1 and whole is not None:
            return span.hull(phrase(sentence, whole, leave=LOOSE | {"prep"}))
    return span


def _with_examples(doc: Doc, sentence: Sentence, index: int, span: Span) -> Span:
    """The phrase with those it names as examples: "some parties, notably the Hill Alliance"."""
    match = EXAMPLES.match(doc.text, span.end, sentence.span.end)
    if match is None:
        return span
    after = [
        i for i, token in enumerate(sentence.tokens) if token.start >= match.end() and i in set(sentence.subtree(index))
    ]
    nouns = [i for i in after if sentence.tokens[i].pos in {"NOUN", "PROPN"}]
    if not nouns:
        return span
    first = next(
        (i for i in nouns if sentence.tokens[i].head not in after or sentence.tokens[i].dep in {"pobj", "appos"}),
        nouns[-1],
    )
    return span.hull(phrase(sentence, first))


def joined(sentence: Sentence, index: int) -> list[int]:
    """A party and those named beside it ("Dravia and Sorne"); just the party where it is a common noun."""
    found = [index]
    for i in found:
        found.extend(children(sentence, i, {"conj"}))
    return sorted(found) if all(sentence.tokens[i].pos == "PROPN" for i in found) else [index]


def is_dealing(sentence: Sentence, index: int) -> bool:
    """Is a token a meeting, a deal or the like, which nobody addresses?"""
    return sentence.tokens[index].lemma.lower() in set(lexicon.table("positions")["lists"]["dealings"])
