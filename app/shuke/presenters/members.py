"""The window of members: somebody is found and chosen, and one of several pages shows what there is about them.

A page has a name and is told whom to show; whoever adds one hands it over with `add_page` and gives its widget the
same name in the window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from shuke.application.find_members import FoundBy, FoundMember, FoundMembers
from shuke.application.identifying import CardRefused, ScanAnswer
from shuke.application.identifying import FoundMember as Found
from shuke.application.members.all_twins import AllTwins, LookedUpTo, twins_in_the_shop
from shuke.application.members.balance_slip import BalanceDesk, BalanceSlip
from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.domain.basket import IdentifiedBy
from shuke.domain.member import Member
from shuke.domain.profile import mask_phone
from shuke.domain.programme.document import Programme
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import MoneyText, Notice, NoticeTone, bilingual_words
from shuke.presenters.find_member import MOST_FOUND, Find, FoundState, found_state
from shuke.presenters.identification import Identify
from shuke.presenters.shown import Shown
from shuke.wording import balance_slip
from shuke.wording import member_record as words
from shuke.wording import members as member_words
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = ["MemberHead", "MembersPresenter", "MembersState", "ShowMember"]

ShowMember = Callable[[str], None]
"""A page is to show the member with this id."""

_MOST_TYPED = 60
_MOST_TWINS = 200


@dataclass(frozen=True, slots=True)
class MemberHead:
    """Who is shown."""

    member_id: str
    name: Words
    tier: Words
    tier_place: int
    tiers: int
    phone: str
    number: Words
    joined: Words
    bought: Words
    note: str


@dataclass(frozen=True, slots=True)
class MembersState:
    """`nobody` says why the list is empty, `more` that it is not all; `page` names the page that is shown."""

    typed: str = ""
    found: tuple[FoundState, ...] = ()
    nobody: Words = ""
    more: Words = ""
    head: MemberHead | None = None
    page: str = ""
    notice: Notice | None = None


class _Looking:
    """Duplicates gathered so far."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.members: dict[str, Member] = {}
        self.groups = 0

    def take(self, groups: Sequence[Sequence[Member]]) -> None:
        for group in groups:
            if any(one.member_id not in self.members for one in group):
                self.groups += 1
            self.members |= {one.member_id: one for one in group}


class MembersPresenter(Shown[MembersState]):
    """`identify` says whose a scanned code is; `queued` is called once paper is to be printed."""

    def __init__(
        self, office: OfficeWork, find: Find, identify: Identify, queued: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__(MembersState())
        self._queued = queued
        self._office = office
        self._find = find
        self._identify = identify
        self._pages: dict[str, ShowMember] = {}
        self._looked = 0

    def add_page(self, name: str, show: ShowMember) -> None:
        """The first one is shown first."""
        self._pages[name] = show
        if not self._state.page:
            self._show(replace(self._state, page=name))

    @property
    def chosen(self) -> str:
        """The id of whoever is shown."""
        return self._state.head.member_id if self._state.head else ""

    def open(self, member_id: str = "") -> None:
        """With this member, or with whoever was shown before."""
        self._show(replace(self._state, typed="", notice=None))
        self._search()
        if member_id or self.chosen:
            self.choose(member_id or self.chosen)

    def type(self, text: str) -> None:
        text = text[:_MOST_TYPED]
        if text != self._state.typed:
            self._show(replace(self._state, typed=text))
            self._search()

    def submit(self) -> None:
        """Enter: the first one found."""
        if self._state.found:
            self.choose(self._state.found[0].member_id)

    def scanned(self, text: str) -> None:
        """A hand scanner's code: whoever holds or held the card is shown."""

        def seen(answer: ScanAnswer) -> None:
            card = answer.scan.card if isinstance(answer, CardRefused) else None
            if isinstance(answer, Found):
                self.choose(answer.member_id)
            elif card is not None:
                self.choose(card.member_id)
            else:
                self._show(replace(self._state, notice=Notice(words.NOBODY_CHOSEN, NoticeTone.WARN)))

        self._office.change(
            lambda _desk, session: self._identify(session, text, IdentifiedBy.HAND_SCANNER),
            seen,
            self._trouble,
        )

    def choose(self, member_id: str) -> None:
        """Show this member on the page that is open."""

        def read(work: Work) -> tuple[Member | None, Programme]:
            standing = work.mergers.stands_for(member_id)
            return work.members.get(standing), self._office.desk.programme_in_force(work)

        def have_read(found: tuple[Member | None, Programme]) -> None:
            member, programme = found
            if member is None:
                self._show(replace(self._state, head=None, notice=Notice(words.NOBODY_CHOSEN)))
                return
            self._show(replace(self._state, head=_head(member, programme, self._office.money), notice=None))
            self._pages[self._state.page](member.member_id)

        self._office.read(read, have_read, self._trouble)

    def look_for_twins(self) -> None:
        """List everybody who may be somebody else, too; one of them is chosen on the page of duplicates."""
        self._looked += 1
        self._show(
            replace(self._state, typed="", found=(), nobody="", more=words.LOOKING_FOR_TWINS, notice=None)
        )
        self._look_on(_Looking(self._looked), LookedUpTo())

    def go(self, page: str) -> None:
        if page in self._pages:
            self._show(replace(self._state, page=page))
            if self.chosen:
                self._pages[page](self.chosen)

    def print_balance(self) -> None:
        """What whoever is shown holds, on paper."""
        member_id = self.chosen
        if not member_id:
            self._trouble(words.CHOOSE_ONE)
            return

        def answered(answer: BalanceSlip | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self._show(replace(self._state, notice=Notice(balance_slip.QUEUED, NoticeTone.GOOD)))
            self._queued()

        self._office.change(
            lambda desk, session: BalanceDesk(desk).print_balance(session, member_id), answered, self._trouble
        )

    def refresh(self) -> None:
        """What is shown was changed."""
        self._search()
        if self.chosen:
            self.choose(self.chosen)

    # inside

    def _look_on(self, looking: _Looking, behind: LookedUpTo) -> None:
        def read(work: Work) -> tuple[AllTwins, Programme]:
            return twins_in_the_shop(work, behind), self._office.desk.programme_in_force(work)

        def have_read(answer: tuple[AllTwins, Programme]) -> None:
            part, programme = answer
            if looking.number != self._looked:
                return
            looking.take(part.groups)
            shown = tuple(
                found_state(FoundMember(one, FoundBy.PHONE), programme)
                for one in list(looking.members.values())[:_MOST_TWINS]
            )
            if part.behind is not None and len(shown) < _MOST_TWINS:
                self._show(replace(self._state, found=shown))
                self._look_on(looking, part.behind)
                return
            told = said(words.TWINS_FOUND, members=len(shown), groups=looking.groups)
            nobody = "" if shown else words.NO_TWINS
            self._show(replace(self._state, found=shown, nobody=nobody, more=told if shown else ""))
            if shown:
                self._show(replace(self._state, page="twins"))
                self.choose(shown[0].member_id)

        self._office.read(read, have_read, self._trouble)

    def _search(self) -> None:
        self._looked += 1  # whoever was looked for meanwhile is not any more
        text = self._state.typed
        wanted = text.strip()

        def read(work: Work) -> tuple[FoundMembers, Programme]:
            found = self._find(work, wanted, MOST_FOUND) if wanted else _latest(work)
            return found, self._office.desk.programme_in_force(work)

        def have_read(answer: tuple[FoundMembers, Programme]) -> None:
            found, programme = answer
            if text != self._state.typed:
                return
            shown = tuple(found_state(one, programme) for one in found.found)
            more = said(member_words.FIND_MORE, most=MOST_FOUND) if found.more else ""
            nobody = found.words if wanted else ""
            self._show(replace(self._state, found=shown, nobody=nobody, more=more))

        self._office.read(read, have_read, self._trouble)

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, notice=Notice(sentence)))


def _latest(work: Work) -> FoundMembers:
    return FoundMembers(
        tuple(
            FoundMember(one, FoundBy.NUMBER)
            for one in work.members.latest_visitors(MOST_FOUND)
            if not one.merged_into
        )
    )


def _bought(member: Member, money: MoneyText) -> Words:
    """How often, for how much, and when last."""
    if member.last_sale_on is None:
        return member_words.NEVER_VISITED
    return said(
        words.BOUGHT,
        sales=points_text(member.sales),
        amount=money(member.cumulative),
        day=member.last_sale_on.isoformat(),
    )


def _head(member: Member, programme: Programme, money: MoneyText) -> MemberHead:
    served = programme.served_as(member.tier)
    return MemberHead(
        member_id=member.member_id,
        name=member.profile.name or member_words.NO_NAME,
        tier=bilingual_words(programme.tier(served).name) if member.active else words.HEAD_ENDED,
        tier_place=programme.rank(served) if member.active else 0,
        tiers=len(programme.tiers),
        phone=mask_phone(member.profile.phone),
        number=said(words.HEAD_NUMBER, number=member.number),
        joined=said(words.JOINED_ON, day=member.joined_on.isoformat()),
        bought=_bought(member, money),
        note=member.profile.note,
    )
