"""Which entity a stretch of words speaks of: mentions bound to the entities that they were resolved to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.gazetteer import find_known
from dateline.lexicon import words
from dateline.model import Doc, Entity, Mention, Span, Statement, digest


class Binding:
    """Answers ``binding(span)`` with an entity id or None, for the spans of all articles."""

    def __init__(self, docs: Iterable[Doc], entities: Iterable[Entity]) -> None:
        self._entity_of_mention = {mention: entity.id for entity in entities for mention in entity.mentions}
        self._exact: dict[Span, str] = {}
        self._by_edge: dict[tuple[str, int], list[tuple[Span, str]]] = {}
        self._articles: dict[str, set[str]] = {}
        # "A spokesman for X" ends with a name, and is somebody else.
        self._nameless: set[Span] = set()
        # By article, what tells the entities of its mentions from what they were before.
        self.marks: dict[str, str] = {}
        for doc in docs:
            self._add(doc)

    def _add(self, doc: Doc) -> None:
        """Note where the mentions of one article stand."""
        mentions = list(doc.of(Mention))
        self._nameless.update(note.by.speaker for note in doc.of(Statement) if note.by.speaker and not note.by.named)
        self._nameless.update(one.span for one in mentions if one.form == "nominal")
        bound = {one.span: found for one in mentions if (found := self._entity_of_mention.get(one.id))}
        told: list[str | None] = []
        for mention in mentions:
            # A pronoun or "the ministry" stands for what it refers back to.
            entity = bound.get(mention.span) or (mention.antecedent and bound.get(mention.antecedent))
            entity = entity or self._state_of_forces(doc, mention, bound)
            told += (self._entity_of_mention.get(mention.id), entity or None)
            if not entity:
                continue
            self._exact[mention.span] = entity
            self._articles.setdefault(entity, set()).add(doc.article.id)
            self._exact.setdefault(mention.name, entity)
            if mention.form == "name":
                self._by_edge.setdefault((doc.article.id, mention.span.end), []).append((mention.span, entity))
        self.marks[doc.article.id] = digest(*told)

    def _state_of_forces(self, doc: Doc, mention: Mention, bound: Mapping[Span, str]) -> str | None:
        """ "U.S. forces" act for their state; "Syrian rebel forces" do not."""
        if mention.form != "nominal" or mention.kind != "organization":
            return None
        name = doc.text_of(mention.name)
        state = next(find_known(name), None)
        if state is None or state.start or state.known.role not in {"state", "people"}:
            return None
        *between, last = name[state.end :].lower().split() or [""]
        if last not in words("actors", "state_forces") or not set(between) <= words("actors", "between_forces"):
            return None
        return bound.get(doc.span(mention.name.start, mention.name.start + state.end))

    def articles_of(self, entity: str) -> set[str]:
        """Ids of the articles that mention an entity."""
        return self._articles.get(entity, set())

    def entity_of_mention(self, mention: Mention) -> str | None:
        """The entity of a mention."""
        return self._entity_of_mention.get(mention.id) or self._exact.get(mention.span)

    def __call__(self, span: Span) -> str | None:
        """The entity of a span: that of the mention on it, or of the name that it ends with.

        "Iraqi Foreign Minister Fouad Hussein" ends with its name; "the government of Iraq" does too, but is
        bound exactly where the whole phrase is a mention.
        """
        if (exact := self._exact.get(span)) is not None:
            return exact
        if span in self._nameless:
            return None
        inside = [(one, entity) for one, entity in self._by_edge.get((span.article, span.end), ()) if span.covers(one)]
        return max(inside, key=lambda found: found[0].end - found[0].start)[1] if inside else None
