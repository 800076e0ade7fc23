"""What is remembered of feeds from one round of ``watch`` to the next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import select

from dateline.store.schema import polls
from dateline.store.sql import Store


class PollRow(NamedTuple):
    """One feed, or one page that a feed links to; see ``read.polling.Polled``."""

    address: str
    etag: str
    modified: str
    mark: str
    rest_until: float


def load_polls(store: Store) -> list[PollRow]:
    """Everything remembered, by address."""
    with store.engine.connect() as connection:
        return [PollRow(*row) for row in connection.execute(select(polls).order_by(polls.c.address))]


def save_polls(store: Store, rows: Iterable[PollRow]) -> None:
    """Remember these, over what was remembered of the same addresses."""
    latest = {row.address: row for row in rows}
    with store.writing() as connection:
        for row in latest.values():
            connection.execute(polls.delete().where(polls.c.address == row.address))
            connection.execute(polls.insert().values(**row._asdict()))
