"""What pronouns and nominals stand for; None where the text leaves it open."""

import pytest

from dateline.annotate.entities import find_mentions


@pytest.mark.parametrize(
    "text, word, expected",
    [
        ('"We are ready," Clara Voss said. "It will go on," she added.', "she", "Clara Voss"),
        ("According to three government officials, a memo was sent. It was short, they said.", "they",
         "three government officials"),
        ("Jordan's Foreign Ministry rejected the claim. The ministry said talks go on.", "The ministry",
         "Jordan's Foreign Ministry"),
        ("Three officials met reporters. The officials asked for calm.", "The officials", "Three officials"),
        ("Ms. Hale met Mr. Brandt. She said the talks were good.", "She", "Ms. Hale"),
        ("Ms. Hale met Mr. Brandt. He said the talks were good.", "He", "Mr. Brandt"),
        ("Martin Hale met Peter Lund in town. “It was long. It was good,” he said.", "he", "Martin Hale"),
        ("Peter Lund, who knew Martin Hale, said no. Rain would fall, he said.", "he", "Peter Lund"),
        ("Helen Burke and Martin Hale met on Sunday. She left early.", "She", "Helen Burke"),
        ("The army said it was looking into the raid.", "it", "The army"),
        ("Karim Farouk, the foreign minister, arrived late.", "the foreign minister", "Karim Farouk"),
        ("Lakeview Foods said profits rose. The company will open a plant.", "The company", "Lakeview Foods"),
        ("Ann Bloom became an actress at ten. Rain fell. The actress lives in Oslo.", "The actress", "Ann Bloom"),
        ("Talks were held in Norway. The country wants peace.", "The country", "Norway"),
        ("A man was shot on Friday. The man died.", "The man", "A man"),
        ("Clara Voss left the clinic on Monday. Reporters waited. She waved and got into a car.", "She", "Clara Voss"),
        ("A group called Hamas took part. Fighters of Hamas left, but the movement denied it.", "the movement",
         "Hamas"),
    ],
)  # fmt: skip
def test_antecedents(make_doc, text, word, expected):
    doc = make_doc(text)
    (found,) = [m.antecedent for m in find_mentions(doc) if doc.text_of(m.span) == word]
    assert found is not None
    assert doc.text_of(found) == expected


@pytest.mark.parametrize(
    "text, word",
    [
        ("Martin Hale saw Karim Farouk with Peter Lund in town. Rain fell. Snow came. He left.", "He"),
        ("Lakeview Foods sued Brandt Mills. Both deny it. The company will appeal.", "The company"),
        ("Norway met Sweden. The country wants peace.", "The country"),
        ("Officials met villagers, and soldiers met teachers. They left early.", "They"),
        ("The ministry said talks go on.", "The ministry"),
        ("Hamas left. Talks with the Iraqi militia go on.", "the Iraqi militia"),
        ("The Iraqi government met Martin Hale. He praised the government of the day.", "the government"),
    ],
)
def test_no_antecedent_rather_than_a_wrong_one(make_doc, text, word):
    doc = make_doc(text)
    assert [m.antecedent for m in find_mentions(doc) if doc.text_of(m.span) == word] == [None]


def test_a_speaker_is_not_named_in_his_own_words(make_doc):
    doc = make_doc('Martin Hale was angry. "Peter Lund has lost me," he said.')
    (found,) = [m.antecedent for m in find_mentions(doc) if doc.text_of(m.span) == "he"]
    assert found is not None
    assert doc.text_of(found) == "Martin Hale"


def test_an_apposition_gives_a_title(make_doc):
    doc = make_doc("Karim Farouk, security adviser, said so.")
    (found,) = [m for m in find_mentions(doc) if doc.text_of(m.span) == "Karim Farouk"]
    assert [doc.text_of(title) for title in found.titles] == ["security adviser"]
