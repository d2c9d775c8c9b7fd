"""Names inside words of another language: what is quoted stays as it is.

Asked where a name is about to be written in a language other than English. A careful editor of a Russian text writes
Берлин for "Berlin", but leaves "the city of Berlin" alone, as one of a Polish text does, who writes Berlin for
"Berlino"; and nobody translates the name of a firm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from string import ascii_letters

import regex

from translit.matcher import Match
from translit.small_words import other_language, share

__all__ = ["is_quoted"]

NEAR = 64  # bytes beside a name that hold the next word
BEFORE, BEHIND = 2048, 512  # bytes beside it that tell which language, or letters, the text is written in
CLAUSE = 256  # bytes of its line, before it and behind, that tell which language the name is quoted in
NAMES = 8  # as many names of a list are passed over to find a word beside it
SHARE = 4  # a text is written in other letters than Latin ones where these are a quarter of it, or more
WORD = regex.compile(r"[\p{L}\p{M}]+")
# The first bytes of Latin letters: ó is one as it is o with a mark behind it.
LATIN_LETTERS = ascii_letters.encode() + bytes(range(0xC3, 0xCB))
# The first bytes of letters from Greek on (0xE2 is punctuation); Vietnamese has a few of them among many of ASCII.
OTHER_LETTERS = bytes(byte for byte in range(0xCE, 0xF5) if byte != 0xE2)
LATIN = regex.compile(r"\p{Latin}")
OTHER = regex.compile(r"(?!\p{Latin})\p{L}")
# The end of a clause: a stop, a bracket, the end of the line, or a double quotation mark (« » “ ” „ ‟).
END = regex.compile(rb"[.!?;:()\[\]\"\n]|\xc2[\xab\xbb]|\xe2\x80[\x9c-\x9f]")
FIRM = regex.compile(
    rb",?(?: |\xc2\xa0)(?:Ltd|Limited|Inc|Incorporated|LLC|LLP|PLC|plc|Corp|Corporation|GmbH|AG|KG|SE|Oy)"
    rb"(?![\w\x80-\xff])"
)


def is_quoted(data: bytes, matches: Sequence[Match], index: int, written: bytes, to: str) -> bool:
    """Is `matches[index]`, which would become `written`, part of what the text, which is in `to`, quotes as it is?

    It is before the legal form of a firm (Deutschland GmbH). It is, too, where Latin letters would become others, a
    word in Latin letters that is no name stands beside it on the line (for names of a list: beside the list), and
    the text around is written in the other letters; or where the letters are the same, but the small words of its
    clause are another language's, and those of the text before and of the rest of the line are of `to`.
    """
    start, end, _ = matches[index]
    if FIRM.match(data, end):
        return True
    if not LATIN.search(data[start:end].decode("utf-8", "ignore")):
        return False
    if not _is_foreign(written):
        said = other_language(_words(_clause(data, matches, index)), to)
        around = _words(_around(data, start, end)) if said else []
        return share(around, to, said) > share(around, said, to)
    beside = _word_beside(data, matches, index, -1) + " " + _word_beside(data, matches, index, 1)
    return LATIN.search(beside) is not None and _in_other_letters(_around(data, start, end))


def _words(text: bytes) -> list[str]:
    return WORD.findall(text.decode("utf-8", "ignore").lower())


def _clause(data: bytes, matches: Sequence[Match], index: int) -> bytes:
    """What stands before and behind the name in its clause, on its line, other names passed over."""
    return b" ".join([*_side(data, matches, index, -1), *_side(data, matches, index, 1)])


def _side(data: bytes, matches: Sequence[Match], index: int, step: int) -> Iterator[bytes]:
    """The rest of the clause before (-1) or behind (1) a name, between names, not too far from it."""
    start, end, _ = matches[index]
    first, last = max(0, start - CLAUSE), end + CLAUSE
    closed = False
    while not closed:
        index += step
        inside = 0 <= index < len(matches)
        if step < 0:
            gap = data[max(first, matches[index][1] if inside else 0) : start]
        else:
            gap = data[end : min(last, matches[index][0] if inside else last)]
        rest = END.split(gap)
        yield rest[min(step, 0)]
        if inside:
            start, end, _ = matches[index]
        closed = len(rest) > 1 or not inside or not first < start <= end < last


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


def _around(data: bytes, start: int, end: int) -> bytes:
    """The text before and the rest of the line."""
    return data[max(0, start - BEFORE) : start] + data[end : end + BEHIND].partition(b"\n")[0]


def _in_other_letters(around: bytes) -> bool:
    """Is that written in other letters than Latin ones?"""
    others = len(around) - len(around.translate(None, OTHER_LETTERS))
    letters = len(around) - len(around.translate(None, LATIN_LETTERS)) + others
    return others > 0 and others * SHARE >= letters
