"""What translit raises: every error is a `TranslitError`, says where it happened and what to do."""

from __future__ import annotations

__all__ = ["MissingLibrary", "TableError", "TranslitError", "UnknownCharacter", "UnknownTable"]


class TranslitError(Exception):
    """Any error that translit raises on purpose."""


class TableError(TranslitError):
    """A table does not follow the grammar, or contradicts itself.

    `path`, `line` and `column` (both counted from 1, in characters) say where; `text` is the
    offending line; the message holds them all, the line and a caret under the column included.

    >>> print(TableError("expected '→'", path="my.rules", line=2, column=3, text="щ shch"))
    my.rules:2:3: expected '→'
        щ shch
          ^
    """

    def __init__(self, message: str, *, path: str, line: int, column: int = 1, text: str = "") -> None:
        self.message, self.path, self.line, self.column, self.text = message, path, line, column, text
        shown = f"{path}:{line}:{column}: {message}"
        if text:
            shown += f"\n    {text}\n    {' ' * (column - 1)}^"
        super().__init__(shown)


class MissingLibrary(TranslitError):
    """A table needs a library that isn't installed; the message says what to install."""


class UnknownTable(TranslitError):
    """No table has that id, alias or path; the message names the nearest ones."""


class UnknownCharacter(TranslitError):
    """`errors="strict"` met a character that the table does not know.

    `character` is that character and `position` its offset, in characters of the caller's text; the message is
    `reason` and the position.
    """

    def __init__(self, reason: str, *, character: str, position: int) -> None:
        self.reason, self.character, self.position = reason, character, position
        super().__init__(f"{reason} at {position}")

    def moved(self, offset: int) -> UnknownCharacter:
        """The same in a text in which what was read begins at `offset`.

        >>> print(UnknownCharacter("no rule for 'q'", character="q", position=2).moved(10))
        no rule for 'q' at 12
        """
        return UnknownCharacter(self.reason, character=self.character, position=offset + self.position)
