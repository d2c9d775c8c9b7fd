"""A compiled pass: text → steps. Each step says which stretch of the source gave what, by which rule.

One pass goes left to right. Where several rules fit, the longest left side wins, then one with a
context, then the earlier line. Contexts look at the source, never at what was written before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from sys import intern
from typing import NamedTuple

import regex

from translit.rules import Context, Item, Rule

__all__ = ["Pass", "Step", "compose", "joined", "pattern_of"]

ANYWHERE = Context((), ())
NOTHING = "(?!)"  # a pattern that no text has
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

    __slots__ = ("left", "match", "rule")

    def __init__(self, rule: Rule) -> None:
        self.rule, self.left = rule, rule.left
        self.match: Callable[[str, int], object] | None = self._first_match if rule.contexts else None

    def _first_match(self, text: str, index: int) -> object:
        self.match = pattern_of(self.rule).match
        return self.match(text, index)

    def said(self) -> str:
        """All that the rule says, to compare it."""
        return f"{self.left} → {self.rule.targets} / {self.rule.contexts}"


class Pass:
    """The rules of one pass, ready to apply.

    Most characters of most texts are letterwise: one rule takes them whatever stands around them. A pattern finds
    the others, where a rule with a context, several letters or several targets may fit.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._insertions = tuple(_Compiled(rule) for rule in rules if not rule.left)
        first: dict[str, list[_Compiled]] = {}
        for rule in sorted(rules, key=lambda rule: (-len(rule.left), not rule.contexts)):
            if rule.left:
                first.setdefault(rule.left[0], []).append(_Compiled(rule))
        self._letterwise: dict[str, Rule] = {}
        self._at: dict[str, tuple[_Compiled, ...]] = {}  # what may fit, by two characters, or by one
        self._said: dict[str, str] = {}
        letters = _set(filter(str.isalpha, first))
        places: list[str] = []
        for char, ranked in first.items():
            single = [compiled for compiled in ranked if compiled.left == char]
            nexts = dict.fromkeys(compiled.left[1] for compiled in ranked if compiled.left != char)
            self._at[char] = tuple(single)
            for following in nexts:
                fit = (compiled for compiled in ranked if compiled.left.startswith(following, 1) or compiled in single)
                self._at[char + following] = tuple(fit)
            anywhere = next((compiled.rule for compiled in single if not compiled.rule.contexts), None)
            if anywhere and len(anywhere.targets) == 1:
                self._letterwise[char] = anywhere
            asking = [compiled.rule for compiled in single if compiled.rule is not self._letterwise.get(char)]
            places += [f"{re.escape(char)}(?={_set(nexts)})"] if nexts else []
            places += [re.escape(char) + near for near in _near(asking, char, letters)]
        self._places = re.compile("|".join(places) or NOTHING).finditer
        self._gaps = re.compile("|".join(_near([gap.rule for gap in self._insertions], "", letters))).finditer
        self._written = str.maketrans({char: rule.targets[0] for char, rule in self._letterwise.items()})

    def steps(self, text: str) -> list[Step]:
        """The steps over `text`, in order; their spans cover it. `text` is lower case and NFC."""
        return [
            Step(start, end, rule.targets[0], (rule,)) if rule else Step(start, end, text[start:end])
            for start, end, rule in self.matches(text)
        ]

    def matches(self, text: str) -> list[tuple[int, int, Rule | None]]:
        """Which rule takes which stretch of `text`, in order; None where no rule fits and a character is kept."""
        found: list[tuple[int, int, Rule | None]] = []
        last, letterwise = 0, self._letterwise
        for start, end, rule in self._asked(text):
            found += [(index, index + 1, letterwise.get(text[index])) for index in range(last, start)]
            found.append((start, end, rule))
            last = end
        found += [(index, index + 1, letterwise.get(text[index])) for index in range(last, len(text))]
        return found

    def pieces(self, text: str) -> tuple[list[str], list[tuple[int, Rule]]]:
        """What is first written for `text`, piece by piece, and which pieces are by a rule that has other targets."""
        asked = self._asked(text)
        if not asked:
            return [text.translate(self._written)], []
        pieces: list[str] = []
        several: list[tuple[int, Rule]] = []
        last, written = 0, self._written
        for start, end, rule in asked:
            if last < start:
                pieces.append(text[last:start].translate(written))
            if len(rule.targets) > 1:
                several.append((len(pieces), rule))
            pieces.append(rule.targets[0])
            last = end
        pieces.append(text[last:].translate(written))
        return pieces, several

    def _asked(self, text: str) -> list[tuple[int, int, Rule]]:
        """Which rule takes which stretch of `text`, in order, but for letterwise characters and what is kept."""
        inserted = self._inserted(text) if self._insertions else {}
        places = [match.start() for match in self._places(text)]
        if not (places or inserted):
            return []
        found: list[tuple[int, int, Rule]] = []
        last, at = 0, self._at
        for index in sorted({*places, *inserted}) if inserted else places:
            if index < last:
                continue
            if index in inserted:
                found.append((index, index, inserted[index]))
            for compiled in at.get(text[index : index + 2]) or at.get(text[index : index + 1]) or ():
                if text.startswith(compiled.left, index) and (not compiled.match or compiled.match(text, index)):
                    last = index + len(compiled.left)
                    found.append((index, last, compiled.rule))
                    break
        return found

    def said(self, pair: str) -> str:
        """What the rules say that may fit where two characters stand, as a text to compare."""
        start = pair if pair in self._at else pair[:1]
        if start not in self._said:
            self._said[start] = intern("\n".join([compiled.said() for compiled in self._at.get(start, ())]))
        return self._said[start]

    def said_of_gaps(self) -> str:
        """What the rules say that insert."""
        return "\n".join([compiled.said() for compiled in self._insertions])

    def _inserted(self, text: str) -> dict[int, Rule]:
        """Where something is inserted, and by which rule: the earlier line wins."""
        found: dict[int, Rule] = {}
        for index in [match.start() for match in self._gaps(text)]:
            for compiled in self._insertions:
                if compiled.match and compiled.match(text, index):
                    found[index] = compiled.rule
                    break
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


def _near(rules: Iterable[Rule], char: str, letters: str) -> list[str]:
    """What the characters beside `char` must at least be for one of its rules to fit: conditions behind `char`.

    An edge is not beside one of `letters`.
    """
    contexts = [context for rule in rules for context in rule.contexts or [ANYWHERE]]
    conditions = dict.fromkeys(_beside(context, re.escape(char), letters) for context in contexts)
    return [""] if "" in conditions else list(conditions)


def _beside(context: Context, char: str, letters: str) -> str:
    before = [_neighbour(item, letters, -1) for item in context.before[-1:]]
    after = [_neighbour(item, letters, 0) for item in context.after[:1]]
    return "".join([f"(?<{one}{char})" for one in before if one] + [f"(?{one})" for one in after if one])


def _neighbour(item: Item, letters: str, end: int) -> str:
    """What the nearest item says of one character, for a look at it: `=[…]`, `![…]`, or nothing."""
    if item.negated or item.repeat in ("?", "*"):
        return ""
    if item.edge:
        return f"!{letters}"
    return f"={_set(member[end] for member in item.members)}" if item.members else ""


def _set(chars: Iterable[str]) -> str:
    members = "".join(map(re.escape, dict.fromkeys(chars)))
    return f"[{members}]" if members else NOTHING


def pattern_of(rule: Rule) -> regex.Pattern[str]:
    """The left side in any of its contexts."""
    left = regex.escape(rule.left, special_only=True)
    return regex.compile("|".join(_side(c, left) for c in rule.contexts) or left)


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
