from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial

import pytest

from back_office_stand import en, zh
from fakes.background import SynchronousBackground
from journal_stand import JournalStand
from shuke.application.journal_check import MOST_FINDINGS
from shuke.application.journal_reading import FACTS_A_SLICE
from shuke.presenters.background import Lane
from shuke.presenters.journal_view import (
    JournalPhase,
)


@pytest.fixture
def office() -> JournalStand:
    return JournalStand()


def test_it_says_how_much_there_is_and_where_it_ends(office: JournalStand) -> None:
    office.journal.open()
    facts = office.stand.facts
    assert office.state.facts == facts
    head = zh(office.state.heads[0])
    assert head.startswith(f"S01-1：末条是第 1 期第 {facts} 条，")
    assert len(head.split("，")[1]) == 16


def test_a_whole_journal_is_verified_in_slices_on_the_reading_lane(office: JournalStand) -> None:
    office.many(2 * FACTS_A_SLICE)
    office.journal.open()
    lanes = office.stand.background.lanes_used
    before = len(lanes)
    office.journal.verify()
    assert office.state.phase is JournalPhase.WHOLE
    assert office.verdict == f"流水完好：{office.stand.facts} 条，哈希、签名、次序全部相符。"
    assert lanes[before:].count(Lane.READING) >= 4
    assert set(lanes[before:]) == {Lane.READING}
    steps = [progress.permille for progress in office.progress]
    assert steps == sorted(steps)
    assert any(0 < step < 1000 for step in steps)
    assert any(progress.left_s for progress in office.progress)


class InTurn(SynchronousBackground):
    """One lane as it is: what is asked for while a piece runs comes behind what waits already."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: deque[Callable[[], None]] = deque()

    def run(self, lane, work, then, failed=None, *, expected=()) -> None:
        self.waiting.append(partial(super().run, lane, work, then, failed, expected=expected))

    def go(self) -> None:
        while self.waiting:
            self.waiting.popleft()()


def test_somebody_who_looks_for_a_member_meanwhile_comes_between_two_slices(office: JournalStand) -> None:
    office.many(2 * FACTS_A_SLICE)
    office.journal.open()
    background = InTurn()
    object.__setattr__(office.stand.office, "background", background)
    seen: list[int] = []
    office.journal.verify()
    background.run(Lane.READING, lambda: 0, lambda _: seen.append(office.state.read))
    background.go()
    assert seen == [FACTS_A_SLICE]
    assert office.state.phase is JournalPhase.WHOLE


def test_the_check_can_be_stopped(office: JournalStand) -> None:
    office.many(2 * FACTS_A_SLICE)
    office.journal.open()
    office.stand.background.hold()
    office.journal.verify()
    office.journal.verify()
    office.journal.stop()
    office.stand.background.release()
    assert office.state.phase is JournalPhase.STOPPED
    assert office.verdict == "已停下，没有核验完。"
    assert office.state.read == FACTS_A_SLICE
    office.journal.verify()
    assert office.state.phase is JournalPhase.WHOLE


def test_what_was_changed_is_named(office: JournalStand) -> None:
    office.tamper("UPDATE journal SET signature = zeroblob(64) WHERE seq = 5")
    office.journal.open()
    office.journal.verify()
    assert office.state.phase is JournalPhase.BROKEN
    assert office.verdict.startswith("有 1 处不符")
    assert [zh(words) for words in office.state.findings] == ["S01-1.1/5：签名不是这台收银台的"]
    assert en(office.state.findings[0]) == "S01-1.1/5: was not signed by this till's key"


def test_more_findings_than_anybody_reads_are_cut(office: JournalStand) -> None:
    office.many(FACTS_A_SLICE)
    office.tamper("UPDATE journal SET signature = zeroblob(64)")
    office.journal.open()
    office.journal.verify()
    assert len(office.state.findings) == MOST_FINDINGS + 1
    assert zh(office.state.findings[-1]) == f"不符之处太多，只列出前 {MOST_FINDINGS} 处。"


def test_a_check_that_goes_on_while_the_screen_is_locked_ends_quietly(office: JournalStand) -> None:
    office.many(FACTS_A_SLICE)
    office.journal.open()
    office.stand.background.hold()
    office.journal.verify()

    def nobody() -> None:
        raise RuntimeError("nobody is signed in")

    object.__setattr__(office.stand.office, "session", nobody)
    office.stand.background.release()
    assert office.state.phase is JournalPhase.WHOLE


def test_a_sale_is_told_in_words_by_its_receipt(office: JournalStand) -> None:
    office.journal.type(f" {office.number.lower()} ")
    office.journal.submit()
    sale = office.state.sale
    assert sale
    assert sale.intact
    assert sale.number == office.number
    about = {zh(name): zh(value) for name, value in sale.about}
    assert about["时间"] == "2026-03-10 10:00"
    assert about["收银员"] == "小林"
    assert about["收银台"] == "1号台"
    assert about["会员"].startswith("王小明 · 0")
    line = sale.lines[0]
    assert (line.name, zh(line.detail), line.amount) == ("碧螺春", "¥128.00 × 2", "¥256.00")
    assert zh(sale.sums[-1][0]) == "应付"
    tenders = [(zh(name), zh(value)) for name, value in sale.tenders]
    assert tenders[0][0] == "现金"
    assert ("实收", "¥300.00") in tenders
    assert tenders[-1][0] == "找零"
    points = {zh(name): zh(value) for name, value in sale.points}
    assert points["原有积分"] == "0"
    assert points["本次获得"].startswith("+")
    assert sale.reasons
    assert any(reason.applied for reason in sale.reasons)
    assert [zh(voided.detail) for voided in sale.voided] == ["¥9.90 × 1"]
    assert sale.place.startswith("S01-1.1/")


def test_a_changed_sale_says_so(office: JournalStand) -> None:
    office.tamper("UPDATE journal SET signature = zeroblob(64) WHERE kind = 'sale.completed'")
    office.journal.type(office.number)
    office.journal.submit()
    sale = office.state.sale
    assert sale
    assert not sale.intact


def test_a_receipt_of_another_till_is_not_found_here(office: JournalStand) -> None:
    office.journal.type("S09-9.1-000001")
    office.journal.submit()
    assert office.state.sale is None
    assert office.told.startswith("本机的流水里没有小票 S09-9.1-000001。")
    office.journal.type("")
    office.journal.submit()
    assert office.told == ""


def test_a_scanned_receipt_shows_its_verdict_beside_its_sale(office: JournalStand) -> None:
    office.journal.scanned("SK:forged")
    assert office.told == "小票内容被改动"
    assert office.state.sale
    assert office.state.typed == office.number
    office.journal.scanned("6901234567892")
    assert office.told == "不是小票"
    assert office.state.sale is None


def test_a_cashier_reads_nothing_of_the_journal(office: JournalStand) -> None:
    office.stand.session = office.stand.shop.cashier
    office.journal.open()
    assert office.told.startswith("您的岗位不能做这一步")
    assert office.state.facts == 0
    office.journal.verify()
    assert office.verdict.startswith("您的岗位不能做这一步")
    office.journal.type(office.number)
    office.journal.submit()
    assert office.state.sale is None
