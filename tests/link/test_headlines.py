import pytest

from dateline.link.headlines import headline
from dateline.link.profiles import profile
from dateline.model import Article, Block, Span

TEXT = "A fire destroyed the Lowfield mill overnight. Firefighters from Tarn fought the blaze for six hours."


def report(name: str, title: str | None, text: str = TEXT) -> Article:
    return Article(name, name, "", text, (Block(Span(name, 0, len(text)), "body"),), title=title)


@pytest.mark.parametrize(
    "worse",
    [
        "Office of the District Council",
        "PHOTO",
        "lowfield-mill-fire-tarn",
        "FIRE DESTROYS LOWFIELD MILL",
        "Breaking: fire at Lowfield mill",
        "Who set the Lowfield mill on fire?",
        "A grain of truth... up in smoke!",
    ],
)
def test_a_headline_says_what_the_reports_share(worse: str) -> None:
    articles = [report("a", worse), report("b", "Fire destroys Lowfield mill"), report("c", None)]
    assert headline(articles, [profile(one) for one in articles], 0) == "Fire destroys Lowfield mill"


def test_without_titles_the_first_words_stand() -> None:
    assert headline([report("a", None)], [profile(report("a", None))], 0) == TEXT
    long = report("a", None, TEXT + " Nobody was hurt, and the owner thanked all who came to help her that night.")
    assert headline([long], [profile(long)], 0).endswith(" …")
