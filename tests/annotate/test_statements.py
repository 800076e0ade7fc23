"""Who said what, through whom, named or not, and when: tables of sentences."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.annotate.entities import find_mentions
from dateline.annotate.pipeline import annotate_parsed
from dateline.annotate.statements import find_statements
from dateline.annotate.times import find_times
from dateline.model import Interval, Statement


@pytest.fixture(scope="module")
def read(make_doc):
    """``read(text, **fields)`` gives a document with mentions, times and statements."""

    def made(text, **fields):
        raw = make_doc(text, **fields)
        return annotate_parsed(raw.article, raw.sentences, annotators=(find_mentions, find_times, find_statements))

    return made


def told(doc):
    """Act, speaker and content of every statement, as text."""
    return [
        (s.act, s.by.speaker and doc.text_of(s.by.speaker), " | ".join(map(doc.text_of, s.content)))
        for s in doc.of(Statement)
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The minister said that the bridge is safe.", ("say", "The minister", "that the bridge is safe")),
        ('"We will rebuild it," the minister said.', ("say", "the minister", '"We will rebuild it,"')),
        ("The port, the mayor said, will remain closed.", ("say", "the mayor", "The port | will remain closed")),
        ("The strike is over, says the union.", ("say", "the union", "The strike is over")),
        ("According to the police, the road was closed.", ("say", "the police", "the road was closed")),
        ("The road was closed, according to the police.", ("say", "the police", "The road was closed")),
        ("The council promised to pay the workers.", ("promise", "The council", "to pay the workers")),
        ("She vowed never to return.", ("promise", "She", "never to return")),
        ("The embassy declined to comment.", ("refuse", "The embassy", "to comment")),
        ("The army denied that it had shelled the town.", ("deny", "The army", "that it had shelled the town")),
        ("The spokesman confirmed that talks are under way.", ("confirm", "The spokesman", "that talks are under way")),
        ("The envoy warned that the truce was fragile.", ("warn", "The envoy", "that the truce was fragile")),
        ("The two sides agreed to meet again in May.", ("agree", "The two sides", "to meet again in May")),
        ("The bishop called for a halt to the fighting.", ("request", "The bishop", "a halt to the fighting")),
        ("The bishop called on the rebels to disarm.", ("request", "The bishop", "the rebels to disarm")),
        ("The judge ordered the company to pay.", ("order", "The judge", "the company to pay")),
        ("The mayor accused the police of lying.", ("accuse", "The mayor", "the police of lying")),
        (
            "The rebels claimed responsibility for the bombing.",
            ("claim-responsibility", "The rebels", "responsibility for the bombing"),
        ),
        ("The attack was claimed by the rebels.", ("claim-responsibility", "the rebels", "The attack")),
        (
            "Ana Lund said in a speech that the town continues to need outside help to dredge the harbour.",
            ("say", "Ana Lund", "that the town continues to need outside help to dredge the harbour"),
        ),
        (
            "“This time the talks concern the whole port, not one pier,” a clerk on her staff told Harbour Times.",
            ("say", "a clerk on her staff", "“This time the talks concern the whole port, not one pier,”"),
        ),
        # A day, a condition or a dateline that strays into the clause or the speaker.
        ("The council said on Monday it would leave.", ("say", "The council", "it would leave")),
        (
            "Three officials told Reuters on condition of anonymity that the envoy had left.",
            ("say", "Three officials", "that the envoy had left"),
        ),
        (
            "PORT MAREN, Sorn. — Gov. Mike Lund on Thursday blamed the press for making an issue of the dam.",
            ("blame", "Gov. Mike Lund", "the press for making an issue of the dam"),
        ),
        ("The envoy had left, Sky News quoted an official as saying.", ("say", "an official", "The envoy had left")),
        (
            "OSLO — Sen. Ana Lund (I-Vt.) said that it was low.",
            ("say", "Sen. Ana Lund", "that it was low"),
        ),
        # What somebody declines to say is refused, not said.
        ("The speaker declined to weigh in on the plan.", ("refuse", "The speaker", "to weigh in on the plan")),
        # The whole title.
        ("Union leader Karin Holm said it was over.", ("say", "Union leader Karin Holm", "it was over")),
        ("Former Sorn adviser Jan Berg said it was over.", ("say", "Former Sorn adviser Jan Berg", "it was over")),
        ("Two Sornish Democrats said it was over.", ("say", "Two Sornish Democrats", "it was over")),
        # A topic of talk is kept, and told apart from what was said.
        ("The two ministers discussed the dam.", ("discuss", "The two ministers", "the dam")),
        # Speech within speech.
        ("Berg said Lund had said the dam was safe.", ("say", "Berg", "Lund had said the dam was safe")),
        ("Berg said Lund had said the dam was safe.", ("say", "Lund", "the dam was safe")),
        ("The crowd shouted “Open the Dam.”", ("say", "The crowd", "“Open the Dam.”")),
        ("“The dam held. It is safe.”― Ana Lund", ("say", "Ana Lund", "“The dam held. It is safe.”")),
    ],
)
def test_a_statement_has_act_speaker_and_content(read, text, expected):
    assert expected in told(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The book “War and Weather” sold a “record” number of copies.",
        "The bridge over the Lena was closed in March.",
        "The troops attacked the town and took the harbour.",
        "Comments are moderated.",
        "The clerk appeared to fall asleep.",
        "Ana Lund walked past the Broadway show “The Book of Rivers.”",
        "A new harbour was announced.",
        "The post threatens the harbour that they built.",
        "The so-called “deal” collapsed on Monday.",
        "The band played “Lock the Gate” and left.",
        "Norway: success in fighting the flood",
        "The army had no immediate comment on the flood.",
        "It seems that the dam was weak.",
    ],
)
def test_titles_scare_quotes_and_deeds_are_no_statements(read, text):
    assert told(read(text)) == []


@pytest.mark.parametrize(
    "text, named",
    [
        ("Governor Ilse Marrow said the dam would hold.", True),
        ("Governor Ilse Marrow arrived late. She said the dam would hold.", True),
        ("A senior defense official said the dam would hold.", False),
        ("Three government officials said the dam would hold.", False),
        ("Residents said the dam would hold.", False),
    ],
)
def test_a_speaker_is_named_or_not(read, text, named):
    (statement,) = read(text).of(Statement)
    assert statement.by.named is named


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("People close to her said the dam would hold.", "People close to her"),
        ("The head of the mission said on Monday that the dam would hold.", "The head of the mission"),
        (
            "Members of the Sornish parliament said in a letter that the dam would hold.",
            "Members of the Sornish parliament",
        ),
        (
            "A member of the town's water board, who gave no name, said the dam would hold.",
            "A member of the town's water board",
        ),
        ("Governor Ilse Marrow of the river party said the dam would hold.", "Governor Ilse Marrow"),
    ],
)
def test_a_nameless_speaker_is_told_by_the_whole_phrase(read, text, speaker):
    (statement,) = read(text).of(Statement)
    assert told(read(text))[0][1] == speaker and statement.by.named is ("Ilse" in speaker)


def test_the_noun_and_the_verb_say_it_once(read):
    found = told(read("Ana Lund said in a written statement that the council should finish the dam this year."))
    assert [speaker for _, speaker, _ in found] == ["Ana Lund"]


@pytest.mark.parametrize("verb, speaker", [("repeated", "Ana Lund"), ("dismissed", None)])
def test_whose_claim_it_is(read, verb, speaker):
    found = told(read(f"Ana Lund {verb} the claim that the dam had burst."))
    assert [who for _, who, what in found if what == "that the dam had burst"] in ([speaker], [])


@pytest.mark.parametrize(
    "text, speaker",
    [
        (
            "“It is not the case that everything is fine,” Gene Lund, a top outside adviser, said at a recent event.",
            "Gene Lund",
        ),
        ("Speaking in Harbourton, Ana Lund, without naming him, also accused the mayor of being late.", "Ana Lund"),
    ],
)
def test_asides_do_not_hide_the_speaker(read, text, speaker):
    assert speaker in [who for _, who, _ in told(read(text))]


def test_those_who_speak_together_are_kept_apart(read):
    doc = read("Germany and France said that the pact would stand.")
    (statement,) = doc.of(Statement)
    assert doc.text_of(statement.by.speaker) == "Germany and France"
    assert [doc.text_of(span) for span in statement.by.joint] == ["Germany", "France"]


@pytest.mark.parametrize(
    "text, speaker, via",
    [
        ("The dam will hold, Ilse Marrow said on Monday, according to Reuters.", "Ilse Marrow", ("Reuters",)),
        ("Governor Ilse Marrow told Reuters that the dam would hold.", "Governor Ilse Marrow", ("Reuters",)),
        ("Reuters quoted the governor as saying the dam would hold.", "the governor", ("Reuters",)),
        ("The dam would hold, Reuters reported.", "Reuters", ()),
        ("The dam would hold, Reuters reported, citing three officials.", "three officials", ("Reuters",)),
        ("The dam would hold, according to Reuters, which cited two aides.", "two aides", ("Reuters",)),
        ("CNN, quoting a police source, reported that the dam would hold.", "a police source", ("CNN",)),
        ("Sky News quoted an official as saying the dam would hold.", "an official", ("Sky News",)),
        ("The governor said the dam would hold.", "The governor", ()),
    ],
)
def test_the_chain_holds_the_outlets_that_are_credited(read, text, speaker, via):
    doc = read(text)
    (statement,) = doc.of(Statement)
    assert (doc.text_of(statement.by.speaker), statement.by.via) == (speaker, via)


def test_the_outlet_that_prints_the_report_is_no_link_of_the_chain(read):
    doc = read("The governor told Harbour Times that the dam would hold.", outlet="Harbour Times")
    (statement,) = doc.of(Statement)
    assert statement.by.via == ()


def test_officials_who_spoke_to_an_agency_spoke_through_it(read):
    doc = read(
        "The dam will hold, two officials said.\n"
        "The officials spoke to Reuters on condition of anonymity because the report is secret."
    )
    assert next(doc.of(Statement)).by.via == ("Reuters",)


@pytest.mark.parametrize(
    "text, when",
    [
        ("The dam will hold, officials said Tuesday.", Interval.day(date(2021, 3, 23))),
        ("Officials said on Tuesday that the dam will hold.", Interval.day(date(2021, 3, 23))),
        ("Officials said that the dam had burst on Tuesday.", None),
        ("Officials said that the dam will hold.", None),
    ],
)
def test_the_day_of_a_statement_is_that_of_its_cue(read, text, when):
    (statement,) = read(text).of(Statement)
    assert statement.said_at == when


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Dam in danger of bursting: governor", ("say", "governor", "Dam in danger of bursting")),
        ("Dam will hold, says governor", ("say", "governor", "Dam will hold")),
        ("Iran will not return to talks: PM advisor", ("say", "PM advisor", "Iran will not return to talks")),
    ],
)
def test_a_headline_names_its_source_behind_a_colon_or_comma(read, text, expected):
    assert expected in told(read(text))


def test_no_sentences_no_statements(make_doc):
    assert list(find_statements(make_doc("…"))) == []
