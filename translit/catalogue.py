"""The systems as a catalogue: what there is (`systems`), and how far one can be undone (`reversibility`).

Listing reads the directives of each file and no rules: it is quick, and cached for the process. `reversibility`
loads the table and tries words, which takes seconds: what it says of the shipped tables is recorded beside them,
in `data/reversibility.tsv`, which `python -m translit.catalogue > data/reversibility.tsv` writes anew.
"""

from __future__ import annotations

import math
import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import regex

from translit.errors import MissingLibrary
from translit.inverse import Inverse, Letters
from translit.lines import read_lines
from translit.loading import load_names, load_path
from translit.rules import RuleTable
from translit.scripts import letters_of
from translit.tables import data_folders, find_table, list_tables, names_tables, read_table_text
from translit.transliteration import Transliterator

__all__ = ["System", "find_system", "recorded", "reversibility", "systems"]

LISTED = ("language", "script", "authority", "year", "source", "alias", "option", "end")
RECORD = "reversibility.tsv"  # in the folder that holds systems/
DIRECTIVE = re.compile(rf"^[ \t]*@(?:{'|'.join(LISTED)})\b.*", re.MULTILINE)
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
        """`reversibility(self.id)` as it was recorded or, for a table that has no record, as measured now."""
        known = recorded(list_tables("systems")[self.id])
        return known[self.id] if self.id in known else reversibility(self.id)


def systems(*, language: str | None = None) -> tuple[System, ...]:
    """All systems in the order of their ids, or those for one language (ISO 639).

    Raises TranslitError where a file can't be read.

    >>> [system.id for system in systems(language="he")]
    ['he-2006', 'he-alalc', 'he-bgn1962', 'he-iso259', 'he-iso259-2']
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


def find_system(name: str) -> tuple[System, Path]:
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

    >>> reversibility("ka-iso9984")
    1.0
    """
    system, path = find_system(name)
    return _measured(path, path.stat().st_mtime_ns, system.reverse)


def recorded(path: Path) -> Mapping[str, float | None]:
    """What is recorded beside the table in `path`: reversibility by id."""
    return _read_record(path.parent.parent / RECORD)


@lru_cache(maxsize=32)
def _read_record(path: Path) -> Mapping[str, float | None]:
    if not path.is_file():
        return {}
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {name: None if share == "-" else float(share) for name, share in lines}


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


def _record() -> None:
    """Measure every shipped system and print the record; it takes minutes."""
    print(
        "# system: share of the words tried that come back as they were (translit.catalogue.reversibility), - if untold"
    )
    for system in systems():
        try:
            share = reversibility(system.id)
        except MissingLibrary as error:
            print(f"{system.id}: {error}", file=sys.stderr)
            share = None
        print(system.id, "-" if share is None else math.floor(share * 1000) / 1000, sep="\t")


if __name__ == "__main__":
    _record()
