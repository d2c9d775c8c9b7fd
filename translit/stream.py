"""A normaliser over a stream of bytes: memory stays bounded, and the result is that of the whole text at once.

What has come in is written as far as nothing that may still come can change it: up to the last white
space, but for words that may begin a phrase or stand before a context.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from translit.folding import fold
from translit.normalise import CONTEXT_WINDOW, Normaliser

__all__ = ["Stream", "normalise_stream"]

BEHIND = 4096  # bytes already written that are still looked at: an edge, a context, an address
LONGEST = 1 << 20  # bytes without white space that are held back at most
BLANK = re.compile(rb"\s")


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
        self._behind = b""
        self._pending = b""
        self._starts, self._most = _openings(normaliser)

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
        self._behind = seen[-BEHIND:]
        return written

    def _settled(self) -> int:
        """How many of the pending bytes nothing that follows can change."""
        pending = self._pending
        last = _last_blank(pending)
        if last < 0:
            return _character_edge(pending, LONGEST // 2) if len(pending) > LONGEST else 0
        cut = last + 1
        tail = pending[max(0, cut - CONTEXT_WINDOW * 4) : cut]
        words = [(m.start(), m.group()) for m in re.finditer(rb"\S+", tail)][-self._most :] if self._most else []
        offset = cut - len(tail)
        for start, _ in words:
            if self._opens(tail[start:]):
                return offset + start
        return cut

    def _opens(self, tail: bytes) -> bool:
        """May `tail`, the last words that came in, be the beginning of a phrase?"""
        texts = {tail, self._normaliser.rewrite(tail)}
        return any(fold(text.decode("utf-8", "replace")).strip(EDGES).casefold() in self._starts for text in texts)


EDGES = " \t\r\n\"'«»“”„()[]{}<>*"


def _openings(normaliser: Normaliser) -> tuple[frozenset[str], int]:
    """The beginnings of phrases (and names that a context may follow), word by word, and the most words in one."""
    starts: set[str] = set()
    most = 0
    for key in (*normaliser.index.entries, *normaliser.index.contextual):
        words = key.casefold().split(" ")
        follows = key in normaliser.index.contextual
        for size in range(1, len(words) + follows):
            starts.add(" ".join(words[:size]))
        most = max(most, len(words) - 1 + follows)
    return frozenset(starts), most


def _last_blank(data: bytes) -> int:
    for blank in (b"\n", b" "):
        place = data.rfind(blank)
        if place >= 0:
            return place
    return -1


def _character_edge(data: bytes, size: int) -> int:
    """The nearest beginning of a UTF-8 character at or before `size`."""
    while size and 0x80 <= data[size] < 0xC0:
        size -= 1
    return size
