"""A native name → every spelling of it that languages print, and the tables that gave each.

A reading turns the native letters into broad IPA, each orthography writes that IPA as its language
does; published systems add theirs. Where a table offers alternatives, one choice holds for a whole
name: who writes kh for х in one place does so in the next.
"""

from __future__ import annotations

import heapq
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from translit.casing import capitalise, lower, upper
from translit.converters import convert
from translit.errors import MissingLibrary, TranslitError, UnknownTable
from translit.rewrite import Pass
from translit.rules import Rule, RuleTable
from translit.tables import list_tables, load_path
from translit.transliterate import Transliterator

__all__ = ["LIMIT", "Spelling", "native_form", "spellings", "written"]

LIMIT = 64  # spellings of a name, most printed first
READINGS = 12  # ways to read a native form that are followed up
ALTERNATIVES = 8  # spellings that one orthography gives to one reading
WORD = regex.compile(r"[\p{L}\p{M}\p{N}'’ʼ]+")
FOREIGN = regex.compile(r"[^\p{Latin}\p{Cyrillic}\p{Common}\p{Inherited}]")


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a name; `via` names the tables that gave it: "ru → pl" or "ru-bgn"."""

    text: str
    via: str


def spellings(native: str, *, limit: int = LIMIT, inflected: bool = False) -> tuple[Spelling, ...]:
    """Every spelling derived from `native`, a name with its language before it ("ru:Алсынов").

    At most `limit` different ones, those that most conventions agree on first. `inflected` adds the
    case endings that running text gives the name. The native form itself is not among them.
    Raises UnknownTable where nothing is known of the language, TranslitError where there is none.

    >>> [s.text for s in spellings("ru:Алсынов") if s.via == "ru → pl"]
    ['Ałsynow']
    """
    language, name = native_form(native)
    return _spellings(language, name, limit, inflected)


def native_form(native: str) -> tuple[str, str]:
    """Language and name of "ru:Алсынов". Raises TranslitError where the language is missing."""
    language, colon, name = native.partition(":")
    if not (colon and language.strip() and name.strip()):
        raise TranslitError(f"{native!r}: expected a language and a native form, as in 'ru:Алсынов'")
    return language.strip(), unicodedata.normalize("NFC", name.strip())


def written(native: str, orthography: str) -> str | None:
    """How `orthography` ("pl") writes the native form ("ru:Алсынов"): its first spelling, or None if it can't.

    >>> written("ru:Алсынов", "pl")
    'Ałsynow'
    """
    language, name = native_form(native)
    for table, text, _ in _derived(language, name, (orthography,), inflected=False):
        if table == orthography:
            return text
    return None


def reading_outputs(table: RuleTable, text: str, options: Sequence[str] = ()) -> list[str]:
    """What the reading `table` makes of `text`: broad IPA, the likeliest first."""
    return [ipa for ipa, _ in _Chain(table, options).outputs(lower(text, turkic=table.case == "turkic"), READINGS)]


def spelling_outputs(table: RuleTable, language: str, name: str, options: Sequence[str] = ()) -> list[str]:
    """How the orthography `table` spells a name of `language`, its first choice first."""
    reading = _reading(language)
    if reading is None:
        raise UnknownTable(f"no reading for the language {language!r}")
    chain = _Chain(table, options)
    costs: dict[str, float] = {}
    for ipa, doubt in reading.outputs(lower(name, turkic=reading.turkic), READINGS):
        for text, cost in chain.outputs(ipa, ALTERNATIVES):
            costs.setdefault(_cased(text, name, turkic=chain.turkic), doubt + cost)
    return sorted(costs, key=lambda text: costs[text])


@lru_cache(maxsize=1 << 14)
def _spellings(language: str, name: str, limit: int, inflected: bool) -> tuple[Spelling, ...]:
    weights: dict[str, float] = {}
    sources: dict[str, str] = {}
    for via, text, cost in _all(language, name, inflected):
        if text != name and not FOREIGN.search(text):
            weights[text] = weights.get(text, 0.0) + 1 / (1 + cost)
            sources.setdefault(text, via)
    ranked = sorted(weights, key=lambda text: -weights[text])
    return tuple(Spelling(text, sources[text]) for text in ranked[:limit])


def _all(language: str, name: str, inflected: bool) -> Iterator[tuple[str, str, float]]:
    """(via, spelling, cost) from every table that applies to the language."""
    found = False
    for table, text, cost in _derived(language, name, None, inflected=inflected):
        found = True
        yield f"{language} → {table}", text, cost
    for system in _systems(language):
        found = True
        try:
            text = system(name)
        except MissingLibrary:
            continue  # the other tables still know something
        yield system.table.id, _cased(text, name), 1.0
    if not found:
        raise UnknownTable(f"no reading and no system for the language {language!r}")


def _derived(
    language: str, name: str, only: Iterable[str] | None, *, inflected: bool
) -> Iterator[tuple[str, str, float]]:
    """(orthography, spelling, cost) of each reading of the name in each orthography (or `only` these)."""
    reading = _reading(language)
    if reading is None:
        return
    tables = _orthographies(language, inflected)
    chosen = [tables[name] for name in only if name in tables] if only is not None else list(tables.values())
    source = lower(name, turkic=reading.turkic)
    try:
        heard = reading.outputs(source, READINGS)
    except MissingLibrary:
        return
    for ipa, doubt in heard:
        for table in chosen:
            for text, cost in table.outputs(ipa, ALTERNATIVES):
                yield table.id, _cased(text, name, turkic=table.turkic), doubt + cost


class _Chain:
    """The passes of one table as a source of alternatives."""

    def __init__(self, table: RuleTable, options: Sequence[str] = ()) -> None:
        self.id, self.turkic, self._converter = table.id, table.case == "turkic", table.converter
        extra = [option.passes for option in table.options if option.name in options]
        rules = [list(rules) for rules in table.passes]
        for passes in extra:
            for number, added in enumerate(passes):
                rules[number] = [*added, *rules[number]]
        self._passes = [Pass(p) for p in rules]

    def outputs(self, text: str, most: int) -> list[tuple[str, float]]:
        """At most `most` different outputs for `text`, each with its cost (0: first choices only), cheapest first."""
        if self._converter:
            text = "".join([piece.text for piece in convert(self._converter, text)])
        found = [(text, 0.0)]
        for stage in self._passes:
            merged: dict[str, float] = {}
            for source, cost in found:
                for target, more in _alternatives(stage, source, most):
                    merged.setdefault(target, cost + more)
            found = sorted(merged.items(), key=lambda item: item[1])[:most]
        return found


def _alternatives(stage: Pass, text: str, most: int) -> list[tuple[str, float]]:
    """The outputs of one pass, cheapest first: a choice costs its place among its rule's alternatives."""
    matches = stage.matches(text)
    open_rules = list(dict.fromkeys(rule for _, _, rule in matches if rule is not None and len(rule.targets) > 1))
    if not open_rules:
        return [("".join([rule.targets[0] if rule else text[a:b] for a, b, rule in matches]), 0.0)]
    found: dict[str, float] = {}
    for cost, picks in _choices([len(rule.targets) for rule in open_rules]):
        pick: Mapping[Rule, int] = dict(zip(open_rules, picks, strict=True))
        target = "".join([rule.targets[pick.get(rule, 0)] if rule else text[start:end] for start, end, rule in matches])
        found.setdefault(target, float(cost))
        if len(found) >= most:
            break
    return list(found.items())


def _choices(sizes: Sequence[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Every way to pick one of each size, with its cost (the sum of the picks), cheapest first."""
    queue = [(0, (0,) * len(sizes))]
    while queue:
        cost, picks = heapq.heappop(queue)
        yield cost, picks
        last = max((i for i, pick in enumerate(picks) if pick), default=0)
        for index in range(last, len(sizes)):  # each vector has one parent: raise the last raised place or a later one
            if picks[index] + 1 < sizes[index]:
                heapq.heappush(queue, (cost + 1, (*picks[:index], picks[index] + 1, *picks[index + 1 :])))


def _cased(text: str, name: str, *, turkic: bool = False) -> str:
    """`text` in the case of the native name, word by word; a script without case counts as capitalised."""
    if lower(text) != text:
        return text  # a system has derived it already
    words = WORD.findall(name)
    result, last = [], 0
    for index, match in enumerate(WORD.finditer(text)):
        model = words[min(index, len(words) - 1)] if words else name
        result += [text[last : match.start()], _like(match[0], model, turkic)]
        last = match.end()
    return "".join([*result, text[last:]])


def _like(word: str, model: str, turkic: bool) -> str:
    if model.lower() == model.upper():
        return capitalise(word, turkic=turkic)
    if len(model) > 1 and model.isupper():
        return upper(word, turkic=turkic)
    return capitalise(word, turkic=turkic) if model[0].isupper() else word


@lru_cache(maxsize=256)
def _reading(language: str) -> _Chain | None:
    tables = list_tables("readings")
    return _Chain(load_path(tables[language], "readings")) if language in tables else None


@lru_cache(maxsize=512)
def _orthographies(language: str, inflected: bool) -> Mapping[str, _Chain]:
    """The orthographies that write names of `language`, by id."""
    chains: dict[str, _Chain] = {}
    for name, path in list_tables("orthographies").items():
        table = load_path(path, "orthographies")
        if table.languages and (not table.readings or language in table.readings):
            chains[name] = _Chain(table, ("inflected",) if inflected else ())
    return chains


@lru_cache(maxsize=256)
def _systems(language: str) -> tuple[Transliterator, ...]:
    """The published systems that romanise the language."""
    tables = (load_path(path) for path in list_tables("systems").values())
    return tuple(
        Transliterator(table)
        for table in tables
        if language in table.languages and table.script and table.script[1] == "Latn" and table.case != "exact"
    )
