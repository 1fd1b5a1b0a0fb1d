"""A till changes its own key, while it is in step with head office, so that codes it signs are soon believed
everywhere.

The new key lies in the vault before a fact names it; that fact is the last one the former key signs. What the new key
signed is sent only once the vault says that it signs. The former one is kept until head office's list names its
successor and a backup holds the fact: a head office that was put back may know the till by the former one alone.
"""

from __future__ import annotations

import logging

from shuke.application.ports.keys import KeyRing
from shuke.application.ports.store import Work
from shuke.application.ports.vault import VaultRefused
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.sync.conversation import Conversation, Stop
from shuke.application.sync.joining import held_roots, known_head_office
from shuke.application.sync.knowing import is_backed_up
from shuke.application.sync.state import RoundOutcome
from shuke.application.till_key_links import signed_link
from shuke.domain.facts.till_rekeyed import TillRekeyed
from shuke.domain.shop import Right
from shuke.domain.sync.messages import Page

__all__ = ["is_new_key_wished", "keys_kept", "note_asked", "renew_key", "wish_new_key"]

_log = logging.getLogger(__name__)

_WISHED_BY = "key.wished-by"
_OFFICE = "head-office"


def wish_new_key(work: Work, session: Session) -> Refused | None:
    """Somebody wants this till to sign with a new key; the next round sees to it. In the caller's transaction."""
    if not session.may(Right.MANAGE_DEVICES):
        return Refused(Refusal.NOT_ALLOWED)
    if known_head_office(work) is None:
        return Refused(Refusal.NO_HEAD_OFFICE)
    work.settings.put(_WISHED_BY, session.staff.staff_id)
    return None


def is_new_key_wished(work: Work) -> bool:
    return bool(work.settings.get(_WISHED_BY))


def note_asked(work: Work, page: Page) -> None:
    """Head office may ask for a new key; whoever wished one before stays the one who did."""
    if page.renew_key and not is_new_key_wished(work):
        work.settings.put(_WISHED_BY, _OFFICE)


def keys_kept(talk: Conversation) -> Stop | None:
    """Before anything is sent: the vault knows which key signs, or the round ends here."""
    try:
        if talk.parts.keys is not None:
            talk.parts.keys.keep()
    except VaultRefused as refused:
        _log.warning("the new key could not be put down: %s", refused)
        return Stop(RoundOutcome.TILL_TROUBLE)
    return None


def renew_key(talk: Conversation) -> bool:
    """In step with head office: let go of a former key that nobody needs any more, and change the key if that is
    wished. Whether it was changed, and there is something to push.

    Raises:
        StoreUnusable: whether it was changed says the database, which the keys follow.
    """
    keys = talk.parts.keys
    if keys is None:
        return False
    try:
        if keys.former is not None:
            listed, backed_up = talk.read(lambda work: _known_at_head_office(work, talk, keys))
            if listed and backed_up:
                keys.forget_former()
            if not listed:
                return False
        if not talk.read(is_new_key_wished):
            return False
        following = keys.prepared()
    except VaultRefused as refused:
        _log.warning("the key could not be changed: %s", refused)
        return False
    place, former = talk.parts.recorder.place, keys.public_key
    proof = signed_link(following, place.tenant, place.till, former, following.public_key)
    rekeyed = TillRekeyed(place.shop_id, former, following.public_key, proof)

    def change() -> None:
        store = talk.parts.store
        try:
            with store.writing() as work:
                wished_by = work.settings.get(_WISHED_BY) or ""
                staff = "" if wished_by == _OFFICE else wished_by
                talk.parts.recorder.record(work, talk.parts.shop(), rekeyed, staff=staff)
                work.settings.put(_WISHED_BY, "")
                work.commit()
        finally:
            with store.reading() as work:
                keys.follow(work.shops.till_key(place.till) or b"")

    talk.parts.at_counter(change)
    return keys_kept(talk) is None


def _known_at_head_office(work: Work, talk: Conversation, keys: KeyRing) -> tuple[bool, bool]:
    """Whether the list that head office signed names the key that signs now; whether a backup of head office holds
    the fact that named it."""
    held, sealing = work.trust_lists.held(), talk.parts.trust
    trusted = sealing.open(held.sealed, held_roots(work, sealing)).keys if held else ()
    replaced = [key for key in work.till_register.keys_of(talk.till) if key.replaced_on]
    newest = max(((key.until_epoch, key.until_seq) for key in replaced), default=None)
    listed = any(key.public_key == keys.public_key for key in trusted)
    return listed, newest is not None and is_backed_up(work, *newest)
