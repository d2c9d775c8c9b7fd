"""The spellings of many native forms at once, from the cache on disk as far as they are there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from translit.cache import recall, remember, tables_digest
from translit.errors import UnknownTable
from translit.spellings import Spelling, spellings, written

__all__ = ["derived_forms", "derived_spellings"]

Json = Any  # what json.load gives: the pairs (spelling, via) of a native form, or one form


def derived_spellings(natives: Iterable[str]) -> dict[str, tuple[Spelling, ...]]:
    """The spellings of each native form ("ru:Алсынов"), none where its language has no tables.

    >>> [s.text for s in derived_spellings(["ru:Алсынов"])["ru:Алсынов"] if s.via == "ru → pl"]
    ['Ałsynow']
    """
    found = _kept(natives, "", lambda native: [[s.text, s.via] for s in _derive(native)])
    return {native: tuple(Spelling(text, via) for text, via in pairs) for native, pairs in found.items()}


def derived_forms(natives: Iterable[str], orthography: str) -> dict[str, str | None]:
    """How `orthography` writes each native form, None where it can't.

    >>> derived_forms(["ru:Алсынов"], "pl")
    {'ru:Алсынов': 'Ałsynow'}
    """
    found = _kept(natives, f"{orthography}<", lambda native: written(native, orthography))
    return {native: form if isinstance(form, str) else None for native, form in found.items()}


def _kept(natives: Iterable[str], prefix: str, derive: Callable[[str], Json]) -> dict[str, Json]:
    """What `derive` gives for each native form, from the cache as far as it is there; the rest is put there."""
    wanted = list(dict.fromkeys(natives))
    name = f"spellings-{tables_digest()}.json"
    try:
        known: dict[str, Json] = json.loads(recall(name) or b"{}")
    except ValueError:
        known = {}
    missing = [native for native in wanted if prefix + native not in known]
    for native in missing:
        known[prefix + native] = derive(native)
    if missing:
        remember(name, json.dumps(known, ensure_ascii=False).encode())
    return {native: known[prefix + native] for native in wanted}


def _derive(native: str) -> tuple[Spelling, ...]:
    try:
        return spellings(native)
    except UnknownTable:
        return ()
