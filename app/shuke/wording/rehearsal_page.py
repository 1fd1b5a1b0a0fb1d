"""The words of the scenario page: each action, its keys, and what may be expected."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = ["ACTIONS", "EXPECTATIONS", "KEYS"]

ACTIONS: dict[str, Sentence] = {
    "go-to": Sentence(
        zh="日子过到 on 所写的日期，其间每天照常日结",
        en="Days pass up to the date in `on`; each is closed",
    ),
    "look": Sentence(zh="什么也不做，只核对 expect", en="Nothing is done; only `expect` is looked at"),
    "enrol": Sentence(zh="办卡入会", en="Somebody becomes a member"),
    "accept": Sentence(zh="会员同意升级", en="The member takes up the tier offered"),
    "decline": Sentence(zh="会员不要升级", en="The member does not want the tier offered"),
    "sell": Sentence(zh="消费", en="A sale"),
    "quote": Sentence(zh="试算，不结账", en="What a sale would give; nothing is sold"),
    "spin": Sentence(zh="转一次转盘或刮一张卡", en="A spin of the wheel, or a scratch card"),
    "hand-over-prize": Sentence(zh="扫中奖码发放奖品", en="A prize is handed over against its code"),
    "use-perk": Sentence(
        zh="使用权益；须店长决定的则报审批", en="A perk is used; one that a manager decides on is asked for"
    ),
    "approve": Sentence(zh="店长批准申请", en="A manager grants what was asked"),
    "refuse": Sentence(zh="店长不批准申请", en="A manager refuses what was asked"),
    "redeem-gift": Sentence(zh="积分换礼品", en="A gift for points"),
    "pay-out-points": Sentence(zh="店长把积分兑成现金", en="A manager pays points out in cash"),
    "sign-up": Sentence(zh="活动报名", en="Signing up for an event"),
    "attend": Sentence(
        zh="活动签到；同一天再来一次领消费后的礼品",
        en="Checking in at an event; once more for a gift after a purchase",
    ),
}
"""By the name after ``do =``."""

KEYS: dict[str, Sentence] = {
    "on": Sentence(zh="日期", en="the date"),
    "member": Sentence(zh="会员的代号，场景里自己取", en="the member, by a name of your own"),
    "shows": Sentence(zh="出示的凭证", en="what is shown, a list"),
    "by": Sentence(zh="入会途径，见方案的 entry", en="the way, as the programme's entry says"),
    "tier": Sentence(zh="想办的等级；不写则取最高", en="the tier wished; the highest if left out"),
    "receipts": Sentence(zh="出示的小票，即 sell 的 sale", en="the slips shown, by their sale"),
    "top_up": Sentence(zh="同时充值的金额", en="what is topped up with it"),
    "birthday": Sentence(zh="生日", en="the birthday, a date"),
    "origin": Sentence(zh="卡的来历，如 goodwill", en="how the card is come by, e.g. goodwill"),
    "referrer": Sentence(zh="介绍人", en="the member who brought this one"),
    "seller": Sentence(zh="售卡员工", en="the member of staff who sold the card"),
    "shop": Sentence(zh="发卡门店", en="the issuing shop"),
    "sale": Sentence(zh="这笔消费的代号，以后退货、凭小票办卡时用", en="the sale, by a name for later"),
    "amount": Sentence(zh="只有一行时的金额", en="the price, where one line will do"),
    "lines": Sentence(
        zh="各行：price、quantity、article、style、brand、category、zone、reduced、special_price",
        en="lines: price, quantity, article, style, brand, category, zone, reduced, special_price",
    ),
    "pay": Sentence(zh="各支付方式的金额", en="amounts by tender"),
    "rest": Sentence(zh="余下用什么付；默认现金", en="the tender for what is left; cash"),
    "points": Sentence(zh="想用的积分", en="points to be used, paid out, or the price agreed"),
    "coupons": Sentence(zh='要用的券，或 "best"', en='the coupons to be used, or "best"'),
    "group_buy": Sentence(zh="是否团购", en="whether it is a group-buy"),
    "operator": Sentence(zh="企业账户的经办人", en="who books for a firm"),
    "seed": Sentence(zh="抽奖的随机种子，任意文字", en="what is drawn with, any text"),
    "lands_on": Sentence(
        zh="只为排练：指定转到哪一格，须有存货",
        en="for rehearsing: the segment to come up, if there is stock",
    ),
    "prize": Sentence(zh="奖品的代号；抽中时可自取，领取时写它", en="the prize, by a name for later"),
    "confirmed": Sentence(
        zh="店员是否确认发放；false 只查看", en="whether staff confirm; false only shows the prize"
    ),
    "perk": Sentence(zh="权益的代号", en="the perk, by its key"),
    "times": Sentence(zh="用几次（小时、件）", en="how much of it: times, hours, pieces"),
    "worth": Sentence(zh="申请或批准的金额", en="the amount asked for or granted"),
    "event": Sentence(zh="活动的代号", en="the event, by its key"),
    "request": Sentence(zh="审批申请的代号", en="what a manager is asked, by a name for later"),
    "gift": Sentence(zh="礼品的代号", en="the gift, by its key"),
    "reviewed": Sentence(zh="店员是否已审核证明", en="whether staff looked at what is shown"),
    "signed": Sentence(zh="顾客是否已签字", en="whether the customer signed"),
}
"""A key means the same in every action."""

EXPECTATIONS: dict[str, Sentence] = {
    "refused": Sentence(
        zh="被拒绝：true，或拒绝理由的代号", en="refused: true, or the key of the refusal's sentence"
    ),
    "says": Sentence(zh="说明里有这些句子或规则", en="these sentences or rules are among the reasons"),
    "to_pay": Sentence(zh="应付", en="to pay"),
    "gross": Sentence(zh="原价合计", en="the price before anything"),
    "discount": Sentence(zh="折扣", en="line discounts"),
    "coupon_value": Sentence(zh="用券减免", en="taken off by coupons and full stamp cards"),
    "points_used": Sentence(zh="用去积分", en="points used"),
    "points_value": Sentence(zh="积分抵扣金额", en="what the points paid"),
    "points_earned": Sentence(zh="获得积分", en="points earned"),
    "by_stored_value": Sentence(zh="若用储值付则应付", en="to pay if stored value pays, where that differs"),
    "missing": Sentence(zh="距下一等级还差的金额", en="money missing to the next tier"),
    "tier": Sentence(zh="等级", en="the tier"),
    "state": Sentence(zh="会籍状态", en="active, ended, cancelled"),
    "term_ends": Sentence(zh="卡的最后一天", en="the last day of the card"),
    "cards": Sentence(zh="等级之外的卡", en="cards beside the tier"),
    "promotion": Sentence(zh="可升的等级", en="the tier that is open"),
    "cumulative": Sentence(zh="累计消费", en="money paid since joining"),
    "points": Sentence(zh="积分余额", en="points"),
    "progress": Sentence(zh="升级积分", en="points that count towards tiers"),
    "stamps": Sentence(zh="章数", en="stamps"),
    "principal": Sentence(zh="储值本金", en="stored value paid in"),
    "bonus": Sentence(zh="储值赠送", en="stored value given on top"),
    "coupons": Sentence(zh="手中的券", en="kinds of coupons in hand"),
    "came_up": Sentence(zh="转到的一格", en="the segment that came up"),
    "spins": Sentence(zh="今天已抽次数", en="spins used today"),
    "prizes": Sentence(zh="待领的奖品", en="prizes that wait, by their names"),
    "left": Sentence(zh="奖品、礼品、名额还剩多少", en="what is left of the prize, the gift, the places"),
    "handed": Sentence(zh="本步发放了什么", en="what this step handed over"),
    "used": Sentence(zh="该权益累计已用", en="how much of the perk was ever used"),
    "quota": Sentence(zh="该权益现在还可用多少", en="how much of the perk is left now"),
    "activities": Sentence(zh="参加活动次数", en="events attended"),
    "paid_out": Sentence(zh="兑出的现金", en="the cash paid out"),
    "fee": Sentence(zh="报名费", en="the fee of signing up"),
    "card": Sentence(zh="最新一张卡的状态", en="the state of the newest card"),
}
