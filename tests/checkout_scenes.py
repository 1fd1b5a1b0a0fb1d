"""The checkout in each state that has to look right: for tests of its windows and for reviewable pictures."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from PIL import Image, ImageDraw
from PySide6.QtWidgets import QWidget

from checkout_stand import DISCOUNTS, CheckoutStand
from fakes.counter_shop import CUP, TEA
from fakes.member_phone import MemberPhone
from fakes.self_enrolled import let_wait, somebody
from money_scenes import MONEY_PLAYED
from shuke.application.money_held.customer_pins import PinChange
from shuke.application.ports.printing import PrinterTrouble
from shuke.application.print_queue import QueueState
from shuke.application.sync.fetching import Fetched
from shuke.domain.article import Article, Department
from shuke.domain.basket import MOST_UNIT_PRICE, BasketLine, IdentifiedBy, TenderKind
from shuke.domain.birthday import Birthday
from shuke.domain.counter_rules import CounterRules, Rounding, RoundingStep
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.scanning.camera import CameraState
from shuke.presenters.checkout import Overlay
from shuke.presenters.status import Coming, ComingStage, HeadOfficeContact, HeadOfficeSeen
from shuke.ui.camera_view import CameraView
from shuke.ui.checkout.screen import CheckoutScreen
from shuke.ui.keys import Keys
from shuke.ui.kit.layouts import column
from shuke.ui.kit.strip import StatusStrip, StripItem
from shuke.ui.speech import Speaker
from shuke.ui.tokens import Tone
from shuke.wording.head_office import TROUBLES

__all__ = ["SCENES", "CheckoutWindow", "demo_states"]

GOODS = (
    TEA,
    CUP,
    Article(
        "a-dhp",
        "大红袍 武夷山正岩 特级 125g 礼盒装",
        Money(468_00),
        barcode="6901234567908",
        department_id="d-1",
    ),
    Article(
        "a-lj", "西湖龙井 明前", Money(688_00), barcode="6901234567915", department_id="d-1", reduced=True
    ),
    Article(
        "a-pot",
        "宜兴紫砂壶 朱泥西施 国家级工艺美术师手制 附证书与锦盒 限量编号",
        Money(12_800_00),
        department_id="d-2",
    ),
    Article("a-cake", "绿豆糕", Money(18_00), department_id="d-3", barcode="6901234567922"),
)
DEPARTMENTS = tuple(
    Department(f"d-{at}", name, at)
    for at, name in enumerate(("茶叶", "茶具", "茶点", "礼盒", "散茶", "配件"), 1)
)
LONG_NAME = "欧阳亚历山大·克里斯托弗·冯·霍恩施陶芬-维特尔斯巴赫女士"


@dataclass(frozen=True, slots=True)
class Scene:
    name: str
    play: Callable[[CheckoutStand], None]
    opened: datetime = datetime(2026, 3, 10, 6, 35, tzinfo=UTC)
    programme: str = "tea-chain"


def prepared(stand: CheckoutStand) -> str:
    """Goods, departments, a regular member with points and a birthday today; her id."""
    stand.list_articles(GOODS, DEPARTMENTS)
    member = stand.member("林晓梅", "13805715678", birthday=Birthday(3, 10, 1988))
    stand.sell_to(member, Money(6400_00))
    stand.status.signed_in("小林")
    now = stand.shop.desk.local_time(stand.shop.clock.now_ms())
    stand.status.minute_passed(now)
    stand.status.camera_changed(CameraState.OFF)
    stand.status.head_office_seen(HeadOfficeSeen(HeadOfficeContact.ONLINE))
    stand.begin()
    return member


def empty(stand: CheckoutStand) -> None:
    prepared(stand)


def usual(stand: CheckoutStand) -> None:
    member = prepared(stand)
    stand.checkout.find.choose(member)
    stand.enter("2*6901234567892")
    stand.enter("6901234567908")
    stand.enter("18.5")


def explained(stand: CheckoutStand) -> None:
    usual(stand)
    stand.checkout.accept_offer()
    stand.checkout.entry.move(-1)
    stand.checkout.basket.explain()


def discounted(stand: CheckoutStand) -> None:
    """A programme with line discounts: what was, what is, and why."""
    prepared(stand)
    stand.publish(2, DISCOUNTS)
    new = stand.shop.enrol(Profile("沈金凤", "13805714444"), "tier.gold.same-day")
    stand.begin()
    stand.checkout.find.choose(new.member_id)
    for code in ("2*6901234567892", "6901234567915", "2000000000015"):
        stand.enter(code)
    stand.checkout.entry.move(-1)
    stand.checkout.basket.explain()


def promotion(stand: CheckoutStand) -> None:
    member = prepared(stand)
    stand.sell_to(member, Money(700_00))
    stand.checkout.find.choose(member)
    stand.enter("6901234567892")
    stand.status.head_office_seen(
        HeadOfficeSeen(HeadOfficeContact.OFFLINE, 7, stand.shop.desk.local_time(stand.shop.clock.now_ms()))
    )


def many_lines(stand: CheckoutStand) -> None:
    """Two hundred lines, laid into the basket at once: ringing each up would take a picture's patience."""
    member = prepared(stand)
    stand.checkout.find.choose(member)
    desk, view = stand.shop.desk, stand.checkout.counter.view
    assert view is not None
    basket = view.basket
    for at in range(200):
        line = TEA.line(date(2026, 3, 10), (at % 9 + 1) * 1000)
        basket = basket.with_line(line if at % 2 else BasketLine(0, "", Money((at + 1) * 101)))
    with stand.shop.store.writing() as work:
        desk.put(work, basket)
        work.commit()
    stand.begin()


def long_names(stand: CheckoutStand) -> None:
    prepared(stand)
    member = stand.member(LONG_NAME, "13805710001")
    stand.checkout.find.choose(member)
    for key in ("a-pot", "a-dhp"):
        stand.checkout.entry.press_department("d-2" if key == "a-pot" else "d-1")
        stand.checkout.entry.choose(key)
    stand.checkout.entry.clear()


def large_amounts(stand: CheckoutStand) -> None:
    member = prepared(stand)
    stand.checkout.find.choose(member)
    stand.enter(f"99999*{MOST_UNIT_PRICE.minor // 100}")
    stand.enter("12345.678*9999999.99")


def searching(stand: CheckoutStand) -> None:
    usual(stand)
    stand.type("2*紫")


def quantity(stand: CheckoutStand) -> None:
    usual(stand)
    stand.type("3*")


def paying(stand: CheckoutStand) -> None:
    usual(stand)
    stand.checkout.accept_offer()
    stand.checkout.pay()


def partial(stand: CheckoutStand) -> None:
    usual(stand)
    stand.checkout.paying.note_reference("2026031022001476")
    stand.type("300")
    stand.checkout.take(TenderKind.ALIPAY)
    stand.type("100")
    stand.checkout.take(TenderKind.WECHAT)


def thanks(stand: CheckoutStand) -> None:
    usual(stand)
    stand.type("800")
    stand.checkout.take(TenderKind.CASH)


def thanks_exact(stand: CheckoutStand) -> None:
    prepared(stand)
    stand.enter("20")
    stand.checkout.take(TenderKind.CASH)


def refusal(stand: CheckoutStand) -> None:
    usual(stand)
    stand.type("9999")
    stand.checkout.take(TenderKind.BANK_CARD)
    stand.status.queue_changed(QueueState(3, trouble=PrinterTrouble.NO_PAPER))


def voiding(stand: CheckoutStand) -> None:
    usual(stand)
    stand.checkout.basket.void()


def undoing(stand: CheckoutStand) -> None:
    usual(stand)
    stand.checkout.basket.cancel()


def unknown(stand: CheckoutStand) -> None:
    prepared(stand)
    stand.enter("13900001111")


def asking_elsewhere(stand: CheckoutStand) -> None:
    """The till keeps a part of the members: head office is asked, and names of a snapshot are still coming."""
    usual(stand)
    stand.keep_a_part()
    coming = Coming(412_000, 1_000_000, ComingStage.NAMES)
    stand.status.head_office_seen(HeadOfficeSeen(HeadOfficeContact.ONLINE, coming=coming))
    stand.enter("13900001111")


def not_fetched(stand: CheckoutStand) -> None:
    asking_elsewhere(stand)
    stand.answer(Fetched.OFFLINE)


def finding_elsewhere(stand: CheckoutStand) -> None:
    prepared(stand)
    stand.keep_a_part()
    stand.checkout.open_overlay(Overlay.FIND)
    stand.checkout.find.type("13900001111")


def finding_asked(stand: CheckoutStand) -> None:
    finding_elsewhere(stand)
    stand.checkout.find.submit()
    stand.answer(Fetched.NOBODY)


def finding(stand: CheckoutStand) -> None:
    usual(stand)
    people = (
        ("林大同", "13805710002", "tier.gold.same-day"),
        ("林语", "13905710003", "tier.diamond.same-day"),
    )
    for name, phone, rule in people:
        stand.shop.enrol(Profile(name, phone), rule)
    stand.member(LONG_NAME.replace("欧阳", "林"), "13905710009")
    stand.checkout.open_overlay(Overlay.FIND)
    stand.checkout.find.type("林")


def finding_nobody(stand: CheckoutStand) -> None:
    prepared(stand)
    stand.checkout.open_overlay(Overlay.FIND)
    stand.checkout.find.type("9988")


def enrolling(stand: CheckoutStand) -> None:
    prepared(stand)
    stand.enter("6901234567892")
    stand.checkout.open_overlay(Overlay.ENROL, "13805718888")
    stand.checkout.enrol.type("birthday", "2-30")
    stand.checkout.enrol.tick("slip", True)
    stand.checkout.enrol.submit()


def completing(stand: CheckoutStand) -> None:
    """Three enrolled themselves; one of them stands there."""
    prepared(stand)
    waiting = (
        somebody(),
        somebody("e-2", "欧阳亚历山大", "13900139000"),
        somebody("e-3", "李娜", "13700137000"),
    )
    let_wait(stand.shop.store, *waiting)
    stand.enter("6901234567892")
    stand.checkout.open_overlay(Overlay.ENROL)
    stand.checkout.enrol.complete("e-2")


def cards(stand: CheckoutStand) -> None:
    usual(stand)
    stand.session = stand.shop.manager
    stand.checkout.open_overlay(Overlay.CARDS)
    stand.checkout.cards.choose_act("reissued")
    stand.checkout.cards.note_number("document", "身份证 1234")
    stand.checkout.cards.submit()


def handing_over(stand: CheckoutStand) -> None:
    """A card beside the tier, the tier's own, and what a refusal says."""
    stand.session = stand.shop.manager
    new = stand.shop.enrol(Profile("欧阳亚历山大", "13805718888"), "tier.vip.same-day")
    stand.begin()
    stand.checkout.find.choose(new.member_id)
    stand.checkout.open_overlay(Overlay.CARDS)
    cards = stand.checkout.cards
    cards.choose("apply:campus")
    for proof in cards.state.proofs:
        cards.note_number(proof.kind, "0042")
    cards.submit()
    cards.choose_act("handed-over")
    cards.name_taker(taker="13911112222")
    for proof in cards.state.proofs:
        cards.note_number(proof.kind, "身份证 1234")
    cards.submit()


def swapping(stand: CheckoutStand) -> None:
    """An old card in place of a purchase: its number and what was spent with it."""
    prepared(stand)
    stand.checkout.open_overlay(Overlay.ENROL, "13805718888")
    enrol = stand.checkout.enrol
    enrol.choose_way("swap")
    enrol.type("old_card", "A-000017")
    enrol.type("spent", "7000")
    for proof in enrol.state.proofs:
        enrol.note_number(proof.kind, "身份证 1234")


def offers(stand: CheckoutStand) -> None:
    usual(stand)
    stand.checkout.open_overlay(Overlay.OFFERS)
    stand.checkout.offers.type("1234")


def coupons_proposed(stand: CheckoutStand) -> None:
    """A member of a programme with coupons and stored value, and enough in the basket for both."""
    stand.list_articles(GOODS, DEPARTMENTS)
    new = stand.shop.enrol(Profile("周经理", "13900001234"), "tier.member.registering")
    stand.status.signed_in("小林")
    checkout = stand.begin()
    checkout.find.choose(new.member_id)
    stand.enter("1280")


def coupons_chosen(stand: CheckoutStand) -> None:
    coupons_proposed(stand)
    stand.checkout.panel.accept()
    stand.checkout.open_overlay(Overlay.OFFERS)


def held(stand: CheckoutStand) -> None:
    usual(stand)
    stand.type("去取包")
    stand.checkout.hold()
    stand.shop.clock.advance(240)
    stand.enter("20")
    stand.checkout.hold()
    stand.checkout.open_overlay(Overlay.HELD)


def held_none(stand: CheckoutStand) -> None:
    prepared(stand)
    stand.checkout.open_overlay(Overlay.HELD)


def scanning(stand: CheckoutStand) -> None:
    prepared(stand)
    stand.checkout.open_overlay(Overlay.SCAN)
    stand.checkout.scanned("13900001111", IdentifiedBy.CAMERA)


def old_code(stand: CheckoutStand) -> None:
    """A picture of a code: the member is known, and may spend nothing."""
    member = prepared(stand)
    now_ms, time = stand.shop.clock.now_ms(), stand.shop.contact.time
    time.heard(now_ms, time.begun())
    phone = MemberPhone(stand.office, member, now_ms - 3_600_000)
    stand.enter("2*6901234567892")
    stand.checkout.scanned(phone.code(now_ms - 600_000), IdentifiedBy.CAMERA)


def code_vouched(stand: CheckoutStand) -> None:
    """The PIN is asked for in its place."""
    old_code(stand)
    view = stand.checkout.counter.view
    assert view is not None
    assert view.basket.member_id is not None
    stand.pins.change(stand.shop.cashier, PinChange(view.basket.member_id, "730519"))
    stand.checkout.act_on_notice()
    stand.checkout.value_paying.type_pin("7305")


def receipt(stand: CheckoutStand) -> None:
    stand.picture = paper()
    thanks(stand)
    stand.checkout.open_overlay(Overlay.RECEIPT)
    stand.checkout.preview.reprint()


def paper() -> bytes:
    """A piece of paper that stands for the virtual printer's."""
    image = Image.new("L", (576, 1400), 255)
    draw = ImageDraw.Draw(image)
    for at in range(60):
        draw.rectangle((40, 40 + at * 22, 520 - (at * 37) % 200, 50 + at * 22), fill=40)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def offline_days(stand: CheckoutStand) -> None:
    usual(stand)
    now = stand.shop.desk.local_time(stand.shop.clock.now_ms())
    stand.status.head_office_seen(HeadOfficeSeen(HeadOfficeContact.OFFLINE, 1204, now - timedelta(days=4)))


def refused(stand: CheckoutStand) -> None:
    """Head office has withdrawn this till: loud, with what to do; selling goes on."""
    usual(stand)
    stand.status.head_office_seen(HeadOfficeSeen(HeadOfficeContact.REFUSED, 12, None, TROUBLES["revoked"]))


def by_hand(stand: CheckoutStand) -> None:
    usual(stand)
    stand.checkout.open_overlay(Overlay.BY_HAND)
    stand.checkout.by_hand.type("15")
    stand.checkout.by_hand.pick_reason("flaw")


def priced_by_hand(stand: CheckoutStand) -> None:
    """Cash is rounded here, too."""
    stand.shop.desk.rules = lambda: CounterRules(100, Rounding(RoundingStep.WHOLE_DOWN), 100)
    by_hand(stand)
    stand.checkout.by_hand.pick_scope("basket")
    stand.checkout.by_hand.submit()
    stand.checkout.basket.explain()
    stand.checkout.pay()


def price_check(stand: CheckoutStand) -> None:
    stand.publish(2, DISCOUNTS)
    usual(stand)
    stand.checkout.open_overlay(Overlay.PRICE)
    stand.checkout.price.type("盖碗")
    stand.checkout.price.submit()


def price_check_found(stand: CheckoutStand) -> None:
    usual(stand)
    stand.checkout.open_overlay(Overlay.PRICE)
    stand.checkout.price.type("龙")


class CheckoutWindow(QWidget):
    """The screen over its strip, as the shell puts them."""

    def __init__(
        self,
        stand: CheckoutStand,
        speaker: Speaker,
        keys: Keys,
        play: Callable[[CheckoutStand], None] = empty,
    ) -> None:
        super().__init__()
        self.stand, self._play = stand, play
        self.setObjectName("screen")
        self.screen = CheckoutScreen(speaker, keys, CameraView(speaker))
        self.strip = StatusStrip(speaker)
        self.setLayout(column(self.screen, self.strip, gap=0))
        self.screen.attach(stand.checkout)
        stand.status.attach(self._render_strip)

    def play(self) -> None:
        """Bring it into its state."""
        self._play(self.stand)

    def _render_strip(self, state: object) -> None:
        self.strip.render_items(
            [
                StripItem(
                    one.name, one.icon, one.words, Tone(one.tone.value), one.aside, one.weight, one.short
                )
                for one in state.items  # type: ignore[attr-defined]  # a StatusState
            ]
        )


_PLAYED = (
    empty,
    usual,
    explained,
    discounted,
    promotion,
    many_lines,
    long_names,
    large_amounts,
    searching,
    quantity,
    paying,
    partial,
    thanks,
    thanks_exact,
    refusal,
    voiding,
    undoing,
    by_hand,
    priced_by_hand,
    price_check,
    price_check_found,
    unknown,
    asking_elsewhere,
    not_fetched,
    finding_elsewhere,
    finding_asked,
    finding,
    finding_nobody,
    enrolling,
    completing,
    cards,
    swapping,
    offers,
    held,
    held_none,
    scanning,
    old_code,
    code_vouched,
    receipt,
    offline_days,
    refused,
)
SCENES = (
    *(Scene(play.__name__, play) for play in (*_PLAYED, *MONEY_PLAYED)),
    Scene("handing_over", handing_over, programme="campus-card"),
    *(
        Scene(play.__name__, play, programme="corporate-travel")
        for play in (coupons_proposed, coupons_chosen)
    ),
)


def demo_states(speaker: Speaker, keys: Keys, wanted: str = "") -> Iterator[tuple[str, CheckoutWindow]]:
    """A window for each scene (or for the wanted one). Show it, then let it `play`: panels take the focus of a
    window that is on screen."""
    for scene in SCENES:
        if not wanted or scene.name == wanted:
            yield (
                scene.name,
                CheckoutWindow(
                    CheckoutStand(scene.opened, programme=scene.programme), speaker, keys, scene.play
                ),
            )
