"""Document dating: the interval in which an undated article was published, from its text and from other reports."""

from __future__ import annotations

from dateline.link.dating.solve import date_articles

__all__ = ["date_articles"]
