"""A table as a source of alternatives: one text → every output that its rules recognise, the first choice first.

Where a rule offers alternatives, one choice holds for a whole text: who writes kh for х in one place of a
name does so in the next.
"""

from __future__ import annotations

import heapq
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import Generic, NamedTuple, TypeVar

import regex

from translit.casing import lower
from translit.converters import convert
from translit.errors import MissingLibrary
from translit.rewrite import Match, Pass, Placed, first_fit, matches
from translit.rules import Rule, RuleTable, with_options

__all__ = ["NOT_LATIN", "Chain", "Together"]

T = TypeVar("T")
NOT_LATIN = regex.compile(r"(?![\p{Latin}βθχ])\p{L}")  # a letter of another script; the IPA has βθχ from Greek


class Chain:
    """The passes of one table, for `outputs`. `options` are names of its `@option` blocks, if it has them.

    `endings`: what it adds to names, as the orthography says or an option of the system.
    """

    def __init__(self, table: RuleTable, options: Sequence[str] = ()) -> None:
        self.id = "+".join([table.id, *options])
        latin = not any(NOT_LATIN.search(text) for rule in table.passes[-1] for text in rule.targets)
        self.respells = not latin or "Latn" in table.respells  # names that come in Latin letters
        self.turkic, self._converter = table.case == "turkic", table.converter
        several = [option.passes for option in table.options] if table.script else [table.passes]
        self.endings = tuple(dict.fromkeys(ending for passes in several for ending in _endings(passes)))
        self.optional = bool(options)
        first, *self._later = with_options(table, options)
        self._passes = [Pass(rules) for rules in (first, *self._later)]

    @property
    def first(self) -> Pass:
        """What reads the text as it is, but for its case and what the converter makes of it."""
        return self._passes[0]

    def elsewhere(self) -> Hashable:
        """What it does besides: not the same for two tables that read a text through a converter."""
        return self.turkic, _said(self.first.insertions), tuple(self._later), self if self._converter else None

    def outputs(self, name: str, most: int, taken: Sequence[Match] = ()) -> list[tuple[str, int]]:
        """At most `most` different outputs for `name`, each with its cost, cheapest first, in lower case.

        The cost is the sum of the chosen alternatives' places: 0 where all are the first. `taken` are the
        matches of the first pass, where they are known. Raises MissingLibrary where the table's converter needs one.
        """
        text = name if name.islower() else lower(name, turkic=self.turkic)
        if self._converter:
            text, taken = _converted(self._converter, text), ()
        found = _alternatives(text, taken or self.first.matches(text), most)
        for stage in self._passes[1:]:
            if len(found) == 1:
                found = _alternatives(found[0][0], stage.matches(found[0][0]), most)
                continue
            merged: dict[str, int] = {}
            for source, cost in found:
                for target, more in _alternatives(source, stage.matches(source), most):
                    merged[target] = min(cost + more, merged.get(target, cost + more))
            found = sorted(merged.items(), key=lambda item: item[1])[:most]
        return found


class Together(Generic[T]):
    """Tables that are asked for the same texts, each with what the caller knows it by.

    The systems of a language differ in a few letters. Where tables say the same of two characters, one of them is
    asked which rule fits there, and those whose rules come out the same write a text the same. An option whose rules
    have no part in a text adds nothing.
    """

    def __init__(self, tables: Sequence[tuple[T, Chain]]) -> None:
        self._tables = tables
        self._rows: dict[str, _Row] = {}
        self._rules: list[Rule | None] = [None]
        self._numbers: dict[Rule | None, int] = {None: 0}  # of rules, one for those that write the same
        self._does: dict[Hashable, int] = {}
        numbers: dict[Hashable, int] = {}
        self._elsewhere = [numbers.setdefault(table.elsewhere(), len(numbers)) for _, table in tables]

    def outputs(self, text: str, most: int) -> Iterator[tuple[list[T], list[tuple[str, int]]]]:
        """What the tables write for `text`, as `Chain.outputs`, each time with those that write it so.

        Those that lack a library are left out.
        """
        plain, turkic = lower(text), lower(text, turkic=True)
        keys = self._keys(plain)
        if turkic != plain:
            both = zip(self._tables, keys, self._keys(turkic), strict=True)
            keys = [dotted if table.turkic else key for (_, table), key, dotted in both]
        alike: dict[tuple[int, ...], tuple[Chain, list[T]]] = {}
        without: tuple[int, ...] = ()
        for (known_by, table), key in zip(self._tables, keys, strict=True):
            if not table.optional:
                without = key
            elif key == without:
                continue
            if key in alike:
                alike[key][1].append(known_by)
            else:
                alike[key] = table, [known_by]
        inserted: dict[int, dict[int, Rule]] = {}
        for (elsewhere, *numbers), (table, sources) in alike.items():
            if elsewhere not in inserted:
                inserted[elsewhere] = table.first.inserted(turkic if table.turkic else plain)
            taken = matches([self._rules[number] for number in numbers], inserted[elsewhere])
            try:
                outputs = table.outputs(text, most, taken)
            except MissingLibrary:
                continue
            yield sources, outputs

    def _keys(self, text: str) -> list[tuple[int, ...]]:
        """What each table does with `text`: a number for what it does elsewhere, and one for the rule at each index."""
        columns = [self._elsewhere]
        for index in range(len(text)):
            pair = text[index : index + 2]
            row = self._rows.get(pair) or self._row(pair)
            numbers = row.numbers
            if row.open:
                numbers = numbers.copy()
                for place, fitting in row.open:
                    numbers[place] = self._number(first_fit(fitting, text, index))
            columns.append([numbers[place] for place in row.places])
        return list(zip(*columns, strict=True))

    def _row(self, pair: str) -> _Row:
        every = [table.first.fitting(pair) for _, table in self._tables]
        said = [_said(fitting) for fitting in every]
        asked = dict(zip(said, every, strict=True))
        numbers: list[int] = []
        still_open: list[tuple[int, tuple[Placed, ...]]] = []
        for place, fitting in enumerate(asked.values()):
            first = fitting[0] if fitting else None
            if first and (first.match or first.left not in (pair, pair[0])):
                still_open.append((place, fitting))
            numbers.append(self._number(first.rule) if first else 0)
        places = {one: place for place, one in enumerate(asked)}
        row = self._rows[pair] = _Row(numbers, still_open, [places[one] for one in said])
        return row

    def _number(self, rule: Rule | None) -> int:
        """A rule with one target is what it writes; one with several is itself: its choice holds for a whole text."""
        if rule not in self._numbers and rule:
            does = (rule.left, rule.targets, rule.contexts if len(rule.targets) > 1 else ())
            if does not in self._does:
                self._does[does] = len(self._rules)
                self._rules.append(rule)
            self._numbers[rule] = self._does[does]
        return self._numbers[rule]


class _Row(NamedTuple):
    """What tables do where two characters stand, each different thing once."""

    numbers: list[int]  # of the rules that fit, or of the first that may
    open: list[tuple[int, tuple[Placed, ...]]]  # where in `numbers` that depends on what stands around, and the rules
    places: list[int]  # for each table, where in `numbers` it stands


@lru_cache(maxsize=1 << 16)
def _said(fitting: tuple[Placed, ...]) -> str:
    """What the rules say, as a text to compare. Most letters have the same rules before any other."""
    rules = [placed.rule for placed in fitting]
    return "\n".join([f"{rule.left} → {rule.targets} / {rule.contexts}" for rule in rules])


def _endings(passes: Iterable[Iterable[Rule]]) -> Iterator[str]:
    """What rules insert at the end of words, like `∅ → s / C _ $`."""
    for rule in chain.from_iterable(passes):
        if not rule.left and any(c.after and c.after[0].edge == "$" for c in rule.contexts):
            yield from filter(None, rule.targets)


@lru_cache(maxsize=1 << 10)
def _converted(converter: str, text: str) -> str:
    """Many tables share a converter, and are asked for the same name one after another."""
    return "".join([piece.text for piece in convert(converter, text)])


def _alternatives(text: str, matches: Iterable[Match], most: int) -> list[tuple[str, int]]:
    """What the matches of one pass over `text` write, with their costs, cheapest first."""
    pieces: list[str] = []
    several: list[tuple[int, Rule]] = []
    for start, end, rule in matches:
        if rule is None:
            pieces.append(text[start:end])
            continue
        if len(rule.targets) > 1:
            several.append((len(pieces), rule))
        pieces.append(rule.targets[0])
    first = "".join(pieces)
    if not several or most == 1:
        return [(first, 0)]
    open_rules = {rule: number for number, rule in enumerate(dict.fromkeys([rule for _, rule in several]))}
    places = [(place, open_rules[rule], rule.targets) for place, rule in several]
    found = {first: 0}
    sizes = tuple([len(rule.targets) for rule in open_rules])
    choices = _first_choices(sizes, most)
    later = islice(_choices(sizes), most, None) if len(choices) == most else ()
    for cost, picks in chain(choices, later):
        for place, number, targets in places:
            pieces[place] = targets[picks[number]]
        found.setdefault("".join(pieces), cost)
        if len(found) >= most:
            break
    return list(found.items())


@lru_cache(maxsize=1 << 12)
def _first_choices(sizes: tuple[int, ...], count: int) -> list[tuple[int, tuple[int, ...]]]:
    """The first of `_choices`, and all where they are fewer: names have few shapes."""
    return list(islice(_choices(sizes), count))


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
