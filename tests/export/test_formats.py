"""Every format, opened by the programs that it is for."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import icalendar
import jsonschema
import pandas
import polars
import pytest
from typer.testing import CliRunner

from dateline import Record
from dateline.cli.app import app
from dateline.errors import BadSetting
from dateline.export import FORMATS
from dateline.export.calendar import _folded
from dateline.rows import TABLES

Exported = Callable[[str], Path]


def read(path: Path) -> dict[str, object]:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("format", [one.name for one in FORMATS])
def test_the_same_record_gives_the_same_files(format: str, record: Record, exported: Exported, tmp_path: Path) -> None:
    again = record.export(tmp_path, format=format)
    assert again
    if format != "datasette":  # SQLite notes its own version and how often it wrote
        assert [(one.name, one.read_bytes()) for one in again] == [
            (one.name, (exported(format) / one.name).read_bytes()) for one in again
        ]


def test_rows_follow_their_schema(exported: Exported) -> None:
    for table in TABLES:
        check = jsonschema.Draft202012Validator(read(exported("jsonl") / f"{table}.schema.json"))
        for line in (exported("jsonl") / f"{table}.jsonl").read_text(encoding="utf-8").splitlines():
            check.validate(json.loads(line))


def test_parquet_opens_in_pandas_and_polars(record: Record, exported: Exported) -> None:
    for table in TABLES:
        path = exported("parquet") / f"{table}.parquet"
        assert len(pandas.read_parquet(path)) == polars.read_parquet(path).height == len(record.rows(table))
    spans = polars.read_parquet(exported("parquet") / "figures.parquet")["span"].struct.field("text").to_list()
    assert spans == [row.span.text for row in record.figures()]


def test_parquet_without_its_extra_says_what_to_install(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(BadSetting, match=r"dateline\[parquet\]"):
        record.export(tmp_path, format="parquet")


def test_the_database_has_sound_keys_and_finds_words(exported: Exported) -> None:
    with closing(sqlite3.connect(exported("datasette") / "dateline.sqlite")) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = connection.execute("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'ferry OR talks'")
        assert found.fetchone()[0] > 0
        joined = "SELECT count(*) FROM statements JOIN articles ON statements.article = articles.id"
        assert connection.execute(joined).fetchone()[0] > 0


def test_datasette_serves_it(exported: Exported) -> None:
    import asyncio

    from datasette.app import Datasette

    folder = exported("datasette")
    served = Datasette([str(folder / "dateline.sqlite")], metadata=read(folder / "metadata.json"))
    answer = asyncio.run(served.client.get("/dateline/statements.json?_labels=on&_facet=act"))
    assert answer.status_code == 200
    assert answer.json()["rows"]


def test_annotations_lead_to_their_words_both_ways(record: Record, exported: Exported) -> None:
    texts = {row.url or f"urn:dateline:articles:{row.id}": row.text for row in record.articles()}
    collection = read(exported("annotations") / "annotations.json")
    items = collection["first"]["items"]  # type: ignore[index]
    assert collection["total"] == len(items) > 100
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        text, (position, quote) = texts[item["target"]["source"]], item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_events_have_codes_and_columns_that_agree(record: Record, exported: Exported) -> None:
    with (exported("events") / "events.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    events = {row.id: row for row in record.rows("events")}
    assert lines
    for line in lines:
        event = events[line["event_id"]]
        assert (line["plover_event"], line["status"]) == (event.kind, event.status)
        assert line["cameo_root"].isdecimal()
        assert (line["time_precision"] == "1") == bool(event.when and event.when.start == event.when.last)
        assert bool(line["latitude"]) == bool(line["longitude"])


def test_a_calendar_opens_with_the_days_of_the_timeline(record: Record, exported: Exported) -> None:
    opened = icalendar.Calendar.from_ical((exported("ical") / "timeline.ics").read_bytes())
    lines = {f"{row.event}@dateline": row for row in record.timeline()}
    entries = list(opened.walk("VEVENT"))
    assert entries
    for entry in entries:
        row = lines[str(entry["UID"])]
        assert str(entry["SUMMARY"]) == row.label
        assert row.when is not None
        assert entry.decoded("DTSTART") == date.fromisoformat(row.when.start or "")
        assert entry.decoded("DTEND") == date.fromisoformat(row.when.end or "")


def test_long_lines_of_a_calendar_are_folded_between_characters() -> None:
    folded = _folded("SUMMARY:" + "é" * 100)
    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))
    assert folded.replace("\r\n ", "").rstrip() == "SUMMARY:" + "é" * 100


def test_timelinejs_has_a_slide_for_every_dated_event(record: Record, exported: Exported) -> None:
    slides = read(exported("timelinejs") / "timeline.json")["events"]
    dated = [row for row in record.timeline() if row.when and row.when.start]
    assert [slide["unique_id"] for slide in slides] == [row.event for row in dated]  # type: ignore[attr-defined]
    for slide in slides:  # type: ignore[attr-defined]
        assert set(slide["start_date"]) <= {"year", "month", "day"}
        assert "<script" not in json.dumps(slide)


def test_followthemoney_takes_every_entity(exported: Exported) -> None:
    lines = (exported("ftm") / "entities.ftm.json").read_text(encoding="utf-8").splitlines()
    entities = [json.loads(line) for line in lines]
    ids = {one["id"] for one in entities}
    assert {"Person", "Article", "Event", "Mention"} <= {one["schema"] for one in entities}
    for one in entities:
        pointing = [
            value for name in ("involved", "proof", "document", "resolved") for value in one["properties"].get(name, [])
        ]
        assert set(pointing) <= ids
    followthemoney = pytest.importorskip(
        "followthemoney", reason="followthemoney builds PyICU from source: not installed"
    )
    for one in entities:
        proxy = followthemoney.model.get_proxy(one, cleaned=False)
        assert set(one["properties"]) == set(proxy.to_dict()["properties"]), one


def test_json_ld_names_reports_and_claims(record: Record, exported: Exported) -> None:
    graph = read(exported("jsonld") / "record.jsonld")["@graph"]
    ids = {node["@id"] for node in graph}  # type: ignore[attr-defined]
    claims = [node for node in graph if node["@type"] == "Claim"]  # type: ignore[attr-defined]
    assert len(claims) == len(record.statements())
    assert all(claim["appearance"]["@id"] in ids and claim["text"] for claim in claims)


def test_geojson_has_points_on_the_globe(exported: Exported) -> None:
    features = read(exported("geojson") / "events.geojson")["features"]
    for feature in features:  # type: ignore[attr-defined]
        longitude, latitude = feature["geometry"]["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
        assert feature["properties"]["geo_precision"] in (1, 2, 3, None)


def test_markdown_has_a_note_for_every_footnote(exported: Exported) -> None:
    text = (exported("markdown") / "brief.md").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "[^1]" in text
    assert "\n[^1]: " in text


def test_unknown_formats_and_missing_folders_are_one_clear_line(record: Record) -> None:
    told = CliRunner().invoke(app, ["export", "out", "-r", str(record.path), "-f", "word"])
    assert told.exit_code != 0
    assert "jsonl" in str(told.exception)
    assert CliRunner().invoke(app, ["export", "-r", str(record.path)]).exit_code == 2
    assert "timelinejs" in CliRunner().invoke(app, ["export", "--formats"]).stdout


def test_schemas_are_the_same_under_every_python(exported: Exported) -> None:
    for table in TABLES:
        text = (exported("jsonl") / f"{table}.schema.json").read_text(encoding="utf-8")
        assert "\\n    " not in text, "a docstring's indent, which Python 3.13 leaves out"
