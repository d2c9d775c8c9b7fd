"""How languages are recognised in text, and the system by which each is romanised unless another is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["LANGUAGES", "Language", "languages_of"]


@dataclass(frozen=True, slots=True)
class Language:
    """How a language is recognised, and the system that is used for it.

    It is looked for among the languages of its `script`. `letters` is the inside of a character class,
    empty where all letters of the script may be its own; `words` are small words, frequent in any text;
    `cue` is a pattern that its words fit and those of the languages before it don't; `usual` holds letters
    of which a clause of several words has one; `endings` is a pattern that many of its words fit, and some
    of other languages by chance: in a clause of several words, two of them tell.
    """

    code: str
    system: str
    script: str
    letters: str = ""
    words: tuple[str, ...] = ()
    cue: str = ""
    usual: str = ""
    endings: str = ""


def _in(
    script: str,
    code: str,
    system: str,
    letters: str = "",
    words: str = "",
    cue: str = "",
    usual: str = "",
    endings: str = "",
) -> Language:
    return Language(code, system, script, letters, tuple(words.split()), cue, usual, endings)


# The letters are those of the official alphabets, which the standards cited in data/systems/ list; for Arabic script
# with those of loanwords. The small words are conjunctions, prepositions, pronouns and the forms of "be"; those that
# two languages share are listed for both, so that they don't tell.
ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى"
PERSIAN = ARABIC + "پچژگکیۀە"
HARD = "[бвгджзйклмнпрстфхцчшщ]"
# Beside back vowels Kazakh has қ and ғ, but for loanwords, whose genitive is in -ның; Kyrgyz has к and г everywhere.
BACK_K = "(?=.*[ңөү])(?!.*ның)(?=.*(?:[кг][аоуы]|[аоуы][кг](?![еиіэөүә])))"
LANGUAGES: tuple[Language, ...] = (
    _in("Cyrl", "ru", "ru-bgn", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "и в во не на что с со он она они оно я мы вы ты как это к ко по из у за от о об но а да ну так то та же ли бы "
        "его её ее их им был была было были быть будет для до или если при мне все всё уже ещё еще только когда где "
        "который которая которые есть нет этот эта эти этого этой без под над после перед между через также чтобы "
        "может более чем себя там здесь"),
    _in("Cyrl", "uk", "uk-2010", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        "і й в у не на що з зі із він вона вони воно я ми ви ти як це до та то так а але за від про по при же би його "
        "її їх був була було були бути буде для або є якщо ще вже коли де який яка які нема без під над після перед "
        "між через також щоб може цей ця ці цього там тут",
        r"['’ʼ][яюєї]|\p{L}{2}ув(?:ав|ання|анні|анням)$", usual="іїє"),
    _in("Cyrl", "bg", "bg-2009", "абвгдежзийклмнопрстуфхцчшщъьюя",
        "и в във не на че с със той тя те то аз ние вие как това към по от за о а но е се са да ще до или при бе му "
        "през си го ги ли така още само когато където който която които има няма беше бяха този тази тези без под "
        "над след пред между също може вече бъде",
        f"{HARD}ъ{HARD}|^ъ", endings=r"\p{L}{2}(?:ата|ята|ето|ите|еше|аше|аха|иха)$"),
    _in("Cyrl", "sr", "sr-gaj", "абвгдђежзијклљмнњопрстћуфхцчџш",
        "и у не на да што са он она они оно ја ми ви ти како то та је се су из за од о по а али га би био била било "
        "били до или код ли ће још само кад где који која које нема ово овај ова без под над после пред између "
        "преко такође може већ јер док"),
    _in("Cyrl", "be", "be-2007", "абвгґдеёжзійклмнопрстуўфхцчшыьэюя",
        "і ў у не на што з са ён яна яны яно я мы вы ты як гэта да то так а але па за ад аб пры ж бы яго яе іх быў "
        "была было былі быць будзе для або калі яшчэ ужо дзе які якая якія ёсць няма без пад над пасля перад паміж "
        "праз таксама каб можа гэты гэтая гэтыя там тут",
        r"['’ʼ][яюеёі]|[іыя]ц(?:а|ы|у|ах|амі)$|^жы[вцх]|ічы$", usual="іў"),  # вуліца, жывапіс
    _in("Cyrl", "mk", "mk-bgn2013", "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ",
        "и во не на дека што со тој таа тие тоа јас ние вие ти како ова е се од за о а но да ќе го ја му ги ли до "
        "или беше беа по при уште само кога каде кој која кои има нема овој оваа овие без под над пред меѓу преку "
        "може веќе бидејќи",
        r"\p{L}[влкнстчш]иот$", endings=r"\p{L}{2}(?:от|ата|ето|ите|еше|аше)$"),
    _in("Cyrl", "kk", "kk-bgn1979", "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
        "және бұл мен бен пен ол бір үшін де да еді деп болып туралы біз олар емес бар жоқ осы сол оның кейін "
        "бойынша болды болған дейін қазақ", usual="қіұ"),
    _in("Cyrl", "uz", "uz-1995", "абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ",
        "ва бу билан учун бир ҳам деб эди эмас мен сен биз улар бўлган бўлиб бўлди унинг шу ҳақида кейин ўзбек"),
    _in("Cyrl", "ky", "ky-bgn1979", "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
        "жана бул менен ал бир үчүн да деп эле болуп эмес бар биз алар жок эң анын ошол кийин боюнча болду болгон "
        "кыргыз", rf"[өү].*[бгджзйклмнңпрстчш][өү]$|{BACK_K}", usual="жкңп"),
    _in("Cyrl", "mn", "mn-mns5217", "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя",
        "нь бол энэ тэр юм байна би бид ба байсан гэж болон дээр хүн нэг гэсэн болж мөн байгаа дахь монгол улсын",
        "[вхц].*[өү]|[өү].*[вхц]", usual="вхц"),
    _in("Cyrl", "tg", "tg-bgn1994", "абвгғдеёжзиӣйкқлмнопрстуӯфхҳцчҷшщъыьэюя",
        "ва дар аз ба бо ки барои ин он аст буд шуд кард карда ҳам як мо шумо онҳо ман вай ҳар соли тоҷик"),
    _in("Cyrl", "tt", "tt-bgn2007", "аәбвгдеёжҗзийклмнңоөпрстуүфхһцчшщъыьэюя",
        "һәм белән бу ул бер өчен дә да дип иде түгел мин без алар бар юк булды булган буенча соң шул аның кебек "
        "татар", "ә.*ә", usual="әөүңһҗ"),
    _in("Cyrl", "ba", "ba-bgn2007", "аәбвгғдҙеёжзийкҡлмнңоөпрсҫтуүфхһцчшщъыьэюя",
        "һәм менән был ул бер өсөн дә да тип ине түгел мин беҙ улар бар юҡ булды булған буйынса һуң шул уның кеүек "
        "башҡорт", "ә.*ә", usual="ҙҡҫғ"),
    _in("Cyrl", "tk", "tk-bgn2000", "абвгдеёжҗзийклмнңоөпрстуүфхцчшщъыьэәюя",
        "ве билен бу ол бир үчин хем диен дийип эди мен биз олар бар ёк"),
    _in("Cyrl", "az", "az-bgn1993", "абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹш",
        "вә бу илә бир үчүн дә да мән биз онлар вар јох иди ки олан"),
    _in("Cyrl", "cv", "cv-bgn2011", "аӑбвгдеёӗжзийклмнопрсҫтуӳфхцчшщъыьэюя",
        "тата вӑл ҫак пӗр эпӗ эпир вӗсем пулнӑ мар"),
    _in("Cyrl", "ce", "ce-bgn2008", "абвгдеёжзийклмнопрстуфхцчшщъыьэюяӏӀ",
        "ву ду хила хилла цхьа оцу шен вай хӏара цуьнан чохь", "аь|оь|уь|юь|яь|хӏ"),
    _in("Cyrl", "av", "av-bgn2011", "абвгдеёжзийклмнопрстуфхцчшщъыьэюяӏӀ",
        "ва буго вуго йиго руго гьеб гьев цо нилъ дун ккола букӏана рукӏана", "лъ[аеиоуэ]|гь[аеио]|тӏ"),
    _in("Cyrl", "kbd", "kbd-alalc", "абвгдеёжзийклмнопрстуфхцчшщъыьэюяӏӀ",
        "икӏи абы зы иджы щыӏэ хуэдэ зэрыщыту уэ сэ дэ", "щӏ|фӏ|лӏ|кхъ"),
    _in("Cyrl", "os", "os-bgn2009", "аӕбвгдеёжзийклмнопрстуфхцчшщъыьэюя", "ӕмӕ уыд ӕз мах уый куы"),
    _in("Cyrl", "sah", "sah-bgn2012", "абвгҕдеёжзийклмнҥоөпрсһтуүфхцчшщъыьэюя", "уонна бу диэн буолар этэ мин"),
    _in("Cyrl", "udm", "udm-alalc", "абвгдеёжӝзӟиӥйклмноӧпрстуфхцчӵшщъыьэюя", "но мон тон ми соос вал вылэм сярысь"),
    _in("Cyrl", "ug", "ug-odni2015", "абвгғдеәжҗзийкқлмнңоөпрстуүфхһчшюя", "вә бу билән үчүн бир һәм мән биз улар"),
    _in("Cyrl", "rue", "rue-bgn2016", "абвгґдеєёжзиіїыйклмнопрстуфхцчшщъьюя",
        "і в не на же што як про до за є був была было были для"),
    _in("Cyrl", "ro", "ro-bgn2002", "абвгдежӂзийклмнопрстуфхцчшыьэюя",
        "ши ын де ла ку пе дин пентру есте сынт ера але кэ сэ"),
    _in("Cyrl", "ab", "cyrl-iso9", "абвгӷҕдежзӡикқҟлмнопԥҧҩрстҭуфхҳцҵчҷҽҿшщыьәџ"),
    _in("Grek", "el", "el-elot743", "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"),
    _in("Grek", "grc", "grc-alalc"),
    _in("Armn", "hy", "hy-bgn"),
    _in("Geor", "ka", "ka-2002"),
    _in("Arab", "ar", "ar-bgn", ARABIC + "ٱ", "في من على إلى عن أن إن هذا هذه التي الذي ما لا كان كانت هو هي مع و"),
    _in("Arab", "fa", "fa-bgn", PERSIAN, "و در به از که این است را با آن برای بود شد ما من یک تا هم او یا"),
    _in("Arab", "ur", "ur-bgn", "ءآأؤئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہۂۃھیے",
        "کے میں کی ہے اور سے کا کو اس نے پر ہیں یہ تھا کہ ایک"),
    _in("Arab", "ps", "ps-bgn1968", PERSIAN + "ټځڅډړږښڼېۍ", "په د چې او له ته کې دی ده يې دا هم یو سره نه"),
    _in("Arab", "ckb", "ckb-bgn", "ءئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەھیێ",
        "لە و بە بۆ کە ئەم ئەو لەگەڵ هەر بوو دا من ئێمە"),
    _in("Arab", "ug", "ug-uly", "ئابپتجچخدرزژسشغفقكگڭلمنھەوۇۆۈۋېىي", "ۋە بۇ بىلەن ئۈچۈن بىر ھەم مەن بىز ئۇلار"),
    _in("Hebr", "he", "he-2006", r"\p{Hebrew}--[װױײ\u05BF]", "את של על לא הוא היא זה אני עם כי גם או אל היה"),
    _in("Hebr", "yi", "yi-yivo", "",
        "און איז די דער דאס אין פון ניט נישט האט מיט אויף זיי איך", r"א[\u05B7\u05B8]|[װױײ\u05BF]"),
    _in("Deva", "hi", "hi-hunterian", r"\p{Devanagari}--[ळऽ]", "के में की है और से का को हैं पर यह था ने कि एक"),
    _in("Deva", "mr", "hi-hunterian", r"\p{Devanagari}--[ऽ]",
        "आहे आणि या व ते मी हा ही हे होते आहेत नाही एक", "ळ|च्या$|मध्ये$|ण्या|ांना$|ाचा$"),
    _in("Deva", "ne", "ne-bgn", r"\p{Devanagari}--[ळऽ]", "छ र हो यो पनि छन् थियो म लागि हुन् गरेको एक",
        "[एे]को$|एका$|हरू|[^ि]यो$"),
    _in("Deva", "sa", "sa-iast", "", "च एव अस्ति इति न तत् सः तु हि वा", "ः$|म्$"),
    _in("Beng", "bn", "beng-iso15919", r"\p{Bengali}--[ৰৱ]"),
    _in("Beng", "as", "as-alalc", r"\p{Bengali}--[র]"),
    _in("Guru", "pa", "guru-iso15919"),
    _in("Gujr", "gu", "gujr-iso15919"),
    _in("Orya", "or", "orya-iso15919"),
    _in("Taml", "ta", "taml-iso15919"),
    _in("Telu", "te", "telu-iso15919"),
    _in("Knda", "kn", "knda-iso15919"),
    _in("Mlym", "ml", "mlym-iso15919"),
    _in("Sinh", "si", "sinh-iso15919"),
    _in("Ethi", "am", "am-bgn", r"\p{Ethiopic}--[ቐ-ቝ]", "ነው ላይ ውስጥ እና ነበር አንድ ይህ ወደ"),
    _in("Ethi", "ti", "ti-bgn", "", "እዩ ናይ ኣብ ናብ ድማ እቲ ነይሩ እዚ", "^ኣ|[ቐ-ቝ]"),
    _in("Thai", "th", "th-rtgs"),
    _in("Laoo", "lo", "lo-bgn"),
    _in("Khmr", "km", "km-un"),
    _in("Mymr", "my", "my-mlcts"),
    _in("Tibt", "bo", "bo-wylie"),
    _in("Thaa", "dv", "dv-bgn"),
    _in("Mong", "mn", "mn-mong-vpmc"),
    _in("Hani", "zh", "zh-pinyin", r"\p{Han}"),
    _in("Hani", "ja", "ja-hepburn", r"\p{Han}\p{Hiragana}\p{Katakana}"),
    _in("Hani", "ko", "ko-rr", r"\p{Han}\p{Hangul}"),
    _in("Hani", "yue", "yue-jyutping", r"\p{Han}", "", "[嘅咗喺唔冇佢哋啲嚟]"),
)  # fmt: skip


@lru_cache(maxsize=1)
def languages_of() -> Mapping[str, tuple[Language, ...]]:
    """The languages of each script, the more widely used before the others.

    >>> [language.code for language in languages_of()["Grek"]]
    ['el', 'grc']
    """
    scripts = dict.fromkeys(language.script for language in LANGUAGES)
    return {script: tuple(language for language in LANGUAGES if language.script == script) for script in scripts}
