"""Head office's page of what a member ordered for points and did not collect yet."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "COLLECTED_AT",
    "DONE",
    "ELSEWHERE",
    "GIVE_BACK",
    "GIVE_BACK_HOW",
    "LAST_DAY",
    "NONE",
    "ORDERED_ON",
    "ORDERS",
    "OVER",
    "PAID",
    "POINTS",
    "REASON",
    "REASON_HINT",
    "TITLE",
]

ORDERS = Sentence(zh="待领取的兑换", en="Gifts to collect")
TITLE = Sentence(zh="会员 {number} 待领取的兑换", en="Gifts to collect of member {number}")
NONE = Sentence(zh="没有待领取的兑换。", en="No gift waits to be collected.")
ORDERED_ON = Sentence(zh="兑换日", en="Ordered")
LAST_DAY = Sentence(zh="领取期限", en="Collect by")
POINTS = Sentence(zh="所用积分", en="Points taken")
COLLECTED_AT = Sentence(zh="领取门店", en="Collected at")
GIVE_BACK = Sentence(zh="退回兑换", en="Give back")
GIVE_BACK_HOW = Sentence(
    zh="积分按原批次退回，库存加回一件，领取码作废。已经领取的不能在这里退。",
    en="Points come back to the lots they were taken of, the piece to the stock, and the code is void. "
    "What was collected cannot be given back here.",
)
REASON = Sentence(zh="原因", en="Reason")
REASON_HINT = Sentence(zh="例如：顾客换错了", en="For example: ordered by mistake")
DONE = Sentence(zh="已退回。", en="It was given back.")
ELSEWHERE = Sentence(
    zh="有收银台正拿着领取码，正在取回。还没有退，请一分钟后再试。",
    en="A till has the code just now; it is being fetched. Nothing was given back. Try again in a minute.",
)
OVER = Sentence(
    zh="这件礼品已经领取、退回或过期，没有再退。",
    en="This gift was collected, given back or has lapsed; nothing was given back.",
)
PAID = Sentence(
    zh="兑换时另收了 {fee}。请在收银台退，现金从那里退出。",
    en="{fee} was paid for it as well. Give it back at a till, which pays the money out.",
)
