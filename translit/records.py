"""One layer of names ready for a text: what to write for each spelling, in the language and the style of the reader.

The layers stand one above another, the shipped names below the user's; what a lower one writes is written as a
higher one wants it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from translit.casing import capitalise, lower
from translit.folding import CURLY, fold
from translit.forms import Forms, Neighbours
from translit.lexicon import LOUD, PLAIN, SEVERAL, WRITTEN, Filed, Lexicon, Spelt, cased
from translit.marks import marked, unmarked

__all__ = ["ANY_CASE", "Condition", "Layer", "Record", "Under"]

ARTICLE = re.compile(rb"(?:a[dlnrstz]|ash|el|es)-")  # the Arabic one, in lower case
TURKIC = frozenset({"tr", "az"})
LAYERS = 1 << 10  # more than anybody stacks, twice
CURLED = CURLY.encode()
SILENT = b""
ANY_CASE = "(?i)"
# Letters that a language may leave out or write otherwise: a text that does so is no misspelling of its own language.
OPTIONAL: dict[str, dict[int, str]] = {"ru": str.maketrans({"ё": "е", "Ё": "Е"}), "de": str.maketrans({"ß": "ss"})}
ODD_SPACE = 8  # bytes by which other white space than U+0020 may be longer


class Record(NamedTuple):
    """What a spelling in one form of case stands for.

    `written` is what to write, b"" where the text stays as it is. Of two records for one stretch that of the lower
    `rank` holds: a written spelling before a derived one, a higher layer before a lower, and in one layer what matches
    exactly before what does whatever the case; last a name that the language has no form for, which stays as it is
    and protects what stands inside it. `simple` records hold, and
    settle the matter, wherever their bytes stand. `about` is the rule's (kind, where, id, canonical form). `loud` is
    what to write for capitals, in records that match whatever the case.
    """

    written: bytes
    rank: int
    simple: bool
    about: tuple[str, str, str, str]
    via: str
    neighbours: Neighbours | None = None
    loud: bytes = b""
    conditions: tuple[Condition, ...] = ()
    candidates: tuple[str, ...] = ()
    applies: bool = True  # False: only in one of the conditions, or ambiguous


class Condition(NamedTuple):
    """`record` holds where the text before matches `before` at its end, and the text after `after` at its beginning."""

    before: str
    after: str
    record: Record


class Under(NamedTuple):
    """What stands under one head: the sizes of the spellings in bytes, longest first; is one of several words?

    `longest` is how far a text may reach in which they are typed with other white space; `whole` is the record of
    the only spelling, if that is the head itself.
    """

    sizes: tuple[int, ...]
    phrases: bool
    longest: int
    whole: Record | None

    @classmethod
    def of(cls, records: Mapping[bytes, Record], head: bytes) -> Under:
        """What to look for where `records` have one head."""
        sizes = tuple(sorted({len(pattern) for pattern in records}, reverse=True))
        whole = records.get(head) if len(records) == 1 else None
        return cls(sizes, any(b" " in pattern for pattern in records), max(sizes, default=0) + ODD_SPACE, whole)


@dataclass(frozen=True, eq=False)
class Layer:
    """A lexicon with its forms in language `to`. `above` are the layers that win over this one, the nearest first."""

    lexicon: Lexicon
    forms: Forms
    to: str = "en"
    above: Sequence[Layer] = ()

    def under(self, filed: Filed, index: int) -> dict[bytes, Record]:
        """The spellings under the head of that number."""
        loose = filed is self.lexicon.loose
        return {one[0]: self._record(one, loose) for one in filed.under(index)}

    def own(self) -> list[tuple[bytes, Record]]:
        """The canonical forms that are no spellings: they stay as they are, and what stands inside them does."""
        found: list[tuple[bytes, Record]] = []
        for output, number in self.forms.own:
            record = Record(SILENT, self._rank(), True, self.lexicon.about(number), WRITTEN)
            found += [(fold(cased(output, form)).encode(), record) for form in (PLAIN, LOUD)]
        return found

    def rewritten(self, text: bytes) -> bytes:
        """What this layer writes for `text`, if that is one of its spellings; else `text`."""
        pattern = fold(text.decode()).encode()
        loose = lower(pattern.decode()).encode()
        for filed, key in zip((self.lexicon.exact, self.lexicon.loose), (pattern, loose), strict=True):
            index = filed.number_of(filed.head_of(key))
            record = self.under(filed, index).get(key) if index is not None else None
            if record is not None and record.applies and record.via == WRITTEN:
                shouted = record.loud if pattern.decode().isupper() else SILENT
                return shouted or record.written or text
        return text

    def _rank(self, *, derived: bool = False, loose: bool = False) -> int:
        return 2 * len(self.above) + loose + LAYERS * derived

    def _record(self, one: Spelt, loose: bool) -> Record:
        """The record of a spelling. A context is in capitals where the name is."""
        pattern, form, rule, via, conditions, candidates = one
        anyhow = ANY_CASE if loose or form == LOUD else ""
        found = tuple(
            Condition(anyhow + before, anyhow + after, record)
            for before, after, number, how in conditions
            if (record := self._plain(pattern, form, number, how, loose))
        )
        record = self._plain(pattern, form, rule, via, loose) if rule >= 0 else None
        if record is None:
            if rule >= 0 and not found:
                return Record(SILENT, 2 * LAYERS, True, self.lexicon.about(rule), via)
            about = ("", via, "", candidates[0] if candidates else "")
            rank = self._rank(derived=rule == SEVERAL, loose=loose)
            record = Record(SILENT, rank, False, about, WRITTEN, applies=False)
        if found or candidates or loose or pattern.endswith((b"'", CURLED)):
            record = record._replace(simple=False, conditions=found, candidates=candidates)
        return record

    def _plain(self, pattern: bytes, form: int, rule: int, via: str, loose: bool) -> Record | None:
        """The record of a spelling of a rule by itself, or None where the language has no form for its name."""
        output = self.forms.output(rule)
        if not output:
            return None
        written = self._written(output, form)
        if not loose and ARTICLE.match(pattern.replace(b" ", b"-")) and ARTICLE.match(written.lower()):
            written = written[:1].lower() + written[1:]  # the article has a capital where it begins a sentence
        found = pattern.replace(CURLED, b"'").decode()
        if not loose and (fold(written.decode()) == found or self._says_no_other(rule, written.decode(), found)):
            written = SILENT  # the canonical form, however it is typed, is left as it is
        loud = self._written(output, LOUD) if loose else SILENT
        neighbours = self.forms.neighbours(rule)
        simple = not (loose or b" " in written or neighbours)
        rank = self._rank(derived=via != WRITTEN, loose=loose)
        return Record(written, rank, simple, self.lexicon.about(rule), via, neighbours, loud)

    def _says_no_other(self, rule: int, written: str, found: str) -> bool:
        """Is what was found right in its language, too?

        A line may say so, or it lacks marks of letters that the language lacks (Erdogan, in German). Or, where the
        line doesn't ask for `written`: it may leave out letters that the language may do without, or words that may
        stand there already (the desert Gobi); and what begins with a common noun (озеро Урмия) may begin a sentence.
        """
        canonical = self.lexicon.about(rule)[3]
        if (found, canonical) in self.forms.right or self._lacks_marks(written, found):
            return True
        if self.forms.output(rule) == canonical:
            return False
        spared = OPTIONAL.get(self.to)
        if spared is not None and written.translate(spared) == found:
            return True
        return f" {found} " in f" {fold(written)} " or found == capitalise(fold(written))

    def _lacks_marks(self, written: str, found: str) -> bool:
        """Is `found` what is written without the marks that the language has not, or, beside such ones, without any?"""
        if not self.forms.letters or marked(written) <= {*self.forms.letters}:
            return False
        return fold(found) in (fold(unmarked(written, self.forms.letters)), fold(unmarked(written)))

    def _written(self, output: str, form: int) -> bytes:
        written = cased(output, form, turkic=self.to in TURKIC).encode()
        for layer in self.above:
            written = layer.rewritten(written)
        return written
