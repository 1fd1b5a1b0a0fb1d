"""Text messages by a gateway over HTTP: one POST of JSON each, as the provider's manual says."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    LocationValueError,
    NameResolutionError,
    NewConnectionError,
    SSLError,
)

from shuke.application.messages.ways_out import SmsWay
from shuke.application.ports.messages import MessageFault, MessageState, MessageTrouble, Outgoing

__all__ = ["Gateway"]

CONNECT_S, ANSWER_S = 5.0, 20.0
_MOST_ANSWER_BYTES = 64 * 1024
_PLACE = re.compile(r"\{(to|text|title|key|secret)\}")
_GOOD, _WRONG = range(200, 300), range(300, 500)
_BUSY = {429, 503}
_SIGN_IN = {401, 403, 407}
_NOT_THERE = {*range(300, 400), 404, 405, 410}
"""No gateway stands at that address, or not any more: no message is to be given up for it."""


class Gateway:
    """`MessageChannel` by a provider's gateway.

    Args:
        secret: stands where the way's document or header says ``{secret}``.
    """

    def __init__(self, way: SmsWay, secret: str) -> None:
        self._way = way
        self._secret = secret
        self._document = json.loads(way.document)
        self._pool = urllib3.PoolManager(num_pools=1, maxsize=1, retries=False)

    def send(self, message: Outgoing) -> MessageState:
        values = {
            "to": message.address,
            "text": message.body,
            "title": message.title,
            "key": message.key,
            "secret": self._secret,
        }
        headers = {"content-type": "application/json", "idempotency-key": message.key}
        if self._way.authorization:
            headers["authorization"] = _PLACE.sub(lambda found: values[found[1]], self._way.authorization)
        body = json.dumps(_filled(self._document, values), ensure_ascii=False).encode()
        if not all(value.isascii() and value.isprintable() for value in headers.values()):
            raise MessageFault(MessageTrouble.SIGN_IN, "no header")
        status, answer = self._asked(body, headers)
        self._judge(status, answer)
        return MessageState.DELIVERED

    def _asked(self, body: bytes, headers: Mapping[str, str]) -> tuple[int, bytes]:
        timeout = urllib3.Timeout(connect=CONNECT_S, read=ANSWER_S)
        try:
            reply = self._pool.request(
                "POST",
                self._way.address,
                body=body,
                headers=headers,
                timeout=timeout,
                redirect=False,
                preload_content=False,
            )
        except SSLError as error:
            raise MessageFault(MessageTrouble.NOT_TRUSTED, type(error).__name__) from error
        except (NewConnectionError, ConnectTimeoutError, NameResolutionError, LocationValueError) as error:
            raise MessageFault(MessageTrouble.NO_NETWORK, type(error).__name__) from error
        except HTTPError as error:
            raise MessageFault(MessageTrouble.STOPPED, type(error).__name__, reached=True) from error
        try:
            return reply.status, reply.read(_MOST_ANSWER_BYTES)
        except HTTPError as error:
            raise MessageFault(MessageTrouble.STOPPED, type(error).__name__, reached=True) from error
        finally:
            reply.close()

    def _judge(self, status: int, answer: bytes) -> None:
        if status in _GOOD:
            if self._way.good.encode() not in answer:
                raise MessageFault(MessageTrouble.REFUSED, "its answer says no", lasting=True)
        elif status in _SIGN_IN:
            raise MessageFault(MessageTrouble.SIGN_IN, str(status))
        elif status in _BUSY:
            raise MessageFault(MessageTrouble.BUSY, str(status))
        elif status in _NOT_THERE:
            raise MessageFault(MessageTrouble.NO_NETWORK, str(status))
        elif status in _WRONG:
            raise MessageFault(MessageTrouble.REFUSED, str(status), lasting=True)
        else:
            # Something broke behind it, before or after the message went.
            raise MessageFault(MessageTrouble.STOPPED, str(status), reached=True)


def _filled(part: object, values: Mapping[str, str]) -> object:
    """Every text of the document with its places filled once; whatever a member's name holds stays inside it."""
    if isinstance(part, str):
        return _PLACE.sub(lambda found: values[found[1]], part)
    if isinstance(part, dict):
        return {name: _filled(value, values) for name, value in part.items()}
    if isinstance(part, list):
        return [_filled(value, values) for value in part]
    return part
