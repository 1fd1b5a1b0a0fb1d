"""The words of spins, prizes, perks, gifts for points and events.

They join the sentences of the engine in `shuke.wording.reasons`.
"""

from __future__ import annotations

from shuke.domain.membership.handing_tells import HandingTells
from shuke.wording.sentence import Sentence

__all__ = ["HANDING_OUT"]

HANDING_OUT = {
    HandingTells.OTHER_TIER: Sentence(zh="{name}：仅限{tiers}", en="{name}: only for {tiers}"),
    HandingTells.POINTS_SHORT: Sentence(
        zh="{name}：需{needs}积分，还差{missing}积分",
        en="{name}: takes {needs} points; {missing} more needed",
    ),
    HandingTells.COUPON_MOST: Sentence(
        zh="{name}：每位会员至多{most}张，已领完", en="{name}: a member has at most {most}, and had them"
    ),
    HandingTells.NOT_REACHED: Sentence(
        zh="{name}：再消费{missing}可享", en="{name}: {missing} more to spend"
    ),
    HandingTells.NOT_REACHED_TIMES: Sentence(zh="{name}：还差{missing}", en="{name}: {missing} more needed"),
    HandingTells.NOT_SHOWN: Sentence(zh="{name}：请出示{proofs}", en="{name}: please show {proofs}"),
    HandingTells.STOCK_ELSEWHERE: Sentence(
        zh="{name}：本台没有库存，总部现在也没有分过来；联网后再试",
        en="{name}: none lies at this till, and head office gave none just now; try again once it is reached",
    ),
    HandingTells.NONE_LEFT: Sentence(
        zh="{name}：已兑完，请另选", en="{name}: none is left; choose something else"
    ),
    HandingTells.NO_WHEEL: Sentence(
        zh="当前方案没有抽奖", en="The programme has no wheel and no scratch cards"
    ),
    HandingTells.NO_SPIN_LEFT: Sentence(
        zh="今天的{most}次已用完，明天再来", en="All {most} spins of today are used; come again tomorrow"
    ),
    HandingTells.NOT_TURNING: Sentence(
        zh="转盘活动时间为{days}，今天不开放", en="The wheel turns from {days}; not today"
    ),
    HandingTells.NOTHING_COMES_UP: Sentence(
        zh="奖品已全部抽完，不收积分", en="Every prize is gone; no points are taken"
    ),
    HandingTells.CANNOT_LAND: Sentence(
        zh="{segment}没有存货或没有这一格，抽不到",
        en="{segment} is out of stock, or there is none: it cannot come up",
    ),
    HandingTells.SPUN_FREE: Sentence(zh="本次免费，今天还可抽{left}次", en="Free; {left} more today"),
    HandingTells.SPUN_PAID: Sentence(
        zh="本次用{points}积分，今天还可抽{left}次", en="For {points} points; {left} more today"
    ),
    HandingTells.SPUN_GIVEN: Sentence(
        zh="用一次赠送的抽奖机会，还剩{left}次", en="With a spin that was given; {left} more of these"
    ),
    HandingTells.CHANCES_GIVEN: Sentence(
        zh="送{count}次抽奖机会，本次转盘活动期间有效", en="Spins given: {count}, good while this wheel turns"
    ),
    HandingTells.CHANCES_GIVEN_UNTIL: Sentence(
        zh="送{count}次抽奖机会，{last}前有效（含当日）", en="Spins given: {count}, good up to {last}"
    ),
    HandingTells.WON: Sentence(zh="抽中{name}", en="Won: {name}"),
    HandingTells.BLANK: Sentence(zh="{name}", en="{name}"),
    HandingTells.NO_SUCH_PRIZE: Sentence(
        zh="查不到奖品{prize}，请核对中奖码", en="Prize {prize} is not known; check the prize code"
    ),
    HandingTells.PRIZE_WAITS: Sentence(
        zh="{thing}：请于{last}前领取（含当日）", en="{thing}: to be collected up to {last}"
    ),
    HandingTells.PRIZE_WAITS_FOR_EVER: Sentence(
        zh="{thing}：领取不限时间", en="{thing}: to be collected at any time"
    ),
    HandingTells.PRIZE_GONE: Sentence(
        zh="{thing}：已于{day}领取，不能再领", en="{thing}: was handed over on {day}; once only"
    ),
    HandingTells.PRIZE_LAPSED: Sentence(
        zh="{thing}：领取期到{last}为止，已过期", en="{thing}: could be collected up to {last}; it has lapsed"
    ),
    HandingTells.PRIZE_NOT_TODAY: Sentence(
        zh="{thing}：今天（法定节假日等）不能领，{day}起可领",
        en="{thing}: not on a day like today; from {day} on",
    ),
    HandingTells.PRIZE_HOLIDAY: Sentence(
        zh="{thing}：今天是{holiday}，节假日不发放；{day} 起可以领",
        en="{thing}: today is {holiday}, and it is not handed over on holidays; again from {day}",
    ),
    HandingTells.PRIZE_NO_DAY_LEFT: Sentence(
        zh="{thing}：今天不能领，之后也没有可领的日子，请找店长",
        en="{thing}: not today, and no day is left that allows it; ask the manager",
    ),
    HandingTells.PRIZE_SHOWN: Sentence(zh="{member}的奖品：{thing}", en="Won by {member}: {thing}"),
    HandingTells.PRIZE_HANDED_OVER: Sentence(zh="已发放{thing}", en="Handed over: {thing}"),
    HandingTells.NO_SUCH_PERK: Sentence(zh="当前方案没有权益{perk}", en="The programme has no perk {perk}"),
    HandingTells.PERK_USED: Sentence(zh="{name}：使用{count}{unit}", en="{name}: {count} {unit} used"),
    HandingTells.PERK_USED_MONEY: Sentence(zh="{name}：发放{worth}", en="{name}: {worth} granted"),
    HandingTells.PERK_STANDING: Sentence(zh="{name}：已记一次", en="{name}: noted"),
    HandingTells.PERK_PARTNER: Sentence(
        zh="{name}：与{partner}结算", en="{name}: to be settled with {partner}"
    ),
    HandingTells.PERK_USED_UP: Sentence(
        zh="{name}：已于{day}用完，{again}起可再用", en="{name}: used up on {day}; again from {again}"
    ),
    HandingTells.PERK_USED_UP_FOR_GOOD: Sentence(zh="{name}：已于{day}用完", en="{name}: used up on {day}"),
    HandingTells.PERK_TOO_MUCH: Sentence(zh="{name}：只剩{left}{unit}", en="{name}: only {left} {unit} left"),
    HandingTells.PERK_TOO_MUCH_MONEY: Sentence(
        zh="{name}：至多还可发放{left}", en="{name}: at most {left} left"
    ),
    HandingTells.PERK_NOT_GRANTED: Sentence(
        zh="{name}：升级时才有，目前没有可用的", en="{name}: comes with a promotion; there is none now"
    ),
    HandingTells.PERK_NOT_TODAY: Sentence(zh="{name}：今天不适用", en="{name}: not today"),
    HandingTells.PERK_NO_BIRTHDAY: Sentence(
        zh="{name}：未登记生日，请先凭证件补登",
        en="{name}: the birthday is not known; enter it from a document first",
    ),
    HandingTells.PERK_NOT_BIRTHDAY_MONTH: Sentence(
        zh="{name}：生日当月（{month}月）才可用",
        en="{name}: in the month of the birthday only (month {month})",
    ),
    HandingTells.PERK_SPEND_MORE: Sentence(
        zh="{name}：今天再消费{missing}可得更多", en="{name}: {missing} more spent today brings more"
    ),
    HandingTells.PERK_NO_EVENT: Sentence(zh="{name}：请写明是哪场活动", en="{name}: say at which event"),
    HandingTells.PERK_GRANTED: Sentence(
        zh="升级获赠{name}：{count}{unit}", en="With the promotion: {name}, {count} {unit}"
    ),
    HandingTells.PERK_ASKED: Sentence(zh="{name}：已报店长审批", en="{name}: the manager is asked"),
    HandingTells.PERK_ASK_AMOUNT: Sentence(
        zh="{name}：请写明金额，至多{most}", en="{name}: say how much, at most {most}"
    ),
    HandingTells.NO_SUCH_REQUEST: Sentence(zh="查不到申请{request}", en="Request {request} is not known"),
    HandingTells.REQUEST_DECIDED: Sentence(
        zh="申请{request}已于{day}办结", en="Request {request} was decided on {day}"
    ),
    HandingTells.REQUEST_REFUSED: Sentence(zh="{name}：未批准", en="{name}: not granted"),
    HandingTells.NO_SUCH_GIFT: Sentence(zh="礼品单上没有{gift}", en="There is no gift {gift} on the list"),
    HandingTells.GIFT_NOT_LISTED: Sentence(zh="{name}：兑换期为{days}", en="{name}: on the list {days}"),
    HandingTells.GIFT_PRICE_LOW: Sentence(zh="{name}：{least}积分起", en="{name}: {least} points or more"),
    HandingTells.GIFT_PRICE_HIGH: Sentence(
        zh="{name}：须低于{below}积分，请选高一档",
        en="{name}: less than {below} points; choose the next list",
    ),
    HandingTells.GIFT_PRICE_FIXED: Sentence(
        zh="{name}：积分价固定，不能另定", en="{name}: the price in points is fixed"
    ),
    HandingTells.GIFT_HAD: Sentence(
        zh="{name}：已于{day}兑换，{again}起可再兑", en="{name}: had on {day}; again from {again}"
    ),
    HandingTells.GIFT_HAD_FOR_GOOD: Sentence(
        zh="{name}：已于{day}兑换，限额已满", en="{name}: had on {day}, and no more"
    ),
    HandingTells.GIFT_NOT_SHOWN_ONE_OF: Sentence(
        zh="{name}：请出示其中之一：{either}", en="{name}: please show one of these: {either}"
    ),
    HandingTells.GIFT_NOT_REVIEWED: Sentence(
        zh="{name}：须由店员审核所出示的证明", en="{name}: staff have to look at what is shown first"
    ),
    HandingTells.GIFT_REVIEWED: Sentence(zh="{name}：已审核{proofs}", en="{name}: looked at {proofs}"),
    HandingTells.GIFT_TAKEN: Sentence(zh="{name}：用去{points}积分", en="{name}: for {points} points"),
    HandingTells.TAKEN_BACK: Sentence(zh="已撤回：{name}", en="Taken back: {name}"),
    HandingTells.NO_STAMPS: Sentence(
        zh="会员方案没有集章，请先在方案里加上集章规则",
        en="The programme has no stamp card; add its rules first",
    ),
    HandingTells.STAMPS_GIVEN: Sentence(
        zh="补盖{count}枚，现有{held}枚，满{full}枚换一件",
        en="{count} stamps given, {held} held; {full} make one item free",
    ),
    HandingTells.CASH_OFF: Sentence(
        zh="积分不兑现金，可抵现或换礼品", en="Points are not paid out in cash; use them to pay, or for gifts"
    ),
    HandingTells.CASH_STEP: Sentence(
        zh="兑现须为{step}积分的整数倍", en="Points are paid out in steps of {step}"
    ),
    HandingTells.CASH_LEAST: Sentence(
        zh="余额满{least}积分才可兑现", en="Points are paid out from a balance of {least} on"
    ),
    HandingTells.CASH_PAID: Sentence(zh="{points}积分兑现金{paid}", en="{paid} paid out for {points} points"),
    HandingTells.NO_SUCH_EVENT: Sentence(zh="没有活动{event}", en="There is no event {event}"),
    HandingTells.EVENT_SIGNED_UP: Sentence(zh="已报名{name}（{days}）", en="Signed up: {name}, {days}"),
    HandingTells.EVENT_SIGNED_UP_FEE: Sentence(
        zh="已报名{name}（{days}），应收{fee}", en="Signed up: {name}, {days}; the fee is {fee}"
    ),
    HandingTells.EVENT_SIGNED_UP_BEFORE: Sentence(zh="{name}：已报过名", en="{name}: signed up already"),
    HandingTells.EVENT_NOT_OPEN: Sentence(zh="{name}：{day}起可报名", en="{name}: signing up from {day} on"),
    HandingTells.EVENT_OVER: Sentence(zh="{name}：已于{day}结束", en="{name}: ended on {day}"),
    HandingTells.EVENT_FULL: Sentence(zh="{name}：名额已满", en="{name}: every place is taken"),
    HandingTells.EVENT_NOT_SIGNED_UP: Sentence(
        zh="{name}：尚未报名，请先报名", en="{name}: not signed up; sign up first"
    ),
    HandingTells.EVENT_NOT_TODAY: Sentence(zh="{name}：活动日期为{days}", en="{name}: takes place {days}"),
    HandingTells.EVENT_ATTENDED: Sentence(zh="已签到{name}", en="Checked in: {name}"),
    HandingTells.EVENT_ATTENDED_BEFORE: Sentence(zh="{name}：已签过到", en="{name}: checked in already"),
    HandingTells.EVENT_GIFT_AFTER_PURCHASE: Sentence(
        zh="{name}：当天消费后凭小票领礼品", en="{name}: the gift comes after a purchase of the day"
    ),
    HandingTells.EVENT_DOUBLE_GIFT: Sentence(zh="{name}：礼品双份", en="{name}: the gift twice"),
    HandingTells.EVENT_WAITED_FOR: Sentence(
        zh="{name}：空出的名额先给候补的会员，可登记候补",
        en="{name}: the places that are free go to those who wait; put the member on the list",
    ),
    HandingTells.EVENT_LAPSED: Sentence(
        zh="{name}：网上登记已过期，名额已给其他会员，可登记候补",
        en="{name}: the place asked for online was kept no longer and went to others; put the member on the list",
    ),
    HandingTells.EVENT_BEGUN: Sentence(
        zh="{name}：活动已开始，请直接到店报名付费", en="{name}: it has begun; sign up and pay at the shop"
    ),
    HandingTells.EVENT_WAITS: Sentence(
        zh="{name}：已登记候补，排第{place}位", en="{name}: on the waiting list, number {place}"
    ),
    HandingTells.EVENT_WAITS_ALREADY: Sentence(
        zh="{name}：已在候补名单上", en="{name}: on the waiting list already"
    ),
    HandingTells.EVENT_WAITS_NO_MORE: Sentence(
        zh="{name}：已退出候补", en="{name}: no longer on the waiting list"
    ),
    HandingTells.EVENT_PLACES_LEFT: Sentence(
        zh="{name}：还有名额，直接报名即可", en="{name}: there are places; sign the member up"
    ),
    HandingTells.EVENT_SIGNED_OFF: Sentence(zh="已取消报名{name}", en="Signed off: {name}"),
    HandingTells.EVENT_SIGNED_OFF_FEE: Sentence(
        zh="已取消报名{name}，退还{fee}", en="Signed off: {name}; {fee} goes back"
    ),
    HandingTells.COMPENSATION_AMOUNT: Sentence(
        zh="补偿最多{points}积分或{coupons}张券，不能是零",
        en="At most {points} points or {coupons} coupons make it good, and not nothing",
    ),
    HandingTells.CAMPAIGN: Sentence(zh="营销活动“{name}”", en="Campaign '{name}'"),
    HandingTells.CARE: Sentence(zh="会员关怀：{name}", en="Care of members: {name}"),
    HandingTells.EVENT_CALLED_OFF: Sentence(zh="{name}：活动已取消", en="{name}: does not take place"),
}
