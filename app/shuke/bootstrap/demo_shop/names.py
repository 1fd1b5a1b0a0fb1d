"""Names as a Chinese shop's members bear them: surnames by how common they are, given names of several
generations, rare characters, names of other peoples, foreign names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from shuke.domain.profile import Sex

__all__ = ["DemoName", "demo_names"]

_SURNAMES = """
王 715 李 710 张 674 刘 514 陈 443 杨 307 黄 224 赵 206 周 192 吴 185 徐 144 孙 142 马 136 朱 130 胡 127 郭 122
何 118 林 116 高 108 罗 104 郑 98 梁 94 谢 82 宋 80 唐 78 许 76 邓 74 韩 72 冯 71 曹 70 彭 68 曾 64 肖 62 田 60
董 58 潘 57 袁 56 蔡 55 蒋 54 余 53 于 52 杜 51 叶 50 程 49 魏 48 苏 47 吕 46 丁 45 任 44 卢 43 姚 42 沈 41 钟 40
姜 39 崔 38 谭 37 陆 36 范 35 汪 34 廖 33 石 32 金 31 韦 30 贾 29 夏 28 付 27 方 26 邹 25 熊 24 白 23 孟 22 秦 21
邱 20 侯 19 江 19 尹 18 薛 18 闫 17 段 17 雷 16 龙 16 黎 15 史 15 陶 14 贺 14 毛 13 郝 13 顾 12 龚 12 邵 11 万 11
覃 10 武 10 钱 10 戴 9 严 9 莫 8 孔 8 向 8 常 7 汤 7 温 6 康 6 施 6 文 5 牛 5 樊 5 葛 5 邢 5 安 5 齐 4 易 4 乔 4
单 4 解 3 仇 3 查 4 区 3 朴 3 盖 2 乐 3 翟 4 尤 3 柳 3 路 3 岳 3 瞿 2 种 1 繁 1 逄 1 宓 1 欧阳 6 司马 2 上官 2 诸葛 1
尉迟 1 皇甫 1 夏侯 1 令狐 1 慕容 1 东方 1 公孙 1 司徒 1 長孫 1
"""
"""Each with its weight; 715 of about 10,000 are called 王."""

_WOMEN = """
秀英 桂英 秀兰 玉兰 桂兰 秀珍 凤英 玉珍 玉英 兰英 丽 敏 静 艳 娟 芳 燕 霞 玲 红 丹 萍 颖 莉 婷 雪 倩 琳 洁 慧 娜
晓燕 丽娟 海燕 雪梅 春梅 建华 丽华 淑珍 淑英 红梅 晓红 丽丽 婷婷 丹丹 思雨 雨婷 欣怡 梓涵 诗涵 一诺 语桐 可欣 佳怡
雨桐 欣妍 若曦 梦瑶 雅静 佳慧 子萱 紫涵 静怡 晨曦 思琪 嘉怡 梦婷 雪莹 美玲 晓丽 小红 小燕 月华 彩霞 文静 文娟 亚男
"""
_MEN = """
伟 强 磊 军 洋 勇 杰 涛 超 刚 平 辉 鹏 斌 波 宇 浩 凯 健 俊 帅 飞 鑫 明 亮 东 峰 建国 建军 国强 志强 志明 建平 建华
国华 文 永强 海涛 晓东 小明 小军 小刚 卫东 卫国 红军 德华 德明 国庆 家豪 俊杰 浩然 子轩 宇轩 浩宇 子涵 梓豪 浩轩 一鸣
俊熙 宇航 博文 天宇 泽宇 子墨 明轩 志远 文博 嘉豪 文杰 少华 振华 新民 福生 金水 水生 长江 建设 援朝 学文 学军 晓峰
"""
_FIRST = "建志文明国晓小海春秀玉桂淑丽雅雪梦思子梓宇浩嘉佳俊家欣雨诗若晨景天泽永振学德庆长新红金凤瑞云月书世少立中一"
_LAST = {
    Sex.FEMALE: "芳英兰珍红梅燕丽娟霞玲怡妍琪瑶萱桐曦然文华云萍敏静莹蓉洁",
    Sex.MALE: "华明军平杰涛峰辉鹏飞波宁宇轩涵豪博文航阳林山川生民安全成福清云龙祥",
}
_RARE = "堃喆犇玥彧曌䶮翀淼焱垚赟懿骞昶晟煜旻烨婧媛姝妤婳弢甯珺琨璟璠"
"""Characters that many cash registers print as a question mark."""

_OTHER_PEOPLES = """
阿依古丽·买买提 古丽娜尔·艾尔肯 艾力·吐尔逊 迪丽热巴·阿不都 麦麦提江·艾合买提 阿卜杜热合曼·托合提
努尔古丽·赛买提
扎西顿珠 卓玛央金 次仁旺堆 格桑梅朵
巴特尔 乌云其木格 苏日娜 哈斯额尔敦 那仁花 吉克阿木 阿苏木果 沙马尔布 韦阿月 金善姬 朴正浩
"""
_FOREIGN = """
Anna Schmidt|John O'Brien|María García|Kim Min-jun|Tanaka Yui|Jean-Luc Moreau|Olga Petrova|Lan Nguyen|Tom Lee|
Emily Chen|Ali Hassan|Priya Sharma|David Wang|Sofia Rossi|Lars Ångström|Grace Ho
"""


@dataclass(frozen=True, slots=True)
class DemoName:
    name: str
    sex: Sex


def demo_names(random: Random) -> Iterator[DemoName]:
    """Without end; the same names from the same seed. Many are borne by several people, as in life."""
    words = _SURNAMES.split()
    surnames, bounds = words[::2], list(accumulate(map(int, words[1::2])))
    given = {Sex.FEMALE: _WOMEN.split(), Sex.MALE: _MEN.split()}
    others = [DemoName(name, Sex.UNTOLD) for name in _OTHER_PEOPLES.split()]
    foreign = [DemoName(name.strip(), Sex.UNTOLD) for name in _FOREIGN.replace("\n", "").split("|")]
    while True:
        for surname in random.choices(surnames, cum_weights=bounds, k=256):
            chance = random.random()
            if chance < 0.008:
                yield random.choice(others)
            elif chance < 0.012:
                yield random.choice(foreign)
            else:
                sex = random.choice((Sex.FEMALE, Sex.MALE))
                yield DemoName(surname + _given_name(random, given[sex], _LAST[sex]), sex)


def _given_name(random: Random, usual: list[str], last: str) -> str:
    """Mostly two characters put together anew, a third an everyday name, one in fifty a rare character."""
    chance = random.random()
    if chance < 0.02:
        return random.choice((random.choice(_RARE), random.choice(_FIRST) + random.choice(_RARE)))
    if chance < 0.36:
        return random.choice(usual)
    if chance < 0.46:
        return random.choice(last)
    return random.choice(_FIRST) + random.choice(last)
