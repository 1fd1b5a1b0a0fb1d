"""Finding a member while typing: phone, its last digits, name, initials; recent visitors first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.counter.member import serve_member
from shuke.application.counter.view import CounterView
from shuke.application.find_members import FoundBy, FoundMember, FoundMembers
from shuke.application.ports.store import Work
from shuke.application.sync.fetching import Fetched
from shuke.domain.basket import IdentifiedBy
from shuke.domain.card import CardStatus
from shuke.domain.profile import mask_phone
from shuke.domain.programme.document import Programme
from shuke.domain.sync.finding import Find as FindElsewhere
from shuke.presenters.counter import Counter
from shuke.presenters.counter_words import Notice, bilingual_words, refused_words
from shuke.presenters.elsewhere import AskElsewhere, asking_notice, fetched_notice
from shuke.presenters.enrol_reading import read_phone
from shuke.presenters.shown import Shown
from shuke.wording import card_desk as card_words
from shuke.wording import members as words
from shuke.wording.said import Words, said

__all__ = ["MOST_FOUND", "Find", "FindMemberPresenter", "FindMemberState", "FoundState", "found_state"]

MOST_FOUND = 30
"""More than fit on a screen; who is not among them is found by typing a little more."""

_MOST_TYPED = 60

Find = Callable[[Work, str, int], FoundMembers]
"""`application.find_members.find_members`: work, what was typed, at most so many."""

_IDENTIFIED = {
    FoundBy.NUMBER: IdentifiedBy.CARD_NUMBER,
    FoundBy.CARD: IdentifiedBy.CARD_NUMBER,
    FoundBy.NUMBER_PART: IdentifiedBy.NAME,
    FoundBy.NAME: IdentifiedBy.NAME,
    FoundBy.SPELLING: IdentifiedBy.NAME,
}
"""Every other way is by the phone."""


@dataclass(frozen=True, slots=True)
class FoundState:
    """A member in the list. `visited` says when last, or that the card whose number was typed is dead."""

    member_id: str
    by: FoundBy
    name: Words
    tier: Words
    tier_place: int
    tiers: int
    phone: str
    number: str
    visited: Words


@dataclass(frozen=True, slots=True)
class FindMemberState:
    """`nobody`: what was typed finds nobody, and this says so; `more`: there are more than are listed; `asking`: head
    office is asked for what is typed."""

    typed: str = ""
    found: tuple[FoundState, ...] = ()
    highlighted: int = 0
    nobody: Words = ""
    more: Words = ""
    notice: Notice | None = None
    asking: bool = False


class FindMemberPresenter(Shown[FindMemberState]):
    """`served` is called once the chosen member is on the basket."""

    def __init__(
        self, counter: Counter, find: Find, served: Callable[[], None], elsewhere: AskElsewhere
    ) -> None:
        super().__init__(FindMemberState())
        self._counter = counter
        self._find = find
        self._served = served
        self._elsewhere = elsewhere

    def open(self, typed: str = "") -> None:
        """Begin anew."""
        self._show(FindMemberState())
        if typed:
            self.type(typed)

    @property
    def phone(self) -> str:
        """What is typed, if it can be a phone to enrol with."""
        typed = self._state.typed.strip()
        return typed if read_phone(typed) else ""

    def type(self, text: str) -> None:
        text = text[:_MOST_TYPED]
        if text == self._state.typed:
            return
        wanted = text.strip()
        self._show(
            replace(
                self._state,
                typed=text,
                found=self._state.found if wanted else (),
                nobody="",
                more="",
                notice=None,
            )
        )
        if wanted:
            self._counter.read(
                lambda work: self._find(work, wanted, MOST_FOUND),
                lambda found: self._list(text, found),
            )

    def move(self, down: int) -> None:
        last = len(self._state.found) - 1
        if last >= 0:
            self._show(replace(self._state, highlighted=min(max(self._state.highlighted + down, 0), last)))

    def submit(self) -> None:
        """Enter: the highlighted one; looked for first if the answer is not there yet. Whom this till does not keep,
        head office is asked for."""
        text = self._state.typed
        wanted = text.strip()
        if not wanted or self._state.asking:
            return

        def search() -> FoundMembers:
            with self._counter.desk.store.reading() as work:
                return self._find(work, wanted, MOST_FOUND)

        def take(found: FoundMembers) -> None:
            if text != self._state.typed:
                return
            self._list(text, found)
            if found.found:
                self.choose(self._state.found[self._state.highlighted].member_id)
            elif found.elsewhere is not None:
                self._ask(text, found.elsewhere)

        self._counter.look_up(search, take)

    def _ask(self, text: str, asked: FindElsewhere) -> None:
        """Answers to what is no longer typed are dropped; whoever was fetched is shown, and taken with the next
        Enter."""
        self._show(replace(self._state, asking=True, notice=asking_notice(text)))

        def answered(fetched: Fetched) -> None:
            self._show(replace(self._state, asking=False))
            if text != self._state.typed:
                return
            if fetched is not Fetched.FOUND:
                self._show(replace(self._state, nobody="", notice=fetched_notice(fetched, text)))
                return
            self._show(replace(self._state, notice=None))
            wanted = text.strip()
            self._counter.read(
                lambda work: self._find(work, wanted, MOST_FOUND), lambda found: self._list(text, found)
            )

        self._elsewhere(asked, answered)

    def choose(self, member_id: str) -> None:
        """The basket is this member's."""
        by = next((one.by for one in self._state.found if one.member_id == member_id), FoundBy.PHONE)
        how = _IDENTIFIED.get(by, IdentifiedBy.PHONE)
        self._counter.step(
            lambda desk, session, b: serve_member(desk, session, b, member_id, how),
            self._taken,
            lambda refused: self._show(
                replace(self._state, notice=Notice(refused_words(refused, self._counter.money)))
            ),
        )

    def _taken(self, _view: CounterView) -> None:
        self._served()

    def _list(self, text: str, found: FoundMembers) -> None:
        """Answers to what is no longer typed are dropped; whom the arrows had reached stays highlighted."""
        if text != self._state.typed:
            return
        before = self._state.found[self._state.highlighted].member_id if self._state.highlighted else ""
        shown = tuple(found_state(one, self._counter.programme) for one in found.found)
        self._show(
            replace(
                self._state,
                found=shown,
                highlighted=next((at for at, one in enumerate(shown) if one.member_id == before), 0),
                nobody=found.words,
                more=said(words.FIND_MORE, most=MOST_FOUND) if found.more else "",
            )
        )


def found_state(one: FoundMember, programme: Programme | None) -> FoundState:
    """Somebody found, as a list shows one."""
    member = one.member
    visited: Words = words.NEVER_VISITED
    if one.card is not None and one.card.status is not CardStatus.ACTIVE:
        visited = card_words.CARD_STATUS[one.card.status.value]
    elif member.last_sale_on is not None:
        visited = said(words.LAST_VISIT, date=member.last_sale_on.isoformat())
    return FoundState(
        member_id=member.member_id,
        by=one.by,
        name=member.profile.name or words.NO_NAME,
        tier=bilingual_words(programme.tier(programme.served_as(member.tier)).name) if programme else "",
        tier_place=programme.rank(programme.served_as(member.tier)) if programme else 0,
        tiers=len(programme.tiers) if programme else 1,
        phone=mask_phone(member.profile.phone),
        number=member.number,
        visited=visited,
    )
