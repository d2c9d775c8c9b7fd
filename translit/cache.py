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
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from translit.converters import installed
from translit.errors import TranslitError
from translit.tables import data_folders

__all__ = ["cache_folder", "files_digest", "recall", "remember", "tables_digest"]

KEPT = 16  # files of each family that are kept
PACKAGE = Path(__file__).resolve().parent
SHIPPED = PACKAGE / "compiled"  # the shipped names, compiled when the package was built
# The modules that what is kept here depends on: those that `translit.compiled` imports, and they in turn.
COMPILING = (
    "alternatives", "cache", "casing", "compiled", "converters", "derived", "errors", "folding", "forms", "lexicon",
    "lines", "names", "names_grammar", "rewrite", "rules", "scripts", "spellings", "tables", "ways",
)  # fmt: skip
KINDS = ("readings", "orthographies", "systems")


def cache_folder() -> Path | None:
    """Where the cache is, or None where it is switched off."""
    given = os.environ.get("TRANSLIT_CACHE")
    if given is not None:
        return Path(given) if given else None
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path("~/.cache").expanduser()) / "translit"


def tables_digest() -> str:
    """A digest of the contents of the tables that spellings are derived from, and of the code that does it."""
    tables = (p for d in data_folders() for kind in KINDS for p in sorted((d / kind).glob("**/*.rules")))
    code = (PACKAGE / f"{name}.py" for name in COMPILING)
    return files_digest((*code, *tables), *installed())


def files_digest(paths: Iterable[Path], *more: str) -> str:
    """A digest of the names and the contents of files, and of `more`. Raises TranslitError where one can't be read."""
    digest = hashlib.blake2b(repr(more).encode(), digest_size=8)
    for path in paths:
        try:
            status = path.stat()
            digest.update(path.name.encode() + _content(path, status.st_size, status.st_mtime_ns))
        except OSError as error:
            raise TranslitError(f"can't read {path}: {error.strerror}") from None
    return digest.hexdigest()


@lru_cache(maxsize=1 << 12)
def _content(path: Path, size: int, modified: int) -> bytes:
    """The digest of a file's content; `size` and `modified` are there so that a changed file is read anew."""
    return hashlib.blake2b(path.read_bytes(), digest_size=16).digest()


def recall(name: str) -> bytes | None:
    """What was remembered under `name`, or came with the package, if anything."""
    for folder in (cache_folder(), SHIPPED):
        with contextlib.suppress(OSError):
            if folder:
                return (folder / name).read_bytes()
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
