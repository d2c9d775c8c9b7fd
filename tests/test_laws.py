"""Laws that hold for any text: explain shows what normalise does, twice is once, a stream is the whole."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from translit import Normaliser, TableError, Transliterator
from translit.alternatives import Chain, Together
from translit.casing import lower
from translit.loading import load_table
from translit.rewrite import Pass, joined, pattern_of
from translit.rules import Rule, RuleTable
from translit.rules_grammar import parse_rules
from translit.stream import normalise_stream

NORMALISER = Normaliser()
ABROAD = [Normaliser(to=language) for language in ("en", "ru", "pl")]
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
LETTERWISE = [load_table(name) for name in ("cyrl-iso9", "ru-icao", "ka-2002", "mk-un1977", "kk-2021")]
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


QUOTED = (
    "Kiev Kijów Biełsat Ałsynow Киев Хрущев Germany London Europe/Kiev LANG=Kiev в и из город city of the on "
    "New York GmbH Ltd. Charkow/Lwow «Kiev» (Kiev) Kiev-based Kyiv (Київ) Kyiv/Kiev al-Qaida"
)
FOREIGN = st.lists(
    st.tuples(
        st.sampled_from(QUOTED.split(" ")),
        st.sampled_from([" ", " ", " ", ", ", "\n", "\r\n", "\u00a0", "\u0301 ", "-"]),
    ),
    max_size=16,
).map(lambda pairs: "".join(map("".join, pairs)))


@settings(max_examples=200)
@given(st.sampled_from(ABROAD), FOREIGN, st.lists(st.integers(0, 200), max_size=8))
def test_the_laws_hold_for_quotations(normaliser: Normaliser, text: str, cuts: list[int]) -> None:
    explanation = normaliser.explain(text)
    assert normaliser.normalise(text) == explanation.result == normaliser.normalise(explanation.result)
    for seen in explanation.left:
        assert text[seen.start : seen.end] == seen.found
        assert all(change.end <= seen.start or seen.end <= change.start for change in explanation.changes)
    nfd = unicodedata.normalize("NFD", text)
    assert unicodedata.normalize("NFC", normaliser.normalise(nfd)) == unicodedata.normalize("NFC", explanation.result)
    data = text.encode()
    bounds = sorted({min(cut, len(data)) for cut in cuts} | {0, len(data)})
    chunks = [data[a:b] for a, b in pairwise(bounds)]
    assert b"".join(normalise_stream(chunks, normaliser)) == normaliser.rewrite(data)


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


def test_names_that_would_form_others_for_ever_stay() -> None:
    normaliser = over("A → B A\nC → A B C")
    assert normaliser.normalise("A, then B C") == "A, then B C"
    assert normaliser.normalise("A, then C") == "B A, then A B C"


LINES = st.sampled_from(
    [
        "Kiev → Kyiv",
        "Kiev Region → Kyiv Oblast",
        "New Kiev → Novy Kyiv",
        "New Kiev Region City → Nkrc",
        "Region → District",
        "Kyiv Oblast Region → Koreg",
        "Straße → Weg",
        "Αθήνα → Athens",
        "Mar'inka → Maryinka",
        "Kiev' → Kyiv",
        "北京 → Beijing",
        "北京市 → Beijing City",
        "chałyk → khalyk",
        "Kazań → Kazan",
        "İzmir → Smyrna",
        "ru:Алсынов → Alsynov",
        "Kirov → Vyatka / _ Region | New _",
        "Kirov → ? Kirov Oblast, Sergei Kirov",
        "@case ignore\nBiełsat, Biełsat TV → Belsat\n@case exact",
        "@case ignore\nPerm → Molotov / _ Region\n@case exact",
    ]
)
TABLES = st.lists(LINES, min_size=1, max_size=8, unique=True).map("\n".join)
WRITTEN = (
    "Kiev Kyiv Region REGION New City Oblast Straße STRASSE ΑΘΗΝΑ Mar’inka Mar'inka 北京市 北京 chałyk CHAŁYK Kazań "
    "İzmir Ałsynow Alsynow Kirov KIROV biełsat BIEŁSAT TV perm PERM Kiev' 'Kiev' Kie\u00adv Kazan\u0301 x@Kiev.ua Ⱥ"
)
PARTS = st.sampled_from(WRITTEN.split(" "))
SPREAD = st.lists(
    st.tuples(PARTS, st.sampled_from([" ", " ", " ", "\n", "\r\n", "\n\n", "\u00a0", "  ", "-", ", ", "’s ", ""])),
    max_size=10,
).map(lambda pairs: "".join(map("".join, pairs)))
CASES = st.sampled_from(["exact", "ignore"])


def over(*tables: str, case: str = "exact") -> Normaliser:
    """A normaliser over names tables given as text, each a layer of its own."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.rules" for number in range(len(tables))]
        for path, table in zip(paths, tables, strict=True):
            path.write_text(table, encoding="utf-8")
        try:
            return Normaliser(names=paths, builtin=False, case=case)
        except TableError:
            assume(False)  # the table contradicts itself, and says so
            raise


@settings(max_examples=50)
@given(TABLES, SPREAD, CASES)
def test_the_automaton_finds_what_a_look_at_each_word_does(table: str, text: str, case: str) -> None:
    short, long = over(table, case=case), over(table, case=case)
    expected = short.explain(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("translit.matcher.SHORT", 0)
        assert long.explain(text) == expected
        assert long.normalise(text) == expected.result


@settings(max_examples=50)
@given(TABLES, SPREAD, CASES)
def test_short_heads_find_what_whole_words_do(table: str, text: str, case: str) -> None:
    expected = over(table, case=case).normalise(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("translit.compiling.LARGE", 0)
        large = over(table, case=case)
        assert large.normalise(text) == expected
        patch.setattr("translit.matcher.SHORT", 0)
        assert over(table, case=case).normalise(text) == expected


@settings(max_examples=50)
@given(TABLES, SPREAD, CASES)
def test_a_layer_of_other_names_changes_nothing(table: str, text: str, case: str) -> None:
    expected = over(table, case=case).normalise(text)
    assert over("Elsewhere → Nowhere", table, case=case).normalise(text) == expected
    assert over(table, "Elsewhere → Nowhere", case=case).normalise(text) == expected
    assert over(table, table, case=case).normalise(text) == expected


@settings(max_examples=50)
@given(TABLES, TABLES, SPREAD, CASES)
def test_layers_are_idempotent_and_explained(lower: str, upper: str, text: str, case: str) -> None:
    normaliser = over(lower, upper, case=case)
    explanation = normaliser.explain(text)
    assert normaliser.normalise(text) == explanation.result == normaliser.normalise(explanation.result)
    for seen in explanation.left:
        assert text[seen.start : seen.end] == seen.found
        assert all(change.end <= seen.start or seen.end <= change.start for change in explanation.changes)


@settings(max_examples=50)
@given(TABLES, SPREAD, CASES, st.lists(st.integers(0, 120), max_size=8))
def test_a_stream_through_any_table_is_the_whole(table: str, text: str, case: str, cuts: list[int]) -> None:
    normaliser, data = over(table, case=case), text.encode()
    bounds = sorted({min(cut, len(data)) for cut in cuts} | {0, len(data)})
    chunks = [data[a:b] for a, b in pairwise(bounds)]
    assert b"".join(normalise_stream(chunks, normaliser)) == normaliser.rewrite(data)


@example(SYSTEMS[0], "а\u0483\u034dб")  # marks in another order than Unicode's
@given(st.sampled_from(SYSTEMS), LETTERS)
def test_transliteration_is_its_joined_steps(system: Transliterator, text: str) -> None:
    steps = system.steps(text)
    assert "".join(step.target for step in steps) == system(text)
    last = 0
    for step in steps:
        assert step.start == last or step.start == step.end
        last = max(last, step.end)
    assert last == len(text)


@given(st.sampled_from(LETTERWISE), st.data())
def test_letter_by_letter_is_word_by_word(table: RuleTable, data: st.DataObject) -> None:
    letters = "".join(rule.left for rules in table.passes for rule in rules)
    some = st.text(letters + "aW0 '’-.:@/\u0301", max_size=6)
    words = data.draw(st.lists(some | some.map(str.upper) | some.map(str.capitalize), max_size=6))
    system, line = Transliterator(table), " ".join(words)
    assert system(line) == "".join(step.target for step in system.steps(line))


@example(SYSTEMS[1], "\u0300À'A")  # behind a stray mark
@given(st.sampled_from(SYSTEMS), LETTERS)
def test_transliteration_reads_nfd_as_nfc(system: Transliterator, text: str) -> None:
    nfc, nfd = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert unicodedata.normalize("NFC", system(nfc)) == unicodedata.normalize("NFC", system(nfd))


@given(st.sampled_from(SYSTEMS), LETTERS, LETTERS)
def test_lines_are_transliterated_one_by_one(system: Transliterator, one: str, other: str) -> None:
    assert system(f"{one}\n{other}") == f"{system(one)}\n{system(other)}"


RULES = st.lists(
    st.tuples(
        st.sampled_from(["а", "б", "аб", "ба", "абв", "в", "-", "∅"]),
        st.sampled_from(["x", "y", "x | y", "∅", "zz"]),
        st.sampled_from(
            [
                "",
                "^ _",
                "_ $",
                "а _",
                "_ б",
                "[а б] _ $",
                "!а _",
                "_ !б",
                "б+ _",
                "а? _ в",
                "Letter _",
                "[аб в] _ | _ $",
            ]
        ),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda rule: (rule[0], rule[2]),
).map(lambda rules: [(left, right, place or ("_ $" if left == "∅" else "")) for left, right, place in rules])
RULED = st.text("абвгd-'’½Ⅷ1 \u0301", max_size=9).map(lambda text: unicodedata.normalize("NFC", text))


def tables(rules: list[tuple[str, str, str]]) -> RuleTable:
    lines = {(left, place): f"{left} → {right}{f' / {place}' if place else ''}" for left, right, place in rules}
    return parse_rules("\n".join(lines.values()), path="any.rules")


def rule_by_rule(rules: Sequence[Rule], text: str) -> list[tuple[int, int, Rule | None]]:
    """What `Pass.matches` finds, by a look at every rule in every place."""
    ranked = sorted(rules, key=lambda rule: (-len(rule.left), not rule.contexts))
    found: list[tuple[int, int, Rule | None]] = []
    index = 0
    while index <= len(text):
        fit = [rule for rule in ranked if pattern_of(rule).match(text, index)]
        found += [(index, index, rule) for rule in fit if not rule.left][:1]
        taken = next((rule for rule in fit if rule.left), None)
        end = index + (len(taken.left) if taken else 1)
        found += [(index, end, taken)] if index < len(text) else []
        index = end
    return found


@given(RULES.map(tables), RULED)
@settings(max_examples=400, deadline=None)
def test_a_pass_finds_what_a_look_at_every_rule_in_every_place_finds(table: RuleTable, text: str) -> None:
    rules = table.passes[0]
    assert Pass(rules).matches(text) == rule_by_rule(rules, text)
    assert Chain(table).outputs(text, 1) == [(joined(Pass(rules).steps(lower(text))), 0)]


@given(st.lists(RULES.map(tables), min_size=1, max_size=4), RULED.map(str.title) | RULED)
@settings(max_examples=200, deadline=None)
def test_tables_asked_together_write_what_each_does(several: list[RuleTable], text: str) -> None:
    chains = [Chain(table) for table in several]
    together = Together(list(enumerate(chains)))
    found = {place: outputs for places, outputs in together.outputs(text, 8) for place in places}
    assert found == {place: chain.outputs(text, 8) for place, chain in enumerate(chains)}
