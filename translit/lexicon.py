"""Names compiled for matching: bytes to look for → which rule stands for them, as they are kept on disk.

Spellings are filed under their heads: a text is searched for the heads alone, and what stands under one is
unpacked when it is first met. A head is the first word; in a very large lexicon the first few bytes of it, so that a
million spellings are loaded at once. What a rule writes depends on the reader's language and is not in here
(`translit.forms`).
"""

from __future__ import annotations

import marshal
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from translit.casing import capitalise, capitals
from translit.packed import Packed, as_bytes, numbers

__all__ = [
    "CAPITAL", "FORMAT", "LOUD", "NONE", "PLAIN", "SEVERAL", "WRITTEN", "Filed", "Lexicon", "Spelt", "cased", "head_of",
    "pack", "unpack",
]  # fmt: skip

KEY = 8  # bytes of a head that it is looked up by
FORMAT = 4  # of marshal: what every Python since 3.4 reads
WRITTEN = "written"  # how a rule knew a spelling that its line lists
NONE, SEVERAL = -1, -2
PLAIN, CAPITAL, LOUD = range(3)  # forms of case: as the table writes it, with a capital, in capitals

# One spelling in one form of case: (pattern, form, rule, via, conditions, candidates). The rule is NONE where the
# spelling only stands for something in a context or is marked as ambiguous, SEVERAL where several names derive it. A
# condition is (pattern of the text before, of the text after, rule, via); candidates stand where it is ambiguous.
Spelt = tuple[bytes, int, int, str, tuple[tuple[str, str, int, str], ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Filed:
    """Spellings under their heads, which are in order: what stands under `heads[i]` is `bodies[i]`, marshalled.

    `size` is how many bytes a head has at most, `sizes` how many they have; `keys` are the first bytes of the heads as
    numbers.
    """

    size: int
    sizes: tuple[int, ...]
    keys: memoryview
    heads: Packed
    bodies: Packed

    @classmethod
    def of(cls, size: int, under: dict[bytes, list[Spelt]]) -> Filed:
        """The spellings in `under`, by their heads of at most `size` bytes."""
        heads = sorted(under)
        keys = array("Q", (int.from_bytes(head[:KEY].ljust(KEY, b"\0"), "big") for head in heads))
        bodies = Packed.of(marshal.dumps(under[head], FORMAT) for head in heads)
        sizes = tuple(sorted(set(map(len, heads))))
        return cls(size, sizes, numbers(memoryview(as_bytes(keys)), "Q"), Packed.of(heads), bodies)

    @classmethod
    def unpacked(cls, data: memoryview) -> Filed:
        """What `packed` packed."""
        parts = Packed(data)
        size, sizes = marshal.loads(parts[0])  # noqa: S302 - the user's own cache
        return cls(size, sizes, numbers(parts.view(1), "Q"), Packed(parts.view(2)), Packed(parts.view(3)))

    def packed(self) -> bytes:
        """All of it in one piece."""
        keys = as_bytes(array("Q", self.keys))
        parts = (marshal.dumps((self.size, self.sizes), FORMAT), keys, self.heads.whole, self.bodies.whole)
        return bytes(Packed.of(map(bytes, parts)).whole)

    def head_of(self, pattern: bytes) -> bytes:
        """The head that a spelling is filed under."""
        return head_of(pattern, self.size)

    def number_of(self, head: bytes) -> int | None:
        """The number of that head, if there is such a one."""
        found = self.occurrences(head, [0])
        return next((number for number, _, end in found if end == len(head)), None)

    def occurrences(self, text: bytes, starts: Iterable[int]) -> Iterator[tuple[int, int, int]]:
        """(number, start, end) of each head that begins at one of `starts` in `text`."""
        keys, heads = self.keys, self.heads
        masks = [(size, ((1 << 8 * min(size, KEY)) - 1) << 8 * max(KEY - size, 0)) for size in self.sizes]
        for start in starts:
            window = int.from_bytes(text[start : start + KEY].ljust(KEY, b"\0"), "big")
            index, last = 0, bisect_left(keys, window + 1)
            for size, mask in masks:
                key = window & mask
                index = bisect_left(keys, key, index, last)
                if index == last:
                    break
                for number in range(index, last):
                    if keys[number] != key:
                        break
                    if heads.view(number) == text[start : start + size]:
                        yield number, start, start + size

    def under(self, index: int) -> list[Spelt]:
        """The spellings under the head of that number."""
        found: list[Spelt] = marshal.loads(self.bodies.view(index))  # noqa: S302
        return found

    def __iter__(self) -> Iterator[Spelt]:
        for index in range(len(self.heads)):
            yield from self.under(index)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`exact` are the spellings that match as they are, `loose` those that do whatever the case.

    `rules` say what `about` tells of each rule, packed; `words` is how many words behind a match's first may belong to
    it; `conditional` are the spellings that what follows may decide about, with the patterns of that.
    """

    exact: Filed
    loose: Filed
    rules: Packed
    words: int
    conditional: tuple[tuple[bytes, tuple[str, ...]], ...]

    def about(self, number: int) -> tuple[str, str, str, str]:
        """Of the rule of that number: kind, where it stands, id, canonical form."""
        kind, where, ident, canonical = self.rules[number].decode().split("\0", 3)
        return kind, where, ident, canonical


def head_of(pattern: bytes, size: int) -> bytes:
    """The first word of `pattern`, or as many characters of it as `size` bytes hold: a space may be typed otherwise.

    >>> head_of("Ałsynow".encode(), 6).decode(), head_of("北京市".encode(), 7).decode(), head_of(b"La Paz", 6)
    ('Ałsyn', '北京', b'La')
    """
    size = min(size, (len(pattern) if (space := pattern.find(b" ", 1)) < 0 else space))
    while size < len(pattern) and 0x80 <= pattern[size] < 0xC0:
        size -= 1
    return pattern[:size]


def cased(output: str, form: int, *, turkic: bool = False) -> str:
    """`output` in a form of case.

    >>> cased("slava Ukraini", CAPITAL), cased("Belsat", LOUD)
    ('Slava Ukraini', 'BELSAT')
    """
    if form == LOUD:
        return capitals(output, turkic=turkic)
    return capitalise(output, turkic=turkic) if form == CAPITAL else output


def pack(lexicon: Lexicon) -> bytes:
    """The lexicon as bytes, for the cache."""
    rest = marshal.dumps((lexicon.words, lexicon.conditional), FORMAT)
    parts = (lexicon.exact.packed(), lexicon.loose.packed(), bytes(lexicon.rules.whole), rest)
    return bytes(Packed.of(parts).whole)


def unpack(data: bytes | memoryview) -> Lexicon:
    """What `pack` packed. Raises ValueError, EOFError or TypeError for anything else."""
    parts = Packed(data)
    if len(parts) != len(("exact", "loose", "rules", "rest")):
        raise ValueError("no lexicon")
    exact, loose, rules, rest = map(parts.view, range(len(parts)))
    words, conditional = marshal.loads(rest)  # noqa: S302
    return Lexicon(Filed.unpacked(exact), Filed.unpacked(loose), Packed(rules), words, conditional)
