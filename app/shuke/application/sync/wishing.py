"""Grants: a till asks head office for more of what a member has, and gives back what another till asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from shuke.application.basket_bytes import read_basket
from shuke.application.ports.encoding import Encoding
from shuke.application.ports.store import Work
from shuke.application.ports.sync import Wish
from shuke.application.recording import Recorder
from shuke.application.sync.epochs import own_slices
from shuke.application.sync.knowing import generation, heard
from shuke.domain.basket import Basket, BasketState
from shuke.domain.facts.slice_granted import SliceReturned
from shuke.domain.shop import Shop
from shuke.domain.slices.account import AccountKind, Slice, spendable, take
from shuke.domain.sync.limits import MOST_WISHES, WISH_LIFE_MS
from shuke.domain.sync.messages import Answered, Ask, Recall

__all__ = ["ask_of", "keep_wish", "open_wishes", "return_slices", "settle_wish", "spare"]


def keep_wish(work: Work, wish: Wish) -> None:
    """Remember that the till waits for this; the oldest of too many gives way."""
    waiting = work.wishes.all()
    for old in waiting[: max(0, len(waiting) + 1 - MOST_WISHES)]:
        work.wishes.remove(old.request_id)
    work.wishes.put(wish)


def open_wishes(work: Work, now_ms: int) -> list[Wish]:
    """What the till still waits for; what nobody waits for any more is forgotten (also after a jump of the
    clock: a wish is a convenience, never a right)."""
    alive = []
    for wish in work.wishes.all():
        if 0 <= now_ms - wish.wished_at_ms <= WISH_LIFE_MS:
            alive.append(wish)
        else:
            work.wishes.remove(wish.request_id)
    return alive


def ask_of(work: Work, wish: Wish) -> Ask:
    return Ask(wish.request_id, wish.account, wish.member_id, wish.amount, generation(work), heard(work))


def settle_wish(work: Work, wish: Wish, answer: Answered, next_request_id: str) -> None:
    """What is still being recalled from other tills is wished for again, under another id once something was
    granted under this one."""
    work.wishes.remove(wish.request_id)
    missing = min(wish.amount - answer.granted, answer.recalling)
    if missing > 0:
        request_id = next_request_id if answer.granted else wish.request_id
        work.wishes.put(replace(wish, request_id=request_id, amount=missing))


def return_slices(
    work: Work, recorder: Recorder, encoding: Encoding, shop: Shop, recalls: Sequence[Recall]
) -> int:
    """Give back what is asked for and not promised to a basket here, as facts; how much it was in all."""
    today, till = recorder.today(work, shop), recorder.place.till
    returned = 0
    for recall in recalls:
        given = spare(work, encoding, till, recall.member_id, recall.account, recall.amount, today)
        for part in given:
            fact = SliceReturned(recall.account, recall.member_id, part.lot, part.amount)
            recorder.record(work, shop, fact, staff="")
            returned += part.amount
    return returned


def spare(
    work: Work, encoding: Encoding, till: str, member_id: str, account: AccountKind, amount: int, today: date
) -> tuple[Slice, ...]:
    """What this till can part with, up to that amount: its own slices that no basket here counts on."""
    promised = [one for one in _baskets(work, encoding) if one.member_id == member_id]
    free = _free(own_slices(work, till, member_id, account), account, promised)
    left = spendable(free, today) - _wanted(account, promised)
    return take(free, max(0, min(left, amount)), today) or ()


def _baskets(work: Work, encoding: Encoding) -> list[Basket]:
    """Those on the counter and the held ones."""
    stored = (basket for state in BasketState for basket in work.baskets.in_state(state.value))
    return [read_basket(encoding, basket.content) for basket in stored]


def _free(own: Sequence[Slice], account: AccountKind, promised: Sequence[Basket]) -> list[Slice]:
    """What no basket counts on by itself: coupons chosen stay, and stamps and stored value as long as one is being
    paid, since its quote stands."""
    if account is AccountKind.COUPON:
        chosen = {coupon for basket in promised for coupon in basket.coupons}
        return [part for part in own if part.lot not in chosen]
    paying = any(basket.tenders for basket in promised)
    return [] if paying and account is not AccountKind.POINTS else list(own)


def _wanted(account: AccountKind, promised: Sequence[Basket]) -> int:
    return sum(basket.points_wanted for basket in promised) if account is AccountKind.POINTS else 0
