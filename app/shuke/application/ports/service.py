"""What a transaction knows of events, of what members said and opened, of prizes, of segments, of what many were
given, of what they usually buy, of what the programme costs, of messages, of who enrolled themselves, and of who
signs in to head office's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from shuke.application.ports.campaigns import Campaigns
    from shuke.application.ports.care import CarePlans
    from shuke.application.ports.costs import Costs
    from shuke.application.ports.events import Events
    from shuke.application.ports.feedback import Feedback
    from shuke.application.ports.habits import Habits
    from shuke.application.ports.handouts import Handouts
    from shuke.application.ports.member_pages import MemberPages, ShownCodes
    from shuke.application.ports.messages import Messages, MessageTemplates
    from shuke.application.ports.office_door import OfficeAccounts, OfficeTries, OfficeVisits
    from shuke.application.ports.phones import Phones
    from shuke.application.ports.prizes import Prizes
    from shuke.application.ports.segments import Segments
    from shuke.application.ports.self_enrolments import SelfEnrolments
    from shuke.application.ports.settlements import Settlements
    from shuke.application.ports.shop_figures import FiguresToTell, ShopFigures
    from shuke.application.ports.shop_statements import ShopStatements
    from shuke.application.ports.staff_pay import StaffPay

__all__ = ["ServiceWork"]


class ServiceWork(Protocol):
    """A part of `shuke.application.ports.store.Work`."""

    @property
    def events(self) -> Events: ...
    @property
    def prizes(self) -> Prizes: ...
    @property
    def phones(self) -> Phones: ...
    @property
    def settlements(self) -> Settlements: ...
    @property
    def costs(self) -> Costs: ...
    @property
    def staff_pay(self) -> StaffPay: ...
    @property
    def feedback(self) -> Feedback: ...
    @property
    def campaigns(self) -> Campaigns: ...
    @property
    def care_plans(self) -> CarePlans: ...
    @property
    def handouts(self) -> Handouts: ...
    @property
    def habits(self) -> Habits: ...
    @property
    def segments(self) -> Segments: ...
    @property
    def messages(self) -> Messages: ...
    @property
    def message_templates(self) -> MessageTemplates: ...
    @property
    def self_enrolments(self) -> SelfEnrolments: ...
    @property
    def figures_to_tell(self) -> FiguresToTell: ...
    @property
    def shop_figures(self) -> ShopFigures: ...
    @property
    def shop_statements(self) -> ShopStatements: ...
    @property
    def member_pages(self) -> MemberPages: ...
    @property
    def shown_codes(self) -> ShownCodes: ...
    @property
    def office_accounts(self) -> OfficeAccounts: ...
    @property
    def office_visits(self) -> OfficeVisits: ...
    @property
    def office_tries(self) -> OfficeTries: ...
