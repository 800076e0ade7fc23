"""What a reviewer does: every act becomes a decision, is kept, and outranks what the machine says from then on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, get_args

from dateline.decisions import KINDS, Sources, days_of, subjects
from dateline.decisions.parts import split_entity, split_event, split_story
from dateline.decisions.ruling import Ruling
from dateline.errors import BadDecision, UnknownId
from dateline.model import Article, EntityKind
from dateline.model.decisions import Decision, DecisionKind, Subject
from dateline.record.building import link, state_of
from dateline.record.exchange import read_decisions, write_decisions
from dateline.rows import (
    ArticleRow,
    ConflictRow,
    CopyRow,
    DecisionRow,
    EntityRow,
    EventMentionRow,
    EventRow,
    MentionRow,
    Row,
    StoryRow,
    TalksRow,
    TimelineRow,
)
from dateline.store.sql import Store
from dateline.views.select import Filters, select_rows

Show = Callable[[str], Row]
R = TypeVar("R", bound=Row)
JOINED = (EntityRow, EventRow, StoryRow)


class Deciding:
    """A reviewer's acts on one record: accept, reject, merge, split, apart, date, rename, kind, undo.

    Every act takes ``note`` and ``by``, and gives the decision back as a row. With ``apply=False`` it is only kept:
    ``apply()`` then applies all that waits, at the price of one.
    """

    def __init__(self, store: Store, show: Show) -> None:
        self._store = store
        self._show = show
        self._article = lru_cache(maxsize=64)(self._read)

    def _read(self, article: str) -> Article:
        return self._store.claims_of(article, as_read=True).article

    # --- acts ---------------------------------------------------------------------------------------------

    def accept(self, row_id: str, *, note: str = "", by: str = "", apply: bool = True) -> DecisionRow:
        """Say that a cell, entity, event, story, copy, conflict or article is right as it stands."""
        row = self._whole(row_id)
        return self._make("accept", row.table, self._subjects(row), [row.id], note=note, by=by, apply=apply)

    def reject(self, row_id: str, *, note: str = "", by: str = "", apply: bool = True) -> DecisionRow:
        """Say that a cell is wrong: it leaves every view, count and link. A rejected event takes its mentions along."""
        row = self._whole(row_id)
        if isinstance(row, EventRow):
            mentions = [self._show(one) for one in row.mentions]
            cells = tuple(subjects.cell(one, self._article) for one in mentions)
            return self._make("reject", "event_mentions", cells, row.mentions, note=note, by=by, apply=apply)
        if isinstance(row, EntityRow | StoryRow | ArticleRow):
            raise BadDecision(
                f"{row.table} have no words of their own to reject",
                remedy="reject its mentions, or merge, split or rename it" if isinstance(row, EntityRow) else
                "split the story, or take the report out of the sources",
            )  # fmt: skip
        return self._make("reject", row.table, self._subjects(row), [row.id], note=note, by=by, apply=apply)

    def merge(self, left_id: str, right_id: str, *, note: str = "", by: str = "", apply: bool = True) -> DecisionRow:
        """Say that two entities, events or stories are one; it keeps the first one's id and name."""
        left, right = self._pair(left_id, right_id)
        both = (self._group(left), self._group(right))
        return self._make("same", left.table, both, [left.id, right.id], note=note, by=by, apply=apply)

    def apart(self, left_id: str, right_id: str, *, note: str = "", by: str = "", apply: bool = True) -> DecisionRow:
        """Say that two entities, events or stories are not one, whatever comes to stand between them."""
        left, right = self._pair(left_id, right_id)
        both = (self._group(left), self._group(right))
        return self._make("different", left.table, both, [left.id, right.id], note=note, by=by, apply=apply)

    def split(
        self, row_id: str, parts: Sequence[str], *, note: str = "", by: str = "", apply: bool = True
    ) -> DecisionRow:
        """Take some names or mentions out of an entity, mentions out of an event, articles out of a story.

        Parts are names, or ids of mentions or articles. The id of another of its kind keeps the two apart.
        """
        row = self._whole(row_id)
        if len(parts) == 1 and (other := self._like(row, parts[0])):
            return self.apart(row.id, other.id, note=note, by=by, apply=apply)
        if not parts:
            raise BadDecision("nothing to take out was named", remedy="give names, or ids of mentions or articles")
        if isinstance(row, EntityRow):
            both = split_entity(row, parts, self._mentions(row), self._article)
        elif isinstance(row, EventRow):
            both = split_event(row, parts, self._shown(row.mentions, EventMentionRow), self._article)
        elif isinstance(row, StoryRow):
            both = split_story(row, parts, self._shown(row.articles, ArticleRow), self._article)
        else:
            raise BadDecision(f"{row.table} cannot be split", remedy="entities, events and stories can")
        return self._make("different", row.table, both, [row.id], note=note, by=by, apply=apply)

    def date(self, article_id: str, day: str, *, note: str = "", by: str = "", apply: bool = True) -> DecisionRow:
        """Set the day on which an article was published: ``2021-04-07``, ``2021-04``, ``2021-04-01/2021-04-07``."""
        days_of(day)
        row = self._show(article_id)
        if not isinstance(row, ArticleRow):
            what = f"{article_id} is no article but one of {row.table}"
            raise BadDecision(what, remedy="`dateline articles` lists them")
        one = (subjects.whole(self._article(row.id)),)
        return self._make("date", "articles", one, [row.id], value=day.strip(), note=note, by=by, apply=apply)

    def rename(self, entity_id: str, name: str, *, note: str = "", by: str = "", apply: bool = True) -> DecisionRow:
        """Choose the name under which an entity stands."""
        row = self._entity(entity_id)
        if not name.strip():
            raise BadDecision("the new name is empty", remedy="give the name under which it should stand")
        one, value = (self._group(row),), name.strip()
        return self._make("rename", row.table, one, [row.id], value=value, note=note, by=by, apply=apply)

    def kind(self, entity_id: str, kind: str, *, note: str = "", by: str = "", apply: bool = True) -> DecisionRow:
        """Choose what an entity is: a person, an organization, a place ..."""
        row = self._entity(entity_id)
        if kind not in get_args(EntityKind):
            raise BadDecision(f"{kind!r} is no kind of entity", remedy=f"there are {', '.join(get_args(EntityKind))}")
        return self._make("kind", row.table, (self._group(row),), [row.id], value=kind, note=note, by=by, apply=apply)

    def undo(self, decision_id: str, *, by: str = "", apply: bool = True) -> DecisionRow:
        """Take a decision back; it stays in the log."""
        found = [one for one in self._store.decisions() if one.id.startswith(decision_id)]
        if len(found) != 1:
            what = f"{len(found)} decisions have an id that begins with {decision_id!r}"
            raise UnknownId(what, remedy="`dateline review log` lists them")
        if not found[0].stands:
            raise BadDecision(f"decision {found[0].id} was taken back before", remedy="`dateline review log` says when")
        return self._keep(replace(found[0], withdrawn_at=_now(), withdrawn_by=by), [], apply=apply)

    # --- exchange -----------------------------------------------------------------------------------------

    def write(self, path: str | Path) -> int:
        """Write all decisions to a file, one JSON object a line, for a colleague; how many."""
        return write_decisions(Path(path), self._store.decisions())

    def read(self, path: str | Path, *, apply: bool = True) -> int:
        """Take over decisions from such a file; how many were new, or newly taken back."""
        known = {one.id: one for one in self._store.decisions()}
        fresh = [one for one in read_decisions(Path(path)) if _is_news(one, known.get(one.id))]
        self._store.keep(fresh)
        self._store.set_fact("linked", "")
        if apply:
            self.apply()
        return len(fresh)

    def apply(self, step: Callable[[str], None] = lambda _: None) -> bool:
        """Apply decisions that wait; whether there were any."""
        return link(self._store, step)

    # --- how a decision is made ---------------------------------------------------------------------------

    def _make(
        self,
        kind: DecisionKind,
        table: str,
        about: tuple[Subject, ...],
        rows: Sequence[str],
        *,
        value: str | None = None,
        note: str,
        by: str,
        apply: bool,
    ) -> DecisionRow:
        if not all(one.quotes for one in about):
            raise BadDecision("no words stand behind it to hold the decision", remedy="decide on its parts")
        return self._keep(Decision(kind, table, about, value, note.strip(), by.strip(), _now()), rows, apply=apply)

    def _keep(self, decision: Decision, rows: Sequence[str], *, apply: bool) -> DecisionRow:
        """Keep a decision and apply it; its row as it stands afterwards."""
        is_applied = self._store.fact("linked") == state_of(self._store)
        self._store.keep([decision])
        ruling = Ruling.of(decision, Sources(self._store.sources(), self._store.text))
        ruling.rows = {"": list(rows)}
        if not apply:
            return ruling.row()
        if decision.kind != "accept" or not is_applied or not self._log(ruling.row()):
            self.apply()
        return next(row for row in _decision_rows(self._store) if row.id == decision.id)

    def _log(self, row: DecisionRow) -> bool:
        """Only note a decision: to accept changes no row but the log's, unless it has outranked another decision."""
        others = [one for one in _decision_rows(self._store) if one.id != row.id]
        if any(one.standing == "overruled" for one in others):
            return False
        log: list[DecisionRow] = sorted([*others, row], key=lambda one: (one.at, one.id))
        self._store.replace_rows("decisions", log)
        self._store.set_fact("linked", state_of(self._store))
        return True

    def _whole(self, row_id: str) -> Row:
        """A row; for a line of the timeline or a round of talks, its event."""
        row = self._show(row_id)
        if isinstance(row, TimelineRow | TalksRow):
            return self._show(row.event)
        if row.table not in {*KINDS, "articles", "entities", "events", "stories", "copies", "conflicts"}:
            raise BadDecision(f"nothing can be decided about {row.table}", remedy="decide on the cells behind it")
        return row

    def _like(self, row: Row, part: str) -> Row | None:
        """The row of the same table that has the id, if there is one."""
        with suppress(UnknownId):
            found = self._show(part)
            return found if found.table == row.table else None
        return None

    def _pair(self, left_id: str, right_id: str) -> tuple[Row, Row]:
        """Two rows of one table that can be joined."""
        left, right = self._whole(left_id), self._whole(right_id)
        if left.table != right.table or not isinstance(left, JOINED):
            what = f"{left.table} and {right.table}" if left.table != right.table else f"two {left.table}"
            raise BadDecision(f"{what} cannot be one", remedy="name two entities, two events or two stories")
        if left.id == right.id:
            raise BadDecision(f"{left_id} and {right_id} are one already", remedy="name two, or use split")
        return left, right

    def _entity(self, row_id: str) -> EntityRow:
        row = self._show(row_id)
        if not isinstance(row, EntityRow):
            raise BadDecision(f"{row_id} is no entity but one of {row.table}", remedy="`dateline entities` lists them")
        return row

    # --- in words -----------------------------------------------------------------------------------------

    def _subjects(self, row: Row) -> tuple[Subject, ...]:
        """A row in words."""
        if isinstance(row, CopyRow | ConflictRow):
            return subjects.sides(row, self._article)
        if isinstance(row, ArticleRow):
            return (subjects.whole(self._article(row.id)),)
        if isinstance(row, JOINED):
            return (self._group(row),)
        return (subjects.cell(row, self._article),)

    def _group(self, row: Row) -> Subject:
        """An entity, event or story in words."""
        if isinstance(row, EntityRow):
            return subjects.entity(row, self._mentions(row), self._article)
        if isinstance(row, EventRow):
            return subjects.event(row.label, self._shown(row.mentions, EventMentionRow), self._article)
        assert isinstance(row, StoryRow)
        return subjects.story(row.title, row.articles, self._article)

    def _mentions(self, row: EntityRow) -> list[MentionRow]:
        """The mentions of an entity."""
        found = select_rows(self._store, "mentions", Filters(entity=row.id))
        own = [one for one in found if isinstance(one, MentionRow) and one.entity == row.id and one.form != "pronoun"]
        # An entity that is only ever called "the ministry" has no names to go by.
        return [one for one in own if one.form == "name"] or own

    def _shown(self, ids: Iterable[str], kind: type[R]) -> list[R]:
        """Rows by their ids."""
        return [row for one in ids if isinstance(row := self._show(one), kind)]


def _decision_rows(store: Store) -> list[DecisionRow]:
    return [row for row in select_rows(store, "decisions") if isinstance(row, DecisionRow)]


def _is_news(decision: Decision, ours: Decision | None) -> bool:
    """Is it one that we do not have, or that a colleague has taken back since?"""
    return ours is None or (ours.stands and not decision.stands)


def _now() -> str:
    """The time of a decision, in UTC."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
