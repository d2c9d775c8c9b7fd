"""`python -m benchmarks`: translit beside its peers, on the same text in one run; ratios, not times, are the result.

Each contestant runs ROUNDS times, turn about, and its best time counts. Peers that are not installed are
left out: `pip install '.[bench]'`, and PyICU for ICU.
"""

from __future__ import annotations

import argparse
import importlib
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from benchmarks.corpus import CYRILLIC, LATIN, prose, spellings
from translit import Normaliser, Transliterator
from translit import spellings as derive
from translit.loading import load_table
from translit.tables import names_tables

NATIVE = re.compile(r"\bru:([а-яё]+)(?=,| →|\n)", re.IGNORECASE)
ROUNDS = 9
RULES = 20_000
DERIVED, THOUSANDS = 1_000, 3  # names whose spellings are derived, and how often
LETTERWISE = ("cyrl-iso9", "ru-scientific", "ru-icao")  # systems without contexts
DENSITIES = (60, 600)  # words to a name: a text about the names, and one in which some occur


def best(contestants: Mapping[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """The best time of each, in seconds; they take turns, so that a slow moment hits all."""
    times = dict.fromkeys(contestants, float("inf"))
    for _ in range(rounds):
        for name, run in contestants.items():
            start = time.perf_counter()
            run()
            times[name] = min(times[name], time.perf_counter() - start)
    return times


def show(title: str, size: float, unit: str, times: Mapping[str, float], ours: str) -> None:
    """A table of speeds, and ours as a multiple of each."""
    print(f"\n{title}")
    for name, seconds in times.items():
        ratio = "" if name == ours else f"  {ours} is {times[name] / times[ours]:.2f} x"
        print(f"  {name:42} {size / seconds / 1e6:8.1f} {unit}{ratio}")


def library(name: str) -> Any:
    """The module, or None where it isn't installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        print(f"({name} is not installed: left out)")
        return None


def normalising() -> None:
    """normalise beside its peers and the bare automaton, with RULES spellings, where changes are many and few."""
    pairs = spellings(RULES)
    variants = [variant for variant, _ in pairs]
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "names.rules"
        table.write_text("".join(f"{variant} → {canonical}\n" for variant, canonical in pairs), encoding="utf-8")
        normaliser = Normaliser(names=[table], builtin=False)
    bare = BytesAhoCorasick(
        [variant.encode() for variant in variants],
        matchkind=MatchKind.LeftmostLongest,
        implementation=Implementation.ContiguousNFA,
    )
    processors = {
        name: _filled(module.KeywordProcessor(case_sensitive=True), pairs)
        for name in ("flashtext2", "flashtext")
        if (module := library(name))
    }
    for every in DENSITIES:
        text = prose(LATIN, words=400_000, names=variants, every=every)
        data = text.encode()
        contestants: dict[str, Callable[[], object]] = {
            "translit, bytes (the filter)": partial(normaliser.rewrite, data),
            "translit, str (normalise)": partial(normaliser.normalise, text),
            "bare automaton (finds, replaces nothing)": partial(bare.find_matches_as_indexes, data),
        }
        if "flashtext2" in processors:
            contestants["flashtext2"] = partial(processors["flashtext2"].replace_keywords, text)
        times = best(contestants)
        if "flashtext" in processors:
            times |= best({"flashtext": partial(processors["flashtext"].replace_keywords, text)}, rounds=2)
        changes = len(normaliser.explain(text).changes)
        title = f"normalise: {RULES:,} spellings, {len(data) / 1e6:.1f} MB, {changes:,} changes: one in {every} words"
        show(title, len(data), "MB/s", times, "translit, bytes (the filter)")


def _filled(processor: Any, pairs: Iterable[tuple[str, str]]) -> Any:
    """A peer's processor with the same names."""
    for variant, canonical in pairs:
        processor.add_keyword(variant, canonical)
    return processor


def transliterating() -> None:
    """transliterate beside ICU, Unidecode, anyascii and str.translate, on Russian-like prose."""
    text = prose(CYRILLIC, words=300_000)
    table = load_table("ru-bgn")
    warm = Transliterator(table)
    bgn = dict(zip(map(ord, sorted(set(text))), map(warm, sorted(set(text))), strict=True))
    contestants: dict[str, Callable[[], object]] = {
        "translit ru-bgn": lambda: warm(text),
        "translit ru-bgn, no word seen before": lambda: Transliterator(table)(text),
        "str.translate (letter by letter)": lambda: text.translate(bgn),
    }
    if icu := library("icu"):
        contestants["ICU Russian-Latin/BGN"] = icu.Transliterator.createInstance("Russian-Latin/BGN").transliterate
        run = contestants["ICU Russian-Latin/BGN"]
        contestants["ICU Russian-Latin/BGN"] = lambda: run(text)  # type: ignore[call-arg]
    if unidecode := library("unidecode"):
        contestants["Unidecode"] = lambda: unidecode.unidecode(text)
    if anyascii := library("anyascii"):
        contestants["anyascii"] = lambda: anyascii.anyascii(text)
    times = best(contestants, rounds=5)
    show(f"transliterate: {len(text) / 1e6:.1f} million characters", len(text), "M/s", times, "translit ru-bgn")
    for name in LETTERWISE:
        system = Transliterator(load_table(name))
        letters = dict(zip(map(ord, sorted(set(text))), map(system, sorted(set(text))), strict=True))
        both = {f"translit {name}": partial(system, text), "str.translate": partial(text.translate, letters)}
        show(f"transliterate: {name}, without contexts", len(text), "M/s", best(both), f"translit {name}")


def deriving() -> None:
    """All spellings of 1,000 names: Russian ones of one word, drawn from the shipped tables; other ones each time.

    The tables are not parsed for it: their rules would lie in memory, and collecting garbage would go over them.
    """
    natives = {form for path in names_tables() for form in NATIVE.findall(path.read_text(encoding="utf-8"))}
    names = random.Random(1).sample(sorted(natives), 60 + DERIVED * THOUSANDS)
    for name in names[:60]:  # read the tables
        derive(f"ru:{name}")
    seconds: list[float] = []
    found: list[int] = []
    for first in range(60, len(names), DERIVED):
        start = time.perf_counter()
        found += [len(derive(f"ru:{name}")) for name in names[first : first + DERIVED]]
        seconds.append(time.perf_counter() - start)
    times = ", ".join(f"{one:.2f}" for one in seconds)
    print(f"\nspellings: {times} s for {DERIVED:,} names, {sum(found) / len(found):.0f} spellings each")


def loading() -> None:
    """The shipped names: from nothing but the cache on disk to the first result."""
    Normaliser()  # fills the cache
    times = best({"Normaliser().normalise": lambda: Normaliser().normalise("Fail Ałsynow told Biełsat.")}, rounds=3)
    print(f"\nload: {next(iter(times.values())):.2f} s for the shipped names and a short text, cache on disk warm")


PARTS = {"normalise": normalising, "transliterate": transliterating, "spellings": deriving, "load": loading}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", metavar="PART", nargs="*", help=f"what to measure: {', '.join(PARTS)} (default: all)")
    chosen = parser.parse_args().parts or list(PARTS)
    for part in chosen:
        if part not in PARTS:
            parser.error(f"no part called {part!r}; parts: {', '.join(PARTS)}")
    for part in chosen:
        PARTS[part]()
