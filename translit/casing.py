"""Case derived from the source: rules are lower case, and what they write takes the case of what it stands for.

Щ becomes Shch in Щёлково and SHCH in ЩЁЛКОВО: a capital letter looks at its neighbours in the word.
"""

from __future__ import annotations

import unicodedata

import regex

__all__ = ["capitalise", "capitals", "lower", "recase", "upper"]

GREEK_ACCENT = regex.compile(r"(?<=\p{Greek})\u0301")
TIE = "\N{COMBINING DOUBLE INVERTED BREVE}"
TURKIC_LOWER = str.maketrans("Iİ", "ıi")
TURKIC_UPPER = str.maketrans("iı", "İI")


def lower(text: str, *, turkic: bool = False) -> str:
    """`text` in lower case with as many characters as before (so that offsets stay true).

    >>> lower("İzmir ЩЁЛКОВО"), lower("Işık", turkic=True)
    ('izmir щёлково', 'ışık')
    """
    if turkic:
        text = text.translate(TURKIC_LOWER)
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower()[0] for char in text)


def upper(text: str, *, turkic: bool = False) -> str:
    """`text` in capitals.

    >>> upper("straße"), upper("izmir", turkic=True)
    ('STRASSE', 'İZMİR')
    """
    return (text.translate(TURKIC_UPPER) if turkic else text).upper()


def capitalise(text: str, *, turkic: bool = False) -> str:
    """`text` with its first letter that has case made a capital, the rest as it is. A tie makes one letter of two.

    >>> capitalise("shch"), capitalise("ʼye"), capitalise("t͡sar")
    ('Shch', 'ʼYe', 'T͡Sar')
    """
    for index, char in enumerate(text):
        if char.lower() != char.upper():
            first = upper(char, turkic=True) if turkic else char.title()
            rest = text[index + 1 :]
            if rest[:1] == TIE:
                rest = TIE + upper(rest[1:2], turkic=turkic) + rest[2:]
            return text[:index] + first + rest
    return text


def capitals(text: str, *, turkic: bool = False) -> str:
    """`text` in capitals as its script writes them: Greek ones bear no accent.

    >>> capitals("Αθήνα"), capitals("Straße")
    ('ΑΘΗΝΑ', 'STRASSE')
    """
    loud = upper(text, turkic=turkic)
    if not any("\u0370" <= char < "\u0400" or "\u1f00" <= char < "\u2000" for char in loud):
        return loud
    bare = GREEK_ACCENT.sub("", unicodedata.normalize("NFD", loud))
    return unicodedata.normalize("NFC", bare)


def recase(target: str, source: str, start: int, end: int, *, turkic: bool = False) -> str:
    """`target` in the case of `source[start:end]`, which stands in the word `source`.

    >>> recase("shch", "Щёлково", 0, 1), recase("shch", "ЩЁЛКОВО", 0, 1), recase("shch", "борщ", 3, 4)
    ('Shch', 'SHCH', 'shch')
    """
    capitals = [_is_capital(char) for char in source[start:end] if char.lower() != char.upper()]
    if not capitals and end - start < len(source) - 1 and source.isupper():
        return upper(target, turkic=turkic)  # a sign among capitals: KAZANʹ
    if not any(capitals):
        return target
    if all(capitals) and (len(capitals) > 1 or _among_capitals(source, start, end)):
        return upper(target, turkic=turkic)
    return capitalise(target, turkic=turkic) if capitals[0] else target


def _is_capital(char: str) -> bool:
    return char.isupper() or char.istitle()


def _among_capitals(source: str, start: int, end: int) -> bool:
    """Is the next letter that has case a capital, or, at the end of the word, the one before?"""
    for char in source[end:]:
        if char.lower() != char.upper():
            return char.isupper()
    for char in reversed(source[:start]):
        if char.lower() != char.upper():
            return char.isupper()
    return False
