"""The lists that there are: their paths, what they are called, what stands above them, how they can be narrowed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from dateline.model import ANNOTATED, ConflictKind, CopyRelation, EntityKind, PositionKind, Status

# A filter: its name in the address, its label, and what can be chosen (anything, if nothing stands there).
Field = tuple[str, str, tuple[str, ...]]
DAYS: tuple[Field, ...] = (("since", "Since", ()), ("until", "Until", ()))
ENTITY: Field = ("entity", "Person, body or place", ())
OUTLET: Field = ("outlet", "Outlet", ())


def _kinds(label: str, kinds: object) -> Field:
    return ("kind", label, tuple(sorted(get_args(kinds))))


@dataclass(frozen=True, slots=True)
class View:
    """One list. ``grouped`` is the table's page by speaker, by party or by series; ``table`` one by one."""

    path: str
    table: str
    title: str
    lead: str
    noun: str
    nouns: str
    empty: str
    fields: tuple[Field, ...]
    parent: str = ""


STATUS = _kinds("Status", Status)
ACT: Field = ("kind", "Act (deny, order, ...)", ())
KIND = _kinds("Kind", PositionKind)
TIMELINE = View(
    "/timeline", "timeline", "Timeline", "What happened, in order of days, one line an event.", "event", "events",
    "No event in these reports could be dated.", (ENTITY, OUTLET, *DAYS, STATUS),
)  # fmt: skip
SPEAKERS = View(
    "/statements", "statements", "Statements by speaker", "Who said what, and through whom it reached the page.",
    "statement", "statements", "Nobody is quoted in these reports.", (ENTITY, OUTLET, *DAYS, ACT),
)  # fmt: skip
STATEMENTS = View(
    "/statements/all", "statements", "Statements", "One by one, in order of reports.", "statement", "statements",
    "Nobody is quoted in these reports.", (ENTITY, OUTLET, *DAYS, ACT), "/statements",
)  # fmt: skip
SERIES = View(
    "/figures", "figures", "Figures over time", "Numbers of the same thing, side by side, with their doubt.",
    "figure", "figures", "There are no figures in these reports.", (ENTITY, OUTLET, *DAYS),
)  # fmt: skip
FIGURES = View(
    "/figures/all", "figures", "Figures", "One by one, in order of reports.", "figure", "figures",
    "There are no figures in these reports.", (ENTITY, OUTLET, *DAYS), "/figures",
)  # fmt: skip
PARTIES = View(
    "/positions", "positions", "Positions by party",
    "Promises, offers, demands, requests, refusals, threats, agreements and expectations, with their conditions.",
    "position", "positions", "No party takes a position in these reports.", (ENTITY, OUTLET, *DAYS, KIND),
)  # fmt: skip
POSITIONS = View(
    "/positions/all", "positions", "Positions", "One by one, in order of reports.", "position", "positions",
    "No party takes a position in these reports.", (ENTITY, OUTLET, *DAYS, KIND), "/positions",
)  # fmt: skip
CONFLICTS = View(
    "/conflicts", "conflicts", "Conflicts", "Reports that cannot both be right, side by side. None is chosen.",
    "conflict", "conflicts", "No two reports contradict one another.",
    (OUTLET, *DAYS, _kinds("Kind", ConflictKind)),
)  # fmt: skip
TALKS = View(
    "/talks", "talks", "Talks", "The rounds of negotiations: who, on what, with what outcome.", "round", "rounds",
    "No talks are told of.", (ENTITY, OUTLET, *DAYS, STATUS),
)  # fmt: skip
STORIES = View(
    "/stories", "stories", "Stories", "Reports on the same developing subject.", "story", "stories",
    "There are no stories yet.", (ENTITY, OUTLET, *DAYS),
)  # fmt: skip
ENTITIES = View(
    "/entities", "entities", "Entities", "People, bodies and places under all their spellings, those most named first.",
    "entity", "entities", "Nobody is named in these reports.", (ENTITY, _kinds("Kind", EntityKind)),
)  # fmt: skip
ARTICLES = View(
    "/articles", "articles", "Reports", "All reports, first published first.", "report", "reports",
    "The record is empty.", (ENTITY, OUTLET, *DAYS),
)  # fmt: skip
COPIES = View(
    "/copies", "copies", "Copies", "Text that stands in two reports, and so counts once.", "copy", "copies",
    "No text stands in two reports.", (OUTLET, *DAYS, _kinds("Relation", CopyRelation)),
)  # fmt: skip
FAILURES = View(
    "/failures", "failures", "Not read", "Sources that could not be read, why, and what to do.", "source", "sources",
    "Every source was read.", (),
)  # fmt: skip
FOUND: tuple[Field, ...] = (ENTITY, OUTLET, *DAYS, ("kind", "Part of the page", tuple(sorted(ANNOTATED))))

LISTS = (
    TIMELINE, STATEMENTS, FIGURES, POSITIONS, CONFLICTS, TALKS, STORIES, ENTITIES, ARTICLES, COPIES, FAILURES,
)  # fmt: skip
GROUPED = (SPEAKERS, PARTIES)
# What stands in the bar of every page, and above the overview.
BAR = (
    ("/", "Overview"), ("/timeline", "Timeline"), ("/statements", "Statements"), ("/figures", "Figures"),
    ("/positions", "Positions"), ("/conflicts", "Conflicts"), ("/talks", "Talks"), ("/stories", "Stories"),
    ("/entities", "Entities"), ("/archive", "Archive"),
)  # fmt: skip
COUNTED = (
    ("/archive", "reports", "articles"), ("/stories", "stories", "stories"), ("/timeline", "events", "timeline"),
    ("/statements", "statements", "statements"), ("/figures", "figures", "figures"),
    ("/positions", "positions", "positions"), ("/conflicts", "conflicts", "conflicts"),
    ("/talks", "rounds of talks", "talks"), ("/entities", "entities", "entities"), ("/copies", "copies", "copies"),
)  # fmt: skip
# One by one, as other pages link to a table.
FLAT = {"statements": "statements/all", "figures": "figures/all", "positions": "positions/all"}
