"""The page of what happened to a member: a list, newest first, and one of it whole with every reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from shuke.application.members.time_line import Beside, Happening, LinedMessage, Move, TimeLinePage, time_line
from shuke.application.ports.members import HistoryPlace
from shuke.application.ports.store import Work
from shuke.domain.contacted import Outcome
from shuke.domain.facts.card_changed import CardChanged
from shuke.domain.facts.card_issued import CardIssued
from shuke.domain.facts.event_booked import EventBooked
from shuke.domain.facts.exception_raised import ExceptionRaised
from shuke.domain.facts.feedback_taken import FeedbackTaken
from shuke.domain.facts.handed_out import HandedOut
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.member_consented import MemberAcceptedTerms, MemberConsented
from shuke.domain.facts.member_contacted import MemberContacted
from shuke.domain.facts.prize_turned import PrizeTurnedOver
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.facts.sale_refunded import SaleRefunded
from shuke.domain.facts.value_paid_back import ValuePaidBack
from shuke.domain.facts.value_topped_up import ValueToppedUp
from shuke.domain.membership.state import MembershipState
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.shop import Right
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.basket_lines import ReasonState
from shuke.presenters.counter_words import MoneyText, Notice, bilingual_words, reason_words
from shuke.presenters.messages_sent import message_state, message_title, message_way
from shuke.presenters.rule_words import rule_words
from shuke.presenters.shown import Shown
from shuke.wording import card_desk, contacts
from shuke.wording import member_consent as consent
from shuke.wording import member_messages as written
from shuke.wording import member_time_line as words
from shuke.wording.events import ACTS as EVENT_ACTS
from shuke.wording.exceptions import KINDS as EXCEPTIONS
from shuke.wording.feedback import KINDS as FEEDBACK_KINDS
from shuke.wording.figures import points_text
from shuke.wording.giving import ACTS
from shuke.wording.message_states import MESSAGE_TROUBLES
from shuke.wording.message_window import PURPOSES
from shuke.wording.prizes import ACTS as PRIZE_ACTS
from shuke.wording.said import Words, said
from shuke.wording.sentence import Sentence

__all__ = ["HappeningState", "TimeLine", "TimeLineState", "happening_state", "line_states"]

_MONEY = (AccountKind.PRINCIPAL, AccountKind.BONUS)
_OUTCOMES = {Outcome.REACHED: contacts.REACHED, Outcome.MISSED: contacts.MISSED}
_SHOWN_FIRST = (AccountKind.POINTS, AccountKind.PRINCIPAL, AccountKind.STAMPS, AccountKind.COUPON)
"""Of several accounts that a fact moved, the one that stands in the list."""


@dataclass(frozen=True, slots=True)
class HappeningState:
    """One happening. `moved` is the most telling movement; `moves` all of them, each with its lot and
    rule. `ruled`: rules may have had a part in it."""

    key: str
    title: Words
    about: Words
    moved: Words = ""
    where: Words = ""
    moves: tuple[tuple[Words, Words], ...] = ()
    reasons: tuple[ReasonState, ...] = ()
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class TimeLineState:
    """`here_only`: other tills of the chain may know of more."""

    happenings: tuple[HappeningState, ...] = ()
    chosen: HappeningState | None = None
    more: bool = False
    here_only: bool = False
    busy: bool = False
    notice: Notice | None = None


class TimeLine(Shown[TimeLineState]):
    def __init__(self, office: OfficeWork) -> None:
        super().__init__(TimeLineState())
        self._office = office
        self._member_id = ""
        self._last: HistoryPlace | None = None

    def show(self, member_id: str) -> None:
        """From the newest on."""
        self._member_id, self._last = member_id, None
        self._show(TimeLineState(here_only=not self._office.desk.contact.alone))
        self._read()

    def show_more(self) -> None:
        """The page before the last that is shown."""
        if self._state.more and not self._state.busy:
            self._read()

    def choose(self, key: str) -> None:
        chosen = next((one for one in self._state.happenings if one.key == key), None)
        self._show(replace(self._state, chosen=chosen))

    def move(self, down: int) -> None:
        """With the arrows; past the last one there is more."""
        shown = self._state.happenings
        at = next((at for at, one in enumerate(shown) if one == self._state.chosen), -1) + down
        if 0 <= at < len(shown):
            self._show(replace(self._state, chosen=shown[at]))
        elif at >= len(shown):
            self.show_more()

    # inside

    def _read(self) -> None:
        member_id, behind = self._member_id, self._last
        self._show(replace(self._state, busy=True))
        desk = self._office.desk
        beside = Beside(self._office.session().may(Right.CARE_FOR_MEMBERS), desk.shop)

        def read(work: Work) -> tuple[TimeLinePage, Programme]:
            whole = (member_id, *work.mergers.gone_up_in(member_id))
            return time_line(work, desk.recorder, whole, behind, beside), desk.programme_in_force(work)

        def have_read(answer: tuple[TimeLinePage, Programme]) -> None:
            if (member_id, behind) == (self._member_id, self._last):
                self._add(*answer)

        self._office.read(read, have_read, self._trouble)

    def _add(self, page: TimeLinePage, programme: Programme) -> None:
        money, local_time = self._office.money, self._office.desk.local_time
        told = tuple(line_states(page, programme, money, local_time))
        self._last = page.last or self._last
        shown = (*self._state.happenings, *told)
        chosen = self._state.chosen or (shown[0] if shown else None)
        self._show(replace(self._state, happenings=shown, chosen=chosen, more=page.more, busy=False))

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, busy=False, notice=Notice(sentence)))


def line_states(
    page: TimeLinePage, programme: Programme, money: MoneyText, local_time: Callable[[int], datetime]
) -> Iterator[HappeningState]:
    """A page in words, the newest first."""
    for one in page.in_order():
        if isinstance(one, LinedMessage):
            yield _message_state(one, local_time)
        else:
            yield happening_state(one, programme, money, local_time)


def _message_state(one: LinedMessage, local_time: Callable[[int], datetime]) -> HappeningState:
    message = one.message
    return HappeningState(
        key=f"{one.place.till}.{one.place.epoch}/{one.place.seq}",
        title=message_title(message),
        about=message_way(message, local_time),
        moved=message_state(message),
        where=said(written.PURPOSE, purpose=PURPOSES[message.purpose.value]),
        moves=((said(written.TEXT, text=message.text), ""),) if message.text else (),
        reasons=(ReasonState(MESSAGE_TROUBLES[message.trouble.value], "", applied=False),)
        if message.trouble is not None
        else (),
        ruled=False,
    )


def happening_state(
    one: Happening, programme: Programme, money: MoneyText, local_time: Callable[[int], datetime]
) -> HappeningState:
    """One happening in words; `local_time` gives the shop's own clock."""
    place = f"{one.place.till}.{one.place.epoch}/{one.place.seq}"
    time = f"{local_time(one.header.recorded_at_ms):%Y-%m-%d %H:%M}"
    moves = [*_contact(one), *_said(one), *_tier(one, programme), *_coupons(one, programme)]
    moves += [(_amount(move, money), _about(move, programme, one.campaigns)) for move in one.moves]
    reasons = sorted(one.reasons, key=lambda reason: not reason.applied)
    return HappeningState(
        key=place,
        title=_title(one, money),
        about=said(words.HAPPENED, time=time, staff=one.staff or one.till, till=one.till),
        moved=_moved(one, programme, money),
        where=said(words.ABOUT, day=one.place.on.isoformat(), place=place),
        moves=tuple(moves),
        reasons=tuple(
            ReasonState(
                reason_words(reason, money),
                money(-reason.amount) if reason.amount else "",
                reason.applied,
            )
            for reason in reasons
        ),
    )


def _title(one: Happening, money: MoneyText) -> Words:
    body = one.body
    if body is None:
        return words.NEWER
    sentence = words.KINDS.get(one.kind)
    if sentence is None:
        return said(words.OTHER, kind=one.kind)
    amount = _sum_of(body)
    if amount is not None:
        return said(sentence, amount=money(amount))
    return _filled(sentence, body)


def _filled(sentence: Sentence, body: FactBody) -> Words:
    """With what the fact says of itself."""
    match body:
        case MemberAcceptedTerms():
            return said(sentence, version=body.terms_version)
        case EventBooked():
            return said(sentence, name=bilingual_words(body.name), act=EVENT_ACTS[body.act.value])
        case FeedbackTaken():
            return said(sentence, kind=FEEDBACK_KINDS[body.kind.value])
        case HandedOut():
            return said(sentence, act=ACTS[body.act.value], what=body.what)
        case PrizeTurnedOver():
            return said(sentence, act=PRIZE_ACTS[body.act.value])
        case CardIssued():
            return said(sentence, number=body.number)
        case CardChanged():
            return said(sentence, act=card_desk.ACTS[body.act.value])
        case ExceptionRaised():
            return said(sentence, kind=EXCEPTIONS[body.kind.value])
    return sentence


def _sum_of(body: FactBody) -> Money | None:
    """What its title says it came to."""
    match body:
        case SaleCompleted():
            return body.to_pay
        case SaleRefunded():
            return body.paid_back
        case ValueToppedUp() | ValuePaidBack():
            return body.paid
    return None


def _amount(move: Move, money: MoneyText) -> Words:
    if move.account in _MONEY:
        sign = "+" if move.amount > 0 else ""
        return said(words.MOVED[move.account], amount=f"{sign}{money(Money(move.amount))}")
    return said(words.MOVED[move.account], amount=points_text(move.amount, signed=True))


def _about(move: Move, programme: Programme, campaigns: Mapping[str, str]) -> Words:
    """Which lot, and by which rule."""
    rule = rule_words(move.rule, programme, campaigns)
    if move.account is AccountKind.COUPON or move.lot == NEVER or not _is_day(move.lot):
        return rule
    return said(words.BY_RULE, lot=said(words.LAPSES, day=move.lot), rule=rule)


def _is_day(lot: str) -> bool:
    try:
        date.fromisoformat(lot)
    except ValueError:
        return False
    return True


def _moved(one: Happening, programme: Programme, money: MoneyText) -> Words:
    for account in _SHOWN_FIRST:
        amount = sum(move.amount for move in one.moves if move.account is account)
        if amount:
            return _amount(Move(account, "", amount, ""), money)
    told = [*_contact(one), *_tier(one, programme)]
    return told[0][0] if told else ""


def _contact(one: Happening) -> list[tuple[Words, Words]]:
    if not isinstance(one.body, MemberContacted):
        return []
    note: list[tuple[Words, Words]] = [(said(contacts.CAME_OF_IT, note=one.note), "")] if one.note else []
    return [(_OUTCOMES[one.body.outcome], ""), *note]


def _said(one: Happening) -> list[tuple[Words, Words]]:
    """What the member said of each channel."""
    if not isinstance(one.body, MemberConsented):
        return []
    return [
        (
            said(
                words.CHANNEL_SAID, channel=consent.CHANNELS[each.channel.value], what=_yes_or_no(each.given)
            ),
            consent.BY[one.body.by.value],
        )
        for each in one.body.said
    ]


def _yes_or_no(given: bool) -> Words:
    return consent.MAY if given else consent.MAY_NOT


def _tier(one: Happening, programme: Programme) -> list[tuple[Words, Words]]:
    if one.held is None:
        return []
    if one.held.state is not MembershipState.ACTIVE:
        return [(words.OVER, "")]
    name = bilingual_words(programme.tier(programme.served_as(one.held.tier)).name)
    return [(said(words.TIER_IS, tier=name), "")]


def _coupons(one: Happening, programme: Programme) -> list[tuple[Words, Words]]:
    told: list[tuple[Words, Words]] = []
    for coupon in one.coupons:
        kind = next((known for known in programme.coupons if known.key == coupon.kind), None)
        name: Words = bilingual_words(kind.name) if kind else coupon.kind
        until: Words = said(words.COUPON_LAST_DAY, day=coupon.last_day) if coupon.last_day else ""
        told.append((said(words.COUPON_GIVEN, name=name), until))
    return told
