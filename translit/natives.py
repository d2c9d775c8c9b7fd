"""A spelling → the native forms that may have been spelt so, the likeliest first.

No table is written for the way back. The rules of the source's orthography and of the language's reading
are turned round into a lattice over the spelling: which rule may have written the letters that stand
here? A beam search follows the likeliest native letters through it. It may find too much; what counts is
that the tables themselves, applied forward to what it found, give the spelling again. Of several native
forms one that the names tables know is the likeliest, then the one whose letters are (`inverse.Letters`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import inf
from pathlib import Path
from typing import NamedTuple

from translit.alternatives import Chain
from translit.errors import MissingLibrary, UnknownTable
from translit.inverse import FOLDED, PLACE, Inverse, Letters
from translit.known import known_names, plain
from translit.loading import load_path
from translit.rules import RuleTable
from translit.tables import data_folders, list_tables, read_table_text
from translit.ways import ENGLISH, Way, is_latin, way_of

__all__ = [
    "ABJADS",
    "Native",
    "borrowed",
    "chain_of",
    "find_compound",
    "find_natives",
    "first_spelt",
    "goes_round",
    "orthographies",
    "reading_of",
    "spelt_known",
]

TRIED = 40  # native forms that are checked forward
GUESSES = 16
READINGS, ALTERNATIVES, WRITTEN = 12, 12, 3  # readings of a native form, spellings of each: looked through, kept
KNOWN = -12.0  # bits: a native form that a names table has
EXAMPLE = -4.0  # … that another table has for an example
OTHER = 4.0  # … a less usual orthography of the source, or a spelling whose language a names table doesn't say
FOREIGN = 2.0  # … a name of another language, to which this one has a form
BORROWED = {Way.NONE: 0.0, Way.HAS: 3.0, Way.ALWAYS: 7.0}  # … the English spelling, by the way that print has
ENOUGH = 16.0  # … less likely natives than the best by so much are not looked at
UNVERIFIED = 100.0
LATIN = frozenset({"LATIN"})
ABJADS = frozenset({"ARABIC", "HEBREW"})
DIRECTIVES = ("language", "for")
SAID = re.compile(r"^@(language|for)[ \t]+([^#\n]*)", re.MULTILINE)


class Native(NamedTuple):
    """A native form and what it costs; `ipa`: the way to read it that gives the spelling (none: any way)."""

    text: str
    cost: float
    ipa: str | None = None
    verified: bool = True


# -- which tables -------------------------------------------------------------------------------------


def orthographies(wanted: str, language: str) -> tuple[RuleTable, ...]:
    """The orthographies that `wanted` means for names of `language`, the usual one first.

    One that is made for the language ("en-uk") comes before one for all ("en"), older habits come last.
    """
    paths = list_tables("orthographies")
    names = _meant(wanted, language, data_folders())
    if not names:
        known = ", ".join(sorted(paths))
        raise UnknownTable(f"no orthography {wanted!r} for names of {language!r}; orthographies: {known}")
    return tuple(load_path(paths[name], "orthographies") for name in names)


@lru_cache(maxsize=1024)
def _meant(wanted: str, language: str, folders: tuple[Path, ...]) -> tuple[str, ...]:
    """The ids of those orthographies, from their directives alone: most of the tables need not be read whole."""
    ranked: list[tuple[int, str]] = []
    for name, path in list_tables("orthographies").items():
        said = SAID.findall(read_table_text(path))
        languages, writes = ([word for key, value in said if key == k for word in value.split()] for k in DIRECTIVES)
        if wanted in (name, *languages) and languages and language in (writes or (language,)):
            special = writes and name.rpartition("-")[2] in list_tables("readings") and "-" not in wanted
            ranked.append((0 if special else 1 if name == wanted else 2, name))
    return tuple(name for _, name in sorted(ranked))


@lru_cache(maxsize=512)
def chain_of(table: RuleTable) -> Chain:
    return Chain(table)


def reading_of(language: str) -> RuleTable:
    return load_path(list_tables("readings")[language], "readings")


@lru_cache(maxsize=512)
def borrowed(language: str, tables: tuple[RuleTable, ...]) -> tuple[RuleTable, ...]:
    """The usual English orthography, which print in other languages that use its letters borrows."""
    latin = all(map(is_latin, tables)) and not any(ENGLISH in table.languages for table in tables)
    return orthographies(ENGLISH, language)[:1] if latin else ()


# -- the search --------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 12)
def find_natives(word: str, language: str, source: str, tables: tuple[RuleTable, ...]) -> Sequence[Native]:
    """Native forms of which a names table writes the word, or the rules do; the best first.

    `tables` are looked through until one gives a name that is known, the English ones last.
    """
    names, bare = known_names(language), plain(word)
    if names.script == LATIN and not any(chain_of(table).respells for table in tables):
        known = [Native(native, KNOWN) for native in sorted(names.words) if plain(native) == bare]
        return known or [Native(word, 0.0)]
    written = [
        (code == source, names.low(native)) for code, native in names.spelt(bare, source, ENGLISH) if code != language
    ]
    found = {
        native: Native(native, KNOWN + OTHER * (not said) + FOREIGN * (native in names.foreign))
        for said, native in sorted(written)
    }
    if any(said for said, _ in written):
        return sorted(found.values(), key=_price)
    foreign = borrowed(language, tables)
    borrowing = BORROWED[max(way_of(table, language) for table in tables)]
    for table in (*tables, *foreign):
        doubt = borrowing if table in foreign else OTHER * (table is not tables[0])
        for native in _by_table(word, table, language):
            if native.text not in found or native.cost + doubt < found[native.text].cost:
                found[native.text] = native._replace(cost=native.cost + doubt)
        if not names.named.isdisjoint(found):
            break
    return sorted(found.values(), key=_price) or _declined(bare, tables, language) or _near(bare, tables[0], language)


def find_compound(name: str, language: str, tables: tuple[RuleTable, ...]) -> Sequence[Native]:
    """Known native names of which a table writes `name`, which has hyphens, as a whole: Lan-čou for 兰州."""
    hyphenated = not reading_of(language).converter
    for table in (*tables, *borrowed(language, tables)):
        known = [(native, 0.0) for native in spelt_known(table, language, hyphenated=hyphenated).get(plain(name), ())]
        found = sorted(_verified(known, name, table, language), key=_price)
        if found:
            return found
    return []


def _price(native: Native) -> float:
    return native.cost


def _by_table(word: str, table: RuleTable, language: str) -> list[Native]:
    """The native forms that `table` spells `word`: what its rules turned round find, else what is known besides."""
    for spelling in dict.fromkeys((word, plain(word))):
        found = list(_verified(_search(spelling, table, language), word, table, language))
        if found:
            return found
    known = [(native, 0.0) for native in spelt_known(table, language).get(plain(word), ())]
    return list(_verified(known, word, table, language))


def _declined(bare: str, tables: tuple[RuleTable, ...], language: str) -> list[Native]:
    """The native forms that are known of which print borrows the English spelling, with an ending of its own."""
    names, found = known_names(language), set[str]()
    for table in tables if borrowed(language, tables) else ():
        for stem in {bare.removesuffix(plain(ending)) for ending in chain_of(table).endings} - {bare}:
            found |= {names.low(native) for code, native in names.spelt(stem, ENGLISH) if code == ENGLISH}
    return [Native(native, KNOWN + BORROWED[Way.ALWAYS]) for native in sorted(found)]


def _near(bare: str, table: RuleTable, language: str) -> list[Native]:
    """The native forms that are known of which `table` writes all but a letter: guesses."""
    found = (natives for spelling, natives in spelt_known(table, language).items() if _one_letter_apart(bare, spelling))
    return [Native(native, UNVERIFIED, None, verified=False) for natives in found for native in natives][:GUESSES]


def _one_letter_apart(one: str, other: str) -> bool:
    """Is one letter more, less or another all that tells them apart?

    >>> [_one_letter_apart("ielzin", other) for other in ("jelzin", "elzin", "ielzinn", "jelzyn")]
    [True, True, True, False]
    """
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, more = one[start:], other[start:]
    return rest[1:] == more[1:] or rest[1:] == more or rest == more[1:]


def _verified(tried: Iterable[tuple[str, float]], word: str, table: RuleTable, language: str) -> Iterator[Native]:
    """Those native forms that the tables spell as `word`, or so but for marks, with the reading that does."""
    bare, known, enough = plain(word), known_names(language), inf
    reading, writing = chain_of(reading_of(language)), chain_of(table)
    for native, letters in tried:
        if letters > enough:
            break
        for ipa, place in reading.outputs(native, READINGS):
            for text, more in writing.outputs(ipa, ALTERNATIVES):
                if text == word or plain(text) == bare:
                    cost = letters + PLACE * (place + more)
                    cost += 0.0 if text == word else FOLDED
                    cost += KNOWN if native in known.named else EXAMPLE if native in known.words else 0.0
                    enough = min(enough, cost + ENOUGH)
                    yield Native(native, cost, None if native in known.named else ipa)
                    break


def _search(word: str, table: RuleTable, language: str) -> list[tuple[str, float]]:
    """Native forms that `table` may spell as `word`, with what their letters cost, the likeliest first."""
    if reading_of(language).converter or table.converter:
        return []  # characters read from a dictionary have no way back
    return _inverse(table, language).natives(word, TRIED)


@lru_cache(maxsize=256)
def spelt_known(table: RuleTable, language: str, *, hyphenated: bool = False) -> Mapping[str, Sequence[str]]:
    """The letters of a spelling → native forms among the words, or the names with a hyphen, that the tables know."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    chain = chain_of(table)
    for native, readings in _heard_known(language, hyphenated, data_folders()):
        for ipa in readings:
            for text, _ in chain.outputs(ipa, WRITTEN):
                found[plain(text)][native] = None
    return {spelling: tuple(natives) for spelling, natives in found.items()}


@lru_cache(maxsize=64)
def _heard_known(language: str, hyphenated: bool, folders: tuple[Path, ...]) -> Sequence[tuple[str, Sequence[str]]]:
    """Those words or names, each with the likeliest ways to read it; none without the library."""
    names, chain = known_names(language), chain_of(reading_of(language))
    known = {name for name in names.named if "-" in name and " " not in name} if hyphenated else names.words
    try:
        return [(native, [ipa for ipa, _ in chain.outputs(native, WRITTEN)]) for native in sorted(known)]
    except MissingLibrary:
        return []


@lru_cache(maxsize=256)
def _inverse(table: RuleTable, language: str) -> Inverse:
    return Inverse([*reading_of(language).passes, *table.passes], _letters(language, data_folders()), plain)


@lru_cache(maxsize=64)
def _letters(language: str, folders: tuple[Path, ...]) -> Letters:
    words = known_names(language).words
    return Letters(words, {char for rule in reading_of(language).passes[0] for char in rule.left}.union(*words))


@lru_cache(maxsize=1 << 12)
def goes_round(word: str, native: str, language: str) -> bool:
    """Is the word what English prints, and many others with it?

    >>> goes_round("pushkin", "пушкин", "ru"), goes_round("puschkin", "пушкин", "ru")
    (True, False)
    """
    written = known_names(language).form(native, ENGLISH) or ""
    if plain(word) == plain(written.lower()):
        return True
    try:
        readings = chain_of(reading_of(language)).outputs(native, WRITTEN)
    except MissingLibrary:
        return False
    english = chain_of(orthographies(ENGLISH, language)[0])
    return any(plain(word) == plain(text) for ipa, _ in readings for text, _ in english.outputs(ipa, ALTERNATIVES))


def first_spelt(table: RuleTable, native: str, language: str) -> list[str]:
    """The letters of what the table writes first for the native form, if it can.

    >>> first_spelt(orthographies("fr", "ru")[0], "Чайковский", "ru")
    ['tchaikovski']
    """
    try:
        ((ipa, _), *_) = chain_of(reading_of(language)).outputs(native, 1)
    except MissingLibrary:
        return []
    return [plain(text) for text, _ in chain_of(table).outputs(ipa, 1)]
