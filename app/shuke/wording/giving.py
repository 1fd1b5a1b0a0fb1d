"""What staff hand out: coupons, gifts for points, perks, stamps; the window."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "ACTS",
    "AGREED",
    "COUNT",
    "COUPON_GIVE",
    "COUPON_HELD",
    "COUPON_HELD_EVER",
    "DONE",
    "DONE_AT",
    "DONE_ROW",
    "EMPTY",
    "FEE_RUNG_UP",
    "GIFT_LINE",
    "GIVE",
    "GIVE_STAMPS",
    "LEFT",
    "LEFT_MONEY",
    "MANAGER_DECIDES",
    "NOT_A_NUMBER",
    "NOT_NOW",
    "NOT_TODAY",
    "NOW",
    "PAGES",
    "PRICE",
    "PRICE_BOTH",
    "PRICE_FROM",
    "REVIEWED",
    "SIGNED",
    "STAMP_CARD",
    "STAMP_FULL",
    "STAMP_MEANS",
    "STANDING",
    "STOCK",
    "TAKE_BACK",
    "TAKE_GIFT",
    "TITLE",
    "WHY",
    "WHY_HINT",
    "WITHDRAW",
    "WITH_MONEY",
    "WORTH",
]

ACTS: Mapping[str, Sentence] = {
    "coupon-given": Sentence(zh="发券", en="Coupons given"),
    "coupon-withdrawn": Sentence(zh="收回券", en="Coupon withdrawn"),
    "gift-taken": Sentence(zh="积分换礼", en="Gift for points"),
    "perk-used": Sentence(zh="发放权益", en="Perk handed out"),
    "stamps-given": Sentence(zh="补盖章", en="Stamps given"),
    "taken-back": Sentence(zh="撤回", en="Taken back"),
}
"""By `shuke.domain.facts.handed_out.GiveAct`."""
TITLE = Sentence(zh="权益与礼品", en="Perks and gifts")
PAGES: Mapping[str, Sentence] = {
    "perks": Sentence(zh="权益", en="Perks"),
    "mall": Sentence(zh="积分商城", en="Points mall"),
    "coupons": Sentence(zh="优惠券", en="Coupons"),
    "stamps": Sentence(zh="集章", en="Stamps"),
    "done": Sentence(zh="撤回", en="Take back"),
}
"""By `shuke.presenters.money_held.giving.GivingPage`."""
EMPTY: Mapping[str, Sentence] = {
    "perks": Sentence(
        zh="会员方案没有权益。可在方案里加上。",
        en="The programme has no perks. They can be added to it.",
    ),
    "mall": Sentence(
        zh="积分商城还没有礼品。可在方案里加上。",
        en="The points mall is empty. Gifts can be added to the programme.",
    ),
    "coupons": Sentence(
        zh="会员方案没有优惠券。可在方案里加上。",
        en="The programme has no coupons. They can be added to it.",
    ),
    "stamps": Sentence(
        zh="会员方案没有集章。可在方案里加上。",
        en="The programme has no stamp card. It can be added.",
    ),
    "done": Sentence(
        zh="本台还没有给这位会员发过什么。发错了可在这里撤回。",
        en="Nothing was handed out here yet. Mistakes are taken back here.",
    ),
}
NOW = Sentence(zh="本台可用积分 {points}", en="{points} points to use here")
NOT_TODAY = Sentence(zh="现在不能发", en="not now")
LEFT = Sentence(zh="还可用 {left} {unit}", en="{left} {unit} left")
LEFT_MONEY = Sentence(zh="还可批 {left}", en="{left} left")
STANDING = Sentence(zh="长期享有", en="always")
PRICE = Sentence(zh="{points} 积分", en="{points} points")
PRICE_FROM = Sentence(zh="{points} 积分起", en="from {points} points")
PRICE_BOTH = Sentence(
    zh="{points} 积分，或 {mixed} 积分 + {pay}",
    en="{points} points, or {mixed} points + {pay}",
)
STOCK = Sentence(zh="{price} · 剩 {left}", en="{price} · {left} left")
NOT_NOW = Sentence(zh="现在不能发：{why}", en="Not now: {why}")
MANAGER_DECIDES = Sentence(zh="要店长批准。", en="A manager decides.")
SIGNED = Sentence(zh="会打出领取凭证，请会员签字。", en="A slip is printed for the member to sign.")
COUPON_GIVE = Sentence(zh="发放，按规则定有效期", en="to give, valid as the rules say")
COUPON_HELD = Sentence(zh="已有，有效至 {day}", en="held, until {day}")
COUPON_HELD_EVER = Sentence(zh="已有，长期有效", en="held, without end")
STAMP_CARD = Sentence(zh="集章卡：{held} / {full}", en="Stamp card: {held} / {full}")
STAMP_MEANS = Sentence(
    zh="满 {full} 枚，下一件在收银时自动免单",
    en="{full} make the next item free at the till by itself",
)
STAMP_FULL = Sentence(
    zh="已集满：下一件录入后自动免单",
    en="Full: the next item rung up is free by itself",
)
DONE_ROW = Sentence(zh="{act}：{what}", en="{act}: {what}")
DONE_AT = Sentence(zh="{at}", en="{at}")
COUNT = Sentence(zh="数量", en="How many")
WORTH = Sentence(zh="金额", en="Amount")
AGREED = Sentence(zh="议定积分", en="Points agreed")
WITH_MONEY = Sentence(zh="积分加钱：{mixed} 积分 + {pay}", en="Points and money: {mixed} points + {pay}")
REVIEWED = Sentence(zh="材料已看过", en="What is shown was looked at")
WHY = Sentence(zh="原因", en="Reason")
WHY_HINT = Sentence(zh="必填，记入流水", en="goes into the journal")
GIVE = Sentence(zh="发放 {what}", en="Hand out {what}")
TAKE_GIFT = Sentence(zh="兑换 {what}", en="Take {what}")
WITHDRAW = Sentence(zh="收回这张券", en="Withdraw this coupon")
GIVE_STAMPS = Sentence(zh="补盖章", en="Give stamps")
TAKE_BACK = Sentence(zh="撤回 {what}", en="Take {what} back")
DONE = Sentence(zh="{told}。单号 {number}。", en="{told}. Slip {number}.")
FEE_RUNG_UP = Sentence(zh="{done}{fee} 已记在单上。", en="{done} {fee} is on the basket.")
GIFT_LINE = Sentence(zh="礼品加价", en="Gift, money part")
NOT_A_NUMBER = Sentence(
    zh="“{text}”不是数量。请输入如 1。",
    en="'{text}' is no number. Type 1, for instance.",
)
