"""The command line: pipes first, bytes that are no text, exit statuses, and never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """`translit` in a process of its own, in the C locale unless told otherwise."""
    env = {**os.environ, "LC_ALL": "C", "PYTHONPATH": str(ROOT), **environment}
    command = [sys.executable, "-m", "translit", *arguments]
    result = subprocess.run(command, input=stdin, capture_output=True, env=env, cwd=ROOT, timeout=600, check=False)
    assert b"Traceback" not in result.stderr
    return result


def test_the_filter() -> None:
    result = run(stdin="Fail Ałsynow told Biełsat.\n".encode())
    assert (result.returncode, result.stdout.decode(), result.stderr) == (0, "Fail Alsynov told Belsat.\n", b"")


def test_bytes_that_are_no_text_come_out_as_they_went_in() -> None:
    data = b"\xef\xbb\xbfBie\xc5\x82sat\r\n\x00\xff\xfe Bie\xc5\x82sat\xc5 \xed\xa0\x80\r\nno line feed at the end"
    assert run(stdin=data).stdout == data.replace("Biełsat".encode(), b"Belsat")


def test_an_unknown_letter_is_said_with_its_line_and_column() -> None:
    long = "Мама мыла раму\n" * 9_000 + "да " * 90_000  # read in several pieces
    result = run("romanise", "ru-bgn", "--errors", "strict", stdin=(long + "ქ").encode())
    assert result.returncode == 1
    message = "translit: -:9001:270001: ru-bgn has no rule for 'ქ' (U+10E5 GEORGIAN LETTER KHAR)\n"
    assert result.stderr.decode() == message


def test_a_language_without_systems_is_said() -> None:
    result = run("systems", "--language", "xx")
    assert (result.returncode, result.stdout) == (1, b"")
    assert result.stderr == b"translit: no system for the language 'xx'; `translit systems` lists all\n"


def test_files_are_read_one_after_another(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("Kiev\n", encoding="utf-8")
    two.write_text("Kijów\n", encoding="utf-8")
    assert run(str(one), "-", str(two), stdin=b"Kiew\n").stdout == b"Kyiv\nKyiv\nKyiv\n"


def test_a_missing_file_is_said_and_the_others_are_read(tmp_path: Path) -> None:
    one = tmp_path / "one"
    one.write_text("Kiev\n", encoding="utf-8")
    result = run("nowhere.txt", str(one))
    assert (result.returncode, result.stdout) == (1, b"Kyiv\n")
    assert result.stderr == b"translit: can't read nowhere.txt: No such file or directory\n"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    for arguments in ([], ["explain"]):
        result = run(*arguments, str(tmp_path))
        assert (result.returncode, result.stdout) == (1, b"")
        assert result.stderr.decode() == f"translit: can't read {tmp_path}: Is a directory\n"


def test_a_line_is_written_before_the_next_one_comes() -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "translit"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for line, expected in (("Biełsat reports\n", "Belsat reports\n"), ("on Kiev.\n", "on Kyiv.\n")):
            process.stdin.write(line.encode())
            process.stdin.flush()
            assert process.stdout.readline().decode() == expected
        process.stdin.close()


def test_a_closed_pipe_ends_it_quietly() -> None:
    script = f"yes 'Biełsat reports' | head -n 200000 | '{sys.executable}' -m translit | head -n 1"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    result = subprocess.run(["bash", "-c", script], capture_output=True, env=env, timeout=600, check=False)
    assert (result.stdout.decode(), result.stderr) == ("Belsat reports\n", b"")


def test_to_another_language() -> None:
    assert run("--to", "pl", stdin=b"Alsynov in Moscow").stdout.decode() == "Ałsynow in Moskwa"


def test_a_names_table_of_ones_own(tmp_path: Path) -> None:
    mine = tmp_path / "mine.rules"
    mine.write_text("Ałsynow → Somebody\n", encoding="utf-8")
    assert run("--names", str(mine), stdin="Ałsynow of Biełsat".encode()).stdout == b"Somebody of Belsat"
    assert (
        run("--names", str(mine), "--no-builtin", stdin="Ałsynow of Biełsat".encode()).stdout.decode()
        == "Somebody of Biełsat"
    )


def test_explain() -> None:
    result = run("explain", stdin="a\nTo Ałsynow, in KIEW\n".encode())
    lines = result.stdout.decode().splitlines()
    assert result.returncode == 0
    assert lines[0].startswith("-:2:4: Ałsynow → Alsynov  (person, ru → pl; region.rules:")
    assert lines[1].startswith("-:2:16: KIEW → KYIV  (place, written, Q1899; ukraine-belarus.rules:")


def test_explain_as_json() -> None:
    result = run("explain", "--json", stdin="🐟 Ałsynow".encode())
    change = json.loads(result.stdout)
    rule = change.pop("rule")
    assert rule.startswith("region.rules:")
    assert change == {
        "file": "-", "line": 1, "column": 3, "start": 2, "end": 9, "found": "Ałsynow", "canonical": "Alsynov",
        "kind": "person", "via": "ru → pl", "id": "",
    }  # fmt: skip


def test_check_a_good_table(tmp_path: Path) -> None:
    table = tmp_path / "mine.rules"
    table.write_text("@kind place\nKiev → Kyiv\n= KIEV, Kiev → KYIV, Kyiv\n", encoding="utf-8")
    result = run("check", str(table))
    assert (result.returncode, result.stdout) == (0, b"")
    assert result.stderr == b"1 table, 0 wrong, 0 to look at\n"


def test_check_a_bad_table(tmp_path: Path) -> None:
    table = tmp_path / "mine.rules"
    table.write_text("@kind place\nKiev → Kyiv\n= KIEV → Kyiv\n~ Kiev → Kyiv\n", encoding="utf-8")
    result = run("check", str(table))
    assert result.returncode == 1
    assert result.stdout.decode() == (
        "mine.rules:3: KIEV → expected 'Kyiv', got 'KYIV'\nmine.rules:4: Kiev → 'Kyiv' holds now: write '=' for '~'\n"
    )


def test_check_shows_a_mistake_with_its_line(tmp_path: Path) -> None:
    table = tmp_path / "mine.rules"
    table.write_text("Kiev, Kyiv\n", encoding="utf-8")
    result = run("check", str(table))
    assert result.returncode == 1
    assert result.stdout.decode() == (
        f"{table}:1:11: expected '→' (or '->') between the spellings and the canonical form\n"
        "    Kiev, Kyiv\n"
        "              ^\n"
    )


def test_spellings() -> None:
    lines = run("spellings", "ru:Алсынов").stdout.decode().splitlines()
    assert "Ałsynow\tru → pl" in lines
    assert len(lines) == len(set(lines)) <= 64


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["--to", "xx"], 2, "translit: no canonical forms in 'xx'; languages with an orthography: "),
        (["--names", "nowhere.rules"], 1, "translit: can't read nowhere.rules: No such file or directory"),
        (["--names", ""], 1, "translit: names='': expected the path of a names table"),
        (["--inflected", "pl,xx"], 2, "translit: no case endings in 'xx'; languages with them: "),
        (["--style", "nowhere"], 2, "translit: no style called 'nowhere'; styles: bgn, press-1990, or the path of "),
        (
            ["--names", "data/systems/ru-bgn.rules"],
            1,
            "translit: data/systems/ru-bgn.rules:2:1: unknown directive '@id' in",
        ),
        (["check", "nowhere"], 1, "translit: can't read nowhere: no such file or folder"),
        (["spellings", "Алсынов"], 1, "translit: 'Алсынов': expected a language and a native form, as in 'ru:Алсынов'"),
        (["spellings", "qq:Алсынов"], 2, "translit: no reading and no system for the language 'qq'"),
        (
            ["spellings", "RU:Алсынов"],
            2,
            "translit: no reading and no system for the language 'RU'; did you mean 'ru'?",
        ),
        (["--frobnicate"], 2, "usage: translit"),
        (["check"], 2, "usage: translit check"),
    ],
)
def test_errors(arguments: list[str], status: int, message: str) -> None:
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (status, b"")
    assert result.stderr.decode().startswith(message)


def test_a_limit_is_a_number() -> None:
    result = run("spellings", "--limit", "-1", "ru:Алсынов")
    assert result.returncode == 2
    assert result.stderr.decode().endswith("argument --limit: expected a number from 0 on, not '-1'\n")


def test_a_bad_table_of_ones_own(tmp_path: Path) -> None:
    table = tmp_path / "mine.rules"
    table.write_text("Kiev, Kyiv\n", encoding="utf-8")
    result = run("--names", str(table), stdin=b"Kiev")
    assert (result.returncode, result.stdout) == (1, b"")
    assert result.stderr.decode().startswith(f"translit: {table}:1:11: expected '→'")


def test_help_names_every_command() -> None:
    shown = run("--help").stdout.decode()
    assert all(f"translit {command}" in shown for command in ("explain", "check", "spellings"))


def test_what_a_large_table_includes_is_read_anew(tmp_path: Path) -> None:
    large, other = tmp_path / "large.rules", tmp_path / "other.rules"
    large.write_text("@include other\n" + "".join(f"Name{i} → Nom{i}\n" for i in range(2000)), encoding="utf-8")
    for canonical in ("Kyiv", "Kief"):
        other.write_text(f"Kiev → {canonical}\n", encoding="utf-8")
        result = run("--no-builtin", "--names", str(large), stdin=b"Kiev", TRANSLIT_CACHE=str(tmp_path / "cache"))
        assert result.stdout.decode() == canonical


def test_no_cache_is_no_error(tmp_path: Path) -> None:
    mine = tmp_path / "mine.rules"
    mine.write_text("ru:Алсынов → Alsynov\n", encoding="utf-8")
    for cache in ("", str(mine / "x")):
        result = run("--no-builtin", "--names", str(mine), stdin="Ałsynow".encode(), TRANSLIT_CACHE=cache)
        assert result.stdout == b"Alsynov"
