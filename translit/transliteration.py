"""One table applied to text: `transliterate(text, system)` and the `Transliterator` behind it.

Text is cut at its spaces, and each distinct token is rewritten once and remembered: contextual rules
cost no more than others. The result is the joined steps, the same that `Transliterator.steps` shows.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TypeVar

import regex

from translit import fallback as default_fallback
from translit.capital_words import among_capital_words, ends, first_known
from translit.casing import capitalise, lower, recase, upper
from translit.converters import convert
from translit.errors import TranslitError, UnknownCharacter
from translit.letterwise import Letters, is_letterwise
from translit.loading import load_path
from translit.patterns import (
    addresses,
    alphabet_of,
    foreign_pattern,
    is_simple,
    stress_marks,
    unknown_pattern,
    word_pattern,
)
from translit.rewrite import Pass, Step, compose, joined
from translit.rules import RuleTable, with_options
from translit.tables import find_table

__all__ = ["CASES", "ERRORS", "Transliterator", "transliterate"]

MEMO_SIZE = 1 << 17  # distinct words remembered; a text has seldom more
ERRORS = ("keep", "fallback", "drop", "strict")
CASES = ("derived", "title")
# What stays as it is in any place of a line. The signs of addresses (: @ www) are not among it.
UNCHANGED = re.sub("[:@wW]", "", string.printable.replace("\n", "")) + "\N{NO-BREAK SPACE}«»–—…„“”№"
Fallback = Callable[[str], str]
Key = TypeVar("Key")
Value = TypeVar("Value")


class Transliterator:
    """A rule table made ready to apply to text.

    `options` are names of the table's `@option` blocks. `errors` says what becomes of a letter that
    the table doesn't know: "keep" it, "drop" it, "fallback" (give it to `fallback`, a function from a
    character to text; Unidecode by default) or "strict" (raise UnknownCharacter). `case` "title"
    writes a capital at the start of each word of a script that has none.

    Raises TranslitError for an unknown option, `errors` or `case`.
    """

    def __init__(
        self,
        table: RuleTable,
        *,
        options: Iterable[str] = (),
        errors: str = "keep",
        fallback: Fallback | None = None,
        case: str = "derived",
    ) -> None:
        if errors not in ERRORS:
            raise TranslitError(f"errors={errors!r}: expected one of {', '.join(ERRORS)}")
        if case not in CASES:
            raise TranslitError(f"case={case!r}: expected 'derived' or 'title'")
        self.table = table
        self._errors, self._title = errors, case == "title"
        self._fallback = fallback or default_fallback.ascii_form
        self._turkic, self._exact = table.case == "turkic", table.case == "exact"
        rules = with_options(table, options)
        self._passes = [Pass(p) for p in rules]
        alphabet = alphabet_of(rules)
        self._marks = stress_marks(alphabet)
        self._words = word_pattern(alphabet)
        self._foreign = foreign_pattern(table)
        self._unknown = unknown_pattern(table, alphabet) if errors != "keep" else None
        self._by_token = " " not in alphabet
        self.alphabet, self._letterwise = alphabet, is_letterwise(rules)
        self._memo = _Memo(self._token)
        self._lone: set[str] = set()  # tokens that hold a one-letter word in capitals
        self._ends = _Memo(self._token_ends)
        self._beside = _Memo(self._token_beside)

    def __call__(self, text: str) -> str:
        """`text` transliterated."""
        if self._errors == "strict":
            return joined(self.steps(text))  # knows where in the text the unknown character stands
        return "\n".join([self._line(line) for line in text.split("\n")])

    def steps(self, text: str) -> list[Step]:
        """What became of each stretch of `text`, in order; spans are in characters of `text`.

        The targets joined are what calling the transliterator gives.
        """
        steps: list[Step] = []
        offset = 0
        for line in text.split("\n"):
            if offset:
                steps.append(Step(offset - 1, offset, "\n"))
            steps += self._line_steps(line, offset)
            offset += len(line) + 1
        return steps

    def _line(self, line: str) -> str:
        """The line rewritten, letter by letter, or token by token from memory; a lone capital needs its neighbours."""
        if self._letters is not None and (written_out := self._letters(line)) is not None:
            return written_out
        if not self._by_token:
            return joined(self._line_steps(line))
        tokens = line.split(" ")
        written = list(map(self._memo.__getitem__, tokens))
        if self._lone and not self._lone.isdisjoint(tokens):
            self._settle(tokens, written)
        return " ".join(written)

    @cached_property
    def _letters(self) -> Letters | None:
        """What each letter becomes, for a table that looks at nothing else; without what asks for a look around."""
        if not self._letterwise or self._exact or self._title or self.table.converter:
            return None
        cased = "".join(char + upper(char, turkic=self._turkic) for char in self.alphabet)
        written: dict[str, str] = {}
        for char in dict.fromkeys(UNCHANGED + cased):
            if char in cased and (not is_simple(char) or (self._foreign and self._foreign.match(char))):
                continue
            target = joined(self._line_steps(lower(char, turkic=self._turkic)))
            written[char] = capitalise(target, turkic=self._turkic) if char.isupper() else target
        return Letters(written)

    def _settle(self, tokens: list[str], written: list[str]) -> None:
        """Write the tokens of a line that hold a lone capital, each after the longer words beside it."""
        after, end = None, len(tokens)
        last = first_known(self._ends[token][1] for token in reversed(tokens))  # is the last of the line in capitals?
        for place in reversed([place for place, token in enumerate(tokens) if token in self._lone]):
            after = first_known((self._ends[token][0] for token in tokens[place + 1 : end]), after)
            before = last if after is None else None  # which counts only where none follows
            written[place] = self._beside[tokens[place], before, after]
            after = first_known(self._ends[tokens[place]][:1], after)
            end = place

    def _token(self, token: str) -> str:
        """What stands between two spaces, rewritten; noted where it holds a one-letter word in capitals."""
        if not self._exact and any(len(word) == 1 and word.isupper() for word in self._words.findall(token)):
            self._lone.add(token)
        return joined(self._line_steps(token))

    def _token_ends(self, token: str) -> tuple[bool | None, bool | None]:
        return ends(self._parts(token))

    def _token_beside(self, key: tuple[str, bool | None, bool | None]) -> str:
        token, before, after = key
        return joined(self._line_steps(token, 0, before, after))

    def _line_steps(
        self, line: str, offset: int = 0, before: bool | None = None, after: bool | None = None
    ) -> list[Step]:
        """The steps of one line; `offset` is added to their spans. Are the longer words beside it in capitals?"""
        parts, steps = self._parts(line), []
        loud: list[bool] = []
        for index, part in enumerate(parts):
            if index % 2:
                try:
                    written = self._word_steps(part)
                except UnknownCharacter as error:
                    raise error.moved(offset) from None
                if len(part) == 1 and part.isupper() and not self._exact:
                    loud = loud or among_capital_words(parts, before, after)
                if len(part) == 1 and part.isupper() and not self._exact and loud[index // 2]:
                    written = [s._replace(target=upper(s.target, turkic=self._turkic)) for s in written]
                steps += [Step(offset + s.start, offset + s.end, s.target, s.rules) for s in written]
            elif part:
                steps.append(Step(offset, offset + len(part), part))
            offset += len(part)
        return steps

    def _parts(self, line: str) -> list[str]:
        """The line in stretches, of which those with odd indices are words to rewrite.

        An address, of mail or the web, is none, nor is a word that is in the target's script as it stands.
        """
        kept = addresses(line)
        if self._foreign is not None:
            words = [match.span() for match in self._foreign.finditer(line)]
            kept = sorted([*kept, *(word for word in words if not any(start <= word[0] < end for start, end in kept))])
        if not kept:
            return self._words.split(line)
        parts, done = [""], 0
        for start, end in (*kept, (len(line), len(line))):
            first, *rest = self._words.split(line[done:start])
            parts[-1] += first
            parts += rest
            parts[-1] += line[start:end]
            done = end
        return parts

    def _word_steps(self, word: str) -> list[Step]:
        source, spans = (word, None) if word.isascii() else _composed(word)
        marks: dict[int, str] = {}
        if not source.isascii() and self._marks.search(source):
            source, spans, marks = _without_marks(source, spans, self._marks)
        text = source if self._exact else lower(source, turkic=self._turkic)
        steps = self._converted(text)
        for rules in self._passes:
            steps = compose(steps, rules.steps(joined(steps))) if steps else rules.steps(text)
        recased = text != source  # a word that is in lower case stays so
        done = [self._finished(step, source, spans, marks, recased) for step in steps]
        if self._title and source.title() == source.lower():
            for index, step in enumerate(done):
                if step.rules and step.target.lower() != step.target.upper():
                    done[index] = step._replace(target=capitalise(step.target, turkic=self._turkic))
                    break
        return done

    def _converted(self, text: str) -> list[Step]:
        """What the table's converter (Chinese characters → pinyin …) makes of the word; no steps without one."""
        if not self.table.converter:
            return []
        return [Step(piece.start, piece.end, piece.text) for piece in convert(self.table.converter, text)]

    def _finished(
        self, step: Step, source: str, spans: list[tuple[int, int]] | None, marks: dict[int, str], recased: bool
    ) -> Step:
        """The step with case, marks and policy for unknown letters, its span in the caller's word."""
        start, end, target = step.start, step.end, step.target
        if not step.rules and (not self.table.converter or lower(source[start:end]) == target):
            target = source[start:end]
            if self._unknown is not None and self._unknown.match(target):
                target = self._substitute(target, spans[start][0] if spans else start)
        elif recased:
            target = recase(target, source, start, end, turkic=self._turkic)
        if marks:
            kept = "".join(marks[i] for i in range(start, end) if i in marks)
            target = unicodedata.normalize("NFC", target + kept) if kept and target else target
        if spans:
            start, end = (spans[start][0] if start < len(spans) else spans[-1][1]), spans[end - 1][1] if end else 0
        return Step(start, max(start, end), target, step.rules)

    def _substitute(self, char: str, position: int) -> str:
        if self._errors == "drop":
            return ""
        if self._errors == "fallback":
            written = self._fallback(char)
            if not isinstance(written, str):
                raise TypeError(f"fallback must give str, not {type(written).__name__} (for {char!r})")
            return written
        name = unicodedata.name(char, "unnamed character")
        raise UnknownCharacter(
            f"{self.table.id} has no rule for {char!r} (U+{ord(char):04X} {name})", character=char, position=position
        )


class _Memo(dict[Key, Value]):
    """Token → what it becomes, worked out on first sight; emptied when it has grown too large."""

    def __init__(self, write: Callable[[Key], Value]) -> None:
        self._write = write

    def __missing__(self, key: Key) -> Value:
        if len(self) >= MEMO_SIZE:
            self.clear()
        self[key] = written = self._write(key)
        return written


def transliterate(
    text: str,
    system: str,
    *,
    options: Iterable[str] = (),
    errors: str = "keep",
    fallback: Fallback | None = None,
    case: str = "derived",
) -> str:
    """`text` by the rules of `system`: an id ("ru-bgn"), an alias of it, "id+option", or a table's path.

    "auto" chooses a system for each stretch of `text` by its script, its letters and its small words.

    Keyword arguments are those of `Transliterator`. Raises UnknownTable, TableError, and
    UnknownCharacter with `errors="strict"`.

    >>> transliterate("Щёлково", "ru-bgn")
    'Shchëlkovo'
    >>> transliterate("ЩЁЛКОВО", "ru-bgn")
    'SHCHËLKOVO'
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be str, not {type(text).__name__}; decode bytes first: data.decode('utf-8')")
    if not isinstance(system, str):
        raise TypeError(f"system must be str, not {type(system).__name__}; `systems()` lists them")
    if isinstance(options, str):
        options = (options,)
    return _transliterator(system, tuple(options), errors, fallback, case)(text)


def _transliterator(
    system: str, options: tuple[str, ...], errors: str, fallback: Fallback | None, case: str
) -> Callable[[str], str]:
    if system == "auto":
        from translit.detect import automatic  # a floor above: it chooses among transliterators

        if options:
            raise TranslitError("'auto' has no options: they belong to one system")
        return automatic(errors, fallback, case)
    path, named = find_table(system)
    return _ready(load_path(path), (*named, *options), errors, fallback, case)


@lru_cache(maxsize=256)
def _ready(
    table: RuleTable, options: tuple[str, ...], errors: str, fallback: Fallback | None, case: str
) -> Transliterator:
    return Transliterator(table, options=options, errors=errors, fallback=fallback, case=case)


def _composed(word: str) -> tuple[str, list[tuple[int, int]] | None]:
    """The word in NFC and, where that moved anything, each character's span in `word`: one behind the other."""
    if unicodedata.is_normalized("NFC", word):
        return word, None
    text: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in regex.finditer(r"\X", word):
        composed = unicodedata.normalize("NFC", match[0])
        text.append(composed)
        places = [min(match.start() + i, match.end()) for i in range(len(composed))]
        spans += pairwise([*places, match.end()])
    return "".join(text), spans


def _without_marks(
    source: str, spans: list[tuple[int, int]] | None, marks: re.Pattern[str]
) -> tuple[str, list[tuple[int, int]], dict[int, str]]:
    """The word without transparent marks, each letter's span (its marks included), and the marks taken."""
    kept: list[str] = []
    where: list[tuple[int, int]] = []
    taken: dict[int, str] = {}
    for index, char in enumerate(source):
        span = spans[index] if spans else (index, index + 1)
        if kept and marks.match(char):
            taken[len(kept) - 1] = taken.get(len(kept) - 1, "") + char
            where[-1] = (where[-1][0], span[1])
        else:
            kept.append(char)
            where.append(span)
    return "".join(kept), where, taken
