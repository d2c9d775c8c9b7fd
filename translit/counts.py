"""Counts of the shipped names: `python -m translit.counts > docs/names.md` writes the page that shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from translit.compiling import rules_of
from translit.names import is_guard
from translit.names_grammar import NameRule
from translit.tables import names_tables

__all__ = ["counted", "page"]

KINDS = {  # the kinds of names in the order of the page, with what a reader calls them
    "place": "places", "person": "people", "organisation": "organisations", "outlet": "media", "people": "peoples",
    "language": "languages", "term": "terms",
}  # fmt: skip


def counted(rules: Sequence[NameRule]) -> Counter[str]:
    """How many names there are of each kind: distinct canonical forms, without what only guards a fixed expression.

    >>> from translit.names_grammar import parse_names
    >>> table = "@kind place\\nru:Киев, Kiev → Kyiv\\nKiew → Kyiv\\nchicken Kiev → chicken Kiev\\nKirov → ? A, B"
    >>> counted(parse_names(table, path="x.rules").rules)
    Counter({'place': 1})
    """
    return Counter(kind for kind, _ in _names(rules))


def _names(rules: Sequence[NameRule]) -> set[tuple[str, str]]:
    return {(rule.kind, rule.canonical) for rule in rules if not rule.candidates and not is_guard(rule)}


def page(rules: Sequence[NameRule]) -> str:
    """The page in docs/, in Markdown."""
    kinds = counted(rules)
    natives = Counter(language for rule in rules for language in {code for code, _ in rule.natives})
    forms = Counter(language for rule in rules for language in {code for code, _ in rule.others})
    written = sum(len(rule.spellings) for rule in rules if not rule.candidates)
    lines = [
        "# The shipped names, counted",
        "",
        "Made by `python -m translit.counts > docs/names.md` from the tables in `data/names/`.",
        "",
        "| kind | names |",
        "|---|---:|",
        *(f"| {KINDS.get(kind, kind)} | {kinds[kind]:,} |" for kind in sorted(kinds, key=_place)),
        f"| **all** | **{kinds.total():,}** |",
        "",
        f"A person's surname and full name count as two. {written:,} spellings are written out; "
        f"{sum(1 for rule in rules if rule.candidates):,} lines mark what is ambiguous, "
        f"{sum(1 for rule in rules if is_guard(rule) and not rule.candidates):,} guard a fixed expression or a name "
        f"that looks like another; {len({rule.id for rule in rules if rule.id}):,} names have a Wikidata or ISO id.",
        "",
        "| language | native forms | canonical forms written out |",
        "|---|---:|---:|",
    ]
    for language in sorted({*natives, *forms}, key=lambda code: (-natives[code] - forms[code], code)):
        lines.append(f"| {language} | {natives[language]:,} | {forms[language]:,} |")
    return "\n".join(lines) + "\n"


def _place(kind: str) -> tuple[int, str]:
    return (list(KINDS).index(kind) if kind in KINDS else len(KINDS)), kind


if __name__ == "__main__":
    print(page(rules_of(names_tables())), end="")
