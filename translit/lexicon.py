"""A names index compiled for matching: bytes to look for → which rule stands for them, ready to be kept on disk.

Spellings are filed under their heads: a text is searched for the heads alone, and what stands under one is
unpacked when it is first met. A head is the first word; in a very large lexicon the first few bytes of it, so that a
million spellings are loaded at once. What a rule writes depends on the reader's language and is not in here
(`translit.forms`).
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import regex

from translit.casing import capitalise, capitals, lower, upper
from translit.folding import CURLY, fold
from translit.names import NameIndex
from translit.rules import Context, Item

__all__ = [
    "CAPITAL", "LOUD", "NONE", "PLAIN", "SEVERAL", "Filed", "Lexicon", "Spelt", "cased", "compile_index", "head_of",
    "pack", "unpack",
]  # fmt: skip

HEAD = 6  # bytes of a head in a large lexicon: fewer make more false hits, more make a larger automaton
WHOLE = 1 << 16  # … in another
LARGE = 100_000  # spellings
END = b"\0\n"  # of a rule
FORMAT = 4  # of marshal: what every Python since 3.4 reads
TURKIC_LETTERS = frozenset("ışğİç")
NONE, SEVERAL = -1, -2
PLAIN, CAPITAL, LOUD = range(3)  # forms of case: as the table writes it, with a capital, in capitals

# One spelling in one form of case: (pattern, form, rule, via, conditions, candidates). The rule is NONE where the
# spelling only stands for something in a context or is marked as ambiguous, SEVERAL where several names derive it. A
# condition is (pattern of the text before, of the text after, rule, via); candidates stand where it is ambiguous.
Spelt = tuple[bytes, int, int, str, tuple[tuple[str, str, int, str], ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Filed:
    """Spellings under their heads: what stands under `heads[i]` is `body[places[i]:places[i + 1]]`, packed.

    `size` is how many bytes a head has at most.
    """

    size: int
    heads: list[bytes]
    places: array[int]
    body: bytes

    def head_of(self, pattern: bytes) -> bytes:
        """The head that a spelling is filed under."""
        return head_of(pattern, self.size)

    def under(self, index: int) -> list[Spelt]:
        """The spellings under the head of that number."""
        found: list[Spelt] = marshal.loads(self.body[self.places[index] : self.places[index + 1]])  # noqa: S302
        return found

    def __iter__(self) -> Iterator[Spelt]:
        for index in range(len(self.heads)):
            yield from self.under(index)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`exact` are the spellings that match as they are, `loose` those that do whatever the case.

    `rules` say what `about` tells of each rule, packed; `words` is how many words behind a match's first may belong to
    it; `conditional` are the spellings that what follows may decide about.
    """

    exact: Filed
    loose: Filed
    rules: list[bytes]
    words: int
    conditional: tuple[bytes, ...]

    def about(self, number: int) -> tuple[str, str, str, str]:
        """Of the rule of that number: kind, where it stands, id, canonical form."""
        kind, where, ident, canonical = self.rules[number].decode().split("\0", 3)
        return kind, where, ident, canonical


def head_of(pattern: bytes, size: int = HEAD) -> bytes:
    """The first word of `pattern`, or as many characters of it as `size` bytes hold: a space may be typed otherwise.

    >>> head_of("Ałsynow".encode()).decode(), head_of("北京市".encode()).decode(), head_of(b"La Paz")
    ('Ałsyn', '北京', b'La')
    """
    size = min(size, (len(pattern) if (space := pattern.find(b" ", 1)) < 0 else space))
    while size < len(pattern) and 0x80 <= pattern[size] < 0xC0:
        size -= 1
    return pattern[:size]


def cased(output: str, form: int, *, turkic: bool = False) -> str:
    """`output` in a form of case.

    >>> cased("slava Ukraini", CAPITAL), cased("Belsat", LOUD)
    ('Slava Ukraini', 'BELSAT')
    """
    if form == LOUD:
        return capitals(output, turkic=turkic)
    return capitalise(output, turkic=turkic) if form == CAPITAL else output


def compile_index(index: NameIndex, *, ignore_case: bool = False) -> Lexicon:
    """The lexicon of `index`; `ignore_case` matches every spelling in any case.

    >>> from translit.names import build_index
    >>> from translit.names_grammar import parse_names
    >>> lexicon = compile_index(build_index(parse_names("Kijów → Kyiv", path="mine.rules").rules))
    >>> [spelt[0].decode() for spelt in lexicon.exact]
    ['Kijów', 'Kyiv', 'KIJÓW', 'KYIV']
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
        rules=["\0".join((rule.kind, rule.where, rule.id, rule.canonical)).encode() for rule in index.rules],
        words=max([key.count(" ") for key in keys] + ahead, default=0),
        conditional=tuple(s[0] for s in (*exact.values(), *loose.values()) if any(c[1] for c in s[4])),
    )


def pack(lexicon: Lexicon) -> bytes:
    """The lexicon as bytes, for the cache."""
    filed = [(f.size, b"\xff".join(f.heads), f.places.tobytes(), f.body) for f in (lexicon.exact, lexicon.loose)]
    rules = b"".join(rule + END for rule in lexicon.rules)
    return marshal.dumps((*filed, rules, lexicon.words, lexicon.conditional), FORMAT)


def unpack(data: bytes) -> Lexicon:
    """What `pack` packed. Raises ValueError, EOFError or TypeError for anything else."""
    exact, loose, rules, words, conditional = marshal.loads(data)  # noqa: S302 - the user's own cache
    filed = [Filed(size, h.split(b"\xff") if h else [], array("I", p), body) for size, h, p, body in (exact, loose)]
    return Lexicon(filed[0], filed[1], bytes.split(rules, END)[:-1], words, conditional)


Meaning = tuple[int, str, tuple[tuple[str, str, int, str], ...], tuple[str, ...]]


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
    packed = [marshal.dumps(found, FORMAT) for found in under.values()]
    places = array("I", [0])
    for body in packed:
        places.append(places[-1] + len(body))
    return Filed(size, list(under), places, b"".join(packed))


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
    words = sorted((regex.escape(fold(m), literal_spaces=True) for m in item.members), key=len, reverse=True)
    choice = "|".join(word.replace(" ", r"\s*") for word in words)
    body = rf"{ahead}(?<![\p{{L}}\p{{M}}])(?:{choice})(?![\p{{L}}\p{{M}}]){behind}"
    if item.negated:
        return f"(?<!{body})" if behind else f"(?!{body})"
    return body
