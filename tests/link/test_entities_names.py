"""Are two names the same?"""

import pytest

from dateline.link.entities.bodies import levelled
from dateline.link.entities.names import SAME, SURE, same_name
from dateline.link.entities.people import bears, person_score
from dateline.link.entities.roles import role_of, roles_apart, same_role


@pytest.mark.parametrize(
    "left, right",
    [
        ("Mustafa al-Kadhimi", "Mustafa Kadimi"),
        ("Abu Mahdi al-Muhandis", "Abu Mahdi Mohandis"),
        ("Fuad Hussein", "Fouad Hussein"),
        ("Muammar Gaddafi", "Moammar Khadafy"),
        ("Bashar al-Assad", "Bashar Assad"),
        ("Volodymyr Zelenskyy", "Vladimir Zelensky"),
        ("Xi Jinping", "Xi Jin-ping"),
        ("Nouri al-Maliki", "Nuri al Maliki"),
        ("Владимир Путин", "Vladimir Putin"),
        ("Bill Harlow", "William Harlow"),
        ("Regina M. Stone", "Regina Stone"),
        ("Stone, Regina", "Regina Stone"),
        ("José García", "Jose Garcia"),
    ],
)
def test_one_person(left, right):
    assert same_name(left, right, "person").score >= SURE
    assert same_name(right, left, "person").score >= SURE


@pytest.mark.parametrize(
    "left, right",
    [
        ("Fuad Hussein", "Saddam Hussein"),
        ("Bashar al-Assad", "Hafez al-Assad"),
        ("Qassem Allaji", "Qassem Soleimani"),
        ("Jean Miller", "Joan Miller"),
        ("Michael Stone", "Michelle Stone"),
        ("George W. Stone", "George H. Stone"),
        ("Hassan bin Ali", "Ali bin Hassan"),
        ("Martin Hale Sr.", "Martin Hale Jr."),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Ahmed Hassan", "Mohamed Hassan"),
        ("Regina Stone", "Stone"),
        ("Tom Kirsch", "Tom Cruise"),
        ("Robert Wallis", "Robert Wells"),
    ],
)
def test_two_people(left, right):
    assert same_name(left, right, "person").score < SURE
    assert same_name(right, left, "person").score < SURE


def test_a_son_is_not_surely_his_father():
    assert SAME <= person_score("Martin Hale", "Martin Hale Jr.") < SURE


@pytest.mark.parametrize(
    "left, right, same",
    [
        ("Acme Corp.", "Acme Corporation", True),
        ("The Acme Group", "Acme", True),
        ("Acme & Sons Ltd", "Acme and Sons Limited", True),
        ("OAO Severprom", "Severprom JSC", True),
        ("First Harbour Bank", "1st Harbour Bank", True),
        ("A.B.C. Lines", "ABC Lines", True),
        ("Acme AG", "Acme GmbH", False),
        ("Government of Estonia", "Government of Ethiopia", False),
        ("Brigade 44", "Brigade 45", False),
        ("Bank of Armenia", "Bank of America", False),
        ("Hilal Trust", "Karam Trust", False),
    ],
)
def test_bodies(left, right, same):
    assert (same_name(left, right, "organization").score >= SAME) == same


def test_another_character_is_another_name():
    assert same_name("李明", "李民", "person").score < SAME


def test_levelled_names_of_bodies():
    assert levelled("The Acme Defence Centre, Inc.") == levelled("ACME Defense Center")


def test_roles_speak_for_and_against():
    assert role_of("Iraqi Foreign Minister").realms == {"Iraq"}
    assert same_role(["Iraqi Foreign Minister"], ["Foreign Minister of Iraq"])
    assert roles_apart(["Iraqi Foreign Minister"], ["Syrian Foreign Minister"])
    assert not roles_apart(["Iraqi Foreign Minister"], ["President"])


@pytest.mark.parametrize(
    "full, word, expected",
    [
        ("Qassem Soleimani", "suleimani", True),
        ("Mustafa al-Kadhimi", "kadimi", True),
        ("Fuad Hussein", "hussein", True),
        ("Zoe Saldana", "salahaddin", False),
        ("Penny Nance", "nancy", False),
    ],
)
def test_who_bears_a_name(full, word, expected):
    assert bears(full, word) == expected


@pytest.mark.parametrize(
    "left, right",
    [
        ("Nouri al-Maliki", "نوري المالكي"), ("Hassan Rouhani", "حسن روحانی"), ("Qassem Soleimani", "قاسم سليماني"),
        ("Vladimir Putin", "Владимир Путин"), ("Volodymyr Zelensky", "Володимир Зеленський"),
        ("Alexei Navalny", "Aleksey Navalnyy"), ("Aleksandr Lukashenko", "Alyaksandr Lukashenka"),
        ("Xi Jinping", "习近平"), ("Abd al-Fattah al-Sisi", "Abdel Fattah el-Sissi"),
        ("Abd al-Rahman Hakimi", "Abdulrahman Hakimi"), ("Muqtada al-Sadr", "Moqtada Sadr"),
        ("Mohammad Javad Zarif", "Muhammad Jawad Zarif"), ("Abu Mahdi al-Muhandis", "Abu Mehdi Mohandes"),
    ],
)  # fmt: skip
def test_one_name_in_two_scripts_or_transliterations(left, right):
    assert same_name(left, right, "person").score >= SURE


@pytest.mark.parametrize(
    "left, right",
    [
        ("Fuad Hussein", "صدام حسين"),
        ("Ehud Barak", "Barack Obama"),
        ("Li Peng", "Li Keqiang"),
        ("Abdullah Rahim", "Abd al-Rahim"),
    ],
)
def test_two_names_stay_two_in_any_script(left, right):
    assert same_name(left, right, "person").score < SAME
