"""How the record looks: the templates, drawings and marked texts that the report and the local pages share."""

from __future__ import annotations

from dateline.pages.addresses import Addresses, OnePage
from dateline.pages.marks import anchor
from dateline.pages.templating import Pages, stylesheet

__all__ = ["Addresses", "OnePage", "Pages", "anchor", "stylesheet"]
