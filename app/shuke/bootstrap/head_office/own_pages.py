"""Members' own pages, plugged into head office's server."""

from __future__ import annotations

from fastapi import FastAPI

from shuke.adapters.ids import UlidIds
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.member_passwords import MemberPasswords
from shuke.application.head_office.orders_undone import OrdersUndone
from shuke.application.head_office.own_acts import OwnActsDesk
from shuke.application.head_office.own_offers import OwnOffersDesk
from shuke.application.head_office.own_standing import OwnStandingDesk
from shuke.application.head_office.own_words import OwnWordsDesk
from shuke.application.head_office.page_events import PageEvents
from shuke.application.head_office.page_mall import PageMall
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.bootstrap.office_data import OfficeData
from shuke.head_office.lanes import Lanes
from shuke.head_office.own_pages.act_pages import add_acts
from shuke.head_office.own_pages.coming_in import add_coming_in
from shuke.head_office.own_pages.joining_pages import add_joining
from shuke.head_office.own_pages.offer_pages import add_offers
from shuke.head_office.own_pages.order_pages import add_orders
from shuke.head_office.own_pages.own_site import OwnSite
from shuke.head_office.own_pages.password_pages import add_passwords
from shuke.head_office.own_pages.standing_pages import add_standing
from shuke.head_office.own_pages.word_pages import add_words

__all__ = ["add_own_pages"]


def add_own_pages(app: FastAPI, data: OfficeData, identity: OfficeIdentity, lanes: Lanes) -> None:
    site = OwnSite(app, identity, data.member_access(identity), lanes)
    add_coming_in(site)
    add_passwords(
        site, MemberPasswords(site.access, data.reading, data.writing, data.office_secrets, data.clock)
    )
    desk = data.member_page_desk(identity)
    ids, recorder, shelf = UlidIds(data.clock.now_ms), data.recorder(identity), ProgrammeShelf()
    add_standing(site, desk, OwnStandingDesk(identity, data.reading, recorder, shelf, ids))
    add_offers(site, desk, OwnOffersDesk(identity, data.reading, recorder, shelf, ids))
    mall, events = PageMall(recorder, ids, shelf), PageEvents(recorder, ids, shelf)
    orders = OrdersUndone(recorder, shelf)
    acts = OwnActsDesk(identity, data.reading, data.writing, recorder, mall, events, orders, data.clock)
    add_acts(site, acts)
    add_orders(site, acts)
    words = OwnWordsDesk(identity, data.reading, data.writing, recorder, shelf, ids, data.clock)
    add_words(site, words)
    add_joining(site, data.self_enrolment_desk, data.joining_forms(identity))
    site.finish()
