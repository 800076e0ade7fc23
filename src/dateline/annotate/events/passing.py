"""Words that name an event in passing: "news of her death spread" has one, and so has "the murder charge".

They stand before a noun, in a name, in a headline whose capitals hid them from the tagger, or say how somebody ended.
Nobody prints a line for them; but a reader counts them as told, and they are of one event with its other reports.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from dateline.annotate.events.plover import known_words, lemma
from dateline.annotate.events.triggers import Trigger, is_event_noun, is_thing
from dateline.lexicon import table, words
from dateline.model import Sentence, Token

BEFORE = frozenset({"compound", "nmod", "amod", "npadvmod"})
PREDICATES = frozenset({"acomp", "conj", "oprd", "advcl", "pobj", "dobj", "appos", "ROOT"})
NAMES = frozenset({"PERSON", "GPE", "NORP", "LOC", "ORG", "FAC"})
ENDINGS = (("ies", "y"), ("s", ""), ("es", ""), ("ied", "y"), ("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"))
LONG = 4  # letters
CAPITALS = 0.7  # of the long words of a headline


def passing_triggers(sentence: Sentence, taken: Collection[int]) -> Iterator[Trigger]:
    """The event words of a sentence that its other triggers leave, in text order."""
    headline: bool | None = None
    for index, token in enumerate(sentence.tokens):
        if index in taken or len(token.text) < 3:
            continue
        if token.pos == "PROPN":
            if headline is None:
                headline = is_headline(sentence)
            own = _word_of_name(token, headline=headline)
        else:
            own = lemma(sentence, index) if _is_told(sentence, index) else ""
        if own:
            yield Trigger(index, "", own, None, index)


def _is_told(sentence: Sentence, index: int) -> bool:
    """Does a word other than a name tell an event beside the others?"""
    token = sentence.tokens[index]
    if token.pos == "NOUN":
        own = lemma(sentence, index)
        if any(own in words("event_words", name) for name in NOUNS):
            return True
        return is_event_noun(sentence, index) and not is_thing(sentence, index)
    if token.pos == "VERB":
        return token.dep in BEFORE or (token.dep == "prep" and lemma(sentence, index) == "accord")
    if token.pos == "ADJ":
        own = lemma(sentence, index)
        if own in words("event_words", "casualties"):
            return True
        return token.dep in PREDICATES and own in words("event_words", "conditions_of_people")
    return False


NOUNS = ("doings", "telling_nouns", "attitude_nouns", "state_nouns", "matters", "occasions")


def _word_of_name(token: Token, *, headline: bool) -> str:
    """The event word in a name: the occasion that it names, or in a headline any that is listed; empty if none."""
    form = token.text.lower()
    if token.text[1:].islower() or token.text in {"DUI", "DWI"}:
        if form in words("event_words", "occasions") or form.removesuffix("s") in words("event_words", "occasions"):
            return form.removesuffix("s")
        if headline and not (token.ent in NAMES and token.dep in BEFORE):
            return base_form(form)
    return form if token.ent == "EVENT" and token.dep not in {"punct", "det"} and form.isalpha() else ""


def is_headline(sentence: Sentence) -> bool:
    """Do most long words open with a capital?"""
    long = [token.text for token in sentence.tokens if len(token.text) >= LONG and token.text.isalpha()]
    return len(long) > 1 and sum(word[0].isupper() for word in long) >= CAPITALS * len(long)


@cache
def base_form(form: str) -> str:
    """The listed event word of which this is a form; empty if there is none.

    >>> base_form("kills"), base_form("escaped"), base_form("attorney")
    ('kill', 'escape', '')
    """
    listed = known_words()
    if past := table("event_words")["irregular"].get(form):
        return str(past)
    stems = [form, *(form[: -len(end)] + start for end, start in ENDINGS if form.endswith(end))]
    stems += [stem[:-1] for stem in stems if len(stem) > LONG and stem[-1] == stem[-2]]
    return next((stem for stem in stems if len(stem) > 2 and stem in listed), "")
