"""What the rules of names tables are written as in one language: as their lines give it, or else derived."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import regex

from translit.casing import lower
from translit.derived import derived_forms, derived_spellings
from translit.folding import fold
from translit.forms import WORDS, Forms, words_of
from translit.lexicon import LOUD, NONE, PLAIN, WRITTEN, Lexicon, Spelt, cased
from translit.marks import OWN_LETTERS, marked
from translit.names import COMMON_NOUNS, names_of, native_of
from translit.names_grammar import NameRule
from translit.packed import Packed

__all__ = ["build_forms"]

DERIVED_ABROAD = frozenset({"place"})  # kinds whose English form may be an exonym, and other languages' the native one
UNKNOWN: Spelt = (b"", PLAIN, NONE, "", (), ())


def build_forms(rules: Sequence[NameRule], lexicon: Lexicon, to: str) -> Forms:
    """What the `rules` of `lexicon` are written as in language `to`.

    >>> from translit.compiling import compile_index
    >>> from translit.names import build_index
    >>> from translit.names_grammar import parse_names
    >>> index = build_index(parse_names("ru:Алсынов → Alsynov", path="mine.rules").rules)
    >>> build_forms(index.rules, compile_index(index), "pl").output(0)
    'Ałsynow'
    """
    exact, loose = ({one[0].decode(): one for one in filed} for filed in (lexicon.exact, lexicon.loose))
    outputs, borrowed = _outputs(rules, to)
    letters = OWN_LETTERS.get(to, "")
    own: list[tuple[str, int]] = []
    for number, output in enumerate(outputs):
        rule = rules[number]
        if output is None or rule.contexts or rule.candidates:
            continue
        key = fold(output)
        _, _, other, via, _, _ = exact.get(key) or loose.get(lower(key)) or UNKNOWN
        if other >= 0 and via == WRITTEN and rules[other].canonical != rule.canonical and outputs[other] != output:
            outputs[number] = rule.canonical  # the form is a spelling of another name, and would become that one's
        elif other < 0 or rules[other].canonical != rule.canonical:
            own.append((output, number))
    ends = [(words[0], words[-1]) for words in (words_of(output) for output in outputs if output) if words]
    before, behind = _bigrams(rules, [*exact, *loose])
    return Forms(
        Packed.of((output or "").encode() for output in outputs),
        {word: before[word] for word, _ in ends if word in before},
        {word: behind[word] for _, word in ends if word in behind},
        tuple(own),
        frozenset(
            (fold(cased(form, how)), rule.canonical)
            for number, rule in enumerate(rules)
            for form in rule.spellings
            if to in rule.right or (number in borrowed and _is_in(letters, form, rule.canonical))
            for how in (PLAIN, LOUD)
        ),
        letters,
    )


def _bigrams(rules: Sequence[NameRule], spellings: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Word → the words before it, joined, and word → those behind it, in spellings of several words and in contexts."""
    pairs: set[tuple[str, str]] = set()
    for text in spellings:
        words = WORDS.findall(text.lower())
        pairs.update(pairwise(words))
    for rule in rules:
        for context in rule.contexts:
            ends = [words_of(form) for form in (*rule.spellings, *(form for _, form in rule.natives))]
            for words in filter(None, ends):
                pairs.update((said[-1], words[0]) for item in context.before for said in _said(item.members))
                pairs.update((words[-1], said[0]) for item in context.after for said in _said(item.members))
    before: dict[str, set[str]] = {}
    behind: dict[str, set[str]] = {}
    for one, other in pairs:
        before.setdefault(other, set()).add(one)
        behind.setdefault(one, set()).add(other)
    return {w: " ".join(sorted(s)) for w, s in before.items()}, {w: " ".join(sorted(s)) for w, s in behind.items()}


def _said(members: Iterable[str]) -> list[list[str]]:
    return [words for words in map(words_of, members) if words]


def _outputs(rules: Sequence[NameRule], to: str) -> tuple[list[str | None], set[int]]:
    """The form of each rule in language `to`: as its line gives it, else derived; and which are the English ones.

    A bearer whose English form is not spelt from the native one (Charles Aznavour) has that form in every language of
    its script, as has each name of a language that print in `to` has no way of its own to spell. Of several native
    forms the first is derived from, or one that English, too, spells: Лукашенко, but not Киев for Kyiv. There is none
    for a common noun without a form in the language, and none for what only another language's table has (Preussen,
    Danish for Prussia): it may be what `to` itself writes.
    """
    names = names_of(rules)
    given = [
        name.forms.get(to) or (rule.canonical if to == "en" else dict(reversed(name.natives)).get(to))
        for rule, name in zip(rules, names, strict=True)
    ]
    natives = {
        number: [native_of(rules[number], language, form) for language, form in names[number].natives]
        for number, form in enumerate(given)
        if form is None
    }
    every = [native for found in natives.values() for native in found]
    derived, known = derived_forms(every, to), derived_spellings(every)
    every_form = [form for form in (*given, *derived.values()) if form]
    latin = 2 * sum(map(_is_foreign, every_form)) <= len(every_form)
    borrowed: set[int] = set()
    for number, found in natives.items():
        rule = rules[number]
        spelling = [native for native in found if any(s.text == rule.canonical for s in known[native])]
        first = next((native for native in found if known[native]), "")
        form = next((derived[native] for native in found if derived[native] and native in (first, *spelling)), None)
        if form is not None and (spelling or rule.kind in DERIVED_ABROAD or _is_foreign(form)):
            given[number] = form
        elif _is_strange(rule, latin) and rule.kind not in COMMON_NOUNS and (latin or _is_foreign(rule.canonical)):
            given[number] = rule.canonical
            borrowed.add(number)
    return given, borrowed


def _is_in(letters: str, form: str, canonical: str) -> bool:
    """Is a spelling of a name without a form in the language its own? It is if letters of the language tell it."""
    telling = marked(form) - marked(canonical)
    return bool(telling) and telling <= {*letters}


def _is_strange(rule: NameRule, latin: bool) -> bool:
    """Is the spelling none of the reader's language? It may be if another language's table has it in his letters."""
    return not rule.language or (latin and _is_foreign(dict(rule.others)[rule.language]))


def _is_foreign(form: str) -> bool:
    """Is the form in other letters than Latin ones?"""
    return regex.search(r"(?!\p{Latin})\p{L}", form) is not None
