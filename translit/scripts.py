"""ISO 15924 script codes, as tables use them, and the characters that belong to each."""

from __future__ import annotations

__all__ = ["SCRIPTS", "letters_of"]

# Code → Unicode's names of the script or scripts.
SCRIPTS = {
    "Arab": ("Arabic",), "Armn": ("Armenian",), "Beng": ("Bengali",), "Bopo": ("Bopomofo",),
    "Cans": ("Canadian_Aboriginal",), "Cher": ("Cherokee",), "Copt": ("Coptic",), "Cyrl": ("Cyrillic",),
    "Deva": ("Devanagari",), "Ethi": ("Ethiopic",), "Geor": ("Georgian",), "Grek": ("Greek",), "Gujr": ("Gujarati",),
    "Guru": ("Gurmukhi",), "Hang": ("Hangul",), "Hani": ("Han",), "Hebr": ("Hebrew",),
    "Jpan": ("Han", "Hiragana", "Katakana"), "Kana": ("Hiragana", "Katakana"), "Khmr": ("Khmer",),
    "Knda": ("Kannada",), "Kore": ("Hangul", "Han"), "Laoo": ("Lao",), "Latn": ("Latin",), "Mlym": ("Malayalam",),
    "Mong": ("Mongolian",), "Mymr": ("Myanmar",), "Nkoo": ("Nko",), "Orya": ("Oriya",), "Sinh": ("Sinhala",),
    "Taml": ("Tamil",), "Telu": ("Telugu",), "Tfng": ("Tifinagh",), "Thaa": ("Thaana",),
    "Thai": ("Thai",), "Tibt": ("Tibetan",),
}  # fmt: skip


def letters_of(code: str) -> str:
    r"""The inside of a regular expression's character class for the script, empty for a code not known.

    >>> letters_of("Kore")
    '\\p{Hangul}\\p{Han}'
    """
    return "".join(rf"\p{{{name}}}" for name in SCRIPTS.get(code, ()))
