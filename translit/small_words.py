"""In which language is a clause? As far as the commonest small words of languages with Latin and Cyrillic letters tell.

Words that two languages share tell nothing between them. The lists are the articles, prepositions, conjunctions,
pronouns and forms of "be" that frequency lists of each language begin with.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

__all__ = ["SMALL_WORDS", "is_small_word", "language_of", "telling"]

ENOUGH = 2  # small words of a language in a clause that is taken to be in it

SMALL_WORDS: Mapping[str, str] = {
    "af": "die en van is in het nie te op met vir wat 'n sy hulle ook maar as hy was dit deur aan een dat nou "
    "ons haar hom jy ek sal kan word daar hier jou so al of tot by na uit oor om hoe dan",
    "az": "və bir bu da də üçün ilə çox o kimi daha amma var deyil olan isə onun ki en hər qədər sonra",
    "be": "і у ў на не з што да як гэта за па для ён яна яны быў была было але ці яго яе іх пра пад ад пры "
    "каб які якая якія таксама калі",
    "bg": "и на в от да за не се по с е със като са че до при най би му ѝ той тя те или но ще което който която "
    "които беше бе след през а има към",
    "bs": "i je u na se da za su s od kao što nije ali bi iz sam o koji kako jer nego samo bio a ne sa to po do "
    "te ako ni li kad no ga mu me im nas vas ih joj ili pa pri pre kroz bez pod nad uz",
    "ca": "el la els les de i que en un una és no per amb del al com més però ho va són a es ha si als ja han on "
    "s des sense seu seva fins sobre entre li ni qui o sota dels pels cap",
    "cs": "a se v na je že to s z o do i ale jako za jak po by pro k jsem byl není ve které však nebo si tak co "
    "už od u ho on den mi my ne jsou při nad pod před bez mezi ze jeho této být která který",
    "cy": "y yr a ac yn i o ar mae wedi gan oedd ei am bod ond eu fel at heb dros dan drwy rhwng yng ym",
    "da": "og det at er en til på som den af de for ikke med der han var et har jeg men om vi fra så kan i du nu "
    "man da se dem din kun ja os mod under over mellem efter ved op ud hos uden siden",
    "de": "der die das und ist nicht zu den dem von mit sich des auf für ein eine im ich er sie es auch als an "
    "wie nach noch wird bei oder aber wenn nur war wir ihr aus dass in hat so du was am man da ja nie um zum zur "
    "vom beim ins über unter vor seit bis durch gegen ohne zwischen her los a doch nun mehr sein seine wurde wurden "
    "werden haben sind sei kann",
    "en": "the of and to in is that it for was with as his on be at by this had not are but from have they which "
    "you were her she there would their we him been has when who will more no if out so what its about into than "
    "can he an i my me your do all or our these those how where why a go see am come man care war off over under "
    "between after before during near since until while such one two also only may could should",
    "eo": "la kaj de en estas ne al mi li ke kun por sed el ĝi estis pri kiel ili tiu a sur sub inter ĝis sen "
    "post antaŭ ankaŭ aŭ",
    "es": "el la los las de y que en un una es no por con para su se lo del al como más pero sus le ha fue o a "
    "me si te mi este ni sobre entre hasta desde sin hacia ante bajo tras según va han he ser muy ya",
    "et": "ja on ei see et oli ta aga kui ka nii mis mida oma siis või seda ning mitte no me te ma sa mu kas üle "
    "alla juures vahel",
    "eu": "eta da ez du bat zen den ere dira baina egin izan dute hau la el del no na bere hori baino edo baita",
    "fi": "ja on ei se että oli hän mutta niin kuin myös ovat joka sen tai kun ole mitä vain jos minä eivät ne "
    "et no me te he en vai yli alle sekä jotka",
    "fr": "le la les de des et est un une que qui dans pour pas ne sur au du il elle ce par plus avec sont se en "
    "je ou a on mais y si sa là me te son ses leur leurs aux chez sous entre vers depuis jusque sans contre lui "
    "dont où cette ces même",
    "ga": "an na agus is ar go le sa bhí tá seo atá a do ina sé i ó faoi roimh tar idir ach gan",
    "gl": "o a os as de e que en un unha é non por con do da como máis pero se no na foi la el ao aos ás sobre "
    "entre ata desde sen",
    "hr": "i je u na se da za su s od kao što nije ali bi iz sam o koji kako jer nego samo bio a ne sa to po do "
    "te ako ni li kad no ga mu me im nas vas ih joj ili pa pri pre kroz bez pod nad uz",
    "hu": "a az és nem hogy is egy van de meg ez volt mint csak már ha el be még azt vagy ki e s ne te mit le "
    "fel se én mi ti ők alatt felett között után előtt nélkül",
    "id": "yang dan di ini itu dengan untuk tidak dari dalam akan pada adalah ke oleh juga saya se tak si para "
    "kan dia kami kita antara sampai sejak hingga bagi",
    "is": "og að er í á það sem ekki til var um en með af hann fyrir við ég hún eru hefur ein frá yfir undir "
    "milli eftir hjá án",
    "it": "il lo la i gli le di e che in un una è non per con del della si sono da come più ma al nel ha o a se "
    "ho su sua mi ne me no qui vi te so suo suoi dal dalla alla dai nei nella delle degli dello negli tra fra verso "
    "sotto senza contro",
    "lt": "ir yra kad su ne į iš tai o kaip buvo bet ar po jis dėl už nuo apie tik man tas be per pas prie iki "
    "tarp virš",
    "lv": "un ir ka ar no uz par nav bet kas tas kā vai bija pēc arī lai viņš es man ja kad ne to var nu pa te "
    "pie līdz starp zem virs",
    "mk": "и на во од да за не се по со е како кој што до при му ѝ тој таа тие или но ќе која кои беше бил по "
    "низ а има кон сум дека",
    "ms": "yang dan di ini itu dengan untuk tidak dari dalam akan pada adalah ke oleh juga saya tak ni se si "
    "para kan dia mereka kita antara sampai sejak hingga bagi",
    "mt": "il li u ta ma fi biex għal hija huwa minn din dan kien fuq taħt bejn wara qabel mingħajr",
    "nb": "og i det er på som en til av for at den ikke med de har han var jeg men om fra et så kan du vi da der "
    "her ha man meg se dem din ta kun ei nå mot under over mellom etter ved hos uten siden",
    "nl": "de het een en van is dat niet op te zijn met voor er aan hij ook maar als bij nog naar uit dan dit "
    "wordt wat om ik je in was door die we of kan al u nu me na had wie ja men per tot over onder tussen tegen "
    "zonder sinds hun haar werd worden",
    "pl": "i w nie na z się do że to jest o jak ale po co tak za od jego czy był przez dla już tylko ja mnie są "
    "a ma mi by on u ta go te we ze pod nad przed przy bez między ku ten ich jej sam no was je",
    "pt": "o a os as de e que em um uma é não por com para se do da no na como mais mas ao foi seu sua me das "
    "dos sem este te ou nem ir vai dar nos nas pelo pela pelos pelas sobre entre até desde sob seus lo la",
    "ro": "și de în la cu nu pe o un care că din este sunt mai pentru a fost ce să dar sau se au al am fi si va "
    "sa e ar i ne le el ei te una mi are lor lui sub peste între până fără către",
    "ru": "и в не на что с по как это из за от к для он она они был была было но или его её их у о а же при до "
    "так также который которая которые бы во со под над после",
    "sk": "a sa v na je že to s z o do ale ako za po pre k som bol nie vo ktoré však alebo si tak od už by ho "
    "ich i mi no ma u on ja sú pri nad pod pred bez medzi ktorý ktorá",
    "sl": "in je v na se za da ki so z pa ne tudi kot ali od po bi ni sem bil s iz to pri o do si ta a le med "
    "samo tako nad pod pred brez k te več bila",
    "sq": "dhe të në për me një nga që i e më si ka nuk është u por janë se te do pa nën mbi midis pas para pranë ose",
    "sr": "и је у на се да за су са од као што није али би из сам о који како јер него само био а не до по ли ни "
    "те ако код при кроз без под над",
    "sr-latn": "i je u na se da za su s od kao što nije ali bi iz sam o koji kako jer nego samo bio a ne sa to "
    "po do te ako ni li kad no ga mu me im nas vas ih joj ili pa pri pre kroz bez pod nad uz",
    "sv": "och att det som en på är av för den till inte med ett om han men var jag från så har de när man kan i "
    "du vi nu ha ni se ta dem din all er fel per mot under över mellan efter vid hos utan sedan ur",
    "tr": "ve bir bu da de için ile çok ne o gibi daha ama var değil olan olarak ben her ki en an sen su mi ise "
    "kadar sonra önce",
    "uk": "і в у на не з що до як це за по для він вона вони був була було але чи його її їх про під від при щоб "
    "який яка які також коли та й або є із",
    "vi": "và của là có không được trong cho một các những người này đã con em do vào ra từ đến trên dưới với",
}

ORDER = {language: place for place, language in enumerate(SMALL_WORDS)}


def language_of(words: Sequence[str], to: str, nearest: str = "") -> str:
    """The language that `words`, in lower case, are in; "" if they don't tell, or if nothing is known of `to`.

    Where they may be in `to`, they are. `nearest`, the word before a name, counts twice if it is another language's.

    >>> language_of(["is", "the", "capital", "of"], "pl"), language_of(["jest", "stolicą"], "pl")
    ('en', 'pl')
    >>> language_of(["og", "det", "er"], "nb")  # as much one as the other
    'nb'
    >>> language_of(["university", "of"], "pl", "of"), language_of(["university", "of"], "pl", "university")
    ('en', '')
    """
    known = _languages()
    own: Counter[frozenset[str]] = Counter()
    found: Counter[str] = Counter()
    for word in words:
        languages = known.get(word, frozenset())
        if to in languages:
            own[languages] += 1
        else:
            found.update(languages)
    if not found or to not in SMALL_WORDS:
        return to if own else ""
    language, count = max(found.items(), key=lambda item: (item[1], item[0] == "en", -ORDER[item[0]]))
    against = sum(times for languages, times in own.items() if language not in languages)
    count += language in known.get(nearest, ())
    if count >= ENOUGH and count > against:
        return language
    return to if against else ""


def is_small_word(text: bytes, language: str) -> bool:
    """Is `text`, whatever its case, a small word of `language`? A single letter is none: it may be an initial.

    >>> is_small_word(b"UN", "fr"), is_small_word(b"UN", "de"), is_small_word(b"A", "fr")
    (True, False, False)
    """
    word = text.decode("utf-8", "ignore").lower()
    return len(word) > 1 and word in _words(language)


@lru_cache(maxsize=256)
def telling(language: str, other: str) -> frozenset[bytes]:
    """The small words of `language` that are none of `other`, in UTF-8, in lower case and with a capital.

    >>> sorted(telling("en", "de") & {b"the", b"The", b"in"})
    [b'The', b'the']
    """
    words = _words(language) - _words(other)
    return frozenset(form.encode() for word in words for form in (word, word.capitalize()))


@lru_cache(maxsize=64)
def _words(language: str) -> frozenset[str]:
    return frozenset(SMALL_WORDS.get(language, "").split())


@lru_cache(maxsize=1)
def _languages() -> Mapping[str, frozenset[str]]:
    """The languages of which a word is a small one."""
    found: dict[str, set[str]] = defaultdict(set)
    for language in SMALL_WORDS:
        for word in _words(language):
            found[word].add(language)
    return {word: frozenset(languages) for word, languages in found.items()}
