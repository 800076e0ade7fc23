"""Record: open, build, ask. The Python API, and the only place that joins the stages."""

from __future__ import annotations

from dateline.record.answers import BuildReport, Progress, Rows
from dateline.record.core import Record
from dateline.views.news import NEWS_HEADINGS, News
from dateline.views.review import Doubt
from dateline.views.search import SearchHit
from dateline.views.select import Filters
from dateline.views.stances import StanceRow

__all__ = [
    "NEWS_HEADINGS",
    "BuildReport",
    "Doubt",
    "Filters",
    "News",
    "Progress",
    "Record",
    "Rows",
    "SearchHit",
    "StanceRow",
]
