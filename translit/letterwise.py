"""A table without contexts, letter by letter: a line goes through C as a whole instead of word by word.

The characters of a line are numbered (encoded by a charmap of at most 255 of them), a number that becomes several
characters is replaced by theirs, and the numbers are decoded. A line with anything else in it is for others.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterable, Mapping

from translit.rules import Rule

__all__ = ["Letters", "is_letterwise"]

BYTES = 256
NUL = "\N{NULL}"  # a charmap begins with it
UNUSED = "\ufffe"  # what a charmap has for a number without a character
OTHER, LOUD, SMALL = b"\0", b"\1", b"\2"


def is_letterwise(passes: Iterable[Iterable[Rule]]) -> bool:
    """Does each character become the same whatever stands around it, combining marks and case aside?"""
    return all(not rule.contexts and not _several(rule.left) for rules in passes for rule in rules)


def _several(left: str) -> bool:
    """Are these several letters? A letter with a combining mark is one; lines with such marks are for others."""
    return len(left) != 1 and not any(map(unicodedata.combining, left))


class Letters:
    """What each character becomes, in lines that have no other characters than those.

    `written` gives it; where that is longer than one character, what a capital becomes holds before a small letter.
    As many characters are taken as there are numbers for them and what they become, the first ones.
    """

    def __init__(self, written: Mapping[str, str]) -> None:
        sources, targets = [NUL], [NUL]
        number = {NUL: 0}  # of a character that is written
        longer: list[tuple[int, str]] = []
        for char, target in written.items():
            new = [] if len(target) == 1 else [one for one in dict.fromkeys(target) if one not in number]
            if len(sources) + 1 + len(new) > BYTES:
                break
            for one in new:
                number[one] = len(sources)
                sources.append(UNUSED)
                targets.append(one)
            if len(target) == 1:
                number.setdefault(target, len(sources))
            else:
                longer.append((len(sources), target))
            sources.append(char)
            targets.append(target if len(target) == 1 else UNUSED)
        self._numbers = codecs.charmap_build("".join(sources).ljust(BYTES, UNUSED))
        self._targets = "".join(targets).ljust(BYTES, UNUSED)
        self._longer = [(bytes([place]), bytes(map(number.__getitem__, target))) for place, target in longer]
        loud = bytes(place for place, _ in longer if sources[place].isupper())
        small = bytes(place for place, char in enumerate(sources) if char.islower())
        kinds = dict.fromkeys(loud, LOUD) | dict.fromkeys(small, SMALL)
        self._kinds = b"".join(kinds.get(place, OTHER) for place in range(BYTES))

    def __call__(self, line: str) -> str | None:
        """The line written, or None where that takes more than its letters one by one.

        >>> letters = Letters({"щ": "shch", "Щ": "Shch", "и": "i", "И": "I", " ": " "})
        >>> letters("Щи"), letters("ЩИ"), letters("щи?")
        ('Shchi', None, None)
        """
        try:
            data, _ = codecs.charmap_encode(line, "strict", self._numbers)
        except UnicodeEncodeError:
            return None
        kinds = data.translate(self._kinds)
        if kinds.count(LOUD) != kinds.count(LOUD + SMALL):
            return None
        for one, several in self._longer:
            data = data.replace(one, several)
        return codecs.charmap_decode(data, "strict", self._targets)[0]
