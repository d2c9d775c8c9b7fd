"""Tables turned round: a spelling → the native forms that a reading and an orthography may have spelt so.

The rules of each pass, read from right to left, make a layer: where a target stands, a left side may have
stood. The layers lie on one another, the orthography's last pass first, the reading's first pass last, and
a beam search goes once through the spelling. Of the contexts it looks at the edges of the word alone, so
it finds too much: whoever uses it applies the tables forward to what it found.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, log2
from typing import NamedTuple

from translit.rules import Context, Item, Rule

__all__ = ["FOLDED", "PLACE", "Inverse", "Letters"]

PLACE = 2.0  # bits: what each place of an alternative costs
FOLDED = 4.0  # … a target without its marks
BEAM = 24  # partial native forms that are followed up at each letter of the spelling
BRANCHES = 12  # ways on from each of them, by each rule
UNLIKELY = 14.0  # bits: what a way on may cost
SMOOTH = 4.0  # how many letters the share of a letter everywhere counts for


class Letters:
    """How likely a native word is by its letters: a model of letter pairs, learnt from the native words that tables hold.

    It is -log2 of the share of a letter after another, smoothed by its share everywhere; "" is the edge of a word.

    >>> letters = Letters(["ров", "лов"], "ровлы")
    >>> letters.cost("о", "в") < letters.cost("о", "л") < letters.cost("о", "ж")
    True
    """

    def __init__(self, words: Iterable[str], alphabet: Iterable[str]) -> None:
        self._pairs = Counter(pair for word in words for pair in pairwise(["", *word, ""]))
        self._after, self._letters = Counter[str](), Counter[str](alphabet)
        for (before, letter), count in self._pairs.items():
            self._after[before] += count
            self._letters[letter] += count
        self._total = sum(self._letters.values())
        self._costs: dict[tuple[str, str], float] = {}

    def cost(self, before: str, letter: str) -> float:
        """In bits; infinite for what is no letter of the language."""
        pair = before, letter
        if pair not in self._costs:
            share = SMOOTH * self._letters[letter] / max(self._total, 1)
            chance = (self._pairs[pair] + share) / (self._after[before] + SMOOTH)
            self._costs[pair] = -log2(chance) if chance else inf
        return self._costs[pair]


@dataclass(frozen=True, slots=True, eq=False)
class _Arc:
    """A rule turned round: where `target` was written, `left` may have stood."""

    target: str
    left: str
    cost: float
    contexts: tuple[Context, ...] = ()

    def fits(self, first: bool, last: bool) -> bool:
        """May the rule apply, as far as the edges of the word tell? `first`: nothing native stands before."""
        return not self.contexts or any(
            (first or not _at_edge(context.before[-1:], "^")) and (last or not _at_edge(context.after[:1], "$"))
            for context in self.contexts
        )


def _at_edge(items: Sequence[Item], edge: str) -> bool:
    return any(item.edge == edge and not item.negated for item in items)


class _Layer:
    """One pass turned round. `plain` gives a target without its marks, as the spelling may have it, too."""

    def __init__(self, rules: Iterable[Rule], plain: Callable[[str], str] | None = None) -> None:
        costs: dict[tuple[str, str], float] = {}
        contexts: dict[tuple[str, str], list[tuple[Context, ...]]] = {}
        self._always = {rule.left for rule in rules if not rule.contexts}  # what is never kept as it is
        for rule in rules:
            for place, target in enumerate(rule.targets):
                for text in {target, (plain and plain(target)) or target}:
                    cost = PLACE * place + (FOLDED if text != target else 0.0)
                    key = text, rule.left
                    costs[key] = min(cost, costs.get(key, cost))
                    contexts.setdefault(key, []).append(rule.contexts)
        self._at: dict[str, list[_Arc]] = {}
        for key, cost in costs.items():
            anywhere = not all(contexts[key])
            merged = () if anywhere else tuple(context for several in contexts[key] for context in several)
            if any(key):
                self._at.setdefault(key[0][:1], []).append(_Arc(*key, cost, merged))
        self.silent = self._at.pop("", [])
        self.waiting = {text[:end] for text, _ in costs for end in range(1, len(text))}  # beginnings of targets
        self._kept: dict[str, _Arc] = {}

    def arcs(self, text: str, start: int) -> list[_Arc]:
        """The arcs that may have written what stands at `start`."""
        char = text[start]
        found = [arc for arc in self._at.get(char, ()) if text.startswith(arc.target, start)]
        return found if char in self._always else [*found, self._kept.setdefault(char, _Arc(char, char, 0.0))]


class _Move(NamedTuple):
    """What an arc leads to: its cost, the native letters found, and what each layer leaves the next to read."""

    cost: float
    native: str
    unread: tuple[str, ...]


class Inverse:
    """Passes turned round. `passes` are in the order in which they apply: the reading's, the orthography's.

    `letters` tells native words from others, `plain` takes the marks off what the last pass writes.
    """

    def __init__(self, passes: Sequence[Sequence[Rule]], letters: Letters, plain: Callable[[str], str]) -> None:
        self._layers = [_Layer(rules, None if number else plain) for number, rules in enumerate(reversed(passes))]
        self._letters, self._last = letters, len(passes) - 1
        self._moves: dict[object, tuple[_Move, ...]] = {}

    def natives(self, spelling: str, most: int) -> list[tuple[str, float]]:
        """At most `most` native forms that may be spelt so, each with its cost in bits, the likeliest first."""
        size, price = len(spelling), self._letters.cost
        ahead: list[dict[tuple[str, tuple[str, ...]], float]] = [{} for _ in range(size + 1)]
        ahead[0]["", ("",) * self._last] = 0.0
        for index in range(size):
            arcs = [(index + len(arc.target), arc) for arc in self._layers[0].arcs(spelling, index)]
            for (native, unread), cost in heapq.nsmallest(BEAM, ahead[index].items(), key=lambda item: item[1]):
                for end, arc in arcs:
                    there = ahead[end]
                    for more, letters, rest in self._after(unread, arc, not native, end == size):
                        total = cost + more + (price(native[-1:], letters[0]) if letters else 0.0)
                        key = native + letters, rest
                        if total < there.get(key, inf):
                            there[key] = total
        ends = (
            (native, cost + price(native[-1:], "")) for (native, rest), cost in ahead[size].items() if not any(rest)
        )
        return heapq.nsmallest(most, ends, key=lambda end: end[1])

    def _after(self, unread: tuple[str, ...], arc: _Arc, first: bool, last: bool) -> tuple[_Move, ...]:
        """Where `arc` of the first layer leads from `unread`: worked out once."""
        key = unread, arc, first, last
        known = self._moves.get(key)
        if known is None:
            best: dict[tuple[str, tuple[str, ...]], float] = {}
            for cost, native, rest in self._take(_Move(0.0, "", unread), 0, arc, first, last):
                if cost < best.get((native, rest), inf):
                    best[native, rest] = cost
            moves = (_Move(cost, *end) for end, cost in best.items())
            known = self._moves[key] = tuple(heapq.nsmallest(BRANCHES, moves))
        return known

    def _take(self, move: _Move, number: int, arc: _Arc, first: bool, last: bool) -> Iterator[_Move]:
        """After `arc` of layer `number`, and after a rule that writes nothing besides."""
        if not arc.fits(first and not move.native, last):
            return
        for after in self._write(move, number, arc, first, last):
            yield after
            for silent in self._layers[number].silent:
                if silent.fits(False, last):
                    yield from self._write(after, number, silent, first, last)

    def _write(self, move: _Move, number: int, arc: _Arc, first: bool, last: bool) -> Iterator[_Move]:
        cost, native, unread = move
        if number == self._last:
            cost += arc.cost + sum(self._letters.cost(*pair) for pair in pairwise([*native[-1:], *arc.left]))
            if cost < UNLIKELY and (native or not arc.left or self._letters.cost("", arc.left[0]) < inf):
                yield _Move(cost, native + arc.left, unread)
            return
        unread = (*unread[:number], unread[number] + arc.left, *unread[number + 1 :])
        yield from self._settle(_Move(cost + arc.cost, native, unread), number, first, last)

    def _settle(self, move: _Move, number: int, first: bool, last: bool) -> Iterator[_Move]:
        """After the next layer has read what it can of what layer `number` wrote, or waits for more of it."""
        text, layer = move.unread[number], self._layers[number + 1]
        if not text or text in layer.waiting:
            yield move
        for arc in layer.arcs(text, 0) if text else ():
            unread = (*move.unread[:number], text[len(arc.target) :], *move.unread[number + 1 :])
            for after in self._take(move._replace(unread=unread), number + 1, arc, first, last):
                yield from self._settle(after, number, first, last)
