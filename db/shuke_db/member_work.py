"""The repositories of what is known of members beyond their rows, and of events; part of a unit of work."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Connection

if TYPE_CHECKING:
    from shuke_db.repositories.campaigns import CampaignRows
    from shuke_db.repositories.care import CareRows
    from shuke_db.repositories.consents import ConsentRows
    from shuke_db.repositories.costs import CostRows
    from shuke_db.repositories.events import EventRows
    from shuke_db.repositories.feedback import FeedbackRows
    from shuke_db.repositories.habits import HabitRows
    from shuke_db.repositories.handouts import HandoutRows
    from shuke_db.repositories.listings import ListingRows
    from shuke_db.repositories.member_care import MemberCareRows
    from shuke_db.repositories.member_history import MemberHistoryRows
    from shuke_db.repositories.member_pages import MemberPageRows, ShownCodeRows
    from shuke_db.repositories.mergers import MergerRows
    from shuke_db.repositories.messages import MessageRows, MessageTemplateRows
    from shuke_db.repositories.office_door import OfficeAccountRows, OfficeTryRows, OfficeVisitRows
    from shuke_db.repositories.phones import PhoneRows
    from shuke_db.repositories.prizes import PrizeRows
    from shuke_db.repositories.segments import SegmentRows
    from shuke_db.repositories.self_enrolments import SelfEnrolmentRows
    from shuke_db.repositories.settlements import SettlementRows
    from shuke_db.repositories.shop_figures import ShopFigureRows
    from shuke_db.repositories.shop_statements import ShopStatementRows
    from shuke_db.repositories.staff_pay import StaffPayRows

__all__ = ["MemberWork"]


class MemberWork:
    """They are made when first asked for."""

    _connection: Connection
    _tenant: str

    @cached_property
    def consents(self) -> ConsentRows:
        from shuke_db.repositories.consents import ConsentRows  # noqa: PLC0415

        return ConsentRows(self._connection, self._tenant)

    @cached_property
    def member_care(self) -> MemberCareRows:
        from shuke_db.repositories.member_care import MemberCareRows  # noqa: PLC0415

        return MemberCareRows(self._connection, self._tenant)

    @cached_property
    def member_history(self) -> MemberHistoryRows:
        from shuke_db.repositories.member_history import MemberHistoryRows  # noqa: PLC0415

        return MemberHistoryRows(self._connection, self._tenant)

    @cached_property
    def mergers(self) -> MergerRows:
        from shuke_db.repositories.mergers import MergerRows  # noqa: PLC0415

        return MergerRows(self._connection, self._tenant)

    @cached_property
    def events(self) -> EventRows:
        from shuke_db.repositories.events import EventRows  # noqa: PLC0415

        return EventRows(self._connection, self._tenant)

    @cached_property
    def feedback(self) -> FeedbackRows:
        from shuke_db.repositories.feedback import FeedbackRows  # noqa: PLC0415

        return FeedbackRows(self._connection, self._tenant)

    @cached_property
    def costs(self) -> CostRows:
        from shuke_db.repositories.costs import CostRows  # noqa: PLC0415

        return CostRows(self._connection, self._tenant)

    @cached_property
    def staff_pay(self) -> StaffPayRows:
        from shuke_db.repositories.staff_pay import StaffPayRows  # noqa: PLC0415

        return StaffPayRows(self._connection, self._tenant)

    @cached_property
    def phones(self) -> PhoneRows:
        from shuke_db.repositories.phones import PhoneRows  # noqa: PLC0415

        return PhoneRows(self._connection, self._tenant)

    @cached_property
    def settlements(self) -> SettlementRows:
        from shuke_db.repositories.settlements import SettlementRows  # noqa: PLC0415

        return SettlementRows(self._connection, self._tenant)

    @cached_property
    def listings(self) -> ListingRows:
        from shuke_db.repositories.listings import ListingRows  # noqa: PLC0415

        return ListingRows(self._connection, self._tenant)

    @cached_property
    def prizes(self) -> PrizeRows:
        from shuke_db.repositories.prizes import PrizeRows  # noqa: PLC0415

        return PrizeRows(self._connection, self._tenant)

    @cached_property
    def habits(self) -> HabitRows:
        from shuke_db.repositories.habits import HabitRows  # noqa: PLC0415

        return HabitRows(self._connection, self._tenant)

    @cached_property
    def segments(self) -> SegmentRows:
        from shuke_db.repositories.segments import SegmentRows  # noqa: PLC0415

        return SegmentRows(self._connection, self._tenant)

    @cached_property
    def campaigns(self) -> CampaignRows:
        from shuke_db.repositories.campaigns import CampaignRows  # noqa: PLC0415

        return CampaignRows(self._connection, self._tenant)

    @cached_property
    def care_plans(self) -> CareRows:
        from shuke_db.repositories.care import CareRows  # noqa: PLC0415

        return CareRows(self._connection, self._tenant)

    @cached_property
    def handouts(self) -> HandoutRows:
        from shuke_db.repositories.handouts import HandoutRows  # noqa: PLC0415

        return HandoutRows(self._connection, self._tenant)

    @cached_property
    def messages(self) -> MessageRows:
        from shuke_db.repositories.messages import MessageRows  # noqa: PLC0415

        return MessageRows(self._connection, self._tenant)

    @cached_property
    def message_templates(self) -> MessageTemplateRows:
        from shuke_db.repositories.messages import MessageTemplateRows  # noqa: PLC0415

        return MessageTemplateRows(self._connection, self._tenant)

    @cached_property
    def self_enrolments(self) -> SelfEnrolmentRows:
        from shuke_db.repositories.self_enrolments import SelfEnrolmentRows  # noqa: PLC0415

        return SelfEnrolmentRows(self._connection, self._tenant)

    @cached_property
    def shop_figures(self) -> ShopFigureRows:
        from shuke_db.repositories.shop_figures import ShopFigureRows  # noqa: PLC0415

        return ShopFigureRows(self._connection, self._tenant)

    @cached_property
    def shop_statements(self) -> ShopStatementRows:
        from shuke_db.repositories.shop_statements import ShopStatementRows  # noqa: PLC0415

        return ShopStatementRows(self._connection, self._tenant)

    @cached_property
    def member_pages(self) -> MemberPageRows:
        from shuke_db.repositories.member_pages import MemberPageRows  # noqa: PLC0415

        return MemberPageRows(self._connection, self._tenant)

    @cached_property
    def shown_codes(self) -> ShownCodeRows:
        from shuke_db.repositories.member_pages import ShownCodeRows  # noqa: PLC0415

        return ShownCodeRows(self._connection, self._tenant)

    @cached_property
    def office_accounts(self) -> OfficeAccountRows:
        from shuke_db.repositories.office_door import OfficeAccountRows  # noqa: PLC0415

        return OfficeAccountRows(self._connection, self._tenant)

    @cached_property
    def office_visits(self) -> OfficeVisitRows:
        from shuke_db.repositories.office_door import OfficeVisitRows  # noqa: PLC0415

        return OfficeVisitRows(self._connection, self._tenant)

    @cached_property
    def office_tries(self) -> OfficeTryRows:
        from shuke_db.repositories.office_door import OfficeTryRows  # noqa: PLC0415

        return OfficeTryRows(self._connection, self._tenant)
