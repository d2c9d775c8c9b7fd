"""Names tables → a layer's lexicon and forms; for large layers from the cache on disk, as far as they are there.

What builds them is imported where they are not: most runs need none of it.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from translit.cache import contents_key, mapped, remember
from translit.errors import TranslitError
from translit.forms import Forms, pack_forms, unpack_forms
from translit.lexicon import Lexicon, pack, unpack
from translit.tables import read_table_text

if TYPE_CHECKING:
    from translit.names_grammar import NameRule

__all__ = ["Search", "cache_names", "compiled_names"]

T = TypeVar("T")
SMALL = 1 << 15  # bytes of tables that are compiled quicker than it is worth to keep what comes of it
INCLUDE = re.compile(r"^@include[ \t]", re.MULTILINE)
BROKEN = (ValueError, EOFError, TypeError)  # what a damaged cache file raises


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

    def lexicon() -> Lexicon:
        from translit.compiling import compile_index
        from translit.names import build_index

        return compile_index(build_index(_rules(paths, search), search.inflected), ignore_case=search.ignore_case)

    def forms(of: Lexicon) -> Forms:
        from translit.outputs import build_forms

        return build_forms(_rules(paths, search), of, to)

    if sum(map(_size, paths)) < SMALL:
        small = lexicon()
        return small, forms(small)
    names_file, forms_file = cache_names(paths, to, search)
    large = _kept(names_file, unpack, pack, lexicon)
    return large, _kept(forms_file, unpack_forms, pack_forms, lambda: forms(large))


def _rules(paths: Sequence[Path], search: Search) -> list[NameRule]:
    from translit.compiling import rules_of
    from translit.names import names_of

    every = rules_of(paths)
    if not search.said_in:
        return every
    return [rule for rule, name in zip(every, names_of(every), strict=True) if search.said_in in name.forms]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise TranslitError(f"can't read {path}: {error.strerror}") from None


def cache_names(paths: Sequence[Path], to: str, search: Search = EXACT) -> tuple[str, str]:
    """What the lexicon and the forms are called in the cache; they change with all that they are made from."""
    key = contents_key(paths, repr(search), also=lambda: _included(paths))
    return f"names-{key}.bin", f"forms-{key}-{to}.bin"


def _included(paths: Sequence[Path]) -> list[Path]:
    """The names tables that those in `paths` include, and that are not among them."""
    including = [path for path in paths if INCLUDE.search(read_table_text(path))]
    return sorted({Path(rule.path) for rule in _rules(including, EXACT)} - {*paths}) if including else []


def _kept(name: str, unpacked: Callable[[memoryview], T], packed: Callable[[T], bytes], build: Callable[[], T]) -> T:
    """What the cache has under `name`, or else what `build` builds, which is put there."""
    data = mapped(name)
    if data is not None:
        with contextlib.suppress(*BROKEN):
            return unpacked(data)
    import logging  # seldom needed

    logging.getLogger("translit").info("working out %s, once", name.partition("-")[0])
    built = build()
    remember(name, packed(built))
    return built
