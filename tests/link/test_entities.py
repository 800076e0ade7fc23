"""One person is one person under every spelling, and never two."""

import random

import pytest

from dateline.annotate.entities import find_mentions
from dateline.annotate.sentences import split_sentences
from dateline.link.entities import resolve_entities
from dateline.model import Article, Block, Doc, Span


@pytest.fixture
def resolve(make_doc):
    """Entities of texts, one article each: name to its spellings."""

    def run(*texts):
        docs = []
        for number, text in enumerate(texts):
            made = make_doc(text)
            docs.append(_moved(made, f"a{number}"))
        return resolve_entities(docs)

    return run


def _moved(doc, article_id):
    """The document under another id, parsed anew under that id."""
    blocks = (Block(Span(article_id, 0, len(doc.text)), "body"),)
    article = Article(id=article_id, origin=article_id, sha256="", text=doc.text, blocks=blocks)
    moved = Doc(article, list(split_sentences(article)))
    return Doc(article, list(find_mentions(moved)))


def sets_of(entities, kind):
    return sorted(sorted(entity.names) for entity in entities if entity.kind == kind)


def test_transliterations_are_one_person(resolve):
    entities = resolve(
        "Iranian Gen. Qassem Soleimani was killed.",
        "Gen. Qasem Suleimani was killed. Suleimani led the force.",
        "Iran mourns Kassem Sulaimani.",
    )
    assert sets_of(entities, "person") == [["Kassem Sulaimani", "Qasem Suleimani", "Qassem Soleimani", "Suleimani"]]


def test_people_who_share_a_part_stay_apart(resolve):
    entities = resolve(
        "Foreign Minister Fuad Hussein met reporters. Mr Hussein spoke of dictator Saddam Hussein.",
        "Security adviser Hussein Allawi left. Allawi said little.",
    )
    expected = [["Allawi", "Hussein Allawi"], ["Fuad Hussein", "Hussein"], ["Saddam Hussein"]]
    assert sets_of(entities, "person") == expected


def test_short_forms_and_titles_of_one_person(resolve):
    entities = resolve(
        "President Joe Biden spoke.",
        "Joseph Biden became president.",
        "US President Joe Biden called. President Biden left.",
    )
    assert sets_of(entities, "person") == [["Biden", "Joe Biden", "Joseph Biden"]]


def test_a_slip_is_joined_only_when_titles_agree(resolve):
    joined = resolve("U.S. Secretary of State Antony Blinken spoke.", "U.S. Secretary of State Anthony Blincoln spoke.")
    apart = resolve("U.S. Secretary of State Antony Blinken spoke.", "The singer Anthony Blincoln spoke.")
    assert len(sets_of(joined, "person")) == 1
    (person,) = [entity for entity in joined if entity.kind == "person"]
    assert "names differ, titles agree" in {reason.rule for reason in person.reasons}
    assert len(sets_of(apart, "person")) == 2


def test_one_office_in_two_states_is_two_people(resolve):
    entities = resolve("Iraqi Foreign Minister Ahmed Hasan left.", "Syrian Foreign Minister Ahmad Hassan left.")
    assert len(sets_of(entities, "person")) == 2


@pytest.mark.parametrize(
    "texts, name, spellings",
    [
        (("ISIS fled. Daesh fled.", "The Islamic State group fled.", "Fighters of IS fled."), "Islamic State",
         {"ISIS", "Daesh", "IS"}),
        (("The Pentagon agreed.", "The Department of Defense agreed."), "US Department of Defense",
         {"Pentagon", "Department of Defense"}),
        (("The US agreed.", "The U.S. agreed.", "The United States said so.", "Washington said so."), "United States",
         {"US", "U.S.", "United States", "Washington"}),
        (("The Iraqi government agreed.", "Baghdad said so.", "Iraqi officials left Iraq."), "Iraq",
         {"Iraqi government", "Baghdad", "Iraqi", "Iraq"}),
    ],
)  # fmt: skip
def test_many_names_of_one_body(resolve, texts, name, spellings):
    (found,) = [entity for entity in resolve(*texts) if entity.name == name]
    assert spellings <= set(found.names)


def test_a_capital_as_a_place_is_not_its_government(resolve):
    entities = {entity.name: entity for entity in resolve("Baghdad said so.", "A bomb went off in Baghdad.")}
    assert entities["Iraq"].id != entities["Baghdad"].id


def test_iraq_is_not_iran(resolve):
    assert {"Iraq", "Iran"} <= {entity.name for entity in resolve("Iraq and Iran said so.")}


def test_an_acronym_belongs_to_what_it_stands_for(resolve):
    entities = resolve("The Northern Rescue Council (NRC) needs tents. The NRC said so.")
    assert ["NRC", "Northern Rescue Council"] in sets_of(entities, "organization")


def test_a_chain_of_likenesses_joins_no_two_people(resolve):
    entities = resolve("Hasan Karimi left.", "Hasan Karemi left.", "Hasan Karamani left.")
    assert ["Hasan Karamani"] in sets_of(entities, "person")


def test_order_of_articles_changes_nothing(make_doc):
    texts = [
        "Gen. Qassem Soleimani met President Joe Biden in Baghdad.",
        "Qasem Suleimani died. Joseph Biden said so. Biden left.",
        "The Northern Rescue Council (NRC) said Washington would help. Karim left.",
    ]
    docs = [_moved(make_doc(text), f"a{number}") for number, text in enumerate(texts)]
    expected = resolve_entities(docs)
    random.Random(4).shuffle(docs)
    assert resolve_entities(docs) == expected


def test_every_name_has_one_entity(make_doc):
    doc = _moved(make_doc("Gen. Khalid Rashid and Mr. Lambert met Hamas in Cairo. They agreed."), "a0")
    entities = resolve_entities([doc])
    found = [mention for entity in entities for mention in entity.mentions]
    assert sorted(found) == sorted(mention.id for mention in doc.notes if mention.form == "name")


def test_a_bare_surname_means_whom_most_articles_name(resolve):
    famous = [f"Martin Hale left on day {number}." for number in range(6)]
    entities = resolve(*famous, "The painter Peter Hale left.", "Mr. Hale returned.")
    (best,) = [entity for entity in entities if entity.name == "Martin Hale"]
    assert "Hale" in best.names
    assert "surname alone" in {reason.rule for reason in best.reasons}


def test_a_bare_surname_of_two_stays_alone(resolve):
    entities = resolve("Martin Hale left.", "Peter Hale left.", "Mr. Hale returned.")
    assert sets_of(entities, "person") == [["Hale"], ["Martin Hale"], ["Peter Hale"]]


def test_a_foundation_is_not_its_founder(resolve):
    entities = resolve("Martin Hale left the Hale Foundation. Hale returned.")
    assert ["Hale", "Martin Hale"] in sets_of(entities, "person")
    assert ["Hale Foundation"] in sets_of(entities, "organization")


def test_members_of_a_group_and_their_adjective_are_one(resolve):
    entities = resolve("Democrats opposed it. A Democrat left.", "The Democratic plan failed. Many Democrats left.")
    groups = [one for one in sets_of(entities, "group") if any(name.startswith("Democrat") for name in one)]
    assert len(groups) == 1


def test_a_president_is_not_his_son(resolve):
    entities = resolve("Donald Orr Jr. met a lawyer. President Orr said nothing. Orr left.")
    assert ["Donald Orr Jr."] in sets_of(entities, "person")


def test_a_name_is_one_line(resolve):
    entities = resolve("The envoy left for El\nSalvador on Monday, and El Salvador thanked him.")
    assert not any("\n" in name for entity in entities for name in entity.names)
