"""Figures: numbers that a reader would chart, with hedge, unit, what is counted, where, when and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline import lexicon
from dateline.annotate.figures import contexts, measures
from dateline.annotate.figures.amounts import Amount, read_amounts, unit_named
from dateline.annotate.figures.contexts import Setting
from dateline.annotate.figures.exclusions import is_excluded
from dateline.model import Doc, Figure, Quantity, Sentence

MADE_BY = "figures/1"
# Most sentences hold no number: this cheap look spares them the rest.
MAYBE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|(?:twen|thir|for|four|fif|six|seven|eigh|nine)ty|dozens?|scores|hundreds?|thousands?|"
    r"millions?|billions?|trillions?|half|third|thirds|quarters?|fifths?|tenths?|sixth|eighth|seventh)\b",
    re.IGNORECASE,
)


def find_figures(doc: Doc) -> Iterator[Figure]:
    """The figures of an article, in text order."""
    setting = Setting.of(doc)
    before: Figure | None = None
    for sentence in doc.sentences:
        span = sentence.span
        if not MAYBE.search(doc.text, span.start, span.end):
            before = None
            continue
        previous: Figure | None = None
        for written in read_amounts(doc.text, span.start, span.end):
            amount = _unhedged(doc, sentence, written)
            if is_excluded(setting, sentence, amount):
                continue
            figure = _figure(setting, sentence, amount, previous)
            if figure is not None:
                figure = _once_more(setting, sentence, figure, before)
                yield figure
                previous = figure
        before = previous


def _figure(setting: Setting, sentence: Sentence, amount: Amount, previous: Figure | None) -> Figure | None:
    """An amount as a figure; None if nothing says what it is an amount of."""
    doc = setting.doc
    indices = sentence.indices(doc.span(amount.start, amount.end))
    numbers = sentence.indices(doc.span(amount.numerals[0].start, max(amount.numerals[-1].end, amount.end)))
    noun = measures.counted(sentence, numbers, amount)
    carried = previous.measure if noun is None and previous and _continues(amount, previous) else None
    if noun is None and carried is None:
        noun = None if _counts_nothing(amount) else measures.measured(sentence, numbers, amount)
    if noun is not None and (noun in indices or _is_no_measure(setting, sentence, noun, amount)):
        noun = None
    if not _stands_alone(doc, amount, noun is not None or carried is not None):
        return None
    measure = measures.noun_phrase(sentence, noun, set(indices)) if noun is not None else carried
    unit = amount.unit
    if unit is None and noun is not None and (unit := unit_named(sentence.tokens[noun].text)) is not None:
        # "Millions of dollars": the noun that is counted is a unit, and measures something else.
        measure = None
    span = doc.span(amount.start, amount.end)
    return Figure(
        span,
        MADE_BY,
        Quantity(amount.low, amount.high, amount.hedge, unit),
        measure,
        contexts.place(setting, sentence, numbers, noun),
        contexts.as_of(setting, sentence, numbers),
        contexts.given_by(setting, span),
        measures.change(sentence, numbers),
    )


def _is_no_measure(setting: Setting, sentence: Sentence, noun: int, amount: Amount) -> bool:
    """Is the noun the day ("fell to 498,000 last week"), or the person who earned the percentage?"""
    token = sentence.tokens[noun]
    if amount.unit is None:
        return token.dep == "npadvmod" and token.ent == "DATE"
    spot = setting.doc.span(token.start, token.end)
    named = any(note.kind == "person" and note.span.covers(spot) for note in setting.mentions)
    return token.ent == "PERSON" or named


def _once_more(setting: Setting, sentence: Sentence, figure: Figure, before: Figure | None) -> Figure:
    """The figure with what the sentence before counted, where it only says "number" or "figure" itself."""
    if figure.measure is None or before is None or before.quantity.unit != figure.quantity.unit:
        return figure
    last = setting.doc.text_of(figure.measure).lower().split()[-1]
    if last not in lexicon.words("changes", "again"):
        return figure
    by = figure.by if figure.by.speaker else contexts.giver(setting, sentence, figure.measure)
    return replace(figure, measure=before.measure, place=figure.place or before.place, by=by)


def _unhedged(doc: Doc, sentence: Sentence, amount: Amount) -> Amount:
    """The amount without a hedge that is a preposition: "a report about two programs", "under three kings"."""
    small = amount.unit is None and max(amount.low or 0, amount.high or 0) < 10
    if not small or not amount.hedge.isalpha():
        return amount
    first = sentence.indices(doc.span(amount.start, amount.start + len(amount.hedge)))[0]
    if sentence.tokens[first].dep != "prep":
        return amount
    numeral = amount.numerals[0]
    return Amount(numeral.start, amount.end, amount.numerals, numeral.low, amount.numerals[-1].high)


def _counts_nothing(amount: Amount) -> bool:
    """Is it a small number word with no noun: "the two said", "one, his temper, and two, his words"?"""
    return amount.form == "words" and amount.unit is None and not amount.hedge and (amount.high or 0) < 11


def _continues(amount: Amount, previous: Figure) -> bool:
    """Does a bare number go on counting what the one before it counted ("2,500 troops in Iraq and 900 in Syria")?"""
    return amount.unit is None and previous.quantity.unit is None and amount.form in {"digits", "words"}


def _stands_alone(doc: Doc, amount: Amount, measured: bool) -> bool:
    """Is this a figure at all? A small bare number that counts nothing is none."""
    if amount.unit or measured or amount.hedge:
        return True
    written = doc.text[amount.number[0] : amount.number[1]]
    return amount.form == "digits" and bool(re.search(r"[.,]\d", written) or (amount.high or 0) >= 100)
