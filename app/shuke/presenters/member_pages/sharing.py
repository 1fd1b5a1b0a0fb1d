"""Sharing members out: how many each has and would have is shown before anything is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from shuke.application.members.handing_on import HandedOn, hand_on
from shuke.application.members.sharing_out import Scope, SharePlan, ShareWish, share_plan
from shuke.application.refusal import Refused
from shuke.domain.figures.sharing_out import Move
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.member_pages.sharing_told import (
    SharingRow,
    comes_of_it,
    done_told,
    of_one,
    sharing_rows,
)
from shuke.presenters.shown import Shown
from shuke.wording import member_sharing as words
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = ["SharingPage", "SharingState"]


@dataclass(frozen=True, slots=True)
class SharingState:
    """`chosen`: a row; `told`: what would come of it, or how far it is. `ready`: it can be done.
    `stopping`: it ends with the step that is under way."""

    shown: bool = False
    scope: Scope = Scope.EVERYBODY
    scopes: tuple[tuple[str, Words], ...] = ()
    teaching: Words = ""
    rows: tuple[SharingRow, ...] = ()
    chosen: str = ""
    told: Words = ""
    ready: bool = False
    busy: bool = False
    stopping: bool = False
    notice: Notice | None = None


class SharingPage(Shown[SharingState]):
    """`closed`: nothing of it is shown any more."""

    def __init__(self, office: OfficeWork, closed: Callable[[], None]) -> None:
        super().__init__(SharingState())
        self._office, self._closed = office, closed
        self._plan: SharePlan | None = None
        self._asked = 0
        self._done = self._stayed = 0

    def open(self, staff_id: str) -> None:
        """With this person chosen."""
        if not self._state.busy:
            self._plan = None
            self._show(SharingState(shown=True, chosen=staff_id))
            self._look(ShareWish())

    def close(self) -> None:
        """While members are shared out: stop, with the step that is under way; whoever was not reached stays."""
        if self._state.busy:
            self._show(replace(self._state, stopping=True, told=words.STOPPING))
        elif self._state.shown:
            self._asked += 1
            self._show(SharingState())
            self._closed()

    def choose_scope(self, scope: str) -> None:
        if self._free and scope != self._state.scope:
            first = next((one.staff_id for one in self._state.rows), "")
            one = (self._state.chosen or first) if Scope(scope) is Scope.ONE else ""
            takers = self._plan.wish.takers if self._plan else None
            # Where nobody else takes part, those are proposed who would be without a wish.
            self._look(ShareWish(Scope(scope), one, (takers or frozenset()) - {one} or None))

    def choose(self, staff_id: str) -> None:
        """A row; where one person's members are shared out, this one's from now on."""
        if staff_id == self._state.chosen or not any(one.staff_id == staff_id for one in self._state.rows):
            return
        self._show(replace(self._state, chosen=staff_id))
        if self._plan is None or not self._free:
            return
        wish = self._plan.wish
        if wish.scope is Scope.ONE and staff_id:
            # Whoever was to leave a moment ago takes part again.
            self._look(
                replace(wish, staff_id=staff_id, takers=(wish.takers or frozenset()) | {wish.staff_id})
            )
        else:
            self._tell(self._plan)

    def toggle(self) -> None:
        """Whoever is chosen takes part, or does not."""
        if self._plan is not None and self._free and self._state.chosen:
            wish, chosen = self._plan.wish, frozenset({self._state.chosen})
            self._look(replace(wish, takers=(wish.takers or frozenset()) ^ chosen))

    def share_out(self) -> None:
        """As it is shown, a batch at a time: whoever presses a key meanwhile waits for one batch at most."""
        if self._plan is not None and self._free and self._state.ready:
            self._done = self._stayed = 0
            self._next(self._plan.moves)

    # inside

    @property
    def _free(self) -> bool:
        return self._state.shown and not self._state.busy

    def _look(self, wish: ShareWish) -> None:
        self._asked += 1
        asked, desk, session = self._asked, self._office.desk, self._office.session()
        shop_id = desk.shop.shop_id
        self._show(replace(self._state, scope=wish.scope, told=words.LOOKING, ready=False, notice=None))

        def known(answer: SharePlan | Refused) -> None:
            if asked != self._asked:
                return
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self._plan = answer
            self._tell(answer)

        self._office.read(lambda work: share_plan(work, desk, shop_id, session, wish), known, self._trouble)

    def _tell(self, plan: SharePlan) -> None:
        rows = sharing_rows(plan, self._office.money)
        names = {line.person.staff_id: line.person.name for line in plan.lines}
        chosen = self._state.chosen
        if chosen not in {one.staff_id for one in rows}:
            chosen = next(iter(names), "")
        one = names.get(plan.wish.staff_id or chosen) or next(iter(names.values()), "")
        self._show(
            replace(
                self._state,
                scopes=tuple((key, of_one(sentence, one)) for key, sentence in words.SCOPES.items()),
                teaching=of_one(words.SCOPE_TEACHING[plan.wish.scope.value], one),
                rows=rows,
                chosen=chosen,
                told=comes_of_it(plan),
                ready=bool(plan.moves),
            )
        )

    def _next(self, moves: Sequence[Move]) -> None:
        if self._state.stopping:
            self._say_done()
            return
        told = said(words.UNDER_WAY, count=points_text(len(moves)))
        self._show(replace(self._state, busy=True, ready=False, told=told, notice=None))

        def answered(answer: HandedOn | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self._done += answer.members
            self._stayed += len(moves) - len(answer.rest) - answer.members
            if answer.rest:
                self._next(answer.rest)
                return
            self._say_done()

        self._office.change(lambda desk, session: hand_on(desk, session, moves), answered, self._trouble)

    def _say_done(self) -> None:
        """With the figures as they are then."""
        self._show(replace(self._state, busy=False, stopping=False))
        wish = self._plan.wish if self._plan else ShareWish()
        self._look(wish)
        self._show(replace(self._state, notice=Notice(done_told(self._done, self._stayed), NoticeTone.GOOD)))

    def _trouble(self, sentence: Words) -> None:
        self._show(
            replace(self._state, busy=False, stopping=False, ready=False, told="", notice=Notice(sentence))
        )
