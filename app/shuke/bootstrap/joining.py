"""Joining a chain: the code from head office, a letter to it, and what it tells a till about itself."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from shuke.adapters.clock import SystemClock
from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.head_office_link import HttpLink
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.adapters.sync_wire import CborWire, SealedTrustLists
from shuke.application.code_check import CodeCheck, enrolment_words
from shuke.application.ports.signing import Signer
from shuke.application.sync.correspondence import TillCorrespondence
from shuke.application.sync.joining import Joined, JoinProblem, join, may_join
from shuke.domain.codes.payload import TillEnrolmentCode
from shuke.domain.codes.trust import TrustList
from shuke.domain.shop import Place
from shuke.domain.sync.exchanges import Refusal
from shuke.wording.head_office import JOINING, REFUSALS
from shuke.wording.said import Words, said
from shuke.wording.sentence import Language, Sentence

__all__ = ["JoinRefused", "correspondence", "join_head_office"]


class JoinRefused(Exception):
    """Head office did not take the till, with what to do."""

    def __init__(self, words: Words) -> None:
        super().__init__(type(words).__name__)
        self.words = words


def join_head_office(address: str, text: str, signer: Signer, place: Place | None) -> Joined:
    """Present the code to the head office it names.

    Args:
        address: where to reach it; empty for the address in the code.
        text: the enrolment code as scanned or pasted.
        place: of a till that has sold alone.

    Raises:
        JoinRefused: nothing was changed here.
    """
    code = _code(text)
    if place is not None and (problem := may_join(place, code)):
        kind, mine, theirs = problem
        raise JoinRefused(said(JOINING[kind.value], mine=mine, theirs=theirs))
    where = address.strip().rstrip("/") or code.address
    letters = correspondence(code.tenant, code.till, code.head_office_fingerprint, signer)
    link = HttpLink(where, letters)
    try:
        answer = join(link, code, signer.public_key, SealedTrustLists(Ed25519Check()), place)
    finally:
        link.close()
    if isinstance(answer, Refusal):
        raise JoinRefused(REFUSALS[answer.reason.value])
    if isinstance(answer, JoinProblem):
        raise JoinRefused(said(JOINING[answer.value], address=where))
    return replace(answer, address=where)  # where it was reached, which may not be what the code says


def correspondence(
    tenant: str,
    till: str,
    fingerprint: bytes,
    signer: Signer,
    former: Callable[[], Signer | None] = lambda: None,
) -> TillCorrespondence:
    """This till's letters to the head office of that fingerprint."""
    return TillCorrespondence(
        tenant,
        till,
        fingerprint,
        signer,
        Ed25519Check(),
        CborWire(),
        SystemClock().now_ms,
        secrets.token_bytes,
        former,
    )


def _code(text: str) -> TillEnrolmentCode:
    nobody = TrustList("", 1, date(2000, 1, 1))
    scan = CodeCheck(CodeTexts(), Ed25519Check(), lambda: nobody).enrolment(text.strip())
    if scan.code is None:
        both = (enrolment_words(scan, language) for language in (Language.ZH, Language.EN))
        zh, en = (words.replace("{", "").replace("}", "") for words in both)
        raise JoinRefused(Sentence(zh=zh, en=en))
    return scan.code
