"""A till changes its own key: by hand, because head office asks, or by age; whatever breaks off in between."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

import pytest

from fakes.chain import SHOP, OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.empty_database import empty_database
from fakes.vault import MemoryVault
from shuke.adapters.fact_bytes import CborEncoding, SignedFacts
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.adapters.signing.till_keys import TillKeys
from shuke.adapters.sync_wire import CborWire, SealedTrustLists
from shuke.application.head_office.enrolling_tills import revoke
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.opening_pushes import NotFacts, open_push
from shuke.application.head_office.rebuilding import rebuild_office
from shuke.application.head_office.renewing_keys import ask_for_new_key, set_key_life
from shuke.application.journal_check import FindingKind, check_journals
from shuke.application.ports.store import JournalHead
from shuke.application.ports.vault import Secret, VaultRefused
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.sync.correspondence import TillCorrespondence
from shuke.application.sync.epochs import Began, begin_epoch
from shuke.application.sync.joining import held_roots
from shuke.application.sync.renewing_key import is_new_key_wished, wish_new_key
from shuke.application.sync.state import RoundOutcome
from shuke.application.till_key_links import proves, signed_link, vouches
from shuke.domain.codes.keys import fingerprint
from shuke.domain.codes.trust import TrustedKey
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.facts.till_rekeyed import TillRekeyed
from shuke.domain.shop import Role, Staff
from shuke.domain.sync.exchanges import RefusalReason
from shuke.domain.sync.messages import FactSent, Push
from shuke.wording.store import NO_KEY
from shuke_db.unit_of_work import SqlStore

IN_STEP = RoundOutcome.IN_STEP
MANAGER = Session(Staff("st-1", "王店长", Role.MANAGER), 0)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def office(clock: FakeClock) -> OfficeInMemory:
    return OfficeInMemory(clock)


@pytest.fixture
def till(office: OfficeInMemory, clock: FakeClock) -> TillInMemory:
    made = TillInMemory(office, clock)
    in_step(made)
    return made


def in_step(*tills: TillInMemory) -> None:
    for till in tills:
        done = till.sync.round()
        assert done.outcome is IN_STEP, done


def wish(till: TillInMemory, session: Session = MANAGER) -> Refused | None:
    with till.store.writing() as work:
        refused = wish_new_key(work, session)
        work.commit()
    return refused


def renew(till: TillInMemory) -> tuple[bytes, bytes]:
    """(former, newer) public key."""
    former = till.signer.public_key
    assert wish(till) is None
    in_step(till)
    assert till.signer.public_key != former
    return former, till.signer.public_key


def started(till: TillInMemory, vault: MemoryVault | None = None) -> TillInMemory:
    """The program begins anew over this database, with what this vault holds."""
    again = TillInMemory.__new__(TillInMemory)
    again.__dict__.update(till.__dict__)
    again.vault = vault or till.vault
    with till.store.reading() as work:
        again.signer = again.keys_of(work.shops.till_key(till.till))
    again.sealing = SignedFacts(again.signer, Ed25519Check())
    again.recorder = Recorder(till.place, again.sealing, till.encoding, till.clock)
    again.correspondence = TillCorrespondence(
        till.place.tenant,
        till.till,
        fingerprint(till.known.key),
        again.signer,
        Ed25519Check(),
        CborWire(),
        till.clock.now_ms,
        secrets.token_bytes,
        lambda: again.signer.former,
    )
    again.any_link = type(till.link)(till.link.office, again.correspondence, till.weather)
    again.sync = again.new_sync()
    return again


def older(till: TillInMemory) -> TillInMemory:
    """A backup of the till's database, not opened yet."""
    copy = TillInMemory.__new__(TillInMemory)
    copy.__dict__.update(till.__dict__)
    copy.engine = empty_database()
    with till.engine.connect() as connection, copy.engine.connect() as into:
        connection.connection.driver_connection.backup(into.connection.driver_connection)
    copy.store = SqlStore(copy.engine, lambda: till.place.tenant)
    return copy


def put_back(old: TillInMemory, of: TillInMemory) -> TillInMemory:
    """That backup in the till's place; the vault, which is in no backup, is the till's."""
    back = started(old, of.vault)
    with of.store.reading() as work:
        saw = work.journal.head(of.till)
    assert saw is not None
    with back.store.writing() as work:
        begin_epoch(work, back.recorder, SHOP, saw.epoch, Began.RESTORED, back.signer.former)
        work.commit()
    return back


def trusted(till: TillInMemory) -> list[TrustedKey]:
    sealing = SealedTrustLists(Ed25519Check())
    with till.store.reading() as work:
        held = work.trust_lists.held()
        assert held is not None
        keys = sealing.open(held.sealed, held_roots(work, sealing)).keys
    return [key for key in keys if key.till == till.till]


def head(office: OfficeInMemory, till: TillInMemory) -> JournalHead:
    with office.store.reading() as work:
        found = work.journal.head(till.till)
    assert found is not None
    return found


def findings(till: TillInMemory, *keys: bytes) -> list[FindingKind]:
    known = {till.till: keys} if keys else {}
    return [one.kind for one in check_journals(till.store, till.sealing, known, lambda _: None).findings]


def test_the_round_after_the_wish_changes_the_key_and_everybody_believes_both(
    office: OfficeInMemory, till: TillInMemory, clock: FakeClock
) -> None:
    other = TillInMemory(office, clock)
    till.earn("m-1", 5)
    former, newer = renew(till)
    till.earn("m-1", 7)
    in_step(till, other)
    assert head(office, till).seq == 4  # opened, earned, rekeyed, earned
    assert {key.public_key: key.valid_until is None for key in trusted(till)} == {former: False, newer: True}
    with other.store.reading() as work:
        held = work.trust_lists.held()
        assert held is not None
        sealing = SealedTrustLists(Ed25519Check())
        listed = {key.public_key for key in sealing.open(held.sealed, held_roots(work, sealing)).keys}
    assert {former, newer} <= listed
    assert findings(till) == []
    assert findings(till, former, newer) == []
    assert not wished(till)


def wished(till: TillInMemory) -> bool:
    with till.store.reading() as work:
        return is_new_key_wished(work)


def test_the_fact_says_who_wished_it(till: TillInMemory) -> None:
    renew(till)
    with till.store.reading() as work:
        newest = work.journal.head(till.till)
        assert newest is not None
        stored = work.journal.get(till.till, newest.epoch, newest.seq)
        assert stored is not None
        header, body = till.recorder.opened(stored)
    assert isinstance(body, TillRekeyed)
    assert header.staff == "st-1"


def test_a_cashier_may_not_and_a_till_without_head_office_need_not(till: TillInMemory) -> None:
    assert wish(till, Session(Staff("st-2", "小林", Role.CASHIER), 0)) == Refused(Refusal.NOT_ALLOWED)
    with till.store.writing() as work:
        work.settings.put("head-office.address", "")
        assert wish_new_key(work, MANAGER) == Refused(Refusal.NO_HEAD_OFFICE)
        assert not is_new_key_wished(work)


def test_while_offline_the_till_keeps_its_key(till: TillInMemory) -> None:
    key = till.signer.public_key
    wish(till)
    till.weather.down = True
    assert till.sync.round().outcome is RoundOutcome.OFFLINE
    assert till.signer.public_key == key
    till.weather.down = False
    in_step(till)
    assert till.signer.public_key != key


def test_head_office_asks_once(office: OfficeInMemory, till: TillInMemory) -> None:
    with office.store.writing() as work:
        assert ask_for_new_key(work, till.till)
        assert not ask_for_new_key(work, "S09-9")
        work.commit()
    key = till.signer.public_key
    in_step(till)
    newer = till.signer.public_key
    assert newer != key
    in_step(till)
    in_step(till)
    assert till.signer.public_key == newer


def test_a_key_that_is_too_old_is_changed_by_itself(
    office: OfficeInMemory, till: TillInMemory, clock: FakeClock
) -> None:
    with office.store.writing() as work:
        set_key_life(work, 30)
        work.commit()
    key = till.signer.public_key
    clock.advance(29 * 24 * 3600)
    in_step(till)
    assert till.signer.public_key == key
    clock.advance(24 * 3600)
    in_step(till)
    newer = till.signer.public_key
    assert newer != key
    in_step(till)
    assert till.signer.public_key == newer


@pytest.mark.parametrize("happens", ["lost", "reply lost"])
@pytest.mark.parametrize("letter", range(1, 6))
def test_whatever_happens_to_a_letter_the_change_gets_through(
    office: OfficeInMemory, till: TillInMemory, happens: str, letter: int
) -> None:
    former = till.signer.public_key
    wish(till)
    till.weather.to_come = [""] * letter + [happens]
    till.sync.round()
    till.earn("m-1", 5)
    till.weather.to_come = []
    in_step(till)
    in_step(till)
    assert till.signer.public_key != former
    with till.store.reading() as work:
        newest = work.journal.head(till.till)
    assert newest is not None
    assert head(office, till).hash == newest.hash
    assert findings(till) == []


@dataclass
class Cut(BaseException):
    """The power fails."""


class MortalVault(MemoryVault):
    """Dies before or behind the n-th change."""

    def __init__(self, of: MemoryVault, after: int) -> None:
        super().__init__()
        self.secrets = dict(of.secrets)
        self.left = after

    def put(self, secret: Secret, value: bytes) -> None:
        self._count()
        super().put(secret, value)

    def delete(self, secret: Secret) -> None:
        self._count()
        super().delete(secret)

    def _count(self) -> None:
        if self.left == 0:
            raise Cut
        self.left -= 1


@pytest.mark.parametrize("after", range(4))
def test_a_power_cut_at_any_change_of_the_vault_is_survived(
    office: OfficeInMemory, till: TillInMemory, after: int
) -> None:
    former = till.signer.public_key
    dying = MortalVault(till.vault, after)
    mortal = started(till, dying)
    wish(mortal)
    with pytest.raises(Cut):
        mortal.sync.round()
    dying.left = -1
    again = started(mortal, dying)
    again.earn("m-1", 5)
    in_step(again)
    again = started(again, dying)
    again.earn("m-1", 6)
    in_step(again)
    assert again.signer.public_key != former
    assert again.balance("m-1") == 11
    assert findings(again) == []
    assert Secret.NEXT_SIGNING_KEY not in dying.secrets


def test_a_power_cut_between_the_fact_and_the_vault_is_survived(
    office: OfficeInMemory, till: TillInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(_keys: TillKeys, _public_key: bytes) -> None:
        raise Cut

    wish(till)
    with monkeypatch.context() as patch:
        patch.setattr(TillKeys, "follow", cut)
        with pytest.raises(Cut):
            till.sync.round()
    again = started(till)
    again.earn("m-1", 5)
    assert findings(again) == []
    in_step(again)
    assert again.balance("m-1") == 5


class DeafVault(MemoryVault):
    deaf = False

    def put(self, secret: Secret, value: bytes) -> None:
        if self.deaf and secret is not Secret.NEXT_SIGNING_KEY:
            raise VaultRefused(NO_KEY)
        super().put(secret, value)


def test_nothing_that_the_new_key_signed_is_sent_before_the_vault_has_it(
    office: OfficeInMemory, till: TillInMemory
) -> None:
    deaf = DeafVault()
    deaf.secrets = till.vault.secrets
    quiet = started(till, deaf)
    deaf.deaf = True
    wish(quiet)
    quiet.sync.round()
    quiet.earn("m-1", 5)
    assert quiet.sync.round().outcome is RoundOutcome.TILL_TROUBLE
    assert head(office, quiet).seq == 1
    deaf.deaf = False
    in_step(quiet)
    assert head(office, quiet).seq == 3


def test_the_former_key_is_kept_until_a_backup_knows_the_newer_one(
    office: OfficeInMemory, till: TillInMemory
) -> None:
    renew(till)
    in_step(till)
    assert till.signer.former is not None
    with office.store.writing() as work:
        work.contacts.note_backed_up(till.till, 1, 2)
        work.commit()
    in_step(till)
    in_step(till)
    assert till.signer.former is None
    assert Secret.FORMER_SIGNING_KEY not in till.vault.secrets


def test_key_after_key(office: OfficeInMemory, till: TillInMemory) -> None:
    keys = {till.signer.public_key}
    for amount in (1, 2, 3):
        keys.add(renew(till)[1])
        till.earn("m-1", amount)
    in_step(till)
    assert len(keys) == 4
    assert {key.public_key for key in trusted(till)} == keys
    assert findings(till) == []
    assert findings(till, *keys) == []
    assert till.balance("m-1") == 6


def test_the_former_key_is_good_for_nothing_new(office: OfficeInMemory, till: TillInMemory) -> None:
    thief = MemoryVault()
    thief.secrets = dict(till.vault.secrets)
    stolen = older(till)
    renew(till)
    till.earn("m-1", 5)
    in_step(till)
    copy = started(stolen, thief)
    copy.earn("m-2", 500)
    copy.earn("m-2", 500)
    done = copy.sync.round()
    assert (done.outcome, done.refusal) == (RoundOutcome.REFUSED, RefusalReason.NOT_SIGNED)
    with office.store.reading() as work:
        keys = work.till_register.keys_of(till.till)
    push = Push(tuple(facts_behind(copy, 2)))
    with pytest.raises(NotFacts, match="signature"):
        open_push(push, till.place.tenant, till.till, keys, till.sealing, Ed25519Check())


def facts_behind(till: TillInMemory, seq: int) -> list[FactSent]:
    with till.store.reading() as work:
        return [FactSent(one.content, one.signature) for one in work.journal.after(till.till, 1, seq, 100)]


def test_facts_that_are_there_come_again_under_the_key_of_their_day(
    office: OfficeInMemory, till: TillInMemory
) -> None:
    till.earn("m-1", 5)
    renew(till)
    till.earn("m-1", 6)
    in_step(till)
    with office.store.reading() as work:
        keys = work.till_register.keys_of(till.till)
    push = Push(tuple(facts_behind(till, 0)))
    assert len(open_push(push, till.place.tenant, till.till, keys, till.sealing, Ed25519Check()).facts) == 4


def test_a_change_to_a_key_that_nobody_has_is_no_fact(office: OfficeInMemory, till: TillInMemory) -> None:
    wanted = Ed25519Signer(secrets.token_bytes(32))
    place, former = till.place, till.signer.public_key
    link = signed_link(wanted, place.tenant, place.till, former, wanted.public_key)
    by_the_former = signed_link(till.signer, place.tenant, place.till, former, wanted.public_key)
    for body in (
        TillRekeyed("S01", former, wanted.public_key, by_the_former),
        TillRekeyed("S01", wanted.public_key, wanted.public_key, link),
        TillRekeyed(
            "S01", former, former, signed_link(till.signer, place.tenant, place.till, former, former)
        ),
    ):
        copy = started(older(till))
        copy.record(body)
        done = copy.sync.round()
        assert (done.outcome, done.refusal) == (RoundOutcome.REFUSED, RefusalReason.NOT_FACTS)


def test_links_say_who_follows_whom_at_which_till() -> None:
    former, newer = (Ed25519Signer(secrets.token_bytes(32)) for _ in range(2))
    check, keys = Ed25519Check(), (former.public_key, newer.public_key)
    assert proves(check, "t", "a", *keys, signed_link(newer, "t", "a", *keys))
    assert vouches(check, "t", "a", *keys, signed_link(former, "t", "a", *keys))
    assert not proves(check, "t", "b", *keys, signed_link(newer, "t", "a", *keys))
    assert not vouches(check, "u", "a", *keys, signed_link(former, "t", "a", *keys))
    assert not proves(check, "t", "a", *keys, signed_link(former, "t", "a", *keys))
    assert not vouches(check, "t", "a", *keys, signed_link(newer, "t", "a", *keys))


@pytest.mark.parametrize("heard", [True, False], ids=["head office knows the new key", "it does not"])
def test_an_older_database_comes_back_after_the_key_was_changed(
    office: OfficeInMemory, till: TillInMemory, heard: bool
) -> None:
    till.earn("m-1", 100)
    in_step(till)
    old = older(till)
    if heard:
        former, newer = renew(till)
    else:
        former = till.signer.public_key
        wish(till)
        till.weather.to_come = [""] * 2 + ["lost"] * 9  # the change is recorded, and never sent
        till.sync.round()
        newer = till.signer.public_key
        till.weather.to_come = []
        assert newer != former
        assert head(office, till).seq == 2
    back = put_back(old, till)
    assert back.signer.public_key == newer
    assert not back.spend("m-1", 1)
    back.earn("m-1", 9)
    in_step(back)
    in_step(back)
    assert head(office, back).epoch == 2
    assert back.balance("m-1") == 109
    assert {key.public_key for key in trusted(back)} == {former, newer}
    assert findings(back, former, newer) == []
    assert findings(back) == []
    assert rebuild_office(office.store, office.sealing, CborEncoding(), lambda _: None).unchanged


def test_a_forked_till_takes_its_new_key_into_the_new_epoch(
    office: OfficeInMemory, till: TillInMemory, clock: FakeClock
) -> None:
    till.earn("m-1", 100)
    in_step(till)
    clone = started(older(till))
    clone.earn("m-1", 1)
    in_step(clone)
    wish(till)
    former = till.signer.public_key
    till.earn("m-1", 2)  # head office holds another fact in this place
    in_step(till)
    in_step(till)
    assert till.signer.public_key != former
    assert head(office, till).epoch == 2
    assert findings(till) == []


def test_a_till_that_is_revoked_is_revoked_under_all_its_keys(
    office: OfficeInMemory, till: TillInMemory
) -> None:
    renew(till)
    with office.store.writing() as work:
        entry = OfficeEntry(work, office.recorder, office.identity.calendar)
        today = office.recorder.today(work, office.identity.calendar)
        assert revoke(work, entry, till.till, today, "lost") == 2
        entry.settle()
        work.commit()
    assert till.sync.round().refusal is RefusalReason.REVOKED


def test_an_epoch_cannot_be_opened_with_a_key_that_nobody_vouched_for(
    office: OfficeInMemory, till: TillInMemory
) -> None:
    thief = Ed25519Signer(secrets.token_bytes(32))
    place, former = till.place, till.signer.public_key
    recorder = Recorder(place, SignedFacts(thief, Ed25519Check()), till.encoding, till.clock)
    for vouched in (b"", signed_link(thief, place.tenant, place.till, former, thief.public_key)):
        old = older(till)
        opened = TillOpened("S01", "1", thief.public_key, "restored", former, vouched)
        with old.store.writing() as work:
            recorder.open_epoch(work, SHOP, opened, 2)
            work.commit()
        assert started(old, till.vault).sync.round().refusal is RefusalReason.NOT_FACTS


def test_a_journal_whose_key_changes_without_a_word_is_found_out(till: TillInMemory) -> None:
    former, newer = renew(till)
    till.earn("m-1", 5)
    assert findings(till, former) == [FindingKind.SIGNATURE]
    assert findings(till, newer) == [FindingKind.SIGNATURE] * 2
    till.signer._signer = Ed25519Signer(secrets.token_bytes(32))
    till.earn("m-1", 5)
    assert findings(till) == [FindingKind.SIGNATURE]
