"""Has a language's print a way of its own to spell the names of another, or does it print what English does?

Latvian writes all names by its own rules; the rulebooks of Polish or Hungarian ask for it where a name comes in
Cyrillic; Dutch or Spanish print does so with names that it knows well; Vietnamese or Irish print takes over what
English has. Tables say it: `@respells`, names of a language among the examples, English beside others in `@language`.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

import regex

from translit.errors import MissingLibrary
from translit.known import known_names, plain
from translit.natives import ALTERNATIVES, ENGLISH, WRITTEN, chain_of, is_latin, orthographies, reading_of
from translit.rules import RuleTable
from translit.scripts import letters_of

__all__ = ["Way", "first_spelt", "goes_round", "way_of"]


class Way(IntEnum):
    """How far print spells the names of a language in a way of its own."""

    NONE = 0  # what English prints is taken over
    HAS = 1  # a table is made for them, or has one of them for an example
    ALWAYS = 2  # the orthography asks for it


@lru_cache(maxsize=1 << 10)
def way_of(table: RuleTable, language: str) -> Way:
    """What the table tells of its print and names of `language`.

    >>> [way_of(orthographies(name, "ru")[0], "ru").name for name in ("lv", "pl", "nl")]
    ['ALWAYS', 'ALWAYS', 'HAS']
    >>> way_of(orthographies("vi", "uk")[0], "uk").name
    'NONE'
    """
    letters = "".join(letters_of(code) for code in table.respells)
    asked = letters and regex.search(f"[{letters}]", " ".join(each.source for each in reading_of(language).examples))
    if asked or "Latn" in table.respells or not is_latin(table):
        return Way.ALWAYS
    if ENGLISH in table.languages:
        return Way.NONE  # English print, and what shares its table
    named = any(example.source.startswith(f"{language}:") for example in table.examples)
    return Way.HAS if table.readings or named else Way.NONE


@lru_cache(maxsize=1 << 12)
def goes_round(word: str, native: str, language: str) -> bool:
    """Is the word what English prints, and many others with it?

    >>> goes_round("pushkin", "пушкин", "ru"), goes_round("puschkin", "пушкин", "ru")
    (True, False)
    """
    written = known_names(language).forms.get((native, ENGLISH), "")
    if plain(word) == plain(written.lower()):
        return True
    try:
        readings = chain_of(reading_of(language)).outputs(native, WRITTEN)
    except MissingLibrary:
        return False
    english = chain_of(orthographies(ENGLISH, language)[0])
    return any(plain(word) == plain(text) for ipa, _ in readings for text, _ in english.outputs(ipa, ALTERNATIVES))


def first_spelt(table: RuleTable, native: str, language: str) -> list[str]:
    """The letters of what the table writes first for the native form, if it can.

    >>> first_spelt(orthographies("fr", "ru")[0], "Чайковский", "ru")
    ['tchaikovski']
    """
    try:
        ((ipa, _), *_) = chain_of(reading_of(language)).outputs(native, 1)
    except MissingLibrary:
        return []
    return [plain(text) for text, _ in chain_of(table).outputs(ipa, 1)]
