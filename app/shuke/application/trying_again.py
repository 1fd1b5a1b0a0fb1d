"""Doing a transaction again that the database gave up for another one's sake, or that waited in vain."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from shuke.application.ports.store_trouble import StoreTrouble, StoreUnusable

__all__ = ["tried_again"]

P = ParamSpec("P")
R = TypeVar("R")

_TRIES = {StoreTrouble.CONFLICT: 10, StoreTrouble.LOCKED: 2}
"""With every fifth transaction given up, one in ten million fails ten times. Whoever waited for a lock has waited for
seconds already; the till that asked is told `busy` and asks again by itself."""


def tried_again(transaction: Callable[P, R]) -> Callable[P, R]:
    """For a function that is one transaction, or several of which each may be repeated: what it did before the
    refusal was not kept, so it begins anew.

    Raises:
        StoreUnusable: any other trouble, or the same one each time.
    """

    @wraps(transaction)
    def begun_anew(*args: P.args, **kwargs: P.kwargs) -> R:
        tried = 0
        while True:
            tried += 1
            try:
                return transaction(*args, **kwargs)
            except StoreUnusable as refused:
                if tried >= _TRIES.get(refused.trouble, 1):
                    raise

    return begun_anew
