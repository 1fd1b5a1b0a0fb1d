"""The way between a till and head office: letters are lost, doubled, late, out of order, damaged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import TypeVar

from reliability.simulator.timeline import Timeline
from shuke.application.ports.head_office_link import HeadOfficeLink
from shuke.application.sync.correspondence import Letter, RawReply, TillCorrespondence
from shuke.domain.sync.exchanges import PULL, Exchange, LinkTrouble, Refusal

__all__ = ["FAIR", "SimulatedLink", "Weather"]

Asked = TypeVar("Asked")
Reply = TypeVar("Reply")

Answer = Callable[[RawReply | None], None]

PATIENCE_MS = 30_000
"""How long a round waits for an answer."""

_USUAL_MS, _PAGE_MS = 60, 300
"""A page has more to it than other letters, so that others overtake it."""


@dataclass(frozen=True, slots=True)
class Weather:
    """Chances out of a hundred: of a letter or a reply to be lost, to come twice, to come damaged, to be slow."""

    lost: int = 0
    twice: int = 0
    damaged: int = 0
    slow: int = 0
    slowest_ms: int = 200


FAIR = Weather()


class SimulatedLink(HeadOfficeLink):
    """Of one till.

    Args:
        deliver: hands a letter to head office, with a way for its answer.
        wait: stops the program under way, see `Program.wait`.
        cut: whether the cable is out.
    """

    def __init__(
        self,
        timeline: Timeline,
        chance: Random,
        weather: Callable[[], Weather],
        cut: Callable[[], bool],
        deliver: Callable[[Letter, Answer], object],
        wait: Callable[[Callable[[Answer], object], int], RawReply | None],
        correspondence: TillCorrespondence,
    ) -> None:
        self._timeline = timeline
        self._chance = chance
        self._weather = weather
        self._cut = cut
        self._deliver = deliver
        self._wait = wait
        self._correspondence = correspondence

    def exchange(
        self, exchange: Exchange[Asked, Reply], message: Asked, within_s: float | None = None
    ) -> Reply | Refusal | LinkTrouble:
        letter = self._correspondence.write(exchange, message)
        if self._cut():
            return LinkTrouble.OFFLINE
        longest_ms = PATIENCE_MS if within_s is None else round(within_s * 1000)
        reply = self._wait(lambda bring: self._send(letter, bring), longest_ms)
        if reply is None:
            return LinkTrouble.SLOW
        return self._correspondence.read(exchange, letter, reply)

    def fetch(self, path: str, offset: int, take: Callable[[bytes], bool]) -> Refusal | LinkTrouble | None:
        raise AssertionError("so few members come page by page")

    def close(self) -> None:
        """Of a lead that is asked no more; what is under way finds nobody waiting."""

    def _send(self, letter: Letter, bring: Answer) -> None:
        weather = self._weather()
        self._once(weather, letter, bring)
        if self._happens(weather.twice):
            # A proxy on the way tries again, perhaps much later.
            later_ms = self._chance.choice((5, 1_000, 60_000, 400_000))
            self._timeline.after(later_ms, lambda: self._once(weather, letter, bring))

    def _once(self, weather: Weather, letter: Letter, bring: Answer) -> None:
        if self._cut() or self._happens(weather.lost):
            return
        self._timeline.after(
            self._delay_ms(weather), lambda: self._deliver(letter, self._way_back(weather, letter, bring))
        )

    def _way_back(self, weather: Weather, letter: Letter, bring: Answer) -> Answer:
        usual_ms = _PAGE_MS if letter.claim.path == PULL.path else _USUAL_MS

        def answer(reply: RawReply | None) -> None:
            if reply is None or self._cut() or self._happens(weather.lost):
                return
            arriving = self._damaged(reply) if self._happens(weather.damaged) else reply
            self._timeline.after(self._delay_ms(weather, usual_ms), lambda: bring(arriving))

        return answer

    def _damaged(self, reply: RawReply) -> RawReply:
        if self._chance.random() < 0.5:
            return replace(reply, body=reply.body[:-1])
        return RawReply(401, b"", "revoked", reply.now_ms, b"", b"")

    def _delay_ms(self, weather: Weather, usual_ms: int = _USUAL_MS) -> int:
        if self._happens(weather.slow):
            return self._chance.randrange(weather.slowest_ms)
        return self._chance.randrange(1, usual_ms)

    def _happens(self, percent: int) -> bool:
        return percent > 0 and self._chance.random() * 100 < percent
