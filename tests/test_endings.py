"""Endings that a few languages put on names, and most understand as a case or as another name."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from translit import Normaliser, spellings

TABLE = """
@kind person
ru:Владимир Путин → Vladimir Putin
ru:Путин → Putin
ru:Хрущёв → Khrushchev
ru:Ляпунов → Lyapunov
ru:Репин → Repin
ru:Чапаев → Chapayev
ru:Кабаева → Kabaeva
uk:Зеленський → Zelensky
uk:Тимошенко → Tymoshenko
ru:Нестор Махно → Nestor Makhno
cs:Dubček → Dubček
@kind place
ru:Омск → Omsk
ru:Смоленск → Smolensk
ru:Калининград → Kaliningrad
ru:Воронеж → Voronezh
ru:Москва → Moscow
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "mine.rules"
    path.write_text(TABLE, encoding="utf-8")
    return path


def normaliser(table: Path, inflected: Collection[str] = ()) -> Normaliser:
    return Normaliser(names=[table], builtin=False, inflected=inflected)


@pytest.mark.parametrize(
    "text",
    [
        "Putins Krieg, the Putins",  # a genitive in German, a plural in English
        "Vladimira Putina",  # genitives in Croatian
        "Zelenskis Rede",
        "Dubčeks Reformen",
        "Repina, Ļapunova, Putina",  # women
        "Repino, Ĉapajevo, Kabajevo",  # places
        "iz Omska, na Omsko, Voroneža",  # genitives in Slovene, a region in Czech
    ],
)
def test_what_may_be_a_case_stays(table: Path, text: str) -> None:
    assert normaliser(table).normalise(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hruščovs, Ļapunovs", "Khrushchev, Lyapunov"),
        ("Vladimirs Putins", "Vladimir Putin"),
        ("Putinas, Omskas", "Putin, Omsk"),
        ("Smoļenska, Voroneĵo, Moskvo", "Smolensk, Voronezh, Moscow"),
        ("Ņestors Mahno, Nestoras Machno", "Nestor Makhno, Nestor Makhno"),
        ("Kaliningrado", "Kaliningrad"),  # Spanish, too
        ("Tymošenko, Timoŝenko, Kabajeva", "Tymoshenko, Tymoshenko, Kabaeva"),  # no ending at all
    ],
)
def test_what_can_only_be_the_name_is_found(table: Path, text: str, expected: str) -> None:
    assert normaliser(table).normalise(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("lv", "Putins, Omska, Smoļensks", "Putin, Omsk, Smolensk"),
        ("lt", "Repino, Omsko, Zelenskis", "Repin, Omsk, Zelensky"),
        ("eo", "Omsko, Omskon", "Omsk, Omsk"),
        ("pl", "Putins, Omsko", "Putins, Omsko"),
    ],
)
def test_a_language_that_is_asked_for_has_its_endings(table: Path, language: str, text: str, expected: str) -> None:
    assert normaliser(table, [language]).normalise(text) == expected


def test_spellings_lists_them_and_knows_them() -> None:
    declined = {spelling.text: spelling.declined for spelling in spellings("ru:Калининград")}
    for text in ("Kaliningrads", "Kaļiņingrada", "Kaliningradas"):
        assert declined[text]
    assert not declined["Kaliningrado"]
