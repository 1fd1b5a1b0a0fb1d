"""What is done for members: their records, cards, money, and what they are given; goods that come back."""

from __future__ import annotations

from datetime import date

from counter_session.play import Play, money, person, verb
from counter_session.selling import free_bytes
from shuke.adapters.pinyin import initials
from shuke.application.card_printing import print_card
from shuke.application.cards.asking import CardAnswer, CardAsked
from shuke.application.cards.beside_desk import Taker
from shuke.application.cards.swap_desk import SwapWanted
from shuke.application.enrolling import Enrolment, NewMember
from shuke.application.events.announcing import announce
from shuke.application.events.taking_part import TakingPart
from shuke.application.find_members import find_members
from shuke.application.importing.carrying_over import CarryingOver, Permit
from shuke.application.importing.columns import find_header, is_known
from shuke.application.importing.old_members import read_old_members, tiers_by_name
from shuke.application.members.caring import Caring
from shuke.application.members.consenting import ConsentDesk
from shuke.application.members.editing import Edit, MemberEditing
from shuke.application.members.erasing import Erasing
from shuke.application.members.merging import Merging
from shuke.application.members.own_data import own_data
from shuke.application.members.record import MemberRecord, read_record
from shuke.application.money_held.customer_pins import PinChange
from shuke.application.money_held.giving import Giving
from shuke.application.money_held.paying_back import BackWanted, pay_value_back
from shuke.application.money_held.taking_back import handed_before
from shuke.application.money_held.taking_back import take_back as hand_back
from shuke.application.money_held.topping_up import TopUpWanted, top_up
from shuke.application.refunding.found_sale import HeldSale, held_sale
from shuke.application.refunding.goodwill import GoodwillWish, give_back
from shuke.application.refunding.refunding import RefundWished, take_back
from shuke.application.sheets.reading import read_table
from shuke.domain.announced import AnnouncedEvent
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.card import Card
from shuke.domain.consent import Channel, ConsentBy
from shuke.domain.membership.gifting import GiftAsked
from shuke.domain.membership.perking import PerkAsked
from shuke.domain.profile import Profile
from shuke.domain.profile_fields import ProfileField, with_fields
from shuke.domain.programme.parts.shown import Proof

SHOWN = frozenset(Proof)


def card_of(play: Play, name: str, kind: str = "") -> Card:
    """The member's newest card of that kind that is not gone."""
    with play.reading() as work:
        cards = work.cards.of_member(play.member(name))
    own = [one for one in cards if not kind or one.card_type == kind]
    alive = [one for one in own if one.alive]
    return (alive or own)[-1]


# the record


@verb("enrol")
def enrol(play: Play) -> object:
    """name, phone; ``way=`` in, ``evidence=``, ``sms`` for offers by message."""
    name, phone = play.step.given
    channels = (Channel.SMS,) if play.step.named.get("offers") == "sms" else ()
    wish = Enrolment(
        Profile(name, phone), play.step.named.get("way", "tier.ordinary.sale"), "身份证 …1234", channels
    )
    answer = play.till.services.enrolments.enrol(play.who, wish)
    if isinstance(answer, NewMember):
        play.stage.members[play.step.named.get("as", name)] = answer.member_id
    return answer


@verb("find")
def find(play: Play) -> object:
    with play.reading() as work:
        return [one.profile.name for one in find_members(work, play.given(0), 20).members]


@verb("show-card")
def show_card(play: Play) -> object:
    """The card's code before the camera."""
    card = card_of(play, play.given(0))
    return play.till.services.identifying.scan(
        play.who, play.till.services.card_text(card), IdentifiedBy.CAMERA
    )


@verb("look")
def look(play: Play) -> object:
    """A window that stays open: what it shows is what is changed later."""
    with play.reading() as work:
        record = read_record(work, play.till.services.recorder, play.member(play.given(0)))
    assert record is not None
    play.stage.kept[play.given(1)] = record
    return record


@verb("change")
def change(play: Play) -> object:
    """window, ``field=value``."""
    seen = play.stage.kept[play.given(0)]
    assert isinstance(seen, MemberRecord)
    fields = {ProfileField(name): value for name, value in play.step.named.items()}
    edit = Edit(seen.member.member_id, seen.version, with_fields(seen.profile, fields))
    return MemberEditing(play.desk, initials).change(play.who, edit)


@verb("consent")
def consent(play: Play) -> object:
    wanted = {Channel(name): said == "yes" for name, said in play.step.named.items()}
    return ConsentDesk(play.desk).say(play.who, play.member(play.given(0)), wanted, ConsentBy.COUNTER)


@verb("terms")
def terms(play: Play) -> object:
    desk, member = ConsentDesk(play.desk), play.member(play.given(0))
    desk.print_terms(play.who, member)
    return desk.accept_terms(play.who, member, printed=True)


@verb("look-after")
def look_after(play: Play) -> object:
    return Caring(play.desk).assign(play.who, play.member(play.given(0)), person(play.given(1)).staff_id)


@verb("merge")
def merge(play: Play) -> object:
    gone, stays, why = play.step.given
    return Merging(play.desk, initials).merge(play.who, play.member(gone), play.member(stays), why)


@verb("own-data")
def own(play: Play) -> object:
    member = play.member(play.given(0))
    refused = Erasing(play.desk).note_given(play.who, member)
    if refused is not None:
        return refused
    with play.reading() as work:
        return own_data(work, play.desk, member)


@verb("erase")
def erase(play: Play) -> object:
    member = play.member(play.given(0))
    with play.reading() as work:
        known = work.members.get(member)
    assert known is not None
    return Erasing(play.desk).erase(
        play.who, member, play.step.named.get("number", known.number), play.given(1)
    )


@verb("carry-over")
def carry_over(play: Play) -> object:
    """A list of an older system, rows parted by ``;``."""
    table = read_table(play.given(0).replace(";", "\n").encode(), is_known)
    with play.reading() as work:
        programme = play.desk.programme_in_force(work)
    old = read_old_members(table, find_header(table.rows), tiers_by_name(programme), date(2026, 3, 10))
    desk = CarryingOver(play.desk, initials)
    permit = desk.begin(play.who, old, "旧系统")
    if not isinstance(permit, Permit):
        return permit
    for member_id, one in permit.members:
        play.stage.members[one.name] = member_id
    return desk.take_slice(permit, 0)


# cards


def _asked(play: Play, card: Card) -> CardAsked:
    return CardAsked(card.card_id, SHOWN, "身份证 …1234", play.step.named.get("note", ""))


def _card_verb(name: str, act: str) -> None:
    @verb(name)
    def do(play: Play) -> object:
        card = card_of(play, play.given(0), play.step.named.get("kind", ""))
        return getattr(play.till.services.card_desk, act)(play.who, _asked(play, card))


for _name, _act in (
    ("card-lost", "report_lost"),
    ("card-found", "found_again"),
    ("card-reissue", "reissue"),
    ("card-damaged", "damaged"),
    ("card-recall", "recall"),
    ("card-close", "close"),
):
    _card_verb(_name, _act)


@verb("card-issue")
def issue(play: Play) -> object:
    member = play.member(play.given(0))
    return play.till.services.card_desk.issue(play.who, member, card_of(play, play.given(0)).card_type)


@verb("card-print")
def card_printed(play: Play) -> object:
    card = card_of(play, play.given(0))
    return print_card(play.desk, play.who, card.card_id, play.till.services.card_text)


@verb("card-apply")
def apply(play: Play) -> object:
    return play.till.services.beside_desk.apply(
        play.who, play.member(play.given(0)), play.given(1), CardAsked("", SHOWN, "学生证 …0042")
    )


@verb("card-hand-over")
def hand_over(play: Play) -> object:
    card = card_of(play, play.given(0), play.step.named["kind"])
    taker = Taker(play.given(1), play.given(2), SHOWN)
    answer = play.till.services.beside_desk.hand_over(play.who, _asked(play, card), taker)
    if isinstance(answer, CardAnswer) and play.given(2):
        play.stage.members[play.given(2)] = answer.card.member_id
    return answer


@verb("card-swap")
def swap(play: Play) -> object:
    name, phone, old, spent = play.step.given
    wanted = SwapWanted(Profile(name, phone), old, money(spent), date(2026, 2, 1), SHOWN, "身份证 …1234")
    answer = play.till.services.swap_desk.swap(play.who, wanted)
    if isinstance(answer, CardAnswer):
        play.stage.members[name] = answer.card.member_id
    return answer


# money, and what is given


@verb("top-up")
def topped_up(play: Play) -> object:
    name, paid = play.step.given[:2]
    kind = TenderKind(play.given(2, "cash"))
    given = money(play.given(3)) if play.given(3) else None
    wanted = TopUpWanted(
        play.step.named["as"],
        play.member(name),
        money(paid),
        kind,
        given=given,
        seller=play.who.staff.name,
        invoice="invoice" in play.step.named,
    )
    return top_up(play.desk, free_bytes, play.who, wanted)


@verb("pay-back")
def paid_back(play: Play) -> object:
    amount = money(play.given(2)) if play.given(2) else None
    return pay_value_back(
        play.desk, play.who, BackWanted(play.member(play.given(0)), play.given(1), amount, note="客户要求")
    )


@verb("set-pin")
def set_pin(play: Play) -> object:
    change = PinChange(play.member(play.given(0)), play.given(1), play.given(2))
    return play.till.customer_pins.change(play.who, change)


@verb("perk")
def perk(play: Play) -> object:
    asked = PerkAsked(play.given(1), int(play.given(2, "1")), shows=SHOWN)
    return Giving(play.desk).use_perk(play.who, play.member(play.given(0)), asked)


@verb("gift")
def gift(play: Play) -> object:
    mixed = play.step.named.get("with") == "money"
    return Giving(play.desk).redeem_gift(
        play.who, play.member(play.given(0)), GiftAsked(play.given(1), with_money=mixed)
    )


@verb("give-coupon")
def give_coupon(play: Play) -> object:
    name, kind, count, why = play.step.given
    return Giving(play.desk).give_coupon(play.who, play.member(name), kind, int(count), why)


@verb("withdraw-coupon")
def withdraw(play: Play) -> object:
    member = play.member(play.given(0))
    with play.reading() as work:
        coupon = work.members.coupons(play.desk.till, member)[0].coupon_id
    return Giving(play.desk).withdraw_coupon(play.who, member, coupon, play.given(1))


@verb("stamps")
def stamps(play: Play) -> object:
    return Giving(play.desk).give_stamps(
        play.who, play.member(play.given(0)), int(play.given(1)), play.given(2)
    )


@verb("take-back-given")
def given_back(play: Play) -> object:
    """The newest thing handed out."""
    member = play.member(play.given(0))
    with play.reading() as work:
        newest = handed_before(play.desk, work, member)[0]
    return hand_back(play.desk, play.who, member, newest.place, play.given(1))


# goods that come back


def _held(play: Play, name: str) -> HeldSale:
    with play.reading() as work:
        held = held_sale(play.desk, work, play.stage.sales[name])
    assert held is not None
    return held


@verb("refund")
def refund(play: Play) -> object:
    """sale, ``line:pieces`` …; the sale of another till by head office's leave: ``elsewhere``."""
    name, *lines = play.step.given
    held = play.stage.kept["permit"] if "elsewhere" in play.step.named else _held(play, name)
    assert isinstance(held, HeldSale)
    chosen = tuple((int(line), int(pieces) * 1000) for line, pieces in (one.split(":") for one in lines))
    return take_back(play.desk, play.who, RefundWished(held, chosen, play.step.named.get("why", "尺寸不合")))


@verb("ask-refund")
def ask_refund(play: Play) -> object:
    assert play.till.refunds is not None
    place = play.stage.sales[play.given(0)]
    answer = play.till.refunds.ask(place, play.stage.clock.now_ms())
    play.stage.kept["permit"] = answer.held
    return answer


@verb("goodwill")
def goodwill(play: Play) -> object:
    number, amount, why = play.step.given
    return give_back(play.desk, play.who, GoodwillWish(number, money(amount), why))


# events


@verb("announce-event")
def announce_event(play: Play) -> object:
    """name, places, fee; on the eleventh, open to everybody from the tenth on."""
    name, places, fee = play.step.given
    on, opens = date(2026, 3, 11), date(2026, 3, 10)
    wanted = AnnouncedEvent("", "", name, on, on, opens, places=int(places), fee=money(fee))
    answer = announce(play.desk, play.who, wanted)
    if isinstance(answer, AnnouncedEvent):
        play.stage.events[name] = answer.event_id
    return answer


def _event_verb(name: str, act: str) -> None:
    @verb(name)
    def do(play: Play) -> object:
        event = play.stage.events[play.given(1)]
        return getattr(TakingPart(play.desk, free_bytes), act)(play.who, play.member(play.given(0)), event)


for _name, _act in (
    ("event-sign-up", "sign_up"),
    ("event-wait", "wait"),
    ("event-sign-off", "sign_off"),
    ("event-check-in", "check_in"),
):
    _event_verb(_name, _act)
