"""The grammar of names tables: text → `NamesTable`.

`ru:Башкортостан, Bashkiria → Bashkortostan, pl:Baszkortostan {Q5710}`: on the left the spellings, a
native form with its language before it; on the right the canonical form, then those of other languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from translit.errors import UnknownTable
from translit.lines import Piece, read_lines
from translit.rules import Context, Example, Item
from translit.rules_grammar import parse_example

__all__ = ["NameRule", "NamesTable", "parse_names"]

LANGUAGE = re.compile(r"([a-z]{2,3}(?:-[a-z]+)?):")
SLASH = re.compile(r"(?<=\s)/(?=\s)")
CODE = re.compile(r"[a-z]{2,3}(?:-[a-z]+)?")
DIRECTIVES = ("case", "class", "include", "kind", "language", "right", "source")
CASES = ("ignore", "exact")
MISPLACED = "expected parentheses only around a canonical form of another language: it is written, but not looked for"
QUESTION = "?"  # instead of a canonical form: the spelling is ambiguous
SAME = "="  # instead of a canonical form: each spelling stays as it is


@dataclass(frozen=True, slots=True)
class NameRule:
    """One name. `natives` and `others` pair a language with a form; `contexts` limit where it applies.

    A rule with `candidates` marks its spellings as ambiguous: they may be one of these and are left alone.
    `unread` are forms among `others` that are written, but not looked for: ordinary words of some language.
    `language` is that of the table, if it lists one language's names for what others name. `right` are languages in
    which the spellings are right, too, beside the canonical form.
    `where` is the file and line, as in "people.rules:12"; `column` is where the line's text starts.
    """

    spellings: tuple[str, ...]
    natives: tuple[tuple[str, str], ...]
    canonical: str
    others: tuple[tuple[str, str], ...] = ()
    id: str = ""
    kind: str = "name"
    ignore_case: bool = False
    contexts: tuple[Context, ...] = ()
    candidates: tuple[str, ...] = ()
    unread: frozenset[str] = frozenset()
    language: str = ""
    right: tuple[str, ...] = ()
    where: str = ""
    path: str = ""
    line: int = 0
    raw: str = ""


@dataclass(frozen=True, eq=False)
class NamesTable:
    """What a names table says: its rules in order (those of included tables first) and its examples."""

    path: str
    title: str
    rules: tuple[NameRule, ...]
    examples: tuple[Example, ...]
    sources: tuple[str, ...] = ()


Include = Callable[[str], NamesTable]


def parse_names(text: str, *, path: str, include: Include | None = None) -> NamesTable:
    """Read one names table: `text` is the file's content, `path` the name that errors and rules carry.

    Raises TableError with line and column.

    >>> rule = parse_names("@kind person\\nru:Алсынов, Ałsynow → Alsynov", path="people.rules").rules[0]
    >>> rule.natives, rule.spellings, rule.canonical, rule.kind, rule.where
    ((('ru', 'Алсынов'),), ('Ałsynow',), 'Alsynov', 'person', 'people.rules:2')
    """
    return _Reader(path, include).read(text)


class _Reader:
    def __init__(self, path: str, include: Include | None) -> None:
        self.path, self.include = path, include
        self.file = path.replace("\\", "/").rsplit("/", 1)[-1]
        self.kind, self.ignore_case, self.language = "name", False, ""
        self.right: tuple[str, ...] = ()
        self.classes: dict[str, tuple[str, ...]] = {}
        self.rules: list[NameRule] = []
        self.examples: list[Example] = []
        self.sources: list[str] = []

    def read(self, text: str) -> NamesTable:
        for line in read_lines(text, self.path):
            if line.is_special(0, "@"):
                self._directive(line)
            elif line.is_special(0, "=") or line.is_special(0, "~"):
                self.examples.append(parse_example(line, self.file))
            else:
                self.rules += self._rules(line)
        first = text.lstrip("\N{ZERO WIDTH NO-BREAK SPACE}").split("\n", 1)[0].strip()
        title = first.lstrip("# ") if first.startswith("#") else self.file.removesuffix(".rules")
        return NamesTable(self.path, title, tuple(self.rules), tuple(self.examples), tuple(self.sources))

    def _directive(self, line: Piece) -> None:
        name = line.words()[0].text[1:]
        value = line.drop(len(name) + 1).strip()
        if name not in DIRECTIVES:
            raise line.error(f"unknown directive '@{name}' in a names table; expected one of @{', @'.join(DIRECTIVES)}")
        if not value:
            raise value.error(f"expected a value after '@{name}'")
        if name == "kind":
            self.kind = value.text
        elif name == "case":
            if value.text not in CASES:
                raise value.error("expected '@case ignore' or '@case exact'")
            self.ignore_case = value.text == "ignore"
        elif name == "language":
            if not CODE.fullmatch(value.text):
                raise value.error("expected the code of one language, as in '@language cs'")
            self.language = value.text
        elif name == "right":
            for word in value.words():
                if not CODE.fullmatch(word.text):
                    raise word.error("expected codes of languages, as in '@right de fr'")
            self.right = tuple(word.text for word in value.words())
        elif name == "source":
            self.sources.append(value.text)
        elif name == "class":
            label, *members = value.words()
            if not members:
                raise value.line.error("expected the members of the class", value.end)
            self.classes[label.text] = tuple(member.text for member in members)
        else:
            if self.include is None:
                raise value.error("this table can't include others")
            try:
                self.rules += self.include(value.text).rules
            except UnknownTable as error:
                raise value.error(str(error)) from None

    def _rules(self, line: Piece) -> list[NameRule]:
        """What a line says: one rule, or one for each spelling that stays as it is."""
        rule = self._rule(line)
        if rule.canonical:
            return [rule]
        return [replace(rule, spellings=(each,), canonical=each) for each in rule.spellings]

    def _rule(self, line: Piece) -> NameRule:
        sides = line.split("→")
        if len(sides) == 1:
            raise line.line.error("expected '→' (or '->') between the spellings and the canonical form", line.end)
        if len(sides) > 2:
            raise sides[2].error("expected one '→' in a rule; write '\\→' for the character itself")
        right, *contexts = _split_context(sides[1])
        right, ident = _split_id(right)
        spellings: list[str] = []
        natives: list[tuple[str, str]] = []
        others: list[tuple[str, str]] = []
        unread: set[str] = set()
        for piece in sides[0].split(","):
            language, form, read = _form(piece, "a spelling")
            if self.language and not language and not others:
                others.append((self.language, form))
                unread.update(() if read else (form,))
            elif not read:
                raise piece.error(MISPLACED)
            elif language:
                natives.append((language, form))
            else:
                spellings.append(form)
        candidates = self._candidates(right, bool(natives or contexts or ident)) if _is_question(right) else ()
        first, *rest = right.drop(len(QUESTION)).split(",")[:1] if candidates else right.split(",")
        same = first.value == SAME and first.is_special(0, SAME)
        if same and (rest or natives or others or ident):
            raise first.error("expected spellings alone where they stay as they are: no other form and no id")
        language, canonical, read = _form(first, "the canonical form")
        if not read:
            raise first.error(MISPLACED)
        if language:
            raise first.error("expected the canonical form first; those of other languages come after it")
        for piece in rest:
            language, form, read = _form(piece, "a canonical form")
            if not language:
                raise piece.error("expected a language before a further canonical form, as in 'pl:Kijów'")
            others.append((language, form))
            unread.update(() if read else (form,))
        return NameRule(
            spellings=tuple(dict.fromkeys(spellings)),
            natives=tuple(dict.fromkeys(natives)),
            canonical="" if same else canonical,
            others=tuple(others),
            id=ident,
            kind=self.kind,
            ignore_case=self.ignore_case,
            contexts=tuple(self._context(piece) for piece in contexts[0].split("|")) if contexts else (),
            candidates=candidates,
            unread=frozenset(unread),
            language=self.language,
            right=self.right,
            where=f"{self.file}:{line.line.number}",
            path=self.path,
            line=line.line.number,
            raw=line.line.raw,
        )

    def _candidates(self, right: Piece, more: bool) -> tuple[str, ...]:
        """What stands behind the question mark: at least two canonical forms."""
        if more:
            raise right.error("expected spellings alone on an ambiguous line: no native form, context or id")
        forms = [_form(piece, "a candidate")[1] for piece in right.drop(len(QUESTION)).split(",")]
        if len(forms) < 2:
            raise right.error("expected two candidates or more behind '?', as in '? Kirov Oblast, Sergei Kirov'")
        return tuple(forms)

    def _context(self, piece: Piece) -> Context:
        sides = piece.split("_")
        if len(sides) != 2:
            raise piece.error("expected one '_' in each context: it stands for the name")
        before, after = (tuple(self._item(word) for word in _context_words(side)) for side in sides)
        return Context(before, after)

    def _item(self, word: Piece) -> Item:
        negated = word.is_special(0, "!")
        body = word.drop(1) if negated else word
        if not body:
            raise word.error("expected what '!' denies")
        if len(body.value) == 1 and (body.is_special(0, "^") or body.is_special(0, "$")):
            return Item((), body.text, negated)
        if body.is_special(0, "["):
            if not body.is_special(len(body.value) - 1, "]"):
                raise body.error("expected ']' after '['")
            members: list[str] = []
            for member in body.slice(1, len(body.value) - 1).words():
                members += self.classes.get(member.text, (member.text,))
            return Item(tuple(members), "", negated)
        return Item((body.text,), "", negated)


def _is_question(right: Piece) -> bool:
    return bool(right) and right.is_special(0, QUESTION)


def _form(piece: Piece, what: str) -> tuple[str, str, bool]:
    """Language (or "") and text of one form; is it to be looked for, too? Not what stands in parentheses."""
    if not piece:
        raise piece.error(f"expected {what}")
    head = LANGUAGE.match(piece.special)
    form = piece.drop(head.end()).strip() if head else piece
    if head and not form:
        raise piece.line.error(f"expected a form after '{head[0]}'", piece.end)
    unread = len(form.value) > 2 and form.is_special(0, "(") and form.is_special(len(form.value) - 1, ")")
    text = form.slice(1, len(form.value) - 1).text if unread else form.text
    return head[1] if head else "", " ".join(text.split()), not unread


def _split_context(right: Piece) -> list[Piece]:
    """The canonical side and, behind a '/' with space around it, the contexts."""
    slash = SLASH.search(right.special)
    return [right.slice(0, slash.start()).strip(), right.drop(slash.end()).strip()] if slash else [right]


def _split_id(right: Piece) -> tuple[Piece, str]:
    """The canonical side without its id, and the id."""
    start = right.special.find("{")
    if start < 0:
        return right, ""
    braces = right.drop(start).strip()
    if len(braces.value) < 3 or not braces.is_special(len(braces.value) - 1, "}"):
        raise braces.error("expected an id in braces at the end, as in '{Q5710}'")
    return right.slice(0, start).strip(), braces.text[1:-1].strip()


def _context_words(side: Piece) -> list[Piece]:
    """The words of a context; what stands in brackets is one."""
    found: list[Piece] = []
    start = depth = 0
    for index, char in enumerate(f"{side.special} "):
        depth += (char == "[") - (char == "]")
        if char.isspace() and (not depth or index == len(side.value)):
            if index > start:
                found.append(side.slice(start, index))
            start = index + 1
    return found
