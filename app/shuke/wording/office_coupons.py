"""Head office's page of coupons."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "AT_HEAD_OFFICE",
    "CHOOSE",
    "COULD",
    "COUNT",
    "COUPONS",
    "COUPONS_HOW",
    "DONE",
    "DONE_AGAIN",
    "DONE_LEFT_OUT",
    "GIVE",
    "GIVEN",
    "GIVE_LIST",
    "GIVE_MEMBER",
    "HELD",
    "HELD_NONE",
    "HOLDS",
    "KIND",
    "LAPSED",
    "LAST_DAY",
    "LEAVE_OUT",
    "MEMBER_TITLE",
    "NEVER_LAPSES",
    "NONE",
    "NOT_GIVEN",
    "NO_KINDS",
    "NUMBERS",
    "NUMBERS_HOW",
    "OPEN",
    "REASON",
    "REASON_HINT",
    "RULE",
    "USED",
    "WITHDRAW",
    "WITHDRAWN",
    "WITHDRAWN_DONE",
    "WITHDRAW_HOW",
]

COUPONS = Sentence(zh="优惠券", en="Coupons")
COUPONS_HOW = Sentence(
    zh="全连锁的券，按种类和发放的规则或活动统计，随每条流水更新。给一位会员补券或作废，请打开该会员。",
    en="Coupons of the whole chain by kind and by the rule or campaign that gave them, kept with every fact. "
    "To give one member a coupon, or to withdraw one, open the member.",
)
NONE = Sentence(zh="还没有发过券。", en="No coupon was given yet.")
KIND = Sentence(zh="券", en="Coupon")
RULE = Sentence(zh="规则或活动", en="Rule or campaign")
GIVEN = Sentence(zh="发放", en="Given")
USED = Sentence(zh="已用", en="Used")
OPEN = Sentence(zh="未用", en="Open")
LAPSED = Sentence(zh="过期", en="Lapsed")
WITHDRAWN = Sentence(zh="作废", en="Withdrawn")

MEMBER_TITLE = Sentence(zh="会员 {number} 的优惠券", en="Coupons of member {number}")
GIVE_LIST = Sentence(zh="按名单发券", en="Give to a list")
GIVE_MEMBER = Sentence(zh="给这位会员发券", en="Give to this member")
GIVE = Sentence(zh="发券", en="Give")
CHOOSE = Sentence(zh="哪种券", en="Which coupon")
COUNT = Sentence(zh="每人几张", en="How many each")
NUMBERS = Sentence(zh="会员号或卡号", en="Member or card numbers")
NUMBERS_HOW = Sentence(
    zh="每行一个，或用空格、逗号隔开，最多 {most} 个。",
    en="One a line, or with spaces or commas between; {most} at most.",
)
REASON = Sentence(zh="原因", en="Why")
REASON_HINT = Sentence(zh="例如：投诉补偿", en="For example: to make good a complaint")
NOT_GIVEN = Sentence(
    zh="这些号码不能发，一张都还没有发：", en="These may not have it, and nothing was given yet:"
)
COULD = Sentence(zh="其余 {count} 位可以发。", en="The other {count} can have it.")
LEAVE_OUT = Sentence(zh="跳过以上号码，发给其余会员", en="Leave these out and give to the others")
DONE = Sentence(zh="已发给 {count} 位会员。", en="Given to {count} members.")
DONE_LEFT_OUT = Sentence(
    zh="已发给 {count} 位会员，跳过 {left} 个号码。", en="Given to {count} members; {left} numbers left out."
)
DONE_AGAIN = Sentence(
    zh="这一次已经发过了，没有重复发。", en="That had been done already; nothing was given twice."
)
NO_KINDS = Sentence(
    zh="当前方案没有优惠券。在方案里加上，就可以在这里发。",
    en="The programme in force has no coupons. Add one there, and it can be given here.",
)
HELD = Sentence(zh="未用的券", en="Coupons not used yet")
HELD_NONE = Sentence(zh="没有未用的券。", en="None.")
LAST_DAY = Sentence(zh="有效至", en="Last day")
NEVER_LAPSES = Sentence(zh="不过期", en="does not lapse")
HOLDS = Sentence(zh="现在在", en="Held by")
AT_HEAD_OFFICE = Sentence(zh="总部", en="head office")
WITHDRAW = Sentence(zh="作废", en="Withdraw")
WITHDRAW_HOW = Sentence(
    zh="会员不能再用这张券。在收银台手里的券，先请收银台交回。",
    en="The member cannot use it any more. One that a till holds is asked back first.",
)
WITHDRAWN_DONE = Sentence(zh="已作废。", en="It is withdrawn.")
