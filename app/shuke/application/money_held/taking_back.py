"""What was handed out by mistake, taken back: exactly what that fact gave, once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shuke.application.counter.desk import Desk
from shuke.application.money_held.handing import Decided, Handed, HandWork, Known, called
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.written import plain
from shuke.domain.explanation import Reason
from shuke.domain.facts.brought import Brought, SliceMoved
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.handed_out import GiveAct, HandedOut
from shuke.domain.membership.changes import Booked, Change, CouponTurned, Outcome, StockTaken, Used
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.membership.state import CouponState
from shuke.domain.programme.says import reason
from shuke.domain.shop import Right
from shuke.domain.slices.account import AccountKind

__all__ = ["MOST_LISTED", "HandedBefore", "handed_before", "take_back"]

MOST_LISTED = 50
_RULE = "handed.taken_back"
_REVERSIBLE = frozenset({GiveAct.COUPON_GIVEN, GiveAct.GIFT_TAKEN, GiveAct.PERK_USED, GiveAct.STAMPS_GIVEN})

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class HandedBefore:
    """What this till handed out to a member: where it stands, when, what."""

    place: Place
    at_ms: int
    fact: HandedOut


def handed_before(desk: Desk, work: Work, member_id: str) -> list[HandedBefore]:
    """What could be taken back here, the newest first."""
    found: list[HandedBefore] = []
    reversed_: set[Place] = set()
    whole = (member_id, *work.mergers.gone_up_in(member_id))
    places = {
        place for one in whole for place in work.member_history.of_kinds(one, (HandedOut.KIND,), MOST_LISTED)
    }
    for place in sorted(places, key=lambda one: (one.epoch, one.seq), reverse=True):
        stored = work.journal.get(place.till, place.epoch, place.seq) if place.till == desk.till else None
        if stored is None:
            continue
        header, body = desk.recorder.opened(stored)
        if not isinstance(body, HandedOut):
            continue
        if body.reverses is not None:
            reversed_.add(body.reverses)
        elif body.act in _REVERSIBLE:
            found.append(HandedBefore((place.till, place.epoch, place.seq), header.recorded_at_ms, body))
    return [one for one in found if one.place not in reversed_]


def take_back(
    desk: Desk, session: Session, member_id: str, place: Place, note: str
) -> Handed | Refused | Reason:
    """Reverse it: points and stamps to their lots, quotas and stock, coupons that are still there."""
    why = plain(note)
    if not why:
        return Refused(Refusal.REASON_MISSING)
    hands = HandWork(desk)
    with desk.store.writing() as work:
        known = hands.known(work, member_id)
        if isinstance(known, Refused):
            return known
        before = next((one for one in handed_before(desk, work, member_id) if one.place == place), None)
        if before is None:
            return Refused(Refusal.TAKEN_BACK_ALREADY if _is_there(work, place) else Refusal.NOT_HANDED_OUT)
        outcome = _reversed(desk, work, known, before.fact)
        if isinstance(outcome, Refused):
            return outcome
        fact = before.fact
        name = called(known.programme, fact.act, fact.what)
        decided = Decided(
            Right.TAKE_BACK,
            GiveAct.TAKEN_BACK,
            fact.what,
            outcome,
            why,
            reverses=place,
            undoes=fact.act,
            name=name,
            beside=_beside(desk, fact, member_id),
        )
        done = hands.carried_out(work, session, known, decided)
        if isinstance(done, Handed):
            work.commit()
    return done


def _is_there(work: Work, place: Place) -> bool:
    stored = work.journal.get(*place)
    return stored is not None and stored.kind == HandedOut.KIND


def _reversed(desk: Desk, work: Work, known: Known, fact: HandedOut) -> Outcome | Refused:
    book, member_id = known.book, known.member.member_id
    changes: list[Change] = []
    gone = _collected(desk, work, fact)
    if gone is not None:
        return gone
    for coupon in fact.member.coupons:
        lot = book.held_lots.get((member_id, AccountKind.COUPON, coupon.coupon_id))
        if lot is None or dict(lot.slices).get(desk.till, 0) < 1:
            return Refused(Refusal.COUPON_USED)
        changes.append(CouponTurned(coupon.coupon_id, CouponState.WITHDRAWN))
    changes += [
        Booked(member_id, entry.account, entry.lot, -entry.amount, _RULE)
        for entry in fact.member.entries
        if entry.account is not AccountKind.PRIZE or fact.member.member_id == member_id
    ]
    refused = _too_few(known, changes)
    if refused is not None:
        return refused
    changes += [Used(member_id, one.rule, one.period, -one.times, known.on) for one in fact.quotas]
    changes += [StockTaken(entry.reason, entry.amount) for one in fact.stock for entry in one.entries]
    name = called(known.programme, fact.act, fact.what)
    told = reason(_RULE, HandingTells.TAKEN_BACK, applied=True, name=name)
    return Outcome(tuple(changes), (told,))


def _beside(desk: Desk, fact: HandedOut, member_id: str) -> tuple[Brought, ...]:
    """The code of what was ordered before the member was made one with another: it keeps the name it has."""
    holder = fact.member.member_id
    if fact.prize is None or holder == member_id:
        return ()
    lot = fact.prize.prize_id
    entry = LedgerEntry(AccountKind.PRIZE, lot, -1, _RULE)
    return (Brought(holder, entries=(entry,), slices=(SliceMoved(desk.till, AccountKind.PRIZE, lot, -1),)),)


def _collected(desk: Desk, work: Work, fact: HandedOut) -> Refused | None:
    """What was ordered and is handed over, or lies at another till, does not come back with the order."""
    if fact.prize is None:
        return None
    kept = work.prizes.find(fact.prize.prize_id)
    if kept is None or kept.left < 1:
        return Refused(Refusal.GIFT_COLLECTED)
    mine = work.members.slices(desk.till, kept.prize.member_id, AccountKind.PRIZE)
    here = any(part.lot == kept.prize.prize_id and part.amount > 0 for part in mine)
    return None if here else Refused(Refusal.PRIZE_ELSEWHERE)


def _too_few(known: Known, changes: Iterable[Change]) -> Refused | None:
    """Points and stamps that were given and are spent since do not come back."""
    for change in changes:
        if isinstance(change, Booked) and change.amount < 0 and change.account is not AccountKind.PRIZE:
            held = sum(part.amount for part in known.book.lots(change.member_id, change.account))
            if held < -change.amount:
                return Refused(Refusal.POINTS_GONE)
    return None
