"""What can be looked at after a step, by the words of the document."""

from __future__ import annotations

from counter_session.play import Play, seen, yuan
from shuke.adapters.pinyin import initials
from shuke.application.counter.enquiring import PriceTold
from shuke.application.counter.view import CompletedSale, CounterView
from shuke.application.identifying import CardRefused, FoundMember
from shuke.application.importing.carrying_over import CarriedSlice
from shuke.application.journal_check import check_journals
from shuke.application.money_held.paying_back import BackAnswer
from shuke.application.money_held.topping_up import TopUpAnswer
from shuke.application.prizes.standing import pieces_given
from shuke.application.rebuilding import rebuild
from shuke.application.refunding.refunding import RefundDone
from shuke.application.shifts.counting import Counted
from shuke.application.shifts.shift_report import ShiftReport
from shuke.application.sync.asking import GrantAnswer
from shuke.application.sync.asking_refund import RefundAnswer
from shuke.application.sync.epochs import own_slices
from shuke.domain.member import Member
from shuke.domain.money import Money
from shuke.domain.prize_stock import stocks
from shuke.domain.slices.account import AccountKind


def _view(play: Play) -> CounterView:
    return play.answer if isinstance(play.answer, CounterView) else play.desk.begin(play.who)


def _sold(play: Play) -> CompletedSale:
    assert isinstance(play.answer, CounterView), play.answer
    assert play.answer.completed is not None, "the sale is not paid yet"
    return play.answer.completed


@seen("due")
def due(play: Play) -> str:
    return yuan(_view(play).due)


@seen("cash-due")
def cash_due(play: Play) -> str:
    """What is due if cash pays it now."""
    view = _view(play)
    return yuan(view.due - view.rounding)


@seen("lines")
def lines(play: Play) -> int:
    return len(_view(play).basket.lines)


@seen("held")
def held(play: Play) -> int:
    return _view(play).held


@seen("served")
def served(play: Play) -> str:
    member = _view(play).member
    return member.member.profile.name if member else "nobody"


@seen("sold")
def sold(play: Play) -> str:
    return yuan(_sold(play).to_pay)


@seen("change")
def change(play: Play) -> str:
    answer = play.answer
    return yuan(answer.change if isinstance(answer, TopUpAnswer) else _sold(play).change)


@seen("earned")
def earned(play: Play) -> int:
    return _sold(play).points_earned


@seen("drawer")
def drawer(play: Play) -> str:
    with play.reading() as work:
        shift = work.shifts.open_at(play.desk.till)
        assert shift is not None, "no shift is open"
        return yuan(work.shifts.figures(shift).expected)


@seen("counted")
def counted(play: Play) -> str:
    assert isinstance(play.answer, Counted)
    return yuan(play.answer.shift.counted)


@seen("difference")
def difference(play: Play) -> str:
    assert isinstance(play.answer, Counted)
    return yuan(play.answer.shift.difference)


@seen("back")
def back(play: Play) -> str:
    """The money that went back."""
    if isinstance(play.answer, BackAnswer):
        return yuan(play.answer.seen.paid)
    assert isinstance(play.answer, RefundDone), play.answer
    return yuan(play.answer.paid_back)


@seen("price")
def price(play: Play) -> str:
    assert isinstance(play.answer, PriceTold)
    return yuan(play.answer.price)


@seen("found")
def found(play: Play) -> str:
    assert isinstance(play.answer, list)
    return "+".join(sorted(play.answer)) or "nobody"


@seen("new")
def new(play: Play) -> int:
    assert isinstance(play.answer, CarriedSlice)
    return play.answer.new


@seen("bad")
def bad(play: Play) -> int:
    assert isinstance(play.answer, CarriedSlice)
    return len(play.answer.faulty)


@seen("scan")
def scanned(play: Play) -> str:
    """The card's outcome, or whose it is."""
    if isinstance(play.answer, CardRefused):
        return play.answer.scan.outcome.value
    assert isinstance(play.answer, FoundMember), play.answer
    with play.reading() as work:
        member = work.members.get(play.answer.member_id)
    assert member is not None
    return member.profile.name


@seen("said")
def said(play: Play) -> object:
    """A plain answer, as it is."""
    return play.answer


@seen("fate")
def fate(play: Play) -> object:
    assert isinstance(play.answer, RefundAnswer)
    return play.answer.fate.value


@seen("granted")
def granted(play: Play) -> object:
    assert isinstance(play.answer, GrantAnswer)
    return play.answer.outcome.value


# one member


def _member(play: Play) -> Member:
    with play.reading() as work:
        member = work.members.get(play.member(play.subject))
    assert member is not None
    return member


def _balance(play: Play, account: AccountKind) -> int:
    with play.reading() as work:
        return work.members.balance(play.member(play.subject), account)


@seen(".points")
def points(play: Play) -> int:
    return _balance(play, AccountKind.POINTS)


@seen(".principal")
def principal(play: Play) -> str:
    return yuan(Money(_balance(play, AccountKind.PRINCIPAL)))


@seen(".bonus")
def bonus(play: Play) -> str:
    return yuan(Money(_balance(play, AccountKind.BONUS)))


@seen(".coupons")
def coupons(play: Play) -> int:
    return _balance(play, AccountKind.COUPON)


@seen(".stamps")
def stamps(play: Play) -> int:
    return _balance(play, AccountKind.STAMPS)


@seen(".tier")
def tier(play: Play) -> str:
    return _member(play).tier


@seen(".name")
def name(play: Play) -> str:
    return _member(play).profile.name


@seen(".spendable")
def spendable(play: Play) -> int:
    """Points that this till may spend."""
    with play.reading() as work:
        own = own_slices(work, play.desk.till, play.member(play.subject), AccountKind.POINTS)
    return sum(one.amount for one in own)


@seen(".cards")
def cards(play: Play) -> int:
    """How many of the member's cards work."""
    with play.reading() as work:
        return sum(one.alive for one in work.cards.of_member(play.member(play.subject)))


@seen(".given")
def stock(play: Play) -> int:
    """How many of a gift this shop gave."""
    with play.reading() as work:
        programme = play.desk.programme_in_force(work)
        given = pieces_given(work, stocks(programme, play.desk.shop.shop_id))
    return given[f"gift.{play.subject}"]


@seen(".note")
def note(play: Play) -> str:
    return _member(play).profile.note


@seen(".phone")
def phone(play: Play) -> str:
    return _member(play).profile.phone


@seen(".terms")
def terms(play: Play) -> int:
    """The version of the terms that was accepted."""
    with play.reading() as work:
        accepted = work.consents.terms(play.member(play.subject))
    return accepted.version if accepted else 0


@seen(".consents")
def consents(play: Play) -> str:
    with play.reading() as work:
        said = work.consents.of_member(play.member(play.subject))
    return "+".join(sorted(channel.value for channel, one in said.items() if one.given))


@seen("z-number")
def z_number(play: Play) -> int:
    with play.reading() as work:
        (shift, *_) = work.shifts.closed(play.desk.till, 1)
    return shift.z_number


@seen("z")
def z_figure(play: Play) -> str:
    """A figure of the last Z report: by its name, ``z.tenders.cash``, ``z.days.2026-03-10``, ``z.owed.points``."""
    report = play.stage.kept["z"]
    assert isinstance(report, ShiftReport), report
    _, _, group = play.subject.partition(".")
    if not group:
        found = getattr(report.figures, play.part, None)
        return _plain(getattr(report, play.part) if found is None else found)
    if group == "days":
        (day,) = [one for one in report.figures.days if one.day.isoformat() == play.part]
        return f"{day.sales} = {yuan(day.to_pay)}"
    if group == "owed":
        (owed,) = [one for one in report.outstanding if one.account.value == play.part]
        return str(owed.amount)
    tenders = getattr(report.figures, group)
    (tender,) = [one for one in tenders if one.tender.value == play.part]
    return yuan(tender.amount)


def _plain(value: object) -> str:
    return yuan(value) if isinstance(value, Money) else str(value)


@seen("journal")
def journal(play: Play) -> str:
    services = play.till.services
    keys = {services.place.till: services.own_keys()}
    report = check_journals(play.till.store, services.sealing, keys, lambda _: None)
    return "whole" if report.facts and not report.findings else str(report.findings)


@seen("rebuilt")
def rebuilt(play: Play) -> str:
    services = play.till.services
    done = rebuild(play.till.store, services.sealing, services.encoding, initials, lambda _: None)
    return "the same" if done.unchanged else "another"
