"""A prize is handed over once, to whoever shows its code, on a day that allows it; and a mistake is rolled back."""

from __future__ import annotations

import pytest

from fakes.joined_shop import JoinedShop
from fakes.wheel_shop import SURE, WheelShop, done
from shuke.adapters.code_text.base45 import decode_base45, encode_base45
from shuke.adapters.code_text.texts import with_checksum
from shuke.application.approval import ApprovalWanted
from shuke.application.prizes.handing_over import PrizeAsked, handed_on
from shuke.application.prizes.paper import compose_prize_slip
from shuke.application.refusal import Refusal, Refused
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.explanation import Reason
from shuke.domain.facts.prize_rows import PrizeIssued
from shuke.domain.facts.prize_turned import PrizeAct
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.paper import SignatureLine
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.short_code import is_short_code, short_code_of, shown_short_code
from shuke.domain.slices.account import AccountKind

DOCUMENT = frozenset({Proof.DOCUMENT})


def won(stand: WheelShop) -> PrizeIssued:
    prize = stand.spin(stand.member()).prize
    assert prize is not None
    return prize


def asked(prize: PrizeIssued) -> PrizeAsked:
    return PrizeAsked(prize.prize_id, DOCUMENT, "身份证 …1234")


def test_what_for_whom_until_when_and_then_it_is_handed_over_once() -> None:
    stand = WheelShop(SURE)
    prize = won(stand)
    shown = stand.shown(prize.prize_id)
    assert shown.member is not None
    assert (shown.prize.thing.zh, shown.member.profile.name, shown.why_not, shown.here) == (
        "套房一晚",
        "王小明",
        None,
        True,
    )
    handed = done(stand.handing.hand_over(stand.redeemer, asked(prize)))
    again = stand.handing.hand_over(stand.redeemer, asked(prize))
    assert again == Refused(Refusal.PRIZE_GONE, (("at", "2026-03-10 10:00"), ("till", "1号台")))
    assert stand.shown(prize.prize_id).why_not == again
    with stand.shop.store.reading() as work:
        (listed,) = handed_on(stand.desk, work, prize.won_on, 10)
        jobs = [job for number in range(1, 9) if (job := work.print_jobs.get(number)) is not None]
    assert (listed[0].act, listed[0].staff_id) == (PrizeAct.HANDED_OVER, "st-3")
    slip = next(job for job in jobs if job.document == handed.number)
    assert any(isinstance(one, SignatureLine) for one in compose_prize_slip(slip).elements)


def test_a_document_that_is_asked_for_is_shown_first() -> None:
    stand = WheelShop(SURE)
    prize = won(stand)
    refused = stand.handing.hand_over(stand.redeemer, PrizeAsked(prize.prize_id))
    assert isinstance(refused, Reason)
    assert refused.sentence == HandingTells.NOT_SHOWN
    done(stand.handing.hand_over(stand.redeemer, asked(prize)))


def test_on_a_holiday_it_says_which_one_and_when_again() -> None:
    stand = WheelShop(SURE)
    prize = won(stand)
    stand.next_day(2)
    refused = stand.shown(prize.prize_id).why_not
    assert isinstance(refused, Reason)
    said = dict(refused.values)
    assert (refused.sentence, getattr(said["holiday"], "zh", ""), said["day"]) == (
        HandingTells.PRIZE_HOLIDAY,
        "植树节",
        "2026-03-13",
    )
    stand.next_day()
    assert stand.shown(prize.prize_id).why_not is None


@pytest.mark.parametrize(("days", "lapsed"), [(29, False), (30, True)])
def test_it_waits_up_to_its_last_day(days: int, lapsed: bool) -> None:
    stand = WheelShop(SURE)
    prize = won(stand)
    stand.next_day(days)
    why_not = stand.shown(prize.prize_id).why_not
    assert (isinstance(why_not, Reason) and why_not.sentence == HandingTells.PRIZE_LAPSED) == lapsed


def test_a_cashier_asks_a_second_person() -> None:
    stand = WheelShop(SURE)
    prize = won(stand)
    assert isinstance(stand.handing.hand_over(stand.shop.cashier, asked(prize)), ApprovalWanted)


def test_a_mistake_is_rolled_back_by_a_manager_and_both_stay() -> None:
    stand = WheelShop(SURE)
    prize = won(stand)
    done(stand.handing.hand_over(stand.redeemer, asked(prize)))
    with stand.shop.store.reading() as work:
        ((act, _),) = handed_on(stand.desk, work, prize.won_on, 10)
    place = act.till, act.epoch, act.seq
    assert stand.handing.roll_back(stand.shop.manager, place, " ") == Refused(Refusal.REASON_MISSING)
    assert isinstance(stand.handing.roll_back(stand.redeemer, place, "拿错了"), ApprovalWanted)
    done(stand.handing.roll_back(stand.shop.manager, place, "拿错了"))
    assert stand.handing.roll_back(stand.shop.manager, place, "拿错了") == Refused(Refusal.TAKEN_BACK_ALREADY)
    done(stand.handing.hand_over(stand.redeemer, asked(prize)))
    with stand.shop.store.reading() as work:
        acts = [one.act for one, _ in handed_on(stand.desk, work, prize.won_on, 10)]
    assert acts == [PrizeAct.HANDED_OVER, PrizeAct.ROLLED_BACK, PrizeAct.HANDED_OVER]


def test_the_short_code_is_typed_as_it_is_printed_and_a_wrong_sign_is_noticed() -> None:
    stand = WheelShop(SURE)
    prize = won(stand)
    code = short_code_of(prize.prize_id)
    with stand.shop.store.reading() as work:
        for typed in (code, shown_short_code(code).lower(), "-".join(code)):
            found = stand.handing.named(work, typed)
            assert not isinstance(found, Refused)
            assert found.prize.prize_id == prize.prize_id
        other = "2" if code[0] != "2" else "3"
        assert stand.handing.named(work, other + code[1:]) == Refused(Refusal.SHORT_CODE)
        unknown = short_code_of("another")
        assert is_short_code(unknown)
        assert stand.handing.named(work, unknown) == Refused(Refusal.PRIZE_UNKNOWN)


def test_every_bit_flip_in_a_prize_code_is_refused() -> None:
    """Of the signed bytes, whatever the checksum says: it is made to fit."""
    stand = WheelShop(SURE)
    code = stand.spin(stand.member()).code
    whole = decode_base45(code.removeprefix("SK:"))[:-2]
    for bit in range(len(whole) * 8):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        scan = stand.check.prize("SK:" + encode_base45(with_checksum(bytes(flipped))))
        assert scan.outcome is not CodeOutcome.VALID, bit
    for place in range(len(code)):
        sign = "A" if code[place] != "A" else "B"
        assert stand.check.prize(code[:place] + sign + code[place + 1 :]).outcome is not CodeOutcome.VALID


# in a chain


def test_another_till_hands_it_over_once_head_office_has_moved_it_there() -> None:
    chain = JoinedShop()
    stand = WheelShop(SURE, chain.shop)
    member = stand.member()
    chain.in_step()
    for one in stand.look(member).missing:
        chain.sync.ask(one.account, one.holder, one.amount)
    prize = stand.spin(member).prize
    assert prize is not None
    chain.in_step()
    chain.in_step()
    with chain.other.store.reading() as work:
        kept = work.prizes.find(prize.prize_id)
        there = work.members.slices(chain.other.till, member, AccountKind.PRIZE)
    assert kept is not None
    assert (kept.left, [part for part in there if part.amount]) == (1, [])
    chain.other.sync.ask(AccountKind.PRIZE, member, 1)  # recalled from the till where it was won
    chain.in_step()
    chain.in_step()
    chain.other.sync.ask(AccountKind.PRIZE, member, 1)
    with chain.other.store.reading() as work:
        (part,) = work.members.slices(chain.other.till, member, AccountKind.PRIZE)
    assert (part.lot, part.amount) == (prize.prize_id, 1)
    assert stand.handing.hand_over(stand.redeemer, asked(prize)) == Refused(Refusal.PRIZE_ELSEWHERE)
