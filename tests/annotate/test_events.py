"""Event extraction: triggers, types, roles, days, status."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.annotate.entities import find_mentions
from dateline.annotate.events import find_events
from dateline.annotate.pipeline import annotate_parsed
from dateline.annotate.times import find_times
from dateline.model import Doc, EventMention


@pytest.fixture(scope="module")
def read(make_doc: Callable[..., Doc]) -> Callable[..., dict[str, EventMention]]:
    """The events of a text by the words of their trigger; the last if there are several."""

    def events(text: str, published: str | None = "2021-03-24") -> dict[str, EventMention]:
        doc = make_doc(text, published)
        doc = annotate_parsed(doc.article, doc.sentences, annotators=(find_mentions, find_times, find_events))
        return {doc.text_of(event.trigger): event for event in doc.of(EventMention)}

    return events


Read = Callable[..., dict[str, EventMention]]


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("The minister agreed to release the files.", "agreed", "AGREE"),
        ("The envoy said his country would not accept the plan.", "said", ""),
        ("France said it will not accept the plan.", "said", "REJECT"),
        ("Norway said the rebels must leave the valley.", "said", "REQUEST"),
        ("France is willing to send a team.", "willing", "AGREE"),
        ("Police imposed a curfew in the port.", "curfew", "COERCE"),
        ("The government lifted the curfew on Monday.", "lifted", "CONCEDE"),
        ("Gunmen opened fire on a bus.", "opened", "ASSAULT"),
        ("Workers went on a hunger strike.", "strike", "PROTEST"),
        ("The army carried out an air strike on the camp.", "strike", "ASSAULT"),
        ("Both sides held talks in Geneva.", "talks", "CONSULT"),
        ("The king praised the nurses.", "praised", "SUPPORT"),
        ("Peru recalled its ambassador from Lima.", "recalled", "SANCTION"),
        ("The fleet deployed two carriers.", "deployed", "MOBILIZE"),
        ("The party launched an investigation into the mayor.", "investigation", "ACCUSE"),
        ("The general resigned on Friday.", "resigned", "RETREAT"),
        ("The mayor painted his fence.", "painted", ""),
        ("Seven were killed when a tram derailed in Leeds.", "killed", ""),
        ("The earthquake killed forty villagers.", "killed", ""),
        ("Ten people were killed in a bomb attack.", "killed", "ASSAULT"),
        ("Ten people were killed in a bomb attack.", "attack", "ASSAULT"),
        ("She answered a call at night.", "call", ""),
        ("The bishop's call for a truce was heard.", "call", "REQUEST"),
        ("The king received reports of the storm.", "received", ""),
        ("The king received the envoy of Peru.", "received", "CONSULT"),
    ],
)
def test_a_trigger_has_its_type(read: Read, text: str, trigger: str, kind: str) -> None:
    found = read(text)
    assert (found[trigger].kind if trigger in found else "") == kind


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Rebels attacked the town.", "attacked", "occurred"),
        ("Rebels did not attack the town.", "attack", "denied"),
        ("Rebels have never attacked the town.", "attacked", "denied"),
        ("The delegations will meet in May.", "meet", "planned"),
        ("The delegations plan to meet in May.", "meet", "planned"),
        ("The opposition urged the army to withdraw.", "withdraw", "demanded"),
        ("The party called for the withdrawal of all troops.", "withdrawal", "demanded"),
        ("The premier promised to resign.", "resign", "promised"),
        ("The guards refused to leave the building.", "leave", "denied"),
        ("If rebels attack the town, many will flee.", "attack", "hypothetical"),
        ("Rebels could attack the town.", "attack", "hypothetical"),
        ("Thieves tried to rob the bank.", "rob", "attempted"),
        ("The planned withdrawal pleased the mayor.", "withdrawal", "planned"),
        ("Norway hopes to hold the talks in June.", "talks", "planned"),
        ("Soldiers are attacking the town.", "attacking", "ongoing"),
        ("No attack was reported there.", "attack", "denied"),
        ("She left without paying the guard.", "paying", "denied"),
        ("The envoy said the talks would resume in June.", "talks", "planned"),
        ("The goalkeeper managed to save the ball.", "save", "occurred"),
        ("The nurse forgot to lock the ward.", "lock", "denied"),
        ("The council was unable to repair the bridge.", "repair", "denied"),
        ("The clerk pretended to read the letter.", "read", "denied"),
        ("The storm prevented the ferry from leaving.", "leaving", "denied"),
        ("The trainer regrets that the horse fell.", "fell", "occurred"),
        ("Did the rebels attack the town?", "attack", "hypothetical"),
        ("Why did the rebels attack the town?", "attack", "occurred"),
        ("Had the dam broken, the valley would have flooded.", "broken", "hypothetical"),
        ("It is unlikely that the orchestra will tour Chile.", "tour", "hypothetical"),
        ("The union demanded that the firms raise wages.", "raise", "demanded"),
        ("Iceland rejected a British request for the files.", "request", "occurred"),
        ("A kidnapping attempt on the banker was foiled.", "attempt", "attempted"),
    ],
)
def test_status_says_whether_it_came_about(read: Read, text: str, trigger: str, status: str) -> None:
    assert read(text)[trigger].status == status


@pytest.mark.parametrize(
    ("text", "trigger", "edtf", "basis"),
    [
        ("A raid in January 2020 that killed two nurses shook the port.", "raid", "2020-01", "expression"),
        ("Officials met in Oslo on 3 March 2021, the ministry said Tuesday.", "met", "2021-03-03", "expression"),
        ("Norway has sent a team to the port, officials said Tuesday.", "sent", "2021-03-23", "narrative"),
        (
            "In May 2019 rebels seized the port. The senate then passed a resolution.",
            "resolution",
            "2019-05",
            "narrative",
        ),
        ("The talks, which began in June 2020, were hard.", "talks", "2020-06", "expression"),
    ],
)
def test_a_date_belongs_to_the_clause_that_holds_it(read: Read, text: str, trigger: str, edtf: str, basis: str) -> None:
    found = read(text)[trigger]
    assert found.when is not None
    assert (found.when.edtf, found.when_basis) == (edtf, basis)


def test_rounds_that_the_text_dates_apart_are_apart(make_doc: Callable[..., Doc]) -> None:
    doc = make_doc("Two rounds of talks were held in June 2020 and August 2020.")
    doc = annotate_parsed(doc.article, doc.sentences, annotators=(find_mentions, find_times, find_events))
    assert [event.when.edtf for event in doc.of(EventMention) if event.when] == ["2020-06", "2020-08"]


def test_what_lies_ahead_has_not_occurred(read: Read) -> None:
    assert read("Leaders meet in Oslo on 3 May 2021.")["meet"].status == "planned"


@pytest.mark.parametrize(
    ("text", "trigger", "roles"),
    [
        ("Rebels attacked the Zambian army.", "attacked", {"agent": "Rebels", "target": "Zambian army"}),
        ("Ana Lopez was killed by rebels.", "killed", {"agent": "rebels", "target": "Ana Lopez"}),
        ("France's attack on Malta failed.", "attack", {"agent": "France", "target": "Malta"}),
        ("France accused Malta of spying.", "accused", {"agent": "France", "target": "Malta"}),
        ("The Sun Army claimed responsibility for the bombing of the mill.", "bombing", {"agent": "Sun Army"}),
        ("The man suspected of killing the judge was arrested.", "killing", {"agent": "man", "target": "judge"}),
        ("Thousands of teachers marched against the reform.", "marched", {"agent": "teachers"}),
        ("The judge's murder shook the port.", "murder", {"target": "judge", "agent": ""}),
        ("The army's murder of a judge shook the port.", "murder", {"agent": "army"}),
        ("Miners of the Sun Union blocked the road.", "blocked", {"agent": "Sun Union"}),
        ("Police attributed the bombing to the Sun Army.", "bombing", {"agent": "Sun Army"}),
        ("The bomb exploded at noon.", "exploded", {"instrument": "bomb"}),
        ("The ministry said it would not negotiate with France.", "said", {"agent": "ministry", "target": "France"}),
    ],
)
def test_roles_are_read_off_the_parse(
    make_doc: Callable[..., Doc], text: str, trigger: str, roles: dict[str, str]
) -> None:
    doc = make_doc(text)
    doc = annotate_parsed(doc.article, doc.sentences, annotators=(find_mentions, find_times, find_events))
    event = next(event for event in doc.of(EventMention) if doc.text_of(event.trigger) == trigger)
    found = {role.name: doc.text_of(role.filler) for role in event.roles}
    assert {name: found.get(name, "").removeprefix("the ") for name in roles} == roles


@pytest.mark.parametrize(
    ("text", "trigger", "place", "basis"),
    [
        ("Gunmen killed a nurse in Lima.", "killed", "Lima", "stated"),
        ("Gunmen killed the mayor of the small town of Hostal.", "killed", "Hostal", "stated"),
        ("A bomb exploded at the Lima airport.", "exploded", "Lima", "stated"),
        ("Gunmen stormed a bank in Lima. They killed two guards.", "killed", "Lima", "narrative"),
        ("The mayor met nurses in Lima. He praised them.", "praised", None, "unknown"),
    ],
)
def test_a_deed_is_where_its_sentence_or_its_report_puts_it(
    make_doc: Callable[..., Doc], text: str, trigger: str, place: str | None, basis: str
) -> None:
    doc = make_doc(text)
    doc = annotate_parsed(doc.article, doc.sentences, annotators=(find_mentions, find_times, find_events))
    event = next(event for event in doc.of(EventMention) if doc.text_of(event.trigger) == trigger)
    assert ((doc.text_of(event.place) if event.place else None), event.place_basis) == (place, basis)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Rebels attacked the town.", "Rebels may have attacked the town."),
        ("Rebels may have attacked the town.", "Rebels have not attacked the town."),
        ("Rebels managed to attack the town.", "Rebels hope to attack the town."),
    ],
)
def test_factuality_follows_how_sure_the_text_is(read: Read, more: str, less: str) -> None:
    def value(text: str) -> float:
        found = read(text)
        return found.get("attacked", found.get("attack")).factuality or 0.0  # type: ignore[union-attr]

    assert value(more) > value(less)


def test_capitals_make_no_difference(read: Read) -> None:
    found = read("GUNMEN KILLED TWO PEASANTS IN PERU ON 3 MARCH 2021, THE ARMY SAID.")
    assert found["KILLED"].kind == "ASSAULT"
    assert found["KILLED"].status == "occurred"


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("He said so.", "said", "reporting"),
        ("The house has two doors.", "has", "state"),
        ("It seems small.", "seems", "attitude"),
        ("The nurses watched a film.", "watched", "perception"),
        ("The choir began to sing.", "began", "aspectual"),
        ("The choir began to sing.", "sing", "occurrence"),
        ("Both sides held talks in Geneva.", "held", "support"),
        ("Both sides held talks in Geneva.", "talks", "occurrence"),
        ("She is unable to walk.", "unable", "attitude"),
        ("The search lasted for a week.", "search", "occurrence"),
    ],
)
def test_what_is_no_news_has_a_class_and_no_type(read: Read, text: str, trigger: str, name: str) -> None:
    found = read(text)[trigger]
    assert found.event_class == name
    assert not found.kind or name == "occurrence"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor has waged a war on poverty.",
        "Nurses were fighting the proposal.",
        "It was an uphill battle.",
        "A legal battle followed.",
    ],
)
def test_nobody_is_hurt_in_a_figure_of_speech(read: Read, text: str) -> None:
    assert "ASSAULT" not in {event.kind for event in read(text).values()}


@pytest.mark.parametrize("text", ["The minister led in the polls.", "She hid his tax returns."])
def test_things_are_no_happenings(read: Read, text: str) -> None:
    assert not {"polls", "returns"} & set(read(text))


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        ("Ties cooled in January 2020, when a drone killed the general.", "killed", "2020-01"),
        ("In May 2019 rebels attacked the port. Her aunt recalled the killing of Ana Lopez.", "killing", None),
        ("In May 2019 rebels attacked the port. It was rebuilt after the invasion.", "invasion", None),
        ("On Sept. 10 rebels attacked the port.", "attacked", "2020-09-10"),
        ("In May 2019 rebels attacked the port. Nobody claimed the attack.", "attack", "2019-05"),
    ],
)
def test_a_deed_told_in_passing_takes_no_day_of_another(read: Read, text: str, trigger: str, edtf: str | None) -> None:
    when = read(text)[trigger].when
    assert (when and when.edtf) == edtf


@pytest.mark.parametrize(
    ("text", "trigger", "lemma"),
    [
        ("The clerk brought a death notice to Osterby.", "death", "death"),
        ("He faces a murder charge in Osterby.", "murder", "murder"),
        ("Baker Escapes Prison Van Near Osterby", "Escapes", "escape"),
        ("Marn hosted the Oscars twice.", "Oscars", "oscar"),
        ("The convicted baker has a sister.", "convicted", "convict"),
    ],
)
def test_a_word_in_passing_is_a_mention_and_no_more(read: Read, text: str, trigger: str, lemma: str) -> None:
    event = read(text)[trigger]
    assert (event.lemma, event.span, event.kind, event.roles) == (lemma, event.trigger, "", ())


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Guards captured the suspect near Osterby.", "captured", "COERCE"),
        ("Rebels captured the town of Osterby on Monday.", "captured", "ASSAULT"),
        ("The senator harshly attacked the mayor on Monday.", "attacked", ""),
        ("Bandits attacked the mayor on Monday.", "attacked", "ASSAULT"),
        ("The mayor spoke about bandits who attack convoys.", "attack", ""),
    ],
)
def test_an_arrest_a_habit_and_an_attack_in_words_are_no_assault(
    read: Read, text: str, trigger: str, kind: str
) -> None:
    assert read(text)[trigger].kind == kind


def test_talk_of_a_strike_is_no_round_of_talks(read: Read) -> None:
    assert "CONSULT" not in {event.kind for event in read("There was talk of a strike in Osterby.").values()}
