"""Names tables → a layer's lexicon and forms; for large layers from the cache on disk, as far as they are there."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from translit.cache import files_digest, recall, remember, tables_digest
from translit.errors import TranslitError
from translit.forms import Forms, build_forms, pack_forms, unpack_forms
from translit.lexicon import Lexicon, compile_index, pack, unpack
from translit.names import build_index, names_of
from translit.names_grammar import NameRule
from translit.tables import load_names, read_table_text

__all__ = ["Search", "cache_names", "compiled_names", "rules_of"]

T = TypeVar("T")
SMALL = 1 << 15  # bytes of tables that are compiled quicker than it is worth to keep what comes of it
INCLUDE = re.compile(r"^@include[ \t]", re.MULTILINE)
BROKEN = (ValueError, EOFError, TypeError)  # what a damaged cache file raises


def rules_of(paths: Sequence[Path]) -> list[NameRule]:
    """The rules of several names tables, as one layer has them."""
    return [rule for path in paths for rule in load_names(path).rules]


@dataclass(frozen=True, slots=True)
class Search:
    """How names are looked for: whatever the case? with the case endings of which languages ("*": all)?

    `said_in`: only those whose lines give a form in that language ("": all of them).
    """

    ignore_case: bool = False
    inflected: tuple[str, ...] = ()
    said_in: str = ""


EXACT = Search()


def compiled_names(paths: Sequence[Path], to: str, search: Search = EXACT) -> tuple[Lexicon, Forms]:
    """The lexicon of the names tables in `paths`, and what its names are written as in language `to`.

    Raises TableError where a table is wrong or two of them contradict each other, TranslitError where one can't
    be read.
    """

    def rules() -> list[NameRule]:
        every = rules_of(paths)
        if not search.said_in:
            return every
        return [rule for rule, name in zip(every, names_of(every), strict=True) if search.said_in in name.forms]

    def lexicon() -> Lexicon:
        return compile_index(build_index(rules(), search.inflected), ignore_case=search.ignore_case)

    if sum(map(_size, paths)) < SMALL:
        small = lexicon()
        return small, build_forms(rules(), small, to)
    names, forms = cache_names(paths, to, search)
    large = _kept(names, unpack, pack, lexicon)
    return large, _kept(forms, unpack_forms, pack_forms, lambda: build_forms(rules(), large, to))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise TranslitError(f"can't read {path}: {error.strerror}") from None


def cache_names(paths: Sequence[Path], to: str, search: Search = EXACT) -> tuple[str, str]:
    """What the lexicon and the forms are called in the cache; they change with all that they are made from."""
    including = [path for path in paths if INCLUDE.search(read_table_text(path))]
    included = {Path(rule.path) for rule in rules_of(including)} - {*paths}
    key = f"{tables_digest()}-{files_digest((*paths, *sorted(included)), repr(search))}"
    return f"names-{key}.bin", f"forms-{key}-{to}.bin"


def _kept(name: str, unpacked: Callable[[bytes], T], packed: Callable[[T], bytes], build: Callable[[], T]) -> T:
    """What the cache has under `name`, or else what `build` builds, which is put there."""
    data = recall(name)
    if data is not None:
        with contextlib.suppress(*BROKEN):
            return unpacked(data)
    built = build()
    remember(name, packed(built))
    return built
