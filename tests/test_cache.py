"""What is kept between runs: it depends on everything that it is made from, and damage to it is no error."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from translit import Normaliser, cache
from translit.compiled import Search, cache_names

ROOT = Path(cache.__file__).resolve().parent


def imported(module: str) -> set[str]:
    """The modules of translit that `module` imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse((ROOT / f"{module}.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("translit"):
            names = [node.module.partition(".")[2]] if "." in node.module else [alias.name for alias in node.names]
            found.update(names)
    return found


def test_the_code_that_compiles_names_is_in_their_key() -> None:
    found, waiting = set[str](), {"compiled"}
    while waiting:
        module = waiting.pop()
        found.add(module)
        waiting |= imported(module) - found
    assert tuple(sorted(found)) == cache.COMPILING


def test_the_key_tells_contents_languages_and_ways_to_look_apart(tmp_path: Path) -> None:
    one, other = tmp_path / "a" / "x.rules", tmp_path / "b" / "x.rules"
    for path, text in ((one, "Kiev → Kyiv\n"), (other, "Kiev → Kyjv\n")):
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    keys = {cache_names([one], "en"), cache_names([other], "en"), cache_names([one], "en", Search(ignore_case=True))}
    assert len({names for names, _ in keys}) == 3
    names, forms = cache_names([one], "en")
    names_pl, forms_pl = cache_names([one], "pl")
    assert (names == names_pl, forms == forms_pl) == (True, False)
    other.write_text("Kiev → Kyiv\n", encoding="utf-8")
    assert cache_names([other], "en") == (names, forms)  # the same content elsewhere is the same


def test_a_damaged_cache_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRANSLIT_CACHE", str(tmp_path / "cache"))
    table = tmp_path / "large.rules"
    lines = [f"Variant{number} → Canonical{number}\n" for number in range(2_000)]
    table.write_text("".join(lines), encoding="utf-8")
    assert Normaliser(names=[table], builtin=False).normalise("Variant7") == "Canonical7"
    kept = sorted((tmp_path / "cache").glob("*.bin"))
    assert [path.name.split("-")[0] for path in kept] == ["forms", "names"]
    for path in kept:
        path.write_bytes(b"no marshal")
    assert Normaliser(names=[table], builtin=False).normalise("Variant7") == "Canonical7"
