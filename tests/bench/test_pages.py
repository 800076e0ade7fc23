"""The made record stands for a real one: every page answers from it, with a few questions."""

from __future__ import annotations

import pytest
from bench.made_record import make_record
from bench.pages import pages
from sqlalchemy import Engine, event
from starlette.testclient import TestClient

from dateline.record import Record
from dateline.web import create_app

ARTICLES = 60
# A page asks a few questions, not one for every row.
QUESTIONS = 60


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    made = tmp_path_factory.mktemp("made") / "record.db"
    make_record(made, ARTICLES)
    return made


def test_every_page_answers_with_a_few_questions(path):
    asked: list[str] = []

    @event.listens_for(Engine, "after_cursor_execute")
    def note(_, __, statement, *___):
        asked.append(statement)

    try:
        with Record.open(path) as record:
            client = TestClient(create_app(record), base_url="http://127.0.0.1")
            for address in pages(ARTICLES):
                asked.clear()
                assert client.get(address).status_code == 200, address
                assert len(asked) < QUESTIONS, f"{address} asks {len(asked)} questions"
    finally:
        event.remove(Engine, "after_cursor_execute", note)
