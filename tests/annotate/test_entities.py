"""Mentions: names with their titles apart, kinds, places that act, nominals."""

import pytest

from dateline.annotate.entities import find_mentions


def names(doc, kind=None):
    return {
        doc.text_of(mention.name)
        for mention in find_mentions(doc)
        if mention.form == "name" and kind in (None, mention.kind)
    }


@pytest.mark.parametrize(
    "text, span, name, titles",
    [
        ("Dorvanian Gen. Khalid Rashid died.", "Gen. Khalid Rashid", "Khalid Rashid", ("Gen.",)),
        ("Iranian Gen. Qasim Rezaei was killed.", "Iranian Gen. Qasim Rezaei", "Qasim Rezaei", ("Iranian Gen.",)),
        (
            "It was handed to the U.S. Ambassador to Jordan Martin Hale on Sunday.",
            "U.S. Ambassador to Jordan Martin Hale",
            "Martin Hale",
            ("U.S. Ambassador to Jordan",),
        ),
        (
            "Egypt's Foreign Minister Karim Farouk met Secretary of State Helen Burke.",
            "Egypt's Foreign Minister Karim Farouk",
            "Karim Farouk",
            ("Egypt's Foreign Minister",),
        ),
        (
            "Egypt's Foreign Minister Karim Farouk met Secretary of State Helen Burke.",
            "Secretary of State Helen Burke",
            "Helen Burke",
            ("Secretary of State",),
        ),
        ("Mr. Lambert declined to comment.", "Mr. Lambert", "Lambert", ("Mr.",)),
        (
            "An adviser to Prime Minister Yusuf al-Hamdani confirmed it.",
            "Prime Minister Yusuf al-Hamdani",
            "Yusuf al-Hamdani",
            ("Prime Minister",),
        ),
    ],
)
def test_titles_stand_apart_from_the_name(make_doc, text, span, name, titles):
    doc = make_doc(text)
    (found,) = [m for m in find_mentions(doc) if doc.text_of(m.name) == name]
    assert (doc.text_of(found.span), found.kind) == (span, "person")
    assert tuple(doc.text_of(title) for title in found.titles) == titles


@pytest.mark.parametrize(
    "text, name, kind",
    [
        ("Fighters of the Islamic State group fled.", "Islamic State", "group"),
        ("They joined ISIS, also known as Daesh.", "Daesh", "group"),
        ("The Pentagon declined to comment.", "Pentagon", "organization"),
        ("Officials of the Iraqi government met.", "Iraqi government", "organization"),
        ("Jordan's Foreign Ministry denied it.", "Jordan's Foreign Ministry", "organization"),
        ("The Lambert administration agreed.", "Lambert administration", "organization"),
        ("President Martin Hale's government agreed.", "Martin Hale's government", "organization"),
        ("They called on the government in Cairo to act.", "government in Cairo", "organization"),
        ("The Council of Elders met in Mosul.", "Council of Elders", "organization"),
        ("Rebels took the town of Qarash on Friday.", "Qarash", "place"),
        ("A bomb went off near Karam Airport on Friday.", "Karam Airport", "facility"),
        ("Shots were fired in northern Syria.", "Syria", "place"),
        ("The commander, Abu Salim al-Masri, escaped.", "Abu Salim al-Masri", "person"),
        ("He met the leader of the Hilal bloc on Monday.", "Hilal", "group"),
    ],
)
def test_a_name_has_its_kind(make_doc, text, name, kind):
    assert name in {
        mention_name.removesuffix(" group").removesuffix(" bloc") for mention_name in names(make_doc(text), kind)
    }


@pytest.mark.parametrize(
    "text, place, acting",
    [
        ("Washington said the talks would go on.", "Washington", True),
        ("The talks were held in Washington.", "Washington", False),
        ("Baghdad urged Tehran to stop the raids.", "Tehran", True),
        ("Relations between Baghdad and Washington are tense.", "Baghdad", True),
        ("Three people died in Baghdad on Monday.", "Baghdad", False),
        ("Tehran-backed militias fired rockets.", "Tehran", True),
        ("The deal was condemned by Moscow.", "Moscow", True),
        ("Washington sees a need for talks.", "Washington", True),
        ("Cairo saw new protests on Friday.", "Cairo", False),
        ("CAIRO (AP) -- The talks began late.", "CAIRO", False),
        ("CAIRO, Sunday - The talks began late.", "CAIRO", False),
        ("Traffic on Moscow's streets stood still.", "Moscow", False),
    ],
)
def test_a_place_may_stand_for_its_government(make_doc, text, place, acting):
    doc = make_doc(text)
    assert [m.acts for m in find_mentions(doc) if doc.text_of(m.name) == place] == [acting]


def test_names_nest_in_titles_and_bodies(make_doc):
    doc = make_doc("U.S. Ambassador to Jordan Martin Hale spoke to the Syrian Foreign Ministry.")
    assert {"U.S.", "Jordan", "Syrian"} <= names(doc, "place") | names(doc, "organization")


def test_a_demonym_is_a_place_and_its_plural_a_group(make_doc):
    doc = make_doc("Iraqi officials said the Iraqis want to meet in April.")
    assert ("Iraqi" in names(doc, "place"), "Iraqis" in names(doc, "group")) == (True, True)


@pytest.mark.parametrize(
    "text, span, kind",
    [
        ("Three government officials spoke to reporters.", "Three government officials", "person"),
        ("Iraqi officials said so.", "Iraqi officials", "person"),
        ("The ministry denied the report.", "The ministry", "organization"),
        ("Troops left the base.", "the base", "place"),
        ("The lawmakers voted.", "The lawmakers", "person"),
    ],
)
def test_nominals(make_doc, text, span, kind):
    doc = make_doc(text)
    found = {doc.text_of(m.span): m.kind for m in find_mentions(doc) if m.form == "nominal"}
    assert found.get(span) == kind


def test_taking_office_names_nobody(make_doc):
    doc = make_doc("The president took office in January.")
    assert "office" not in {doc.text_of(m.span) for m in find_mentions(doc)}


def test_capitals_do_not_hide_known_names(make_doc):
    doc = make_doc("BAGHDAD AND TEHRAN ARE CLOSE TO A DEAL, IS WHAT OFFICIALS OF HAMAS SAY.")
    assert {"BAGHDAD", "TEHRAN", "HAMAS"} <= names(doc)
    assert "IS" not in names(doc)


def test_a_headline_is_read_with_the_text(make_doc):
    doc = make_doc("Martha Quill Checks Out Again\nMartha Quill left the clinic, her doctor Ann Bloom said.")
    assert {"Martha Quill", "Ann Bloom"} == names(doc, "person")


def test_an_acronym_keeps_its_expansion(make_doc):
    doc = make_doc("The Northern Rescue Council (NRC) said on Monday that it needs tents.")
    (short,) = [m for m in find_mentions(doc) if doc.text_of(m.span) == "NRC"]
    assert short.antecedent and doc.text_of(short.antecedent).endswith("Northern Rescue Council")


def test_mentions_are_the_same_every_time(make_doc):
    doc = make_doc("Mr. Lambert met Iraqi officials in Baghdad. He said Washington would help.")
    assert list(find_mentions(doc)) == list(find_mentions(doc))


@pytest.mark.parametrize(
    "text, name, kind",
    [
        ("Helen Marsh KC told the court.", "Helen Marsh", "person"),
        ("Sir Peter Lund QC MP resigned.", "Peter Lund", "person"),
        ("The Transport Workers' Union called a strike.", "Transport Workers' Union", "organization"),
        ("The Women's Institute met on Monday.", "Women's Institute", "organization"),
        ("Police praised King's College London.", "King's College London", "organization"),
        ("Senator Ann Holloway Slams Budget Deal As Markets Slide", "Ann Holloway", "person"),
        ("Ex-President Marta Olsen Arrested In Lima, Police Say", "Marta Olsen", "person"),
        ("On Sunday driver Ann Lee was held.", "Ann Lee", "person"),
    ],
)
def test_names_begin_and_end_where_they_should(make_doc, text, name, kind):
    doc = make_doc(text)
    assert {doc.text_of(m.name): m.kind for m in find_mentions(doc) if m.form == "name"}.get(name) == kind


@pytest.mark.parametrize(
    "headline, nominal", [("Driver Held After Crash In Oslo", "Driver"), ("Woman found dead in park", "Woman")]
)
def test_a_headline_needs_no_article(make_doc, headline, nominal):
    doc = make_doc(headline)
    assert nominal in {doc.text_of(m.span) for m in find_mentions(doc) if m.form == "nominal"}


@pytest.mark.parametrize(
    "text, wrong",
    [
        ("Senator Paul Orr (R-Ky.) voted no.", "R-Ky."),
        ("The Assistant Secretary wrote to Paul Orr of Lundco.", "Assistant Secretary"),
    ],
)
def test_a_seat_or_an_office_alone_is_no_name(make_doc, text, wrong):
    assert wrong not in names(make_doc(text))


def test_what_says_when_is_no_part_of_a_nominal(make_doc):
    doc = make_doc("Her rival, now vice president, left early.")
    said = {doc.text_of(m.name) for m in find_mentions(doc) if m.form == "nominal"}
    assert not any(name.startswith("now ") for name in said)
