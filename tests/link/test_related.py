from datetime import date

from dateline.link.related import settle_related
from dateline.link.stories import find_stories
from dateline.model import Article, Block, Interval, Reason, Related, Span, Story, digest

SPRING = (
    "Velmora and the Coral League opened talks on fishing grounds in Port Asher. Ilka Brandt of Velmora brought a "
    "revised map of the Tern Islands. Premier Oskar Lund said that licences must be issued before the season.",
    "Fishing talks began in Port Asher, where Velmora's Ilka Brandt laid a map of the Tern Islands before the Coral "
    "League. Licences for the season are still missing, Premier Oskar Lund said.",
)
YEARS_LATER = (
    "Velmora and the Coral League will sit down over fishing again, three years after the last round. Ilka Brandt, who "
    "leads for Velmora, wants herring quotas off Saint Brannock, where the trawler Osprey sank in a storm. Premier "
    "Oskar Lund blames the loss on worn radar buoys, and insurers have refused to pay the widows.",
    "Herring quotas off Saint Brannock are on the table when Velmora's Ilka Brandt meets the Coral League on fishing. "
    "The trawler Osprey sank there in a storm; Premier Oskar Lund says its radar buoys were worn. Insurers refused.",
)
FIRE = (
    "A fire destroyed the Lowfield mill overnight. Firefighters from Tarn fought the blaze for six hours, and the "
    "owner, Greta Moss, said the grain was lost.",
)


def article(name: str, text: str, day: date) -> Article:
    return Article(name, name, "", text, (Block(Span(name, 0, len(text)), "body"),), published=Interval.day(day))


def pile() -> list[Article]:
    spring = [article(f"spring{n}", text, date(2031, 5, 2)) for n, text in enumerate(SPRING)]
    later = [article(f"later{n}", text, date(2034, 4, 20)) for n, text in enumerate(YEARS_LATER)]
    return [*spring, *later, article("fire", FIRE[0], date(2031, 5, 2))]


def test_two_rounds_years_apart_know_of_each_other() -> None:
    by_first = {story.articles[0]: story for story in find_stories(pile())}
    spring, later, fire = by_first["spring0"], by_first["later0"], by_first["fire"]
    assert [one.story for one in spring.related] == [later.id]
    assert [one.story for one in later.related] == [spring.id]
    assert fire.related == ()
    likeness, apart = spring.related[0].reasons
    assert "Brandt" in likeness.detail
    assert 0.5 < likeness.score < 1
    assert apart.detail == "1084 days apart"


def test_relations_follow_reports_that_a_person_moved() -> None:
    why = (Reason("same subject", 0.9, "both name Brandt"),)
    first = Story(digest("story", "a"), "A", ("a",), None, (Related(digest("story", "b"), why),))
    joined = Story(digest("story", "c"), "C", ("c", "b"), None)
    settled = settle_related([first, joined])
    assert [one.story for one in settled[0].related] == [joined.id]
    assert [one.story for one in settled[1].related] == [first.id]


def test_what_was_joined_is_not_related_to_itself() -> None:
    why = (Reason("same subject", 0.9, "both name Brandt"),)
    joined = Story(digest("story", "a"), "A", ("a", "b"), None, (Related(digest("story", "b"), why),))
    assert settle_related([joined])[0].related == ()
