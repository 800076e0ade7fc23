"""Where a content may end: what a parser hangs too deep or too high is offered as a shorter or longer reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Sentence

# What, behind a comma or dash, may be the reporter's own remark and no part of what was said.
REMARKS = frozenset({"appos", "relcl", "advcl", "acl", "conj", "prep", "npadvmod", "dobj", "attr", "ccomp"})
# What a verb's content may go on with, though it hangs on the verb itself.
SEQUELS = frozenset({"prep", "advcl", "xcomp", "npadvmod", "acl", "relcl", "conj", "advmod", "oprd"})
BREAKS = frozenset({",", "-", "–", "—", "--", ";", ":", "("})


@dataclass(frozen=True, slots=True)
class Edge:
    """Another reading of a content's tokens: its shape, and what was cut off or added."""

    shape: str
    what: str
    tokens: frozenset[int]


def edges(sentence: Sentence, verb: int, tokens: frozenset[int]) -> Iterator[Edge]:
    """The shorter and the longer reading of a content, where there is one."""
    if not tokens:
        return
    yield from _shorter(sentence, tokens)
    if max(tokens) > verb:
        yield from _longer(sentence, verb, tokens)


def _shorter(sentence: Sentence, tokens: frozenset[int]) -> Iterator[Edge]:
    """The content up to the last comma or dash behind which nothing but one remark stands."""
    ordered = sorted(tokens)
    for place in range(len(ordered) - 2, 2, -1):
        if sentence.tokens[ordered[place]].text not in BREAKS:
            continue
        rest = set(ordered[place + 1 :])
        tops = [i for i in rest if sentence.tokens[i].head not in rest and sentence.tokens[i].pos != "PUNCT"]
        deps = {sentence.tokens[i].dep for i in tops} - {"cc"}
        if len(deps) == 1 and deps <= REMARKS:
            word = sentence.tokens[min(rest)]
            yield Edge("short", f"{deps.pop()},{word.tag}", frozenset(ordered[:place]))
        return


def _longer(sentence: Sentence, verb: int, tokens: frozenset[int]) -> Iterator[Edge]:
    """The content with what follows it directly and hangs on the cue, or to the end of the sentence."""
    last = max(tokens)
    grown = set(tokens)
    for i in sentence.children[verb]:
        token = sentence.tokens[i]
        another = token.dep == "conj" and token.pos in {"VERB", "AUX"}
        if i > last and token.dep in SEQUELS and not another:
            below = sentence.subtree(i)
            if below[0] == max(grown) + 1:
                grown.update(below)
    if len(grown) > len(tokens):
        word = sentence.tokens[last + 1]
        yield Edge("long", f"{word.dep},{word.tag}", frozenset(grown))
    whole = {i for i in range(min(tokens), len(sentence.tokens)) if i != verb}
    if len(whole) > len(grown) + 1 and verb < min(tokens):
        word = sentence.tokens[min(max(grown) + 1, len(sentence.tokens) - 1)]
        yield Edge("whole", f"{word.dep},{word.tag}", frozenset(whole))
