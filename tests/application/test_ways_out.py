from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from fakes.counter_shop import CASHIER, MANAGER
from shuke.adapters.vault.file_vault import FileVault
from shuke.application.messages.ways_out import EmailWay, SmsWay, WaysOut, save_ways, ways_of
from shuke.application.ports.vault import Secret
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.settings import Setting
from shuke.domain.consent import Channel

BOSS = Session(MANAGER, 0)
SMS = SmsWay(on=True, address="https://sms.cn/send")
EMAIL = EmailWay(on=True, host="mail.cn", sender="tea@shop.cn")


@pytest.fixture
def vault(tmp_path: Path) -> FileVault:
    return FileVault(tmp_path / "vault")


def test_what_was_set_up_comes_back_and_its_secret_lies_in_the_vault_alone(vault: FileVault) -> None:
    kept: dict[Setting, str] = {}
    ways = WaysOut(SMS, EMAIL, 8, 22, 30)
    answer = save_ways(BOSS, ways, {Channel.SMS: "s3cret"}, vault, kept.__setitem__)
    assert answer == ways == ways_of(kept.get)
    assert vault.get(Secret.MESSAGE_SMS) == b"s3cret"
    assert "s3cret" not in json.dumps(kept)
    save_ways(BOSS, ways, {}, vault, kept.__setitem__)
    assert vault.get(Secret.MESSAGE_SMS) == b"s3cret"
    save_ways(BOSS, ways, {Channel.SMS: ""}, vault, kept.__setitem__)
    assert vault.get(Secret.MESSAGE_SMS) is None


@pytest.mark.parametrize(
    ("ways", "refusal"),
    [
        (WaysOut(replace(SMS, address="http://sms.cn/")), Refusal.MESSAGE_ADDRESS),
        (WaysOut(replace(SMS, address="https://[")), Refusal.MESSAGE_ADDRESS),
        (WaysOut(replace(SMS, address="")), Refusal.MESSAGE_ADDRESS),
        (WaysOut(replace(SMS, part_minor=-1)), Refusal.MESSAGE_ADDRESS),
        (WaysOut(replace(SMS, address="twilio://a:b@1/{to}")), Refusal.MESSAGE_ADDRESS),
        (WaysOut(replace(SMS, address="twilio://a:{secret}@1/")), Refusal.MESSAGE_ADDRESS),
        (WaysOut(replace(SMS, address="twilio://号:{secret}@1/{to}")), Refusal.MESSAGE_ADDRESS),
        (WaysOut(replace(SMS, address="Twilio: {secret} {to}")), Refusal.MESSAGE_ADDRESS),
        (WaysOut(replace(SMS, document='["{to}", "{text}"]')), Refusal.MESSAGE_DOCUMENT),
        (WaysOut(replace(SMS, document='{"to": "{to}"}')), Refusal.MESSAGE_DOCUMENT),
        (WaysOut(replace(SMS, document="{to} {text}")), Refusal.MESSAGE_DOCUMENT),
        (WaysOut(email=replace(EMAIL, host=" ")), Refusal.MESSAGE_ADDRESS),
        (WaysOut(email=replace(EMAIL, host="smtp example.cn")), Refusal.MESSAGE_ADDRESS),
        (WaysOut(email=replace(EMAIL, host="x" * 300)), Refusal.MESSAGE_ADDRESS),
        (WaysOut(email=replace(EMAIL, sender="tea@")), Refusal.MESSAGE_ADDRESS),
        (WaysOut(email=replace(EMAIL, sender="@example.cn")), Refusal.MESSAGE_ADDRESS),
        (WaysOut(email=replace(EMAIL, port=70_000)), Refusal.MESSAGE_ADDRESS),
        (WaysOut(email=replace(EMAIL, sender="nobody")), Refusal.MESSAGE_ADDRESS),
        (WaysOut(first_hour=21), Refusal.MESSAGE_HOURS),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    vault: FileVault, ways: WaysOut, refusal: Refusal
) -> None:
    kept: dict[Setting, str] = {}
    assert save_ways(BOSS, ways, {Channel.SMS: "x"}, vault, kept.__setitem__) == Refused(refusal)
    assert not kept
    assert vault.get(Secret.MESSAGE_SMS) is None


def test_http_goes_no_further_than_this_machine(vault: FileVault) -> None:
    ways = WaysOut(replace(SMS, address="http://127.0.0.1:8080/"))
    assert save_ways(BOSS, ways, {}, vault, lambda _name, _value: None) == ways


@pytest.mark.parametrize("text", ["", "{", "[]", '{"first_hour": 30}', '{"sms": {"on": true}}', '{"x": 1}'])
def test_what_cannot_be_read_means_that_nothing_leaves(text: str) -> None:
    assert ways_of(lambda _name, _otherwise: text) == WaysOut()


def test_a_cashier_sets_up_nothing(vault: FileVault) -> None:
    answer = save_ways(Session(CASHIER, 0), WaysOut(SMS), {}, vault, lambda _name, _value: None)
    assert answer == Refused(Refusal.NOT_ALLOWED)


def test_of_a_service_nothing_but_its_address_is_needed() -> None:
    ways = WaysOut(replace(SMS, address="twilio://a:{secret}@1/{to}", document="", authorization=""))
    assert ways.refused is None
    assert (ways.sms.is_service, SMS.is_service, SmsWay(address="http://127.0.0.1/").is_service) == (
        True,
        False,
        False,
    )
