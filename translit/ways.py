"""Has a language's print a way of its own to spell the names of another, or does it print what English does?

Latvian writes all names by its own rules; the rulebooks of Polish or Hungarian ask for it where a name comes in
Cyrillic; Dutch or Spanish print does so with names that it knows well; Vietnamese or Irish print takes over what
English has. Tables say it: `@respells`, names of a language among the examples, English beside others in `@language`.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

import regex

from translit.alternatives import NOT_LATIN
from translit.loading import load_path
from translit.rules import RuleTable
from translit.scripts import letters_of
from translit.tables import list_tables

__all__ = ["ENGLISH", "Way", "is_latin", "way_of"]

ENGLISH = "en"  # whose spelling goes round the world


class Way(IntEnum):
    """How far print spells the names of a language in a way of its own."""

    NONE = 0  # what English prints is taken over
    HAS = 1  # a table is made for them, or has one of them for an example
    ALWAYS = 2  # the orthography asks for it


@lru_cache(maxsize=1 << 10)
def way_of(table: RuleTable, language: str) -> Way:
    """What the table tells of its print and names of `language`.

    >>> tables = {name: load_path(path, "orthographies") for name, path in list_tables("orthographies").items()}
    >>> [way_of(tables[name], "ru").name for name in ("lv", "pl", "nl", "en")]
    ['ALWAYS', 'ALWAYS', 'HAS', 'NONE']
    """
    letters = "".join(letters_of(code) for code in table.respells)
    reading = load_path(list_tables("readings")[language], "readings")
    asked = letters and regex.search(f"[{letters}]", " ".join(each.source for each in reading.examples))
    if asked or "Latn" in table.respells or not is_latin(table):
        return Way.ALWAYS
    if ENGLISH in table.languages:
        return Way.NONE  # English print, and what shares its table
    named = any(example.source.startswith(f"{language}:") for example in table.examples)
    return Way.HAS if table.readings or named else Way.NONE


def is_latin(table: RuleTable) -> bool:
    return not any(NOT_LATIN.search(text) for rule in table.passes[-1] for text in rule.targets)
