"""One language's spelling of a name → another's, by way of the native form: Chruschtschow (de) → Khrushchev (en).

No table is written for the way back. The rules of the source's orthography and of the language's reading
are turned round into a lattice over the spelling: which rule may have written the letters that stand
here? A beam search follows the likeliest native letters through it. It may find too much; what counts is
that the tables themselves, applied forward to what it found, give the spelling again. Of several native
forms one that the names tables know is the likeliest, then the one whose letters are (`inverse.Letters`).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf
from pathlib import Path
from typing import Literal, NamedTuple, overload

import regex

from translit.alternatives import NOT_LATIN, Chain
from translit.casing import capitalise, lower, upper
from translit.errors import MissingLibrary, TranslitError, UnknownTable
from translit.inverse import FOLDED, PLACE, Inverse, Letters
from translit.known import WORD, KnownNames, known_names, plain
from translit.rules import RuleTable
from translit.tables import data_folders, list_tables, load_path, read_table_text

__all__ = ["Respelling", "respell", "respell_text"]

TRIED = 40  # native forms that are checked forward
KEPT = 16  # respellings of a name
READINGS, ALTERNATIVES, WRITTEN = 12, 12, 3  # readings of a native form, spellings of each: looked through, written
KNOWN = -12.0  # bits: a native form that a names table has
EXAMPLE = -4.0  # … that another table has for an example
OTHER = 4.0  # … a less usual orthography of the source, or a spelling whose language a names table doesn't say
BORROWED = 8.0  # … the English spelling, in print of another language
ENOUGH = 16.0  # … less likely natives than the best by so much are not looked at
UNVERIFIED = 100.0
SHORTEST = 4  # letters of a word in prose that may be a name
LATIN = frozenset({"LATIN"})
ENGLISH = "en"  # whose spelling goes round the world
HYPHENS = ("-", "‐", "‑", "–")
ELISION = regex.compile(r"\p{L}{1,2}['’](?=\p{Lu})")  # d’Oufa
DIRECTIVES = ("language", "for")
SAID = re.compile(r"^@(language|for)[ \t]+([^#\n]*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Respelling:
    """`text` in the orthography asked for, and the `native` form that it was derived from.

    `cost` is in bits, the less, the likelier; it compares the respellings of one name. `verified`: the
    tables of the source, or of English, whose spellings print borrows, spell `native` as the name was given.
    Else `native` is a guess, or "" where `text` is the name as it was given.
    """

    text: str
    native: str
    cost: float
    verified: bool = True


@overload
def respell(name: str, *, language: str, source: str, to: str, candidates: Literal[False] = False) -> str: ...
@overload
def respell(name: str, *, language: str, source: str, to: str, candidates: Literal[True]) -> tuple[Respelling, ...]: ...
def respell(
    name: str, *, language: str, source: str, to: str, candidates: bool = False
) -> str | tuple[Respelling, ...]:
    """`name`, which `language` gave to a person or a place, spelt by `source`, as `to` spells it.

    `source` and `to` are orthographies ("de", "pl", "en-older") or the language itself: its native form.
    With `candidates` it returns all that are found, the best first. Where no native form is found that the
    tables spell so, the name is left as it is, if `to` is written in its letters, and not `verified`; else
    TranslitError is raised (with `candidates` there may be guesses, or none). Raises UnknownTable for an
    unknown table.

    >>> respell("Schostakowitsch", language="ru", source="de", to="en")
    'Shostakovich'
    >>> respell("Szostakowicz", language="ru", source="pl", to="ru")
    'Шостакович'
    >>> respell("Ałsynow", language="ru", source="pl", to="fr", candidates=True)[0].native
    'Алсынов'
    >>> respell("Smith", language="ru", source="de", to="pl", candidates=True)[0].verified
    False
    """
    found = _phrase(unicodedata.normalize("NFC", name), _route(language, source, to), doubtful=candidates)
    return tuple(found) if candidates else found[0].text


def respell_text(text: str, *, language: str, source: str, to: str) -> str:
    """`text` with the names respelt that `source` may write for a name of `language`; other words are left.

    A name has a capital, where its script has capitals. In a line of prose, which has words without, and of
    words all in capitals, only what the tables know is respelt: a rule alone would make a name of any word.
    Raises UnknownTable for an unknown table.

    >>> respell_text("Puschkin, 1799", language="ru", source="de", to="fr")
    'Pouchkine, 1799'
    >>> respell_text("Die Leute lesen Puschkin.", language="ru", source="de", to="fr")
    'Die Leute lesen Pouchkine.'
    """
    route = _route(language, source, to)
    lines = unicodedata.normalize("NFC", text).splitlines(keepends=True)
    return "".join([_line(line, route) for line in lines])


def _line(line: str, route: _Route) -> str:
    prose = any(_is_small(match[0]) for match in WORD.finditer(line))

    def respelt(match: regex.Match[str]) -> str:
        elided = ELISION.match(match[0])
        before, word = (elided[0] if elided else ""), match[0][elided.end() if elided else 0 :]
        if _is_small(word) or ((prose or word.isupper()) and not _is_known(lower(word), route)):
            return match[0]
        found = _cased(word, route)
        return before + found[0].text if found and found[0].verified else match[0]

    return WORD.sub(respelt, line)


def _is_small(word: str) -> bool:
    """Does the word lack a capital that it might have? Georgian letters are lower case without one."""
    return word[0].islower() and word[0].title() != word[0]


def _is_known(word: str, route: _Route) -> bool:
    """Do the tables know a native form that may be spelt so? Short words are mostly other words."""
    names, bare = known_names(route.language), plain(word)
    if not route.sources:
        return word in names.words
    if word in names.named:
        return False  # nobody's spelling but its own
    if len(bare) < SHORTEST:
        return False
    return bare in names.natives or any(bare in _spelt_known(table, route.language) for table in route.sources)


# -- which tables -------------------------------------------------------------------------------------


class _Route(NamedTuple):
    """The tables from one spelling to the other. No sources or no target: the native form itself."""

    language: str
    sources: tuple[RuleTable, ...]
    target: RuleTable | None
    source: str
    to: str
    names: bool = True  # may a names table's word stand for a derived one?


def _route(language: str, source: str, to: str) -> _Route:
    readings = list_tables("readings")
    if language not in readings:
        raise UnknownTable(f"no reading for the language {language!r}; readings: {', '.join(sorted(readings))}")
    sources = () if source == language else _orthographies(source, language)
    return _Route(language, sources, None if to == language else _orthographies(to, language)[0], source, to)


def _orthographies(wanted: str, language: str) -> tuple[RuleTable, ...]:
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
def _chain(table: RuleTable) -> Chain:
    return Chain(table)


def _reading(language: str) -> RuleTable:
    return load_path(list_tables("readings")[language], "readings")


# -- a name, word by word -----------------------------------------------------------------------------


def _phrase(name: str, route: _Route, *, doubtful: bool) -> list[Respelling]:
    """The respellings of a name of one word or several. Raises TranslitError where a word has none."""
    words = [*WORD.finditer(name)]
    whole = _whole(name, route) if len(words) > 1 else []
    if whole:
        return whole
    found, last = [Respelling("", "", 0.0)], 0
    for match in words:
        between, last = name[last : match.start()], match.end()
        hyphenated = name[match.start() - 1 : match.start()] in HYPHENS or name[last : last + 1] in HYPHENS
        word = _cased(match[0], route._replace(names=not hyphenated))
        several = [one for one in word if doubtful or one.verified or not one.native]
        if not several and doubtful:
            return []
        if not several:
            raise TranslitError(_unfound(match[0], route))
        found = [_joined(head, between, one) for head in found for one in several]
        found = sorted(found, key=lambda one: one.cost)[:KEPT]
    return [_joined(one, name[last:], Respelling("", "", 0.0)) for one in found]


def _whole(name: str, route: _Route) -> list[Respelling]:
    """The respellings of a name of several words that a names table writes out, the source's own first."""
    names = known_names(route.language)
    written = [(code == route.source, native) for code, native in names.natives.get(plain(name.lower()), ())]
    for said, native in sorted(written, key=lambda pair: not pair[0]):
        cost = KNOWN + OTHER * (not said)
        given = names.forms.get((native.lower(), route.to))
        if given:
            return [Respelling(upper(given) if name.isupper() else given, native, cost)]
        if _taken_over(name.lower(), native.lower(), route, names):
            return [Respelling(name, native, cost)]
        if route.sources:
            derived = _phrase(native, route._replace(sources=(), source=route.language), doubtful=False)
            return [replace(one, cost=one.cost + cost) for one in derived]
    return []


def _unfound(word: str, route: _Route) -> str:
    tried = ", ".join(table.id for table in (*route.sources, *_borrowed(route.language, route.sources)))
    return (
        f"no native form found that {route.source!r} spells {word!r} (language {route.language!r}, tables tried: "
        f"{tried}); is the source right? candidates=True gives guesses, if there are any"
    )


def _joined(head: Respelling, between: str, word: Respelling) -> Respelling:
    text, native = head.text + between + word.text, head.native + between + word.native
    return Respelling(text, native, round(head.cost + word.cost, 2), head.verified and word.verified)


def _cased(word: str, route: _Route) -> list[Respelling]:
    """The respellings of `word`, in its case."""
    turkic = any(table.case == "turkic" for table in route.sources)
    found = _word(lower(word, turkic=turkic), route)
    to_turkic = route.target is not None and route.target.case == "turkic"
    case = lower if _is_small(word) else upper if len(word) > 1 and word.isupper() else _capital
    return [
        replace(one, text=case(one.text, turkic=to_turkic) if one.native else word, native=case(one.native))
        for one in found
    ]


def _capital(text: str, *, turkic: bool = False) -> str:
    """`text` with a capital, unless it has one where it needs it, as in Le Caire and El-Giza."""
    return text if lower(text) != text else capitalise(text, turkic=turkic)


@lru_cache(maxsize=1 << 12)
def _word(word: str, route: _Route) -> tuple[Respelling, ...]:
    """The respellings of `word`, which is in lower case, the best first."""
    best: dict[str, Respelling] = {}
    names, natives = known_names(route.language), _natives(word, route)
    if not any(native.verified for native in natives) and _in_latin(word, route):
        best[word] = Respelling(word, "", UNVERIFIED, verified=False)
    for native in natives:
        for text, more in _spelt(word, native, route, names):
            one, key = Respelling(text, native.text, round(native.cost + more, 2), native.verified), text.lower()
            if key not in best or one.cost < best[key].cost:
                best[key] = one
    return tuple(sorted(best.values(), key=lambda one: one.cost)[:KEPT])


class _Native(NamedTuple):
    """A native form and what it costs; `ipa`: the way to read it that gives the spelling (none: any way)."""

    text: str
    cost: float
    ipa: str | None = None
    verified: bool = True


def _spelt(word: str, native: _Native, route: _Route, names: KnownNames) -> Iterator[tuple[str, float]]:
    """How the target spells the native form, with what each spelling costs: as a names table does, else as derived."""
    if route.target is None:
        yield native.text, 0.0
        return
    written = names.forms.get((native.text, route.to)) if route.names else None
    if written:
        yield written, 0.0
    own = native.text if names.script == LATIN and not _chain(route.target).respells else ""  # Latin letters stay
    kept = own or (word if _taken_over(word, native.text, route, names) else "")
    readings = [(native.ipa, 0)] if native.ipa else _chain(_reading(route.language)).outputs(native.text, READINGS)
    chain, listed = _chain(route.target), names.listed.get(native.text, frozenset())
    derived = [(text, doubt + place) for ipa, doubt in readings for text, place in chain.outputs(ipa, WRITTEN)]
    seen = {text for text, _ in derived if not kept and plain(text) in listed}  # print has it: better than a guess
    if kept:
        yield kept, PLACE * bool(written)
    for text, place in derived:
        yield text, PLACE * (bool(written) + (0 if text in seen else place + bool(kept or seen)))


def _taken_over(word: str, native: str, route: _Route, names: KnownNames) -> bool:
    """Does the target's print take the name over as the source spells it?

    A language has a way of its own to spell the names of another if an orthography is made for them, or has
    one of them for an example. If the source has none, its print has the name from elsewhere, as has the
    target's; if the target has none, it takes what goes round the world, not what only the source would write.
    """
    if route.target is None or not route.sources or not _in_latin(word, route):
        return False
    if not any(_has_way(table, route.language) for table in route.sources):
        return True
    if _has_way(route.target, route.language):
        return False
    (english, *_), bare = _orthographies(ENGLISH, route.language), plain(word)
    abroad = [plain(names.forms.get((native, ENGLISH), "").lower()), *_first(english, native, route.language)]
    return bare in abroad or bare not in _first(route.sources[0], native, route.language)


def _in_latin(word: str, route: _Route) -> bool:
    """Are the word and what the target writes in Latin letters?"""
    return route.target is not None and _latin(route.target) and not NOT_LATIN.search(word)


def _has_way(table: RuleTable, language: str) -> bool:
    return bool(table.readings) or any(example.source.startswith(f"{language}:") for example in table.examples)


def _first(table: RuleTable, native: str, language: str) -> list[str]:
    """The letters of what the table writes first for the native form, if it can."""
    ((ipa, _), *_) = _chain(_reading(language)).outputs(native, 1)
    return [plain(text) for text, _ in _chain(table).outputs(ipa, 1)]


@lru_cache(maxsize=512)
def _latin(table: RuleTable) -> bool:
    return not any(NOT_LATIN.search(text) for rule in table.passes[-1] for text in rule.targets)


def _natives(word: str, route: _Route) -> Sequence[_Native]:
    """The native forms that may have been spelt `word`."""
    return _found(word, route.language, route.source, route.sources) if route.sources else [_Native(word, 0.0)]


@lru_cache(maxsize=1 << 12)
def _found(word: str, language: str, source: str, tables: tuple[RuleTable, ...]) -> Sequence[_Native]:
    """Native forms of which a names table writes the word, or the rules do; the best first.

    `tables` are looked through until one gives a name that is known, the English ones last.
    """
    names, bare = known_names(language), plain(word)
    if names.script == LATIN and not any(_chain(table).respells for table in tables):
        known = [_Native(native, KNOWN) for native in sorted(names.words) if plain(native) == bare]
        return known or [_Native(word, 0.0)]
    written = [(code == source, native.lower()) for code, native in names.natives.get(bare, ()) if code != language]
    found = {native: _Native(native, KNOWN + OTHER * (not said)) for said, native in sorted(written)}
    if any(said for said, _ in written):
        return sorted(found.values(), key=_price)
    borrowed = _borrowed(language, tables)
    for table in (*tables, *borrowed):
        doubt = BORROWED if table in borrowed else OTHER * (table is not tables[0])
        for native in _by_table(word, table, language):
            if native.text not in found or native.cost + doubt < found[native.text].cost:
                found[native.text] = native._replace(cost=native.cost + doubt)
        if not names.named.isdisjoint(found):
            break
    return sorted(found.values(), key=_price) or _near(bare, tables[0], language)


def _price(native: _Native) -> float:
    return native.cost


@lru_cache(maxsize=512)
def _borrowed(language: str, tables: tuple[RuleTable, ...]) -> tuple[RuleTable, ...]:
    """The usual English orthography, which print in other languages that use its letters borrows."""
    latin = all(map(_latin, tables)) and not any(ENGLISH in table.languages for table in tables)
    return _orthographies(ENGLISH, language)[:1] if latin else ()


def _by_table(word: str, table: RuleTable, language: str) -> list[_Native]:
    """The native forms that `table` spells `word`: what its rules turned round find, else what is known besides."""
    for spelling in dict.fromkeys((word, plain(word))):
        found = list(_verified(_search(spelling, table, language), word, table, language))
        if found:
            return found
    known = [(native, 0.0) for native in _spelt_known(table, language).get(plain(word), ())]
    return list(_verified(known, word, table, language))


def _near(bare: str, table: RuleTable, language: str) -> list[_Native]:
    """The native forms that are known of which `table` writes all but a letter: guesses."""
    found = (
        natives for spelling, natives in _spelt_known(table, language).items() if _one_letter_apart(bare, spelling)
    )
    return [_Native(native, UNVERIFIED, None, verified=False) for natives in found for native in natives][:KEPT]


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


def _verified(tried: Iterable[tuple[str, float]], word: str, table: RuleTable, language: str) -> Iterator[_Native]:
    """Those native forms that the tables spell as `word`, or so but for marks, with the reading that does."""
    bare, known, enough = plain(word), known_names(language), inf
    for native, letters in tried:
        if letters > enough:
            break
        for ipa, place in _chain(_reading(language)).outputs(native, READINGS):
            for text, more in _chain(table).outputs(ipa, ALTERNATIVES):
                if text == word or plain(text) == bare:
                    cost = letters + PLACE * (place + more)
                    cost += 0.0 if text == word else FOLDED
                    cost += KNOWN if native in known.named else EXAMPLE if native in known.words else 0.0
                    enough = min(enough, cost + ENOUGH)
                    yield _Native(native, cost, None if native in known.named else ipa)
                    break


def _search(word: str, table: RuleTable, language: str) -> list[tuple[str, float]]:
    """Native forms that `table` may spell as `word`, with what their letters cost, the likeliest first."""
    if _reading(language).converter or table.converter:
        return []  # characters read from a dictionary have no way back
    return _inverse(table, language).natives(word, TRIED)


@lru_cache(maxsize=64)
def _spelt_known(table: RuleTable, language: str) -> Mapping[str, Sequence[str]]:
    """The letters of a spelling → native forms among those that the tables know."""
    found: dict[str, list[str]] = defaultdict(list)
    for native in known_names(language).words:
        try:
            for ipa, _ in _chain(_reading(language)).outputs(native, WRITTEN):
                for text, _ in _chain(table).outputs(ipa, WRITTEN):
                    if native not in found[plain(text)]:
                        found[plain(text)].append(native)
        except MissingLibrary:
            break
    return found


@lru_cache(maxsize=128)
def _inverse(table: RuleTable, language: str) -> Inverse:
    reading, names = _reading(language), known_names(language)
    alphabet = {char for rule in reading.passes[0] for char in rule.left}.union(*names.words)
    return Inverse([*reading.passes, *table.passes], Letters(names.words, alphabet), plain)
