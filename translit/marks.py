"""Latin letters with marks, and the letters that print puts for them where its language lacks them."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from functools import lru_cache

import regex

from translit.casing import lower

__all__ = ["BARE", "OWN_LETTERS", "marked", "unmarked"]

BARE = str.maketrans(
    {"ł": "l", "ı": "i", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | {"Ł": "L", "Đ": "D", "Ø": "O", "Æ": "Ae", "Œ": "Oe", "Ð": "D", "Þ": "Th"}
)

# The letters that each language writes beyond those of ASCII, by its alphabet and orthography: the exemplar characters
# of the Unicode CLDR.
OWN_LETTERS: Mapping[str, str] = {
    "af": "áèéêëíîïóôöúûü", "az": "çəğıöşü", "bs": "čćđšž", "ca": "àçéèíïóòúü", "cs": "áčďéěíňóřšťúůýž",
    "cy": "áàâäéèêëîïôöûŵŷ", "da": "åæøé", "de": "äöüß", "eo": "ĉĝĥĵŝŭ", "es": "áéíñóúü", "et": "äõöšüž", "eu": "çñ",
    "fi": "äåöšž", "fr": "àâæçéèêëîïôœùûüÿ", "ga": "áéíóú", "gl": "áéíñóúü", "hr": "čćđšž", "hu": "áéíóöőúüű",
    "id": "é", "is": "áæðéíóöþúý", "it": "àèéìòù", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "ms": "é", "mt": "àċġħż",
    "nb": "åæøéòô", "nl": "áéëïóöü", "pl": "ąćęłńóśźż", "pt": "áâãàçéêíóôõú", "ro": "ăâîșț", "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž", "sq": "çë", "sr-latn": "čćđšž", "sv": "åäöé", "tr": "âçğıîöşûü",
    "vi": "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
}  # fmt: skip


def marked(text: str) -> frozenset[str]:
    """The Latin letters of `text` beyond those of ASCII, in lower case.

    >>> sorted(marked("Đinđić, Łódź; Київ"))
    ['ó', 'ć', 'đ', 'ł', 'ź']
    """
    return frozenset(char for char in lower(text) if not char.isascii() and regex.match(r"\p{Latin}", char))


def unmarked(text: str, own: Collection[str] = ()) -> str:
    """`text` with a plain letter for each marked one that is not among `own`, letters in lower case.

    >>> unmarked("Gölbaşı, Łódź"), unmarked("Gölbaşı, Łódź", "öäü")
    ('Golbasi, Lodz', 'Gölbasi, Lodz')
    """
    if text.isascii():
        return text
    return "".join([char if char.isascii() or lower(char) in own else _bare(char) for char in text])


@lru_cache(maxsize=1 << 12)
def _bare(char: str) -> str:
    decomposed = unicodedata.normalize("NFD", char.translate(BARE))
    latin = regex.match(r"\p{Latin}", char) is not None
    return "".join(c for c in decomposed if not unicodedata.combining(c)) if latin else char
