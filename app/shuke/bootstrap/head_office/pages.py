"""Head office's pages, plugged into its server."""

from __future__ import annotations

from fastapi import FastAPI

from shuke.application.head_office.identity import OfficeIdentity
from shuke.assets import resources
from shuke.bootstrap.office_data import OfficeData
from shuke.head_office.lanes import Lanes
from shuke.head_office.pages.door_pages import add_door
from shuke.head_office.pages.exception_pages import add_exception_pages
from shuke.head_office.pages.exposure_pages import add_exposure_page
from shuke.head_office.pages.home_pages import add_home
from shuke.head_office.pages.paper import Paper
from shuke.head_office.pages.site import Site
from shuke.head_office.pages.style import shipped_files
from shuke.head_office.pages.till_pages import add_tills

__all__ = ["add_pages"]


def add_pages(app: FastAPI, data: OfficeData, identity: OfficeIdentity, lanes: Lanes) -> None:
    folder = resources() / "web"
    shipped = shipped_files(folder)
    site = Site(app, data.office_door(), lanes, Paper(identity, folder, shipped))
    site.ship(shipped)
    add_door(site)
    add_home(site)
    add_tills(site, data.till_care(identity))
    add_exception_pages(site, data.case_desk(identity))
    add_exposure_page(site, data.risk_desk(identity))
    site.finish()
