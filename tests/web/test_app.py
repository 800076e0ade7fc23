"""The pages: every view answers, nothing runs, no other site may ask."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from dateline.record import Record
from dateline.web import create_app
from dateline.web.views import GROUPED, LISTS

PATHS = [
    *("/", "/search", "/search?q=boats", "/figures", "/archive", "/archive/2022", "/archive/2022/05"),
    *("/archive/2022/05/02", "/archive/undated", "/help", "/decisions", "/review", "/news", "/news?since=0"),
    *(view.path for view in (*LISTS, *GROUPED)),
]

REPORT = """Ministers meet in Ostrava

By Ana Ruiz
2 May 2022

OSTRAVA — About 40 boats sank on Monday, Harbour Minister Jan Novak said. <script>alert(1)</script>

“We will pay if the insurers pay,” Novak said.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("web")
    (folder / "boats.txt").write_text(REPORT, encoding="utf-8")
    with Record.open(folder / "record.db") as record:
        record.build([folder / "boats.txt"], jobs=1)
        yield record


@pytest.fixture(scope="module")
def client(record):
    return TestClient(create_app(record), base_url="http://127.0.0.1:8321")


@pytest.mark.parametrize("path", PATHS)
def test_every_page_answers_under_strict_headers(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "<script" not in answer.text


def test_an_article_shows_its_text_and_links_lead_there(client, record):
    (article,) = record.articles()
    page = client.get(f"/articles/{article.id}")
    assert page.status_code == 200
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.text
    linked = set(re.findall(rf'href="/articles/{article.id}#(w-[^"]+)"', client.get("/statements").text))
    assert linked
    assert linked <= set(re.findall(r'id="(w-[^"]+)"', page.text))


def test_search_marks_what_it_found(client):
    assert "<mark>boats</mark>" in client.get("/search", params={"q": "boats"}).text
    assert "Nothing holds these words" in client.get("/search", params={"q": "submarines"}).text


def test_a_query_is_shown_as_text(client):
    assert "<b>" not in client.get("/search", params={"q": '"><b>boats'}).text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/timeline?until=9999-12-31", 400),
        ("/archive/2022/13", 404),
        ("/archive/2022/02/31", 400),
        ("/rows/none", 404),
        ("/entities/none", 404),
        ("/timeline?page=0", 400),
        ("/articles/none", 404),
        ("/nowhere", 404),
        ("/timeline?since=yesterday", 400),
        ("/timeline?entity=Nobody%20At%20All", 404),
        ("/search?q=%22", 400),
    ],
)
def test_a_question_without_an_answer_is_explained(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example"])
def test_a_page_of_another_name_may_not_ask(client, host):
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_written(client, method):
    assert client.request(method, "/").status_code == 405


def test_filters_narrow_a_view(client):
    assert "Nothing here agrees" in client.get("/timeline?since=2030").text


def test_every_page_has_a_json_twin_under_the_same_path(client, record):
    (article,) = record.articles()
    for path in [*PATHS, f"/articles/{article.id}"]:
        before, mark, query = path.partition("?")
        twin = "/index.json" if before == "/" else f"{before}.json"
        answer = client.get(twin + mark + query)
        if path == "/help":
            continue
        assert answer.headers["content-type"] == "application/json", path
        assert f'href="{twin}' in client.get(path).text, path


def test_the_twin_of_a_list_holds_the_rows_as_the_record_gives_them(client, record):
    assert client.get("/statements/all.json").json()["rows"] == record.statements().to_dicts()
    assert client.get("/entities.json?kind=person").json()["paging"]["total"] == len(record.entities(kind="person"))


def test_an_error_has_a_twin_too(client):
    answer = client.get("/rows/none.json")
    assert (answer.status_code, answer.json()["status"]) == (404, 404)


def test_pages_are_counted_and_link_to_one_another(client):
    assert client.get("/timeline?page=nought").status_code == 400
    assert client.get("/timeline?page=99").status_code == 200  # the last one


def test_filters_stand_in_the_address_and_can_be_taken_off_one_by_one(client):
    page = client.get("/statements/all?since=2022&until=2023").text
    assert '<a href="/statements/all?until=2023"' in page
    assert '<a href="/statements/all?since=2022"' in page


LONG = "Ferry " * 180_000


def test_a_title_of_a_megabyte_is_cut_and_still_there(tmp_path):
    head = f"<html><head><title>{LONG}</title></head>"
    page = f"{head}<body><article><h1>{LONG}</h1><p>About 40 boats sank on Monday, he said.</p></article></body></html>"
    (tmp_path / "long.html").write_text(page, encoding="utf-8")
    with Record.open(tmp_path / "record.db") as record:
        record.build([tmp_path / "long.html"], jobs=1)
        client = TestClient(create_app(record), base_url="http://127.0.0.1")
        for path in ("/", "/articles", "/stories", "/search?q=boats"):
            assert len(client.get(path).text) < 200_000, path


ODD = ("%00", "'", '"', "%25", "_", "-", "NEAR(", "a" * 5000, "0000", "2021-02-30", "%E2%80%AE", "col:x", "²", "9" * 20)


@pytest.mark.parametrize("name", ["entity", "outlet", "since", "until", "story", "kind", "page", "by", "q", "done"])
def test_no_address_makes_us_stumble(client, name):
    for path in ("/timeline", "/statements", "/statements/all", "/figures", "/entities", "/search"):
        for value in ODD:
            assert client.get(f"{path}?{name}={value}").status_code in {200, 400, 404}, (path, name, value)


@pytest.mark.parametrize("table", ["articles", "entities", "stories", "rows", "series", "archive"])
def test_no_id_makes_us_stumble(client, table):
    for value in ODD:
        assert client.get(f"/{table}/{value}").status_code in {200, 400, 404}, (table, value)


def test_news_are_told_and_a_build_that_is_none_is_explained(client):
    assert "Ministers meet in Ostrava" in client.get("/news").text
    assert [row["kind"] for row in client.get("/news.json").json()["rows"]] == ["report"]
    answer = client.get("/news?since=yesterday")
    assert answer.status_code == 400
    assert "is no time" in answer.text
