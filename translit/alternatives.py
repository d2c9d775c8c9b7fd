"""A table as a source of alternatives: one text → every output that its rules recognise, the first choice first.

Where a rule offers alternatives, one choice holds for a whole text: who writes kh for х in one place of a
name does so in the next.
"""

from __future__ import annotations

import heapq
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from operator import add
from typing import Generic, TypeVar

import regex

from translit.casing import lower
from translit.converters import convert
from translit.errors import MissingLibrary
from translit.rewrite import Pass
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

    def said(self, pair: str) -> str:
        """What its rules say of a text where two characters stand."""
        return self._passes[0].said(pair)

    def elsewhere(self) -> Hashable:
        """What it does to any text besides: not the same for two tables that read it through a converter."""
        return self.turkic, self._passes[0].said_of_gaps(), tuple(self._later), self if self._converter else None

    def outputs(self, name: str, most: int) -> list[tuple[str, int]]:
        """At most `most` different outputs for `name`, each with its cost, cheapest first, in lower case.

        The cost is the sum of the chosen alternatives' places: 0 where all are the first. Raises
        MissingLibrary where the table's converter needs one.
        """
        text = name if name.islower() else lower(name, turkic=self.turkic)
        if self._converter:
            text = _converted(self._converter, text)
        found = _alternatives(self._passes[0], text, most)
        for stage in self._passes[1:]:
            if len(found) == 1:
                found = _alternatives(stage, found[0][0], most)
                continue
            merged: dict[str, int] = {}
            for source, cost in found:
                for target, more in _alternatives(stage, source, most):
                    merged[target] = min(cost + more, merged.get(target, cost + more))
            found = sorted(merged.items(), key=lambda item: item[1])[:most]
        return found


class Together(Generic[T]):
    """Tables that are asked for the same texts, each with what the caller knows it by.

    The systems of a language differ in a few letters. Those whose rules for the letters of a text are the same
    write it the same, so one of them is asked for all; an option whose rules have no part in it adds nothing.
    """

    def __init__(self, tables: Sequence[tuple[T, Chain]]) -> None:
        self._tables = tables
        self._rows: dict[str, tuple[str, ...]] = {}  # two characters → what each table says of them
        numbers: dict[Hashable, int] = {}
        self._elsewhere = tuple([numbers.setdefault(table.elsewhere(), len(numbers)) for _, table in tables])

    def outputs(self, text: str, most: int) -> Iterator[tuple[list[T], list[tuple[str, int]]]]:
        """What the tables write for `text`, as `Chain.outputs`, each time with those that write it so.

        Those that lack a library are left out.
        """
        pairs = {pair for low in {lower(text), lower(text, turkic=True)} for pair in map(add, low, f"{low[1:]} ")}
        rows = [self._rows.get(pair) or self._row(pair) for pair in pairs]
        alike: dict[tuple[object, ...], tuple[Chain, list[T]]] = {}
        plain: tuple[object, ...] = ()
        for (known_by, table), said in zip(self._tables, zip(self._elsewhere, *rows, strict=True), strict=True):
            if not table.optional:
                plain = said
            elif said == plain:
                continue
            if said in alike:
                alike[said][1].append(known_by)
            else:
                alike[said] = table, [known_by]
        for table, sources in alike.values():
            try:
                outputs = table.outputs(text, most)
            except MissingLibrary:
                continue
            yield sources, outputs

    def _row(self, pair: str) -> tuple[str, ...]:
        row = self._rows[pair] = tuple([table.said(pair) for _, table in self._tables])
        return row


def _endings(passes: Iterable[Iterable[Rule]]) -> Iterator[str]:
    """What rules insert at the end of words, like `∅ → s / C _ $`."""
    for rule in chain.from_iterable(passes):
        if not rule.left and any(c.after and c.after[0].edge == "$" for c in rule.contexts):
            yield from filter(None, rule.targets)


@lru_cache(maxsize=1 << 10)
def _converted(converter: str, text: str) -> str:
    """Many tables share a converter, and are asked for the same name one after another."""
    return "".join([piece.text for piece in convert(converter, text)])


def _alternatives(stage: Pass, text: str, most: int) -> list[tuple[str, int]]:
    """The outputs of one pass with their costs, cheapest first."""
    pieces, several = stage.pieces(text)
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
