"""Bad tables: each file in bad_tables/ and bad_names/ has its exact error in bad_tables.txt and bad_names.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from translit import Normaliser, TableError, TranslitError, UnknownTable, normalise, spellings, transliterate
from translit.loading import load_path

HERE = Path(__file__).parent


def expected(folder: str) -> dict[str, str]:
    """File name → the error that reading it gives."""
    errors = (HERE / f"{folder}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    return {error.split(":", 1)[0]: error for error in errors}


def names_of(folder: str) -> list[str]:
    return sorted(path.name for path in (HERE / folder).glob("*.rules"))


@pytest.mark.parametrize("folder", ["bad_tables", "bad_names"])
def test_every_bad_table_has_its_error_written_down(folder: str) -> None:
    assert sorted(expected(folder)) == names_of(folder)


@pytest.mark.parametrize("name", names_of("bad_tables"))
def test_bad_rule_table(name: str) -> None:
    path = HERE / "bad_tables" / name
    with pytest.raises(TableError) as caught:
        load_path(path)
    assert str(caught.value).replace(f"{path.parent}/", "") == expected("bad_tables")[name]


@pytest.mark.parametrize("name", names_of("bad_names"))
def test_bad_names_table(name: str) -> None:
    path = HERE / "bad_names" / name
    with pytest.raises(TableError) as caught:
        Normaliser(names=[path], builtin=False)
    assert str(caught.value).replace(f"{path.parent}/", "") == expected("bad_names")[name]


def test_a_table_error_knows_its_place() -> None:
    with pytest.raises(TableError) as caught:
        load_path(HERE / "bad_tables" / "unknown-class.rules")
    error = caught.value
    assert (error.line, error.column, error.text) == (1, 10, "е → ye / V _")
    assert error.path.endswith("unknown-class.rules")


def test_a_table_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "latin1.rules"
    path.write_bytes("# x\né → ".encode() + b"\xe9\n")
    with pytest.raises(TableError, match=r"latin1.rules:2:5: byte 0xe9 is not UTF-8; save the table as UTF-8"):
        load_path(path)


def test_a_table_that_includes_itself(tmp_path: Path) -> None:
    path = tmp_path / "loop.rules"
    path.write_text("@include loop.rules\nKiev → Kyiv\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"loop.rules:1:10: it includes itself through 'loop.rules'"):
        Normaliser(names=[path], builtin=False)


def test_unknown_system_names_the_nearest() -> None:
    with pytest.raises(UnknownTable, match=r"no table called 'ru-bgm' among the systems; did you mean 'ru-bgn'"):
        transliterate("Щука", "ru-bgm")


def test_unknown_language_of_a_name() -> None:
    with pytest.raises(UnknownTable, match=r"no reading and no system for the language 'qq'"):
        spellings("qq:Щука")


def test_a_native_form_without_its_language() -> None:
    with pytest.raises(TranslitError, match=r"'Алсынов': expected a language and a native form, as in 'ru:Алсынов'"):
        spellings("Алсынов")


def test_unknown_target_language() -> None:
    with pytest.raises(UnknownTable, match=r"no canonical forms in 'xx'; languages with an orthography: "):
        normalise("Kiev", to="xx")


def test_missing_names_table() -> None:
    with pytest.raises(TranslitError, match=r"can't read nowhere.rules: No such file or directory"):
        normalise("Kiev", names=["nowhere.rules"])


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (b"Kiev", r"text must be str, not bytes; decode bytes first: data.decode\('utf-8'\)"),
        (None, "text must be str, not NoneType; pass the text itself"),
        (3, "text must be str, not int; pass the text itself"),
    ],
)
def test_what_is_no_text(value: object, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        normalise(value)  # type: ignore[arg-type]
    if not isinstance(value, int):
        with pytest.raises(TypeError, match="text must be str"):
            transliterate(value, "ru-bgn")  # type: ignore[arg-type]


def test_wrong_case_argument() -> None:
    with pytest.raises(TranslitError, match=r"case='lower': expected 'exact' or 'ignore'"):
        Normaliser(case="lower")


def test_unknown_case_endings() -> None:
    with pytest.raises(UnknownTable, match=r"no case endings in 'xx'; languages with them: bs, cs, "):
        Normaliser(builtin=False, inflected=["pl", "xx"])
    Normaliser(builtin=False, inflected="pl")  # one language may be given as it is
