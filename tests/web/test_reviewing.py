"""Decisions by form: only from our own pages, only where somebody may decide, and always with a way back."""

from __future__ import annotations

import re
import time

import pytest
from starlette.testclient import TestClient

from dateline.record import Record
from dateline.web import create_app
from dateline.web.reviewing import local_path

BASE = "http://127.0.0.1:8321"


@pytest.fixture
def client(copied):
    return TestClient(create_app(copied, reviewer="ana"), base_url=BASE, follow_redirects=False)


def token(client) -> str:
    return re.search(r'name="token" value="([^"]+)"', client.get("/statements/all").text)[1]


def statement(copied: Record):
    return copied.statements()[0]


def test_a_form_becomes_a_decision_and_leads_back(client, copied):
    form = {"token": token(client), "id": statement(copied).id, "back": "/statements/all?page=1", "note": "heard it"}
    answer = client.post("/review/accept", data=form)
    (made,) = copied.decisions()
    assert (answer.status_code, answer.headers["location"]) == (303, f"/statements/all?page=1&done={made.id}")
    assert (made.kind, made.by, made.note) == ("accept", "ana", "heard it")
    assert "Accepted:" in client.get(answer.headers["location"]).text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"content-type": "text/plain"},
    ],
)
def test_another_site_changes_nothing(client, copied, headers):
    form = {"token": token(client), "id": statement(copied).id}
    assert client.post("/review/reject", data=form, headers=headers).status_code == 403
    assert len(copied.decisions()) == 0


@pytest.mark.parametrize("given", ["", "guessed"])
def test_a_form_without_our_token_changes_nothing(client, copied, given):
    answer = client.post("/review/reject", data={"token": given, "id": statement(copied).id})
    assert answer.status_code == 403
    assert len(copied.decisions()) == 0


def test_a_name_that_points_here_may_not_decide(client, copied):
    form = {"token": token(client), "id": statement(copied).id}
    assert client.post("/review/reject", data=form, headers={"host": "evil.example"}).status_code == 400


def test_asking_for_a_page_never_decides(client, copied):
    assert client.get(f"/review/reject?id={statement(copied).id}").status_code == 405
    assert len(copied.decisions()) == 0


def test_a_server_for_reading_has_no_forms(copied):
    client = TestClient(create_app(copied), base_url=BASE)
    assert 'method="post"' not in client.get("/statements/all").text
    assert client.post("/review/reject", data={"id": statement(copied).id}).status_code == 404


@pytest.mark.parametrize(
    ("act", "fields", "status"),
    [
        ("reject", {}, 400),
        ("reject", {"id": "nothing"}, 404),
        ("merge", {"id": "ENTITY", "other": ""}, 400),
        ("merge", {"id": "ENTITY", "other": "Nobody At All"}, 404),
        ("date", {"id": "ARTICLE", "day": "yesterday"}, 400),
        ("split", {"id": "ENTITY"}, 400),
        ("explode", {"id": "ENTITY"}, 404),
        ("accept", {"id": "x" * 70_000}, 413),
    ],
)
def test_a_form_that_cannot_be_followed_is_explained(client, copied, act, fields, status):
    ids = {"ENTITY": copied.entities()[0].id, "ARTICLE": copied.articles()[0].id}
    values = {name: ids.get(value, value) for name, value in fields.items()}
    answer = client.post(f"/review/{act}", data={"token": token(client), **values})
    assert answer.status_code == status
    assert "<h1>" in answer.text
    assert len(copied.decisions()) == 0


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_sent_away(back):
    assert local_path(back) == "/"


def test_an_event_is_split_and_put_together_again(client, copied):
    event = next(row for row in copied.rows("events") if len(row.mentions) > 2)
    form = {"token": token(client), "id": event.id, "part": [event.mentions[0]], "back": f"/rows/{event.id}"}
    answer = client.post("/review/split", data=form)
    assert answer.headers["location"].startswith("/decisions?done=")
    (made,) = copied.decisions()
    client.post("/review/undo", data={"token": token(client), "id": made.id, "back": "/decisions"})
    assert copied.show(event.id) == event
    assert copied.decisions()[0].standing == "withdrawn"


def test_to_change_ones_mind_twice_leaves_the_record_as_it_was(client, copied):
    before = copied.statements()
    for _ in range(2):
        client.post("/review/reject", data={"token": token(client), "id": before[0].id})
        assert len(copied.statements()) < len(before)
        made = next(row for row in copied.decisions() if row.standing == "holds")
        client.post("/review/undo", data={"token": token(client), "id": made.id})
        assert copied.statements() == before


def test_a_mistake_of_ours_is_told_under_strict_headers(client, copied, monkeypatch):
    monkeypatch.setattr(type(copied.decide), "accept", lambda *_, **__: 1 / 0)
    gentle = TestClient(client.app, base_url=BASE, raise_server_exceptions=False)
    answer = gentle.post("/review/accept", data={"token": token(client), "id": statement(copied).id})
    assert answer.status_code == 500
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "Nothing was changed" in answer.text


def test_in_a_large_record_decisions_are_kept_and_applied_together(client, copied, monkeypatch):
    monkeypatch.setattr("dateline.web.reviewing.AT_ONCE", 0)
    first, second = copied.statements()[:2]
    for row in (first, second):
        client.post("/review/reject", data={"token": token(client), "id": row.id, "back": "/statements/all"})
    waiting = client.get("/statements/all").text
    assert "Two decisions kept, and not yet applied" in waiting
    assert "rejected by ana" in waiting
    assert client.post("/review/apply", data={"token": token(client)}).status_code == 303
    for _ in range(300):
        if "not yet applied" not in (page := client.get("/statements/all").text) and "being applied" not in page:
            break
        time.sleep(0.05)
    assert {first.id, second.id}.isdisjoint(row.id for row in copied.statements())
