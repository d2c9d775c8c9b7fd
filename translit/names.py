"""Names: which spelling stands for which name, in one layer of tables.

A written spelling wins over a derived one; a spelling that two names derive is applied for neither. What a
name is written as, in the language of the reader, is worked out apart (`translit.forms`): spellings are the
same for all languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from translit.converters import DOUBLE_SURNAMES
from translit.derived import derived_spellings
from translit.deriving import Spelling
from translit.errors import TableError
from translit.folding import fold
from translit.lexicon import WRITTEN
from translit.names_grammar import NameRule

__all__ = [
    "COMMON_NOUNS",
    "Ambiguity",
    "Entry",
    "Name",
    "NameIndex",
    "build_index",
    "is_guard",
    "names_of",
    "native_of",
]

CHARACTERS = ("zh", "yue")
SYLLABLE = re.compile(r"[aeiouü]+", re.IGNORECASE)
SYLLABIC = ("zh:", "ko:")
GIVEN_NAME = re.compile(r"[\w'’]+[- ][\w'’]+")  # of two syllables: Wei-nan is a town, and more often a man
WORD_END = re.compile(r"(?<=\w)(?!\w)")
SHORTEST = 4  # letters of a derived spelling: shorter ones are mostly other words
COMMON_NOUNS = frozenset({"people", "language", "term"})  # kinds whose canonical forms are words, to be translated


@dataclass(frozen=True, slots=True)
class Entry:
    """What a spelling stands for: a rule's place in the layer, and how it knew the spelling."""

    rule: int
    via: str


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A spelling that may be one of several names and is left alone.

    `candidates` are their canonical forms and `rules` their lines; `derived` tells a spelling that several
    names derive from one that a table marks as ambiguous.
    """

    spelling: str
    candidates: tuple[str, ...]
    rules: tuple[NameRule, ...]
    derived: bool

    def __str__(self) -> str:
        names = " and ".join(f"{rule.canonical} ({rule.where})" for rule in self.rules)
        return f"'{self.spelling}' is derived for {names}: applied for neither; write it on the line it belongs to"


@dataclass(frozen=True)
class NameIndex:
    """The rules of a layer, and what each folded spelling stands for.

    `contextual` holds what only applies in a context, tried first; `ambiguous` what is left alone.
    """

    rules: tuple[NameRule, ...]
    entries: Mapping[str, Entry]
    contextual: Mapping[str, tuple[Entry, ...]]
    ambiguous: Mapping[str, Ambiguity]


def build_index(rules: Sequence[NameRule], inflected: tuple[str, ...] = ()) -> NameIndex:
    """The index of the names in `rules`, with the case endings of the languages in `inflected`.

    Raises TableError where two of them write one spelling for two names.

    >>> from translit.names_grammar import parse_names
    >>> index = build_index(parse_names("ru:Алсынов, Alsinow → Alsynov", path="mine.rules").rules)
    >>> index.entries["Alsinow"].via, index.entries["Ałsynow"].via
    ('written', 'ru → pl')
    """
    entries: dict[str, Entry] = {}
    contextual: dict[str, tuple[Entry, ...]] = {}
    ambiguous: dict[str, Ambiguity] = {}
    rules = [replace(rule, id=name.id) for rule, name in zip(rules, names_of(rules), strict=True)]
    for number, rule in sorted(enumerate(rules), key=_from_abroad):
        entry = Entry(number, WRITTEN)
        if rule.candidates:
            for text in rule.spellings:
                ambiguous[fold(text)] = Ambiguity(text, rule.candidates, (rule,), derived=False)
        elif rule.contexts:
            for text in _named(rule):
                contextual[fold(text)] = (*contextual.get(fold(text), ()), entry)
        else:
            for text in (*_named(rule), rule.canonical):
                _claim(entries, text, entry, rules)
    for key in entries.keys() & ambiguous.keys():
        _contradict(ambiguous[key].rules[0], ambiguous[key].spelling, rules[entries[key].rule])
    for key, claims in _derived_claims(rules, inflected).items():
        if key in entries or key in ambiguous:
            continue
        names = {rules[number].canonical: rules[number] for number, _, _ in reversed(claims)}
        number, via, text = claims[0]
        if len(names) == 1:
            entries[key] = Entry(number, via)
        else:
            owners = tuple(reversed(names.values()))
            ambiguous[key] = Ambiguity(text, tuple(rule.canonical for rule in owners), owners, derived=True)
    return NameIndex(tuple(rules), entries, contextual, ambiguous)


def _from_abroad(numbered: tuple[int, NameRule]) -> bool:
    """Is it a line of another language's table? It must not claim the name before the name's own line, or its guard."""
    return bool(numbered[1].language)


def native_of(rule: NameRule, language: str, form: str) -> str:
    """The native form as spellings are derived from it: a person's in characters with a space behind the surname.

    The canonical form tells where that is, by its syllables.

    >>> from translit.names_grammar import parse_names
    >>> rules = parse_names("@kind person\\nzh:张又侠 → Zhang Youxia\\nzh:李小龙 → Bruce Lee", path="x.rules").rules
    >>> [native_of(rule, *rule.natives[0]) for rule in rules]
    ['zh:张 又侠', 'zh:李小龙']
    """
    words = rule.canonical.split()
    if rule.kind == "person" and language in CHARACTERS and len(words) == 2:
        surname, given = (len(SYLLABLE.findall(word)) for word in words)
        if surname + given == len(form) and (surname == 1 or form[:surname] in DOUBLE_SURNAMES):
            form = f"{form[:surname]} {form[surname:]}"
    return f"{language}:{form}"


def is_guard(rule: NameRule) -> bool:
    """Does the rule only protect what it names?"""
    return not rule.natives and not rule.others and not rule.right and set(rule.spellings) <= {rule.canonical}


class Name(NamedTuple):
    """What all lines of a name say together: its native forms, its id, and language → canonical form."""

    natives: tuple[tuple[str, str], ...] = ()
    id: str = ""
    forms: Mapping[str, str] = {}


def names_of(rules: Sequence[NameRule]) -> list[Name]:
    """For each rule its name: what its own line says, and what it doesn't, other lines of one canonical form and kind.

    A line that only guards its name takes no part in it.

    >>> from translit.names_grammar import parse_names
    >>> table = "ru:Копенгаген → Copenhagen, de:Kopenhagen {Q1748}\\n@language cs\\nKodaň → Copenhagen"
    >>> names_of(parse_names(table, path="mine.rules").rules)[1]
    Name(natives=(('ru', 'Копенгаген'),), id='Q1748', forms={'cs': 'Kodaň', 'de': 'Kopenhagen'})
    """
    shared: dict[tuple[str, str], Name] = {}
    for rule in reversed(rules):
        key = rule.kind, rule.canonical
        shared[key] = _together(rule, shared.get(key, Name()))
    return [Name() if is_guard(rule) else _together(rule, shared[rule.kind, rule.canonical]) for rule in rules]


def _together(rule: NameRule, others: Name) -> Name:
    return Name(rule.natives or others.natives, rule.id or others.id, {**others.forms, **dict(rule.others)})


def _named(rule: NameRule) -> Iterator[str]:
    """The spellings that the rule's line writes out, but for its canonical form."""
    yield from rule.spellings
    for _, form in rule.natives:
        yield form
    for _, form in rule.others:
        if form not in rule.unread and (rule.kind not in COMMON_NOUNS or not form[0].islower()):
            yield form  # a common noun of its language is written, not looked for


def _claim(entries: dict[str, Entry], text: str, entry: Entry, rules: Sequence[NameRule]) -> None:
    other = rules[entries.setdefault(fold(text), entry).rule]
    if other.canonical != rules[entry.rule].canonical:
        _contradict(rules[entry.rule], text, other)


def _contradict(rule: NameRule, text: str, other: NameRule) -> None:
    meant = "ambiguous" if rule.candidates else f"of {rule.canonical}"
    raise TableError(
        f"'{text}' is already a spelling of {other.canonical} ({other.where}), "
        f"here {meant} ({rule.where}): one spelling can't have two canonical forms",
        path=rule.path,
        line=rule.line,
        column=max(rule.raw.find(text), 0) + 1,
        text=rule.raw,
    )


def _derived_claims(rules: Sequence[NameRule], inflected: tuple[str, ...]) -> dict[str, list[tuple[int, str, str]]]:
    """Folded spelling → the (rule, via, spelling) that derive it, in the order of the rules."""
    claims: dict[str, list[tuple[int, str, str]]] = {}
    plain = [(number, rule) for number, rule in enumerate(rules) if not rule.contexts]
    natives = {number: [native_of(rule, language, form) for language, form in rule.natives] for number, rule in plain}
    known = derived_spellings((native for found in natives.values() for native in found), inflected)
    for number, rule in plain:
        for native in natives[number]:
            cases = _cases(rule, known[native])
            for spelling in known[native]:
                if spelling.declined and spelling.text in cases:
                    continue
                if rule.kind == "place" and native.startswith(SYLLABIC) and GIVEN_NAME.fullmatch(spelling.text):
                    continue
                key = fold(spelling.text)
                if sum(char.isalpha() for char in key) < SHORTEST or (key.isupper() and not rule.canonical.isupper()):
                    continue  # mostly another word, or a system that writes capitals
                claims.setdefault(key, []).append((number, spelling.via, spelling.text))
    return claims


def _cases(rule: NameRule, spellings: Sequence[Spelling]) -> set[str]:
    """What is the name with an ending to a few languages, and a case of it, or another name, to most.

    A man is Putins to Latvians; elsewhere that is his genitive, or the family. Bulgakova is a woman, Repino a place;
    and towns that have such an ending in one language have it in the genitive of another. But Hruščovs is the man:
    those who write -s for a case have no such letters.
    """
    listed = {rule.canonical, *_named(rule)}
    plain = listed.union(spelling.text for spelling in spellings if not spelling.declined)
    if rule.kind == "place":
        return {text + ending for text in plain for ending in "aos"}
    cases = {text + "s" for text in plain if text.isascii() or text in listed}
    own = any(text.endswith("o") for text in plain)  # Timoŝenko
    for text in plain.union(spelling.text for spelling in spellings):
        cases.update(WORD_END.sub(ending, text) for ending in "ao")  # Vladimira Putina
        cases |= {text + "a", text + "o", text.removesuffix("s") + "a"}
        cases |= set() if own else {text.removesuffix("a") + "o"}
    return cases
