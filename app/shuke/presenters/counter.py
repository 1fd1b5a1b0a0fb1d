"""The basket on the counter as every part of the checkout sees it; one step after the other.

A key pressed while a step is under way waits its turn, so that it always meets the basket that the key before
it left behind: the cash key after Enter pays for the line that Enter rings up.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from shuke.application.approval import ApprovalWanted
from shuke.application.counter.desk import Desk
from shuke.application.counter.view import CompletedSale, CounterView
from shuke.application.ports.store import StoreUnusable, Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.presenters.approving import AskApproval
from shuke.presenters.background import Background, Lane
from shuke.presenters.counter_words import Notice, NoticeTone, refused_words
from shuke.wording.counter import TILL_BUSY
from shuke.wording.figures import money_text
from shuke.wording.member_codes import TYPE_PIN
from shuke.wording.said import Words, said
from shuke.wording.store import TROUBLE

__all__ = ["MOST_WAITING", "VOUCH_BY_PIN", "Counter", "Step"]

MOST_WAITING = 32
"""So many keys may wait for the ones before them; nobody types further ahead."""

VOUCH_BY_PIN = "vouch"
"""What a notice `does` where a member's PIN helps: `money_held.value_paying` asks for it."""

_PIN_HELPS = {Refusal.CODE_STALE, Refusal.CODE_AHEAD, Refusal.CODE_USED, Refusal.POINTS_BY_PIN}

T = TypeVar("T")

Step = Callable[[Desk, Session, str], CounterView | Refused]
"""One use case at the counter: desk, who is signed in, the id of the basket on the counter."""


@dataclass(frozen=True, slots=True)
class _Answer:
    view: CounterView | Refused
    programme: Programme | None


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What shall become of a step's answer."""

    then: Callable[[CounterView], None] | None
    refused: Callable[[Refused], None]
    thanks_stay: bool


class Counter:
    """Shared by the presenters of the checkout, which `watch` it. `approval` asks somebody else where whoever is
    signed in may not."""

    def __init__(
        self,
        desk: Desk,
        session: Callable[[], Session],
        background: Background,
        approval: AskApproval | None = None,
    ) -> None:
        self._approval = approval
        self._desk = desk
        self._session = session
        self._background = background
        self._watchers: list[Callable[[], None]] = []
        self._waiting: deque[Callable[[], None]] = deque()
        self._behind: list[Callable[[], None]] | None = None
        self._asked_by: Session | None = None
        self._busy = False
        self.view: CounterView | None = None
        self.programme: Programme | None = None
        self.notice: Notice | None = None
        self.completed: CompletedSale | None = None
        """The sale the customer is being thanked for; None once the next one is served."""
        self.last_receipt = ""

    def watch(self, changed: Callable[[], None]) -> None:
        """Call `changed` after whatever changes here."""
        self._watchers.append(changed)

    @property
    def desk(self) -> Desk:
        return self._desk

    @property
    def session(self) -> Session:
        """Who is signed in; while an answer is taken in, who asked for it: the till may be locked since."""
        return self._asked_by or self._session()

    @property
    def busy(self) -> bool:
        """A step is under way."""
        return self._busy

    def money(self, amount: Money) -> str:
        """The amount with the shop's currency sign."""
        return money_text(amount, symbol=CURRENCY_SIGNS[self._desk.shop.currency])

    def begin(self) -> None:
        """Take up the basket that was open when the till stopped, or a fresh one."""
        self.completed = None
        self.step(lambda desk, session, _basket_id: desk.begin(session))

    def step(
        self,
        step: Step,
        then: Callable[[CounterView], None] | None = None,
        refused: Callable[[Refused], None] | None = None,
        *,
        thanks_stay: bool = False,
    ) -> None:
        """Take a step as soon as what was asked before it is answered.

        Args:
            then: called with the new view, after it is in place.
            refused: called instead of showing the refusal as a notice.
            thanks_stay: the step still belongs to the customer who has just paid.
        """
        self._step_as(self.session, step, _Wishes(then, refused or self.refuse, thanks_stay))

    def _step_as(self, session: Session, step: Step, wishes: _Wishes) -> None:
        def taken(answer: _Answer) -> None:
            view = answer.view
            if isinstance(view, ApprovalWanted) and self._approval is not None:
                self._approval(
                    session,
                    view.act,
                    lambda approved: self._step_as(approved, step, wishes),
                    lambda: wishes.refused(view),
                )
            else:
                self._take_in(answer, wishes)

        self._in_turn(
            lambda: self._background.run(
                Lane.COUNTER,
                partial(self._take, step, session, self.view.basket.basket_id if self.view else ""),
                lambda answer: self._done(session, lambda: taken(answer)),
                lambda problem: self._done(session, lambda: self._tell_trouble(problem)),
                expected=(StoreUnusable,),
            )
        )

    def act(self, work: Callable[[Session], T], then: Callable[[T], None]) -> None:
        """Do something beside the basket in its turn; where it needs another person's word, ask for it first."""
        self._act_as(self.session, work, then)

    def _act_as(self, session: Session, work: Callable[[Session], T], then: Callable[[T], None]) -> None:
        def done(answer: T) -> None:
            if isinstance(answer, ApprovalWanted) and self._approval is not None:
                self._approval(
                    session,
                    answer.act,
                    lambda approved: self._act_as(approved, work, then),
                    lambda: then(answer),
                )
            else:
                then(answer)

        self.look_up(lambda: work(session), done)

    def look_up(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Find something out in its turn; steps that `then` asks for come before the keys pressed meanwhile."""
        session = self.session
        self._in_turn(
            lambda: self._background.run(
                Lane.COUNTER,
                work,
                lambda found: self._done(session, lambda: then(found)),
                lambda problem: self._done(session, lambda: self._tell_trouble(problem)),
                expected=(StoreUnusable,),
            )
        )

    def read(self, work: Callable[[Work], T], then: Callable[[T], None]) -> None:
        """Read beside the steps, waiting for none of them."""

        def reading() -> T:
            with self._desk.reports.reading() as open_work:
                return work(open_work)

        self._background.run(Lane.READING, reading, then, self._tell_trouble, expected=(StoreUnusable,))

    def draw(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        unwritten: Callable[[OSError], None] | None = None,
    ) -> None:
        """Make a picture of paper, where paper is made: no key waits for it. Touches no row.

        Args:
            unwritten: the picture could not be written.
        """

        def failed(problem: Exception) -> None:
            if unwritten is not None and isinstance(problem, OSError):
                unwritten(problem)

        self._background.run(
            Lane.PRINTER, work, then, failed, expected=() if unwritten is None else (OSError,)
        )

    def refresh(self, then: Callable[[CounterView], None] | None = None) -> None:
        """Show the basket again: something beside it changed, a card for instance."""
        self.step(_as_it_is, then)

    def say(
        self, words: Words, tone: NoticeTone = NoticeTone.BAD, *, action: Words = "", does: str = ""
    ) -> None:
        """Show a sentence until the next step is taken."""
        self.notice = Notice(words, tone, action, does)
        self._changed()

    def refuse(self, refused: Refused) -> None:
        action, does = (TYPE_PIN, VOUCH_BY_PIN) if refused.refusal in _PIN_HELPS else ("", "")
        self.say(refused_words(refused, self.money), action=action, does=does)

    def be_silent(self) -> None:
        """Take the notice away."""
        if self.notice is not None:
            self.notice = None
            self._changed()

    def next_customer(self) -> None:
        """The thanks are over: somebody typed, scanned, or rang up."""
        if self.completed is not None:
            self.completed = None
            self._changed()

    # the queue

    def _in_turn(self, start: Callable[[], None]) -> None:
        if self._behind is not None:
            self._behind.append(start)
            return
        if len(self._waiting) >= MOST_WAITING:
            self.say(TILL_BUSY, NoticeTone.WARN)
            return
        self._waiting.append(start)
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting and not self._busy:
            self._busy = True
            self._waiting.popleft()()

    def _done(self, session: Session, follow: Callable[[], None]) -> None:
        """Let `follow` see the answer; what it asks for goes before what waits, in the name of who asked first."""
        self._behind, self._asked_by = [], session
        try:
            follow()
        finally:
            self._waiting.extendleft(reversed(self._behind))
            self._behind = self._asked_by = None
            self._busy = False
            self._go_on()

    def _take(self, step: Step, session: Session, basket_id: str) -> _Answer:
        """On the counter's lane: the step, and the programme of its quote if that is another than was known."""
        view = step(self._desk, session, basket_id)
        if isinstance(view, Refused) or not self._is_news(view):
            return _Answer(view, None)
        with self._desk.store.reading() as work:
            return _Answer(view, self._desk.programme_of(work, view.quote))

    def _is_news(self, view: CounterView) -> bool:
        """Whether the quote is by another programme than is known here; a partly paid basket keeps its old one."""
        known, quote = self.programme, view.quote
        return known is None or (quote.programme, quote.programme_version) != (known.key, known.version)

    def _take_in(self, answer: _Answer, wishes: _Wishes) -> None:
        view = answer.view
        if isinstance(view, Refused):
            wishes.refused(view)
            return
        self.programme = answer.programme or self.programme
        self.view, self.notice = view, None
        if view.completed is not None:
            self.last_receipt = view.completed.receipt_number
        if view.completed is not None or not wishes.thanks_stay:
            self.completed = view.completed
        self._changed()
        if wishes.then is not None:
            wishes.then(view)

    def _tell_trouble(self, problem: Exception) -> None:
        """The store's troubles have a sentence. Anything else is a bug, which the background reports."""
        if isinstance(problem, StoreUnusable):
            self.say(said(TROUBLE[problem.trouble.value], detail=problem.detail))

    def _changed(self) -> None:
        for changed in self._watchers:
            changed()


def _as_it_is(desk: Desk, _session: Session, basket_id: str) -> CounterView | Refused:
    with desk.store.reading() as work:
        basket = desk.load(work, basket_id)
        return desk.show(work, desk.quoted(work, basket)) if basket else Refused(Refusal.BASKET_GONE)
