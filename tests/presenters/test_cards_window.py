"""The cards' window: what can be done with the chosen card, what it takes, and what came of it."""

from __future__ import annotations

from datetime import date

import pytest

from checkout_stand import CheckoutStand, zh
from shuke.application.counter.desk import CONFIRMED_CURSOR
from shuke.domain.basket import IdentifiedBy
from shuke.domain.card import CardStatus
from shuke.domain.facts.card_issued import CardIssued
from shuke.domain.profile import Profile
from shuke.presenters.cards import CardsPresenter
from shuke.presenters.checkout import Checkout, Overlay


@pytest.fixture
def stand() -> CheckoutStand:
    return CheckoutStand()


@pytest.fixture
def checkout(stand: CheckoutStand) -> Checkout:
    return stand.begin()


def opened(stand: CheckoutStand, checkout: Checkout) -> tuple[CardsPresenter, str]:
    member = stand.member()
    checkout.find.choose(member)
    checkout.open_overlay(Overlay.CARDS)
    return checkout.cards, member


def done(cards: CardsPresenter, act: str, document: str = "身份证 110101199003071234") -> str:
    """What is said of it."""
    cards.choose_act(act)
    assert cards.state.act == act
    for proof in cards.state.proofs:
        cards.note_number(proof.kind, document)
    cards.submit()
    return said(cards)


def said(cards: CardsPresenter) -> str:
    return zh(cards.state.notice.words) if cards.state.notice else ""


def offered(cards: CardsPresenter) -> list[str]:
    return [act.key for act in cards.state.acts]


def test_a_lost_card_is_dead_at_once_and_can_be_found_or_replaced_later(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    cards, member = opened(stand, checkout)
    (row,) = cards.state.rows
    assert (zh(row.status), row.alive) == ("使用中", True)
    assert offered(cards) == ["reissued", "damaged", "reported-lost", "recalled", "closed"]
    assert "即时失效" in done(cards, "reported-lost")
    (row,) = cards.state.rows
    assert (zh(row.status), row.alive) == ("已挂失", False)
    assert offered(cards) == ["found-again", "reissued"]
    assert checkout.panel.state.member
    assert checkout.panel.state.member.card == ""
    stand.session = stand.shop.manager
    assert "恢复使用" in done(cards, "found-again")
    assert stand.card_of(member).status is CardStatus.ACTIVE
    assert checkout.panel.state.member.card == stand.card_of(member).number


def test_a_cashier_cannot_reissue_and_is_told_who_can(stand: CheckoutStand, checkout: Checkout) -> None:
    cards, member = opened(stand, checkout)
    assert "店长" in done(cards, "reissued")
    assert stand.card_of(member).status is CardStatus.ACTIVE


def test_a_manager_reissues_against_a_document_and_the_fee_is_on_the_basket(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.session = stand.shop.manager
    cards, member = opened(stand, checkout)
    old = stand.card_of(member).number
    cards.choose_act("reissued")
    assert zh(cards.state.confirm) == "挂失补卡 · ¥5.00"
    cards.submit()
    assert "请先看过本人证件" in said(cards)
    assert len(cards.state.rows) == 1
    told = done(cards, "reissued")
    assert f"{old}-2" in told
    assert "¥5.00 已记在单上" in told
    assert [(zh(line.name), line.amount) for line in checkout.basket.state.lines] == [("补卡工本费", "¥5.00")]
    assert [row.alive for row in cards.state.rows] == [True, False]
    assert [zh(row.detail) for row in cards.state.rows][1] == f"已换成 {old}-2"
    assert checkout.panel.state.member
    assert checkout.panel.state.member.card == f"{old}-2"
    with stand.shop.store.reading() as work:
        whole = b"".join(fact.content for fact in work.journal.after("S01-1", 1, 0, 99))
    assert "本人证件 身份证 …1234".encode() in whole
    assert b"199003071234" not in whole
    cards.print_again()
    assert "送去打印" in said(cards)


def test_no_card_is_made_whose_fee_could_not_be_rung_up(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.session = stand.shop.manager
    member = stand.member()
    checkout.find.choose(member)
    stand.enter("20")
    checkout.pay()
    stand.enter("5")
    checkout.open_overlay(Overlay.CARDS)
    assert "已收了部分款项" in done(checkout.cards, "damaged")
    assert stand.card_of(member).status is CardStatus.ACTIVE


def test_a_dead_card_offers_nothing_and_a_recalled_one_a_new_card(
    stand: CheckoutStand, checkout: Checkout
) -> None:
    stand.session = stand.shop.manager
    cards, member = opened(stand, checkout)
    first = cards.state.chosen
    done(cards, "damaged")
    cards.choose(first)
    assert (offered(cards), cards.state.confirm) == ([], "")
    cards.submit()
    assert said(cards) == ""
    cards.choose(stand.card_of(member).card_id)
    assert "收回" in done(cards, "recalled")
    assert offered(cards) == ["issued"]
    assert "已发" in done(cards, "issued")
    assert stand.card_of(member).alive


def test_closing_the_card_ends_the_membership(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.session = stand.shop.manager
    cards, member = opened(stand, checkout)
    cards.choose_act("closed")
    assert cards.state.takes_away
    assert "已注销" in done(cards, "closed")
    assert checkout.counter.view
    assert checkout.counter.view.member is None
    with stand.shop.store.reading() as work:
        known = work.members.get(member)
    assert known
    assert not known.active


def test_two_windows_on_one_member_do_it_once(stand: CheckoutStand, checkout: Checkout) -> None:
    """The second one still shows the card alive; what it asks for is decided by what is."""
    stand.session = stand.shop.manager
    cards, member = opened(stand, checkout)
    other = CardsPresenter(checkout.counter, checkout.cards._desks, None)
    other.open()
    done(cards, "damaged")
    told = done(other, "reissued")
    assert "已换卡作废" in told
    with stand.shop.store.reading() as work:
        assert len(work.cards.of_member(member)) == 2
    assert len(checkout.basket.state.lines) == 1


def test_a_key_pressed_twice_asks_once(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.session = stand.shop.manager
    cards, member = opened(stand, checkout)
    cards.choose_act("damaged")
    cards.note_number("document", "身份证 1234")
    stand.background.hold()
    cards.submit()
    assert cards.state.busy
    cards.submit()
    stand.background.release()
    assert not cards.state.busy
    with stand.shop.store.reading() as work:
        assert len(work.cards.of_member(member)) == 2


def test_a_programme_that_replaces_cards_free_asks_for_no_fee(stand: CheckoutStand) -> None:
    checkout = stand.begin()
    stand.session = stand.shop.manager
    member = stand.member()
    text = stand.programme_text().replace("fee = 5\n", "fee = 0\n").replace("version = 1", "version = 2", 1)
    stand.publish_text(2, text)
    checkout.find.choose(member)
    stand.enter("5")
    checkout.open_overlay(Overlay.CARDS)
    assert "免费" in zh(checkout.cards.state.acts[0].means)
    assert "工本费" not in done(checkout.cards, "reissued")
    assert [line.amount for line in checkout.basket.state.lines] == ["¥5.00"]


def test_a_card_that_expires_says_until_when(stand: CheckoutStand) -> None:
    member = stand.member()
    card = CardIssued("c-9", member, "777-9", "member", date(2026, 1, 1), expires_on=date(2027, 12, 31))
    with stand.shop.store.writing() as work:
        stand.shop.recorder.record(work, stand.shop.desk.shop, card, staff="")
        work.commit()
    checkout = stand.begin()
    checkout.find.choose(member)
    checkout.open_overlay(Overlay.CARDS)
    assert "有效至 2027-12-31" in [zh(row.detail) for row in checkout.cards.state.rows]


def test_cards_of_nobody_are_not_read(checkout: Checkout) -> None:
    checkout.cards.open()
    assert checkout.cards.state.rows == ()
    checkout.cards.print_again()
    checkout.cards.submit()
    assert checkout.cards.state.notice is None


def test_a_student_applies_and_hands_the_card_over_to_somebody_new() -> None:
    stand = CheckoutStand(programme="campus-card")
    stand.session = stand.shop.manager
    giver = stand.shop.enrol(Profile("李同学", "13805718888"), "tier.vip.same-day").member_id
    checkout = stand.begin()
    checkout.find.choose(giver)
    checkout.open_overlay(Overlay.CARDS)
    cards = checkout.cards
    assert [zh(row.status) for row in cards.state.rows] == ["使用中", "可办炫酷卡"]
    cards.choose("apply:campus")
    assert "当日消费满 ¥100.00" in zh(cards.state.acts[0].means)
    cards.submit()
    assert "请先看过消费小票" in said(cards)
    assert "已成为炫酷卡" in done(cards, offered(cards)[0], "0042")
    assert [row.alive for row in cards.state.rows] == [True, True]
    card = stand.card_of(giver)
    assert (card.card_type, cards.state.chosen) == ("campus", card.card_id)
    assert checkout.panel.state.member
    assert checkout.panel.state.member.card != card.number
    cards.name_taker(taker="13911112222")
    assert "没有找到接卡人" in done(cards, "handed-over")
    cards.name_taker(name="王" * 60)
    assert len(cards.state.taker_name) == 40
    cards.name_taker(name="王同学")
    assert cards.state.taker_asked
    done(cards, "handed-over")
    assert stand.card_of(giver).status is CardStatus.CLOSED
    with stand.shop.store.reading() as work:
        (taker,) = work.members.by_phone("13911112222", 2)
        assert work.cards.of_member(taker.member_id)[0].alive


def test_somebody_new_joins_by_the_students_card() -> None:
    stand = CheckoutStand(programme="campus-card")
    checkout = stand.begin()
    checkout.open_overlay(Overlay.ENROL, "13911112222")
    enrol = checkout.enrol
    labels = {way.rule: zh(way.words) for way in enrol.state.ways}
    assert labels["card.campus.same-day"].startswith("炫酷卡")
    enrol.choose_way("card.campus.same-day")
    for proof in enrol.state.proofs:
        enrol.tick(proof.kind, True)
    enrol.submit()
    assert "已入会：炫酷卡" in stand.notice


def test_cards_are_saved_as_files_and_a_full_disk_is_told(stand: CheckoutStand, checkout: Checkout) -> None:
    cards, member = opened(stand, checkout)
    cards.save()
    assert f"/cards/{stand.card_of(member).number}.pdf" in said(cards)
    stand.disk_trouble = OSError(28, "No space left on device")
    cards.save()
    assert "No space left" in said(cards)
    done(cards, "reported-lost", "")
    cards.save()
    assert "No space left" not in said(cards)


def test_a_dead_or_unknown_card_says_how_old_the_list_is(stand: CheckoutStand, checkout: Checkout) -> None:
    member = stand.member()
    code = stand.card_text(stand.card_of(member))
    checkout.find.choose(member)
    checkout.open_overlay(Overlay.CARDS)
    done(checkout.cards, "reported-lost", "")
    checkout.close_overlay()
    checkout.scanned(code, IdentifiedBy.HAND_SCANNER)
    assert "截至" not in stand.notice
    with stand.shop.store.writing() as work:
        work.cursors.put(CONFIRMED_CURSOR, stand.shop.clock.now_ms() - 25 * 3600 * 1000)
        work.commit()
    for text in (code, "777000111222"):
        checkout.scanned(text, IdentifiedBy.HAND_SCANNER)
        assert "截至 03-09 09:00" in stand.notice
    checkout.scanned(code, IdentifiedBy.HAND_SCANNER)
    assert "已挂失" in stand.notice


def test_an_old_card_is_swapped_where_somebody_is_enrolled(stand: CheckoutStand, checkout: Checkout) -> None:
    stand.session = stand.shop.manager
    checkout.open_overlay(Overlay.ENROL, "13911112222")
    enrol = checkout.enrol
    enrol.type("name", "吴女士")
    enrol.choose_way("swap")
    assert enrol.state.swapping
    enrol.type("old_card", "A-17")
    enrol.type("spent", "many")
    for proof in enrol.state.proofs:
        enrol.note_number(proof.kind, "身份证 1234")
    enrol.submit()
    assert enrol.state.notice
    assert not enrol.state.busy
    enrol.type("spent", "7000")
    enrol.submit()
    assert "已入会" in stand.notice
    assert checkout.panel.state.member
    checkout.open_overlay(Overlay.CARDS)
    rows = {row.number: (zh(row.status), zh(row.detail)) for row in checkout.cards.state.rows}
    new = checkout.panel.state.member.card
    assert rows["A-17"] == ("已收回", f"已换成 {new}")
    assert rows[new][0] == "使用中"
