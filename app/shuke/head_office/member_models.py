"""What members' pages and head office say to each other; texts are in the language that was asked for."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from shuke.application.head_office.answering_once import LONGEST_REQUEST
from shuke.application.head_office.member_access import LONGEST_TOLD
from shuke.application.head_office.member_page import ChainGiven, CouponHeld, PageMember, PrizeWaiting
from shuke.application.head_office.page_wheel import PageSpun, WheelShown
from shuke.application.ports.member_pages import MemberSession
from shuke.domain.bilingual import Bilingual
from shuke.domain.codes.chain import SLOT_S, SLOTS
from shuke.domain.codes.scan import MOST_CODE_TEXT
from shuke.domain.explanation import Reason
from shuke.domain.money import Money
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.domain.short_code import short_code_of, shown_short_code
from shuke.wording import reasons
from shuke.wording.figures import money_text
from shuke.wording.sentence import Language

__all__ = [
    "ChainAnswer",
    "MemberAnswer",
    "MoveAnswer",
    "OpenAsked",
    "OpenedAnswer",
    "PrizesAnswer",
    "SessionEndAsked",
    "SessionsAnswer",
    "SpinAsked",
    "SpunAnswer",
    "WheelAnswer",
    "chain_model",
    "member_model",
    "prizes_model",
    "said_reason",
    "session_model",
    "spun_model",
    "wheel_model",
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class OpenAsked(_Strict):
    """`link`: the text of the code on the slip, or the whole link. `telephone`: what this one is called in the list
    of the member's telephones."""

    link: Annotated[str, Field(min_length=1, max_length=MOST_CODE_TEXT)]
    telephone: Annotated[str, Field(max_length=LONGEST_TOLD)] = ""


class OpenedAnswer(BaseModel):
    """`token` is told once; it goes into `Authorization: Bearer` of everything else."""

    token: str
    session: str


class SessionAnswer(BaseModel):
    session: str
    telephone: str
    made_ms: int
    seen_ms: int
    this_one: bool


class SessionsAnswer(BaseModel):
    sessions: list[SessionAnswer]


class SessionEndAsked(_Strict):
    """Empty: the one that asks."""

    session: Annotated[str, Field(max_length=40)] = ""


class MoveAnswer(BaseModel):
    """The path of a link on this host for a new telephone, good once and for some minutes; this one's session ends
    when it is used."""

    link: str
    good_for_s: int


class ChainAnswer(BaseModel):
    """Codes for a day, made on the telephone (`shuke.domain.codes.chain` and `tests/vectors/member_chain.json` say
    how): chain and secret in hexadecimal. `now_ms` is head office's time, by which slots are counted, not the
    telephone's."""

    chain: str
    secret: str
    tenant: str
    member: str
    first_slot: int
    slots: int
    slot_s: int
    now_ms: int


class CouponAnswer(BaseModel):
    coupon: str
    name: str
    last_day: str | None


class MemberAnswer(BaseModel):
    """Amounts as known at head office at `now_ms`, in the smallest unit of money."""

    name: str
    number: str
    tier: str
    points: int
    stored_value: int
    currency: str
    stamps: int
    coupons: list[CouponAnswer]
    now_ms: int


class PrizeAnswer(BaseModel):
    """`code` is the text of its QR. `shop`: the only one that hands it over; empty: any."""

    prize: str
    thing: str
    won_on: str
    last_day: str | None
    shop: str
    code: str
    short_code: str


class PrizesAnswer(BaseModel):
    prizes: list[PrizeAnswer]


class SegmentAnswer(BaseModel):
    """`share_ppb`: how likely, in parts of a billion; nothing: it has left the wheel."""

    segment: str
    name: str
    share_ppb: int


class WheelAnswer(BaseModel):
    """`left`: spins of today; `chances`: those given beside them. `points`: what the next one takes. `why_not`: empty
    where nothing is in the way. `elsewhere`: a shop's till has the right to spin, and is asked for it by trying.
    `commitment`: hexadecimal."""

    segments: list[SegmentAnswer]
    left: int
    chances: int
    points: int
    why_not: str
    elsewhere: bool
    commitment: str


class SpinAsked(_Strict):
    """`request`: made by the page before it asks, and the same when it asks again: that is one spin."""

    request: Annotated[str, Field(min_length=8, max_length=LONGEST_REQUEST, pattern=r"^[A-Za-z0-9-]+$")]


class SpunAnswer(BaseModel):
    """`number`: of this member's spins in the campaign. The outcome follows from the seed behind `commitment`, the
    member's id and the number; the seed is shown when the campaign is over."""

    segment: str
    name: str
    number: int
    commitment: str
    segments: list[SegmentAnswer]
    prize: PrizeAnswer | None


def session_model(session: MemberSession, asking: str) -> SessionAnswer:
    return SessionAnswer(
        session=session.session_id,
        telephone=session.told,
        made_ms=session.made_at_ms,
        seen_ms=session.seen_at_ms,
        this_one=session.session_id == asking,
    )


def chain_model(given: ChainGiven, tenant: str, member_id: str) -> ChainAnswer:
    return ChainAnswer(
        chain=given.chain.hex(),
        secret=given.secret.hex(),
        tenant=tenant,
        member=member_id,
        first_slot=given.first_slot,
        slots=SLOTS,
        slot_s=SLOT_S,
        now_ms=given.now_ms,
    )


def member_model(seen: PageMember, currency: str, language: Language) -> MemberAnswer:
    return MemberAnswer(
        name=seen.name,
        number=seen.member.number,
        tier=_in(seen.tier, language),
        points=seen.points,
        stored_value=seen.stored_value.minor,
        currency=currency,
        stamps=seen.stamps,
        coupons=[_coupon(one, language) for one in seen.coupons],
        now_ms=seen.now_ms,
    )


def prizes_model(waiting: list[PrizeWaiting], language: Language) -> PrizesAnswer:
    return PrizesAnswer(
        prizes=[
            PrizeAnswer(
                prize=one.prize.prize_id,
                thing=_in(one.prize.thing, language),
                won_on=one.prize.won_on.isoformat(),
                last_day=one.prize.last_day.isoformat() if one.prize.last_day else None,
                shop=one.shop,
                code=one.code,
                short_code=shown_short_code(one.short_code),
            )
            for one in waiting
        ]
    )


def wheel_model(seen: WheelShown, currency: str, language: Language) -> WheelAnswer:
    return WheelAnswer(
        segments=[
            SegmentAnswer(
                segment=one.key, name=_in(seen.wheel.segment(one.key).name, language), share_ppb=one.share_ppb
            )
            for one in seen.odds
        ],
        left=seen.left,
        chances=seen.chances,
        points=seen.points,
        why_not=said_reason(seen.why_not, currency, language) if seen.why_not else "",
        elsewhere=seen.elsewhere,
        commitment=seen.commitment.hex(),
    )


def spun_model(spun: PageSpun, language: Language) -> SpunAnswer:
    fact, wheel = spun.fact, spun.programme.wheel
    assert wheel is not None  # it was spun
    names = {one.key: _in(wheel.segment(one.key).name, language) for one in fact.offered}
    prize = fact.prize
    return SpunAnswer(
        segment=fact.segment,
        name=names[fact.segment],
        number=fact.number,
        commitment=fact.commitment.hex(),
        segments=[
            SegmentAnswer(segment=one.key, name=names[one.key], share_ppb=one.share_ppb)
            for one in fact.offered
        ],
        prize=None
        if prize is None
        else PrizeAnswer(
            prize=prize.prize_id,
            thing=_in(prize.thing, language),
            won_on=prize.won_on.isoformat(),
            last_day=prize.last_day.isoformat() if prize.last_day else None,
            shop="",
            code=spun.code,
            short_code=shown_short_code(short_code_of(prize.prize_id)),
        ),
    )


def said_reason(reason: Reason, currency: str, language: Language) -> str:
    def money(amount: Money) -> str:
        return money_text(amount, symbol=CURRENCY_SIGNS[currency])

    return reasons.text(reason, language, money)


def _coupon(one: CouponHeld, language: Language) -> CouponAnswer:
    last = one.last_day.isoformat() if one.last_day else None
    return CouponAnswer(coupon=one.coupon_id, name=_in(one.name, language), last_day=last)


def _in(words: Bilingual, language: Language) -> str:
    return words.zh if language is Language.ZH else words.en
