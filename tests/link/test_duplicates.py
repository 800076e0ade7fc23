from collections.abc import Callable
from datetime import date

import pytest

from dateline.link.duplicates import copy_groups, find_copies
from dateline.model import Article, Block, BlockKind, Copy, Interval, Span

LEAD = "Negotiators from Velmora and the Coral League met in Port Asher on Monday to revive a fishing accord."
SECOND = "The accord lapsed in spring after patrol boats from both sides fired warning shots near the Tern Islands."
THIRD = "Foreign Minister Ilka Brandt told reporters that her delegation had brought a revised map of the grounds."
FOURTH = "Fishing unions in three harbours have threatened to strike unless licences are issued before summer."
FIFTH = "The league withdrew its inspectors in April, and catches have gone unreported since then, officials say."
REPORT = (LEAD, SECOND, THIRD, FOURTH, FIFTH)
OTHER_WORDS = (
    "Delegates gathered on the coast this week in the hope of bringing the lapsed fisheries pact back to life.",
    "Shots across the bow off the Terns ended the old arrangement, and nobody has kept count of the fish since spring.",
    "Velmora's chief diplomat, Ms Brandt, spoke of new lines on the chart but showed none of them to the press.",
    "Trawler crews say they will stay in harbour if permits do not arrive in time.",
)


def article(name: str, *sentences: str, day: int | None = 1, kind: BlockKind = "body", **fields: str) -> Article:
    text = "\n".join(sentences)
    published = Interval.day(date(2031, 5, day)) if day else None
    blocks = (Block(Span(name, 0, len(text)), kind),)
    return Article(name, f"{name}.txt", "", text, blocks, published=published, **fields)


def relations(*articles: Article) -> list[tuple[str, str, str]]:
    return [(copy.left.article, copy.right.article, copy.relation) for copy in find_copies(articles)]


def words_of(copy: Copy, *articles: Article) -> tuple[str, str]:
    texts = {one.id: one.text for one in articles}
    return texts[copy.left.article][copy.left.start : copy.left.end], texts[copy.right.article][
        copy.right.start : copy.right.end
    ]


@pytest.mark.parametrize(
    ("sentences", "relation"),
    [
        (REPORT, "duplicate"),
        ((FIFTH, THIRD, LEAD, SECOND, FOURTH), "duplicate"),
        (REPORT[:3], "syndicated"),
        (("Harbour towns watched the talks with little hope, our correspondent writes.", *REPORT[1:]), "syndicated"),
        (tuple(sentence.replace("Velmora", "VELMORA") for sentence in REPORT), "duplicate"),
    ],
)
def test_the_same_text_cut_led_anew_or_in_another_order(sentences: tuple[str, ...], relation: str) -> None:
    assert relations(article("a", *REPORT), article("b", *sentences, day=2)) == [("a", "b", relation)]


def test_the_same_event_in_other_words_is_no_copy() -> None:
    assert relations(article("a", *REPORT), article("b", *OTHER_WORDS)) == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "According to the admiralty, the number of patrol boats around the islands has dropped to about 40.",
            "The number of patrol boats around the islands has dropped to about 40, according to the admiralty.",
        ),
        (
            "The league blames Velmoran smugglers for numerous raids targeting its depots and warehouses in the north.",
            "The league blames smugglers for regular raids on its depots and warehouses in the north.",
        ),
        (
            "Catches have gone unreported since the league withdrew its inspectors from the harbours in April.",
            "Catches have mostly gone unreported since the league withdrew inspectors from all harbours in April.",
        ),
    ],
)
def test_a_reworded_sentence_is_a_reused_passage(ours: str, theirs: str) -> None:
    left, right = article("a", ours, *REPORT), article("b", *OTHER_WORDS, theirs)
    (copy,) = find_copies([left, right])
    assert copy.relation == "reused-passage"
    assert copy.reasons
    assert all(len(words) > 60 for words in words_of(copy, left, right))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        # One speech, heard by two reporters.
        (
            "“We shall not haul in a single net before the map of the grounds is signed by both sides,” Brandt said.",
            "In Port Asher she warned: “We shall not haul in a single net before the map of the grounds is signed by "
            "both sides.”",
        ),
        # A title with a name.
        (
            "Deputy Foreign Minister Tomas Ree of the Coral League arrived late.",
            "The talks were led by Deputy Foreign Minister Tomas Ree of the Coral League, who brought no map.",
        ),
        # A stock phrase.
        (
            "The official spoke on condition of anonymity because he was not allowed to brief the press on tariffs.",
            "A diplomat, who spoke on condition of anonymity, called the mood of the meeting frosty and short.",
        ),
    ],
)
def test_what_is_no_reused_passage(ours: str, theirs: str) -> None:
    assert relations(article("a", ours, *REPORT), article("b", *OTHER_WORDS, theirs)) == []


def test_a_report_told_anew_sentence_by_sentence_is_a_copy() -> None:
    anew = (
        "Envoys of Velmora and the Coral League sat down in Port Asher on Monday hoping to revive a fishing pact.",
        "The accord lapsed in spring when patrol vessels of both sides fired warning shots near the Tern Islands.",
        "Foreign Minister Ilka Brandt told the press that her delegation brought a revised map of these grounds.",
        "Fishing unions in three harbours threatened to strike unless new licences are issued before the summer.",
        "The league withdrew inspectors in April, and many catches went unreported since then, officials stated.",
    )
    assert relations(article("a", *REPORT), article("b", *anew, day=2)) == [("a", "b", "syndicated")]


def test_only_annotated_blocks_count() -> None:
    rules = (LEAD, SECOND, THIRD)
    assert relations(article("a", *rules, kind="comments"), article("b", *rules, kind="comments")) == []


def test_what_an_outlet_prints_under_all_its_reports_is_no_passage() -> None:
    house = "The Asher Gazette is read in all harbours of the coast and corrects its mistakes on the second page."
    others = ("The mill at Lowfield burnt down.", "A bridge in Tarn was opened.", "Rain spoilt the barley harvest.")
    pages = [
        article(f"p{n}", f"{line} {REPORT[n]}", house, outlet="Gazette", title=line) for n, line in enumerate(others)
    ]
    assert relations(*pages) == []


def test_updates_of_one_report_by_one_outlet_are_copies() -> None:
    pages = [article(f"p{n}", *REPORT[: 3 + n], outlet="Gazette", title=f"Update {n}") for n in range(3)]
    assert {relation for _, _, relation in relations(*pages)} == {"syndicated"}


def test_the_earlier_report_stands_on_the_left() -> None:
    assert relations(article("z", *REPORT, day=1), article("a", *REPORT, day=4)) == [("z", "a", "duplicate")]


def test_copies_do_not_depend_on_the_order_of_the_articles() -> None:
    pile = [article(name, *REPORT[: 3 + n], day=n + 1) for n, name in enumerate("abc")] + [article("d", *OTHER_WORDS)]
    assert find_copies(pile) == find_copies(reversed(pile))


def test_spans_point_at_the_words() -> None:
    left, right = article("a", *REPORT), article("b", "Our own lead stands here, in words of this house.", *REPORT[1:])
    (copy,) = find_copies([left, right])
    assert words_of(copy, left, right) == ("\n".join(REPORT[1:]), "\n".join(REPORT[1:]))


def test_copies_of_copies_are_one_group_and_passages_join_nothing(make_copy: Callable[..., Copy]) -> None:
    groups = copy_groups([make_copy("a", "b"), make_copy("b", "c"), make_copy("d", "e", "reused-passage")])
    assert set(groups) == {"a", "b", "c"}
    assert len(set(groups.values())) == 1


@pytest.fixture
def make_copy() -> Callable[..., Copy]:
    def make(left: str, right: str, relation: str = "syndicated") -> Copy:
        return Copy(Span(left, 0, 9), Span(right, 0, 9), relation, ())  # type: ignore[arg-type]

    return make
