"""What spellings have in common however they are typed: NFC, apostrophes, hyphens, spaces, invisible characters.

`fold` is applied to every spelling once; `Folded` applies the same to a text and remembers where each
byte of the folded text stands in the text as it was given.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache

import regex

__all__ = ["CURLY", "Folded", "fold", "is_odd", "triggers"]

INVISIBLE = r"\u00ad\u034f\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
VOWEL_SIGNS = r"\u0591-\u05bd\u05bf-\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670"  # niqqud, harakat: may be left out
CURLY = "’"
APOSTROPHES = "’‘ʼʻʹ′´"
HYPHENS = "‐‑"
BLANKS = (
    b"  ",
    b"\t",
    b"\r",
    b"\xc2\xa0",
    b"\xe2\x80",
    b"\xe2\x81\x9f",
    b"\xe3\x80\x80",
)  # beginnings of odd white space
UNWRITTEN = re.compile(f"[{INVISIBLE}{VOWEL_SIGNS}]+")
CODES = (*range(0x80, 0x3100), *range(0xF900, 0xFB50), *range(0xFE00, 0xFE10), 0xFEFF)  # where the odd ones are


def fold(spelling: str) -> str:
    """The spelling as texts are folded.

    >>> fold("Mar’inka\\u00a0St\\u00adreet"), fold("كَرْبَلَاء")
    ("Mar'inka Street", 'كربلاء')
    """
    if _odd().search(spelling) is None:
        return spelling.replace("\n", " ").strip()
    return Folded(spelling.encode("utf-8", "surrogatepass")).data.decode("utf-8", "surrogatepass").strip()


class Folded:
    """A text folded, as UTF-8 bytes, with the way back.

    `data` is the folded text. `start(i)` and `end(i)` give the offset in the original bytes at which a
    match that starts (ends) at byte `i` of `data` does so; what was dropped at its edges stays outside.
    """

    def __init__(self, original: bytes) -> None:
        text = original.decode("utf-8", "surrogateescape")
        pieces: list[bytes] = []
        self._here: list[int] = [0]  # folded offsets, ascending, with the original offset of each
        self._there: list[int] = [0]
        last = here = there = 0
        for match in _odd().finditer(text):
            start = match.start()
            if _joins(text[start]):
                start = _base(text, start, last)
            odd = text[start : match.end()]
            kept = text[last:start].encode("utf-8", "surrogateescape")
            plain = _plain(odd).encode("utf-8", "surrogateescape")
            pieces += [kept, plain]
            here, there = here + len(kept), there + len(kept)
            self._mark(here, there)
            here += len(plain)
            there += len(odd.encode("utf-8", "surrogateescape"))
            self._mark(here, there)
            last = match.end()
        pieces.append(text[last:].encode("utf-8", "surrogateescape"))
        self.data = b"".join(pieces).replace(b"\n", b" ")

    def _mark(self, here: int, there: int) -> None:
        self._here.append(here)
        self._there.append(there)

    def start(self, offset: int) -> int:
        index = bisect_right(self._here, offset) - 1
        return self._there[index] + offset - self._here[index]

    def end(self, offset: int) -> int:
        index = bisect_left(self._here, offset)
        if index < len(self._here) and self._here[index] == offset:
            return self._there[index]
        return self._there[index - 1] + offset - self._here[index - 1]


def _plain(odd: str) -> str:
    """What an odd stretch is folded to."""
    if odd.isspace():
        breaks = odd.count("\n")
        return " " if breaks < 2 else "\n\n"  # a phrase runs over one line break, not over an empty line
    if len(odd) == 1 and odd in APOSTROPHES:
        return "'"
    if len(odd) == 1 and odd in HYPHENS:
        return "-"
    return unicodedata.normalize("NFC", UNWRITTEN.sub("", odd))


def _base(text: str, start: int, last: int) -> int:
    """Where the character begins that the mark at `start` joins."""
    while start > last and (_joins(text[start]) or unicodedata.category(text[start])[0] == "M"):
        start -= 1
    return start


@lru_cache(maxsize=1 << 12)
def _joins(char: str) -> bool:
    """May the character compose with the one before it?"""
    return char >= "\u0300" and regex.match(r"\p{NFC_QC=M}", char) is not None


@lru_cache(maxsize=1)
def _odd() -> re.Pattern[str]:
    """A stretch of a text that folding changes (lone line feeds apart)."""
    return re.compile(rf"[{re.escape(_unstable())}{INVISIBLE}{VOWEL_SIGNS}]+|[{APOSTROPHES}{HYPHENS}]|\s\s+|[^\S\n ]")


@lru_cache(maxsize=1)
def _unstable() -> str:
    """The characters that NFC may change or join to the one before."""
    return "".join(regex.findall(r"[\p{NFC_QC=N}\p{NFC_QC=M}]", "".join(map(chr, CODES))))


def is_odd(text: bytes) -> bool:
    """Must the text be folded? The same as whether one of `triggers` is in it.

    >>> is_odd("Biełsat’s".encode()), is_odd("Bie\u00adłsat".encode())
    (False, True)
    """
    return not text.isascii() and _trigger().search(text.decode("utf-8", "ignore")) is not None


@lru_cache(maxsize=1)
def _trigger() -> re.Pattern[str]:
    return re.compile("[" + "".join(re.escape(trigger.decode()) for trigger in triggers()) + "]")


@lru_cache(maxsize=1)
def triggers() -> tuple[bytes, ...]:
    """Byte strings one of which is in every text that has to be folded for what stands inside words.

    The curly apostrophe is too common for that: a matcher has both spellings of it. White space other
    than a single space matters inside a phrase alone, and is looked for there.
    """
    odd = {*_unstable(), *APOSTROPHES, *HYPHENS} - {CURLY}
    odd.update(re.findall(f"[{INVISIBLE}{VOWEL_SIGNS}]", "".join(map(chr, CODES))))
    return tuple(sorted(char.encode() for char in odd))
