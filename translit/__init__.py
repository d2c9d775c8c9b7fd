"""translit: rule tables that map variant spellings of names to canonical forms, applied to free text."""

from __future__ import annotations

from translit.errors import MissingLibrary, TableError, TranslitError, UnknownCharacter, UnknownTable
from translit.normalise import Change, Explanation, Normaliser, Seen, explain, normalise
from translit.respell import Respelling, respell
from translit.spellings import Spelling, spellings
from translit.systems import System, systems
from translit.transliterate import Transliterator, transliterate

__all__ = [
    "Change",
    "Explanation",
    "MissingLibrary",
    "Normaliser",
    "Respelling",
    "Seen",
    "Spelling",
    "System",
    "TableError",
    "TranslitError",
    "Transliterator",
    "UnknownCharacter",
    "UnknownTable",
    "explain",
    "normalise",
    "respell",
    "spellings",
    "systems",
    "transliterate",
]
