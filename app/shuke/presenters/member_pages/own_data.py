"""The page of a person's own data: handed out, or erased, both at their wish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from shuke.application.members.erasing import Erasing, ErasureLook, erasure_look
from shuke.application.members.merging import LONGEST_REASON
from shuke.application.members.own_data import OwnData, own_data
from shuke.application.members.page_slip import PageInvitations
from shuke.application.refusal import Refused
from shuke.domain.money import Money
from shuke.domain.slices.account import AccountKind
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.own_data_files import own_data_files
from shuke.presenters.shown import Shown
from shuke.wording import member_codes as code_words
from shuke.wording import member_own_data as words
from shuke.wording.figures import points_text
from shuke.wording.member_time_line import MOVED
from shuke.wording.said import Words, said
from shuke.wording.sentence import Language

__all__ = ["OwnDataPage", "OwnDataState", "WriteFile"]

WriteFile = Callable[[Path, bytes], object]

_MONEY = (AccountKind.PRINCIPAL, AccountKind.BONUS)


@dataclass(frozen=True, slots=True)
class OwnDataState:
    """`in_the_way` is to be settled first; `lost` goes with the membership; `number`, `reason` and
    `evidence` are typed."""

    number_wanted: str = ""
    in_the_way: tuple[Words, ...] = ()
    lost: tuple[Words, ...] = ()
    erased: bool = False
    number: str = ""
    reason: str = ""
    evidence: str = ""
    busy: bool = False
    notice: Notice | None = None

    @property
    def erasable(self) -> bool:
        return not self.erased and not self.in_the_way and not self.busy


class OwnDataPage(Shown[OwnDataState]):
    """`write` puts bytes into a file; `changed` is called once somebody was erased, `queued` once something is to be
    printed."""

    def __init__(
        self,
        office: OfficeWork,
        erasing: Erasing,
        write: WriteFile,
        changed: Callable[[], None],
        invitations: PageInvitations,
        queued: Callable[[], None],
    ) -> None:
        super().__init__(OwnDataState())
        self._office = office
        self._erasing = erasing
        self._write = write
        self._changed = changed
        self._invitations = invitations
        self._queued = queued
        self._member_id = ""

    def show(self, member_id: str) -> None:
        if member_id != self._member_id:
            self._show(OwnDataState())
        self._member_id = member_id
        self._office.read(lambda work: erasure_look(work, member_id), self._know, self._trouble)

    # handing out

    def give(self, path: Path, language: Language) -> None:
        """Write the page there, and the JSON beside it."""
        member_id, desk = self._member_id, self._office.desk
        if self._state.busy or not member_id:
            return
        self._show(replace(self._state, busy=True, notice=Notice(words.WORKING, NoticeTone.CALM)))

        def noted(answer: Refused | None) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self._office.read(lambda work: own_data(work, desk, member_id), write, self._trouble)

        def write(data: OwnData | None) -> None:
            if data is None:
                return
            self._office.background.run(
                Lane.READING,
                lambda: self._written(path, data, language),
                lambda _: self._say(said(words.GIVEN, path=str(path)), NoticeTone.GOOD),
                self._not_written,
                expected=(OSError,),
            )

        self._office.change(
            lambda _desk, session: self._erasing.note_given(session, member_id), noted, self._trouble
        )

    def _written(self, path: Path, data: OwnData, language: Language) -> None:
        desk = self._office.desk
        now = desk.local_time(desk.recorder.now_ms())
        made = own_data_files(data, desk.shop.name, language, self._office.money, desk.local_time, now)
        self._write(path, made.page)
        self._write(path.with_suffix(".json"), made.data)

    def _not_written(self, problem: Exception) -> None:
        reason = getattr(problem, "strerror", None) or type(problem).__name__
        self._trouble(said(words.NOT_WRITTEN, reason=reason))

    # the page on the telephone

    def note_evidence(self, text: str) -> None:
        self._show(replace(self._state, evidence=text, notice=None))

    def invite(self) -> None:
        """Print what opens the member's own page."""
        state, member_id = self._state, self._member_id
        if state.busy or state.erased or not member_id:
            return
        self._show(replace(state, busy=True))

        def answered(answer: Refused | None) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self._show(replace(self._state, evidence=""))
            self._say(code_words.PAGE_QUEUED, NoticeTone.GOOD)
            self._queued()

        self._office.change(
            lambda _desk, session: self._invitations.invite(session, member_id, state.evidence),
            answered,
            self._trouble,
        )

    # erasing

    def type_number(self, text: str) -> None:
        self._show(replace(self._state, number=text, notice=None))

    def give_reason(self, text: str) -> None:
        self._show(replace(self._state, reason=text[:LONGEST_REASON], notice=None))

    def erase(self) -> None:
        state, member_id = self._state, self._member_id
        if not state.erasable:
            return
        self._show(replace(state, busy=True))

        def answered(answer: ErasureLook | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self._know(answer)
            self._say(words.ERASED, NoticeTone.GOOD)
            self._changed()

        self._office.change(
            lambda _desk, session: self._erasing.erase(session, member_id, state.number, state.reason),
            answered,
            self._trouble,
        )

    # inside

    def _know(self, look: ErasureLook | None) -> None:
        if look is None:
            return
        money = self._office.money
        in_the_way: list[Words] = []
        if look.stored:
            in_the_way.append(said(words.STORED, amount=money(look.stored)))
        if look.owed:
            in_the_way.append(said(words.OWES, amount=money(look.owed)))
        if look.owed_points:
            in_the_way.append(said(words.OWES_POINTS, points=points_text(look.owed_points)))
        lost = [self._amount(*one) for one in look.lost]
        if look.cards:
            lost.append(said(words.LOST_CARDS, count=look.cards))
        known = replace(
            self._state,
            number_wanted=look.number,
            in_the_way=tuple(in_the_way),
            lost=tuple(said(words.LOST, what=one) for one in lost),
            erased=look.erased,
            busy=False,
        )
        self._show(replace(known, number="", reason="") if look.erased else known)

    def _amount(self, account: AccountKind, amount: int) -> Words:
        text = self._office.money(Money(amount)) if account in _MONEY else points_text(amount)
        return said(MOVED[account], amount=text)

    def _say(self, sentence: Words, tone: NoticeTone) -> None:
        self._show(replace(self._state, busy=False, notice=Notice(sentence, tone)))

    def _trouble(self, sentence: Words) -> None:
        self._say(sentence, NoticeTone.BAD)
