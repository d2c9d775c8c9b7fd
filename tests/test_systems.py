"""The catalogue of systems: what is listed, how one is shown, what can be undone."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from translit.catalogue import System, recorded, reversibility, systems
from translit.describing import describe
from translit.errors import UnknownTable
from translit.loading import load_table
from translit.tables import find_table, list_tables


def by_id(name: str) -> System:
    return next(system for system in systems() if system.id == name)


def test_listing_is_every_table_once() -> None:
    ids = [system.id for system in systems()]
    assert ids == sorted(set(ids))
    assert set(ids) == set(list_tables("systems"))


def test_listing_says_what_the_tables_say() -> None:
    for system in systems():
        table = load_table(system.id)
        assert system == System(
            table.id,
            table.title,
            table.languages,
            table.script,
            table.authority,
            table.year,
            table.sources,
            table.aliases,
            tuple((option.name, option.description) for option in table.options),
            system.reverse,
        )


def test_one_language() -> None:
    found = [system.id for system in systems(language="be")]
    assert {"be-2007", "be-lacinka", "cyrl-iso9"} <= set(found)
    assert "ru-bgn" not in found
    assert systems(language="xx") == ()


@pytest.mark.parametrize(
    ("name", "reverse"),
    [
        ("ru-bgn", "ru-bgn-reverse"),
        ("sa-iast", "sa-iast-deva"),
        ("ar-buckwalter", "ar-buckwalter-arab"),
        ("uk-2010", None),
        ("ascii-latin", None),
    ],
)
def test_reverse(name: str, reverse: str | None) -> None:
    assert by_id(name).reverse == reverse
    if reverse:
        assert by_id(reverse).reverse == name


def test_users_folder_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "systems"
    folder.mkdir()
    (folder / "xx-mine.rules").write_text(
        "# Mine # and yours\n@id xx-mine\n@language xx yy  # two\n@script Cyrl -> Latn\n@option soft  what it does\n"
        "@alias inside\nь → '\n@end\n@alias outside\nа → a\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("TRANSLIT_DATA", str(tmp_path))
    assert systems(language="xx") == (
        System(
            "xx-mine",
            "Mine # and yours",
            ("xx", "yy"),
            ("Cyrl", "Latn"),
            aliases=("outside",),
            options=(("soft", "what it does"),),
        ),
    )
    assert "Option +soft\n  aliases: inside\n  ь → '\n" in describe("xx-mine")


def test_listing_is_quick() -> None:
    """In a process of its own, so that nothing is read yet. Far below what reading the rules would take."""
    code = (
        "import time; from translit.catalogue import systems; "
        "start = time.process_time(); systems(); print(time.process_time() - start)"
    )
    took = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert float(took) < 1.5
    started = time.perf_counter()
    systems()
    assert time.perf_counter() - started < 0.05


# -- describe ------------------------------------------------------------------------------------


def test_describe_exactly() -> None:
    lines = describe("cyrl-iso9").splitlines()
    system = by_id("cyrl-iso9")
    assert lines[0] == system.title
    assert lines[2:4] == ["id          cyrl-iso9", "languages   " + " ".join(system.languages)]
    assert "reverse     cyrl-iso9-reverse" in lines


def test_describe_shows_source_rules_options_and_examples() -> None:
    text = describe("ru-bgn")
    assert "source      BGN/PCGN" in text
    assert "\n  е → ye    / ^ _ | V _ | S _  note 1: initially, after a vowel, and after й ъ ь\n  е → e\n" in text
    assert "\n  V = а е ё и о у ы э ю я\n" in text
    assert "\noption      +dots: " in text
    assert "\nOption +dots\n" in text
    assert "\n  Щёлково    → Shchëlkovo\n" in text
    assert "#" not in text


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("cldr:Han-Latin-Names", "zh-pinyin-names"),
        ("icu:Hebrew-Latin/BGN", "he-bgn1962"),
        ("cldr:ru_Latn-ru-BGN", "ru-bgn-reverse"),
        ("iuliia:mosmetro", "ru-mosmetro"),
        ("interscript:un-rus-Cyrl-Latn-1987", "ru-un1987"),
    ],
)
def test_aliases_as_other_projects_write_them(alias: str, name: str) -> None:
    assert find_table(alias)[0].stem == name


def test_describe_what_an_included_table_adds() -> None:
    shown = describe("ru-un1987")
    assert "  э → è\n" in shown
    assert "э → ė" not in shown  # ISO/R 9's, which the table has not
    assert "  ю → ju\n" in shown
    assert "deviation" not in shown  # of an option that is not included
    assert "Option +english\n  The second permitted deviation" in describe("ru-iso9-1968")


def test_describe_by_alias_and_with_option() -> None:
    assert describe("ru-Latn-t-ru-m0-bgn") == describe("ru-bgn") == describe("ru-bgn+dots")


def test_describe_included_rules() -> None:
    assert "\nRules of ar-alalc, included by ar-bgn\n" in describe("ar-bgn")


def written(tmp_path: Path, body: str) -> Path:
    path = tmp_path / "xx.rules"
    path.write_text("# A table\n@id xx\n@language xx\n@script Cyrl → Latn\n" + body, encoding="utf-8")
    return path


def test_describe_comments(tmp_path: Path) -> None:
    body = """\
# A doubt, on
# two lines.
# A second one.

@class V  а е   # vowels
# over its rules
щ → shch        # beside its rule
ь → ∅ / V _     # with a context
# said of the option
@option soft
ь → ’           # kept
@end

# from print
= щь → shch
"""
    expected = """\
  A doubt, on two lines.
  A second one.

Rules
  V = а е   (vowels)

  over its rules
  щ → shch         beside its rule
  ь → ∅     / V _  with a context

Option +soft
  said of the option
  ь → ’    kept

Examples
  from print
  щь → shch
"""
    assert describe(str(written(tmp_path, body))).partition("Notes\n")[2] == expected


def test_describe_writes_the_characters_that_escapes_name(tmp_path: Path) -> None:
    body = (
        "ґ → g\\N{COMBINING GRAVE ACCENT}\nъ | ь → \\u0301 | x\\N{COMBINING ACUTE ACCENT}\n"
        "я → i\\N{ZERO WIDTH NON-JOINER}a\n\\# → \\/  # the marks of the grammar\n"
    )
    described = describe(str(written(tmp_path, body)))
    assert "\n  ґ     → g\u0300\n" in described
    assert "\n  ъ | ь → ◌\u0301 | x\u0301\n" in described
    assert "→ i\\N{ZERO WIDTH NON-JOINER}a\n" in described  # it can't be seen
    assert "\n  \\#    → \\/" in described


def test_describe_says_what_comes_back() -> None:
    assert "\nreversible  100 % of the words tried come back as they were\n" in describe("ka-iso9984")
    assert "\nreversible" not in describe("zh-pinyin")


def test_describe_unknown() -> None:
    with pytest.raises(UnknownTable, match="did you mean 'ru-bgn'"):
        describe("ru-bgnn")


@pytest.mark.parametrize("system", systems(), ids=lambda system: system.id)
def test_every_system_can_be_described(system: System) -> None:
    text = describe(system.id)
    for source in system.sources:
        assert source.split()[0] in text
    assert "\nRules" in text
    table = load_table(system.id)
    for example in table.examples:
        assert example.source in text
        assert example.target in text


# -- reversibility -------------------------------------------------------------------------------


def test_reversibility_of_letter_for_letter_systems() -> None:
    assert reversibility("ka-iso9984") == 1.0  # ka-2002 writes ts for ც and for თს
    assert (reversibility("cyrl-iso9") or 0) > 0.95
    assert (reversibility("sr-gaj") or 0) > 0.9


def test_every_shipped_system_has_a_record() -> None:
    for system in systems():
        known = recorded(list_tables("systems")[system.id])
        assert system.id in known
        assert system.reversibility == known[system.id]
        assert system.reversibility is None or 0 <= system.reversibility <= 1


@pytest.mark.parametrize(
    "name", ["ka-2002", "uk-2010", "sr-gaj", "bg-2009", "be-lacinka", "cyrl-iso9", "kk-2021", "sa-iast", "ko-rr"]
)
def test_the_record_is_what_is_measured(name: str) -> None:
    measured, known = reversibility(name), by_id(name).reversibility
    assert known == (None if measured is None else pytest.approx(measured, abs=0.03))  # names come and go


def test_reversibility_tells_what_is_lost() -> None:
    vowelless, letters = by_id("he-2006").reversibility, by_id("hy-bgn").reversibility
    assert vowelless is not None
    assert letters is not None
    assert vowelless < letters <= 1.0


@pytest.mark.parametrize("name", ["zh-pinyin", "ja-hepburn", "ko-rr", "th-rtgs"])
def test_reversibility_not_measured(name: str) -> None:
    assert reversibility(name) is None


def test_reversibility_through_the_reverse_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "systems"
    folder.mkdir()
    head = "# x\n@language xx\n@script {}\n"
    forth = head.format("Cyrl → Latn") + "а → a\nб → b\nв → b\n= аб → ab\n= ба → ba\n= ва → ba\n= а → a\n"
    (folder / "xx.rules").write_text(forth, encoding="utf-8")
    (folder / "xx-reverse.rules").write_text(head.format("Latn → Cyrl") + "a → а\nb → б\n", encoding="utf-8")
    monkeypatch.setenv("TRANSLIT_DATA", str(tmp_path))
    assert reversibility("xx") == 0.75  # ва comes back as ба
    assert by_id("xx").reversibility == 0.75  # a table of the user's has no record
    assert reversibility("xx-reverse") is None  # no words
