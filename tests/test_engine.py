"""The rules of the engine, one construct a test, on tables of a few lines."""

from __future__ import annotations

import pytest

from tests.conftest import table
from translit import TranslitError, UnknownCharacter, transliterate


def test_the_longest_left_side_wins_whatever_the_order() -> None:
    assert table("с → s\nсх → sch\nх → kh")("сах сх") == "sаkh sch"  # the Cyrillic а has no rule and is kept


def test_a_context_wins_over_none_whatever_the_order() -> None:
    assert table("е → e\nе → ye / ^ _\nл → l")("ел ле") == "yel le"


def test_among_contexts_the_earlier_line_wins() -> None:
    assert table("е → 1 / ^ _\nе → 2 / _ $\nе → 3")("е") == "1"


def test_contexts_look_at_the_source_not_at_what_was_written() -> None:
    assert table("а → x\nб → y / а _\nб → z")("аб") == "xy"


def test_start_and_end_of_a_word() -> None:
    rules = table("а → 1 / ^ _ $\nа → 2 / ^ _\nа → 3 / _ $\nа → 4\nб → b")
    assert rules("а аб ба баб") == "1 2b b3 b4b"


def test_an_apostrophe_between_letters_is_inside_the_word() -> None:
    rules = table("є → ye / ^ _\nє → ie\nб → b\n'|’ → ∅ / Letter _ Letter")
    assert rules("б'є 'єб'") == "bie 'yeb'"


def test_classes_and_negation() -> None:
    rules = table("@class V а е\nй → y / V _\nй → i / !V _\nа → a\nк → k")
    assert rules("ай кй й") == "ay ki i"


def test_sets_and_repeats() -> None:
    rules = table("х → 1 / _ [аб]+ $\nх → 2 / _ д? е\nх → 3 / о* _ $\nх → 4")
    assert [rules(word)[0] for word in ("хаб", "хае", "хде", "хдде", "х")] == ["1", "4", "2", "4", "3"]


def test_insertion_between_matches() -> None:
    virama = "\N{DEVANAGARI SIGN VIRAMA}"
    rules = table(f"@class C क ख\n@class M {virama} ि\n∅ → a / C _ !M\nक → k\nख → kh\nि → i\n{virama} → ∅")
    assert rules(f"कखि क{virama}ख") == "kakhi kkha"


def test_then_opens_a_pass_over_what_the_first_wrote() -> None:
    rules = table("ш → sh\nи → y\n@then\nsh → š\ny → i / sh _")
    assert rules("ши ИШ") == "ši YŠ"


def test_an_option_comes_before_the_tables_own_rules() -> None:
    text = "ь → ’\nл → l\n@option plain no signs\nь → ∅\n@end"
    assert table(text)("ль") == "l’"
    assert table(text, options=["plain"])("ль") == "l"
    with pytest.raises(TranslitError, match=r"test has no option 'bare'; its options: plain"):
        table(text, options=["bare"])


def test_alternatives_write_the_first() -> None:
    assert table("х → kh | h")("х") == "kh"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Щёлково", "Shchëlkovo"),
        ("ЩЁЛКОВО", "SHCHËLKOVO"),
        ("щёлково", "shchëlkovo"),
        ("борЩ", "borShch"),
        ("Я спросил", "Ya sprosil"),
        ("Я СПРОСИЛ", "YA SPROSIL"),
        ("СКАЗАЛ Я", "SKAZAL YA"),
        ("«Я», — СКАЗАЛ ОН", "«YA», — SKAZAL ON"),
        ("Я", "Ya"),
        ("Ю. Петров", "Yu. Petrov"),
        ("МИХАИЛ Ю. ПЕТРОВ", "MIKHAIL YU. PETROV"),
        ("ПЕТРОВ\nЯ иду", "PETROV\nYa idu"),  # a line is looked at by itself
    ],
)
def test_case_is_derived(source: str, target: str) -> None:
    assert transliterate(source, "ru-bgn") == target


def test_exact_case_means_letters() -> None:
    assert table("@case exact\nS → ص\ns → س")("Ss") == "صس"


def test_turkic_case() -> None:
    assert table("@case turkic\nи → i\nш → ş")("ИШ Иш иш") == "İŞ İş iş"


def test_decomposed_text_gives_the_same() -> None:
    assert transliterate("и\N{COMBINING BREVE}од", "ru-bgn") == transliterate("йод", "ru-bgn") == "yod"


def test_a_mark_that_no_rule_names_disturbs_no_context_and_is_kept() -> None:
    assert transliterate("уе\N{COMBINING ACUTE ACCENT}хать", "ru-bgn") == "uyékhat’"


def test_what_the_table_does_not_know_is_kept() -> None:
    assert (
        transliterate("iPhone 15 → Щука 🐟 https://example.org/a", "ru-bgn")
        == "iPhone 15 → Shchuka 🐟 https://example.org/a"
    )


def test_unknown_letters_by_policy() -> None:
    assert transliterate("Ω Щ 東", "ru-bgn", errors="drop") == " Shch "
    assert transliterate("Щ 東", "ru-bgn", errors="fallback") == "Shch Dong "
    assert transliterate("Щ 東", "ru-bgn", errors="fallback", fallback=lambda char: f"[{char}]") == "Shch [東]"
    with pytest.raises(UnknownCharacter) as caught:
        transliterate("Щука\nи 東京", "ru-bgn", errors="strict")
    assert str(caught.value) == "ru-bgn has no rule for '東' (U+6771 CJK UNIFIED IDEOGRAPH-6771) at 7"
    assert (caught.value.character, caught.value.position) == ("東", 7)


def test_title_case_for_scripts_without_case() -> None:
    assert transliterate("თბილისი", "ka-2002", case="title") == "Tbilisi"
    assert transliterate("თბილისი", "ka-2002") == "tbilisi"


def test_steps_tell_which_rule_gave_what() -> None:
    rules = table("ш → sh\nу → u")
    steps = rules.steps("Шу!")
    assert [(s.start, s.end, s.target) for s in steps] == [(0, 1, "Sh"), (1, 2, "u"), (2, 3, "!")]
    assert [r.where for s in steps for r in s.rules] == ["test.rules:1", "test.rules:2"]


def test_a_lone_surrogate_is_kept() -> None:
    assert transliterate("Щ\ud800", "ru-bgn") == "Shch\ud800"
