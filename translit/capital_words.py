"""Which words of a line stand among capitals: a word of one letter is a capital word beside others that are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["among_capital_words", "ends", "first_known"]


def _in_capitals(word: str) -> bool | None:
    """Is a word of more than one letter in capitals? None where it can't tell."""
    return word.isupper() if len(word) > 1 and word.lower() != word.upper() else None


def ends(parts: Sequence[str]) -> tuple[bool | None, bool | None]:
    """Of the words that can tell, is the first in capitals, and is the last? Words have odd indices.

    >>> ends(["", "Я", " ", "КИЕВ", " ", "взял", ""])
    (True, False)
    """
    words = list(map(_in_capitals, parts[1::2]))
    return first_known(words), first_known(reversed(words))


def first_known(values: Iterable[bool | None], otherwise: bool | None = None) -> bool | None:
    """The first value that is not None.

    >>> first_known([None, False, True]), first_known([None], True)
    (False, True)
    """
    return next((value for value in values if value is not None), otherwise)


def _last_known(values: Iterable[bool | None], known: bool | None = None) -> list[bool | None]:
    """For each place, the last value before it that is not None."""
    found = []
    for value in values:
        found.append(known)
        known = known if value is None else value
    return found


def among_capital_words(parts: Sequence[str], before: bool | None, after: bool | None) -> list[bool]:
    """For each word: is the next longer word in capitals or, where none follows, the one before?

    >>> among_capital_words(["", "Я", " ", "КИЕВ", ""], None, None)
    [True, False]
    """
    words = list(map(_in_capitals, parts[1::2]))
    following = _last_known(reversed(words), after)[::-1]
    preceding = _last_known(words, before)
    return [bool(last if first is None else first) for first, last in zip(following, preceding, strict=True)]
