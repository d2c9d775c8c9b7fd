"""`normalise` and `explain`: find names in a text, write their canonical forms, say what was changed and why."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from translit.edits import Edit, applied, composed
from translit.errors import TranslitError
from translit.folding import fold
from translit.lexicon import Lexicon, cached_lexicon, compile_index
from translit.matcher import Matcher
from translit.names import NameIndex, build_index
from translit.tables import load_names, names_tables

__all__ = ["Change", "Explanation", "Normaliser", "explain", "normalise"]

TURKIC = frozenset({"tr", "az"})
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
class Explanation:
    """A text, what was changed in it, and the result."""

    text: str
    changes: tuple[Change, ...]
    result: str


class Normaliser:
    """Names made ready to be found; build it once for many texts.

    `to` is the language of the canonical forms; `names` are paths of names tables, the later ones
    winning over the earlier and all over the shipped ones, which `builtin=False` leaves out;
    `case="ignore"` matches every spelling whatever its case.
    Raises TableError for a table that is wrong, UnknownTable for an unknown language.

    >>> Normaliser().normalise("Fail Ałsynow told Biełsat.")
    'Fail Alsynov told Belsat.'
    """

    def __init__(
        self, *, to: str = "en", names: Iterable[str | Path] = (), builtin: bool = True, case: str = "exact"
    ) -> None:
        if case not in ("exact", "ignore"):
            raise TranslitError(f"case={case!r}: expected 'exact' or 'ignore'")
        shipped = [names_tables()] if builtin else []
        self._prepare([*shipped, *((Path(name),) for name in _paths(names))], to, case)

    @classmethod
    def of_tables(cls, paths: Iterable[Path], *, to: str = "en") -> Normaliser:
        """A normaliser over the tables in `paths`, which must agree with one another as the shipped ones do.

        Raises TableError where two of them give one spelling to two names.
        """
        normaliser = cls.__new__(cls)
        normaliser._prepare([tuple(paths)], to, "exact")
        return normaliser

    def _prepare(self, layers: list[tuple[Path, ...]], to: str, case: str) -> None:
        self._layers, self._to = layers, to
        key = (to, case, *(f"{len(layer)}" for layer in self._layers))
        files = [path for layer in self._layers for path in layer]
        self._lexicon = cached_lexicon(key, files, lambda: self._compiled(case == "ignore"))
        self.matcher = Matcher(self._lexicon)

    def _compiled(self, ignore_case: bool) -> Lexicon:
        return compile_index(self.index, turkic=self._to in TURKIC, ignore_case=ignore_case)

    @cached_property
    def index(self) -> NameIndex:
        """What the tables say, spelling by spelling; worked out when first asked for."""
        layers = [[rule for path in layer for rule in load_names(path).rules] for layer in self._layers]
        return build_index(layers, self._to)

    def normalise(self, text: str) -> str:
        """`text` with every name that a table knows in its canonical form.

        Raises TypeError for anything but str.
        """
        data = _encoded(text)
        changed = self.rewrite(data)
        return text if changed is data else changed.decode("utf-8", "surrogatepass")

    def explain(self, text: str) -> Explanation:
        """What `normalise` does to `text`, change by change."""
        data = _encoded(text)
        changes: list[Change] = []
        pieces: list[str] = []
        last = offset = 0
        for start, end, new, record in self._changes(data):
            kept = data[last:start].decode("utf-8", "surrogatepass")
            found = data[start:end].decode("utf-8", "surrogatepass")
            written = new.decode("utf-8", "surrogatepass")
            offset += len(kept)
            kind, where, ident = self._lexicon.rules[record.rule]
            place = (offset, offset + len(found), found, written)
            changes.append(Change(*place, kind, record.via, where, ident))
            pieces += [kept, written]
            offset += len(found)
            last = end
        pieces.append(data[last:].decode("utf-8", "surrogatepass"))
        return Explanation(text, tuple(changes), "".join(pieces))

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
        again, until it is settled.
        """
        edits = self._edits(data, begin)
        for _ in range(ROUNDS):
            if not any(edit[3].unsettled for edit in edits):
                return edits
            further = self._edits(data[:begin] + applied(data, edits, begin), begin)
            if not further:
                return edits
            edits = composed(edits, further)
            edits = [edit for edit in edits if edit[2] != data[edit[0] : edit[1]]]
        return edits

    def _edits(self, data: bytes, begin: int) -> list[Edit]:
        """The changes of one look at `data`."""
        edits: list[Edit] = []
        for start, end, record in self.matcher.find(data, begin):
            written = record.written
            if not written:
                continue  # the canonical form, however it is typed, is left as it is
            found = data[start:end]
            if b" " in written:
                written = _with_spaces_of(found, written)
            if written != found and not (record.loud and _alike(written, found)):
                edits.append((start, end, written, record))
        return edits


def normalise(text: str, *, to: str = "en", names: Iterable[str | Path] = (), case: str = "exact") -> str:
    """`text` with every known spelling of a name replaced by its canonical form in language `to`.

    `names` are paths of your own names tables, which win over the shipped ones. Applying it twice
    changes nothing more. Raises TypeError for anything but str, TableError, UnknownTable.

    >>> normalise("Fail Ałsynow told Biełsat in Bashkiria.")
    'Fail Alsynov told Belsat in Bashkortostan.'
    """
    return _shared(to, _paths(names), case).normalise(text)


def explain(text: str, *, to: str = "en", names: Iterable[str | Path] = (), case: str = "exact") -> Explanation:
    """What `normalise` with the same arguments does to `text`: every change with the rule that made it.

    >>> change = explain("According to Biełsat, …").changes[0]
    >>> change.start, change.end, change.found, change.canonical
    (13, 20, 'Biełsat', 'Belsat')
    """
    return _shared(to, _paths(names), case).explain(text)


def _paths(names: Iterable[str | Path]) -> tuple[str, ...]:
    """The paths as text; one path alone is taken as one."""
    return (str(names),) if isinstance(names, (str, os.PathLike)) else tuple(str(name) for name in names)


def _shared(to: str, names: tuple[str, ...], case: str) -> Normaliser:
    stamps = tuple(Path(name).stat().st_mtime_ns if Path(name).is_file() else 0 for name in names)
    return _cached(to, names, stamps, case)


@lru_cache(maxsize=8)
def _cached(to: str, names: tuple[str, ...], stamps: tuple[int, ...], case: str) -> Normaliser:
    """`stamps` are there for the cache: a changed table is read anew."""
    return Normaliser(to=to, names=names, case=case)


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
