"""What is done at the counter with a basket, the drawer and the shift."""

from __future__ import annotations

from counter_session.play import Play, money, person, verb
from counter_session.stage import PIN
from shuke.application.counter.by_hand import leave_prices, price_by_hand
from shuke.application.counter.enquiring import articles_for, enquire
from shuke.application.counter.holding import held_baskets, hold_basket, resume_basket
from shuke.application.counter.lines import (
    add_article,
    add_open_amount,
    cancel_line,
    change_quantity,
    void_basket,
)
from shuke.application.counter.member import forget_member, serve_member, want_coupons, want_points
from shuke.application.counter.stored_value import Confirmed
from shuke.application.counter.tenders import pay, take_back_tender
from shuke.application.counter.view import CounterView
from shuke.application.devices import change_settings
from shuke.application.promoting import promote
from shuke.application.reprinting import latest_receipt, reprint
from shuke.application.session import Session
from shuke.application.settings import Setting
from shuke.application.shifts.cash import move_cash, open_drawer
from shuke.application.shifts.counting import close_shift, count_drawer, outstanding_now
from shuke.application.shifts.opening import open_shift
from shuke.application.shifts.report import print_x, print_z_again, x_report
from shuke.bootstrap.training_data import TrainingData
from shuke.domain.basket import HandKind, IdentifiedBy, TenderKind
from shuke.domain.refund import SalePlace
from shuke.domain.shift import CashDirection, Pieces
from shuke.domain.signature import Signature

PLENTY = 1 << 40
SIGNATURE = Signature((((100, 200), (500, 120), (900, 260)), ((300, 80), (340, 320))))


def free_bytes() -> int:
    return PLENTY


# who stands there


@verb("sign-in")
def sign_in(play: Play) -> object:
    staff = play.who.staff
    answer = play.till.signing_in.sign_in(staff.staff_id, play.given(0, PIN))
    if answer.session is None:
        return answer.outcome.value
    play.till.sessions = {staff.name: answer.session}
    return play.desk.begin(answer.session)


@verb("lock")
def lock(play: Play) -> object:
    play.till.signing_in.sign_out(play.who)
    play.till.sessions = {}
    return None


@verb("see")
def see(play: Play) -> object:
    return None


# the basket


@verb("scan")
def scan(play: Play) -> object:
    with play.reading() as work:
        (article,) = articles_for(work, play.given(0))
    pieces = int(play.given(1, "1"))
    return add_article(play.desk, play.who, play.basket, article.article_id, pieces * 1000)


@verb("amount")
def amount(play: Play) -> object:
    return add_open_amount(play.desk, play.who, play.basket, money(play.given(0)), "d-1", play.given(1))


@verb("quantity")
def quantity(play: Play) -> object:
    line, pieces = int(play.given(0)), int(play.given(1))
    return change_quantity(play.desk, play.who, play.basket, line, pieces * 1000)


@verb("cancel-line")
def cancel(play: Play) -> object:
    return cancel_line(play.desk, play.who, play.basket, int(play.given(0)))


@verb("void")
def void(play: Play) -> object:
    return void_basket(play.desk, play.who, play.basket)


@verb("hold")
def hold(play: Play) -> object:
    return hold_basket(play.desk, play.who, play.basket, play.given(0))


@verb("resume")
def resume(play: Play) -> object:
    held = next(one for one in held_baskets(play.desk) if one.note == play.given(0))
    return resume_basket(play.desk, play.who, play.basket, held.basket_id)


@verb("serve")
def serve(play: Play) -> object:
    member = play.member(play.given(0))
    return serve_member(play.desk, play.who, play.basket, member, IdentifiedBy.PHONE)


@verb("nobody")
def nobody(play: Play) -> object:
    return forget_member(play.desk, play.who, play.basket)


@verb("use-points")
def use_points(play: Play) -> object:
    return want_points(play.desk, play.who, play.basket, int(play.given(0)))


@verb("use-coupons")
def use_coupons(play: Play) -> object:
    """So many of those that the member holds here."""
    view = play.desk.begin(play.who)
    assert view.member is not None
    with play.reading() as work:
        held = work.members.coupons(play.desk.till, view.member.member.member_id)
    chosen = tuple(one.coupon_id for one in held[: int(play.given(0))])
    return want_coupons(play.desk, play.who, play.basket, chosen)


@verb("by-hand")
def by_hand(play: Play) -> object:
    """line, kind, value, why; 0 for the whole basket; percent, or yuan."""
    line, kind, value, why = play.step.given
    worth = int(value) if kind == "percent" else money(value).minor
    return price_by_hand(play.desk, play.who, play.basket, int(line), HandKind(kind), worth, why)


@verb("leave-prices")
def leave(play: Play) -> object:
    return leave_prices(play.desk, play.who, play.basket, int(play.given(0)))


@verb("price-check")
def price_check(play: Play) -> object:
    with play.reading() as work:
        (article,) = articles_for(work, play.given(0))
        return enquire(play.desk, work, play.who, article.article_id, None)


@verb("pay")
def paid(play: Play) -> object:
    """A tender, and what is given; ``as=`` keeps the sale under a name; stored value by ``pin=``, or ``signed=`` on
    the screen or on paper."""
    given = money(play.given(1)) if play.given(1) else None
    word = ""
    if "pin" in play.step.named:
        served = play.desk.begin(play.who).member
        assert served is not None
        tried, word = play.till.customer_pins.check(served.member.member_id, play.step.named["pin"])
        if not word:
            return tried.outcome.value
    signed = play.step.named.get("signed", "")
    drawn = SIGNATURE if signed == "screen" else None
    confirmed = Confirmed(pin_word=word, drawn=drawn, signs_on_paper=signed == "paper")
    kind = TenderKind(play.given(0))
    view = pay(
        play.desk,
        free_bytes,
        play.who,
        play.basket,
        kind,
        given,
        play.step.named.get("reference", ""),
        confirmed=confirmed,
    )
    if isinstance(view, CounterView) and view.completed is not None and "as" in play.step.named:
        sold = view.completed
        play.stage.sales[play.step.named["as"]] = SalePlace(play.desk.till, sold.epoch, sold.seq)
    return view


@verb("tender-back")
def tender_back(play: Play) -> object:
    return take_back_tender(play.desk, play.who, play.basket, int(play.given(0)))


@verb("promote")
def promoted(play: Play) -> object:
    return promote(play.desk, play.who, play.basket, play.member(play.given(0)))


@verb("print-again")
def print_again(play: Play) -> object:
    number = latest_receipt(play.desk)
    assert number is not None
    return reprint(play.desk, play.who, number)


# drawer and shift


@verb("open-shift")
def opened(play: Play) -> object:
    return open_shift(play.desk, play.who, money(play.given(0)))


@verb("cash")
def cash(play: Play) -> object:
    direction, sum_, why = play.step.given
    return move_cash(play.desk, play.who, CashDirection(direction), money(sum_), why)


@verb("open-drawer")
def drawer(play: Play) -> object:
    return open_drawer(play.desk, play.who, play.given(0))


@verb("x-report")
def x_printed(play: Play) -> object:
    with play.reading() as work:
        outstanding = outstanding_now(play.desk, work)
        looked = x_report(play.desk, work, play.who, outstanding)
    printed = print_x(play.desk, play.who, outstanding)
    assert type(looked) is type(printed)
    return printed


@verb("count")
def count(play: Play) -> object:
    """Pieces as ``100x5``, in yuan."""
    play.stage.kept["pieces"] = pieces = _pieces(play)
    return count_drawer(play.desk, play.who, pieces)


@verb("close-shift")
def closed(play: Play) -> object:
    with play.reading() as work:
        outstanding = outstanding_now(play.desk, work)
    pieces = play.stage.kept.get("pieces", ())
    assert isinstance(pieces, tuple)
    answer = close_shift(play.desk, play.who, pieces, play.given(0), outstanding)
    play.stage.kept["z"] = answer
    return answer


@verb("z-again")
def z_again(play: Play) -> object:
    with play.reading() as work:
        (shift, *_) = work.shifts.closed(play.desk.till, 1)
    return print_z_again(play.desk, play.who, shift.shift_id)


def _pieces(play: Play) -> Pieces:
    split = (one.split("x") for one in play.step.given)
    return tuple((money(piece).minor, int(count)) for piece, count in split)


@verb("rule")
def rule(play: Play) -> object:
    settings = [(Setting(name), value) for name, value in play.step.named.items()]
    return change_settings(play.who, play.till.services.change_setting, settings)


@verb("train")
def train(play: Play) -> object:
    """A sale of so much in training, which nobody ever hears of."""
    data = TrainingData(play.till.services)
    data.begin()
    who = Session(person(play.who.staff.name), 0)
    basket = data.desk.begin(who).basket.basket_id
    add_open_amount(data.desk, who, basket, money(play.given(0)))
    sold = pay(data.desk, free_bytes, who, basket, TenderKind.CASH)
    data.close_reports()
    data.close()
    return sold
