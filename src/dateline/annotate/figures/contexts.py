"""The circumstances of a figure: where, as of when, and who gave it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.annotate.figures.measures import governing_verb, place_after, top
from dateline.annotate.syntax import ancestors, auxiliaries, child, children, is_future, phrase
from dateline.lexicon import words
from dateline.model import Attribution, Doc, Interval, Mention, Sentence, Span, Statement, TimeExpression

# Who claims an attack or is blamed for one does not answer for how many there were.
STILL = frozenset({"still", "now", "currently", "today", "presently"})
NO_SOURCE = frozenset({"claim-responsibility", "blame"})


@dataclass(frozen=True, slots=True)
class Setting:
    """An article with the notes that figures look at, gathered once."""

    doc: Doc
    times: tuple[TimeExpression, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]

    @classmethod
    def of(cls, doc: Doc) -> Setting:
        """The setting of an article's figures."""
        return cls(doc, tuple(doc.of(TimeExpression)), tuple(doc.of(Mention)), tuple(doc.of(Statement)))


def place(setting: Setting, sentence: Sentence, indices: list[int], measure: int | None) -> Span | None:
    """The place that the counted noun, the amount or its verb is set in; nearest in the tree first."""
    if (found := _place_right_after(setting, sentence, indices[-1])) is not None:
        return found
    spots = [spot for spot in (measure, top(sentence, indices)) if spot is not None]
    verb = governing_verb(sentence, spots[-1])
    if measure is not None:
        spots += [i for i in list(ancestors(sentence, measure))[:2] if sentence.tokens[i].pos == "NOUN"]
    for spot in [*spots, *([verb] if verb is not None else [])]:
        for candidate in place_after(sentence, spot):
            if (found := _place_at(setting, sentence, candidate)) is not None:
                return found
    return None


def _place_right_after(setting: Setting, sentence: Sentence, last: int) -> Span | None:
    """The place in "900 in Syria", where the number stands alone before it."""
    if last + 2 >= len(sentence.tokens) or sentence.tokens[last + 1].text.lower() not in {"in", "across", "at"}:
        return None
    return next(
        (
            found
            for i in children(sentence, last + 1, {"pobj"})
            if (found := _place_at(setting, sentence, i)) is not None
        ),
        None,
    )


def _place_at(setting: Setting, sentence: Sentence, index: int) -> Span | None:
    """The place mention that covers a token; the parser's own label if no mention does."""
    token = sentence.tokens[index]
    spot = setting.doc.span(token.start, token.end)
    covering = [note for note in setting.mentions if note.span.covers(spot)]
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


def as_of(setting: Setting, sentence: Sentence, indices: list[int]) -> Interval | None:
    """The days for which a figure holds.

    What stands in the plain present ("there are") holds on the day of publication. Else a date in the figure's own
    clause decides, and without one the present perfect ("has dropped to") is the day of publication too. A past or a
    future with no date is unknown.
    """
    head = top(sentence, indices)
    verb = governing_verb(sentence, head)
    dated = [note for note in setting.times if note.when and note.kind == "date" and sentence.span.covers(note.span)]
    if verb is not None and _is_now(sentence, verb):
        return setting.doc.article.published
    own = _in_clause(setting, sentence, indices, dated, verb)
    if own is not None:
        return own
    if verb is None or is_future(sentence, verb):
        return None
    if any(sentence.tokens[i].text.lower() in STILL for i in children(sentence, verb, {"advmod"})):
        return setting.doc.article.published  # "said that 300 were still there"
    return setting.doc.article.published if _is_present(sentence, verb) else None


def _in_clause(
    setting: Setting, sentence: Sentence, indices: list[int], dated: Iterable[TimeExpression], verb: int | None
) -> Interval | None:
    """The date whose nearest verb is the figure's own, the nearest one of several; "in June and August" is both.

    "Since" opens a count and dates none.
    """
    own = [note for note in dated if _governs(sentence, note, verb)]
    if not own:
        return None
    start = sentence.tokens[indices[0]].start
    nearest = min(own, key=lambda note: (abs(note.span.start - start), note.span))
    when = nearest.when
    for note in own:
        first, last = sorted((nearest.span, note.span))
        if when and note.when and setting.doc.text[first.end : last.start].strip() in {"and", ",", "and in"}:
            when = when.hull(note.when)
    return when


def _governs(sentence: Sentence, note: TimeExpression, verb: int | None) -> bool:
    """Does a date stand in the clause of a verb, and not as the beginning or yardstick of something?"""
    spot = sentence.indices(note.span)
    if not spot or governing_verb(sentence, spot[-1]) != verb:
        return False
    return not spot[0] or sentence.tokens[spot[0] - 1].text.lower() not in {"since", "from", "than"}


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


def given_by(setting: Setting, span: Span) -> Attribution:
    """Who answers for a figure: the speaker of the narrowest statement whose content covers it."""
    covering = [
        (part.end - part.start, note.span.start, note)
        for note in setting.statements
        if note.act not in NO_SOURCE
        for part in note.content
        if part.start <= span.start and span.end <= part.end
    ]
    return min(covering, key=lambda found: found[:2])[2].by if covering else Attribution()


def giver(setting: Setting, sentence: Sentence, number: Span) -> Attribution:
    """Who "gives a lower number": the subject of the verb that the number is the object of."""
    noun = sentence.indices(number)[-1]
    verb = sentence.tokens[noun].head
    about = child(sentence, verb, {"nsubj"})
    if sentence.tokens[verb].lemma.lower() not in words("changes", "givers") or about is None:
        return Attribution()
    token = sentence.tokens[about]
    spot = setting.doc.span(token.start, token.end)
    mention = next((note for note in setting.mentions if note.span.covers(spot)), None)
    span = mention.span if mention else phrase(sentence, about)
    return Attribution(span, mention is not None and mention.form == "name")
