"""Entities follow what a person decided: never two as one across a split, whatever comes to stand between them."""

from __future__ import annotations

from typing import Any

from dateline.decisions.entities import settle_entities
from dateline.decisions.quotes import Sources, quote
from dateline.decisions.ruling import Ruling
from dateline.model import Article, Doc, Entity, Mention, Span, digest
from dateline.model.decisions import Decision, Subject


class Desk:
    """Articles that name people, the entities that the machine made of them, and what was decided."""

    def __init__(self, *texts: str) -> None:
        self.docs = [self._doc(f"a{number}", text) for number, text in enumerate(texts)]
        self.sources = Sources(
            [(doc.article.id, doc.article.origin, doc.article.sha256) for doc in self.docs],
            {doc.article.id: doc.text for doc in self.docs}.__getitem__,
        )
        self.decisions: list[Decision] = []

    def _doc(self, name: str, text: str) -> Doc:
        """One mention for every name between stars."""
        plain, spans = "", []
        for place, part in enumerate(text.split("*")):
            if place % 2:
                spans.append(Span(name, len(plain), len(plain) + len(part)))
            plain += part
        article = Article(name, f"{name}.txt", digest(plain) * 4, plain, ())
        return Doc(article, [Mention(span, "t", "person", span) for span in spans])

    def mentions(self, *names: str) -> list[tuple[Doc, Mention]]:
        return [(doc, one) for doc in self.docs for one in doc.of(Mention) if doc.text_of(one.span) in names]

    def entity(self, *names: str) -> Entity:
        """What the machine makes of some names."""
        found = self.mentions(*names)
        return Entity(digest(names[0]), "person", names[0], names, (), tuple(one.id for _, one in found))

    def subject(self, *names: str, **values: Any) -> Subject:
        quotes = tuple(quote(doc.article, one.span) for doc, one in self.mentions(*names))
        return Subject(quotes, "person", names[0], names, **values)

    def decide(self, kind: Any, *subjects: Subject, value: str | None = None) -> None:
        at = f"2026-01-01T00:00:{len(self.decisions):02}"
        self.decisions.append(Decision(kind, "entities", subjects, value, at=at))

    def settle(self, *entities: Entity) -> tuple[set[frozenset[str]], list[str]]:
        """The names that go together, and how every decision stands."""
        rulings = [Ruling.of(decision, self.sources) for decision in self.decisions]
        settled = settle_entities(list(entities), self.docs, rulings)
        assert sum(len(one.mentions) for one in settled) == sum(len(one.mentions) for one in entities)
        return {frozenset(one.names) for one in settled}, [ruling.standing[0] for ruling in rulings]


def desk() -> Desk:
    return Desk(
        "*Ana Velt* met *Anna Welt* in Norvik, it was said. *Velt* left.",
        "Later *Anna Welt* met *A. Velt* near the old harbour of the town.",
        "Nobody but *Ana Welt* knew what *Ana Velt* had told the others there.",
    )


def together(*groups: str) -> set[frozenset[str]]:
    return {frozenset(group.split("/")) for group in groups}


def test_two_become_one_under_the_first_ones_name() -> None:
    one = desk()
    ana, anna = one.entity("Ana Velt", "Velt"), one.entity("Anna Welt")
    one.decide("same", one.subject("Anna Welt"), one.subject("Ana Velt"))
    rulings = [Ruling.of(decision, one.sources) for decision in one.decisions]
    (settled,) = settle_entities([ana, anna], one.docs, rulings)
    assert (settled.id, settled.name) == (anna.id, "Anna Welt")
    assert set(settled.names) == {"Ana Velt", "Velt", "Anna Welt"}
    assert set(settled.mentions) == {*ana.mentions, *anna.mentions}


def test_one_becomes_two_and_a_short_name_follows_the_full_name_of_its_report() -> None:
    one = Desk("*Ana Velt* spoke in Norvik. *Velt* left.", "*Anna Welt* spoke in Ostrava. *Velt* left too, they say.")
    one.decide("different", one.subject("Ana Velt"), one.subject("Anna Welt"))
    rulings = [Ruling.of(decision, one.sources) for decision in one.decisions]
    whole = one.entity("Ana Velt", "Anna Welt", "Velt")
    settled = {entity.name: entity for entity in settle_entities([whole], one.docs, rulings)}
    articles = {name: {span.article for span in _spans(one, entity)} for name, entity in settled.items()}
    assert articles == {"Ana Velt": {"a0"}, "Anna Welt": {"a1"}}
    assert settled["Ana Velt"].id == whole.id


def _spans(one: Desk, entity: Entity) -> list[Span]:
    return [note.span for doc in one.docs for note in doc.of(Mention) if note.id in entity.mentions]


def test_those_who_differ_stay_apart_though_the_machine_joins_them_through_a_third() -> None:
    one = desk()
    one.decide("different", one.subject("Ana Velt"), one.subject("Anna Welt"))
    # Today's machine takes all of them for one: "Ana Welt" is like both.
    everybody = one.entity("Ana Velt", "Anna Welt", "A. Velt", "Ana Welt", "Velt")
    groups, standing = one.settle(everybody)
    assert standing == ["holds"]
    assert all(not {"Ana Velt", "Anna Welt"} <= group for group in groups)
    assert len(groups) == 2


def test_a_join_that_would_bring_two_together_through_a_third_is_not_made() -> None:
    one = desk()
    one.decide("different", one.subject("Ana Velt"), one.subject("Anna Welt"))
    one.decide("same", one.subject("Ana Velt"), one.subject("Ana Welt"))
    one.decide("same", one.subject("Ana Welt"), one.subject("Anna Welt"))
    groups, standing = one.settle(
        one.entity("Ana Velt", "Velt", "A. Velt"), one.entity("Anna Welt"), one.entity("Ana Welt")
    )
    assert standing == ["holds", "holds", "overruled"]
    assert groups == together("Ana Velt/Velt/A. Velt/Ana Welt", "Anna Welt")


def test_of_two_opposite_decisions_on_the_same_two_the_later_one_holds() -> None:
    for first, second, apart in (("same", "different", True), ("different", "same", False)):
        one = desk()
        one.decide(first, one.subject("Ana Velt"), one.subject("Anna Welt"))
        one.decide(second, one.subject("Ana Velt"), one.subject("Anna Welt"))
        for entities in (
            (one.entity("Ana Velt", "Velt"), one.entity("Anna Welt")),
            (one.entity("Ana Velt", "Velt", "Anna Welt"),),
        ):
            groups, standing = one.settle(*entities)
            assert standing == ["overruled", "holds"]
            assert (len(groups) == 2) is apart


def test_a_split_by_mentions_leaves_their_namesakes_in_other_reports() -> None:
    one = Desk(
        "*Jan Holt* spoke in Norvik at noon.", "*Jan Holt* sang in Ostrava that night.", "Then *Jan Holt* rested."
    )
    (doc, mention), *others = one.mentions("Jan Holt")
    taken = Subject((quote(doc.article, mention.span),), "person", "Jan Holt", ("Jan Holt",), all_named=False)
    rest = Subject(tuple(quote(d.article, m.span) for d, m in others), "person", "Jan Holt", ("Jan Holt",))
    one.decide("different", rest, taken)
    rulings = [Ruling.of(decision, one.sources) for decision in one.decisions]
    settled = settle_entities([one.entity("Jan Holt")], one.docs, rulings)
    assert sorted(len(entity.mentions) for entity in settled) == [1, 2]
    assert len({entity.id for entity in settled}) == 2


def test_the_chosen_name_and_kind_hold_through_a_join() -> None:
    one = desk()
    one.decide("rename", one.subject("Anna Welt"), value="Anna Maria Welt")
    one.decide("kind", one.subject("Anna Welt"), value="group")
    one.decide("same", one.subject("Ana Velt"), one.subject("Anna Welt"))
    rulings = [Ruling.of(decision, one.sources) for decision in one.decisions]
    (settled,) = settle_entities([one.entity("Ana Velt", "Velt"), one.entity("Anna Welt")], one.docs, rulings)
    assert (settled.name, settled.kind) == ("Anna Maria Welt", "group")
    assert "Anna Maria Welt" in settled.names


def test_words_that_are_gone_leave_a_decision_dangling() -> None:
    one = desk()
    one.decide("same", one.subject("Ana Velt"), one.subject("Anna Welt"))
    other = Desk("Nobody of that name was in *Norvik* then.")
    other.decisions = one.decisions
    _, standing = other.settle(other.entity("Norvik"))
    assert standing == ["dangling"]
