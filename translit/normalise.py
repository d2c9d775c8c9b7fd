"""`normalise` and `explain`: find names in a text, write their canonical forms, say what was changed and why."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import regex

from translit.casing import capitalise
from translit.edits import Edit, applied, composed
from translit.errors import TranslitError
from translit.folding import fold
from translit.matcher import CAPITAL, FORMS, UPPER, Matcher, capitals
from translit.names import Entry, NameIndex, build_index
from translit.names_grammar import NameRule
from translit.rules import Context, Item
from translit.tables import load_names, names_tables

__all__ = ["Change", "Explanation", "Normaliser", "explain", "normalise"]

Replacement = tuple[bytes, Entry | None]
TURKIC = frozenset({"tr", "az"})
ROUNDS = 8  # looks at a text whose names form longer names; two are all that was ever seen
SPACES = re.compile(rb"(?:\s|\xc2\xa0|\xe2\x80[\x80-\x8a\xaf])+")
CONTEXT_WINDOW = 240  # bytes on either side of a name that a context may look at


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
        if isinstance(names, (str, os.PathLike)):
            names = (names,)
        layers: list[Sequence[NameRule]] = []
        if builtin:
            layers.append([rule for path in names_tables() for rule in load_names(path).rules])
        layers += [load_names(Path(path)).rules for path in names]
        self._turkic = to in TURKIC
        self.index = build_index(layers, to)
        self._keys = list(dict.fromkeys([*self.index.contextual, *self.index.entries]))
        everything = case == "ignore"
        self._loose = frozenset(i for i, key in enumerate(self._keys) if everything or _ignores_case(self.index, key))
        self._contexts = {
            key: [(e, _patterns(e.rule.contexts)) for e in es] for key, es in self.index.contextual.items()
        }
        self._replacements: list[Replacement | None] = [None] * (len(self._keys) * FORMS)  # worked out when first met
        self._matcher = Matcher(self._keys, ignore_case=self._loose, accept=self._applies if self._contexts else None)

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
        for start, end, new, entry in self._changes(data):
            kept = data[last:start].decode("utf-8", "surrogatepass")
            found = data[start:end].decode("utf-8", "surrogatepass")
            written = new.decode("utf-8", "surrogatepass")
            offset += len(kept)
            rule = entry.rule
            where = (offset, offset + len(found), found, written)
            changes.append(Change(*where, rule.kind, entry.via, rule.where, rule.id))
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
        unsettled = self.index.unsettled
        for _ in range(ROUNDS):
            if not unsettled or not any(entry.output in unsettled for _, _, _, entry in edits):
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
        replacements, loose = self._replacements, self._loose
        for start, end, target in self._matcher.find(data, begin):
            known = replacements[target]
            if known is None:
                known = replacements[target] = self._replacement(target)
            written, entry = known
            if entry is None:
                entry = self._entry(self._keys[target // FORMS], data, start, end)
                written = self._in_form(entry.output, target % FORMS)
            elif not written:
                continue
            found = data[start:end]
            if b" " in written:
                written = _with_spaces_of(found, written)
            if written != found and not (loose and target // FORMS in loose and _alike(written, found)):
                edits.append((start, end, written, entry))
        return edits

    def _replacement(self, target: int) -> Replacement:
        """What to write for a spelling in a form of case (nothing: leave it), and the entry that says so.

        No entry where that depends on the context.
        """
        place, form = divmod(target, FORMS)
        key = self._keys[place]
        if key in self._contexts:
            return b"", None
        entry = self.index.entries[key]
        if fold(entry.output) == key and place not in self._loose:
            return b"", entry  # the canonical form, however it is typed, is left as it is
        return self._in_form(entry.output, form), entry

    def _in_form(self, output: str, form: int) -> bytes:
        if form == UPPER:
            output = capitals(output, turkic=self._turkic)
        elif form == CAPITAL:
            output = capitalise(output, turkic=self._turkic)
        return output.encode("utf-8", "surrogatepass")

    def _entry(self, key: str, data: bytes, start: int, end: int) -> Entry:
        if key in self._contexts:
            entry = self._in_context(key, data, start, end)
            if entry is not None:
                return entry
        return self.index.entries[key]

    def _applies(self, place: int, hay: bytes, start: int, end: int) -> bool:
        key = self._keys[place]
        return key in self.index.entries or self._in_context(key, hay, start, end) is not None

    def _in_context(self, key: str, data: bytes, start: int, end: int) -> Entry | None:
        """The first rule for `key` whose context holds around `data[start:end]`."""
        before = fold("x" + data[max(0, start - CONTEXT_WINDOW) : start].decode("utf-8", "ignore") + "x")[1:-1]
        after = fold("x" + data[end : end + CONTEXT_WINDOW].decode("utf-8", "ignore") + "x")[1:-1]
        for entry, patterns in self._contexts[key]:
            if any(b.search(before) and a.match(after) for b, a in patterns):
                return entry
        return None


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

    >>> change = explain("According to Biełsat TV").changes[0]
    >>> change.start, change.end, change.found, change.canonical
    (13, 20, 'Biełsat', 'Belsat')
    """
    return _shared(to, _paths(names), case).explain(text)


def _paths(names: Iterable[str | Path]) -> tuple[str, ...]:
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


def _ignores_case(index: NameIndex, key: str) -> bool:
    entry = index.entries.get(key)
    entries = [*index.contextual.get(key, ()), *([entry] if entry else [])]
    return any(entry.rule.ignore_case for entry in entries)


Patterns = list[tuple[regex.Pattern[str], regex.Pattern[str]]]


def _patterns(contexts: Iterable[Context]) -> Patterns:
    """Each context as a pattern for the text before (searched) and one for the text after (matched at its start)."""
    return [
        (
            regex.compile("".join(_item(item, r"\s*") for item in context.before) + "$"),
            regex.compile("".join(_item(item, "", r"\s*") for item in context.after)),
        )
        for context in contexts
    ]


def _item(item: Item, behind: str, ahead: str = "") -> str:
    if item.edge:
        return r"(?:^|\n)\s*" if item.edge == "^" else r"\s*(?:$|\n)"
    words = sorted((regex.escape(fold(m), literal_spaces=True) for m in item.members), key=len, reverse=True)
    words = [word.replace(" ", r"\s*") for word in words]
    body = rf"{ahead}(?<![\p{{L}}\p{{M}}])(?:{'|'.join(words)})(?![\p{{L}}\p{{M}}]){behind}"
    if item.negated:
        return f"(?<!{body})" if behind else f"(?!{body})"
    return body
