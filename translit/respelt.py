"""One word of a name respelt: of the native forms that it may stand for, what the target's print writes.

`natives` finds the native forms. What a names table writes out goes before what the rules derive; where the target's
print has no way of its own, the spelling stays as it came.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from translit.alternatives import NOT_LATIN
from translit.casing import capitalise, lower, upper
from translit.errors import MissingLibrary, UnknownTable
from translit.inverse import PLACE
from translit.known import KnownNames, known_names, plain, written_in
from translit.natives import (
    ABJADS,
    KNOWN,
    LATIN,
    READINGS,
    UNVERIFIED,
    WRITTEN,
    Native,
    chain_of,
    find_natives,
    first_spelt,
    goes_round,
    orthographies,
    reading_of,
)
from translit.rules import RuleTable
from translit.tables import list_tables
from translit.ways import ENGLISH, Way, is_latin, way_of

__all__ = [
    "Respelling",
    "Route",
    "abroad",
    "capital",
    "cased",
    "is_small",
    "natives_of",
    "respelt",
    "route_of",
    "taken_over",
]

KEPT = 16  # respellings of a name
TAKEN = 3  # places of an English spelling in print that has a way of its own


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


class Route(NamedTuple):
    """The tables from one spelling to the other. No sources or no target: the native form itself."""

    language: str
    sources: tuple[RuleTable, ...]
    target: RuleTable | None
    source: str
    to: str
    names: bool = True  # may a names table's word stand for a derived one?


def route_of(language: str, source: str, to: str) -> Route:
    """The tables from the spelling of `source` to that of `to`, of names of `language`.

    Raises UnknownTable where there is no reading or no orthography of that name.

    >>> route = route_of("ru", "de", "pl")
    >>> route.sources[0].id, route.target.id if route.target else ""
    ('de', 'pl')
    """
    readings = list_tables("readings")
    if language not in readings:
        raise UnknownTable(f"no reading for the language {language!r}; readings: {', '.join(sorted(readings))}")
    sources = () if source == language else orthographies(source, language)
    return Route(language, sources, None if to == language else orthographies(to, language)[0], source, to)


def is_small(word: str) -> bool:
    """Does the word lack a capital that it might have? Georgian letters are lower case without one.

    >>> is_small("puschkin"), is_small("Puschkin"), is_small("თბილისი")
    (True, False, False)
    """
    return word[0].islower() and word[0].title() != word[0]


def cased(word: str, route: Route) -> list[Respelling]:
    """The respellings of `word`, in its case.

    >>> [cased(word, route_of("ru", "de", "fr"))[0].text for word in ("Puschkin", "PUSCHKIN")]
    ['Pouchkine', 'POUCHKINE']
    """
    turkic = any(table.case == "turkic" for table in route.sources)
    found = _word(lower(word, turkic=turkic), route)
    own = reading_of(route.language).case == "turkic"
    to = route.target is not None and route.target.case == "turkic"
    case = lower if is_small(word) else upper if len(word) > 1 and word.isupper() else capital
    return [
        replace(
            one,
            text=case(one.text, turkic=own if one.text == one.native else to) if one.native or one.verified else word,
            native=case(one.native, turkic=own),
        )
        for one in found
    ]


def capital(text: str, *, turkic: bool = False) -> str:
    """`text` with a capital, unless it has one where it needs it, as in Le Caire and El-Giza.

    >>> capital("moskva"), capital("el-Giza"), capital("izmir", turkic=True)
    ('Moskva', 'el-Giza', 'İzmir')
    """
    return text if lower(text) != text else capitalise(text, turkic=turkic)


@lru_cache(maxsize=1 << 12)
def _word(word: str, route: Route) -> tuple[Respelling, ...]:
    """The respellings of `word`, which is in lower case, the best first."""
    natives = natives_of(word, route)
    found = respelt(word, natives, route)
    verified = any(native.verified for native in natives)
    given = None if verified or not route.names else abroad(word, route)
    if given:
        return (Respelling(given, "", KNOWN), *found)[:KEPT]
    if in_latin(word, route) and not verified:
        return Respelling(word, "", UNVERIFIED, verified=False), *(one for one in found if one.text.lower() != word)
    return found


def respelt(word: str, natives: Sequence[Native], route: Route) -> tuple[Respelling, ...]:
    """How the target spells these native forms of `word`, the best first.

    >>> respelt("puschkin", [Native("пушкин", 0.0)], route_of("ru", "de", "pl"))[0].text.lower()
    'puszkin'
    """
    best: dict[str, Respelling] = {}
    names = known_names(route.language)
    for native in natives:
        for text, more in _spelt(word, native, route, names):
            one, key = Respelling(text, native.text, round(native.cost + more, 2), native.verified), text.lower()
            if key not in best or one.cost < best[key].cost:
                best[key] = one
    return tuple(sorted(best.values(), key=lambda one: one.cost)[:KEPT])


def _spelt(word: str, native: Native, route: Route, names: KnownNames) -> Iterator[tuple[str, float]]:
    """How the target spells the native form, with what each spelling costs: as a names table does, else as derived."""
    if route.target is None:
        yield native.text, 0.0
        return
    written = names.form(native.text, route.to) if route.names else None
    if written:
        yield written, 0.0
    own = native.text if names.script == LATIN and not chain_of(route.target).respells else ""  # Latin letters stay
    kept = own or (word if taken_over(word, native.text, route) else "")
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
    if not kept and route.sources and in_latin(word, route) and goes_round(word, native.text, route.language):
        yield word, PLACE * TAKEN


def _read(native: str, word: str, route: Route) -> Sequence[tuple[str, int]]:
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


def _from_english(native: str, route: Route) -> str:
    """What English prints, for print that has no way of its own to spell names of the language."""
    if route.target is None or not is_latin(route.target) or way_of(route.target, route.language) is not Way.NONE:
        return ""
    return known_names(route.language).form(native, ENGLISH) or ""


def taken_over(word: str, native: str, route: Route) -> bool:
    """Does the target's print take the name over as the source spells it?

    What matters is how far print spells the names of a language in a way of its own. Where it always does, it
    respells; where it has none, it takes what goes round the world. Print that has a way, but leaves it for many
    a name, leaves it for those for which the source, too, has left its own, and where the native form lacks the
    vowels, so that a spelling in print says more than it does.

    >>> taken_over("puschkin", "пушкин", route_of("ru", "de", "pl"))
    False
    """
    if route.target is None or not route.sources or not in_latin(word, route) or route.to == ENGLISH:
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


def abroad(name: str, route: Route) -> str | None:
    """What the names tables write for a name of another language: in Latin letters the English form, if no other.

    >>> abroad("Frankreich", route_of("ru", "de", "fr"))
    'France'
    """
    given = written_in(route.to, name, route.source)
    return given or (written_in(ENGLISH, name, route.source) if in_latin(name, route) else None)


def in_latin(word: str, route: Route) -> bool:
    """Are the word and what the target writes in Latin letters?"""
    return route.target is not None and is_latin(route.target) and not NOT_LATIN.search(word)


def natives_of(word: str, route: Route) -> Sequence[Native]:
    """The native forms that may have been spelt `word`.

    >>> natives_of("puschkin", route_of("ru", "de", "pl"))[0].text
    'пушкин'
    """
    return find_natives(word, route.language, route.source, route.sources) if route.sources else [Native(word, 0.0)]
