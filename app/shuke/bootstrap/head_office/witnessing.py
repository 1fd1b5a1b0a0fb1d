"""The witness beside head office's data, in the vault: looked at before anything else, written every few seconds."""

from __future__ import annotations

import logging
from concurrent.futures import Executor
from threading import Event, Thread

from shuke.application.head_office.beginning_again import begin_again, forgot, witness_now
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.reconciling import silent_tills
from shuke.application.ports.store import StoreUnusable
from shuke.application.ports.vault import Secret, VaultRefused
from shuke.application.trying_again import tried_again
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.sync.office_witness import OfficeWitness

__all__ = ["WitnessSchedule", "begin_new_generation", "keep_witness", "look_at_witness"]

KEEP_EVERY_S = 2.0

_log = logging.getLogger("shuke.head_office.witness")


def look_at_witness(data: OfficeData, identity: OfficeIdentity) -> bool:
    """Whether the database is an older one, and a new generation was begun because of that."""
    saw = _saw(data)
    return saw is not None and _begun_again(data, identity, saw)


def begin_new_generation(data: OfficeData, identity: OfficeIdentity) -> list[str]:
    """Whoever restored the database by its own tools says so; the tills that are to say what they hold."""
    _begun_again(data, identity, None)
    with data.reading.reading() as work:
        return silent_tills(work)


@tried_again
def _begun_again(data: OfficeData, identity: OfficeIdentity, saw: OfficeWitness | None) -> bool:
    """If the witness saw more, or if there is none to ask."""
    with data.writing.writing() as work:
        if saw is not None and not forgot(work, saw):
            return False
        entry = OfficeEntry(work, data.recorder(identity), identity.calendar)
        above = saw.epoch if saw is not None else 0
        begin_again(work, entry, identity, data.signer.public_key, data.clock.now_ms(), above)
        entry.settle()
        work.commit()
    return True


def keep_witness(data: OfficeData) -> None:
    """Let the vault know how far the database has come, now. Where it does not answer head office works without: it
    would then find out by its tills alone that an older file was put back."""
    with data.reading.reading() as work:
        now = witness_now(work)
    if now is None:
        return
    try:
        if data.vault.get(Secret.WITNESS) != now.written:
            data.vault.put(Secret.WITNESS, now.written)
    except VaultRefused as refused:
        _log.warning("the witness could not be kept: %s", refused)


def _saw(data: OfficeData) -> OfficeWitness | None:
    try:
        kept = data.vault.get(Secret.WITNESS)
        return OfficeWitness.read(kept) if kept else None
    except VaultRefused as refused:
        _log.warning("the witness could not be read: %s", refused)
    except ValueError:
        _log.warning("the witness was no witness")
    return None


class WitnessSchedule:
    """Keeps it while the server runs; the database is asked on the lane that reads."""

    def __init__(self, data: OfficeData, reading: Executor) -> None:
        self._data = data
        self._reading = reading
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="witness", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stopping.wait(KEEP_EVERY_S):
            try:
                self._reading.submit(keep_witness, self._data).result()
            except StoreUnusable as trouble:
                _log.warning("the witness could not be kept: %s", trouble.trouble)
