"""What is new in the record since an earlier build."""

from dateline.views.news.make import News, make_news
from dateline.views.news.since import build_before

__all__ = ["News", "build_before", "make_news"]
