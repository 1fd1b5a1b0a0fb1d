"""Reports of scanners in HID-POS mode, at the edge of hidapi: no machine of ours can pretend to be one on USB."""

from __future__ import annotations

from collections.abc import Iterator
from queue import Queue

import pytest

from fakes.hid_bus import HidBus, PluggedScanner, reports_of
from shuke.adapters.hand_scanner import HidScanner, hid_scanners
from shuke.domain.scanning.keyboard_burst import KeyboardScan

WAIT_S = 30
ADDRESS = "hid:0c2e:0b61/16213B4AD3"


class Listening:
    def __init__(self, bus: HidBus, address: str = ADDRESS) -> None:
        self.scans: Queue[KeyboardScan] = Queue()
        self.here: Queue[bool] = Queue()
        self.scanner = HidScanner(address, self.scans.put, self.here.put, again_after_s=(0.01,), library=bus)
        self.scanner.start()

    def scan(self) -> str:
        return self.scans.get(timeout=WAIT_S).text

    def until_here(self, here: bool) -> None:
        while self.here.get(timeout=WAIT_S) is not here:
            pass


@pytest.fixture
def plugged() -> PluggedScanner:
    return PluggedScanner()


@pytest.fixture
def bus(plugged: PluggedScanner) -> HidBus:
    return HidBus(PluggedScanner(0x0B62, None, usage_page=0x01), PluggedScanner(0x0B61, "OTHER"), plugged)


@pytest.fixture
def listening(bus: HidBus) -> Iterator[Listening]:
    listening = Listening(bus)
    yield listening
    assert listening.scanner.stop(WAIT_S)


def test_codes_short_and_long_are_heard_from_this_scanner_alone(
    bus: HidBus, plugged: PluggedScanner, listening: Listening
) -> None:
    listening.until_here(True)
    bus.plugged[1].scans("NOT THIS ONE")
    plugged.scans("6901234567892", b"]E0")
    plugged.scans("SK:" + "0123456789" * 12)
    assert [listening.scan(), listening.scan()] == ["6901234567892", "SK:" + "0123456789" * 12]
    assert bus.plugged[1].opened == 0


def test_a_scanner_that_is_pulled_out_is_heard_again_in_another_plug(
    bus: HidBus, plugged: PluggedScanner, listening: Listening
) -> None:
    listening.until_here(True)
    plugged.sent.put(reports_of(b"X" * 60)[0])  # half of a code
    bus.plugged.remove(plugged)
    listening.until_here(False)
    assert plugged.closed == plugged.opened == 1
    bus.plugged.insert(0, plugged)
    listening.until_here(True)
    plugged.scans("BACK AGAIN")
    assert listening.scan() == "BACK AGAIN"


def test_the_rest_of_a_code_that_never_comes_is_not_waited_for(
    plugged: PluggedScanner, listening: Listening
) -> None:
    listening.until_here(True)
    plugged.sent.put(reports_of(b"X" * 60)[0])
    for _ in range(6):  # patience runs out
        plugged.sent.put(b"")
    plugged.scans("WHOLE")
    assert listening.scan() == "WHOLE"


def test_what_sends_no_scans_or_may_not_be_opened_is_not_here() -> None:
    strange = PluggedScanner(descriptor=b"\x05\x01\x09\x06")
    listening = Listening(HidBus(strange))
    listening.until_here(False)
    assert listening.scanner.stop(WAIT_S)
    assert strange.closed == strange.opened >= 1


def test_scanners_are_named_as_their_maker_does_and_addressed_by_what_stays(bus: HidBus) -> None:
    found = hid_scanners(HidBus(*bus.plugged, PluggedScanner(0x0B63, None)))
    assert [(each.address, each.name) for each in found] == [
        ("hid:0c2e:0b61/OTHER", "Honeywell Xenon 1950g …THER"),
        (ADDRESS, "Honeywell Xenon 1950g …4AD3"),
        ("hid:0c2e:0b63", "Honeywell Xenon 1950g"),
    ]


def test_this_machine_is_asked_without_opening_anything() -> None:
    assert all(each.address.startswith("hid:") and each.name for each in hid_scanners())
