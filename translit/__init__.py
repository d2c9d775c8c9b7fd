"""translit: rule tables that map variant spellings of names to canonical forms, applied to free text."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from translit.errors import MissingLibrary, TableError, TranslitError, UnknownCharacter, UnknownTable

if TYPE_CHECKING:
    from translit.catalogue import System, systems
    from translit.deriving import Spelling, spellings
    from translit.normalising import Change, Explanation, Normaliser, Seen, explain, normalise
    from translit.respelling import Respelling, respell
    from translit.transliteration import Transliterator, transliterate

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

# Loaded when first asked for: who normalises needs nothing of the rest.
HOMES = {
    "catalogue": ("System", "systems"),
    "deriving": ("Spelling", "spellings"),
    "normalising": ("Change", "Explanation", "Normaliser", "Seen", "explain", "normalise"),
    "respelling": ("Respelling", "respell"),
    "transliteration": ("Transliterator", "transliterate"),
}


def __getattr__(name: str) -> object:
    for module, names in HOMES.items():
        if name in names:
            found: object = getattr(import_module(f"translit.{module}"), name)
            globals()[name] = found
            return found
    raise AttributeError(f"module 'translit' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
