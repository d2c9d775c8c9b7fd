r"""One line of a table as characters that know their column: escapes are read here, once.

A backslash takes the special meaning from the character after it (`\#`, `\ `, `\→`); `\uXXXX` and
`\N{NAME}` name a character that can't be seen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from translit.errors import TableError

__all__ = ["Line", "Piece", "read_lines"]

HEX = 4  # \uXXXX
WORD = re.compile(r"\S+")
COMMENT = re.compile(r"(?<!\S)#")


@dataclass(frozen=True, slots=True)
class Line:
    """Where a piece of a table stands, so that an error can point at it."""

    path: str
    number: int
    raw: str

    def error(self, message: str, column: int) -> TableError:
        """The TableError for `column` (from 1) of this line; the caller raises it."""
        return TableError(message, path=self.path, line=self.number, column=column, text=self.raw)


class Piece(NamedTuple):
    """A stretch of a line: its characters `value`, and in `special` the same with a backslash for each escaped one.

    `columns` says where each stands, and behind the last one where the piece ends, for errors about what is missing.
    """

    line: Line
    value: str
    special: str
    columns: Sequence[int]

    @property
    def column(self) -> int:
        return self.columns[0]

    @property
    def end(self) -> int:
        return self.columns[-1]

    @property
    def text(self) -> str:
        """The plain text in NFC, escapes read."""
        return unicodedata.normalize("NFC", self.value)

    def __bool__(self) -> bool:
        return bool(self.value)

    def error(self, message: str) -> TableError:
        return self.line.error(message, self.column)

    def is_special(self, index: int, value: str) -> bool:
        """Does the special (unescaped) character `value` stand at `index`?"""
        return self.special[index] == value

    def slice(self, start: int, stop: int) -> Piece:
        return Piece(self.line, self.value[start:stop], self.special[start:stop], self.columns[start : stop + 1])

    def strip(self) -> Piece:
        """Without the white space at both ends."""
        start = len(self.special) - len(self.special.lstrip())
        stop = max(start, len(self.special.rstrip()))
        return self if stop - start == len(self.special) else self.slice(start, stop)

    def split(self, separator: str) -> list[Piece]:
        """The stripped stretches between the special characters `separator`."""
        found, start = [], 0
        for part in self.special.split(separator):
            found.append(self.slice(start, start + len(part)).strip())
            start += len(part) + 1
        return found

    def words(self) -> list[Piece]:
        """The stretches between white space."""
        return [self.slice(*match.span()) for match in WORD.finditer(self.special)]

    def drop(self, count: int) -> Piece:
        """Without the first `count` characters."""
        return self.slice(count, len(self.value))


def read_lines(text: str, path: str) -> Iterator[Piece]:
    """The lines of a table that say something: comments cut, escapes read, `->` and `→` made one.

    Raises TableError for a broken escape.
    """
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    for number, raw in enumerate(re.split(r"\r\n|[\r\n]", text), 1):
        piece = _read(Line(path, number, raw)).strip()
        if piece:
            yield piece


def _read(line: Line) -> Piece:
    comment = COMMENT.search(line.raw)
    end = comment.start() if comment else len(line.raw)
    if "\\" not in line.raw and "->" not in line.raw:
        raw = line.raw[:end]
        return Piece(line, raw, raw, range(1, end + 2))
    value, special, columns, index = "", "", [], 0
    while index < len(line.raw) and not COMMENT.match(line.raw, index):
        start, char, mark = index, line.raw[index], line.raw[index]
        if char == "\\":
            char, index = _escape(line, index + 1)
            mark = "\\" * len(char)
        elif line.raw.startswith("->", index):
            char, mark, index = "→", "→", index + 2
        else:
            index += 1
        value, special = value + char, special + mark
        columns += [start + 1] * len(char)
    return Piece(line, value, special, [*columns, index + 1])


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
