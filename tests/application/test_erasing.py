"""A person's own data: handed out as a page and as JSON, erased at their wish with the chain of facts left whole."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from members_stand import MembersStand
from shuke.application.approval import ApprovalWanted
from shuke.application.cards.asking import CardAsked
from shuke.application.cards.card_desk import CardDesk
from shuke.application.feedback.answering import answer_feedback
from shuke.application.feedback.taking import FeedbackSaid, take_feedback
from shuke.application.find_members import find_members
from shuke.application.journal_check import JournalCheck
from shuke.application.members.editing import Edit
from shuke.application.members.erasing import Erasing, ErasureLook
from shuke.application.members.merging import Merging
from shuke.application.members.own_data import OwnData, own_data
from shuke.application.members.record import record_changes
from shuke.application.ports.messages import MessageDraft
from shuke.application.rebuilding import rebuild
from shuke.application.refusal import Refusal, Refused
from shuke.domain.birthday import Birthday
from shuke.domain.consent import Channel
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.feedback_answered import FeedbackAnswered
from shuke.domain.facts.feedback_taken import FeedbackTaken
from shuke.domain.facts.member_described import MemberDescribed
from shuke.domain.facts.member_erased import MemberErased
from shuke.domain.feedback import FeedbackKind
from shuke.domain.membership.compensating import Compensation
from shuke.domain.messaging.template import Purpose
from shuke.domain.profile import Details, Profile
from shuke.domain.profile_fields import ProfileField
from shuke.domain.signature import Signature
from shuke.domain.slices.account import AccountKind
from shuke.presenters.own_data_files import OwnDataFiles, own_data_files
from shuke.wording import Language

NAME, PHONE, NOTE = "王晓明", "13800138000", "爱喝热的<script>alert(1)</script>"
WHOLE = Profile(
    NAME, PHONE, Birthday(5, 20, 1990), note=NOTE, details=Details(address="龙井路 1 号", email="a@b.cn")
)


class Shop:
    def __init__(self) -> None:
        self.stand = MembersStand()
        self.shop = self.stand.shop
        self.erasing = Erasing(self.shop.desk)
        self.new = self.shop.enrol(WHOLE)
        self.member_id = self.new.member_id
        self.stand.sell_to(self.member_id, 128)

    def erase(self, number: str = "", reason: str = "本人要求") -> ErasureLook | Refused:
        return self.erasing.erase(self.shop.manager, self.member_id, number or self.new.number, reason)

    def everything_on_disk(self) -> bytes:
        """Every cell of every table, journal and attachments included."""
        with self.shop.engine.connect() as connection:
            tables = connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            ).scalars()
            found = b""
            for table in list(tables):
                for row in connection.exec_driver_sql(f"SELECT * FROM {table}").all():
                    for cell in row:
                        found += cell if isinstance(cell, bytes) else str(cell).encode()
        return found

    def data(self) -> OwnData:
        with self.shop.store.reading() as work:
            found = own_data(work, self.shop.desk, self.member_id)
        assert found is not None
        return found

    def files(self, language: Language = Language.ZH) -> OwnDataFiles:
        desk = self.shop.desk
        return own_data_files(
            self.data(),
            "熟客",
            language,
            self.stand.office.money,
            desk.local_time,
            datetime(2026, 3, 10, tzinfo=UTC),
        )


@pytest.fixture
def shop() -> Shop:
    return Shop()


def test_nothing_personal_is_left_anywhere_and_the_chain_is_whole(shop: Shop) -> None:
    before = shop.everything_on_disk()
    for told in (NAME, PHONE, "龙井路", "a@b.cn"):
        assert told.encode() in before, told
    assert isinstance(shop.erase(), ErasureLook)
    after = shop.everything_on_disk()
    for told in (NAME, PHONE, PHONE[::-1], "龙井路", "a@b.cn", "爱喝热的"):
        assert told.encode() not in after, told
    check = JournalCheck(shop.shop.sealing, {"S01-1": (shop.shop.signer.public_key,)})
    with shop.shop.store.reading() as work:
        while check.read_slice(work, 100):
            pass
        assert check.report.findings == ()
        member = work.members.get(shop.member_id)
        assert member is not None
        assert (member.erased, member.active, member.profile) == (True, False, Profile())
        assert find_members(work, PHONE, 5).members == ()
        assert all(not card.alive for card in work.cards.of_member(shop.member_id))
        changes = record_changes(work, shop.shop.recorder, shop.member_id, 9)
        assert [one.values for one in changes] == [()]
        assert work.members.balance(shop.member_id, AccountKind.POINTS) == 0


def test_a_rebuild_brings_nobody_back(shop: Shop) -> None:
    shop.erase()
    rebuilt = rebuild(shop.shop.store, shop.shop.sealing, shop.shop.encoding, str.lower, lambda _: None)
    assert rebuilt.unchanged
    assert NAME.encode() not in shop.everything_on_disk()


def test_what_is_not_settled_and_a_slip_of_the_hand_are_refused(shop: Shop) -> None:
    assert shop.erase("00111000009") == Refused(Refusal.OTHER_NUMBER)
    assert shop.erase(reason="\u200b ") == Refused(Refusal.REASON_MISSING)
    stored = Brought(
        shop.member_id, entries=(LedgerEntry(AccountKind.PRINCIPAL, "never", 100_00, "stored_value"),)
    )
    with shop.shop.store.writing() as work:
        work.apply(list(stored.rows(shop.shop.recorder.today(work, shop.shop.desk.shop))))
        work.commit()
    assert shop.erase() == Refused(Refusal.NOT_SETTLED)
    shop.member_id = "nobody"
    assert shop.erase() == Refused(Refusal.MEMBER_UNKNOWN)


def test_it_takes_the_right_or_somebodys_word_for_just_this(shop: Shop) -> None:
    asked = shop.erasing.erase(shop.shop.cashier, shop.member_id, shop.new.number, "本人要求")
    assert isinstance(asked, ApprovalWanted)
    assert isinstance(shop.erasing.note_given(shop.shop.cashier, shop.member_id), ApprovalWanted)
    approved = shop.shop.desk.approvals.give(shop.shop.cashier, asked.act, "st-2", "a-1")
    assert isinstance(shop.erasing.note_given(approved, shop.member_id), ApprovalWanted)
    approved = shop.shop.desk.approvals.give(shop.shop.cashier, asked.act, "st-2", "a-2")
    erased = shop.erasing.erase(approved, shop.member_id, shop.new.number, "本人要求")
    assert isinstance(erased, ErasureLook)
    assert shop.erase() == Refused(Refusal.MEMBER_UNKNOWN), "once"


def test_nothing_is_told_of_an_erased_member_any_more_and_the_phone_may_join_again(shop: Shop) -> None:
    shop.erase()
    edit = Edit(shop.member_id, b"", WHOLE)
    assert shop.stand.editing.change(shop.shop.manager, edit) == Refused(Refusal.MEMBER_UNKNOWN)
    assert shop.erasing.note_given(shop.shop.manager, shop.member_id) == Refused(Refusal.MEMBER_UNKNOWN)
    again = shop.shop.enrol(Profile(NAME, PHONE))
    assert again.member_id != shop.member_id


def test_whoever_went_up_in_the_member_goes_with_them(shop: Shop) -> None:
    other = shop.shop.enrol(Profile("王大明", "13900139000"))
    Merging(shop.shop.desk, str.lower).merge(shop.shop.manager, other.member_id, shop.member_id, "同一个人")
    shop.erase()
    assert "王大明".encode() not in shop.everything_on_disk()
    with shop.shop.store.reading() as work:
        assert work.mergers.erased_among([other.member_id, shop.member_id]) == sorted(
            [other.member_id, shop.member_id]
        )


def test_every_till_and_head_office_forget_and_whoever_tells_late_is_not_heard() -> None:
    clock = FakeClock(1_773_108_000_000)
    office = OfficeInMemory(clock)
    one, other = (TillInMemory(office, clock) for _ in range(2))
    member_id = one.enrol(NAME, PHONE)
    for till in (one, other):
        till.sync.round()
    with other.store.writing() as work:  # while nobody knows yet
        attached = other.recorder.attach_profile(work, member_id, WHOLE)
        work.commit()
    other.record(MemberDescribed(member_id, attached.hash, b"", (ProfileField.NOTE,)))
    with one.store.writing() as work:
        work.attachments.erase(member_id)
        work.members.describe(member_id, Profile(), "")
        work.commit()
    draft = MessageDraft(member_id, "news/1", Purpose.OFFER, Channel.SMS, "上新", f"{NAME}，新茶到了")
    for place in (one, other, office):  # each wrote to them
        with place.store.writing() as work:
            assert work.messages.put([draft], 1, clock.now_ms()) == 1
            work.commit()
    one.record(MemberErased(Brought(member_id), "本人要求"))
    for till in (one, other, one, other):
        till.sync.round()
    for place in (one, other, office):
        with place.store.reading() as work:
            assert work.attachments.get(member_id, attached.hash) is None
            assert [
                page for page in work.attachments.pages(9) if any(whose == member_id for _, whose in page)
            ] == []
            assert work.members.by_phone(PHONE, 1) == []
            assert place is one or work.messages.of_member(member_id, 9) == []
    with office.store.reading() as work:
        assert work.conflicts.with_phones([PHONE]) == []


def test_the_page_and_the_json_say_all_of_it_and_nothing_in_it_is_a_script(shop: Shop) -> None:
    CardDesk(shop.shop.desk, lambda card: card.number).report_lost(
        shop.shop.manager, CardAsked(shop.new.card.card_id)
    )
    for language, sold in ((Language.ZH, "消费 ¥128.00"), (Language.EN, "Sale of ¥128.00")):
        files = shop.files(language)
        page, data = files.page.decode(), json.loads(files.data)
        for told in (NAME, PHONE, "龙井路 1 号", "a@b.cn", "1990-05-20", shop.new.number, sold):
            assert told in page, told
            assert any(told in " ".join(line) for part in data["sections"] for line in part["lines"]), told
        assert "<script" not in page
        assert "&lt;script&gt;" in page
        assert not re.search(r"(src|href)=", page)
        assert "{" not in re.sub(r"<style>.*?</style>", "", page)


def test_what_somebody_signed_on_a_screen_is_theirs_too(shop: Shop) -> None:
    assert "<svg" not in shop.files().page.decode()
    with shop.shop.store.writing() as work:
        shop.shop.recorder.attach(work, shop.member_id, Signature((((1, 2), (300, 4)),)).packed())
        work.commit()
    files = shop.files()
    assert '<polyline points="1,2 300,4"/>' in files.page.decode()
    assert json.loads(files.data)["signatures"] == [[[[1, 2], [300, 4]]]]


def test_what_somebody_said_to_the_shop_and_the_answer_are_theirs_too(shop: Shop) -> None:
    desk, manager = shop.shop.desk, shop.shop.manager
    said = FeedbackSaid(shop.member_id, FeedbackKind.COMPLAINT, "茶<b>凉了</b>")
    taken = take_feedback(desk, manager, said)
    assert isinstance(taken, FeedbackTaken)
    answered = answer_feedback(desk, manager, taken.feedback_id, "已重泡", Compensation())
    assert isinstance(answered, FeedbackAnswered)
    files = shop.files()
    page = files.page.decode()
    assert "茶&lt;b&gt;凉了&lt;/b&gt;" in page
    assert page.index("凉了") < page.index("已重泡")
    (told,) = [part for part in json.loads(files.data)["sections"] if part["title"] == "反馈"]
    assert [line[1] for line in told["lines"]] == ["茶<b>凉了</b>", "已重泡"]
    with shop.shop.store.writing() as work:
        work.attachments.erase(shop.member_id)
        work.commit()
    assert "不在本机" in shop.files().page.decode()


def test_staff_are_named_by_initials_and_other_members_not_at_all(shop: Shop) -> None:
    shop.shop.enrol(Profile("李小红", "13900139000"))
    page = shop.files().page.decode()
    assert "陈店长" not in page
    assert "小林" not in page
    assert "小*" in page
    assert "李小红" not in page
    assert "13900139000" not in page
