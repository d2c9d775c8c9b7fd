"""The spellings of many native forms at once; of very many, from the cache on disk as far as they are there."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from translit.cache import recall, remember, tables_digest
from translit.deriving import Spelling, spellings, written
from translit.errors import UnknownTable
from translit.tables import ALL

__all__ = ["derived_forms", "derived_spellings"]

MANY = 200  # native forms that are worth a process, and the cache
Json = Any  # what json.load gives: what a native form's spellings consist of, or one form


def derived_spellings(natives: Iterable[str], inflected: tuple[str, ...] = ()) -> dict[str, tuple[Spelling, ...]]:
    """The spellings of each native form ("ru:Алсынов"), none where its language has no tables.

    `inflected` are the languages whose case endings are wanted, too ("*": all).

    >>> [s.text for s in derived_spellings(["ru:Алсынов"])["ru:Алсынов"] if s.via == "ru → pl"]
    ['Ałsynow']
    """
    found = _kept(natives, "".join(f"{language}+" for language in inflected), partial(_derive, inflected=inflected))
    return {native: tuple(Spelling(*one) for one in many) for native, many in found.items()}


def derived_forms(natives: Iterable[str], orthography: str) -> dict[str, str | None]:
    """How `orthography` writes each native form, None where it can't.

    >>> derived_forms(["ru:Алсынов"], "pl")
    {'ru:Алсынов': 'Ałsynow'}
    """
    found = _kept(natives, f"{orthography}<", partial(written, orthography=orthography))
    return {native: form if isinstance(form, str) else None for native, form in found.items()}


def _kept(natives: Iterable[str], prefix: str, derive: Callable[[str], Json]) -> dict[str, Json]:
    """What `derive` gives for each native form, from the cache as far as it is there; the rest is put there."""
    wanted = list(dict.fromkeys(natives))
    if len(wanted) < MANY:
        return {native: derive(native) for native in wanted}
    name = f"spellings-{tables_digest()}.json"
    try:
        known: dict[str, Json] = json.loads(recall(name) or b"{}")
    except ValueError:
        known = {}
    missing = [native for native in wanted if prefix + native not in known]
    known.update(zip((prefix + native for native in missing), _each(derive, missing), strict=True))
    if missing:
        remember(name, json.dumps(known, ensure_ascii=False).encode())
    return {native: known[prefix + native] for native in wanted}


def _each(derive: Callable[[str], Json], natives: Sequence[str]) -> Iterable[Json]:
    """`derive` of each native form; on all processors where there are many and a process can be forked safely."""
    import multiprocessing  # these two take longer to load than most derivations to make
    from concurrent.futures import ProcessPoolExecutor

    alone = threading.active_count() == 1 and not multiprocessing.current_process().daemon
    workers = min(os.cpu_count() or 1, len(natives) // MANY)
    if workers < 2 or not alone or "fork" not in multiprocessing.get_all_start_methods():
        return map(derive, natives)
    with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
        return list(pool.map(derive, natives, chunksize=MANY // 4))


def _derive(native: str, inflected: tuple[str, ...]) -> Json:
    try:
        found = spellings(native, inflected=True if ALL in inflected else inflected)
        return [[spelling.text, spelling.via, spelling.declined] for spelling in found]
    except UnknownTable:
        return []
