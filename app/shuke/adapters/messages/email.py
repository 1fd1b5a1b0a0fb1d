"""E-mail by SMTP, never in the clear: each message by a connection of its own, so that a server's answer is its own.

A server that takes the whole message and then falls silent may have taken it; before that, nothing went.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from contextlib import suppress
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr

from shuke.application.messages.ways_out import EmailWay, Security
from shuke.application.ports.messages import MessageFault, MessageState, MessageTrouble, Outgoing

__all__ = ["MailServer"]

ANSWER_S = 20.0
_TAKEN = (250, 251, 252)
_LASTING = 500
_ADDRESS = re.compile(r"[!#-'*-+./0-9=?A-Z^-~-]+@[A-Za-z0-9.-]+")
"""Of one reader: nothing that could begin another header or name a second one."""


class MailServer:
    """`MessageChannel` by a mail server.

    Args:
        secret: the account's password; empty where there is no account.
        name: whom it is from, in words.
        trust: whose certificates are believed; None: those that the system believes.
    """

    def __init__(self, way: EmailWay, secret: str, name: str, trust: ssl.SSLContext | None = None) -> None:
        self._way = way
        self._secret = secret
        self._name = name
        self._trust = trust

    def send(self, message: Outgoing) -> MessageState:
        try:
            content = self._written(message)
        except ValueError as error:
            detail = f"no address: {type(error).__name__}"
            raise MessageFault(MessageTrouble.REFUSED, detail, lasting=True) from error
        server = self._opened()
        try:
            self._hand_over(server, message.address, content)
        finally:
            with suppress(smtplib.SMTPException, OSError):
                server.quit()
        return MessageState.DELIVERED

    def _written(self, message: Outgoing) -> bytes:
        if not _ADDRESS.fullmatch(message.address):
            raise ValueError("not of that form")
        mail = EmailMessage(policy=SMTP)
        mail["Subject"] = message.title
        name, sender = parseaddr(self._way.sender)
        mail["From"] = Address(name or self._name, addr_spec=sender)
        mail["To"] = Address(addr_spec=message.address)
        # The same each time that it is tried: a server that knows it delivers it once.
        mail["Message-ID"] = f"<{message.key}@{sender.rpartition('@')[2]}>"
        mail.set_content(message.body)
        return mail.as_bytes()

    def _opened(self) -> smtplib.SMTP:
        way, trust = self._way, self._trust or ssl.create_default_context()
        try:
            if way.security is Security.TLS:
                server: smtplib.SMTP = smtplib.SMTP_SSL(way.host, way.port, timeout=ANSWER_S, context=trust)
            else:
                server = smtplib.SMTP(way.host, way.port, timeout=ANSWER_S)
        except ssl.SSLError as error:
            raise MessageFault(MessageTrouble.NOT_TRUSTED, type(error).__name__) from error
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise MessageFault(MessageTrouble.NO_NETWORK, type(error).__name__) from error
        try:
            if way.security is Security.STARTTLS:
                server.starttls(context=trust)
            if way.account:
                server.login(way.account, self._secret)
        except smtplib.SMTPAuthenticationError as error:
            server.close()
            raise MessageFault(MessageTrouble.SIGN_IN, str(error.smtp_code)) from error
        except (ssl.SSLError, smtplib.SMTPNotSupportedError) as error:
            server.close()
            raise MessageFault(MessageTrouble.NOT_TRUSTED, type(error).__name__) from error
        except (OSError, smtplib.SMTPException, ValueError) as error:
            server.close()
            raise MessageFault(MessageTrouble.NO_NETWORK, type(error).__name__) from error
        return server

    def _hand_over(self, server: smtplib.SMTP, address: str, content: bytes) -> None:
        try:
            server.ehlo_or_helo_if_needed()
            _may_send(server.mail(parseaddr(self._way.sender)[1])[0])
            _accepted(server.rcpt(address)[0])
        except (OSError, smtplib.SMTPException) as error:
            raise MessageFault(MessageTrouble.NO_NETWORK, type(error).__name__) from error
        try:
            code = server.data(content)[0]
        except smtplib.SMTPDataError as error:  # it did not even want to hear it
            code = error.smtp_code
        except (OSError, smtplib.SMTPException) as error:
            raise MessageFault(MessageTrouble.STOPPED, type(error).__name__, reached=True) from error
        _accepted(code)


def _may_send(code: int) -> None:
    """Whoever may not send in that name may not send to anybody: no letter is to be given up for it."""
    if code >= _LASTING:
        raise MessageFault(MessageTrouble.SIGN_IN, str(code))
    _accepted(code)


def _accepted(code: int) -> None:
    if code in _TAKEN:
        return
    if code >= _LASTING:
        raise MessageFault(MessageTrouble.REFUSED, str(code), lasting=True)
    raise MessageFault(MessageTrouble.BUSY, str(code))
