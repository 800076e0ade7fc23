"""Series: figures of the same thing across reports and time, with their origins counted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dateline.gazetteer import find_known
from dateline.lexicon import table
from dateline.link.origins import independent
from dateline.model import Doc, Figure, Mention, Series, Span, digest

EntityOf = Callable[[Span], str | None]
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# How far around a figure a word like "killed" says what is counted.
NEAR = 60
SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z\"“])|\n")
NEXT = re.compile(r"\d|, \w+ing\b")
# "Two of the five officers" counts some of what is counted elsewhere.
PARTIAL = re.compile(r"\s+(?:out\s+)?of\s+(?:the|those|these|them|its|his|her|their|our|\d)\b")
OPENING = 400  # characters of a report that say where it happened
# Small bare counts ("three officials") fill no chart; a place makes them one ("three dams in Corvia").
SMALLEST = 20


@dataclass(frozen=True, slots=True)
class Key:
    """What is counted, where, and in which unit."""

    measure: tuple[str, ...]
    aspect: str
    place: str
    unit: str


def find_series(docs: Iterable[Doc], entity_of: EntityOf, origin_of: Mapping[str, str]) -> list[Series]:
    """The series of a record: figures with one measure, place and unit; each figure is in one at most."""
    figures: dict[Key, list[str]] = defaultdict(list)
    articles: dict[Key, list[str]] = defaultdict(list)
    labels: dict[Key, Counter[str]] = defaultdict(Counter)
    for doc in docs:
        for figure in doc.of(Figure):
            key = series_key(doc, figure, entity_of)
            if key is not None:
                figures[key].append(figure.id)
                articles[key].append(doc.article.id)
                labels[key][_label(doc, figure, key)] += 1
    return sorted(
        (_series(figures[key], articles[key], labels[key], key, origin_of) for key in figures),
        key=lambda series: (-len(series.figures), series.label, series.id),
    )


def _series(
    figures: list[str], articles: list[str], labels: Counter[str], key: Key, origin_of: Mapping[str, str]
) -> Series:
    """One series under the label that most of its figures suggest."""
    label = min(labels, key=lambda name: (-labels[name], name))
    held = tuple(sorted(set(articles)))
    # The id is that of what is counted: a series keeps it as it grows.
    return Series(
        digest("series", key.measure, key.aspect, key.place, key.unit),
        label,
        tuple(sorted(set(figures))),
        held,
        independent(held, origin_of),
    )


def series_key(doc: Doc, figure: Figure, entity_of: EntityOf) -> Key | None:
    """What a figure counts, in a form that two reports share; None where the words are too vague to tell."""
    if figure.measure is None or PARTIAL.match(doc.text, figure.span.end) or _is_a_person(doc, figure.measure):
        return None
    measure = measure_words(doc.text_of(figure.measure))
    around = aspect(doc, figure)
    place = place_name(doc, figure.place, entity_of)
    if around and not place and not _tells(measure):
        # "Three people died" may be any three: the place that the report speaks of sets them apart.
        place = place_name(doc, _scene(doc), entity_of)
        if not place:
            return None
    if not measure or (measure[-1] in _listed("vague") and not around and (len(measure) < 2 or not place)):
        return None
    quantity = figure.quantity
    if len(measure) < 2 and not place and not around:
        return None  # "jobs", "seats", "the senator (dollars)": nobody can tell which
    size = max(value for value in (quantity.low, quantity.high) if value is not None)
    if size < SMALLEST and not place and not around and quantity.unit is None:
        return None
    return Key(measure, around, place, quantity.unit or "")


def _is_a_person(doc: Doc, measure: Span) -> bool:
    """Is what stands beside the number a person's name, as in a table of votes?"""
    return any(note.kind == "person" and note.form == "name" for note in doc.of(Mention, measure))


def _tells(measure: tuple[str, ...]) -> bool:
    """Do the words say more than that people were counted?"""
    people = {*table("conflicts")["measures"]["people"], *_listed("vague"), "death", "fatality", "casualty", "life"}
    return not set(measure) <= people


def _scene(doc: Doc) -> Span | None:
    """Where it happened, for a toll that does not say so: the place that its report names first."""
    places = (note.name for note in doc.of(Mention) if note.kind == "place" and note.form == "name" and not note.acts)
    return next((place for place in places if place.start < OPENING), None)


def measure_words(text: str) -> tuple[str, ...]:
    """The words of a measure, levelled: states by their name, nouns in the singular, what says nothing left out.

    >>> measure_words("U.S. troops") == measure_words("American soldiers") == measure_words("the remaining US troops")
    True
    """
    for hit in reversed(list(find_known(text))):
        name = (hit.known.state or hit.known.name).replace(" ", "_")
        text = f"{text[: hit.start]} {name} {text[hit.end :]}"
    same = table("conflicts")["measures"]["same"]
    words = [_singular(word.lower()) for word in re.findall(r"[^\W\d]+(?:[-'’][^\W\d]+)*", text)]
    kept = [same.get(word, word) for word in words if word not in _listed("plain")]
    return (*sorted(kept[:-1]), kept[-1]) if kept else ()


def _listed(name: str) -> frozenset[str]:
    """A word list of the section on measures."""
    return frozenset(table("conflicts")["measures"][name])


def _singular(word: str) -> str:
    """The word without its plural ending.

    >>> [_singular(word) for word in ("troops", "parties", "losses", "people", "crisis")]
    ['troop', 'party', 'loss', 'people', 'crisis']
    """
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def aspect(doc: Doc, figure: Figure) -> str:
    """What happened to those who are counted ("killed", "arrested"), by the nearest word that says so; "" for none.

    Words of the same sentence only, and those after the figure before those ahead of it.
    """
    measure = figure.measure or figure.span
    start, end = min(figure.span.start, measure.start), max(figure.span.end, measure.end)
    # What stands after the next number, or in an aside, is of others ("100 were hit and 18 died", "five, killing one").
    after = NEXT.split(SENTENCE_END.split(doc.text[end : end + NEAR])[0])[0]
    before = SENTENCE_END.split(doc.text[max(0, start - NEAR) : start])[-1]
    found: list[tuple[int, str]] = []
    for name, words in table("conflicts")["aspects"].items():
        pattern = re.compile(r"\b(?:" + "|".join(words) + r")\b", re.IGNORECASE)
        found += [(hit.start(), name) for hit in pattern.finditer(after)]
        found += [(len(before) - hit.end() + 1, name) for hit in pattern.finditer(before)]
        if pattern.search(doc.text_of(measure)):
            found.append((-1, name))
    return min(found)[1] if found else ""


def place_name(doc: Doc, place: Span | None, entity_of: EntityOf) -> str:
    """A place in a form that two reports share: its entity, its known name, else the words; "" for none."""
    if place is None:
        return ""
    if entity := entity_of(place):
        return entity
    known = next((hit.known for hit in find_known(doc.text_of(place))), None)
    return known.name if known else doc.text_of(place).lower()


def _label(doc: Doc, figure: Figure, key: Key) -> str:
    """How a reader would name the series: "US troops in Iraq"."""
    words = doc.text_of(figure.measure) if figure.measure else ""
    said = not key.aspect or any(word in words.lower() for word in table("conflicts")["aspects"][key.aspect])
    happened = "" if said else f" {key.aspect}"
    place = doc.text_of(figure.place) if figure.place else ""
    where = f" in {place}" if place and place not in words and words not in place else ""
    unit = f" ({key.unit})" if key.unit else ""
    return f"{words}{happened}{where}{unit}"
