"""Text of unknown language: which stretch is in which language, and the system that romanises it.

A line is cut at its sentences and brackets into clauses. Each word of a clause votes for the languages
whose alphabet has all its letters, and for those whose small words it is one of; where a clause leaves
a choice, its line decides, then the order of `LANGUAGES`, in which the more widely written language of
a script comes first. A word that the clause's language can't write is decided by itself. Latin text is
left alone. What one line holds is never decided by another.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import regex

from translit.errors import TranslitError, UnknownCharacter
from translit.rewrite import Step, joined
from translit.rules import parse_rules
from translit.scripts import letters_of
from translit.tables import find_table, load_path
from translit.transliterate import Transliterator

__all__ = ["LANGUAGES", "AutoTransliterator", "Choice", "Language", "auto_steps", "choose"]


@dataclass(frozen=True, slots=True)
class Language:
    """How a language is recognised, and the system that is used for it.

    `script` is the group of scripts in which it is looked for; `letters` is the inside of a character
    class, empty where all letters of the script are its own; `words` are small words that are frequent
    in it; `cue` is a pattern that only its words fit.
    """

    code: str
    system: str
    script: str
    letters: str = ""
    words: frozenset[str] = frozenset()
    cue: str = ""


def _language(code: str, system: str, script: str, letters: str = "", words: str = "", cue: str = "") -> Language:
    return Language(code, system, script, letters, frozenset(words.split()), cue)


# The letters are those of the official alphabets, as each language's standard in data/systems/ lists them (for
# Arabic script, the alphabets with the letters of loanwords); the small words are among the most frequent of any text.
ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىٱ"
PERSIAN = ARABIC.replace("ٱ", "") + "پچژگکیۀە"
LANGUAGES: tuple[Language, ...] = (
    _language("ru", "ru-bgn", "Cyrl", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
              "и в не на что с он она они я мы вы как это к по из у за от о но его её был была было были для до или же"),
    _language("uk", "uk-2010", "Cyrl", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’ʼ",
              "і в у не на що з він вона вони я ми ви як це до та за від про його її був була було були для або є й"),
    _language("bg", "bg-2009", "Cyrl", "абвгдежзийклмнопрстуфхцчшщъьюя",
              "и в не на че с той тя те аз ние вие как това към по от за е се са да ще до или при бе през му си",
              "[бвгджзйклмнпрстфхцчшщ]ъ(?:[бвгджзйклмнпрстфхцчшщ]|$)|^ъ"),
    _language("sr", "sr-gaj", "Cyrl", "абвгдђежзијклљмнњопрстћуфхцчџш",
              "и у не на да што са он она они ја ми ви како то је се су из за од о али га био била било до или код"),
    _language("be", "be-2007", "Cyrl", "абвгґдеёжзійклмнопрстуўфхцчшыьэюя'’ʼ",
              "і ў у не на што з ён яна яны я мы вы як гэта да па за ад яго яе быў была было былі для або"),
    _language("mk", "mk-bgn2013", "Cyrl", "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ",
              "и во не на дека со тој таа тие јас ние вие како ова е се од за да ќе го ја му ги до или беше по"),
    _language("kk", "kk-bgn1979", "Cyrl", "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
              "және бұл мен бен пен ол бір үшін де да еді деп болып туралы біз олар емес бар жоқ"),
    _language("uz", "uz-1995", "Cyrl", "абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ",
              "ва бу билан учун у бир ҳам деб эди эмас мен сен биз улар бўлган бўлиб"),
    _language("ky", "ky-bgn1979", "Cyrl", "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
              "жана бул менен ал бир үчүн да деп эле болуп эмес бар биз алар жок эң"),
    _language("mn", "mn-mns5217", "Cyrl", "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя",
              "нь бол энэ тэр юм байна би бид та ба байсан гэж болон дээр хүн нэг"),
    _language("tg", "tg-bgn1994", "Cyrl", "абвгғдеёжзиӣйкқлмнопрстуӯфхҳцчҷшщъыьэюя",
              "ва дар аз ба ки бо барои ин он аст буд ҳам як мо шумо онҳо ман"),
    _language("tt", "tt-bgn2007", "Cyrl", "аәбвгдеёжҗзийклмнңоөпрстуүфхһцчшщъыьэюя",
              "һәм белән бу ул бер өчен дә да дип иде түгел мин без алар бар юк"),
    _language("ba", "ba-bgn2007", "Cyrl", "аәбвгғдҙеёжзийкҡлмнңоөпрсҫтуүфхһцчшщъыьэюя",
              "һәм менән был ул бер өсөн дә ла тип ине түгел мин беҙ улар бар юҡ"),
    _language("tk", "tk-bgn2000", "Cyrl", "абвгдеёжҗзийклмнңоөпрстуүфхцчшщъыьэәюя",
              "ве билен бу ол бир үчин хем диен дийип эди мен биз олар бар ёк"),
    _language("az", "az-bgn1993", "Cyrl", "абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹш'’ʼ",
              "вә бу илә о бир үчүн дә да мән биз онлар вар јох иди ки олан"),
    _language("cv", "cv-bgn2011", "Cyrl", "аӑбвгдеёӗжзийклмнопрсҫтуӳфхцчшщъыьэюя",
              "та тата вӑл ҫак пӗр эпӗ эпир вӗсем пулнӑ мар"),
    _language("ce", "ce-bgn2008", "Cyrl", "абвгдеёжзийклмнопрстуфхцчшщъыьэюяӏӀ",
              "а и ю ву ду бу хила хилла цхьа оцу шен вай со хӏара цуьнан чохь", ".(?:аь|оь|уь|юь|яь)|^(?:аь|оь|уь)"),
    _language("av", "av-bgn2011", "Cyrl", "абвгдеёжзийклмнопрстуфхцчшщъыьэюяӏӀ",
              "ва буго вуго йиго руго гьеб гьев цо нилъ дун ккола букӏана рукӏана", "лъ|кь|тӏ|гь"),
    _language("kbd", "kbd-alalc", "Cyrl", "абвгдеёжзийклмнопрстуфхцчшщъыьэюяӏӀ",
              "икӏи абы ар зы иджы щыӏэ хуэдэ зэрыщыту уэ сэ дэ", "[кгхщфпӏ]ӏ?у[эыа]|щӏ|лӏ|фӏ"),
    _language("os", "os-bgn2009", "Cyrl", "аӕбвгдеёжзийклмнопрстуфхцчшщъыьэюя", "ӕмӕ у уыд ӕз мах уый куы"),
    _language("sah", "sah-bgn2012", "Cyrl", "абвгҕдеёжзийклмнҥоөпрсһтуүфхцчшщъыьэюя", "уонна бу диэн буолар этэ мин биһиги"),
    _language("udm", "udm-alalc", "Cyrl", "абвгдеёжӝзӟиӥйклмноӧпрстуфхцчӵшщъыьэюя", "но та со мон ми соос вал луэ"),
    _language("ug", "ug-odni2015", "Cyrl", "абвгғдеәжҗзийкқлмнңоөпрстуүфхһчшюя", "вә бу билән үчүн бир һәм мән биз улар"),
    _language("rue", "rue-bgn2016", "Cyrl", "абвгґдеєёжзиіїыйклмнопрстуфхцчшщъьюя'’ʼ", "і в не на же што є суть был была"),
    _language("ro", "ro-bgn2002", "Cyrl", "абвгдежӂзийклмнопрстуфхцчшыьэюя",
              "ши ын де ла ку ка пе дин пентру ну есте сынт ера ау ал але уну о кэ"),
    _language("ab", "cyrl-iso9", "Cyrl", "абвгӷҕдежзӡикқҟлмнопҧҩрстҭуфхҳцҵчҷҽҿшщыьәџ", "уи сара аԥсны"),
    _language("el", "el-elot743", "Grek", "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"),
    _language("grc", "grc-alalc", "Grek"),
    _language("hy", "hy-bgn", "Armn"),
    _language("ka", "ka-2002", "Geor"),
    _language("ar", "ar-bgn", "Arab", ARABIC,
              "في من على إلى عن أن إن هذا هذه التي الذي ما لا كان كانت هو هي مع و"),
    _language("fa", "fa-bgn", "Arab", PERSIAN,
              "و در به از که این است را با آن برای بود شد ما من یک تا هم او یا"),
    _language("ur", "ur-bgn", "Arab", "ءآأؤئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہۂۃھیے",
              "کے میں کی ہے اور سے کا کو اس نے پر ہیں یہ تھا کہ ایک"),
    _language("ps", "ps-bgn1968", "Arab", PERSIAN + "ټځڅډړږښڼېۍ",
              "په د چې او له ته کې دی ده يې دا هم یو سره نه"),
    _language("ckb", "ckb-bgn", "Arab", "ءئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەھیێ",
              "لە و بە بۆ کە ئەم ئەو لەگەڵ هەر بوو دا من ئێمە"),
    _language("ug", "ug-uly", "Arab", "ئابپتجچخدرزژسشغفقكگڭلمنھەوۇۆۈۋېىي",
              "ۋە بۇ بىلەن ئۈچۈن بىر ھەم مەن بىز ئۇلار"),
    _language("he", "he-2006", "Hebr", r"אבגדהוזחטיכךלמםנןסעפףצץקרשת׳״\p{M}--\u05BF",
              "את של על לא הוא היא זה אני עם כי גם או אל היה"),
    _language("yi", "yi-yivo", "Hebr", r"\p{Hebrew}", "און איז די דער דאס אין פון ניט נישט האט מיט אויף זיי איך", "א[ַָ]|ײ|ױ|װ|ֿ"),
    _language("hi", "hi-hunterian", "Deva", r"\p{Devanagari}--ळऽ", "के में की है और से का को हैं पर यह था ने कि एक"),
    _language("mr", "hi-hunterian", "Deva", r"\p{Devanagari}--ऽ", "आहे आणि या व ते मी हा ही हे होते आहेत नाही एक", "ळ"),
    _language("ne", "ne-bgn", "Deva", r"\p{Devanagari}--ळऽ", "छ र हो यो पनि छन् थियो म लागि हुन् गरेको एक"),
    _language("sa", "sa-iast", "Deva", "", "च एव अस्ति इति न तत् सः तु हि वा"),
    _language("bn", "beng-iso15919", "Beng", r"\p{Bengali}--ৰৱ"),
    _language("as", "as-alalc", "Beng", r"\p{Bengali}--র"),
    _language("pa", "guru-iso15919", "Guru"),
    _language("gu", "gujr-iso15919", "Gujr"),
    _language("or", "orya-iso15919", "Orya"),
    _language("ta", "taml-iso15919", "Taml"),
    _language("te", "telu-iso15919", "Telu"),
    _language("kn", "knda-iso15919", "Knda"),
    _language("ml", "mlym-iso15919", "Mlym"),
    _language("si", "sinh-iso15919", "Sinh"),
    _language("am", "am-bgn", "Ethi", r"\p{Ethiopic}--ቐ-ቝ", "ነው ላይ ውስጥ እና ነበር አንድ ይህ ወደ"),
    _language("ti", "ti-bgn", "Ethi", "", "እዩ ናይ ኣብ ናብ ድማ እቲ ነይሩ እዚ", "^ኣ"),
    _language("th", "th-rtgs", "Thai"),
    _language("lo", "lo-bgn", "Laoo"),
    _language("km", "km-un", "Khmr"),
    _language("my", "my-mlcts", "Mymr"),
    _language("bo", "bo-wylie", "Tibt"),
    _language("dv", "dv-bgn", "Thaa"),
    _language("mn", "mn-mong-vpmc", "Mong"),
    _language("zh", "zh-pinyin", "Hani", r"\p{Han}"),
    _language("ja", "ja-hepburn", "Hani", r"\p{Han}\p{Hiragana}\p{Katakana}ー"),
    _language("ko", "ko-rr", "Hani", r"\p{Han}\p{Hangul}"),
    _language("yue", "yue-jyutping", "Hani", r"\p{Han}", "", "[嘅咗喺唔冇佢哋啲嚟]"),
)  # fmt: skip
