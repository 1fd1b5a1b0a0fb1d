"""Every kind of fact this release knows. An unknown kind, or a newer version, is kept as it is: opaque."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Protocol

from shuke.domain.facts.allowance_set import AllowanceSet
from shuke.domain.facts.articles_listed import ArticlesListed
from shuke.domain.facts.basket_voided import BasketVoided
from shuke.domain.facts.campaign_started import CampaignStarted, CampaignTurned
from shuke.domain.facts.card_changed import CardChanged
from shuke.domain.facts.card_issued import CardIssued
from shuke.domain.facts.care_set import CareSet
from shuke.domain.facts.cash_moved import CashMoved
from shuke.domain.facts.code_refused import CodeRefused
from shuke.domain.facts.costs_set import CostsSet
from shuke.domain.facts.customer_pin_set import CustomerPinSet
from shuke.domain.facts.day_brought import DayBrought
from shuke.domain.facts.day_closed import DayClosed
from shuke.domain.facts.draw_committed import DrawCommitted, DrawRevealed
from shuke.domain.facts.drawer_opened import DrawerOpened
from shuke.domain.facts.event_announced import EventAnnounced
from shuke.domain.facts.event_booked import EventBooked
from shuke.domain.facts.exception_carried_out import ExceptionCarriedOut
from shuke.domain.facts.exception_decided import ExceptionDecided
from shuke.domain.facts.exception_raised import ExceptionRaised
from shuke.domain.facts.exception_settled import ExceptionSettled
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.feedback_answered import FeedbackAnswered
from shuke.domain.facts.feedback_taken import FeedbackTaken
from shuke.domain.facts.goal_set import GoalSet
from shuke.domain.facts.goodwill_refunded import GoodwillRefunded
from shuke.domain.facts.handed_out import HandedOut
from shuke.domain.facts.keeping_set import KeepingSet
from shuke.domain.facts.lead_named import LeadNamed
from shuke.domain.facts.list_exported import ListExported
from shuke.domain.facts.lots_drawn import LotsBrought, LotsDrawn, LotsEntered
from shuke.domain.facts.lots_lapsed import LotsLapsed
from shuke.domain.facts.member_assigned import MemberAssigned
from shuke.domain.facts.member_came_back import MemberCameBack
from shuke.domain.facts.member_carried_over import MemberCarriedOver
from shuke.domain.facts.member_consented import MemberAcceptedTerms, MemberConsented
from shuke.domain.facts.member_contacted import MemberContacted
from shuke.domain.facts.member_described import MemberDescribed
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.facts.member_erased import MemberDataGiven, MemberErased
from shuke.domain.facts.member_fetched import MemberFetched
from shuke.domain.facts.member_invited import MemberInvited
from shuke.domain.facts.member_noticed import MemberNoticed
from shuke.domain.facts.member_promoted import MemberPromoted
from shuke.domain.facts.members_carried_over import MembersCarriedOver
from shuke.domain.facts.members_carried_twice import MembersCarriedTwice
from shuke.domain.facts.members_merged import MembersMerged
from shuke.domain.facts.message_template_saved import MessageTemplateSaved
from shuke.domain.facts.month_settled import MonthSettled
from shuke.domain.facts.office_rekeyed import OfficeRekeyed
from shuke.domain.facts.outage_ended import OutageEnded
from shuke.domain.facts.plain import from_plain
from shuke.domain.facts.prize_turned import PrizeTurnedOver
from shuke.domain.facts.programme_published import ProgrammePublished
from shuke.domain.facts.receipt_reprinted import ReceiptReprinted
from shuke.domain.facts.review_decided import ReviewDecided
from shuke.domain.facts.rows import RowOperation
from shuke.domain.facts.run_brought import RunBrought
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.facts.sale_refunded import SaleRefunded
from shuke.domain.facts.segment_saved import SegmentSaved
from shuke.domain.facts.self_enrolment_settled import SelfEnrolmentSettled
from shuke.domain.facts.shift_closed import ShiftClosed
from shuke.domain.facts.shift_counted import ShiftCounted
from shuke.domain.facts.shift_opened import ShiftOpened
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.facts.slice_granted import SliceGranted, SliceReturned
from shuke.domain.facts.slice_handed_over import SliceHandedOver, SliceTakenOver
from shuke.domain.facts.slices_moved import SlicesMoved, TillWrittenOff
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.facts.staff_pin_reset import StaffPinReset
from shuke.domain.facts.staff_pin_set import StaffPinSet
from shuke.domain.facts.staff_signed_in import StaffSignedIn, StaffSignedOut
from shuke.domain.facts.stock_corrected import StockCorrected
from shuke.domain.facts.stock_opened import StockOpened
from shuke.domain.facts.till_enrolled import TillEnrolled, TillRevoked
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.facts.till_rekeyed import TillRekeyed
from shuke.domain.facts.value_paid_back import ValuePaidBack
from shuke.domain.facts.value_topped_up import ValueToppedUp
from shuke.domain.facts.wheel_spun import WheelSpun

__all__ = ["KINDS", "FactBody", "read_body"]


class FactBody(Protocol):
    """What every kind of fact is: a frozen dataclass with a name, a version and its row operations."""

    KIND: ClassVar[str]
    VERSION: ClassVar[int]

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        """What it does to the projections; reads nothing, computes nothing that another place must repeat."""
        ...


KINDS: Mapping[str, type[Any]] = {
    kind.KIND: kind
    for kind in (
        AllowanceSet,
        ArticlesListed,
        BasketVoided,
        CampaignStarted,
        CampaignTurned,
        CareSet,
        CardChanged,
        CardIssued,
        CashMoved,
        CodeRefused,
        CostsSet,
        CustomerPinSet,
        DayBrought,
        DayClosed,
        DrawCommitted,
        DrawRevealed,
        GoalSet,
        GoodwillRefunded,
        HandedOut,
        KeepingSet,
        LeadNamed,
        DrawerOpened,
        ListExported,
        EventAnnounced,
        EventBooked,
        FeedbackAnswered,
        FeedbackTaken,
        LotsBrought,
        LotsDrawn,
        LotsEntered,
        LotsLapsed,
        MemberCameBack,
        ExceptionCarriedOut,
        ExceptionDecided,
        ExceptionRaised,
        ExceptionSettled,
        MemberCarriedOver,
        MemberAcceptedTerms,
        MemberAssigned,
        MemberConsented,
        MemberContacted,
        MemberDataGiven,
        MemberDescribed,
        MemberErased,
        MemberEnrolled,
        MemberFetched,
        MemberInvited,
        MemberNoticed,
        MembersMerged,
        MemberPromoted,
        MembersCarriedOver,
        MembersCarriedTwice,
        MessageTemplateSaved,
        MonthSettled,
        OfficeRekeyed,
        OutageEnded,
        PrizeTurnedOver,
        ProgrammePublished,
        ReceiptReprinted,
        ReviewDecided,
        RunBrought,
        SaleCompleted,
        SaleRefunded,
        SelfEnrolmentSettled,
        SegmentSaved,
        ShiftClosed,
        ShiftCounted,
        ShiftOpened,
        ShopDescribed,
        SliceGranted,
        SliceHandedOver,
        SliceReturned,
        SliceTakenOver,
        SlicesMoved,
        StaffEnrolled,
        StaffPinSet,
        StaffPinReset,
        StaffSignedIn,
        StaffSignedOut,
        StockCorrected,
        StockOpened,
        TillEnrolled,
        TillOpened,
        TillRekeyed,
        TillRevoked,
        TillWrittenOff,
        ValuePaidBack,
        ValueToppedUp,
        WheelSpun,
    )
}


def read_body(kind: str, version: int, plain: object) -> FactBody | None:
    """The body of a decoded fact; None when this release does not know the kind or the version.

    Raises:
        NotPlain: the kind is known but the body is not of its shape.
    """
    shape = KINDS.get(kind)
    if shape is None or version > shape.VERSION:
        return None
    body: FactBody = from_plain(shape, plain)
    return body
