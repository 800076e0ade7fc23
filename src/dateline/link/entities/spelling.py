"""Spelling levelled for comparing names: one script, no particles, keys that survive transliteration."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

PARTICLES = frozenset(
    {"al", "el", "ul", "ur", "ud", "ad", "as", "ash", "an", "bin", "ibn", "ben", "bint", "the", "de", "van", "von"}
    | {"der", "den"}
)
WORD = re.compile(r"[a-z0-9]+")
# Letters that transliterations of Arabic, Persian, Cyrillic and Chinese swap, levelled to one of them.
SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(?<=[a-z])x", "ks"), (r"sch|sh|ch|tch|zh|dzh", "s"), (r"kh|gh|q|ck|c|x|g", "k"), (r"ph|v|w", "f"),
        (r"dj|j", "j"), (r"dh", "d"), (r"th", "t"), (r"z", "s"), (r"(.)\1+", r"\1"),
        (r"^[aeiouy]+", "a"), (r"h", ""), (r"(?<!^)[aeiouy]", ""),
    )
)  # fmt: skip
ARTICLE = re.compile(r"\bال(?=\w{2})")
# "Abdel Fattah", "Abdulrahman" and "Abd al-Rahman" begin with one word; "Abdullah" is another.
SERVANT = re.compile(r"\babd[aeou]l[- ]?(?=[a-z]{3})(?!l?ah)")
# What Arabic letters do not tell apart in names from elsewhere: b and p, f and v, g, j and k; vowels are not written.
BONES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"tsh|tch|sch|sh|ch|zh", "s"), (r"c(?=[eiy])", "s"), (r"kh|gh|ck|[qcgjx]", "k"), (r"ph|v", "f"), (r"th", "t"),
        (r"dh", "d"), (r"z", "s"), (r"p", "b"), (r"[aeiouywh]", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


@lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """A name in Latin letters, lower case, without marks and apostrophes.

    >>> fold("Ibrahim Al-Ja’afari")
    'ibrahim al-jaafari'
    """
    # An Arabic article, and the joiner that Persian writes inside a word, are no letters of the name.
    bare = ARTICLE.sub("", name.replace("\u200c", ""))
    return re.sub(r"['’‘`ʿʾ]", "", anyascii(bare)).lower()


@lru_cache(maxsize=200_000)
def parts(name: str) -> tuple[str, ...]:
    """The parts of a person's name that tell, particles left out.

    >>> parts("Abu Mahdi al-Muhandis"), parts("O. bin Laden")
    (('abu', 'mahdi', 'muhandis'), ('o', 'laden'))
    """
    found = WORD.findall(SERVANT.sub("abd ", fold(name)))
    # "Ben Harlow" and "Van Stone" are men called Ben and Van; "al" opens many a bare family name.
    first = found[:1] if found[:1] in (["ben"], ["van"]) and len(found) == 2 else []
    kept = (*first, *(part for part in found[len(first) :] if part not in PARTICLES))
    return kept or tuple(found) or (name,)


@lru_cache(maxsize=200_000)
def skeleton(part: str) -> str:
    """The sounds of a part that transliterations leave alone: its consonants, levelled.

    >>> skeleton("soleimani") == skeleton("suleymani"), skeleton("qassem") == skeleton("kasim")
    (True, True)
    """
    sounds = part
    for pattern, sound in SOUNDS:
        sounds = pattern.sub(sound, sounds)
    return sounds or part[:1]


@lru_cache(maxsize=200_000)
def bones(part: str) -> str:
    """What a script without vowels leaves of a part, whichever script it is in.

    >>> bones("qasim") == bones(fold("قاسم")), bones("yamaguchi") == bones(fold("ياماغوتشي"))
    (True, True)
    """
    left = part
    for pattern, sound in BONES:
        left = pattern.sub(sound, left)
    return left or part[:1]


def is_unvowelled(name: str) -> bool:
    """Is the name written in Arabic letters (Arabic, Persian, Urdu)?"""
    letters = [char for char in name if char.isalpha()]
    return bool(letters) and all("\u0600" <= char <= "\u06ff" or "\ufb50" <= char <= "\ufefc" for char in letters)


def is_logographic(name: str) -> bool:
    """Is the name written in characters or syllable blocks (Chinese, Japanese, Korean)?"""
    letters = [char for char in name if char.isalpha()]
    return bool(letters) and all("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" for char in letters)
