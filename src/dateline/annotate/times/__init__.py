"""Temporal tagging: words to TIMEX3 values and intervals, and the time that governs an event."""

from __future__ import annotations

from dateline.annotate.times.calendar import days_of
from dateline.annotate.times.finder import find_times
from dateline.annotate.times.governing import Chronicle, EventBasis, event_time, names_days
from dateline.annotate.times.ties import governing_time, governing_times

__all__ = [
    "Chronicle",
    "EventBasis",
    "days_of",
    "event_time",
    "find_times",
    "governing_time",
    "governing_times",
    "names_days",
]
