"""One decision beside the record: where its words stand now, which rows it concerns, whether it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.decisions.cells import Cell, parts_of
from dateline.decisions.quotes import ARTICLE, Sources
from dateline.model import Span
from dateline.model.decisions import Decision, Quote, Standing
from dateline.rows import DecisionRow, QuoteRow, SpanRow

NOUNS = {
    "articles": "report",
    "times": "time",
    "mentions": "mention",
    "entities": "entity",
    "statements": "statement",
    "figures": "figure",
    "event_mentions": "event mention",
    "events": "event",
    "positions": "position",
    "copies": "copy",
    "stories": "story",
    "conflicts": "conflict",
}
SHOWN = 80  # characters of a quote in a message


@dataclass
class Ruling:
    """A decision and what became of it. ``places`` are its quotes, subject by subject, with their spans."""

    decision: Decision
    sources: Sources
    places: list[list[tuple[Quote, Span | None]]]
    article: str | None
    rows: dict[str, list[str]] = field(default_factory=dict)
    overruled_by: str | None = None

    @classmethod
    def of(cls, decision: Decision, sources: Sources) -> Ruling:
        """A decision with its words looked up."""
        places = [[(one, sources.locate(one)) for one in subject.quotes] for subject in decision.subjects]
        first = decision.subjects[0].quotes
        article = sources.article(first[0]) if first and first[0].part == ARTICLE else None
        return cls(decision, sources, places, article)

    def spans(self, number: int) -> list[Span]:
        """Where the words of one subject stand."""
        return [span for _, span in self.places[number] if span]

    def articles(self, number: int) -> list[str]:
        """The articles of one subject that is known by whole articles."""
        return [found for quote, _ in self.places[number] if (found := self.sources.article(quote))]

    def cells(self) -> Iterator[Cell]:
        """The cells decided on, those whose words still stand."""
        main = parts_of(self.decision.table)[0]
        for subject, places in zip(self.decision.subjects, self.places, strict=True):
            found = [(quote.part, span) for quote, span in places if span]
            whole = all(span for quote, span in places if quote.part == main)
            if found and whole and len({span.article for _, span in found}) == 1:
                yield Cell(self.decision.table, subject.kind, tuple(found))

    def overrule(self, later: Ruling) -> None:
        """A later decision says otherwise."""
        self.overruled_by = later.decision.id

    @property
    def touched(self) -> list[str]:
        """The rows that it concerns, each once."""
        return list(dict.fromkeys(row for rows in self.rows.values() for row in rows))

    @property
    def standing(self) -> tuple[Standing, str | None]:
        """Whether it holds, and if not, what to do."""
        if not self.decision.stands:
            return "withdrawn", None
        if self.overruled_by:
            return "overruled", f"decision {self.overruled_by} says otherwise: undo one of the two"
        if self.touched:
            return "holds", None
        lost = [quote for places in self.places for quote, span in places if not span]
        if lost and self._is_lost():
            return "dangling", self._what_is_lost(lost[0])
        if self.decision.kind == "reject":
            return "holds", None
        return "dangling", "its words stand, but nothing is read in them now: look at them, then undo or decide again"

    def _is_lost(self) -> bool:
        """Has one of the subjects lost what it is known by?"""
        if self.decision.table in {"entities", "events"}:
            return any(not self.spans(number) for number in range(len(self.places)))
        return True

    def _what_is_lost(self, quote: Quote) -> str:
        if self.sources.article(quote) is None:
            return f"{quote.origin} is not in this record: build it in, or undo the decision"
        words = clipped(quote.exact)
        return f"“{words}” no longer stands in {quote.origin}: decide again on what stands there now, or undo"

    def row(self) -> DecisionRow:
        """The decision as a row of the public format."""
        decision = self.decision
        standing, remedy = self.standing
        spans = [span for number in range(len(self.places)) for span in self.spans(number)]
        held = [self.article] if self.article else []
        return DecisionRow(
            id=decision.id,
            kind=decision.kind,
            subject=decision.table,
            about=about(decision),
            value=decision.value,
            note=decision.note,
            by=decision.by,
            at=decision.at,
            standing=standing,
            remedy=remedy,
            withdrawn_at=decision.withdrawn_at,
            withdrawn_by=decision.withdrawn_by,
            rows=self.touched if decision.stands else [],
            articles=sorted({span.article for span in spans} | set(held)),
            spans=[SpanRow(one.article, one.start, one.end, self._words(one)) for one in spans],
            quotes=[QuoteRow(q.origin, q.start, q.exact, q.prefix, q.suffix) for p in self.places for q, _ in p],
        )

    def _words(self, span: Span) -> str:
        return self.sources.text_of(span.article)[span.start : span.end]


def about(decision: Decision) -> str:
    """A decision in one line.

    >>> from dateline.model.decisions import Subject
    >>> about(Decision("rename", "entities", (Subject((), name="Fuad"),), value="Fuad Hussein"))
    'rename entity: Fuad: Fuad Hussein'
    """
    joint = {"same": " = ", "different": " ≠ "}.get(decision.kind, "; ")
    names = joint.join(clipped(subject.name) for subject in decision.subjects)
    value = f": {decision.value}" if decision.value else ""
    return f"{decision.kind} {NOUNS[decision.table]}: {names}{value}"


def clipped(words: str) -> str:
    """Words on one line, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1].rstrip() + "…"
