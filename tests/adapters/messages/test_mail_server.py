from __future__ import annotations

import email
import ssl
from collections.abc import Iterator
from email.policy import default
from pathlib import Path

import pytest

from fakes.mail_server import MailBox, mail_server, own_certificate
from shuke.adapters.messages.email import MailServer
from shuke.application.messages.ways_out import EmailWay, Security, WaysOut
from shuke.application.ports.messages import MessageFault, MessageState, MessageTrouble, Outgoing

LETTER = Outgoing("0a1b", "wang@x.cn", "生日祝福", "王小明，生日快乐！\n.\n第二行")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mail")


@pytest.fixture
def box(folder: Path) -> Iterator[MailBox]:
    with mail_server(folder) as box:
        yield box


def trust(folder: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(own_certificate(folder)))


def server(
    box: MailBox, folder: Path, *, secret: str = "", account: str = "", trusted: bool = True, tls: bool = True
) -> MailServer:
    security = Security.TLS if tls else Security.STARTTLS
    way = EmailWay(True, "127.0.0.1", box.port, security, account, "tea@shop.cn")
    return MailServer(way, secret, "熟客茶庄", trust(folder) if trusted else None)


def fault_of(mail: MailServer, letter: Outgoing = LETTER) -> MessageFault:
    with pytest.raises(MessageFault) as caught:
        mail.send(letter)
    return caught.value


def test_a_letter_arrives_whole_with_a_name_of_its_own(box: MailBox, folder: Path) -> None:
    assert server(box, folder).send(LETTER) is MessageState.DELIVERED
    sender, receiver, content = box.received[0]
    read = email.message_from_bytes(content, policy=default)
    assert (sender, receiver) == ("tea@shop.cn", "wang@x.cn")
    assert (read["Subject"], read["Message-ID"]) == ("生日祝福", "<0a1b@shop.cn>")
    assert "熟客茶庄" in str(read["From"])
    assert read.get_content().replace("..", ".").split() == ["王小明，生日快乐！", ".", "第二行"]


def test_a_sender_may_have_a_name_of_its_own(box: MailBox, folder: Path) -> None:
    way = EmailWay(True, "127.0.0.1", box.port, Security.TLS, "", "Tea House <tea@shop.cn>")
    assert WaysOut(email=way).refused is None
    assert MailServer(way, "", "熟客茶庄", trust(folder)).send(LETTER) is MessageState.DELIVERED
    sender, _, content = box.received[0]
    read = email.message_from_bytes(content, policy=default)
    assert (sender, str(read["From"]), read["Message-ID"]) == (
        "tea@shop.cn",
        "Tea House <tea@shop.cn>",
        "<0a1b@shop.cn>",
    )


def test_an_account_signs_in_and_a_wrong_password_is_told(box: MailBox, folder: Path) -> None:
    box.accounts["tea"] = "秘密"
    fault = fault_of(server(box, folder, account="tea", secret="wrong"))
    assert (fault.trouble, fault.reached, fault.lasting) == (MessageTrouble.SIGN_IN, False, False)
    box.accounts["tea"] = "secret"
    assert server(box, folder, account="tea", secret="secret").send(LETTER) is MessageState.DELIVERED


def test_a_server_that_nobody_vouches_for_hears_nothing(box: MailBox, folder: Path) -> None:
    assert fault_of(server(box, folder, trusted=False)).trouble is MessageTrouble.NOT_TRUSTED
    assert not box.received


def test_tls_is_asked_for_before_anything_is_said(folder: Path) -> None:
    with mail_server(folder, from_the_start=False) as box:
        box.accounts["tea"] = "secret"
        mail = server(box, folder, account="tea", secret="secret", tls=False)
        assert mail.send(LETTER) is MessageState.DELIVERED
        box.answers["STARTTLS"] = "454 not now"
        assert fault_of(mail).trouble is MessageTrouble.NO_NETWORK
        assert len(box.received) == 1


@pytest.mark.parametrize(
    ("at", "answer", "trouble", "reached", "lasting"),
    [
        ("RCPT", "550 nobody", MessageTrouble.REFUSED, False, True),
        ("RCPT", "450 later", MessageTrouble.BUSY, False, False),
        ("MAIL", "", MessageTrouble.NO_NETWORK, False, False),
        ("MAIL", "550 not in this name", MessageTrouble.SIGN_IN, False, False),
        ("MAIL", "451 later", MessageTrouble.BUSY, False, False),
        ("DATA", "554 no", MessageTrouble.REFUSED, False, True),
        (".", "451 later", MessageTrouble.BUSY, False, False),
        (".", "", MessageTrouble.STOPPED, True, False),
    ],
)
def test_what_went_wrong_says_whether_the_letter_may_have_gone(
    box: MailBox,
    folder: Path,
    at: str,
    answer: str,
    trouble: MessageTrouble,
    reached: bool,
    lasting: bool,
) -> None:
    box.answers[at] = answer
    fault = fault_of(server(box, folder))
    assert (fault.trouble, fault.reached, fault.lasting) == (trouble, reached, lasting)


@pytest.mark.parametrize("address", ["", "nobody", "a@b\r\nBcc: c@d.cn", "王@x.cn", "a@b, c@d"])
def test_what_is_no_address_is_written_to_nobody(box: MailBox, folder: Path, address: str) -> None:
    fault = fault_of(server(box, folder), Outgoing("1", address, "x", "x"))
    assert (fault.trouble, fault.lasting) == (MessageTrouble.REFUSED, True)
    assert not box.received


def test_where_nobody_listens_nothing_went(box: MailBox, folder: Path) -> None:
    mail = server(MailBox(port=1), folder)
    fault = fault_of(mail)
    assert (fault.trouble, fault.reached) == (MessageTrouble.NO_NETWORK, False)
