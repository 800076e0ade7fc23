"""Loads ``lexicons/*.toml``: the word lists that a journalist can mend without reading Python."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from dateline.errors import BadSetting

FOLDER = files("dateline") / "lexicons"


def names() -> list[str]:
    """All lexicons, by name."""
    return sorted(path.name.removesuffix(".toml") for path in FOLDER.iterdir() if path.name.endswith(".toml"))


@cache
def table(name: str) -> MappingProxyType[str, Any]:
    """A whole lexicon, as the TOML file holds it; read once."""
    path = FOLDER / f"{name}.toml"
    try:
        return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as err:
        raise BadSetting(f"no lexicon is called {name!r}", remedy=f"there are {', '.join(names())}") from err
    except tomllib.TOMLDecodeError as err:
        raise BadSetting(f"lexicons/{name}.toml: {err}", remedy="mend the TOML there") from err


@cache
def words(name: str, section: str) -> frozenset[str]:
    """A section of a lexicon as a set: a list, or the keys of a table."""
    try:
        return frozenset(table(name)[section])
    except KeyError as err:
        raise BadSetting(f"lexicons/{name}.toml has no {section!r}", remedy="add the section") from err


@cache
def pattern(name: str, section: str) -> re.Pattern[str]:
    """A section's words as one case-blind pattern that matches whole words, longest first.

    Spaces in a phrase match any run of white space. Lists of regular expressions are no business of this
    function: write those as ``re.compile`` where they are used.
    """
    phrases = sorted(words(name, section), key=lambda word: (-len(word), word))
    choices = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)", re.IGNORECASE)
