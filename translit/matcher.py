"""All spellings → one byte automaton → the leftmost, then longest matches on word edges, with their case.

The text is scanned as UTF-8 bytes, in C. Only around what the automaton finds is anything decoded: the
edges of words, e-mail addresses and URLs. A text with combining marks, invisible characters, no-break spaces
and the like is folded first (`translit.folding`); the automaton itself says whether there are any.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

import regex
from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from translit.casing import capitalise, lower, upper
from translit.folding import BLANKS, CURLY, Folded, triggers

__all__ = ["CAPITAL", "FORMS", "PLAIN", "UPPER", "Match", "Matcher", "capitals"]

FORMS = 3
PLAIN, CAPITAL, UPPER = range(FORMS)  # as written; with a capital; all in capitals

WINDOW = 2048  # bytes looked at around a candidate for an address
REJECT, EDGE, LOOK = range(3)
ADDRESS_SIGNS = b"./:-=?&#%~+\\"


def _neighbours(rejected: bytes) -> bytes:
    """For each byte that may stand beside a match: no edge, an edge, or worth a look."""
    table = bytearray([EDGE]) * 128 + bytearray([LOOK]) * 128
    for byte in range(128):
        if bytes([byte]).isalnum() or byte == ord("_") or byte in rejected:
            table[byte] = REJECT
        elif byte in ADDRESS_SIGNS or byte == ord("'"):
            table[byte] = LOOK
    return bytes(table)


BESIDE = _neighbours(b"@")
WORD = regex.compile(r"[\p{L}\p{M}\p{N}\p{Pc}]")
MARK = regex.compile(r"\p{M}")
UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]")
POSSESSIVE = regex.compile(rf"['{CURLY}][sS](?![\p{{L}}\p{{M}}\p{{N}}_])|['{CURLY}](?![\p{{L}}\p{{M}}\p{{N}}_])")
ELISION = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}\p{{N}}_])(?:[cdjlmnst]|(?:[aijl]u?s|lors|puis)?qu|(?:d|n)?ell|all|sull|dall|un|quest|quell|sant)"
    rf"['{CURLY}]$|(?<![\p{{L}}\p{{M}}\p{{N}}])['{CURLY}]$",
    regex.IGNORECASE,
)
# What no address holds: brackets, quotation marks, and spaces beyond ASCII (its own are \s).
DELIMITER = rb"[<>\"()\[\]{}|]|\xc2[\xa0\xab\xbb]|\xe2\x80[\x80-\x8b\x98-\x9f\xaf]|\xe3\x80\x80"
OPENED, CLOSED = re.compile(DELIMITER), re.compile(rb"(?:(?!" + DELIMITER + rb")\S)*")
ADDRESS = re.compile(
    rb"(?i:^(?:[a-z][a-z0-9+.-]*://|www\.|mailto:))|[^\s@]@[^\s@]+\.[^\s@]|^(?:[^\W_](?:[\w\x80-\xff-]*)\.)+[a-z]{2,}(?:[/:?#]|$)"
)


# (start, end, target): `data[start:end]`, in bytes of the text as given, is spelling number target // FORMS, in the
# form of case target % FORMS. A plain tuple: there are many of them.
Match = tuple[int, int, int]
Accept = Callable[[int, bytes, int, int], bool]


class Matcher:
    """Finds spellings in text.

    `spellings` are folded (`translit.folding.fold`); a match carries the place of its spelling in them.
    `ignore_case` holds the places of those that match whatever the case. `accept(spelling, text, start, end)`
    may refuse a candidate (offsets in the folded text); a shorter one is then tried.
    """

    def __init__(
        self, spellings: Iterable[str], *, ignore_case: frozenset[int] = frozenset(), accept: Accept | None = None
    ) -> None:
        self._accept = accept
        forms: dict[bytes, int] = {}
        caseless: dict[bytes, int] = {}
        later: list[tuple[int, str]] = []
        listed = list(spellings)
        for place, spelling in enumerate(listed):
            if place in ignore_case:
                _add(caseless, lower(spelling), place, PLAIN)
            else:
                _add(forms, spelling, place, PLAIN)
                later.append((place, spelling))
        for place, spelling in later:
            for form, text in _cased_forms(spelling):
                _add(forms, text, place, form)
        self._phrases = any(" " in spelling for spelling in listed)
        self._scan = _Scanner(forms)
        self._caseless = _Scanner(caseless) if caseless else None

    def find(self, data: bytes, begin: int = 0) -> list[Match]:
        """The matches in `data` from byte `begin` on, in order, none overlapping another."""
        hay = data.replace(b"\n", b" ") if self._phrases else data
        hits = self._scan.hits(hay)
        folded: Folded | None = None
        if hits and min(hits)[0] < self._scan.triggers:
            folded = Folded(data)
            hay = folded.data
            hits = self._scan.hits(hay)
        candidates = self._scan.candidates(hay, hits)
        if self._caseless is not None:
            candidates += self._ignoring_case(hay)
        candidates.sort()  # leftmost, then longest
        found: list[Match] = []
        last = 0
        accept = self._accept
        for start, minus_end, target in candidates:
            if start < last or (accept is not None and not accept(target // FORMS, hay, start, -minus_end)):
                continue
            last = -minus_end
            if folded is not None:
                found.append((folded.start(start), folded.end(last), target))
            else:
                found.append((start, last, target))
        return [match for match in found if match[0] >= begin] if begin else found

    def _ignoring_case(self, hay: bytes) -> Iterator[Match]:
        """Candidates of the spellings that match whatever their case; a length that lowering changes is mapped back."""
        assert self._caseless is not None
        text = hay.decode("utf-8", "surrogateescape")
        low = lower(text).encode("utf-8", "surrogateescape")
        back: Callable[[int], int] = lambda offset: offset  # noqa: E731
        if len(low) != len(hay):
            chars = {0: 0}
            here = there = 0
            for given, lowered in zip(text, lower(text), strict=True):
                here += len(lowered.encode("utf-8", "surrogateescape"))
                there += len(given.encode("utf-8", "surrogateescape"))
                chars[here] = there
            back = chars.__getitem__
        for start, minus_end, target in self._caseless.candidates(low, self._caseless.hits(low)):
            found = hay[back(start) : back(-minus_end)].decode()
            yield back(start), -back(-minus_end), target + (UPPER if len(found) > 1 and found.isupper() else PLAIN)


class _Scanner:
    """The automaton over byte patterns, and the edges that a match of each needs.

    It also finds what asks for folding: characters that do so anywhere, and odd white space where the first
    words of a phrase stand before it.
    """

    def __init__(self, forms: Mapping[bytes, int]) -> None:
        odd = [*triggers(), *dict.fromkeys(p[:i] + blank for p in forms for i in _spaces(p) for blank in BLANKS)]
        self.triggers = len(odd)
        self._targets = list(forms.values())
        patterns = list(forms)
        self._open = [(_unspaced(p.decode()[0]), _unspaced(p.decode()[-1])) for p in patterns]
        self._automaton = BytesAhoCorasick(
            [*odd, *patterns], matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def hits(self, hay: bytes) -> list[Match]:
        """Every (pattern, start, end), overlapping ones too; patterns below `triggers` ask for folding."""
        return self._automaton.find_matches_as_indexes(hay, overlapping=True)

    def candidates(self, hay: bytes, hits: Iterable[Match]) -> list[Match]:
        """The hits on word edges as (start, -end, target), which sort leftmost, then longest."""
        first, size, beside, targets = self.triggers, len(hay), BESIDE, self._targets
        found: list[Match] = []
        for pattern, start, end in hits:
            if pattern < first:
                continue
            if start:
                kind = beside[hay[start - 1]]
                if kind != EDGE and not self._edge(hay, start, end, kind, pattern - first, before=True):
                    continue
            if end < size:
                kind = beside[hay[end]]
                if kind != EDGE and not self._edge(hay, start, end, kind, pattern - first, before=False):
                    continue
            found.append((start, -end, targets[pattern - first]))
        return found

    def _edge(self, hay: bytes, start: int, end: int, kind: int, pattern: int, *, before: bool) -> bool:
        """Is there an edge beside the match although its neighbour is no plain space or sign?"""
        opened = self._open[pattern][0 if before else 1]
        if kind == REJECT:
            return opened and hay[start - 1 if before else end] != ord("@")
        if before:
            near = hay[max(0, start - 40) : start].decode("utf-8", "ignore")[-12:]
            char = near[-1:]
        else:
            near = hay[end : end + 40].decode("utf-8", "ignore")[:12]
            char = near[:1]
        if not char:
            return True
        if char == "'" or char == CURLY:
            return bool(ELISION.search(near) if before else POSSESSIVE.match(near))
        if WORD.match(char):
            return (opened or _unspaced(char)) and not (MARK.match(char) and not before)
        if char.encode() not in ADDRESS_SIGNS or not (before or near[1:2].strip()):
            return True  # a full stop with a space behind it is none of an address
        return not _in_address(hay, start, end)


def _spaces(pattern: bytes) -> list[int]:
    return [place for place, byte in enumerate(pattern) if byte == ord(" ")]


def _in_address(hay: bytes, start: int, end: int) -> bool:
    """Does the match stand inside an e-mail address or a URL?"""
    line = hay[max(0, start - WINDOW) : start]
    before = b"" if not line.strip() or line[-1:].isspace() else OPENED.split(line.rsplit(None, 1)[-1])[-1]
    after = CLOSED.match(hay, end, end + WINDOW)
    token = before + hay[start:end] + (after[0] if after else b"")
    return ADDRESS.search(token.lstrip(b"'*_").rstrip(b".,;:!?'*_")) is not None


def _unspaced(char: str) -> bool:
    """Is the character of a script that puts no spaces between words?"""
    return char >= "\u0e00" and UNSPACED.match(char) is not None


def _add(forms: dict[bytes, int], text: str, place: int, form: int) -> None:
    """Enter a pattern, with either apostrophe; what was entered before it stays."""
    forms.setdefault(text.encode(), place * FORMS + form)
    if "'" in text:
        forms.setdefault(text.replace("'", CURLY).encode(), place * FORMS + form)


def _cased_forms(spelling: str) -> Iterator[tuple[int, str]]:
    """The other forms of case that a spelling is met in."""
    if spelling == lower(spelling):
        yield CAPITAL, capitalise(spelling)
    loud = upper(spelling)
    if len(loud) > 1:
        yield UPPER, loud
        bare = capitals(spelling)
        if bare != loud:
            yield UPPER, bare
        if "ß" in spelling:
            yield UPPER, upper(spelling.replace("ß", "ẞ"))
        if "i" in spelling and not spelling.isascii() and any(char in spelling for char in "ışğİç"):
            yield UPPER, upper(spelling, turkic=True)


GREEK_ACCENT = regex.compile(r"(?<=\p{Greek})\u0301")


def capitals(text: str, *, turkic: bool = False) -> str:
    """`text` in capitals as its script writes them: Greek ones bear no accent.

    >>> capitals("Αθήνα"), capitals("Straße")
    ('ΑΘΗΝΑ', 'STRASSE')
    """
    loud = upper(text, turkic=turkic)
    if loud.isascii() or not regex.search(r"\p{Greek}", loud):
        return loud
    from unicodedata import normalize

    return normalize("NFC", GREEK_ACCENT.sub("", normalize("NFD", loud)))
