"""The circumstances of a figure: where, as of when, and who gave it."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.annotate.figures.measures import governing_verb, place_after, top
from dateline.annotate.syntax import ancestors, auxiliaries, children, is_future
from dateline.model import Attribution, Doc, Interval, Mention, Sentence, Span, Statement, TimeExpression


def place(doc: Doc, sentence: Sentence, indices: list[int], measure: int | None) -> Span | None:
    """The place that the counted noun, the amount or its verb is set in; nearest in the tree first."""
    if (found := _place_right_after(doc, sentence, indices[-1])) is not None:
        return found
    spots = [spot for spot in (measure, top(sentence, indices)) if spot is not None]
    verb = governing_verb(sentence, spots[-1])
    if measure is not None:
        spots += [i for i in list(ancestors(sentence, measure))[:2] if sentence.tokens[i].pos == "NOUN"]
    for spot in [*spots, *([verb] if verb is not None else [])]:
        for candidate in place_after(sentence, spot):
            if (found := _place_at(doc, sentence, candidate)) is not None:
                return found
    return None


def _place_right_after(doc: Doc, sentence: Sentence, last: int) -> Span | None:
    """The place in "900 in Syria", where the number stands alone before it."""
    if last + 2 >= len(sentence.tokens) or sentence.tokens[last + 1].text.lower() not in {"in", "across", "at"}:
        return None
    return next(
        (found for i in children(sentence, last + 1, {"pobj"}) if (found := _place_at(doc, sentence, i)) is not None),
        None,
    )


def _place_at(doc: Doc, sentence: Sentence, index: int) -> Span | None:
    """The place mention that covers a token; the parser's own label if no mention does."""
    token = sentence.tokens[index]
    spot = doc.span(token.start, token.end)
    covering = [note for note in doc.of(Mention) if note.span.covers(spot)]
    for note in covering:
        if note.kind in {"place", "facility"}:
            return note.span
    if covering or token.ent not in {"GPE", "LOC"}:
        return None
    start = end = index
    while start and sentence.tokens[start].ent == token.ent and not sentence.tokens[start].ent_start:
        start -= 1
    while (
        end + 1 < len(sentence.tokens)
        and sentence.tokens[end + 1].ent == token.ent
        and not sentence.tokens[end + 1].ent_start
    ):
        end += 1
    kept = [i for i in range(start, end + 1) if i == index or sentence.tokens[i].pos != "DET"]
    return sentence.cover(kept)


def as_of(doc: Doc, sentence: Sentence, indices: list[int]) -> Interval | None:
    """The days for which a figure holds.

    What stands in the plain present ("there are") holds on the day of publication. Else a date in the figure's own
    clause decides, and without one the present perfect ("has dropped to") is the day of publication too. A past or a
    future with no date is unknown.
    """
    head = top(sentence, indices)
    verb = governing_verb(sentence, head)
    dated = [note for note in doc.of(TimeExpression, sentence.span) if note.when and note.kind == "date"]
    if verb is not None and _is_now(sentence, verb):
        return doc.article.published
    own = _in_clause(sentence, dated, verb)
    if own is not None:
        return own
    if verb is None or is_future(sentence, verb):
        return None
    return doc.article.published if _is_present(sentence, verb) else None


def _in_clause(sentence: Sentence, dated: Iterable[TimeExpression], verb: int | None) -> Interval | None:
    """The date whose nearest verb is the figure's own; "since" opens a count and dates none."""
    for note in dated:
        spot = sentence.indices(note.span)
        if not spot or governing_verb(sentence, spot[-1]) != verb:
            continue
        before = sentence.tokens[spot[0] - 1].text.lower() if spot[0] else ""
        if before not in {"since", "from", "than"}:
            return note.when
    return None


def _is_now(sentence: Sentence, verb: int) -> bool:
    """The plain present: "there are 2,500 troops", whatever dates its asides hold."""
    helpers = [sentence.tokens[i] for i in sentence.children[verb] if sentence.tokens[i].dep in {"aux", "auxpass"}]
    return sentence.tokens[verb].tag in {"VBZ", "VBP"} and not helpers


def _is_present(sentence: Sentence, verb: int) -> bool:
    """Present or present perfect."""
    tags = {sentence.tokens[verb].tag} | {
        sentence.tokens[i].tag for i in sentence.children[verb] if sentence.tokens[i].dep in {"aux", "auxpass"}
    }
    if "MD" in tags or "VBD" in tags:
        return False
    return bool(tags & {"VBZ", "VBP"}) or (sentence.tokens[verb].tag == "VBG" and "be" in auxiliaries(sentence, verb))


def given_by(doc: Doc, span: Span) -> Attribution:
    """Who answers for a figure: the speaker of the narrowest statement whose content covers it."""
    covering = [
        (part.end - part.start, note.span.start, note)
        for note in doc.of(Statement)
        for part in note.content
        if part.start <= span.start and span.end <= part.end
    ]
    return min(covering, key=lambda found: found[:2])[2].by if covering else Attribution()
