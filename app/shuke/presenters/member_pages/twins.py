"""The page of who may be the same person: side by side, and made one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.find_members import find_members
from shuke.application.members.merging import LONGEST_REASON, Merging, Twin, has_of, twins_of
from shuke.application.members.record import MemberRecord
from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.domain.member import Member
from shuke.domain.money import Money
from shuke.domain.profile import mask_phone
from shuke.domain.programme.document import Programme
from shuke.domain.slices.account import AccountKind
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone, bilingual_words
from shuke.presenters.shown import Shown
from shuke.wording import member_twins as words
from shuke.wording.figures import points_text
from shuke.wording.member_time_line import MOVED
from shuke.wording.members import NO_NAME
from shuke.wording.said import Words, said

__all__ = ["TwinState", "TwinsPage", "TwinsState"]

_MONEY = (AccountKind.PRINCIPAL, AccountKind.BONUS)
_MOST_ASKED = 5


@dataclass(frozen=True, slots=True)
class TwinState:
    """One of two. `why` they look like one is empty for who is shown in the window; `has` is on their accounts."""

    member_id: str
    name: Words
    number: str
    phone: str
    joined: Words
    why: Words
    has: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class TwinsState:
    """`this` is who is shown in the window; `stays` the id of whoever is to stay."""

    this: TwinState | None = None
    twins: tuple[TwinState, ...] = ()
    chosen: str = ""
    stays: str = ""
    asked: str = ""
    reason: str = ""
    went_up: Words = ""
    means: Words = ""
    busy: bool = False
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    this: Member
    has: tuple[tuple[AccountKind, int], ...]
    twins: tuple[Twin, ...]
    went_up: tuple[str, ...]
    programme: Programme


class TwinsPage(Shown[TwinsState]):
    """`merged` is called with who stays, once two were made one."""

    def __init__(self, office: OfficeWork, merging: Merging, merged: Callable[[str], None]) -> None:
        super().__init__(TwinsState())
        self._office = office
        self._merging = merging
        self._merged = merged
        self._programme: Programme | None = None

    def show(self, member_id: str) -> None:
        """Who looks like this one; the first of them is chosen."""
        desk = self._office.desk

        def read(work: Work) -> _Known | None:
            member = work.members.get(member_id)
            if member is None:
                return None
            gone = [work.members.get(one) for one in work.mergers.gone_up_in(member_id)]
            return _Known(
                member,
                has_of(work, member_id),
                twins_of(work, member_id),
                tuple(one.number for one in gone if one is not None),
                desk.programme_in_force(work),
            )

        self._office.read(read, self._know, self._trouble)

    def ask(self, text: str) -> None:
        """Somebody else's number or phone is typed."""
        self._show(replace(self._state, asked=text, notice=None))

    def list_asked(self) -> None:
        """Put whoever is typed into the list."""
        wanted = self._state.asked.strip()
        if not wanted or self._state.this is None:
            return

        def read(work: Work) -> tuple[Words, list[Twin]]:
            found = find_members(work, wanted, _MOST_ASKED)
            named = [Twin(one, False, False, has_of(work, one.member_id)) for one in found.members]
            return found.words, named

        def have_read(found: tuple[Words, list[Twin]]) -> None:
            nobody, named = found
            if nobody:
                self._trouble(nobody)
                return
            here = {one.member_id for one in self._state.twins} | {self._this_id}
            new = [self._twin(one) for one in named if one.member.member_id not in here]
            self._show(replace(self._state, twins=(*self._state.twins, *new), asked=""))
            self.choose(named[0].member.member_id)

        self._office.read(read, have_read, self._trouble)

    def choose(self, member_id: str) -> None:
        """This one may be the same person."""
        if any(one.member_id == member_id for one in self._state.twins):
            self._show(replace(self._state, chosen=member_id, stays=self._older(member_id), notice=None))
            self._explain()

    def let_stay(self, member_id: str) -> None:
        if member_id in (self._this_id, self._state.chosen):
            self._show(replace(self._state, stays=member_id))
            self._explain()

    def give_reason(self, text: str) -> None:
        self._show(replace(self._state, reason=text[:LONGEST_REASON], notice=None))

    def merge(self) -> None:
        state = self._state
        if not state.chosen or state.busy:
            return
        stays, reason = state.stays, state.reason
        gone = state.chosen if stays == self._this_id else self._this_id
        self._show(replace(state, busy=True))

        def answered(answer: MemberRecord | Refused) -> None:
            self._show(replace(self._state, busy=False))
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self._show(TwinsState(notice=Notice(words.MERGED, NoticeTone.GOOD)))
            self._merged(stays)

        self._office.change(
            lambda _desk, session: self._merging.merge(session, gone, stays, reason), answered, self._trouble
        )

    # inside

    @property
    def _this_id(self) -> str:
        return self._state.this.member_id if self._state.this else ""

    def _older(self, other: str) -> str:
        """Who was made first is who stays, unless somebody says otherwise."""
        return min(self._this_id, other)

    def _know(self, known: _Known | None) -> None:
        if known is None:
            return
        self._programme = known.programme
        this = self._one(known.this, known.has, "")
        same = this.member_id == self._this_id
        notice = self._state.notice if same or self._state.this is None else None
        went_up = said(words.WENT_UP, numbers="、".join(known.went_up)) if known.went_up else ""
        twins = tuple(self._twin(one) for one in known.twins)
        self._show(TwinsState(this, twins, went_up=went_up, notice=notice))
        if twins:
            self.choose(twins[0].member_id)
            self._show(replace(self._state, notice=notice))

    def _explain(self) -> None:
        state = self._state
        both = {one.member_id: one.number for one in (state.this, *state.twins) if one is not None}
        stays = both[state.stays]
        gone = both[state.chosen if state.stays == self._this_id else self._this_id]
        self._show(replace(state, means=said(words.GOES, gone=gone, stays=stays)))

    def _twin(self, twin: Twin) -> TwinState:
        why: Words = words.CHOSEN
        if twin.same_phone and twin.same_name:
            why = said(words.BOTH, one=words.SAME_PHONE, other=words.SAME_NAME)
        elif twin.same_phone or twin.same_name:
            why = words.SAME_PHONE if twin.same_phone else words.SAME_NAME
        return self._one(twin.member, twin.has, why)

    def _one(self, member: Member, has: tuple[tuple[AccountKind, int], ...], why: Words) -> TwinState:
        programme = self._programme
        tier = bilingual_words(programme.tier(programme.served_as(member.tier)).name) if programme else ""
        return TwinState(
            member_id=member.member_id,
            name=member.profile.name or NO_NAME,
            number=member.number,
            phone=mask_phone(member.profile.phone),
            joined=said(words.JOINED, day=member.joined_on.isoformat(), tier=tier),
            why=why,
            has=tuple(self._amount(*one) for one in has) or (words.HAS_NOTHING,),
        )

    def _amount(self, account: AccountKind, amount: int) -> Words:
        text = self._office.money(Money(amount)) if account in _MONEY else points_text(amount)
        return said(MOVED[account], amount=text)

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, busy=False, notice=Notice(sentence)))
