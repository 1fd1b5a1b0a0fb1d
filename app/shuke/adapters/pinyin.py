"""What a cashier types on a Latin keyboard for a name: 王小明 is ``wxm`` or ``wangxiaoming``.

Readings come from pypinyin's table of single characters (its phrase tables help with prose, not with names),
which takes 150 ms and more to load: only when the first name is read, or earlier by `load` from an idle lane.
Surnames with a reading of their own come first (单 is Shan here, not Dan); where people differ, both are kept.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import islice, pairwise, product

from shuke.domain.spelling import folded_parts

__all__ = ["initials", "load"]

_MOST_CHARACTERS = 40
_MOST_READINGS = 4
"""Of one name; 乐乐 has four."""

_SURNAMES = """
单 shan 曾 zeng 解 xie 仇 qiu 查 zha 区 ou 朴 piao 盖 ge/gai 乐 yue/le 种 chong 繁 po 覃 qin/tan
洗 xian 冼 xian 逄 pang 宓 mi/fu 缪 miao 翟 zhai/di 员 yun 黑 he 折 she 召 shao/zhao 能 nai 祭 zhai
秘 bi 宿 su 牟 mu/mou 佴 nai 呙 guo 郇 xun/huan 隗 wei/kui 谌 chen/shen 柏 bai/bo 薄 bo 车 che
句 gou 佘 she 尉 wei 盛 sheng 葛 ge 任 ren 华 hua 应 ying 燕 yan 石 shi 纪 ji 那 na 卜 bu 令 ling
冯 feng 俞 yu 贾 jia 沈 shen 尹 yin 褚 chu 晁 chao 臧 zang 芮 rui 瞿 qu 都 du 长 chang 重 chong
干 gan 适 kuo 幺 yao 尉迟 yu-chi 万俟 mo-qi 澹台 tan-tai 长孙 zhang-sun 令狐 ling-hu 夏侯 xia-hou
皇甫 huang-fu 鲜于 xian-yu 单于 chan-yu 宗政 zong-zheng 單 shan 區 ou 蓋 ge/gai 樂 yue/le 員 yun
繆 miao 紀 ji 車 che 華 hua 應 ying 賈 jia 馮 feng 葉 ye 長孫 zhang-sun 尉遲 yu-chi 澹臺 tan-tai
"""
"""Character and reading; ``/`` separates two that are in use."""

_GIVEN = """
乐 le/yue 樂 le/yue 长 chang/zhang 長 chang/zhang 朝 chao/zhao 茜 qian/xi 晟 sheng/cheng
盛 sheng/cheng 柏 bai/bo 行 xing/hang 重 chong/zhong 嬛 huan/xuan 单 dan/shan 曾 zeng/ceng
藏 cang/zang 娜 na/nuo 都 du/dou 厦 xia/sha 传 chuan/zhuan 阿 a 尔 er 什 shi 卡 ka 万 wan 提 ti
"""


def initials(name: str) -> str:
    """What the name may be typed as in Latin letters, space between: its initials and its full spelling, from the
    beginning and from every later part. ``阿依古丽·买买提`` gives ``ayglmmt ayigulimaimaiti mmt maimaiti``."""
    found: dict[str, None] = {}
    for reading in _readings(name[:_MOST_CHARACTERS]):
        for first in range(len(reading)):
            syllables = [syllable for part in reading[first:] for syllable in part]
            found["".join(syllable[0] for syllable in syllables)] = None
            found["".join(syllables)] = None
    return " ".join(word for word in found if word)


def load() -> None:
    """Fetch the tables now, so that the first enrolment does not wait for them."""
    _table()


_Reading = list[list[str]]
"""Parts of a name, each a list of syllables; a Latin word is one syllable."""


def _readings(name: str) -> list[_Reading]:
    """The name's readings, the usual one first."""
    choices: list[list[str]] = []
    bounds = [0]
    for part in folded_parts(name):
        choices += _syllables(part, leads=len(bounds) == 1)
        bounds.append(len(choices))
    return [
        [list(picked[start:end]) for start, end in pairwise(bounds)]
        for picked in islice(product(*choices), _MOST_READINGS)
    ]


def _syllables(part: str, *, leads: bool) -> list[list[str]]:
    """The readings of each character; `leads`: the part begins with the surname."""
    found: list[list[str]] = []
    rest = part
    if leads:
        for length in (2, 1):
            readings = _special(_SURNAMES).get(rest[:length])
            if readings:
                found += [alternatives.split("/") for alternatives in readings.split("-")]
                rest = rest[length:]
                break
    while rest:
        word = _latin_word(rest)
        if word:
            found.append([word])
            rest = rest[len(word) :]
            continue
        known = _special(_GIVEN).get(rest[0])
        sound = known.split("/") if known else [_usual(rest[0])]
        if sound[0]:
            found.append(sound)
        rest = rest[1:]
    return found


def _latin_word(text: str) -> str:
    length = 0
    while length < len(text) and text[length].isascii():
        length += 1
    return text[:length]


@lru_cache(maxsize=2)
def _special(table: str) -> dict[str, str]:
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


@lru_cache(maxsize=30_000)
def _usual(char: str) -> str:
    """The character's first reading without its tone, ü as v; empty if it has none."""
    first: str = _table().get(ord(char), "").split(",")[0]
    open_form = unicodedata.normalize("NFD", first).replace("u\N{COMBINING DIAERESIS}", "v")
    return "".join(letter for letter in open_form if letter.isascii() and letter.isalpha())


def _table() -> dict[int, str]:
    from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415 - see the module's first lines

    table: dict[int, str] = PINYIN_DICT
    return table
