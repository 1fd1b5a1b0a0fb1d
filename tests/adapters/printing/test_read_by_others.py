"""Every document on every printer, read back by programs that are not the one which drew it.

The second reader of `escpos_tables` reads in every run. Where there is an emupos (other people's simulator of
printers, for Python 3.13; `SHUKE_EMUPOS` names its program), they go to its port over the real transport, too.
"""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
import urllib.request
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from escpos_tables import Read, read_escpos
from printed_documents import CARD_TEXT, CHECK, RECEIPT_TEXT, documents, words_of
from shuke.adapters.printing.printer import EscPosPrinter
from shuke.adapters.printing.profile import By, Lettering, Repertoire, Yen, load_profile, profile_keys
from shuke.adapters.printing.render import render
from shuke.adapters.printing.transports.network import NetworkTransport
from shuke.application.ports.printing import PrinterFault, PrinterTrouble
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.paper import Paper, SplitLine, Table, TableRow
from shuke.wording import Language

DOCUMENTS = {language: documents(language) for language in Language}
RULES = "-=_"
"""Drawn across the paper; how many depends on its width."""


def letters(words: str) -> Counter[str]:
    """Every letter and how often; rules and spaces are layout."""
    return Counter("".join(words.split()).translate(str.maketrans("", "", RULES)))


def codes_in(read: Read) -> list[str]:
    """What the printer draws itself, and what a QR reader makes of the pictures."""
    if not read.pictures:
        return read.codes
    grey = np.where(np.pad(read.dots, 32) == 1, 0, 255).astype(np.uint8)
    seen = zxingcpp.read_barcodes(grey, formats=zxingcpp.barcode_formats_from_str("QRCode"))
    return read.codes + [code.text for code in seen]


@pytest.mark.parametrize("key", profile_keys())
@pytest.mark.parametrize("language", list(Language))
def test_every_document_reads_back_letter_by_letter(key: str, language: Language) -> None:
    profile = replace(load_profile(key), repertoire=Repertoire.GBK, qr=By.PRINTER)
    for name, paper in DOCUMENTS[language].items():
        read = read_escpos(render(paper, profile), profile.width_dots)
        assert letters(read.text) == letters(" ".join(words_of(paper))), name
        assert not read.pictures, name
        assert read.pulses == 0
        assert read.cuts == (0 if profile.cutting == "none" else 1)


@pytest.mark.parametrize("key", ["generic-80", "generic-58", "epson-tm-t88", "sunmi-58"])
@pytest.mark.parametrize("lettering", list(Lettering))
def test_the_code_on_the_paper_is_signed_by_the_till(key: str, lettering: Lettering) -> None:
    profile = replace(load_profile(key), lettering=lettering)
    papers = DOCUMENTS[Language.ZH]

    (receipt_text,) = codes_in(read_escpos(render(papers["receipt"], profile), profile.width_dots))
    (card_text,) = codes_in(read_escpos(render(papers["card"], profile), profile.width_dots))

    assert (receipt_text, card_text) == (RECEIPT_TEXT, CARD_TEXT)
    checked = CHECK.receipt(receipt_text)
    assert checked.outcome is CodeOutcome.VALID
    assert checked.code is not None
    assert checked.code.total.minor == 56_20
    forged = receipt_text[:-4] + ("AAAA" if receipt_text[-4:] != "AAAA" else "BBBB")
    assert CHECK.receipt(forged).outcome is not CodeOutcome.VALID


@pytest.mark.parametrize("key", ["generic-80", "generic-58"])
def test_words_from_right_to_left_turn_no_amount_round(key: str) -> None:
    profile = load_profile(key)
    paper = Paper(
        (
            SplitLine("\u202e00.21 \u05ea\u05d4 \u0634\u0627\u064a 7.50", "¥18.00"),
            Table((TableRow(("\u2067\u05ea\u05d4\u2069", "¥9.00", "3", "¥27.00")),)),
        )
    )
    lines = read_escpos(render(paper, profile), profile.width_dots).text.splitlines()
    assert [line.split()[-1] for line in lines if line.strip()] == ["¥18.00", "¥27.00"]
    assert "00.21" in lines[0]
    assert "7.50" in lines[0]
    assert not set("".join(lines)) & set("\u202e\u2067\u2069\u05ea\u0634"), "no printer has these letters"


# emupos

BESIDE = Path(sys.executable).with_name("emupos")
EMUPOS = os.environ.get("SHUKE_EMUPOS") or (str(BESIDE) if BESIDE.exists() else "")
needs_emupos = pytest.mark.skipif(not EMUPOS, reason="no emupos here (SHUKE_EMUPOS names its program)")

AS_EMUPOS_READS = {"yen": Yen.FULL_WIDTH, "sets_hanzi_spacing": False}
"""It takes no heed of FS & and FS . and prints each byte in code page 437, so that ¥ from the code page would run
into the hanzi beside it; FS S it does not know."""


@dataclass
class Emupos:
    port: int
    api: str

    def fault(self, name: str, *, there: bool) -> None:
        asked = urllib.request.Request(f"{self.api}/faults/{name}", method="PUT" if there else "DELETE")
        urllib.request.urlopen(asked, timeout=10).close()

    def latest(self) -> tuple[str, bytes]:
        """Text and picture of the newest receipt."""
        with urllib.request.urlopen(f"{self.api}/receipts/latest/text", timeout=10) as told:
            text = told.read().decode("utf-8")
        with urllib.request.urlopen(f"{self.api}/receipts/latest/image", timeout=10) as shown:
            return text, shown.read()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def emupos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emupos]:
    folder = tmp_path_factory.mktemp("emupos")
    port, api = free_port(), free_port()
    front = {"id": "front", "type": "printer", "profile": "xprinter-xp80t", "receipts_dir": str(folder)}
    front["connections"] = [{"tcp": {"port": port}}]  # type: ignore[assignment]
    config = folder / "emupos.yaml"
    config.write_text(json.dumps({"schema": 1, "api": {"port": api}, "devices": [front]}), "utf-8")
    command = [EMUPOS, "run", "--config", str(config)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert any("Showing events" in line for line in process.stdout)
        yield Emupos(port, f"http://127.0.0.1:{api}/api/v1/devices/front")
        process.terminate()
        process.stdout.read()


def printer_at(emupos: Emupos, **changes: object) -> EscPosPrinter:
    profile = replace(load_profile("xprinter-xp-80"), **AS_EMUPOS_READS, **changes)  # type: ignore[arg-type]
    return EscPosPrinter(profile, NetworkTransport("127.0.0.1", emupos.port, asks_status=True, confirms=True))


def gb18030_of(text: str) -> str:
    """Its text shows the bytes of hanzi as letters of code page 437."""
    return "\n".join(line.encode("cp437").decode("gb18030") for line in text.splitlines())


@needs_emupos
@pytest.mark.parametrize("language", list(Language))
def test_emupos_reads_every_document_letter_by_letter(emupos: Emupos, language: Language) -> None:
    for name, paper in DOCUMENTS[language].items():
        printer_at(emupos).print_paper(paper)
        text, _ = emupos.latest()
        lines = [line for line in text.splitlines() if not line.startswith(("[qr", "[image"))]
        expected = " ".join(words_of(paper)).replace("¥", "￥")
        assert letters(gb18030_of("\n".join(lines))) == letters(expected), name


@needs_emupos
@pytest.mark.parametrize("lettering", list(Lettering))
@pytest.mark.parametrize("qr", list(By))
def test_a_qr_reader_reads_the_signed_code_from_the_picture_emupos_makes(
    emupos: Emupos, lettering: Lettering, qr: By
) -> None:
    printer_at(emupos, lettering=lettering, qr=qr).print_paper(DOCUMENTS[Language.ZH]["receipt"])

    picture = np.pad(
        np.asarray(Image.open(io.BytesIO(emupos.latest()[1])).convert("L")), 40, constant_values=255
    )
    (seen,) = zxingcpp.read_barcodes(picture, formats=zxingcpp.barcode_formats_from_str("QRCode"))

    assert seen.text == RECEIPT_TEXT
    assert CHECK.receipt(seen.text).outcome is CodeOutcome.VALID


@needs_emupos
@pytest.mark.parametrize(
    ("fault", "trouble"),
    [
        ("paper-out", PrinterTrouble.NO_PAPER),
        ("cover-open", PrinterTrouble.COVER_OPEN),
        ("offline", PrinterTrouble.OFFLINE),
    ],
)
def test_what_emupos_says_is_wrong_is_what_the_till_says(
    emupos: Emupos, fault: str, trouble: PrinterTrouble
) -> None:
    printer, paper = printer_at(emupos), DOCUMENTS[Language.ZH]["cash"]
    emupos.fault(fault, there=True)
    try:
        with pytest.raises(PrinterFault) as refused:
            printer.print_paper(paper)
        assert (refused.value.trouble, refused.value.reached) == (trouble, False)
    finally:
        emupos.fault(fault, there=False)
    printer.print_paper(paper)
    assert "S01-1-C42" in emupos.latest()[0]


@needs_emupos
def test_emupos_says_that_its_paper_is_near_the_end(emupos: Emupos) -> None:
    assert not printer_at(emupos).check()
    emupos.fault("paper-near-end", there=True)
    try:
        assert printer_at(emupos).check()
    finally:
        emupos.fault("paper-near-end", there=False)
