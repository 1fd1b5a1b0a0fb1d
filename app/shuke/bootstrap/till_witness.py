"""The witness beside a till's data: how far its journal had come, kept by the vault and in no backup of the data."""

from __future__ import annotations

import logging

from shuke.application.ports.store import StoreUnusable
from shuke.application.ports.vault import Secret, VaultRefused
from shuke.application.sync.epochs import Began, begin_epoch, lacks, witness_now
from shuke.bootstrap.till_services import TillServices
from shuke.domain.facts.fact import GENESIS
from shuke.domain.sync.witness import Witness
from shuke.presenters.background import Background, Lane

__all__ = ["NOBODY_SAW", "TillWitness"]

_log = logging.getLogger(__name__)

NOBODY_SAW = Witness(1, 1, GENESIS)
"""No journal has this fact. Put where it cannot be known whether the database is the newest one."""


class TillWitness:
    """Where the vault does not answer, the till works without: it would then not notice an older file."""

    def __init__(self, services: TillServices) -> None:
        self._services = services

    def look(self) -> int | None:
        """At start, on the counter's lane: if the database is an older one, begin a new epoch; its number."""
        saw = self._saw()
        services, epoch = self._services, None
        with services.data.counter.writing() as work:
            if saw is not None and lacks(work, services.place.till, saw):
                former = services.signer.former
                epoch = begin_epoch(work, services.recorder, services.shop, saw.epoch, Began.RESTORED, former)
                _log.warning("an older database came back: epoch %d begins", epoch)
                work.commit()
        self.keep()
        return epoch

    def keep(self) -> None:
        """Let the vault know how far the journal has come, now."""
        self._put(self._now())

    def keep_soon(self, background: Background) -> None:
        """The same in two pieces: the journal is asked on the counter's lane, the vault may take its time."""
        background.run(
            Lane.COUNTER,
            self._now,
            lambda now: background.run(Lane.READING, lambda: self._put(now), lambda _: None),
            lambda _error: None,
            expected=(StoreUnusable,),
        )

    def _now(self) -> Witness | None:
        with self._services.data.counter.reading() as work:
            return witness_now(work, self._services.place.till)

    def _put(self, now: Witness | None) -> None:
        if now is not None:
            self._services.witness.put(now)

    def _saw(self) -> Witness | None:
        try:
            kept = self._services.data.vault.get(Secret.WITNESS)
            return Witness.read(kept) if kept else None
        except VaultRefused as refused:
            _log.warning("the witness could not be read: %s", refused)
        except ValueError:
            _log.warning("the witness was no witness")
        return None
