"""The real till with something of everything in it, and the way to every place where something can be typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from exceptions_stand import raised
from fakes.chain import at_once
from fakes.counter_shop import CUP, TEA
from fakes.till_on_disk import SESSION, folder_in, open_till
from fakes.wheel_shop import SURE, done, spun
from shuke.application.cards.asking import CardAnswer, CardAsked
from shuke.application.counter.lines import add_article
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.enrolling import Enrolment, NewMember
from shuke.application.feedback.taking import FeedbackSaid, take_feedback
from shuke.application.money_held.customer_pins import CustomerPins, PinChange
from shuke.application.money_held.topping_up import TopUpAnswer, TopUpWanted, top_up
from shuke.application.pin_tries import PinTries
from shuke.application.prizes.handing_over import HandingOver, PrizeAsked
from shuke.application.prizes.wheel import WheelDesk
from shuke.application.programme_text import publishable
from shuke.application.refusal import Refused
from shuke.application.session import Session
from shuke.application.settings import Setting
from shuke.bootstrap.presets import preset_base
from shuke.bootstrap.till import CHECKOUT, TillApplication
from shuke.bootstrap.till_back_office import BackOffice
from shuke.bootstrap.till_counter import TillCounter
from shuke.bootstrap.till_services import TillServices
from shuke.domain.asked_fields import Asked, AskedFields
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.birthday import Birthday
from shuke.domain.care.plan import Occasion
from shuke.domain.exceptions.kinds import ExceptionKind
from shuke.domain.facts.articles_listed import ArticlesListed
from shuke.domain.facts.kinds import FactBody
from shuke.domain.feedback import FeedbackKind
from shuke.domain.figures.months import MonthsKind
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.profile_fields import ProfileField
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.scanning.camera import SourceKind
from shuke.domain.segments.conditions import Operator
from shuke.domain.segments.fields import Field as SegmentField
from shuke.domain.shop import Role, Staff
from shuke.presenters.background import Lane
from shuke.presenters.campaigns.state import CampaignField
from shuke.presenters.checkout import Overlay
from shuke.presenters.devices import DevicePage
from shuke.presenters.drawer import CashKind
from shuke.presenters.feedback import Good
from shuke.presenters.first_start_form import Connection
from shuke.presenters.menu import MenuPlace
from shuke.presenters.messages.window import MessagePage
from shuke.presenters.programme_cost import SAYING
from shuke.presenters.programme_window import ProgrammePage
from shuke.wording import Language
from shuke.wording.by_hand import OTHER_REASON

__all__ = ["PLACES", "Field", "TillWindow", "half_hour", "record"]

PATIENCE_MS = 60_000
OWNER = Staff("st-9", "周老板", Role.ADMINISTRATOR)
PROGRAMME = Path(__file__).parent / "rehearsals" / "sessions" / "half-hour.toml"

Field = QLineEdit | QPlainTextEdit


class TillWindow:
    """A running till with articles, a member, a sale; its owner is signed in. `prepare` may fill it otherwise, and
    says who the member is and what prize waits."""

    def __init__(
        self,
        qtbot: QtBot,
        app: QApplication,
        path: Path,
        *,
        prepare: Callable[[Path], tuple[str, str]] | None = None,
        who: Staff = OWNER,
    ) -> None:
        self.qtbot = qtbot
        self.member, self.prize_code = (prepare or prepared)(path)
        self.window = TillApplication(app, Language.ZH)
        qtbot.addWidget(self.window.shell)
        self.window.show()
        self.window.open(folder_in(path))
        self.until(lambda: self.window.services is not None)
        self.window._welcome(Session(who, 0))
        self.until(lambda: self.counter.checkout.counter.view)
        self.seen: set[Field] = set()

    @property
    def counter(self) -> TillCounter:
        assert self.window.counter is not None
        return self.window.counter

    @property
    def office(self) -> BackOffice:
        assert self.window.office is not None
        return self.window.office

    def until(self, happened: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(happened()), timeout=PATIENCE_MS)

    def quiet(self) -> None:
        """Whatever was asked for has come back, and what that led to."""
        for _ in range(5):
            done: list[bool] = []
            for lane in (Lane.COUNTER, Lane.READING):
                self.window.background.run(lane, lambda: True, done.append)
            while len(done) < 2:
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def fields(self) -> list[Field]:
        shell = self.window.shell
        return [*shell.findChildren(QLineEdit), *shell.findChildren(QPlainTextEdit)]

    def shown(self) -> Iterator[Field]:
        for field in self.fields():
            if field.isVisible() and field.isEnabled() and not field.isReadOnly():
                yield field

    def close(self) -> None:
        self.window.close()


def prepared(path: Path) -> tuple[str, str]:
    """The shop of the half hour at the counter: two members who look alike, a top-up, a sale, an exception."""
    till = open_till(path)
    text = half_hour() + SURE
    text = text.replace("presets = ", "higher_rate_from = 10\npresets = ")
    record(till, ArticlesListed((TEA, CUP)), publishable(text, preset_base))
    member, _ = (enrolled(till, phone) for phone in ("13800138000", "13900139000"))
    wanted = TopUpWanted("t-1", member, Money(1000_00))
    assert isinstance(top_up(till.desk, lambda: 1 << 40, SESSION, wanted), TopUpAnswer)
    asked = CardAsked("", frozenset(Proof), "学生证 …0042")
    assert isinstance(till.beside_desk.apply(SESSION, member, "card.club.sale", asked), CardAnswer)
    pins = CustomerPins(
        till.desk, PinTries(till.data.counter, till.clock.now_ms, till.pins, at_once), till.pins
    )
    assert pins.change(SESSION, PinChange(member, "826413")) is None
    basket = till.desk.begin(SESSION).basket.basket_id
    serve_member(till.desk, SESSION, basket, member, IdentifiedBy.PHONE)
    add_article(till.desk, SESSION, basket, TEA.article_id)
    pay(till.desk, lambda: 1 << 40, SESSION, basket, TenderKind.CASH)
    record(till, raised(ExceptionKind.OVERDRAFT, member))
    for _ in range(40):  # each is gone with its answer
        said = FeedbackSaid(member, FeedbackKind.COMPLAINT, "茶洒了")
        assert not isinstance(take_feedback(till.desk, SESSION, said), Refused)
    code = won(till, member)
    every = AskedFields(dict.fromkeys(ProfileField, Asked.ASKED))
    till.change_setting(Setting.ENROL_FIELDS, every.word)
    till.data.close()
    return member, code


def half_hour() -> str:
    """The programme of the half hour at the counter, without its wheel and what staff get."""
    text, _, _ = PROGRAMME.read_text(encoding="utf-8").partition("[wheel]")
    return text.replace("version = 1", "version = 2", 1)


def won(till: TillServices, member: str) -> str:
    """Two prizes: one is handed over, the other's code waits."""
    wheel = WheelDesk(till.desk, till.signer.sign)
    first, second = (spun(wheel.spin(SESSION, member)) for _ in range(2))
    assert first.prize is not None
    asked = PrizeAsked(first.prize.prize_id, frozenset(Proof), "身份证 …1234")
    done(HandingOver(till.desk, till.holidays).hand_over(SESSION, asked))
    return second.code


def enrolled(till: TillServices, phone: str) -> str:
    profile = Profile("王小明", phone, Birthday(5, 1, 1990))
    new = till.enrolments.enrol(SESSION, Enrolment(profile, "tier.ordinary.sale", "小票"))
    assert isinstance(new, NewMember), new
    return new.member_id


def record(till: TillServices, *bodies: FactBody) -> None:
    with till.data.counter.writing() as work:
        for body in bodies:
            till.recorder.record(work, till.shop, body, staff="")
        work.commit()


# where fields are


def on_the_counter(till: TillWindow) -> None:
    till.window.shell.show_screen(CHECKOUT)
    till.counter.checkout.close_overlay()
    till.quiet()


def overlay(which: Overlay, *, served: bool = False, line: bool = False) -> Callable[[TillWindow], None]:
    def shown(till: TillWindow) -> None:
        on_the_counter(till)
        checkout = till.counter.checkout
        if served:
            checkout.find.choose(till.member)
            till.quiet()
        if line:
            checkout.entry.type("12.00")
            checkout.submit()
            till.quiet()
        checkout.open_overlay(which)
        till.quiet()

    return shown


def place(where: MenuPlace, *steps: Callable[[BackOffice], object]) -> Callable[[TillWindow], None]:
    def shown(till: TillWindow) -> None:
        till.office.menu.choose(where)
        till.quiet()
        for step in steps:
            step(till.office)
            till.quiet()

    return shown


def paying(till: TillWindow) -> None:
    """The field for another device's number."""
    on_the_counter(till)
    checkout = till.counter.checkout
    checkout.entry.type("12.00")
    checkout.submit()
    till.quiet()
    checkout.pay()
    till.quiet()


def member_page(page: str) -> Callable[[TillWindow], None]:
    def shown(till: TillWindow) -> None:
        place(MenuPlace.MEMBERS)(till)
        till.office.members.presenter.open(till.member)
        till.quiet()
        till.office.members.presenter.go(page)
        till.quiet()

    return shown


def with_panel(
    of: Callable[[TillCounter], object], page: str, which: Overlay
) -> Callable[[TillWindow], None]:
    """A page of a panel that has several."""

    def shown(till: TillWindow) -> None:
        overlay(which, served=True)(till)
        of(till.counter).choose_page(page)  # type: ignore[attr-defined]  # both of them have pages
        till.quiet()

    return shown


def device_page(page: DevicePage) -> Callable[[TillWindow], None]:
    return place(MenuPlace.DEVICES, lambda office: office.devices.presenter.open(page))


def counted(till: TillWindow) -> None:
    """The drawer does not hold what it should: why?"""
    place(MenuPlace.SHIFT)(till)
    presenter = till.office.shift.presenter
    presenter.begin_count()
    till.quiet()
    presenter.type_pieces(100_00, "7")
    presenter.count()
    till.quiet()


def joining_by_an_old_card(till: TillWindow) -> None:
    overlay(Overlay.ENROL)(till)
    enrol = till.counter.checkout.enrol
    enrol.choose_way(enrol.state.ways[-1].rule)
    till.quiet()


def a_case(till: TillWindow) -> None:
    place(MenuPlace.EXCEPTIONS)(till)
    presenter = till.office.exceptions
    presenter.choose(presenter.state.rows[0].key)
    till.quiet()
    presenter.pick("dispute")
    till.quiet()


def a_sale_that_comes_back(till: TillWindow) -> None:
    place(MenuPlace.REFUND)(till)
    presenter = till.office.refund.presenter
    presenter.choose(presenter.state.rows[0].key)
    till.quiet()
    presenter.take_all()
    presenter.pick_reason(OTHER_REASON)
    till.quiet()


def by_hand(till: TillWindow) -> None:
    overlay(Overlay.BY_HAND, served=True, line=True)(till)
    till.counter.checkout.by_hand.pick_reason(OTHER_REASON)
    till.quiet()


def something_given(page: str) -> Callable[[TillWindow], None]:
    """The first thing on that page, chosen."""

    def shown(till: TillWindow) -> None:
        with_panel(lambda counter: counter.checkout.giving, page, Overlay.GIVING)(till)
        giving = till.counter.checkout.giving
        if giving.state.rows:
            giving.choose(giving.state.rows[0].key)
        till.quiet()

    return shown


def a_large_top_up(till: TillWindow) -> None:
    """So large that another rate may be agreed on."""
    with_panel(lambda counter: counter.checkout.value, "top-up", Overlay.VALUE)(till)
    till.counter.checkout.value.top_up.type("2000")
    till.quiet()


def a_twin(till: TillWindow) -> None:
    member_page("twins")(till)
    twins = till.office.members.twins
    twins.ask("13900139000")
    twins.list_asked()
    till.quiet()
    if twins.state.twins:
        twins.choose(twins.state.twins[0].member_id)
    till.quiet()


def members_shared_out(till: TillWindow) -> None:
    member_page("care")(till)
    till.office.members.care.share_out()
    till.quiet()


def handing_a_card_over(till: TillWindow) -> None:
    overlay(Overlay.CARDS, served=True)(till)
    cards = till.counter.checkout.cards
    for row in cards.state.rows:
        cards.choose(row.card_id)
        till.quiet()
        for act in cards.state.acts:
            cards.choose_act(act.key)
            till.quiet()
            if cards.state.taker_asked:
                return


def a_prize(till: TillWindow) -> None:
    place(MenuPlace.PRIZES)(till)
    till.office.prizes.presenter.scanned(till.prize_code)
    till.quiet()


def a_prize_handed_over_wrongly(till: TillWindow) -> None:
    place(MenuPlace.PRIZES)(till)
    presenter = till.office.prizes.presenter
    presenter.choose(presenter.state.handed[0].key)
    till.quiet()


def an_answer(good: Good) -> Callable[[TillWindow], None]:
    def shown(till: TillWindow) -> None:
        place(MenuPlace.FEEDBACK)(till)
        presenter = till.office.feedback.presenter
        presenter.choose(presenter.state.rows[0].feedback_id)
        till.quiet()
        presenter.pick_good(good)
        till.quiet()

    return shown


def in_training(till: TillWindow) -> None:
    place(MenuPlace.TRAINING)(till)
    till.until(lambda: till.office.training.checkout)
    till.quiet()


def paying_in_training(till: TillWindow) -> None:
    in_training(till)
    checkout = till.office.training.checkout
    assert checkout is not None
    checkout.entry.type("12.00")
    checkout.submit()
    till.quiet()
    checkout.pay()
    till.quiet()


SERVED = (Overlay.CARDS, Overlay.OFFERS, Overlay.VALUE, Overlay.GIVING, Overlay.BY_HAND)
ONCE = (MenuPlace.KEYS, MenuPlace.LOCK, MenuPlace.TRAINING)


def campaign_at_step(office: BackOffice, step: int) -> None:
    """One that is being made, with nothing wrong in it."""
    campaigns = office.exports.campaigns.presenter
    campaigns.choose("new")
    good = {CampaignField.POINTS: "5", CampaignField.COUNT: "1", CampaignField.CONTROL: "10"}
    days = dict.fromkeys((CampaignField.FIRST, CampaignField.LAST), "2099-01-01")
    for field in CampaignField:
        campaigns.type(field, {**good, **days}.get(field, ""))
    campaigns.choose_coupon("any" if step == 1 else "")
    campaigns.go(0)
    campaigns.go(step)


PLACES: dict[str, Callable[[TillWindow], None]] = {
    **{
        f"member {page}": member_page(page)
        for page in ("record", "time_line", "consent", "twins", "care", "own_data")
    },
    "members shared out": members_shared_out,
    "counter": on_the_counter,
    "cost in own months": place(
        MenuPlace.COST, lambda office: office.figures.cost.choose_kind(MonthsKind.OWN.value)
    ),
    "what is said of costs": place(MenuPlace.COST, lambda office: office.figures.cost.choose_page(SAYING)),
    "paying": paying,
    **{one.value: overlay(one) for one in (Overlay.FIND, Overlay.ENROL, Overlay.PRICE)},
    **{one.value: overlay(one, served=True, line=True) for one in SERVED},
    "an old card": joining_by_an_old_card,
    **{
        f"money {page}": with_panel(lambda counter: counter.checkout.value, page, Overlay.VALUE)
        for page in ("top-up", "pay-back", "pin")
    },
    "a large top-up": a_large_top_up,
    "by hand": by_hand,
    **{f"given {page}": something_given(page) for page in ("perks", "mall", "coupons", "stamps", "done")},
    "handing over": handing_a_card_over,
    **{f"menu {one.value}": place(one) for one in MenuPlace if one not in ONCE},
    "float": place(MenuPlace.SHIFT, lambda office: office.shift.float.open()),
    "cash": place(MenuPlace.SHIFT, lambda office: office.shift.cash.open(CashKind.OUT)),
    "counting": place(MenuPlace.SHIFT, lambda office: office.shift.presenter.begin_count()),
    "counted": counted,
    "a printer's address": place(
        MenuPlace.DEVICES,
        lambda office: office.devices.presenter.open(DevicePage.PRINTER),
        lambda office: office.devices.presenter.printer.choose_connection(Connection.NETWORK),
    ),
    "a camera's address": place(
        MenuPlace.DEVICES,
        lambda office: office.devices.presenter.open(DevicePage.CAMERA),
        lambda office: office.devices.presenter.camera.choose_kind(SourceKind.STREAM),
    ),
    "an article": place(MenuPlace.ARTICLES, lambda office: office.form.open_new()),
    "departments": place(MenuPlace.ARTICLES, lambda office: office.departments.open()),
    **{f"devices {page.value}": device_page(page) for page in DevicePage},
    "programme": place(
        MenuPlace.PROGRAMME,
        lambda office: office.programme.begin_draft(),
        lambda office: office.programme.go(ProgrammePage.EDIT),
    ),
    "programme-try": place(
        MenuPlace.PROGRAMME,
        lambda office: office.programme.go(ProgrammePage.TRY),
    ),
    "publishing": place(
        MenuPlace.PROGRAMME,
        lambda office: office.programme.begin_draft(),
        lambda office: office.programme.go(ProgrammePage.PUBLISH),
    ),
    "somebody new": place(MenuPlace.STAFF, lambda office: office.staff.presenter.begin_new()),
    "an event": place(MenuPlace.EVENTS, lambda office: office.events.presenter.announce()),
    "a condition": place(
        MenuPlace.SEGMENTS,
        lambda office: office.exports.segments.presenter.add(),
        lambda office: office.exports.segments.presenter.pick_field(SegmentField.SPENT),
        lambda office: office.exports.segments.presenter.pick_operator(Operator.BETWEEN),
    ),
    **{
        f"a campaign, step {step}": place(
            MenuPlace.CAMPAIGNS, lambda office, step=step: campaign_at_step(office, step)
        )
        for step in range(1, 5)
    },
    "care for festivals": place(
        MenuPlace.CARE,
        lambda office: office.exports.care.presenter.choose(Occasion.FESTIVAL),
        lambda office: office.exports.care.presenter.choose_coupon("any"),
    ),
    "who is due again": place(
        MenuPlace.SEGMENTS, lambda office: office.exports.segments.presenter.choose("preset/due_again")
    ),
    "a segment's lines": place(
        MenuPlace.SEGMENTS, lambda office: office.exports.segments.presenter.open_lines()
    ),
    **{
        f"messages {page.value}": place(
            MenuPlace.MESSAGES, lambda office, page=page: office.messages.presenter.go(page)
        )
        for page in MessagePage
    },
    "a case": a_case,
    "a prize": a_prize,
    "a prize handed over wrongly": a_prize_handed_over_wrongly,
    **{f"an answer with {good.value}": an_answer(good) for good in Good},
    "goodwill": place(MenuPlace.REFUND, lambda office: office.refund.presenter.open_goodwill()),
    "a sale that comes back": a_sale_that_comes_back,
    "a twin": a_twin,
    "training": in_training,
    "paying in training": paying_in_training,
}
