"""What the tables know of one language's names: native words, and the spellings that names tables write out.

`respell` asks it which native form a spelling stands for, and what native words look like. All names tables
are read for it, which takes seconds, so what they say is kept in the cache on disk; of the other tables it
needs the examples alone, and reads those lines only.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import regex

from translit.cache import contents_key, files_digest, recall, remember
from translit.casing import lower
from translit.loading import load_names, load_path
from translit.marks import BARE
from translit.names import names_of
from translit.tables import data_folders, list_tables, names_tables, read_table_text

__all__ = ["WORD", "KnownNames", "cache_known", "known_names", "plain", "written_in"]

PLAIN = BARE | str.maketrans({"ə": "a"})
WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’ʼʹ′][\p{L}\p{M}]+)*")
EXAMPLE = re.compile(r"^[=≈][ \t]*(?:([a-z]{2,3}):)?(.+?)→", re.MULTILINE)
LANGUAGES = re.compile(r"^@language[ \t]+([^#\n]*)", re.MULTILINE)
CANONICAL = "en"  # the language of canonical forms

# What json.load gives: {"names": [[foreign languages, [[language or "", form], …]], …], "words": {language: [word, …]}}
Json = Any


@dataclass(frozen=True)
class KnownNames:
    """What the tables write out of one language's names.

    `words` are the native words of its own names, `named` all that are a name in a names table, `script` what they are
    written in. `natives` gives, for the letters of a spelling without marks, whose it is ("" where a line
    doesn't say it) and its native form; `foreign` are the native forms that only the language's own table of names
    elsewhere has (コーチ, in India); `forms` gives the spelling of a (native form in lower case, language). Of
    foreign names, which are many, `natives` and `forms` lack what `spelt` and `form` look up when they are asked.
    """

    language: str
    words: frozenset[str]
    named: frozenset[str]
    script: frozenset[str]
    natives: Mapping[str, Sequence[tuple[str, str]]]
    foreign: frozenset[str]
    forms: Mapping[tuple[str, str], str]

    def spelt(self, letters: str, *codes: str) -> list[tuple[str, str]]:
        """Whose spelling has these letters, and its native form; of a foreign name, the spellings of `codes` only."""
        found = [*self.natives.get(letters, ())]
        for code in dict.fromkeys(codes):
            found += [(code, native) for native in _abroad(self.language, code, data_folders())[0].get(letters, ())]
        return found

    def low(self, native: str) -> str:
        """A native form in lower case, as its language has it: ı of I in Turkish."""
        return lower(native, turkic=_is_turkic(self.language, data_folders()))

    def form(self, native: str, code: str) -> str | None:
        """The spelling of a native form in lower case, by the language `code`."""
        own = self.forms.get((native, code))
        return own or (_abroad(self.language, code, data_folders())[1].get(native) if native in self.foreign else None)


def known_names(language: str) -> KnownNames:
    """What the tables know of names of `language`, which has a reading.

    >>> "алсынов" in known_names("ru").words
    True
    """
    return _of_language(language, data_folders())


def written_in(to: str, spelling: str, source: str) -> str | None:
    """How the names tables write in `to` the name that `source` spells so, whosever name it is; None if they don't.

    What a line says to be the spelling of `source` goes before what it only lists and the English form, which print
    borrows. None, too, for two names.

    >>> written_in("fr", "Frankreich", "de"), written_in("fr", "Schmidt", "de")
    ('France', None)
    """
    folders, key, borrowed = data_folders(), plain(spelling.lower()), ("", CANONICAL)
    names = [_everything(folders)["names"][number][1] for number in _by_spelling(folders).get(key, ())]
    own = [forms for forms in names if any(code == source and plain(form.lower()) == key for code, form in forms)]
    same = unicodedata.normalize("NFC", spelling.lower())
    listed = [forms for forms in names if any(code in borrowed and form.lower() == same for code, form in forms)]
    found = {dict(reversed(forms)).get(to) for forms in own or listed}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4)
def _by_spelling(folders: tuple[Path, ...]) -> Mapping[str, Sequence[int]]:
    """The letters of a spelling → the numbers of the names that are spelt so."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, (_, forms) in enumerate(_everything(folders)["names"]):
        for key in {plain(form.lower()) for _, form in forms}:
            found[key].append(number)
    return found


@lru_cache(maxsize=256)
def _is_turkic(language: str, folders: tuple[Path, ...]) -> bool:
    """Has the language ı beside i? `folders` is there for the cache."""
    return load_path(list_tables("readings")[language], "readings").case == "turkic"


@lru_cache(maxsize=64)
def _of_language(language: str, folders: tuple[Path, ...]) -> KnownNames:
    everything, turkic = _everything(folders), _is_turkic(language, folders)
    words: set[str] = set(everything["words"].get(language, ()))
    named: set[str] = set()
    natives: dict[str, list[tuple[str, str]]] = {}
    forms: dict[tuple[str, str], str] = {}
    foreign: dict[str, bool] = {}
    for abroad, spelt in everything["names"]:
        for native in dict.fromkeys(form for code, form in spelt if code == language):
            low = lower(native, turkic=turkic)
            named.add(low)
            foreign[low] = foreign.get(low, True) and language in abroad
            if language in abroad:
                continue
            words.update(WORD.findall(low))
            for code, form in spelt:
                given = natives.setdefault(plain(form.lower()), [])
                if (code, native) not in given:
                    given.append((code, native))
                if code:
                    forms.setdefault((low, code), form)
    reading = load_path(list_tables("readings")[language], "readings")
    script = _scripts(example.source for example in reading.examples)
    native_words = frozenset(word for word in words if _scripts(word) <= script)
    only_foreign = frozenset(native for native, only in foreign.items() if only)
    return KnownNames(language, native_words, frozenset(named), script, natives, only_foreign, forms)


@lru_cache(maxsize=256)
def _abroad(
    language: str, code: str, folders: tuple[Path, ...]
) -> tuple[Mapping[str, Sequence[str]], Mapping[str, str]]:
    """Of names that are foreign to `language`: the letters of the spelling by `code` → native forms; those → it."""
    turkic = _is_turkic(language, folders)
    spelt: dict[str, dict[str, None]] = defaultdict(dict)
    forms: dict[str, str] = {}
    for abroad, several in _everything(folders)["names"]:
        if language in abroad:
            natives = [form for each, form in several if each == language]
            for form in [form for each, form in several if each == code]:
                spelt[plain(form.lower())].update(dict.fromkeys(natives))
                for native in natives:
                    forms.setdefault(lower(native, turkic=turkic), form)
    return {letters: tuple(natives) for letters, natives in spelt.items()}, forms


@lru_cache(maxsize=4)
def _everything(folders: tuple[Path, ...]) -> Json:
    """The forms of every name, and the native words in examples, of all languages: from the cache if it is there."""
    name = cache_known()
    try:
        found: Json = json.loads(recall(name) or b"null")
    except ValueError:
        found = None
    if not found:
        found = {"names": _all_names(), "words": _all_words(folders)}
        remember(name, json.dumps(found, ensure_ascii=False).encode())
    return found


def cache_known() -> str:
    """What the forms of every name are called in the cache."""
    return f"known-{contents_key(names_tables(), files_digest([Path(__file__)]))}.json"


def _all_names() -> list[tuple[list[str], list[tuple[str, str]]]]:
    """The forms of each name that has a form with its language, which comes first: native or canonical.

    Before them stand the languages of which only their own tables of names elsewhere have forms.
    """
    found: dict[tuple[str, ...], tuple[list[str], dict[tuple[str, str], None]]] = {}
    rules = [rule for path in names_tables() for rule in load_names(path).rules]
    at_home: dict[tuple[str, str], set[str]] = defaultdict(set)
    for rule in rules:
        if not rule.language:
            at_home[rule.kind, rule.canonical].update(code for code, _ in (*rule.natives, *rule.others))
    for rule, name in zip(rules, names_of(rules), strict=True):
        said = [*name.natives, *name.forms.items(), (CANONICAL, rule.canonical)]
        if len(said) > 1:
            abroad = sorted(name.forms.keys() - at_home[rule.kind, rule.canonical])
            of_all_lines = found.setdefault((rule.kind, *chain.from_iterable(said)), (abroad, dict.fromkeys(said)))
            of_all_lines[1].update(dict.fromkeys(("", form) for form in rule.spellings))
    return [(abroad, [*forms]) for abroad, forms in found.values()]


def _all_words(folders: tuple[Path, ...]) -> dict[str, list[str]]:
    """The native words in the examples of readings, systems and orthographies, by language."""
    words: dict[str, dict[str, None]] = defaultdict(dict)
    for kind in ("readings", "systems", "orthographies"):
        for path in list_tables(kind).values():
            text = read_table_text(path)
            own = [] if kind == "orthographies" else " ".join(LANGUAGES.findall(text)).split()
            for code, form in EXAMPLE.findall(text):
                for language in [code] if code else own:
                    words[language].update(dict.fromkeys(WORD.findall(form.lower())))
    return {language: [*several] for language, several in words.items()}


def _scripts(texts: Iterable[str]) -> frozenset[str]:
    """The scripts of the letters, as Unicode names them.

    >>> sorted(_scripts(["Щёлково", "Łódź"]))
    ['CYRILLIC', 'LATIN']
    """
    letters = {char for text in texts for char in text if char.isalpha()}
    return frozenset(_script(char) for char in letters)


@lru_cache(maxsize=1 << 12)
def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


def plain(text: str) -> str:
    """The letters of `text` without their marks.

    >>> plain("čajkovskij"), plain("ałsynow"), plain("o'casey")
    ('cajkovskij', 'alsynow', 'ocasey')
    """
    if text.isascii() and text.isalpha():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(PLAIN))
    return "".join([char for char in decomposed if char.isalpha()])
