"""`python -m benchmarks.respell SPELLINGS.tsv`: how often is one language's printed spelling respelt as another's?

Each line of the file: language of the name, native form, spelling in print, the languages that print it
(locale ids, separated by commas). Two spellings of one native form, printed by two languages that have
orthographies, make a pair: is the first, respelt, the second? Compared without case and marks. A pair can
be right only where rules derive both spellings from the native form; their share is shown beside.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from translit import TranslitError, UnknownTable
from translit.respell import respell
from translit.spellings import spelling_outputs
from translit.tables import list_tables, load_path

PLAIN = str.maketrans(
    {"ł": "l", "ı": "i", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"}
)
LOCALES = {"ca@valencia": "ca", "en_GB": "en", "pt_BR": "pt", "nn": "nb", "be@latin": "be-latn", "sr@latin": "sr-latn"}
LANGUAGES = {"zh_CN": "zh"}


class Pair(NamedTuple):
    """Two printed spellings of a name: `form` by `source`, `others` by `to`."""

    language: str
    native: str
    source: str
    form: str
    to: str
    others: frozenset[str]


def plain(text: str) -> str:
    """`text` without case and marks."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(PLAIN))
    return "".join(char for char in decomposed if char.isalpha())


def pairs(path: Path) -> Iterator[Pair]:
    """The pairs of single words in the file."""
    forms: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    known = list_tables("orthographies")
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        language, native, form, locales = line.split("\t")
        if " " in native or " " in form:
            continue
        for locale in locales.split(","):
            locale = LOCALES.get(locale, locale)
            if locale in known:
                forms[LANGUAGES.get(language, language), native][locale].add(form)
    for (language, native), spelt in forms.items():
        for source, several in spelt.items():
            for to, others in spelt.items():
                if to != source:
                    for form in sorted(several):
                        yield Pair(language, native, source, form, to, frozenset(plain(other) for other in others))


def derivable(language: str, native: str, orthography: str, memo: dict[tuple[str, str, str], set[str]]) -> set[str]:
    """What the orthographies of that language derive from the native form, without case and marks."""
    key = language, native, orthography
    if key not in memo:
        memo[key] = set()
        for name, path in list_tables("orthographies").items():
            table = load_path(path, "orthographies")
            fits = not table.readings or language in table.readings
            if fits and orthography in (name, *table.languages):
                memo[key].update(plain(text) for text in spelling_outputs(table, language, native))
    return memo[key]


def main() -> int:
    """Print the shares for each language of names and for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--language", help="names of this language only")
    parser.add_argument("--sample", type=int, default=6000, help="so many pairs, drawn evenly (default %(default)s)")
    parser.add_argument("--misses", action="store_true", help="print what is not right though rules derive both")
    args = parser.parse_args()
    readings = list_tables("readings")
    every = [p for p in pairs(args.file) if p.language in readings and args.language in (None, p.language)]
    chosen = random.Random(1).sample(every, min(args.sample, len(every)))
    count: Counter[tuple[str, str]] = Counter()
    memo: dict[tuple[str, str, str], set[str]] = {}
    spent = 0.0
    for pair in chosen:
        start = time.perf_counter()
        try:
            given, problem = respell(pair.form, language=pair.language, source=pair.source, to=pair.to), ""
        except UnknownTable:
            continue
        except TranslitError:
            given, problem = "", "none"
        spent += time.perf_counter() - start
        source = derivable(pair.language, pair.native, pair.source, memo)
        target = derivable(pair.language, pair.native, pair.to, memo)
        both = plain(pair.form) in source and bool(pair.others & target)
        right = plain(given) in pair.others
        for language in (pair.language, "all"):
            count[language, "pairs"] += 1
            count[language, "right"] += right
            count[language, "none"] += bool(problem)
            count[language, "both"] += both
            count[language, "right of both"] += both and right
        if args.misses and both and not right:
            print(*pair[:5], given or "(none)", ",".join(sorted(pair.others)), sep="\t")
    for language in sorted({language for language, _ in count}, key=lambda name: (name == "all", name)):
        total, derived = count[language, "pairs"], max(count[language, "both"], 1)
        shares = [f"{what} {count[language, what] / max(total, 1):.3f}" for what in ("right", "none")]
        shares.append(f"both derivable {count[language, 'both'] / max(total, 1):.3f}")
        shares.append(f"of these right {count[language, 'right of both'] / derived:.3f}")
        print(f"{language:4}{total:7} pairs: {', '.join(shares)}")
    print(f"{spent / max(len(chosen), 1) * 1000:.1f} ms a name")
    return 0


if __name__ == "__main__":
    sys.exit(main())
