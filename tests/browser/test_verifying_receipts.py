"""The page that verifies receipts, from a file, without a network: a second implementation that agrees with ours on
every vector, on every single bit that is turned, and on what is no code at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from fakes.pages_door import ServedPages
from fakes.seen_pages import PHONE, SCREEN, faults, overflow
from shuke.adapters.code_text.base45 import decode_base45, encode_base45
from shuke.adapters.code_text.texts import CodeTexts, with_checksum
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.adapters.signing.trust_list import open_trust_list
from shuke.application.code_check import CodeCheck
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.receipt_keys import ReceiptTrust
from shuke.assets import resources
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.trust import TrustList
from shuke.domain.shop import HEAD_OFFICE, Shop
from shuke.head_office.pages.receipt_page import ReceiptFile
from shuke.wording.receipt_page import OUTCOMES
from vectors.make import stated

VECTORS = Path(__file__).resolve().parent.parent / "vectors"
IDENTITY = OfficeIdentity("demo", "熟客 </script><b>茶庄", Shop(HEAD_OFFICE, "熟客茶庄"))
CODES = json.loads((VECTORS / "codes.json").read_text("utf-8"))
RECEIPT = next(one["text"] for one in CODES if one["name"] == "receipt")


@pytest.fixture(scope="module")
def trust() -> TrustList:
    kept = json.loads((VECTORS / "trust_list.json").read_text("utf-8"))
    return open_trust_list(bytes.fromhex(kept["sealed"]), [bytes.fromhex(kept["root"])], Ed25519Check())


@pytest.fixture(scope="module")
def page(chromium: Browser, trust: TrustList, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    file = tmp_path_factory.mktemp("saved") / "verify-receipt.html"
    made = ReceiptFile.made(IDENTITY, resources() / "web", ReceiptTrust(trust, {"s1": "<i>茶庄</i>"}))
    file.write_text(made.html, encoding="utf-8")
    context = chromium.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]}, locale="zh-CN", color_scheme="dark"
    )
    context.set_offline(True)
    page = context.new_page()
    page.goto(file.as_uri())
    yield page
    context.close()


def told(page: Page, texts: list[str]) -> list[dict[str, Any]]:
    """What the page makes of each."""
    found: list[dict[str, Any]] = page.evaluate("texts => Promise.all(texts.map(verified))", texts)
    return found


def ours(trust: TrustList, text: str) -> tuple[str, dict[str, Any] | None]:
    found = CodeCheck(CodeTexts(), Ed25519Check(), lambda: trust).receipt(text)
    return found.outcome.value, stated(found.code) if found.code is not None else None


def test_it_agrees_on_every_vector(page: Page, trust: TrustList) -> None:
    texts = [one["text"] for one in CODES]
    for text, answer in zip(texts, told(page, texts), strict=True):
        assert (answer["outcome"], answer["states"]) == ours(trust, text), text
    receipts = [one["outcome"] for one in CODES if one["asked_for"] == "receipt"]
    assert len(receipts) > 10
    assert [
        one["outcome"] for one in told(page, [c["text"] for c in CODES if c["asked_for"] == "receipt"])
    ] == (receipts)


def test_it_agrees_on_every_bit_that_is_turned(page: Page, trust: TrustList) -> None:
    """With a right checksum, so that it is the signature and the form that are looked at."""
    content = bytearray(decoded(RECEIPT))
    turned = []
    for bit in range(len(content) * 8):
        content[bit // 8] ^= 1 << bit % 8
        turned.append("SK:" + encode_base45(with_checksum(bytes(content))))
        content[bit // 8] ^= 1 << bit % 8
    answers = told(page, turned)
    assert [(one["outcome"], one["states"]) for one in answers] == [ours(trust, text) for text in turned]
    assert "valid" not in {one["outcome"] for one in answers}


def decoded(text: str) -> bytes:
    return decode_base45(text.removeprefix("SK:"))[:-2]


@pytest.mark.parametrize(
    "text", ["", "SK:", "SK:A", "https://a/R/", "https://a/R/A", "x" * 769, "😀" * 400, "SK:\n"]
)
def test_what_is_no_code_is_told_alike(page: Page, trust: TrustList, text: str) -> None:
    (answer,) = told(page, [text])
    assert answer["outcome"] == ours(trust, text)[0]


def test_somebody_pastes_a_receipt_and_reads_what_it_says(page: Page) -> None:
    assert faults(page) == []
    page.fill("#code", RECEIPT)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#states dt").first.wait_for()
    assert page.locator("#answer").inner_text() == OUTCOMES["valid"].zh
    shown = page.locator("#states").inner_text()
    for sign in ("<i>茶庄</i>", "t1.1-000417", "2026-11-03 10:05", "¥36.00", "1/1234"):
        assert sign in shown, sign
    assert faults(page) == []
    assert overflow(page) == 0
    page.click("#language")
    page.get_by_text(OUTCOMES["valid"].en).wait_for()
    page.fill("#code", RECEIPT[:-3])
    page.click("button.main")
    page.get_by_text(OUTCOMES["damaged"].en).wait_for()
    assert page.locator("#states dt").count() == 0


def test_every_outcome_of_a_receipt_has_words() -> None:
    reached = {one["outcome"] for one in CODES if one["asked_for"] == "receipt"}
    assert reached | {CodeOutcome.UNKNOWN, CodeOutcome.DAMAGED, CodeOutcome.NEWER_VERSION} <= set(OUTCOMES)


def test_head_office_serves_it_to_anybody(chromium: Browser, pages: ServedPages) -> None:
    context = chromium.new_context(
        viewport={"width": SCREEN[0], "height": SCREEN[1]}, base_url=pages.address, locale="en-GB"
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if "favicon" not in said.text else None)
    link = next(one["text"] for one in CODES if one["name"] == "receipt as a link")
    answered = page.goto("/R/" + link.rpartition("/")[2])
    assert answered is not None
    assert "connect-src" not in answered.headers["content-security-policy"]
    assert "default-src 'none'" in answered.headers["content-security-policy"]
    page.get_by_text(OUTCOMES["not_ours"].en).wait_for()
    assert len(answered.body()) < 150_000
    assert faults(page) == []
    assert [one for one in complaints if "404" not in one] == []
    context.close()
    saved = pages.browser().get("/receipt?file")
    assert "attachment" in saved.headers["content-disposition"]
