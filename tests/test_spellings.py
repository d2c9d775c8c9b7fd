"""What `spellings` gives beside the examples of tables: case, tables named, what is asked for wrongly."""

from __future__ import annotations

import sys
import unicodedata

import pytest
import regex

from translit import MissingLibrary, TranslitError, UnknownTable, spellings
from translit.deriving import heard


def texts(native: str) -> set[str]:
    return {spelling.text for spelling in spellings(native, limit=1000)}


def test_a_mark_inside_a_word_begins_no_new_one() -> None:
    assert {"Pod”yachev", 'Pod"jačev'} <= texts("ru:Подъячев")
    assert "POD”YACHEV" in texts("ru:ПОДЪЯЧЕВ")
    assert {"Khabibul·lin", "Khabibullin"} <= texts("ru:Хабибуллин")
    assert "’с-Хертогенбосх" in texts("nl:’s-Hertogenbosch")
    assert "Petrov-Vodkin" in texts("ru:Петров-Водкин")


def test_a_capital_behind_an_apostrophe_stays() -> None:
    assert {"O'Konnor", "O'Connor"} & texts("ru:О'Коннор")
    assert not {text for text in texts("ru:О'Коннор") if "'k" in text}
    assert not {text for text in texts("ru:Лукьяненко") if "'Y" in text}


def test_what_follows_an_article_has_a_capital() -> None:
    assert {"Аль-Кахтани", "Al-Qahtani"} <= texts("ar:القحطاني")


def test_english_is_named_before_others_that_write_the_same() -> None:
    vias = {spelling.text: spelling.via for spelling in spellings("ru:Хабибуллин")}
    assert vias["Khabibullin"] == "ru → en"
    assert vias["Chabibullin"] != "ru → en"


@pytest.mark.parametrize("native", ["ru:Хабибуллин", "be:Акрэсціна", "uk:Подільськ"])
def test_what_differs_by_marks_alone_stands_last(native: str) -> None:
    found = [spelling.text for spelling in spellings(native)]
    bare = [regex.sub(r"[\p{Mn}ʹʺʼʻ’'`]", "", unicodedata.normalize("NFD", text.lower())) for text in found]
    first = [index for index, letters in enumerate(bare) if letters not in bare[:index]]
    assert first == list(range(len(first)))
    assert len(first) < len(found)


def test_an_option_that_changes_a_capital_alone_counts() -> None:
    assert "Oestersund" in [spelling.text for spelling in spellings("sv:Östersund")]  # ascii-sv+icao
    assert "Aarhus" in [spelling.text for spelling in spellings("da:Århus")]


def test_latin_names_of_a_language_without_a_reading_are_folded() -> None:
    assert texts("mt:Għaxaq") == {"Ghaxaq"}
    with pytest.raises(UnknownTable, match=r"^no reading and no system for the language 'rux'; did you mean 'ru'\?$"):
        spellings("rux:Алсынов")


def test_what_is_asked_for_wrongly_is_said() -> None:
    with pytest.raises(TranslitError, match=r"^limit=-1: expected a number from 0 on$"):
        spellings("ru:Алсынов", limit=-1)
    with pytest.raises(UnknownTable, match=r"^no case endings in 'xx'; languages with them: "):
        spellings("ru:Алсынов", inflected=["pl", "xx"])
    with pytest.raises(TranslitError, match=r"^'Алсынов': expected a language and a native form, as in 'ru:Алсынов'$"):
        spellings("Алсынов")
    assert spellings("ru:Алсынов", inflected="pl") == spellings("ru:Алсынов", inflected=["pl"])


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    with pytest.raises(MissingLibrary, match=r"pip install 'translit\[zh\]'"):
        heard("zh:欧阳锋")
