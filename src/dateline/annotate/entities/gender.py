"""Who is a woman and who is a man, as far as titles and given names of the article tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from dateline.lexicon import table, words
from dateline.model import Doc, Mention


def genders(doc: Doc, mentions: Iterable[Mention]) -> dict[str, str]:
    """Last word of a person's name to "female" or "male"; names of which the article has both are left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.kind == "person" and mention.form == "name":
            name = doc.text_of(mention.name).lower().split()
            found[name[-1]] |= told(doc.text_of(mention.span)) | ({_given(name[0])} if len(name) > 1 else set())
    return {name: (told - {""}).pop() for name, told in found.items() if len(told - {""}) == 1}


def told(said: str) -> set[str]:
    """What the words of a mention tell: "Ms", "spokesman"."""
    said_words = set(said.lower().replace(".", "").split())
    return {gender for gender in ("female", "male") if said_words & words("titles", gender)}


@cache
def _given_names() -> dict[str, str]:
    names = table("given_names")
    women, both = set(names["women"].split()), set(names["both"].split())
    every = set(f"{names['latin']} {names['transliterated']}".split())
    return {name: "female" if name in women else "male" for name in every - both}


def _given(name: str) -> str:
    return _given_names().get(name, "")
