"""What an amount is an amount of, where, and which way it moved: read from the parse around it."""

from __future__ import annotations

from dateline import lexicon
from dateline.annotate.figures.amounts import PERIODS, Amount
from dateline.annotate.syntax import LOOSE, child, children, is_future, subject
from dateline.model import Change, Sentence, Span

NOUNS = frozenset({"NOUN", "PROPN"})
# Dependents of a counted noun that are no part of what is counted.
OUTSIDE = LOOSE | {"prep", "nummod", "predet", "quantmod", "preconj", "mark", "npadvmod", "case"}
COUNTED_BY = frozenset({"nummod", "quantmod", "amod", "compound", "nmod", "poss", "npadvmod"})


def top(sentence: Sentence, indices: list[int]) -> int:
    """The token of an amount that hangs on something outside of it."""
    inside = set(indices)
    current = indices[-1]
    for index in reversed(indices):
        if sentence.tokens[index].pos in {"NUM", "NOUN", "SYM"} or index == indices[-1]:
            current = index
            break
    seen = {current}
    while (head := sentence.tokens[current].head) in inside and head not in seen:
        current = head
        seen.add(current)
    return current


def counted(sentence: Sentence, indices: list[int], amount: Amount) -> int | None:
    """The noun that a bare number counts; None for an amount with a unit of its own."""
    head = top(sentence, indices)
    token = sentence.tokens[head]
    after = indices[-1]
    if token.dep in COUNTED_BY and sentence.tokens[token.head].pos in NOUNS and token.head > after:
        return _last_of_compound(sentence, token.head)
    partitive = _of(sentence, head)
    if partitive is None and after + 1 < len(sentence.tokens) and sentence.tokens[after + 1].text.lower() == "of":
        partitive = child(sentence, after + 1, {"pobj"})
    if partitive is not None:
        return partitive
    return _next_noun(sentence, after) if amount.unit is None else None


def _last_of_compound(sentence: Sentence, index: int) -> int:
    """The head noun, where the parser hung the number on a noun that modifies it."""
    while sentence.tokens[index].dep == "compound" and sentence.tokens[index].head > index:
        index = sentence.tokens[index].head
    return index


def _of(sentence: Sentence, index: int) -> int | None:
    """The object of an "of" that hangs on a token."""
    for prep in children(sentence, index, {"prep"}):
        if sentence.tokens[prep].text.lower() == "of":
            return child(sentence, prep, {"pobj"})
    return None


def _next_noun(sentence: Sentence, after: int) -> int | None:
    """The head of the noun group that starts right after a number, where the parser missed the link."""
    found = None
    for index in range(after + 1, min(after + 7, len(sentence.tokens))):
        token = sentence.tokens[index]
        if token.pos in NOUNS:
            found = index
        elif (
            found is not None
            or token.pos not in {"ADJ", "ADV", "VERB"}
            or token.tag in {"VBD", "VBZ", "VBP", "VB", "RB"}
        ):
            break
    return found


def noun_phrase(sentence: Sentence, head: int, barred: set[int]) -> Span:
    """A counted noun with its modifiers: "combat troops", "attacks targeting coalition troops"."""
    barred = barred | {
        i for i in range(len(sentence.tokens)) if sentence.tokens[i].text in {"-", "–"} and i - 1 in barred
    }
    kept = {head}
    queue = [head]
    while queue:
        current = queue.pop()
        for index in sentence.children[current]:
            token = sentence.tokens[index]
            if index in barred or (current == head and token.dep in OUTSIDE and not _belongs(sentence, head, index)):
                continue
            if (current == head and token.dep == "det") or _loose_phrase(sentence, current, index, head):
                continue
            kept.add(index)
            queue.append(index)
    run = _run_to(kept, head)
    while len(run) > 1 and not sentence.tokens[run[0]].text[0].isalnum():
        run = run[1:]
    return sentence.cover(run)


def _belongs(sentence: Sentence, head: int, index: int) -> bool:
    """A participle or an "of" phrase that is part of what is counted."""
    return _participle(sentence, head, index) or _kind_of(sentence, head, index)


def _kind_of(sentence: Sentence, head: int, index: int) -> bool:
    """An "of" right after the noun that says of what kind: "members of parliament", not "members of the board"."""
    token = sentence.tokens[index]
    if token.dep != "prep" or token.text.lower() != "of" or index != head + 1:
        return False
    inner = child(sentence, index, {"pobj"})
    return (
        inner is not None
        and child(sentence, inner, {"det", "poss", "nummod"}) is None
        and sentence.tokens[inner].pos == "NOUN"
    )


def _loose_phrase(sentence: Sentence, current: int, index: int, head: int) -> bool:
    """A phrase below the noun that sets the scene: "(attacks targeting troops) since October"."""
    token = sentence.tokens[index]
    if current == head or sentence.tokens[current].pos not in {"VERB", "NOUN"}:
        return False
    return token.dep in {"prep", "npadvmod", "advmod", "relcl", "appos"} and token.text.lower() != "of"


def _participle(sentence: Sentence, head: int, index: int) -> bool:
    """An "attacks targeting troops": a participle with an object, right after the noun."""
    token = sentence.tokens[index]
    return (
        token.dep == "acl" and token.tag == "VBG" and index == head + 1 and child(sentence, index, {"dobj"}) is not None
    )


def _run_to(kept: set[int], head: int) -> list[int]:
    """The unbroken run around the head."""
    low = high = head
    while low - 1 in kept:
        low -= 1
    while high + 1 in kept:
        high += 1
    return list(range(low, high + 1))


def measured(sentence: Sentence, indices: list[int], amount: Amount) -> int | None:
    """The noun whose amount this is, for an amount with a unit or a bare one: "a fine of $5", "shares fell 3%"."""
    seen: set[int] = set()
    current = top(sentence, indices)
    inside = set(indices)
    partitive = _of(sentence, current)
    if partitive is not None and partitive not in inside:
        return partitive
    while current not in seen:
        seen.add(current)
        token = sentence.tokens[current]
        head = sentence.tokens[token.head]
        if token.head == current:
            return None
        if head.pos in NOUNS and token.head not in inside:
            return _through_counter(sentence, token.head)
        if head.pos in {"VERB", "AUX"}:
            # "Left after eight years": the time is no property of who left.
            return None if amount.unit in PERIODS else _of_verb(sentence, current, inside)
        current = token.head
    return None


def _of_verb(sentence: Sentence, index: int, inside: set[int]) -> int | None:
    """What a verb makes of an amount below it: "shares fell 3%", "put the crowd at 12,000", "$2m was paid"."""
    token = sentence.tokens[index]
    if token.dep in {"nsubj", "nsubjpass"}:
        # The amount is itself what the verb is about.
        return None
    if token.dep == "prep" and token.text.lower() in {"at", "by", "to"}:
        changed = child(sentence, token.head, {"dobj"})
        if changed is not None and changed not in inside and sentence.tokens[changed].pos in NOUNS:
            return _through_counter(sentence, changed)
    return _subject_of(sentence, token.head, inside)


def _subject_of(sentence: Sentence, verb: int, inside: set[int]) -> int | None:
    """The subject of the nearest verb above that has one outside of the amount."""
    seen: set[int] = set()
    while verb not in seen:
        seen.add(verb)
        found = subject(sentence, verb)
        if found is not None and found not in inside and sentence.tokens[found].pos in NOUNS:
            return _through_counter(sentence, found)
        # "The firm said it lost $5m" is of the firm; who says that others lost it is not asked.
        told = sentence.tokens[verb].dep == "ccomp" and (found is None or sentence.tokens[found].pos != "PRON")
        if told or sentence.tokens[verb].dep not in {"xcomp", "conj", "acl", "relcl", "ccomp"}:
            return None
        verb = sentence.tokens[verb].head
    return None


def _through_counter(sentence: Sentence, index: int) -> int:
    """What is counted, where the noun only introduces it: "the number of US troops"."""
    if sentence.tokens[index].lemma.lower() in lexicon.words("changes", "counters"):
        inner = _of(sentence, index)
        if inner is not None:
            return inner
    return index


def governing_verb(sentence: Sentence, index: int) -> int | None:
    """The nearest verb above a token."""
    seen: set[int] = set()
    while index not in seen:
        seen.add(index)
        head = sentence.tokens[index].head
        if sentence.tokens[head].pos in {"VERB", "AUX"} and head != index:
            return head
        index = head
    return index if sentence.tokens[index].pos in {"VERB", "AUX"} else None


def change(sentence: Sentence, indices: list[int]) -> Change | None:
    """Up or down, where the verb or noun over the amount, or an adverb beside it, says so."""
    head, first = top(sentence, indices), indices[0]
    for index in range(first - 1, max(-1, first - 4), -1):
        word = sentence.tokens[index].text.lower()
        if word in {"from", "instead"}:
            return None  # where it moved from
        if (found := _direction(word, "moved_")) and _moves(sentence, index):
            return found
    if sentence.tokens[head].dep == "nummod" and sentence.tokens[sentence.tokens[head].head].pos == "NOUN":
        head = sentence.tokens[head].head  # "fell to 90 boats"
    if sentence.tokens[head].dep == "conj":
        head = sentence.tokens[head].head  # "lost 190 points, or 0.6 percent"
    lemmas = (sentence.tokens[index].lemma.lower() for index in _above(sentence, head))
    return next((found for lemma in lemmas if (found := _direction(lemma))), None)


def _direction(word: str, prefix: str = "") -> Change | None:
    """Up or down, by the lists of the lexicon."""
    if word in lexicon.words("changes", f"{prefix}up"):
        return "up"
    return "down" if word in lexicon.words("changes", f"{prefix}down") else None


def _moves(sentence: Sentence, index: int) -> bool:
    """Does "up" or "down" say that something moved: not "up to 400", not "gave up 517 yards"?"""
    token = sentence.tokens[index]
    if token.text.lower() == "up" and sentence.tokens[index + 1].text.lower() == "to":
        return False
    return token.dep != "prt" or sentence.tokens[token.head].lemma.lower() in lexicon.words("changes", "movers")


def _above(sentence: Sentence, head: int) -> list[int]:
    """The verb or noun that an amount hangs on directly or by "to", "by", "of" or "from"."""
    token = sentence.tokens[head]
    if token.dep == "pobj":
        prep = sentence.tokens[token.head]
        return [prep.head] if prep.text.lower() in {"to", "by", "of"} else []
    if (
        token.dep == "dobj"
        and sentence.tokens[token.head].lemma.lower() in {"raise", "add"}
        and not _is_share(sentence, head)
    ):
        return []  # money that is raised was not there before
    if token.dep in {"dobj", "npadvmod", "nummod", "nsubj", "attr", "advmod"} and token.head != head:
        return [token.head]
    return []


def _is_share(sentence: Sentence, index: int) -> bool:
    """Is an amount a percentage or points, which can only be added to something?"""
    return sentence.tokens[index].lemma.lower() in {"percent", "%", "point", "cent", "pc", "pct"}


def place_after(sentence: Sentence, index: int) -> list[int]:
    """Tokens that stand in a "in", "at", "from", "across" phrase under a token, outermost first."""
    found: list[int] = []
    for prep in children(sentence, index, {"prep", "acl", "advcl", "advmod", "relcl"}):
        token = sentence.tokens[prep]
        if token.dep != "prep":
            found.extend(place_after(sentence, prep))
        elif token.text.lower() in {
            "in",
            "at",
            "from",
            "across",
            "inside",
            "near",
            "into",
            "throughout",
            "around",
            "of",
            "on",
        }:
            found.extend(children(sentence, prep, {"pobj"}))
    return found


__all__ = ["change", "counted", "governing_verb", "is_future", "measured", "noun_phrase", "place_after", "top"]
