"""What head office answers to people's programs that it does not serve."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = ["PROBLEMS", "SELF_ENROLMENT_TAKEN"]

PROBLEMS: Mapping[str, Sentence] = {
    "token": Sentence(
        zh="没有令牌，或令牌已过期、已撤销。请在总部新建一个。",
        en="No token, or one that has expired or was revoked. Have head office make one.",
    ),
    "role": Sentence(
        zh="这个令牌只能查看，不能处理。请换一个可处理的令牌。",
        en="This token may read but not decide. Use one that may decide.",
    ),
    "parameter": Sentence(
        zh="参数不认识，或取值不对。请对照接口说明。",
        en="A parameter is unknown or out of its bounds. See the description of the interface.",
    ),
    "body": Sentence(
        zh="请求内容不是要求的 JSON。请对照接口说明。",
        en="The body is not the JSON that is asked for. See the description of the interface.",
    ),
    "too_large": Sentence(zh="请求内容太长。请缩短后再发。", en="The body is too long. Shorten it."),
    "too_often": Sentence(zh="提交太频繁。请十分钟后再试。", en="Sent too often. Try again in ten minutes."),
    "full": Sentence(
        zh="这家店等待办理的人太多。请直接到店办理。",
        en="Too many people wait at this shop. Please enrol at its counter.",
    ),
    "shop": Sentence(
        zh="没有这家店。请重新打开店里的二维码。", en="No such shop. Scan the shop's code again."
    ),
    "phone": Sentence(
        zh="手机号不对。请检查后再提交。", en="That is no phone number. Check it and send again."
    ),
    "session": Sentence(
        zh="这部手机没有登录，或登录已失效。请到门店打印登录码，或用旧手机转移。",
        en="This telephone is not signed in, or no longer. Have a link printed at a shop, or move from the old "
        "telephone.",
    ),
    "link": Sentence(
        zh="这不是我们的登录链接，或没有读完整。请重新扫描小票上的码。",
        en="This is no link of ours, or it was not read whole. Scan the slip again.",
    ),
    "link_over": Sentence(
        zh="登录链接已过期。请到门店重新打印，或用旧手机重新转移。",
        en="The link is over. Have a new one printed at a shop, or move from the old telephone again.",
    ),
    "link_used": Sentence(
        zh="登录链接已经用过。请到门店重新打印；若不是您用的，请告诉店员。",
        en="The link was used before. Have a new one printed at a shop; tell the staff if it was not you.",
    ),
    "link_nobody": Sentence(
        zh="这位会员已退会。欢迎到门店重新办理。",
        en="This membership is over. You are welcome to enrol at a shop again.",
    ),
    "no_wheel": Sentence(
        zh="现在没有转盘活动。请留意门店通知。", en="There is no wheel just now. The shops will tell."
    ),
    "spin_elsewhere": Sentence(
        zh="您的转盘机会或积分刚在门店用过，正在取回。请一分钟后再试。",
        en="A shop's till has your spin or your points just now; they are being fetched. Try again in a minute.",
    ),
    "busy": Sentence(zh="总部正忙。请稍后再试。", en="Head office is busy. Try again in a moment."),
}

SELF_ENROLMENT_TAKEN = Sentence(
    zh="已收到。请到店报手机号，由店员为您办理。",
    en="Received. Tell your phone number at the shop's counter; the staff do the rest.",
)
"""Said to whoever is new, waits already or is a member: it tells nobody which."""
