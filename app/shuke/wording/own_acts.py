"""One gift and one event on a member's own page."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ELSEWHERE",
    "ENTER",
    "ENTER_FEE_HOW",
    "ENTER_HOW",
    "EVENT_DONE",
    "FEE_BACK_AT_COUNTER",
    "FULL",
    "NO_EVENT",
    "NO_GIFT",
    "ORDER",
    "ORDERED",
    "ORDER_FOR_GOOD",
    "PIECES",
    "PLACE_KEPT",
    "PLACE_KEPT_UNTIL",
    "PLACE_LAPSED",
    "PLACE_WAITED_FOR",
    "PLACE_WAITED_UNTIL",
    "PRICED",
    "SIGN_OFF",
    "SIGN_UP",
    "TO_EVENT",
    "TO_GIFT",
    "TO_WALLET",
    "UNDO",
    "UNDONE",
    "UNDO_ELSEWHERE",
    "UNDO_HOW",
    "UNDO_OVER",
    "UNDO_PAID",
    "WAITS_ANYWHERE",
    "WAITS_AT",
]

TO_GIFT = Sentence(zh="兑换", en="Exchange")
ORDER = Sentence(zh="用 {points} 积分兑换", en="Exchange for {points} points")
ORDER_FOR_GOOD = Sentence(
    zh="兑换后积分立即扣除。领取以前可以在“权益”里退回。",
    en="The points are taken at once. Until you collect it, you may give it back under 'Wallet'.",
)
ORDERED = Sentence(
    zh="兑换成功，请凭领取码到店领取。", en="It is yours: show its code at the shop to collect it."
)
TO_WALLET = Sentence(zh="看领取码", en="See its code")
PIECES = Sentence(zh="还有 {count} 件", en="{count} left")
WAITS_AT = Sentence(zh="在 {shop} 领取", en="collected at {shop}")
WAITS_ANYWHERE = Sentence(zh="任一门店领取", en="collected at any shop")
ELSEWHERE = Sentence(
    zh="您的积分或这件礼品现在在门店的收银台，正在取回。没有扣积分，请一分钟后再试。",
    en="A shop's till has your points or this gift just now; they are being fetched. Nothing was taken. "
    "Try again in a minute.",
)
PRICED = Sentence(
    zh="价格变了，现在是 {points} 积分。没有扣积分，要换请再按一次。",
    en="The price has changed to {points} points. Nothing was taken; press again if you wish it.",
)
NO_GIFT = Sentence(
    zh="这件礼品现在不能在这里兑换。请看积分商城，或到店询问。",
    en="This gift cannot be exchanged here now. See the points mall, or ask at the shop.",
)

UNDO = Sentence(zh="退回兑换", en="Give it back")
UNDO_HOW = Sentence(
    zh="还没有领取，可以退回：{points} 积分按原来的有效期退回，领取码作废。",
    en="It is not collected yet, so you may give it back: {points} points return with the last day they had, and its "
    "code is void.",
)
UNDONE = Sentence(zh="已退回，积分已回到账上。", en="It was given back; the points are yours again.")
UNDO_ELSEWHERE = Sentence(
    zh="门店的收银台正拿着它的领取码，正在取回。还没有退，请一分钟后再试。",
    en="A shop's till has its code just now; it is being fetched. Nothing was given back. Try again in a minute.",
)
UNDO_OVER = Sentence(
    zh="这件礼品已经领取、退回或过期，不能再退。",
    en="This gift was collected, given back or has lapsed; it cannot be given back.",
)
UNDO_PAID = Sentence(
    zh="兑换时另付了 {fee}。要退，请到店办理，当面退款。",
    en="You paid {fee} for it as well. To give it back, go to the shop, which pays that back.",
)

TO_EVENT = Sentence(zh="详情与报名", en="See and sign up")
SIGN_UP = Sentence(zh="报名", en="Sign up")
ENTER = Sentence(zh="登记报名", en="Ask for a place")
ENTER_HOW = Sentence(
    zh="先登记，按先后留名额；到店确认，要付费的在店里付。",
    en="Places are kept in the order of asking; the shop confirms yours, and takes the fee if there is one.",
)
SIGN_OFF = Sentence(zh="取消报名", en="Cancel")
PLACE_KEPT = Sentence(
    zh="已登记，排第 {place} 位，名额给您留着，请到店确认。",
    en="You are number {place} on the list and a place is kept for you. Confirm it at the shop.",
)
PLACE_WAITED_FOR = Sentence(
    zh="已登记，排第 {place} 位，有人退出就轮到您。",
    en="You are number {place} on the list: a place is yours when somebody cancels.",
)
ENTER_FEE_HOW = Sentence(
    zh="先登记，再到店付费。名额留 {hours} 小时，活动当天零点以后不再保留；没付费的名额让给后面的会员。",
    en="Ask here and pay at the shop. A place is kept for {hours} hours, and not beyond midnight before the event; "
    "then it goes to the next.",
)
PLACE_KEPT_UNTIL = Sentence(
    zh="已登记，排第 {place} 位，名额给您留到 {time}，请在此之前到店付费。",
    en="You are number {place} on the list and a place is kept for you until {time}. Pay for it at the shop "
    "before then.",
)
PLACE_WAITED_UNTIL = Sentence(
    zh="已登记，排第 {place} 位，有人退出或没按时付费就轮到您。登记到 {time} 有效，轮到您请到店付费。",
    en="You are number {place} on the list: a place is yours when somebody cancels or does not pay in time. Then pay "
    "for it at the shop. You stay on the list until {time}.",
)
PLACE_LAPSED = Sentence(
    zh="您的登记到 {time} 已过期，名额不再保留。",
    en="Your request lapsed at {time}, so no place is kept for you any more.",
)
FULL = Sentence(zh="名额已满", en="all places are taken")
FEE_BACK_AT_COUNTER = Sentence(
    zh="您付过 {fee}。要取消并退费，请到店办理。",
    en="You paid {fee}. To cancel and have it back, go to the shop.",
)
EVENT_DONE = Sentence(zh="已办好。", en="It is done.")
NO_EVENT = Sentence(
    zh="没有这个活动，或已结束。请看活动列表。",
    en="There is no such event, or it is over. See the list of events.",
)
