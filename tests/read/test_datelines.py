from __future__ import annotations

import pytest

from dateline.read.datelines import is_dateline, read_dateline


@pytest.mark.parametrize(
    ("text", "place", "date", "wire"),
    [
        ("LUND — The ministers met", "Lund", None, None),
        ("KARU, Northern Region — The ministers met", "Karu", None, None),
        ("LUND, March 23 (Reuters) - The ministers met", "Lund", "March 23", "Reuters"),
        ("LUND, Veldora (AP) _ The ministers met", "Lund", None, "Associated Press"),
        ("PORT-AU-LAC, 3 JAN 90 -- [TEXT] THE MINISTERS MET", "Port-au-Lac", "3 JAN 90", None),
        ("SAN ROQUE (VELDORA), 3 JAN 90 (EFE) -- [TEXT] THE MINISTERS MET", "San Roque", "3 JAN 90", "EFE"),
        ("Lund (AFP) – The ministers met", "Lund", None, "Agence France-Presse"),
        ("Lund, March 23 (Xinhua) -- The ministers met", "Lund", "March 23", "Xinhua"),
        ("(Reuters) - The ministers met", None, None, "Reuters"),
        ("NEW LUND: The ministers met", "New Lund", None, None),
        ("Lund - The ministers met", "Lund", None, None),
    ],
)
def test_a_dateline_gives_place_day_and_wire(text: str, place: str | None, date: str | None, wire: str | None) -> None:
    found = read_dateline(text)
    assert found is not None
    assert (found.place, found.date, found.wire) == (place, date, wire)
    assert text[found.end :].strip().lower().startswith("the ministers met")


@pytest.mark.parametrize(
    "text",
    [
        "The talks — the third this year — were held.",
        "Quist — who took office in May — said so.",
        "NATO — The alliance met on Monday.",
        "UPDATE: The ministers met.",
        "But - The ministers met.",
        "The ministers met on Monday - and agreed.",
        "U.S. troops left.",
    ],
)
def test_a_subject_before_a_dash_is_no_place(text: str) -> None:
    assert read_dateline(text) is None


def test_a_dateline_may_stand_alone() -> None:
    assert is_dateline("LUND, Veldora (AP) --")
    assert not is_dateline("LUND:")
