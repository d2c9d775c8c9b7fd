"""Names inside words of another language: what is quoted stays as it is.

Asked where a name is about to be written in a language other than English. A careful editor of a Russian text writes
Берлин for "Berlin", but leaves "the city of Berlin" alone; and nobody translates the name of a firm.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from string import ascii_letters

import regex

from translit.matcher import Match

__all__ = ["is_quoted"]

NEAR = 64  # bytes beside a name that hold the next word
BEFORE, BEHIND = 2048, 512  # bytes beside it that tell which letters the text is written in
NAMES = 8  # as many names of a list are passed over to find a word beside it
SHARE = 4  # a text is written in other letters than Latin ones where these are a quarter of it, or more
WORD = regex.compile(r"[\p{L}\p{M}]+")
ASCII_LETTERS = ascii_letters.encode()
# The first bytes of letters from Greek on (0xE2 is punctuation); Vietnamese has a few of them among many of ASCII.
OTHER_LETTERS = bytes(byte for byte in range(0xCE, 0xF5) if byte != 0xE2)
LATIN = regex.compile(r"\p{Latin}")
OTHER = regex.compile(r"(?!\p{Latin})\p{L}")
FIRM = regex.compile(
    rb",?(?: |\xc2\xa0)(?:Ltd|Limited|Inc|Incorporated|LLC|LLP|PLC|plc|Corp|Corporation|GmbH|AG|KG|SE|Oy)"
    rb"(?![\w\x80-\xff])"
)


def is_quoted(data: bytes, matches: Sequence[Match], index: int, written: bytes) -> bool:
    """Is `matches[index]`, which would become `written`, part of what the text quotes as it is?

    It is before the legal form of a firm (Deutschland GmbH). It is, too, where Latin letters would become others, a
    word in Latin letters that is no name stands beside it on the line (for names of a list: beside the list), and
    the text around is written in the other letters.
    """
    start, end, _ = matches[index]
    if FIRM.match(data, end):
        return True
    if not _is_foreign(written) or not LATIN.search(data[start:end].decode("utf-8", "ignore")):
        return False
    beside = _word_beside(data, matches, index, -1) + " " + _word_beside(data, matches, index, 1)
    return LATIN.search(beside) is not None and _in_other_letters(data, start, end)


@lru_cache(maxsize=1 << 12)
def _is_foreign(written: bytes) -> bool:
    """Is it in other letters than Latin ones?"""
    return OTHER.search(written.decode("utf-8", "ignore")) is not None


def _word_beside(data: bytes, matches: Sequence[Match], index: int, step: int) -> str:
    """The next word of the line before (-1) or behind (1) a name, names passed over; "" if there is none."""
    for _ in range(NAMES):
        start, end, _ = matches[index]
        index += step
        inside = 0 <= index < len(matches)
        if step < 0:
            other = matches[index][1] if inside else 0
            gap = data[max(other, start - NEAR) : start].rpartition(b"\n")[2]
            closed = start - other > len(gap)
        else:
            other = matches[index][0] if inside else len(data)
            gap = data[end : min(other, end + NEAR)].partition(b"\n")[0]
            closed = other - end > len(gap)
        words: list[str] = WORD.findall(gap.decode("utf-8", "ignore"))
        if words or closed or not inside:
            return words[min(step, 0)] if words else ""
    return ""


def _in_other_letters(data: bytes, start: int, end: int) -> bool:
    """Are the text before and the rest of the line written in other letters than Latin ones?"""
    around = data[max(0, start - BEFORE) : start] + data[end : end + BEHIND].partition(b"\n")[0]
    others = len(around) - len(around.translate(None, OTHER_LETTERS))
    letters = len(around) - len(around.translate(None, ASCII_LETTERS)) + others
    return others > 0 and others * SHARE >= letters
