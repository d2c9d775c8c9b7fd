"""A folder for what is worked out once for each version of the tables: derived spellings, compiled names.

It is the user's cache folder (`TRANSLIT_CACHE`, else `XDG_CACHE_HOME`/translit, else ~/.cache/translit);
`TRANSLIT_CACHE=` (empty) does without. It holds nothing that can't be worked out again, so whatever is wrong with
it is no error.
"""

from __future__ import annotations

import contextlib
import hashlib
import mmap
import os
import re
import time
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from translit.errors import TranslitError
from translit.libraries import installed
from translit.tables import data_folders, tables_in

__all__ = ["cache_folder", "contents_key", "files_digest", "mapped", "recall", "remember", "sources", "tables_digest"]

T = TypeVar("T")
KEPT = 16  # files of each family that are kept
KEY = re.compile(r"[0-9a-f]{16}-[0-9a-f]{16}")
TICK = 2  # seconds after which a file that changes again bears another time, whatever the file system
PACKAGE = Path(__file__).resolve().parent
SHIPPED = PACKAGE / "compiled"  # the shipped names, compiled when the package was built
# The modules that what is kept here depends on: those that `translit.compiled` imports, and they in turn.
COMPILING = (
    "alternatives", "cache", "casing", "compiled", "compiling", "converters", "derived", "deriving", "errors",
    "folding", "forms", "lexicon", "libraries", "lines", "loading", "marks", "names", "names_grammar", "outputs",
    "packed", "rewrite", "rules", "rules_grammar", "scripts", "tables", "ways",
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
    return files_digest(sources(), *installed())


def sources() -> tuple[Path, ...]:
    """The code and the tables that spellings are derived by."""
    tables = (path for folder in data_folders() for kind in KINDS for path in tables_in(folder / kind))
    return (*(PACKAGE / f"{name}.py" for name in COMPILING), *tables)


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


def contents_key(paths: Sequence[Path], *more: str, also: Callable[[], Sequence[Path]] = tuple) -> str:
    """A key for what is made from names tables: it changes with their contents, and with all that they are derived by.

    `also` gives further files that the contents of `paths` name. Whose files haven't changed, as far as the file
    system says, has the key that was remembered for them: that is quicker than to read them all.
    Raises TranslitError where one can't be read.
    """
    stamp = _stamp((*sources(), *paths), *more, *installed())
    known = (recall(f"key-{stamp}.txt") or b"").decode("ascii", "replace") if stamp else ""
    if KEY.fullmatch(known):
        return known
    further = also()
    key = f"{tables_digest()}-{files_digest((*paths, *further), *more)}"
    if stamp and not further:
        remember(f"key-{stamp}.txt", key.encode())
    return key


def _stamp(paths: Iterable[Path], *more: str) -> str:
    """A digest of what the file system says of the files, and of `more`.

    It is "" where one can't be looked at, or changed so lately that it may change again without bearing another time.
    """
    digest, latest = hashlib.blake2b(repr(more).encode(), digest_size=8), time.time_ns() - TICK * 10**9
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            return ""
        if status.st_mtime_ns > latest:
            return ""
        digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


@lru_cache(maxsize=1 << 12)
def _content(path: Path, size: int, modified: int) -> bytes:
    """The digest of a file's content; `size` and `modified` are there so that a changed file is read anew."""
    return hashlib.blake2b(path.read_bytes(), digest_size=16).digest()


def recall(name: str) -> bytes | None:
    """What was remembered under `name`, or came with the package, if anything."""
    return _looked_up(name, Path.read_bytes)


def mapped(name: str) -> memoryview | None:
    """The same, looked at where it lies on disk."""
    return _looked_up(name, _map)


def _map(path: Path) -> memoryview:
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _looked_up(name: str, read: Callable[[Path], T]) -> T | None:
    """What `read` makes of the file of that name in the cache, else of that in the package."""
    for folder in filter(None, (cache_folder(), SHIPPED)):
        with contextlib.suppress(OSError, ValueError):  # an empty file can't be mapped
            return read(folder / name)
    return None


def remember(name: str, data: bytes) -> None:
    """Write the file whole or not at all, and remove older ones of its family (what stands before the first hyphen)."""
    folder = cache_folder()
    if folder is None:
        return
    import tempfile  # much to load for what is seldom written

    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=folder, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(part).replace(folder / name)
        family = sorted(folder.glob(name.split("-")[0] + "-*"), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in family[KEPT:]:
            old.unlink(missing_ok=True)
