"""Name mentions: the runs that have a kind, and the names that the gazetteer knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.annotate.entities.acronyms import with_acronyms
from dateline.annotate.entities.acting import acts
from dateline.annotate.entities.bodies import bodies_of_people, find_bodies, with_realm
from dateline.annotate.entities.borders import with_article, with_direction
from dateline.annotate.entities.kinds import Key, key_of, vote
from dateline.annotate.entities.line import COMMON_IN_CAPITALS, Line
from dateline.annotate.entities.runs import Run, find_runs
from dateline.annotate.entities.titles import find_titles
from dateline.gazetteer import PLACES, Hit
from dateline.model import Doc, EntityKind, Mention, Sentence, Span

MADE_BY = "entities/1"
# A longer run of capitals in a headline that the text never uses is no name.
LONGEST_IN_HEADLINE = 3


def find_names(doc: Doc, sentences: Sequence[Sentence]) -> list[Mention]:
    """All name mentions of a document, in no special order."""
    lines = [read_line(doc, sentence) for sentence in sentences]
    runs = [run for line in lines for run in find_runs(line)]
    kinds = vote(run for run in runs if run.line.telling)
    runs = [found for run in runs for found in ((run,) if run.line.telling else as_known(run, kinds))]
    kinds = vote(runs)
    found: dict[Span, Mention] = {}
    for mention in _mentions(doc, lines, runs, kinds):
        found.setdefault(mention.span, mention)
    return with_acronyms(doc, list(found.values()))


def as_known(run: Run, kinds: Mapping[Key, EntityKind]) -> Iterator[Run]:
    """The names that the text uses inside a run of a headline ("Ann Lee Checks Out": "Ann Lee"), else the run."""
    key = key_of(run)
    start, found = 0, False
    while start < len(key):
        length = next((n for n in range(len(key) - start, 0, -1) if key[start : start + n] in kinds), 0)
        if length:
            found = True
            yield replace(run, start=run.start + start, end=run.start + start + length)
        start += length or 1
    if not found and len(key) <= LONGEST_IN_HEADLINE:
        yield run


def read_line(doc: Doc, sentence: Sentence) -> Line:
    """The line of a sentence with hits and titles."""
    line = Line.read(doc, sentence)
    line.hits = [hit for hit in line.hits if not _is_common(doc, line, hit)]
    line.titles = find_titles(line)
    return line


def _is_common(doc: Doc, line: Line, hit: Hit) -> bool:
    """Is a name in capitals ("IS") no name, because all of the text is in capitals?"""
    name = doc.text[hit.start : hit.end]
    in_capitals = line.shouts or not line.tokens[line.first_token(hit)].text.startswith(name)
    return in_capitals and name in COMMON_IN_CAPITALS


def _mentions(doc: Doc, lines: list[Line], runs: list[Run], kinds: dict[Key, EntityKind]) -> Iterator[Mention]:
    of_runs = [_of_run(doc, run, kind) for run in runs if (kind := kinds.get(key_of(run)))]
    bodies = [body for line in lines for body in find_bodies(doc, line)]
    bodies += bodies_of_people(doc, (run for run in runs if kinds.get(key_of(run)) == "person"))
    yield from of_runs
    yield from bodies
    persons = _places(mention.name for mention in of_runs if mention.kind == "person")
    others = _places(mention.name for mention in [*of_runs, *bodies])
    surnames = {key[-1] for key, kind in kinds.items() if kind == "person" and len(key) > 1}
    for line in lines:
        for hit in line.hits:
            # A state inside a body's name is a mention of its own; inside a person's name it is none.
            if hit.start not in (persons if hit.known.role in PLACES else others):
                yield _of_hit(doc, line, hit, surnames)


def _places(spans: Iterable[Span]) -> set[int]:
    """All offsets that the spans cover."""
    return {place for span in spans for place in range(span.start, span.end)}


def _name_span(doc: Doc, run: Run) -> Span:
    tokens = run.line.tokens
    return doc.span(tokens[run.start].start, tokens[run.end - 1].end)


def _of_run(doc: Doc, run: Run, kind: EntityKind) -> Mention:
    """The mention of a run: a person's title before the name, a body's realm as part of it."""
    name = _name_span(doc, run)
    if kind != "person":
        whole = with_realm(doc, run.line, run.start, name) if kind == "organization" else name
        if run.line.tokens[run.end - 1].tag == "JJ":  # "the Shiite leader": the article is the leader's
            return Mention(whole, MADE_BY, kind, whole)
        span = with_article(doc, with_direction(doc, whole) if kind == "place" else whole)
        return Mention(span, MADE_BY, kind, whole)
    if not run.title:
        return Mention(name, MADE_BY, kind, name)
    tokens = run.line.tokens
    title = doc.span(tokens[run.title[0]].start, tokens[run.title[1] - 1].end)
    return Mention(title.hull(name), MADE_BY, kind, name, titles=(title,))


def _of_hit(doc: Doc, line: Line, hit: Hit, surnames: set[str]) -> Mention:
    span = doc.span(hit.start, hit.end)
    index = line.first_token(hit)
    before = line.lower[index - 1] if index else ""
    if doc.text_of(span).lower() in surnames and before not in {"in", "from", "to", "at", "near", "of"}:
        return Mention(span, MADE_BY, "person", span)
    if hit.known.role == "people":
        return Mention(span, MADE_BY, "place", span)
    if acts(line, hit):
        # A place that acts is its government, and a government is a body.
        return Mention(with_article(doc, span), MADE_BY, "organization", span, acts=True)
    whole = with_direction(doc, span) if hit.known.kind == "place" else span
    return Mention(with_article(doc, whole), MADE_BY, hit.known.kind, span)
