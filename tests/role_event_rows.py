"""Who may do what with events, with what members say and with programmes tried: one row a use case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from fakes.self_enrolled import let_wait, somebody
from fakes.value_shop import MORE, VALUE, publish
from role_stand import RoleStand, UseCase, free_bytes
from shuke.application.events.announcing import announce, call_off
from shuke.application.events.taking_part import Booked, TakingPart
from shuke.application.feedback.answering import answer_feedback
from shuke.application.feedback.taking import FeedbackSaid, take_feedback
from shuke.application.figures.dashboard import dashboard
from shuke.application.self_enrolled import turn_away
from shuke.application.session import Session
from shuke.application.simulation.trial import Rules, wanted
from shuke.application.staff_pay.goals import set_goal
from shuke.application.staff_pay.handing_on import print_statement
from shuke.application.staff_pay.statement import statement
from shuke.domain.announced import AnnouncedEvent
from shuke.domain.facts.feedback_taken import FeedbackTaken
from shuke.domain.feedback import FeedbackKind
from shuke.domain.figures.periods import PeriodKind
from shuke.domain.membership.compensating import Compensation
from shuke.domain.money import Money
from shuke.domain.self_enrolment import TurnedAway
from shuke.domain.shop import Right
from shuke.wording.dashboard import Report

__all__ = ["LARGER", "ROWS"]

Act = Callable[[Session], object]

TODAY, TOMORROW = date(2026, 3, 10), date(2026, 3, 11)
EVENT = AnnouncedEvent("", "", "品鉴", TODAY, TOMORROW, TODAY, 1)


def _own(s: RoleStand, event: AnnouncedEvent = EVENT) -> str:
    answer = announce(s.desk, s.boss, event)
    assert isinstance(answer, AnnouncedEvent), answer
    return answer.event_id


def _booked(s: RoleStand, key: str) -> TakingPart:
    part = TakingPart(s.desk, free_bytes)
    assert isinstance(part.sign_up(s.boss, s.member, key), Booked)
    return part


def _announced(s: RoleStand) -> Act:
    return lambda who: announce(s.desk, who, EVENT)


def _called_off(s: RoleStand) -> Act:
    key = _own(s)
    return lambda who: call_off(s.desk, who, key)


def _signed_up(s: RoleStand) -> Act:
    key, part = _own(s), TakingPart(s.desk, free_bytes)
    return lambda who: part.sign_up(who, s.member, key)


def _waits(s: RoleStand) -> Act:
    key = _own(s)
    part = _booked(s, key)
    return lambda who: part.wait(who, s.other, key)


def _signed_off(s: RoleStand) -> Act:
    key = _own(s)
    part = _booked(s, key)
    return lambda who: part.sign_off(who, s.member, key)


def _fee_back(s: RoleStand) -> Act:
    key = _own(s, replace(EVENT, first=TOMORROW, fee=Money(20_00)))
    part = _booked(s, key)
    return lambda who: part.sign_off(who, s.member, key)


def _came(s: RoleStand) -> Act:
    key = _own(s)
    part = _booked(s, key)
    return lambda who: part.check_in(who, s.member, key)


def _told(s: RoleStand) -> FeedbackTaken:
    said = FeedbackSaid(s.member, FeedbackKind.COMPLAINT, "茶凉了")
    taken = take_feedback(s.desk, s.boss, said)
    assert isinstance(taken, FeedbackTaken), taken
    return taken


def _goal(s: RoleStand) -> Act:
    publish(s.shop, VALUE + MORE + COMMISSION, 9)
    return lambda who: set_goal(s.desk, who, "st-1", TODAY, "floor", Money(500_00))


def _figures_read(s: RoleStand) -> Act:
    def read(who: Session) -> object:
        with s.shop.store.reading() as work:
            return dashboard(s.desk, work, who, PeriodKind.DAY, None, Report.OVERVIEW)

    return read


def _statement_printed(s: RoleStand) -> Act:
    publish(s.shop, VALUE + MORE + COMMISSION, 9)
    with s.shop.store.reading() as work:
        shown = statement(s.desk, work, s.boss, TODAY)
    return lambda who: print_statement(s.desk, who, shown, s.boss.staff.name)


def _feedback(s: RoleStand) -> Act:
    return lambda who: take_feedback(s.desk, who, FeedbackSaid(s.member, FeedbackKind.PRAISE, "茶很好"))


def _answered(s: RoleStand) -> Act:
    told = _told(s).feedback_id
    return lambda who: answer_feedback(s.desk, who, told, "抱歉", Compensation())


def _turned_away(s: RoleStand) -> Act:
    let_wait(s.desk.store, somebody())
    return lambda who: turn_away(s.desk, who, "e-1", TurnedAway.WRONG)


COMMISSION = """
[commission]
percent = 1
sales_percent = 2

[[commission.targets]]
key = "floor"
name = { zh = "楼层", en = "Floor" }
worth = 500
"""
MANAGING, SELLING = (Right.MANAGE_EVENTS,), (Right.SELL,)
AT_THE_DOOR = (Right.SELL, Right.HAND_OVER_PRIZES)

ROWS: dict[str, UseCase] = {
    "simulation.trial:wanted": UseCase(
        (Right.MANAGE_PROGRAMME,), lambda _: lambda who: wanted(who, Rules("", ()), TODAY, TOMORROW)
    ),
    "events.announcing:announce": UseCase(MANAGING, _announced, by_word=True),
    "events.announcing:call_off": UseCase(MANAGING, _called_off, by_word=True),
    "events.taking_part:TakingPart.sign_up": UseCase(SELLING, _signed_up, by_word=True),
    "events.taking_part:TakingPart.wait": UseCase(SELLING, _waits, by_word=True),
    "events.taking_part:TakingPart.sign_off": UseCase(SELLING, _signed_off, by_word=True),
    "events.taking_part:TakingPart.check_in": UseCase(AT_THE_DOOR, _came, by_word=True),
    "staff_pay.goals:set_goal": UseCase((Right.MANAGE_STAFF,), _goal),
    "figures.dashboard:dashboard": UseCase((Right.READ_SHIFTS,), _figures_read),
    "staff_pay.handing_on:print_statement": UseCase((Right.MANAGE_STAFF,), _statement_printed),
    "feedback.taking:take_feedback": UseCase(SELLING, _feedback),
    "self_enrolled:turn_away": UseCase((Right.ENROL,), _turned_away),
    "feedback.answering:answer_feedback": UseCase((Right.ANSWER_FEEDBACK,), _answered),
}

LARGER = {"a fee that goes back": UseCase((Right.REFUND,), _fee_back, by_word=True)}
