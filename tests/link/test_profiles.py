import pytest

from dateline.link.profiles import other_holders, profile
from dateline.model import Article, Block, Span


def report(text: str) -> Article:
    return Article("a", "a.txt", "", text, (Block(Span("a", 0, len(text)), "body"),))


@pytest.mark.parametrize(
    ("left", "right", "other"),
    [
        ("Prime Minister Oskar Lund resigned.", "Prime Minister Dana Whitlock resigned.", 1),
        ("Prime Minister Oskar Lund resigned.", "It was Prime Minister Lund's idea.", 0),
        ("Prime Minister Mustaf al-Karimi spoke.", "Prime Minister Mustafa Al Kareemi spoke.", 0),
        ("Prime Minister Oskar Lund resigned.", "Former Prime Minister Dana Whitlock agreed.", 0),
        ("Prime Minister Oskar Lund resigned.", "President Dana Whitlock agreed.", 0),
        ("Premier Lund and Mayor Moss met.", "Premier Whitlock and Mayor Arden met.", 2),
        ("President Ree met Mayor Moss.", "Mayor Moss met President Arden.", 0),
    ],
)
def test_one_office_with_two_holders(left: str, right: str, other: int) -> None:
    assert other_holders(profile(report(left)), profile(report(right))) == other


def test_rare_names_are_told_from_common_words() -> None:
    text = "On Monday the Government of Velmora met Ilka Brandt. Herring is a fish; herring is cheap."
    names = profile(report(text)).names
    assert {"velmora", "ilka", "brandt"} <= names
    assert not {"monday", "government", "herring"} & names
