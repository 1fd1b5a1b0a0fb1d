"""A manager announces an event of the shop's own, or changes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from shuke.application.events.announcing import announce
from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.domain.announced import LONGEST_EVENT_NAME, AnnouncedEvent
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.document import Programme
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import bilingual_words
from shuke.presenters.shown import Shown
from shuke.presenters.typed import amount_of, day_of, number_of
from shuke.wording import events as words
from shuke.wording.figures import money_text
from shuke.wording.said import Words

__all__ = ["EventField", "EventFormPresenter", "EventFormState", "TierLine"]

_MOST_TYPED = 20
_MOST_DIGITS = 9


class EventField(StrEnum):
    NAME = "name"
    FIRST = "first"
    LAST = "last"
    OPENS = "opens"
    PLACES = "places"
    FEE = "fee"
    PRIORITY_DAYS = "priority_days"


_DAYS = (EventField.FIRST, EventField.LAST, EventField.OPENS)


@dataclass(frozen=True, slots=True)
class TierLine:
    """A tier in the form: whether it may come, may sign up first, and what it pays where that differs."""

    key: str
    name: Words
    may_come: bool = True
    first: bool = False
    fee: str = ""
    fault: Words = ""


@dataclass(frozen=True, slots=True)
class EventFormState:
    """`event_id` is empty for a new one."""

    shown: bool = False
    event_id: str = ""
    texts: tuple[tuple[EventField, str], ...] = ()
    faults: tuple[tuple[EventField, Words], ...] = ()
    tiers: tuple[TierLine, ...] = ()
    busy: bool = False
    notice: Words = ""

    def text(self, field: EventField) -> str:
        return dict(self.texts).get(field, "")

    def fault(self, field: EventField) -> Words:
        return dict(self.faults).get(field, "")


class EventFormPresenter(Shown[EventFormState]):
    """`announced` is called with what was, once it is recorded."""

    def __init__(self, office: OfficeWork, announced: Callable[[AnnouncedEvent], None]) -> None:
        super().__init__(EventFormState())
        self._office = office
        self._announced = announced

    def open(self, event: AnnouncedEvent | None = None) -> None:
        """Empty, with the day after tomorrow's week; or as the event stands now."""
        desk = self._office.desk

        def read(work: Work) -> tuple[Programme, date]:
            return desk.programme_in_force(work), desk.recorder.today(work, desk.shop)

        self._office.read(read, lambda found: self._fill(event, *found), self._trouble)

    def close(self) -> None:
        self._show(EventFormState())

    def type(self, field: EventField, text: str) -> None:
        most = LONGEST_EVENT_NAME if field is EventField.NAME else _MOST_TYPED
        texts = {**dict(self._state.texts), field: text[:most]}
        faults = tuple(one for one in self._state.faults if one[0] is not field)
        self._show(replace(self._state, texts=tuple(texts.items()), faults=faults, notice=""))

    def tick_may_come(self, tier: str, on: bool) -> None:
        self._tier(tier, lambda line: replace(line, may_come=on))

    def tick_first(self, tier: str, on: bool) -> None:
        self._tier(tier, lambda line: replace(line, first=on))

    def type_fee(self, tier: str, text: str) -> None:
        self._tier(tier, lambda line: replace(line, fee=text[:_MOST_TYPED], fault=""))

    def submit(self) -> None:
        """Announce it, or say at each field what is wrong."""
        if self._state.busy or not self._state.shown:
            return
        wanted = self._read_form()
        if wanted is None:
            return
        self._show(replace(self._state, busy=True, notice=""))

        def answered(answer: AnnouncedEvent | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self.close()
            self._announced(answer)

        self._office.change(lambda desk, session: announce(desk, session, wanted), answered, self._trouble)

    # inside

    def _fill(self, event: AnnouncedEvent | None, programme: Programme, today: date) -> None:
        first = today + timedelta(days=7)
        one = event or AnnouncedEvent("", "", "", first, first, today)
        fees = dict(one.fees)
        tiers = tuple(
            TierLine(
                key=tier.key,
                name=bilingual_words(tier.name),
                may_come=not one.tiers or tier.key in one.tiers,
                first=tier.key in one.priority,
                fee=_typed(fees[tier.key]) if tier.key in fees else "",
            )
            for tier in programme.tiers
        )
        texts = {
            EventField.NAME: one.name,
            EventField.FIRST: one.first.isoformat(),
            EventField.LAST: one.last.isoformat(),
            EventField.OPENS: one.opens.isoformat(),
            EventField.PLACES: str(one.places or ""),
            EventField.FEE: _typed(one.fee) if one.fee else "",
            EventField.PRIORITY_DAYS: str(one.priority_days or ""),
        }
        self._show(EventFormState(True, one.event_id, tuple(texts.items()), (), tiers))

    def _tier(self, key: str, change: Callable[[TierLine], TierLine]) -> None:
        tiers = tuple(change(line) if line.key == key else line for line in self._state.tiers)
        self._show(replace(self._state, tiers=tiers, notice=""))

    def _read_form(self) -> AnnouncedEvent | None:
        state = self._state
        days = {field: day_of(state.text(field)) for field in _DAYS}
        numbers = {
            field: _whole(state.text(field)) for field in (EventField.PLACES, EventField.PRIORITY_DAYS)
        }
        fee = _fee(state.text(EventField.FEE), ZERO)
        fees = {line.key: _fee(line.fee, None) for line in state.tiers if line.fee.strip()}
        faults: list[tuple[EventField, Words]] = [
            *((field, words.NOT_A_DAY) for field, day in days.items() if day is None),
            *((field, words.NOT_A_NUMBER) for field, number in numbers.items() if number is None),
            *([(EventField.FEE, words.NOT_A_FEE)] if fee is None else []),
        ]
        tiers = tuple(
            replace(line, fault=words.NOT_A_FEE if line.key in fees and fees[line.key] is None else "")
            for line in state.tiers
        )
        self._show(replace(state, faults=tuple(faults), tiers=tiers))
        first, last, opens = (days[field] for field in _DAYS)
        places, before = numbers.values()
        if first is None or last is None or opens is None or fee is None or places is None or before is None:
            return None
        if any(line.fault for line in tiers):
            return None
        may = tuple(line.key for line in tiers if line.may_come)
        return AnnouncedEvent(
            event_id=state.event_id,
            shop_id=self._office.desk.shop.shop_id,
            name=state.text(EventField.NAME),
            first=first,
            last=last,
            opens=opens,
            places=places,
            fee=fee,
            fees=tuple((key, one) for key, one in fees.items() if one is not None),
            tiers=() if len(may) == len(tiers) else may,
            priority=tuple(line.key for line in tiers if line.first),
            priority_days=before,
        )

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, busy=False, notice=sentence))


def _typed(fee: Money) -> str:
    """As somebody types it."""
    return money_text(fee, symbol="").replace(",", "")


def _whole(text: str) -> int | None:
    return number_of(text, _MOST_DIGITS) if text.strip() else 0


def _fee(text: str, empty: Money | None) -> Money | None:
    return amount_of(text) if text.strip() else empty
