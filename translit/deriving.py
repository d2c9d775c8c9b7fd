"""A native name → every spelling of it that languages print, and the tables that gave each.

A reading turns the native letters into broad IPA, each orthography writes that IPA as its language
does; published systems add theirs.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import regex

from translit.alternatives import NOT_LATIN, Chain, Together
from translit.casing import capitalise, lower, upper
from translit.errors import MissingLibrary, TranslitError, UnknownTable
from translit.loading import load_path
from translit.rules import RuleTable
from translit.scripts import letters_of
from translit.tables import ALL, endings_asked, list_tables, tables_of
from translit.ways import ENGLISH, way_of

__all__ = ["LIMIT", "Spelling", "heard", "native_form", "reading_outputs", "spelling_outputs", "spellings", "written"]

LIMIT = 64  # spellings of a name, most printed first
READINGS = 12  # ways to read a native form that are followed up
FEW = 2  # … and those that are inflected
ENDINGS = 48  # forms with case endings that one orthography gives to one reading
ALTERNATIVES = 8  # spellings that one orthography gives to one reading
WORD = regex.compile(r"[\p{L}\p{M}\p{N}'’ʼ]+")
ARTICLE = regex.compile(r"(?<!\p{L})(?:[aeu][a-zşṣ]|[аеэ][а-я])[a-zşṣа-я]?$", regex.IGNORECASE)
INSIDE = regex.compile(r"[\"“”‟″·`]")  # what stands in a word and is no letter: Pod”yachev, Nabiul·lina
APOSTROPHE = regex.compile(r"(['’ʼ])")
APOSTROPHE_CAPITAL = regex.compile(r"['’ʼ]\p{Lu}")
DIACRITICS = regex.compile(r"[\p{Mn}ʹʺʼʻ’'`]")
FOREIGN = regex.compile(r"[^\p{Latin}\p{Cyrillic}\p{Common}\p{Inherited}]")


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a name; `via` names the tables that gave it: "ru → pl" or "ru-bgn".

    `declined`: only tables that put an ending on names give it, as Latvian does in Putins.
    """

    text: str
    via: str
    declined: bool = False


def spellings(native: str, *, limit: int = LIMIT, inflected: bool | Collection[str] = False) -> tuple[Spelling, ...]:
    """Every spelling derived from `native`, a name with its language before it ("ru:Алсынов").

    At most `limit` different ones: those that most conventions agree on first, and those that differ from an
    earlier one by diacritics alone last. The native form itself is not among them. `inflected` adds the forms that
    the name has in running text, with the case endings of the languages it lists (True: of all that have them).
    Raises UnknownTable where nothing is known of the language or no case endings of one in `inflected`, TranslitError
    where there is no language or `limit` is below 0. What needs a library that isn't installed is left out: `heard`
    names it.

    >>> [s.text for s in spellings("ru:Алсынов") if s.via == "ru → pl"]
    ['Ałsynow']
    >>> "Ałsynowa" in [s.text for s in spellings("ru:Алсынов", inflected=["pl"])]
    True
    """
    if limit < 0:
        raise TranslitError(f"limit={limit}: expected a number from 0 on")
    language, name = native_form(native)
    found = _spellings(language, name, limit)
    endings = endings_asked(inflected)
    if not endings:
        return found
    known = {spelling.text: spelling for spelling in found}
    for spelling in _inflected(language, name, endings):
        if spelling.text != name and (spelling.text not in known or known[spelling.text].declined):
            known[spelling.text] = spelling
    return tuple(known.values())


def native_form(native: str) -> tuple[str, str]:
    """Language and name of "ru:Алсынов". Raises TranslitError where the language is missing."""
    language, colon, name = native.partition(":")
    if not (colon and language.strip() and name.strip()):
        raise TranslitError(f"{native!r}: expected a language and a native form, as in 'ru:Алсынов'")
    return language.strip(), unicodedata.normalize("NFC", name.strip())


def heard(native: str) -> tuple[str, ...]:
    """How `native` is read: broad IPA, the likeliest first; nothing if the language has no reading.

    Raises MissingLibrary where the reading needs a library that isn't installed, as for Chinese characters.

    >>> heard("ru:Алсынов")
    ('alsɨnov',)
    """
    language, name = native_form(native)
    reading = _reading(language)
    return tuple(ipa for ipa, _ in reading.outputs(name, READINGS)) if reading else ()


def written(native: str, orthography: str) -> str | None:
    """How `orthography` ("pl") writes the native form ("ru:Алсынов"): its first spelling.

    None if it can't, or if its print has no way of its own to spell names of that language.

    >>> written("ru:Алсынов", "pl")
    'Ałsynow'
    """
    language, name = native_form(native)
    table = _writing(orthography, language)
    if table is None or _reading(language) is None or (orthography != ENGLISH and not way_of(table, language)):
        return None
    try:
        found = spelling_outputs(table, language, name)
    except MissingLibrary:
        return None
    return found[0] if found and not FOREIGN.search(found[0]) else None


@lru_cache(maxsize=1 << 10)
def _writing(orthography: str, language: str) -> RuleTable | None:
    """The table that writes names of `language`: "en-uk", else "en", else another of English that does."""
    tables = {name: load_path(path, "orthographies") for name, path in list_tables("orthographies").items()}
    special = [name for name in tables if name.endswith(f"-{language}")]
    for name in (f"{orthography}-{language}", *special, orthography, *tables):
        table = tables.get(name)
        if table is None or not (name == orthography or orthography in table.languages):
            continue
        if not table.readings or language in table.readings:
            return table
    return None


def reading_outputs(table: RuleTable, text: str, options: Sequence[str] = ()) -> list[str]:
    """What the reading `table` makes of `text`: broad IPA, the likeliest first."""
    return [ipa for ipa, _ in Chain(table, options).outputs(text, READINGS)]


def spelling_outputs(table: RuleTable, language: str, name: str, options: Sequence[str] = ()) -> list[str]:
    """How the orthography `table` spells a name of `language`, its first choice first.

    Raises UnknownTable where there is no reading for the language.
    """
    reading = _reading(language)
    if reading is None:
        raise UnknownTable(f"no reading for the language {language!r}")
    chain = _writer(table, tuple(options))
    costs: dict[str, int] = {}
    for ipa, doubt in reading.outputs(name, READINGS):
        for text, cost in chain.outputs(ipa, ALTERNATIVES):
            costs[text] = min(doubt + cost, costs.get(text, doubt + cost))
    model = _Model(name)
    return [model.cased(text, chain.turkic) for text in sorted(costs, key=lambda text: costs[text])]


@lru_cache(maxsize=1 << 14)
def _spellings(language: str, name: str, limit: int) -> tuple[Spelling, ...]:
    weights: dict[tuple[str, bool], float] = {}
    claims: dict[tuple[str, bool], tuple[bool, int, bool, str]] = {}  # of several the surest, English before others
    for sources, outputs in _derived(language, name):
        first = min(sources)
        for text, cost in outputs:
            key = text, first.turkic and "i" in text
            claim = first.declines, cost, first.foreign, first.via
            if key not in weights or claim < claims[key]:
                claims[key] = claim
            weights[key] = weights.get(key, 0.0) + len(sources) / (1 + cost)
    model = _Model(name)
    found: dict[str, tuple[str, bool]] = {}
    marked: dict[str, tuple[str, bool]] = {}  # what differs by diacritics alone gives way to what does by letters
    letters: set[str] = set()
    for key in sorted(weights, key=lambda key: -weights[key]):
        text = model.cased(*key)
        if text != name and text not in found and (text.isascii() or not FOREIGN.search(text)):
            bare = key[0]
            if not (bare.isascii() and bare.isalpha()):
                bare = DIACRITICS.sub("", unicodedata.normalize("NFD", bare))
            declined, *_, via = claims[key]
            (marked if bare in letters else found).setdefault(text, (via, declined))
            letters.add(bare)
    if len(found) < limit:
        room = limit - len(found)
        found |= dict(list(marked.items())[:room])
    return tuple(Spelling(text, *source) for text, source in list(found.items())[:limit])


class _Source(NamedTuple):
    """A table that spells names of a language, and what `Spelling.via` says of it."""

    declines: bool
    foreign: bool
    via: str
    turkic: bool


def _source(table: Chain, via: str) -> _Source:
    return _Source(bool(table.endings), table.id.split("-")[0] != ENGLISH, via, table.turkic)


def _derived(language: str, name: str) -> Iterator[tuple[list[_Source], list[tuple[str, int]]]]:
    """What the tables that apply to the language write: spellings in lower case, each with its cost.

    Raises UnknownTable where there is none.
    """
    reading, systems = _reading(language), _systems(language)
    if reading is None and not systems and language not in list_tables("orthographies"):
        near = difflib.get_close_matches(language.lower(), list_tables("readings"), n=3)
        hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
        raise UnknownTable(f"no reading and no system for the language {language!r}{hint}")
    try:
        heard = reading.outputs(name, READINGS) if reading else []
    except MissingLibrary:
        heard = []  # the systems may still know something
    latin = not NOT_LATIN.search(name)
    for ipa, doubt in heard:
        for sources, outputs in _orthographies(language, latin).outputs(ipa, ALTERNATIVES):
            yield sources, [(text, doubt + cost) for text, cost in outputs]
    text = name if latin else lower(name)  # once for all tables, but for Latin names: I is ı in some
    for letter, together in (*systems, *_folds()):
        if letter.search(name):
            for sources, outputs in together.outputs(text, 1):
                yield sources, [(text, 1) for text, _ in outputs]


@lru_cache(maxsize=1 << 12)
def _inflected(language: str, name: str, endings: tuple[str, ...]) -> tuple[Spelling, ...]:
    """The forms with case endings, of the languages in `endings` (ALL: of all that have them)."""
    reading, model = _reading(language), _Model(name)
    found: dict[str, str] = {}
    for table in _writers(language) if reading else ():
        if "inflected" not in _options(table):
            continue
        if ALL not in endings and set(endings).isdisjoint(table.languages):
            continue
        chain = _writer(table, ("inflected",))
        try:
            heard = reading.outputs(name, FEW) if reading else []
        except MissingLibrary:
            heard = []
        for ipa, _ in heard:
            for text, _ in chain.outputs(ipa, ENDINGS):
                found.setdefault(model.cased(text, chain.turkic), f"{language} → {chain.id}")
    return tuple(Spelling(text, via) for text, via in found.items() if not FOREIGN.search(text))


class _Model:
    """The case of a native name, word by word; a script without case counts as capitalised."""

    def __init__(self, name: str) -> None:
        self._words = [(word, _case(word)) for word in WORD.findall(name) or [name]]
        # Jong-un, Bandar-e: what only the spelling joins is small, but for what follows an article (Al-Anbar)
        self._unhyphenated = "-" not in name and name.lower() == name.upper()

    def cased(self, text: str, turkic: bool = False) -> str:
        """`text`, in lower case, in the case of the name."""
        if text.isalpha():
            return self._words[0][1](text, turkic)
        result, last, index = [], 0, -1
        for match in WORD.finditer(text):
            inside = index >= 0 and INSIDE.fullmatch(text, last, match.start())
            index += not inside
            model, like = self._words[min(index, len(self._words) - 1)]
            hyphenated = self._unhyphenated and text[: match.start()].endswith("-") and not ARTICLE.search(text[:last])
            small = hyphenated or (inside and not model.isupper())
            result += [text[last : match.start()], match[0] if small else like(match[0], turkic)]
            last = match.end()
        return unicodedata.normalize("NFC", "".join([*result, text[last:]]))


def _case(model: str) -> Callable[[str, bool], str]:
    """What writes a word in the case of `model`."""
    if len(model) > 1 and model.isupper():
        return lambda word, turkic: upper(word, turkic=turkic)
    if APOSTROPHE_CAPITAL.search(model):  # О'Коннор
        return lambda word, turkic: "".join([capitalise(part, turkic=turkic) for part in APOSTROPHE.split(word, 1)])
    first = next(filter(str.isalpha, model), model)
    if first[0].islower() and first[0].title() != first[0]:  # Georgian letters are lower case without a capital
        return lambda word, _: word
    return lambda word, turkic: capitalise(word, turkic=turkic)


@lru_cache(maxsize=256)
def _reading(language: str) -> Chain | None:
    tables = list_tables("readings")
    return Chain(load_path(tables[language], "readings")) if language in tables else None


@lru_cache(maxsize=256)
def _writer(table: RuleTable, options: tuple[str, ...]) -> Chain:
    return Chain(table, options)


@lru_cache(maxsize=512)
def _orthographies(language: str, latin: bool) -> Together[_Source]:
    """The orthographies that write names of `language`, but for those that keep the letters of the native form.

    They are its own and, for a Latin form, all that don't respell them.
    """
    written = [_writer(table, ()) for table in _writers(language)]
    chains = [chain for chain in written if chain.id != language and (chain.respells or not latin)]
    return Together([(_source(chain, f"{language} → {chain.id}"), chain) for chain in chains])


@lru_cache(maxsize=512)
def _writers(language: str) -> tuple[RuleTable, ...]:
    tables = [load_path(path, "orthographies") for path in list_tables("orthographies").values()]
    special = {target for table in tables if table.id.endswith(f"-{language}") for target in table.languages}
    return tuple(
        table
        for table in tables
        if table.languages and (language in table.readings or (not table.readings and table.id not in special))
    )


def _options(table: RuleTable) -> set[str]:
    return {option.name for option in table.options}


@lru_cache(maxsize=256)
def _systems(language: str) -> list[tuple[regex.Pattern[str], Together[_Source]]]:
    """The published systems that romanise the language, alone and with one of their options, by script."""
    return _romanising([load_path(path) for path in tables_of(language)])


@lru_cache(maxsize=1)
def _folds() -> list[tuple[regex.Pattern[str], Together[_Source]]]:
    """The tables that fold Latin letters of any language."""
    tables = [load_path(path) for path in tables_of("mul")]
    return _romanising([table for table in tables if table.script == ("Latn", "Latn")])


def _romanising(tables: Iterable[RuleTable]) -> list[tuple[regex.Pattern[str], Together[_Source]]]:
    chains: dict[str, list[Chain]] = {}
    for table in tables:
        if table.script and table.script[1] == "Latn" and table.case != "exact":
            several = [Chain(table), *(Chain(table, (option.name,)) for option in table.options)]
            chains.setdefault(letters_of(table.script[0]), []).extend(several)
    return [
        (regex.compile(f"[{script}]"), Together([(_source(chain, chain.id), chain) for chain in found]))
        for script, found in chains.items()
    ]
