"""A split in words: which names, mentions or articles leave, and which stay."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.decisions import subjects
from dateline.decisions.subjects import ArticleOf
from dateline.errors import BadDecision
from dateline.link.entities.spelling import fold
from dateline.model.decisions import Subject
from dateline.rows import ArticleRow, EntityRow, EventMentionRow, EventRow, MentionRow, StoryRow

Both = tuple[Subject, Subject]


def split_entity(row: EntityRow, parts: Sequence[str], mentions: Sequence[MentionRow], article_of: ArticleOf) -> Both:
    """Some names, or some mentions, of an entity against the others; raises BadDecision if none are left."""
    asked = {fold(part) for part in parts}
    names = [name for name in row.names if fold(name) in asked]
    if len({fold(name) for name in names}) == len(asked):
        rest = [name for name in row.names if name not in names]
        if not rest:
            raise BadDecision(f"no name of {row.name} is left", remedy="rename it instead, or split by mentions")
        return subjects.entity(row, mentions, article_of, rest), subjects.entity(row, mentions, article_of, names)
    chosen = [one for one in mentions if any(one.id.startswith(part) for part in parts)]
    unknown = [part for part in parts if not any(one.id.startswith(part) for one in chosen)]
    if unknown:
        raise BadDecision(
            f"{row.name} has no name or mention {unknown[0]!r}", remedy=f"its names are {', '.join(row.names)}"
        )
    # In one report one name means one person: the mention takes its namesakes there along.
    places = {(one.span.article, fold(one.head.text)) for one in chosen}
    taken = [one for one in mentions if (one.span.article, fold(one.head.text)) in places]
    if len(taken) == len(mentions):
        raise BadDecision(f"no mention of {row.name} is left", remedy="rename it instead")
    left = [one for one in mentions if one not in taken]
    return subjects.entity(row, left, article_of), subjects.mentions(row, taken, article_of)


def split_event(
    row: EventRow, parts: Sequence[str], mentions: Sequence[EventMentionRow], article_of: ArticleOf
) -> Both:
    """Some mentions of an event against the others."""
    taken = _chosen(parts, [one.id for one in mentions], row.label)
    split = ([one for one in mentions if one.id not in taken], [one for one in mentions if one.id in taken])
    label = " ".join(split[1][0].span.text.split())
    return subjects.event(row.label, split[0], article_of), subjects.event(label, split[1], article_of)


def split_story(row: StoryRow, parts: Sequence[str], articles: Sequence[ArticleRow], article_of: ArticleOf) -> Both:
    """Some articles of a story against the others."""
    taken = _chosen(parts, [one.id for one in articles], row.title)
    first = next(one for one in articles if one.id in taken)
    rest = [one.id for one in articles if one.id not in taken]
    return subjects.story(row.title, rest, article_of), subjects.story(first.title or "", taken, article_of)


def _chosen(parts: Sequence[str], ids: Sequence[str], name: str) -> list[str]:
    """The ids that begin like the parts; raises BadDecision for one that does not belong, or if none is left."""
    for part in parts:
        if not any(one.startswith(part) for one in ids):
            raise BadDecision(f"{part!r} is no part of {name!r}", remedy=f"its parts are {', '.join(ids)}")
    taken = [one for one in ids if any(one.startswith(part) for part in parts)]
    if len(taken) == len(ids):
        raise BadDecision(f"nothing of {name!r} is left", remedy="leave at least one part in it")
    return taken
