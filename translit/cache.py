"""A folder for what is worked out once for each version of the tables: derived spellings, compiled names.

It is the user's cache folder (`TRANSLIT_CACHE`, else `XDG_CACHE_HOME`/translit, else ~/.cache/translit);
`TRANSLIT_CACHE=` (empty) does without. It holds nothing that can't be worked out again, so whatever is wrong with
it is no error.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

from translit.tables import data_folders

__all__ = ["cache_folder", "recall", "remember", "tables_digest"]

KEPT = 12  # files of each family that are kept
KINDS = ("readings", "orthographies", "systems")


def cache_folder() -> Path | None:
    """Where the cache is, or None where it is switched off."""
    given = os.environ.get("TRANSLIT_CACHE")
    if given is not None:
        return Path(given) if given else None
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path("~/.cache").expanduser()) / "translit"


def tables_digest() -> str:
    """A digest of the sizes and times of the tables that spellings are derived from, and of the code that does it."""
    digest = hashlib.sha256()
    tables = (p for d in data_folders() for kind in KINDS for p in sorted((d / kind).glob("**/*.rules")))
    for path in (*sorted(Path(__file__).parent.glob("*.py")), *tables):
        status = path.stat()
        digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]


def recall(name: str) -> bytes | None:
    """What was remembered under `name`, if anything."""
    folder = cache_folder()
    try:
        return (folder / name).read_bytes() if folder else None
    except OSError:
        return None


def remember(name: str, data: bytes) -> None:
    """Write the file whole or not at all, and remove older ones of its family (what stands before the first hyphen)."""
    folder = cache_folder()
    if folder is None:
        return
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=folder, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(part).replace(folder / name)
        family = sorted(folder.glob(name.split("-")[0] + "-*"), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in family[KEPT:]:
            old.unlink(missing_ok=True)
