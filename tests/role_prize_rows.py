"""Who may spin the wheel, hand prizes over and take that back: one row a use case."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from fakes.member_phone import knows_head_office
from fakes.wheel_shop import CALENDAR, spun
from role_stand import SHOWN, RoleStand, UseCase
from shuke.adapters.code_text.texts import CodeTexts
from shuke.application.phones.pairing import PhonePairing
from shuke.application.prizes.handing_over import HandingOver, PrizeAsked, PrizeDone
from shuke.application.prizes.wheel import WheelDesk
from shuke.application.session import Session
from shuke.domain.shop import Right

__all__ = ["ROWS"]

Act = Callable[[Session], object]


def _wheel(s: RoleStand) -> WheelDesk:
    return WheelDesk(s.desk, s.shop.signer.sign)


def _spun(s: RoleStand) -> Act:
    return lambda who: _wheel(s).spin(who, s.member)


def _handing(s: RoleStand) -> tuple[HandingOver, PrizeAsked]:
    prize = spun(_wheel(s).spin(s.boss, s.member)).prize
    assert prize is not None
    return HandingOver(s.desk, lambda: CALENDAR), PrizeAsked(prize.prize_id, SHOWN, "身份证 …1234")


def _handed_over(s: RoleStand) -> Act:
    handing, asked = _handing(s)
    return lambda who: handing.hand_over(who, asked)


def _rolled_back(s: RoleStand) -> Act:
    handing, asked = _handing(s)
    done = handing.hand_over(s.boss, asked)
    assert isinstance(done, PrizeDone), done
    with s.shop.store.reading() as work:
        head = work.journal.head(s.desk.till)
    assert head
    place = (s.desk.till, head.epoch, head.seq)
    return lambda who: handing.roll_back(who, place, "扫错了")


def _phone_prepared(s: RoleStand) -> Act:
    knows_head_office(s.shop.store)
    pairing = PhonePairing(s.desk, CodeTexts(), secrets.token_bytes)
    return pairing.prepared


ROWS = {
    "phones.pairing:PhonePairing.prepared": UseCase((Right.PAIR_PHONE,), _phone_prepared),
    "prizes.wheel:WheelDesk.spin": UseCase((Right.SELL,), _spun),
    "prizes.handing_over:HandingOver.hand_over": UseCase(
        (Right.HAND_OVER_PRIZES,), _handed_over, by_word=True
    ),
    "prizes.handing_over:HandingOver.roll_back": UseCase((Right.TAKE_BACK,), _rolled_back, by_word=True),
}
