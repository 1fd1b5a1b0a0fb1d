"""Everything a till can do, plugged together once it is known which till it is. Knows no window."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache

from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.fact_bytes import CborEncoding, SignedFacts
from shuke.adapters.ids import UlidIds
from shuke.adapters.pinyin import initials
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer, new_seed
from shuke.adapters.signing.till_keys import TillKeys
from shuke.adapters.staff_pin import PEPPER_BYTES, PepperedPins
from shuke.adapters.sync_wire import SealedTrustLists
from shuke.adapters.vault.file_vault import write_privately
from shuke.adapters.vault.kept_witness import KeptWitness
from shuke.application.cards.beside_desk import BesideDesk
from shuke.application.cards.card_desk import CardDesk
from shuke.application.cards.swap_desk import SwapDesk
from shuke.application.code_check import CodeCheck
from shuke.application.counter.contact import Contact
from shuke.application.counter.desk import Desk, SignsCodes
from shuke.application.enrolling import Enrolments
from shuke.application.identifying import Identifying
from shuke.application.ports.clock import Clock
from shuke.application.ports.vault import Secret, Vault
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.receipt_design import template_kept
from shuke.application.recording import Recorder
from shuke.application.settings import Setting
from shuke.application.sync.joining import held_roots, known_head_office
from shuke.application.till_rules import rules_of
from shuke.bootstrap.recovery_file import RECOVERY_FILE, sealed_secrets
from shuke.bootstrap.till_data import TillData
from shuke.bootstrap.till_door import DataUnusable
from shuke.domain.card import Card
from shuke.domain.codes.payload import AccessCode, CardCode, ReceiptCode
from shuke.domain.codes.public_host import public_host
from shuke.domain.codes.trust import KeyOwner, TrustedKey, TrustList
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.shop import HEAD_OFFICE, Place, Shop
from shuke.wording.store import NO_KEY

__all__ = ["TillServices", "first_signer", "till_keys", "trust_list"]

_log = logging.getLogger(__name__)

_FIRST_DAY = date(2000, 1, 1)


def first_signer(vault: Vault) -> Ed25519Signer:
    """This till's signing key, made if there is none yet: for a first start alone."""
    seed = vault.get(Secret.SIGNING_KEY)
    if seed is None:
        seed = new_seed()
        vault.put(Secret.SIGNING_KEY, seed)
    return Ed25519Signer(seed)


def till_keys(vault: Vault, named: bytes | None, changed: Callable[[], None]) -> TillKeys:
    """The keys of a till that has a journal, which names one of them. A lost one is never made anew: its journal
    would verify no more.

    Raises:
        DataUnusable: the vault has lost it.
    """
    seed = vault.get(Secret.SIGNING_KEY)
    if seed is None:
        raise DataUnusable(NO_KEY)
    return TillKeys(vault, seed, named, changed)


@lru_cache(maxsize=2)
def _holidays(year: int) -> HolidayCalendar:
    from shuke.adapters.holiday_calendar import holiday_calendar  # noqa: PLC0415 - when a programme asks for it

    return holiday_calendar(year - 1, year + 2)


class TillServices:
    """The use cases of one till over its open data."""

    def __init__(self, data: TillData, place: Place, clock: Clock) -> None:
        self.data = data
        self.place = place
        self.clock = clock
        self.ids = UlidIds(clock.now_ms)
        self.witness = KeptWitness(data.vault)
        with data.counter.reading() as work:
            named = work.shops.till_key(place.till)
        self.signer = till_keys(data.vault, named, self._seal_again)
        self.check_signature = Ed25519Check()
        self.sealing = SignedFacts(self.signer, self.check_signature)
        self.encoding = CborEncoding()
        self.recorder = Recorder(place, self.sealing, self.encoding, clock)
        self.codes = self._receipt_texts = CodeTexts()
        self.contact = Contact(clock)
        self._shop: Shop | None = None
        self._has_programme = False
        self._trust = TrustList(place.tenant, 1, _FIRST_DAY)
        self._settings: dict[Setting, str] = {}
        self.desk = Desk(
            data.counter,
            self.recorder,
            self.ids,
            ProgrammeShelf(self.holidays),
            shop=lambda: self.shop,
            signs=SignsCodes(
                self._signed_receipt, self.card_text, lambda code: self.codes.write(code, self.signer)
            ),
            language=lambda: self.setting(Setting.RECEIPT_LANGUAGE, self.setting(Setting.LANGUAGE, "zh")),
            contact=self.contact,
            reports=data.reports,
        )
        self.desk.shift_policy = lambda: rules_of(self.setting).shift
        self.desk.money_policy = lambda: rules_of(self.setting).money
        self.desk.receipt_template = lambda: template_kept(self.setting(Setting.RECEIPT_TEMPLATE, ""))
        self.desk.rules = lambda: rules_of(self.setting).counter
        self.desk.asked = lambda: rules_of(self.setting).asked
        self.enrolments = Enrolments(self.desk, initials, self.card_text)
        self.card_desk = CardDesk(self.desk, self.card_text)
        self.beside_desk = BesideDesk(self.desk, self.enrolments, self.card_text)
        self.swap_desk = SwapDesk(self.desk, self.enrolments, self.card_text)
        self.code_check = CodeCheck(self.codes, self.check_signature, self.trusted)
        self.identifying = Identifying(self.desk, self.code_check)
        self._pins: PepperedPins | None = None
        self.refresh()
        self.recall_contact()

    def holidays(self) -> HolidayCalendar:
        """The national holidays around today. The first call loads them, which takes a sixth of a second."""
        return _holidays(datetime.fromtimestamp(self.clock.now_ms() / 1000, UTC).year)

    @property
    def pins(self) -> PepperedPins:
        """Made when first asked for: the pepper comes from the vault, argon2 from its library."""
        if self._pins is None:
            pepper = self.data.vault.get(Secret.DEVICE_PEPPER)
            if pepper is None:
                pepper = secrets.token_bytes(PEPPER_BYTES)
                self.data.vault.put(Secret.DEVICE_PEPPER, pepper)
            self._pins = PepperedPins(pepper)
        return self._pins

    @property
    def shop(self) -> Shop:
        """This till's shop."""
        if self._shop is None:
            raise LookupError(f"shop {self.place.shop_id} is not described in this database")
        return self._shop

    @property
    def told(self) -> bool:
        """Whether shop and programme are known; a till of a chain hears them from head office, once."""
        return self._shop is not None and self._has_programme

    def refresh(self) -> None:
        """Read shop, keys and settings; at start, after first start and after a pull. They are asked for inside
        transactions, so they are never read there."""
        with self.data.counter.reading() as work:
            self._shop = work.shops.get(self.place.shop_id)
            self._has_programme = work.programmes.in_force(date.max) is not None
            self._settings = {name: work.settings.get(name.value) or "" for name in Setting}
            known = known_head_office(work)
        self._receipt_texts = CodeTexts(public_host(known.address) if known else "")
        self._trust = trust_list(self.data, self.place)

    def recall_contact(self) -> None:
        """Find out how long ago head office was heard of: at start, and once this till has joined one."""
        with self.data.counter.reading() as work:
            if known_head_office(work) is not None:
                self.contact.recall(work)

    def note_contact(self) -> None:
        """At close, so that the next start knows."""
        with self.data.counter.writing() as work:
            self.contact.note(work)
            work.commit()

    def setting(self, name: Setting, otherwise: str) -> str:
        return self._settings.get(name) or otherwise

    def change_setting(self, name: Setting, value: str) -> None:
        with self.data.counter.writing() as work:
            work.settings.put(name.value, value)
            work.commit()
        self._settings[name] = value

    def card_text(self, card: Card) -> str:
        """The signed text of a member's card, for its QR."""
        code = CardCode(
            tenant=self.place.tenant,
            card_id=card.card_id,
            number=card.number,
            card_type=card.card_type,
            issued_on=card.issued_on,
            expires_on=card.expires_on,
        )
        return self.codes.write(code, self.signer)

    def access_link(self, code: AccessCode, address: str) -> str:
        """What opens a member's own page at that address of head office's, once."""
        return self.codes.write_access(code, address, self.signer)

    def trusted(self) -> TrustList:
        """The keys that are believed; a new one of this till's own before head office has listed it."""
        trust, own = self._trust, self.signer
        if trust.find(own.key_id) is None:
            place = self.place
            key = TrustedKey(own.public_key, KeyOwner.TILL, _FIRST_DAY, place.shop_id, place.till)
            trust = self._trust = replace(trust, keys=(*trust.keys, key))
        return trust

    def own_keys(self) -> tuple[bytes, ...]:
        """Every key that this till's facts can be signed with."""
        mine = (key.public_key for key in self.trusted().keys if key.till == self.place.till)
        return tuple(dict.fromkeys((self.signer.public_key, *mine)))

    def _seal_again(self) -> None:
        """What the recovery sheet opens holds the new signing key."""
        public = self.setting(Setting.RECOVERY_PUBLIC, "")
        if public:
            sealed = sealed_secrets(self.data.vault, bytes.fromhex(public))
            try:
                write_privately(self.data.folder.root / RECOVERY_FILE, sealed)
            except OSError as error:
                _log.warning("the new key could not be sealed to the recovery key: %s", error)

    def _signed_receipt(self, code: ReceiptCode) -> str:
        return self._receipt_texts.write_receipt(code, self.signer)


def trust_list(data: TillData, place: Place) -> TrustList:
    """The list that head office signed; a shop that stands alone believes the keys of its own journal."""
    with data.counter.reading() as work:
        known, held = known_head_office(work), work.trust_lists.held()
        if known is not None and held is not None:
            sealing = SealedTrustLists(Ed25519Check())
            return sealing.open(held.sealed, held_roots(work, sealing))
        keys = tuple(
            TrustedKey(key, KeyOwner.HEAD_OFFICE, _FIRST_DAY)
            if till == HEAD_OFFICE
            else TrustedKey(key, KeyOwner.TILL, _FIRST_DAY, shop, till)
            for till, shop, key in work.shops.till_keys()
        )
    return TrustList(place.tenant, 1, _FIRST_DAY, keys)
