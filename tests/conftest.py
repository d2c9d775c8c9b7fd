"""Shared by all tests: no tables but the shipped ones, and small ones made from text."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.pop("TRANSLIT_DATA", None)

from translit import Normaliser, Transliterator
from translit.rules_grammar import parse_rules

settings.register_profile("laws", deadline=None)  # timing belongs in benchmarks
settings.load_profile("laws")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def names(tmp_path: Path) -> Callable[..., Normaliser]:
    """A normaliser over one names table given as text, and no other."""

    def make(text: str, **options: str) -> Normaliser:
        path = tmp_path / "names.rules"
        path.write_text(text, encoding="utf-8")
        return Normaliser(names=[path], builtin=False, **options)

    return make


def table(text: str, **options: object) -> Transliterator:
    """A transliterator over the rule table given as text."""
    return Transliterator(parse_rules(text, path="test.rules"), **options)  # type: ignore[arg-type]
