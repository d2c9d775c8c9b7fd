"""`python -m benchmarks.respell [SPELLINGS.tsv]`: how often is one language's printed spelling respelt as another's?

Without a file the pairs are taken from the examples of the orthographies: two of them that have an example of
one native form attest a pair. (These native forms are known to `respell`, being examples.) Each line of a file:
language of the name, native form, spelling in print, the languages that print it (locale ids, separated by
commas). Spellings are compared without case and marks.

A pair can be derived only where rules derive both spellings from the native form; their share is shown beside,
and how often the target simply prints the spelling as the source does. Pairs of tables follow, worst and best.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from translit import TranslitError, UnknownTable
from translit.deriving import spelling_outputs
from translit.loading import load_path
from translit.respelling import respell
from translit.tables import list_tables

PLAIN = str.maketrans(
    {"ł": "l", "ı": "i", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"}
)
LOCALES = {"ca@valencia": "ca", "en_GB": "en", "pt_BR": "pt", "nn": "nb", "be@latin": "be-latn", "sr@latin": "sr-latn"}
LANGUAGES = {"zh_CN": "zh"}
ENOUGH = 3  # pairs of names that a pair of tables is judged by
SHOWN = 12  # pairs of tables

Forms = Mapping[tuple[str, str], Mapping[str, set[str]]]  # (language, native form) → orthography → spellings


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


def in_file(path: Path) -> Forms:
    """The spellings in the file, single words only."""
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
    return forms


def in_examples() -> Forms:
    """The spellings in the examples of orthographies, by what a language prints: its usual tables, not older habits."""
    forms: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    readings, known = list_tables("readings"), list_tables("orthographies")
    for name, path in known.items():
        table = load_path(path, "orthographies")
        said = name if name in known and "-" not in name else next((la for la in table.languages if la in known), "")
        for example in table.examples:
            language, _, native = example.source.partition(":")
            usual = name == said or (bool(table.readings) and name == f"{said}-{language}")
            if language in readings and usual and example.mark in "=≈" and " " not in native + example.target:
                forms[language, native][said].add(example.target)
    return forms


def pairs(forms: Forms) -> Iterator[Pair]:
    """Each spelling with each other language's spellings of the same name."""
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
    """Print the shares for each language of names, for all, and for pairs of tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", help="attested spellings (default: the examples of the tables)")
    parser.add_argument("--language", help="names of this language only")
    parser.add_argument("--sample", type=int, default=3000, help="so many pairs, drawn evenly (default %(default)s)")
    parser.add_argument("--misses", action="store_true", help="print what is not right though rules derive both")
    args = parser.parse_args()
    readings = list_tables("readings")
    forms = in_file(args.file) if args.file else in_examples()
    every = [p for p in pairs(forms) if p.language in readings and args.language in (None, p.language)]
    chosen = random.Random(1).sample(every, min(args.sample, len(every)))
    chosen.sort(key=lambda pair: (pair.language, pair.source))  # what is found out about tables once serves longer
    count: Counter[tuple[str, str]] = Counter()
    tables: dict[tuple[str, str], list[bool]] = defaultdict(list)
    memo: dict[tuple[str, str, str], set[str]] = {}
    spent = 0.0
    for pair in chosen:
        language, native, source, form, to, others = pair
        start = time.perf_counter()
        try:
            given = respell(form, language=language, source=source, to=to)
        except UnknownTable:
            continue
        except TranslitError:
            given = ""
        spent += time.perf_counter() - start
        found = respell(form, language=language, source=source, to=to, candidates=True)
        derived = derivable(language, native, source, memo), derivable(language, native, to, memo)
        both = plain(form) in derived[0] and bool(others & derived[1])
        right = plain(given) in others
        tables[source, to].append(right)
        for names in (language, "all"):
            count[names, "pairs"] += 1
            count[names, "right"] += right
            count[names, "among"] += any(plain(one.text) in others for one in found)
            count[names, "unsure"] += not (found and found[0].verified)
            count[names, "as it is"] += plain(form) in others
            count[names, "both"] += both
            count[names, "right of both"] += both and right
        if args.misses and both and not right:
            print(*pair[:5], given or "(none)", ",".join(sorted(others)), sep="\t")
    for names in sorted({names for names, _ in count}, key=lambda names: (names == "all", names)):
        print(_shares(names, count))
    for title, side in (("from", 0), ("to", 1)):
        ends: dict[str, list[bool]] = defaultdict(list)
        for pair_of_tables, rights in tables.items():
            ends[pair_of_tables[side]] += rights
        judged = sorted((sum(rights) / len(rights), end) for end, rights in ends.items())
        print(f"{title}: " + ", ".join(f"{end} {share:.2f}" for share, end in judged))
    several = [
        (sum(rights) / len(rights), len(rights), *ends) for ends, rights in tables.items() if len(rights) >= ENOUGH
    ]
    for title, shown in (("worst", sorted(several)[:SHOWN]), ("best", sorted(several)[::-1][:SHOWN])):
        print(f"{title}: " + ", ".join(f"{source} → {to} {share:.2f} of {total}" for share, total, source, to in shown))
    print(f"{spent / max(len(chosen), 1) * 1000:.1f} ms a name")
    return 0


def _shares(names: str, count: Mapping[tuple[str, str], int]) -> str:
    total, derived = count[names, "pairs"], max(count[names, "both"], 1)
    shares = [f"{what} {count[names, what] / max(total, 1):.3f}" for what in ("right", "among", "unsure", "as it is")]
    shares.append(f"both derivable {count[names, 'both'] / max(total, 1):.3f}")
    shares.append(f"of these right {count[names, 'right of both'] / derived:.3f}")
    return f"{names:4}{total:7} pairs: {', '.join(shares)}"


if __name__ == "__main__":
    sys.exit(main())
