"""The window of members in each state that has to look right, for reviewable pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from messages_stand import Stand as Letters
from shuke.application.cards.asking import CardAsked
from shuke.application.cards.card_desk import CardDesk
from shuke.application.members.contacting import contacted
from shuke.domain.birthday import Birthday
from shuke.domain.consent import Channel, ConsentBy
from shuke.domain.contacted import Outcome
from shuke.domain.profile import Profile
from shuke.domain.profile_fields import ProfileField

if TYPE_CHECKING:
    from ui.members_window import MembersWindow

__all__ = ["SCENES"]


def record(window: MembersWindow) -> None:
    stand = window.stand
    stand.enrol("李小红", "13900139000")
    new = stand.enrol("林晓梅", "13805715678")
    stand.as_manager()
    window.open(new.member_id)
    page = stand.record
    page.type(ProfileField.ADDRESS, "杭州市西湖区龙井路 1 号")
    page.type(ProfileField.NOTE, "爱喝热的；每次都带小孙女来，给她一块糖")
    page.save()
    page.type(ProfileField.PHONE, "13805719999")
    page.type(ProfileField.BIRTHDAY, "1988-3-10")
    page.save()
    page.type(ProfileField.EMAIL, "lin@")
    page.save()


def nobody(window: MembersWindow) -> None:
    window.open()
    window.stand.presenter.type("9988")


def happened(window: MembersWindow) -> None:
    record(window)
    stand = window.stand
    member_id = stand.presenter.chosen
    for yuan in (128, 42, 6400):
        stand.sell_to(member_id, yuan)
        stand.shop.clock.advance(86_400)
    desk = CardDesk(stand.shop.desk, lambda card: card.number)
    with stand.shop.store.reading() as work:
        card = work.cards.of_member(member_id)[0]
    desk.report_lost(stand.shop.manager, CardAsked(card.card_id, note="公交车上遗失"))
    letters = Letters(stand.shop)
    letters.says(member_id, Channel.SMS, yes=True)
    letters.queued(member_id, preset="birthday", occasion="care.birthday/2026")
    letters.queue.work()
    contacted(stand.shop.desk, stand.shop.manager, member_id, Outcome.REACHED, "周五来取新茶，留两饼")
    stand.record.discard()
    stand.presenter.go("time_line")
    stand.time_line.move(1)


def consented(window: MembersWindow) -> None:
    new = window.stand.enrol("林晓梅", "13805715678")
    window.open(new.member_id)
    window.stand.presenter.go("consent")
    page = window.stand.consent
    page.tick(Channel.SMS, True)
    page.say_by(ConsentBy.SIGNED)
    page.tick(Channel.MESSENGER, True)
    page.save()
    page.tick(Channel.MESSENGER, False)
    page.save()
    page.tick(Channel.PHONE, True)


def twins(window: MembersWindow) -> None:
    stand = window.stand
    stand.enrol("林晓梅", "13805715678")
    other = stand.shop.enrol(Profile("林晓梅", "13900139000", Birthday(3, 10)), "tier.gold.same-day")
    stand.shop.enrol(Profile("林晓梅", birthday=Birthday(3, 10, 1988)))
    stand.sell_to(other.member_id, 6400)
    window.open(other.member_id)
    stand.presenter.go("twins")
    stand.twins.ask("138 0571 5678")
    stand.twins.list_asked()
    stand.twins.merge()


def own_data(window: MembersWindow) -> None:
    record(window)
    stand = window.stand
    stand.sell_to(stand.presenter.chosen, 6400)
    stand.record.discard()
    stand.presenter.go("own_data")
    stand.own_data.type_number("00111000009")
    stand.own_data.erase()


def cared_for(window: MembersWindow) -> None:
    stand = window.stand
    for number in range(5):
        stand.enrol(f"林{number}", f"1380571000{number}")
    stand.as_manager()
    window.open(stand.enrol("林晓梅", "13805715678").member_id)
    stand.presenter.go("care")
    stand.care.balance()
    stand.care.choose("st-1")


def shared_out(window: MembersWindow) -> None:
    cared_for(window)
    stand = window.stand
    stand.presenter.go("care")
    stand.care.share_out()
    stand.care.sharing.choose("st-2")


def nothing_happened(window: MembersWindow) -> None:
    window.open(window.stand.enrol().member_id)
    window.stand.presenter.go("time_line")


SCENES: dict[str, Callable[[MembersWindow], None]] = {
    "record": record,
    "nobody": nobody,
    "happened": happened,
    "cared_for": cared_for,
    "shared_out": shared_out,
    "own_data": own_data,
    "twins": twins,
    "consented": consented,
    "nothing_happened": nothing_happened,
}
