"""Any Unicode in any field: the printer gets only the commands our operations emit, and all that can be printed.

`SHUKE_FUZZ_EXAMPLES` sets how many examples are tried (600 by default; at night more).
"""

from __future__ import annotations

import os
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from escpos_tables import read_escpos
from receipts import reason_text, receipt
from shuke.adapters.printing.printer import machine_of
from shuke.adapters.printing.profile import By, Lettering, Profile, Repertoire, load_profile
from shuke.adapters.printing.render import render
from shuke.adapters.printing.virtual.machine import printed
from shuke.application.receipt_content import packed, unpacked
from shuke.application.receipt_paper import receipt_paper
from shuke.domain.paper import (
    Alignment,
    Paper,
    QrCode,
    SignatureLine,
    SplitLine,
    Table,
    TableRow,
    TextLine,
    TextSize,
)
from shuke.domain.receipt import ReceiptMember
from shuke.wording import Language

EXAMPLES = int(os.environ.get("SHUKE_FUZZ_EXAMPLES", "600"))

EMITTED = {
    "text", "LF", "ESC @", "ESC R", "ESC t", "FS &", "FS .", "FS S", "ESC E", "GS !", "ESC a", "ESC d",
    "GS v 0", "GS ( k", "GS V",
}  # fmt: skip
"""All that printing text may send. No drawer, no buzzer, nothing at once."""

PROFILES = [
    load_profile("virtual-80"),
    load_profile("virtual-58"),
    load_profile("epson-tm-t88"),
    load_profile("xprinter-xp-58"),
    replace(load_profile("generic-80"), repertoire=Repertoire.GB18030),
    replace(load_profile("generic-58"), chinese=By.PICTURE),
]

HOSTILE = [
    "\x1bp\x00\x19\xfa",
    "\x10\x14\x01\x00\x01",
    "\x1b@",
    "\x1d(k",
    "\x1c.",
    "\x00",
    "\r\n",
    "\u202e",
    "\u2028",
]

hostile_text = st.one_of(
    st.text(max_size=40),
    st.text(alphabet=st.characters(codec="gbk"), max_size=40),
    st.text(
        alphabet=st.sampled_from("中文字，。（）ab ¥￥é€1.,-䶮喆😀\x1b\x10\x14\x00\x1d\x1c"), max_size=60
    ),
    st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=6)), max_size=6).map("".join),
)


def paper_of(first: str, second: str, kind: int) -> Paper:
    """The texts in one of the kinds of elements, in one of their styles."""
    alignment = list(Alignment)[kind % 3]
    size = list(TextSize)[kind % 4]
    split = SplitLine(first, second, bold=kind % 2 == 0, size=size, indent=kind % 9)
    rows = (TableRow((first, second, "¥1.00"), (split,)), TableRow((second, "2", first), bold=True))
    return Paper(
        (
            (TextLine(first, alignment, kind % 2 == 0, size), TextLine(second, alignment)),
            (split,),
            (Table(rows),),
            (SignatureLine(first), TextLine(second, size=size)),
        )[kind // 9 % 4]
    )


papers = st.builds(paper_of, hostile_text, hostile_text, st.integers(0, 35))


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers, st.sampled_from(PROFILES))
def test_any_text_anywhere_sends_only_the_commands_we_mean(paper: Paper, profile: Profile) -> None:
    sent = render(paper, profile)

    made = printed(sent, machine_of(profile))
    assert made.command_names <= EMITTED
    assert made.drawer_pulses == 0
    assert made.cuts == 0
    assert not made.overflowed
    read = read_escpos(sent, profile.width_dots)
    assert (read.lines, read.pulses, read.cuts) == (made.lines, 0, 0)


@settings(max_examples=max(20, EXAMPLES // 20), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers, st.sampled_from(PROFILES))
def test_any_text_drawn_sends_only_pictures(paper: Paper, profile: Profile) -> None:
    drawn = replace(profile, lettering=Lettering.PICTURE)

    made = printed(render(paper, drawn), machine_of(drawn))

    assert made.command_names <= {"ESC @", "GS v 0"}


@settings(max_examples=max(20, EXAMPLES // 20), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(hostile_text, min_size=10, max_size=10), st.sampled_from(PROFILES), st.sampled_from(Language))
def test_a_receipt_with_any_text_in_every_field_is_one_receipt(
    said: list[str], profile: Profile, language: Language
) -> None:
    ordinary = receipt()
    hostile = receipt(
        shop_name=said[0],
        shop_lines=(said[1],),
        till=said[2],
        staff=said[3],
        number=said[4],
        lines=tuple(replace(line, name=said[5]) for line in ordinary.lines),
        tenders=tuple(replace(tender, reference=said[6]) for tender in ordinary.tenders),
        member=ReceiptMember(said[7], said[8], said[9]),
        footer_lines=(said[0], said[9]),
        currency_symbol=said[1][:8],
        copy=1,
    )

    paper = receipt_paper(hostile, language, lambda reason: said[5] + reason_text(reason))
    made = printed(render(paper, profile), machine_of(profile))

    assert made.command_names <= EMITTED
    assert made.drawer_pulses == 0
    assert made.cuts == (0 if profile in (PROFILES[1], PROFILES[3], PROFILES[5]) else 1)
    if profile is not PROFILES[5]:  # the others print 重打 with their own letters
        assert made.text.count("COPY 1") >= 2
    assert receipt_paper(unpacked(packed(hostile)), language, reason_text).elements


@settings(max_examples=max(50, EXAMPLES // 10), deadline=None)
@given(st.text(alphabet=st.characters(codec="gbk", exclude_categories=["Cc", "Cf", "Cs", "Co", "Zs", "Zl", "Zp"]),
               min_size=1, max_size=20))  # fmt: skip
def test_whatever_gbk_holds_is_read_back_letter_by_letter(text: str) -> None:
    """Nothing is lost, doubled or changed on the way (composition may change how a letter is coded)."""
    line = TextLine(text)
    profile = PROFILES[0]

    made = printed(render(Paper((line,)), profile), machine_of(profile))

    assert "".join(made.lines).replace(" ", "") == line.text.replace(" ", "")


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=300))
def test_any_ascii_in_a_code_is_read_back_by_the_interpreter(text: str) -> None:
    profile = PROFILES[0]

    made = printed(render(Paper((QrCode(text),)), profile), machine_of(profile))

    assert made.codes == [text]
    assert made.command_names <= EMITTED
