"""Chains of mentions: all that an article has told of one actor so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.annotate.entities.gender import told
from dateline.annotate.entities.spoken import Spoken
from dateline.gazetteer import Role, known_as
from dateline.model import Doc, EntityKind, Span


@dataclass
class Chain:
    """Mentions of one actor in text order."""

    first: Span
    spoken: list[Spoken] = field(default_factory=list)
    lemmas: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    name: str = ""
    role: Role | None = None  # what the gazetteer knows its name as

    def add(self, doc: Doc, spoken: Spoken, genders: set[str]) -> None:
        """Take in a mention, and whether it is told to be a woman's or a man's."""
        self.spoken.append(spoken)
        self.genders |= genders
        if spoken.mention.form == "name":
            said = doc.text_of(spoken.mention.name)
            if not self.name and (known := known_as(said)):
                self.role = known.role
            self.name = self.name or said
            self.words |= set(said.lower().split())
            self.roles |= spoken.roles
        elif spoken.mention.form == "nominal":
            self.lemmas.add(spoken.lemma)
            self.modifiers |= spoken.modifiers

    @property
    def kind(self) -> EntityKind:
        """The kind of its first mention."""
        return self.spoken[0].mention.kind

    @property
    def last(self) -> Spoken:
        """Its latest mention."""
        return self.spoken[-1]

    @property
    def is_plural(self) -> bool:
        """Does it speak of more than one?"""
        return any(one.is_plural and one.mention.form == "nominal" for one in self.spoken[:3])


class Chains:
    """The chains of an article, growing mention by mention."""

    def __init__(self, doc: Doc, genders: Mapping[str, str]) -> None:
        self.all: list[Chain] = []
        self._doc = doc
        self._genders = genders
        self._by_first: dict[Span, Chain] = {}
        self._by_name: dict[tuple[str, bool], Chain] = {}

    def add(self, spoken: Spoken) -> None:
        """Put a mention into the chain that it goes on with, or begin a chain with it."""
        chain = self._found(spoken)
        if chain is None:
            if spoken.mention.form == "pronoun":
                return  # nobody can be found through a pronoun that stands for nobody
            chain = Chain(spoken.first)
            self.all.append(chain)
        chain.add(self._doc, spoken, self._gender(spoken))
        if spoken.mention.form == "name":
            self._by_name.setdefault(self._name_key(spoken), chain)
        self._by_first.setdefault(spoken.first, chain)
        self._by_first.setdefault(spoken.mention.span, chain)

    def _found(self, spoken: Spoken) -> Chain | None:
        if chain := self._by_first.get(spoken.first):
            return chain
        return self._by_name.get(self._name_key(spoken)) if spoken.mention.form == "name" else None

    def _name_key(self, spoken: Spoken) -> tuple[str, bool]:
        """A state by any of its names is one; a person goes by the last word of the name."""
        known = known_as(self._doc.text_of(spoken.mention.name))
        is_person = spoken.mention.kind == "person"
        if known and not is_person:
            return known.state or known.name, False
        return (str(spoken.key) if is_person else self._doc.text_of(spoken.mention.name).lower()), is_person

    def _gender(self, spoken: Spoken) -> set[str]:
        """What the mention tells of a person's gender."""
        said = self._doc.text_of(spoken.mention.span).lower()
        if spoken.mention.form == "pronoun":
            return {"female"} if said in {"she", "her"} else {"male"} if said in {"he", "him"} else set()
        if spoken.mention.form == "name" and (gender := self._genders.get(said.split()[-1])):
            return {gender}
        return told(said)
