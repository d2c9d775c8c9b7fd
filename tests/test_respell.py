"""Respelling: forms that are in print, in every direction; what is said when there is no way."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit import TranslitError, UnknownTable
from translit.known import plain
from translit.respell import Respelling, respell, respell_text
from translit.spellings import spelling_outputs, written
from translit.tables import load_table

# Each as dictionaries, encyclopaedias and newspapers of the language print it.
PRINTED = [
    (
        "ru",
        {
            "ru": "Хрущёв",
            "en": "Khrushchev",
            "de": "Chruschtschow",
            "pl": "Chruszczow",
            "es": "Jruschov",
            "cs": "Chruščov",
            "hu": "Hruscsov",
        },
    ),
    ("ru", {"ru": "Горбачёв", "en": "Gorbachev", "de": "Gorbatschow", "pl": "Gorbaczow", "cs": "Gorbačov"}),
    ("ru", {"ru": "Чайковский", "de": "Tschaikowski", "pl": "Czajkowski", "fr": "Tchaïkovski"}),
    (
        "ru",
        {
            "ru": "Шостакович",
            "en": "Shostakovich",
            "de": "Schostakowitsch",
            "pl": "Szostakowicz",
            "fr": "Chostakovitch",
            "cs": "Šostakovič",
            "nl": "Sjostakovitsj",
            "hu": "Sosztakovics",
        },
    ),
    (
        "ru",
        {"ru": "Солженицын", "en": "Solzhenitsyn", "de": "Solschenizyn", "pl": "Sołżenicyn", "fr": "Soljenitsyne"},
    ),
    ("ru", {"ru": "Пушкин", "en": "Pushkin", "de": "Puschkin", "pl": "Puszkin", "fr": "Pouchkine", "es": "Pushkin"}),
    ("uk", {"uk": "Зеленський", "en": "Zelensky", "de": "Selenskyj", "pl": "Zełenski", "fr": "Zelensky"}),
    ("be", {"be": "Лукашэнка", "pl": "Łukaszenka", "de": "Lukaschenko", "fr": "Loukachenko"}),
]
DIRECTIONS = [
    (language, source, form, to, other)
    for language, forms in PRINTED
    for source, form in forms.items()
    for to, other in forms.items()
]


@pytest.mark.parametrize(("language", "source", "form", "to", "other"), DIRECTIONS)
def test_printed_forms(language: str, source: str, form: str, to: str, other: str) -> None:
    assert respell(form, language=language, source=source, to=to) == other


@pytest.mark.parametrize(
    ("form", "source", "native"),
    [
        ("Alsynow", "pl", "Алсынов"),  # marks left off
        ("Tchaikovsky", "en", "Чайковский"),  # an older habit: Tch for Ч
        ("Rachmaninoff", "en", "Рахманинов"),
        ("Čajkovskij", "it", "Чайковский"),
        ("Tscheljabinsk", "de", "Челябинск"),
        ("Lichaczow", "pl", "Лихачёв"),
        ("Schtschedrin", "de", "Щедрин"),
    ],
)
def test_native_forms(form: str, source: str, native: str) -> None:
    assert respell(form, language="ru", source=source, to="ru") == native


def test_scripts_both_ways() -> None:
    assert respell("Харьков", language="uk", source="ru", to="uk") == "Харків"
    assert respell("Schewardnadse", language="ka", source="de", to="ka") == "შევარდნაძე"
    assert respell("Baghdad", language="ar", source="en", to="ar") == "بغداد"


def test_names_in_latin_letters_are_kept() -> None:
    assert respell("Kowalski", language="pl", source="de", to="en") == "Kowalski"
    assert respell("Havel", language="cs", source="de", to="ru") == written("cs:Havel", "ru")
    assert respell("Lodz", language="pl", source="en", to="pl") == "Łódź"


def test_case_and_joints() -> None:
    def english(name: str) -> str:
        return respell(name, language="ru", source="de", to="en")

    assert english("PUSCHKIN") == "PUSHKIN"
    assert english("puschkin") == "pushkin"
    assert english("Joschkar-Ola") == "Yoshkar-Ola"
    assert english("Puschkin  Tschechow!") == "Pushkin  Chekhov!"
    assert english("") == ""
    assert english("1799") == "1799"
    assert english(unicodedata.normalize("NFD", "Puschkin")) == "Pushkin"
    assert respell(unicodedata.normalize("NFD", "Čechov"), language="ru", source="cs", to="ru") == "Чехов"


def test_candidates() -> None:
    found = respell("Solschenizyn", language="ru", source="de", to="ru", candidates=True)
    assert found[0].text == found[0].native == "Солженицын"
    assert all(isinstance(one, Respelling) and one.verified for one in found)
    assert "Золженицын" in [one.text for one in found]
    assert [one.cost for one in found] == sorted(one.cost for one in found)
    assert len({one.text for one in found}) == len(found)
    first = respell("Wassili Puschkin", language="ru", source="de", to="pl", candidates=True)[0]
    assert (first.text, first.native) == ("Wasilij Puszkin", "Василий Пушкин")


def test_unsure() -> None:
    with pytest.raises(TranslitError) as caught:
        respell("Smith", language="ru", source="de", to="en")
    assert str(caught.value) == (
        "no native form found that 'de' spells 'Smith' (language 'ru', tables tried: de); "
        "is the source right? candidates=True gives guesses, if there are any"
    )
    assert respell("Smith", language="ru", source="de", to="ru", candidates=True) == ()
    near = respell("Ielzin", language="ru", source="de", to="ru", candidates=True)  # Jelzin, wrongly
    assert near[0].text == "Ельцин"
    assert not any(one.verified for one in near)


@pytest.mark.parametrize(
    ("language", "source", "to", "message"),
    [
        ("xx", "de", "en", r"no reading for the language 'xx'; readings: am, ar, .*, zh"),
        ("ru", "xx", "en", r"no orthography 'xx' for names of 'ru'; orthographies: af, az, be, .*, vi.*"),
        ("ru", "de", "xx", r"no orthography 'xx' for names of 'ru'; orthographies: af, az, be, .*, vi.*"),
        ("ru", "en-uk", "de", r"no orthography 'en-uk' for names of 'ru'; orthographies: af, .*"),
    ],
)
def test_unknown_tables(language: str, source: str, to: str, message: str) -> None:
    with pytest.raises(UnknownTable) as caught:
        respell("Puschkin", language=language, source=source, to=to)
    assert re.fullmatch(message, str(caught.value))


def test_text() -> None:
    line = "Puschkin und Tschechow (1899)"
    assert respell_text(line, language="ru", source="de", to="en") == "Pushkin und Chekhov (1899)"
    assert respell_text("", language="ru", source="de", to="en") == ""
    with pytest.raises(UnknownTable):
        respell_text(line, language="ru", source="xx", to="en")


STEMS = st.sampled_from(
    ["бал", "вер", "гор", "дуб", "кир", "лом", "мур", "сим", "хол", "цар", "чер", "щук", "лян", "тюм"]
)
ENDINGS = st.sampled_from(["ов", "ев", "ин", "ский", "ко", "ск", "град", "ино", "ова", "ич"])


@given(st.lists(STEMS, min_size=1, max_size=2), ENDINGS, st.sampled_from(["de", "pl", "cs", "hu", "nl", "sv"]))
@settings(max_examples=60, deadline=None)
def test_what_is_found_is_spelt_so(stems: list[str], ending: str, source: str) -> None:
    """Whatever native form is found for a spelling is spelt so, marks and case apart; and one is found."""
    spelling = written("ru:" + ("".join(stems) + ending).capitalize(), source)
    assert spelling
    found = respell(spelling, language="ru", source=source, to="ru", candidates=True)
    assert found[0].verified, spelling
    table = load_table(source, "orthographies")
    for one in found[:3]:
        assert plain(spelling.lower()) in [plain(text.lower()) for text in spelling_outputs(table, "ru", one.native)]
