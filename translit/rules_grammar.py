"""The grammar of rule tables: text → `RuleTable`.

A line is a directive (`@id ru-bgn`), a rule (`е → ye / ^ _ | V _`), an example (`= Ельцин → Yel’tsin`)
or a comment. docs/grammar.md explains every construct; names tables have their own reader in
`translit.names_grammar`, over the same lines.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

from translit.errors import UnknownTable
from translit.lines import Piece, read_lines
from translit.rules import Context, Example, Item, Option, Rule, RuleTable, join_passes

__all__ = ["parse_example", "parse_rules"]

NOTHING = "∅"
ANY_LETTER = "Letter"
EXAMPLES = {"=": "=", "≈": "≈", "~": "~"}
REPEATS = "?*+"
SINGLE = frozenset({"id", "script", "authority", "year", "case", "convert"})
MANY = frozenset({"language", "source", "alias", "include", "for", "respells"})

Include = Callable[[str], RuleTable]


def parse_rules(text: str, *, path: str, include: Include | None = None) -> RuleTable:
    """Read one rule table.

    `text` is the file's content, `path` the name that errors and rules carry; `include` finds the
    table that `@include` names and may raise UnknownTable. Raises TableError with line and column.

    >>> table = parse_rules("@id demo\\nщ → shch\\n= щука → shchуkа", path="demo.rules")
    >>> table.passes[0][0].targets
    ('shch',)
    """
    return _Reader(path, include).read(text)


class _Block:
    """Rules being gathered: the table's own, or those of one option."""

    def __init__(self) -> None:
        self.passes: list[list[Rule]] = [[]]
        self.examples: list[Example] = []
        self.aliases: list[str] = []


class _Reader:
    def __init__(self, path: str, include: Include | None) -> None:
        self.path, self.include = path, include
        self.file = path.replace("\\", "/").rsplit("/", 1)[-1]
        self.single: dict[str, str] = {}
        self.many: dict[str, list[str]] = {name: [] for name in MANY}
        self.classes: dict[str, tuple[str, ...]] = {}
        self.block = self.own = _Block()
        self.options: list[tuple[str, str, _Block]] = []
        self.included: list[RuleTable] = []
        self.seen: dict[tuple[int, int, str, tuple[Context, ...]], Rule] = {}

    def read(self, text: str) -> RuleTable:
        lines = list(read_lines(text, self.path))
        for line in lines:  # first, so that its classes are known wherever the line stands
            if line.is_special(0, "@") and line.words()[0].text == "@include":
                self._directive(line)
        for line in lines:
            if line.is_special(0, "@") and line.words()[0].text == "@include":
                continue
            if line.is_special(0, "@"):
                self._directive(line)
            elif any(line.is_special(0, mark) for mark in EXAMPLES):
                self.block.examples.append(parse_example(line, self.file))
            else:
                self._rule(line)
        return self._table(text)

    # -- directives ------------------------------------------------------------------------------

    def _directive(self, line: Piece) -> None:
        name = line.words()[0].text[1:]
        value = line.drop(len(name) + 1).strip()
        if name in ("then", "end"):
            if value:
                raise value.error(f"expected nothing after '@{name}'")
            self._then() if name == "then" else self._end(line)
            return
        known = sorted(SINGLE | MANY | {"class", "option", "then", "end"})
        if name not in known:
            raise line.error(f"unknown directive '@{name}'; expected one of @{', @'.join(known)}")
        if not value:
            raise value.error(f"expected a value after '@{name}'")
        if name == "class":
            self._class(value)
        elif name == "option":
            self._option(value)
        elif name == "alias" and self.block is not self.own:
            self.block.aliases += [word.text for word in value.words()]
        elif name in MANY:
            self._many(name, value)
        else:
            self._single(name, value)

    def _single(self, name: str, value: Piece) -> None:
        if name in self.single:
            raise value.error(f"'@{name}' was already given as {self.single[name]!r}")
        if name == "script" and len(value.split("→")) != 2:
            raise value.error("expected two script codes, as in 'Cyrl → Latn'")
        if name == "case" and value.text not in ("exact", "turkic"):
            raise value.error("expected '@case exact' (case means a letter) or '@case turkic' (i, İ and ı, I)")
        self.single[name] = value.text

    def _many(self, name: str, value: Piece) -> None:
        if name == "include":
            if self.include is None:
                raise value.error("this table can't include others")
            try:
                table = self.include(value.text)
            except UnknownTable as error:
                raise value.error(str(error)) from None
            self.included.append(table)
            self.classes = {**table.classes, **self.classes}
        elif name == "source":
            self.many[name].append(value.text)
        else:
            self.many[name] += [word.text for word in value.words()]

    def _then(self) -> None:
        self.block.passes.append([])

    def _option(self, value: Piece) -> None:
        name, *rest = value.words()
        if any(name.text == other for other, _, _ in self.options):
            raise name.error(f"option {name.text!r} is already defined")
        self.block = _Block()
        self.options.append((name.text, " ".join(word.text for word in rest), self.block))

    def _end(self, line: Piece) -> None:
        if self.block is self.own:
            raise line.error("'@end' without '@option'")
        self.block = self.own

    def _class(self, value: Piece) -> None:
        name, *members = value.words()
        if not _is_class_name(name.text):
            raise name.error("a class is named by a word that begins with a capital letter A to Z")
        if not members:
            raise value.line.error("expected the members of the class", value.end)
        if name.text in self.classes and not any(name.text in t.classes for t in self.included):
            raise name.error(f"class '{name.text}' is already defined")
        self.classes[name.text] = self._members(members)

    def _members(self, words: Iterable[Piece]) -> tuple[str, ...]:
        members: list[str] = []
        for word in words:
            if _is_class_name(word.special):
                members += self._known_class(word)
            else:
                members.append(self._fold(word.text))
        return tuple(dict.fromkeys(members))

    def _known_class(self, word: Piece) -> tuple[str, ...]:
        if word.text == ANY_LETTER:
            return ()
        if word.text not in self.classes:
            raise word.error(f"class '{word.text}' is not defined; rules are written in lower case")
        return self.classes[word.text]

    # -- rules -----------------------------------------------------------------------------------

    def _rule(self, line: Piece) -> None:
        sides = line.split("→")
        if len(sides) == 1:
            raise line.line.error("expected '→' (or '->') between the two sides of the rule", line.end)
        if len(sides) > 2:
            raise sides[2].error("expected one '→' in a rule; write '\\→' for the character itself")
        right, *contexts = sides[1].split("/")
        if len(contexts) > 1:
            raise contexts[1].error("expected one '/' in a rule; write '\\/' for the character itself")
        places = tuple(self._context(piece) for piece in contexts[0].split("|")) if contexts else ()
        targets = tuple(dict.fromkeys(self._plain(piece, "right") for piece in right.split("|")))
        where = f"{self.file}:{line.line.number}"
        for piece in sides[0].split("|"):
            for left in self._lefts(piece):
                if not left and not places:
                    raise piece.error("a rule that inserts needs a context: '∅ → a / C _'")
                self._add(Rule(left, targets, places, where), piece)

    def _add(self, rule: Rule, piece: Piece) -> None:
        key = (id(self.block), len(self.block.passes), rule.left, rule.contexts)
        if key in self.seen:
            raise piece.error(f"'{rule.left}' already has a rule at {self.seen[key].where}")
        self.seen[key] = rule
        self.block.passes[-1].append(rule)

    def _lefts(self, piece: Piece) -> tuple[str, ...]:
        if not self._exact and _is_class_name(piece.special):
            return self._known_class(piece)
        text = self._plain(piece, "left")
        if not self._exact:
            for char, column in zip(piece.special, piece.columns, strict=False):
                if char != char.lower():
                    raise piece.line.error(
                        f"rules are written in lower case, case is derived: expected '{char.lower()}'", column
                    )
        return (text,)

    def _plain(self, piece: Piece, side: str) -> str:
        if not piece:
            raise piece.error(f"expected something on the {side}; write '{NOTHING}' for nothing")
        words = piece.words()
        if len(words) > 1:
            raise words[1].error("a space on either side is written '\\ '")
        if piece.text == NOTHING and piece.is_special(0, NOTHING):
            return ""
        return piece.text

    @property
    def _exact(self) -> bool:
        return self.single.get("case") == "exact"

    def _fold(self, text: str) -> str:
        return text if self._exact else unicodedata.normalize("NFC", text.lower())

    def _context(self, piece: Piece) -> Context:
        sides = piece.split("_")
        if len(sides) != 2:
            raise piece.error("expected one '_' in each context: it stands for the left side")
        before, after = (self._items(side) for side in sides)
        return Context(before, after)

    def _items(self, piece: Piece) -> tuple[Item, ...]:
        items, index = [], 0
        while index < len(piece.value):
            if piece.special[index].isspace():
                index += 1
                continue
            item, index = self._item(piece, index)
            items.append(item)
        return tuple(items)

    def _item(self, piece: Piece, index: int) -> tuple[Item, int]:
        negated = piece.is_special(index, "!")
        index += negated
        if index >= len(piece.value):
            raise piece.line.error("expected what '!' denies", piece.end)
        here = piece.drop(index)
        members: tuple[str, ...]
        if here.is_special(0, "^") or here.is_special(0, "$"):
            return Item((), here.value[0], negated), index + 1
        if here.is_special(0, "["):
            stop = here.special.find("]")
            if stop < 0:
                raise here.error("expected ']' after '['")
            members = self._members(here.slice(1, stop).words())
            size = stop + 1
        elif not self._exact and _is_class_name(here.special[0]):
            size = 1
            while size < len(here.value) and _is_class_name("A" + here.special[size]):
                size += 1
            members = self._known_class(here.slice(0, size))
        else:
            members, size = (self._fold(here.value[0]),), 1
        index += size
        repeat = ""
        if index < len(piece.value) and piece.special[index] in REPEATS:
            repeat, index = piece.special[index], index + 1
        return Item(members, "", negated, repeat), index

    # -- the whole -------------------------------------------------------------------------------

    def _table(self, text: str) -> RuleTable:
        first = text.lstrip("\N{ZERO WIDTH NO-BREAK SPACE}").split("\n", 1)[0].strip()
        stem = self.file.removesuffix(".rules")
        sides = self.single.get("script", "").split("→")
        languages, aliases = self.many["language"], self.many["alias"]
        return RuleTable(
            id=self.single.get("id", stem),
            path=self.path,
            title=first.lstrip("# ") if first.startswith("#") else stem,
            languages=tuple(languages),
            script=(sides[0].strip(), sides[1].strip()) if len(sides) == 2 else None,
            sources=tuple(self.many["source"]),
            aliases=tuple(aliases),
            passes=join_passes([self.own.passes, *(table.passes for table in self.included)]),
            options=tuple(
                Option(name, what, join_passes([block.passes]), tuple(block.aliases), tuple(block.examples))
                for name, what, block in self.options
            ),
            examples=tuple(self.own.examples),
            authority=self.single.get("authority", ""),
            year=self.single.get("year", ""),
            case=self.single.get("case", "derived"),
            converter=self.single.get("convert", ""),
            readings=tuple(self.many["for"]),
            respells=tuple(self.many["respells"]),
            classes=self.classes,
        )


def _is_class_name(text: str) -> bool:
    return text[:1].isascii() and text[:1].isupper() and text.isascii() and text.isalnum()


def parse_example(line: Piece, file: str) -> Example:
    """Read `= source → target` (also `≈` and `~`). Raises TableError where the arrow is missing."""
    mark = line.value[0]
    sides = line.drop(1).strip().split("→")
    if len(sides) != 2:
        raise line.error(f"expected '{mark} input → output'")
    return Example(mark, sides[0].text, sides[1].text, f"{file}:{line.line.number}")
