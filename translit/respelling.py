"""One language's spelling of a name → another's, by way of the native form: Chruschtschow (de) → Khrushchev (en).

`natives` finds what may have been spelt so. Of the native form, the target's spelling is what a names table
writes out; else what the rules derive, or, where its print has no way of its own, the spelling as it came.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, NamedTuple, overload

import regex

from translit.alternatives import NOT_LATIN
from translit.casing import capitalise, lower, upper
from translit.errors import MissingLibrary, TranslitError, UnknownTable
from translit.inverse import PLACE
from translit.known import WORD, KnownNames, known_names, plain, written_in
from translit.natives import (
    ABJADS,
    KNOWN,
    LATIN,
    OTHER,
    READINGS,
    UNVERIFIED,
    WRITTEN,
    Native,
    borrowed,
    chain_of,
    find_compound,
    find_natives,
    first_spelt,
    goes_round,
    orthographies,
    reading_of,
    spelt_known,
)
from translit.rules import RuleTable
from translit.tables import list_tables
from translit.ways import ENGLISH, Way, is_latin, way_of

__all__ = ["Respelling", "respell", "respell_text"]

KEPT = 16  # respellings of a name
TAKEN = 3  # places of an English spelling in print that has a way of its own
SHORTEST = 4  # letters of a word in prose that may be a name
NAME = regex.compile(WORD.pattern + r"(?:(?<!(?<!\p{L})['‘].*)['’ʼʹ′](?!\p{L}))?")  # Ternopil’, but not ‘Ternopil’
HYPHENS = ("-", "‐", "‑", "–")
HYPHEN = regex.compile("([-‐‑–])")
COMPOUND = regex.compile(rf"{WORD.pattern}(?:[-‐‑–]{WORD.pattern})+")
ELISION = regex.compile(r"\p{L}{1,2}['’](?=\p{Lu})")  # d’Oufa


@dataclass(frozen=True, slots=True)
class Respelling:
    """`text` in the orthography asked for, and the `native` form that it was derived from.

    `cost` is in bits, the less, the likelier; it compares the respellings of one name. `verified`: the
    tables of the source, or of English, whose spellings print borrows, spell `native` as the name was given.
    Else `native` is a guess, or "" where `text` is the name as it was given. It is "" as well for a name of another
    language, of which the names tables have both spellings (Kuwejt, Kuvajt).
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
        return word in names.words or word in names.named
    if word in names.named:
        return False  # nobody's spelling but its own
    if len(bare) < SHORTEST:
        return False
    return bool(names.spelt(bare, route.source, ENGLISH)) or any(
        bare in spelt_known(table, route.language) for table in route.sources
    )


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
    sources = () if source == language else orthographies(source, language)
    return _Route(language, sources, None if to == language else orthographies(to, language)[0], source, to)


# -- a name, word by word -----------------------------------------------------------------------------


def _phrase(name: str, route: _Route, *, doubtful: bool) -> list[Respelling]:
    """The respellings of a name of one word or several. Raises TranslitError where a word has none."""
    words = [*NAME.finditer(name)]
    whole = _whole(name, route) if len(words) > 1 else []
    if not whole and COMPOUND.fullmatch(name):
        whole = _compound(name, route)
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
    written = [
        (code == route.source, native) for code, native in names.spelt(plain(name.lower()), route.source, ENGLISH)
    ]
    for said, native in sorted(written, key=lambda pair: not pair[0]):
        cost = KNOWN + OTHER * (not said)
        given = names.form(names.low(native), route.to)
        if given:
            return [Respelling(upper(given) if name.isupper() else given, native, cost)]
        if _taken_over(name.lower(), native.lower(), route):
            return [Respelling(name, native, cost)]
        if route.target is not None and COMPOUND.fullmatch(native) and COMPOUND.fullmatch(name):
            return _compound(name, route, [Native(lower(native), cost)])
        if route.sources and native.count(" ") <= name.count(
            " "
        ):  # with words of its own it is no spelling of the name
            derived = _phrase(native, route._replace(sources=(), source=route.language), doubtful=False)
            capitals = all(word[0].isupper() for word in name.split())  # Xi Jinping; 习近平 has none
            return [
                replace(one, text=_capitals(one.text) if capitals else one.text, cost=one.cost + cost)
                for one in derived
            ]
    given = None if written else _abroad(name, route)
    return [Respelling(upper(given) if name.isupper() else given, "", KNOWN)] if given else []


def _compound(name: str, route: _Route, known: Sequence[Native] = ()) -> list[Respelling]:
    """The respellings of words that hyphens join, as one: what ends the name need not end its parts.

    They are one known name (Lan-čou, 兰州), or the name of which the parts are known or spelt so. Nothing where
    a part isn't.
    """
    word, parts = lower(name), HYPHEN.split(name)[::2]
    natives = known or find_compound(word, route.language, route.sources) or _of_parts(parts, route)
    capitals = all(part[0].isupper() for part in parts)

    def cased(text: str) -> str:
        if name.isupper():
            return upper(text)
        return "".join(map(_capital, HYPHEN.split(text))) if capitals else _capital(text)

    return [replace(one, text=cased(one.text), native=cased(one.native)) for one in _respelt(word, natives, route)]


def _of_parts(parts: Sequence[str], route: _Route) -> Sequence[Native]:
    """The native forms that hyphens join of those of the parts."""
    found = [Native("", 0.0)]
    for part in parts:
        several = [native for native in _natives(lower(part), route) if native.verified][:TAKEN]
        joined = (
            Native(f"{head.text}-{one.text}".lstrip("-"), head.cost + one.cost) for head in found for one in several
        )
        found = sorted(joined, key=lambda native: native.cost)[:KEPT]
    return found


def _unfound(word: str, route: _Route) -> str:
    tried = ", ".join(table.id for table in (*route.sources, *borrowed(route.language, route.sources)))
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
    own = reading_of(route.language).case == "turkic"
    to = route.target is not None and route.target.case == "turkic"
    case = lower if _is_small(word) else upper if len(word) > 1 and word.isupper() else _capital
    return [
        replace(
            one,
            text=case(one.text, turkic=own if one.text == one.native else to) if one.native or one.verified else word,
            native=case(one.native, turkic=own),
        )
        for one in found
    ]


def _capital(text: str, *, turkic: bool = False) -> str:
    """`text` with a capital, unless it has one where it needs it, as in Le Caire and El-Giza."""
    return text if lower(text) != text else capitalise(text, turkic=turkic)


def _capitals(text: str) -> str:
    return " ".join(map(_capital, text.split(" ")))


@lru_cache(maxsize=1 << 12)
def _word(word: str, route: _Route) -> tuple[Respelling, ...]:
    """The respellings of `word`, which is in lower case, the best first."""
    natives = _natives(word, route)
    found = _respelt(word, natives, route)
    verified = any(native.verified for native in natives)
    given = None if verified or not route.names else _abroad(word, route)
    if given:
        return (Respelling(given, "", KNOWN), *found)[:KEPT]
    if _in_latin(word, route) and not verified:
        return Respelling(word, "", UNVERIFIED, verified=False), *(one for one in found if one.text.lower() != word)
    return found


def _respelt(word: str, natives: Sequence[Native], route: _Route) -> tuple[Respelling, ...]:
    """How the target spells these native forms of `word`, the best first."""
    best: dict[str, Respelling] = {}
    names = known_names(route.language)
    for native in natives:
        for text, more in _spelt(word, native, route, names):
            one, key = Respelling(text, native.text, round(native.cost + more, 2), native.verified), text.lower()
            if key not in best or one.cost < best[key].cost:
                best[key] = one
    return tuple(sorted(best.values(), key=lambda one: one.cost)[:KEPT])


def _spelt(word: str, native: Native, route: _Route, names: KnownNames) -> Iterator[tuple[str, float]]:
    """How the target spells the native form, with what each spelling costs: as a names table does, else as derived."""
    if route.target is None:
        yield native.text, 0.0
        return
    written = names.form(native.text, route.to) if route.names else None
    if written:
        yield written, 0.0
    own = native.text if names.script == LATIN and not chain_of(route.target).respells else ""  # Latin letters stay
    kept = own or (word if _taken_over(word, native.text, route) else "")
    if kept:
        yield kept, PLACE * bool(written)
    try:
        english = "" if own or kept or written else _from_english(native.text, route)
        if english:
            yield english, 0.0
        readings = [(native.ipa, 0)] if native.ipa else _read(native.text, word, route)
    except MissingLibrary:
        if written or kept:
            return  # that is enough
        raise
    before = bool(kept) + bool(written) + bool(english)
    for ipa, doubt in readings:
        for text, place in chain_of(route.target).outputs(ipa, WRITTEN):
            yield text, PLACE * (doubt + place + before)
    if not kept and route.sources and _in_latin(word, route) and goes_round(word, native.text, route.language):
        yield word, PLACE * TAKEN


def _read(native: str, word: str, route: _Route) -> Sequence[tuple[str, int]]:
    """How the native form is read. Where it lacks the vowels, those of the spelling, or of the English one, tell."""
    readings = chain_of(reading_of(route.language)).outputs(native, READINGS)
    names = known_names(route.language)
    if ABJADS.isdisjoint(names.script):
        return readings
    english = names.form(native, ENGLISH) or ""
    for spelling, tables in ((word, route.sources), (english, orthographies(ENGLISH, route.language))):
        for table in tables:
            spelt = {ipa: {plain(text) for text, _ in chain_of(table).outputs(ipa, WRITTEN)} for ipa, _ in readings}
            heard = [(ipa, doubt) for ipa, doubt in readings if plain(spelling.lower()) in spelt[ipa]]
            if heard:
                return [*heard, *((ipa, doubt + 1) for ipa, doubt in readings if (ipa, doubt) not in heard)]
    return readings


def _from_english(native: str, route: _Route) -> str:
    """What English prints, for print that has no way of its own to spell names of the language."""
    if route.target is None or not is_latin(route.target) or way_of(route.target, route.language) is not Way.NONE:
        return ""
    return known_names(route.language).form(native, ENGLISH) or ""


def _taken_over(word: str, native: str, route: _Route) -> bool:
    """Does the target's print take the name over as the source spells it?

    What matters is how far print spells the names of a language in a way of its own. Where it always does, it
    respells; where it has none, it takes what goes round the world. Print that has a way, but leaves it for many
    a name, leaves it for those for which the source, too, has left its own, and where the native form lacks the
    vowels, so that a spelling in print says more than it does.
    """
    if route.target is None or not route.sources or not _in_latin(word, route) or route.to == ENGLISH:
        return False
    ours, theirs = way_of(route.target, route.language), max(way_of(table, route.language) for table in route.sources)
    if ours is Way.ALWAYS:
        return False
    round_the_world = goes_round(word, native, route.language)
    unknown = not known_names(route.language).form(native, ENGLISH)
    if theirs is Way.NONE and route.source != ENGLISH and (round_the_world or unknown):
        return True
    own = plain(word) in first_spelt(route.sources[0], native, route.language)
    if ours is Way.NONE:
        return round_the_world or (not own and unknown and theirs is not Way.ALWAYS)
    unvowelled = not ABJADS.isdisjoint(known_names(route.language).script)
    return round_the_world and (not own or unvowelled) and route.source != ENGLISH


def _abroad(name: str, route: _Route) -> str | None:
    """What the names tables write for a name of another language: in Latin letters the English form, if no other."""
    given = written_in(route.to, name, route.source)
    return given or (written_in(ENGLISH, name, route.source) if _in_latin(name, route) else None)


def _in_latin(word: str, route: _Route) -> bool:
    """Are the word and what the target writes in Latin letters?"""
    return route.target is not None and is_latin(route.target) and not NOT_LATIN.search(word)


def _natives(word: str, route: _Route) -> Sequence[Native]:
    """The native forms that may have been spelt `word`."""
    return find_natives(word, route.language, route.source, route.sources) if route.sources else [Native(word, 0.0)]
