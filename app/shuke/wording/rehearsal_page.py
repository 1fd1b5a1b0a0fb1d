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
    "points": Sentence(zh="想用的积分", en="points to be used"),
    "coupons": Sentence(zh='要用的券，或 "best"', en='the coupons to be used, or "best"'),
    "group_buy": Sentence(zh="是否团购", en="whether it is a group-buy"),
    "operator": Sentence(zh="企业账户的经办人", en="who books for a firm"),
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
    "by_stored_value": Sentence(
        zh="若用储值付则应付", en="to pay if stored value pays, where that differs"
    ),
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
    "card": Sentence(zh="最新一张卡的状态", en="the state of the newest card"),
}
