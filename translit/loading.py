"""Tables read and parsed, once for each version of their files."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from translit.errors import TranslitError, UnknownTable
from translit.names_grammar import NamesTable, parse_names
from translit.rules import RuleTable
from translit.rules_grammar import parse_rules
from translit.tables import SUFFIX, find_table, read_table_text

__all__ = ["load_names", "load_path", "load_table"]


def load_table(name: str, kind: str = "systems") -> RuleTable:
    """The table called `name`, read once for each version of its file.

    Raises UnknownTable, or TableError where the file breaks the grammar.

    >>> load_table("ru-bgn").languages
    ('ru',)
    """
    path, _ = find_table(name, kind)
    return load_path(path, kind)


def load_path(path: Path, kind: str = "systems") -> RuleTable:
    """The table in the file `path`; `kind` says where its `@include` looks for other tables."""
    return _parsed(path, path.stat().st_mtime_ns, kind, ())


@lru_cache(maxsize=1024)
def _parsed(path: Path, modified: int, kind: str, parents: tuple[Path, ...]) -> RuleTable:
    """`modified` is there for the cache: a changed file is read anew. `parents` include this table."""

    def include(name: str) -> RuleTable:
        other, _ = find_table(name, kind)
        if other in (*parents, path):
            raise UnknownTable(f"it includes itself through {name!r}")
        return _parsed(other, other.stat().st_mtime_ns, kind, (*parents, path))

    return parse_rules(read_table_text(path), path=str(path), include=include)


def load_names(path: Path) -> NamesTable:
    """The names table in the file `path`, read once for each version of it.

    Raises TableError where it breaks the grammar, TranslitError where it can't be read.
    """
    try:
        modified = path.stat().st_mtime_ns
    except OSError as error:
        raise TranslitError(f"can't read {path}: {error.strerror}") from None
    return _parsed_names(path, modified, ())


@lru_cache(maxsize=1024)
def _parsed_names(path: Path, modified: int, parents: tuple[Path, ...]) -> NamesTable:
    def include(name: str) -> NamesTable:
        other = path.parent / (name if name.endswith(SUFFIX) else name + SUFFIX)
        if other in (*parents, path):
            raise UnknownTable(f"it includes itself through {name!r}")
        if not other.is_file():
            raise UnknownTable(f"no names table {other.name} beside this one")
        return _parsed_names(other, other.stat().st_mtime_ns, (*parents, path))

    return parse_names(read_table_text(path), path=str(path), include=include)
