"""What `translit check` proves of a table: its examples hold, no rule is dead, its source is named.

`check_path` looks at one table, or a folder of them, and returns what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import regex

from translit.commonness import common_words
from translit.compiling import rules_of
from translit.deriving import native_form, reading_outputs, spelling_outputs, spellings
from translit.errors import MissingLibrary, TableError, TranslitError, UnknownTable
from translit.folding import fold
from translit.loading import load_names, load_path
from translit.names import build_index
from translit.names_grammar import NameRule
from translit.normalising import Normaliser
from translit.rules import Example, Rule, RuleTable
from translit.scripts import SCRIPTS, letters_of
from translit.tables import read_table_text
from translit.transliteration import Transliterator

__all__ = ["Problem", "Report", "check_names_tables", "check_path", "check_rule_table"]

MANY = 1_000  # names: only so many are worth loading the lists of common words
KINDS = ("systems", "readings", "orthographies")
RULE_DIRECTIVE = re.compile(r"^@(?:id|language|script|then|option)\b", re.MULTILINE)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a table: `where` as "file:line", and what."""

    where: str
    message: str
    warning: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """How many tables were looked at, and what is wrong in them."""

    tables: int
    problems: tuple[Problem, ...]


def check_path(path: Path) -> Report:
    """Check the table in `path`, or all tables in the folder `path`.

    A table that can't be read is a problem, too: nothing is raised but TranslitError for a path that isn't there.
    """
    if not path.exists():
        raise TranslitError(f"can't read {path}: no such file or folder")
    files = sorted(path.glob("**/*.rules")) if path.is_dir() else [path]
    if not files:
        raise TranslitError(f"no tables (*.rules) in {path}")
    names = [file for file in files if is_names_table(file)]
    problems: list[Problem] = []
    for file in files:
        if file not in names:
            problems += _caught(check_rule_table, file)
    styles = [file for file in names if "styles" in file.resolve().parts[:-1]]
    for layer in ([file for file in names if file not in styles], *([style] for style in styles)):
        if layer:
            problems += _caught(check_names_tables, layer)
    return Report(len(files), tuple(problems))


def _caught(check: Callable[[T], Iterable[Problem]], what: T) -> Iterator[Problem]:
    try:
        yield from check(what)
    except TableError as error:
        first, *rest = str(error).split("\n")
        place, _, message = first.partition(": ")
        yield Problem(place, "\n".join([message, *rest]))
    except TranslitError as error:
        yield Problem(str(what), str(error))


def is_names_table(path: Path) -> bool:
    """Is `path` a names table? By its folder, else by its content: only rule tables have directives like @id."""
    parts = path.resolve().parts[:-1]
    if any(kind in parts for kind in KINDS):
        return False
    try:
        return "names" in parts or "styles" in parts or not RULE_DIRECTIVE.search(read_table_text(path))
    except TranslitError:
        return True  # whoever reads it next says what is wrong


def check_names_tables(paths: Sequence[Path]) -> Iterator[Problem]:
    """What is wrong with names tables that are used together, over no others."""
    tables = [load_names(path) for path in paths]
    yield from _repeated(rules_of(paths))
    yield from _underived(rules_of(paths))
    index = build_index(rules_of(paths))
    for word in common_words(index) if len(index.rules) > MANY else ():
        yield Problem(word.rule.where, str(word), warning=True)
    for ambiguity in index.ambiguous.values():
        if ambiguity.derived:
            yield Problem(ambiguity.rules[0].where, str(ambiguity), warning=True)
    normaliser = Normaliser.of_tables(paths)
    for table in tables:
        yield from _checked(table.examples, lambda text: [normaliser.normalise(text)])
        for rule in table.rules:
            again = normaliser.normalise(rule.canonical)
            if again != rule.canonical and not rule.contexts:
                yield Problem(rule.where, f"its canonical form {rule.canonical!r} is itself changed, to {again!r}")


def _repeated(rules: Iterable[NameRule]) -> Iterator[Problem]:
    """Spellings that an earlier line has for the same name, unless the line says in which language they are right."""
    written: dict[tuple[str, str], NameRule] = {}
    for rule in rules:
        if rule.contexts or rule.candidates or rule.right:
            continue
        for text in (*rule.spellings, *(form for _, form in rule.natives)):
            earlier = written.setdefault((rule.canonical, fold(text)), rule)
            if earlier is not rule:
                yield Problem(rule.where, f"'{text}' stands in {earlier.where} already", warning=True)


def _underived(rules: Iterable[NameRule]) -> Iterator[Problem]:
    """Native forms of languages that no table reads, the first of each language."""
    forms: dict[str, tuple[str, NameRule]] = {}
    for rule in rules:
        for language, form in rule.natives:
            forms.setdefault(language, (form, rule))
    for language, (form, rule) in forms.items():
        try:
            spellings(f"{language}:{form}")
        except UnknownTable as error:
            yield Problem(rule.where, f"{error}: nothing is derived from '{form}'", warning=True)
        except TranslitError:
            continue  # a library is missing, or the form is wrong: said elsewhere


def check_rule_table(path: Path) -> Iterator[Problem]:
    """What is wrong with the rule table in `path`. Raises TableError where it can't be read at all."""
    kind = kind_of(path)
    table = load_path(path, kind)
    where = f"{path.name}:1"
    if table.id != path.stem:
        yield Problem(where, f"'@id {table.id}' but the file is called {path.name}")
    if not table.sources:
        yield Problem(where, "no '@source': say which document the table follows")
    if not table.languages and kind != "orthographies":
        yield Problem(where, "no '@language'")
    if kind == "systems" and table.script is None:
        yield Problem(where, "no '@script', as in 'Cyrl → Latn'")
    for rules in table.passes:
        yield from _dead_rules(rules, path.name)
    if kind == "systems" and table.script is not None:
        yield from _leaks(table)
    yield from _examples(table, kind)


def kind_of(path: Path) -> str:
    """Which kind of rule table `path` holds, by the folder it stands in; a system if that doesn't tell."""
    return next((part for part in reversed(path.resolve().parts[:-1]) if part in KINDS), "systems")


def _dead_rules(rules: Iterable[Rule], file: str) -> Iterator[Problem]:
    """Rules of this file that an earlier one with the same left side always wins over."""
    plain: dict[str, Rule] = {}
    for rule in rules:
        winner = plain.get(rule.left)
        own = rule.where.rpartition(":")[0] == file
        if winner is not None and own and not rule.contexts:
            yield Problem(rule.where, f"'{rule.left}' never applies: {winner.where} wins")
        if not rule.contexts:
            plain.setdefault(rule.left, rule)


def _leaks(table: RuleTable) -> Iterator[Problem]:
    """Letters of the source script in a target."""
    assert table.script is not None
    source, target = table.script
    unknown = [code for code in table.script if code not in SCRIPTS]
    if unknown:
        yield Problem(f"{Path(table.path).name}:1", f"'@script' with an unknown code {unknown[0]!r}")
    if source == target or unknown or set(SCRIPTS[source]) & set(SCRIPTS[target]):
        return
    letter = regex.compile(rf"(?![βθχ])[{letters_of(source)}]")  # the IPA has these from Greek
    for rule in table.passes[-1]:
        for found in (letter.search(text) for text in rule.targets):
            if found:
                yield Problem(rule.where, f"'{found[0]}' (U+{ord(found[0]):04X}) in a target is {SCRIPTS[source][0]}")


def _examples(table: RuleTable, kind: str) -> Iterator[Problem]:
    yield from _checked(table.examples, _runner(table, kind))
    for option in table.options:
        yield from _checked(option.examples, _runner(table, kind, option.name))


def _runner(table: RuleTable, kind: str, *options: str) -> Callable[[str], list[str]]:
    """From an example's source to what the table makes of it, the first spelling first."""
    if kind == "systems":
        system = Transliterator(table, options=options)
        return lambda text: [system(text)]
    if kind == "readings":
        return lambda text: reading_outputs(table, text, options)

    def spell(text: str) -> list[str]:
        return spelling_outputs(table, *native_form(text), options)

    return spell


def _checked(examples: Iterable[Example], run: Callable[[str], list[str]]) -> Iterator[Problem]:
    missing: list[tuple[str, MissingLibrary]] = []
    for example in examples:
        try:
            got = run(example.source)
        except MissingLibrary as error:
            missing.append((example.where, error))
            continue
        except TranslitError as error:
            yield Problem(example.where, str(error))
            continue
        first = got[0] if got else ""
        if example.mark == "=" and first != example.target:
            also = " (it is among the other spellings: write ≈)" if example.target in got else ""
            yield Problem(example.where, f"{example.source} → expected {example.target!r}, got {first!r}{also}")
        elif example.mark == "≈" and example.target not in got:
            yield Problem(example.where, f"{example.source} → expected {example.target!r} among {', '.join(got)}")
        elif example.mark == "~" and first == example.target:
            yield Problem(example.where, f"{example.source} → {example.target!r} holds now: write '=' for '~'")
    if missing:
        more = f", like {len(missing) - 1} more of its examples" if missing[1:] else ""
        where, lacking = missing[0]
        yield Problem(where, f"not checked{more}: {lacking}", warning=True)
