"""What a rule table says: rules with their contexts, examples, options. `translit.rules_grammar` reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from translit.errors import UnknownTable

__all__ = [
    "Context",
    "Example",
    "Item",
    "Option",
    "Rule",
    "RuleTable",
    "join_passes",
    "with_options",
]


@dataclass(frozen=True, slots=True)
class Item:
    """One place of a context: any of `members` (or a word's edge), perhaps repeated, perhaps denied.

    `edge` is "^" or "$" for the start or the end of a word, else "". `members` may hold strings of
    several characters; an empty tuple with no edge means any letter.
    """

    members: tuple[str, ...]
    edge: str = ""
    negated: bool = False
    repeat: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What must stand before and after the left side for its rule to apply."""

    before: tuple[Item, ...]
    after: tuple[Item, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """`left → targets / contexts`: the first target is written, all are recognised.

    An empty `left` inserts. `where` is the file and line, as in "ru-bgn.rules:14".
    """

    left: str
    targets: tuple[str, ...]
    contexts: tuple[Context, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Example:
    """A line that is checked: "=" must give `target`, "≈" must offer it, "~" (a known gap) must not."""

    mark: str
    source: str
    target: str
    where: str


@dataclass(frozen=True, slots=True)
class Option:
    """A variant that the standard permits: its rules come before the table's own when asked for."""

    name: str
    description: str
    passes: tuple[tuple[Rule, ...], ...]
    aliases: tuple[str, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, eq=False)
class RuleTable:
    """What a rule table says. `passes` holds one tuple of rules for each pass (`@then` opens the next)."""

    id: str
    path: str
    title: str
    languages: tuple[str, ...]
    script: tuple[str, str] | None
    sources: tuple[str, ...]
    aliases: tuple[str, ...]
    passes: tuple[tuple[Rule, ...], ...]
    options: tuple[Option, ...]
    examples: tuple[Example, ...]
    authority: str = ""
    year: str = ""
    case: str = "derived"
    converter: str = ""
    readings: tuple[str, ...] = ()
    respells: tuple[str, ...] = ()
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def with_options(table: RuleTable, names: Iterable[str]) -> tuple[tuple[Rule, ...], ...]:
    """The table's passes with the rules of the options called `names` before its own.

    Raises UnknownTable for a name that is none of its options.
    """
    known = {option.name: option for option in table.options}
    layers = [table.passes]
    for name in names:
        if name not in known:
            listed = ", ".join(known) or "none"
            raise UnknownTable(f"{table.id} has no option {name!r}; its options: {listed}")
        layers.insert(0, known[name].passes)
    return join_passes(layers)


def join_passes(layers: Iterable[Iterable[Iterable[Rule]]]) -> tuple[tuple[Rule, ...], ...]:
    """Passes laid over one another: the first pass of each together, then the second; earlier layers win."""
    passes: list[list[Rule]] = []
    for layer in layers:
        for number, rules in enumerate(layer):
            if number == len(passes):
                passes.append([])
            passes[number] += rules
    return tuple(tuple(rules) for rules in passes)
