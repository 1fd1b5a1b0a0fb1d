"""The sentences in which a programme is read out; `shuke.wording.programme_told` puts them together."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "CARD",
    "COUPONS",
    "DAYS",
    "DISCOUNTS",
    "EVENTS",
    "GIFTS",
    "HEADLINE",
    "PERKS",
    "POINTS",
    "REFERRAL",
    "STAFF",
    "STAMPS",
    "STORED_VALUE",
    "SUBJECTS",
    "TIERS",
    "TIME",
    "WHEEL",
]

SUBJECTS: dict[str, Sentence] = {
    "tiers": Sentence(zh="等级", en="Tiers"),
    "cards": Sentence(zh="等级之外的卡", en="Cards beside the tier"),
    "card": Sentence(zh="会员卡", en="The card"),
    "points": Sentence(zh="积分", en="Points"),
    "days": Sentence(zh="多倍积分日", en="Days of more points"),
    "discounts": Sentence(zh="折扣", en="Discounts"),
    "coupons": Sentence(zh="优惠券", en="Coupons"),
    "stored_value": Sentence(zh="储值", en="Stored value"),
    "stamps": Sentence(zh="集章", en="Stamps"),
    "perks": Sentence(zh="权益", en="Perks"),
    "rewards": Sentence(zh="自动赠送", en="Given by itself"),
    "gifts": Sentence(zh="积分商城与抽奖", en="Points mall and draws"),
    "wheel": Sentence(zh="大转盘", en="The wheel"),
    "referral": Sentence(zh="介绍新会员", en="Referral"),
    "events": Sentence(zh="活动", en="Events"),
    "staff": Sentence(zh="员工与企业账户", en="Staff and firms"),
    "time": Sentence(zh="长期不消费", en="Sleeping members"),
    "terms": Sentence(zh="章程", en="Terms"),
}
"""By the value of `shuke.wording.programme_told.Subject`."""

TIERS: dict[str, Sentence] = {
    "way": Sentence(zh="{tier}：{way}", en="{tier}: {way}"),
    "who_new": Sentence(zh="{way}（新会员）", en="{way} (new customers)"),
    "who_members": Sentence(zh="{way}（现有会员）", en="{way} (members)"),
    "from_tiers": Sentence(zh="{way}，须已是{tiers}", en="{way}, for holders of {tiers}"),
    "shows": Sentence(zh="{way}，凭{proofs}", en="{way}; to be shown: {proofs}"),
    "fee": Sentence(zh="交{fee}", en="for a fee of {fee}"),
    "with_fee": Sentence(zh="{way}，另交{fee}", en="{way}, and a fee of {fee}"),
    "automatic": Sentence(zh="{way}，自动办理", en="{way}, carried out by itself"),
    "first": Sentence(
        zh="{way}，限{first}至{last}期间前{count}名",
        en="{way}, for the first {count} from {first} to {last}",
    ),
    "both": Sentence(zh="{one}，且{other}", en="{one}, and {other}"),
    "invitation": Sentence(zh="受邀", en="by invitation"),
    "registering": Sentence(zh="登记即可", en="by registering"),
    "account": Sentence(zh="开立企业账户", en="with a firm's account"),
    "multiplier": Sentence(zh="{tier}：{times} 倍积分", en="{tier}: {times} × points"),
    "term": Sentence(zh="{tier}：有效期 {validity}", en="{tier}: valid {validity}"),
    "renewal": Sentence(
        zh="{tier}到期：{reaches}即可续卡，否则{otherwise}",
        en="{tier} at the end of its term: kept for {reaches}; otherwise {otherwise}",
    ),
    "lapses": Sentence(zh="{tier}到期：{otherwise}", en="{tier} at the end of its term: {otherwise}"),
    "renewal_free": Sentence(zh="{tier}到期：自动续卡", en="{tier} at the end of its term: goes on"),
    "restarts": Sentence(
        zh="{tier}：新一期积分从 {points} 起", en="{tier}: the balance of a new term starts at {points}"
    ),
    "grace": Sentence(zh="{tier}：到期后保留 {days} 天", en="{tier}: still held {days} days after its term"),
    "one-tier-down": Sentence(zh="降一级", en="one tier down"),
    "lowest-tier": Sentence(zh="降到最低等级", en="down to the lowest tier"),
    "ends": Sentence(zh="会籍终止", en="the membership ends"),
}

CARD: dict[str, Sentence] = {
    "validity": Sentence(zh="有效期：{validity}", en="Valid: {validity}"),
    "lost": Sentence(zh="挂失补卡：工本费 {fee}{shows}", en="A lost card is replaced for {fee}{shows}"),
    "damaged": Sentence(zh="损坏换卡：工本费 {fee}{shows}", en="A damaged card is replaced for {fee}{shows}"),
    "shows": Sentence(zh="，凭{proofs}", en="; to be shown: {proofs}"),
    "recalled": Sentence(zh="升级时收回旧卡", en="The old card is taken back on promotion"),
    "free_for": Sentence(zh="{tiers}免工本费", en="No fee for {tiers}"),
    "old_scheme": Sentence(
        zh="旧卡换新：{since}起的消费计入等级，不补积分",
        en="Old cards are swapped: spending since {since} counts for the tier, not for points",
    ),
    "segment": Sentence(
        zh="{card}：发给特定人群，与等级卡并用", en="{card}: for certain people, beside the tier"
    ),
    "overlay": Sentence(zh="{card}：叠加在等级之上", en="{card}: a status on top of the tier"),
    "on_tiers": Sentence(zh="{card}：只给{tiers}", en="{card}: for holders of {tiers} only"),
    "brings": Sentence(
        zh="{card}：还不是会员的，同时成为{tier}", en="{card}: whoever is no member yet becomes {tier}"
    ),
    "not_origins": Sentence(
        zh="{card}：{origins}的卡不给", en="{card}: never on a card come by as {origins}"
    ),
    "founding": Sentence(
        zh="{card}：首批按近 {days} 天消费排名选出（{classes} 类，至少 {sales} 次）",
        en="{card}: its first holders by what they spent in {days} days (class {classes}, {sales} purchases or more)",
    ),
    "founding_goods": Sentence(
        zh="{card}：首批排名的商品：{goods}", en="{card}: for its first holders count {goods}"
    ),
    "founding_age": Sentence(
        zh="{card}：首批年龄 {least} 至 {most} 岁",
        en="{card}: its first holders are {least} to {most} years old",
    ),
    "lost_at": Sentence(zh="挂失：{where}", en="A loss is reported at {where}"),
    "data_at": Sentence(zh="更改资料：{where}", en="Data are changed at {where}"),
    "issuing-shop": Sentence(zh="发卡门店", en="the issuing shop"),
    "any-shop-online": Sentence(zh="任一联网门店", en="any shop that reaches head office"),
    "any-shop": Sentence(zh="任一门店", en="any shop"),
    "sums_go_on": Sentence(
        zh="升级后，本卡期内的累计继续计算",
        en="What was reached in the card's term goes on after a promotion",
    ),
    "out": Sentence(
        zh="{card}：一年内须{reaches}，否则年底取消",
        en="{card}: kept by {reaches} in the calendar year; otherwise lost at its end",
    ),
    "handed_over": Sentence(
        zh="{card}：可转给他人，余额随卡{shows}", en="{card}: may be handed over, with its balance{shows}"
    ),
    "earned": Sentence(zh="消费所得", en="earned"),
    "paid": Sentence(zh="购买", en="paid"),
    "goodwill": Sentence(zh="赠送", en="goodwill"),
    "business-gift": Sentence(zh="商务礼品", en="business gift"),
    "old-scheme": Sentence(zh="旧卡换新", en="old scheme"),
    "beside": Sentence(zh="随其他卡", en="beside another card"),
}

POINTS: dict[str, Sentence] = {
    "earn": Sentence(zh="实付每满 {unit} 积 1 分", en="1 point for each full {unit} paid"),
    "tenders": Sentence(zh="这些支付方式积分：{tenders}", en="Tenders that earn: {tenders}"),
    "without": Sentence(zh="不积分：{goods}", en="Nothing is earned on {goods}"),
    "bulk": Sentence(
        zh="同款当日满 {pieces} 件视为团购，不积分", en="{pieces} or more of one style in a day earn nothing"
    ),
    "most_a_sale": Sentence(zh="每笔最多积 {points} 分", en="At most {points} points a sale"),
    "most_a_day": Sentence(zh="每天最多积 {points} 分", en="At most {points} points a day"),
    "claimed_later": Sentence(
        zh="忘带卡，当天可补积分", en="Without the card, points can be claimed later the same day"
    ),
    "operator": Sentence(
        zh="积分归企业账户的经办人", en="The points go to the named operator of a firm's account"
    ),
    "as_money": Sentence(
        zh="{points} 积分抵 {worth}，按 {step} 的整数倍使用",
        en="{points} points are worth {worth}, used in steps of {step}",
    ),
    "least_balance": Sentence(zh="余额满 {points} 分才可抵用", en="Usable from a balance of {points}"),
    "in_cash": Sentence(zh="店长可将积分兑成现金", en="A manager may pay points out in cash"),
    "never_money": Sentence(zh="积分不能抵钱", en="Points do not pay"),
    "validity": Sentence(zh="积分有效期：{validity}", en="Points are valid: {validity}"),
    "notice": Sentence(
        zh="积分规则变更须提前 {days} 天公布",
        en="A change to the rules on points is published {days} days before",
    ),
}

DAYS: dict[str, Sentence] = {
    "day": Sentence(
        zh="{name}（{when}）：{times} 倍积分，{who}", en="{name} ({when}): {times} × points for {who}"
    ),
    "limit": Sentence(zh="{name}：{tier}每年 {times} 次", en="{name}: {tier} {times} × a year"),
    "only": Sentence(zh="{name}：限{goods}", en="{name}: for {goods} only"),
}

DISCOUNTS: dict[str, Sentence] = {
    "discount": Sentence(zh="{name}：{who}{rate}", en="{name}: {who} pay {rate}"),
    "only": Sentence(zh="{name}：限{goods}", en="{name}: for {goods} only"),
    "without": Sentence(zh="{name}：{goods}除外", en="{name}: not for {goods}"),
    "when": Sentence(zh="{name}：{when}", en="{name}: {when}"),
    "least": Sentence(zh="{name}：满 {least} 起", en="{name}: from {least} up"),
    "not_on": Sentence(zh="{name}：{days}不可用", en="{name}: not on {days}"),
    "alone": Sentence(zh="{name}：不与优惠券、团购同用", en="{name}: not together with coupons or group-buy"),
}

COUPONS: dict[str, Sentence] = {
    "amount": Sentence(zh="{name}：减 {amount}", en="{name}: {amount} off"),
    "percent": Sentence(zh="{name}：整单{rate}", en="{name}: {rate} for the basket"),
    "item-percent": Sentence(zh="{name}：一件{rate}", en="{name}: {rate} for one piece"),
    "exchange": Sentence(zh="{name}：以 {price} 换一件", en="{name}: one piece for {price}"),
    "gift": Sentence(zh="{name}：领取礼品", en="{name}: handed over as a gift"),
    "rate_of": Sentence(zh="{name}：{tier}{rate}", en="{name}: {tier} {rate}"),
    "threshold": Sentence(zh="{name}：满 {least} 可用", en="{name}: from {least} up"),
    "validity": Sentence(zh="{name}：有效期 {validity}", en="{name}: valid {validity}"),
    "never_with": Sentence(zh="{name}：不与{others}同用", en="{name}: not together with {others}"),
    "who": Sentence(zh="{name}：限{tiers}", en="{name}: for {tiers} only"),
    "most_a_sale": Sentence(zh="{name}：每单最多 {count} 张", en="{name}: at most {count} a sale"),
    "most_of_member": Sentence(zh="{name}：每人最多 {count} 张", en="{name}: at most {count} a member"),
    "most": Sentence(zh="每单最多用 {count} 张券", en="At most {count} coupons a sale"),
    "coupons": Sentence(zh="其他券", en="other coupons"),
    "discounts": Sentence(zh="折扣", en="discounts"),
    "points": Sentence(zh="积分抵扣", en="points as money"),
    "group-buy": Sentence(zh="团购", en="group-buy"),
}

STORED_VALUE: dict[str, Sentence] = {
    "least": Sentence(zh="每次充值 {least} 起", en="Top-ups from {least}"),
    "step": Sentence(zh="充 {least} 起，送{bonus}", en="From {least}: {bonus} on top"),
    "rate": Sentence(zh="充值额的 {percent}%", en="{percent}% of it"),
    "higher": Sentence(
        zh="充 {least} 起，店长可给更高比例", en="From {least} a manager may set a higher rate"
    ),
    "most": Sentence(zh="记名卡余额上限 {most}", en="At most {most} on a named card"),
    "most_bearer": Sentence(zh="不记名卡余额上限 {most}", en="At most {most} on a bearer card"),
    "no_ceiling": Sentence(zh="余额不设上限", en="No ceiling"),
    "alone": Sentence(zh="用储值付款不享受其他优惠", en="Paying with it excludes every other advantage"),
    "same_day": Sentence(
        zh="充值当天，消费须低于当天充值额的 {percent}%",
        en="On the day of a top-up, spending stays below {percent}% of what was paid in",
    ),
    "who": Sentence(zh="限{tiers}充值", en="For {tiers} only"),
    "bonus_validity": Sentence(zh="赠送金额有效期：{validity}", en="A bonus can be spent: {validity}"),
    "at-top-up": Sentence(zh="充值时可开发票", en="An invoice is given at the top-up"),
    "at-spending": Sentence(zh="消费时可开发票", en="An invoice is given at spending"),
    "shows": Sentence(zh="每次消费须出示{proofs}", en="Shown at each spending: {proofs}"),
    "signed": Sentence(zh="每次消费打印账单，顾客签名", en="Each spending prints a bill that is signed"),
}

STAMPS: dict[str, Sentence] = {
    "stamps": Sentence(
        zh="每次消费盖一章，集满 {full} 章，下一件免费，重新开始",
        en="One stamp a purchase; after {full}, the next item is free and the stamps start again",
    ),
    "least": Sentence(zh="消费满 {least} 才盖章", en="A stamp from {least} up"),
    "only": Sentence(zh="免费件限{goods}", en="The free item is one of {goods}"),
    "without": Sentence(zh="{goods}除外", en="Not for {goods}"),
}

PERKS: dict[str, Sentence] = {
    "quota": Sentence(zh="{name}（{who}）：{per} {amount}", en="{name} ({who}): {amount} {per}"),
    "standing": Sentence(zh="{name}（{who}）：常年享有", en="{name} ({who}): all the time"),
    "amount": Sentence(zh="{amount} {unit}", en="{amount} {unit}"),
    "amount_of": Sentence(zh="{name}：{tier} {amount}", en="{name}: {tier} {amount}"),
    "promotion": Sentence(zh="{name}：升级时给", en="{name}: when promoted"),
    "from_tiers": Sentence(zh="{name}：从{tiers}升上来的", en="{name}: when promoted from {tiers}"),
    "step": Sentence(
        zh="{name}：当日消费满 {least}，得 {amount}", en="{name}: from {least} on the day, {amount}"
    ),
    "each": Sentence(
        zh="{name}：超过 {least} 后每满 {each} 加 1", en="{name}: one more for each full {each} above {least}"
    ),
    "most": Sentence(zh="{name}：最多 {amount}", en="{name}: at most {amount}"),
    "when": Sentence(zh="{name}：{when}", en="{name}: {when}"),
    "reaches": Sentence(zh="{name}：须{reaches}", en="{name}: for {reaches}"),
    "shows": Sentence(zh="{name}：凭{proofs}", en="{name}: to be shown: {proofs}"),
    "manager": Sentence(zh="{name}：由店长决定", en="{name}: a manager decides"),
    "worth": Sentence(zh="{name}：最高 {most}", en="{name}: up to {most}"),
    "gives": Sentence(zh="{name}：{gives}", en="{name}: {gives}"),
    "partner": Sentence(zh="{name}：与{partner}结算", en="{name}: settled with {partner}"),
    "reward": Sentence(zh="{name}：{trigger}，送{gives}（{who}）", en="{name}: {trigger}, {gives} for {who}"),
    "reward_per": Sentence(zh="{name}：{per}", en="{name}: {per}"),
}

GIFTS: dict[str, Sentence] = {
    "gift": Sentence(zh="{name}：{points} 积分", en="{name}: {points} points"),
    "range": Sentence(
        zh="{name}：{points} 积分起，不到 {below}", en="{name}: from {points} points, below {below}"
    ),
    "open": Sentence(zh="{name}：{points} 积分起", en="{name}: from {points} points"),
    "mixed": Sentence(zh="{name}：或 {points} 积分加 {pay}", en="{name}: or {points} points and {pay}"),
    "price_of": Sentence(zh="{name}：{tier} {points} 积分", en="{name}: {tier} {points} points"),
    "stock": Sentence(zh="{name}：共 {count} 份", en="{name}: {count} in stock"),
    "who": Sentence(zh="{name}：限{tiers}", en="{name}: for {tiers} only"),
    "per": Sentence(zh="{name}：每人{per} {most} 份", en="{name}: {most} × {per} for each member"),
    "per_group": Sentence(
        zh="{name}：{group} 一组每人{per}共 {most} 份",
        en="{name}: {most} × {per} of the group {group} for each member",
    ),
    "one_of": Sentence(zh="{name}：凭{proofs}之一", en="{name}: to be shown, one of {proofs}"),
    "reviewed": Sentence(zh="{name}：由员工审核", en="{name}: staff look at what is shown"),
    "collected": Sentence(zh="{name}：领取期限 {validity}", en="{name}: waits to be collected {validity}"),
    "draw": Sentence(
        zh="{name}：{day}抽 {winners} 名，送{gives}", en="{name}: {winners} drawn {day}, {gives}"
    ),
    "everybody": Sentence(zh="{name}：{day}人人有奖，{gives}", en="{name}: {day} every ticket wins, {gives}"),
    "last-day-of-month": Sentence(zh="每月最后一天", en="on the last day of each month"),
    "last-day-of-year": Sentence(zh="每年最后一天", en="on the last day of the year"),
}

WHEEL: dict[str, Sentence] = {
    "spins": Sentence(
        zh="每天 {spins} 次，前 {free} 次免费，其余每次 {points} 积分",
        en="{spins} spins a day, the first {free} free, each further one for {points} points",
    ),
    "free": Sentence(zh="每天 {spins} 次，免费", en="{spins} free spins a day"),
    "who": Sentence(zh="限{tiers}", en="For {tiers} only"),
    "collected": Sentence(zh="奖品领取期限：{validity}", en="Prizes wait to be collected: {validity}"),
    "segment": Sentence(zh="{name}：权重 {weight}，{stock}", en="{name}: weight {weight}, {stock}"),
    "stock": Sentence(zh="共 {count} 份", en="{count} in stock"),
    "endless": Sentence(zh="不限量", en="no limit"),
    "when": Sentence(zh="仅在{days}", en="Only {days}"),
    "campaign": Sentence(
        zh="活动批次：{campaign}，换一个名称即重新备足奖品",
        en="Campaign {campaign}; another name begins anew, with the whole stock",
    ),
    "where_won": Sentence(
        zh="奖品在中奖的门店领取", en="Prizes are collected at the shop where they were won"
    ),
    "chances": Sentence(
        zh="另外赠送的抽奖机会 {days} 天内有效（含当天）",
        en="Spins given beside these are good for {days} days, the first one counted",
    ),
    "not_on": Sentence(zh="{name}：{days}不兑奖", en="{name}: not handed over on {days}"),
}

REFERRAL: dict[str, Sentence] = {
    "points": Sentence(zh="每介绍一位新会员得 {points} 积分", en="{points} points for each new member"),
    "window": Sentence(
        zh="{first}至{last}：每位 {points} 积分", en="From {first} to {last}: {points} points each"
    ),
    "direct": Sentence(
        zh="朋友每消费 {money}，介绍人得 1 分", en="1 point for each {money} that the friend pays"
    ),
    "second": Sentence(
        zh="朋友的朋友每消费 {money}，得 1 分", en="1 point for each {money} that the friend's friend pays"
    ),
}

EVENTS: dict[str, Sentence] = {
    "event": Sentence(zh="{name}：{first}至{last}，{who}", en="{name}: {first} to {last}, {who}"),
    "opens": Sentence(zh="{name}：{opens} 起报名", en="{name}: signing up opens on {opens}"),
    "places": Sentence(zh="{name}：{places} 个名额", en="{name}: {places} places"),
    "fee": Sentence(zh="{name}：报名费 {fee}", en="{name}: {fee} to sign up"),
    "fee_of": Sentence(zh="{name}：{tier}报名费 {fee}", en="{name}: {fee} for {tier}"),
    "priority": Sentence(
        zh="{name}：{tiers}可提前 {days} 天报名", en="{name}: {tiers} may sign up {days} days earlier"
    ),
    "gives": Sentence(zh="{name}：签到得{gives}", en="{name}: {gives} at check-in"),
    "double": Sentence(zh="{name}：{tiers}得双份", en="{name}: twice for {tiers}"),
    "free": Sentence(zh="{name}：{tiers}无需消费", en="{name}: without a purchase for {tiers}"),
}

STAFF: dict[str, Sentence] = {
    "commission": Sentence(
        zh="售卡提成：充值额的 {percent}%，含以后的充值",
        en="Commission: {percent}% of what is paid in, also later",
    ),
    "sales": Sentence(
        zh="销售提成：售出额的 {percent}%，退货扣回",
        en="{percent}% of what is sold, taken back with what comes back",
    ),
    "enrolment": Sentence(zh="每办一位会员 {amount}", en="{amount} for each member enrolled"),
    "first": Sentence(zh="活动期首张卡另奖 {amount}", en="The first card of a campaign: {amount} more"),
    "top": Sentence(zh="销售冠军另奖 {amount}", en="Whoever sells most: {amount} more"),
    "target": Sentence(
        zh="{name}：{worth} × 完成比例，至多 {most}%",
        en="{name}: {worth} × the share of the target, {most}% at most",
    ),
    "campaign": Sentence(zh="活动期：{dates}", en="The campaign: {dates}"),
    "service": Sentence(
        zh="{tiers}有专属客户经理：{staff} 名员工，每人至多 {most} 位",
        en="{tiers} have an account manager: {staff} staff, {most} members each at most",
    ),
    "corporate": Sentence(zh="设企业账户，指定经办人", en="Accounts of firms are kept, with named operators"),
}

TIME: dict[str, Sentence] = {
    "ends": Sentence(zh="{months} 个月没有消费：会籍终止", en="{months} months without a purchase: it ends"),
    "cancelled": Sentence(
        zh="{months} 个月没有消费：注销卡并列入公示名单",
        en="{months} months without a purchase: the card is cancelled and listed for publication",
    ),
    "review": Sentence(
        zh="{months} 个月没有消费：由人决定降级或注销",
        en="{months} months without a purchase: a person decides on downgrade or cancellation",
    ),
    "notice": Sentence(zh="{what}，须事先通知", en="{what}, after a notice was sent"),
}

HEADLINE: dict[str, Sentence] = {
    "tiers": Sentence(zh="{low} – {high}（{count} 级）", en="{low} – {high} ({count} tiers)"),
    "points": Sentence(zh="{unit} 积 1 分", en="1 point per {unit}"),
    "as_money": Sentence(zh="{points} 分抵 {worth}", en="{points} points = {worth}"),
    "discounts": Sentence(zh="最低{rate}", en="pay from {rate}"),
    "stored_value": Sentence(zh="储值 {least} 起", en="stored value from {least}"),
    "wheel": Sentence(zh="大转盘", en="wheel"),
    "stamps": Sentence(zh="满 {full} 赠 1", en="{full} stamps, one free"),
    "corporate": Sentence(zh="企业账户", en="firms"),
    "cards": Sentence(zh="另有{cards}", en="plus {cards}"),
    "mall": Sentence(zh="积分商城", en="points mall"),
}
