import json
from pathlib import Path

import pytest
from bench.gold import gold_digest, write_sample
from bench.sets import SETS, GoldSet


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data/invented"
    folder.mkdir(parents=True)
    documents = [{"id": f"d{n}", "topic": f"t{n % 5}", "text": f"Text {n}."} for n in range(20)]
    gold = [{"table": "times", "span": {"article": f"d{n}", "start": 0, "end": 4}} for n in range(20)]
    gold.append({"table": "stories", "id": "s", "articles": ["d0", "d1"]})
    (folder / "documents.jsonl").write_text("".join(json.dumps(row) + "\n" for row in documents))
    (folder / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in gold))
    return tmp_path / "data"


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_the_whole_set_is_taken_as_it_is(data: Path, tmp_path: Path) -> None:
    assert write_sample(GoldSet("invented", "times", (), sample=3), data, tmp_path / "out", full=True) == 20
    assert len(rows(tmp_path / "out/gold.jsonl")) == 21


def test_a_sample_keeps_only_gold_about_its_documents(data: Path, tmp_path: Path) -> None:
    assert write_sample(GoldSet("invented", "times", (), sample=4), data, tmp_path / "out", full=False) == 4
    names = {row["id"] for row in rows(tmp_path / "out/documents.jsonl")}
    assert {row["span"]["article"] for row in rows(tmp_path / "out/gold.jsonl")} == names


def test_a_sample_of_topics_holds_whole_topics(data: Path, tmp_path: Path) -> None:
    chosen = GoldSet("invented", "times", (), sample=2, group="topic")
    assert write_sample(chosen, data, tmp_path / "out", full=False) == 8
    assert len({row["topic"] for row in rows(tmp_path / "out/documents.jsonl")}) == 2


def test_a_sample_is_the_same_every_time(data: Path, tmp_path: Path) -> None:
    chosen = GoldSet("invented", "times", (), sample=4)
    for name in ("one", "two"):
        write_sample(chosen, data, tmp_path / name, full=False)
    assert gold_digest(tmp_path / "one") == gold_digest(tmp_path / "two")


def test_every_set_is_listed_once_and_has_measures() -> None:
    assert len({one.name for one in SETS}) == len(SETS)
    assert all(one.measures for one in SETS)
