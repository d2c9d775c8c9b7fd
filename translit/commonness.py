"""Derived spellings that are ordinary words of some language: what a reader would undo.

How common a word is, is told by the optional library `wordfreq`; without it nothing is found. A written spelling
is not looked at: somebody has judged it, and most that are common are common as names (Danmark, Londres).
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from translit.lexicon import WRITTEN
from translit.names import NameIndex
from translit.names_grammar import NameRule

__all__ = ["COMMON", "LANGUAGES", "CommonWord", "common_words"]

COMMON = 4.5  # Zipf frequency: a word in about 30,000
LANGUAGES = ("cs", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "sv", "uk")
Frequencies = Mapping[str, Mapping[str, float]]  # language → word in lower case → its share of all words


@dataclass(frozen=True, slots=True)
class CommonWord:
    """A spelling that would be changed, though it is a common word of `languages`; `rule` is the name's line."""

    spelling: str
    languages: tuple[str, ...]
    rule: NameRule

    def __str__(self) -> str:
        words = ", ".join(self.languages)
        return f"'{self.spelling}' is derived for {self.rule.canonical}, and a common word ({words}): keep it by a line"


def common_words(
    index: NameIndex, *, zipf: float = COMMON, frequencies: Frequencies | None = None
) -> Iterator[CommonWord]:
    """The derived spellings in `index` whose Zipf frequency in some language is at least `zipf`, as they come.

    A language is passed over where it writes the name so itself: there the name is what is common.
    `frequencies` are wordfreq's, unless given.

    >>> from translit.names import build_index
    >>> from translit.names_grammar import parse_names
    >>> index = build_index(parse_names("ru:Ленин → Lenin", path="my.rules").rules)
    >>> shares = {"fr": {"lénine": 1e-4}, "sv": {"lenin": 1e-4}, "nl": {"leniin": 1e-9, "ljenin": 1e-4}}
    >>> [(word.spelling, word.languages) for word in common_words(index, frequencies=shares)]
    [('Ljenin', ('nl',))]
    """
    if frequencies is None:
        frequencies = _wordfreq(zipf)
    least = 10 ** (zipf - 9)  # Zipf's scale is the logarithm of uses in a thousand million words
    common = {
        language: {word for word, share in shares.items() if share >= least} for language, shares in frequencies.items()
    }
    for spelling, entry in index.entries.items():
        rule = index.rules[entry.rule]
        if entry.via == WRITTEN or spelling == rule.canonical:
            continue
        own = entry.via.rpartition(" ")[2].partition("-")[0]  # "ru → fr-older" is how French writes it
        word = spelling.lower()
        found = tuple(language for language in sorted(common) if language != own and word in common[language])
        if found:
            yield CommonWord(spelling, found, rule)


def _wordfreq(zipf: float) -> Frequencies:
    """The words of at least that frequency that wordfreq knows, none where it isn't installed."""
    try:
        library = importlib.import_module("wordfreq")
    except ImportError:
        return {}
    steps = round((9 - zipf) * 100) + 1  # wordfreq files words by hundredths of a power of ten, the commonest first
    return {
        language: {word: 10 ** (-step / 100) for step, words in enumerate(filed[:steps]) for word in words}
        for language in LANGUAGES
        if (filed := library.get_frequency_list(language, "best"))
    }
