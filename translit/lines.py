r"""One line of a table as characters that know their column: escapes are read here, once.

A backslash takes the special meaning from the character after it (`\#`, `\ `, `\→`); `\uXXXX` and
`\N{NAME}` name a character that can't be seen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from translit.errors import TableError

__all__ = ["Line", "Piece", "read_lines"]

HEX = 4  # \uXXXX


class Char(NamedTuple):
    """A character of a line after escapes: its value, its column (from 1), and whether it is plain text."""

    value: str
    column: int
    escaped: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Where a piece of a table stands, so that an error can point at it."""

    path: str
    number: int
    raw: str

    def error(self, message: str, column: int) -> TableError:
        """The TableError for `column` (from 1) of this line; the caller raises it."""
        return TableError(message, path=self.path, line=self.number, column=column, text=self.raw)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line. `end` is the column just behind it, for errors about what is missing."""

    line: Line
    chars: tuple[Char, ...]
    end: int

    @property
    def column(self) -> int:
        return self.chars[0].column if self.chars else self.end

    @property
    def text(self) -> str:
        """The plain text in NFC, escapes read."""
        return unicodedata.normalize("NFC", "".join(c.value for c in self.chars))

    def __bool__(self) -> bool:
        return bool(self.chars)

    def error(self, message: str) -> TableError:
        return self.line.error(message, self.column)

    def is_special(self, index: int, value: str) -> bool:
        """Does the special (unescaped) character `value` stand at `index`?"""
        char = self.chars[index]
        return char.value == value and not char.escaped

    def slice(self, start: int, stop: int) -> Piece:
        end = self.chars[stop].column if stop < len(self.chars) else self.end
        return Piece(self.line, self.chars[start:stop], end)

    def strip(self) -> Piece:
        """Without the white space at both ends."""
        start, stop = 0, len(self.chars)
        while start < stop and self._blank(start):
            start += 1
        while stop > start and self._blank(stop - 1):
            stop -= 1
        return self.slice(start, stop)

    def _blank(self, index: int) -> bool:
        return self.chars[index].value.isspace() and not self.chars[index].escaped

    def split(self, separator: str) -> list[Piece]:
        """The stripped stretches between the special characters `separator`."""
        cuts = [i for i in range(len(self.chars)) if self.is_special(i, separator)]
        starts, stops = [0, *(i + 1 for i in cuts)], [*cuts, len(self.chars)]
        return [self.slice(a, b).strip() for a, b in zip(starts, stops, strict=True)]

    def words(self) -> list[Piece]:
        """The stretches between white space."""
        found, start = [], None
        for index in range(len(self.chars) + 1):
            blank = index == len(self.chars) or self._blank(index)
            if blank and start is not None:
                found.append(self.slice(start, index))
                start = None
            elif not blank and start is None:
                start = index
        return found

    def drop(self, count: int) -> Piece:
        """Without the first `count` characters."""
        return self.slice(count, len(self.chars))


def read_lines(text: str, path: str) -> Iterator[Piece]:
    """The lines of a table that say something: comments cut, escapes read, `->` and `→` made one.

    Raises TableError for a broken escape.
    """
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    for number, raw in enumerate(re.split(r"\r\n|[\r\n]", text), 1):
        line = Line(path, number, raw)
        chars = tuple(_characters(line))
        piece = Piece(line, chars, len(raw.rstrip()) + 1).strip()
        if piece:
            yield piece


def _characters(line: Line) -> Iterator[Char]:
    raw, index = line.raw, 0
    while index < len(raw):
        char, column = raw[index], index + 1
        if char == "#" and (index == 0 or raw[index - 1].isspace()):
            return
        if char == "\\":
            value, index = _escape(line, index + 1)
            yield from (Char(c, column, True) for c in value)
        elif raw.startswith("->", index):
            yield Char("→", column, False)
            index += 2
        else:
            yield Char(char, column, False)
            index += 1


def _escape(line: Line, index: int) -> tuple[str, int]:
    """The character that the escape at `index` (behind the backslash) names, and the index behind it."""
    raw = line.raw
    if index >= len(raw):
        raise line.error("expected a character after '\\'", index)
    if raw[index] == "u":
        digits = raw[index + 1 : index + 1 + HEX]
        if len(digits) == HEX and all(d in "0123456789abcdefABCDEF" for d in digits):
            return chr(int(digits, 16)), index + 1 + HEX
        raise line.error("expected four hexadecimal digits after '\\u'", index)
    if raw.startswith("N{", index):
        name, closed, _ = raw[index + 2 :].partition("}")
        try:
            return unicodedata.lookup(name), index + 3 + len(name)
        except KeyError:
            what = f"no character is named {name!r}" if closed else "expected '}' after the character's name"
            raise line.error(what, index) from None
    return raw[index], index + 1
