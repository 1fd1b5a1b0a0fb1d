"""Text messages by a service of the notification library, really asked over HTTP."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from fakes.sms_gateway import Desk, sms_gateway
from shuke.adapters.messages.open_ways import OpenWays
from shuke.adapters.messages.service import NotificationService
from shuke.application.messages.ways_out import SmsWay, WaysOut
from shuke.application.ports.messages import MessageFault, MessageState, MessageTrouble, Outgoing
from shuke.domain.consent import Channel

LETTER = Outgoing("0a1b", "+86 138/0013?{secret}", "x", "【熟客】王小明，生日快乐！😀\n<b>=1+1</b> {to}")


@pytest.fixture
def desk() -> Iterator[Desk]:
    with sms_gateway() as desk:
        yield desk


def service(desk: Desk, behind: str = "/{secret}/{to}", kind: str = "json") -> NotificationService:
    here = desk.address.removeprefix("http://").removesuffix("/send")
    return NotificationService(SmsWay(on=True, address=f"{kind}://{here}{behind}"), "s3/cret")


def fault_of(one: NotificationService) -> MessageFault:
    with pytest.raises(MessageFault) as caught:
        one.send(LETTER)
    return caught.value


def test_the_words_alone_are_handed_over_and_no_number_breaks_out_of_the_address(desk: Desk) -> None:
    assert service(desk).send(LETTER) is MessageState.DELIVERED
    ((_, body),) = desk.asked
    assert (body["message"], body["title"]) == (LETTER.body, "")
    assert desk.paths[0].startswith("/s3")
    assert "secret}" not in desk.paths[0]
    assert "?" not in desk.paths[0]


@pytest.mark.parametrize("status", [400, 401, 500, 0])
def test_what_the_service_did_not_take_may_have_gone(desk: Desk, status: int) -> None:
    desk.status = status
    fault = fault_of(service(desk))
    assert (fault.trouble, fault.reached, fault.lasting) == (MessageTrouble.STOPPED, True, False)
    assert len(desk.asked) == 1, "it is not tried twice"


def test_where_nobody_is_nothing_went() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
        way = SmsWay(on=True, address=f"json://127.0.0.1:{port}/{{secret}}/{{to}}")
        fault = fault_of(NotificationService(way, "s"))
    assert (fault.trouble, fault.reached) == (MessageTrouble.NO_NETWORK, False)


@pytest.mark.parametrize(
    ("address", "trouble"),
    [
        ("nonsense://{secret}/{to}", MessageTrouble.REFUSED),
        ("twilio://{secret}/{to}", MessageTrouble.REFUSED),
        ("json://example.com/{secret}/{to}", MessageTrouble.NOT_TRUSTED),
        ("jsons://example.com/{secret}/{to}?verify=no", MessageTrouble.NOT_TRUSTED),
    ],
)
def test_no_such_service_and_none_in_the_clear(address: str, trouble: MessageTrouble) -> None:
    fault = fault_of(NotificationService(SmsWay(on=True, address=address), "s"))
    assert (fault.trouble, fault.reached) == (trouble, False)


def test_nothing_of_it_is_logged(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    service(desk).send(LETTER)
    desk.status = 500
    fault_of(service(desk))
    assert not any("s3" in record.getMessage() or "138" in record.getMessage() for record in caplog.records)


def test_the_way_that_is_set_up_leads_there() -> None:
    class Safe:
        def get(self, secret: object) -> bytes:
            del secret
            return b"s"

    ways = WaysOut(sms=SmsWay(on=True, address="jsons://example.com/{secret}/{to}"))
    opened = OpenWays(lambda: ways, Safe(), lambda: "熟客")  # type: ignore[arg-type]  # as much of a vault as is asked
    assert isinstance(opened.channels()[Channel.SMS], NotificationService)
