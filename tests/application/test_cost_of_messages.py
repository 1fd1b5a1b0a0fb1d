"""What messages cost is one figure, in a campaign's report, on the dashboard, in the programme's cost; by hand."""

from __future__ import annotations

from datetime import date

from back_office_stand import zh
from campaign_stand import CampaignStand, planned
from messages_stand import Carrier, fault
from shuke.application.campaigns.reporting import CampaignReport, report_of
from shuke.application.figures.cost import CostSeen, programme_cost
from shuke.application.figures.dashboard import Dashboard, dashboard
from shuke.application.figures.messages_sent import MessagesSent
from shuke.application.messages.queue import MessageQueue
from shuke.application.messages.queueing import Letter, queue
from shuke.application.messages.templates import save_template
from shuke.application.ports.messages import MessageTrouble
from shuke.domain.bilingual import Bilingual
from shuke.domain.campaigns.handout import Handout
from shuke.domain.consent import Channel, Consent, ConsentBy
from shuke.domain.facts.message_template_saved import MessageTemplateSaved
from shuke.domain.facts.rows import Raise
from shuke.domain.figures.months import Months, MonthsKind
from shuke.domain.figures.periods import PeriodKind
from shuke.domain.figures.programme_cost import CostKind
from shuke.domain.messaging.template import Purpose, Template
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.presenters.campaigns.reading import campaigns_known, read_told
from shuke.wording.dashboard import Report
from shuke.wording.figures import money_text
from shuke.wording.message_presets import PRESETS
from shuke.wording.programme_cost import CostReport

MARCH, APRIL = date(2026, 3, 10), date(2026, 4, 20)
LONG = Template(Bilingual("长", "long"), Bilingual("好" * 100, "好" * 100), Purpose.OFFER)
"""Two text messages of 67 signs, ¥0.05 each."""


def standing(members: int) -> CampaignStand:
    """All of them have a telephone and wish for offers."""
    stand = CampaignStand(members)
    with stand.shop.store.writing() as work:
        for number in range(members):
            work.members.describe(f"m{number:03}", Profile(f"会员{number}", f"1380000{number:04}"), "")
        work.commit()
    yes = Consent(0, False, MARCH, "S01-1", ConsentBy.COUNTER).word
    keys = [{"member_id": f"m{number:03}", "channel": Channel.SMS.value} for number in range(members)]
    stand.told([Raise("consents", one, {"said": yes}) for one in keys])
    return stand


def campaign(stand: CampaignStand) -> str:
    """A long message alone, to everybody."""
    own = save_template(stand.shop.desk, stand.shop.manager, LONG)
    assert isinstance(own, MessageTemplateSaved)
    started = stand.start(planned(what=Handout(message=own.template_id)))
    stand.run()
    return started


def greeted(stand: CampaignStand, occasion: str) -> None:
    """A short one to m000, ¥0.05, beside every campaign."""
    letter = Letter(PRESETS["birthday"], occasion, part_minor=5)
    with stand.shop.store.writing() as work:
        assert queue(work, stand.shop.desk, letter, ["m000"]).new == 1
        work.commit()


def reported(stand: CampaignStand, started: str) -> CampaignReport:
    with stand.shop.store.reading() as work:
        kept = work.campaigns.get(started)
        assert kept is not None
        return report_of(
            work,
            stand.shop.desk.programme_in_force(work),
            kept,
            stand.shop.desk.recorder.today(work, stand.shop.desk.shop),
        )


def board(stand: CampaignStand, kind: PeriodKind, day: date) -> Dashboard:
    with stand.shop.store.reading() as work:
        found = dashboard(stand.shop.desk, work, stand.shop.manager, kind, day, Report.OVERVIEW)
    assert isinstance(found, Dashboard)
    return found


def costs(stand: CampaignStand) -> list[Money | None]:
    """Of messages, in March and in April."""
    months = Months.between(MARCH, APRIL)
    desk, who = stand.shop.desk, stand.shop.manager
    with stand.shop.store.reading() as work:
        found = programme_cost(desk, work, who, months, MonthsKind.OWN, CostReport.KINDS)
    assert isinstance(found, CostSeen)
    return [one.costs[CostKind.MESSAGES] for one in found.by_month]


def test_report_dashboard_and_cost_agree() -> None:
    stand = standing(5)
    started = campaign(stand)
    greeted(stand, "care/birthday/2026")
    carrier = Carrier([None, fault(MessageTrouble.REFUSED, lasting=True), fault(reached=True)])
    sending = MessageQueue(stand.shop.desk, lambda: {Channel.SMS: carrier})
    sending.work()
    # Six: one was refused for good, one may have gone, four went. The short one goes last.
    assert reported(stand, started).messages_cost == Money(4 * 2 * 5)
    assert board(stand, PeriodKind.DAY, MARCH).now.messages == MessagesSent(4 * 2 + 1, Money(45))
    stand.days_pass((APRIL - MARCH).days)
    greeted(stand, "care/festival/2026")
    sending.work()
    assert costs(stand) == [Money(45), Money(5)]
    april = board(stand, PeriodKind.MONTH, APRIL)
    assert april.now.messages == MessagesSent(1, Money(5))
    assert april.before.messages == MessagesSent(9, Money(45))
    assert reported(stand, started).messages_cost == Money(40)
    with stand.shop.store.reading() as work:
        known = campaigns_known(stand.shop.desk, work)
        (kept,) = known.campaigns
        told = read_told(stand.shop.desk, work, known, kept, money_text)
    figures = {zh(name): zh(value) for name, value in told.figures}
    assert (figures["已经花费"], figures["短信费，另计"]) == ("¥0.00", "¥0.40")


def test_what_stays_here_or_waits_costs_nothing() -> None:
    stand = standing(3)
    started = campaign(stand)
    nothing = MessagesSent()
    assert board(stand, PeriodKind.DAY, MARCH).now.messages == nothing
    MessageQueue(stand.shop.desk, dict).work()  # no way is open: they are kept
    assert board(stand, PeriodKind.DAY, MARCH).now.messages == nothing
    assert (reported(stand, started).messages_cost, costs(stand)) == (Money(0), [Money(0)])
