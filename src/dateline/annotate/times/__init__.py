"""Temporal tagging: words to TIMEX3 values and intervals, and the time that governs an event."""

from __future__ import annotations

from dateline.annotate.times.calendar import days_of
from dateline.annotate.times.finder import find_times
from dateline.annotate.times.governing import event_time, governing_time

__all__ = ["days_of", "event_time", "find_times", "governing_time"]
