"""Reports taken to be of one event, and what they say together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dateline.link.events.claims import Claim
from dateline.model import Interval
from dateline.model.witness import DONE, OPEN


def stage(claim: Claim) -> str:
    """Done, still open, or a thought."""
    return "done" if claim.status in DONE else "open" if claim.status in OPEN else "thought"


def is_general(claim: Claim) -> bool:
    """Are many deeds told, or what is done again and again?"""
    return claim.plural or (claim.status == "ongoing" and not claim.definite)


@dataclass
class Group:
    """The claims of one event, and their sums: a further group is compared with these, never claim by claim."""

    claims: list[Claim] = field(default_factory=list)
    happens: bool = False
    when: Interval | None = None  # the days that all dated reports leave open
    cast: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    general: set[bool] = field(default_factory=set)  # has it claims of many deeds, or of deeds in general; or of one?
    lemmas: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    sorts: set[str] = field(default_factory=set)
    settings: set[str] = field(default_factory=set)
    stages_in: dict[str, set[str]] = field(default_factory=dict)  # by article
    stages: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    dated_plurals: set[str] = field(default_factory=set)
    forms: dict[tuple[str, str], set[tuple[bool, Interval | None]]] = field(default_factory=dict)
    published: list[date] = field(default_factory=list)  # the first and the last day on which a report appeared
    undated_reports: bool = False

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> Group:
        """Some claims as a group."""
        group = cls()
        for claim in claims:
            group.add(claim)
        return group

    def joined(self, other: Group) -> Group:
        """One group of two: the larger takes in the claims of the smaller."""
        large, small = (self, other) if len(self.claims) >= len(other.claims) else (other, self)
        for claim in small.claims:
            large.add(claim)
        return large

    def add(self, claim: Claim) -> None:
        """Take a claim in."""
        self.claims.append(claim)
        self.happens = self.happens or claim.happens
        self.cast |= claim.cast
        self.targets |= claim.targets
        self.general.add(is_general(claim))
        self.lemmas.add(claim.lemma)
        self.families.add(claim.family)
        self.sorts |= claim.sorts
        self.settings |= claim.setting
        self.stages_in.setdefault(claim.article, set()).add(stage(claim))
        self.stages.add(stage(claim))
        self.articles.add(claim.article)
        said = claim.when if claim.stated else None
        self.forms.setdefault((claim.article, claim.lemma), set()).add((claim.plural, said))
        self._add_days(claim)

    def _add_days(self, claim: Claim) -> None:
        """When it was, and when it was reported."""
        if claim.stated and claim.when:
            self.when = (self.when.intersect(claim.when) or self.when) if self.when else claim.when
            if claim.plural:
                self.dated_plurals.add(claim.lemma)
        if claim.published and claim.published.start:
            days = [*self.published, claim.published.start]
            self.published = [min(days), max(days)]
        else:
            self.undated_reports = True
