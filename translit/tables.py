"""Find tables by id, alias or path: in the shipped `data/`, then in the user's folders.

A table's id is its file's name. The user's folders are those in the environment variable
`TRANSLIT_DATA` (separated as in PATH), each laid out like `data/`.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from pathlib import Path

from translit.errors import TableError, TranslitError, UnknownTable

__all__ = [
    "ALL",
    "data_folders",
    "endings_asked",
    "find_style",
    "find_table",
    "languages_of",
    "list_tables",
    "names_tables",
    "read_table_text",
    "tables_in",
    "tables_of",
]

SUFFIX = ".rules"
ALL = "*"  # every language, where languages are listed
PACKAGE = Path(__file__).resolve().parent
LANGUAGE = re.compile(r"^@language[ \t]+([^#\n]*)", re.MULTILINE)
INFLECTED = re.compile(r"^@option[ \t]+inflected\b", re.MULTILINE)
PROJECT = re.compile(r"^(?:cldr|icu|interscript|iuliia):")  # whose name an alias is, as some write before it
ALIAS = re.compile(r"^@(alias|option|end)\b[ \t]*([^#\n]*)", re.MULTILINE)


def data_folders() -> tuple[Path, ...]:
    """The folders that hold tables: the shipped one first, then the user's."""
    shipped = PACKAGE / "data"
    folders = [shipped if shipped.is_dir() else PACKAGE.parent / "data"]
    folders += [Path(folder) for folder in os.environ.get("TRANSLIT_DATA", "").split(os.pathsep) if folder]
    return tuple(folders)


def list_tables(kind: str) -> Mapping[str, Path]:
    """The tables of one kind ("systems", "readings", "orthographies", "styles") by id; a user's folder wins."""
    return _listed(kind, data_folders())


@lru_cache(maxsize=32)
def _listed(kind: str, folders: tuple[Path, ...]) -> dict[str, Path]:
    return {path.stem: path for folder in folders for path in tables_in(folder / kind)}


def tables_in(folder: Path) -> list[Path]:
    """The files of tables in a folder and the folders in it, in order."""
    found = [Path(root, name) for root, _, names in os.walk(folder) for name in names if name.endswith(SUFFIX)]
    return sorted(found, key=lambda path: path.parts)


def tables_of(language: str) -> tuple[Path, ...]:
    """The systems that romanise `language`, found without reading them whole."""
    return _by_language(data_folders()).get(language, ())


@lru_cache(maxsize=32)
def _by_language(folders: tuple[Path, ...]) -> dict[str, tuple[Path, ...]]:
    found: dict[str, tuple[Path, ...]] = {}
    for path in _listed("systems", folders).values():
        for language in languages_of(path):
            found[language] = (*found.get(language, ()), path)
    return found


@lru_cache(maxsize=32)
def _aliases(kind: str, folders: tuple[Path, ...]) -> dict[str, str]:
    """Alias → id, or id+option where the alias stands in an option's block.

    ICU's Hebrew-Latin/BGN is Hebrew-Latin-BGN where CLDR keeps it, for no file's name has a slash.
    """
    found: dict[str, str] = {}
    for name, path in _listed(kind, folders).items():
        target = name
        for directive, value in ALIAS.findall(path.read_text(encoding="utf-8")):
            if directive == "alias":
                found.update(dict.fromkeys(value.replace("/", "-").split(), target))
                found.update(dict.fromkeys(value.split(), target))
            else:
                target = f"{name}+{value.split()[0]}" if directive == "option" and value.split() else name
    return found


def find_table(name: str, kind: str = "systems") -> tuple[Path, tuple[str, ...]]:
    """The file of the table called `name` (id, alias or path), and the options that the name carries.

    An alias may say whose it is: "cldr:Han-Latin", "iuliia:mosmetro".

    Raises UnknownTable, whose message names the nearest ids.

    >>> path, options = find_table("ru-bgn")
    >>> path.name, options
    ('ru-bgn.rules', ())
    """
    folders = data_folders()
    tables = _listed(kind, folders)
    name = PROJECT.sub("", name)
    whole = name if name in tables else _aliases(kind, folders).get(name, name)
    if whole in tables:
        return tables[whole], ()
    base, *options = whole.split("+")
    base = _aliases(kind, folders).get(base, base)
    if base in tables:
        return tables[base], tuple(options)
    if name.endswith(SUFFIX) and Path(name).is_file():
        return Path(name), ()
    near = difflib.get_close_matches(name, [*tables, *_aliases(kind, folders)], n=3)
    hint = f"did you mean {' or '.join(repr(n) for n in near)}?" if near else f"see the tables in data/{kind}/"
    raise UnknownTable(f"no table called {name!r} among the {kind}; {hint}")


def find_style(name: str | Path) -> Path:
    """The names table of a style: one of `styles/` in the data folders by its name, or a path.

    Raises UnknownTable, whose message lists the styles.

    >>> find_style("bgn").name
    'bgn.rules'
    """
    styles = list_tables("styles")
    if str(name) in styles:
        return styles[str(name)]
    if str(name).endswith(SUFFIX) and Path(name).is_file():
        return Path(name)
    known = ", ".join(sorted(styles))
    raise UnknownTable(f"no style called {str(name)!r}; styles: {known}, or the path of a names table")


def languages_of(path: Path) -> list[str]:
    """The languages that the rule table in that file is for, found without parsing it."""
    return " ".join(LANGUAGE.findall(read_table_text(path))).split()


def endings_asked(inflected: bool | Collection[str]) -> tuple[str, ...]:
    """The languages whose case endings are asked for: those in `inflected`, (ALL,) for True.

    Raises UnknownTable where one's are not known.

    >>> endings_asked(["ru", "pl"]), endings_asked(True), endings_asked(False)
    (('pl', 'ru'), ('*',), ())
    """
    if isinstance(inflected, bool):
        return (ALL,) if inflected else ()
    wanted = {inflected} if isinstance(inflected, str) else set(inflected)
    known = _declining(data_folders()) if wanted else frozenset()
    for language in sorted(wanted - known):
        raise UnknownTable(f"no case endings in {language!r}; languages with them: {', '.join(sorted(known))}")
    return tuple(sorted(wanted))


@lru_cache(maxsize=32)
def _declining(folders: tuple[Path, ...]) -> frozenset[str]:
    """The languages whose orthographies have case endings."""
    tables = [path for path in _listed("orthographies", folders).values() if INFLECTED.search(read_table_text(path))]
    return frozenset(code for path in tables for code in languages_of(path))


def names_tables() -> tuple[Path, ...]:
    """The names tables that are always read: `names/` of every data folder, in order."""
    return tuple(path for folder in data_folders() for path in tables_in(folder / "names"))


def read_table_text(path: Path) -> str:
    """The content of a table's file. Raises TableError where it is not UTF-8, TranslitError where unreadable."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TranslitError(f"can't read {path}: {error.strerror}") from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8")) + 1
        message = f"byte 0x{data[error.start]:02x} is not UTF-8; save the table as UTF-8"
        raise TableError(message, path=str(path), line=line, column=column) from None
