"""The witness in the vault: never an older one over a newer one, whichever lane comes last."""

from __future__ import annotations

import logging
from threading import Lock

from shuke.application.ports.vault import Secret, Vault, VaultRefused
from shuke.domain.sync.witness import Witness

__all__ = ["KeptWitness"]

_log = logging.getLogger(__name__)


class KeptWitness:
    """Of one running program. Where the vault does not answer, nothing is kept: an older file would go unnoticed."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._lock = Lock()
        self._kept: Witness | None = None

    def put(self, newest: Witness) -> None:
        with self._lock:
            kept = self._kept
            if kept is not None and (newest.epoch, newest.seq) <= (kept.epoch, kept.seq):
                return
            try:
                self._vault.put(Secret.WITNESS, newest.written)
                self._kept = newest
            except VaultRefused as refused:
                _log.warning("the witness could not be kept: %s", refused)
