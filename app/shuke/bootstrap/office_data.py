"""Head office's data: a folder, an encrypted SQLite database in it or a PostgreSQL elsewhere, keys in the vault."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import platformdirs

from shuke.adapters.clock import SystemClock
from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.fact_bytes import CborEncoding, SignedFacts
from shuke.adapters.ids import UlidIds
from shuke.adapters.office_secrets import PepperedSecrets
from shuke.adapters.sealed_boxes import HpkeBoxes
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer, new_seed
from shuke.adapters.snapshot.parts import MemberBlocks
from shuke.adapters.snapshot.sealing import X25519Sealing, shelf_key
from shuke.adapters.snapshot.shelf import SnapshotFiles
from shuke.adapters.staff_pin import PEPPER_BYTES, PepperedPins
from shuke.adapters.strict_cbor import CborRefused, decode_strictly, encode_deterministically
from shuke.adapters.sync_wire import CborWire, SealedTrustLists
from shuke.adapters.vault.choice import open_vault
from shuke.adapters.vault.recovery import SealRefused, open_sealed, seal
from shuke.application.head_office.auditing import Audit
from shuke.application.head_office.case_desk import CaseDesk
from shuke.application.head_office.coupon_desk import CouponDesk
from shuke.application.head_office.enrolling_tills import Invited
from shuke.application.head_office.figures_desk import FiguresDesk
from shuke.application.head_office.identity import OfficeIdentity, stored_identity
from shuke.application.head_office.joining_form import JoiningForms
from shuke.application.head_office.keeping_pins import PinBoxes
from shuke.application.head_office.member_access import MemberAccess
from shuke.application.head_office.member_care import MemberCare
from shuke.application.head_office.member_desk import MemberDesk
from shuke.application.head_office.member_page import MemberPageDesk
from shuke.application.head_office.office import Office
from shuke.application.head_office.office_accounts import OfficeAccounting
from shuke.application.head_office.office_door import OfficeDoor
from shuke.application.head_office.order_desk import OrderDesk
from shuke.application.head_office.orders_undone import OrdersUndone
from shuke.application.head_office.page_codes import PageCodes
from shuke.application.head_office.page_wheel import PageWheel
from shuke.application.head_office.phone_desk import PhoneDesk
from shuke.application.head_office.prize_desk import PrizeDesk
from shuke.application.head_office.programme_desk import ProgrammeDesk
from shuke.application.head_office.receipt_keys import ReceiptKeys
from shuke.application.head_office.rekeying import change_key, changed_to
from shuke.application.head_office.risk_desk import RiskDesk
from shuke.application.head_office.segment_desk import SegmentDesk
from shuke.application.head_office.self_enrolling import SelfEnrolmentDesk
from shuke.application.head_office.settlement_desk import SettlementDesk
from shuke.application.head_office.shop_desk import ShopDesk
from shuke.application.head_office.snapshots import Snapshots
from shuke.application.head_office.staff_desk import StaffDesk
from shuke.application.head_office.stationery import Stationery
from shuke.application.head_office.stock_desk import StockDesk
from shuke.application.head_office.till_care import TillCare
from shuke.application.head_office.trusting import successions
from shuke.application.ports.store import Work
from shuke.application.ports.vault import Secret, Vault
from shuke.application.prizes.paper import PrizePaper
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.bootstrap.places import vault_folder
from shuke.domain.codes.keys import fingerprint
from shuke.domain.codes.payload import TillEnrolmentCode
from shuke.domain.facts.plain import Plain
from shuke.domain.recovery_key import RecoveryKey
from shuke_db.engine import Engine, open_sqlite, run_checkpoint
from shuke_db.postgres import open_postgres
from shuke_db.schema import bring_up_to_date
from shuke_db.tenants import tenant_signing_with
from shuke_db.unit_of_work import SqlStore

__all__ = ["KeysMissing", "OfficeData", "OfficeKeys", "office_folder", "opened_keys"]

KEY_BYTES = 32
SHARED_THREADS = 4
"""Of each lane on PostgreSQL, in one process: who writes waits for its turn most of the time."""

MOST_KEYS_BYTES = 4096
_SIGNING, _PEPPER = "signing-key", "device-pepper"


def office_folder(data: Path | None) -> Path:
    return (data or platformdirs.user_data_path("Shuke", appauthor=False) / "headoffice").resolve()


@dataclass(frozen=True, slots=True)
class _Keys:
    database: bytes
    signer: Ed25519Signer


class OfficeData:
    """Open until `close`. `writing` and `reading` are for `threads` threads each."""

    def __init__(self, folder: Path, database: str = "") -> None:
        """`database`: the address of a PostgreSQL, which other processes may share; empty for the folder's own."""
        folder.mkdir(parents=True, exist_ok=True)
        vault = open_vault(vault_folder(folder), f"shuke {folder}")
        file = folder / "headoffice.db"
        keys = _keys(vault, fresh=bool(database) or not file.exists())
        self.vault = vault
        self.folder = folder
        self.signer = keys.signer
        self.clock = SystemClock()
        self.threads = SHARED_THREADS if database else 1
        self._writer, self._reader, self._copier = (
            _postgres(database) if database else _sqlite(file, keys.database)
        )
        self._shared = bool(database)
        self._identity: OfficeIdentity | None = None
        self.writing = SqlStore(self._writer, self._tenant, sums=True)
        self.reading = SqlStore(self._reader, self._tenant, sums=True)
        self.copying = SqlStore(self._copier, self._tenant)
        self.look_again()
        self._finish_changing_key()

    @property
    def identity(self) -> OfficeIdentity | None:
        """None before it was founded."""
        return self._identity

    def look_again(self) -> None:
        tenant = tenant_signing_with(self._writer, self._own_keys())
        if not tenant:
            self._identity = None
            return
        with SqlStore(self._writer, lambda: tenant).reading() as work:
            self._identity = stored_identity(work)

    def _own_keys(self) -> list[bytes]:
        """The one it signs with, and the one that is to follow, if changing it was cut short."""
        following = self.vault.get(Secret.NEXT_SIGNING_KEY)
        further = [Ed25519Signer(following).public_key] if following is not None else []
        return [self.signer.public_key, *further]

    def be(self, identity: OfficeIdentity) -> None:
        """Write the first rows under this name."""
        self._identity = identity

    def recorder(self, identity: OfficeIdentity) -> Recorder:
        return Recorder(identity.place, self.sealing, CborEncoding(), self.clock)

    @property
    def sealing(self) -> SignedFacts:
        return SignedFacts(self.signer, Ed25519Check())

    @property
    def pins(self) -> PepperedPins:
        """PINs of everybody in the chain, wrapped with head office's own pepper."""
        return PepperedPins(self.vault.get(Secret.DEVICE_PEPPER) or b"")

    @property
    def office_secrets(self) -> PepperedSecrets:
        """What seals passwords and second factors of head office's pages."""
        return PepperedSecrets(self.vault.get(Secret.DEVICE_PEPPER) or b"")

    def accounting(self, identity: OfficeIdentity) -> OfficeAccounting:
        return OfficeAccounting(
            identity, self.writing, self.recorder(identity), self.office_secrets, secrets.token_bytes
        )

    def office_door(self) -> OfficeDoor:
        return OfficeDoor(self.reading, self.writing, self.clock, self.office_secrets, secrets.token_bytes)

    def sealed_keys(self, recovery_public: bytes) -> bytes:
        """What a backup holds of the vault: whoever has the recovery sheet can be this head office again."""
        keys: Plain = {
            _SIGNING: self.vault.get(Secret.SIGNING_KEY) or b"",
            _PEPPER: self.vault.get(Secret.DEVICE_PEPPER) or b"",
        }
        return seal(encode_deterministically(keys, MOST_KEYS_BYTES), recovery_public)

    def take_over(self, keys: OfficeKeys) -> None:
        """Be the head office that has these keys from now on."""
        self.vault.put(Secret.DEVICE_PEPPER, keys.pepper)
        self._sign_with(keys.seed)

    def _sign_with(self, seed: bytes) -> None:
        self.vault.put(Secret.SIGNING_KEY, seed)
        self.signer = Ed25519Signer(seed)

    def change_key(self, identity: OfficeIdentity) -> None:
        """Sign with a new key from now on; the former one has vouched for it.

        Cut short, it is finished or forgotten at the next start: the new key lies in the vault before the journal
        names it, and takes the old one's place afterwards.
        """
        seed = self.vault.get(Secret.NEXT_SIGNING_KEY) or new_seed()
        self.vault.put(Secret.NEXT_SIGNING_KEY, seed)
        next_key = Ed25519Signer(seed).public_key
        change_key(self.writing, self.recorder(identity), identity, self.signer, next_key)
        self._finish_changing_key()

    def _finish_changing_key(self) -> None:
        seed = self.vault.get(Secret.NEXT_SIGNING_KEY)
        if seed is None or self._identity is None:
            return
        with self.writing.reading() as work:
            named = changed_to(work)
        if named == Ed25519Signer(seed).public_key:
            self._sign_with(seed)
            self.vault.delete(Secret.NEXT_SIGNING_KEY)

    def office(self, identity: OfficeIdentity) -> Office:
        check = Ed25519Check()
        with self.writing.reading() as work:
            links = tuple(successions(work))
        stationery = Stationery(
            self.signer,
            check,
            self.sealing,
            CborWire(),
            SealedTrustLists(check, self.signer),
            links,
            PinBoxes(self.pins, HpkeBoxes(), CborEncoding()),
        )
        recorder, snapshots = self.recorder(identity), self._snapshots()
        return Office(identity, self.reading, self.writing, recorder, stationery, self.clock, snapshots)

    def _snapshots(self) -> Snapshots:
        """Made over a connection of their own: nobody waits for a view that is open for a minute."""
        seed = self.vault.get(Secret.SIGNING_KEY) or b""
        shelf = SnapshotFiles(self.folder / "snapshots", shelf_key(seed))
        return Snapshots(
            self.copying,
            shelf,
            MemberBlocks(),
            X25519Sealing(),
            CborWire(),
            self.clock,
            secrets.token_bytes,
        )

    def case_desk(self, identity: OfficeIdentity) -> CaseDesk:
        return CaseDesk(identity, self.reading, self.writing, self.recorder(identity), self.clock)

    def risk_desk(self, identity: OfficeIdentity) -> RiskDesk:
        return RiskDesk(identity, self.reading, self.recorder(identity), self.clock)

    def prize_desk(self, identity: OfficeIdentity) -> PrizeDesk:
        return PrizeDesk(identity, self.reading, self.recorder(identity), self.clock)

    def till_care(self, identity: OfficeIdentity) -> TillCare:
        def written(invited: Invited, address: str) -> str:
            key = fingerprint(self.signer.public_key)
            code = TillEnrolmentCode(identity.tenant, invited.till, invited.one_time_code, address, key)
            return CodeTexts().write(code, self.signer)

        recorder = self.recorder(identity)
        return TillCare(
            identity, self.reading, self.writing, recorder, self.clock, written, secrets.token_bytes
        )

    def programme_desk(self, identity: OfficeIdentity) -> ProgrammeDesk:
        return ProgrammeDesk(identity, self.reading, self.writing, self.recorder(identity))

    def phone_desk(self) -> PhoneDesk:
        return PhoneDesk(self.reading, self.writing, self.clock, secrets.token_bytes)

    def settlement_desk(self, identity: OfficeIdentity) -> SettlementDesk:
        return SettlementDesk(identity, self.reading, self.writing, self.recorder(identity), self.copying)

    def member_desk(self, identity: OfficeIdentity) -> MemberDesk:
        return MemberDesk(identity, self.reading, self.recorder(identity))

    def member_care(self, identity: OfficeIdentity) -> MemberCare:
        return MemberCare(identity, self.reading, self.writing, self.recorder(identity))

    def coupon_desk(self, identity: OfficeIdentity) -> CouponDesk:
        ids, recorder = UlidIds(self.clock.now_ms), self.recorder(identity)
        return CouponDesk(identity, self.reading, self.writing, recorder, ids, self.clock)

    def order_desk(self, identity: OfficeIdentity) -> OrderDesk:
        recorder = self.recorder(identity)
        orders = OrdersUndone(recorder, ProgrammeShelf())
        return OrderDesk(identity, self.reading, self.writing, recorder, orders, self.clock)

    def shop_desk(self, identity: OfficeIdentity) -> ShopDesk:
        return ShopDesk(identity, self.reading, self.writing, self.recorder(identity))

    def staff_desk(self, identity: OfficeIdentity) -> StaffDesk:
        return StaffDesk(identity, self.reading, self.writing, self.recorder(identity), secrets.token_bytes)

    def stock_desk(self, identity: OfficeIdentity) -> StockDesk:
        return StockDesk(identity, self.reading, self.writing, self.recorder(identity))

    def segment_desk(self, identity: OfficeIdentity) -> SegmentDesk:
        ids, recorder = UlidIds(self.clock.now_ms), self.recorder(identity)
        return SegmentDesk(identity, self.copying, self.writing, recorder, ids)

    def figures_desk(self, identity: OfficeIdentity) -> FiguresDesk:
        return FiguresDesk(identity, self.reading, self.recorder(identity))

    def receipt_keys(self, identity: OfficeIdentity) -> ReceiptKeys:
        return ReceiptKeys(identity, self.reading, self.clock, lambda: self.signer.public_key)

    def audit(self) -> Audit:
        def own_keys(work: Work) -> tuple[bytes, ...]:
            return (self.signer.public_key, *(link.former for link in successions(work)))

        return Audit(self.copying, self.writing, self.sealing, own_keys, self.clock)

    @cached_property
    def self_enrolment_desk(self) -> SelfEnrolmentDesk:
        """One for every way that leads to it: it counts who asks."""
        return SelfEnrolmentDesk(self.writing, self.clock, UlidIds(self.clock.now_ms).new_id)

    def member_access(self, identity: OfficeIdentity, address: str = "") -> MemberAccess:
        """`address`: where members' pages are, where links are to name it."""
        codes = PageCodes(self.signer, CodeTexts(), secrets.token_bytes, address)
        return MemberAccess(identity, self.reading, self.writing, codes, Ed25519Check(), self.clock)

    def member_page_desk(self, identity: OfficeIdentity) -> MemberPageDesk:
        codes = PageCodes(self.signer, CodeTexts(), secrets.token_bytes)
        recorder, shelf = self.recorder(identity), ProgrammeShelf()
        paper = PrizePaper(identity.tenant, lambda code: codes.texts.write(code, codes.signer))
        wheel = PageWheel(recorder, UlidIds(self.clock.now_ms), shelf, paper)
        return MemberPageDesk(identity, self.reading, self.writing, recorder, wheel, shelf, codes, self.clock)

    def joining_forms(self, identity: OfficeIdentity) -> JoiningForms:
        return JoiningForms(identity, self.reading, self.recorder(identity), ProgrammeShelf())

    def checkpoint(self) -> None:
        """Fold the write-ahead log into the database, on the thread that writes. PostgreSQL does so by itself."""
        if not self._shared:
            run_checkpoint(self._writer)

    def close(self) -> None:
        self.checkpoint()
        self._reader.dispose()
        self._copier.dispose()
        self._writer.dispose()

    def _tenant(self) -> str:
        return self._identity.tenant if self._identity else ""


def _sqlite(file: Path, key: bytes) -> tuple[Engine, Engine, Engine]:
    """(writer, reader, a second reader for what takes a minute)"""
    writer = open_sqlite(file, key, busy_timeout_ms=5000)
    bring_up_to_date(writer)
    return writer, open_sqlite(file, key, read_only=True), open_sqlite(file, key, read_only=True)


def _postgres(address: str) -> tuple[Engine, Engine, Engine]:
    writer = open_postgres(address, connections=SHARED_THREADS)
    bring_up_to_date(writer)
    reader = open_postgres(address, connections=SHARED_THREADS)
    return writer, reader, open_postgres(address, connections=1)


@dataclass(frozen=True, slots=True)
class OfficeKeys:
    """What makes a machine this head office: the seed of its signing key, the pepper of its PINs."""

    seed: bytes
    pepper: bytes


def opened_keys(sealed: bytes, key: RecoveryKey) -> OfficeKeys:
    """Of `OfficeData.sealed_keys`.

    Raises:
        SealRefused: not sealed so, or not to this key.
    """
    try:
        match decode_strictly(open_sealed(sealed, key), MOST_KEYS_BYTES):
            case {"signing-key": bytes(seed), "device-pepper": bytes(pepper)} if (
                len(seed) == len(pepper) == KEY_BYTES
            ):
                return OfficeKeys(seed, pepper)
    except CborRefused as error:
        raise SealRefused("no keys in it") from error
    raise SealRefused("no keys in it")


def _keys(vault: Vault, *, fresh: bool) -> _Keys:
    """Database key and signing seed; made only where there is no database yet."""
    database, seed = vault.get(Secret.DATABASE_KEY), vault.get(Secret.SIGNING_KEY)
    if fresh:
        database = database or secrets.token_bytes(KEY_BYTES)
        seed = seed or new_seed()
        vault.put(Secret.DATABASE_KEY, database)
        vault.put(Secret.SIGNING_KEY, seed)
        if vault.get(Secret.DEVICE_PEPPER) is None:
            vault.put(Secret.DEVICE_PEPPER, secrets.token_bytes(PEPPER_BYTES))
    if database is None or seed is None:
        raise KeysMissing
    return _Keys(database, Ed25519Signer(seed))


class KeysMissing(Exception):
    """There is a database, but the vault does not hold its keys."""
