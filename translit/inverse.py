"""Tables turned round: a spelling → the native forms that a reading and an orthography may have spelt so.

The rules of each pass, read from right to left, make a layer: where a target stands, a left side may have
stood. The layers lie on one another, the orthography's last pass first, the reading's first pass last, and
a beam search goes once through the spelling. Of the contexts it looks at the edges of the word alone, so
it finds too much: whoever uses it applies the tables forward to what it found.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, log2
from typing import NamedTuple

from translit.rules import Context, Item, Rule

__all__ = ["FOLDED", "PLACE", "Inverse", "Letters"]

PLACE = 2.0  # bits: what each place of an alternative costs
FOLDED = 4.0  # … a target without its marks
BEAM = 24  # partial native forms that are followed up at each letter of the spelling
INSERTED = 7.0  # bits: what it costs to leave out what a rule inserts before one certain letter; before more, less
BRANCHES = 12  # ways on from each of them, by each rule
UNLIKELY = 14.0  # bits: what a way on may cost
SMOOTH = 4.0  # how many letters the share of a letter everywhere counts for
SEEN = 5  # a letter in a word counts for so many in the alphabet


class Letters:
    """How likely a native word is by its letters: a model of letter pairs, learnt from native words.

    It is -log2 of the share of a letter after another, smoothed by its share everywhere; "" is the edge of a word.

    >>> letters = Letters(["ров", "лов"], "ровлы")
    >>> letters.cost("о", "в") < letters.cost("о", "л") < letters.cost("о", "ж")
    True
    """

    def __init__(self, words: Collection[str], alphabet: Iterable[str]) -> None:
        self._pairs = Counter(pair for word in words for pair in pairwise(["", *word, ""]))
        self._after, self._letters = Counter[str](), Counter[str](alphabet)
        for (before, letter), count in self._pairs.items():
            self._after[before] += count
            self._letters[letter] += SEEN * count
        self._total = sum(self._letters.values())
        self._costs: dict[tuple[str, str], float] = {}
        self._triples, self._after_pairs = Counter[tuple[str, str, str]](), Counter[tuple[str, str]]()
        for word in words:
            for one, two, three in zip(["", "", *word], ["", *word], [*word, ""], strict=False):
                self._triples[one, two, three] += 1
                self._after_pairs[one, two] += 1

    def cost(self, before: str, letter: str) -> float:
        """In bits; infinite for what is no letter of the language."""
        pair = before, letter
        if pair not in self._costs:
            share = SMOOTH * self._letters[letter] / max(self._total, 1)
            chance = (self._pairs[pair] + share) / (self._after[before] + SMOOTH)
            self._costs[pair] = -log2(chance) if chance else inf
        return self._costs[pair]

    def closer(self, word: str) -> float:
        """How much dearer a whole word is by what stands after two letters than by what stands after one.

        >>> letters = Letters(["суми", "черкаси", "новий", "малий"], "")
        >>> letters.closer("суми") < letters.closer("сумий"), letters.closer("новий") < letters.closer("нови")
        (True, True)
        """
        more = 0.0
        for one, two, three in zip(["", "", *word], ["", *word], [*word, ""], strict=False):
            cost = self.cost(two, three)
            share = 2**-cost * SMOOTH
            more -= log2((self._triples[one, two, three] + share) / (self._after_pairs[one, two] + SMOOTH)) + cost
        return more


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


def _inserted(rule: Rule) -> float:
    """What it costs to leave out what the rule may have inserted: the more, the fewer letters it does so before."""
    if all(_at_edge(context.after[:1], "$") for context in rule.contexts):
        return 0.0  # the ending that names of a kind have
    letters = (len(context.after[0].members) if context.after else 0 for context in rule.contexts)
    return max(INSERTED - log2(max(letters, default=0) or SMOOTH * SMOOTH), 1.0)


class _Layer:
    """One pass turned round. `plain` gives a target without its marks, as the spelling may have it, too."""

    def __init__(self, rules: Iterable[Rule], plain: Callable[[str], str] | None = None) -> None:
        costs: dict[tuple[str, str], float] = {}
        contexts: dict[tuple[str, str], list[tuple[Context, ...]]] = {}
        self._always: set[str] = set()  # what is never kept as it is
        for rule in rules:
            if not rule.contexts:
                if rule.left in self._always:
                    continue  # an earlier line has it: this one never applies
                self._always.add(rule.left)
            for place, target in enumerate(rule.targets):
                for text in {target, (plain and plain(target)) or target}:
                    cost = PLACE * place + (FOLDED if text != target else 0.0) + (0.0 if rule.left else _inserted(rule))
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
        self._moves: dict[object, Sequence[_Move]] = {}

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
        found = heapq.nsmallest(most, ends, key=_cost)
        return sorted(((native, cost + self._letters.closer(native)) for native, cost in found), key=_cost)

    def _after(self, unread: tuple[str, ...], arc: _Arc, first: bool, last: bool) -> Sequence[_Move]:
        """Where `arc` of the first layer leads from `unread`."""
        return self._write(0, arc, unread, first, last)

    def _write(self, number: int, arc: _Arc, unread: tuple[str, ...], first: bool, last: bool) -> Sequence[_Move]:
        """After `arc` of layer `number`, with or without a rule that writes nothing besides; `unread` is below it."""
        key = number, arc, unread, first, last
        if key not in self._moves:
            best: dict[tuple[str, tuple[str, ...]], float] = {}
            for move in self._handed(number, arc, unread, first, last) if arc.fits(first, last) else ():
                _keep(best, move)
                for silent in self._layers[number].silent if arc.left else ():
                    if silent.fits(False, last):
                        for after in self._handed(number, silent, move.unread, first and not move.native, last):
                            _keep(best, self._joined(move, after))
            self._moves[key] = _best(best)
        return self._moves[key]

    def _handed(self, number: int, arc: _Arc, unread: tuple[str, ...], first: bool, last: bool) -> Iterator[_Move]:
        """After layer `number` has given the left side of `arc` to the next, or to the native form."""
        if number < self._last:
            for move in self._read(number + 1, (unread[0] + arc.left, *unread[1:]), first, last):
                yield move._replace(cost=move.cost + arc.cost)
        else:
            native, price = arc.left, self._letters.cost
            cost = arc.cost + sum(price(*pair) for pair in pairwise(native))
            if cost < inf and (not native or price("", native[0]) < inf):
                yield _Move(cost, native, unread)

    def _read(self, number: int, unread: tuple[str, ...], first: bool, last: bool) -> Sequence[_Move]:
        """After layer `number` has read what it can of `unread[0]`, or waits for more of it."""
        key = number, unread, first, last
        if key not in self._moves:
            text, layer = unread[0], self._layers[number]
            best: dict[tuple[str, tuple[str, ...]], float] = {}
            if not text or text in layer.waiting:
                best["", unread] = 0.0
            for arc in layer.arcs(text, 0) if text else ():
                for move in self._write(number, arc, unread[1:], first, last):
                    rest = (text[len(arc.target) :], *move.unread)
                    for after in self._read(number, rest, first and not move.native, last):
                        _keep(best, self._joined(move, after))
            self._moves[key] = _best(best)
        return self._moves[key]

    def _joined(self, one: _Move, other: _Move) -> _Move:
        between = self._letters.cost(one.native[-1], other.native[0]) if one.native and other.native else 0.0
        return _Move(one.cost + between + other.cost, one.native + other.native, other.unread)


def _cost(end: tuple[str, float]) -> float:
    return end[1]


def _keep(best: dict[tuple[str, tuple[str, ...]], float], move: _Move) -> None:
    key = move.native, move.unread
    if move.cost < min(UNLIKELY, best.get(key, inf)):
        best[key] = move.cost


def _best(best: dict[tuple[str, tuple[str, ...]], float]) -> Sequence[_Move]:
    return heapq.nsmallest(BRANCHES, (_Move(cost, *end) for end, cost in best.items()))
