"""What a table's rules speak of, as patterns to cut text by: letters, words, marks, what it does not know."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

import regex

from translit.rewrite import APOSTROPHES, END, START
from translit.rules import Rule, RuleTable
from translit.scripts import letters_of

__all__ = [
    "addresses",
    "alphabet_of",
    "foreign_pattern",
    "is_simple",
    "stress_marks",
    "unknown_pattern",
    "word_pattern",
]

ADDRESS = re.compile(r"(?i:(?:https?|ftp|mailto)://\S+|(?:mailto:|www\.)\S+|[\w.+-]+@(?:[\w-]+\.)+[\w-]+)")
STRESS = "\u0300-\u036f"  # combining diacritical marks: transparent where no rule names them


def alphabet_of(passes: Iterable[Iterable[Rule]]) -> str:
    """Every character that a left side or a context names.

    >>> from translit.rules_grammar import parse_rules
    >>> alphabet_of(parse_rules("щ → shch / _ у", path="demo.rules").passes)
    'ущ'
    """
    return "".join(sorted({char for rules in passes for rule in rules for text in _mentions(rule) for char in text}))


def _mentions(rule: Rule) -> Iterator[str]:
    yield rule.left
    for context in rule.contexts:
        for item in (*context.before, *context.after):
            yield from item.members


def is_simple(char: str) -> bool:
    """Is it a letter with case that is the same alone and within a word? Sigma has two small forms.

    >>> is_simple("щ"), is_simple("σ"), is_simple("ς"), is_simple("ب")
    (True, True, False, False)
    """
    return (char.islower() or char.isupper()) and char not in "Σς" and unicodedata.is_normalized("NFC", char)


def stress_marks(alphabet: str) -> re.Pattern[str]:
    """A mark of stress that the rules, whose letters are `alphabet`, don't name.

    >>> stress_marks("щ").findall("и\u0301и\u0306"), stress_marks("\u0306").findall("и\u0301и\u0306")
    (['\u0301', '\u0306'], ['\u0301'])
    """
    named = any("\u0300" <= char <= "\u036f" for char in alphabet)
    return re.compile((f"(?![{re.escape(alphabet)}])" if named else "") + f"[{STRESS}]")


def word_pattern(alphabet: str) -> re.Pattern[str]:
    """A run of what the table may look at together: letters, marks, digits, and all that its rules name.

    >>> word_pattern("").findall("з’їзд, 2-й")
    ['з’їзд', '2', 'й']
    """
    named = re.escape("".join(c for c in alphabet if not c.isalnum()))
    inside = rf"[\w{_combining()}{named}]+"
    return re.compile(rf"({inside}(?:(?<=[^\W\d_])[{APOSTROPHES}](?=[^\W\d_]){inside})*)")


@lru_cache(maxsize=1)
def _combining() -> str:
    """All combining marks, as ranges of a character class: `\\w` of the re module leaves them out."""
    marks = [code for code in range(0x300, 0x20000) if unicodedata.category(chr(code))[0] == "M"]
    known = set(marks)
    starts = [chr(code) for code in marks if code - 1 not in known]
    ends = [chr(code) for code in marks if code + 1 not in known]
    return "".join(f"{start}-{end}" for start, end in zip(starts, ends, strict=True))


def foreign_pattern(table: RuleTable) -> regex.Pattern[str] | None:
    """A whole word in the script that the table writes, if that is not the one it reads: it needs no rewriting.

    >>> from translit.loading import load_table
    >>> foreign_pattern(load_table("ru-bgn")).findall("Жанна д’Арк, Jeanne d’Arc")
    ['Jeanne', 'd’Arc']
    """
    source, target = map(letters_of, table.script or ("", ""))
    if not source or not target or source == target:
        return None
    inside = rf"[{target}\p{{M}}\p{{N}}_ʻʼʹ]|[{APOSTROPHES}](?=[{target}])"
    return regex.compile(rf"{START}[{target}](?:{inside})*+{END}")


def unknown_pattern(table: RuleTable, alphabet: str) -> regex.Pattern[str]:
    """A letter, mark or number that belongs neither to the target script nor to all scripts.

    >>> from translit.loading import load_table
    >>> unknown_pattern(load_table("ru-bgn"), "щ").findall("щq9ἄ")
    ['щ', 'ἄ']
    """
    target = letters_of(table.script[1] if table.script else "Latn")
    return regex.compile(rf"(?![{target}\p{{Common}}\p{{Inherited}}])[\p{{L}}\p{{M}}\p{{N}}]")


def addresses(line: str) -> list[tuple[int, int]]:
    """Where the addresses of a line stand: what is romanised in them leads nowhere.

    >>> addresses("Київ, див. https://uk.wikipedia.org/wiki/Київ.")
    [(11, 45)]
    """
    found: list[tuple[int, int]] = []
    if not (":" in line or "@" in line or "www." in line.lower()):  # most lines have none
        return found
    for match in ADDRESS.finditer(line):
        text = re.split('[<>"«»“”(){}|]', match[0])[0].rstrip(".,;:!?'’")
        found.append((match.start(), match.start() + len(text)))
    return found
