from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.link.stories import find_stories
from dateline.model import Article, Block, Interval, Span

TALKS = (
    "Velmora and the Coral League opened talks on fishing grounds in Port Asher. Foreign Minister Ilka Brandt brought "
    "a revised map of the Tern Islands. Premier Oskar Lund said that licences must be issued before the season.",
    "Fishing talks began in Port Asher, where Velmora's Ilka Brandt laid a map of the Tern Islands before the Coral "
    "League. Licences for the season are still missing, Premier Oskar Lund said.",
    "The Coral League called a map of the Tern Islands, shown by Ilka Brandt at the Port Asher fishing talks, a step "
    "forward. Premier Oskar Lund wants licences for trawlers from Velmora this season.",
)
LATER = (
    "Velmora and the Coral League will sit down over fishing again, three years after the last round. Premier Dana "
    "Whitlock, who took office in January, wants herring quotas off Saint Brannock, where the trawler Osprey sank in "
    "a storm. Harbour master Pell Arden blames the loss on worn radar buoys, and insurers have refused to pay."
)
FIRE = (
    "A fire destroyed the Lowfield mill overnight. Firefighters from Tarn fought the blaze for six hours, and the "
    "owner, Greta Moss, said the grain was lost.",
    "Six hours of work by Tarn's firefighters could not save the Lowfield mill. Greta Moss, who owns it, lost all her "
    "grain in the blaze.",
)


def article(name: str, text: str, day: date | None = date(2031, 5, 2), title: str | None = None) -> Article:
    published = Interval.day(day) if day else None
    blocks = (Block(Span(name, 0, len(text)), "body"),)
    return Article(name, f"{name}.txt", "", text, blocks, title=title, published=published)


def pile() -> list[Article]:
    days = [date(2031, 5, 2), date(2031, 5, 3), None]
    talks = [article(f"talks{n}", text, day) for n, (text, day) in enumerate(zip(TALKS, days, strict=True))]
    fire = [article(f"fire{n}", text) for n, text in enumerate(FIRE)]
    return [*talks, *fire]


def groups(articles: list[Article]) -> set[tuple[str, ...]]:
    return {tuple(sorted(story.articles)) for story in find_stories(articles)}


def test_reports_on_one_subject_are_one_story_dated_or_not() -> None:
    assert groups(pile()) == {("talks0", "talks1", "talks2"), ("fire0", "fire1")}


@pytest.mark.parametrize("day", [None, date(2034, 4, 20)])
def test_another_round_years_later_is_another_story(day: date | None) -> None:
    assert ("later",) in groups([*pile(), article("later", LATER, day)])


@settings(max_examples=20, deadline=None)
@given(st.permutations(pile()))
def test_the_order_of_arrival_plays_no_part(articles: list[Article]) -> None:
    assert find_stories(articles) == find_stories(pile())


def test_a_story_keeps_its_id_as_it_grows() -> None:
    before = {story.articles[0]: story.id for story in find_stories(pile()[:2])}
    after = {story.articles[0]: story.id for story in find_stories(pile())}
    assert after["talks0"] == before["talks0"]


def test_a_story_runs_from_its_first_to_its_last_day() -> None:
    (story,) = (story for story in find_stories(pile()) if "talks0" in story.articles)
    assert story.when == Interval(date(2031, 5, 2), date(2031, 5, 4))
    assert story.articles[:2] == ("talks0", "talks1")


def test_the_title_is_that_of_a_member_or_the_first_words() -> None:
    (untitled,) = find_stories([article("a", FIRE[0])])
    assert untitled.title.startswith("A fire destroyed the Lowfield mill overnight.")
    (titled,) = find_stories([article("a", FIRE[0], title="Mill burns down")])
    assert titled.title == "Mill burns down"


def test_no_articles_no_stories() -> None:
    assert find_stories([]) == []
    assert len(find_stories([article("empty", "")])) == 1
