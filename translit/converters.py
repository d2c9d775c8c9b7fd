"""Steps that rules can't do, before a table's first pass: syllables → letters, characters → readings.

A table's `@convert NAME` names one of the converters here. Each says which stretch of its source
became what, so that positions can be traced; what it has nothing to say about stays as it is.

| name | source | becomes | needs |
|---|---|---|---|
| `jamo` | Hangul; Chinese characters in Korean text | conjoining jamo, 한 → ᄒ ᅡ ᆫ | `translit[ko]` for 漢字 only |
| `hanja` | Chinese characters in Korean text | Hangul: 蔚山 → 울산 | `translit[ko]` |
| `kana` | kana of both kinds and widths; kanji | hiragana, カ → か | `translit[ja]` for kanji only |
| `pinyin` | Chinese characters | pinyin, tone by tone: 北京 → bei𝟹jing𝟷 | `translit[zh]` |
| `pinyin-name` | the same, as a person's name | the same, a space behind the surname | `translit[zh]` |
| `jyutping` | Chinese characters | Cantonese syllables: 香 → hoeng𝟷 | `translit[yue]` |
| `thai` | Thai | the same, a space between words | `translit[th]` |

Tones are 𝟷𝟸𝟹𝟺𝟻𝟼 (mathematical monospace digits), since text may hold any other digit, and Chinese words
are parted by a zero width space: the table says what becomes of both. Libraries are imported when first
needed, and their answers are taken as they are: no dictionary is made here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import regex

from translit.errors import TranslitError
from translit.libraries import library

__all__ = ["CONVERTERS", "Piece", "convert"]

HAN = regex.compile(r"[\p{Han}々〆ヶ]*\p{Han}[\p{Han}々〆ヶ]*")
HANGUL = regex.compile(r"[\uac00-\ud7a3]")
KANA = regex.compile(r"[\u30a1-\u30fa\u30fd\u30fe\uff66-\uff9f][\uff9e\uff9f]?")
JAPANESE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\uff66-\uff9fー々〆]+")
THAI = regex.compile(r"[\u0e01-\u0e3a\u0e40-\u0e4e]+")
TONES = str.maketrans("123456", "𝟷𝟸𝟹𝟺𝟻𝟼")
WORD_EDGE = "\N{ZERO WIDTH SPACE}"
TO_HIRAGANA = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
BOUNDARY = "\N{WORD JOINER}"  # two vowels that make no long one: 思う is おも + う

# Readings that characters have as surnames, and surnames of two characters (others have one).
SURNAMES = {
    "曾": "zeng1", "单": "shan4", "單": "shan4", "仇": "qiu2", "区": "ou1", "區": "ou1", "解": "xie4", "查": "zha1",
    "朴": "piao2", "任": "ren2", "翟": "zhai2", "盖": "ge3", "蓋": "ge3", "华": "hua4", "華": "hua4", "尉": "wei4",
    "缪": "miao4", "繆": "miao4", "冼": "xian3", "折": "she2", "种": "chong2", "员": "yun4", "員": "yun4", "乐": "yue4",
    "樂": "yue4", "秘": "bi4", "繁": "po2", "召": "shao4", "宁": "ning4", "燕": "yan1", "葛": "ge3", "纪": "ji3",
    "紀": "ji3", "应": "ying1", "應": "ying1", "洗": "xian3", "祭": "zhai4", "佴": "nai4", "曲": "qu1", "冯": "feng2",
}  # fmt: skip
DOUBLE_SURNAMES = {
    "欧阳": "ou1 yang2", "歐陽": "ou1 yang2", "司马": "si1 ma3", "司馬": "si1 ma3", "诸葛": "zhu1 ge3",
    "諸葛": "zhu1 ge3", "上官": "shang4 guan1", "尉迟": "yu4 chi2", "尉遲": "yu4 chi2", "万俟": "mo4 qi2",
    "澹台": "tan2 tai2", "澹臺": "tan2 tai2", "皇甫": "huang2 fu3", "令狐": "ling2 hu2", "夏侯": "xia4 hou2",
    "公孙": "gong1 sun1", "公孫": "gong1 sun1", "慕容": "mu4 rong2", "长孙": "zhang3 sun1", "長孫": "zhang3 sun1",
    "宇文": "yu3 wen2", "司徒": "si1 tu2", "单于": "chan2 yu2", "独孤": "du2 gu1", "獨孤": "du2 gu1",
    "東方": "dong1 fang1", "东方": "dong1 fang1", "轩辕": "xuan1 yuan2", "軒轅": "xuan1 yuan2", "西门": "xi1 men2",
    "西門": "xi1 men2", "端木": "duan1 mu4", "呼延": "hu1 yan2", "南宫": "nan2 gong1", "南宮": "nan2 gong1",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """`source[start:end]` became `text`."""

    start: int
    end: int
    text: str


def convert(name: str, text: str) -> list[Piece]:
    """What the converter called `name` makes of `text`: pieces in order that cover the whole.

    Raises TranslitError where there is no such converter, MissingLibrary where its library isn't installed.

    >>> [unicodedata.name(c) for c in convert("jamo", "a한")[1].text]
    ['HANGUL CHOSEONG HIEUH', 'HANGUL JUNGSEONG A', 'HANGUL JONGSEONG NIEUN']
    >>> convert("kana", "ラーメン!")
    [Piece(start=0, end=1, text='ら'), Piece(start=1, end=2, text='ー'), Piece(start=2, end=3, text='め'), \
Piece(start=3, end=4, text='ん'), Piece(start=4, end=5, text='!')]
    """
    try:
        converter = CONVERTERS[name]
    except KeyError:
        raise TranslitError(f"no converter called {name!r}; expected one of {', '.join(sorted(CONVERTERS))}") from None
    pieces, end = [], 0
    for piece in converter(text):
        if piece.start > end:
            pieces += [Piece(i, i + 1, text[i]) for i in range(end, piece.start)]
        pieces.append(piece)
        end = piece.end
    return pieces + [Piece(i, i + 1, text[i]) for i in range(end, len(text))]


# -- Korean ------------------------------------------------------------------------------------------


def _jamo(text: str) -> Iterator[Piece]:
    """Syllables → conjoining jamo. Chinese characters first become Hangul, those of a word together (女子 → 여자)."""
    hangul = _hanja_read(text)
    for index, char in enumerate(hangul):
        if char != text[index] or HANGUL.match(char):
            yield Piece(index, index + 1, unicodedata.normalize("NFD", char))


def _hanja(text: str) -> Iterator[Piece]:
    for index, (char, read) in enumerate(zip(text, _hanja_read(text), strict=True)):
        if char != read:
            yield Piece(index, index + 1, read)


def _hanja_read(text: str) -> str:
    if not HAN.search(text):
        return text
    hanja = library("hanja", "ko", "Chinese characters in Korean text")

    def read(run: regex.Match[str]) -> str:
        inside = HANGUL.match(text, run.start() - 1) if run.start() else None
        if inside:  # not the start of a word, where 里 would be 이: let a character stand before it
            return str(hanja.translate("山" + run[0], "substitution"))[1:]
        return str(hanja.translate(run[0], "substitution"))

    hangul = HAN.sub(read, text)
    return hangul if len(hangul) == len(text) else text


# -- Japanese ----------------------------------------------------------------------------------------


def _kana(text: str) -> Iterator[Piece]:
    """Every kana → full-width hiragana; where there are kanji, all words are read, a space between them."""
    return _read_japanese(text) if HAN.search(text) else _hiragana(text)


def _hiragana(text: str) -> Iterator[Piece]:
    for match in KANA.finditer(text):
        folded = unicodedata.normalize("NFKC", match[0]).translate(TO_HIRAGANA)
        marks = folded[1:].replace("\u3099", "").replace("\u309a", "")  # a voicing mark behind a kana that has none
        yield Piece(match.start(), match.end(), folded[:1] + marks)


def _read_japanese(text: str) -> Iterator[Piece]:
    attach = True
    for token in _japanese_tokenizer().tokenize(text):
        surface, kind = token.surface(), token.part_of_speech()[:2]
        if not JAPANESE.fullmatch(surface):
            if not attach and surface[:1].isalnum():
                yield Piece(token.begin(), token.begin() + 1, " " + surface[0])
            attach = not surface[-1:].isalnum()
            continue
        attach = attach or kind[0] in ("助動詞", "接尾辞") or (surface in ("て", "で") and kind[1] == "接続助詞")
        start = token.begin()
        yield Piece(start, start + len(surface), ("" if attach else " ") + _reading(token, surface, kind[0]))
        attach = kind[0] == "接頭辞"


def _reading(token: Any, surface: str, kind: str) -> str:
    """The word in hiragana; the particles は and へ as they are said."""
    if HAN.search(surface):
        return _with_boundary(surface, token.reading_form().translate(TO_HIRAGANA))
    if kind == "助詞":
        return {"は": "わ", "へ": "え"}.get(surface, surface)
    return "".join(piece.text for piece in convert("kana", surface))


def _with_boundary(surface: str, reading: str) -> str:
    """The reading, its parts kept apart where what follows the kanji begins with a vowel: 思う is おも|う."""
    tail = regex.search(r"[\p{Hiragana}]*$", surface)
    okurigana = tail[0] if tail else ""
    if okurigana[:1] in ("う", "お") and reading.endswith(okurigana) and okurigana != reading:
        return reading[: -len(okurigana)] + BOUNDARY + okurigana
    return reading


@lru_cache(maxsize=1)
def _japanese_tokenizer() -> Any:
    sudachi = library("sudachipy", "ja", "kanji")
    library("sudachidict_core", "ja", "kanji")
    dictionary = sudachi.Dictionary(dict="core")
    make = getattr(dictionary, "tokenizer", None) or dictionary.create  # renamed in 0.7
    return make(mode=sudachi.SplitMode.C)


# -- Chinese -----------------------------------------------------------------------------------------


def _pinyin(text: str) -> Iterator[Piece]:
    for run in HAN.finditer(text):
        start = run.start()
        words = library("rjieba", "zh", "Chinese characters").cut(run[0])
        for word, syllables in zip(words, _pinyin_of(words), strict=True):
            if start > run.start():
                syllables[0] = WORD_EDGE + syllables[0]
            yield from _syllables(word, start, syllables)
            start += len(word)


def _pinyin_name(text: str) -> Iterator[Piece]:
    """Each run of characters is one person's name: its surname read as surnames are, and a space behind it."""
    for run in HAN.finditer(text):
        name, double = run[0], DOUBLE_SURNAMES.get(run[0][:2])
        [syllables] = _pinyin_of([name])
        if len(name) > 1 and double is None:
            syllables[0] = SURNAMES.get(name[0], syllables[0])
        elif double is not None and len(name) > 2:
            syllables[:2] = double.split()
        size = 2 if double is not None and len(name) > 2 else 1
        if len(name) > size:
            syllables[size] = " " + syllables[size]
        yield from _syllables(name, run.start(), syllables)


def _pinyin_of(words: list[str]) -> list[list[str]]:
    """The syllables of each word; the words around it help to choose between readings."""
    pypinyin = library("pypinyin", "zh", "Chinese characters")
    read = iter(
        pypinyin.lazy_pinyin(
            words, style=pypinyin.Style.TONE3, neutral_tone_with_five=True, v_to_u=True, errors=lambda run: [*run]
        )
    )
    syllables = [[str(next(read)) for _ in word] for word in words]
    return [[s.rstrip("5") if HAN.match(s) else s for s in word] for word in syllables]


def _syllables(run: str, offset: int, syllables: list[str]) -> Iterator[Piece]:
    if len(syllables) == len(run):
        for index, syllable in enumerate(syllables, offset):
            yield Piece(index, index + 1, syllable.translate(TONES))
    else:
        yield Piece(offset, offset + len(run), "".join(syllables).translate(TONES))


def _jyutping(text: str) -> Iterator[Piece]:
    for run in HAN.finditer(text):
        jyutping = library("ToJyutping", "yue", "Chinese characters in Cantonese")
        read = jyutping.get_jyutping_list(run[0])
        syllables = [str(syllable or char) for char, syllable in read]
        yield from _syllables(run[0], run.start(), syllables)


# -- Thai --------------------------------------------------------------------------------------------


def _thai(text: str) -> Iterator[Piece]:
    for run in THAI.finditer(text):
        tokenize = library("pythainlp.tokenize", "th", "Thai words")
        start = run.start()
        for word in tokenize.word_tokenize(run[0], keep_whitespace=False):
            yield Piece(start, start + len(word), ("" if start == run.start() else " ") + word)
            start += len(word)


CONVERTERS: Mapping[str, Callable[[str], Iterator[Piece]]] = {
    "jamo": _jamo,
    "hanja": _hanja,
    "kana": _kana,
    "pinyin": _pinyin,
    "pinyin-name": _pinyin_name,
    "jyutping": _jyutping,
    "thai": _thai,
}
