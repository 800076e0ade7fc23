"""Numbers with gaps keep order, and move as few as can be."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from dateline.store.seats import GAP, seats


@pytest.mark.parametrize("seed", range(5))
def test_order_holds_whatever_comes_and_goes(seed: int) -> None:
    chance = random.Random(seed)
    pool, held = [f"{number:03d}" for number in range(200)], dict[str, int]()
    for _ in range(30):
        order = sorted(chance.sample(pool, chance.randrange(1, 200)))
        held = seats(order, held, room=1 << 17)
        assert sorted(held, key=held.__getitem__) == order
        numbers = sorted(held.values())
        assert all(right - left >= 1 << 17 for left, right in pairwise(numbers))


def test_who_stays_in_order_keeps_the_number() -> None:
    before = seats(["a", "b", "c", "d"], {})
    after = seats(["a", "x", "b", "d"], before)
    assert {one: after[one] for one in "abd"} == {one: before[one] for one in "abd"}
    moved = seats(["d", "a", "b", "c"], before)
    assert {one: moved[one] for one in "abc"} == {one: before[one] for one in "abc"}


def test_where_no_room_is_left_all_are_numbered_anew() -> None:
    assert seats(["a", "b", "c"], {"a": 1, "c": 2}) == {"a": GAP, "b": 2 * GAP, "c": 3 * GAP}
