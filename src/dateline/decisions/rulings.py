"""Decisions as they stand in a record now: which words they found, and what they change in what the machine says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast

from dateline.decisions.between import matching_conflict, matching_copy
from dateline.decisions.cells import KINDS, Cell, match, without
from dateline.decisions.days import days_of
from dateline.decisions.entities import settle_entities
from dateline.decisions.events import settle_events
from dateline.decisions.quotes import Sources
from dateline.decisions.ruling import Ruling
from dateline.decisions.stories import settle_stories
from dateline.model import Annotation, Article, Conflict, Copy, Doc, Entity, Event, Interval, Span, Story
from dateline.model.decisions import Decision
from dateline.rows import DecisionRow

Docs = TypeVar("Docs", bound=Iterable[Doc])
Between = TypeVar("Between", Copy, Conflict)
SET_BY_REVIEWER = "a reviewer set the date"


class Rulings:
    """All decisions of a record, applied to what passes through: the person outranks the machine.

    Every method gives back what it was given where nobody decided anything about it.
    """

    def __init__(self, decisions: Sequence[Decision], sources: Sources) -> None:
        self._rulings = [Ruling.of(decision, sources) for decision in decisions]
        self._cells = self._by_article()
        self.dates: dict[str, tuple[Interval, str]] = {}
        for ruling in self._standing("articles", "date"):
            self._fix_date(ruling)
        for ruling in self._standing("articles", "accept"):
            ruling.rows = {ruling.article: [ruling.article]} if ruling.article else {}

    def _standing(self, table: str, *kinds: str) -> list[Ruling]:
        """The decisions on a table that nobody took back, in the order in which they were made."""
        return [
            one
            for one in self._rulings
            if one.decision.stands and one.decision.table == table and (not kinds or one.decision.kind in kinds)
        ]

    # --- dates --------------------------------------------------------------------------------------------

    def _fix_date(self, ruling: Ruling) -> None:
        """Note an article's date; a later decision outranks an earlier one."""
        article = ruling.article
        if article is None or not ruling.decision.value:
            return
        for earlier in self._standing("articles", "date"):
            if earlier is ruling:
                break
            if earlier.article == article:
                earlier.overrule(ruling)
        note = f": {ruling.decision.note}" if ruling.decision.note else ""
        ruling.rows = {article: [article]}
        self.dates[article] = days_of(ruling.decision.value), f"{SET_BY_REVIEWER}{note}"

    # --- cells --------------------------------------------------------------------------------------------

    def _by_article(self) -> Mapping[str, list[tuple[Ruling, Cell]]]:
        """For every article the cells that were decided on, where their words still stand."""
        found: dict[str, list[tuple[Ruling, Cell]]] = defaultdict(list)
        for ruling in self._rulings:
            if ruling.decision.stands and ruling.decision.table in KINDS:
                for cell in ruling.cells():
                    found[cell.spans[0][1].article].append((ruling, cell))
        return found

    def docs(self, docs: Docs) -> Docs:
        """The documents without the cells that were rejected, as often as they are asked for."""
        return cast("Docs", Settled(docs, self.settle)) if self._cells else docs

    def touches(self, article: str) -> bool:
        """Was anything decided on the cells of an article?"""
        return bool(self._cells.get(article))

    def settle(self, doc: Doc) -> Doc:
        """One document without the cells that were rejected."""
        decided: dict[str, tuple[Ruling, Annotation]] = {}
        cells = self._cells.get(doc.article.id, ())
        for ruling, _ in cells:
            ruling.rows[doc.article.id] = []
        for ruling, cell in cells:
            note = match(doc.notes, cell)
            if note is None:
                continue
            ruling.rows[doc.article.id].append(note.id)
            if (earlier := decided.get(note.id)) and earlier[0].decision.kind != ruling.decision.kind:
                earlier[0].overrule(ruling)
            decided[note.id] = ruling, note
        rejected = [note for ruling, note in decided.values() if ruling.decision.kind == "reject"]
        return without(doc, rejected) if rejected else doc

    # --- between articles ---------------------------------------------------------------------------------

    def copies(self, copies: list[Copy]) -> list[Copy]:
        """Copies without those that were rejected."""
        return self._left(copies, "copies", matching_copy)

    def conflicts(self, conflicts: list[Conflict]) -> list[Conflict]:
        """Conflicts without those that were rejected."""
        return self._left(conflicts, "conflicts", matching_conflict)

    def _left(self, links: list[Between], table: str, matching: Callable[[Ruling, Between], bool]) -> list[Between]:
        """What stands between articles, without what was rejected."""
        decided: dict[str, Ruling] = {}
        for ruling in self._standing(table):
            ruling.rows = {"": [link.id for link in links if matching(ruling, link)]}
            for row in ruling.rows[""]:
                if row in decided and decided[row].decision.kind != ruling.decision.kind:
                    decided[row].overrule(ruling)
                decided[row] = ruling
        return [link for link in links if link.id not in decided or decided[link.id].decision.kind != "reject"]

    # --- what belongs together ----------------------------------------------------------------------------

    def stories(self, stories: list[Story], articles: Iterable[Article]) -> list[Story]:
        """Stories as decided: joined and split."""
        rulings = self._standing("stories")
        return settle_stories(stories, articles, rulings) if rulings else stories

    def entities(self, entities: list[Entity], docs: Iterable[Doc]) -> list[Entity]:
        """Entities as decided: joined, split, named."""
        rulings = self._standing("entities")
        return settle_entities(entities, docs, rulings) if rulings else entities

    def events(
        self,
        events: list[Event],
        docs: Iterable[Doc],
        entity_of: Callable[[Span], str | None],
        origin_of: Mapping[str, str],
    ) -> list[Event]:
        """Events as decided: joined and split."""
        rulings = self._standing("events")
        return settle_events(events, docs, rulings, entity_of, origin_of) if rulings else events

    # --- the decisions themselves -------------------------------------------------------------------------

    def rows(self) -> list[DecisionRow]:
        """All decisions as they stand, in the order in which they were made."""
        return [ruling.row() for ruling in self._rulings]


class Settled:
    """Documents without the cells that were rejected, as an iterable that can be run through again."""

    def __init__(self, docs: Iterable[Doc], settle: Callable[[Doc], Doc]) -> None:
        self._docs = docs
        self._settle = settle

    def __iter__(self) -> Iterator[Doc]:
        return map(self._settle, self._docs)

    def __getattr__(self, name: str) -> Any:
        """Whatever else can be asked of the documents: nobody rejects a whole article."""
        return getattr(self._docs, name)
