"""The systems as a catalogue: what there is (`systems`), one of them to read (`describe`), whether it can be undone.

Listing reads the directives of each file and no rules: it is quick, and cached for the process.
`reversibility` loads the table and tries words, and is worked out when asked for.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import regex

from translit.errors import UnknownTable
from translit.inverse import Inverse, Letters
from translit.lines import read_lines
from translit.rules import RuleTable, parse_example
from translit.scripts import letters_of
from translit.tables import data_folders, find_table, list_tables, load_names, load_path, names_tables, read_table_text
from translit.transliterate import Transliterator

__all__ = ["System", "describe", "reversibility", "systems"]

LISTED = ("language", "script", "authority", "year", "source", "alias", "option", "end")
DIRECTIVE = re.compile(rf"^[ \t]*@(?:{'|'.join(LISTED)})\b.*", re.MULTILINE)
COMMENT = re.compile(r"(?<!\S)#.*")
ARROW, SLASH = re.compile(r"(?<!\\)(?:→|->)"), re.compile(r"(?<!\\)/")
WIDTH = 100  # of a description, in columns
LEFT, RIGHT = 24, 16  # the widest columns of rules that are kept in line
MOST_WORDS, MOST_NATIVES, MOST_PASSES = 400, 12, 2  # limits of a measurement


@dataclass(frozen=True, slots=True)
class System:
    """A published system as its table's directives tell it.

    `script` is the pair of source and target (ISO 15924), `options` pair a name with what it does,
    `reverse` is the id of the table that goes the other way, if there is one.
    """

    id: str
    title: str
    languages: tuple[str, ...] = ()
    script: tuple[str, str] | None = None
    authority: str = ""
    year: str = ""
    sources: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    reverse: str | None = None

    @property
    def reversibility(self) -> float | None:
        """`reversibility(self.id)`: measured when it is asked for."""
        return reversibility(self.id)


def systems(*, language: str | None = None) -> tuple[System, ...]:
    """All systems in the order of their ids, or those for one language (ISO 639).

    Raises TranslitError where a file can't be read.

    >>> [system.id for system in systems(language="he")]
    ['he-2006', 'he-alalc', 'he-bgn1962']
    """
    listed = _listed(data_folders())
    return tuple(system for system in listed.values() if language is None or language in system.languages)


@lru_cache(maxsize=32)
def _listed(folders: tuple[Path, ...]) -> Mapping[str, System]:
    """The systems of these folders by id: `folders` is there for the cache."""
    found = {name: _read(path) for name, path in sorted(list_tables("systems").items())}
    return {name: replace(system, reverse=_reverse(system, found.values())) for name, system in found.items()}


def _read(path: Path) -> System:
    """The system in the file `path`, from its title and its directives alone."""
    text = read_table_text(path)
    first = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").split("\n", 1)[0].strip()
    values: dict[str, list[str]] = {name: [] for name in LISTED}
    inside = False  # an option's block, whose aliases name that variant
    for line in read_lines("\n".join(DIRECTIVE.findall(text)), str(path)):
        name = line.words()[0].text[1:]
        inside = name == "option" or (inside and name != "end")
        if name != "alias" or not inside:
            values[name].append(line.drop(len(name) + 1).strip().text)
    sides = [side.strip() for side in "".join(values["script"][:1]).split("→")]
    options = [option.split(None, 1) for option in values["option"]]
    return System(
        id=path.stem,
        title=first.lstrip("# ") if first.startswith("#") else path.stem,
        languages=tuple(" ".join(values["language"]).split()),
        script=(sides[0], sides[1]) if len(sides) > 1 else None,
        authority="".join(values["authority"][:1]),
        year="".join(values["year"][:1]),
        sources=tuple(values["source"]),
        aliases=tuple(" ".join(values["alias"]).split()),
        options=tuple((name, " ".join(rest)) for name, *rest in options),
    )


def _reverse(system: System, others: Iterable[System]) -> str | None:
    """The table that goes the other way: scripts swapped, and one id begins with the other, as X-reverse with X."""
    if system.script is None:
        return None
    swapped = system.script[::-1]
    if swapped == system.script:
        return None
    found = [
        other.id
        for other in others
        if other.script == swapped and (other.id.startswith(system.id + "-") or system.id.startswith(other.id + "-"))
    ]
    return min(found, key=lambda name: (not name.endswith("-reverse"), len(name)), default=None)


def _system(name: str) -> tuple[System, Path]:
    """The system called `name` (id, alias, "id+option" or path) and its file. Raises UnknownTable."""
    path, _ = find_table(name)
    listed = _listed(data_folders()).get(path.stem)
    return listed if listed and list_tables("systems")[path.stem] == path else _read(path), path


# -- whether it can be undone --------------------------------------------------------------------


def reversibility(name: str) -> float | None:
    """The share (0 to 1) of words that come back unchanged after the system called `name` and its reverse.

    The words are those of the table's own examples, and the native forms in `data/names/` of its
    languages in its script: at most 400, taken evenly from their sorted list. Where there is a reverse
    table (`System.reverse`), a word must come back through it, letter for letter. Elsewhere the rules
    are turned round: of the native words that the table would write so, the one with the likeliest
    pairs of letters is taken, and must be the word; the pairs are learnt from the other half of the
    words. So it says how much was lost on these words, not what any other text will do.

    None where there is no telling: a table without such words, one behind a converter (Chinese
    characters, kana), or one of more than two passes, whose rules aren't turned round.
    Raises UnknownTable, TableError, or MissingLibrary where a reverse table needs one.

    >>> reversibility("ka-2002")
    1.0
    """
    system, path = _system(name)
    return _measured(path, path.stat().st_mtime_ns, system.reverse)


@lru_cache(maxsize=1024)
def _measured(path: Path, modified: int, reverse: str | None) -> float | None:
    """`modified` is there for the cache."""
    table = load_path(path)
    words = _words(table)
    if not words or (reverse is None and (table.converter or sum(map(bool, table.passes)) > MOST_PASSES)):
        return None
    write = Transliterator(table)
    if reverse is not None:
        back = Transliterator(load_path(find_table(reverse)[0]))
        return sum(back(write(word)) == word for word in words) / len(words)
    lowered = sorted({word.lower() for word in words} if table.case != "exact" else set(words))
    halves = lowered[::2], lowered[1::2]
    alphabet = "".join(lowered)
    came_back = 0
    for half, other in (halves, halves[::-1]):
        inverse = Inverse(table.passes, Letters(other, alphabet), lambda spelling: spelling)
        for word in half:
            spelling = write(word)
            natives = (native for native, _ in inverse.natives(spelling, MOST_NATIVES) if write(native) == spelling)
            came_back += next(natives, None) == word
    return came_back / len(lowered)


def _words(table: RuleTable) -> list[str]:
    """The distinct words that the table is measured on, sorted, in NFC."""
    letters = letters_of(table.script[0]) if table.script else r"\p{L}"
    word = regex.compile(rf"[{letters}](?:[{letters}\p{{M}}]|['’ʼ\u200c\u200d](?=[{letters}]))*")
    texts = [example.source for example in table.examples]
    texts += [form for language in table.languages for form in _natives().get(language, ())]
    found = sorted({match for text in texts for match in word.findall(unicodedata.normalize("NFC", text))})
    return found[:: -(-len(found) // MOST_WORDS)] if found else []


@lru_cache(maxsize=1)
def _natives() -> Mapping[str, frozenset[str]]:
    """The native forms of the names tables, by language."""
    found: dict[str, set[str]] = {}
    for path in names_tables():
        for rule in load_names(path).rules:
            for language, form in rule.natives:
                found.setdefault(language, set()).add(form)
    return {language: frozenset(forms) for language, forms in found.items()}


# -- one system to read --------------------------------------------------------------------------


def describe(name: str) -> str:
    """The system called `name` (id, alias or path) for a person to read in a terminal.

    What its directives say, then its rules in columns, contexts in the grammar's notation, those of the
    tables that it includes after its own, then its examples. Raises UnknownTable.

    >>> print(describe("ka-2002").splitlines()[2])
    id         ka-2002
    """
    system, path = _system(name)
    blocks = _blocks(path, "")
    parts = ["\n".join(_head(system))]
    parts += [f"{block.heading}\n" + "\n".join(block.lines()) for block in blocks if block.rows]
    return "\n\n".join(parts) + "\n"


def _head(system: System) -> Iterator[str]:
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
    ]
    last = ""
    for label, value in rows:
        indent = f"{label if label != last else '':<11}"
        last = label
        if value:
            yield _wrapped(value, indent, " " * len(indent))


def _wrapped(text: str, first: str, other: str) -> str:
    """`text` in lines that begin with `first`, then with `other`."""
    wrapper = textwrap.TextWrapper(WIDTH, first, other, break_long_words=False, break_on_hyphens=False)
    return wrapper.fill(text)


@dataclass(slots=True)
class _Block:
    """Lines under one heading, each a tuple of columns; the classes first, wherever the table has them."""

    heading: str
    classes: list[tuple[str, ...]] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        rules = [row for row in self.rows if len(row) > 1]
        left = min(max((_columns(row[0]) for row in rules), default=0), LEFT)
        right = min(max((_columns(row[1]) for row in rules), default=0), RIGHT)
        for row in (*self.classes, *self.rows):
            if len(row) == 1:
                yield _wrapped(row[0], "  ", "    ")
            else:
                text = f"  {_padded(row[0], left)} → {_padded(row[1], right)}"
                yield (text + (f"  / {row[2]}" if row[2] else "")).rstrip()


def _blocks(path: Path, origin: str, seen: Sequence[Path] = ()) -> list[_Block]:
    """The rules of the table in `path` and of those it includes; the examples, too, where no `origin` includes it."""
    of = f" of {path.stem}, included by {origin}" if origin else ""
    rules, examples, gaps = _Block(f"Rules{of}"), _Block("Examples"), _Block("Known gaps")
    options: list[_Block] = []
    here, included = rules, list[_Block]()
    for raw in read_table_text(path).splitlines():
        text = COMMENT.sub("", raw).strip()
        directive, _, value = text.partition(" ")
        value = value.strip()
        if directive == "@class":
            label, _, members = value.partition(" ")
            here.classes.append((f"{label} = {' '.join(members.split())}",))
        elif directive == "@then":
            here.rows.append(("then, on what that wrote:",))
        elif directive in ("@case", "@convert"):
            here.rows.append((f"{'case' if directive == '@case' else 'converter'}: {value}",))
        elif directive == "@option":
            here = _Block(f"Option +{value.split()[0]}")
            options.append(here)
        elif directive == "@alias" and here is not rules:
            here.rows.append((f"aliases: {'  '.join(value.split())}",))
        elif directive == "@end":
            here = rules
        elif directive == "@include":
            included += _included(value, path, seen)
        elif text and not text.startswith("@"):
            if text[0] in "=≈~":
                [line] = read_lines(text, str(path))
                example = parse_example(line, path.name)
                target = gaps if example.mark == "~" else examples if here is rules else here
                label = "e.g. " if target is here else ""
                target.rows.append((label + example.source, example.target, ""))
            else:
                left, right = (" ".join(side.split()) for side in ARROW.split(text, maxsplit=1))
                right, *contexts = SLASH.split(right, maxsplit=1)
                here.rows.append((left, right.strip(), "".join(contexts).strip()))
    return [rules, *included] if origin else [rules, *options, *included, examples, gaps]


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
