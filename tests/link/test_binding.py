"""A span speaks of the entity of the mention on it, or of the name that it ends with."""

from __future__ import annotations

import pytest

from dateline.link.binding import Binding
from dateline.model import Article, Attribution, Doc, Entity, Mention, Span, Statement

TEXT = "Czech Foreign Minister Petra Novak spoke; she left. Talks with Novak."


def place(words: str, start: int = 0) -> Span:
    found = TEXT.index(words, start)
    return Span("a", found, found + len(words))


def test_binding() -> None:
    full = Mention(place("Foreign Minister Petra Novak"), "t/1", "person", place("Petra Novak"))
    she = Mention(place("she"), "t/1", "person", place("she"), form="pronoun", antecedent=full.span)
    short = Mention(place("Novak", 60), "t/1", "person", place("Novak", 60))
    entity = Entity("e1", "person", "Petra Novak", ("Petra Novak",), (), (full.id, short.id))
    binding = Binding([Doc(Article("a", "a.txt", "", TEXT, ()), [full, she, short])], [entity])
    assert binding(full.span) == "e1"
    assert binding(full.name) == "e1"
    assert binding(she.span) == "e1"
    assert binding.entity_of_mention(she) == "e1"
    assert binding(place("Czech Foreign Minister Petra Novak")) == "e1"
    assert binding(place("Talks with Novak")) == "e1"
    assert binding(place("Talks")) is None
    assert binding.articles_of("e1") == {"a"}


def test_a_nameless_speaker_is_not_the_one_whom_the_phrase_ends_with() -> None:
    text = "Aides of Petra Novak and Talks with Petra Novak"
    name = Mention(Span("a", 9, 20), "t/1", "person", Span("a", 9, 20))
    aides = Span("a", 0, 20)
    said = Statement(aides, "t/1", (Span("a", 25, 30),), None, Attribution(aides), "indirect", "say")
    entity = Entity("e1", "person", "Petra Novak", ("Petra Novak",), (), (name.id,))
    binding = Binding([Doc(Article("a", "a.txt", "", text, ()), [name, said])], [entity])
    assert binding(name.span) == "e1"
    assert binding(aides) is None


@pytest.mark.parametrize(
    "forces, bound", [("U.S. forces", True), ("U.S. combat troops", True), ("U.S. rebel forces", False)]
)
def test_forces_act_for_their_state(forces: str, bound: bool) -> None:
    text = f"The {forces} left."
    whole, state = Span("a", 4, 4 + len(forces)), Span("a", 4, 8)
    nominal = Mention(whole, "t/1", "organization", whole, form="nominal")
    name = Mention(state, "t/1", "place", state)
    entity = Entity("e1", "place", "United States", ("U.S.",), (), (name.id,))
    binding = Binding([Doc(Article("a", "a.txt", "", text, ()), [nominal, name])], [entity])
    assert binding(whole) == ("e1" if bound else None)
