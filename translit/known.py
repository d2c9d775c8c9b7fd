"""What the tables know of one language's names: native words, and the spellings that names tables write out.

`respell` asks it which native form a spelling stands for, and what native words look like. The lines of
the tables are read lightly, without contexts and escapes: hundreds of tables need not be read whole for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import regex

from translit.tables import data_folders, list_tables, load_path, names_tables, read_table_text, tables_of

__all__ = ["WORD", "KnownNames", "known_names", "plain"]

PLAIN = str.maketrans(
    {"ł": "l", "ı": "i", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"}
)
WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’ʼʹ′][\p{L}\p{M}]+)*")
EXAMPLE = re.compile(r"^[=≈][ \t]*(?:([a-z]{2,3}):)?(.+?)→", re.MULTILINE)
RULE = re.compile(r"^([^#@=≈~\s\\][^\n\\→]*)→([^\n\\/]*)$", re.MULTILINE)  # of a names table, without a context
FORM = re.compile(r"(?:([a-z]{2,3}(?:-[a-z]+)?):)?(.*)", re.DOTALL)
CANONICAL = "en"  # the language of a canonical form that doesn't say its own


@dataclass(frozen=True)
class KnownNames:
    """What the tables write out of one language's names.

    `words` are all native words, `named` those that are a name in a names table, `script` what they are
    written in. `natives` gives the native forms of a (spelling, language), `forms` the spelling of a
    (native form, language): the keys in lower case, the language "" where a line doesn't say it.
    """

    words: frozenset[str]
    named: frozenset[str]
    script: frozenset[str]
    natives: Mapping[tuple[str, str], Sequence[str]]
    forms: Mapping[tuple[str, str], str]


def known_names(language: str) -> KnownNames:
    """What the tables know of names of `language`, which has a reading.

    >>> "алсынов" in known_names("ru").words
    True
    """
    return _read(language, data_folders())


@lru_cache(maxsize=64)
def _read(language: str, folders: tuple[Path, ...]) -> KnownNames:
    words: set[str] = set()
    natives: dict[tuple[str, str], list[str]] = {}
    forms: dict[tuple[str, str], str] = {}
    for path in names_tables():
        for left, right in RULE.findall(read_table_text(path)):
            spelt = _forms(left)
            written = [(code or CANONICAL, form) for code, form in _forms(right.partition("{")[0].partition(" #")[0])]
            for native in [form for code, form in spelt if code == language]:
                words.update(WORD.findall(native.lower()))
                for code, form in written:
                    forms.setdefault((native.lower(), code), form)
                for code, form in (*spelt, *written):
                    natives.setdefault((form.lower(), code), []).append(native)
    named = frozenset(form for form, code in natives if code == language)
    unmarked = [(path, "") for path in (list_tables("readings")[language], *tables_of(language))]
    for path, said in (*unmarked, *((path, language) for path in list_tables("orthographies").values())):
        for code, form in EXAMPLE.findall(read_table_text(path)):
            if code == said:
                words.update(WORD.findall(form.lower()))
    reading = load_path(list_tables("readings")[language], "readings")
    script = _scripts(example.source for example in reading.examples)
    return KnownNames(frozenset(word for word in words if _scripts(word) <= script), named, script, natives, forms)


def _forms(side: str) -> list[tuple[str, str]]:
    """The (language, form) of one side of a names rule."""
    parts = (FORM.fullmatch(part.strip()) for part in side.split(","))
    return [(match[1] or "", match[2].strip()) for match in parts if match and match[2].strip()]


def _scripts(texts: Iterable[str]) -> frozenset[str]:
    """The scripts of the letters, as Unicode names them.

    >>> sorted(_scripts(["Щёлково", "Łódź"]))
    ['CYRILLIC', 'LATIN']
    """
    letters = {char for text in texts for char in text if char.isalpha()}
    return frozenset(unicodedata.name(char, "").partition(" ")[0] for char in letters)


def plain(text: str) -> str:
    """The letters of `text` without their marks.

    >>> plain("čajkovskij"), plain("ałsynow"), plain("o'casey")
    ('cajkovskij', 'alsynow', 'ocasey')
    """
    if text.isascii() and text.isalpha():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(PLAIN))
    return "".join([char for char in decomposed if char.isalpha()])
