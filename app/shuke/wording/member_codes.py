"""How fresh what a member showed is, and why some of it spends nothing."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "CODE_REFUSALS",
    "HEARD",
    "PAGE_DOCUMENT",
    "PAGE_DOCUMENT_HINT",
    "PAGE_KEEP",
    "PAGE_ONCE",
    "PAGE_PART",
    "PAGE_PRINT",
    "PAGE_QUEUED",
    "PAGE_SCAN",
    "PAGE_TEACHING",
    "PAGE_TITLE",
    "SHOWN",
    "SHOWN_CARD",
    "TYPE_PIN",
    "VOUCHED",
    "VOUCHES",
]

SHOWN: Mapping[str, Sentence] = {
    "fresh": Sentence(zh="会员码有效，刚刚生成", en="Fresh code, just made"),
    "vouched": Sentence(zh="会员已输入支付密码", en="The PIN was right"),
    "no_time": Sentence(zh="按印刷卡处理：本台未对时", en="Counts as a printed card"),
    "stale": Sentence(zh="旧会员码或截图：只能积分", en="Old code: earns only"),
    "ahead": Sentence(zh="会员码时间超前：只能积分", en="Code too early: earns only"),
    "used": Sentence(zh="码已用于另一单：只能积分", en="Code used before: earns only"),
}
"""By `shuke.domain.codes.freshness.Freshness`; stands beside the member."""

SHOWN_CARD = Sentence(zh="印刷会员卡", en="Printed card")

HEARD: Mapping[str, Sentence] = {
    "stale": Sentence(
        zh="会员已识别。这个会员码是旧的（截图或没有刷新的页面），可以积分，不能消费；"
        "请会员打开页面出示新码再扫，或输入支付密码。",
        en="The member is known. This code is old (a screenshot, or a page that stands still): it earns, but spends "
        "nothing; have a new one shown and scan it, or let the member type the PIN.",
    ),
    "ahead": Sentence(
        zh="会员已识别。这个会员码的时间超前了，可以积分，不能消费；请会员联网刷新页面后再扫，或输入支付密码。",
        en="The member is known. This code is of a time to come: it earns, but spends nothing; have the page "
        "reloaded with a network and scan again, or let the member type the PIN.",
    ),
    "used": Sentence(
        zh="会员已识别。这个会员码刚才用在了另一单，可以积分，不能消费；请等页面换出新码（不到半分钟）再扫，"
        "或输入支付密码。",
        en="The member is known. This code was used for another basket just now: it earns, but spends nothing; wait "
        "for the next one (half a minute at most) and scan it, or let the member type the PIN.",
    ),
}

TYPE_PIN = Sentence(zh="输入支付密码", en="Type the PIN")
VOUCHES = Sentence(zh="用支付密码确认是会员本人", en="The PIN says that it is the member")
VOUCHED = Sentence(
    zh="密码正确，可以继续使用积分、券和储值。",
    en="The PIN was right: points, coupons and stored value can be used.",
)

PAGE_PART = Sentence(zh="手机会员页", en="Page on the telephone")
PAGE_TEACHING = Sentence(
    zh="打印一张登录码：会员用手机扫一次，就能打开自己的页面，看余额、券和奖品，出示会换的会员码。"
    "拿到登录码的人就能用会员的积分和储值，请先看本人证件。",
    en="Prints a code that opens the member's own page on a telephone, once: balances, coupons, prizes, and the code "
    "that changes. Whoever holds it can spend what is the member's, so look at a document first.",
)
PAGE_DOCUMENT = Sentence(zh="看过的证件", en="Document seen")
PAGE_DOCUMENT_HINT = Sentence(zh="例如：身份证 末四位 1234", en="e.g. identity card, last four 1234")
PAGE_PRINT = Sentence(zh="打印登录码", en="Print the code")
PAGE_QUEUED = Sentence(
    zh="登录码已送去打印，请当面交给会员本人。",
    en="The code goes to the printer. Hand it to the member in person.",
)
PAGE_TITLE = Sentence(zh="手机会员页登录码", en="Your own page")
PAGE_SCAN = Sentence(zh="用手机扫码打开会员页", en="Scan with your telephone")
PAGE_ONCE = Sentence(zh="{hours} 小时内有效，只能用一次", en="Good once, within {hours} hours")
PAGE_KEEP = Sentence(zh="请勿转交他人", en="Do not pass it on")

CODE_REFUSALS: Mapping[str, Sentence] = {
    "code_stale": Sentence(
        zh="会员码是旧的（截图或没有刷新的页面），不能用来消费。请会员打开页面出示新码再扫，或输入支付密码。",
        en="The member's code is old (a screenshot, or a page that stands still) and spends nothing. Have a new one "
        "shown and scan it, or let the member type the PIN.",
    ),
    "code_ahead": Sentence(
        zh="会员码的时间超前了，不能用来消费。请会员联网刷新页面后再扫，或输入支付密码。",
        en="The member's code is of a time to come and spends nothing. Have the page reloaded with a network and "
        "scan again, or let the member type the PIN.",
    ),
    "code_used": Sentence(
        zh="这个会员码刚才用在了另一单，不能再消费。请等页面换出新码（不到半分钟）再扫，或输入支付密码。",
        en="The member's code was used for another basket and spends nothing more. Wait for the next one (half a "
        "minute at most) and scan it, or let the member type the PIN.",
    ),
    "points_by_pin": Sentence(
        zh="这次抵扣的积分超过 {limit}，要会员本人确认。请出示手机上的会员码，或输入支付密码。",
        en="The points are worth more than {limit}, which the member has to confirm. Have the code on the telephone "
        "shown, or let the member type the PIN.",
    ),
    "no_pages": Sentence(
        zh="本台没有接入总部，没有手机会员页。请先接入总部。",
        en="This till has no head office, and so no pages for telephones. Join one first.",
    ),
    "page_document": Sentence(
        zh="打印登录码要看会员本人证件。请记下证件种类和号码末四位。",
        en="The code is printed against the member's document. Note its kind and last four digits.",
    ),
    "no_pin": Sentence(
        zh="会员没有设支付密码。请会员打开页面，出示新的会员码再扫。",
        en="The member has no PIN. Have a new code shown on the member's page, and scan it.",
    ),
}
"""By `shuke.application.refusal.Refusal`; they stand with the others in `shuke.wording.counter`."""
