from typing import Any

import pytest
from bench.floors import lowered, misses, raised


def result(value: float | None, gold: str = "g1") -> dict[str, Any]:
    return {"set": "invented", "full": False, "gold": gold, "measures": {"value": value}}


def test_without_a_floor_nothing_is_missed() -> None:
    assert misses(result(3.0), {}) == []


@pytest.mark.parametrize(("value", "missed"), [(79.6, False), (79.4, True), (None, True)])
def test_a_score_below_its_floor_is_a_miss(value: float | None, missed: bool) -> None:
    floors = raised(result(80.0), {})
    assert bool(misses(result(value), floors)) is missed


def test_other_gold_wants_a_new_floor() -> None:
    floors = raised(result(80.0), {})
    assert "the gold has changed" in misses(result(90.0, gold="g2"), floors)[0]


def test_pinning_never_lowers_a_floor() -> None:
    floors = raised(result(80.0), {})
    assert raised(result(70.0), floors) == floors


def test_lowering_keeps_the_reason() -> None:
    floors = lowered(result(70.0), raised(result(80.0), {}), "the reader now keeps captions")
    pinned = floors["invented (sample)"]
    assert pinned["measures"] == {"value": 69.5}
    assert pinned["lowered"] == ["the reader now keeps captions"]
