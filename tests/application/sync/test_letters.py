"""Letters that are not what they should be: told so in one word, and nothing is stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from fakes.chain import TENANT, OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.adapters.sync_wire import CborWire, SealedTrustLists
from shuke.application.head_office.enrolling_tills import NumberTaken, ShopUnknown, TillKnown
from shuke.application.sync.correspondence import Letter, RawReply, TillCorrespondence, claim_bytes
from shuke.application.sync.joining import Joined, JoinProblem, join, may_join
from shuke.domain.codes.payload import TillEnrolmentCode
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.shop import Place, Shop
from shuke.domain.sync.exchanges import ENROL, PULL, LinkTrouble, Refusal, RefusalReason
from shuke.domain.sync.limits import ENROLMENT_LIFE_MS, TIME_WINDOW_MS
from shuke.domain.sync.messages import Enrol, Pull
from shuke_db.tables import metadata


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def office(clock: FakeClock) -> OfficeInMemory:
    return OfficeInMemory(clock)


@pytest.fixture
def till(office: OfficeInMemory, clock: FakeClock) -> TillInMemory:
    return TillInMemory(office, clock)


def everything_stored(office: OfficeInMemory) -> list[int]:
    with office.engine.connect() as connection:
        return [
            connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one()
            for name in sorted(metadata.tables)
        ]


def a_push(till: TillInMemory) -> Letter:
    """The letter with which the till would push."""
    before = till.office.receive
    till.weather.to_come = ["lost"]
    till.sync.round()
    assert till.office.receive == before
    return till.link.letters[-1]


def resigned(sender: TillInMemory, letter: Letter, **changes: object) -> Letter:
    """The letter with something else in it, signed again by the till."""
    claim = replace(letter.claim, **changes)  # type: ignore[arg-type]
    return Letter(replace(claim, signature=sender.signer.sign(claim_bytes(claim))), letter.body)


Change = Callable[[TillInMemory, Letter], Letter]

BAD: dict[str, tuple[RefusalReason, Change]] = {
    "another tenant": (
        RefusalReason.OTHER_TENANT,
        lambda till, letter: resigned(till, letter, tenant="tenant-2"),
    ),
    "a till nobody knows": (
        RefusalReason.UNKNOWN_TILL,
        lambda till, letter: resigned(till, letter, till="S09-9"),
    ),
    "head office's own name": (
        RefusalReason.UNKNOWN_TILL,
        lambda till, letter: resigned(till, letter, till="head-office"),
    ),
    "no such question": (
        RefusalReason.MALFORMED,
        lambda till, letter: resigned(till, letter, path="/v1/everything"),
    ),
    "another path than was signed": (
        RefusalReason.NOT_SIGNED,
        lambda till, letter: Letter(replace(letter.claim, path="/v1/ask"), letter.body),
    ),
    "another nonce than was signed": (
        RefusalReason.NOT_SIGNED,
        lambda till, letter: Letter(replace(letter.claim, nonce=bytes(16)), letter.body),
    ),
    "somebody else's key": (
        RefusalReason.NOT_SIGNED,
        lambda till, letter: Letter(
            replace(letter.claim, signature=Ed25519Signer(bytes(32)).sign(claim_bytes(letter.claim))),
            letter.body,
        ),
    ),
    "another body than was signed": (
        RefusalReason.NOT_SIGNED,
        lambda till, letter: Letter(letter.claim, letter.body + b"\0"),
    ),
    "of yesterday": (
        RefusalReason.CLOCK,
        lambda till, letter: resigned(till, letter, time_ms=letter.claim.time_ms - TIME_WINDOW_MS - 1),
    ),
    "of tomorrow": (
        RefusalReason.CLOCK,
        lambda till, letter: resigned(till, letter, time_ms=letter.claim.time_ms + TIME_WINDOW_MS + 1),
    ),
    "not a message": (
        RefusalReason.MALFORMED,
        lambda till, letter: with_body(till, letter, b"\x00\xff\xff"),
    ),
    "an empty body": (RefusalReason.MALFORMED, lambda till, letter: with_body(till, letter, b"")),
    "another message than the path says": (
        RefusalReason.MALFORMED,
        lambda till, letter: with_body(till, letter, CborWire().encode(Pull(1, 0, 10, 0))),
    ),
}


def with_body(till: TillInMemory, letter: Letter, body: bytes) -> Letter:
    changed = Letter(replace(letter.claim, body_hash=CborWire().digest(body)), body)
    return resigned(till, changed)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_letter_is_refused_and_nothing_is_stored(
    office: OfficeInMemory, till: TillInMemory, name: str
) -> None:
    reason, change = BAD[name]
    letter = change(till, a_push(till))
    before = everything_stored(office)
    reply = office.receive(letter)
    assert reply.refusal == reason.value
    assert reply.status == reason.status
    assert 400 <= reply.status < 500
    assert everything_stored(office) == before
    assert b"Traceback" not in reply.body
    assert b"sqlite" not in reply.body.lower()


def test_a_letter_is_good_once(office: OfficeInMemory, till: TillInMemory, clock: FakeClock) -> None:
    till.enrol("王小明", "13800138000")
    letter = a_push(till)
    assert office.receive(letter).status == 200
    before = everything_stored(office)
    assert office.receive(letter).refusal == "replayed"
    clock.advance(TIME_WINDOW_MS / 1000 - 1)
    assert office.receive(letter).refusal == "replayed"
    clock.advance(2)
    assert office.receive(letter).refusal == "clock"
    clock.advance(TIME_WINDOW_MS / 1000 * 3)
    assert office.receive(letter).refusal == "clock"
    assert everything_stored(office) == before


def test_a_pull_heard_on_the_way_cannot_be_asked_again(office: OfficeInMemory, till: TillInMemory) -> None:
    till.sync.round()
    pull = next(letter for letter in till.link.letters if letter.claim.path == PULL.path)
    assert office.receive(pull).refusal == "replayed"


def test_a_letter_that_arrived_twice_is_written_anew(office: OfficeInMemory, till: TillInMemory) -> None:
    """A proxy that repeats requests: the till sees "replayed" and asks again under a fresh nonce."""
    answered = till.office.receive

    def twice(letter: Letter) -> RawReply:
        answered(letter)
        till.office.receive = answered  # type: ignore[method-assign]
        return answered(letter)

    till.office.receive = twice  # type: ignore[method-assign]
    assert till.sync.round().outcome.value == "in_step"


@pytest.mark.parametrize(
    "change",
    [
        lambda reply: replace(reply, body=reply.body[:-1]),
        lambda reply: replace(reply, status=201),
        lambda reply: replace(reply, now_ms=reply.now_ms + 1),
        lambda reply: replace(reply, key=Ed25519Signer(bytes(32)).public_key),
        lambda reply: replace(reply, signature=bytes(64)),
        lambda reply: replace(reply, key=b"", signature=b""),
    ],
    ids=["cut short", "status", "time", "another key", "no signature", "unsigned"],
)
def test_a_reply_that_head_office_did_not_sign_is_garbage(
    office: OfficeInMemory, till: TillInMemory, change: Callable[[RawReply], RawReply]
) -> None:
    letter = till.link.correspondence.write(PULL, Pull(1, 0, 10, 0))
    reply = office.receive(letter)
    assert not isinstance(till.link.correspondence.read(PULL, letter, reply), LinkTrouble)
    assert till.link.correspondence.read(PULL, letter, change(reply)) is LinkTrouble.GARBAGE


def test_the_answer_to_another_question_is_garbage(office: OfficeInMemory, till: TillInMemory) -> None:
    letters = [till.link.correspondence.write(PULL, Pull(1, 0, 10, 0)) for _ in range(2)]
    replies = [office.receive(letter) for letter in letters]
    assert till.link.correspondence.read(PULL, letters[0], replies[1]) is LinkTrouble.GARBAGE


def test_a_proxys_error_is_no_word_of_head_office(till: TillInMemory) -> None:
    """Neither a 401 nor a 503 of somebody on the way makes the till believe it was revoked."""
    letter = till.link.correspondence.write(PULL, Pull(1, 0, 10, 0))
    for status, trouble in ((401, LinkTrouble.GARBAGE), (503, LinkTrouble.SERVER_TROUBLE)):
        reply = RawReply(status, b"<html>", "revoked", 0, b"", b"")
        assert till.link.correspondence.read(PULL, letter, reply) is trouble


# Enrolment


def presented(
    office: OfficeInMemory,
    code: TillEnrolmentCode,
    clock: FakeClock,
    signer: Ed25519Signer,
    place: Place | None = None,
) -> Joined | Refusal | JoinProblem:
    correspondence = TillCorrespondence(
        code.tenant,
        code.till,
        code.head_office_fingerprint,
        signer,
        Ed25519Check(),
        CborWire(),
        clock.now_ms,
        bytes,
    )

    class Link:
        def exchange(self, exchange, message, within_s=None):  # type: ignore[no-untyped-def]
            letter = correspondence.write(exchange, message)
            return correspondence.read(exchange, letter, office.receive(letter))

    return join(Link(), code, signer.public_key, SealedTrustLists(Ed25519Check()), place)


def refused(answer: Joined | Refusal | JoinProblem) -> RefusalReason:
    assert isinstance(answer, Refusal), answer
    return answer.reason


def test_a_till_learns_who_it_is(office: OfficeInMemory, clock: FakeClock) -> None:
    joined = presented(office, office.code(office.invite()), clock, Ed25519Signer(bytes(32)))
    assert isinstance(joined, Joined)
    assert joined.place == Place(TENANT, "S01", "S01-1")
    assert joined.shop == Shop("S01", "熟客茶庄", ("人民路1号",))
    assert joined.head_office_key == office.signer.public_key


def test_a_code_is_good_once_but_a_lost_reply_may_be_asked_for_again(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    code = office.code(office.invite())
    first = presented(office, code, clock, Ed25519Signer(bytes(32)))
    assert isinstance(first, Joined)
    assert presented(office, code, clock, Ed25519Signer(bytes(32))) == first
    thief = Ed25519Signer(bytes([1]) * 32)
    assert refused(presented(office, code, clock, thief)) is RefusalReason.CODE_USED


def test_a_code_is_too_old_after_ten_minutes(office: OfficeInMemory, clock: FakeClock) -> None:
    code = office.code(office.invite())
    clock.advance(ENROLMENT_LIFE_MS / 1000 + 0.001)
    signer = Ed25519Signer(bytes(32))
    assert refused(presented(office, code, clock, signer)) is RefusalReason.CODE_EXPIRED


def test_unknown_codes_and_codes_for_other_tills_are_refused(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    code, signer = office.code(office.invite()), Ed25519Signer(bytes(32))
    before = everything_stored(office)
    for wrong in (replace(code, one_time_code="AAAA-BBBB-CCCC-DDDD"), replace(code, till="S01-7")):
        assert refused(presented(office, wrong, clock, signer)) is RefusalReason.CODE_UNKNOWN
    other = replace(code, tenant="tenant-2")
    assert refused(presented(office, other, clock, signer)) is RefusalReason.OTHER_TENANT
    assert everything_stored(office) == before


def test_a_key_must_sign_its_own_enrolment(office: OfficeInMemory, till: TillInMemory) -> None:
    invited = office.invite()
    message = Enrol(invited.one_time_code, Ed25519Signer(bytes(32)).public_key)
    letter = till.link.correspondence.write(ENROL, message)
    assert office.receive(letter).refusal == "not_signed"


def test_another_head_office_at_the_same_address_is_not_believed(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    impostor = OfficeInMemory(clock)
    code = replace(office.code(impostor.invite()), till="S01-1")
    answer = presented(impostor, code, clock, Ed25519Signer(bytes(32)))
    assert answer is JoinProblem.NOT_HEAD_OFFICE


def test_a_till_that_sold_alone_keeps_its_name_its_shop_and_its_tenant(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    signer = Ed25519Signer(bytes(32))
    code = office.code(office.invite("T7"))
    assert may_join(Place("tenant-9", "S01", "T7"), code) == (
        JoinProblem.OTHER_TENANT,
        "tenant-9",
        TENANT,
    )
    assert may_join(Place(TENANT, "S01", "S01-1"), code) == (JoinProblem.OTHER_TILL, "S01-1", "T7")
    assert may_join(Place(TENANT, "S01", "T7"), code) is None
    elsewhere = Place(TENANT, "S02", "T7")
    assert refused(presented(office, code, clock, signer, elsewhere)) is RefusalReason.OTHER_SHOP
    joined = presented(office, code, clock, signer, Place(TENANT, "S01", "T7"))
    assert isinstance(joined, Joined)


def test_codes_are_made_for_known_shops_and_new_tills_only(
    office: OfficeInMemory, till: TillInMemory, clock: FakeClock
) -> None:
    with pytest.raises(ShopUnknown):
        office.invite(shop_id="S77")
    with pytest.raises(TillKnown):
        office.invite(till.till)
    with pytest.raises(TillKnown):
        office.invite("no spaces")
    assert office.invite().till == "S01-2"
    assert office.invite().till == "S01-3"
    clock.advance(ENROLMENT_LIFE_MS / 1000 + 1)
    assert office.invite().till == "S01-2"


def test_no_two_tills_give_members_the_same_numbers(office: OfficeInMemory, till: TillInMemory) -> None:
    """Shop S01's eleventh till and the first of shop S011 have the same digits, whoever is invited first."""
    assert till.till == "S01-1"
    with pytest.raises(NumberTaken, match="S01-1"):
        office.invite("S0-11")
    office.record(ShopDescribed(Shop("S011", "分店")), ShopDescribed(Shop("S0", "总店")))
    assert office.invite(shop_id="S0").till == "S0-1"
    assert office.invite("S01-11").till == "S01-11"
    assert office.invite("S01-11").till == "S01-11", "a code that was lost is made again"
    assert office.invite(shop_id="S011").till == "S011-2"
