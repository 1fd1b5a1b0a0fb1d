"""Head office's pages, plugged into its server."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

from fastapi import FastAPI

from shuke.application.figures.paper import DrawnChart
from shuke.application.head_office.cost_desk import CostDesk
from shuke.application.head_office.identity import OfficeIdentity, OfficeSetting
from shuke.application.settlement_sheet import PaperStatement
from shuke.assets import resources
from shuke.bootstrap.backup_files import backups_in, made_at
from shuke.bootstrap.head_office.backup_schedule import STEM, Scheduled
from shuke.bootstrap.head_office.campaigning import campaign_desk
from shuke.bootstrap.head_office.caring import care_desk, sharing_desk
from shuke.bootstrap.head_office.messaging import message_desk
from shuke.bootstrap.head_office.own_pages import add_own_pages
from shuke.bootstrap.office_data import OfficeData
from shuke.bootstrap.presets import preset_base
from shuke.head_office.lanes import Lanes
from shuke.head_office.pages.audit_pages import BackupSeen, BackupsSeen, add_audit, add_backups
from shuke.head_office.pages.campaign_pages import add_campaign_pages
from shuke.head_office.pages.care_pages import add_care_pages
from shuke.head_office.pages.cost_page import add_cost_page
from shuke.head_office.pages.coupon_pages import add_coupon_pages
from shuke.head_office.pages.dashboard_page import FigureFiles
from shuke.head_office.pages.door_pages import add_door
from shuke.head_office.pages.exception_pages import add_exception_pages
from shuke.head_office.pages.exposure_pages import add_exposure_page
from shuke.head_office.pages.figure_pages import add_figures
from shuke.head_office.pages.home_pages import add_home
from shuke.head_office.pages.joining_posters import add_joining_posters
from shuke.head_office.pages.member_care_pages import add_member_care
from shuke.head_office.pages.member_pages import add_member_pages
from shuke.head_office.pages.message_pages import add_message_pages
from shuke.head_office.pages.message_way_pages import add_message_way_pages
from shuke.head_office.pages.order_pages import add_order_pages
from shuke.head_office.pages.paper import Paper
from shuke.head_office.pages.programme_pages import add_programme_pages
from shuke.head_office.pages.receipt_page import add_receipt_page
from shuke.head_office.pages.segment_pages import add_segment_pages
from shuke.head_office.pages.settlement_pages import add_settlement_pages
from shuke.head_office.pages.sharing_pages import add_sharing_page
from shuke.head_office.pages.shop_pages import add_shops
from shuke.head_office.pages.site import Site
from shuke.head_office.pages.staff_pages import add_staff_pages
from shuke.head_office.pages.stock_pages import add_stock_pages
from shuke.head_office.pages.style import shipped_files
from shuke.head_office.pages.till_pages import add_tills
from shuke.head_office.phone_page import add_phone_page

__all__ = ["add_pages", "backups_seen"]


def add_pages(
    app: FastAPI,
    data: OfficeData,
    identity: OfficeIdentity,
    lanes: Lanes,
    backups: Scheduled | None = None,
) -> None:
    """`backups`: how they are scheduled."""
    folder = resources() / "web"
    shipped = shipped_files(folder)
    site = Site(app, data.office_door(), lanes, Paper(identity, folder, shipped))
    site.ship(shipped)
    add_door(site)
    add_home(site)
    files = FigureFiles(_pdf, _png)
    add_figures(site, data.figures_desk(identity), files)
    costs = CostDesk(identity, data.reading, data.writing, data.recorder(identity))
    add_cost_page(site, costs, files)
    add_tills(site, data.till_care(identity))
    add_shops(site, data.shop_desk(identity))
    add_staff_pages(site, data.staff_desk(identity), data.pins)
    add_exception_pages(site, data.case_desk(identity))
    add_exposure_page(site, data.risk_desk(identity))
    members = data.member_desk(identity)
    add_sharing_page(site, sharing_desk(data, identity))
    add_member_pages(site, members)
    add_member_care(site, members, data.member_care(identity))
    add_coupon_pages(site, data.coupon_desk(identity))
    add_order_pages(site, data.order_desk(identity))
    add_programme_pages(site, data.programme_desk(identity), preset_base)
    add_settlement_pages(site, data.settlement_desk(identity), _pdf)
    add_stock_pages(site, data.stock_desk(identity))
    segments = data.segment_desk(identity)
    add_segment_pages(site, segments)
    add_care_pages(site, care_desk(data, identity))
    add_campaign_pages(site, campaign_desk(data, identity), segments, files)
    messages = message_desk(data, identity)
    add_message_pages(site, messages)
    add_message_way_pages(site, messages)
    add_audit(site, data.audit())
    add_backups(site, lambda: backups_seen(data, backups))
    add_joining_posters(site, data.joining_forms(identity))
    site.finish()
    add_phone_page(app, data.phone_desk(), lanes, folder)
    add_receipt_page(app, identity, data.receipt_keys(identity), lanes, folder)
    add_own_pages(app, data, identity, lanes)


def _pdf(paper: PaperStatement) -> bytes:
    from shuke.adapters.statement_pdf import statement_pdf  # noqa: PLC0415 - half a second, for whoever wants one

    return statement_pdf(paper)


def _png(chart: DrawnChart) -> bytes:
    from shuke.adapters.chart_png import chart_png  # noqa: PLC0415 - drawing is for whoever wants a picture

    return chart_png(chart)


def backups_seen(data: OfficeData, scheduled: Scheduled | None) -> BackupsSeen:
    with data.reading.reading() as work:
        has_key = bool(work.settings.get(OfficeSetting.RECOVERY_PUBLIC.value))
    now = datetime.now(UTC)
    if scheduled is None:
        return BackupsSeen(0, (), has_key, now)
    found = []
    for path in backups_in(scheduled.folder, STEM):
        with suppress(ValueError, OSError):  # somebody's own file, or one that just went
            found.append(BackupSeen(path.name, made_at(path, STEM), path.stat().st_size))
    return BackupsSeen(scheduled.every_hours, tuple(found), has_key, now)
