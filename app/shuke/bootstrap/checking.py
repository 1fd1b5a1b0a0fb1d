"""The commands that check: a receipt, the journal, a rebuild. They open no window."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.fact_bytes import CborEncoding, SignedFacts
from shuke.adapters.pinyin import initials
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer, new_seed
from shuke.application.code_check import CodeCheck, receipt_words
from shuke.application.journal_check import FindingKind, JournalReport, check_journals
from shuke.application.ports.store import StoreUnusable
from shuke.application.ports.vault import Secret, VaultRefused
from shuke.application.prizes.draw_check import check_draws
from shuke.application.rebuilding import JournalUnreadable, rebuild
from shuke.application.sync.joining import known_head_office
from shuke.bootstrap.places import till_folder
from shuke.bootstrap.till_data import TillData, open_till_data, open_till_reports
from shuke.bootstrap.till_door import DataUnusable
from shuke.bootstrap.till_services import trust_list
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.facts.programme_published import ProgrammePublished
from shuke.domain.programme.document import Programme
from shuke.domain.programme.reading import read_programme
from shuke.domain.shop import CURRENCY_SIGNS, Place
from shuke.wording import command_line as wording
from shuke.wording.draw_check import DRAW_FINDINGS, DRAWS_BAD, DRAWS_GOOD, DRAWS_NONE, DRAWS_SEALED
from shuke.wording.journal import FINDINGS
from shuke.wording.sentence import Language
from shuke.wording.store import TROUBLE

__all__ = ["rebuild_till", "verify_draws", "verify_journal", "verify_receipt"]

GOOD, BAD, CANNOT_TELL = 0, 1, 2

_SIGNING = (Secret.SIGNING_KEY, Secret.NEXT_SIGNING_KEY, Secret.FORMER_SIGNING_KEY)

_CANNOT_TELL = {CodeOutcome.CANNOT_TELL_YET, CodeOutcome.NOT_OURS, CodeOutcome.NEWER_VERSION}


def verify_receipt(data: Path | None, text: str, language: Language) -> int:
    """Whether a receipt's code is valid (0), not (1), or cannot be told here (2). Needs no network."""
    return _carried_out(lambda: _receipt(data, text, language), language)


def verify_journal(data: Path | None, language: Language) -> int:
    """Read every fact: hash, signature, place, chain (0 if all is well, 1 if not, 2 if it cannot be read). The till
    may be running."""
    return _carried_out(lambda: _journal(data, language), language)


def verify_draws(data: Path | None, language: Language) -> int:
    """Work every spin out again whose seed is shown (0 if all is well, 1 if not, 2 if it cannot be read)."""
    return _carried_out(lambda: _draws(data, language), language)


def rebuild_till(data: Path | None, language: Language) -> int:
    """Fold a stand-alone till's projections anew."""
    return _carried_out(lambda: _rebuild(data, language), language)


def _carried_out(command: Callable[[], int], language: Language) -> int:
    try:
        return command()
    except (DataUnusable, VaultRefused) as trouble:
        _say(trouble.into(language))
    except StoreUnusable as trouble:
        _say(TROUBLE[trouble.trouble.value].into(language, detail=trouble.detail))
    return CANNOT_TELL


def _receipt(data: Path | None, text: str, language: Language) -> int:
    with _reports(data, language) as till:
        if till is None or till.place is None:
            return CANNOT_TELL
        place = till.place
        with till.counter.reading() as work:
            shop = work.shops.get(place.shop_id)
        trusted = trust_list(till, place)
        check = CodeCheck(CodeTexts(), Ed25519Check(), lambda: trusted).receipt(text.strip())
        _say(receipt_words(check, language, CURRENCY_SIGNS[shop.currency] if shop else ""))
    if check.outcome is CodeOutcome.VALID:
        return GOOD
    return CANNOT_TELL if check.outcome in _CANNOT_TELL else BAD


def _journal(data: Path | None, language: Language) -> int:
    with _reports(data, language) as till:
        if till is None or till.place is None:
            return CANNOT_TELL
        report = check_journals(till.counter, _sealing(), _own_keys(till, till.place), _Progress(language))
    _tell(report, language)
    return BAD if report.findings else GOOD


def _draws(data: Path | None, language: Language) -> int:
    with _reports(data, language) as till:
        if till is None or till.place is None:
            return CANNOT_TELL
        report = check_draws(till.counter, _sealing(), Ed25519Check(), _programme, _Progress(language))
    for finding in report.findings:
        place = f"{finding.till}.{finding.epoch}/{finding.seq}"
        _say(DRAW_FINDINGS[finding.kind.value].into(language, place=place))
    if report.findings:
        _say(DRAWS_BAD.into(language, count=len(report.findings)))
        return BAD
    _say((DRAWS_GOOD if report.checked else DRAWS_NONE).into(language, count=report.checked))
    if report.sealed:
        _say(DRAWS_SEALED.into(language, count=report.sealed))
    return GOOD


def _programme(published: ProgrammePublished) -> Programme:
    return read_programme(published.document, dict(published.bases).get)


def _rebuild(data: Path | None, language: Language) -> int:
    folder = till_folder(data)
    if not folder.database.exists():
        _say(wording.NOT_SET_UP.into(language, path=folder.root))
        return CANNOT_TELL
    till = open_till_data(folder)
    try:
        if till.place is None:
            _say(wording.NOT_SET_UP.into(language, path=folder.root))
            return CANNOT_TELL
        with till.counter.reading() as work:
            in_a_chain = known_head_office(work) is not None
        if in_a_chain:
            _say(wording.REBUILD_CHAIN.into(language))
            return CANNOT_TELL
        done = rebuild(till.counter, _sealing(), CborEncoding(), initials, _Progress(language))
    except JournalUnreadable as unreadable:
        _say(FINDINGS[FindingKind.UNREADABLE.value].into(language, place=str(unreadable)))
        _say(wording.JOURNAL_BAD.into(language, count=1))
        return BAD
    finally:
        till.close()
    said = wording.REBUILD_SAME if done.unchanged else wording.REBUILD_CHANGED
    _say(said.into(language, count=done.facts))
    return GOOD


def _own_keys(till: TillData, place: Place) -> dict[str, tuple[bytes, ...]]:
    """What this till's facts may be signed with; without the key the journal's own word on it is all there is."""
    kept = [till.vault.get(secret) for secret in _SIGNING]
    own = [Ed25519Signer(seed).public_key for seed in kept if seed]
    listed = [key.public_key for key in trust_list(till, place).keys if key.till == place.till]
    return {place.till: tuple(dict.fromkeys((*own, *listed)))} if own else {}


def _sealing() -> SignedFacts:
    """For reading only. Nothing is signed here, so the till's own key is not asked for, nor a lost one made anew."""
    return SignedFacts(Ed25519Signer(new_seed()), Ed25519Check())


@contextmanager
def _reports(data: Path | None, language: Language) -> Iterator[TillData | None]:
    """The till's data, read-only; None (said in words) where no till was set up."""
    folder = till_folder(data)
    if not folder.database.exists():
        _say(wording.NOT_SET_UP.into(language, path=folder.root))
        yield None
        return
    till = open_till_reports(folder)
    try:
        if till.place is None:
            _say(wording.NOT_SET_UP.into(language, path=folder.root))
        yield till
    finally:
        till.close()


def _tell(report: JournalReport, language: Language) -> None:
    if not report.facts:
        _say(wording.JOURNAL_EMPTY.into(language))
        return
    for finding in report.findings:
        place = f"{finding.till}.{finding.epoch}/{finding.seq}"
        _say(FINDINGS[finding.kind.value].into(language, place=place))
    if report.findings:
        _say(wording.JOURNAL_BAD.into(language, count=len(report.findings)))
        return
    _say(wording.JOURNAL_GOOD.into(language, count=report.facts))
    for till, epoch, seq, fact_hash in report.heads:
        _say(wording.JOURNAL_HEAD.into(language, till=till, epoch=epoch, seq=seq, hash=fact_hash.hex()[:16]))


class _Progress:
    """Tells how far it is, on a terminal only, every ten thousand facts."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def __call__(self, count: int) -> None:
        if sys.stderr.isatty() and count % 10_000 == 0:
            sys.stderr.write("\r" + wording.READING.into(self._language, count=count))


def _say(text: str) -> None:
    """A console that does not know Chinese shows question marks; it does not end the command."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + "\n")
