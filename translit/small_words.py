"""In which language is a clause? As far as the commonest small words of languages with Latin letters tell.

Words that two languages share tell nothing between them. The lists are the articles, prepositions, conjunctions,
pronouns and forms of "be" that frequency lists of each language begin with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

__all__ = ["SMALL_WORDS", "other_language", "share"]

ENOUGH = 2  # small words of a language in a clause that is taken to be in it

SMALL_WORDS: Mapping[str, str] = {
    "af": "die en van is in het nie te op met vir wat 'n sy hulle ook maar as hy was dit deur aan",
    "az": "və bir bu da də üçün ilə çox o kimi daha amma var deyil olan isə onun",
    "bs": "i je u na se da za su s od kao što nije ali bi iz sam o koji kako jer nego samo bio",
    "ca": "el la els les de i que en un una és no per amb del al com més però ho va són",
    "cs": "a se v na je že to s z o do i ale jako za jak po by pro k jsem byl není ve které však nebo",
    "cy": "y yr a ac yn i o ar mae wedi gan oedd ei am bod ond eu fel",
    "da": "og det at er en til på som den af de for ikke med der han var et har jeg men om vi fra så kan",
    "de": "der die das und ist nicht zu den dem von mit sich des auf für ein eine im ich er sie es auch als an wie "
    "nach noch wird bei oder aber wenn nur war wir ihr aus dass in hat",
    "en": "the of and to in is that it for was with as his on be at by this had not are but from have they which you "
    "were her she there would their we him been has when who will more no if out so what its about into than can he an "
    "i my me your do all or our these those how where why",
    "eo": "la kaj de en estas ne al mi li ke kun por sed el ĝi estis pri kiel ili tiu",
    "es": "el la los las de y que en un una es no por con para su se lo del al como más pero sus le ha fue o",
    "et": "ja on ei see et oli ta aga kui ka nii mis mida oma siis või seda ning mitte",
    "eu": "eta da ez du bat zen den ere dira baina egin izan dute hau",
    "fi": "ja on ei se että oli hän mutta niin kuin myös ovat joka sen tai kun ole mitä vain jos ja minä eivät",
    "fr": "le la les de des et est un une que qui dans pour pas ne sur au du il elle ce par plus avec sont se en je ou",
    "ga": "an na agus is ar go le sa bhí tá seo atá a do ina sé",
    "gl": "o a os as de e que en un unha é non por con do da como máis pero se no na foi",
    "hr": "i je u na se da za su s od kao što nije ali bi iz sam o koji kako jer nego samo bio",
    "hu": "a az és nem hogy is egy van de meg ez volt mint csak már ha el be még azt vagy ki",
    "id": "yang dan di ini itu dengan untuk tidak dari dalam akan pada adalah ke oleh juga saya",
    "is": "og að er í á það sem ekki til var um en með af hann fyrir við ég hún eru hefur",
    "it": "il lo la i gli le di e che in un una è non per con del della si sono da come più ma al nel ha o",
    "lt": "ir yra kad su ne į iš tai o kaip buvo bet ar po jis dėl už nuo apie tik",
    "lv": "un ir ka ar no uz par nav bet kas tas kā vai bija pēc arī lai viņš",
    "ms": "yang dan di ini itu dengan untuk tidak dari dalam akan pada adalah ke oleh juga saya",
    "mt": "il li u ta ma fi biex għal hija huwa minn din dan kien",
    "nb": "og i det er på som en til av for at den ikke med de har han var jeg men om fra et så kan",
    "nl": "de het een en van is dat niet op te zijn met voor er aan hij ook maar als bij nog naar uit dan dit wordt "
    "wat om ik je in was door",
    "pl": "i w nie na z się do że to jest o jak ale po co tak za od jego czy był przez dla już tylko ja mnie są a",
    "pt": "o a os as de e que em um uma é não por com para se do da no na como mais mas ao foi seu sua",
    "ro": "și de în la cu nu pe o un care că din este sunt mai pentru a fost ce să dar sau",
    "sk": "a sa v na je že to s z o do ale ako za po pre k som bol nie vo ktoré však alebo",
    "sl": "in je v na se za da ki so z pa ne tudi kot ali od po bi ni sem bil",
    "sq": "dhe të në për me një nga që i e më si ka nuk është u por janë",
    "sr-latn": "i je u na se da za su s od kao što nije ali bi iz sam o koji kako jer nego samo bio",
    "sv": "och att det som en på är av för den till inte med ett om han men var jag från så har de när man kan i",
    "tr": "ve bir bu da de için ile çok ne o gibi daha ama var değil olan olarak ben",
    "vi": "và của là có không được trong cho một các những người này đã",
}


def other_language(words: Sequence[str], to: str) -> str:
    """The language other than `to` that `words`, in lower case, are in; "" if none, or if nothing is known of `to`.

    >>> other_language(["is", "the", "capital", "of"], "pl"), other_language(["jest", "stolicą"], "pl")
    ('en', '')
    >>> other_language(["og", "det", "er"], "nb")  # as much one as the other
    ''
    """
    own = _words(to)
    if not own:
        return ""
    for language in SMALL_WORDS:
        theirs = _words(language)
        if sum(map(theirs.__contains__, words)) >= ENOUGH and share(words, language, to) > share(words, to, language):
            return language
    return ""


def share(words: Sequence[str], language: str, other: str) -> int:
    """How many of `words` are small words of `language`, and none of `other`."""
    telling = _words(language) - _words(other)
    return sum(map(telling.__contains__, words))


@lru_cache(maxsize=64)
def _words(language: str) -> frozenset[str]:
    return frozenset(SMALL_WORDS.get(language, "").split())
