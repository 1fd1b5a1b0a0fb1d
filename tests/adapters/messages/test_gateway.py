from __future__ import annotations

from collections.abc import Iterator

import pytest

from fakes.sms_gateway import Desk, sms_gateway
from shuke.adapters.messages.gateway import Gateway
from shuke.adapters.messages.kept_here import KeptHere
from shuke.application.messages.ways_out import SmsWay
from shuke.application.ports.messages import MessageFault, MessageState, MessageTrouble, Outgoing

LETTER = Outgoing("0a1b", "13800138000", "x", '【熟客】"王{secret}"\\😀')


@pytest.fixture
def desk() -> Iterator[Desk]:
    with sms_gateway() as desk:
        yield desk


def gateway(desk: Desk, **how: str) -> Gateway:
    return Gateway(SmsWay(on=True, address=desk.address, **how), "s3cret")


def fault_of(one: Gateway) -> MessageFault:
    with pytest.raises(MessageFault) as caught:
        one.send(LETTER)
    return caught.value


def test_the_providers_own_document_is_filled_and_nothing_breaks_out_of_it(desk: Desk) -> None:
    document = '{"to": ["+86{to}"], "content": {"text": "{text}"}, "n": 3, "appkey": "{secret}"}'
    assert gateway(desk, document=document).send(LETTER) is MessageState.DELIVERED
    headers, body = desk.asked[0]
    assert body == {
        "to": ["+8613800138000"],
        "content": {"text": '【熟客】"王{secret}"\\😀'},
        "n": 3,
        "appkey": "s3cret",
    }
    assert (headers["authorization"], headers["idempotency-key"]) == ("Bearer s3cret", "0a1b")


def test_a_yes_that_means_no_is_told_by_its_words(desk: Desk) -> None:
    assert gateway(desk, good='"code":0').send(LETTER) is MessageState.DELIVERED
    desk.answer = b'{"code":17}'
    fault = fault_of(gateway(desk, good='"code":0'))
    assert (fault.trouble, fault.lasting) == (MessageTrouble.REFUSED, True)


@pytest.mark.parametrize(
    ("status", "trouble", "reached", "lasting"),
    [
        (302, MessageTrouble.NO_NETWORK, False, False),
        (400, MessageTrouble.REFUSED, False, True),
        (404, MessageTrouble.NO_NETWORK, False, False),
        (401, MessageTrouble.SIGN_IN, False, False),
        (429, MessageTrouble.BUSY, False, False),
        (503, MessageTrouble.BUSY, False, False),
        (500, MessageTrouble.STOPPED, True, False),
        (0, MessageTrouble.STOPPED, True, False),
    ],
)
def test_what_went_wrong_says_whether_the_message_may_have_gone(
    desk: Desk, status: int, trouble: MessageTrouble, reached: bool, lasting: bool
) -> None:
    desk.status = status
    fault = fault_of(gateway(desk))
    assert (fault.trouble, fault.reached, fault.lasting) == (trouble, reached, lasting)
    assert len(desk.asked) == 1
    assert "s3cret" not in str(fault)
    assert "13800138000" not in str(fault)


def test_where_nobody_listens_nothing_went(desk: Desk) -> None:
    desk.address = "http://127.0.0.1:1/"
    fault = fault_of(gateway(desk))
    assert (fault.trouble, fault.reached) == (MessageTrouble.NO_NETWORK, False)


def test_a_secret_that_is_no_header_is_not_sent(desk: Desk) -> None:
    one = Gateway(SmsWay(on=True, address=desk.address), "a\r\nx: y")
    assert fault_of(one).trouble is MessageTrouble.SIGN_IN
    assert not desk.asked


def test_until_a_way_is_set_up_a_message_stays_here() -> None:
    assert KeptHere().send(LETTER) is MessageState.CAPTURED
