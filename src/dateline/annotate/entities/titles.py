"""Titles before names: "Iraqi Prime Minister", "U.S. Ambassador to Iraq", "Lt. Gen."."""

from __future__ import annotations

from functools import cache

from dateline.annotate.entities.line import Line
from dateline.lexicon import words


def find_titles(line: Line) -> list[tuple[int, int]]:
    """Token ranges of titles that stand right before a capitalised word, left to right."""
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(line.tokens):
        if not _is_core(line, index):
            index += 1
            continue
        start, end = _leftmost(line, index), _rightmost(line, index)
        if found and start < found[-1][1]:
            start = found[-1][1]
        if end < len(line.tokens) and _may_begin_name(line, end):
            found.append((start, end))
        index = end
    return found


@cache
def _address() -> frozenset[str]:
    split = {part for phrase in words("titles", "address") for part in phrase.lower().rstrip(".").split()}
    return frozenset(split - {"the"})


@cache
def _inside() -> frozenset[str]:
    """Words that a title may hold before its core."""
    return _address() | words("titles", "office") | words("titles", "before")


def _is_core(line: Line, index: int) -> bool:
    word = line.lower[index]
    if word in words("titles", "office"):
        return line.tokens[index].tag not in {"VB", "VBD", "VBZ", "VBP", "VBG"}
    token = line.tokens[index]
    if token.tag == "NN" and token.dep == "compound" and word in words("actors", "person"):
        return True  # "driver Ann Lee": no office, and no part of the name either
    return word in _address() and line.tokens[index].text[0].isupper()


def _leftmost(line: Line, core: int) -> int:
    """Where the title begins: words of its kind, a demonym or body, a state's possessive."""
    start = core
    while start:
        before = start - 1
        if line.is_possessive(before) and before and line.hit_at[before - 1]:
            start = before - 1
        elif line.lower[before] == "under" and line.lower[start] not in {"-", "secretary"}:
            break  # "the White House under Mr. Lund"
        elif line.lower[before] in _inside() or line.hit_at[before] or _hyphen(line, before):
            start = before
        else:
            break
    return start


def _hyphen(line: Line, index: int) -> bool:
    return line.tokens[index].text == "-" and index > 0 and line.lower[index - 1] in _inside()


def _rightmost(line: Line, core: int) -> int:
    """Where the title ends: further titles, and a realm ("of Defense", "to Iraq") joined to it."""
    end = core + 1
    while end < len(line.tokens):
        if line.lower[end] in _inside() and _leads_on(line, end):
            end += 1
        elif line.lower[end] in words("titles", "joints") and (realm := _realm(line, end + 1)):
            end = realm
        else:
            break
    return end


def _leads_on(line: Line, index: int) -> bool:
    """Is this word ("General" after "Attorney") a title itself and no name?"""
    return _is_core(line, index) or _hyphen(line, index)


def _realm(line: Line, start: int) -> int:
    """The end of the realm that begins here; 0 if none does."""
    end = start
    while end < len(line.tokens):
        realm = line.hit_at[end] or (line.lower[end] in words("titles", "before") and not _is_core(line, end))
        if realm or (line.lower[end] in {"the", "and", "&", "for", "of"} and end + 1 < len(line.tokens)):
            end += 1
        else:
            break
    while end > start and line.lower[end - 1] in {"the", "and", "&", "for", "of"}:
        end -= 1
    # "an advisor to Prime Minister X": what follows the joint is a title itself, and no realm.
    inner = end < len(line.tokens) and _is_core(line, end)
    return end if end > start and not inner else 0


def _may_begin_name(line: Line, index: int) -> bool:
    token = line.tokens[index]
    particle = token.text.lower() in {"al", "el", "abu", "bin", "ibn", "van", "von", "de"}
    if line.shouts:
        return token.ent == "PERSON"
    proper = token.tag.startswith("NNP") or token.ent == "PERSON"
    return proper and (token.text[0].isupper() or particle)
