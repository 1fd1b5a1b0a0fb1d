"""The wheel for whoever is being served: its odds, what a spin costs, the spin, what it brought."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from shuke.application.ports.store import Work
from shuke.application.prizes.wheel import Missing, Spun, WheelDesk, WheelNow
from shuke.application.refusal import Refused
from shuke.domain.explanation import Reason
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone, bilingual_words, reason_words
from shuke.presenters.shown import Shown
from shuke.wording import prizes as words
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = ["OddsRow", "Served", "WheelPorts", "WheelPresenter", "WheelState", "share_text"]


@dataclass(frozen=True, slots=True)
class Served:
    member_id: str
    name: str


@dataclass(frozen=True, slots=True)
class WheelPorts:
    """
    Attributes:
        served: who stands at the counter; None: nobody is known.
        ask: asks head office, or the shop's lead, for what is missing; `then` is called when it answered or did not.
        changed: called once something was recorded.
    """

    desk: WheelDesk
    served: Callable[[], Served | None]
    ask: Callable[[Sequence[Missing], Callable[[], None]], None]
    changed: Callable[[], None]


@dataclass(frozen=True, slots=True)
class OddsRow:
    """`came_up`: by the last spin."""

    key: str
    name: Words
    share: str
    came_up: bool


@dataclass(frozen=True, slots=True)
class WheelState:
    """`price` says what the next spin costs and how many are left; `may`: it can be spun now."""

    shown: bool = False
    member: str = ""
    odds: tuple[OddsRow, ...] = ()
    price: Words = ""
    may: bool = False
    busy: bool = False
    notice: Notice | None = None


class WheelPresenter(Shown[WheelState]):
    def __init__(self, office: OfficeWork, ports: WheelPorts) -> None:
        super().__init__(WheelState())
        self._office = office
        self._ports = ports
        self._member: Served | None = None

    def open(self) -> None:
        """For whoever is being served; campaigns that are over show their seeds now."""
        self._member = self._ports.served()
        if self._member is None:
            self._show(WheelState(shown=True, notice=Notice(words.WHEEL_NOBODY, NoticeTone.CALM)))
            return
        self._show(WheelState(shown=True, member=self._member.name, busy=True))
        self._office.change(
            lambda _desk, session: self._ports.desk.reveal(session),
            lambda _shown: self._look("", asked=False),
            self._trouble,
        )

    def close(self) -> None:
        self._show(WheelState())

    def spin(self) -> None:
        member = self._member
        if member is None or self._state.busy or not self._state.may:
            return
        self._show(replace(self._state, busy=True, notice=None))
        self._office.change(
            lambda _desk, session: self._ports.desk.spin(session, member.member_id), self._spun, self._trouble
        )

    # inside

    def _look(self, came_up: str, *, asked: bool) -> None:
        member, desk = self._member, self._ports.desk
        if member is None:
            return

        def read(work: Work) -> WheelNow | Refused | Reason:
            return desk.look(work, member.member_id)

        def have_read(answer: WheelNow | Refused | Reason) -> None:
            if self._member is not member or not self._state.shown:
                return
            if isinstance(answer, WheelNow) and answer.missing and not asked:
                self._ports.ask(answer.missing, lambda: self._look(came_up, asked=True))
            else:
                self._have_looked(answer, came_up)

        self._office.read(read, have_read, self._trouble)

    def _have_looked(self, answer: WheelNow | Refused | Reason, came_up: str) -> None:
        if not isinstance(answer, WheelNow):
            self._trouble(self._no(answer))
            return
        names = {one.key: bilingual_words(one.name) for one in answer.wheel.segments}
        odds = tuple(
            OddsRow(one.key, names[one.key], share_text(one.share_ppb), one.key == came_up)
            for one in answer.odds
        )
        price = said(words.SPIN_PAID if answer.points else words.SPIN_FREE, left=answer.left)
        if answer.points:
            price = said(words.SPIN_PAID, left=answer.left, points=points_text(answer.points))
        notice = self._state.notice
        if answer.why_not is not None:
            notice = notice or Notice(self._no(answer.why_not), NoticeTone.CALM)
        elif not answer.may:
            notice = Notice(words.REFUSALS["spin_elsewhere"], NoticeTone.WARN)
        may = answer.may and answer.why_not is None
        self._show(replace(self._state, odds=odds, price=price, may=may, busy=False, notice=notice))

    def _spun(self, answer: Spun | Refused | Reason) -> None:
        if not isinstance(answer, Spun):
            self._trouble(self._no(answer))
            return
        told = [reason_words(one, self._office.money) for one in answer.reasons]
        won = next((one for one in answer.reasons if one.rule == f"wheel.{answer.segment}"), None)
        sentence: Words = reason_words(won, self._office.money) if won is not None else told[-1]
        if answer.prize is not None:
            sentence = said(words.WON_THING, thing=bilingual_words(answer.prize.thing))
        tone = NoticeTone.GOOD if won is not None and won.applied else NoticeTone.CALM
        self._show(replace(self._state, notice=Notice(sentence, tone)))
        self._look(answer.segment, asked=False)
        self._ports.changed()

    def _no(self, answer: Refused | Reason) -> Words:
        if isinstance(answer, Reason):
            return reason_words(answer, self._office.money)
        return self._office.refusal(answer)

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, busy=False, notice=Notice(sentence)))


def share_text(share_ppb: int) -> str:
    """As a percentage, with as many places as a rare prize needs."""
    if not share_ppb:
        return "—"
    percent = share_ppb / 10_000_000
    return f"{percent:.1f}%" if percent >= 1 else f"{percent:.4f}".rstrip("0").rstrip(".") + "%"
