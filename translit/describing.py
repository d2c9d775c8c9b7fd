"""One system for a person to read in a terminal (`describe`): what its table says, in columns, with its comments."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from translit.catalogue import System, find_system, recorded
from translit.errors import UnknownTable
from translit.lines import read_lines
from translit.rules_grammar import parse_example
from translit.tables import find_table, read_table_text

__all__ = ["describe"]

COMMENT = re.compile(r"(?<!\S)#(.*)")
ESCAPE = re.compile(r"\\(?:N\{([^}]*)\}|u([0-9A-Fa-f]{4}))")
ARROW, SLASH = re.compile(r"(?<!\\)(?:→|->)"), re.compile(r"(?<!\\)/")
WIDTH = 100  # of a description, in columns
WIDEST = 30, 16, 36  # the columns of rules are kept in line up to these widths


def describe(name: str) -> str:
    """The system called `name` (id, alias or path) for a person to read in a terminal.

    What its directives say, its notes (the comments before its first rule), its rules in columns, each with
    its context in the grammar's notation and its comment, those of the tables that it includes after its own,
    then its examples. Raises UnknownTable.

    >>> print(describe("ka-2002").splitlines()[2])
    id          ka-2002
    """
    system, path = find_system(name)
    blocks = _blocks(path, "")
    parts = ["\n".join(_head(system, recorded(path).get(system.id)))]
    parts += ["\n".join([block.heading, *block.lines()]) for block in blocks if block.rows]
    return "\n\n".join(parts) + "\n"


def _head(system: System, share: float | None) -> Iterator[str]:
    yield system.title
    yield ""
    rows = [
        ("id", system.id),
        ("languages", " ".join(system.languages)),
        ("script", " → ".join(system.script or ())),
        ("authority", system.authority),
        ("year", system.year),
        *(("source", source) for source in system.sources),
        ("aliases", "  ".join(system.aliases)),
        *(("option", f"+{option}: {what}" if what else f"+{option}") for option, what in system.options),
        ("reverse", system.reverse or ""),
        ("reversible", "" if share is None else f"{100 * share:.3g} % of the words tried come back as they were"),
    ]
    last = ""
    for label, value in rows:
        indent = f"{label if label != last else '':<12}"
        last = label
        if value:
            yield _wrapped(value, indent, " " * len(indent))


def _wrapped(text: str, first: str, other: str) -> str:
    """`text` in lines that begin with `first`, then with `other`."""
    wrapper = textwrap.TextWrapper(WIDTH, first, other, break_long_words=False, break_on_hyphens=False)
    return wrapper.fill(text)


class _Row(NamedTuple):
    """A line of a block: a rule or an example in columns or, where `right` is empty, a line of text."""

    left: str
    right: str = ""
    context: str = ""
    remark: str = ""


THEN = _Row("then, on what that wrote:")  # between two passes


@dataclass(slots=True)
class _Block:
    """Lines under one heading, the classes first, wherever the table has them."""

    heading: str
    classes: list[_Row] = field(default_factory=list)
    rows: list[_Row] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        columns = zip(*(row[: len(WIDEST)] for row in self.rows if row.right), strict=True)
        widths = [
            max((width for width in map(_columns, column) if width <= widest), default=0)
            for column, widest in zip(columns, WIDEST, strict=False)
        ]
        last = None
        for row in (*self.classes, *([_Row("")] if self.classes else []), *self.rows):
            if row.right:
                cells = map(_padded, row, widths)
                yield f"  {next(cells)} → {'  '.join([*cells, row.remark])}".rstrip()
            else:
                if row.left and last is not None and last.right:
                    yield ""
                yield _wrapped(row.left, "  ", "    ") if row.left else ""
            last = row


def _blocks(path: Path, origin: str, seen: Sequence[Path] = ()) -> list[_Block]:
    """What the table in `path` says, and the rules of those it includes; its examples, too, if no `origin` does so."""
    of = f" of {path.stem}, included by {origin}" if origin else ""
    notes, rules, examples, gaps = (_Block(name + of) for name in ("Notes", "Rules", "Examples", "Known gaps"))
    here, options, included = rules, list[_Block](), list[_Block]()
    comments: list[str] = []  # lines of it: over a rule its heading, else a note
    for raw in read_table_text(path).splitlines()[1:]:
        remark = "".join(COMMENT.findall(raw)).strip()
        text = COMMENT.sub("", raw).strip()
        if remark and not text:
            comments.append(remark)
            continue
        directive, *values = text.split(None, 1)[:2] if text else ("",)
        value = "".join(values)
        over, comments = _paragraphs(comments), []
        if directive == "@class":
            label, _, members = value.partition(" ")
            here.classes += [*over, _Row(f"{label} = {_shown(members)}{f'   ({remark})' if remark else ''}")]
        elif text and not text.startswith("@"):
            block, row = _parsed(text, path)
            target = {"=": examples if here is rules else here, "≈": examples, "~": gaps}.get(block, here)
            label = "e.g. " if block == "=" and target is here else ""
            target.rows += [*over, row._replace(left=label + row.left, remark=remark)]
        elif directive == "@option":
            here = _Block(f"Option +{value.split()[0]}", rows=over)
            options.append(here)
        else:
            notes.rows += over
            if directive == "@then":
                here.rows.append(THEN)
            elif directive in ("@case", "@convert"):
                here.rows.append(_Row(f"{'case' if directive == '@case' else 'converter'}: {value}"))
            elif directive == "@alias" and here is not rules:
                here.rows.append(_Row(f"aliases: {'  '.join(value.split())}"))
            elif directive == "@end":
                here = rules
            elif directive == "@include":
                included += _included(value, path, seen)
    notes.rows += _paragraphs(comments)
    included = [_without(block, rules) for block in included]
    return [notes, rules, *included] if origin else [notes, rules, *options, *included, examples, gaps]


def _without(block: _Block, own: _Block) -> _Block:
    """An included block without the rules in whose place the table has its own; of one pass each, for all to see."""
    if THEN not in (*block.rows, *own.rows):
        taken = {(row.left, row.context) for row in own.rows if row.right}
        block.rows = [row for row in block.rows if not row.right or (row.left, row.context) not in taken]
    return block


def _paragraphs(comments: Sequence[str]) -> list[_Row]:
    """Lines of comment as paragraphs: a line ends one with its full stop."""
    lines = "".join(line + ("\n" if line.endswith(".") else " ") for line in comments)
    return [_Row(line.strip()) for line in lines.splitlines()]


def _parsed(text: str, path: Path) -> tuple[str, _Row]:
    """A line that is an example, and its mark, or a rule."""
    if text[0] in "=≈~":
        [line] = read_lines(text, str(path))
        example = parse_example(line, path.name)
        return example.mark, _Row(example.source, example.target)
    left, right = ARROW.split(text, maxsplit=1)
    right, *contexts = SLASH.split(right, maxsplit=1)
    return "", _Row(_shown(left), _shown(right), "".join(f"/ {_shown(context)}" for context in contexts))


def _shown(text: str) -> str:
    """A side of a rule with the characters that it names, if they can be seen; a lone combining mark on a circle."""

    def seen(match: re.Match[str]) -> str:
        char = unicodedata.lookup(match[1]) if match[1] else chr(int(match[2], 16))
        if unicodedata.category(char)[0] not in "LMNPS":
            return match[0]
        lone = not match.start() or match.string[match.start() - 1].isspace()
        return ("◌" if lone and unicodedata.category(char)[0] == "M" else "") + char

    return ESCAPE.sub(seen, " ".join(text.split()))


def _included(name: str, path: Path, seen: Sequence[Path]) -> list[_Block]:
    try:
        other, _ = find_table(name)
    except UnknownTable:
        return []
    return [] if other in (*seen, path) else _blocks(other, path.stem, (*seen, path))


def _columns(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    return sum(
        0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _columns(text))
