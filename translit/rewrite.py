"""A compiled pass: text → steps. Each step says which stretch of the source gave what, by which rule.

One pass goes left to right. Where several rules fit, the longest left side wins, then one with a
context, then the earlier line. Contexts look at the source, never at what was written before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

import regex

from translit.rules import Context, Item, Rule

__all__ = ["Pass", "Step", "compose", "joined"]

APOSTROPHES = "'’‘`´′"  # as they are typed; ʼ and ʹ are letters to Unicode
START = rf"(?<![\p{{L}}\p{{M}}])(?<!\p{{L}}[{APOSTROPHES}])"
END = rf"(?![\p{{L}}\p{{M}}])(?![{APOSTROPHES}]\p{{L}})"


class Step(NamedTuple):
    """`source[start:end]` became `target` by `rules` (one for each pass that touched it; none: kept)."""

    start: int
    end: int
    target: str
    rules: tuple[Rule, ...] = ()


class _Compiled:
    """A rule with its contexts as one pattern, tried at a position; compiled when it is first needed."""

    __slots__ = ("_pattern", "contextual", "left", "match", "rule", "size")

    def __init__(self, rule: Rule) -> None:
        self.rule, self.left, self.size = rule, rule.left, len(rule.left)
        self.contextual = bool(rule.contexts)
        self.match: Callable[[str, int], object] = self._first_match
        self._pattern: regex.Pattern[str] | None = None

    def _first_match(self, text: str, index: int) -> object:
        self.match = self.pattern().match
        return self.match(text, index)

    def pattern(self) -> regex.Pattern[str]:
        """Its left side in any of its contexts."""
        if self._pattern is None:
            self._pattern = _pattern(self.rule)
        return self._pattern


class Pass:
    """The rules of one pass, ready to apply."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        ranked = sorted(rules, key=lambda rule: (-len(rule.left), not rule.contexts))
        self._at: dict[str, list[_Compiled]] = {}
        for rule in ranked:
            self._at.setdefault(rule.left[:1], []).append(_Compiled(rule))
        self._insertions = self._at.pop("", [])
        # Characters that one rule takes whatever stands around them: most of them, in most tables.
        self._plain = {
            char: rules[0].rule
            for char, rules in self._at.items()
            if len(rules) == 1 and rules[0].size == 1 and not rules[0].contextual
        }
        self._written = {char: rule.targets[0] for char, rule in self._plain.items() if len(rule.targets) == 1}

    def steps(self, text: str) -> list[Step]:
        """The steps over `text`, in order; their spans cover it. `text` is lower case and NFC."""
        return [
            Step(start, end, rule.targets[0], (rule,)) if rule else Step(start, end, text[start:end])
            for start, end, rule in self.matches(text)
        ]

    def matches(self, text: str) -> list[tuple[int, int, Rule | None]]:
        """Which rule takes which stretch of `text`, in order; None where no rule fits and a character is kept."""
        found: list[tuple[int, int, Rule | None]] = []
        inserted = self._inserted(text) if self._insertions else None
        at, plain, index, size = self._at, self._plain, 0, len(text)
        while index < size:
            if inserted and index in inserted:
                found.append((index, index, inserted[index]))
            char = text[index]
            only = plain.get(char)
            rule = _fitting(at[char], text, index) if only is None and char in at else None
            end = index + (rule.size if rule else 1)
            found.append((index, end, rule.rule if rule else only))
            index = end
        if inserted and size in inserted:
            found.append((size, size, inserted[size]))
        return found

    def pieces(self, text: str) -> tuple[list[str], list[tuple[int, Rule]]]:
        """What is first written for `text`, piece by piece, and which pieces are by a rule that has other targets."""
        pieces: list[str] = []
        several: list[tuple[int, Rule]] = []
        inserted = self._inserted(text) if self._insertions else {}
        at, written, index, size = self._at, self._written, 0, len(text)
        while index < size:
            if index in inserted:
                _write(inserted[index], pieces, several)
            char = text[index]
            if char in written:
                pieces.append(written[char])
            elif char in at and (rule := _fitting(at[char], text, index)):
                _write(rule.rule, pieces, several)
                index += rule.size
                continue
            else:
                pieces.append(char)
            index += 1
        if size in inserted:
            _write(inserted[size], pieces, several)
        return pieces, several

    def _inserted(self, text: str) -> dict[int, Rule]:
        """Where something is inserted, and by which rule: the earlier line wins."""
        places: dict[int, Rule] = {}
        for rule in self._insertions:
            for match in rule.pattern().finditer(text):
                places.setdefault(match.start(), rule.rule)
        return places


def _fitting(rules: Iterable[_Compiled], text: str, index: int) -> _Compiled | None:
    """The first of the rules that fits at `index`."""
    for rule in rules:
        if (rule.size == 1 or text.startswith(rule.left, index)) and (not rule.contextual or rule.match(text, index)):
            return rule
    return None


def _write(rule: Rule, pieces: list[str], several: list[tuple[int, Rule]]) -> None:
    if len(rule.targets) > 1:
        several.append((len(pieces), rule))
    pieces.append(rule.targets[0])


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


def _pattern(rule: Rule) -> regex.Pattern[str]:
    left = regex.escape(rule.left, special_only=True)
    return regex.compile("|".join(_side(c, left) for c in rule.contexts))


def _side(context: Context, left: str) -> str:
    before = "".join(_item(item, behind=True) for item in context.before)
    after = "".join(_item(item, behind=False) for item in context.after)
    return (f"(?<={before})" if before else "") + left + (f"(?={after})" if after else "")


def _item(item: Item, *, behind: bool) -> str:
    if item.edge:
        edge = START if item.edge == "^" else END
        return f"(?!{edge})" if item.negated else edge
    if item.members:
        longest_first = sorted(item.members, key=len, reverse=True)
        body = "(?:" + "|".join(regex.escape(m, special_only=True) for m in longest_first) + ")"
    else:
        body = r"(?:\p{L}\p{M}*)"
    body += item.repeat
    if item.negated:
        return f"(?<!{body})" if behind else f"(?!{body})"
    return body
