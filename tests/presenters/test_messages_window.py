from __future__ import annotations

import pytest

from back_office_stand import en, zh
from fakes.counter_shop import CASHIER
from message_window_stand import MessageWindowStand
from messages_stand import fault
from shuke.application.messages.ways_out import Security
from shuke.application.ports.messages import MessageState, MessageTrouble
from shuke.application.ports.vault import Secret
from shuke.application.session import Session
from shuke.presenters.messages.templates import NEW
from shuke.presenters.messages.window import MessagePage


@pytest.fixture
def stand() -> MessageWindowStand:
    stand = MessageWindowStand()
    stand.presenter.open()
    return stand


def test_a_template_is_shown_with_its_length_and_cost_in_both_languages(stand: MessageWindowStand) -> None:
    templates = stand.presenter.templates
    templates.choose("birthday")
    (chinese, length), (english, english_length) = templates.state.previews
    assert chinese.startswith("【熟客茶庄】王小明，生日快乐！送您20元优惠券一张。")
    assert zh(length) == "43 字，短信 1 条，¥0.05"
    assert english.startswith("[Shuke Tea] Happy birthday, Wang Xiaoming!")
    assert "text messages: 1" in en(english_length)


def test_a_template_that_was_begun_is_still_there_after_another_was_looked_at(
    stand: MessageWindowStand,
) -> None:
    templates = stand.presenter.templates
    templates.choose(NEW)
    templates.type_titles("\u202e开业", "Opening")
    templates.type_texts("欢迎", "Welcome")
    templates.choose("birthday")
    assert templates.state.title_zh == "生日祝福"
    assert (templates.state.unsaved, templates.state.unsaved_keys) == (False, {NEW})
    templates.choose(NEW)
    assert (templates.state.title_en, templates.state.text_zh) == ("Opening", "欢迎")
    templates.save()
    assert templates.state.notice is not None
    assert zh(templates.state.notice.words) == "已保存“开业”"
    templates.choose(NEW)
    assert (templates.state.title_en, templates.state.unsaved_keys) == ("", frozenset())


def test_what_was_written_in_a_template_and_not_saved_is_not_lost(stand: MessageWindowStand) -> None:
    templates = stand.presenter.templates
    templates.choose("birthday")
    whole = templates.state.text_zh
    templates.type_texts("祝您生日快乐", templates.state.text_en)
    templates.choose("tier")
    templates.pick_purpose(templates.state.purpose.value)
    assert (templates.state.unsaved, templates.state.unsaved_keys) == (False, {"birthday"})
    stand.presenter.open()
    templates.choose("birthday")
    assert (templates.state.text_zh, templates.state.unsaved) == ("祝您生日快乐", True)
    templates.type_texts(whole, templates.state.text_en)
    assert not templates.state.unsaved
    templates.type_texts("祝您生日快乐", templates.state.text_en)
    templates.give_up()
    assert (templates.state.text_zh, templates.state.unsaved) == (whole, False)


def test_the_window_opens_with_a_template_and_its_preview(stand: MessageWindowStand) -> None:
    state = stand.presenter.templates.state
    assert state.chosen == state.rows[0].key
    assert len(state.previews) == 2


def test_it_is_shown_as_one_member_would_read_it(stand: MessageWindowStand) -> None:
    member = stand.member("李雷", "13900139000")
    templates = stand.presenter.templates
    templates.choose("tier")
    templates.member.choose(member)
    assert templates.state.previews[0][0].startswith("【熟客茶庄】李雷，您的会员等级现为")
    templates.member.choose("nobody")
    assert "王小明" in templates.state.previews[0][0]


def test_a_shop_writes_its_own_and_takes_it_off(stand: MessageWindowStand) -> None:
    templates = stand.presenter.templates
    templates.choose("")
    templates.pick_purpose("service")
    templates.type_titles("营业时间", "Hours")
    templates.type_texts("您好，", "Hello ")
    templates.add_field("name")
    assert (templates.state.text_zh, templates.state.text_en) == ("您好，{name}", "Hello {name}")
    templates.save()
    assert stand.told == "已保存“营业时间”"
    assert templates.state.is_own
    assert zh(templates.state.rows[-1].title) == "营业时间"
    templates.take_off()
    assert (templates.state.chosen, stand.recorded) == ("", 2)
    templates.take_off()
    assert stand.recorded == 2


def test_what_is_wrong_with_a_template_is_said_and_what_was_typed_stays(stand: MessageWindowStand) -> None:
    templates = stand.presenter.templates
    templates.choose("news")
    templates.type_texts("{nam}", "{nam}")
    assert templates.state.previews == ()
    templates.save()
    assert "没有名为“nam”的字段" in stand.told
    assert templates.state.text_zh == "{nam}"
    templates.type_texts("{name}", "x" * 600)
    assert len(templates.state.text_en) == 500


def test_the_queue_is_listed_by_state_with_its_cost(stand: MessageWindowStand) -> None:
    stand.queued(stand.member(), stand.member("李雷", "13900139000"))
    stand.presenter.go(MessagePage.QUEUE)
    sent = stand.presenter.sent
    assert next(zh(words) for _, words in sent.state.lists) == "待发送 2"
    first = sent.state.rows[0]
    assert zh(first.cells[1]) in {"王**", "李*"}
    sent.choose(first.key)
    assert "本店优惠活动" in sent.state.text
    assert (sent.state.may_off, sent.state.may_again) == (True, False)
    sent.call_off()
    assert stand.told == "已取消"
    stand.queue.work()
    stand.presenter.moved()
    assert sent.state.rows == ()
    sent.list(MessageState.DELIVERED.value)
    assert len(sent.state.rows) == 1
    assert zh(sent.state.cost) == "近 30 天：1 条，¥0.05"


def test_a_long_list_has_pages(stand: MessageWindowStand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shuke.presenters.messages.sent.MOST_LISTED", 2)
    stand.queued(*(stand.member(f"李{number}", f"1390013900{number}") for number in range(5)))
    sent = stand.presenter.sent
    sent.open()
    seen = [{one.key for one in sent.state.rows}]
    sent.go(-1)
    assert (zh(sent.state.pages), sent.state.newer, sent.state.older) == ("第 1 页，共 3 页", False, True)
    for _ in range(2):
        sent.go(1)
        seen.append({one.key for one in sent.state.rows})
    assert [len(one) for one in seen] == [2, 2, 1]
    assert len(set.union(*seen)) == 5
    sent.go(1)
    assert (zh(sent.state.pages), sent.state.newer, sent.state.older) == ("第 3 页，共 3 页", True, False)
    sent.choose(sent.state.rows[0].key)
    sent.call_off()
    assert zh(sent.state.pages) == "第 2 页，共 2 页", "the page that was the last one is none any more"
    sent.list(MessageState.FAILED.value)
    assert (sent.state.pages, sent.state.page) == ("", 1)


def test_what_may_have_gone_says_why_and_goes_again_when_somebody_says_so(stand: MessageWindowStand) -> None:
    stand.queued(stand.member())
    stand.carrier.faults = [fault(MessageTrouble.STOPPED, reached=True)]
    stand.queue.work()
    sent = stand.presenter.sent
    sent.list(MessageState.MAYBE.value)
    sent.choose(sent.state.rows[0].key)
    assert "不会自动重发" in zh(sent.state.why)
    sent.send_again()
    assert (stand.told, stand.kicks) == ("已重新排队", 1)
    sent.send_again()
    sent.call_off()
    assert stand.kicks == 1


def test_a_list_that_changed_meanwhile_says_so(stand: MessageWindowStand) -> None:
    stand.queued(stand.member())
    sent = stand.presenter.sent
    sent.open()
    sent.choose(sent.state.rows[0].key)
    stand.queue.work()
    sent.call_off()
    assert "状态已变" in stand.told


def test_ways_out_are_set_up_and_tried_on_oneself(stand: MessageWindowStand) -> None:
    stand.presenter.go(MessagePage.WAYS)
    assert stand.presenter.state.nothing_leaves
    ways = stand.presenter.ways
    ways.tick_sms(True)
    ways.type("address", " https://sms.cn/send ")
    ways.type("sms_secret", "s3cret")
    ways.tick_email(True)
    ways.pick_security("starttls")
    for name, text in (("host", "mail.cn"), ("port", "587"), ("sender", "tea@shop.cn")):
        ways.type(name, text)
    ways.save()
    assert stand.told == "设置已保存，从现在起生效"
    assert not stand.presenter.state.nothing_leaves
    assert stand.ways().email.security is Security.STARTTLS
    assert stand.vault.get(Secret.MESSAGE_SMS) == b"s3cret"
    assert stand.vault.get(Secret.MESSAGE_EMAIL) is None
    assert (ways.state.sms_secret, stand.changes) == ("", 1)
    ways.type("test_to", "me@shop.cn")
    ways.test()
    assert "服务商已收下" in stand.told
    assert stand.carrier.sent[0].body == "【熟客茶庄】这是一条测试消息。"
    stand.carrier.faults = [fault(MessageTrouble.SIGN_IN)]
    ways.type("test_to", "13800138000")
    ways.test()
    assert "账号或密码" in stand.told


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [("port", "x", "都要是数字"), ("offer_days", "²", "都要是数字"), ("last_hour", "3", "发送时段不对")],
)
def test_what_cannot_be_is_said_before_anything_is_kept(
    stand: MessageWindowStand, name: str, text: str, told: str
) -> None:
    ways = stand.presenter.ways
    ways.open()
    ways.type(name, text)
    ways.save()
    assert told in stand.told
    assert not stand.settings


def test_whoever_may_not_set_up_devices_hears_so(stand: MessageWindowStand) -> None:
    stand.session = Session(CASHIER, 0)
    ways = stand.presenter.ways
    ways.open()
    ways.save()
    assert "没有" in stand.told or "不能" in stand.told
    ways.type("test_to", "13800138000")
    ways.test()
    assert not stand.carrier.sent
