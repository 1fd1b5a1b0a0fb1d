"""Where the member signs: on paper, on this screen, on the display; what is no signature, and nothing left behind."""

from __future__ import annotations

import pytest

from checkout_stand import CheckoutStand, zh
from money_scenes import WRITTEN, asking_for_a_signature
from shuke.domain.facts.kinds import read_body
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.signature import MOST_STROKES, drawn
from shuke.presenters.checkout import Overlay
from shuke.presenters.signing import SignedOn, SigningPresenter, SigningState

DOT = ((600, 200),)


def asked(on: SignedOn = SignedOn.HERE, *, display: bool = False) -> SigningPresenter:
    signing = SigningPresenter(lambda: on)
    signing.display_seen(display)
    signing.ask("¥600.00")
    return signing


@pytest.fixture
def stand() -> CheckoutStand:
    stand = CheckoutStand()
    asking_for_a_signature(stand)
    return stand


def sold(stand: CheckoutStand) -> SaleCompleted:
    with stand.shop.store.reading() as work:
        facts = work.journal.after("S01-1", 0, 0, 1000)
    stored = next(one for one in reversed(facts) if one.kind == "sale.completed")
    _, kind, version, plain = stand.shop.sealing.open(stored.content)
    body = read_body(kind, version, plain)
    assert isinstance(body, SaleCompleted)
    return body


def test_nothing_and_a_dot_are_said_to_be_none_and_a_name_pays(stand: CheckoutStand) -> None:
    paying = stand.checkout.value_paying
    paying.signing.choose(SignedOn.HERE)
    paying.submit()
    assert zh(paying.signing.state.fault) == "框里还没有签名。"
    paying.signing.draw(DOT)
    assert paying.signing.state.fault == ""
    paying.submit()
    assert zh(paying.signing.state.fault) == "这只是一个点，请签完整的名字。"
    assert stand.checkout.state.overlay is Overlay.VALUE_PAYING
    paying.signing.clear()
    for stroke in WRITTEN:
        paying.signing.draw(stroke)
    paying.submit()
    assert stand.checkout.state.overlay is Overlay.NONE
    sale = sold(stand)
    assert [tender.reference for tender in sale.tenders] == ["drawn"]
    assert sale.signature
    assert paying.signing.state == SigningState()
    assert paying.signing.signature is None


def test_given_up_in_the_middle_nothing_is_kept_and_nothing_is_paid(stand: CheckoutStand) -> None:
    signing = stand.checkout.value_paying.signing
    signing.choose(SignedOn.HERE)
    signing.draw(WRITTEN[0])
    stand.checkout.escape()
    assert signing.state == SigningState()
    assert stand.checkout.counter.view is not None
    assert stand.checkout.counter.view.basket.tenders == ()
    signing.draw(WRITTEN[1])
    signing.finish()
    assert signing.signature is None


def test_on_the_display_the_cashier_waits_for_done(stand: CheckoutStand) -> None:
    paying = stand.checkout.value_paying
    paying.signing.display_seen(True)
    paying.signing.choose(SignedOn.DISPLAY)
    for stroke in WRITTEN:
        paying.signing.draw(stroke)
    paying.submit()
    assert paying.state.notice is not None
    assert zh(paying.state.notice.words).startswith("会员还没有在顾客屏上按“完成”")
    paying.signing.finish()
    assert paying.state.notice is None
    paying.submit()
    assert sold(stand).signature


def test_a_display_that_goes_hands_over_what_was_drawn_so_far() -> None:
    signing = asked(SignedOn.DISPLAY, display=True)
    assert signing.state.on is SignedOn.DISPLAY
    signing.draw(WRITTEN[0])
    signing.display_seen(False)
    assert (signing.state.on, signing.state.strokes) == (SignedOn.HERE, (WRITTEN[0],))
    assert signing.state.ways == (SignedOn.HERE, SignedOn.PAPER)
    signing.display_seen(True)
    assert signing.state.on is SignedOn.HERE, "it does not jump back under somebody's hand"


def test_where_there_is_no_display_it_is_this_screen() -> None:
    assert asked(SignedOn.DISPLAY).state.on is SignedOn.HERE
    assert asked(SignedOn.PAPER).state.on is SignedOn.PAPER


def test_what_is_finished_takes_no_more_until_it_is_cleared() -> None:
    signing = asked()
    signing.draw(WRITTEN[0])
    signing.finish()
    made = signing.signature
    assert made == drawn([WRITTEN[0]])
    signing.draw(WRITTEN[1])
    signing.finish()
    assert signing.signature is made
    assert signing.state.strokes == made.strokes  # type: ignore[union-attr]  # a signature
    signing.clear()
    assert (signing.signature, signing.state.strokes, signing.given()) == (None, (), False)


def test_another_way_begins_anew() -> None:
    signing = asked()
    signing.draw(WRITTEN[0])
    signing.finish()
    signing.choose(SignedOn.PAPER)
    assert (signing.signature, signing.state.strokes, signing.given()) == (None, (), False)
    signing.agree(True)
    assert signing.given()
    signing.draw(WRITTEN[0])
    signing.finish()
    assert (signing.signature, signing.state.strokes) == (None, ())
    signing.choose(SignedOn.DISPLAY)
    assert signing.state.on is SignedOn.PAPER, "no display is there"


def test_strokes_without_end_stop_somewhere() -> None:
    signing = asked()
    for _ in range(MOST_STROKES + 20):
        signing.draw(WRITTEN[0])
    assert len(signing.state.strokes) == MOST_STROKES
    signing.finish()
    assert signing.signature is not None
