"""The leftmost, then longest matches of a lexicon's spellings on word edges.

The text is scanned as UTF-8 bytes, in Rust, for the heads of spellings; only around a head is anything looked at.
A text with combining marks, invisible characters, no-break spaces and the like is folded first
(`translit.folding`); the automaton itself says whether there are any.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache

import regex
from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from translit.casing import lower
from translit.edges import is_end, is_start
from translit.folding import Folded, fold, triggers
from translit.lexicon import Conditional, Lexicon, Record, head_of, unpack_records

__all__ = ["CONTEXT_WINDOW", "Match", "Matcher"]

CONTEXT_WINDOW = 240  # bytes on either side of a name that a context may look at
ODD_BLANK = re.compile(rb"[ \t\r\n][ \t\r\n]|[\t\r]|\xc2\xa0|\xe2\x80[\x80-\x8a\xaf]|\xe2\x81\x9f|\xe3\x80\x80")

# (start, end, record): `data[start:end]`, in bytes of the text as given, is a spelling of `record`; a record with a
# condition stands here as the one that holds. Plain tuples: there are many of them.
Match = tuple[int, int, Record | Conditional]
Candidate = tuple[int, int, int, Record | Conditional]  # start, -end and a number: leftmost, then longest


class Matcher:
    """Finds the spellings of a lexicon in text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._conditional = lexicon.conditional
        self.words = lexicon.words
        self._exact = _Scanner(lexicon.heads)
        self._loose = _Scanner(lexicon.loose) if lexicon.loose else None

    def find(self, data: bytes, begin: int = 0) -> list[Match]:
        """The matches in `data` from byte `begin` on, in order, none overlapping another."""
        hay = data.replace(b"\n", b" ")
        candidates = self._exact.candidates(hay)
        folded: Folded | None = None
        if candidates is None:
            folded = Folded(data)
            hay = folded.data
            candidates = self._exact.candidates(hay, folded=True) or []
        if self._loose is not None:
            candidates += self._ignoring_case(self._loose, hay)
        candidates.sort()
        found: list[Match] = []
        last = 0
        for start, minus_end, _, record in candidates:
            if start < last:
                continue
            last = -minus_end
            if folded is not None:
                found.append((folded.start(start), folded.end(last), record))
            else:
                found.append((start, last, record))
        return [match for match in found if match[0] >= begin] if begin else found

    def opens(self, tail: bytes) -> bool:
        """May `tail`, the last words of a text, be the beginning of a match, or of its context?"""
        words = fold(tail.decode("utf-8", "replace")).encode()
        if any(words.startswith(spelling) for spelling in self._conditional):
            return True
        if self._loose is not None and self._loose.opens(lower(words.decode()).encode()):
            return True
        return self._exact.opens(words)

    def _ignoring_case(self, scanner: _Scanner, hay: bytes) -> list[Candidate]:
        """Candidates of the spellings that match whatever their case; a length that lowering changes is mapped back."""
        text = hay.decode("utf-8", "surrogateescape")
        low = lower(text).encode("utf-8", "surrogateescape")
        back: dict[int, int] | None = None
        if len(low) != len(hay):
            here = there = 0
            back = {0: 0}
            for given, lowered in zip(text, lower(text), strict=True):
                here += len(lowered.encode("utf-8", "surrogateescape"))
                there += len(given.encode("utf-8", "surrogateescape"))
                back[here] = there
        found: list[Candidate] = []
        for start, minus_end, number, record in scanner.candidates(low, folded=True) or ():
            first, last = (back[start], back[-minus_end]) if back else (start, -minus_end)
            if isinstance(record, Record) and len(written := hay[first:last].decode()) > 1 and written.isupper():
                record = record._replace(written=record.loud)
            found.append((first, -last, number + LATER, record))
        return found


class _Scanner:
    """The automaton over heads, and the spellings under each, unpacked when first met."""

    def __init__(self, heads: Mapping[bytes, bytes]) -> None:
        odd = triggers()
        self._first = len(odd)
        self._heads, self._packed = list(heads), heads
        self._under: list[_Under | None] = [None] * len(self._heads)
        self._sorted: list[bytes] | None = None
        self._automaton = BytesAhoCorasick(
            [*odd, *self._heads], matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def candidates(self, hay: bytes, *, folded: bool = False) -> list[Candidate] | None:
        """The matches on word edges; None where the text must be folded first."""
        hits = self._automaton.find_matches_as_indexes(hay, overlapping=True)
        if not folded and hits and min(hits)[0] < self._first:
            return None
        found: list[Candidate] = []
        first, under, number, length = self._first, self._under, 0, len(hay)
        for pattern, start, end in hits:
            if pattern < first:
                continue
            if start and hay[start - 1] not in PLAIN_EDGE and not is_start(hay, start, end):
                continue
            filed = under[pattern - first]
            if filed is None:
                filed = under[pattern - first] = _Under(self._packed[self._heads[pattern - first]])
            if filed.phrases and not folded and ODD_BLANK.search(hay, end, start + filed.longest):
                return None
            for size in filed.sizes:
                record = filed.records.get(hay[start : start + size])
                if record is None or start + size > length or not is_end(hay, start, start + size):
                    continue
                if _quoted(hay, start, start + size):
                    continue
                chosen = _applying(record, hay, start, start + size) if record.conditional else record
                if chosen is not None:
                    number += 1
                    found.append((start, -start - size, number, chosen))
                    break
        return found

    def opens(self, words: bytes) -> bool:
        """Does a spelling begin with `words` and a space?"""
        prefix = words + b" "
        if self._sorted is None:
            self._sorted = sorted(self._heads)
        head = head_of(prefix)
        place = bisect_left(self._sorted, head)
        if place == len(self._sorted) or not self._sorted[place].startswith(head):
            return False
        if head == prefix:
            return True
        packed = self._packed.get(head)
        return packed is not None and any(pattern.startswith(prefix) for pattern in unpack_records(packed))


class _Under:
    """The spellings under one head, by their length, longest first."""

    __slots__ = ("longest", "phrases", "records", "sizes")

    def __init__(self, packed: bytes) -> None:
        self.records = unpack_records(packed)
        self.sizes = sorted({len(pattern) for pattern in self.records}, reverse=True)
        self.phrases = any(b" " in pattern for pattern in self.records)
        self.longest = self.sizes[0] + 8  # an odd space may be longer than a plain one


CURLY = "’".encode()
QUOTES = (CURLY, "‘".encode())
LATER = 1 << 40  # what matches whatever the case gives way to what matches exactly
PLAIN_EDGE = frozenset(b' \n"(),;[]{}<>*!|$^`')


def _quoted(hay: bytes, start: int, end: int) -> bool:
    """Is the apostrophe at the end rather the quotation mark that closes what one before the match opened?"""
    if hay[end - 1] == ord("'"):
        return hay[start - 1 : start] == b"'"
    return hay.endswith(CURLY, start, end) and hay[max(0, start - 3) : start] in QUOTES


def _applying(record: Record, hay: bytes, start: int, end: int) -> Record | Conditional | None:
    """What holds around `hay[start:end]`: the first condition that does, else the record, if it has a plain sense."""
    before = fold("x" + hay[max(0, start - CONTEXT_WINDOW) : start].decode("utf-8", "ignore") + "x")[1:-1]
    after = fold("x" + hay[end : end + CONTEXT_WINDOW].decode("utf-8", "ignore") + "x")[1:-1]
    for condition in record.conditional:
        if _pattern(condition.before).search(before) and _pattern(condition.after).match(after):
            return condition
    return record if record.written is not None else None


@lru_cache(maxsize=1 << 12)
def _pattern(source: str) -> regex.Pattern[str]:
    return regex.compile(source)
