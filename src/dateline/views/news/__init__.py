"""What is new in the record since an earlier build."""

from dateline.views.news.make import News, make_news
from dateline.views.news.since import build_before
from dateline.views.news.wording import NEWS_HEADINGS

__all__ = ["NEWS_HEADINGS", "News", "build_before", "make_news"]
