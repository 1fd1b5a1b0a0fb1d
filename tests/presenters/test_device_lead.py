"""The page of the till that leads the shop: which one it is, how it stands, and who may name another."""

from __future__ import annotations

from datetime import date

import pytest

from back_office_stand import en, zh
from device_stand import Machine
from shuke.application.ports.leads import NamedLead
from shuke.application.sync.leading.asking import LeadStanding
from shuke.domain.facts.till_enrolled import TillEnrolled
from shuke.presenters.counter_words import NoticeTone
from shuke.presenters.device_lead import NOBODY, DeviceLeadPresenter, LeadSeen
from shuke.presenters.devices import DevicePage


@pytest.fixture
def machine() -> Machine:
    machine = Machine()
    shop = machine.stand.shop
    with shop.store.writing() as work:
        for till, where in (("S01-2", "S01"), ("S02-1", "S02")):
            body = TillEnrolled(till, where, "2号台", bytes(32), date(2026, 3, 10))
            shop.recorder.record(work, shop.desk.shop, body, staff="")
        work.commit()
    machine.devices.open(DevicePage.LEAD)
    return machine


@pytest.fixture
def page(machine: Machine) -> DeviceLeadPresenter:
    return machine.devices.lead


def lead(machine: Machine) -> NamedLead | None:
    with machine.stand.shop.store.reading() as work:
        return work.leads.of_shop("S01")


def told(page: DeviceLeadPresenter) -> str:
    return zh(page.state.notice.words) if page.state.notice else ""


def test_the_tills_of_this_shop_are_offered_and_this_one_is_marked(page: DeviceLeadPresenter) -> None:
    offered = {till: zh(words) for till, words in page.state.tills.items()}
    assert list(offered) == [NOBODY, "S01-1", "S01-2"]
    assert offered["S01-1"].endswith("（本机）")
    assert page.state.chosen == NOBODY
    assert [zh(value) for _, value in page.state.lines] == ["未设"]


def test_this_till_is_named_with_the_address_it_has(machine: Machine, page: DeviceLeadPresenter) -> None:
    page.choose("S01-1")
    assert page.state.address == "192.168.1.20"
    page.name()
    assert lead(machine) == NamedLead("S01-1", "192.168.1.20:7413")
    assert page.state.address == "192.168.1.20:7413"
    assert machine.leads_named == 1
    assert told(page) == "已设 S01-1 为主收银台。"


def test_another_one_is_named_and_then_nobody(machine: Machine, page: DeviceLeadPresenter) -> None:
    page.choose("S01-2")
    page.write("till-2.local:8000")
    page.name()
    assert lead(machine) == NamedLead("S01-2", "till-2.local:8000")
    machine.devices.open(DevicePage.LEAD)
    assert (page.state.chosen, page.state.address) == ("S01-2", "till-2.local:8000")
    page.choose(NOBODY)
    assert page.state.address == ""
    page.choose("S01-2")
    assert page.state.address == "till-2.local:8000", "as it was named"
    page.choose(NOBODY)
    page.name()
    assert lead(machine) is None
    assert told(page) == "本店不再设主收银台。"


@pytest.mark.parametrize(
    "address", ["", "192.168.1.20:0", "192.168.1.20:65536", "http://10.0.0.1:80", "a b", "10.0.0.1:80/x"]
)
def test_what_is_no_address_is_said_and_nothing_changes(
    machine: Machine, page: DeviceLeadPresenter, address: str
) -> None:
    page.choose("S01-2")
    page.write(address)
    page.name()
    assert "192.168.1.20:7413" in zh(page.state.address_fault)
    assert lead(machine) is None
    assert machine.leads_named == 0
    page.write("10.0.0.1")
    assert not page.state.address_fault


def test_a_till_of_another_shop_cannot_lead(machine: Machine, page: DeviceLeadPresenter) -> None:
    page.choose("S02-1")
    page.write("10.0.0.1:7413")
    page.name()
    assert lead(machine) is None
    assert "本店" in told(page)


def test_a_cashier_sees_it_and_changes_nothing(machine: Machine, page: DeviceLeadPresenter) -> None:
    machine.stand.session = machine.stand.shop.cashier
    machine.devices.open(DevicePage.LEAD)
    assert not page.state.may_name
    page.choose("S01-1")
    page.name()
    assert lead(machine) is None
    assert told(page)


def test_a_till_that_stands_alone_is_taught(machine: Machine, page: DeviceLeadPresenter) -> None:
    machine.alone = True
    machine.devices.open(DevicePage.LEAD)
    assert not page.state.tills
    assert "单店" in told(page)
    page.seen(LeadSeen())
    assert "单店" in told(page)


def test_how_it_stands_is_said(page: DeviceLeadPresenter) -> None:
    page.seen(LeadSeen(LeadStanding.LEADING, "S01-1", "192.168.1.20:7413"))
    assert [zh(value) for _, value in page.state.lines] == ["本机正在 192.168.1.20:7413 等候其他收银台"]
    page.seen(LeadSeen(LeadStanding.LEADING, "S01-1", "192.168.1.20:7413", port_taken=True))
    assert "7413 被其他程序占用" in told(page)
    page.seen(LeadSeen(LeadStanding.REACHED, "S01-2", "192.168.1.21:7413"))
    assert [en(value) for _, value in page.state.lines] == ["S01-2 · 192.168.1.21:7413", "Reached"]
    assert told(page) == ""
    assert LeadSeen(LeadStanding.REACHED).reached
    page.seen(LeadSeen(LeadStanding.NOT_REACHED, "S01-2", "192.168.1.21:7413"))
    assert page.state.notice
    assert page.state.notice.tone is NoticeTone.WARN
    assert "S01-2（192.168.1.21:7413）" in told(page)
