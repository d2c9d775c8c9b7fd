"""Derived spellings that are ordinary words are told, and nothing else."""

from __future__ import annotations

import sys

import pytest

from translit.commonness import COMMON, common_words
from translit.names import NameIndex, build_index
from translit.names_grammar import parse_names

TEJEN = "ru:Теджен → Tejen"  # Tegen, as Italian newspapers would write it, is Dutch "against"


def index(text: str) -> NameIndex:
    return build_index(parse_names(text, path="my.rules").rules)


def found(text: str, zipf: float = COMMON) -> dict[str, tuple[str, ...]]:
    pytest.importorskip("wordfreq")
    return {word.spelling: word.languages for word in common_words(index(text), zipf=zipf)}


def test_a_common_word_is_told_with_its_language_and_line() -> None:
    pytest.importorskip("wordfreq")
    (word,) = common_words(index(TEJEN))
    assert (word.spelling, word.languages, word.rule.line) == ("Tegen", ("nl",), 1)
    assert str(word) == "'Tegen' is derived for Tejen, and a common word (nl): keep it by a line"


def test_a_line_that_keeps_the_word_ends_it() -> None:
    assert found(f"{TEJEN}\nTegen → Tegen") == {}


def test_rare_words_are_left_out() -> None:
    assert "Stroj" in found("uk:Стрий, ru:Стрый → Stryi")
    assert "Stroj" not in found("uk:Стрий, ru:Стрый → Stryi", zipf=6.0)


@pytest.mark.parametrize(
    ("text", "spelling", "language"), [("Danmark → Denmark", "Danmark", "sv"), ("ru:Путин → Putin", "Poutine", "fr")]
)
def test_written_spellings_and_a_languages_own_are_no_words(text: str, spelling: str, language: str) -> None:
    wordfreq = pytest.importorskip("wordfreq")
    assert wordfreq.zipf_frequency(spelling, language) > 4.1
    assert spelling in index(text).entries
    assert spelling not in found(text, zipf=4.1)


def test_without_the_library_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wordfreq", None)
    assert list(common_words(index(TEJEN))) == []
