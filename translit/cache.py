"""Derived spellings kept on disk: what the names tables need is worked out once for each version of the tables.

The cache is a file in the user's cache folder (`TRANSLIT_CACHE`, else `XDG_CACHE_HOME`/translit, else
~/.cache/translit); `TRANSLIT_CACHE=` (empty) does without. It holds nothing that can't be derived again, so
whatever is wrong with it is no error.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from translit.errors import UnknownTable
from translit.spellings import Spelling, spellings, written
from translit.tables import data_folders

__all__ = ["cache_folder", "derived_forms", "derived_spellings"]

Json = Any  # what json.load gives: the pairs (spelling, via) of a native form, or one form
KINDS = ("readings", "orthographies", "systems")
DERIVING = tuple(Path(__file__).with_name(name) for name in ("rules.py", "rewrite.py", "spellings.py"))
KEPT = 4  # versions of the tables whose spellings are kept


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
    path = _file()
    known = _read(path)
    missing = [native for native in wanted if prefix + native not in known]
    for native in missing:
        known[prefix + native] = derive(native)
    if missing and path:
        _write(path, known)
    return {native: known[prefix + native] for native in wanted}


def cache_folder() -> Path | None:
    """Where the cache is, or None where it is switched off."""
    given = os.environ.get("TRANSLIT_CACHE")
    if given is not None:
        return Path(given) if given else None
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path("~/.cache").expanduser()) / "translit"


def _derive(native: str) -> tuple[Spelling, ...]:
    try:
        return spellings(native)
    except UnknownTable:
        return ()


def _file() -> Path | None:
    """The cache of the tables as they are now: its name holds a digest of their sizes and times."""
    folder = cache_folder()
    if folder is None:
        return None
    digest = hashlib.sha256()
    tables = (p for d in data_folders() for kind in KINDS for p in sorted((d / kind).glob("**/*.rules")))
    for path in (*DERIVING, *tables):
        status = path.stat()
        digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return folder / f"spellings-{digest.hexdigest()[:16]}.json"


def _read(path: Path | None) -> dict[str, Json]:
    try:
        found = json.loads(path.read_bytes()) if path else {}
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(path: Path, known: dict[str, Json]) -> None:
    """Write the file whole or not at all, and remove those of older tables."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(known, file, ensure_ascii=False)
        Path(name).replace(path)
        others = sorted(path.parent.glob("spellings-*.json"), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in others[KEPT:]:
            old.unlink(missing_ok=True)
