"""The window of allowance and exposure, and the allowance's words on the strip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shuke.application.allowance_now import CapNow, RiskNow, Spending, risk_now
from shuke.application.ports.outages import Outage
from shuke.application.refusal import Refused
from shuke.domain.exposure import Exposed, money_at_risk
from shuke.domain.money import Money, total
from shuke.domain.programme.quote import Standing
from shuke.domain.slices.account import AccountKind
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.shown import Shown
from shuke.wording import allowance_screen as words
from shuke.wording import members
from shuke.wording.allowance import ACCOUNTS, LIMITS, amount_words, policy_words
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = [
    "AllowancePresenter",
    "AllowanceSection",
    "AllowanceState",
    "AllowanceStrip",
    "points_here",
    "strip_words",
]

_DAY_S, _HOUR_S = 86_400, 3_600
_ON_STRIP = (AccountKind.PRINCIPAL, AccountKind.BONUS, AccountKind.POINTS)

MoneyText = Callable[[Money], str]


@dataclass(frozen=True, slots=True)
class AllowanceStrip:
    """What the strip says of it, and in short where there is little room; empty words: nothing."""

    words: Words = ""
    tone: NoticeTone = NoticeTone.CALM
    short: Words = ""


@dataclass(frozen=True, slots=True)
class AllowanceSection:
    """`lines` are name and value; a line without a name is a sentence."""

    title: Words
    lines: tuple[tuple[Words, Words], ...]


@dataclass(frozen=True, slots=True)
class AllowanceState:
    sections: tuple[AllowanceSection, ...] = ()
    notice: Notice | None = None
    alone: bool = False


def strip_words(spending: Spending, money: MoneyText) -> AllowanceStrip:
    """Said before anything is promised to a customer."""
    if spending.alone:
        return AllowanceStrip()
    if spending.nothing is not None:
        why = words.NEVER_HEARD if spending.never_heard else LIMITS[spending.nothing]
        return AllowanceStrip(said(words.STRIP_NOTHING, why=why), NoticeTone.WARN, words.STRIP_NOTHING_SHORT)
    if spending.online:
        return AllowanceStrip(words.STRIP_LIVE)
    left = ((account, spending.left(account)) for account in _ON_STRIP)
    parts: list[Words] = [
        said(words.ACCOUNT_CAP, account=ACCOUNTS[account], amount=amount_words(account, amount, money))
        for account, amount in left
        if amount is not None
    ]
    if not parts:
        return AllowanceStrip(words.STRIP_OWN, NoticeTone.OFFLINE)
    whole = parts[0]
    for part in parts[1:]:
        whole = said(words.AND, first=whole, then=part)
    empty = any(spending.left(account) == 0 for account in _ON_STRIP)
    tone = NoticeTone.WARN if empty else NoticeTone.OFFLINE
    return AllowanceStrip(said(words.STRIP_LEFT, left=whole), tone, whole)


def points_here(standing: Standing) -> Words:
    """What may be used now, where that is not all; with the reason, if it is another than who holds them."""
    known, spendable = standing.points_known, standing.points_spendable
    if known <= 0 or spendable >= known:
        return ""
    bound = standing.bound.get(AccountKind.POINTS)
    if bound is not None:
        return said(members.POINTS_BOUND, points=points_text(spendable), why=LIMITS[bound.limit])
    return said(members.POINTS_HERE, points=points_text(spendable)) if spendable else members.POINTS_NONE


class AllowancePresenter(Shown[AllowanceState]):
    def __init__(self, office: OfficeWork) -> None:
        super().__init__(AllowanceState())
        self._office = office

    def open(self) -> None:
        """As things stand now; opened again, it looks anew."""
        office, session = self._office, self._office.session()
        office.read(
            lambda work: risk_now(work, session, office.desk),
            self._seen,
            lambda sentence: self._show(AllowanceState(notice=Notice(sentence))),
        )

    def _seen(self, answer: RiskNow | Refused) -> None:
        if isinstance(answer, Refused):
            self._show(AllowanceState(notice=Notice(self._office.refusal(answer))))
        elif answer.spending.alone:
            self._show(AllowanceState(alone=True))
        else:
            self._show(AllowanceState(self._sections(answer)))

    def _sections(self, risk: RiskNow) -> tuple[AllowanceSection, ...]:
        money = self._office.money
        policy: tuple[tuple[Words, Words], ...] = tuple(
            ("", line) for line in policy_words(risk.policy, money)
        )
        outages = tuple(self._outage(one) for one in risk.outages) or (("", words.NO_OUTAGES),)
        return (
            AllowanceSection(words.SECTIONS["now"], _now(risk.spending)),
            AllowanceSection(words.SECTIONS["risk"], _at_risk(risk.accounts, money)),
            AllowanceSection(words.SECTIONS["used"], _used(risk.caps, money)),
            AllowanceSection(words.SECTIONS["outages"], outages),
            AllowanceSection(words.SECTIONS["policy"], policy),
        )

    def _outage(self, one: Outage) -> tuple[Words, Words]:
        begun, end = (self._office.desk.local_time(at_ms) for at_ms in (one.from_ms, one.to_ms))
        same_day = begun.date() == end.date()
        time = said(
            words.OUTAGE_TIME,
            till=one.till,
            begun=f"{begun:%m-%d %H:%M}",
            end=f"{end:%H:%M}" if same_day else f"{end:%m-%d %H:%M}",
        )
        money = self._office.money
        cost = said(
            words.OUTAGE, sales=points_text(one.sales), risked=money(one.risked), lost=money(one.lost)
        )
        return time, cost


def _now(spending: Spending) -> tuple[tuple[Words, Words], ...]:
    if spending.nothing is not None:
        why = words.NEVER_HEARD if spending.never_heard else LIMITS[spending.nothing]
        spend: Words = said(words.NOTHING_NOW, why=why)
    elif spending.online:
        spend = words.SPENDS_LIVE
    else:
        spend = words.SPENDS_CAPPED if spending.caps else words.SPENDS_OWN
    if spending.away_s is None:
        return (words.STATE, words.ONLINE), (words.SPEND, spend)
    state: Words = words.NEVER_HEARD
    if not spending.never_heard:
        state = said(words.OFFLINE_FOR, time=_time(spending.away_s))
    lines: list[tuple[Words, Words]] = [(words.STATE, state), (words.SPEND, spend)]
    if spending.nothing is None:
        lines.append((words.LEASE_LEFT, _time(spending.lease_left_s)))
        if spending.percent < 100:
            lines.append((words.CAPS_COUNT, f"{spending.percent}%"))
    return tuple(lines)


def _at_risk(accounts: tuple[Exposed, ...], money: MoneyText) -> tuple[tuple[Words, Words], ...]:
    """Account by account, then what it comes to, then what a copy of the disk would add."""
    if not accounts:
        return (("", words.AT_RISK_NONE),)
    lines: list[tuple[Words, Words]] = [(ACCOUNTS[one.account], _held(one, money)) for one in accounts]
    held = total(one.held_worth for one in accounts)
    lines.append((words.AT_RISK, money(money_at_risk(accounts))))
    lines.append((words.CLONE, said(words.CLONE_WORDS, money=money(held))))
    return tuple(lines)


def _held(one: Exposed, money: MoneyText) -> Words:
    held = _worth(one.account, one.held, one.held_worth, money)
    if not one.lent:
        return held
    return said(words.LENT, held=held, lent=_worth(one.account, one.lent, one.lent_worth, money))


def _worth(account: AccountKind, amount: int, worth: Money, money: MoneyText) -> Words:
    text = amount_words(account, amount, money)
    if account not in (AccountKind.POINTS, AccountKind.COUPON) or not worth:
        return text
    return said(words.WORTH, amount=text, money=money(worth))


def _used(caps: tuple[CapNow, ...], money: MoneyText) -> tuple[tuple[Words, Words], ...]:
    if not caps:
        return (("", words.NO_CAPS),)
    return tuple(
        (
            said(words.TILL, account=ACCOUNTS[one.account], limit=LIMITS[one.limit]),
            amount_words(one.account, one.cap, money)
            if one.spent is None
            else said(
                words.SPENT_OF,
                cap=amount_words(one.account, one.cap, money),
                spent=amount_words(one.account, one.spent, money),
            ),
        )
        for one in caps
    )


def _time(seconds: int) -> Words:
    days, rest = divmod(seconds, _DAY_S)
    hours, rest = divmod(rest, _HOUR_S)
    if days:
        return said(words.DAYS_HOURS, days=days, hours=hours)
    return said(words.HOURS_MINUTES, hours=hours, minutes=rest // 60)
