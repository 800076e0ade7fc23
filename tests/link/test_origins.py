import pytest

from dateline.link.origins import family, independent, origin_of
from dateline.model import Article, Copy, Span


def article(name: str, outlet: str | None = None, wire: tuple[str, ...] = ()) -> Article:
    return Article(name, f"{name}.txt", "", "", (), outlet=outlet, wire=wire)


def copy(left: str, right: str) -> Copy:
    return Copy(Span(left, 0, 9), Span(right, 0, 9), "syndicated", ())


@pytest.mark.parametrize(
    ("articles", "copies", "count"),
    [
        ([article("a", "Gazette"), article("b", "Courier")], [], 2),
        ([article("a", "Gazette"), article("b", "Gazette")], [], 1),
        ([article("a", "Gazette"), article("b", "Courier")], [copy("a", "b")], 1),
        ([article("a", "Gazette", ("Reuters",)), article("b", "Courier", ("Reuters",))], [], 1),
        ([article("a", "Gazette", ("Reuters",)), article("b", "Reuters")], [], 1),
        ([article("a", "Gazette", ("AP",)), article("b", "Courier", ("The Associated Press",))], [], 1),
        ([article("a", "BBC News"), article("b", "BBC World Service")], [], 1),
        ([article("a"), article("b")], [], 2),
    ],
)
def test_how_many_origins(articles: list[Article], copies: list[Copy], count: int) -> None:
    assert independent([one.id for one in articles], origin_of(articles, copies)) == count


def test_a_copy_that_cut_the_credit_counts_with_the_wire() -> None:
    pile = [article("a", "Gazette", ("Reuters",)), article("b", "Courier"), article("c", "Reuters")]
    assert independent("abc", origin_of(pile, [copy("a", "b")])) == 1


def test_the_order_of_the_articles_plays_no_part() -> None:
    pile = [article("a", "Gazette", ("Reuters",)), article("b", "Courier", ("AFP",)), article("c")]
    assert origin_of(pile, [copy("a", "b")]) == origin_of(pile[::-1], [copy("a", "b")])


@pytest.mark.parametrize(("left", "right"), [("The Guardian", "Guardian US"), ("www.military.com", "Military.com")])
def test_one_family_under_two_names(left: str, right: str) -> None:
    assert family(left) == family(right)
