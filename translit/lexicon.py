"""A names index compiled for matching: bytes to look for → what to write, ready to be kept on disk.

Spellings are filed under their heads, the first few bytes: an automaton looks for the heads alone, and what
stands under one is unpacked when it is first met. So a table of a million spellings is loaded at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import regex

from translit.cache import recall, remember, tables_digest
from translit.casing import capitalise, capitals, lower, upper
from translit.errors import TranslitError
from translit.folding import CURLY, fold
from translit.names import Entry, NameIndex
from translit.rules import Context, Item

__all__ = ["Conditional", "Lexicon", "Record", "cached_lexicon", "compile_index", "head_of", "pack", "unpack"]

HEAD = 6  # bytes of a head: fewer make more false hits, more make a larger automaton
TURKIC_LETTERS = frozenset("ışğİç")


class Record(NamedTuple):
    """What one spelling in one form of case stands for.

    `written` is what to write: b"" leaves the text as it is, None says that only a context decides. `rule` is a
    place in the lexicon's rules. `unsettled`: the result may form a longer spelling with its neighbours.
    `loud` is what to write for capitals, in records that match whatever the case.
    """

    written: bytes | None
    via: str
    rule: int
    unsettled: bool
    conditional: tuple[Conditional, ...]
    loud: bytes


class Conditional(NamedTuple):
    """What to write where the text before ends as `before` says, and the text after begins as `after` does."""

    before: str
    after: str
    written: bytes
    via: str
    rule: int
    unsettled: bool
    loud: bytes = b""


class Lexicon(NamedTuple):
    """`heads` and `loose` (whatever the case) map a head to its packed spellings; `rules` are (kind, where, id).

    `words` is how many words behind a match's first may belong to it; `conditional` are the spellings that a
    context may decide about.
    """

    heads: dict[bytes, bytes]
    loose: dict[bytes, bytes]
    rules: tuple[tuple[str, str, str], ...]
    words: int
    conditional: tuple[bytes, ...]


def head_of(pattern: bytes) -> bytes:
    """The first whole characters of `pattern` within HEAD bytes.

    >>> head_of("Ałsynow".encode()).decode(), head_of("北京市".encode()).decode()
    ('Ałsyn', '北京')
    """
    size = min(HEAD, len(pattern))
    while size < len(pattern) and 0x80 <= pattern[size] < 0xC0:
        size -= 1
    return pattern[:size]


def compile_index(index: NameIndex, *, turkic: bool = False, ignore_case: bool = False) -> Lexicon:
    """The lexicon of `index`. `turkic` capitalises i as İ; `ignore_case` matches every spelling in any case."""
    rules: dict[int, int] = {}
    listed: list[tuple[str, str, str]] = []

    def number(entry: Entry) -> int:
        rule = entry.rule
        if id(rule) not in rules:
            rules[id(rule)] = len(listed)
            listed.append((rule.kind, rule.where, rule.id))
        return rules[id(rule)]

    def written(output: str, form: str) -> bytes:
        if form == "upper":
            output = capitals(output, turkic=turkic)
        elif form == "capital":
            output = capitalise(output, turkic=turkic)
        return output.encode()

    def record(key: str, form: str, loose: bool) -> Record:
        entry, conditional = index.entries.get(key), index.contextual.get(key, ())
        outputs = [
            Conditional(before, after, written(e.output, form), e.via, number(e), e.output in index.unsettled)
            for e in conditional
            for before, after in map(context_patterns, e.rule.contexts)
        ]
        if entry is None:
            return Record(None, "", 0, False, tuple(outputs), b"")
        same = fold(entry.output) == key and not loose  # the canonical form, however it is typed, is left as it is
        text = b"" if same else written(entry.output, form)
        loud = written(entry.output, "upper") if loose else b""
        return Record(text, entry.via, number(entry), entry.output in index.unsettled, tuple(outputs), loud)

    exact: dict[bytes, Record] = {}
    loose: dict[bytes, Record] = {}
    keys = list(dict.fromkeys([*index.contextual, *index.entries]))
    strict = [key for key in keys if not (ignore_case or _ignores_case(index, key))]
    for key in strict:
        _add(exact, key, record(key, "", False))
    for key in strict:
        for form, text in _cased_forms(key):
            _add(exact, text, record(key, form, False))
    for key in dict.fromkeys(keys) if len(strict) < len(keys) else ():
        if ignore_case or _ignores_case(index, key):
            _add(loose, lower(key), record(key, "", True))
    ahead = [len(c.after) for entries in index.contextual.values() for e in entries for c in e.rule.contexts]
    return Lexicon(
        heads=_filed(exact),
        loose=_filed(loose),
        rules=tuple(listed),
        words=max([key.count(" ") for key in keys] + ahead, default=0),
        conditional=tuple(p for p, r in (*exact.items(), *loose.items()) if any(c.after for c in r.conditional)),
    )


def pack(lexicon: Lexicon) -> bytes:
    """The lexicon as bytes, for the cache of this version of Python."""
    return marshal.dumps(tuple(lexicon))


def unpack(data: bytes) -> Lexicon:
    """What `pack` packed. Raises ValueError, EOFError or TypeError for anything else."""
    return Lexicon(*marshal.loads(data))  # noqa: S302 - the user's own cache, written by `pack`


def cached_lexicon(key: Sequence[str], files: Sequence[Path], build: Callable[[], Lexicon]) -> Lexicon:
    """The lexicon of the names tables `files`, from the cache on disk, or else built and put there.

    `key` says what else it depends on. Raises TranslitError where a file can't be read, and what `build` raises.
    """
    digest = hashlib.sha256(repr((key, sys.version_info[:2])).encode())
    for path in files:
        try:
            status = path.stat()
        except OSError as error:
            raise TranslitError(f"can't read {path}: {error.strerror}") from None
        digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    name = f"names-{tables_digest()}-{digest.hexdigest()[:16]}.bin"
    packed = recall(name)
    if packed is not None:
        with contextlib.suppress(ValueError, EOFError, TypeError):
            return unpack(packed)
    lexicon = build()
    remember(name, pack(lexicon))
    return lexicon


def unpack_records(data: bytes) -> dict[bytes, Record]:
    """The spellings under one head."""
    return {
        pattern: Record(written, via, rule, unsettled, tuple(Conditional(*c) for c in conditional), loud)
        for pattern, (written, via, rule, unsettled, conditional, loud) in marshal.loads(data)  # noqa: S302
    }


def _filed(records: Mapping[bytes, Record]) -> dict[bytes, bytes]:
    under: dict[bytes, list[tuple[bytes, tuple[object, ...]]]] = {}
    for pattern, record in records.items():
        plain = (*record[:4], tuple(tuple(c) for c in record.conditional), record.loud)
        under.setdefault(head_of(pattern), []).append((pattern, plain))
    return {head: marshal.dumps(found) for head, found in under.items()}


def _add(records: dict[bytes, Record], text: str, record: Record) -> None:
    """Enter a pattern, with either apostrophe; what was entered before it stays."""
    records.setdefault(text.encode(), record)
    if "'" in text:
        records.setdefault(text.replace("'", CURLY).encode(), record)


def _ignores_case(index: NameIndex, key: str) -> bool:
    entry = index.entries.get(key)
    entries: Iterable[Entry] = (*index.contextual.get(key, ()), *((entry,) if entry else ()))
    return any(entry.rule.ignore_case for entry in entries)


def _cased_forms(spelling: str) -> Iterator[tuple[str, str]]:
    """The other forms of case that a spelling is met in."""
    if spelling == lower(spelling):
        yield "capital", capitalise(spelling)
    loud = upper(spelling)
    if len(loud) > 1:
        yield "upper", loud
        bare = capitals(spelling)
        if bare != loud:
            yield "upper", bare
        if "ß" in spelling:
            yield "upper", upper(spelling.replace("ß", "ẞ"))
        if "i" in spelling and TURKIC_LETTERS.intersection(spelling):
            yield "upper", upper(spelling, turkic=True)


def context_patterns(context: Context) -> tuple[str, str]:
    """A context as a pattern to search the text before with, and one to match the text after with."""
    before = "".join(_item(item, r"\s*") for item in context.before)
    after = "".join(_item(item, "", r"\s*") for item in context.after)
    return (before + "$" if before else ""), after


def _item(item: Item, behind: str, ahead: str = "") -> str:
    if item.edge:
        return r"(?:^|\n)\s*" if item.edge == "^" else r"\s*(?:$|\n)"
    words = sorted((regex.escape(fold(m), literal_spaces=True) for m in item.members), key=len, reverse=True)
    choice = "|".join(word.replace(" ", r"\s*") for word in words)
    body = rf"{ahead}(?<![\p{{L}}\p{{M}}])(?:{choice})(?![\p{{L}}\p{{M}}]){behind}"
    if item.negated:
        return f"(?<!{body})" if behind else f"(?!{body})"
    return body
