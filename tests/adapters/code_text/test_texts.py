from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import numpy as np
import pytest
import qrcode
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from shuke.adapters.code_text.texts import MOST_IN_QR_9_M, CodeTexts
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.adapters.strict_cbor import encode_deterministically
from shuke.application.code_check import CodeCheck
from shuke.domain.codes.chain import SLOTS
from shuke.domain.codes.outcome import Check, CodeOutcome
from shuke.domain.codes.payload import CardCode, CodeKind, FieldsRefused, ReceiptCode, receipt_number
from shuke.domain.codes.scan import MOST_CODE_TEXT
from shuke.domain.codes.signed_code import SignedCode
from shuke.domain.money import Money
from vectors.make import ACCESS, CARD, ENROLMENT, HOST, RECEIPT, ROOT, TILL, TRUST, content_of, shown, text

TEXTS = CodeTexts()
LINKS = CodeTexts(HOST)

GREAT = ReceiptCode(
    tenant="teachain",
    shop="shop-108",
    till="till-888",
    epoch=300,
    seq=4_000_000_000,
    number=receipt_number("till-888", 300, 4_000_000),
    business_date=date(2099, 12, 31),
    sold_at=time(23, 59),
    total=Money(4_000_000_000),
    previous=b"\xff" * 16,
    running_sales=4_000_000,
    running_paid=Money(9_000_000_000_000),
    points_earned=4_000_000_000,
    points_used=60_000,
    points_after=4_000_000_000,
)


def read(code):
    """The code of a text, as far as it may be believed: its signature verified."""
    signed = TEXTS.read(code)
    if isinstance(signed, SignedCode):
        for signer in (ROOT, TILL):
            if Ed25519Check().verifies(signer.public_key, signed.message, signed.signature):
                return signed
        return None
    return signed


@pytest.mark.parametrize(
    "payload", [CARD, RECEIPT, ENROLMENT, GREAT], ids=["card", "receipt", "enrolment", "great"]
)
def test_what_is_written_is_read_with_its_signature(payload):
    signed = read(TEXTS.write(payload, TILL))
    assert signed.payload == payload
    assert signed.key_id == TILL.key_id
    assert signed.kind == {CardCode: CodeKind.CARD, ReceiptCode: CodeKind.RECEIPT}.get(
        type(payload), CodeKind.ENROLMENT
    )


def test_a_link_is_read_like_the_plain_text():
    link = LINKS.write_receipt(RECEIPT, TILL)
    assert link.startswith("HTTPS://CHECK.SHUKE.EXAMPLE/R/")
    assert TEXTS.read(link) == TEXTS.read(TEXTS.write(RECEIPT, TILL))
    lower_host = link.replace("HTTPS://CHECK.SHUKE.EXAMPLE", "https://check.shuke.example")
    assert TEXTS.read(lower_host) == TEXTS.read(link)


def test_without_a_page_for_receipts_there_is_no_link():
    assert TEXTS.write_receipt(RECEIPT, TILL) == TEXTS.write(RECEIPT, TILL)


@pytest.mark.parametrize("host", ["a b", "a/b", "ä.de", "x" * 200, "a?b"])
def test_a_host_that_would_make_no_link_is_refused_at_once(host):
    with pytest.raises(ValueError, match="host"):
        CodeTexts(host)


@pytest.mark.parametrize("receipt", [RECEIPT, GREAT], ids=["usual", "great"])
@pytest.mark.parametrize("texts", [TEXTS, LINKS, CodeTexts("a-very-long-name-of-a-host.shuke.example.com")])
def test_a_receipt_fits_a_qr_of_version_9_at_m_and_is_read_back_from_its_picture(receipt, texts):
    code = texts.write_receipt(receipt, TILL)
    assert len(code) <= MOST_IN_QR_9_M
    picture = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, box_size=3, border=4)
    picture.add_data(qrcode.util.QRData(code, mode=qrcode.util.MODE_ALPHA_NUM))
    picture.make(fit=True)
    assert picture.version <= 9
    pixels = np.where(np.kron(np.array(picture.get_matrix()), np.ones((3, 3), bool)), 0, 255).astype(np.uint8)
    (found,) = zxingcpp.read_barcodes(pixels)
    assert found.text == code


def test_a_usual_card_fits_version_8():
    assert len(TEXTS.write(CARD, ROOT)) <= 221


def test_a_link_that_would_make_the_qr_greater_gives_way_to_the_plain_text():
    host = "a-longer-name.shuke.example"
    assert CodeTexts(host).write_receipt(RECEIPT, TILL).startswith("HTTPS://")
    assert CodeTexts(host).write_receipt(GREAT, TILL).startswith("SK:")


@pytest.mark.parametrize("payload", [CARD, RECEIPT, ENROLMENT], ids=["card", "receipt", "enrolment"])
def test_no_bit_of_a_text_can_be_turned(payload):
    code = TEXTS.write(payload, TILL)
    for turned in bits_turned(code.encode("ascii")):
        assert isinstance(TEXTS.read(turned.decode("latin-1")), CodeOutcome)


def test_no_bit_of_a_links_code_can_be_turned():
    link = LINKS.write_receipt(RECEIPT, TILL)
    start = link.index("/R/")
    for turned in bits_turned(link[start:].encode("ascii")):
        assert isinstance(TEXTS.read(link[:start] + turned.decode("latin-1")), CodeOutcome)


@pytest.mark.parametrize("payload", [CARD, RECEIPT, ENROLMENT], ids=["card", "receipt", "enrolment"])
def test_no_bit_of_the_bytes_can_be_turned_by_somebody_who_mends_the_checksum(payload):
    for turned in bits_turned(content_of(TEXTS.write(payload, TILL))):
        believed = read(text(turned))
        assert believed is None or isinstance(believed, CodeOutcome)


def test_no_bit_of_a_members_code_can_be_turned():
    check = CodeCheck(TEXTS, Ed25519Check(), lambda: TRUST)
    code = shown(1)
    for turned in bits_turned(code.encode("ascii")):
        assert isinstance(TEXTS.read(turned.decode("latin-1")), CodeOutcome)
    for turned in bits_turned(content_of(code)):
        assert check.member(text(turned), lambda _: True).outcome is not CodeOutcome.VALID


def test_a_members_code_and_an_invitation_fit_version_9():
    assert len(shown(SLOTS - 1)) <= MOST_IN_QR_9_M
    link = TEXTS.write_access(ACCESS, "https://member.shuke.example/", TILL)
    assert len(link) <= MOST_IN_QR_9_M
    assert link.startswith("HTTPS://MEMBER.SHUKE.EXAMPLE/M/")
    assert TEXTS.read(link).payload == ACCESS


@pytest.mark.parametrize("payload", [CARD, RECEIPT], ids=["card", "receipt"])
def test_a_code_cut_off_anywhere_is_refused(payload):
    code, content = TEXTS.write(payload, TILL), content_of(TEXTS.write(payload, TILL))
    link = LINKS.write_receipt(RECEIPT, TILL)
    for whole in (code, link):
        for length in range(len(whole)):
            assert isinstance(TEXTS.read(whole[:length]), CodeOutcome)
    for length in range(len(content)):
        assert read(text(content[:length])) in {None, CodeOutcome.DAMAGED}


def test_a_character_dropped_or_doubled_by_a_scanner_is_damage_not_forgery():
    code = TEXTS.write(CARD, ROOT)
    for place in range(3, len(code)):
        assert TEXTS.read(code[:place] + code[place + 1 :]) is CodeOutcome.DAMAGED
        assert TEXTS.read(code[:place] + code[place] + code[place:]) is CodeOutcome.DAMAGED


def test_a_signature_for_one_kind_is_not_good_for_another():
    body = content_of(TEXTS.write(CARD, ROOT))[:-64]
    for kind in (CodeKind.RECEIPT, CodeKind.ENROLMENT):
        assert read(text(body + ROOT.sign(kind.label + body))) is None
    assert read(text(body + ROOT.sign(body))) is None
    assert read(text(body + ROOT.sign(CodeKind.CARD.label + body))).payload == CARD


def test_a_signature_moved_to_another_code_of_the_same_key_is_refused():
    other = replace(CARD, number="80009999")
    one, two = content_of(TEXTS.write(CARD, ROOT)), content_of(TEXTS.write(other, ROOT))
    assert read(text(one[:-64] + two[-64:])) is None


@given(st.text(max_size=300))
def test_any_text_is_simply_no_code_of_ours(noise):
    assert isinstance(TEXTS.read(noise), CodeOutcome)
    assert TEXTS.read(noise).check is Check.FORMAT


@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", max_size=300))
def test_noise_behind_our_prefix_is_damaged(noise):
    assert TEXTS.read("SK:" + noise) is CodeOutcome.DAMAGED


@given(st.binary(max_size=200))
def test_noise_with_a_right_checksum_is_never_believed(noise):
    assert read(text(noise)) in {CodeOutcome.DAMAGED, CodeOutcome.NEWER_VERSION}


@pytest.mark.parametrize("start", ["SK:", "HTTPS://A/R/", "", "SK:" + "0" * 700])
def test_a_very_long_text_is_refused_before_anything_else(start):
    assert TEXTS.read(start + "A" * 1_000_000) is CodeOutcome.UNKNOWN
    assert len(TEXTS.write(replace(ENROLMENT, address="https://" + "a" * 200), ROOT)) < MOST_CODE_TEXT


def test_unused_bits_of_a_link_are_zero_so_that_no_second_text_means_the_same():
    link = LINKS.write_receipt(RECEIPT, TILL)
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    same = [last for last in alphabet if TEXTS.read(link[:-1] + last) == TEXTS.read(link)]
    assert same == [link[-1]]


@pytest.mark.parametrize(
    "change",
    [
        {"tenant": ""},
        {"tenant": "店"},
        {"tenant": "a" * 33},
        {"shop": "a b"},
        {"epoch": 0},
        {"seq": 2**53},
        {"number": "1\n2"},
        {"number": ""},
        {"business_date": date(1999, 12, 31)},
        {"business_date": date(2300, 1, 1)},
        {"previous": bytes(32)},
        {"running_sales": -1},
        {"total": Money(2**60)},
    ],
)
def test_a_receipt_out_of_bounds_is_not_signed(change):
    with pytest.raises(FieldsRefused):
        TEXTS.write(replace(RECEIPT, **change), TILL)


def bits_turned(content):
    for bit in range(len(content) * 8):
        turned = bytearray(content)
        turned[bit // 8] ^= 1 << bit % 8
        yield bytes(turned)


@pytest.mark.parametrize("array", [{"a": 1}, 5, [], ["1"], [True], [None], [-1], [0]])
def test_an_array_that_begins_with_no_kind_is_damaged(array):
    body = b"\1" + ROOT.key_id + encode_deterministically(array, 100)
    assert TEXTS.read(text(body + ROOT.sign(CodeKind.CARD.label + body))) is CodeOutcome.DAMAGED
