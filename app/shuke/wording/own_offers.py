"""The wheel, the points mall and events, on a member's own page."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "CALLED_OFF",
    "CAME",
    "CAME_UP",
    "EVENTS",
    "EVENTS_NONE",
    "FEE",
    "FREE",
    "FULL",
    "GIVEN",
    "JUST_COME",
    "LAPSED",
    "LEFT",
    "LOST",
    "MALL",
    "MALL_HOW",
    "MALL_NONE",
    "NO_WHEEL",
    "ODDS",
    "ODDS_FAIR",
    "ODDS_HOW",
    "OFFERS",
    "PAY_BY",
    "PLACES",
    "PRICE",
    "PRICE_FROM",
    "PRICE_OR",
    "PRIZE_THERE",
    "SIGN_UP_FROM",
    "SPIN",
    "SPIN_FOR",
    "STATES",
    "TO_WHEEL",
    "WHEEL",
    "WHEEL_PICTURE",
    "YOUR_POINTS",
]

OFFERS = Sentence(zh="好礼", en="Offers")

WHEEL = Sentence(zh="幸运转盘", en="The lucky wheel")
TO_WHEEL = Sentence(zh="去转一转", en="Turn the wheel")
WHEEL_PICTURE = Sentence(zh="转盘", en="The wheel")
NO_WHEEL = Sentence(
    zh="现在没有转盘活动。有活动时，这里可以转。",
    en="There is no wheel just now. When there is one, it turns here.",
)
GIVEN = Sentence(zh="另外送您的抽奖机会：{count} 次", en="Spins given to you besides: {count}")
LEFT = Sentence(zh="今天还能转 {count} 次", en="Spins left today: {count}")
SPIN = Sentence(zh="转一次", en="Spin")
SPIN_FOR = Sentence(zh="用 {points} 积分转一次", en="Spin for {points} points")
CAME_UP = Sentence(zh="转到了：{name}", en="It stopped at: {name}")
PRIZE_THERE = Sentence(zh="领奖码在“权益”里", en="Its code is in your wallet")
LOST = Sentence(
    zh="网络断了，不知道转没转。请再按一次：同一次不会算两遍。",
    en="The network broke off. Press again: it is the same spin and counts once.",
)
ODDS = Sentence(zh="中奖概率", en="Odds")
ODDS_HOW = Sentence(
    zh="下面是现在的概率；库存没了的奖项会从转盘上撤下。",
    en="As they are now; what has run out leaves the wheel.",
)
ODDS_FAIR = Sentence(
    zh="结果由预先封存的种子决定，封存码：{commitment}。活动结束后公布种子，任何人都可以核对。",
    en="Outcomes follow from a seed that was sealed beforehand ({commitment}). It is shown when the campaign is "
    "over, so that anybody can check them.",
)

MALL = Sentence(zh="积分商城", en="Points mall")
MALL_HOW = Sentence(
    zh="有“兑换”的可以在这里换，其余到店出示会员码兑换。",
    en="Some can be exchanged here; for the others show your code at the counter.",
)
MALL_NONE = Sentence(zh="现在没有可用积分兑换的东西。", en="Points buy nothing just now.")
YOUR_POINTS = Sentence(zh="您有 {points} 积分", en="You have {points} points")
PRICE = Sentence(zh="{points} 积分", en="{points} points")
PRICE_FROM = Sentence(zh="{points} 积分起", en="from {points} points")
PRICE_OR = Sentence(zh="{price}，或 {points} 积分加 {money}", en="{price}, or {points} points and {money}")

EVENTS = Sentence(zh="活动", en="Events")
EVENTS_NONE = Sentence(zh="近期没有活动。", en="Nothing is planned just now.")
SIGN_UP_FROM = Sentence(zh="{day} 起报名", en="sign up from {day}")
JUST_COME = Sentence(zh="不用报名", en="no need to sign up")
FEE = Sentence(zh="费用 {fee}", en="fee {fee}")
FREE = Sentence(zh="免费", en="free")
PLACES = Sentence(zh="还有 {count} 个名额", en="{count} places left")
FULL = Sentence(zh="名额已满，可候补", en="all places are taken; you may wait for one")
STATES: Mapping[str, Sentence] = {
    "signed-up": Sentence(zh="已报名", en="You are signed up"),
    "waits": Sentence(zh="候补中", en="You wait for a place"),
}
"""By `shuke.domain.sign_up.SignUpState`."""
PAY_BY = Sentence(zh="请在 {time} 前到店付费", en="Pay at the shop before {time}")
LAPSED = Sentence(zh="登记已过期", en="Your request has lapsed")
CAME = Sentence(zh="已参加", en="You were there")
CALLED_OFF = Sentence(zh="已取消，费用到店退回", en="Called off: the fee goes back at the counter")
