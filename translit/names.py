"""Names: which spelling stands for which canonical form, in one language of the reader.

Tables come in layers, the shipped ones below the user's. A written spelling wins over a derived one, a
higher layer over a lower; two names that derive one spelling have it both or neither: neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import regex

from translit.derived import derived_forms, derived_spellings
from translit.errors import TableError, UnknownTable
from translit.folding import fold
from translit.names_grammar import NameRule
from translit.tables import list_tables

__all__ = ["Clash", "Entry", "NameIndex", "build_index"]

WRITTEN = "written"
SHORTEST = 4  # letters of a derived spelling: shorter ones are mostly other words
WORDS = regex.compile(r"[\p{L}\p{M}\p{N}]+")
COMMON_NOUNS = frozenset({"people", "language", "term"})  # kinds whose canonical forms are words, to be translated
DERIVED_ABROAD = frozenset({"place"})  # kinds whose English form may be an exonym, and other languages' the native one
CHAIN = 8  # layers that may overrule one another


@dataclass(frozen=True, slots=True)
class Entry:
    """What a spelling stands for: the text to write, the rule that says so, and how it knew the spelling."""

    output: str
    rule: NameRule
    via: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A spelling that several names derive; it is applied for none of them."""

    spelling: str
    rules: tuple[NameRule, ...]

    def __str__(self) -> str:
        names = " and ".join(f"{rule.canonical} ({rule.where})" for rule in self.rules)
        return f"'{self.spelling}' is derived for {names}: applied for neither; write it on the line it belongs to"


@dataclass(frozen=True)
class NameIndex:
    """Folded spelling → its entry. `contextual` holds those that only apply in a context, tried first.

    `unsettled` are the outputs that may form a longer spelling with the words beside them.
    """

    entries: Mapping[str, Entry]
    contextual: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    clashes: tuple[Clash, ...] = ()
    unsettled: frozenset[str] = frozenset()


def build_index(layers: Sequence[Sequence[NameRule]], to: str = "en") -> NameIndex:
    """The index of the names in `layers` (lowest first), with canonical forms in language `to`.

    Raises TableError where two rules of a layer give one spelling to two names, UnknownTable where
    translit has no orthography for `to`.
    """
    _check_language(layers, to)
    entries: dict[str, Entry] = {}
    contextual: dict[str, tuple[Entry, ...]] = {}
    derived: dict[str, Entry] = {}
    clashes: list[Clash] = []
    for rules in layers:
        outputs = _outputs(rules, to)
        rules = [rule for rule in rules if id(rule) in outputs]
        own: dict[str, Entry] = {}
        for rule in rules:
            entry = Entry(outputs[id(rule)], rule, WRITTEN)
            if rule.contexts:
                for text in _named(rule):
                    contextual[fold(text)] = (*contextual.get(fold(text), ()), entry)
                continue
            for text in (*_named(rule), entry.output):
                _claim(own, text, entry)
        entries.update(own)
        found, doubtful = _derive(rules, outputs)
        derived.update(found)
        clashes += doubtful
    written_keys = entries.keys()
    clashes = [clash for clash in clashes if fold(clash.spelling) not in written_keys]
    merged = {**derived, **entries}
    for clash in clashes:
        merged.pop(fold(clash.spelling), None)
    resolved = {key: _resolved(entry, merged) for key, entry in merged.items()}
    return NameIndex(resolved, contextual, tuple(clashes), _unsettled(resolved, contextual))


def _check_language(layers: Iterable[Iterable[NameRule]], to: str) -> None:
    known = list_tables("orthographies")
    if to == "en" or to in known:
        return
    if not any(to == language for rules in layers for rule in rules for language, _ in (*rule.others, *rule.natives)):
        raise UnknownTable(f"no canonical forms in {to!r}; languages with an orthography: {', '.join(sorted(known))}")


def _named(rule: NameRule) -> Iterator[str]:
    """The spellings that the rule's line writes out."""
    yield from rule.spellings
    for _, form in rule.natives:
        yield form
    for _, form in rule.others:
        if rule.kind not in COMMON_NOUNS or not form[0].islower():
            yield form  # a common noun of its language is written, not looked for
    if not rule.contexts:
        yield rule.canonical


def _outputs(rules: Sequence[NameRule], to: str) -> dict[int, str]:
    """The canonical form of each rule, by its id(), in language `to`: as its line gives it, else derived.

    A bearer whose English form is not spelt from the native one (Charles Aznavour) has that form in every
    language; a common noun without a form in the language has none.
    """
    given: dict[int, str] = {}
    for rule in rules:
        form = dict(rule.others).get(to) or (rule.canonical if to == "en" else dict(rule.natives).get(to))
        if form:
            given[id(rule)] = form
    open_rules = [rule for rule in rules if id(rule) not in given]
    natives = {id(rule): [f"{lang}:{form}" for lang, form in rule.natives] for rule in open_rules}
    every = [native for found in natives.values() for native in found]
    derived, known = derived_forms(every, to), derived_spellings(every)
    for rule in open_rules:
        form = next((derived[native] for native in natives[id(rule)] if derived[native]), None)
        spelt = any(s.text == rule.canonical for native in natives[id(rule)] for s in known[native])
        if form is not None and (spelt or rule.kind in DERIVED_ABROAD or _is_foreign(form)):
            given[id(rule)] = form
        elif rule.kind not in COMMON_NOUNS:
            given[id(rule)] = rule.canonical
    return given


def _is_foreign(form: str) -> bool:
    """Is the form in other letters than Latin ones?"""
    return regex.search(r"(?!\p{Latin})\p{L}", form) is not None


def _claim(own: dict[str, Entry], text: str, entry: Entry) -> None:
    key = fold(text)
    other = own.setdefault(key, entry)
    if other.rule.canonical == entry.rule.canonical:
        return
    if text == entry.output and text not in (*_named(entry.rule),):
        return  # a derived canonical form gives way to what is written
    if text == other.output and text not in (*_named(other.rule),):
        own[key] = entry
        return
    rule = entry.rule
    raise TableError(
        f"'{text}' is already a spelling of {other.rule.canonical} ({other.rule.where}), "
        f"here of {rule.canonical} ({rule.where}): one spelling can't have two canonical forms",
        path=rule.path,
        line=rule.line,
        column=max(rule.raw.find(text), 0) + 1,
        text=rule.raw,
    )


def _derive(rules: Iterable[NameRule], outputs: Mapping[int, str]) -> tuple[dict[str, Entry], list[Clash]]:
    """The derived spellings of the rules, and those that several names claim."""
    found: dict[str, Entry] = {}
    claims: dict[str, dict[str, NameRule]] = {}
    texts: dict[str, str] = {}
    rules = [rule for rule in rules if not rule.contexts]
    known = derived_spellings(f"{language}:{form}" for rule in rules for language, form in rule.natives)
    for rule in rules:
        for language, form in rule.natives:
            for spelling in known[f"{language}:{form}"]:
                key = fold(spelling.text)
                if sum(char.isalpha() for char in key) < SHORTEST or (key.isupper() and not rule.canonical.isupper()):
                    continue  # mostly another word, or a system that writes capitals
                claims.setdefault(key, {}).setdefault(rule.canonical, rule)
                found.setdefault(key, Entry(outputs[id(rule)], rule, spelling.via))
                texts.setdefault(key, spelling.text)
    clashes = [Clash(texts[key], tuple(names.values())) for key, names in claims.items() if len(names) > 1]
    return {key: entry for key, entry in found.items() if len(claims[key]) == 1}, clashes


def _resolved(entry: Entry, entries: Mapping[str, Entry]) -> Entry:
    """The entry with its output as a higher layer would rewrite it, so that applying twice changes nothing."""
    output = entry.output
    for _ in range(CHAIN):
        further = entries.get(fold(output))
        if further is None or further.output == output:
            break
        output = further.output
    return entry if output == entry.output else Entry(output, entry.rule, entry.via)


def _unsettled(entries: Mapping[str, Entry], contextual: Mapping[str, tuple[Entry, ...]]) -> frozenset[str]:
    """The outputs that stand inside a longer spelling, or overlap with the end or the start of one."""
    inside: set[tuple[str, ...]] = set()
    heads: set[tuple[str, ...]] = set()
    tails: set[tuple[str, ...]] = set()
    for key in (*(key for key, entry in entries.items() if fold(entry.output) != key), *contextual):
        words = tuple(WORDS.findall(key))
        for start in range(len(words)):
            tails.add(words[start:])
            heads.add(words[: start + 1])
            inside.update(words[start:end] for end in range(start + 1, len(words) + 1) if end - start < len(words))
    found = set()
    for output in {entry.output for entry in (*entries.values(), *(e for es in contextual.values() for e in es))}:
        words = tuple(WORDS.findall(fold(output)))
        cuts = range(1, len(words))
        if words in inside or any(words[:cut] in tails or words[cut:] in heads for cut in cuts):
            found.add(output)
    return frozenset(found)
