"""What a user expects of any system: its options, its reverse, case, apostrophes, and what must stay as it is."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from translit import Transliterator, transliterate
from translit.casing import capitalise
from translit.catalogue import System, systems
from translit.errors import TranslitError, UnknownCharacter
from translit.loading import load_table
from translit.patterns import addresses

CYRILLIC = [system for system in systems() if system.script and system.script[0] == "Cyrl"]
LETTERS = "Йошкар-Ола, Ёлкино, ЁЛКА, мой, её; Їжак, з'їзд, ЇЖАК; Ўлада, аўра, ЎЛАДА; Ѓорѓи, Ќиро, ѐ, ѝ; Ӣ, ӯ"
APOSTROPHES = "'’ʼʹ‘`´′"


# -- options and reverses ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("system", "source", "target"),
    [
        ("ru-bgn", "Кайафа, Улан-Удэ", "Kayafa, Ulan-Ude"),
        ("ru-bgn+dots", "Кайафа, Улан-Удэ", "Kay·afa, Ulan-Ud·e"),
        ("ru-bgn+primes", "Съезд, Выудить", "Sʺyezd, Vy·uditʹ"),
        ("uk-bgn1965+dots", "Згурівка", "Z·hurivka"),
        ("uk-1996+simplified", "Запоріжжя, Львів", "Zaporizhia, Lviv"),
        ("ru-alalc+plain", "Юлия Съезд", 'Iuliia S"ezd'),
        ("ru-iso9-1968+ch", "Хрущёв", "Chruščëv"),
        ("ru-gost16876+digraphs", "Щукино", "Ščukino"),
        ("ru-pl-pwn+names", "Достоевский", "Dostojewski"),
        ("ru-de-duden+sh", "Жуков", "Shukow"),
        ("el-elot743+unaccented", "Εύη Ραΐδου", "Evi Raidou"),
        ("ka-2002+plain", "ჭავჭავაძე", "chavchavadze"),
        ("hy-alalc+classical", "Յակոբ", "Hakob"),
        ("hy-bgn", "գրեի", "grei"),
        ("hy-bgn+cldr", "գրեի", "grev"),
    ],
)
def test_options(system: str, source: str, target: str) -> None:
    assert transliterate(source, system) == target
    table, *options = system.split("+")
    assert transliterate(source, table, options=options) == target


def test_unknown_option() -> None:
    with pytest.raises(TranslitError, match=r"^ru-bgn has no option 'points'; its options: dots, primes$"):
        transliterate("Щ", "ru-bgn+points")


@pytest.mark.parametrize(
    ("there", "back", "text"),
    [
        ("sr-gaj", "sr-gaj-reverse", "Његош и Љубица Џамић: ЊЕГОШ, ЉУБИЦА ЏАМИЋ; инјекција, надживети. Ђ, Њ."),
        ("mn-mns5217", "mn-mns5217-reverse", "Улаанбаатар хот, өнөөдөр цаг агаар сайхан байна. Ёс, Юу, Яагаад."),
        ("cyrl-iso9", "cyrl-iso9-reverse", "Щёлково, Київ, Ґанок, Њујорк, Џ, Ўзлёт, Қазақ, Өзбек; ЩУКА"),
        ("sa-iast", "sa-iast-deva", "धर्मक्षेत्रे कुरुक्षेत्रे समवेता युयुत्सवः"),
        ("ar-buckwalter", "ar-buckwalter-arab", "مُحَمَّدٌ رَسُولُ اللهِ، القاهرة"),
        ("kk-2021", "kk-2021-reverse", "Қазақстан Республикасы, Алматы қаласы, Ұлы Отан, шіркін, Ыстықкөл"),
        (
            "be-lacinka",
            "be-lacinka-reverse",
            "Беларусь, Магілёў, Вялікае Княства, сьнег, аб’ява, Лукашэнка, дзьмухавец",
        ),
        ("ru-bgn+dots", "ru-bgn-reverse", "Щёлково, Кайафа, объезд, Вяртсиля, Улан-Удэ, выучить, Ялта, эхо"),
        ("ru-gost779b", "ru-gost779b-reverse", "Съешь ещё этих мягких французских булок, да выпей чаю. ЩУКА"),
        ("uz-1995", "uz-1995-reverse", "Ўзбекистон Республикаси, Тошкент шаҳри, Қўқон, ғалаба, съезд"),
    ],
)
def test_there_and_back(there: str, back: str, text: str) -> None:
    assert transliterate(transliterate(text, there), back) == text


# -- case ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("system", "source", "target"),
    [
        ("ru-bgn", "ЩЁЛКОВО, Щёлково, щёлково", "SHCHËLKOVO, Shchëlkovo, shchëlkovo"),
        ("ru-bgn", "Я спросил. Что? Я!", "Ya sprosil. Chto? Ya!"),
        ("ru-bgn", "ЯНВАРЬ, КАЗАНЬ", "YANVAR’, KAZAN’"),
        ("ru-bgn", "Я И ТЫ", "YA I TY"),
        ("ru-bgn", "ОБЩЕСТВО «Я И ТЫ»", "OBSHCHESTVO «YA I TY»"),
        ("ru-bgn", "Ю. А. Гагарин, Ю. А. ГАГАРИН", "Yu. A. Gagarin, YU. A. GAGARIN"),
        ("ru-bgn", "А.Я. Щукин, А.Я. ЩУКИН", "A.Ya. Shchukin, A.YA. SHCHUKIN"),
        ("ru-bgn", "ЩУКИН Ю. Я.", "SHCHUKIN YU. YA."),
        ("ru-bgn", "Щукин Ю. Я.", "Shchukin Yu. Ya."),
        ("ru-bgn", "Ш. Щ. Ю.", "Sh. Shch. Yu."),
        ("ru-bgn", "ХО-ШИ-МИН, Хо-Ши-Мин", "KHO-SHI-MIN, Kho-Shi-Min"),
        ("sr-gaj", "Њ Љ Џ", "Nj Lj Dž"),
        ("sr-gaj", "ЊЕГОШ, Његош, ЏЕП", "NJEGOŠ, Njegoš, DŽEP"),
        ("uk-2010", "ЄНАКІЄВЕ, Ще є Їжак", "YENAKIIEVE, Shche ye Yizhak"),
        ("ru-tr", "ИРКУТСК Иркутск", "İRKUTSK İrkutsk"),
        ("ka-2002", "ᲗᲑᲘᲚᲘᲡᲘ, თბილისი", "TBILISI, tbilisi"),
    ],
)
def test_case(system: str, source: str, target: str) -> None:
    assert transliterate(source, system) == target
    assert "".join(step.target for step in Transliterator(load_table(system)).steps(source)) == target


def test_lone_capitals_do_not_take_after_what_they_follow_in_another_line() -> None:
    assert transliterate("ЩУКА\nЯ", "ru-bgn") == "SHCHUKA\nYa"


@pytest.mark.parametrize(
    ("system", "source", "target"),
    [
        ("uk-alalc", "Юрій, ЮРІЙ, Жанна, Цап", "I͡Uriĭ, I͡URIĬ, Z͡Hanna, T͡Sap"),
        ("be-alalc", "Янка, Ёдкавічы", "I͡Anka, I͡Odkavichy"),
        ("bg-alalc", "Цар Ям", "T͡Sar I͡Am"),
        ("ru-alalc", "Юлия, Щукин", "I͡Ulii͡a, Shchukin"),
    ],
)
def test_a_tie_makes_one_letter_of_two(system: str, source: str, target: str) -> None:
    assert transliterate(source, system) == target
    assert capitalise("d͡žep") == "D͡Žep"


@pytest.mark.parametrize(
    ("system", "source", "target"),
    [
        ("ka-2002", "ჭიათურა და თბილისი", "Ch’iatura Da Tbilisi"),
        ("ar-bgn", "مُحَمَّد", "Muḩammad"),
        ("deva-iso15919", "नमस्ते दुनिया", "Namastē Duniyā"),
        ("uk-2010", "київ", "kyiv"),  # a script that has capitals says where they are
    ],
)
def test_title_case(system: str, source: str, target: str) -> None:
    assert transliterate(source, system, case="title") == target


def test_title_case_leaves_embedded_latin() -> None:
    assert transliterate("iPhone თბილისი", "ka-2002", case="title") == "iPhone Tbilisi"


# -- apostrophes ---------------------------------------------------------------------------------


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
@pytest.mark.parametrize(
    ("system", "source", "target"),
    [
        ("uk-2010", "об{}єкт, М{}ЯТА", "obiekt, MIATA"),
        ("uk-1996", "Знам{}янка", "Znam”ianka"),
        ("uk-bgn1965", "Знам{}янка", "Znam”yanka"),
        ("uk-alalc", "Знам{}янка", "Znami͡anka"),
        ("uk-passport2007", "Мар{}яна", "Mariana"),
        ("uk-de", "Знам{}янка", "Snamjanka"),
        ("uk-fr", "Знам{}янка", "Znamianka"),
        ("uk-icao", "Знам{}янка", "Znamianka"),
        ("uk-un1998", "Ім{}я", "Ìm'â"),
        ("be-2007", "Вераб{}ёвічы", "Vierabjovičy"),
        ("be-bgn1979", "Дзям{}янаўцы", "Dzyam”yanawtsy"),
        ("be-alalc", "сям{}я", "si͡ami͡a"),
        ("be-icao", "аб{}ява", "abiava"),
        ("be-lacinka", "аб{}ява", "abjava"),
        ("be-mvd2008", "В{}юноў", "Vjunow"),
        ("be-odni2015", "аб{}явы", "abyavy"),
    ],
)
def test_an_apostrophe_however_typed(system: str, source: str, target: str, apostrophe: str) -> None:
    assert transliterate(source.replace("{}", apostrophe), system) == target


@pytest.mark.parametrize("apostrophe", [char for char in APOSTROPHES if not char.isalpha()])
def test_an_apostrophe_that_is_a_quotation_mark_stays(apostrophe: str) -> None:
    assert transliterate(f"{apostrophe}Їжак{apostrophe} є", "uk-2010") == f"{apostrophe}Yizhak{apostrophe} ye"


# -- what stays as it is -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["iPhone 15 & Co., 20 % «ok»", "😀 🇺🇦 👩‍👩‍👧 №5", "ana@example.org", "https://example.org/?a=b#c", "", "\x00\t"],
)
@pytest.mark.parametrize("system", ["ru-bgn", "uk-2010", "sr-gaj", "ka-2002", "hy-bgn", "cyrl-iso9", "auto"])
def test_what_is_in_no_table(system: str, text: str) -> None:
    assert transliterate(text, system) == text


@pytest.mark.parametrize(
    ("system", "source", "target"),
    [
        ("uk-2010", "див. https://uk.wikipedia.org/wiki/Київ.", "dyv. https://uk.wikipedia.org/wiki/Київ."),
        ("auto", "Про їжака (https://uk.wikipedia.org/wiki/Їжак)", "Pro yizhaka (https://uk.wikipedia.org/wiki/Їжак)"),
        ("ka-2002", "www.თბილისი.გე თბილისი", "www.თბილისი.გე tbilisi"),
        ("ru-bgn", "Пишите: щука@пример.рф!", "Pishite: щука@пример.рф!"),
        ("sr-gaj-reverse", "Vidi www.njegos.rs; piši na ana@njegos.rs", "Види www.njegos.rs; пиши на ana@njegos.rs"),
        ("ru-bgn", "Время: 10:30, @щука", "Vremya: 10:30, @shchuka"),
    ],
)
def test_addresses_lead_where_they_led(system: str, source: str, target: str) -> None:
    assert transliterate(source, system) == target
    assert transliterate(source, system, errors="strict") == target


LATIN = "iPhone mAh, macOS vs. Jeanne d'Arc: l’été, 'rock 'n' roll', oʻzbek 5 km² 😀"


@pytest.mark.parametrize("system", [s.id for s in systems() if s.script and s.script[1] == "Latn" != s.script[0]])
def test_latin_words_stay_as_they_are(system: str) -> None:
    assert transliterate(LATIN, system) == LATIN


@pytest.mark.parametrize(
    ("system", "source", "target"),
    [
        ("uk-2010", "об'єкт d'Arc, п’ять l’été", "obiekt d'Arc, piat l’été"),
        ("uk-2010", "Kиїв, Oleksandr’а", "Kyiv, Oleksandra"),  # words of both scripts are rewritten
        ("ar-bgn-title", "قَطَر iPhone قَطَر", "Qaţar iPhone Qaţar"),
        ("ru-bgn", "Я и BMW; Я, BMW", "Ya i BMW; Ya, BMW"),  # an acronym says nothing of the case around it
        ("uz-1995-reverse", "Toshkent м'я", "Тошкент м'я"),
    ],
)
def test_words_of_the_target_script_stay(system: str, source: str, target: str) -> None:
    assert transliterate(source, system) == target


def test_where_addresses_stand() -> None:
    text = "a <mailto:b@c.d>, «http://e.f», g@h.i. http:// @j"
    assert [text[start:end] for start, end in addresses(text)] == ["mailto:b@c.d", "http://e.f", "g@h.i"]


@pytest.mark.parametrize("system", CYRILLIC, ids=lambda system: system.id)
def test_decomposed_text_gives_the_same(system: System) -> None:
    table = load_table(system.id)
    write = Transliterator(table)
    for text in [*(example.source for example in table.examples), LETTERS]:
        composed = unicodedata.normalize("NFC", write(text))
        assert unicodedata.normalize("NFC", write(unicodedata.normalize("NFD", text))) == composed


@pytest.mark.parametrize("system", ["ru-bgn", "sr-gaj", "el-elot743", "hy-alalc", "auto"])
def test_byte_order_marks_and_line_ends(system: str) -> None:
    text = {"el-elot743": "Αθήνα", "hy-alalc": "Երևան"}.get(system, "Њујорк" if system == "sr-gaj" else "Щука")
    written = transliterate(text, system)
    for frame in ("\ufeff{}", "{}\r\n{}\r\n", "{}\r{}", "{}\u2028{}", "\n\n{}\n"):
        assert transliterate(frame.format(text, text), system) == frame.format(written, written)


# -- unknown letters -----------------------------------------------------------------------------


def test_errors() -> None:
    text = "Їжак ы, 漢"
    assert transliterate(text, "uk-2010") == transliterate(text, "uk-2010", errors="keep") == "Yizhak ы, 漢"
    assert transliterate(text, "uk-2010", errors="drop") == "Yizhak , "
    assert transliterate(text, "uk-2010", errors="fallback", fallback=lambda char: f"<{char}>") == "Yizhak <ы>, <漢>"
    assert transliterate("Їжак ы", "uk-2010", errors="fallback") == "Yizhak y"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Їжак ы", "uk-2010 has no rule for 'ы' (U+044B CYRILLIC SMALL LETTER YERU) at 5"),
        ("Їжак\r\nґ ы ыы", "uk-2010 has no rule for 'ы' (U+044B CYRILLIC SMALL LETTER YERU) at 8"),
        ("Київ漢", "uk-2010 has no rule for '漢' (U+6F22 CJK UNIFIED IDEOGRAPH-6F22) at 4"),
        ("\u0438\u0306 Ы", "uk-2010 has no rule for 'Ы' (U+042B CYRILLIC CAPITAL LETTER YERU) at 3"),
    ],
)
def test_strict_says_what_and_where(text: str, message: str) -> None:
    with pytest.raises(UnknownCharacter) as caught:
        transliterate(text, "uk-2010", errors="strict")
    assert str(caught.value) == message
    assert text[caught.value.position] == caught.value.character


@pytest.mark.parametrize("text", ["Їжак, 20 % & Co. — «так» 😀 №5\r\n", "ABC été", "ди\u0301во"])
def test_strict_lets_pass_what_needs_no_rule(text: str) -> None:
    assert transliterate(text, "uk-2010", errors="strict") == transliterate(text, "uk-2010")


def test_wrong_arguments() -> None:
    with pytest.raises(TranslitError, match=r"^errors='skip': expected one of keep, fallback, drop, strict$"):
        transliterate("Щ", "ru-bgn", errors="skip")
    with pytest.raises(TranslitError, match=r"^case='upper': expected 'derived' or 'title'$"):
        transliterate("Щ", "ru-bgn", case="upper")


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        (("x", None), {}, "system must be str, not NoneType; `systems()` lists them"),
        (
            ("ӄ", "ru-bgn"),
            {"errors": "fallback", "fallback": lambda _: None},
            "fallback must give str, not NoneType (for 'ӄ')",
        ),
    ],
)
def test_what_is_no_text_is_said(arguments: tuple[str, str], options: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError) as caught:
        transliterate(*arguments, **options)
    assert str(caught.value) == message


def test_one_option_needs_no_list() -> None:
    assert transliterate("Щёлково", "ru-bgn", options="dots") == transliterate("Щёлково", "ru-bgn", options=["dots"])
