"""Text of unknown language: each language on a sentence, mixtures, and the laws of the stretches."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import regex

from translit import transliterate
from translit.alphabets import LANGUAGES
from translit.detect import AutoTransliterator, Choice, auto_steps, automatic, choose
from translit.errors import MissingLibrary, TranslitError, UnknownCharacter, UnknownTable
from translit.loading import load_table
from translit.rewrite import joined

SENTENCES = {
    "ru": "Сегодня в Москве прошла встреча министров, на которой обсудили всё это.",
    "uk": "Сьогодні в Києві відбулася зустріч міністрів, на якій говорили про з'їзд.",
    "be": "Сёння ў Мінску адбылася сустрэча міністраў, на якой гаварылі пра гэта.",
    "bg": "Днес в София се проведе среща на министрите, на която беше обсъден бюджетът.",
    "sr": "Данас је у Београду одржан састанак министара, а сутра ће бити још један.",
    "mk": "Денес во Скопје се одржа средба на министрите, на која ќе се зборува за буџетот.",
    "kk": "Бүгін Астанада министрлердің кездесуі өтті, онда бұл мәселе талқыланды.",
    "ky": "Бүгүн Бишкекте министрлердин жолугушуусу өттү, анда бул маселе талкууланды.",
    "mn": "Өнөөдөр Улаанбаатар хотод сайд нарын уулзалт болж, энэ асуудлыг хэлэлцэв.",
    "tg": "Имрӯз дар Душанбе мулоқоти вазирон баргузор шуд ва ин масъала баррасӣ гардид.",
    "uz": "Бугун Тошкентда вазирларнинг учрашуви бўлиб ўтди ва бу масала муҳокама қилинди.",
    "tt": "Бүген Казанда министрлар очрашуы булды һәм анда бу мәсьәлә турында сөйләштеләр.",
    "ba": "Бөгөн Өфөлә министрҙар осрашыуы булды һәм унда был мәсьәлә тураһында һөйләштеләр.",
    "tk": "Шу гүн Ашгабатда министрлериң душушыгы болды ве онда бу меселе маслахатлашылды.",
    "az": "Бу ҝүн Бакыда назирләрин ҝөрүшү олду вә бу мәсәлә мүзакирә едилди.",
    "cv": "Паян Шупашкарта министрсем тӗл пулнӑ, вӗсем ҫак ыйтӑва сӳтсе явнӑ.",
    "ce": "Тахана Соьлжа-ГӀалахь министрийн цхьаьнакхетар хилла.",
    "os": "Абон Дзӕуджыхъӕуы министрты фембӕлд уыд ӕмӕ дзырдтой ацы фарстайыл.",
    "sah": "Бүгүн Дьокуускайга министрдэр көрсүһүүлэрэ буолла уонна бу боппуруоһу дьүүллэстилэр.",
    "udm": "Туннэ Ижкарын министръёслэн пумиськонзы ортчиз, отын та ужпум сярысь вераськизы но ӝыт кылдӥз.",
    "av": "Жакъа МахӀачхъалаялда министрабазул дандчӀвай букӀана ва гьеб суал хӀалтӀизабуна.",
    "el": "Σήμερα στην Αθήνα έγινε συνάντηση των υπουργών.",
    "grc": "Μῆνιν ἄειδε θεὰ Πηληϊάδεω Ἀχιλῆος.",
    "hy": "Այսօր Երևանում տեղի ունեցավ նախարարների հանդիպումը։",
    "ka": "დღეს თბილისში მინისტრების შეხვედრა გაიმართა.",
    "ar": "عقد اليوم في القاهرة اجتماع الوزراء لمناقشة هذا الموضوع.",
    "fa": "امروز در تهران نشست وزیران برگزار شد و گزارش آن منتشر شد.",
    "ur": "آج اسلام آباد میں وزیروں کا اجلاس ہوا اور اس مسئلے پر بات کی گئی۔",
    "ps": "نن په کابل کې د وزیرانو غونډه وشوه او پر دې موضوع خبرې وشوې.",
    "ckb": "ئەمڕۆ لە هەولێر کۆبوونەوەی وەزیرەکان بەڕێوەچوو و باسی ئەم بابەتە کرا.",
    "ug": "بۈگۈن ئۈرۈمچىدە مىنىستىرلارنىڭ يىغىنى ئۆتكۈزۈلدى.",
    "he": "היום התקיימה בירושלים פגישה של השרים והם דנו על הנושא.",
    "yi": "הײַנט האָבן זיך די מיניסטאָרן געטראָפֿן אין ווילנע און געשמועסט.",
    "hi": "आज दिल्ली में मंत्रियों की बैठक हुई और इस विषय पर चर्चा की गई।",
    "mr": "आज मुंबईत मंत्र्यांची बैठक झाली आणि या विषयावर चर्चा झाली. पुण्याजवळ आहे.",
    "ne": "आज काठमाडौंमा मन्त्रीहरूको बैठक भएको छ र यो विषयमा पनि छलफल गरिएको थियो।",
    "sa": "धर्मक्षेत्रे कुरुक्षेत्रे समवेता युयुत्सवः मामकाः पाण्डवाश्च एव।",
    "bn": "আজ ঢাকায় মন্ত্রীদের বৈঠক অনুষ্ঠিত হয়েছে।",
    "as": "আজি গুৱাহাটীত মন্ত্ৰীসকলৰ বৈঠক অনুষ্ঠিত হৈছে।",
    "pa": "ਅੱਜ ਅੰਮ੍ਰਿਤਸਰ ਵਿੱਚ ਮੀਟਿੰਗ ਹੋਈ।",
    "gu": "આજે અમદાવાદમાં બેઠક મળી.",
    "or": "ଆଜି ଭୁବନେଶ୍ୱରରେ ବୈଠକ ହେଲା।",
    "ta": "இன்று சென்னையில் கூட்டம் நடந்தது.",
    "te": "ఈ రోజు హైదరాబాద్‌లో సమావేశం జరిగింది.",
    "kn": "ಇಂದು ಬೆಂಗಳೂರಿನಲ್ಲಿ ಸಭೆ ನಡೆಯಿತು.",
    "ml": "ഇന്ന് കൊച്ചിയിൽ യോഗം നടന്നു.",
    "si": "අද කොළඹ රැස්වීම පැවැත්විණි.",
    "am": "ዛሬ በአዲስ አበባ ውስጥ የሚኒስትሮች ስብሰባ ነበር።",
    "ti": "ሎሚ ኣብ ኣስመራ ናይ ሚኒስተራት ኣኼባ ነይሩ።",
    "th": "วันนี้ที่กรุงเทพ",
    "lo": "ມື້ນີ້ຢູ່ວຽງຈັນ",
    "km": "ថ្ងៃនេះនៅភ្នំពេញ",
    "my": "ယနေ့ရန်ကုန်တွင်",
    "bo": "དེ་རིང་ལྷ་ས།",
    "dv": "މިއަދު މާލޭގައި",
    "zh": "今天在北京举行了部长会议。",
    "ja": "今日、東京で会議が開かれた。",
    "ko": "오늘 서울에서 장관 회의가 열렸다.",
    "yue": "今日喺香港開咗會。",
    "ro": "Астэзь ла Кишинэу а авут лок о ынтылнире а миништрилор ши сынт де акорд.",
}
MIXED = (
    "Слава Україні! Київ — столиця. Это было вчера, он не приехал. This is English.",
    "Kyiv (Київ) і Minsk (Мінск) — «Ўзлёт», 20 км; iPhone'ом.",
    "Привет 東京 and Αθήνα, ქართული; ＡＢＣ ᏣᎳᎩ שלום",
    "\tЭто\r\n\n  Ґанок… 😀 й\u0306 «и\u0306» К\u0301иїв\n",
    "e\u0301té Ка\u0301рлов",
    "'Київ' ’Мінск’ об’єкт",
)
auto = AutoTransliterator()


def languages(text: str) -> list[tuple[str, str]]:
    return [(text[choice.start : choice.end], choice.language) for choice in choose(text)]


def needs(library: Callable[[], str]) -> str:
    try:
        return library()
    except MissingLibrary as error:
        pytest.skip(str(error))


def test_the_systems_of_the_languages_exist() -> None:
    for language in LANGUAGES:
        table = load_table(language.system)
        assert table.script is not None
        assert table.script[0] in {language.script, "Jpan", "Hang"}
        assert language.code in table.languages
    pairs = [(language.script, language.code) for language in LANGUAGES]
    assert len(pairs) == len(set(pairs))


# Shorter, and without most of the letters that tell; made up, too.
PHRASES = [
    ("ru", "Зарплата депутата"), ("ru", "Красный флот против фашистов"), ("ru", "Протокол допроса свидетеля"),
    ("ru", "Пилот самолета катапультировался"), ("ru", "Книга года, дорога смерти"), ("ru", "Карта мира"),
    ("ru", "Робот и пилот"), ("ru", "Бишкек, Чуйский проспект"), ("ru", "Суд приговорил активиста к штрафу"),
    ("uk", "Учора потяг запізнився на три години."), ("uk", "Парламент проголосував за бюджет"),
    ("uk", "Місто Чернівці"), ("uk", "Пацан і хлопець"), ("be", "Мінск, вуліца Якуба Коласа"),
    ("be", "Жыве Беларусь"), ("be", "Сталіца Беларусі"), ("bg", "Президентът подписа указа"),
    ("bg", "Учените откриха нов вид"), ("bg", "Журналистката беше освободена"),
    ("sr", "Полиција ухапсила возача"), ("sr", "Милан Кундера није добио награду"),
    ("mk", "Директорот ја потпиша наредбата"), ("mk", "Судот го казни активистот"),
    ("mk", "Вчера возот доцнеше три часа."), ("mk", "Главниот град на Македонија"),
    ("kk", "Спорт жаңалықтары"), ("kk", "Алматы қаласы, Абай көшесі"), ("ky", "Спорт жаңылыктары"),
    ("ky", "Кампадагы өрт өчүрүлдү"), ("ky", "Бүгүн аба ырайы жакшы"), ("mn", "Төв аймаг"),
    ("mn", "Өчигдөр галт тэрэг гурван цаг хоцорлоо."), ("mn", "Захирал тушаалд гарын үсэг зурав"),
    ("tg", "Директор фармонро имзо кард"), ("tt", "Казан шәһәре"), ("tt", "Бүген һава торышы яхшы"),
    ("tt", "Кичә поезд өч сәгатькә соңга калды."), ("ba", "Кисә поезд өс сәғәткә һуңланы."),
    ("ne", "हिजो रेल तीन घण्टा ढिलो आयो।"), ("hi", "कल ट्रेन तीन घंटे देर से आई।"),
    ("fa", "تهران پایتخت ایران است"), ("ur", "ڈائریکٹر نے حکم پر دستخط کیے"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "phrase"), PHRASES)
def test_a_phrase(code: str, phrase: str) -> None:
    assert languages(phrase) == [(phrase, code)]


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence(code: str) -> None:
    sentence = SENTENCES[code]
    assert languages(sentence) == [(sentence, code)]


@pytest.mark.parametrize("code", SENTENCES)
def test_one_language_is_romanised_as_by_its_system(code: str) -> None:
    sentence = SENTENCES[code]
    [choice] = choose(sentence)
    assert needs(lambda: auto(sentence)) == transliterate(sentence, choice.system)


# -- mixtures ------------------------------------------------------------------------------------


def test_sentences_of_a_line_are_told_apart() -> None:
    text = MIXED[0]
    assert choose(text) == (
        Choice(0, 31, "uk", "uk-2010", "letters ї, і"),
        Choice(31, 62, "ru", "ru-bgn", "words это, было, он, не"),
    )
    assert auto(text) == "Slava Ukraini! Kyiv — stolytsia. Eto bylo vchera, on ne priyekhal. This is English."


def test_one_letter_decides_for_its_neighbours() -> None:
    assert languages("Правда. Москва і Україна") == [("Правда. Москва і Україна", "uk")]
    assert languages("Правда. Москва и Украина") == [("Правда. Москва и Украина", "ru")]


def test_but_not_for_another_line() -> None:
    assert languages("Україна\nПравда") == [("Україна", "uk"), ("Правда", "ru")]


def test_a_quotation_in_another_language() -> None:
    assert [language for _, language in languages("Він сказав: «Я это знаю». І вийшов із кімнати.")] == [
        "uk",
        "ru",
        "uk",
    ]


def test_a_word_that_the_language_of_its_clause_cannot_write() -> None:
    assert languages("Мы приехали в Өскемен на поезде") == [
        ("Мы приехали в ", "ru"),
        ("Өскемен ", "kk"),
        ("на поезде", "ru"),
    ]


def test_latin_is_left_alone() -> None:
    assert choose("Plain text, 20 %, été, ＡＢＣ") == ()
    assert languages("Kyiv (Київ), «Харків» Lviv") == [("(Київ), «Харків» ", "uk")]
    assert languages("iPhone'ом") == [("ом", "ru")]
    assert auto("See https://example.org/?q=x for Київ: #x_y") == "See https://example.org/?q=x for Kyiv: #x_y"


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Ўладзімір", "be"), ("Їжак", "uk"), ("Ґудзь", "uk"), ("Ђоковић", "sr"), ("Ѓорѓи", "mk"), ("Қазақ", "kk"),
        ("Әлем", "kk"), ("Ұлы", "kk"), ("Ҷумҳурӣ", "tg"), ("Өзбекстан, Жалал-Абад жана Ысык-Көл", "ky"),
        ("Ҙур", "ba"), ("Җәлил", "tt"), ("Ӑру", "cv"), ("Ўқувчи", "uz"), ("Първият", "bg"), ("Эльбрус", "ru"),
        ("پاک", "fa"), ("ٹھٹہ", "ur"), ("ښار", "ps"), ("گۆڕان", "ckb"), ("محمد", "ar"), ("הײַנט", "yi"), ("שָׁלוֹם", "he"),
        ("पुणे आणि मुंबई", "mr"), ("टिळक", "mr"), ("ひらがな", "ja"), ("서울", "ko"), ("北京", "zh"), ("অসমৰ", "as"),
        ("Ἀθῆναι", "grc"), ("Αθήνα", "el"), ("ᠮᠣᠩᠭᠣᠯ", "mn"),
    ],
)  # fmt: skip
def test_letters_tell(word: str, code: str) -> None:
    assert languages(word) == [(word, code)]


def test_kanji_on_a_line_with_kana_are_japanese() -> None:
    text = "東京。大阪は大きい。"
    assert languages(text) == [(text, "ja")]


def test_an_enumeration_is_no_small_word() -> None:
    assert [language for _, language in languages("д) е) ж)")] == ["ru"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Москва", "the default of its script"),
        ("Ереван", "the default of its script"),
        ("Երևան", "the only language of its script"),
        ("Дом. Ўчора.", "letters ў"),
        ("Правда, Kyiv. Україна", "letters ї"),
        ("об'єкт і", "letters є, і; words і; spelling об'єкт"),
        ("Судот го казни активистот", "words го; endings судот, активистот"),
    ],
)
def test_why(text: str, why: str) -> None:
    assert choose(text)[-1].why == why


def test_why_of_a_run_that_its_line_decides() -> None:
    assert [choice.why for choice in choose("Правда (Pravda) Україна")] == ["the rest of its line", "letters ї"]


# -- laws ----------------------------------------------------------------------------------------


def samples() -> list[str]:
    """The mixtures, and lines put together from words of all languages (those that need libraries apart)."""
    apart = ("zh", "ja", "yue", "ko", "th")
    words = [word for code, sentence in SENTENCES.items() if code not in apart for word in sentence.split()]
    words += ["English", "été", "—", "«", "»", "12", "😀", "\n", "'s", "ᏣᎳᎩ"]
    mixed = [" ".join(words[place::41]) for place in range(41)]
    return [*(text for text in MIXED if "東" not in text), *mixed]


@pytest.mark.parametrize("text", samples())
def test_steps_cover_the_text_and_join_to_the_result(text: str) -> None:
    steps = auto.steps(text)
    assert joined(steps) == auto(text)
    assert steps == auto_steps(text)
    end = 0
    for step in steps:
        assert step.start == end or step.start == step.end
        end = step.end
    assert end == len(text)


@pytest.mark.parametrize("text", samples())
def test_choices_are_in_order_and_hold_the_letters(text: str) -> None:
    end, outside = 0, ""
    for choice in choose(text):
        assert end <= choice.start < choice.end <= len(text)
        assert "\n" not in text[choice.start : choice.end]
        assert not regex.search(r"\p{Latin}", text[choice.start : choice.end])
        outside += text[end : choice.start]
        end = choice.end
    outside += text[end:]
    assert not regex.search(r"(?V1)[\p{L}--[\p{Latin}\p{Cherokee}\p{Common}]]", outside)


@pytest.mark.parametrize("text", samples())
def test_line_by_line(text: str) -> None:
    assert auto(text + "\n" + MIXED[1]) == auto(text) + "\n" + auto(MIXED[1])


# -- what the caller says ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "target"), [("Kиев", "Kiyev"), ("Кiев стоит", "Kiyev stoit"), ("iPhone'ом", "iPhone'om")]
)
def test_letters_of_two_scripts_in_one_word(text: str, target: str) -> None:
    assert auto(text) == target


def test_systems_of_the_callers_choice() -> None:
    mine = AutoTransliterator({"uk": "uk-fr", "ru": "ru-bgn+dots"})
    assert mine("Шевченко і Кайафа") == transliterate("Шевченко і Кайафа", "uk-fr")
    assert [choice.system for choice in mine.choices("Їжак. Ёлка")] == ["uk-fr", "ru-bgn+dots"]


def test_no_options() -> None:
    with pytest.raises(TranslitError, match=r"^'auto' has no options: they belong to one system$"):
        transliterate("Київ", "auto", options=["dots"])


def test_made_once() -> None:
    assert automatic("drop") is automatic("drop")
    assert automatic("drop")("ᏣᎳᎩ Київ") == transliterate("ᏣᎳᎩ Київ", "auto", errors="drop") == " Kyiv"


def test_wrong_choices() -> None:
    with pytest.raises(TranslitError, match="no language 'xx' is recognised"):
        AutoTransliterator({"xx": "ru-bgn"})
    with pytest.raises(UnknownTable):
        AutoTransliterator({"ru": "ru-nosuch"})


def test_errors() -> None:
    text = "Їжак\nand ᏣᎳᎩ"
    assert auto(text) == "Yizhak\nand ᏣᎳᎩ"
    assert AutoTransliterator(errors="drop")(text) == "Yizhak\nand "
    assert AutoTransliterator(errors="fallback", fallback=lambda char: "?")(text) == "Yizhak\nand ???"
    with pytest.raises(UnknownCharacter) as caught:
        AutoTransliterator(errors="strict")(text)
    assert (caught.value.character, caught.value.position) == ("Ꮳ", 9)
    assert str(caught.value) == "auto has no rule for 'Ꮳ' (U+13E3 CHEROKEE LETTER TSA) at 9"


def test_title_case() -> None:
    assert AutoTransliterator(case="title")("თბილისი") == "Tbilisi"
