"""Names tables → a lexicon: every spelling of every rule, in the forms of case that it is met in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import regex

from translit.casing import capitalise, capitals, lower, upper
from translit.folding import CURLY, fold
from translit.lexicon import CAPITAL, LOUD, NONE, PLAIN, SEVERAL, Filed, Lexicon, Spelt, head_of
from translit.loading import load_names
from translit.names import NameIndex
from translit.names_grammar import NameRule
from translit.packed import Packed
from translit.rules import Context, Item

__all__ = ["compile_index", "rules_of"]

HEAD = 6  # bytes of a head in a large lexicon: fewer make more false hits, more make a larger automaton
WHOLE = 1 << 16  # … in another
LARGE = 100_000  # spellings
SIGN = r"[\p{P}\p{S}]"
TURKIC_LETTERS = frozenset("ışğİç")

Meaning = tuple[int, str, tuple[tuple[str, str, int, str], ...], tuple[str, ...]]


def rules_of(paths: Sequence[Path]) -> list[NameRule]:
    """The rules of several names tables, as one layer has them."""
    return [rule for path in paths for rule in load_names(path).rules]


def compile_index(index: NameIndex, *, ignore_case: bool = False) -> Lexicon:
    """The lexicon of `index`; `ignore_case` matches every spelling in any case.

    >>> from translit.lexicon import pack, unpack
    >>> from translit.names import build_index
    >>> from translit.names_grammar import parse_names
    >>> lexicon = compile_index(build_index(parse_names("Kijów → Kyiv", path="mine.rules").rules))
    >>> [spelt[0].decode() for spelt in lexicon.exact]
    ['KIJÓW', 'KYIV', 'Kijów', 'Kyiv']
    >>> unpack(pack(lexicon)) == lexicon
    True
    """
    exact: dict[bytes, Spelt] = {}
    loose: dict[bytes, Spelt] = {}
    keys = list(dict.fromkeys([*index.contextual, *index.entries, *index.ambiguous]))
    strict = [key for key in keys if not (ignore_case or _ignores_case(index, key))]
    means = {key: _meaning(index, key) for key in keys}
    for key in strict:
        _add(exact, key, PLAIN, means[key])
    for key in strict:
        for form, text in _cased_forms(key):
            _add(exact, text, form, means[key])
    for key in keys if len(strict) < len(keys) else ():
        if ignore_case or _ignores_case(index, key):
            _add(loose, lower(key), PLAIN, means[key])
    ahead = [len(context.after) for rule in index.rules for context in rule.contexts]
    return Lexicon(
        exact=_filed(exact),
        loose=_filed(loose),
        rules=Packed.of("\0".join((r.kind, r.where, r.id, r.canonical)).encode() for r in index.rules),
        words=max([key.count(" ") for key in keys] + ahead, default=0),
        conditional=tuple(
            (pattern, behind)
            for pattern, _, _, _, conditions, _ in (*exact.values(), *loose.values())
            if (behind := tuple(dict.fromkeys(after for _, after, _, _ in conditions if after)))
        ),
    )


def _meaning(index: NameIndex, key: str) -> Meaning:
    """Rule, via, conditions and candidates of a folded spelling."""
    entry, ambiguity = index.entries.get(key), index.ambiguous.get(key)
    conditions = tuple(
        (*context_patterns(context), conditional.rule, conditional.via)
        for conditional in index.contextual.get(key, ())
        for context in index.rules[conditional.rule].contexts
    )
    candidates = ambiguity.candidates if ambiguity else ()
    if entry:
        return entry.rule, entry.via, conditions, candidates
    if ambiguity:
        return SEVERAL if ambiguity.derived else NONE, ambiguity.rules[0].where, conditions, candidates
    return NONE, "", conditions, candidates


def _filed(spelt: Mapping[bytes, Spelt]) -> Filed:
    size = HEAD if len(spelt) > LARGE else WHOLE
    under: dict[bytes, list[Spelt]] = {}
    for pattern, one in spelt.items():
        under.setdefault(head_of(pattern, size), []).append(one)
    return Filed.of(size, under)


def _add(spelt: dict[bytes, Spelt], text: str, form: int, meaning: Meaning) -> None:
    """Enter a pattern, with either apostrophe; what was entered before it stays."""
    for variant in (text, text.replace("'", CURLY)) if "'" in text else (text,):
        pattern = variant.encode()
        spelt.setdefault(pattern, (pattern, form, *meaning))


def _ignores_case(index: NameIndex, key: str) -> bool:
    """Does a rule that knows the spelling ask for it whatever the case?"""
    rules = [index.rules[entry.rule] for entry in index.contextual.get(key, ())]
    if key in index.entries:
        rules.append(index.rules[index.entries[key].rule])
    if key in index.ambiguous:
        rules += index.ambiguous[key].rules
    return any(rule.ignore_case for rule in rules)


def _cased_forms(spelling: str) -> Iterator[tuple[int, str]]:
    """The other forms of case that a spelling is met in."""
    if spelling == lower(spelling):
        yield CAPITAL, capitalise(spelling)
    loud = upper(spelling)
    if len(loud) > 1:
        yield LOUD, loud
        bare = capitals(spelling)
        if bare != loud:
            yield LOUD, bare
        if "ß" in spelling:
            yield LOUD, upper(spelling.replace("ß", "ẞ"))
        if "i" in spelling and TURKIC_LETTERS.intersection(spelling):
            yield LOUD, upper(spelling, turkic=True)


def context_patterns(context: Context) -> tuple[str, str]:
    """A context as a pattern to search the text before with, and one to match the text after with."""
    before = "".join(_item(item, r"\s*") for item in context.before)
    after = "".join(_item(item, "", r"\s*") for item in context.after)
    return (before + "$" if before else ""), after


def _item(item: Item, behind: str, ahead: str = "") -> str:
    if item.edge:
        return r"(?:^|\n)\s*" if item.edge == "^" else r"\s*(?:$|\n)"
    words = sorted((fold(member) for member in item.members), key=len, reverse=True)
    body = f"{ahead}(?:{'|'.join(map(_whole, words))}){behind}"
    if item.negated:
        return f"(?<!{body})" if behind else f"(?!{body})"
    return body


def _whole(words: str) -> str:
    """The pattern of words, or of a sign, with no letter beside a letter of theirs."""
    before = "" if regex.match(SIGN, words) else r"(?<![\p{L}\p{M}])"
    after = "" if regex.match(SIGN, words[-1:]) else r"(?![\p{L}\p{M}])"
    return before + regex.escape(words, literal_spaces=True).replace(" ", r"\s*") + after
