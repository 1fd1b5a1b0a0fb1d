"""What goes on beside the sale: the customer's screen, wheel and prizes, what members say, what staff get, lists that
leave the shop, the till's check-up."""

from __future__ import annotations

from datetime import date

from counter_session.play import Play, money, person, seen, verb, yuan
from counter_session.serving import SHOWN
from fakes.background import SynchronousBackground
from shuke.application.counter.view import CounterView
from shuke.application.examining import Finding, Health, examined
from shuke.application.exporting.exporting import Exporting, ExportPermit
from shuke.application.exporting.wanted import ListedColumn, MembersWanted, SalesWanted
from shuke.application.feedback.answering import answer_feedback
from shuke.application.feedback.listing import feedback_list
from shuke.application.feedback.taking import FeedbackSaid, take_feedback
from shuke.application.prizes.handing_over import HandingOver, PrizeAsked
from shuke.application.prizes.wheel import Spun, WheelDesk
from shuke.application.staff_pay.goals import set_goal
from shuke.application.staff_pay.handing_on import print_statement
from shuke.application.staff_pay.statement import Statement, statement
from shuke.bootstrap.till_doctor import observed
from shuke.domain.codes.payload import PrizeCode
from shuke.domain.facts.feedback_taken import FeedbackTaken
from shuke.domain.feedback import FeedbackKind
from shuke.domain.membership.compensating import Compensation
from shuke.presenters.counter import Counter
from shuke.presenters.customer_display import CustomerDisplayPresenter
from shuke.presenters.signing import SignedOn, SigningPresenter
from shuke.wording import Language

TENTH = date(2026, 3, 10)


# the customer's screen


@seen("display")
def display(play: Play) -> str:
    """What the customer sees: the scene, of the member no more than the family name, the sum, the change."""
    counter, screen = play.stage.screens.setdefault(play.desk.till, _screen(play))
    answer = play.answer
    counter.begin()
    if isinstance(answer, CounterView):
        counter.step(lambda _desk, _who, _basket: answer, lambda _view: None)
    screen.be_seen(True)
    state = screen.state
    return " ".join(part for part in (state.scene.value, state.member, state.total, state.change) if part)


def _screen(play: Play) -> tuple[Counter, CustomerDisplayPresenter]:
    """It hangs there all day, and knows whom it greeted; thanks stay until the next look."""
    background = SynchronousBackground()
    counter = Counter(play.desk, lambda: play.who, background)
    signing = SigningPresenter(lambda: SignedOn.DISPLAY)
    return counter, CustomerDisplayPresenter(
        counter, signing, background, lambda _ms, _call: None, lambda _code: ()
    )


# the wheel, and what it gives


def _handing(play: Play) -> HandingOver:
    return HandingOver(play.desk, play.till.services.holidays)


@verb("spin")
def spin(play: Play) -> object:
    services = play.till.services
    wheel = WheelDesk(play.desk, services.signer.sign)
    answer = wheel.spin(play.who, play.member(play.given(0)))
    if isinstance(answer, Spun):
        play.stage.kept[play.step.named["as"]] = answer.code
    return answer


@seen("won")
def won(play: Play) -> str:
    assert isinstance(play.answer, Spun), play.answer
    return play.answer.segment


@seen(".prizes")
def prizes(play: Play) -> int:
    """How many wait to be collected."""
    with play.reading() as work:
        return sum(one.left > 0 for one in work.prizes.of_member(play.member(play.subject)))


@verb("prize")
def prize(play: Play) -> object:
    """The code before the camera, and what is looked at with it; `blind`: nobody looked."""
    text = play.stage.kept[play.given(0)]
    assert isinstance(text, str)
    scan = play.till.services.code_check.prize(text)
    assert isinstance(scan.code, PrizeCode), scan
    shown = frozenset() if "blind" in play.step.given else SHOWN
    return _handing(play).hand_over(play.who, PrizeAsked(scan.code.prize_id, shown, "身份证 …1234"))


@verb("prize-back")
def prize_back(play: Play) -> object:
    """The newest hand-over of the day, undone; why."""
    with play.reading() as work:
        (newest, *_) = work.prizes.acts_on(play.desk.till, TENTH, 1)
    return _handing(play).roll_back(play.who, (newest.till, newest.epoch, newest.seq), play.given(0))


# what members say


@verb("feedback")
def feedback(play: Play) -> object:
    """name, kind, words."""
    name, kind, words = play.step.given
    answer = take_feedback(play.desk, play.who, FeedbackSaid(play.member(name), FeedbackKind(kind), words))
    if isinstance(answer, FeedbackTaken):
        play.stage.kept[play.step.named["as"]] = answer.feedback_id
    return answer


@verb("answer")
def answer(play: Play) -> object:
    """which, words; ``points=`` makes it good."""
    which = play.stage.kept[play.given(0)]
    good = Compensation(points=int(play.step.named.get("points", "0")))
    return answer_feedback(play.desk, play.who, str(which), play.given(1), good)


@seen("complaints")
def complaints(play: Play) -> int:
    """How many wait for an answer."""
    with play.reading() as work:
        return len(feedback_list(play.desk, work, is_open=True))


# what staff get


def _statement(play: Play) -> Statement:
    with play.reading() as work:
        return statement(play.desk, work, play.who, TENTH)


@verb("goal")
def goal(play: Play) -> object:
    """name, post, amount of the month."""
    name, post, amount = play.step.given
    return set_goal(play.desk, play.who, person(name).staff_id, TENTH, post, money(amount))


@verb("print-pay")
def print_pay(play: Play) -> object:
    return print_statement(play.desk, play.who, _statement(play), play.given(0))


@seen(".pay")
def pay(play: Play) -> str:
    """For the month, as whoever is signed in may see it."""
    found = [one.amount for one in _statement(play).pays if one.person == play.subject]
    return yuan(found[0]) if found else "unseen"


# lists, and the check-up


@verb("export")
def export(play: Play) -> object:
    """``members`` or ``sales``: the cells of the list, without its header."""
    desk = Exporting(play.desk)
    members = MembersWanted((ListedColumn.NAME, ListedColumn.PHONE, ListedColumn.POINTS))
    wanted = members if play.given(0) == "members" else SalesWanted(TENTH, TENTH)
    with play.reading() as work:
        at_most = desk.at_most(work, wanted)
    permit = desk.begin(play.who, wanted, at_most)
    if not isinstance(permit, ExportPermit):
        return permit
    with play.reading() as work:
        return [list(one) for one in desk.rows_of(permit, Language.ZH).read_on(work).rows]


@seen("rows")
def rows(play: Play) -> int:
    assert isinstance(play.answer, list), play.answer
    return len(play.answer)


@seen("row")
def row(play: Play) -> str:
    """The last one whose first cell begins like the first member's."""
    assert isinstance(play.answer, list), play.answer
    return " ".join(next(one for one in play.answer if one[0].startswith("孙")))


@verb("doctor")
def doctor(play: Play) -> object:
    services = play.till.services
    return examined(observed(services.data, services.place, services.clock))


@seen("broken")
def broken(play: Play) -> int:
    """What keeps the till from selling."""
    assert isinstance(play.answer, tuple)
    found = [one for one in play.answer if isinstance(one, Finding)]
    assert found
    return sum(one.health is Health.BAD for one in found)
