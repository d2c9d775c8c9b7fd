"""One language's spelling of a name → another's, by way of the native form: Chruschtschow (de) → Khrushchev (en).

A text line by line, a name word by word: `respelt` has one word. Names of several words, or of parts that hyphens
join, are looked for whole before.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, overload

import regex

from translit.casing import lower, upper
from translit.errors import TranslitError
from translit.known import WORD, known_names, plain
from translit.natives import (
    KNOWN,
    OTHER,
    Native,
    borrowed,
    find_compound,
    spelt_known,
)
from translit.patterns import addresses
from translit.respelt import (
    Respelling,
    Route,
    abroad,
    capital,
    cased,
    is_small,
    natives_of,
    respelt,
    route_of,
    taken_over,
)
from translit.ways import ENGLISH

__all__ = ["Respelling", "respell", "respell_text"]

PARTS = 3  # native forms of one part of a name
KEPT = 16  # … and of a name of several parts
SHORTEST = 4  # letters of a word in prose that may be a name
NAME = regex.compile(WORD.pattern + r"(?:(?<!(?<!\p{L})['‘].*)['’ʼʹ′](?!\p{L}))?")  # Ternopil’, but not ‘Ternopil’
HYPHENS = ("-", "‐", "‑", "–")
HYPHEN = regex.compile("([-‐‑–])")
COMPOUND = regex.compile(rf"{WORD.pattern}(?:[-‐‑–]{WORD.pattern})+")
ELISION = regex.compile(r"\p{L}{1,2}['’](?=\p{Lu})")  # d’Oufa


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
    found = _phrase(unicodedata.normalize("NFC", name), route_of(language, source, to), doubtful=candidates)
    return tuple(found) if candidates else found[0].text


def respell_text(text: str, *, language: str, source: str, to: str) -> str:
    """`text` with the names respelt that `source` may write for a name of `language`; other words are left.

    A name has a capital, where its script has capitals, and stands in no address of mail or the web. In a line of
    prose, which has words without, and of words all in capitals, only what the tables know is respelt: a rule alone
    would make a name of any word.
    Raises UnknownTable for an unknown table.

    >>> respell_text("Puschkin, 1799", language="ru", source="de", to="fr")
    'Pouchkine, 1799'
    >>> respell_text("Die Leute lesen Puschkin.", language="ru", source="de", to="fr")
    'Die Leute lesen Pouchkine.'
    >>> respell_text("https://example.org/Puschkin", language="ru", source="de", to="fr")
    'https://example.org/Puschkin'
    """
    route = route_of(language, source, to)
    lines = unicodedata.normalize("NFC", text).splitlines(keepends=True)
    return "".join([_line(line, route) for line in lines])


def _line(line: str, route: Route) -> str:
    prose = any(is_small(match[0]) for match in WORD.finditer(line))
    kept = addresses(line)

    def respelt(match: regex.Match[str]) -> str:
        elided = ELISION.match(match[0])
        before, word = (elided[0] if elided else ""), match[0][elided.end() if elided else 0 :]
        if any(start <= match.start() < end for start, end in kept):
            return match[0]
        if is_small(word) or ((prose or word.isupper()) and not _is_known(lower(word), route)):
            return match[0]
        found = cased(word, route)
        return before + found[0].text if found and found[0].verified else match[0]

    return WORD.sub(respelt, line)


def _is_known(word: str, route: Route) -> bool:
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


# -- a name, word by word -----------------------------------------------------------------------------


def _phrase(name: str, route: Route, *, doubtful: bool) -> list[Respelling]:
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
        word = cased(match[0], route._replace(names=not hyphenated))
        several = [one for one in word if doubtful or one.verified or not one.native]
        if not several and doubtful:
            return []
        if not several:
            raise TranslitError(_unfound(match[0], route))
        found = [_joined(head, between, one) for head in found for one in several]
        found = sorted(found, key=lambda one: one.cost)[:KEPT]
    return [_joined(one, name[last:], Respelling("", "", 0.0)) for one in found]


def _whole(name: str, route: Route) -> list[Respelling]:
    """The respellings of a name of several words that a names table writes out, the source's own first."""
    names = known_names(route.language)
    written = [
        (code == route.source, native) for code, native in names.spelt(plain(name.lower()), route.source, ENGLISH)
    ]
    for said, native in sorted(written, key=lambda pair: not pair[0]):
        cost = KNOWN + OTHER * (not said)
        low = names.low(native)
        given = names.form(low, route.to)
        if given:
            return [Respelling(upper(given) if name.isupper() else given, native, cost)]
        if taken_over(name.lower(), low, route):
            return [Respelling(name, native, cost)]
        if route.target is not None and COMPOUND.fullmatch(native) and COMPOUND.fullmatch(name):
            return _compound(name, route, [Native(lower(native), cost)])
        more_words = native.count(" ") > name.count(" ")  # then it is no spelling of the name
        if route.sources and not more_words:
            derived = _phrase(native, route._replace(sources=(), source=route.language), doubtful=False)
            capitals = all(word[0].isupper() for word in name.split())  # Xi Jinping; 习近平 has none
            return [
                replace(one, text=_capitals(one.text) if capitals else one.text, cost=one.cost + cost)
                for one in derived
            ]
    given = None if written else abroad(name, route)
    return [Respelling(upper(given) if name.isupper() else given, "", KNOWN)] if given else []


def _compound(name: str, route: Route, known: Sequence[Native] = ()) -> list[Respelling]:
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
        return "".join(map(capital, HYPHEN.split(text))) if capitals else capital(text)

    return [replace(one, text=cased(one.text), native=cased(one.native)) for one in respelt(word, natives, route)]


def _of_parts(parts: Sequence[str], route: Route) -> Sequence[Native]:
    """The native forms that hyphens join of those of the parts."""
    found = [Native("", 0.0)]
    for part in parts:
        several = [native for native in natives_of(lower(part), route) if native.verified][:PARTS]
        joined = (
            Native(f"{head.text}-{one.text}".lstrip("-"), head.cost + one.cost) for head in found for one in several
        )
        found = sorted(joined, key=lambda native: native.cost)[:KEPT]
    return found


def _unfound(word: str, route: Route) -> str:
    tried = ", ".join(table.id for table in (*route.sources, *borrowed(route.language, route.sources)))
    return (
        f"no native form found that {route.source!r} spells {word!r} (language {route.language!r}, tables tried: "
        f"{tried}); is the source right? candidates=True gives guesses, if there are any"
    )


def _joined(head: Respelling, between: str, word: Respelling) -> Respelling:
    text, native = head.text + between + word.text, head.native + between + word.native
    return Respelling(text, native, round(head.cost + word.cost, 2), head.verified and word.verified)


def _capitals(text: str) -> str:
    return " ".join(map(capital, text.split(" ")))
