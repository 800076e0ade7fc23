"""Reports taken to be of one event, and what they say together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dateline.link.events.claims import Claim
from dateline.model import Interval, Reason

DONE = frozenset({"occurred", "ongoing", "attempted"})
OPEN = frozenset({"planned", "promised"})


def stage(claim: Claim) -> str:
    """Done, still open, or a thought."""
    return "done" if claim.status in DONE else "open" if claim.status in OPEN else "thought"


@dataclass
class Group:
    """The claims of one event, and their sums: a further claim is compared with these, never with every claim."""

    claims: list[Claim] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    when: Interval | None = None  # the days that all dated reports leave open
    cast: set[str] = field(default_factory=set)
    agents: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    lemmas: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    stages: set[str] = field(default_factory=set)
    articles: dict[str, None] = field(default_factory=dict)
    sentences: set[tuple[str, int]] = field(default_factory=set)
    dated_plurals: set[str] = field(default_factory=set)
    forms: dict[tuple[str, str], set[tuple[bool, Interval | None]]] = field(default_factory=dict)
    opened: dict[tuple[str, str], int] = field(default_factory=dict)
    settings: dict[str, frozenset[str]] = field(default_factory=dict)
    published: list[date] = field(default_factory=list)  # the first and the last day on which a report appeared
    undated_reports: bool = False
    ongoing: bool = False

    def add(self, claim: Claim, reasons: tuple[Reason, ...] = ()) -> None:
        """Take a claim in."""
        self.claims.append(claim)
        self.reasons.extend(reasons)
        self._add_parts(claim)
        self._add_days(claim)

    def _add_parts(self, claim: Claim) -> None:
        """Who, where, by which words, in which report."""
        self.cast |= claim.cast
        self.agents |= claim.agents
        self.targets |= claim.targets
        self.places |= {claim.place} if claim.place else set()
        self.lemmas.add(claim.lemma)
        self.families.add(claim.family)
        self.stages.add(stage(claim))
        self.articles[claim.article] = None
        self.settings[claim.article] = claim.setting
        self.sentences.add((claim.article, claim.sentence))
        self.ongoing = self.ongoing or claim.status == "ongoing"
        said = claim.when if claim.stated else None
        self.forms.setdefault((claim.article, claim.lemma), set()).add((claim.plural, said))
        opening = self.opened.get((claim.article, claim.family), claim.start)
        self.opened[claim.article, claim.family] = min(opening, claim.start)

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
