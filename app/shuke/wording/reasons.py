"""The words of every reason that the programme engine gives: full for the screen, short for the receipt.

A place is filled with the reason's value of that name; ``{points}`` with the points that it moved (without a
sign). Some values are codes, whose words stand here: ``{percent}``, ``{tender}``, ``{proofs}``.
"""

from __future__ import annotations

from calendar import month_name
from collections.abc import Callable
from datetime import date
from fractions import Fraction

from shuke.domain.basket import TenderKind
from shuke.domain.bilingual import Bilingual
from shuke.domain.explanation import Reason, Value
from shuke.domain.money import Money
from shuke.domain.programme.numbers import decimal_text
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.says import Says
from shuke.wording.allowance import ALLOWANCE_REASONS, ALLOWANCE_SHORT
from shuke.wording.carding import CARDING
from shuke.wording.coming_back import COMING_BACK
from shuke.wording.couponing import COUPONING
from shuke.wording.figures import points_text
from shuke.wording.handing_out import HANDING_OUT
from shuke.wording.membership import MEMBERSHIP
from shuke.wording.receipt import TENDERS
from shuke.wording.sentence import Language, Sentence
from shuke.wording.stored_value import STORED_VALUE
from shuke.wording.time_passing import TIME_PASSING

__all__ = ["PROOFS", "UNKNOWN_REASON", "named", "sentence", "short_sentence", "short_text", "text"]

PROOFS = {
    Proof.SLIP: Sentence(zh="消费小票", en="the slip"),
    Proof.DOCUMENT: Sentence(zh="本人证件", en="an identity document"),
    Proof.CARD: Sentence(zh="会员卡", en="the card"),
    Proof.STUDENT_CARD: Sentence(zh="学生证", en="the student card"),
    Proof.APPOINTMENT: Sentence(zh="任职证明", en="proof of the office held"),
    Proof.HEALTH: Sentence(zh="健康证明", en="a health certificate"),
    Proof.GUARDIAN_CONSENT: Sentence(zh="监护人同意书", en="the guardian's consent"),
}

UNKNOWN_REASON = Sentence(zh="规则 {rule}", en="Rule {rule}")
"""For a reason recorded by a newer program than this one."""

_FULL = {
    Says.NO_MEMBER: Sentence(
        zh="未识别会员，本单不积分、不享会员优惠", en="No member: no points and no member prices on this sale"
    ),
    Says.BY_HAND: Sentence(zh="手工优惠（{why}）", en="Taken off by hand ({why})"),
    Says.BY_HAND_DEARER: Sentence(zh="手工改价（{why}）", en="Priced by hand ({why})"),
    Says.DISCOUNT_APPLIED: Sentence(
        zh="{name}：原价{price}，按{percent}计", en="{name}: {percent} of {price}"
    ),
    Says.DISCOUNT_OTHER_TIER: Sentence(zh="{name}：{tier}不享受", en="{name}: not for {tier}"),
    Says.DISCOUNT_NO_SUCH_GOODS: Sentence(
        zh="{name}：本单没有适用商品", en="{name}: no such goods in this basket"
    ),
    Says.DISCOUNT_BEATEN: Sentence(
        zh="{name}：不与{better}同享，已取更优惠的一项", en="{name}: {better} saves more; one discount a line"
    ),
    Says.DISCOUNT_EXCLUDED: Sentence(zh="{name}：{what}不参加", en="{name}: not on {what}"),
    Says.DISCOUNT_REDUCED: Sentence(zh="{name}：已降价商品不参加", en="{name}: not on reduced goods"),
    Says.DISCOUNT_SPECIAL_PRICE: Sentence(zh="{name}：特价商品不参加", en="{name}: not on special prices"),
    Says.DISCOUNT_NOT_TODAY: Sentence(zh="{name}：今天不适用", en="{name}: not today"),
    Says.DISCOUNT_BELOW_LEAST: Sentence(
        zh="{name}：满{least}可用，还差{missing}", en="{name}: from {least}; {missing} more"
    ),
    Says.DISCOUNT_WITH_COUPON: Sentence(
        zh="{name}：不与所用优惠券同享", en="{name}: not with the coupon used"
    ),
    Says.DISCOUNT_STORED_VALUE: Sentence(
        zh="{name}：用储值付款不再打折", en="{name}: not when stored value pays"
    ),
    Says.DISCOUNT_GROUP_BUY: Sentence(zh="{name}：不与团购同享", en="{name}: not with a group-buy"),
    Says.COUPON_USED: Sentence(zh="{name}：减{saved}", en="{name}: {saved} off"),
    Says.COUPON_GIFT: Sentence(zh="{name}：本单兑现", en="{name}: handed over with this sale"),
    Says.COUPON_NOT_NEEDED: Sentence(
        zh="{name}：本单用不上，已为您留着", en="{name}: takes nothing off here; it is kept"
    ),
    Says.COUPON_COULD: Sentence(zh="{name}：本单可用，可减{saved}", en="{name}: could take off {saved}"),
    Says.COUPON_UNKNOWN: Sentence(zh="当前方案没有这种优惠券", en="The programme has no such coupon"),
    Says.COUPON_LAPSED: Sentence(zh="{name}：已过有效期（{days}）", en="{name}: was good {days}"),
    Says.COUPON_NOT_YET: Sentence(zh="{name}：尚未到可用日期（{days}）", en="{name}: will be good {days}"),
    Says.COUPON_BLACKOUT: Sentence(zh="{name}：{span}不可用", en="{name}: not {span}"),
    Says.COUPON_BLACKOUT_INSTEAD: Sentence(
        zh="{name}：{span}不可用。可改用{other}", en="{name}: not {span}. {other} may be used instead"
    ),
    Says.COUPON_HOLIDAY: Sentence(
        zh="{name}：{holiday}期间不可用（{span}）", en="{name}: not on {holiday} ({span})"
    ),
    Says.COUPON_HOLIDAY_INSTEAD: Sentence(
        zh="{name}：{holiday}期间不可用（{span}）。可改用{other}",
        en="{name}: not on {holiday} ({span}). {other} may be used instead",
    ),
    Says.COUPON_OTHER_TIER: Sentence(zh="{name}：不适用于该会员等级", en="{name}: not for this tier"),
    Says.COUPON_NO_SUCH_GOODS: Sentence(
        zh="{name}：本单没有适用商品", en="{name}: no such goods in this basket"
    ),
    Says.COUPON_BELOW_THRESHOLD: Sentence(
        zh="{name}：满{threshold}可用，还差{missing}",
        en="{name}: {missing} more and it counts (from {threshold})",
    ),
    Says.COUPON_GIFT_COULD: Sentence(zh="{name}：本单可兑现", en="{name}: can be handed over with this sale"),
    Says.COUPON_SAVES_NOTHING: Sentence(
        zh="{name}：本单用不上，为您留着", en="{name}: would take nothing off here; better kept"
    ),
    Says.COUPON_DEARER: Sentence(
        zh="{name}：用了不能享其他优惠，反而多付{more}",
        en="{name}: keeps out other savings; with it {more} more is to pay",
    ),
    Says.COUPON_WITH_POINTS: Sentence(zh="{name}：不能与积分抵扣同用", en="{name}: not together with points"),
    Says.PROPOSAL_ONE: Sentence(zh="建议用{name}，省{saved}", en="{name} saves {saved}"),
    Says.PROPOSAL_SOME: Sentence(zh="建议用{count}张券，共省{saved}", en="{count} coupons save {saved}"),
    Says.COUPON_WITH_COUPONS: Sentence(
        zh="{name}：不与{other}同时使用", en="{name}: not together with {other}"
    ),
    Says.COUPON_WITH_GROUP_BUY: Sentence(zh="{name}：不与团购同享", en="{name}: not with a group-buy"),
    Says.COUPON_TOO_MANY_OF_KIND: Sentence(
        zh="{name}：每单至多使用{most}张", en="{name}: at most {most} in one sale"
    ),
    Says.COUPON_TOO_MANY: Sentence(
        zh="{name}：每单至多使用{most}张优惠券", en="{name}: at most {most} coupons in one sale"
    ),
    Says.COUPON_STORED_VALUE: Sentence(
        zh="{name}：用储值付款不能使用", en="{name}: not when stored value pays"
    ),
    Says.STAMPS_EARNED: Sentence(
        zh="盖章1枚，现有{now}枚，集满{full}枚换1件", en="1 stamp: {now} of {full}, then one item is free"
    ),
    Says.STAMPS_FREE: Sentence(
        zh="集满{full}枚，本件免费，减{saved}", en="{full} stamps: one item free, {saved} off"
    ),
    Says.STAMPS_BELOW_LEAST: Sentence(zh="实付满{least}才盖章", en="A stamp takes {least} paid"),
    Says.STORED_VALUE_PLAIN: Sentence(
        zh="用储值付款，不与任何优惠同享", en="Paid with stored value: no discount applies"
    ),
    Says.POINTS_STORED_VALUE: Sentence(
        zh="用储值付款，不能再用积分抵扣", en="Points are not taken beside stored value"
    ),
    Says.POINTS_WITH_COUPON: Sentence(
        zh="所用的{name}不能与积分抵扣同用", en="Points are not taken together with {name}"
    ),
    Says.POINTS_USED: Sentence(
        zh="使用{used}积分抵{value}（{rate}积分抵{worth}）",
        en="{used} points pay {value} ({rate} points = {worth})",
    ),
    Says.POINTS_COULD: Sentence(
        zh="现有{known}积分，可用{most}积分抵{value}（{rate}积分抵{worth}）",
        en="{known} points: {most} can pay {value} ({rate} points = {worth})",
    ),
    Says.POINTS_OFF: Sentence(zh="本店积分不能抵现", en="Points are not taken as money here"),
    Says.POINTS_NO_MEMBER: Sentence(zh="使用积分请先识别会员", en="To use points, find the member first"),
    Says.POINTS_BELOW_LEAST: Sentence(
        zh="现有{known}积分，满{least}积分才可抵现", en="{known} points; they can be used from {least} on"
    ),
    Says.POINTS_TOO_FEW: Sentence(
        zh="现有{known}积分，满{step}积分可抵{worth}", en="{known} points; {step} are worth {worth}"
    ),
    Says.POINTS_NONE_HERE: Sentence(
        zh="现有{known}积分，本收银台暂无可用额度；联网后可用",
        en="{known} points, but none are this till's to spend now; connect to head office to use them",
    ),
    Says.POINTS_BILL_TOO_SMALL: Sentence(
        zh="待付金额不足{worth}，积分按{step}分一档使用",
        en="Less than {worth} is left to pay; points are used in steps of {step}",
    ),
    Says.POINTS_LOWERED_TO_BILL: Sentence(
        zh="想用{wish}积分，按待付金额用{used}积分", en="{wish} points asked; the amount to pay takes {used}"
    ),
    Says.POINTS_LOWERED_TO_TILL: Sentence(
        zh="想用{wish}积分，本收银台现可用{used}积分；联网后可用更多",
        en="{wish} points asked; this till may spend {used} now, more once head office is reached",
    ),
    Says.POINTS_LOWERED_TO_BALANCE: Sentence(
        zh="想用{wish}积分，余额可用{used}积分", en="{wish} points asked; the balance allows {used}"
    ),
    Says.POINTS_LOWERED_TO_STEP: Sentence(
        zh="想用{wish}积分，按{step}的整数倍用{used}积分",
        en="{wish} points asked; in steps of {step} that is {used}",
    ),
    **ALLOWANCE_REASONS,
    Says.EARNING_BASE: Sentence(
        zh="实付{money}，每满{unit}积1分：{points}分", en="{money} paid, 1 point per full {unit}: {points}"
    ),
    Says.EARNING_BELOW_UNIT: Sentence(
        zh="可积分金额{money}，不足{unit}，不积分", en="{money} that can earn: below {unit}, so no points"
    ),
    Says.EARNING_TIER: Sentence(
        zh="{tier}{times}倍积分：另加{points}分", en="{tier} {times}× points: {points} more"
    ),
    Says.EARNING_TIER_PLAIN: Sentence(zh="{tier}按1倍积分", en="{tier}: 1× points"),
    Says.EARNING_POINTS_PART: Sentence(
        zh="积分抵扣的{value}不再积分", en="The {value} paid with points earns none"
    ),
    Says.EARNING_TENDER: Sentence(
        zh="{tender}支付的{paid}不积分", en="{paid} paid by {tender} earns no points"
    ),
    Says.EARNING_BONUS_PART: Sentence(
        zh="赠送金额支付的{paid}不积分", en="{paid} paid with bonus value earn no points"
    ),
    Says.EARNING_BULK: Sentence(
        zh="同款{pieces}件及以上为批量购买，不积分", en="{pieces} or more of one style are bulk: no points"
    ),
    Says.EARNING_CAP: Sentence(
        zh="已达积分上限，本单积{most}分", en="At the cap: {most} points for this sale"
    ),
    Says.EARNING_OPERATOR: Sentence(zh="积分归经办人", en="The points go to the operator"),
    Says.EARNING_EXCLUDED: Sentence(zh="{what}不积分", en="{what} earns no points"),
    Says.EARNING_REDUCED: Sentence(zh="已降价商品不积分", en="Reduced goods earn no points"),
    Says.EARNING_SPECIAL_PRICE: Sentence(zh="特价商品不积分", en="Special prices earn no points"),
    Says.DAY_APPLIED: Sentence(
        zh="{name}{times}倍积分：另加{points}分", en="{name} {times}× points: {points} more"
    ),
    Says.DAY_GIVES_NOTHING: Sentence(
        zh="{name}{times}倍积分：本单没有可加的积分", en="{name} {times}× points: none to add on this sale"
    ),
    Says.DAY_BEATEN: Sentence(
        zh="{name}：与{better}不叠加，按{better}计", en="{name}: does not add to {better}, which counts"
    ),
    Says.DAY_OTHER_TIER: Sentence(zh="{name}：{tier}不享受", en="{name}: not for {tier}"),
    Says.DAY_USED_UP: Sentence(
        zh="{name}：{tier}每年{most}次，今年已享受", en="{name}: {tier} has {most} a year, already used"
    ),
    Says.BIRTHDAY_UNKNOWN: Sentence(zh="{name}：未登记生日", en="{name}: date not given"),
    Says.BIRTHDAY_NOT_TODAY: Sentence(zh="{name}：不是今天", en="{name}: not today"),
    Says.DAY_OF_MONTH_NOT_TODAY: Sentence(zh="{name}：每月{day}日", en="{name}: on day {day} of the month"),
    Says.DAY_ANOTHER_NOT_TODAY: Sentence(zh="今天不是{name}", en="Not {name} today"),
    Says.DATES_NOT_TODAY: Sentence(zh="{name}：{first}至{last}", en="{name}: {first} to {last}"),
    Says.TIER_PROMOTION: Sentence(
        zh="付款后累计已达标，可申请升为{tier}", en="Once paid, the total is enough: may apply for {tier}"
    ),
    Says.TIER_AUTOMATIC: Sentence(zh="本单后自动升为{tier}", en="This sale makes the member {tier}"),
    Says.TIER_NEXT_POINTS: Sentence(zh="再积{missing}分可升{tier}", en="{missing} points more to {tier}"),
    Says.TIER_NEXT_TIMES: Sentence(zh="再来{missing}次可升{tier}", en="{missing} more visits to {tier}"),
    Says.TIER_NEXT_TOP_UP: Sentence(
        zh="一次充值满{missing}可升{tier}", en="{tier} with a top-up of {missing}"
    ),
    Says.TIER_NEXT: Sentence(zh="再消费{missing}可升{tier}", en="{missing} more to {tier}"),
    Says.TIER_HIGHEST: Sentence(zh="{tier}已是最高等级", en="{tier} is the highest tier"),
    Says.ENTRY_OPEN: Sentence(zh="现在可办{tier}", en="{tier} can be issued now"),
    Says.ENTRY_OPEN_SHOWING: Sentence(
        zh="凭{proofs}现在可办{tier}", en="{tier} can be issued now, showing {proofs}"
    ),
    Says.ENTRY_MISSING: Sentence(
        zh="当日再消费{missing}可直接办{tier}", en="{missing} more today opens {tier}"
    ),
    Says.ENTRY_FEE: Sentence(zh="不消费，交{fee}也可办{tier}", en="{tier} without a purchase: {fee}"),
}

_SHORT = {
    Says.NO_MEMBER: Sentence(zh="未识别会员，不积分", en="No member: no points"),
    Says.DISCOUNT_APPLIED: Sentence(zh="{name} {percent}", en="{name} {percent}"),
    Says.DISCOUNT_BEATEN: Sentence(zh="{name}:已享{better}", en="{name}: {better} is better"),
    Says.POINTS_USED: Sentence(zh="{used}积分抵{value}", en="{used} points pay {value}"),
    Says.POINTS_COULD: Sentence(zh="可用{most}积分抵{value}", en="{most} points could pay {value}"),
    Says.POINTS_NONE_HERE: Sentence(zh="积分联网后可用", en="Points: usable once online"),
    Says.POINTS_BILL_TOO_SMALL: Sentence(zh="待付不足{worth}，未用积分", en="Below {worth}: no points used"),
    Says.POINTS_LOWERED_TO_BILL: Sentence(zh="按待付用{used}积分", en="Bill takes {used} points"),
    Says.POINTS_LOWERED_TO_TILL: Sentence(zh="本台可用{used}积分", en="This till: {used} points"),
    Says.POINTS_LOWERED_TO_BALANCE: Sentence(zh="余额可用{used}积分", en="Balance: {used} points"),
    Says.POINTS_LOWERED_TO_STEP: Sentence(zh="按{step}的倍数用{used}分", en="Steps of {step}: {used} points"),
    **ALLOWANCE_SHORT,
    Says.EARNING_BASE: Sentence(zh="实付{money} 积{points}分", en="{money} paid: +{points}"),
    Says.EARNING_BELOW_UNIT: Sentence(zh="不足{unit}，不积分", en="Below {unit}: no points"),
    Says.EARNING_TIER: Sentence(zh="{tier}{times}倍 +{points}分", en="{tier} {times}×: +{points}"),
    Says.EARNING_POINTS_PART: Sentence(zh="抵扣的{value}不积分", en="{value} by points earns 0"),
    Says.EARNING_TENDER: Sentence(zh="{tender}{paid}不积分", en="{tender} {paid} earns 0"),
    Says.DAY_APPLIED: Sentence(zh="{name}{times}倍 +{points}分", en="{name} {times}×: +{points}"),
    Says.DAY_GIVES_NOTHING: Sentence(zh="{name}{times}倍:本单无", en="{name} {times}×: +0"),
    Says.DAY_BEATEN: Sentence(zh="{name}:不与{better}叠加", en="{name}: {better} counts"),
    Says.DAY_USED_UP: Sentence(zh="{name}:今年已享受", en="{name}: used this year"),
    Says.TIER_PROMOTION: Sentence(zh="可申请升为{tier}", en="May apply for {tier}"),
    Says.ENTRY_OPEN_SHOWING: Sentence(zh="可办{tier}", en="{tier} can be issued"),
}

_CATALOGUES = (_FULL, CARDING, MEMBERSHIP, TIME_PASSING, COMING_BACK, HANDING_OUT, STORED_VALUE, COUPONING)
_BY_KEY = {says.value: words for some in _CATALOGUES for says, words in some.items()}
_SHORT_BY_KEY = {says.value: words for says, words in _SHORT.items()}


def sentence(key: str) -> Sentence:
    """The full sentence of a reason's key.

    Raises:
        KeyError: no sentence has that key.
    """
    return _BY_KEY[key]


def short_sentence(key: str) -> Sentence:
    """The sentence for a narrow roll; the full one where that is short enough.

    Raises:
        KeyError: no sentence has that key.
    """
    return _SHORT_BY_KEY.get(key) or sentence(key)


def text(reason: Reason, language: Language, money_text: Callable[[Money], str]) -> str:
    """The reason in words, in full. A key of a newer program is told by its rule's name."""
    return _filled(sentence, reason, language, money_text)


def short_text(reason: Reason, language: Language, money_text: Callable[[Money], str]) -> str:
    """The reason in few words."""
    return _filled(short_sentence, reason, language, money_text)


def named(words: Bilingual, language: Language) -> str:
    """A document's own words in one language."""
    return words.zh if language is Language.ZH else words.en


def _filled(
    choose: Callable[[str], Sentence], reason: Reason, language: Language, money_text: Callable[[Money], str]
) -> str:
    if reason.sentence not in _BY_KEY:
        return UNKNOWN_REASON.into(language, rule=reason.rule)
    places = {name: _shown(name, value, language, money_text) for name, value in reason.values}
    return choose(reason.sentence).into(language, **{"points": points_text(abs(reason.points)), **places})


def _shown(name: str, value: Value, language: Language, money_text: Callable[[Money], str]) -> str:
    if isinstance(value, Money):
        return money_text(value)
    if isinstance(value, Bilingual):
        return named(value, language)
    if isinstance(value, int):
        return points_text(value)
    code = _CODES.get(name)
    return code(value, language) if code else value


def _percent(percent: str, language: Language) -> str:
    """What is paid of the price: ``9折`` and ``9.5折``, ``90%`` and ``95%``."""
    return f"{decimal_text(Fraction(percent) / 10)}折" if language is Language.ZH else f"{percent}%"


def _tender(kind: str, language: Language) -> str:
    return TENDERS[TenderKind(kind)].into(language)


def _proofs(kinds: str, language: Language) -> str:
    words = [PROOFS[Proof(kind)].into(language) for kind in kinds.split()]
    return ("和" if language is Language.ZH else " and ").join(words)


def _either(kinds: str, language: Language) -> str:
    words = [PROOFS[Proof(kind)].into(language) for kind in kinds.split()]
    return ("或" if language is Language.ZH else " or ").join(words)


def _span(days: str, language: Language) -> str:
    """``2026-10-01 2026-10-07``: ``10月1日–7日``, ``1–7 October``."""
    first, last = (date.fromisoformat(day) for day in (days.split() * 2)[:2])
    if language is Language.ZH:
        begins = f"{first.month}月{first.day}日"
        ends = f"{last.day}日" if last.month == first.month else f"{last.month}月{last.day}日"
        return begins if first == last else f"{begins}–{ends}"
    ends = f"{last.day} {month_name[last.month]}"
    if first == last:
        return ends
    same_month = (first.year, first.month) == (last.year, last.month)
    return f"{first.day}–{ends}" if same_month else f"{first.day} {month_name[first.month]} – {ends}"


_CODES: dict[str, Callable[[str, Language], str]] = {
    "span": _span,
    "percent": _percent,
    "tender": _tender,
    "proofs": _proofs,
    "either": _either,
}
