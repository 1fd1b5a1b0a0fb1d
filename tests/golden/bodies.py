"""One body of every kind of fact with all it can carry, and one with only what it must."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from shuke.domain.announced import AnnouncedEvent
from shuke.domain.article import Article, Department
from shuke.domain.basket import BasketLine, ByHand, HandKind, IdentifiedBy, Tender, TenderKind
from shuke.domain.beside_held import BesideHeld
from shuke.domain.bilingual import Bilingual
from shuke.domain.campaigns.state import CampaignState
from shuke.domain.card import CardStatus
from shuke.domain.consent import Channel, ConsentBy
from shuke.domain.contacted import Outcome
from shuke.domain.exceptions.case import NamedFact
from shuke.domain.exceptions.kinds import Decision, ExceptionKind, Owner, State
from shuke.domain.explanation import Reason
from shuke.domain.facts.allowance_set import AllowanceSet
from shuke.domain.facts.articles_listed import ArticlesListed
from shuke.domain.facts.basket_voided import BasketVoided
from shuke.domain.facts.brought import (
    BesideMoved,
    Brought,
    CardIssuedAnew,
    CardMoved,
    ReviewAsked,
    SliceMoved,
)
from shuke.domain.facts.campaign_started import CampaignStarted, CampaignTurned
from shuke.domain.facts.card_changed import CardAct, CardChanged
from shuke.domain.facts.card_issued import CardIssued
from shuke.domain.facts.care_set import CareSet
from shuke.domain.facts.cash_moved import CashMoved
from shuke.domain.facts.code_refused import CodeRefused
from shuke.domain.facts.cost_rows import Undone
from shuke.domain.facts.costs_set import CostsSet
from shuke.domain.facts.customer_pin_set import CustomerPinSet
from shuke.domain.facts.day_brought import DayBrought, DayCounts
from shuke.domain.facts.day_closed import DayClosed
from shuke.domain.facts.draw_committed import DrawCommitted, DrawRevealed
from shuke.domain.facts.drawer_opened import DrawerOpened
from shuke.domain.facts.entries import CouponIssued, GivenByRules
from shuke.domain.facts.event_announced import EventAnnounced
from shuke.domain.facts.event_booked import EventAct, EventBooked
from shuke.domain.facts.exception_carried_out import ExceptionCarriedOut
from shuke.domain.facts.exception_decided import ExceptionDecided
from shuke.domain.facts.exception_raised import ExceptionRaised
from shuke.domain.facts.exception_settled import ExceptionSettled
from shuke.domain.facts.explained import explained
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.feedback_answered import FeedbackAnswered
from shuke.domain.facts.feedback_taken import FeedbackTaken
from shuke.domain.facts.goal_set import GoalSet
from shuke.domain.facts.goodwill_refunded import GoodwillRefunded
from shuke.domain.facts.handed_out import GiveAct, HandedOut, PartnerServed, QuotaUsed
from shuke.domain.facts.in_shift import InShift
from shuke.domain.facts.keeping_set import KeepingSet
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.lead_named import LeadNamed
from shuke.domain.facts.list_exported import ListExported
from shuke.domain.facts.lots_drawn import LotsBrought, LotsDrawn, LotsEntered
from shuke.domain.facts.lots_lapsed import LapsedLot, LapsedSlices, LotsLapsed
from shuke.domain.facts.member_assigned import Assigned, MemberAssigned
from shuke.domain.facts.member_came_back import MemberCameBack
from shuke.domain.facts.member_carried_over import CarriedLot, MemberCarriedOver
from shuke.domain.facts.member_consented import ConsentSaid, MemberAcceptedTerms, MemberConsented
from shuke.domain.facts.member_contacted import MemberContacted
from shuke.domain.facts.member_described import MemberDescribed
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.facts.member_erased import MemberDataGiven, MemberErased
from shuke.domain.facts.member_fetched import MemberFetched
from shuke.domain.facts.member_invited import MemberInvited
from shuke.domain.facts.member_noticed import MemberNoticed
from shuke.domain.facts.member_promoted import MemberPromoted
from shuke.domain.facts.members_carried_over import CarriedMember, MembersCarriedOver
from shuke.domain.facts.members_carried_twice import CarriedTwice, MembersCarriedTwice
from shuke.domain.facts.members_merged import Counted, MembersMerged, MergedPart, Used
from shuke.domain.facts.message_template_saved import MessageTemplateSaved
from shuke.domain.facts.month_settled import HeardUpTo, MonthSettled
from shuke.domain.facts.office_rekeyed import OfficeRekeyed
from shuke.domain.facts.outage_ended import OutageEnded, RiskTaken
from shuke.domain.facts.prize_rows import PrizeIssued
from shuke.domain.facts.prize_turned import PrizeAct, PrizeTurnedOver
from shuke.domain.facts.programme_published import ProgrammePublished
from shuke.domain.facts.receipt_reprinted import ReceiptReprinted
from shuke.domain.facts.review_decided import ReviewDecided
from shuke.domain.facts.run_brought import RunBrought
from shuke.domain.facts.sale_completed import CouponRedeemed, LedgerEntry, SaleCompleted, SoldLine, ValueUsed
from shuke.domain.facts.sale_refunded import PaidBack, RefundedLine, SaleRefunded
from shuke.domain.facts.segment_saved import SegmentSaved
from shuke.domain.facts.self_enrolment_settled import SelfEnrolmentSettled
from shuke.domain.facts.shift_closed import Outstanding, ShiftClosed
from shuke.domain.facts.shift_counted import ShiftCounted
from shuke.domain.facts.shift_opened import ShiftOpened
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.facts.slice_granted import SliceGranted, SliceReturned
from shuke.domain.facts.slice_handed_over import SliceHandedOver, SliceTakenOver
from shuke.domain.facts.slices_moved import AtRisk, SliceMove, SlicesMoved, TillWrittenOff
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.facts.staff_pin_reset import StaffPinReset
from shuke.domain.facts.staff_pin_set import StaffPinSet
from shuke.domain.facts.staff_signed_in import StaffSignedIn, StaffSignedOut
from shuke.domain.facts.stock_corrected import StockCorrected
from shuke.domain.facts.stock_opened import StockOpened
from shuke.domain.facts.till_enrolled import TillEnrolled, TillRevoked
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.facts.till_rekeyed import TillRekeyed
from shuke.domain.facts.value_paid_back import PaidBackOf, ValuePaidBack
from shuke.domain.facts.value_topped_up import ValueToppedUp
from shuke.domain.facts.wheel_spun import SegmentOffered, WheelSpun
from shuke.domain.feedback import FeedbackKind
from shuke.domain.figures.costs_said import CostsSaid
from shuke.domain.keeping import Keeping, Kept
from shuke.domain.membership.state import MembershipState
from shuke.domain.money import Money
from shuke.domain.profile_fields import ProfileField
from shuke.domain.programme.parts.card_rules import CardOrigin
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.self_enrolment import TurnedAway
from shuke.domain.shift import CashDirection, DayFigures, ShiftFigures, TenderTotal
from shuke.domain.shop import Role, Shop, Staff
from shuke.domain.shop_debts import DebtKind, DebtSum
from shuke.domain.sign_up import SignUp, SignUpState
from shuke.domain.slices.account import NEVER, AccountKind, Slice
from shuke.domain.slices.allowance import Allowance, Bounds, Step
from shuke.domain.tier_held import TierHeld

__all__ = ["HEADER", "SAMPLES", "SEED"]

SEED = bytes([2]) * 32
"""Of the Ed25519 key that signs the golden facts."""

HEADER = FactHeader(
    tenant="demo",
    till="S01-1",
    epoch=2,
    seq=41,
    previous=bytes(range(32)),
    recorded_at_ms=1_793_757_600_000,
    business_date=date(2026, 11, 3),
    staff="st-1",
)

_KEY = bytes(range(100, 132))
_MEMBER = "01JBYT3Q8Z4M7N2K5V9C6XW0RA"
_CARD = "01JBYT3Q8Z4M7N2K5V9C6XW0RB"
_FIRST_CARD = "01JBYT3Q8Z4M7N2K5V9C6XW0RC"
_BASKET = "01JBYT3Q8Z4M7N2K5V9C6XW0RD"

_TEA = BasketLine(
    line_id=1,
    name="碧螺春",
    unit_price=Money(128_00),
    quantity_milli=2500,
    article_id="a-6901234567892",
    department="d-1",
    style="罐装",
    brand="星野",
    model="B-12",
    category="绿茶",
    zone="东山",
    reduced=True,
    special_price=True,
    cost=Money(71_20),
)
_OPEN_AMOUNT = BasketLine(line_id=3, name="", unit_price=Money(9_90))

_PRIZE = PrizeIssued(
    "01JBYT3Q8Z4M7N2K5V9C6XW0PR",
    "wheel.first",
    Bilingual("豪华套房一晚", "A night in the deluxe suite"),
    date(2026, 11, 3),
    date(2026, 12, 3),
    holidays=True,
    spans=((date(2026, 11, 11), date(2026, 11, 12)),),
    shop_id="S01",
    proofs=(Proof.DOCUMENT,),
)

_SHIFT = "01JBYT3Q8Z4M7N2K5V9C6XW0SH"

_BY_HAND = replace(
    _OPEN_AMOUNT,
    unit_price=Money(11_00),
    by_hand=ByHand(HandKind.PERCENT, 10, "瑕疵", "st-1", "st-2", was_reduced=True),
)

_SALE = SaleCompleted(
    receipt_number="S01-1.2-000017",
    basket_id=_BASKET,
    quoted_on=date(2026, 11, 2),
    currency="CNY",
    programme="tea-chain",
    programme_version=3,
    lines=(
        SoldLine(
            _TEA, Money(320_00), Money(32_00), Money(5_00), Money(2_00), Money(281_00), paid=Money(281_00)
        ),
        SoldLine(
            _BY_HAND,
            Money(9_90),
            Money(0),
            Money(0),
            Money(0),
            Money(9_90),
        ),
    ),
    tenders=(
        Tender(TenderKind.ALIPAY, Money(100_00), Money(100_00), "2026110322001"),
        Tender(TenderKind.CASH, Money(190_50), Money(200_00)),
    ),
    gross=Money(329_90),
    discount=Money(37_00),
    to_pay=Money(290_90),
    receipt_code="SK:6BFOXN",
    member_id=_MEMBER,
    tier="gold",
    card_number="00112000042-2",
    identified_by=IdentifiedBy.CAMERA,
    points_used=100,
    points_value=Money(2_00),
    points_earned=436,
    points_before=1_234,
    points_after=1_570,
    points_known_at_ms=1_793_757_000_000,
    tier_progress=Money(290_90),
    entries=(
        LedgerEntry(AccountKind.POINTS, "2026-12-31", -60, "points.used"),
        LedgerEntry(AccountKind.POINTS, NEVER, -40, "points.used"),
        LedgerEntry(AccountKind.POINTS, "2027-12-31", 436, "earning"),
    ),
    coupons=(CouponRedeemed("k-17", "birthday", Money(5_00), 1),),
    coupon_value=Money(5_00),
    coupons_given=(
        CouponIssued("k-18", "first-sale", date(2026, 11, 3), date(2026, 12, 2), "4/5", "reward.first-sale"),
    ),
    counts=(("money", 290_90), ("sales", 1)),
    uses=(("member-day", "2026-11-02"),),
    explanation=explained(
        (
            Reason(
                rule="discounts.gold",
                applied=True,
                sentence="discount.applied",
                values=(
                    ("percent", "10"),
                    ("pieces", 2),
                    ("saved", Money(32_00)),
                    ("tier", Bilingual("金卡", "Gold")),
                ),
                amount=Money(32_00),
                line_id=1,
            ),
            Reason(rule="earning", applied=True, sentence="earning.base", points=436),
            Reason(rule="day.birthday", applied=False, sentence="day.not_today"),
        )
    ),
    voided=(_OPEN_AMOUNT,),
    shift=InShift(_SHIFT, begins=True),
    begun_by="st-1",
    beside=("campus-card",),
    rounding=Money(40),
    value_used=(
        ValueUsed("t-1", "S01", Money(20_00), Money(2_00), "S02"),
        ValueUsed("", "", bonus=Money(1_00)),
    ),
    signature=bytes(range(32)),
)

_SMALL_SALE = SaleCompleted(
    receipt_number="S01-1.2-000018",
    basket_id=_BASKET,
    quoted_on=date(2026, 11, 3),
    currency="CNY",
    programme="tea-chain",
    programme_version=3,
    lines=(SoldLine(_OPEN_AMOUNT, Money(9_90), Money(0), Money(0), Money(0), Money(9_90)),),
    tenders=(Tender(TenderKind.CASH, Money(9_90), Money(9_90)),),
    gross=Money(9_90),
    discount=Money(0),
    to_pay=Money(9_90),
    receipt_code="SK:6BFOXN",
)

_GIVEN = GivenByRules(
    entries=(LedgerEntry(AccountKind.POINTS, "2027-12-31", 100, "reward.welcome"),),
    coupons=(CouponIssued("k-1", "welcome", date(2026, 11, 3), None, "", "reward.welcome"),),
    uses=(("reward.welcome", "once"),),
)

_BROUGHT = Brought(
    _MEMBER,
    held=TierHeld(
        3,
        1,
        date(2026, 11, 3),
        "gold",
        MembershipState.ENDED,
        given=date(2025, 11, 3),
        sums_from=date(2025, 1, 1),
        progress=300,
        origin=CardOrigin.BESIDE,
    ),
    entries=(LedgerEntry(AccountKind.POINTS, "2026-11-02", -20, "lapse"),),
    slices=(SliceMoved("S01-1", AccountKind.POINTS, "2026-11-02", -14),),
    coupons=_GIVEN.coupons,
    uses=(("reward.birthday", "2026"),),
    cards=(
        CardMoved(_CARD, CardStatus.RECALLED, "00111000043"),
        CardMoved(_FIRST_CARD, expires_on=date(2027, 11, 2)),
    ),
    issued=(
        CardIssuedAnew(
            "01JBYT3Q8Z4M7N2K5V9C6XW0RU", "00111000043", "member", date(2026, 11, 3), date(2027, 11, 2)
        ),
    ),
    beside=(BesideMoved("campus", BesideHeld(1, True, date(2026, 11, 2), date(2027, 6, 30))),),
    review=ReviewAsked("01JBYT3Q8Z4M7N2K5V9C6XW0RV", 24, date(2024, 11, 2), date(2026, 11, 2)),
    published=date(2026, 11, 2),
    explanation=explained(
        (
            Reason(
                "term",
                True,
                "term.down",
                (
                    ("count", 20),
                    ("last", "2026-11-02"),
                    ("missing", Money(12_40)),
                    ("tier", Bilingual("银卡", "Silver")),
                ),
                Money(1),
                -20,
                1,
            ),
        )
    ),
)

SAMPLES: Mapping[type, Mapping[str, FactBody]] = {
    AllowanceSet: {
        "whole": AllowanceSet(
            Allowance(
                60,
                240,
                (Step(24, 50), Step(72, 0)),
                (
                    Bounds(AccountKind.POINTS, 100, 2_000, 3_000, 20_000, 50_000),
                    Bounds(AccountKind.COUPON, sale=1),
                ),
            )
        ),
        "least": AllowanceSet(Allowance()),
    },
    HandedOut: {
        "whole": HandedOut(
            act=GiveAct.TAKEN_BACK,
            what="tea-cup",
            programme="tea-chain",
            programme_version=3,
            member=_BROUGHT,
            shop_id="S01",
            quotas=(QuotaUsed("gifts.cups", "2026", -1), QuotaUsed("perk.parking", "2026-11-03", 3)),
            stock=(
                Brought(
                    "stock~tea-chain.gifts@S01.tea-cup",
                    entries=(LedgerEntry(AccountKind.STOCK, NEVER, 1, "gift.tea-cup"),),
                    slices=(SliceMoved("S01-1", AccountKind.STOCK, NEVER, 1),),
                ),
            ),
            prize=_PRIZE,
            fee=Money(5_00),
            note="拿错了",
            evidence="身份证 …1234",
            reverses=("S01-1", 2, 40),
            undoes=GiveAct.GIFT_TAKEN,
            approved_by="st-2",
            served=PartnerServed("airport", "lounge", -2, Money(-30_00)),
        ),
        "least": HandedOut(
            GiveAct.PERK_USED,
            "birthday-gift",
            "tea-chain",
            1,
            Brought(_MEMBER),
            "S01",
            (QuotaUsed("perk.birthday-gift", "2026", 1),),
        ),
    },
    EventAnnounced: {
        "whole": EventAnnounced(
            AnnouncedEvent(
                event_id="01JBYT3Q8Z4M7N2K5V9C6XW0EV",
                shop_id="S01",
                name="秋茶品鉴",
                first=date(2026, 11, 14),
                last=date(2026, 11, 15),
                opens=date(2026, 11, 7),
                places=12,
                fee=Money(49_00),
                fees=(("gold", Money(20_00)), ("diamond", Money(0))),
                tiers=("ordinary", "gold", "diamond"),
                priority=("diamond",),
                priority_days=3,
                called_off=True,
            ),
            "st-2",
        ),
        "least": EventAnnounced(
            AnnouncedEvent("e-1", "S01", "开门红", date(2026, 11, 4), date(2026, 11, 4), date(2026, 11, 3))
        ),
    },
    EventBooked: {
        "whole": EventBooked(
            act=EventAct.SIGNED_UP,
            event="autumn-tasting",
            name=Bilingual("秋茶品鉴", "Autumn tasting"),
            programme="tea-chain",
            programme_version=3,
            member=_BROUGHT,
            shop_id="S01",
            under="m-2",
            standing=SignUp(2, SignUpState.SIGNED_UP),
            quotas=(QuotaUsed("event.autumn-tasting", "once", 1),),
            stock=(("event.autumn-tasting", 1),),
            fee=Money(49_00),
            tenders=(Tender(TenderKind.CASH, Money(49_00), Money(50_00), "0517"),),
            shift=InShift(_SHIFT, begins=True),
            approved_by="st-2",
        ),
        "fee back": EventBooked(
            act=EventAct.SIGNED_OFF,
            event="autumn-tasting",
            name=Bilingual("秋茶品鉴", "Autumn tasting"),
            programme="tea-chain",
            programme_version=3,
            member=Brought(_MEMBER),
            shop_id="S01",
            standing=SignUp(3, SignUpState.SIGNED_OFF),
            quotas=(QuotaUsed("event.autumn-tasting", "once", -1),),
            stock=(("event.autumn-tasting", -1),),
            fee_back=Money(49_00),
            back_by=TenderKind.ALIPAY,
            shift=InShift(_SHIFT),
        ),
        "kept": EventBooked(
            EventAct.WAITS,
            "autumn-tasting",
            Bilingual("秋茶品鉴", "Autumn tasting"),
            "tea-chain",
            3,
            Brought(_MEMBER),
            "S01",
            standing=SignUp(0, SignUpState.WAITS),
            quotas=(QuotaUsed("event.autumn-tasting.waiting", "once", 1),),
            kept_until_ms=1_793_930_400_000,
        ),
        "least": EventBooked(
            EventAct.CHECKED_IN,
            "open-day",
            Bilingual("开放日", "Open day"),
            "tea-chain",
            1,
            Brought(_MEMBER),
            "S01",
            walked_in=True,
        ),
    },
    FeedbackTaken: {
        "whole": FeedbackTaken(
            "01JBYT3Q8Z4M7N2K5V9C6XW0FB",
            _MEMBER,
            FeedbackKind.COMPLAINT,
            _KEY,
            date(2026, 11, 6),
            "S01",
            "S01-1.2-000040",
        ),
        "least": FeedbackTaken("f-1", "m-2", FeedbackKind.PRAISE, _KEY, date(2026, 11, 17), "S01"),
    },
    FeedbackAnswered: {
        "whole": FeedbackAnswered(
            "01JBYT3Q8Z4M7N2K5V9C6XW0FB", _MEMBER, _KEY, "tea-chain", 3, _BROUGHT, "st-2"
        ),
        "least": FeedbackAnswered("f-1", "m-2", _KEY, "tea-chain", 1, Brought("m-2")),
    },
    MonthSettled: {
        "whole": MonthSettled(
            "2026-10",
            (HeardUpTo("S01-1", 2, 40), HeardUpTo("S02-1", 1, 7)),
            (
                DebtSum("2026-09", DebtKind.SPENT, "S01", "S02", "", Money(30_00), Money(3_00), 0, 1),
                DebtSum("2026-10", DebtKind.RETURNED, "S01", "S02", "", Money(-5_00), Money(-1)),
                DebtSum("2026-10", DebtKind.PARTNER, "S01", "airport", "lounge", times=3, debts=2),
            ),
        ),
        "least": MonthSettled("2026-10", (), ()),
    },
    RunBrought: {
        "whole": RunBrought(
            "campaign.01JBYT3Q8Z4M7N2K5V9C6XW0RK",
            "2026-11-03",
            "tea-chain",
            3,
            (_BROUGHT,),
            ("m-7", "m-8"),
            "e-1",
            "t-1",
            marketing=False,
            quotas=(QuotaUsed("wheel.chances.given", "tea-chain.spring/campaign.01JBYT/2026-12-02", 3),),
        ),
        "least": RunBrought("care.birthday", "2026", "tea-chain", 1, (Brought("m-2"),)),
    },
    MessageTemplateSaved: {
        "whole": MessageTemplateSaved(
            "mt-1",
            Bilingual("祝福", "Wishes"),
            Bilingual("{name}，您好", "Dear {name}"),
            "greeting",
            gone=True,
        ),
        "least": MessageTemplateSaved("mt-2", Bilingual("x", "x"), Bilingual("x", "x"), "offer"),
    },
    CampaignStarted: {
        "whole": CampaignStarted("01JBYT3Q8Z4M7N2K5V9C6XW0RK", "唤醒老客", '{"every":"once"}', "seed-1"),
    },
    CampaignTurned: {
        "whole": CampaignTurned("01JBYT3Q8Z4M7N2K5V9C6XW0RK", CampaignState.STOPPED),
    },
    CareSet: {
        "whole": CareSet("S01", "birthday", '{"days":3}', "S01-2", on=False),
        "least": CareSet("S01", "tier", "", "S01-1"),
    },
    SegmentSaved: {
        "whole": SegmentSaved("sg-1", "睡着的金卡", '{"bounds":{},"where":{"all":[]}}', gone=True),
        "least": SegmentSaved("sg-2", "x", ""),
    },
    CostsSet: {
        "whole": CostsSet(
            "S01",
            CostsSaid(
                350,
                Money(8_00),
                Money(120_00),
                Money(5_00),
                Money(60_00),
                Money(3_50),
                Money(20_000_00),
                yearly=True,
            ),
        ),
        "least": CostsSet("", CostsSaid()),
    },
    GoalSet: {
        "whole": GoalSet("2026-11", "st-1", "floor-manager", Money(50_000_00), whole_shop=True),
        "least": GoalSet("2026-11", "st-2", "other-post", Money(0)),
    },
    KeepingSet: {
        "whole": KeepingSet(Keeping(Kept.HOME_SHOP, 120)),
        "least": KeepingSet(Keeping()),
    },
    DrawCommitted: {
        "whole": DrawCommitted("hotel-wheel.autumn", bytes(range(32))),
        "least": DrawCommitted("c", bytes(32)),
    },
    DrawRevealed: {
        "whole": DrawRevealed("hotel-wheel.autumn", bytes(range(32)), bytes(range(64))),
        "least": DrawRevealed("c", bytes(32), bytes(64)),
    },
    LotsEntered: {
        "whole": LotsEntered("tea-chain.monthly.2026-11", (_MEMBER, "m-2")),
        "least": LotsEntered("c", ()),
    },
    LotsDrawn: {
        "whole": LotsDrawn(
            "tea-chain.monthly.2026-11",
            date(2026, 11, 30),
            "tea-chain",
            3,
            bytes(range(32)),
            bytes(range(64)),
            2,
            (_MEMBER,),
            everybody=True,
        ),
        "least": LotsDrawn("c", date(2026, 11, 30), "p", 1, bytes(32), bytes(64), 0, ()),
    },
    LotsBrought: {
        "whole": LotsBrought(
            "tea-chain.monthly.2026-11",
            (_BROUGHT,),
            ((_MEMBER, _PRIZE),),
        ),
        "least": LotsBrought("c", (Brought(_MEMBER),)),
    },
    StockCorrected: {
        "whole": StockCorrected("stock~hotel-wheel.autumn.first", -3, "摔坏三个"),
    },
    StockOpened: {
        "whole": StockOpened("stock~hotel-wheel.autumn.first", AccountKind.STOCK, 6, "S01-1"),
        "least": StockOpened(_MEMBER, AccountKind.SPINS, 1),
    },
    WheelSpun: {
        "whole": WheelSpun(
            campaign="hotel-wheel.autumn",
            commitment=bytes(range(32)),
            number=3,
            programme="hotel-wheel",
            programme_version=2,
            member_id=_MEMBER,
            offered=(
                SegmentOffered("first", 1, 1, 100_000_000),
                SegmentOffered("second", 2, 0, 0),
                SegmentOffered("thanks", 9, None, 900_000_000),
            ),
            segment="first",
            members=(_BROUGHT,),
            quotas=(
                QuotaUsed("wheel.spin", "2026-11-03", 1),
                QuotaUsed("wheel.spin", "hotel-wheel.autumn", 1),
            ),
            prize=_PRIZE,
        ),
        "least": WheelSpun("c", bytes(32), 1, "p", 1, _MEMBER, (), "thanks", (Brought(_MEMBER),), ()),
    },
    PrizeTurnedOver: {
        "whole": PrizeTurnedOver(
            PrizeAct.ROLLED_BACK,
            "01JBYT3Q8Z4M7N2K5V9C6XW0PR",
            "S01",
            _BROUGHT,
            "身份证 …1234",
            "拿错了",
            ("S01-1", 2, 40),
            "st-2",
        ),
        "least": PrizeTurnedOver(PrizeAct.HANDED_OVER, "p", "S", Brought(_MEMBER)),
    },
    MemberFetched: {
        "whole": MemberFetched("m-17", "S02", "S02-1", "phone"),
        "least": MemberFetched("m", "S", "S-1", "card"),
    },
    ArticlesListed: {
        "whole": ArticlesListed(
            (
                Article(
                    article_id="a-6901234567892",
                    name="碧螺春",
                    price=Money(128_00),
                    barcode="6901234567892",
                    department_id="d-1",
                    style="罐装",
                    brand="星野",
                    model="B-12",
                    category="绿茶",
                    zone="东山",
                    cost=Money(60_00),
                    reduced=True,
                    special_price=True,
                    active=False,
                    offer=Money(99_00),
                    offer_from=date(2026, 11, 1),
                    offer_until=date(2026, 11, 11),
                    quick=True,
                ),
                Article("n-00ff", "散茶", Money(0)),
            ),
            (Department("d-1", "茶叶", 3), Department("d-2", "茶具")),
        ),
        "least": ArticlesListed(),
    },
    BasketVoided: {
        "whole": BasketVoided(_BASKET, (_TEA, _BY_HAND), Money(329_90), _MEMBER),
        "least": BasketVoided(_BASKET, (), Money(0)),
    },
    CardIssued: {
        "whole": CardIssued(
            card_id=_CARD,
            member_id=_MEMBER,
            number="00112000042-2",
            card_type="member",
            issued_on=date(2026, 11, 3),
            expires_on=date(2028, 11, 2),
        ),
        "least": CardIssued(_FIRST_CARD, _MEMBER, "00112000042", "member", date(2026, 1, 5)),
    },
    CardChanged: {
        "whole": CardChanged(
            act=CardAct.HANDED_OVER,
            card_id=_CARD,
            programme="campus-card",
            programme_version=3,
            members=(_BROUGHT, Brought("m-2")),
            note="毕业",
            evidence="身份证 …1234; 学生证 …0042",
            approved_by="st-2",
            fee=Money(5_00),
        ),
        "least": CardChanged(
            CardAct.REPORTED_LOST,
            _FIRST_CARD,
            "tea-chain",
            1,
            (Brought(_MEMBER, cards=(CardMoved(_FIRST_CARD, CardStatus.LOST),)),),
        ),
    },
    MemberInvited: {"whole": MemberInvited(_MEMBER, bytes(range(32)), "身份证 …1234")},
    CustomerPinSet: {
        "whole": CustomerPinSet(_MEMBER, "身份证 …1234"),
        "least": CustomerPinSet(_MEMBER),
    },
    ValueToppedUp: {
        "whole": ValueToppedUp(
            top_up_id="01HTOPUP00000000000000",
            programme="corporate-travel",
            programme_version=3,
            member=_BROUGHT,
            paid=Money(1000_00),
            tenders=(Tender(TenderKind.CASH, Money(1000_00), Money(1100_00)),),
            shop_id="S01",
            shift=InShift("01HSHIFT00000000000000", begins=True),
            seller="小陈",
            first=True,
            invoiced=True,
            counts=(("top_up", 1000_00),),
            approved_by="st-2",
        ),
        "least": ValueToppedUp(
            "t-1",
            "salon",
            1,
            Brought(
                _MEMBER,
                entries=(
                    LedgerEntry(AccountKind.PRINCIPAL, "never", 100_00, "stored_value"),
                    LedgerEntry(AccountKind.BONUS, "never", 5_00, "stored_value"),
                ),
            ),
            Money(100_00),
            (Tender(TenderKind.ALIPAY, Money(100_00), Money(100_00), "20260310221"),),
            "S01",
            InShift("s-1"),
        ),
    },
    ValuePaidBack: {
        "whole": ValuePaidBack(
            programme="corporate-travel",
            programme_version=3,
            member=_BROUGHT,
            parts=(
                PaidBackOf("t-1", Money(500_00), Money(50_00), "S01", "S02"),
                PaidBackOf("t-2", Money(20_00)),
            ),
            tender=TenderKind.CASH,
            shift=InShift("01HSHIFT00000000000000", begins=True),
            counts=(("top_up", "2026-03-10", -500_00),),
            note="搬家",
            approved_by="st-2",
        ),
        "least": ValuePaidBack(
            "salon",
            1,
            Brought(_MEMBER),
            (PaidBackOf("t-1", Money(1_00)),),
            TenderKind.BANK_CARD,
            InShift("s-1"),
        ),
    },
    SelfEnrolmentSettled: {
        "whole": SelfEnrolmentSettled("e-1", "S01", 3, 1_793_757_600_000, _MEMBER, TurnedAway.WRONG),
        "least": SelfEnrolmentSettled("e-1", "S01", 3, 1_793_757_600_000),
    },
    CodeRefused: {
        "whole": CodeRefused("lost", bytes(range(32)), _FIRST_CARD),
        "least": CodeRefused("forged", bytes(32)),
    },
    ExceptionCarriedOut: {
        "whole": ExceptionCarriedOut(
            exception_id="5f0c8e1d2b3a49586776",
            till="S01-1",
            epoch=2,
            seq=40,
            decided_by="陈店长",
            decided_on=date(2026, 11, 3),
            reason="下次来店补付",
            round=1,
            state=State.COLLECTING,
            owner=Owner.SHOP,
            deadline=date(2026, 11, 17),
            member_id=_MEMBER,
            holder="S01-2",
            lifted=(LedgerEntry(AccountKind.POINTS, "2027-12-31", 30, "exception.collect"),),
            due=Money(3_00),
            due_points=30,
            survivor=_MEMBER,
        ),
        "least": ExceptionCarriedOut(
            "5f0c8e1d2b3a49586776",
            "head-office",
            1,
            7,
            "总部",
            date(2026, 11, 3),
            "",
            2,
            State.ACCEPTED,
            Owner.HEAD_OFFICE,
            date(2026, 11, 17),
        ),
    },
    ExceptionDecided: {
        "whole": ExceptionDecided(
            "5f0c8e1d2b3a49586776",
            Decision.DISPUTE,
            1,
            "陈店长",
            "等总部查监控",
            Owner.HEAD_OFFICE,
            date(2026, 12, 1),
            _MEMBER,
        ),
        "least": ExceptionDecided("5f0c8e1d2b3a49586776", Decision.ACCEPT, 0, "陈店长", "金额小"),
    },
    ExceptionRaised: {
        "whole": ExceptionRaised(
            exception_id="5f0c8e1d2b3a49586776",
            kind=ExceptionKind.OVERDRAFT,
            shop_id="S01",
            till="S01-2",
            happened_on=date(2026, 11, 2),
            facts=(NamedFact("S01-2", 2, 40, "S01-2.2-000016"),),
            owner=Owner.SHOP,
            deadline=date(2026, 11, 17),
            member_id=_MEMBER,
            other_member_id="01JBYT3Q8Z4M7N2K5V9C6XW0RE",
            account=AccountKind.POINTS,
            shortfall=(Slice("2027-12-31", 30),),
            at_risk=Money(3_00),
            about=(("balance", "-30"),),
        ),
        "least": ExceptionRaised(
            "5f0c8e1d2b3a49586776",
            ExceptionKind.FORKED_TILL,
            "S01",
            "S01-2",
            date(2026, 11, 2),
            (),
            Owner.HEAD_OFFICE,
            date(2026, 11, 6),
        ),
    },
    ExceptionSettled: {
        "whole": ExceptionSettled(
            "5f0c8e1d2b3a49586776",
            _MEMBER,
            points=30,
            entries=(LedgerEntry(AccountKind.POINTS, "2027-12-31", -30, "exception.settled"),),
        ),
        "least": ExceptionSettled("5f0c8e1d2b3a49586776", _MEMBER, Money(3_00)),
        "in a shift": ExceptionSettled(
            "5f0c8e1d2b3a49586776", _MEMBER, Money(3_00), shift=InShift(_SHIFT, begins=True)
        ),
    },
    MemberCarriedOver: {
        "whole": MemberCarriedOver(
            member_id=_MEMBER,
            number="80001234",
            tier="gold",
            tier_since=date(2024, 5, 6),
            joined_on=date(2019, 2, 3),
            profile=bytes(range(32)),
            shop_id="S01",
            origin="老系统",
            lots=(
                CarriedLot(AccountKind.POINTS, "2026-12-31", 1_200),
                CarriedLot(AccountKind.POINTS, NEVER, -30),
            ),
            cumulative=Money(12_345_67),
            sales=88,
            last_sale_on=date(2026, 10, 30),
            last_visit_ms=1_793_300_000_000,
            counts=(("money", date(2026, 10, 30), 12_345_67),),
        ),
        "least": MemberCarriedOver(
            _MEMBER, "80001234", "ordinary", date(2019, 2, 3), date(2019, 2, 3), bytes(32), "S01", ""
        ),
    },
    MembersCarriedOver: {
        "whole": MembersCarriedOver(
            members=(
                CarriedMember(
                    member_id=_MEMBER,
                    number="80001234",
                    tier="gold",
                    joined_on=date(2019, 2, 3),
                    profile=bytes(range(32)),
                    card_id="c-1",
                    card_expires_on=date(2027, 11, 3),
                    lots=(
                        CarriedLot(AccountKind.POINTS, "2026-12-31", 1_200),
                        CarriedLot(AccountKind.PRINCIPAL, NEVER, 88_00),
                    ),
                    cumulative=Money(12_345_67),
                    sales=88,
                    last_sale_on=date(2026, 10, 30),
                    counts=(("money", date(2026, 10, 30), 12_345_67),),
                ),
                CarriedMember("m-2", "80001235", "ordinary", date(2026, 11, 3), bytes(32), "c-2"),
            ),
            origin="老系统",
            shop_id="S01",
            tier_since=date(2026, 11, 3),
            approved_by="st-2",
        ),
        "least": MembersCarriedOver((), "", "S01", date(2026, 11, 3)),
    },
    MembersCarriedTwice: {
        "whole": MembersCarriedTwice(
            "S01-2",
            1,
            12,
            (
                CarriedTwice(
                    _MEMBER,
                    (CarriedLot(AccountKind.POINTS, "2026-12-31", 1_200),),
                    Money(12_345_67),
                    88,
                    (("money", date(2026, 10, 30), 12_345_67),),
                ),
                CarriedTwice("m-2"),
            ),
        ),
        "least": MembersCarriedTwice("S01-2", 1, 12, ()),
    },
    MemberEnrolled: {
        "whole": MemberEnrolled(
            member_id=_MEMBER,
            number="00112000042",
            tier="ordinary",
            joined_on=date(2026, 11, 3),
            profile=bytes(range(32)),
            shop_id="S01",
            rule="tier.ordinary.sale",
            terms_version=3,
            evidence="小票 S01-1.2-000012",
            given=_GIVEN,
            origin=CardOrigin.BESIDE,
            referred=True,
        ),
        "least": MemberEnrolled(
            _MEMBER, "00112000042", "ordinary", date(2026, 11, 3), bytes(32), "S01", "tier.ordinary.fee", 3
        ),
    },
    MemberPromoted: {
        "whole": MemberPromoted(
            _MEMBER,
            "ordinary",
            "gold",
            date(2026, 11, 3),
            "tier.gold.cumulative",
            rank=1,
            term=2,
            given=_GIVEN,
            sums_from=date(2026, 1, 1),
            progress=250,
            cards=_BROUGHT.cards,
            granted=(("perk.parking", 20),),
            issued=_BROUGHT.issued,
        ),
        "least": MemberPromoted(_MEMBER, "gold", "diamond", date(2026, 11, 3), "tier.diamond.cumulative", 2),
    },
    MemberAssigned: {
        "whole": MemberAssigned((Assigned(_MEMBER, "st-2", 3), Assigned("m-2", "st-1")), "st-2"),
        "least": MemberAssigned(()),
    },
    MemberContacted: {
        "whole": MemberContacted(_MEMBER, Outcome.REACHED, bytes(32)),
        "least": MemberContacted("", Outcome.MISSED),
    },
    MemberErased: {
        "whole": MemberErased(_BROUGHT, "本人要求", "st-2"),
        "least": MemberErased(Brought(_MEMBER), "本人要求"),
    },
    ListExported: {
        "whole": ListExported(
            "members",
            ("card", "name"),
            (("tiers", "gold"), ("standing", "active")),
            masked=True,
            rows_at_most=9,
        ),
        "least": ListExported("sales", ()),
    },
    MemberDataGiven: {
        "whole": MemberDataGiven(_MEMBER, "st-2"),
        "least": MemberDataGiven(_MEMBER),
    },
    MembersMerged: {
        "whole": MembersMerged(
            "01JBYT3Q8Z4M7N2K5V9C6XW0RZ",
            _MEMBER,
            MergedPart(
                entries=(
                    LedgerEntry(AccountKind.POINTS, "2027-12-31", 120, "merged"),
                    LedgerEntry(AccountKind.COUPON, "c-1", 1, "merged"),
                ),
                coupons=(
                    CouponIssued("c-1", "birthday", date(2026, 11, 3), date(2026, 12, 3), "4/5", "care"),
                ),
                counts=(Counted("money", date(2026, 3, 1), 128_00),),
                used=(Used("member-day", "2026", 1),),
                sales=3,
                cumulative=Money(384_00),
            ),
            held=TierHeld(
                1,
                2,
                date(2026, 3, 1),
                "gold",
                MembershipState.ENDED,
                date(2025, 3, 1),
                date(2026, 1, 1),
                40,
                CardOrigin.BESIDE,
            ),
            beside=(BesideMoved("campus", BesideHeld(1, True, date(2026, 3, 1), date(2027, 3, 1))),),
            last_sale_on=date(2026, 11, 2),
            last_visit_ms=1_793_757_000_000,
            reason="同一个人",
            approved_by="st-2",
        ),
        "least": MembersMerged("01JBYT3Q8Z4M7N2K5V9C6XW0RZ", _MEMBER),
    },
    MemberConsented: {
        "whole": MemberConsented(
            _MEMBER,
            (
                ConsentSaid(Channel.SMS, True),
                ConsentSaid(Channel.PHONE, False, 3, date(2026, 10, 31)),
            ),
            ConsentBy.SIGNED,
        ),
        "least": MemberConsented(_MEMBER, ()),
    },
    MemberAcceptedTerms: {
        "whole": MemberAcceptedTerms(_MEMBER, "tea-chain", 4, printed=True),
        "least": MemberAcceptedTerms(_MEMBER, "tea-chain", 3),
    },
    MemberDescribed: {
        "whole": MemberDescribed(
            _MEMBER, _KEY, _KEY[::-1], (ProfileField.PHONE, ProfileField.ADDRESS), approved_by="st-2"
        ),
        "least": MemberDescribed(_MEMBER, _KEY, _KEY[::-1], ()),
    },
    MemberNoticed: {"whole": MemberNoticed(_MEMBER, date(2026, 11, 3))},
    ReviewDecided: {
        "whole": ReviewDecided(
            "01JBYT3Q8Z4M7N2K5V9C6XW0RV", date(2026, 11, 3), approved=True, outcome=_BROUGHT
        ),
        "least": ReviewDecided(
            "01JBYT3Q8Z4M7N2K5V9C6XW0RV", date(2026, 11, 3), approved=False, outcome=Brought(_MEMBER)
        ),
    },
    LotsLapsed: {
        "whole": LotsLapsed(
            date(2026, 11, 2),
            (
                LapsedLot(
                    AccountKind.POINTS,
                    "2026-11-02",
                    (_MEMBER, "m-2"),
                    (-120, 30),
                    (LapsedSlices("S01-1", (0, 1), (-84, 30)), LapsedSlices("S01-2", (0,), (-20,))),
                ),
                LapsedLot(AccountKind.BONUS, "2026-11-01", (_MEMBER,), (-500_00,)),
            ),
        ),
        "least": LotsLapsed(date(2026, 11, 2), ()),
    },
    DayBrought: {
        "whole": DayBrought(
            date(2026, 11, 2),
            "tea-chain",
            3,
            (_BROUGHT, Brought("m-2")),
            DayCounts(1, 2, 3, 4, 5, 6, 7, 8, 9),
        ),
        "least": DayBrought(date(2026, 11, 2), "tea-chain", 3, (), DayCounts()),
    },
    DayClosed: {"whole": DayClosed(date(2026, 11, 2))},
    MemberCameBack: {
        "whole": MemberCameBack(
            _MEMBER,
            "ordinary",
            4,
            date(2026, 11, 3),
            bytes(range(32)),
            "S01",
            "tier.ordinary.sale",
            3,
            "小票 S01-1.2-000012",
            Money(7_050_00),
            _GIVEN,
        ),
        "least": MemberCameBack(
            _MEMBER, "ordinary", 4, date(2026, 11, 3), bytes(range(32)), "S01", "tier.ordinary.sale", 3
        ),
    },
    OutageEnded: {
        "whole": OutageEnded(
            "S01-2",
            "S01",
            1_793_750_000_000,
            1_793_757_600_000,
            12,
            Money(140_00),
            Money(3_00),
            (RiskTaken(AccountKind.POINTS, 6_000, 1_000, 150), RiskTaken(AccountKind.COUPON, 3, 0, 0)),
        ),
        "least": OutageEnded("S01-2", "S01", 1, 2, 0, Money(0), Money(0)),
    },
    ProgrammePublished: {
        "whole": ProgrammePublished(
            "vip",
            3,
            date(2026, 11, 1),
            'extends = "department-store"\nkey = "vip"\nversion = 3\n',
            bases=(("department-store", 'key = "department-store"\n'),),
            waived="商场统一开业",
        ),
        "least": ProgrammePublished("tea-chain", 3, date(2026, 11, 1), 'key = "tea-chain"\nversion = 3\n'),
    },
    ReceiptReprinted: {"whole": ReceiptReprinted(2, 17, 1)},
    SaleCompleted: {"whole": _SALE, "least": _SMALL_SALE},
    GoodwillRefunded: {
        "whole": GoodwillRefunded(
            number="S01-2.1-R000021",
            receipt_number="S01-1.2-000017",
            amount=Money(50_00),
            reason="总部断网",
            shift=InShift(_SHIFT, begins=True),
            sale_till="S01-1",
            sale_epoch=2,
            sale_seq=17,
            approved_by="st-2",
        ),
        "least": GoodwillRefunded("S01-2.1-R000022", "S01-1.2-000017", Money(1), "x", InShift(_SHIFT)),
    },
    SaleRefunded: {
        "whole": SaleRefunded(
            number="S01-2.1-R000020",
            sale_till="S01-1",
            sale_epoch=2,
            sale_seq=17,
            receipt_number="S01-1.2-000017",
            sold_on=date(2026, 11, 2),
            programme="tea-chain",
            programme_version=3,
            lines=(RefundedLine(1, "碧螺春", 1000, Money(140_50)),),
            tenders=(
                PaidBack(TenderKind.ALIPAY, Money(48_30), "2026110322001"),
                PaidBack(TenderKind.CASH, Money(92_20)),
            ),
            reason="尺寸不合",
            shift=InShift(_SHIFT, begins=True),
            member_id=_MEMBER,
            reversed=(
                LedgerEntry(AccountKind.POINTS, "2026-12-31", 30, "refund.points.used"),
                LedgerEntry(AccountKind.COUPON, "k-17", 1, "refund.coupon"),
            ),
            tier_progress=Money(140_50),
            counts=(("money", 140_50),),
            uses=(("member-day", "2026-11-02"),),
            explanation=explained(
                (
                    Reason(
                        rule="refund",
                        applied=True,
                        sentence="refund.done",
                        values=(
                            ("count", 1),
                            ("coupon", Bilingual("入会券", "For joining")),
                            ("money", Money(140_50)),
                            ("receipt", "S01-1.2-000017"),
                        ),
                        amount=Money(1),
                        points=-30,
                        line_id=1,
                    ),
                )
            ),
            permit="01K9ZJ5W8S0000000000000000",
            sold_by="st-2",
            value_back=(ValueUsed("t-1", "S01", Money(20_00), Money(2_00), "S02"),),
            approved_by="st-2",
            card="gold campus-card",
            undone=Undone(Money(9_50), Money(5_00), Money(60), Money(140_50), Money(71_20)),
        ),
        "least": SaleRefunded(
            number="S01-1.2-R000030",
            sale_till="S01-1",
            sale_epoch=2,
            sale_seq=18,
            receipt_number="S01-1.2-000018",
            sold_on=date(2026, 11, 3),
            programme="tea-chain",
            programme_version=3,
            lines=(),
            tenders=(),
            reason="x",
            shift=InShift(_SHIFT),
        ),
    },
    CashMoved: {
        "whole": CashMoved(InShift(_SHIFT, begins=True), CashDirection.OUT, Money(250_00), "解款", "st-2"),
        "least": CashMoved(InShift(_SHIFT), CashDirection.IN, Money(1), "零钱"),
    },
    DrawerOpened: {
        "whole": DrawerOpened("换零", _SHIFT, "st-2"),
        "least": DrawerOpened("换零"),
    },
    ShiftOpened: {
        "whole": ShiftOpened(_SHIFT, Money(300_00), late=True, approved_by="st-2"),
        "least": ShiftOpened(_SHIFT, Money(0)),
    },
    ShiftCounted: {
        "whole": ShiftCounted(_SHIFT, ((100_00, 3), (50, 2)), Money(301_00), Money(300_00), "st-2"),
        "least": ShiftCounted(_SHIFT, (), Money(0), Money(0)),
    },
    ShiftClosed: {
        "whole": ShiftClosed(
            _SHIFT,
            7,
            Money(301_00),
            Money(312_40),
            ShiftFigures(
                started_with=Money(300_00),
                sales=3,
                member_sales=2,
                gross=Money(120_00),
                discount=Money(5_00),
                coupon_value=Money(10_00),
                points_value=Money(3_00),
                to_pay=Money(102_00),
                points_earned=90,
                points_used=150,
                coupons_used=1,
                coupons_given=2,
                by_hand=Money(1_10),
                rounding=Money(40),
                refunds=1,
                refunded=Money(140_50),
                refund_tenders=(TenderTotal(TenderKind.CASH, Money(92_20), 1),),
                collected=Money(12_40),
                cash_in=Money(100_00),
                cash_out=Money(250_00),
                drawer_openings=1,
                counts=2,
                top_ups=2,
                topped_up=Money(1500_00),
                bonus_given=Money(150_00),
                paid_back=Money(500_00),
                bonus_back=Money(50_00),
                event_fees=2,
                event_fee=Money(98_00),
                event_fee_back=Money(49_00),
                tenders=(TenderTotal(TenderKind.CASH, Money(62_00), 2),),
                days=(DayFigures(date(2026, 11, 3), 3, Money(102_00)),),
            ),
            ((100_00, 3), (50, 2)),
            "找零多给了",
            (Outstanding(AccountKind.POINTS, 12_345, Money(617_25)),),
            1_793_757_000_000,
            "st-2",
        ),
        "least": ShiftClosed(_SHIFT, 1, Money(0), Money(0), ShiftFigures()),
    },
    ShopDescribed: {
        "whole": ShopDescribed(
            Shop(
                "S01",
                "熟客茶庄",
                ("人民路1号", "电话 021-55550199"),
                "HKD",
                "Asia/Hong_Kong",
                300,
                closed=True,
            )
        ),
        "least": ShopDescribed(Shop("S02", "熟客茶庄二店")),
    },
    SlicesMoved: {
        "whole": SlicesMoved(
            "S01-2", "S01-2#1", (SliceMove(_MEMBER, AccountKind.POINTS, "2027-12-31", 700),)
        ),
        "least": SlicesMoved("S01-2#1", "", ()),
    },
    TillWrittenOff: {
        "whole": TillWrittenOff("S01-2#1", (AtRisk(AccountKind.POINTS, 700, 1),), "硬盘损坏"),
        "least": TillWrittenOff("S01-2", (), ""),
    },
    SliceHandedOver: {
        "everything": SliceHandedOver(
            to_till="S01-2",
            to_epoch=2,
            request_id="01K9ZJ5W8S0000000000000000",
            account=AccountKind.POINTS,
            member_id="m-1",
            parts=(Slice("2027-12-31", 100), Slice(NEVER, 20)),
        )
    },
    SliceTakenOver: {
        "everything": SliceTakenOver(
            from_till="S01-2",
            from_epoch=1,
            from_seq=17,
            account=AccountKind.BONUS,
            member_id="m-1",
            parts=(Slice(NEVER, 500),),
            handover=bytes(range(40)),
            signature=bytes(64),
        )
    },
    LeadNamed: {
        "everything": LeadNamed("S01", "S01-1", "192.168.1.20:7413"),
        "none": LeadNamed("S01", "", ""),
    },
    SliceGranted: {
        "whole": SliceGranted("S01-2", AccountKind.POINTS, _MEMBER, "2027-12-31", 700, "r-17"),
        "least": SliceGranted("S01-2", AccountKind.POINTS, _MEMBER, NEVER, -700),
    },
    SliceReturned: {"whole": SliceReturned(AccountKind.POINTS, _MEMBER, "2027-12-31", 300)},
    StaffEnrolled: {
        "whole": StaffEnrolled(Staff("st-2", "陈店长", Role.MANAGER, active=False, shops=("S01", "S02"))),
        "least": StaffEnrolled(Staff("st-1", "小林", Role.CASHIER)),
    },
    StaffPinReset: {"whole": StaffPinReset("st-1")},
    StaffPinSet: {"whole": StaffPinSet("st-1")},
    StaffSignedIn: {"whole": StaffSignedIn("st-1")},
    StaffSignedOut: {"whole": StaffSignedOut("st-1")},
    OfficeRekeyed: {"whole": OfficeRekeyed(_KEY, bytes(range(32, 64)), bytes(64), date(2026, 11, 3))},
    TillEnrolled: {"whole": TillEnrolled("S01-2", "S01", "2号台", _KEY, date(2026, 11, 3))},
    TillOpened: {
        "whole": TillOpened("S01", "1号台", _KEY, "restored", bytes(range(32, 64)), bytes(64)),
        "least": TillOpened("S01", "1号台", _KEY),
    },
    TillRekeyed: {"whole": TillRekeyed("S01", bytes(range(32, 64)), _KEY, bytes(64))},
    TillRevoked: {
        "whole": TillRevoked("S01-2", _KEY, date(2026, 11, 3), "被盗"),
        "least": TillRevoked("S01-2", _KEY, date(2026, 11, 3)),
    },
}
"""By the body's class: `whole` says something in every field, `least` leaves out what may be left out."""
