"""Queues of the system and printers on USB: what is asked of CUPS' programs, what is found, what it is taken for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fakes.usb_printer import UsbPrinter
from shuke.adapters.printing.finding import printers_here
from shuke.adapters.printing.printer import open_transport
from shuke.adapters.printing.profile import ProfileInvalid, known_names, load_profile, profile_keys
from shuke.adapters.printing.transports.cups import CupsTransport
from shuke.application.ports.printing import FoundPrinter, PrinterFault, PrinterTrouble

CONTENT = b"\x1b@receipt \xd6\xd0\n\x1dVB\x00"
IDLE = "printer XP-80 is idle.  enabled since Thu Nov 19 09:00:00 2026"
STOPPED = "printer XP-80 disabled since Thu Nov 19 09:00:00 2026 -"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="CUPS is not of Windows")

Cups = Callable[..., Path]


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cups:
    """Programs of CUPS' names and manners: what they print, with which status; `lp` keeps what it was given."""

    def install(
        state: str = IDLE, alerts: str = "none", lp: int = 0, queues: str = "XP-80\nOffice_Laser"
    ) -> Path:
        programs = tmp_path / "cups"
        programs.mkdir(exist_ok=True)
        said = f"{state}\n\tForm mounted:\n\tAlerts: {alerts}\n\tLocation: till"
        (programs / "said").write_text(said)
        (programs / "queues").write_text(queues)
        lpstat = f"""#!/bin/sh
[ "$LC_ALL" = C ] || exit 3
case "$*" in
  "-e") cat {programs}/queues ;;
  "-l -p XP-80") cat {programs}/said ;;
  *) echo 'lpstat: Invalid destination name in list' >&2; exit 1 ;;
esac
"""
        lp_program = f"""#!/bin/sh
echo "$*" > {programs}/asked
cat > {programs}/got
exit {lp}
"""
        for name, text in (("lpstat", lpstat), ("lp", lp_program)):
            (programs / name).write_text(text)
            (programs / name).chmod(0o755)
        monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
        return programs

    return install


def fault_of(transport: CupsTransport) -> tuple[PrinterTrouble, bool]:
    with pytest.raises(PrinterFault) as raised:
        transport.send(CONTENT)
    return raised.value.trouble, raised.value.reached


def test_cups_gets_the_bytes_raw(cups: Cups, tmp_path: Path) -> None:
    programs = cups()

    transport = open_transport("spooler://XP-80", load_profile("generic-80"), tmp_path)
    transport.send(CONTENT)
    transport.close()

    assert (programs / "got").read_bytes() == CONTENT
    assert (programs / "asked").read_text().split()[:5] == ["-s", "-d", "XP-80", "-o", "raw"]


@pytest.mark.parametrize(
    ("state", "alerts", "trouble"),
    [
        (IDLE, "media-empty-error", PrinterTrouble.NO_PAPER),
        (IDLE, "marker-supply-low-report cover-open-error", PrinterTrouble.COVER_OPEN),
        (IDLE, "media-jam-error", PrinterTrouble.JAMMED),
        (IDLE, "fuser-over-temp-error", PrinterTrouble.OVERHEATED),
        (IDLE, "offline-report", PrinterTrouble.OFFLINE),
        (IDLE, "connecting-to-device", PrinterTrouble.NOT_FOUND),
        (STOPPED, "paused", PrinterTrouble.OFFLINE),
        (STOPPED, "none", PrinterTrouble.OFFLINE),
    ],
)
def test_what_cups_says_becomes_a_trouble_and_nothing_is_sent(
    cups: Cups, state: str, alerts: str, trouble: PrinterTrouble
) -> None:
    programs = cups(state, alerts)

    assert fault_of(CupsTransport("XP-80")) == (trouble, False)
    assert not (programs / "got").exists()


def test_the_drawer_opens_although_the_paper_is_out(cups: Cups) -> None:
    programs = cups(alerts="media-empty-error")

    CupsTransport("XP-80").send(CONTENT, needs_paper=False)

    assert (programs / "got").read_bytes() == CONTENT


def test_paper_near_its_end_is_heard_and_other_reasons_are_none(cups: Cups) -> None:
    cups(alerts="media-low-warning")
    assert CupsTransport("XP-80").check()
    cups(alerts="marker-supply-low-warning")
    assert not CupsTransport("XP-80").check()


def test_a_queue_that_is_not_there_and_one_that_takes_nothing(
    cups: Cups, monkeypatch: pytest.MonkeyPatch
) -> None:
    cups(lp=1)
    assert fault_of(CupsTransport("gone")) == (PrinterTrouble.NOT_FOUND, False)
    assert fault_of(CupsTransport("XP-80")) == (PrinterTrouble.FAILED, False)
    monkeypatch.setenv("PATH", "/nowhere")
    assert fault_of(CupsTransport("XP-80")) == (PrinterTrouble.NOT_FOUND, False)


def test_a_cups_that_does_not_answer_is_left_after_a_while(
    cups: Cups, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = cups()
    (programs / "lp").write_text("#!/bin/sh\nexec sleep 30\n")
    monkeypatch.setattr("shuke.adapters.printing.transports.cups._TIMEOUT_S", 0.3)

    assert fault_of(CupsTransport("XP-80")) == (PrinterTrouble.TIMED_OUT, True)


def test_printers_on_usb_and_in_queues_are_found_and_known_by_their_names(cups: Cups) -> None:
    cups()
    epson = UsbPrinter(says=("EPSON", "TM-T20III", "X7/1\u0007"))

    assert printers_here(epson) == (
        FoundPrinter("EPSON TM-T20III", "usb://04b8:0e15/X7%2F1", "epson-tm-t20"),
        FoundPrinter("XP-80", "spooler://XP-80", "xprinter-xp-80"),
        FoundPrinter("Office_Laser", "spooler://Office_Laser", ""),
    )


def test_a_printer_that_tells_nothing_is_found_by_its_numbers(cups: Cups) -> None:
    cups(queues="")

    assert printers_here(UsbPrinter()) == (FoundPrinter("04b8:0e15", "usb://04b8:0e15", ""),)


def test_where_nothing_is_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    class Empty(UsbPrinter):
        def enumerate_devices(self) -> object:  # type: ignore[override]  # a bus without devices
            return iter(())

    assert printers_here(Empty()) == ()


def test_the_longest_name_decides() -> None:
    names = known_names()

    assert names["TM-T88"] == "epson-tm-t88"
    assert set(names.values()) <= set(profile_keys())
    assert len(names) > 20


def test_names_that_are_no_texts_are_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('inherits = "x"\nname = "x"\nknown_as = "TM"\n')

    with pytest.raises(ProfileInvalid, match=r"bad.toml: known_as"):
        known_names(tmp_path)
