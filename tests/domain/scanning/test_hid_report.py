from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fakes.hid_bus import DESCRIPTOR, reports_of
from shuke.domain.scanning.found_code import Legibility
from shuke.domain.scanning.hid_report import ScanReports, scan_layout
from shuke.domain.scanning.scanned_text import MOST_TEXT

UNNUMBERED = bytes.fromhex(
    "058c 0902 a101 1500 26ff00 7508"
    "19fb 29fd 9503 8102"  # the three identifiers as a range
    "a4 95 10 0bfe008c00 8102 b4"  # Decoded Data by its whole name, sixteen, between push and pop
    "2501 7501 9501 09ff 8102 9507 8103 c0"
)
BOARDING = "M1GATHERGOOD/MICHAEL YABCDEF LHRDURAK 3542 052Y003D23  8001"


def reading(descriptor: bytes = DESCRIPTOR) -> ScanReports:
    layout = scan_layout(descriptor)
    assert layout is not None
    return ScanReports(layout)


def texts(reports: ScanReports, *sent: bytes) -> list[str]:
    return [scan.text for report in sent for scan in reports.came(report)]


def test_a_short_code_comes_in_one_report_without_its_filling() -> None:
    assert texts(reading(), *reports_of(b"6901234567892\r", b"]E0")) == ["6901234567892"]


def test_a_long_code_is_put_together_of_several() -> None:
    first, second = reports_of(BOARDING.encode())
    assert (first[1], first[63], second[1], second[63]) == (56, 1, 3, 0)
    assert texts(reading(), first, second) == [BOARDING]
    full = "SK:" + "A" * 53
    assert texts(reading(), *reports_of(full.encode())) == [full]


def test_reports_that_are_not_numbered_and_tell_no_length_are_read_by_their_descriptor() -> None:
    reports = reading(UNNUMBERED)
    assert texts(reports, b"]Q1" + b"VIP-0815".ljust(16, b"\0") + b"\0") == ["VIP-0815"]
    assert texts(reports, b"]Q1" + b"A" * 16 + b"\1", b"]Q1" + b"B".ljust(16, b"\0") + b"\0") == [
        "A" * 16 + "B"
    ]


def test_chinese_comes_in_utf_8_or_as_chinese_scanners_send_it() -> None:
    reports = reading()
    assert texts(reports, *reports_of("会员-堃".encode()), *reports_of("会员".encode("gb18030"))) == [
        "会员-堃",
        "会员",
    ]


def test_of_a_code_that_broke_off_nothing_is_added_to_the_next() -> None:
    first, _ = reports_of(BOARDING.encode())
    reports = reading()
    assert texts(reports, first, *reports_of(b"6901234567892", b"]E0")) == ["6901234567892"]
    assert texts(reports, first) == []
    reports.broke_off()
    assert texts(reports, *reports_of(b"SK:NEXT")) == ["SK:NEXT"]


def test_other_reports_and_pieces_of_one_are_no_scan() -> None:
    (whole,) = reports_of(b"CARD-0815")
    assert texts(reading(), b"", b"\x04\x01", b"\x03" + whole[1:], whole[:40]) == []


def test_what_never_ends_is_bounded_and_said_to_be_too_long() -> None:
    reports = reading()
    endless = reports_of(b"7" * (5 * MOST_TEXT))
    (scan,) = [scan for report in endless for scan in reports.came(report)]
    assert scan.legibility is Legibility.TOO_LONG
    assert texts(reports, *reports_of(b"CARD-0815")) == ["CARD-0815"]


def test_a_device_that_sends_no_scans_has_no_layout() -> None:
    keyboard = bytes.fromhex("0501 0906 a101 0507 19e0 29e7 1500 2501 7501 9508 8102 c0")
    assert scan_layout(keyboard) is None
    assert scan_layout(b"") is None
    assert scan_layout(DESCRIPTOR[:30]) is None


@given(st.binary(max_size=120), st.lists(st.binary(max_size=70), max_size=4))
def test_no_descriptor_and_no_report_breaks_it(descriptor: bytes, sent: list[bytes]) -> None:
    for whole in (descriptor, DESCRIPTOR + descriptor, descriptor + DESCRIPTOR):
        layout = scan_layout(whole)
        if layout is not None:
            reports = ScanReports(layout)
            for report in sent:
                reports.came(report)
