"""The member at the counter: the panel, finding, enrolling, cards, offers."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "AS_KNOWN_AT",
    "BIRTHDAY",
    "BIRTHDAY_HINT",
    "BIRTHDAY_TODAY",
    "CANCELLED",
    "CARDS",
    "COUPONS_CHOICE",
    "COUPONS_HELD",
    "COUPON_FIELD",
    "DAY_TODAY",
    "DOCUMENT_FIELD",
    "DOCUMENT_HINT",
    "ENDED",
    "ENROL",
    "ENROLLED",
    "ENROLLED_FEE",
    "ENROLLED_LATER",
    "ENROL_ACCEPT",
    "ENROL_PHONE",
    "ENROL_TERMS",
    "ENROL_WAYS",
    "FIELD_REQUIRED",
    "FIND",
    "FIND_FIELD",
    "FIND_HINT",
    "FIND_MORE",
    "FIND_TEACHING",
    "FORGET",
    "HELD_AT",
    "HELD_AT_NOTE",
    "HELD_EMPTY",
    "HELD_LINES",
    "HELD_NO_MEMBER",
    "HELD_TEACHING",
    "HELD_TITLE",
    "HIGHEST_TIER",
    "JOINING_FEE",
    "LAST_VISIT",
    "MEMBER",
    "MISSING_TO_TIER",
    "NAME",
    "NAME_HINT",
    "NEAR",
    "NEVER_VISITED",
    "NOTHING_TODAY",
    "NOT_NOW",
    "NO_MEMBER",
    "NO_MEMBER_TEACHING",
    "NO_NAME",
    "OFFERS",
    "OFFER_COUPONS",
    "OFFER_POINTS",
    "OFFER_PROMOTION",
    "OFFER_PROMOTION_REASON",
    "OVER_SINCE",
    "OWES_MONEY",
    "OWES_POINTS",
    "OWES_SETTLED",
    "OWES_SETTLE_MONEY",
    "OWES_SETTLE_POINTS",
    "POINTS",
    "POINTS_BOUND",
    "POINTS_CHOICE",
    "POINTS_FIELD",
    "POINTS_HERE",
    "POINTS_KNOWN",
    "POINTS_NONE",
    "POINTS_NONE_NOW",
    "POINTS_NOT_A_NUMBER",
    "POINTS_WILL_USE",
    "POINTS_WORTH",
    "PROMOTED",
    "PROMOTE_AFTER_PAYING",
    "PROMOTE_NOW",
    "PROOF_MISSING",
    "REQUIRED_LABEL",
    "SCAN",
    "SLIP_FIELD",
    "SLIP_HINT",
    "STAMPS_HELD",
    "STORED_VALUE",
    "TODAY",
    "WAY_FEE",
    "WAY_INVITATION",
    "WAY_MISSING",
    "WAY_NONE",
    "WAY_REGISTERING",
    "WAY_SALE",
    "WAY_SAME_DAY",
    "WAY_TOP_UP",
    "WAY_WANTED",
    "WAY_WINDOW",
]

# the panel

MEMBER = Sentence(zh="会员", en="Member")
NO_MEMBER = Sentence(zh="还没有识别会员", en="No member yet")
NO_MEMBER_TEACHING = Sentence(
    zh="扫会员码，或按手机号、姓名查找。散客可以直接收款。",
    en="Scan the member's code, or find by phone or name. A sale needs no member.",
)
NO_NAME = Sentence(zh="未登记姓名", en="No name given")
FIND = Sentence(zh="查找", en="Find")
SCAN = Sentence(zh="扫码", en="Scan")
ENROL = Sentence(zh="办会员", en="Enrol")
CARDS = Sentence(zh="会员卡", en="Cards")
FORGET = Sentence(zh="清除会员", en="Forget")

POINTS = Sentence(zh="积分", en="Points")
POINTS_WORTH = Sentence(zh="可抵 {value}", en="worth {value}")
POINTS_BOUND = Sentence(zh="现可用 {points} 积分（{why}）", en="{points} usable now ({why})")
POINTS_HERE = Sentence(zh="本台现在可用 {points}", en="{points} can be used at this till now")
POINTS_NONE = Sentence(zh="本台现在不能用，联网后可用", en="none at this till until head office is reached")
AS_KNOWN_AT = Sentence(zh="截至 {time} 所知", en="as known at {time}")

TODAY = Sentence(zh="今天", en="Today")
BIRTHDAY_TODAY = Sentence(zh="今天是会员生日", en="It is the member's birthday")
DAY_TODAY = Sentence(zh="{name} · {times} 倍积分", en="{name} · {times}× points")
NOTHING_TODAY = Sentence(zh="没有特别优惠", en="nothing special")

NEAR = Sentence(zh="升级", en="Next tier")
MISSING_TO_TIER = Sentence(zh="再消费 {missing} 升{tier}", en="{missing} to {tier}")
ENDED = Sentence(zh="会籍已终止", en="Membership ended")
CANCELLED = Sentence(zh="卡已注销", en="Card cancelled")
OVER_SINCE = Sentence(
    zh="自 {day} 起不积分、不抵扣、不享等级优惠。符合条件可重新入会，积分从零开始。",
    en="Since {day} nothing is earned, used or reduced. Whoever qualifies may join again and begins at nothing.",
)
HIGHEST_TIER = Sentence(zh="已是最高等级", en="the highest tier")
PROMOTE_AFTER_PAYING = Sentence(zh="付款后即可升{tier}", en="{tier} once this is paid")

PROMOTED = Sentence(zh="已升为{tier}。", en="Moved up to {tier}.")
PROMOTE_NOW = Sentence(zh="升为{tier}", en="Move up to {tier}")

# what is proposed

OFFER_PROMOTION = Sentence(zh="升为{tier}", en="Move up to {tier}")
OFFER_PROMOTION_REASON = Sentence(
    zh="累计消费已达标。问一声会员愿不愿意，这一单就按{tier}计。",
    en="The total is enough. Ask the member; this sale then counts as {tier}.",
)
OFFER_POINTS = Sentence(zh="用 {points} 积分抵 {value}", en="Use {points} points for {value}")
OFFER_COUPONS = Sentence(zh="用券省 {saved}", en="Coupons save {saved}")
STORED_VALUE = Sentence(zh="储值 {amount}", en="Stored value {amount}")
COUPONS_HELD = Sentence(zh="{name} × {count}", en="{name} × {count}")
STAMPS_HELD = Sentence(zh="集章 {stamps} / {full}", en="Stamps {stamps} / {full}")
COUPON_FIELD = Sentence(zh="↑ ↓ 选券，回车选用", en="↑ ↓ to a coupon, Enter takes it")
COUPONS_CHOICE = Sentence(zh="用哪些优惠券", en="Which coupons")
OFFERS = Sentence(zh="会员优惠", en="What the member may use")
POINTS_CHOICE = Sentence(zh="用多少积分", en="How many points")
POINTS_FIELD = Sentence(zh="积分数（{step} 的整数倍）", en="Points (in steps of {step})")
POINTS_KNOWN = Sentence(
    zh="现有 {known} 积分，这一单最多用 {most}，抵 {value}。",
    en="{known} points; at most {most} on this basket, worth {value}.",
)
POINTS_NONE_NOW = Sentence(zh="不用积分", en="Use none")
POINTS_WILL_USE = Sentence(zh="用 {points} 积分，抵 {value}", en="{points} points pay {value}")
POINTS_NOT_A_NUMBER = Sentence(
    zh="请输入 0 到 {most} 之间的积分数。", en="Type a number of points from 0 to {most}."
)
NOT_NOW = Sentence(zh="这次不升", en="Not now")

# finding

FIND_FIELD = Sentence(
    zh="手机号、后四位、姓名或拼音首字母", en="Phone, its last four digits, name or initials"
)
FIND_HINT = Sentence(zh="5678 · 王小明 · wxm", en="5678 · 王小明 · wxm")
FIND_TEACHING = Sentence(
    zh="输入手机号后四位最快。结果按最近来店排列，↑↓ 选择，回车使用。",
    en="The last four digits of the phone are quickest. Recent visitors come first; ↑↓ choose, Enter takes.",
)
FIND_MORE = Sentence(
    zh="只列出前 {most} 位，请再多输入一点。", en="Only the first {most}; type a little more."
)
LAST_VISIT = Sentence(zh="上次 {date}", en="seen {date}")
NEVER_VISITED = Sentence(zh="还没有消费", en="no sale yet")

# enrolling

FIELD_REQUIRED = Sentence(zh="本店要求填写", en="the shop asks everybody for it")
REQUIRED_LABEL = Sentence(zh="{field}（必填）", en="{field} (needed)")
ENROL_PHONE = Sentence(zh="手机号", en="Phone")
NAME = Sentence(zh="姓名", en="Name")
NAME_HINT = Sentence(zh="可不填", en="optional")
BIRTHDAY = Sentence(zh="生日（月-日，可加年份）", en="Birthday (month-day, year if told)")
BIRTHDAY_HINT = Sentence(zh="5-20 或农历8-15", en="5-20 or lunar 8-15")
ENROL_WAYS = Sentence(zh="入会方式", en="Way to join")
ENROL_TERMS = Sentence(zh="会员章程（请给顾客看）", en="Terms (for the customer to read)")
ENROL_ACCEPT = Sentence(zh="顾客同意章程，办理入会", en="The customer accepts the terms; enrol")
WAY_SALE = Sentence(zh="{tier} · 凭消费免费办理", en="{tier} · free with a purchase")
WAY_SAME_DAY = Sentence(zh="{tier} · 当日消费满 {least}", en="{tier} · {least} paid today")
WAY_FEE = Sentence(zh="{tier} · 交 {fee} 办理", en="{tier} · for {fee}")
WAY_WINDOW = Sentence(zh="{tier} · 近期消费满 {least}", en="{tier} · {least} paid lately")
WAY_TOP_UP = Sentence(zh="{tier} · 充值满 {least}", en="{tier} · a top-up of {least}")
WAY_REGISTERING = Sentence(zh="{tier} · 登记即可", en="{tier} · by registering")
WAY_INVITATION = Sentence(zh="{tier} · 受邀办理", en="{tier} · by invitation")
WAY_MISSING = Sentence(
    zh="这一单还差 {missing}，可加当日其他小票",
    en="{missing} missing on this basket; slips of today count too",
)
WAY_NONE = Sentence(zh="现在可办", en="open now")
WAY_WANTED = Sentence(zh="请先选一种入会方式。", en="Choose a way to join first.")
SLIP_FIELD = Sentence(zh="已看消费小票（单号）", en="Slip seen (its number)")
SLIP_HINT = Sentence(zh="本单可不填", en="may stay empty")
DOCUMENT_FIELD = Sentence(zh="已看本人证件（种类和末四位）", en="Identity document seen (kind, last four)")
DOCUMENT_HINT = Sentence(zh="身份证 1234", en="ID card 1234")
PROOF_MISSING = Sentence(
    zh="请先看过{proof}，打上勾。这种入会方式要求出示。",
    en="Look at {proof} and tick it first; this way to join asks for it.",
)
ENROLLED = Sentence(zh="已入会：{tier}，卡号 {number}", en="Enrolled: {tier}, card {number}")
ENROLLED_LATER = Sentence(
    zh="已入会：{tier}，卡号 {number}。这一单已开始收款，不记给新会员。",
    en="Enrolled: {tier}, card {number}. This basket is partly paid already and is not the new member's.",
)
ENROLLED_FEE = Sentence(
    zh="已入会：{tier}，卡号 {number}。入会费 {fee} 已记在单上。",
    en="Enrolled: {tier}, card {number}. The fee of {fee} is on the basket.",
)
JOINING_FEE = Sentence(zh="入会费", en="Joining fee")

# held baskets

HELD_TITLE = Sentence(zh="取单", en="Held baskets")
HELD_EMPTY = Sentence(zh="没有挂着的单", en="Nothing is held")
HELD_TEACHING = Sentence(
    zh="顾客临时走开时按“挂单”，先接待下一位；回来在这里取出，会员、积分和已收的款都在。",
    en="Hold a basket when its customer steps away; resume it here with member, points and payments.",
)
HELD_AT = Sentence(zh="{time} 挂单 · {lines}", en="held {time} · {lines}")
HELD_AT_NOTE = Sentence(zh="{detail} · {note}", en="{detail} · {note}")
HELD_LINES = Sentence(zh="{lines} 行", en="Lines {lines}")
HELD_NO_MEMBER = Sentence(zh="散客", en="no member")

OWES_MONEY = Sentence(zh="待补 {amount}：{day} {kind}", en="Owes {amount}: {kind} on {day}")
OWES_POINTS = Sentence(zh="待补 {points} 积分：{day} {kind}", en="Owes {points} points: {kind} on {day}")
OWES_SETTLE_MONEY = Sentence(zh="现金收 {amount}", en="Take {amount} in cash")
OWES_SETTLE_POINTS = Sentence(zh="扣 {points} 积分", en="Take {points} points")
OWES_SETTLED = Sentence(zh="已结清，谢谢。请把钱放进钱箱。", en="Settled. Put the money into the drawer.")
