"""Names that a text gives as they are: quoted in another language's words, or put beside themselves as a gloss.

A careful editor of a Russian text writes Берлин for "Berlin", but leaves "the city of Berlin" alone, as one of a Polish
text does, who writes Berlin for "Berlino"; nobody translates the name of a firm; and in "Kyiv (Kiev)" the second name
is there for its spelling.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from string import ascii_letters, punctuation

import regex

from translit.matcher import Match
from translit.small_words import is_small_word, language_of, telling

__all__ = ["CANONICAL", "WINDOW", "Quotations"]

CANONICAL = "en"  # what names of all languages become: only what stands in a line of English is quoted there
WINDOW = 1 << 14  # bytes before a name, and before its line, that tell which letters and which language the text is in
LINE = 2048, 512  # bytes of its line, before a name and behind, that tell in which letters that is
CLAUSE = 256  # bytes beside a name, other names included, that may hold words of its clause
SHARE = 8  # a text is written in letters that are an eighth of it or more, but in Latin ones where they are half of it
# Small words of a language, and what part of them to those of the other, that tell that somebody writes in this one.
PLENTY, LEAST = 16, 16
WORD = regex.compile(r"[\p{L}\p{M}]+")
NEWLINE = regex.compile(rb"\n")
# The end of a clause: a stop, a bracket, the end of the line, or a double quotation mark (« » “ ” „ ‟).
END = regex.compile(rb"[.!?;:()\[\]\"\n]|\xc2[\xab\xbb]|\xe2\x80[\x9c-\x9f]")
STOP = regex.compile(rb"[.!?\n]")
# The legal form of a firm, or the English noun that a paper, an airline or a university is called by.
FIRM = regex.compile(
    rb"(?:,?(?: |\xc2\xa0)(?:Ltd|Limited|Inc|Incorporated|LLC|LLP|PLC|plc|Corp|Corporation|GmbH|AG|KG|SE|Oy)"
    rb"|(?: |\xc2\xa0)(?:Times|Post|Tribune|Herald|News|Review|Telegraph|Observer|TV|Airways|Airlines|University"
    rb"|College|School|Institute|Stock Exchange|Philharmonic|Symphony|Ballet|Street|Road|Square"
    rb"|City Hall))(?![\w\x80-\xff])"
)
CALLED = b"Air ", b"Hotel "
# What stands between a name and its gloss, on its line: a bracket, with up to three words ("formerly", "Russian:").
BRACKET = regex.compile(rb"(?: |\xc2\xa0)?[(\[] ?(?:[\w\x80-\xff.]+[:,;]? ){0,3}")
FURTHER = regex.compile(rb"[,;] (?:[\w\x80-\xff.]+: )?")
GLOSSED = regex.compile(rb" ?[)\],;:/]")  # behind a gloss in a bracket


def _scripts() -> bytes:
    """For each byte that a letter may begin with: a script, or several that no text mixes."""
    table = bytearray(256)
    ranges = ((0xC3, 0xCA), (0xCE, 0xCF), (0xD0, 0xD3), (0xD4, 0xD5), (0xD6, 0xD7), (0xD8, 0xDB), (0xE0, 0xE0),
              (0xE1, 0xE1), (0xE3, 0xE9), (0xEA, 0xED))  # fmt: skip
    for number, (first, last) in enumerate(ranges, LATIN):
        table[first : last + 1] = bytes([number]) * (last + 1 - first)
    for letter in ascii_letters.encode():
        table[letter] = LATIN
    return bytes(table)


LATIN = 1
SCRIPTS = _scripts()
SPACED = bytes.maketrans(punctuation.encode(), b" " * len(punctuation))
NO_LETTERS = bytes(byte for byte in range(256) if not SCRIPTS[byte])


class Quotations:
    """What the text `data`, in language `to`, with names at `matches`, gives as it is."""

    def __init__(self, data: bytes, matches: Sequence[Match], to: str) -> None:
        self._data, self._matches, self._to = data, matches, to
        self._counts: dict[tuple[str, str], dict[int, int]] = {}

    def hold(self, index: int, written: bytes) -> bool:
        """Does `matches[index]`, which would become `written`, stay?

        It is a gloss: the same name stands before the bracket that it opens; or a name that would become the very
        gloss that it has. Or it is a small word of the language (UN, in French capitals). Or it is before the legal
        form of a firm (Deutschland GmbH), or what else makes it part of a name (Hong Kong Stock Exchange). Or a word in
        its letters that is no name stands beside it on the line (for names of a list: beside the list), while it would
        be written in other letters, which are those of the text. Or it would be in the same letters, but the small
        words of its clause are another language's, while the text is in `to`. In English, which names of all languages
        are written in, firms and clauses are no matter, and the text is the line.
        """
        data = self._data
        start, end, _ = self._matches[index]
        if self._is_gloss(index, written) or is_small_word(data[start:end], self._to):
            return True
        if self._to != CANONICAL and (FIRM.match(data, end) or data.endswith(CALLED, 0, start)):
            return True
        own, theirs = _script(written), _script(data[start:end])
        if own == theirs:
            return self._to != CANONICAL and self._in_another_language(index)
        beside = (next(self._words_beside(index, step, NEWLINE), "") for step in (-1, 1))
        return any(_script(word.encode()) == theirs for word in beside) and self._is_written_in(own, start, end)

    def _is_gloss(self, index: int, written: bytes) -> bool:
        """Does the name stand as a gloss behind itself, or before one that says just what it would become?"""
        if self._explains(index):
            return True
        if index + 1 == len(self._matches) or not self._explains(index + 1):
            return False
        start, end, _ = self._matches[index + 1]
        return self._data[start:end] == written

    def _explains(self, index: int) -> bool:
        """Is the name a gloss of the one before it, behind a slash or in a bracket?"""
        _, before, _ = self._matches[index - 1]
        start, end, _ = self._matches[index]
        if self._data[before:start] == b"/":
            return self._same(index)
        return GLOSSED.match(self._data, end) is not None and self._is_in_bracket(index)

    def _is_in_bracket(self, index: int) -> bool:
        """Does the name stand in the bracket behind another of its spellings: at its beginning, or further in it?"""
        _, before, _ = self._matches[index - 1]
        start, _, _ = self._matches[index]
        if not self._same(index):
            return False
        if BRACKET.fullmatch(self._data, before, start):
            return True
        return FURTHER.fullmatch(self._data, before, start) is not None and self._is_in_bracket(index - 1)

    def _same(self, index: int) -> bool:
        """Is it a spelling of the same name as the match before it?"""
        if not index:
            return False
        (kind, _, _, canonical), about = self._matches[index - 1][2].about, self._matches[index][2].about
        return bool(canonical) and (kind, canonical) == (about[0], about[3])

    def _in_another_language(self, index: int) -> bool:
        """Is its clause, or else its sentence, in another language than `to`, and the text around in that one?"""
        for closing in (END, STOP):
            before = [*self._words_beside(index, -1, closing)]
            words = [*before, *self._words_beside(index, 1, closing)]
            said = language_of(words, self._to, before[0] if before else "")
            if said:
                break
        if said in ("", self._to):
            return False
        start, _, _ = self._matches[index]
        own, theirs = self._count(self._to, said, start), self._count(said, self._to, start)
        return own > theirs or (own >= PLENTY and own * LEAST >= theirs)

    def _count(self, language: str, other: str, place: int) -> int:
        """How many words, of the line at `place` and before, are small ones of `language` and not of `other`."""
        begins, words = self._lines
        last = bisect_right(begins, place)
        first = bisect_left(begins, begins[last - 1] - WINDOW)
        counts = self._counts.setdefault((language, other), {})
        for line in range(first, last):
            if line not in counts:
                counts[line] = sum(map(telling(language, other).__contains__, words[line].split()))
        return sum(map(counts.__getitem__, range(first, last)))

    @cached_property
    def _lines(self) -> tuple[list[int], list[bytes]]:
        """Where each line begins, and its words with spaces between them."""
        lines = self._data.translate(SPACED).split(b"\n")
        return [0, *accumulate(len(line) + 1 for line in lines[:-1])], lines

    def _words_beside(self, index: int, step: int, closing: regex.Pattern[bytes]) -> Iterator[str]:
        """The words before (-1) or behind (1) a name, in lower case, the nearest first, other names passed over."""
        data, matches = self._data, self._matches
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
            parts = closing.split(gap)
            yield from WORD.findall(parts[min(step, 0)].decode("utf-8", "ignore").lower())[::step]
            if inside:
                start, end, _ = matches[index]
            closed = len(parts) > 1 or not inside or not first < start <= end < last

    def _is_written_in(self, script: int, start: int, end: int) -> bool:
        """Is the text in letters of that script: the text before and the rest of the line, or the line alone?"""
        data = self._data
        if self._to == CANONICAL:
            before = data[max(0, start - LINE[0]) : start].rpartition(b"\n")[2]
        else:
            before = data[max(0, start - WINDOW) : start]
        behind = data[end : end + LINE[1]].partition(b"\n")[0]
        letters = (before + data[start:end] + behind).translate(SCRIPTS, NO_LETTERS)
        count = letters.count(script)
        return count * (2 if script == LATIN else SHARE) >= len(letters) > 0


@lru_cache(maxsize=1 << 12)
def _script(text: bytes) -> int:
    """The script of the first letter of `text`; 0 if it has none."""
    letters = text.translate(SCRIPTS, NO_LETTERS)
    return letters[0] if letters else 0
