"""Text of unknown language: which stretch is in which language, and the system that romanises it.

A line is cut into clauses at its stops, quotes and brackets. Each word of a clause votes for the languages
whose alphabet has all its letters, and once more where it is one of their small words or is spelt as theirs
are; a clause of several words votes by its endings too, and against a language of whose usual letters it has
none. Where that leaves a choice, the other clauses of the line decide, then the order of `alphabets.LANGUAGES`,
in which the more widely used language of a script comes first. A word that the clause's language can't write
is decided by itself. Latin text is left alone. What one line holds never decides another.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import regex

from translit.alphabets import LANGUAGES, Language, languages_of
from translit.errors import TranslitError, UnknownCharacter
from translit.loading import load_path
from translit.patterns import addresses
from translit.rewrite import Step, joined
from translit.rules_grammar import parse_rules
from translit.scripts import letters_of
from translit.tables import find_table
from translit.transliteration import Transliterator

__all__ = ["AutoTransliterator", "Choice", "auto_steps", "automatic", "choose"]

CLAUSE = regex.compile(r"[.!?…‽;:·«»‹›“”„\"()\[\]{}。！？「」『』（）؟؛۔।॥։།၊။]")
MANY = 4  # words, at least one of which has one of the usual letters of their language; of so many two endings tell
SHOWN = 4  # letters or words that `Choice.why` names


@dataclass(frozen=True, slots=True)
class Choice:
    """`text[start:end]` is taken for `language` and romanised by `system`; `why` is for a person to read."""

    start: int
    end: int
    language: str
    system: str
    why: str


def choose(text: str) -> tuple[Choice, ...]:
    """Which language each stretch of `text` is in, in order; together they hold all letters that need romanising.

    A stretch is within one line and holds the spaces, digits and marks around its words. Left out are
    Latin letters, and those of scripts that no system romanises.

    >>> [(choice.language, choice.system, choice.why) for choice in choose("Слава Україні!")]
    [('uk', 'uk-2010', 'letters ї, і')]
    """
    return automatic().choices(text)


def auto_steps(text: str) -> list[Step]:
    """The steps of `text` romanised by what `choose` finds: joined, they are the romanised text.

    >>> joined(auto_steps("Щука (щука) and ўзлёт"))
    'Shchuka (shchuka) and ŭzliot'
    """
    return automatic().steps(text)


class AutoTransliterator:
    """Text in any languages, each stretch by the system of its language: called like a `Transliterator`.

    `systems` puts other systems (ids, aliases, paths) in the place of those in `alphabets.LANGUAGES`, by
    language. `errors`, `fallback` and `case` are those of `Transliterator`; a letter outside all
    stretches is a letter that no table knows.

    Raises TranslitError for a language that isn't recognised, UnknownTable for an unknown system.
    """

    def __init__(
        self,
        systems: Mapping[str, str] | None = None,
        *,
        errors: str = "keep",
        fallback: Callable[[str], str] | None = None,
        case: str = "derived",
    ) -> None:
        self._systems = dict(systems or {})
        for unknown in sorted(set(self._systems) - {language.code for language in LANGUAGES}):
            raise TranslitError(f"no language {unknown!r} is recognised in text")
        for system in self._systems.values():
            find_table(system)
        self._errors, self._fallback, self._case = errors, fallback, case
        self._ready: dict[str, Transliterator] = {}
        nothing = parse_rules("@id auto\n@script Zyyy → Latn", path="auto")  # no rules: it keeps what it may
        self._rest = Transliterator(nothing, errors=errors, fallback=fallback, case=case)

    def __call__(self, text: str) -> str:
        """`text` romanised. Raises as `Transliterator` does, and MissingLibrary where a system needs one."""
        if self._errors == "strict":
            return joined(self.steps(text))  # knows where in the text the unknown character stands
        return "\n".join([line if line.isascii() else self._line(line) for line in text.split("\n")])

    def steps(self, text: str) -> list[Step]:
        """What became of each stretch of `text`, in order; spans are in characters of `text`."""
        steps: list[Step] = []
        for offset, line in _lines(text):
            if offset:
                steps.append(Step(offset - 1, offset, "\n"))
            for start, end, by in self._pieces(line):
                steps += _shifted(by, line[start:end], offset + start)
        return steps

    def choices(self, text: str) -> tuple[Choice, ...]:
        """The stretches of `text` that are romanised, with the language and the system of each."""
        return tuple(
            Choice(offset + run.start, offset + run.end, run.language.code, self._system(run.language), _why(run))
            for offset, line in _lines(text)
            for run in _runs(line)
        )

    def _system(self, language: Language) -> str:
        return self._systems.get(language.code, language.system)

    def _line(self, line: str) -> str:
        return "".join([by(line[start:end]) for start, end, by in self._pieces(line)])

    def _pieces(self, line: str) -> Iterator[tuple[int, int, Transliterator]]:
        """The line in stretches that cover it, each with what romanises it."""
        done = 0
        for run in _runs(line):
            if run.start > done:
                yield done, run.start, self._rest
            yield run.start, run.end, self._transliterator(self._system(run.language))
            done = run.end
        if done < len(line):
            yield done, len(line), self._rest

    def _transliterator(self, system: str) -> Transliterator:
        if system not in self._ready:
            path, options = find_table(system)
            self._ready[system] = Transliterator(
                load_path(path), options=options, errors=self._errors, fallback=self._fallback, case=self._case
            )
        return self._ready[system]


@lru_cache(maxsize=16)
def automatic(
    errors: str = "keep", fallback: Callable[[str], str] | None = None, case: str = "derived"
) -> AutoTransliterator:
    """The `AutoTransliterator` with these settings, made once: it keeps its systems and the words it has seen.

    >>> automatic()("Слава Україні!"), automatic() is automatic()
    ('Slava Ukraini!', True)
    """
    return AutoTransliterator(errors=errors, fallback=fallback, case=case)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line with its offset in `text`."""
    offset = 0
    for line in text.split("\n"):
        yield offset, line
        offset += len(line) + 1


def _shifted(by: Transliterator, text: str, offset: int) -> list[Step]:
    """The steps of `text`, which stands at `offset`."""
    try:
        steps = by.steps(text)
    except UnknownCharacter as error:
        raise error.moved(offset) from None
    return [step._replace(start=step.start + offset, end=step.end + offset) for step in steps]


# -- from a line to its runs ---------------------------------------------------------------------


@dataclass(slots=True)
class _Word:
    """A word of a line, its text in lower case and NFC. Latin, and scripts without systems, have no `script`."""

    start: int
    end: int
    text: str
    script: str
    language: Language | None = None


@dataclass(slots=True)
class _Run:
    """Consecutive words in one language, and the stretch that they take."""

    start: int
    end: int
    language: Language
    words: list[str]


def _runs(line: str) -> list[_Run]:
    """The runs of a line. A run takes what follows its words; after Latin letters it begins behind the next blank."""
    if line.isascii():
        return []
    words = _words(line)
    _decide(line, words)
    runs: list[_Run] = []
    end, language = 0, None  # of the word before
    for word in words:
        if word.language is not language and language is not None:
            runs[-1].end = word.start
        if word.language is not None and word.language is not language:
            start = word.start if language is not None else _after_blank(line, end, word.start)
            runs.append(_Run(start, len(line), word.language, []))
        if word.language is not None:
            runs[-1].words.append(word.text)
        end, language = word.end, word.language
    return runs


def _after_blank(line: str, end: int, start: int) -> int:
    """Where a run begins whose first word is at `start`, after Latin letters that end at `end` (0: after nothing)."""
    if not end:
        return 0
    gap = line[end:start]
    attached = len(gap) - max((i + 1 for i, char in enumerate(gap) if char.isspace()), default=len(gap))
    return start - attached


def _words(line: str) -> list[_Word]:
    """The words of a line, of all scripts; those in an address are of none."""
    found = []
    kept = addresses(line)
    for match in _word_pattern().finditer(line):
        outside = not any(start <= match.start() < end for start, end in kept)
        script = match.lastgroup if outside and match.lastgroup != "rest" else None
        text = unicodedata.normalize("NFC", match[0].lower())
        found.append(_Word(match.start(), match.end(), text, script or ""))
    return found


@lru_cache(maxsize=1)
def _word_pattern() -> regex.Pattern[str]:
    """Words of each script that has languages, then of any other; an apostrophe or joiner may stand within."""
    scripts = {code: letters_of(code) for code in languages_of()} | {"Hani": letters_of("Jpan") + r"\p{Hangul}"}
    words = [
        rf"(?P<{code}>[{own}](?:[{own}\p{{M}}ーـʹʼ]|['’\u200C\u200D](?=[{own}]))*)" for code, own in scripts.items()
    ]
    rest = rf"(?P<rest>[\p{{L}}--[{''.join(scripts.values())}\p{{Common}}\p{{Inherited}}]]+)"
    return regex.compile("|".join([*words, rest]), regex.V1)


def _decide(line: str, words: Iterable[_Word]) -> None:
    """Give each word its language: by its clause, then by the line, then by the order of the languages."""
    clauses: dict[tuple[int, str], list[_Word]] = {}
    number = end = 0
    for word in words:
        number += CLAUSE.search(line, end, word.start) is not None
        end = word.end
        if word.script:
            clauses.setdefault((number, word.script), []).append(word)
    likely = {key: _likely(key[1], members) for key, members in clauses.items()}
    told = Counter[tuple[str, int]]()  # words of the line by what tells its clause's language
    for key, places in likely.items():
        if places[0] or len(places) == 1:
            told[key[1], places[0]] += len(clauses[key])
    for key, members in clauses.items():
        script, languages = key[1], languages_of()[key[1]]
        chosen = max(likely[key], key=lambda place: (told[script, place], -place))
        for word in members:
            alone = _votes(script, word.text)[0]
            place = chosen if alone[chosen] else alone.index(max(alone))
            word.language = languages[place if alone[place] else chosen]


def _likely(script: str, words: list[_Word]) -> list[int]:
    """The places, among the languages of the script, of those that have most votes, in order.

    A small word that stands alone does not count as one: it may be a label, as in «е)».
    """
    votes = [_votes(script, word.text)[len(words) > 1] for word in words]
    score = [sum(column) for column in zip(*votes, strict=True)]
    if len(words) >= MANY:
        texts = [word.text for word in words]
        score = [
            number + _manner(language, texts) for number, language in zip(score, languages_of()[script], strict=True)
        ]
    most = max(score)
    return [place for place, number in enumerate(score) if number == most]


def _manner(language: Language, words: list[str]) -> int:
    """Votes that many words give together: for endings of the language, against it where it has no trace of its own."""
    endings = sum(_ends(language, word) for word in words)
    bare = language.usual and set(language.usual).isdisjoint("".join(words))
    return max(0, endings - 1) - bool(bare and not any(_shows(language, word) for word in words))


@lru_cache(maxsize=1 << 16)
def _votes(script: str, word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The votes of a word for each language: by its spelling, and with what it is as a small word."""
    spelling = tuple(
        (1 + _shows(language, word) if _can_write(language, word) else 0) for language in languages_of()[script]
    )
    small = (_is_small(language, word) for language in languages_of()[script])
    return spelling, tuple(votes + is_small for votes, is_small in zip(spelling, small, strict=True))


def _can_write(language: Language, word: str) -> bool:
    """Has the language's alphabet all letters of the word?"""
    if not language.letters:
        return True
    pattern = rf"[[{language.letters}]\p{{Common}}\p{{Inherited}}]+"
    return regex.fullmatch(pattern, word, regex.V1) is not None


def _shows(language: Language, word: str) -> bool:
    """Is it spelt as only this language's words are?"""
    return bool(language.cue) and regex.search(language.cue, word, regex.V1) is not None


def _ends(language: Language, word: str) -> bool:
    """Does it end as many of the language's words do?"""
    return bool(language.endings) and regex.search(language.endings, word, regex.V1) is not None


def _is_small(language: Language, word: str) -> bool:
    """Is it one of the language's small words? In Hebrew letters whatever its points."""
    return (regex.sub(r"\p{M}", "", word) if language.script == "Hebr" else word) in language.words


def _why(run: _Run) -> str:
    """What in the run told its language."""
    language, first = run.language, languages_of()[run.language.script][0]
    words = list(dict.fromkeys(run.words))
    letters = dict.fromkeys(
        char for word in words for char in word if _can_write(language, char) and not _can_write(first, char)
    )
    small = [word for word in words if _is_small(language, word)]
    shown = [word for word in words if _shows(language, word)]
    ends = [word for word in words if _ends(language, word)] if len(run.words) >= MANY else []
    parts = [
        ("letters", list(letters)),
        ("words", small if len(words) > 1 else []),
        ("spelling", shown),
        ("endings", ends if len(ends) > 1 else []),
    ]
    told = "; ".join(f"{name} {', '.join(found[:SHOWN])}" for name, found in parts if found)
    if told:
        return told
    if len(languages_of()[language.script]) == 1:
        return "the only language of its script"
    return "the default of its script" if language is first else "the rest of its line"
