"""Laws that hold for any text: explain shows what normalise does, twice is once, a stream is the whole."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from translit import Normaliser, TableError, Transliterator
from translit.stream import normalise_stream
from translit.tables import load_table

NORMALISER = Normaliser()
WORDS = st.sampled_from(
    [
        "Ałsynow",
        "Biełsat",
        "BIEŁSAT",
        "Bashkiria",
        "Bashkir",
        "Republic",
        "Kiev",
        "Kijów",
        "chicken",
        "Oblast",
        "Харьков",
        "Kazan’s",
        "d’Ałsynow",
        "Institute",
        "of",
        "War",
        "Studies",
        "Mar’inka",
        "Ро́ссия",
        "https://x.org/Kiev",
        "kiev@x.org",
        "北京",
        "Nizhni",
        "Novgorod",
        "a",
        "the",
        "Я",
        "й",
    ]
)
GLUE = st.sampled_from(
    [" ", " ", " ", "\n", "\r\n", "-", ", ", "'", "’s ", "\u00a0", "\u00ad", "_", "\u0301", ".", "@", ""]
)
TEXTS = st.lists(st.tuples(WORDS | st.text(max_size=3), GLUE), max_size=12).map(
    lambda ps: "".join(a + b for a, b in ps)
)
SYSTEMS = [
    Transliterator(load_table(name)) for name in ("ru-bgn", "uk-2010", "be-2007", "bg-2009", "el-elot743", "sr-gaj")
]
LETTERS = st.text(
    st.characters(categories=["Lu", "Ll", "Mn", "Zs", "Po"], max_codepoint=0x4FF) | st.sampled_from("щЩяЯюёй’'\n ")
)


@given(TEXTS)
def test_explain_equals_normalise(text: str) -> None:
    explanation = NORMALISER.explain(text)
    assert explanation.result == NORMALISER.normalise(text)
    rebuilt, last = [], 0
    for change in explanation.changes:
        assert text[change.start : change.end] == change.found != change.canonical
        rebuilt += [text[last : change.start], change.canonical]
        last = change.end
    assert "".join([*rebuilt, text[last:]]) == explanation.result


@given(TEXTS)
def test_normalise_twice_is_once(text: str) -> None:
    once = NORMALISER.normalise(text)
    assert NORMALISER.normalise(once) == once


@given(TEXTS)
def test_decomposed_names_are_found_alike(text: str) -> None:
    nfc, nfd = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    one, other = NORMALISER.normalise(nfc), NORMALISER.normalise(nfd)
    assert unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)


@given(TEXTS, st.lists(st.integers(0, 80), max_size=8), st.binary(max_size=4))
def test_a_stream_is_the_whole(text: str, cuts: list[int], junk: bytes) -> None:
    data = text.encode("utf-8", "surrogatepass") + b" " + junk + b" " + text.encode("utf-8", "surrogatepass")
    bounds = sorted({min(cut, len(data)) for cut in cuts} | {0, len(data)})
    chunks = [data[a:b] for a, b in pairwise(bounds)]
    assert b"".join(normalise_stream(chunks, NORMALISER)) == NORMALISER.rewrite(data)


NAME_WORDS = st.sampled_from(["A", "B", "C", "D", "A B", "B C", "C D", "A B C", "D A", "B A"])


@settings(max_examples=300)
@given(
    st.lists(st.tuples(NAME_WORDS, NAME_WORDS), min_size=1, max_size=5),
    st.lists(st.sampled_from("ABCD"), max_size=9).map(" ".join),
)
def test_any_table_that_loads_is_idempotent(pairs: list[tuple[str, str]], text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "random.rules"
        path.write_text("".join(f"{left} → {right}\n" for left, right in pairs), encoding="utf-8")
        try:
            normaliser = Normaliser(names=[path], builtin=False)
        except TableError:
            return  # the table contradicts itself, and says so
    once = normaliser.normalise(text)
    assert normaliser.normalise(once) == once
    assert normaliser.explain(text).result == once


@given(st.sampled_from(SYSTEMS), LETTERS)
def test_transliteration_is_its_joined_steps(system: Transliterator, text: str) -> None:
    steps = system.steps(text)
    assert "".join(step.target for step in steps) == system(text)
    last = 0
    for step in steps:
        assert step.start == last or step.start == step.end
        last = max(last, step.end)
    assert last == len(text)


@given(st.sampled_from(SYSTEMS), LETTERS)
def test_transliteration_reads_nfd_as_nfc(system: Transliterator, text: str) -> None:
    nfc, nfd = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert unicodedata.normalize("NFC", system(nfc)) == unicodedata.normalize("NFC", system(nfd))


@given(st.sampled_from(SYSTEMS), LETTERS, LETTERS)
def test_lines_are_transliterated_one_by_one(system: Transliterator, one: str, other: str) -> None:
    assert system(f"{one}\n{other}") == f"{system(one)}\n{system(other)}"
