"""What `translit check` proves of tables, each by a small table that is wrong in that way."""

from __future__ import annotations

from pathlib import Path

import pytest

from translit.check import check_path
from translit.errors import MissingLibrary

HEAD = "# Demo\n@id x\n@language ru\n@script Cyrl → Latn\n@source a book\n"


@pytest.mark.parametrize(
    ("rules", "problem"),
    [
        ("а → а\n", "x.rules:6: 'а' (U+0430) in a target is Cyrillic"),
        ("а → a\n= а → b\n", "x.rules:7: а → expected 'b', got 'a'"),
        ("а → a\n~ а → a\n", "x.rules:7: а → 'a' holds now: write '=' for '~'"),
    ],
)
def test_a_rule_table(tmp_path: Path, rules: str, problem: str) -> None:
    table = tmp_path / "systems" / "x.rules"
    table.parent.mkdir()
    table.write_text(HEAD + rules, encoding="utf-8")
    assert [str(found) for found in check_path(table).problems] == [problem]


def test_a_rule_table_says_where_it_is_from(tmp_path: Path) -> None:
    table = tmp_path / "systems" / "y.rules"
    table.parent.mkdir()
    table.write_text("# Demo\n@id x\nа → a\n", encoding="utf-8")
    assert [str(found) for found in check_path(table).problems] == [
        "y.rules:1: '@id x' but the file is called y.rules",
        "y.rules:1: no '@source': say which document the table follows",
        "y.rules:1: no '@language'",
        "y.rules:1: no '@script', as in 'Cyrl → Latn'",
    ]


def test_names_tables(tmp_path: Path) -> None:
    one, other = tmp_path / "names" / "a.rules", tmp_path / "names" / "b.rules"
    one.parent.mkdir()
    one.write_text("ru:Алсынов, Alsynoff → Alsynov\nuk:Алсинов → Alsynov of Kyiv\n", encoding="utf-8")
    other.write_text("Alsynoff → Alsynov\n", encoding="utf-8")
    found = [str(problem) for problem in check_path(one.parent).problems if "'Als" in problem.message]
    assert found[0] == "b.rules:1: 'Alsynoff' stands in a.rules:1 already"
    assert (
        "a.rules:1: 'Alsinov' is derived for Alsynov (a.rules:1) and Alsynov of Kyiv (a.rules:2): applied for neither;"
        " write it on the line it belongs to"
    ) in found


def test_names_that_go_in_a_circle_contradict_each_other(tmp_path: Path) -> None:
    table = tmp_path / "names" / "a.rules"
    table.parent.mkdir()
    table.write_text("Kiev → Kyiv\nKyiv → Kiev\n", encoding="utf-8")
    (problem,) = check_path(table).problems
    assert str(problem).splitlines()[0] == (
        f"{table}:2:1: 'Kyiv' is already a spelling of Kyiv (a.rules:1), here of Kiev (a.rules:2): "
        "one spelling can't have two canonical forms"
    )


def test_a_style_is_no_part_of_the_names_it_overlays(tmp_path: Path) -> None:
    for folder, text in (("names", "Kiev → Kyiv\n"), ("styles", "Kyiv → Kiev\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.rules").write_text(text, encoding="utf-8")
    report = check_path(tmp_path)
    assert (report.tables, report.problems) == (2, ())


def test_a_table_that_is_not_utf_8_is_wrong_and_the_others_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "a.rules").write_bytes(b"Kiev \xff\n")
    (tmp_path / "systems").mkdir()
    (tmp_path / "systems" / "x.rules").write_text(HEAD + "\u0430 → a\n= \u0430 → b\n", encoding="utf-8")
    report = check_path(tmp_path)
    assert report.tables == 2
    assert [str(problem).split("\n")[0].removeprefix(f"{tmp_path}/") for problem in report.problems] == [
        "x.rules:7: \u0430 → expected 'b', got 'a'",
        "a.rules:1:6: byte 0xff is not UTF-8; save the table as UTF-8",
    ]


def test_a_language_that_nothing_reads(tmp_path: Path) -> None:
    table = tmp_path / "mine.rules"
    table.write_text("qq:Foo → Bar\nqq:Fou → Baz\n", encoding="utf-8")
    (problem,) = check_path(table).problems
    assert problem.warning
    assert str(problem) == (
        "mine.rules:1: no reading and no system for the language 'qq': nothing is derived from 'Foo'"
    )


def test_examples_that_lack_a_library_are_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def without(*_: object) -> object:
        def run(_: str) -> list[str]:
            raise MissingLibrary("kanji need it: pip install it")

        return run

    monkeypatch.setattr("translit.check._runner", without)
    table = tmp_path / "systems" / "x.rules"
    table.parent.mkdir()
    for examples, said in ((1, ""), (3, ", like 2 more of its examples")):
        table.write_text(HEAD + "а → a\n" + "= а → a\n" * examples, encoding="utf-8")
        (problem,) = check_path(table).problems
        assert str(problem) == f"x.rules:7: not checked{said}: kanji need it: pip install it"
        assert problem.warning
