"""The wheel for whoever is being served: its odds, what a spin costs, the spin, what it brought."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from shuke.application.ports.sounds import Sound
from shuke.application.ports.store import Work
from shuke.application.prizes.stock_here import Missing
from shuke.application.prizes.wheel import Odds, Spun, WheelDesk, WheelNow
from shuke.application.refusal import Refused
from shuke.domain.explanation import Reason
from shuke.domain.membership.spinning import SPIN
from shuke.domain.profile import mask_name
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone, bilingual_words, reason_words
from shuke.presenters.prizes.turning import TURN_MS, Turn, sectors_of
from shuke.presenters.prizes.wheel_show import OddsRow, WheelShown, share_text, to_collect
from shuke.presenters.shown import Shown
from shuke.wording import prizes as words
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = ["Served", "WheelPorts", "WheelPresenter", "WheelState"]


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
        changed: called once something was recorded, and the wheel stands.
        turns: whether somebody sees it turn; else it stands at once.
        later: calls back after so many milliseconds.
        play: begins a sound.
    """

    desk: WheelDesk
    served: Callable[[], Served | None]
    ask: Callable[[Sequence[Missing], Callable[[], None]], None]
    changed: Callable[[], None]
    turns: Callable[[], bool] = lambda: False
    later: Callable[[int, Callable[[], None]], None] = lambda _ms, call: call()
    play: Callable[[Sound], None] = lambda _sound: None


@dataclass(frozen=True, slots=True)
class WheelState:
    """
    Attributes:
        price: what the next spin costs and how many are left. `may`: it can be spun now.
        confirming: what it takes was said; once more, and it is spun.
        turning: the outcome is known and kept back; the key that spins ends the turning.
        seen: what the member sees; None: nothing of a wheel.
    """

    shown: bool = False
    member: str = ""
    odds: tuple[OddsRow, ...] = ()
    price: Words = ""
    may: bool = False
    confirming: bool = False
    turning: bool = False
    busy: bool = False
    notice: Notice | None = None
    seen: WheelShown | None = None


class WheelPresenter(Shown[WheelState]):
    def __init__(self, office: OfficeWork, ports: WheelPorts) -> None:
        super().__init__(WheelState())
        self._office = office
        self._ports = ports
        self._member: Served | None = None
        self._points = 0
        self._names: dict[str, Words] = {}
        self._drawn: Spun | None = None

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
        self.skip()
        self._show(WheelState())

    def spin(self) -> None:
        """One that takes points is asked for twice. While the wheel turns: let it stand."""
        member, state = self._member, self._state
        if state.turning:
            self.skip()
        elif member is None or state.busy or not state.may:
            return
        elif self._points and not state.confirming:
            asked = said(words.SPIN_CONFIRM, points=points_text(self._points))
            self._show(replace(state, confirming=True, notice=Notice(asked, NoticeTone.CALM)))
        else:
            self._show(replace(state, busy=True, confirming=False, notice=None))
            self._office.change(
                lambda _desk, session: self._ports.desk.spin(session, member.member_id),
                self._spun,
                self._trouble,
            )

    def skip(self) -> None:
        """The wheel stands at once, where it would have come to stand."""
        if self._drawn is not None:
            self._rest(self._drawn)

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
        self._names = {one.key: bilingual_words(one.name) for one in answer.wheel.segments}
        self._points = answer.points
        odds = self._rows(answer.odds, came_up)
        price = _price(answer)
        notice = self._state.notice
        if answer.why_not is not None:
            notice = notice or Notice(self._no(answer.why_not), NoticeTone.CALM)
        elif not answer.may:
            notice = Notice(words.REFUSALS["spin_elsewhere"], NoticeTone.WARN)
        may = answer.may and answer.why_not is None
        seen = self._state.seen
        if seen is None or seen.turn is None:  # what came up stays to be seen
            seen = replace(self._wheel(odds), price=price if may else "")
        self._show(
            replace(self._state, odds=odds, price=price, may=may, busy=False, notice=notice, seen=seen)
        )

    def _rows(self, odds: Sequence[Odds], came_up: str) -> tuple[OddsRow, ...]:
        return tuple(
            OddsRow(
                one.key,
                self._names.get(one.key, one.key),
                share_text(one.share_ppb),
                one.share_ppb,
                one.key == came_up,
            )
            for one in odds
        )

    def _wheel(self, odds: Sequence[OddsRow]) -> WheelShown:
        member = self._member.name if self._member is not None else ""
        return WheelShown(
            mask_name(member) or "*",
            sectors_of([(one.key, one.name, one.share_ppb) for one in odds]),
            tuple((one.name, one.share) for one in odds),
        )

    def _spun(self, answer: Spun | Refused | Reason) -> None:
        """Drawn and recorded. Where somebody sees it, the wheel turns there before anybody is told."""
        if not isinstance(answer, Spun):
            self._trouble(self._no(answer))
            return
        self._drawn = answer
        turns = self._ports.turns()
        seen = replace(
            self._wheel(self._rows(answer.odds, "")),
            turn=Turn(answer.number, answer.segment),
            turning=turns,
        )
        self._show(replace(self._state, turning=turns, may=False, seen=seen))
        if turns:
            self._ports.later(TURN_MS, lambda: self._rest(answer))
        else:
            self._rest(answer)

    def _rest(self, drawn: Spun) -> None:
        """The wheel stands; once for each spin."""
        if self._drawn is not drawn:
            return
        self._drawn = None
        brought = [one for one in drawn.reasons if one.rule != SPIN]
        has_won = brought[0].applied
        shown: tuple[Words, ...] = tuple(reason_words(one, self._office.money) for one in brought)
        sentence = shown[0]
        if drawn.prize is not None:
            thing = bilingual_words(drawn.prize.thing)
            shown = (said(words.WON, thing=thing), *to_collect(drawn.prize, drawn.shop))
            sentence = said(words.WON_THING, thing=thing)
        self._ports.play(Sound.WON if has_won else Sound.NOT_WON)
        seen = self._state.seen
        assert seen is not None  # shown when it was drawn
        seen = replace(seen, turning=False, told=shown, won=has_won, code=drawn.code)
        notice = Notice(sentence, NoticeTone.GOOD if has_won else NoticeTone.CALM)
        self._show(replace(self._state, turning=False, notice=notice, seen=seen))
        self._look(drawn.segment, asked=False)
        self._ports.changed()

    def _no(self, answer: Refused | Reason) -> Words:
        if isinstance(answer, Reason):
            return reason_words(answer, self._office.money)
        return self._office.refusal(answer)

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, busy=False, confirming=False, notice=Notice(sentence)))


def _price(now: WheelNow) -> Words:
    """What the next spin takes, and how many are left."""
    if now.given:
        return said(words.SPIN_GIVEN, chances=now.chances)
    if now.points:
        return said(words.SPIN_PAID, left=now.left, points=points_text(now.points))
    if now.chances:
        return said(words.SPIN_FREE_GIVEN, left=now.left, chances=now.chances)
    return said(words.SPIN_FREE, left=now.left)
