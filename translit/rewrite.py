"""A compiled pass: text → steps. Each step says which stretch of the source gave what, by which rule.

One pass goes left to right. Where several rules fit, the longest left side wins, then one with a
context, then the earlier line. Contexts look at the source, never at what was written before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

import regex

from translit.rules import Context, Item, Rule

__all__ = ["Match", "Pass", "Placed", "Step", "compose", "first_fit", "joined", "matches", "pattern_of"]

Match = tuple[int, int, Rule | None]  # the stretch from one index to another, and the rule that takes it
APOSTROPHES = "'’‘`´′"  # as they are typed; ʼ and ʹ are letters to Unicode
START = rf"(?<![\p{{L}}\p{{M}}])(?<![\p{{L}}\p{{M}}][{APOSTROPHES}])"
END = rf"(?![\p{{L}}\p{{M}}])(?![{APOSTROPHES}]\p{{L}})"


class Step(NamedTuple):
    """`source[start:end]` became `target` by `rules` (one for each pass that touched it; none: kept)."""

    start: int
    end: int
    target: str
    rules: tuple[Rule, ...] = ()


class Placed:
    """A rule to be tried at a place, with its contexts as one pattern; that is compiled when it is first needed."""

    __slots__ = ("left", "match", "rule")

    def __init__(self, rule: Rule) -> None:
        self.rule, self.left = rule, rule.left
        self.match: Callable[[str, int], object] | None = self._first_match if rule.contexts else None

    def _first_match(self, text: str, index: int) -> object:
        self.match = pattern_of(self.rule).match
        return self.match(text, index)


class Pass:
    """The rules of one pass, ready to apply."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.insertions = tuple(Placed(rule) for rule in rules if not rule.left)
        gaps = "|".join([_expression(gap.rule) for gap in self.insertions])
        self._gaps = regex.compile(gaps).finditer if gaps else None
        first: dict[str, list[Placed]] = {}
        for rule in sorted(rules, key=lambda rule: (-len(rule.left), not rule.contexts)):
            if rule.left:
                first.setdefault(rule.left[0], []).append(Placed(rule))
        self._by: dict[str, tuple[Placed, ...]] = {}  # two characters, or one
        for char, ranked in first.items():
            single = [placed for placed in ranked if placed.left == char]
            self._by[char] = tuple(single)
            for following in dict.fromkeys(placed.left[1] for placed in ranked if placed.left != char):
                fit = (placed for placed in ranked if placed.left.startswith(following, 1) or placed in single)
                self._by[char + following] = tuple(fit)

    def steps(self, text: str) -> list[Step]:
        """The steps over `text`, in order; their spans cover it. `text` is lower case and NFC."""
        return [
            Step(start, end, rule.targets[0], (rule,)) if rule else Step(start, end, text[start:end])
            for start, end, rule in self.matches(text)
        ]

    def matches(self, text: str) -> list[Match]:
        """Which rule takes which stretch of `text`, in order; None where no rule fits and a character is kept."""
        fitting = self.fitting
        rules = [first_fit(fitting(text[index : index + 2]), text, index) for index in range(len(text))]
        return matches(rules, self.inserted(text))

    def fitting(self, pair: str) -> tuple[Placed, ...]:
        """The rules that may fit where two characters stand, the one that would win first."""
        return self._by.get(pair) or self._by.get(pair[0]) or ()

    def inserted(self, text: str) -> dict[int, Rule]:
        """Where something is inserted, and by which rule: the earlier line wins."""
        found: dict[int, Rule] = {}
        for index in [match.start() for match in self._gaps(text)] if self._gaps else ():
            found[index] = next(gap.rule for gap in self.insertions if gap.match and gap.match(text, index))
        return found


def first_fit(fitting: Iterable[Placed], text: str, index: int) -> Rule | None:
    """The first rule that does fit at `index` of `text`."""
    for placed in fitting:
        if text.startswith(placed.left, index) and (not placed.match or placed.match(text, index)):
            return placed.rule
    return None


def matches(rules: Sequence[Rule | None], inserted: Mapping[int, Rule]) -> list[Match]:
    """The stretches of a text, from the rule that fits at each index, if none before it takes what stands there."""
    found: list[Match] = []
    index, size = 0, len(rules)
    while index < size:
        if index in inserted:
            found.append((index, index, inserted[index]))
        rule = rules[index]
        end = index + (len(rule.left) if rule else 1)
        found.append((index, end, rule))
        index = end
    if size in inserted:
        found.append((size, size, inserted[size]))
    return found


def joined(steps: Iterable[Step]) -> str:
    """The text that the steps write."""
    return "".join([step.target for step in steps])


def compose(first: Sequence[Step], second: Sequence[Step]) -> list[Step]:
    """The steps of two passes as one: spans of `first`'s source, targets of `second`.

    Where a step of one covers several of the other, they become one step.
    """
    left = list(accumulate(len(step.target) for step in first))
    right = [step.end for step in second]
    cuts = sorted(set(left).intersection(right) | {left[-1] if left else 0})
    groups: list[tuple[list[Step], list[Step]]] = [([], []) for _ in cuts]
    for end, step in zip(left, first, strict=True):
        groups[bisect_left(cuts, end)][0].append(step)
    for end, step in zip(right, second, strict=True):
        groups[bisect_left(cuts, end)][1].append(step)
    steps: list[Step] = []
    for spans, written in groups:
        start = steps[-1].end if steps else 0
        rules = tuple(dict.fromkeys(rule for step in (*spans, *written) for rule in step.rules))
        steps.append(Step(start, spans[-1].end if spans else start, joined(written), rules))
    return steps


def pattern_of(rule: Rule) -> regex.Pattern[str]:
    """The left side in any of its contexts."""
    return regex.compile(_expression(rule))


def _expression(rule: Rule) -> str:
    left = regex.escape(rule.left, special_only=True)
    return "|".join(_side(c, left) for c in rule.contexts) or left


def _side(context: Context, left: str) -> str:
    before = "".join(_item(item, behind=True) for item in context.before)
    after = "".join(_item(item, behind=False) for item in context.after)
    return (f"(?<={before})" if before else "") + left + (f"(?={after})" if after else "")


def _item(item: Item, *, behind: bool) -> str:
    if item.edge:
        edge = START if item.edge == "^" else END
        return f"(?!{edge})" if item.negated else edge
    if item.members:
        longest_first = [regex.escape(m, special_only=True) for m in sorted(item.members, key=len, reverse=True)]
        letters = max(map(len, item.members)) == 1  # a set is compiled in half the time
        body = f"[{''.join(longest_first)}]" if letters else f"(?:{'|'.join(longest_first)})"
    else:
        body = r"(?:\p{L}\p{M}*)"
    body += item.repeat
    if item.negated:
        return f"(?<!{body})" if behind else f"(?!{body})"
    return body
