"""The commands that check: a receipt, the journal, a rebuild. They open no window."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shuke.adapters.clock import SystemClock
from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.fact_bytes import SignedFacts
from shuke.adapters.pinyin import initials
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.application.code_check import CodeCheck, receipt_words
from shuke.application.counter.desk import CONFIRMED_CURSOR
from shuke.application.journal_check import JournalReport, check_journals
from shuke.application.ports.vault import VaultRefused
from shuke.application.rebuilding import rebuild
from shuke.bootstrap.places import till_folder
from shuke.bootstrap.till_data import DataUnusable, TillData, open_till_data, open_till_reports
from shuke.bootstrap.till_services import TillServices, till_signer, trust_list
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.wording import command_line as wording
from shuke.wording.journal import FINDINGS
from shuke.wording.sentence import Language

__all__ = ["rebuild_till", "verify_journal", "verify_receipt"]

GOOD, BAD, CANNOT_TELL = 0, 1, 2

_CANNOT_TELL = {CodeOutcome.CANNOT_TELL_YET, CodeOutcome.NOT_OURS, CodeOutcome.NEWER_VERSION}


def verify_receipt(data: Path | None, text: str, language: Language) -> int:
    """Whether a receipt's code is valid (0), not (1), or cannot be told here (2). Needs no network."""
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


def verify_journal(data: Path | None, language: Language) -> int:
    """Read every fact: hash, signature, place, chain. The till may be running."""
    with _reports(data, language) as till:
        if till is None:
            return CANNOT_TELL
        signer = till_signer(till.vault)
        sealing = SignedFacts(signer, Ed25519Check())
        progress = _Progress(language)
        own = till.place.till if till.place else ""
        report = check_journals(till.counter, sealing, {own: signer.public_key}, progress)
    _tell(report, language)
    return BAD if report.findings else GOOD


def rebuild_till(data: Path | None, language: Language) -> int:
    """Fold a stand-alone till's projections anew."""
    try:
        till = open_till_data(till_folder(data))
    except (DataUnusable, VaultRefused) as trouble:
        _say(trouble.into(language))
        return CANNOT_TELL
    try:
        if till.place is None:
            _say(wording.NOT_SET_UP.into(language, path=till.folder.root))
            return CANNOT_TELL
        with till.counter.reading() as work:
            in_a_chain = work.cursors.get(CONFIRMED_CURSOR) > 0
        if in_a_chain:
            _say(wording.REBUILD_CHAIN.into(language))
            return CANNOT_TELL
        services = TillServices(till, till.place, SystemClock())
        done = rebuild(till.counter, services.sealing, services.encoding, initials, _Progress(language))
    finally:
        till.close()
    said = wording.REBUILD_SAME if done.unchanged else wording.REBUILD_CHANGED
    _say(said.into(language, count=done.facts))
    return GOOD


@contextmanager
def _reports(data: Path | None, language: Language) -> Iterator[TillData | None]:
    """The till's data, read-only; None (said in words) where there is none."""
    folder = till_folder(data)
    if not folder.database.exists():
        _say(wording.NOT_SET_UP.into(language, path=folder.root))
        yield None
        return
    try:
        till = open_till_reports(folder)
    except (DataUnusable, VaultRefused) as trouble:
        _say(trouble.into(language))
        yield None
        return
    try:
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
    sys.stdout.write(text + "\n")
