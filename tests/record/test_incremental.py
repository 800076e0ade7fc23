"""A record that grew in steps, in whatever order, is the record that was built at once: row for row."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from dateline import Record
from dateline.rows import TABLES

PLACES = ["Norrby", "Port Ellis", "Castra", "Ludem", "Vesk", "Tarn Hollow"]
PEOPLE = ["Maya Orlen", "Tomas Brandt", "Ines Falk", "Karim Haddad", "Joan Pell"]
SUBJECTS = [
    ("The dam above {place} burst on {day}.", "About {number} people left their homes in {place}, {who} said."),
    ("Talks on the {place} ferry strike began on {day}.", "“We will not sign before spring,” {who} told reporters."),
    ("A court in {place} fined the mill ${number},000 on {day}.", "{who} promised to pay if the appeal fails."),
    ("Striking miners marched through {place} on {day}.", "Police put the crowd at {number}; {who} doubled that."),
]  # fmt: skip
FOLLOWING = [
    "The mayor of {place}, {who}, expects a decision next week.",
    "According to the Castra Courier, {number} soldiers were sent to {place} last month.",
    "No date has been set for another meeting, officials said on condition of anonymity.",
]
FIRST, DAYS = date(2021, 3, 1), 40
FEW, MANY = 24, 240


def write_pile(folder: Path, number: int) -> list[Path]:
    """Made-up reports on a few subjects: some copied, a fifth of them without a date."""
    folder.mkdir()
    chance = random.Random(number)
    texts: list[str] = []
    for turn in range(number):
        path = folder / f"{turn:04d}.txt"
        day = FIRST + timedelta(days=chance.randrange(DAYS))
        if texts and chance.random() < 0.15:
            text = chance.choice(texts)
        else:
            text = _report(chance, day)
            texts.append(text)
        path.write_text(text, encoding="utf-8")
        if chance.random() < 0.8:
            stated = {"published": day.isoformat(), "outlet": chance.choice(["The Courier", "Vesk Radio", "The Post"])}
            path.with_name(f"{path.name}.meta.json").write_text(json.dumps(stated), encoding="utf-8")
    return sorted(folder.glob("*.txt"))


def _report(chance: random.Random, day: date) -> str:
    """One report."""
    told = day - timedelta(days=chance.randrange(4))
    words = {
        "place": chance.choice(PLACES),
        "who": chance.choice(PEOPLE),
        "number": chance.randrange(20, 900),
        "day": chance.choice([f"{told:%A}", f"{told:%B} {told.day}"]),
    }
    lines = [*chance.choice(SUBJECTS), *chance.sample(FOLLOWING, 2)]
    return "\n\n".join(line.format(**words) for line in lines)


def built(path: Path, steps: Sequence[Sequence[Path]]) -> Path:
    """A record built in steps."""
    with Record.open(path) as record:
        for step in steps:
            report = record.build(step, jobs=1)
            assert not report.failed
    return path


def rows(path: Path) -> dict[str, list[str]]:
    """Every row of every table, in its order."""
    with Record.open(path) as record:
        return {table: [json.dumps(row) for row in record.rows(table).to_dicts()] for table in TABLES}


@pytest.mark.parametrize("number", [FEW, pytest.param(MANY, marks=pytest.mark.slow)])
def test_a_record_that_grew_is_the_record_that_was_built_at_once(tmp_path: Path, number: int) -> None:
    pile = write_pile(tmp_path / "in", number)
    expected = rows(built(tmp_path / "whole.db", [pile]))
    assert all(expected[table] for table in ("articles", "mentions", "statements", "figures", "events", "stories"))
    shuffled = random.Random(7).sample(pile, len(pile))
    steps = [shuffled[:3], shuffled[3 : number // 2], shuffled[number // 2 : -1], shuffled[-1:]]
    assert rows(built(tmp_path / "grown.db", steps)) == expected
    backwards = [pile[: number // 3 : -1], pile]
    assert rows(built(tmp_path / "backwards.db", backwards)) == expected


def test_a_build_that_was_killed_while_linking_is_completed(tmp_path: Path) -> None:
    pile = write_pile(tmp_path / "in", FEW)
    expected = rows(built(tmp_path / "whole.db", [pile]))

    def killed(stage: str, _done: int, _total: int | None) -> None:
        if stage == at:
            raise SystemExit(9)

    for at in ("dates", "entities", "writing"):
        path = tmp_path / f"{at}.db"
        with Record.open(path) as record:
            record.build(pile[:5], jobs=1)
            with pytest.raises(SystemExit):
                record.build(pile, jobs=1, progress=killed)
        assert rows(built(path, [pile])) == expected
