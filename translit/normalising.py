"""`normalise` and `explain`: find names in a text, write their canonical forms, say what was changed and why."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from translit.compiled import Search, compiled_names
from translit.edits import Edit, applied, composed
from translit.errors import TranslitError, UnknownTable
from translit.folding import fold
from translit.forms import words_of
from translit.matcher import Match, Matcher
from translit.quoted import Quotations
from translit.records import Layer, Record
from translit.tables import endings_asked, find_style, languages_of, list_tables, names_tables

__all__ = ["Change", "Explanation", "Normaliser", "Seen", "explain", "normalise"]

NEAR = 80  # bytes beside an edit that hold the next word
ROUNDS = 8  # looks at a text whose names form longer names; two are all that was ever seen
SPACES = re.compile(rb"(?:\s|\xc2\xa0|\xe2\x80[\x80-\x8a\xaf])+")


@dataclass(frozen=True, slots=True)
class Change:
    """`text[start:end]`, which is `found`, became `canonical`.

    Offsets are in characters of the text given. `kind` is the table's `@kind`; `via` is "written" for a
    spelling that a table lists, or the tables that derived it ("ru → pl"); `rule` is the file and line.
    """

    start: int
    end: int
    found: str
    canonical: str
    kind: str
    via: str
    rule: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """`text[start:end]`, which is `found`, may be one of `candidates` (canonical forms) and was left alone.

    A name that stands in a quotation of another language has one candidate: what it would have been written as.
    `rule` is the file and line that says so, or the first of the lines that derive the same spelling.
    """

    start: int
    end: int
    found: str
    candidates: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A text, what was changed in it, the result, and what was seen and left alone: ambiguous, or quoted."""

    text: str
    changes: tuple[Change, ...]
    result: str
    left: tuple[Seen, ...] = ()


class Normaliser:
    """Names made ready to be found; build it once for many texts.

    `to` is the language of the canonical forms. `names` are paths of names tables, the later ones winning over the
    earlier and all over the shipped ones, which `builtin=False` leaves out. `style` names a table of `data/styles/`
    (or is a path) that stands between: canonical forms by another policy, English ones unless its lines have others.
    `case="ignore"` matches every spelling whatever its case. `inflected` lists the languages whose case endings are
    found, too (True: all of them that translit knows): Ałsynowa in a Polish text becomes Alsynov, without its ending.

    Raises TableError for a table that is wrong, UnknownTable for a language or a style that is not known.

    >>> Normaliser().normalise("Fail Ałsynow told Biełsat.")
    'Fail Alsynov told Belsat.'
    """

    def __init__(
        self,
        *,
        to: str = "en",
        names: Iterable[str | Path] = (),
        builtin: bool = True,
        case: str = "exact",
        style: str | Path | None = None,
        inflected: bool | Collection[str] = False,
    ) -> None:
        if case not in ("exact", "ignore"):
            raise TranslitError(f"case={case!r}: expected 'exact' or 'ignore'")
        search = Search(case == "ignore", endings_asked(inflected))
        shipped = [(names_tables(), search)] if builtin else []
        # A style speaks of the English forms, unless its lines have others.
        overlay = [((find_style(style),), replace(search, said_in="" if to == "en" else to))] if style else []
        self._prepare([*shipped, *overlay, *(((Path(name),), search) for name in _paths(names))], to)

    @classmethod
    def of_tables(cls, paths: Iterable[Path], *, to: str = "en") -> Normaliser:
        """A normaliser over the tables in `paths`, which must agree with one another as the shipped ones do.

        Raises TableError where two of them give one spelling to two names.
        """
        normaliser = cls.__new__(cls)
        normaliser._prepare([(tuple(paths), Search())], to)
        return normaliser

    def _prepare(self, tables: Sequence[tuple[Sequence[Path], Search]], to: str) -> None:
        _check_language((paths for paths, _ in tables), to)
        layers: list[Layer] = []
        for paths, search in reversed(tables):
            lexicon, forms = compiled_names(paths, to, search)
            layers.insert(0, Layer(lexicon, forms, to, tuple(layers)))
        self.matcher = Matcher(layers)
        self.to = to
        self._stacked = len(layers) > 1  # then an output of one may be part of a longer spelling of another

    def normalise(self, text: str) -> str:
        """`text` with every name that a table knows in its canonical form.

        Raises TypeError for anything but str.
        """
        data = _encoded(text)
        changed = self.rewrite(data)
        return text if changed is data else changed.decode("utf-8", "surrogatepass")

    def explain(self, text: str) -> Explanation:
        """What `normalise` does to `text`, change by change, and what it left alone."""
        data = _encoded(text)
        changes: list[Change] = []
        pieces: list[str] = []
        last = 0
        edits = self._changes(data)
        offsets = _Offsets(data)
        for start, end, new, record in edits:
            kept, written = data[last:start].decode("utf-8", "surrogatepass"), new.decode("utf-8", "surrogatepass")
            kind, where, ident, _ = record.about
            first, stop = offsets.of(start), offsets.of(end)
            changes.append(Change(first, stop, text[first:stop], written, kind, record.via, where, ident))
            pieces += [kept, written]
            last = end
        pieces.append(data[last:].decode("utf-8", "surrogatepass"))
        return Explanation(text, tuple(changes), "".join(pieces), tuple(self._left(data, text, edits)))

    def _left(self, data: bytes, text: str, edits: Sequence[Edit]) -> Iterator[Seen]:
        """What is ambiguous and stands in no match, and what is quoted and stands in none of `edits`."""
        seen: list[Match] = []
        matches = self.matcher.find(data, seen=seen)
        left = [(start, end, record, record.candidates) for start, end, record in _outside(seen, matches)]
        quotations = Quotations(data, matches, self.to)
        quoted = [
            (start, end, record)
            for index, (start, end, record) in enumerate(matches)
            if (written := _written(data, start, end, record)) and quotations.hold(index, written)
        ]
        for start, end, record in _outside(quoted, edits):
            written = _written(data, start, end, record)
            left.append((start, end, record, (written.decode("utf-8", "surrogatepass"),)))
        offsets = _Offsets(data)
        for start, end, record, candidates in sorted(left, key=lambda one: one[0]):
            first, stop = offsets.of(start), offsets.of(end)
            yield Seen(first, stop, text[first:stop], candidates, record.about[1] or record.via)

    def rewrite(self, data: bytes, begin: int = 0) -> bytes:
        """`data[begin:]`, UTF-8 with any other bytes left alone, with its names in canonical form.

        What stands before `begin` is looked at, not returned. Returns `data` itself where nothing changes.
        """
        edits = self._changes(data, begin)
        return applied(data, edits, begin) if edits or begin else data

    def _changes(self, data: bytes, begin: int = 0) -> list[Edit]:
        """Every change, in bytes of `data`, such that nothing is left to change in the result.

        What a rule writes is not matched again by itself; but beside its neighbours it may form a longer
        spelling (Kiev Oblast, where "Kyiv Oblast" is listed). Where that can happen the result is looked at
        again, until it is settled. A text in which that would go on for ever stays as it is.
        """
        edits, settled = self._edits(data, begin)
        for _ in range(ROUNDS):
            if settled and not (edits and self._stacked):
                return edits
            further, settled = self._edits(data[:begin] + applied(data, edits, begin), begin)
            if not further:
                return edits
            edits = composed(edits, further)
            edits = [edit for edit in edits if edit[2] != data[edit[0] : edit[1]]]
        return []

    def _edits(self, data: bytes, begin: int) -> tuple[list[Edit], bool]:
        """The changes of one look at `data`, and whether they form no longer spelling with what is beside them."""
        edits: list[Edit] = []
        open_edits: list[int] = []
        matches = self.matcher.find(data)
        quotations = Quotations(data, matches, self.to)
        for index, (start, end, record) in enumerate(matches):
            written = record.written if record.simple else _written(data, start, end, record)
            if not written or start < begin or quotations.hold(index, written):
                continue  # the canonical form, however it is typed, is left as it is
            if record.neighbours:
                open_edits.append(len(edits))
            edits.append((start, end, written, record))
        return edits, not any(_unsettled(data, edits, index) for index in open_edits)


def _written(data: bytes, start: int, end: int, record: Record) -> bytes:
    """What `data[start:end]` becomes by `record`, b"" where it stays as it is."""
    written, found = record.written, data[start:end]
    if written and not record.simple:
        if b" " in written:
            written = _with_spaces_of(found, written)
        if written == found or (record.loud and _alike(written, found)):
            return b""
    return written


def _outside(matches: Iterable[Match], others: Sequence[Match | Edit]) -> Iterator[Match]:
    """Those of `matches` that none of `others` overlaps; both in order."""
    last = 0
    for match in matches:
        while last < len(others) and others[last][1] <= match[0]:
            last += 1
        if last == len(others) or others[last][0] >= match[1]:
            yield match


def _check_language(tables: Iterable[Iterable[Path]], to: str) -> None:
    """Raises UnknownTable where nothing is written in language `to`."""
    known = list_tables("orthographies")
    if to == "en" or to in known:
        return
    from translit.compiling import rules_of  # much to load for what is seldom asked

    rules = (rule for paths in tables for rule in rules_of(tuple(paths)))
    if not any(to == language for rule in rules for language, _ in (*rule.others, *rule.natives)):
        languages = known.keys() & {code for path in known.values() for code in languages_of(path)} - {"scholarly"}
        raise UnknownTable(
            f"no canonical forms in {to!r}; languages with an orthography: {', '.join(sorted(languages))}"
        )


def _unsettled(data: bytes, edits: Sequence[Edit], index: int) -> bool:
    """May what `edits[index]` writes form a longer spelling with the words beside it?"""
    start, end, _, record = edits[index]
    before, behind = record.neighbours or ((), ())
    return bool(
        (before and _beside(data, max(0, start - NEAR), start, edits, index - 1, -1) in before)
        or (behind and _beside(data, end, end + NEAR, edits, index + 1, 0) in behind)
    )


def _beside(data: bytes, start: int, end: int, edits: Sequence[Edit], other: int, place: int) -> str:
    """The last (-1) or first (0) word, or "", of `data[start:end]` as `edits[other]` leaves it."""
    near = data[start:end]
    if 0 <= other < len(edits):
        first, last, written, _ = edits[other]
        if place and last > start:
            near = written + data[last:end]
        elif not place and first < end:
            near = data[start:first] + written
    words = words_of(near.decode("utf-8", "ignore"))
    return words[place] if words else ""


class _Offsets:
    """Offsets in bytes → offsets in characters of the text, for ascending offsets."""

    def __init__(self, data: bytes) -> None:
        self._data, self._bytes, self._characters = data, 0, 0

    def of(self, offset: int) -> int:
        """The character that begins at byte `offset`."""
        self._characters += len(self._data[self._bytes : offset].decode("utf-8", "surrogatepass"))
        self._bytes = offset
        return self._characters


def normalise(
    text: str,
    *,
    to: str = "en",
    names: Iterable[str | Path] = (),
    case: str = "exact",
    style: str | Path | None = None,
    inflected: bool | Collection[str] = False,
) -> str:
    """`text` with every known spelling of a name replaced by its canonical form in language `to`.

    `names` are paths of your own names tables, which win over the shipped ones; `style` is a table of `data/styles/`;
    `inflected` are the languages whose case endings are found, too.
    Applying it twice changes nothing more. Raises TypeError for anything but str, TableError, UnknownTable.

    >>> normalise("Fail Ałsynow told Biełsat in Bashkiria.")
    'Fail Alsynov told Belsat in Bashkortostan.'
    """
    return _shared(to, _paths(names), case, style, inflected).normalise(text)


def explain(
    text: str,
    *,
    to: str = "en",
    names: Iterable[str | Path] = (),
    case: str = "exact",
    style: str | Path | None = None,
    inflected: bool | Collection[str] = False,
) -> Explanation:
    """What `normalise` with the same arguments does to `text`: every change with the rule that made it.

    >>> change = explain("According to Biełsat, …").changes[0]
    >>> change.start, change.end, change.found, change.canonical
    (13, 20, 'Biełsat', 'Belsat')
    """
    return _shared(to, _paths(names), case, style, inflected).explain(text)


def _paths(names: Iterable[str | Path]) -> tuple[str, ...]:
    """The paths as text; one path alone is taken as one."""
    paths = (str(names),) if isinstance(names, (str, os.PathLike)) else tuple(str(name) for name in names)
    if "" in paths:
        raise TranslitError("names='': expected the path of a names table")
    return paths


def _shared(
    to: str, names: tuple[str, ...], case: str, style: str | Path | None, inflected: bool | Collection[str]
) -> Normaliser:
    files = [Path(name) for name in (*names, style) if name is not None]
    stamps = tuple(file.stat().st_mtime_ns if file.is_file() else 0 for file in files)
    endings = (
        inflected if isinstance(inflected, bool) else tuple([inflected] if isinstance(inflected, str) else inflected)
    )
    return _cached(to, names, stamps, case, style, endings)


@lru_cache(maxsize=8)
def _cached(
    to: str,
    names: tuple[str, ...],
    stamps: tuple[int, ...],
    case: str,
    style: str | Path | None,
    inflected: bool | tuple[str, ...],
) -> Normaliser:
    """`stamps` are there for the cache: a changed table is read anew."""
    return Normaliser(to=to, names=names, case=case, style=style, inflected=inflected)


def _encoded(text: str) -> bytes:
    if not isinstance(text, str):
        hint = "decode bytes first: data.decode('utf-8')" if isinstance(text, bytes) else "pass the text itself"
        raise TypeError(f"text must be str, not {type(text).__name__}; {hint}")
    return text.encode("utf-8", "surrogatepass")


def _alike(written: bytes, found: bytes) -> bool:
    """Are both the same but for how they are typed?"""
    return fold(written.decode("utf-8", "surrogatepass")) == fold(found.decode("utf-8", "surrogatepass"))


def _with_spaces_of(found: bytes, written: bytes) -> bytes:
    """`written` with the line break and the no-break spaces of `found`, from its last word backwards."""
    words, spaces = written.split(b" "), SPACES.findall(found)
    gaps = [b" "] * (len(words) - 1 - len(spaces)) + spaces[max(0, len(spaces) - len(words) + 1) :]
    return words[0] + b"".join(gap + word for gap, word in zip(gaps, words[1:], strict=True))
