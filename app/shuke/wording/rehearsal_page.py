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
    "publish": Sentence(
        zh="发布方案的新版本，自某日起生效；积分规则有变须提前公布",
        en="A new version of the programme is published; a change to the points needs its notice",
    ),
    "accept": Sentence(zh="会员同意升级", en="The member takes up the tier offered"),
    "decline": Sentence(zh="会员不要升级", en="The member does not want the tier offered"),
    "top-up": Sentence(zh="充值", en="Stored value is paid in"),
    "sell-bearer-card": Sentence(
        zh="售出不记名储值卡", en="A stored-value card with nobody behind it is sold"
    ),
    "refund-top-up": Sentence(zh="退充值", en="A top-up is paid back"),
    "close-balance": Sentence(
        zh="结清储值：退还本金，赠送作废", en="A balance is closed: principal paid out, bonus gone"
    ),
    "open-account": Sentence(zh="企业开户", en="An account is opened in a firm's name"),
    "name-operator": Sentence(
        zh="指定企业的经办人（operator 须已是会员）", en="A member is named as who books for the firm"
    ),
    "dismiss-operator": Sentence(zh="经办人不再经办", en="The operator books for no firm any more"),
    "commission": Sentence(zh="计算售卡提成", en="The pay of sellers is computed"),
    "settle-shops": Sentence(
        zh="门店之间、与合作方之间的月结单", en="The month's statement between shops and with partners"
    ),
    "give-coupon": Sentence(
        zh="发券：员工单独发，或活动（campaign）统一发", en="Coupons are given, by staff or in a campaign"
    ),
    "withdraw-coupon": Sentence(zh="收回一张未用的券", en="A coupon that was not used is withdrawn"),
    "sell": Sentence(zh="消费", en="A sale"),
    "end-of-day": Sentence(zh="日结，过到下一天", en="The day is closed, the next one begins"),
    "end-of-month": Sentence(
        zh="逐日日结，过到下月1日", en="Every day is closed up to the first of the next month"
    ),
    "end-of-year": Sentence(zh="逐日日结，过到次年1月1日", en="Every day is closed up to 1 January"),
    "send-notice": Sentence(zh="给休眠会员发通知", en="A sleeping member is sent the notice"),
    "decide-sleeping": Sentence(
        zh="人工决定休眠会员降级、注销还是保留", en="A person decides about a sleeping member"
    ),
    "refund": Sentence(zh="退货退款，全部或一部分", en="Goods come back, all or some"),
    "claim": Sentence(zh="凭小票补积分", en="Points are claimed with the slip"),
    "quote": Sentence(zh="试算，不结账", en="What a sale would give; nothing is sold"),
    "issue-card": Sentence(
        zh="发卡：等级卡，或申请等级之外的卡（凭小票和证件）",
        en="A card is issued: the tier's, or one beside it is applied for with slips and proofs",
    ),
    "report-lost": Sentence(zh="挂失", en="A card is reported lost"),
    "unreport": Sentence(zh="解除挂失", en="A card reported lost was found"),
    "reissue": Sentence(zh="挂失补卡", en="A new card in place of a lost one"),
    "damaged": Sentence(zh="损坏换卡", en="A new card in place of a damaged one"),
    "recall": Sentence(zh="收回卡", en="The shop takes a card back"),
    "close-card": Sentence(
        zh="销卡；等级卡一销，会籍终止", en="A card is closed; with the tier's the membership ends"
    ),
    "swap-card": Sentence(zh="旧卡换新卡", en="A card of the earlier scheme is swapped"),
    "hand-over-card": Sentence(
        zh="把卡转交给另一人", en="A card beside the tier is handed over to somebody else"
    ),
    "change-data": Sentence(zh="更改会员资料", en="A member's data are changed"),
    "founding-list": Sentence(
        zh="算出首批名单并通知", en="The founding list is computed, and those on it told"
    ),
    "assign-contact": Sentence(zh="指定客户经理", en="An account manager is named"),
    "spin": Sentence(zh="转一次转盘或刮一张卡", en="A spin of the wheel, or a scratch card"),
    "hand-over-prize": Sentence(zh="扫中奖码发放奖品", en="A prize is handed over against its code"),
    "use-perk": Sentence(
        zh="使用权益；须店长决定的则报审批", en="A perk is used; one that a manager decides on is asked for"
    ),
    "approve": Sentence(zh="店长批准申请", en="A manager grants what was asked"),
    "refuse": Sentence(zh="店长不批准申请", en="A manager refuses what was asked"),
    "give-stamps": Sentence(zh="补盖章", en="Stamps by hand"),
    "redeem-gift": Sentence(zh="积分换礼品", en="A gift for points"),
    "pay-out-points": Sentence(zh="店长把积分兑成现金", en="A manager pays points out in cash"),
    "compensate": Sentence(zh="补偿会员：积分或优惠券", en="Something is made good with points or coupons"),
    "sign-up": Sentence(zh="活动报名", en="Signing up for an event"),
    "wait": Sentence(zh="名额满时登记候补", en="Waiting for a place where all are taken"),
    "sign-off": Sentence(
        zh="取消报名或候补（paid：付过的报名费）", en="Giving the place up (`paid`: the fee that was paid)"
    ),
    "attend": Sentence(
        zh="活动签到；同一天再来一次领消费后的礼品",
        en="Checking in at an event; once more for a gift after a purchase",
    ),
}
"""By the name after ``do =``."""

KEYS: dict[str, Sentence] = {
    "worked": Sentence(
        zh="各人售出、退回、办入会数", en="what each sold, what came back, whom they enrolled"
    ),
    "paid": Sentence(zh="付过的金额", en="what was paid for it"),
    "on": Sentence(zh="日期", en="the date"),
    "programme": Sentence(zh="预设方案的代号，或方案文件的路径", en="a preset, or the path of a document"),
    "starts_on": Sentence(zh="从哪天起生效", en="from which day on"),
    "reason": Sentence(zh="不提前公布的理由", en="why it is not published before"),
    "member": Sentence(zh="会员的代号，场景里自己取", en="the member, by a name of your own"),
    "shows": Sentence(zh="出示的凭证", en="what is shown, a list"),
    "by": Sentence(zh="入会途径，见方案的 entry", en="the way, as the programme's entry says"),
    "tier": Sentence(zh="想办的等级；不写则取最高", en="the tier wished; the highest if left out"),
    "receipts": Sentence(zh="出示的小票，即 sell 的 sale", en="the slips shown, by their sale"),
    "top_up": Sentence(zh="同时充值的金额", en="what is topped up with it"),
    "birthday": Sentence(zh='生日；农历生日写成 "8-15"', en='the birthday, a date; a lunar one as "8-15"'),
    "origin": Sentence(zh="卡的来历，如 goodwill", en="how the card is come by, e.g. goodwill"),
    "referrer": Sentence(zh="介绍人", en="the member who brought this one"),
    "seller": Sentence(zh="售卡员工", en="the member of staff who sold the card"),
    "shop": Sentence(zh="在哪家门店办理", en="the shop where it is done"),
    "sale": Sentence(zh="这笔消费的代号，以后退货、凭小票办卡时用", en="the sale, by a name for later"),
    "amount": Sentence(zh="只有一行时的金额", en="the price, where one line will do"),
    "lines": Sentence(
        zh="各行：price、quantity、article、style、brand、category、zone、reduced、special_price",
        en="lines: price, quantity, article, style, brand, category, zone, reduced, special_price",
    ),
    "pay": Sentence(zh="各支付方式的金额", en="amounts by tender"),
    "rest": Sentence(zh="余下用什么付；默认现金", en="the tender for what is left; cash"),
    "points": Sentence(zh="想用的积分", en="points to be used, paid out, or the price agreed"),
    "coupons": Sentence(
        zh='要用的券：券种代号或券号；"best" 则取最省的',
        en='the coupons to be used, by kind or number; "best": the cheapest',
    ),
    "coupon": Sentence(zh="券种的代号；收回时为券号", en="the kind of coupon; to withdraw one, its number"),
    "count": Sentence(zh="张数", en="how many"),
    "campaign": Sentence(zh="活动的代号", en="the campaign, by a name of your own"),
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
    "with_money": Sentence(zh="是否用积分加钱的价格", en="whether by the price of points and money"),
    "reviewed": Sentence(zh="店员是否已审核证明", en="whether staff looked at what is shown"),
    "back": Sentence(
        zh="退哪几行：line（第几行）、quantity；不写则全退",
        en="what comes back: line, quantity; all that is left if left out",
    ),
    "refund": Sentence(zh="这次退货的单号", en="the refund, by a name of your own"),
    "verdict": Sentence(zh="downgrade 降级、cancel 注销、keep 保留", en="downgrade, cancel or keep"),
    "card": Sentence(zh="出示或办理的卡，写卡号", en="the card shown or meant, by its number"),
    "type": Sentence(
        zh="卡的种类：默认 member，即等级卡；或等级之外的卡的代号",
        en="the kind of card: member, or the key of one beside the tier",
    ),
    "number": Sentence(
        zh="新卡的卡号，不写则自动", en="the new card's number; the next free one if left out"
    ),
    "offline": Sentence(zh="该店当时是否断网", en="whether that shop is offline"),
    "old_card": Sentence(zh="旧卡的卡号", en="the old card's number"),
    "purchases": Sentence(zh="旧卡的消费：on、amount", en="what the old card has on record: on, amount"),
    "to": Sentence(zh="转给谁", en="to whom"),
    "taker_shows": Sentence(zh="接收人出示的凭证", en="what the one who takes it shows, a list"),
    "contact": Sentence(
        zh="客户经理；不写则分给会员最少的一位", en="the account manager; left out, whoever has the fewest"
    ),
    "signed": Sentence(zh="顾客是否已签字", en="whether the customer signed"),
    "bearer": Sentence(
        zh="不记名卡的代号；sell 中由它支付储值部分",
        en="a bearer card, by a name of your own; in a sale it pays what stored value pays",
    ),
    "bonus_percent": Sentence(
        zh="经理另定的赠送比例（百分数）", en="the bonus that a manager sets, in percent"
    ),
    "approved_by": Sentence(zh="批准的经理", en="the manager who approved it"),
    "invoice": Sentence(zh="是否要发票", en="whether an invoice is asked for"),
    "paid_in": Sentence(zh="这笔充值的代号，以后退充值用", en="the top-up, by a name for later"),
    "first": Sentence(zh="第一天", en="the first day"),
    "last": Sentence(zh="最后一天", en="the last day"),
    "goals": Sentence(
        zh="目标：person、post（方案中的岗位）、target、team（不写则只算本人）",
        en="targets: person, post (of the programme), target, team (left out: the person alone)",
    ),
    "month": Sentence(zh="所结月份中的任一天", en="any day of the month"),
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
    "on_card": Sentence(zh="不记名卡上的本金", en="paid in on the bearer card"),
    "bonus_on_card": Sentence(zh="不记名卡上的赠送", en="the bonus on the bearer card"),
    "left_today": Sentence(zh="充值当日还能用多少储值", en="what the day of a top-up still lets be spent"),
    "invoiced": Sentence(zh="本次消费开票金额", en="what the invoice of the sale is for"),
    "revenue": Sentence(zh="营业额，不含充值", en="revenue so far; top-ups are none"),
    "owed_to_holders": Sentence(zh="尚欠会员的储值本金", en="stored value owed to its holders"),
    "pay": Sentence(zh='提成："员工 金额"的列表', en='the pay, a list of "person amount"'),
    "owes": Sentence(
        zh='结算："应付门店 应收门店 金额"的列表', en='who owes whom, a list of "shop shop amount"'
    ),
    "served": Sentence(zh='合作方："合作方 权益 次数"的列表', en='a list of "partner perk times"'),
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
    "paid_back": Sentence(zh="退款金额", en="money paid back"),
    "paid_back_by": Sentence(
        zh='各方式退款，如 "cash 40"', en='what went back by each tender, e.g. "cash 40"'
    ),
    "published": Sentence(zh="是否列入注销公示", en="listed for publication as cancelled"),
    "drawn": Sentence(zh="最近一次抽奖的中奖会员", en="the winners of the newest drawing"),
    "fee": Sentence(zh="要付的费用", en="the fee to pay for it"),
    "card": Sentence(zh="最新一张卡的状态", en="the state of the newest card"),
    "card_status": Sentence(
        zh="步骤所写的卡的状态，或会员该种卡的状态",
        en="the state of the card that the step names, or the member's of that type",
    ),
    "replaced_by": Sentence(zh="由哪张卡接替", en="the number of the card in its place"),
    "card_number": Sentence(
        zh="会员该种可用卡的卡号", en="the number of the member's live card of that type"
    ),
    "passed_on": Sentence(zh="转交记录：to、from", en="to whom and from whom a card was handed over"),
    "listed": Sentence(zh="名单上的会员", en="the members on the list"),
    "contact": Sentence(zh="客户经理", en="the account manager"),
    "origin": Sentence(zh="卡的来历", en="how the card was come by"),
}
