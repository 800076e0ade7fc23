"""Bodies named by their state and what they are: "the Iraqi government", "Iraq's Foreign Ministry"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.annotate.entities.borders import with_article
from dateline.annotate.entities.line import Line
from dateline.annotate.entities.runs import Run
from dateline.gazetteer import Hit
from dateline.lexicon import words
from dateline.model import Doc, Mention, Span

MADE_BY = "entities/1"
STATELY = frozenset({"state", "people", "capital", "region", "city"})
# "Iraqi federal supreme court": more words than this between realm and body are no name.
MOST_BETWEEN = 3


def find_bodies(doc: Doc, line: Line) -> Iterator[Mention]:
    """Bodies of a state that are named by common nouns."""
    for hit in line.hits:
        if hit.known.role not in STATELY:
            continue
        if span := _after(doc, line, hit) or _before(doc, line, hit):
            yield Mention(with_article(doc, span), MADE_BY, "organization", span)


def bodies_of_people(doc: Doc, people: Iterable[Run]) -> Iterator[Mention]:
    """Bodies named after who leads them: "the Lambert administration"."""
    for run in people:
        tokens = run.line.tokens
        head = run.end + run.line.is_possessive(run.end)
        if head < len(tokens) and run.line.lower[head] in words("actors", "led_by_people"):
            name = doc.span(tokens[run.start].start, tokens[head].end)
            yield Mention(with_article(doc, name), MADE_BY, "organization", name)


def with_realm(doc: Doc, line: Line, start: int, name: Span) -> Span:
    """A body's name with the state in front of it ("Iraq's" Foreign Ministry), if there is one."""
    before = start - 1
    if line.is_possessive(before):
        before -= 1
    hit = line.hit_at[before] if before >= 0 else None
    if hit is None or hit.known.role not in STATELY or before in line.title_tokens:
        return name
    return doc.span(hit.start, name.end)


def _after(doc: Doc, line: Line, hit: Hit) -> Span | None:
    """Realm first: "the US military", "Iraq's foreign ministry"."""
    index = line.token_after(hit)
    if line.is_possessive(index):
        index += 1
    for head in range(index, min(index + MOST_BETWEEN + 1, len(line.tokens))):
        if line.hit_at[head] or line.tokens[head].pos not in {"NOUN", "ADJ", "PROPN"}:
            return None
        ends = head + 1 == len(line.tokens) or not _goes_on(line, head + 1)
        if line.lower[head] in words("actors", "institution") and ends:
            return doc.span(hit.start, line.tokens[head].end)
    return None


def _goes_on(line: Line, index: int) -> bool:
    """Does the noun phrase go on ("Iraqi government | forces")?"""
    token = line.tokens[index]
    return (
        token.pos in {"NOUN", "PROPN"}
        and not line.hit_at[index]
        and token.head != index
        and (
            line.tokens[index - 1].dep in {"compound", "amod", "nmod", "poss"} and line.tokens[index - 1].head >= index
        )
    )


def _before(doc: Doc, line: Line, hit: Hit) -> Span | None:
    """Body first: "the government of Iraq"."""
    index = line.first_token(hit)
    if index and line.lower[index - 1] == "the":
        index -= 1
    if index < 2 or line.lower[index - 1] not in {"of", "in"}:
        return None
    head = line.lower[index - 2]
    # "the government in Cairo" is Egypt's; "the embassy in Cairo" is somebody else's.
    if head not in words("actors", "institution" if line.lower[index - 1] == "of" else "government"):
        return None
    return doc.span(line.tokens[index - 2].start, hit.end)
