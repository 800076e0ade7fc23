"""What one page of a large record needs, and nothing more: a slice of rows, and the names and reports they mention."""

from __future__ import annotations

from dateline.views.browse.browser import Browser
from dateline.views.browse.model import (
    ArchivePage,
    ArticlePage,
    Bucket,
    Card,
    Decided,
    EntityPage,
    Group,
    Groups,
    Line,
    Listing,
    Overview,
    Paging,
    Part,
    RowPage,
    SearchPage,
    SeriesGroup,
    SeriesPage,
    StoryPage,
)

__all__ = [
    "ArchivePage",
    "ArticlePage",
    "Browser",
    "Bucket",
    "Card",
    "Decided",
    "EntityPage",
    "Group",
    "Groups",
    "Line",
    "Listing",
    "Overview",
    "Paging",
    "Part",
    "RowPage",
    "SearchPage",
    "SeriesGroup",
    "SeriesPage",
    "StoryPage",
]
