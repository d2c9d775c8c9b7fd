"""What each name is written as in one language, and beside which words the result may form a longer name.

Kept apart from the spellings, which are the same whatever is written: another language, or a style, costs a
list of forms and no new derivation.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from dataclasses import dataclass

import regex

from translit.folding import fold
from translit.lexicon import FORMAT
from translit.packed import Packed

__all__ = ["WORDS", "Forms", "Neighbours", "pack_forms", "unpack_forms", "words_of"]

WORDS = regex.compile(r"[\p{L}\p{M}\p{N}]+")

Neighbours = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Forms:
    """`outputs` by the numbers of the rules, empty where the language has no form.

    `before` and `behind` are the words, in lower case and joined by spaces, that stand before (behind) the first (last)
    word of an output in longer spellings. `own` are the outputs that are no spelling in the lexicon, with their rule:
    canonical forms all the same. `right` are spellings that are right in the language, too, in small letters and in
    capitals, each with the canonical form of its line: they are left as they are. `letters` are the Latin ones that the
    language has beyond ASCII's, "" where it is not written in them.
    """

    outputs: Packed
    before: Mapping[str, str]
    behind: Mapping[str, str]
    own: tuple[tuple[str, int], ...]
    right: frozenset[tuple[str, str]]
    letters: str = ""

    def output(self, number: int) -> str:
        """What the rule of that number is written as, "" where the language has no form."""
        return self.outputs[number].decode()

    def neighbours(self, number: int) -> Neighbours | None:
        """The words before (and those behind) which the output of that rule may be part of a longer spelling."""
        words = words_of(self.output(number)) or [""]
        before, behind = self.before.get(words[0], ""), self.behind.get(words[-1], "")
        return (frozenset(before.split()), frozenset(behind.split())) if before or behind else None


def pack_forms(forms: Forms) -> bytes:
    """The forms as bytes, for the cache."""
    rest = marshal.dumps((dict(forms.before), dict(forms.behind), forms.own, forms.right, forms.letters), FORMAT)
    return bytes(Packed.of((bytes(forms.outputs.whole), rest)).whole)


def unpack_forms(data: bytes | memoryview) -> Forms:
    """What `pack_forms` packed. Raises ValueError, EOFError or TypeError for anything else."""
    parts = Packed(data)
    if len(parts) != len(("outputs", "rest")):
        raise ValueError("no forms")
    before, behind, own, right, letters = marshal.loads(parts.view(1))  # noqa: S302 - the user's own cache
    return Forms(Packed(parts.view(0)), before, behind, own, right, letters)


def words_of(text: str) -> list[str]:
    """The words of a text, folded and in lower case.

    >>> words_of("Rostov-on-Don")
    ['rostov', 'on', 'don']
    """
    return WORDS.findall(fold(text).lower())
