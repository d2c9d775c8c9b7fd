"""The page of counts is the one that the tables give."""

from __future__ import annotations

from pathlib import Path

from translit.compiling import rules_of
from translit.counts import counted, page
from translit.tables import names_tables

PAGE = Path(__file__).resolve().parent.parent / "docs" / "names.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(rules_of(names_tables()))


def test_there_are_as_many_as_promised() -> None:
    found = counted(rules_of(names_tables()))
    assert found["place"] >= 2_500
    assert found["person"] >= 1_500
    assert found["organisation"] + found["outlet"] >= 500
    assert found.total() >= 5_000
