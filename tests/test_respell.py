"""Respelling: forms that are in print, in every direction; what is said when there is no way."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translit import TranslitError, UnknownTable
from translit.deriving import spelling_outputs, written
from translit.known import plain
from translit.loading import load_table
from translit.respelling import Respelling, respell, respell_text

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
    assert respell("Smith", language="ru", source="de", to="en") == "Smith"  # left as it is
    assert respell("SMITH", language="ru", source="de", to="tr") == "SMITH"
    assert respell("Имамоглу", language="tr", source="ru", to="tr") == "İmamoğlu"
    assert respell("İmamoğlu", language="tr", source="tr", to="en") == "İmamoğlu"
    (kept,) = respell("Smith", language="ru", source="de", to="en", candidates=True)
    assert (kept.text, kept.native, kept.verified) == ("Smith", "", False)
    with pytest.raises(TranslitError) as caught:
        respell("Smith", language="ru", source="de", to="ru")
    assert str(caught.value) == (
        "no native form found that 'de' spells 'Smith' (language 'ru', tables tried: de, en); "
        "is the source right? candidates=True gives guesses, if there are any"
    )
    assert respell("Smith", language="ru", source="de", to="ru", candidates=True) == ()


def test_guesses() -> None:
    near = respell("Puschqin", language="ru", source="de", to="ru", candidates=True)
    assert near[0].text == "Пушкин"
    assert not any(one.verified for one in near)
    assert respell("Puschqin", language="ru", source="de", to="en") == "Puschqin"
    with pytest.raises(TranslitError, match="no native form found that 'de' spells 'Puschqin'"):
        respell("Puschqin", language="ru", source="de", to="ru")


@pytest.mark.parametrize(
    ("form", "source", "to", "other"),
    [
        ("Moscou", "fr", "pl", "Moskwa"),
        ("Moskwa", "pl", "de", "Moskau"),
        ("Moskau", "de", "fr", "Moscou"),
        ("Moscú", "es", "en", "Moscow"),
        ("Moskau", "de", "ru", "Москва"),
        ("MOSKAU", "de", "pl", "MOSKWA"),
    ],
)
def test_names_that_are_not_derived(form: str, source: str, to: str, other: str) -> None:
    assert respell(form, language="ru", source=source, to=to) == other


def test_chain_of_languages() -> None:
    chain = [("de", "Chruschtschow"), ("en", "Khrushchev"), ("pl", "Chruszczow"), ("fr", "Khrouchtchev")]
    for steps in (chain, chain[::-1]):
        (source, form), *rest = steps
        for to, other in rest:
            form = respell(form, language="ru", source=source, to=to)
            assert form == other
            source = to


def test_borrowed_spellings() -> None:
    """English spellings in print of other languages."""
    found = respell("Bryansk", language="ru", source="cs", to="pl", candidates=True)[0]
    assert (found.text, found.native, found.verified) == ("Briańsk", "Брянск", True)
    assert respell("Chelyabinsk", language="ru", source="es", to="de") == "Tscheljabinsk"


@pytest.mark.parametrize(
    ("language", "form", "source", "to", "other"),
    [
        ("ru", "Bryansk", "es", "pl", "Briańsk"),  # Polish, German always respell
        ("uk", "Kharkiv", "sv", "de", "Charkiw"),
        ("bg", "Haskovo", "it", "nl", "Haskovo"),  # Italian itself leaves its own way
        ("ru", "Putin", "en", "nl", "Poetin"),  # from English there is nothing to be learnt
        ("ru", "Pushkin", "es", "nl", "Poesjkin"),  # so Spanish itself spells it
        ("zh", "Hohhot", "fr", "is", "Hohhot"),  # not Huhehaote: the names of English print
        ("zh", "Chengdu", "nl", "es", "Chengdu"),
    ],
)
def test_what_goes_round_the_world(language: str, form: str, source: str, to: str, other: str) -> None:
    """What English prints is left or respelt, as the print of both languages does with names of the third."""
    assert respell(form, language=language, source=source, to=to) == other


@pytest.mark.parametrize(
    ("language", "form", "source", "to", "other"),
    [
        ("ru", "Rimski-Korsakow", "de", "lt", "Rimskis-Korsakovas"),
        ("ru", "Nowo-Petuchow", "de", "lt", "Novo-Petuchovas"),  # no name of a table; the ending comes last
        ("ru", "Joškar-Ola", "sr-latn", "en", "Yoshkar-Ola"),
        ("ru", "JOSCHKAR-OLA", "de", "en", "YOSHKAR-OLA"),
    ],
)
def test_compounds(language: str, form: str, source: str, to: str, other: str) -> None:
    assert respell(form, language=language, source=source, to=to) == other


@pytest.mark.parametrize(
    ("form", "source", "to", "other"),
    [
        ("Lan-čou", "sk", "en", "Lanzhou"),
        ("Xi Jinping", "en", "cs", "Si Ťin-pching"),
        ("Mao Zedong", "en", "cs", "Mao Ce-tung"),
    ],
)
def test_chinese_compounds(form: str, source: str, to: str, other: str) -> None:
    for library in ("pypinyin", "rjieba"):
        pytest.importorskip(library)
    assert respell(form, language="zh", source=source, to=to) == other


@pytest.mark.parametrize(
    ("form", "other"),
    [("Ternopil'", "Ternopil"), ("Ternopil’", "Ternopil"), ("‘Ternopil’", "‘Ternopil’"), ("'Ternopil'", "'Ternopil'")],
)
def test_apostrophe_at_the_end(form: str, other: str) -> None:
    """It stands for ь, unless it is a quotation mark."""
    assert respell(form, language="uk", source="en", to="fr") == other


def test_own_names_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the grammar of names tables allows: escapes, contexts, natives on either side."""
    table = tmp_path / "names" / "mine.rules"
    table.parent.mkdir()
    lines = [
        "@kind place",
        "ru:Квакша, Mała Kwaksza → Quax Town, de:Quaxburg, fr:Quaxville",
        "Quuxburg\\, Stadt, Quuxheim → Quuxton, ru:Квукса, fr:Le Quux / am _",
    ]
    table.write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setenv("TRANSLIT_DATA", str(tmp_path))

    def of(name: str, source: str, to: str) -> str:
        return respell(name, language="ru", source=source, to=to)

    assert of("Quaxburg", "de", "fr") == "Quaxville"
    assert of("Quaxburg", "de", "ru") == "Квакша"
    assert of("Quaxburg", "de", "pl") == "Kwaksza"
    assert of("Quax Town", "en", "de") == "Quaxburg"
    assert of("MAŁA KWAKSZA", "pl", "fr") == "QUAXVILLE"
    assert of("Quuxheim", "de", "fr") == "Le Quux"
    assert of("Quuxburg, Stadt", "de", "en") == "Quuxton"


@pytest.mark.parametrize(
    ("language", "source", "to", "message"),
    [
        ("xx", "de", "en", r"no reading for the language 'xx'; readings: am, ar, .*, zh"),
        (
            "ru",
            "xx",
            "en",
            r"no orthography 'xx' for names of 'ru'; orthographies: af, .*, vi.*",
        ),
        (
            "ru",
            "de",
            "xx",
            r"no orthography 'xx' for names of 'ru'; orthographies: af, .*, vi.*",
        ),
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


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Der Minister sagte in Moskau, Puschkin lebe.", "Der Minister sagte in Moscou, Pouchkine lebe."),
        ("Und Die Regierung, sagte er, Wir", "Und Die Regierung, sagte er, Wir"),
        ("WIR SIND PUSCHKIN", "WIR SIND POUCHKINE"),
        ("der wir und puschkin", "der wir und puschkin"),
        ("Petuchow\nNikiforow\n", "Petoukhov\nNikiforov\n"),  # a list of names: the rules are enough
        ("Herr Petuchow sagte", "Herr Petuchow sagte"),  # prose: a noun looks no other
        ("Die Stadt Moskau (Москва) wächst", "Die Stadt Moscou (Москва) wächst"),
        ("wie d’Puschkin, d'Alltag", "wie d’Pouchkine, d'Alltag"),
        ("eins\r\nzwei Moskau\x0bdrei\u2028", "eins\r\nzwei Moscou\x0bdrei\u2028"),
    ],
)
def test_words_that_are_no_names(text: str, other: str) -> None:
    assert respell_text(text, language="ru", source="de", to="fr") == other


def test_text_in_a_script_without_capitals() -> None:
    assert respell_text("თბილისი", language="ka", source="ka", to="en") == "Tbilisi"


STEMS = st.sampled_from(
    ["бал", "вер", "гор", "дуб", "кир", "лом", "мур", "сим", "хол", "цар", "чер", "щук", "лян", "тюм"]
)
ENDINGS = st.sampled_from(["ов", "ев", "ин", "ский", "ко", "ск", "град", "ино", "ова", "ич"])


@given(st.lists(STEMS, min_size=1, max_size=2), ENDINGS, st.sampled_from(["de", "pl", "cs", "hu", "nl", "sv"]))
@settings(max_examples=60, deadline=None)
def test_what_is_found_is_spelt_so(stems: list[str], ending: str, source: str) -> None:
    """Whatever native form is found is spelt so, or in English so, marks and case apart; and one is found."""
    spelling = written("ru:" + ("".join(stems) + ending).capitalize(), source)
    assert spelling
    found = respell(spelling, language="ru", source=source, to="ru", candidates=True)
    assert found[0].verified, spelling
    tables = [load_table(name, "orthographies") for name in (source, "en")]
    for one in found[:3]:
        texts = [text for table in tables for text in spelling_outputs(table, "ru", one.native)]
        assert plain(spelling.lower()) in [plain(text.lower()) for text in texts]


@given(st.lists(STEMS, min_size=1, max_size=2), ENDINGS, st.sampled_from(["de", "pl", "cs", "hu", "nl", "sv", "en"]))
@settings(max_examples=60, deadline=None)
def test_same_orthography(stems: list[str], ending: str, source: str) -> None:
    """What an orthography writes first it writes again; of the candidates the best come first, each once."""
    spelling = written("ru:" + ("".join(stems) + ending).capitalize(), source)
    assert spelling
    found = respell(spelling, language="ru", source=source, to=source, candidates=True)
    assert plain(spelling.lower()) in [plain(one.text.lower()) for one in found]
    assert [one.cost for one in found] == sorted(one.cost for one in found)
    assert len({one.text.lower() for one in found}) == len(found)
    assert respell(spelling, language="ru", source=source, to=source) == found[0].text
    assert respell(spelling.upper(), language="ru", source=source, to=source) == found[0].text.upper()


def test_a_name_of_another_language_is_written_as_the_names_tables_have_it() -> None:
    (found, *_) = respell("Wogezy", language="zh", source="pl", to="de", candidates=True)
    assert (found.text, found.native, found.verified) == ("Vogesen", "", True)
    assert respell("WOGEZY", language="zh", source="pl", to="de") == "VOGESEN"
