"""What nobody honest sends: a clear refusal, nothing stored, nothing told of what lies behind. Over real HTTP."""

from __future__ import annotations

import http.client
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from fakes.chain import ChainTill
from fakes.office_server import close
from fakes.serving import Serving, a_pull, serving_in, signed, till_of
from shuke.adapters.signing.ed25519 import Ed25519Signer, new_seed
from shuke.application.head_office.founding import revoke_till
from shuke.application.sync.correspondence import Letter, claim_bytes
from shuke.application.sync.headers import headers_of_claim
from shuke.application.sync.state import RoundOutcome
from shuke.domain.facts.fact import FactHeader, SealedFact
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.office_rekeyed import OfficeRekeyed
from shuke.domain.facts.plain import to_plain
from shuke.domain.facts.slice_granted import SliceGranted
from shuke.domain.facts.till_enrolled import TillEnrolled, TillRevoked
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.domain.sync.exchanges import ASK, EXCHANGES, PUSH, RefusalReason
from shuke.domain.sync.limits import MOST_ENROL_BYTES, MOST_REQUEST_BYTES
from shuke.domain.sync.messages import FactSent, Push

LEAKS = ("traceback", "sqlite", "sqlalchemy", "cbor", "python", "uvicorn", ".py", "select ", "insert ")

Reply = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with serving_in(tmp_path_factory.mktemp("office")) as serving:
        yield serving


@pytest.fixture(scope="module")
def till(serving: Serving) -> Iterator[ChainTill]:
    till = till_of(serving)
    till.earn(till.enrol("欧阳娜娜", "13812345678"), 10)
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    yield till
    close(till)


@pytest.fixture(scope="module")
def other(serving: Serving) -> Iterator[ChainTill]:
    till = till_of(serving)
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    yield till
    close(till)


def refused(serving: Serving, send: Callable[[], Reply], reason: RefusalReason) -> None:
    """That, in words, signed, and nothing else happened."""
    before = serving.content()
    status, told, body = send()
    assert (status, told.get("shuke-refusal")) == (reason.status, reason.value)
    problem = json.loads(body)
    assert set(problem) == {"type", "title", "status", "reason"}
    assert len(told["shuke-signature"]) == 128
    said = (body.decode() + str(told)).lower()
    assert [leak for leak in LEAKS if leak in said] == []
    assert serving.content() == before


def push(till: ChainTill, *facts: FactSent) -> Letter:
    return till.correspondence.write(PUSH, Push(facts))


def next_fact(till: ChainTill, body: FactBody, **other: object) -> SealedFact:
    """What this till would record next, or say it did."""
    with till.store.reading() as work:
        place = till.recorder.next_place(work)
        day = till.recorder.today(work, till.joined.shop)
    header = FactHeader(
        tenant=till.place.tenant,
        till=till.till,
        epoch=place.epoch,
        seq=place.seq,
        previous=place.previous,
        recorded_at_ms=till.clock.now_ms(),
        business_date=day,
        staff="",
    )
    return till.sealing.seal(replace(header, **other), body.KIND, body.VERSION, to_plain(body))  # type: ignore[arg-type]


def sent(fact: SealedFact) -> FactSent:
    return FactSent(fact.content, fact.signature)


A_GRANT = SliceGranted("S01-1", AccountKind.POINTS, "m-1", NEVER, 1_000_000)


def test_a_letter_that_somebody_else_signed(serving: Serving, till: ChainTill) -> None:
    letter = a_pull(till)
    claim = replace(letter.claim, signature=Ed25519Signer(new_seed()).sign(claim_bytes(letter.claim)))
    refused(serving, lambda: serving.send(Letter(claim, letter.body)), RefusalReason.NOT_SIGNED)


def test_a_letter_of_one_till_under_anothers_name(
    serving: Serving, till: ChainTill, other: ChainTill
) -> None:
    letter = a_pull(till)
    renamed = Letter(replace(letter.claim, till=other.till), letter.body)
    refused(serving, lambda: serving.send(renamed), RefusalReason.NOT_SIGNED)


@pytest.mark.parametrize("path", [path for path in EXCHANGES if path != "/v1/pull" and path != "/v1/enrol"])
def test_a_letter_brought_to_another_door(serving: Serving, till: ChainTill, path: str) -> None:
    letter = a_pull(till)
    moved = Letter(replace(letter.claim, path=path), letter.body)
    refused(serving, lambda: serving.send(moved), RefusalReason.NOT_SIGNED)


def test_a_body_that_was_changed_on_the_way(serving: Serving, till: ChainTill) -> None:
    letter = a_pull(till)
    changed = Letter(letter.claim, letter.body[:-1] + bytes([letter.body[-1] ^ 1]))
    refused(serving, lambda: serving.send(changed), RefusalReason.NOT_SIGNED)


def test_a_fact_that_somebody_else_signed(serving: Serving, till: ChainTill) -> None:
    fact = next_fact(till, TillEnrolled("S01-1", "S01", "x", bytes(32), date(2026, 1, 1)))
    thief = Ed25519Signer(new_seed())
    forged = FactSent(fact.content, thief.sign(b"shuke/fact-signature/1" + fact.hash))
    refused(serving, lambda: serving.send(push(till, forged)), RefusalReason.NOT_FACTS)


def test_a_fact_of_another_till(serving: Serving, till: ChainTill, other: ChainTill) -> None:
    with other.store.reading() as work:
        (own,) = work.journal.after(other.till, 0, 0, 1)
    stolen = FactSent(own.content, own.signature)
    refused(serving, lambda: serving.send(push(till, stolen)), RefusalReason.NOT_FACTS)


@pytest.mark.parametrize(
    "body",
    [
        A_GRANT,
        TillEnrolled("S01-9", "S01", "thief", bytes(32), date(2026, 1, 1)),
        TillRevoked("S01-2", bytes(32), date(2026, 1, 1), "spite"),
        OfficeRekeyed(bytes(32), bytes(32), bytes(64), date(2026, 1, 1)),
    ],
    ids=lambda body: body.KIND,
)
def test_a_till_that_plays_head_office(serving: Serving, till: ChainTill, body: FactBody) -> None:
    refused(serving, lambda: serving.send(push(till, sent(next_fact(till, body)))), RefusalReason.NOT_FACTS)


def test_a_fact_of_another_business(serving: Serving, till: ChainTill) -> None:
    fact = next_fact(till, A_GRANT, tenant="tenant-2")
    refused(serving, lambda: serving.send(push(till, sent(fact))), RefusalReason.NOT_FACTS)


def test_a_letter_for_another_business(serving: Serving, till: ChainTill) -> None:
    letter = a_pull(till)
    claim = replace(letter.claim, tenant="tenant-2")
    claim = replace(claim, signature=till.signer.sign(claim_bytes(claim)))
    refused(serving, lambda: serving.send(Letter(claim, letter.body)), RefusalReason.OTHER_TENANT)


def test_a_letter_sent_twice(serving: Serving, till: ChainTill) -> None:
    letter = a_pull(till)
    assert serving.send(letter)[0] == 200
    refused(serving, lambda: serving.send(letter), RefusalReason.REPLAYED)


def test_a_push_sent_twice_by_somebody_who_listened(serving: Serving, till: ChainTill) -> None:
    with till.store.reading() as work:
        stored = work.journal.after(till.till, 0, 0, 3)
    letter = push(till, *(FactSent(fact.content, fact.signature) for fact in stored))
    assert serving.send(letter)[0] == 200
    refused(serving, lambda: serving.send(letter), RefusalReason.REPLAYED)


def test_a_letter_of_long_ago(serving: Serving, till: ChainTill) -> None:
    letter = a_pull(till)
    claim = replace(letter.claim, time_ms=letter.claim.time_ms - 400_000)
    claim = replace(claim, signature=till.signer.sign(claim_bytes(claim)))
    refused(serving, lambda: serving.send(Letter(claim, letter.body)), RefusalReason.CLOCK)


@pytest.mark.parametrize("path", EXCHANGES)
def test_half_a_message(serving: Serving, till: ChainTill, path: str) -> None:
    letter = a_pull(till)
    at = Letter(replace(letter.claim, path=path), b"")
    for body in (b"", letter.body[:1], letter.body[:-1], letter.body + b"\0"):
        refused(serving, lambda body=body: serving.send(signed(till, at, body)), RefusalReason.MALFORMED)


def test_half_a_fact(serving: Serving, till: ChainTill) -> None:
    with till.store.reading() as work:
        (whole,) = work.journal.after(till.till, 0, 0, 1)
    for content in (b"", whole.content[:1], whole.content[:-1], whole.content + b"\0"):
        cut = FactSent(content, whole.signature)
        refused(serving, lambda cut=cut: serving.send(push(till, cut)), RefusalReason.NOT_FACTS)


@pytest.mark.parametrize(("path", "most"), [("/v1/pull", MOST_ENROL_BYTES), ("/v1/push", MOST_REQUEST_BYTES)])
def test_more_than_an_exchange_allows(serving: Serving, till: ChainTill, path: str, most: int) -> None:
    letter = signed(till, Letter(replace(a_pull(till).claim, path=path), b""), bytes(most + 1))
    headers = {**headers_of_claim(letter.claim), "content-length": str(most + 1)}

    def only_the_head() -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", serving.port, timeout=60)
        connection.request("POST", path, b"", headers)
        response = connection.getresponse()
        told = {name.lower(): value for name, value in response.getheaders()}
        content = response.read()
        connection.close()
        return response.status, told, content

    refused(serving, only_the_head, RefusalReason.TOO_LARGE)


def bombs() -> dict[str, bytes]:
    long = zlib.compress(bytes(64_000_000), 9)
    twice = zlib.compress(zlib.compress(bytes(200_000_000), 9), 9)
    text = zlib.compress(b"\x7a\x7f\xff\xff\xff" + b"a" * 10_000_000, 9)
    return {
        "zeros": b"\x01" + long,
        "packed twice": b"\x01" + twice,
        "a text that says it is long": b"\x01" + text,
    }


@pytest.mark.parametrize("bomb", bombs().values(), ids=bombs())
def test_a_few_bytes_that_would_be_many(serving: Serving, till: ChainTill, bomb: bytes) -> None:
    letter = signed(till, Letter(replace(a_pull(till).claim, path=PUSH.path), b""), bomb)
    assert len(letter.body) < 200_000
    refused(serving, lambda: serving.send(letter), RefusalReason.MALFORMED)


@pytest.mark.parametrize(
    "body",
    [
        b"\x81" * 3000,
        b"\xa1\x61a" * 1000,
        b"\x9f" * 1000,
        b"\x9b" + b"\xff" * 8,
        b"\x5b" + b"\xff" * 8,
        b"\xbb" + b"\x7f" * 8,
        b"\xc2" * 500 + b"\x40",
        b"\xd8\x1c" * 300,
        b"\xf9\x7e\x00",
    ],
    ids=[
        "lists",
        "maps",
        "endless lists",
        "a long list",
        "long bytes",
        "a long map",
        "tags",
        "shared",
        "no number",
    ],
)
def test_bytes_that_a_reader_could_choke_on(serving: Serving, till: ChainTill, body: bytes) -> None:
    refused(
        serving, lambda: serving.send(signed(till, a_pull(till), b"\x00" + body)), RefusalReason.MALFORMED
    )
    as_fact = FactSent(body, bytes(64))
    refused(serving, lambda: serving.send(push(till, as_fact)), RefusalReason.NOT_FACTS)


def test_asking_for_what_no_account_holds(serving: Serving, till: ChainTill) -> None:
    for amount in (-1, 0, 2**63 - 1, 2**200):
        plain = {"request_id": "r", "account": "points", "member_id": "m-1", "amount": amount}
        import cbor2  # noqa: PLC0415 - bytes that our own encoding would not write

        at = Letter(replace(a_pull(till).claim, path=ASK.path), b"")
        body = b"\x00" + cbor2.dumps(plain, canonical=True)
        refused(
            serving, lambda at=at, body=body: serving.send(signed(till, at, body)), RefusalReason.MALFORMED
        )


def test_a_till_that_was_lost(serving: Serving) -> None:
    lost = till_of(serving)
    identity = serving.data.identity
    assert identity is not None
    assert (
        revoke_till(serving.data.writing, serving.data.recorder(identity), identity, lost.till, "lost") == 1
    )
    for letter in (a_pull(lost), push(lost, sent(next_fact(lost, A_GRANT)))):
        refused(serving, lambda letter=letter: serving.send(letter), RefusalReason.REVOKED)
    close(lost)
