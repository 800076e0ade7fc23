"""Of a clause: whether its subject suffers, and who its subject is where that stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.annotate.syntax import SUBJECTS, child, children
from dateline.model import Sentence


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Does the subject suffer the deed?"""
    if child(sentence, verb, {"auxpass", "nsubjpass"}) is not None:
        return True
    token = sentence.tokens[verb]
    return token.tag == "VBN" and (
        (token.dep in {"acl"} and child(sentence, verb, {"aux"}) is None)
        or (
            token.dep == "conj" and child(sentence, verb, {"aux", "nsubj"}) is None and is_passive(sentence, token.head)
        )
    )


def subjects_of(sentence: Sentence, verb: int) -> Iterator[int]:
    """The subject of a clause: its own, the one it shares, or the noun that the clause modifies."""
    current, seen = verb, set()
    while current not in seen:
        seen.add(current)
        token = sentence.tokens[current]
        own = child(sentence, current, SUBJECTS)
        if own is not None:
            if sentence.tokens[own].text.lower() in {"who", "which", "that"} and token.dep == "relcl":
                yield from antecedents(sentence, token.head)
            else:
                yield own
            return
        if token.dep == "acl":
            # "the man suspected of killing": he who is suspected; "plans to kill": whoever plans
            shared = token.tag == "VBN" or (current == verb and token.tag == "VBG")
            yield from (antecedents(sentence, token.head) if shared else ())
            return
        if token.dep not in {"conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "aux"}:
            return
        if token.dep == "xcomp" and (held := child(sentence, token.head, {"dobj"})) is not None and held < current:
            yield held
            return
        current = token.head


def antecedents(sentence: Sentence, noun: int) -> list[int]:
    """What a clause describes: the noun it hangs on, or past a date the noun above ("the raid in May that ...").

    Of a deed told by a noun the doer is whoever did that deed.
    """
    while sentence.tokens[noun].ent in {"DATE", "TIME"} and sentence.tokens[sentence.tokens[noun].head].dep == "prep":
        noun = sentence.tokens[sentence.tokens[noun].head].head
        if sentence.tokens[noun].text.lower() == "following":
            noun = next(iter(children(sentence, noun, {"dobj", "pobj"})), noun)
    return [noun]
