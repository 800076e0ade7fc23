"""Candidates for names: runs of capitalised words, mended where the entity recogniser cuts or glues them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.annotate.entities.line import Line
from dateline.gazetteer import PLACES
from dateline.lexicon import table, words

NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC"})
UNNAMED = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "EVENT", "LAW", "WORK_OF_ART", "LANGUAGE"}
)
PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "ben", "bint", "abu", "abd", "de", "del", "della", "di", "da", "dos", "du", "la", "le"}
    | {"van", "von", "der", "den", "ter", "y"}
)
# Common words, or letters, that are particles only before a hyphen: "Harun ar-Rashid".
HYPHENED = PARTICLES | {"ul", "ur", "ud", "ad", "ed", "as", "ash", "az", "ar", "ez", "e", "i"}
JOINTS = frozenset({"of", "the", "and", "for", "&", "in", "on", "to"})


@dataclass(frozen=True)
class Run:
    """Tokens ``start`` to ``end`` of a line: one name. ``label`` is the recogniser's most frequent label."""

    line: Line
    start: int
    end: int
    label: str
    title: tuple[int, int] | None = None

    @property
    def words(self) -> list[str]:
        """The words of the name."""
        return [token.text for token in self.line.tokens[self.start : self.end]]


def find_runs(line: Line) -> Iterator[Run]:
    """The name candidates of a line, gazetteer names that stand alone left out."""
    ends = {end: (start, end) for start, end in line.titles}
    index = 0
    while index < len(line.tokens):
        if not _begins(line, index):
            index += 1
            continue
        end = _end(line, index)
        if not line.telling:
            end = _before_common(line, index, end)
        if end == index:
            index += 1
            continue
        for start, whole in _split(line, index, end):
            stop = without_title(line, start, whole)
            if not _is_known(line, start, stop):
                yield Run(line, start, stop, _label(line, start, stop), ends.get(start))
        index = end


def _namey(line: Line, index: int) -> bool:
    """Is the token a capitalised word of a name?"""
    token = line.tokens[index]
    if index in line.title_tokens or not token.text[0].isupper() or token.ent in UNNAMED:
        return False
    if line.hit_at[index]:
        return True
    if token.ent in NAMED:
        return token.pos not in {"PUNCT", "DET"}
    return line.telling and token.tag.startswith("NNP") and (token.text[0].isalpha())


def _begins(line: Line, index: int) -> bool:
    if _namey(line, index):
        return True
    # "al-Kadhimi", "abu Mahdi": a particle in lower case that a name follows.
    token = line.tokens[index]
    if token.text not in HYPHENED or index in line.title_tokens:
        return False
    after = index + 1
    if after < len(line.tokens) and line.tokens[after].text == "-":
        return after + 1 < len(line.tokens) and line.touches(after + 1) and _namey(line, after + 1)
    return token.text in {"al", "el", "abu"} and after < len(line.tokens) and _namey(line, after)


def _end(line: Line, start: int) -> int:
    """The token after the run that begins here."""
    end = start + 1
    while end < len(line.tokens) and end not in line.title_tokens:
        if _namey(line, end) and not _new_entity(line, end):
            end += 1
        elif step := _joint(line, end):
            end += step
        else:
            break
    return end


def _new_entity(line: Line, index: int) -> bool:
    """Does another name begin here? Two entities of different kinds side by side are two names."""
    before, token = line.tokens[index - 1], line.tokens[index]
    if not token.ent_start or not before.ent or line.touches(index) or before.text == "-":
        return False
    return before.ent != token.ent and {before.ent, token.ent} & {"GPE", "NORP"} != set()


def _joint(line: Line, index: int) -> int:
    """How many tokens to step over because they join name words: particles, hyphens, "of" inside an entity."""
    after = index + 1
    if after >= len(line.tokens):
        return 0
    token = line.tokens[index]
    if token.text in {"-", "'", "’"} and line.touches(index) and line.touches(after):
        same = token.ent in NAMED and line.tokens[after].ent == token.ent and not line.tokens[after].ent_start
        return 2 if _namey(line, after) or (same and line.tokens[after].text.isalpha()) else 0
    if token.text in HYPHENED and line.tokens[after].text == "-" and after + 1 < len(line.tokens):
        return 3 if line.touches(after + 1) and _namey(line, after + 1) else 0
    if line.is_possessive(index) and _owns_body(line, index):
        return 2
    if token.text in PARTICLES:
        return 2 if _namey(line, after) else 0
    return _inner_joint(line, index)


def _owns_body(line: Line, index: int) -> bool:
    """Does the possessive belong to the name of a body ("Transport Workers' Union")?"""
    owner = line.lower[index - 1]
    owned = line.tokens[index].text in {"'", "’"} and owner.endswith("s")
    if not (owned or owner in words("actors", "of_bodies")) or not line.telling:
        return False
    end = index + 1
    while end < len(line.tokens) and line.tokens[end].text[0].isupper() and line.tokens[end].text.isalpha():
        end += 1
    heads = words("actors", "organization") | words("actors", "body_heads")
    return any(line.lower[i] in heads for i in range(index + 1, end))


def _inner_joint(line: Line, index: int) -> int:
    """Words in lower case inside one entity, and "of" after the head of a body ("Council of ...")."""
    end = index
    while end < len(line.tokens) and line.lower[end] in JOINTS:
        end += 1
    if end == index or end >= len(line.tokens) or not _namey(line, end):
        return 0
    inside = all(line.tokens[i].ent in NAMED and not line.tokens[i].ent_start for i in range(index, end + 1))
    headed = line.lower[index] == "of" and line.lower[index - 1] in words("actors", "organization")
    return end - index + 1 if inside or (headed and line.telling) else 0


def _split(line: Line, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The run cut where a known place or people only stands beside a name ("Peru | Marta Olsen")."""
    if is_body(line, start, end):
        yield start, end
        return
    cut = start
    for index in range(start + 1, end):
        left, right = line.hit_at[index - 1], line.hit_at[index]
        if left is right or line.touches(index) or not _parts(line, index):
            continue
        yield cut, index
        cut = index
    yield cut, end


def _before_common(line: Line, start: int, end: int) -> int:
    """In a headline every word has a capital: the run ends where everyday words begin ("Ann Lee | Says No")."""
    common = words("capitals", "headline_verbs")
    return next((i for i in range(start, end) if line.lower[i] in common), end)


def _parts(line: Line, index: int) -> bool:
    """Do the words on both sides of this border belong to different names?"""
    before, token = line.tokens[index - 1], line.tokens[index]
    hits = [hit for hit in (line.hit_at[index - 1], line.hit_at[index]) if hit]
    if before.text[0].isupper() and line.lower[index - 1] in given_names():
        return False
    glued = token.ent in NAMED and before.ent == token.ent and not token.ent_start
    if not glued or (hits and hits[0].known.role == "people" and line.lower[index] in given_names()):
        return True
    if token.ent != "PERSON":
        return token.ent == "NORP"
    first_names = words("places", "first_names")
    return any(hit.known.role in PLACES and hit.known.name not in first_names for hit in hits)


@cache
def given_names() -> frozenset[str]:
    """Given names in lower case."""
    names = table("given_names")
    return frozenset(f"{names['latin']} {names['transliterated']}".split())


def without_title(line: Line, start: int, end: int) -> int:
    """The end of a name with a title behind it cut off ("Sanjay Gupta | Surgeon General")."""
    while end - start > 2 and line.lower[end - 1] in words("titles", "office") | words("titles", "letters"):
        end -= 1
    return end


def is_body(line: Line, start: int, end: int) -> bool:
    """Does the run end or begin like the name of a body ("... Council", "Ministry of ...")?"""
    heads = words("actors", "organization") | words("actors", "body_heads")
    if end - start < 2:
        return False
    return line.lower[end - 1] in heads or (line.telling and line.lower[start] in heads)


def _is_known(line: Line, start: int, end: int) -> bool:
    """Is the run nothing but known names ("U.S.-Iraq", "Iraqi-American")?"""
    found = [line.hit_at[index] for index in range(start, end) if line.tokens[index].text != "-"]
    if not all(found):
        return False
    return len(set(map(id, found))) == 1 or not is_body(line, start, end)


def _label(line: Line, start: int, end: int) -> str:
    labels = [token.ent for token in line.tokens[start:end] if token.ent in NAMED]
    return max(sorted(set(labels)), key=labels.count) if labels else ""
