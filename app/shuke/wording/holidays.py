"""Holidays: their names, and what a manager is told of years that are not known yet."""

from __future__ import annotations

from collections.abc import Sequence

from shuke.wording.sentence import Language, Sentence

__all__ = ["FILE_REFUSED", "IN_EXCHANGE", "NAMES", "YEARS_UNKNOWN", "years_unknown_text"]

_SPRING_FESTIVAL = Sentence(zh="春节", en="Spring Festival")

NAMES = {
    "元旦": Sentence(zh="元旦", en="New Year's Day"),
    "农历除夕": _SPRING_FESTIVAL,
    "春节": _SPRING_FESTIVAL,
    "清明节": Sentence(zh="清明节", en="Qingming Festival"),
    "劳动节": Sentence(zh="劳动节", en="Labour Day"),
    "端午节": Sentence(zh="端午节", en="Dragon Boat Festival"),
    "中秋节": Sentence(zh="中秋节", en="Mid-Autumn Festival"),
    "国庆节": Sentence(zh="国庆节", en="National Day"),
}
"""By the word with which the label of the day begins, in China's own calendar."""

IN_EXCHANGE = Sentence(zh="节假日调休", en="Public holiday")

YEARS_UNKNOWN = Sentence(
    zh="{years}年的放假安排尚未收录，暂按法定节日计算，不含调休。国务院公布后，请更新节假日文件。",
    en="The days off of {years} are not known yet: statutory holidays are used, without exchanged days. "
    "Update the holiday file once the State Council has published them.",
)
FILE_REFUSED = Sentence(
    zh="节假日文件有误，未采用，继续使用原有安排。请按以下提示修改：",
    en="The holiday file has mistakes and was not used; the days known before stay. Mend these:",
)


def years_unknown_text(years: Sequence[int], language: Language) -> str:
    """What a manager is told if a rule asks for days of these years."""
    between = "、" if language is Language.ZH else ", "
    return YEARS_UNKNOWN.into(language, years=between.join(str(year) for year in years))
