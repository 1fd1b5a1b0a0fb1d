"""The messages that every shop wants, by the names that care and campaigns know them by."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.domain.bilingual import Bilingual
from shuke.domain.messaging.template import Purpose, Template

__all__ = ["PRESETS"]


def _template(title: tuple[str, str], zh: str, en: str, purpose: Purpose) -> Template:
    return Template(Bilingual(*title), Bilingual(f"【{{shop}}】{zh}", f"[{{shop}}] {en}"), purpose)


PRESETS: Mapping[str, Template] = {
    "birthday": _template(
        ("生日祝福", "Birthday"),
        "{name}，生日快乐！{gift}祝您新的一岁平安喜乐。拒收请回复R",
        "Happy birthday, {name}! {gift} We wish you a good year. Reply R to hear no more.",
        Purpose.GREETING,
    ),
    "festival": _template(
        ("节日祝福", "Festival"),
        "{name}，{day}快乐！{gift}感谢您一直以来的支持。拒收请回复R",
        "{name}, best wishes for {day}! {gift} Thank you for being with us. Reply R to hear no more.",
        Purpose.GREETING,
    ),
    "anniversary": _template(
        ("入会纪念日", "Anniversary"),
        "{name}，又到您入会周年之际。{gift}谢谢您的陪伴。拒收请回复R",
        "{name}, it is the time of year when you joined us. {gift} Thank you. Reply R to hear no more.",
        Purpose.GREETING,
    ),
    "tier": _template(
        ("等级变更", "Tier changed"),
        "{name}，您的会员等级现为{tier}。{gift}详情请到店咨询。",
        "{name}, your tier is {tier} now. {gift} Ask us about what comes with it.",
        Purpose.SERVICE,
    ),
    "lapsing": _template(
        ("积分到期提醒", "Points about to lapse"),
        "{name}，您有{expiring}积分将于{expires}到期，现有积分{points}。欢迎到店使用。",
        "{name}, {expiring} of your {points} points lapse after {expires}. Do come and use them.",
        Purpose.SERVICE,
    ),
    "downgrade": _template(
        ("保级提醒", "Before a downgrade"),
        "{name}，您的{tier}会员资格将于{expires}到期，再{missing}即可保级。详情请到店咨询。",
        "{name}, your {tier} membership ends after {expires}. It takes {missing} more to keep it; do ask us.",
        Purpose.SERVICE,
    ),
    "sleeping": _template(
        ("唤醒老会员", "We miss you"),
        "{name}，好久不见！{gift}您还有{points}积分，欢迎回来看看。拒收请回复R",
        "{name}, we have not seen you for a while. {gift} You have {points} points; do come by. "
        "Reply R to hear no more.",
        Purpose.OFFER,
    ),
    "news": _template(
        ("活动通知", "An offer"),
        "{name}，本店优惠活动进行中。{gift}欢迎光临。拒收请回复R",
        "{name}, we have an offer for you. {gift} You are welcome. Reply R to hear no more.",
        Purpose.OFFER,
    ),
}
