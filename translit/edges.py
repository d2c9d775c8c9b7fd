"""Edges of words: may a match stand where it stands?

A match is a whole word by Unicode's rules: no letter, mark, digit or underscore beside it, and no e-mail
address, URL, path or identifier around it. Chinese, Japanese, Thai and their like put no spaces between words and
have no such edges, but for katakana: Japanese sets foreign words off by it, one of which is not found inside another.
Offsets are in bytes of UTF-8 text.
"""

from __future__ import annotations

import re

import regex

from translit.folding import CURLY

__all__ = ["BESIDE", "EDGE", "REJECT", "is_end", "is_start"]

WINDOW = 2048  # bytes looked at around a match for an address
REJECT, EDGE, LOOK = range(3)
ADDRESS_SIGNS = b"./:-=?&#%~+\\"


def _neighbours() -> bytes:
    """For each byte that may stand beside a match: no edge, an edge, or worth a look."""
    table = bytearray([EDGE]) * 128 + bytearray([LOOK]) * 128
    for byte in range(128):
        if bytes([byte]).isalnum() or byte in b"_@":
            table[byte] = REJECT
        elif byte in ADDRESS_SIGNS or byte == ord("'"):
            table[byte] = LOOK
    return bytes(table)


BESIDE = _neighbours()
WORD = regex.compile(r"[\p{L}\p{M}\p{N}\p{Pc}]")
MARK = regex.compile(r"\p{M}")
UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]")
KATAKANA = regex.compile(r"[\p{Katakana}ー]")
POSSESSIVE = regex.compile(rf"['{CURLY}][sS]?(?![\p{{L}}\p{{M}}\p{{N}}_])")
# A quotation mark, or what French, Italian and Catalan elide before a vowel: l', d', qu', dell' …; a hyphen before it
# makes it part of a longer name (L'Hospitalet-près-l'Andorre).
ELISION = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}\p{{N}}_])"
    rf"(?:(?<!-)(?:[cdjlmnst]|(?:jus|puis|lors)?qu|[dn]ell|all|sull|dall|un|quest|quell|sant))?['{CURLY}]$",
    regex.IGNORECASE,
)
# What no address holds: brackets, quotation marks, and spaces beyond ASCII (its own are \s).
DELIMITER = rb"[<>\"()\[\]{}|]|\xc2[\xa0\xab\xbb]|\xe2\x80[\x80-\x8b\x98-\x9f\xaf]|\xe3\x80\x80"
OPENED, CLOSED = re.compile(DELIMITER), re.compile(rb"(?:(?!" + DELIMITER + rb")\S)*")
# A URL, an e-mail address, a host; a path from the root or the home, a value that is set (LANG=…), a time zone's id.
ADDRESS = re.compile(
    rb"(?i:^(?:[a-z][a-z0-9+.-]*://|www\.|mailto:))|[^\s@]@[^\s@]+\.[^\s@]"
    rb"|^(?:[^\W_](?:[\w\x80-\xff-]*)\.)+[a-z]{2,}(?:[/:?#]|$)"
    rb"|^(?:~|\.\.?)?/[\w.\x80-\xff-]+/|^[A-Za-z]:\\|^[A-Z][A-Z0-9_]*="
    rb"|^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Z][A-Za-z]"
)


def is_start(text: bytes, start: int, end: int) -> bool:
    """Is there an edge before `text[start:end]`?"""
    if not start:
        return True
    kind = BESIDE[text[start - 1]]
    if kind == EDGE:
        return True
    if kind == REJECT:
        return text[start - 1] != ord("@") and _unspaced(text[start : start + 4])
    near = text[max(0, start - 40) : start].decode("utf-8", "ignore")[-12:]
    char = near[-1:]
    if char in ("'", CURLY):
        return ELISION.search(near) is not None
    if char and WORD.match(char):
        return _parted(char, text[start : start + 4].decode("utf-8", "ignore")[:1])
    return char.encode() not in ADDRESS_SIGNS or not char or not _in_address(text, start, end)


def is_end(text: bytes, start: int, end: int) -> bool:
    """Is there an edge behind `text[start:end]`?"""
    if end >= len(text):
        return True
    kind = BESIDE[text[end]]
    if kind == EDGE:
        return True
    if kind == REJECT:
        return text[end] != ord("@") and _unspaced(_last_character(text[start:end]))
    if text[end] in ADDRESS_SIGNS and text[end + 1 : end + 2].isspace():
        return True  # a full stop with a space behind it is none of an address
    near = text[end : end + 40].decode("utf-8", "ignore")[:12]
    char = near[:1]
    if char in ("'", CURLY):
        return POSSESSIVE.match(near) is not None
    if char and WORD.match(char):
        return not MARK.match(char) and _parted(_last_character(text[start:end]).decode("utf-8", "ignore"), char)
    if char.encode() not in ADDRESS_SIGNS or not near[1:2].strip():
        return True  # a full stop with a space behind it is none of an address
    return not _in_address(text, start, end)


def _last_character(text: bytes) -> bytes:
    place = len(text) - 1
    while place > 0 and 0x80 <= text[place] < 0xC0:
        place -= 1
    return text[place:]


def _parted(left: str, right: str) -> bool:
    """May a word end between these letters?"""
    if KATAKANA.match(left) and KATAKANA.match(right):
        return False
    return UNSPACED.match(left) is not None or UNSPACED.match(right) is not None


def _unspaced(char: bytes) -> bool:
    """Does `char` begin with a character of a script that puts no spaces between words?"""
    return char[:1] >= b"\xe0" and UNSPACED.match(char.decode("utf-8", "ignore")) is not None


def _in_address(text: bytes, start: int, end: int) -> bool:
    """Does the match stand inside an e-mail address, a URL or the like?"""
    line = text[max(0, start - WINDOW) : start]
    before = b"" if not line.strip() or line[-1:].isspace() else OPENED.split(line.rsplit(None, 1)[-1])[-1]
    after = CLOSED.match(text, end, end + WINDOW)
    token = before + text[start:end] + (after[0] if after else b"")
    return ADDRESS.search(token.lstrip(b"'*_").rstrip(b".,;:!?'*_")) is not None
