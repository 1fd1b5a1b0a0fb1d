"""The protocol's page says what the code does: statuses, limits, exchanges and examples."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.adapters.sync_wire import CborWire
from shuke.application.sync.correspondence import Claim, claim_bytes, reply_bytes
from shuke.application.sync.headers import claim_of, headers_of_claim, reply_of
from shuke.domain.facts.plain import to_plain
from shuke.domain.sync import finding, limits, messages, snapshot_messages
from shuke.domain.sync.exchanges import EXCHANGES, LEAD_EXCHANGES, PULL, RefusalReason

PAGE = (Path(__file__).parents[3] / "app/shuke/application/sync/README.md").read_text(encoding="utf-8")
EXAMPLES = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, flags=re.DOTALL)]
TILL, OFFICE = Ed25519Signer(bytes(range(32))), Ed25519Signer(bytes(range(32, 64)))
WIRE = CborWire()


def value(plain: object) -> object:
    """A plain value of the page, its bytes read."""
    if isinstance(plain, str):
        return bytes.fromhex(plain[2:]) if plain.startswith("h:") else plain
    if isinstance(plain, list):
        return [value(item) for item in plain]
    return {name: value(item) for name, item in plain.items()} if isinstance(plain, dict) else plain


def headers(block: str) -> dict[str, str]:
    (lines,) = re.findall(rf"```{block}\n(.*?)```", PAGE, flags=re.DOTALL)
    pairs = (line.partition(":") for line in lines.strip().splitlines())
    return {name: told.strip() for name, _, told in pairs}


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["message"] for example in EXAMPLES])
def test_an_example_is_read_and_written_as_the_page_says(example: dict[str, object]) -> None:
    (shape,) = (
        getattr(module, str(example["message"]))
        for module in (messages, snapshot_messages, finding)
        if str(example["message"]) in module.__all__
    )
    written = bytes.fromhex(str(example["bytes"]))
    read = WIRE.decode(shape, written, limits.MOST_REPLY_BYTES)
    assert to_plain(read) == value(example["plain"])
    assert WIRE.encode(read) == written


def test_the_examples_request_is_signed_as_the_page_says() -> None:
    (pull,) = (example for example in EXAMPLES if example["message"] == "Pull")
    claim = claim_of(PULL.path, headers("request"))
    assert claim is not None
    assert claim.body_hash == WIRE.digest(bytes.fromhex(pull["bytes"]))
    fresh = Claim(PULL.path, "tenant-1", "S01-1", claim.time_ms, claim.nonce, claim.body_hash, b"")
    signed = replace(fresh, signature=TILL.sign(claim_bytes(fresh)))
    assert headers_of_claim(signed) == headers("request")


def test_the_examples_reply_is_signed_as_the_page_says() -> None:
    told = headers("reply")
    reply = reply_of(200, told, b"\x00\xa0")
    message = reply_bytes(
        bytes.fromhex(headers("request")["shuke-signature"]), 200, "", reply.now_ms, WIRE.digest(reply.body)
    )
    assert reply.key == OFFICE.public_key
    assert Ed25519Check().verifies(reply.key, message, reply.signature)


def test_every_status_is_on_the_page() -> None:
    rows = re.findall(r"^\| (\d{3}) \| `(\w+)` \|", PAGE, flags=re.MULTILINE)
    assert {(int(status), word) for status, word in rows} == {
        (reason.status, reason.value) for reason in RefusalReason
    }


def test_every_exchange_is_on_the_page() -> None:
    assert set(re.findall(r"\| `(/v1/[\w/]+)` \|", PAGE)) == set(EXCHANGES) | set(LEAD_EXCHANGES)


def test_every_limit_is_the_codes() -> None:
    section = PAGE.partition("## Limits")[2].partition("## Examples")[0]
    told = {
        name: int(most)
        for name, most in re.findall(r"^\| ([a-zPIN, ']+) \| (\d+) \|$", section, flags=re.MULTILINE)
    }
    assert limits.RECALL_LIFE_MS == limits.WISH_LIFE_MS
    assert told == {
        "facts in a push": limits.MOST_FACTS_A_PUSH,
        "bytes of facts and attachments in a push": limits.MOST_PUSH_BYTES,
        "bytes of one attachment": limits.MOST_ATTACHMENT_BYTES,
        "bytes of a request": limits.MOST_REQUEST_BYTES,
        "bytes of an enrolment, a pull, an ask": limits.MOST_ENROL_BYTES,
        "bytes of a reply": limits.MOST_REPLY_BYTES,
        "subjects in a page": limits.MOST_SUBJECTS_A_PAGE,
        "bytes of rows in a page": limits.MOST_ROWS_BYTES,
        "members in a check": limits.MOST_CHECKED,
        "slices in an announcement": limits.MOST_ANNOUNCED,
        "milliseconds between two new epochs that a fork begins by itself": limits.FORK_REST_MS,
        "parts of a snapshot": limits.MOST_PARTS,
        "bytes of a part": limits.MOST_PART_BYTES,
        "members in a part": limits.MEMBERS_A_PART,
        "members found by one question": limits.MOST_FOUND,
        "questions for members a minute": limits.MOST_FINDS_A_MINUTE,
        "bytes of sealed PINs": limits.MOST_PINS_BYTES,
        "people who enrolled themselves and wait at a shop": limits.MOST_SELF_ENROLMENTS,
        "telephones that scan for a till": limits.MOST_PHONES,
        "settled months of a shop": limits.MOST_STATEMENTS,
        "sums in all of these": limits.MOST_STATEMENT_SUMS,
        "months of figures in a question or an answer": limits.MOST_FIGURE_MONTHS,
        "rows in all of these": limits.MOST_FIGURE_ROWS,
        "bytes that they may take": limits.MOST_FIGURE_BYTES,
        "recalls in a reply": limits.MOST_RECALLS,
        "wishes of a till": limits.MOST_WISHES,
        "handovers in a page or an answer of the lead": limits.MOST_HANDOVERS,
        "letters of a till to the lead in a second": limits.MOST_LETTERS_A_SECOND,
        "milliseconds a letter's time may be off": limits.TIME_WINDOW_MS,
        "milliseconds a code is good": limits.ENROLMENT_LIFE_MS,
        "milliseconds a recall or a wish is waited for": limits.RECALL_LIFE_MS,
        "milliseconds a sale is kept for who takes it back": limits.REFUND_LIFE_MS,
    }
