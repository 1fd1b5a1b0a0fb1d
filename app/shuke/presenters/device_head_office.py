"""Head office as this till's people see it: the connection, what is still to be sent, joining."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit

from shuke.application.counter.desk import Desk
from shuke.application.devices import may_join_head_office
from shuke.application.refusal import Refused
from shuke.application.session import Session
from shuke.application.sync.renewing_key import wish_new_key
from shuke.domain.shop import Right
from shuke.presenters.back_office import OfficeWork, trouble_words
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.shown import Shown
from shuke.presenters.status import HeadOfficeContact
from shuke.wording import devices as words
from shuke.wording import first_start
from shuke.wording.figures import points_text
from shuke.wording.listed import Listed
from shuke.wording.said import Words

__all__ = [
    "DeviceHeadOfficePresenter",
    "DeviceHeadOfficeState",
    "HeadOfficeKnownHere",
    "JoinField",
    "JoinHeadOffice",
]

JoinHeadOffice = Callable[[str, str], Words | None]
"""Address (empty for the one in the code) and enrolment code; None once the till has joined, else why not. Runs on
the lane `AUTHORISE`."""

_MOST_TYPED = 1024


class JoinField(StrEnum):
    ADDRESS = "address"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class HeadOfficeKnownHere:
    """What is known of head office now. `unsent` facts wait; `since` is the last contact on the shop's clock;
    `explained` is what is wrong and what to do about it; `key` names the key this till signs with, `renewing` says
    that another one is on its way."""

    contact: HeadOfficeContact = HeadOfficeContact.ALONE
    name: str = ""
    address: str = ""
    unsent: int = 0
    since: datetime | None = None
    explained: Words = ""
    key: str = ""
    renewing: bool = False


_NOT_KNOWN = HeadOfficeKnownHere()


@dataclass(frozen=True, slots=True)
class DeviceHeadOfficeState:
    """`lines` are name and value of what is known; empty while the till stands alone. `trouble` stays for as long
    as it lasts."""

    contact: HeadOfficeContact = HeadOfficeContact.ALONE
    lines: tuple[tuple[Words, Words], ...] = ()
    may_join: bool = False
    may_renew: bool = False
    address: str = ""
    code: str = field(default="", repr=False)
    address_fault: Words = ""
    code_fault: Words = ""
    busy: bool = False
    notice: Notice | None = None
    trouble: Notice | None = None


class DeviceHeadOfficePresenter(Shown[DeviceHeadOfficeState]):
    """`joined` is called once the till has joined, `begin_round` when there is something to do with head office."""

    def __init__(
        self,
        office: OfficeWork,
        join: JoinHeadOffice,
        joined: Callable[[], None],
        begin_round: Callable[[], None],
    ) -> None:
        super().__init__(DeviceHeadOfficeState())
        self._office = office
        self._join = join
        self._joined = joined
        self._begin_round = begin_round

    def open(self) -> None:
        may_join = self._office.session().may(Right.JOIN_HEAD_OFFICE)
        notice = None if may_join else Notice(words.JOIN_BY_ADMINISTRATOR, NoticeTone.CALM)
        alone = self._state.contact is HeadOfficeContact.ALONE
        shown = notice if alone else self._state.trouble
        may_renew = self._office.session().may(Right.MANAGE_DEVICES)
        self._show(replace(self._state, may_join=may_join, may_renew=may_renew, code="", notice=shown))

    def seen(self, known: HeadOfficeKnownHere) -> None:
        """Whoever syncs tells how it went."""
        alone = known.contact is HeadOfficeContact.ALONE
        trouble = Notice(known.explained) if known.explained else None
        over = self._state.notice == self._state.trouble
        self._show(
            replace(
                self._state,
                contact=known.contact,
                lines=() if alone else _lines(known),
                trouble=trouble,
                notice=trouble if trouble or over else self._state.notice,
            )
        )

    def write(self, where: JoinField, text: str) -> None:
        changes: dict[str, object] = {where.value: text[:_MOST_TYPED], f"{where.value}_fault": ""}
        self._show(replace(self._state, notice=None, **changes))  # type: ignore[arg-type]  # names of the state

    def scanned(self, text: str) -> None:
        self.write(JoinField.CODE, text)

    def join(self) -> None:
        """Spend the code: it is good once, so whoever may not join is told before."""
        state, session = self._state, self._office.session()
        refused = may_join_head_office(session)
        if refused is not None:
            self._trouble(self._office.refusal(refused))
            return
        address, code = state.address.strip().rstrip("/"), state.code.strip()
        faults: tuple[Words, Words] = (_address_fault(address), "" if code else first_start.CODE_MISSING)
        if any(faults) or state.busy:
            self._show(replace(state, address_fault=faults[0], code_fault=faults[1]))
            return
        self._show(replace(state, busy=True, notice=Notice(words.JOINING, NoticeTone.CALM)))

        self._office.background.run(
            Lane.AUTHORISE, lambda: self._join(address, code), self._answered, self._failed
        )

    def renew_key(self) -> None:
        """The next round changes the key; it begins at once, if nothing keeps it from head office."""

        def wish(desk: Desk, session: Session) -> Refused | None:
            with desk.store.writing() as work:
                refused = wish_new_key(work, session)
                work.commit()
            return refused

        self._office.change(wish, self._wished, self._trouble)

    def _wished(self, refused: Refused | None) -> None:
        if refused is not None:
            self._trouble(self._office.refusal(refused))
            return
        self._show(replace(self._state, notice=Notice(words.KEY_WISHED, NoticeTone.GOOD)))
        self._begin_round()

    def _answered(self, answer: Words | None) -> None:
        if answer is not None:
            self._trouble(answer)
        else:
            notice = Notice(words.JOINED, NoticeTone.GOOD)
            self._show(replace(self._state, busy=False, code="", notice=notice))
            self._joined()

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, busy=False, notice=Notice(sentence)))

    def _failed(self, problem: Exception) -> None:
        self._trouble(trouble_words(problem))


def _lines(known: HeadOfficeKnownHere) -> tuple[tuple[Words, Words], ...]:
    since: Words = f"{known.since:%Y-%m-%d %H:%M}" if known.since else words.NEVER
    unsent: Words = points_text(known.unsent) if known.unsent else words.UNSENT_NONE
    return (
        (words.STATE, words.CONTACTS[known.contact.value]),
        (words.HEAD_OFFICE_NAME, known.name),
        (words.ADDRESS, known.address),
        (words.LAST_CONTACT, since),
        (words.UNSENT, unsent),
        *_own_key(known),
    )


def _own_key(known: HeadOfficeKnownHere) -> tuple[tuple[Words, Words], ...]:
    if not known.key:
        return ()
    return ((words.OWN_KEY, Listed((known.key, words.RENEWING_KEY)) if known.renewing else known.key),)


def _address_fault(address: str) -> Words:
    """Empty is no fault: the code names an address."""
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        fits = False
    return "" if fits else first_start.HEAD_OFFICE_ADDRESS_WRONG
