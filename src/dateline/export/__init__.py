"""The record as files, in the formats that other programs read."""

from dateline.export.formats import FORMATS, Format, all_formats, write_export
from dateline.export.source import RowsOf, Source

__all__ = ["FORMATS", "Format", "RowsOf", "Source", "all_formats", "write_export"]
