"""What a till does for itself when nobody waits for it: old print jobs go, days that are over are closed, the
write-ahead log is folded in, the witness learns how far the journal has come."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from shuke.adapters.pinyin import initials
from shuke.application.closing.at_a_till import close_a_piece, till_closing
from shuke.application.closing.closing import ClosingProgress
from shuke.application.forgetting import forget_print_jobs
from shuke.application.ports.store import StoreUnusable
from shuke.application.reading_names import NamesPieceByPiece, make_findable
from shuke.application.sync.serving import is_quiet
from shuke.bootstrap.till_campaign_runs import CampaignsWhileQuiet
from shuke.bootstrap.till_care_runs import CareWhileQuiet
from shuke.bootstrap.till_pieces import counting, noting_habits, packing_members
from shuke.bootstrap.till_services import TillServices
from shuke.bootstrap.till_witness import TillWitness
from shuke.presenters.background import Background, Lane

__all__ = ["LONGEST_LOG_BYTES", "TillUpkeep"]

LONGEST_LOG_BYTES = 64 * 1024 * 1024
"""A counter that never rests would let the log grow without end: beyond this it is folded in behind a sale."""


class TillUpkeep:
    """All of it runs on the counter's lane, in pieces that keys may come between."""

    def __init__(
        self,
        background: Background,
        services: TillServices,
        longest_log_bytes: int = LONGEST_LOG_BYTES,
        day_closing: Callable[[ClosingProgress | None], None] = lambda _: None,
        rested: Callable[[], None] = lambda: None,
    ) -> None:
        """`rested` is called when all of it is done and the counter is still quiet."""
        self._day_closing = day_closing
        self._rested = rested
        self._closing = till_closing(services.desk)
        self._habits = noting_habits(background, services.desk)
        self._packing = packing_members(background, services.desk)
        self._counts = counting(background, services.desk)
        self._care = CareWhileQuiet(background, services.desk)
        self._campaigns = CampaignsWhileQuiet(background, services.desk)
        self._names = NamesPieceByPiece(services.desk.store, initials)
        self._background = background
        self._services = services
        self._longest_log_bytes = longest_log_bytes
        self._witness = TillWitness(services)

    def quiet(self) -> None:
        """Nobody did anything for a while."""
        self._witness.keep_soon(self._background)
        self._background.run(
            Lane.COUNTER,
            lambda: forget_print_jobs(self._services.desk),
            lambda more: self.quiet() if more else self._read_names(),
            lambda _: self._checkpoint(),
            expected=(StoreUnusable,),
        )

    def _read_names(self) -> None:
        """Of members who were taken over before the till stopped, or the window was left."""
        self._background.run(
            Lane.COUNTER,
            self._names.piece,
            lambda standing: self._make_findable() if standing is None else self._read_names(),
            lambda _: self._make_findable(),
            expected=(StoreUnusable,),
        )

    def _make_findable(self) -> None:
        """What was taken down for them is made again, but not while they are coming in."""
        services = self._services

        def make() -> bool:
            place, now_ms = services.recorder.place, services.recorder.now_ms()
            with services.desk.store.writing() as work:
                quiet = is_quiet(work, place.till, services.sealing, services.encoding, now_ms)
                more = quiet and make_findable(work)
                work.commit()
            return more

        self._background.run(
            Lane.COUNTER,
            make,
            lambda more: self._make_findable() if more else self._close_days(),
            lambda _: self._close_days(),
            expected=(StoreUnusable,),
        )

    def _close_days(self) -> None:
        """A till that stands alone closes the days that are over, a piece at a time."""
        self._background.run(
            Lane.COUNTER,
            lambda: close_a_piece(self._services.desk, self._closing),
            self._closed,
            lambda _: self._closed(None),
            expected=(StoreUnusable,),
        )

    def _closed(self, progress: ClosingProgress | None) -> None:
        self._day_closing(progress)
        if progress is None:
            # Before care and campaigns, whose segments ask who is due to buy again.
            self._habits.go(lambda: self._packing.go(self._give))
        else:
            self._close_days()

    def _give(self) -> None:
        self._care.go(lambda: self._campaigns.go(self._count))

    def _count(self) -> None:
        self._counts.go(self._at_rest)

    def _at_rest(self) -> None:
        self._checkpoint()
        self._rested()

    def sale_answered(self) -> None:
        """A sale is stored and shown; the cashier is busy with the change."""
        self._witness.keep_soon(self._background)
        if self._log_bytes() > self._longest_log_bytes:
            self._checkpoint()

    def closing(self) -> None:
        """The lanes have ended."""
        with suppress(StoreUnusable):
            self._witness.keep()

    def _checkpoint(self) -> None:
        # A full disk: the log keeps it all, the next quiet moment tries again, the counter says it itself.
        self._background.run(
            Lane.COUNTER,
            self._services.data.checkpoint,
            lambda _: None,
            lambda _error: None,
            expected=(StoreUnusable,),
        )

    def _log_bytes(self) -> int:
        try:
            return Path(f"{self._services.data.folder.database}-wal").stat().st_size
        except FileNotFoundError:
            return 0
