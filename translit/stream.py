"""A normaliser over a stream of bytes: memory stays bounded, and the result is that of the whole text at once.

What has come in is written as far as nothing that may still come can change it: up to the last white
space, but for words that may begin a phrase or stand before a context.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from translit.matcher import CONTEXT_WINDOW
from translit.normalising import Normaliser
from translit.quoted import CANONICAL, WINDOW

__all__ = ["LONGEST", "Stream", "character_edge", "normalise_stream"]

BEHIND = 4096  # bytes already written that are still looked at: an edge, a context, an address, a line
LONGEST = 1 << 20  # bytes without white space that are held back at most
EDGES = b" \t\r\n\"'()[]{}<>*,;:.!?"


def normalise_stream(chunks: Iterable[bytes], normaliser: Normaliser) -> Iterator[bytes]:
    """The bytes of `chunks` normalised, as they come; nothing but names is changed, whatever the bytes.

    >>> b"".join(normalise_stream([b"Republic of Bash", b"kiria\\n"], Normaliser()))
    b'Republic of Bashkortostan\\n'
    """
    stream = Stream(normaliser)
    for chunk in chunks:
        yield stream.feed(chunk)
    yield stream.close()


class Stream:
    """Takes bytes in pieces and gives them back normalised."""

    def __init__(self, normaliser: Normaliser) -> None:
        self._normaliser = normaliser
        self._looked_back = BEHIND if normaliser.to == CANONICAL else BEHIND + WINDOW
        self._behind = b""
        self._pending = b""

    def feed(self, chunk: bytes) -> bytes:
        """Takes `chunk`; returns what is settled now."""
        self._pending += chunk
        return self._write(self._settled())

    def close(self) -> bytes:
        """Returns the rest."""
        return self._write(len(self._pending))

    def _write(self, size: int) -> bytes:
        if not size:
            return b""
        ready, self._pending = self._pending[:size], self._pending[size:]
        seen = self._behind + ready
        written = self._normaliser.rewrite(seen, len(self._behind))
        self._behind = seen[-self._looked_back :]
        return written

    def _settled(self) -> int:
        """How many of the pending bytes nothing that follows can change.

        Whole lines: what a name is quoted in, or explained by, may follow on its line.
        """
        pending = self._pending
        size = self._cut(pending)
        while size and pending[size - 1] != ord("\n"):
            line = pending.rfind(b"\n", 0, size) + 1
            if not line:
                return size if len(pending) > LONGEST else 0
            size = self._cut(pending[:line])
        return size

    def _cut(self, pending: bytes) -> int:
        """The last place in `pending` where no name or context may be open."""
        last = _last_blank(pending)
        if last < 0:
            return character_edge(pending, LONGEST // 2) if len(pending) > LONGEST else 0
        cut = last + 1
        matcher = self._normaliser.matcher
        tail = pending[max(0, cut - CONTEXT_WINDOW * 4) : cut]
        words = [match.start() for match in re.finditer(rb"\S+", tail)][-matcher.words :] if matcher.words else []
        for start in words:
            if any(map(self._opens, (tail[start:], self._normaliser.rewrite(tail[start:])))):
                return cut - len(tail) + start
        return cut

    def _opens(self, tail: bytes) -> bool:
        return self._normaliser.matcher.opens(tail.lstrip(EDGES).rstrip())


def _last_blank(data: bytes) -> int:
    for blank in (b"\n", b" "):
        place = data.rfind(blank)
        if place >= 0:
            return place
    return -1


def character_edge(data: bytes, size: int) -> int:
    """The nearest beginning of a UTF-8 character at or before `size`."""
    while size and 0x80 <= data[size] < 0xC0:
        size -= 1
    return size
