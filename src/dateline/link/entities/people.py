"""Comparing the names of people, part by part: none may contradict, what one leaves out costs little."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from dateline.lexicon import table
from dateline.link.entities.likeness import VOWELS, edits, likeness, likeness_in_latin
from dateline.link.entities.spelling import bones, fold, is_unvowelled, parts

# Two parts less alike than this are two different parts.
PAIRED = 0.5
# What one part costs that the other name leaves out, and two parts that stand against each other.
EXTRA, AGAINST = 0.05, 0.6
# How much the difference of a pair of parts counts.
WEIGHT = 0.7
MOST_EXTRA = 2
# What a missing "Jr." costs; a score below which the order of parts is turned around.
AGE, TURNED, TURN = 0.12, 0.8, 0.11
# How alike a short form and its full name are.
SHORT = 0.95
# How much more a difference counts in a name that is Latin at home.
LATIN = 1.3
# How alike two parts are that are the same but for what one script leaves out.
BY_BONES = 0.95
# How alike a word must be to the family name that it stands for.
BORNE, NEAR, SHORTEST = 0.9, 0.8, 5
AGES = {"jr": "junior", "junior": "junior", "sr": "senior", "senior": "senior", "ii": "2", "iii": "3"}

Pairs = list[tuple[int, int]]
Measure = Callable[[str, str], float]


def person_score(left: str, right: str) -> float:
    """How alike two people's names are, 0 to 1."""
    ours, our_age = _without_age(parts(left))
    theirs, their_age = _without_age(parts(right))
    if is_unvowelled(left) != is_unvowelled(right):
        return _score(ours, theirs, alike_in_bones)
    cost = 0.0
    if our_age != their_age:
        # "Jr." tells the son from the father: left out it is a doubt, against "Sr." it is a difference.
        cost = AGAINST if our_age and their_age else AGE if "senior" not in our_age + their_age else EXTRA
    if "".join(ours) == "".join(theirs):
        return 1 - cost
    scores = [_score(ours, theirs)]
    if scores[0] < TURNED and not _has_patronymic(left) and not _has_patronymic(right):
        # "Putin, Vladimir": the family name first.
        turn = EXTRA if "," in left or "," in right else TURN
        scores += [_score((*ours[1:], ours[0]), theirs) - turn, _score(ours, (*theirs[1:], theirs[0])) - turn]
    return max(0.0, max(scores) - cost)


def heard_score(left: str, right: str) -> float:
    """How alike two names are to one who writes them by ear, or translates them by machine."""
    return _score(_without_age(parts(left))[0], _without_age(parts(right))[0], alike)


def bears(full: str, word: str) -> bool:
    """Is this word the full name's family name, as one may write it, or its very given name?

    >>> bears("Qassem Soleimani", "suleimani"), bears("Jeff Bezos", "bushes"), bears("Jeff Bezos", "jeff")
    (True, False, True)
    """
    named, _ = _without_age(parts(full))
    if word in {named[0], named[-1]}:
        return True
    # One short word has few letters to tell it from another: it must be near in spelling as well as in sound.
    near = len(word) >= SHORTEST and 1 - edits(named[-1], word) / max(len(named[-1]), len(word)) >= NEAR
    return near and word not in _latin() and _measure(named, ())(named[-1], word) >= BORNE


def family_name(name: str) -> str:
    """The last part that is no "Jr."

    >>> family_name("Peter Lund Jr.")
    'lund'
    """
    return _without_age(parts(name))[0][-1]


def is_younger(name: str) -> bool:
    """Is it the name of a namesake's son or grandson?

    >>> is_younger("Peter Lund Jr."), is_younger("Peter Lund")
    (True, False)
    """
    return _without_age(parts(name))[1] not in ("", "senior")


def _without_age(named: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The parts without "Jr." and the like, and what was left out."""
    if len(named) > 2 and named[-1] in AGES:
        return named[:-1], AGES[named[-1]]
    return named, ""


def _has_patronymic(name: str) -> bool:
    """Does "bin" say who is whose son? Then the order of the parts tells people apart."""
    return bool({"bin", "ibn", "ben", "bint", "ould"} & set(fold(name).split()))


def _measure(ours: Sequence[str], theirs: Sequence[str]) -> Measure:
    """Letter by letter where a given name tells that the name is Latin at home, else by ear."""
    return alike_in_latin if _latin() & {*ours[:-1], *theirs[:-1]} else alike


def _score(ours: Sequence[str], theirs: Sequence[str], like: Measure | None = None) -> float:
    """How well the parts fit in the order given."""
    like = like or _measure(ours, theirs)
    if min(len(ours), len(theirs)) == 1:
        if len(ours) == len(theirs):
            return 1 - WEIGHT * (1 - like(ours[0], theirs[0]))
        # A surname alone tells too little.
        return 0.7 * max(like(ours[-1], theirs[-1]), likeness("".join(ours), "".join(theirs)))
    pairs = _align(ours, theirs, like)
    alone = (len(ours) - len(pairs), len(theirs) - len(pairs))
    cost = WEIGHT * sum(1 - like(ours[i], theirs[j]) for i, j in pairs)
    cost += AGAINST * min(alone) + EXTRA * (max(alone) - min(alone))
    if len(pairs) < 2 or max(alone) > MOST_EXTRA:
        cost += AGAINST / 2
    return max(0.0, 1 - cost - _initials_apart(ours, theirs))


def _initials_apart(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """George W. is not George H. W."""
    left, right = ({part for part in named[1:-1] if len(part) == 1} for named in (ours, theirs))
    return AGAINST / 2 if left and right and left != right else 0.0


@lru_cache(maxsize=500_000)
def alike(left: str, right: str) -> float:
    """How alike two parts are, short forms ("Joe" for "Joseph") as good as the full ones."""
    if left != right and _full(left) & _full(right):
        return SHORT
    if {left, right} <= _latin() and _vowels(left) != _vowels(right):
        return PAIRED * likeness(left, right)
    return likeness(left, right)


@lru_cache(maxsize=500_000)
def alike_in_latin(left: str, right: str) -> float:
    """The same for a name that is written in Latin letters at home; spellings of one given name count as one."""
    known = left == right or {left, right} <= _latin() or bool(_full(left) & _full(right))
    return alike(left, right) if known else 1 - LATIN * (1 - likeness_in_latin(left, right))


@lru_cache(maxsize=500_000)
def alike_in_bones(left: str, right: str) -> float:
    """How alike two parts are of which one is written without vowels: what is left must be the same, or nearly."""
    ours, theirs = bones(left.removeprefix("al")), bones(right.removeprefix("al"))
    if ours == theirs:
        return BY_BONES if len(ours) > 1 else PAIRED
    return BY_BONES * DamerauLevenshtein.normalized_similarity(ours, theirs)


@lru_cache(maxsize=1)
def _latin() -> frozenset[str]:
    """Given names that are not transliterated: "Jean" is not a way to write "Joan"."""
    return frozenset(table("given_names")["latin"].split())


def _vowels(part: str) -> str:
    """The vowels in order: "Antony" and "Anthony" share them, "Jean" and "Joan" do not."""
    return "".join(letter for letter in part if letter in VOWELS)


def _full(part: str) -> frozenset[str]:
    return _short_forms().get(part, frozenset()) | {part}


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, frozenset[str]]:
    return {short: frozenset(full) for short, full in table("nicknames")["short"].items()}


def _align(ours: Sequence[str], theirs: Sequence[str], like: Measure) -> Pairs:
    """The pairs of parts, in order, that are most alike in sum."""
    best: dict[tuple[int, int], tuple[float, Pairs]] = {}
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            choices: list[tuple[float, Pairs]] = [(0.0, [])]
            if i:
                choices.append(best[i - 1, j])
            if j:
                choices.append(best[i, j - 1])
            if i and j and (worth := like(ours[i - 1], theirs[j - 1])) >= PAIRED:
                score, pairs = best[i - 1, j - 1]
                choices.append((score + worth, [*pairs, (i - 1, j - 1)]))
            best[i, j] = max(choices, key=lambda choice: choice[0])
    return best[len(ours), len(theirs)][1]
