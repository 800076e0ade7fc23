"""Rows -> a short footnoted text: plain sentences made from the record only, every one of them with its words."""

from __future__ import annotations

from dateline.views.brief.evidence import DRAWN_ON, headline
from dateline.views.brief.model import Brief, BriefSection, BriefSentence, Footnote
from dateline.views.brief.writing import make_brief

__all__ = ["DRAWN_ON", "Brief", "BriefSection", "BriefSentence", "Footnote", "headline", "make_brief"]
