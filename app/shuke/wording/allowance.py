"""What a till may spend while head office is out of reach, in words."""

from __future__ import annotations

from collections.abc import Callable

from shuke.domain.money import Money
from shuke.domain.programme.says import Says
from shuke.domain.slices.account import AccountKind
from shuke.domain.slices.allowance import CAPS, Allowance, Bounds, Limit
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said
from shuke.wording.sentence import Sentence

__all__ = [
    "ACCOUNTS",
    "ALLOWANCE",
    "ALLOWANCE_REASONS",
    "ALLOWANCE_SHORT",
    "CAP_NAMES",
    "FLOOR",
    "LIMITS",
    "NO_LIMIT",
    "amount_words",
    "policy_words",
]

ALLOWANCE = Sentence(zh="离线额度", en="Allowance")

ACCOUNTS: dict[AccountKind, Sentence] = {
    AccountKind.POINTS: Sentence(zh="积分", en="Points"),
    AccountKind.PRINCIPAL: Sentence(zh="储值本金", en="Stored value"),
    AccountKind.BONUS: Sentence(zh="储值赠送", en="Bonus value"),
    AccountKind.STAMPS: Sentence(zh="集章", en="Stamps"),
    AccountKind.COUPON: Sentence(zh="优惠券", en="Coupons"),
    AccountKind.PRIZE: Sentence(zh="奖品", en="Prizes"),
    AccountKind.STOCK: Sentence(zh="奖品库存", en="Prizes in stock"),
    AccountKind.SPINS: Sentence(zh="转盘资格", en="Rights to spin"),
}
"""Those that somebody can spend."""

FLOOR = Sentence(zh="信任垫付", en="goodwill floor")
CAP_NAMES: dict[Limit, Sentence] = {
    Limit.SALE: Sentence(zh="每单", en="a sale"),
    Limit.MEMBER_DAY: Sentence(zh="每位会员每天", en="a member and day"),
    Limit.TILL: Sentence(zh="每台收银台每次离线", en="a till while offline"),
    Limit.SHOP: Sentence(zh="每家门店每次离线", en="a shop while offline"),
}
LIMITS: dict[Limit, Sentence] = {
    Limit.OWN: Sentence(zh="本台持有的份额", en="what this till holds"),
    Limit.FROZEN: Sentence(zh="数据恢复后尚未经总部确认", en="head office must answer after a restore"),
    Limit.CARD_LOST: Sentence(zh="会员卡挂失中", en="the card is reported lost"),
    Limit.LEASE: Sentence(zh="联系不上总部太久", en="too long without head office"),
    Limit.HOURS: Sentence(zh="离线过久", en="offline too long"),
    **CAP_NAMES,
}
"""What binds, as a noun."""

NO_LIMIT = Sentence(zh="不限", en="no limit")

_SHARE = Sentence(
    zh="无人持有的余额，{percent}% 预先分给会员最近光顾的收银台",
    en="{percent}% of what no till holds goes to the till a member visited last",
)
_LEASE = Sentence(
    zh="联系不上总部满 {hours} 小时（{days} 天），收银台停止一切抵扣",
    en="After {hours} hours ({days} days) without head office a till spends nothing",
)
_STEP = Sentence(
    zh="离线满 {hours} 小时，上限与垫付降为 {percent}%",
    en="After {hours} hours offline caps and floors count {percent}%",
)
_ACCOUNT = Sentence(zh="{account}：{limits}", en="{account}: {limits}")
_LIMIT = Sentence(zh="{name}至多 {amount}", en="{amount} {name}")
_FLOOR_OF = Sentence(zh="信任垫付 {amount}", en="goodwill floor {amount}")
_AND = Sentence(zh="{first}，{then}", en="{first}, {then}")
_UNBOUND = Sentence(
    zh="所有账户：只用本台持有的份额，不垫付，不另设上限",
    en="Every account: only what the till holds, no floor, no cap",
)
_OTHERS = Sentence(
    zh="其余账户：只用本台持有的份额，不垫付，不另设上限",
    en="All others: only what the till holds, no floor, no cap",
)


ALLOWANCE_REASONS = {
    Says.ALLOWANCE_FROZEN: Sentence(
        zh="本台数据恢复过，须先联系上总部才能抵扣；照常收银、积分",
        en="This till's data was put back: nothing can be spent here before head office is reached; sell and earn as "
        "usual",
    ),
    Says.ALLOWANCE_CARD_LOST: Sentence(
        zh="会员卡挂失中，暂不能抵扣；补卡或解除挂失后恢复，消费照常积分",
        en="The card is reported lost: nothing can be spent until there is a new card or it is found; earn as usual",
    ),
    Says.ALLOWANCE_LEASE: Sentence(
        zh="离线过久，本台暂停抵扣；照常收银、积分，联网后恢复",
        en="Too long without head office: nothing can be spent here until it is reached; sell and earn as usual",
    ),
    Says.ALLOWANCE_HOURS: Sentence(
        zh="离线已超过离线额度允许的时间，暂停抵扣；联网后恢复",
        en="Offline longer than the allowance lets a till spend; more once head office is reached",
    ),
    Says.ALLOWANCE_SALE: Sentence(
        zh="离线时每单至多用{most}；联网后可用更多", en="Offline at most {most} in one sale; more once online"
    ),
    Says.ALLOWANCE_MEMBER_DAY: Sentence(
        zh="离线时该会员今天还可用{most}；联网后可用更多",
        en="Offline this member may use {most} more today; more once online",
    ),
    Says.ALLOWANCE_TILL: Sentence(
        zh="本台的离线额度还剩{most}；联网后恢复",
        en="{most} of this till's allowance are left; more once online",
    ),
    Says.ALLOWANCE_SHOP: Sentence(
        zh="本店的离线额度，本台还可用{most}；联网后恢复",
        en="{most} of this till's part in the shop's allowance are left; more once online",
    ),
}
"""On screen, and in the explanation of a sale."""

ALLOWANCE_SHORT = {
    Says.ALLOWANCE_FROZEN: Sentence(zh="待总部确认后可抵扣", en="Not used before head office"),
    Says.ALLOWANCE_CARD_LOST: Sentence(zh="卡挂失中暂不抵扣", en="Card lost: not used"),
    Says.ALLOWANCE_LEASE: Sentence(zh="离线过久暂不抵扣", en="Offline too long: not used"),
    Says.ALLOWANCE_HOURS: Sentence(zh="离线过久暂不抵扣", en="Offline too long: not used"),
    Says.ALLOWANCE_SALE: Sentence(zh="离线每单至多用{most}", en="Offline: {most} a sale"),
    Says.ALLOWANCE_MEMBER_DAY: Sentence(zh="离线今日还可用{most}", en="Offline: {most} more today"),
    Says.ALLOWANCE_TILL: Sentence(zh="本台离线额度剩{most}", en="Till's allowance: {most}"),
    Says.ALLOWANCE_SHOP: Sentence(zh="本店离线额度剩{most}", en="Shop's allowance: {most}"),
}
"""On the receipt."""


def amount_words(account: AccountKind, amount: int, money: Callable[[Money], str]) -> str:
    """The amount as the account counts it."""
    if account in (AccountKind.PRINCIPAL, AccountKind.BONUS):
        return money(Money(amount))
    return points_text(amount)


def policy_words(policy: Allowance, money: Callable[[Money], str]) -> tuple[Words, ...]:
    """The whole policy, a sentence a line."""
    bounded = [one for one in policy.accounts if _limits(one, money)]
    return (
        said(_SHARE, percent=policy.share_percent),
        said(_LEASE, days=policy.lease_hours // 24, hours=policy.lease_hours),
        *(said(_STEP, hours=step.hours, percent=step.percent) for step in policy.steps),
        *(said(_ACCOUNT, account=ACCOUNTS[one.account], limits=_limits(one, money)) for one in bounded),
        _OTHERS if bounded else _UNBOUND,
    )


def _limits(bounds: Bounds, money: Callable[[Money], str]) -> Words:
    """Its floor and caps in one clause; empty where there are none."""
    parts: list[Words] = []
    if bounds.floor:
        parts.append(said(_FLOOR_OF, amount=amount_words(bounds.account, bounds.floor, money)))
    for limit in CAPS:
        cap: int | None = getattr(bounds, limit.value)
        if cap is not None:
            amount = amount_words(bounds.account, cap, money)
            parts.append(said(_LIMIT, amount=amount, name=CAP_NAMES[limit]))
    if not parts:
        return ""
    whole = parts[0]
    for part in parts[1:]:
        whole = said(_AND, first=whole, then=part)
    return whole
