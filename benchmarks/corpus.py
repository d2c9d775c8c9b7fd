"""Texts to measure on: made, not collected, so that everybody has the same ones.

Words are drawn from a vocabulary with the frequencies of prose (Zipf's law: the word of rank r comes as
often as 1/r), so that a memory of words helps as much as it does on prose, and no more.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

LATIN = ("aaaeeeeiiioouy", "bcddfghklllmmnnnprrrssttttvwz")
CYRILLIC = ("аааееёиииоооуыэюя", "бввгджзйккллмннпрсттфхцчшщ")


class Corpus(NamedTuple):
    """`text`, and the names that were strewn into it."""

    text: str
    names: tuple[str, ...]


def word(rng: random.Random, letters: tuple[str, str], syllables: int) -> str:
    """A word of so many syllables."""
    vowels, consonants = letters
    return "".join(rng.choice(consonants) + rng.choice(vowels) for _ in range(syllables)) + rng.choice(
        ["", rng.choice(consonants)]
    )


def prose(letters: tuple[str, str], *, words: int, names: Sequence[str] = (), every: int = 60, seed: int = 1) -> str:
    """`words` words in sentences and lines, with one of `names` after about `every` words."""
    rng = random.Random(seed)
    vocabulary = [word(rng, letters, rng.choice((1, 1, 2, 2, 3, 4))) for _ in range(20_000)]
    weights = list(accumulate(1 / rank for rank in range(1, len(vocabulary) + 1)))
    drawn = rng.choices(vocabulary, cum_weights=weights, k=words)
    pieces: list[str] = []
    for count, item in enumerate(drawn):
        start = count % 14 == 0
        pieces.append(item.capitalize() if start else item)
        if names and rng.random() < 1 / every:
            pieces.append(" " + rng.choice(names))
        end = ".\n" if count % 70 == 69 else ". " if count % 14 == 13 else ", " if rng.random() < 0.06 else " "
        pieces.append(end)
    return "".join(pieces)


def spellings(count: int, *, seed: int = 2) -> list[tuple[str, str]]:
    """`count` made-up spellings, each with its canonical form; a fifth have letters beyond ASCII."""
    rng = random.Random(seed)
    found: dict[str, str] = {}
    while len(found) < count:
        plain = word(rng, LATIN, rng.choice((2, 3, 3, 4))).capitalize()
        variant = plain.replace("l", "ł", 1).replace("s", "š", 1) if rng.random() < 0.2 else plain + rng.choice("aeiou")
        if variant != plain:
            found[variant] = plain + "ov"
    return list(found.items())
