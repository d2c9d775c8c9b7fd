"""Byte strings in one piece, cut out when they are asked for: a million of them are there at once.

What is kept on disk is laid out so, and is looked at where it lies (`translit.cache.mapped`), not read whole.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import Literal

__all__ = ["Packed", "as_bytes", "numbers"]

COUNT = 8  # bytes that say how many there are
PLACE = 4  # bytes that say where one begins


class Packed:
    """A sequence of byte strings: where each begins, and all of them joined.

    >>> packed = Packed.of([b"Kiev", b"", b"Kharkov"])
    >>> packed[2], len(packed), list(Packed(packed.whole))
    (b'Kharkov', 3, [b'Kiev', b'', b'Kharkov'])
    """

    __slots__ = ("_body", "_places", "whole")

    def __init__(self, whole: bytes | memoryview) -> None:
        """`whole` is that of another. Raises ValueError or TypeError where it is anything else."""
        view = memoryview(whole)
        count = int.from_bytes(view[:COUNT], "little")
        end = COUNT + (count + 1) * PLACE
        self.whole = whole
        self._places = numbers(view[COUNT:end], "I")
        self._body = view[end:]
        if len(view) < end or self._places[-1] != len(self._body):
            raise ValueError("no packed byte strings")

    @classmethod
    def of(cls, strings: Iterable[bytes]) -> Packed:
        """Those byte strings, packed."""
        every = list(strings)
        places = array("I", accumulate(map(len, every), initial=0))
        return cls(b"".join([len(every).to_bytes(COUNT, "little"), as_bytes(places), *every]))

    def view(self, index: int) -> memoryview:
        """The byte string of that number where it lies."""
        return self._body[self._places[index] : self._places[index + 1]]

    def __getitem__(self, index: int) -> bytes:
        return bytes(self.view(index))

    def __len__(self) -> int:
        return len(self._places) - 1

    def __iter__(self) -> Iterator[bytes]:
        body, places = bytes(self._body), self._places.tolist()
        return (body[start:end] for start, end in pairwise(places))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Packed) and self.whole == other.whole


def as_bytes(values: array[int]) -> bytes:
    """The numbers, the lowest byte of each first on every machine."""
    if sys.byteorder == "big":
        values = values[:]
        values.byteswap()
    return values.tobytes()


def numbers(data: memoryview, code: Literal["I", "Q"]) -> memoryview:
    """The numbers that `as_bytes` packed, where they lie. `code` is that of `array`.

    Raises TypeError or ValueError where `data` is no whole number of them.
    """
    if sys.byteorder == "big":
        values = array(code, data.tobytes())
        values.byteswap()
        return memoryview(values)
    return data.cast(code)
