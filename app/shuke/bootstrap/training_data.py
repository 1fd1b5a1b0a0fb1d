"""What training works on: a copy of the till's database with a key of its own, thrown away at the end.

The journal of the till itself is never written from here: the copy has its own connection, its own recorder and a
signing key that nobody else has ever seen.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import replace

from shuke.adapters.fact_bytes import SignedFacts
from shuke.adapters.pinyin import initials
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.application.cards.beside_desk import BesideDesk
from shuke.application.cards.card_desk import CardDesk
from shuke.application.cards.swap_desk import SwapDesk
from shuke.application.counter.contact import Contact
from shuke.application.counter.desk import Desk, SignsCodes
from shuke.application.enrolling import Enrolments
from shuke.application.identifying import Identifying
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.bootstrap.till_services import TillServices
from shuke.domain.card import Card
from shuke.domain.codes.payload import PrizeCode, ReceiptCode
from shuke.domain.shop import Shop
from shuke.wording import training as words
from shuke.wording.sentence import Language
from shuke_db.engine import open_sqlite
from shuke_db.unit_of_work import SqlStore

__all__ = ["TrainingData"]

_NAME = "training.db"
_SEED_BYTES = 32


class TrainingData:
    """Made on a lane beside the counter's: it reads the whole database."""

    def __init__(self, services: TillServices) -> None:
        self._services = services
        data = services.data
        self._path = data.folder.root / _NAME
        self._remove()
        data.copy_whole(self._path)
        self._writer = open_sqlite(self._path, data.key)
        self._reader = open_sqlite(self._path, data.key, read_only=True)
        self.store = SqlStore(self._writer, lambda: services.place.tenant, own_settings=True)
        reports = SqlStore(self._reader, lambda: services.place.tenant, own_settings=True)
        sealing = SignedFacts(Ed25519Signer(secrets.token_bytes(_SEED_BYTES)), Ed25519Check())
        recorder = Recorder(services.place, sealing, services.encoding, services.clock)
        self.desk = Desk(
            self.store,
            recorder,
            services.ids,
            ProgrammeShelf(services.holidays),
            shop=self._shop,
            signs=SignsCodes(_no_receipt, _no_card, _no_prize),
            language=services.desk.language,
            contact=Contact(services.clock),
            reports=reports,
        )
        self.desk.rules = services.desk.rules
        self.desk.asked = services.desk.asked
        self.enrolments = Enrolments(self.desk, initials, _no_card)
        self.cards = CardDesk(self.desk, _no_card)
        self.beside = BesideDesk(self.desk, self.enrolments, _no_card)
        self.swap = SwapDesk(self.desk, self.enrolments, _no_card)
        self.identifying = Identifying(self.desk, services.code_check)

    def begin(self) -> None:
        """An empty counter: what lies on the real one stays there."""
        with self.store.writing() as work:
            for state in ("open", "held"):
                for basket in work.baskets.in_state(state):
                    work.baskets.remove(basket.basket_id)
            work.commit()

    def close_reports(self) -> None:
        """On the lane that reads, after its last question."""
        self._reader.dispose()

    def close(self) -> None:
        """On the counter's lane, after its last step: thrown away, with everything in it."""
        self._writer.dispose()
        self._remove()

    def _remove(self) -> None:
        for ending in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                self._path.with_name(_NAME + ending).unlink()

    def _shop(self) -> Shop:
        """Every paper begins with its name."""
        shop, language = self._services.shop, Language(self._services.desk.language())
        name = words.SHOP.into(language, shop=shop.name)
        return replace(shop, name=name, address_lines=(words.PAPER_LINE.into(language), *shop.address_lines))


def _no_receipt(code: ReceiptCode) -> str:
    """No code of a practice sale is one: whoever scans it learns that it is nothing."""
    return f"TRAINING-{code.number}"


def _no_card(card: Card) -> str:
    return f"TRAINING-{card.number}"


def _no_prize(code: PrizeCode) -> str:
    return f"TRAINING-{code.prize_id}"
