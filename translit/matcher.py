"""The leftmost, then longest matches of names on word edges, over one or several layers of them.

The text is searched as UTF-8 bytes for the heads of spellings; only around a head is anything looked at. A text
with combining marks, invisible characters, no-break spaces and the like is folded first (`translit.folding`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import regex
from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from translit.casing import lower
from translit.edges import BESIDE, EDGE, REJECT, is_end, is_start
from translit.folding import CURLY, Folded, fold, is_odd, triggers
from translit.lexicon import Filed
from translit.records import ANY_CASE, Layer, Record, Under

__all__ = ["CONTEXT_WINDOW", "Match", "Matcher"]

CONTEXT_WINDOW = 240  # bytes on either side of a name that a context may look at
SHORT = 1 << 17  # bytes of text that cost less to look through in Python than the automaton takes to build
ODD_BLANK = re.compile(rb"[ \t\r\n][ \t\r\n]|[\t\r]|\xc2\xa0|\xe2\x80[\x80-\x8a\xaf]|\xe2\x81\x9f|\xe3\x80\x80")
DENIED = "(?!\\s"  # in the pattern of a context
UNSPACED = 0xE0  # the lead bytes of scripts without spaces between words are not below this one
BEGINNING = re.compile(rb"(?<![0-9A-Za-z_])[^\x80-\xbf ]|[\xe0-\xff]")  # of a character that a match may begin with

# (start, end, record): `data[start:end]`, in bytes of the text as given, is a spelling of `record`. Plain tuples:
# there are many of them.
Match = tuple[int, int, Record]
Candidate = tuple[int, int, int, Record]  # start, -end and rank: leftmost, then longest, then the one that wins


class Matcher:
    """Finds the spellings of `layers` in text."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self._exact = [_Scanner(layer, layer.lexicon.exact) for layer in layers]
        self._loose = [_Scanner(layer, layer.lexicon.loose) for layer in layers if layer.lexicon.loose.heads]
        conditional = [one for layer in layers for one in layer.lexicon.conditional]
        self._conditional = tuple(pattern for pattern, _ in conditional)
        self._behind = tuple(behind for _, behind in conditional)
        self.words = max((layer.lexicon.words for layer in layers), default=0)

    def find(self, data: bytes, seen: list[Match] | None = None) -> list[Match]:
        """The matches in `data`, in order, none overlapping another.

        What is ambiguous is no match; it is added to `seen`, if that is given.
        """
        hay = data.replace(b"\n", b" ") + b" "  # so that there is always a byte behind a match, and before one
        folded: Folded | None = None
        doubtful: list[Candidate] = []
        candidates = self._candidates(hay, doubtful, folded=False)
        if candidates is None:
            folded = Folded(data)
            hay = folded.data + b" "
            doubtful.clear()
            candidates = self._candidates(hay, doubtful, folded=True) or []
        for scanner in self._loose:
            candidates += _ignoring_case(scanner, hay, doubtful)
        if doubtful and len(self._exact) > 1:
            candidates = _without_doubted(candidates, doubtful)
        found = _leftmost_longest(candidates)
        if folded is not None:
            found = [(folded.start(start), folded.end(end), record) for start, end, record in found]
        if seen is not None:
            for start, end, record in _leftmost_longest(doubtful):
                place = (folded.start(start), folded.end(end)) if folded is not None else (start, end)
                seen.append((*place, record))
        return found

    def _candidates(self, hay: bytes, doubtful: list[Candidate], *, folded: bool) -> list[Candidate] | None:
        """The matches on word edges of all layers; None where the text must be folded first."""
        every: list[Candidate] = []
        for scanner in self._exact:
            found = scanner.candidates(hay, doubtful, folded=folded)
            if found is None:
                return None
            every += found
        return every

    def opens(self, tail: bytes) -> bool:
        """May `tail`, the last words of a text, be the beginning of a match, or of its context?"""
        words = fold(tail.decode("utf-8", "replace")).encode()
        low = lower(words.decode()).encode()
        if self._awaits(words) or self._awaits(low):
            return True
        return any(s.opens(words) for s in self._exact) or any(s.opens(low) for s in self._loose)

    def _awaits(self, words: bytes) -> bool:
        """May what follows `words` complete the context of a spelling that they begin with?"""
        if not words.startswith(self._conditional):
            return False
        return any(
            _undecided(source, words[len(pattern) :].decode())
            for pattern, behind in zip(self._conditional, self._behind, strict=True)
            if words.startswith(pattern)
            for source in behind
        )


class _Scanner:
    """Looks for the heads of some spellings, and unpacks what stands under one when it is first met."""

    def __init__(self, layer: Layer, filed: Filed) -> None:
        self._layer, self._filed = layer, filed
        self._own = _by_head(filed, layer.own() if filed is layer.lexicon.exact else ())
        self._first = len(triggers())  # the automaton's first patterns say that the text must be folded
        self._last = self._first + len(filed.heads)
        self._added = [head for head in self._own if filed.number_of(head) is None]
        self._more = {head: number for number, head in enumerate(self._added, self._last)}
        self._sizes = sorted({len(head) for head in self._added})
        self._under: dict[int, Under] = {}
        self._records: dict[bytes, Record] = {}  # all that is unpacked
        self._automaton: BytesAhoCorasick | None = None
        self._looked = 0  # bytes looked through without it

    def candidates(self, hay: bytes, doubtful: list[Candidate], *, folded: bool) -> list[Candidate] | None:
        """The matches on word edges in `hay`, which ends in a space; None where it must be folded first."""
        found: list[Candidate] = []
        under, record_of, first = self._under, self._records.get, self._first
        hits = self._hits(hay, folded=folded)
        if hits is None:
            return None
        for number, start, end in hits:
            beside = BESIDE[hay[start - 1]]
            if beside != EDGE:
                if number < first:
                    return None
                if (beside == REJECT and hay[start] < UNSPACED) or not is_start(hay, start, end):
                    continue
            filed = under.get(number) or self._unpacked(number)
            if filed is None:
                return None
            sizes, phrases, longest, whole = filed
            if phrases and not folded and ODD_BLANK.search(hay, end, start + longest):
                return None
            if whole is not None and whole.simple:
                if BESIDE[hay[end]] == EDGE or is_end(hay, start, end):
                    found.append((start, -end, whole.rank, whole))
                continue
            for size in sizes:
                stop = start + size
                record = record_of(hay[start:stop])
                if record is None or (BESIDE[hay[stop]] != EDGE and not is_end(hay, start, stop)):
                    continue
                if not record.simple:
                    if _quoted(hay, start, stop):
                        continue
                    if record.candidates:
                        doubtful.append((start, -stop, record.rank, record))
                    record = _applying(record, hay, start, stop)
                    if not record.applies:
                        continue
                found.append((start, -stop, record.rank, record))
                break
        return found

    def _hits(self, hay: bytes, *, folded: bool) -> list[tuple[int, int, int]] | None:
        """(number, start, end) of the heads where a match may begin; None where `hay` must be folded."""
        if self._automaton is None:
            self._looked += len(hay)
            if self._looked < SHORT:
                return None if not folded and is_odd(hay) else self._short_hits(hay)
            self._automaton = BytesAhoCorasick(
                [*triggers(), *self._filed.heads, *self._added],
                matchkind=MatchKind.Standard,
                implementation=Implementation.ContiguousNFA,
            )
        hits: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(hay, overlapping=True)
        return [hit for hit in hits if hit[0] >= self._first] if folded else hits

    def _short_hits(self, hay: bytes) -> list[tuple[int, int, int]]:
        starts = [match.start() for match in BEGINNING.finditer(hay)]
        hits = [(self._first + number, start, end) for number, start, end in self._filed.occurrences(hay, starts)]
        for size in self._sizes:
            found = [(self._more.get(hay[start : start + size]), start) for start in starts]
            hits += [(number, start, start + size) for number, start in found if number is not None]
        return hits

    def _unpacked(self, number: int) -> Under | None:
        """What stands under the head of that number; None where it says that the text must be folded."""
        if number < self._first:
            return None
        filed, index = self._filed, number - self._first
        head = filed.heads[index] if number < self._last else self._added[number - self._last]
        found = dict(self._own.get(head, ()))
        if number < self._last:
            found |= self._layer.under(filed, index)
        self._records |= found
        self._under[number] = under = Under.of(found, head)
        return under

    def opens(self, words: bytes) -> bool:
        """Does a spelling begin with `words` and a space?"""
        prefix, filed = words + b" ", self._filed
        head = filed.head_of(prefix)
        index = filed.number_of(head)
        spelt = [one[0] for one in filed.under(index)] if index is not None else []
        return any(pattern.startswith(prefix) for pattern in (*spelt, *(p for p, _ in self._own.get(head, ()))))


def _by_head(filed: Filed, records: Sequence[tuple[bytes, Record]]) -> dict[bytes, list[tuple[bytes, Record]]]:
    found: dict[bytes, list[tuple[bytes, Record]]] = {}
    for pattern, record in records:
        found.setdefault(filed.head_of(pattern), []).append((pattern, record))
    return found


def _without_doubted(candidates: list[Candidate], doubtful: list[Candidate]) -> list[Candidate]:
    """Those candidates that are not ambiguous by a higher layer."""
    doubted = {(start, minus_end): rank for start, minus_end, rank, _ in sorted(doubtful, reverse=True)}
    return [one for one in candidates if one[2] <= doubted.get(one[:2], one[2])]


def _leftmost_longest(candidates: list[Candidate]) -> list[Match]:
    """Those candidates that no earlier or longer one overlaps."""
    candidates.sort()
    found: list[Match] = []
    last = 0
    for start, minus_end, _, record in candidates:
        if start >= last:
            last = -minus_end
            found.append((start, last, record))
    return found


def _ignoring_case(scanner: _Scanner, hay: bytes, doubtful: list[Candidate]) -> list[Candidate]:
    """Candidates of the spellings that match whatever their case; a length that lowering changes is mapped back."""
    text = hay.decode("utf-8", "surrogateescape")
    lowered = lower(text)
    low = lowered.encode("utf-8", "surrogateescape")
    left: list[Candidate] = []
    found = scanner.candidates(low, left, folded=True) or []
    if (found or left) and _resized().search(text):
        back, here, there = {0: 0}, 0, 0
        for given, char in zip(text, lowered, strict=True):
            here += len(char.encode("utf-8", "surrogateescape"))
            there += len(given.encode("utf-8", "surrogateescape"))
            back[here] = there
        found, left = ([(back[s], -back[-e], rank, record) for s, e, rank, record in cs] for cs in (found, left))
    doubtful += left
    return [(s, e, rank, _shouted(record, hay[s:-e])) for s, e, rank, record in found]


@lru_cache(maxsize=1)
def _resized() -> re.Pattern[str]:
    """A character that lower case writes with more bytes, or fewer: all of those are below U+10000."""
    every = (char for char in map(chr, range(0x80, 0x10000)) if char != lower(char))
    return re.compile("[" + "".join(c for c in every if len(c.encode()) != len(lower(c).encode())) + "]")


def _shouted(record: Record, found: bytes) -> Record:
    """The record as it holds for what was found: in capitals where that is."""
    text = found.decode()
    return record._replace(written=record.loud) if len(text) > 1 and text.isupper() else record


CURLED = CURLY.encode()
QUOTES = (CURLED, "‘".encode())


def _quoted(hay: bytes, start: int, end: int) -> bool:
    """Is the apostrophe at the end rather the quotation mark that closes what one before the match opened?"""
    if hay[end - 1] == ord("'"):
        return hay[start - 1 : start] == b"'"
    return hay.endswith(CURLED, start, end) and hay[max(0, start - 3) : start] in QUOTES


def _applying(record: Record, hay: bytes, start: int, end: int) -> Record:
    """What holds around `hay[start:end]`: the first condition that does, else the record itself."""
    if not record.conditions:
        return record
    before = fold("x" + hay[max(0, start - CONTEXT_WINDOW) : start].decode("utf-8", "ignore") + "x")[1:-1].replace(
        "\n", " "
    )
    after = fold("x" + hay[end : min(end + CONTEXT_WINDOW, len(hay) - 1)].decode("utf-8", "ignore") + "x")[
        1:-1
    ].replace("\n", " ")
    for condition in record.conditions:
        if _pattern(condition.before).search(before) and _pattern(condition.after).match(after):
            return condition.record
    return record


def _undecided(source: str, behind: str) -> bool:
    """May `behind`, as far as it goes, still become a context, or no longer be one that is denied?"""
    if DENIED in source:
        return True
    match = _pattern(ANY_CASE + source).match(behind, partial=True)
    return match is not None and (match.partial or match.end() == len(behind))


@lru_cache(maxsize=1 << 12)
def _pattern(source: str) -> regex.Pattern[str]:
    return regex.compile(source)
