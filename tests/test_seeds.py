"""The seeds: each text with its expected output, which is the README's demonstration."""

from __future__ import annotations

from pathlib import Path

import pytest

from translit import normalise

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
LANGUAGES = sorted(path.stem for path in SEEDS.glob("??.txt"))


def test_there_are_six() -> None:
    assert LANGUAGES == ["de", "en", "fr", "pl", "ru", "uk"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_seed(language: str) -> None:
    text = (SEEDS / f"{language}.txt").read_text(encoding="utf-8")
    expected = (SEEDS / f"{language}.expected.txt").read_text(encoding="utf-8")
    assert normalise(text, to=language) == expected
    assert normalise(expected, to=language) == expected
