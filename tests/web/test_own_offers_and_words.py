"""What a member does on the own page: spins, says something, agrees, takes the data along, wishes to be forgotten."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from fakes.filled_office import MEMBER, NUMBER, OTHER, record
from fakes.own_visit import filled_for_members, signed_in_member
from fakes.pages_door import Answered, Browser, ServedPages, served_pages
from shuke.application.ports.messages import MessageDraft
from shuke.domain.bilingual import Bilingual
from shuke.domain.consent import Channel, ConsentBy
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.event_booked import EventAct, EventBooked
from shuke.domain.facts.handed_out import QuotaUsed
from shuke.domain.feedback import LONGEST_FEEDBACK, FeedbackKind
from shuke.domain.messaging.template import Purpose
from shuke.domain.sign_up import SignUp, SignUpState
from shuke.domain.slices.account import AccountKind
from shuke.wording import own_acts, own_offers, own_page, own_words
from shuke.wording.member_messages import SENT

WHEEL, FEEDBACK = "/member/offers/wheel", "/member/own/feedback"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("members")) as served:
        filled_for_members(served)
        yield served


@pytest.fixture
def telephone(office: ServedPages) -> Browser:
    found = signed_in_member(office)
    found.get("/member/own", accept_language="zh")
    return found


def sent(telephone: Browser, path: str, **fields: str) -> Answered:
    return telephone.post(path, fields, accept_language="zh")


def test_gifts_have_this_members_price_and_events_what_they_ask_for(telephone: Browser) -> None:
    seen = telephone.get("/member/offers", accept_language="zh").text
    assert "紫砂壶" in seen
    assert "还差2,180积分" in seen
    assert "品茶会" in seen
    assert own_offers.PLACES.zh.format(count=20) in seen
    assert "¥30.00" in seen


def test_one_request_is_one_spin_and_looking_never_spins(office: ServedPages, telephone: Browser) -> None:
    facts = office.serving.facts()
    assert telephone.get(f"{WHEEL}?spun=never-asked-for").status == 200
    assert office.serving.facts() == facts
    assert sent(telephone, WHEEL, request="short").status == 400
    spun = sent(telephone, WHEEL, request="request-0001")
    assert (spun.status, spun.to) == (303, f"{WHEEL}?spun=request-0001")
    after = office.serving.facts()
    assert after > facts
    assert sent(telephone, WHEEL, request="request-0001").to == spun.to
    assert office.serving.facts() == after
    told = telephone.get(spun.to, accept_language="zh").text
    assert own_offers.CAME_UP.zh.format(name="盖碗一只") in told
    assert 'data-angle="' in told
    code = told.partition('data-draw="')[2].partition('"')[0]
    assert code in telephone.get("/member/holdings").text
    assert "<b>一等奖" not in told
    assert "盖碗" in telephone.get("/member/history", accept_language="zh").text


def test_a_gift_is_ordered_once_with_its_price_agreed(office: ServedPages, telephone: Browser) -> None:
    path = "/member/offers/gift/cup"
    assert f'href="{path}"' in telephone.get("/member/offers").text
    seen = telephone.get(path, accept_language="zh").text
    assert own_acts.ORDER.zh.format(points=30) in seen
    facts = office.serving.facts()
    for wrong in ({"request": "short", "price": "30"}, {"request": "request-0002", "price": "<b>"}):
        assert sent(telephone, path, **wrong).status == 400
    other = sent(telephone, path, request="request-0002", price="29")
    assert (other.status, own_acts.PRICED.zh.format(points=30) in other.text) == (409, True)
    assert office.serving.facts() == facts
    done = [sent(telephone, path, request="request-0002", price="30") for _ in range(2)]
    assert {one.to for one in done} == {f"{path}?ordered=request-0002"}
    after = office.serving.facts()
    assert after - facts == 2  # the stock was opened, and one was ordered
    assert own_acts.ORDERED.zh in telephone.get(done[0].to, accept_language="zh").text
    assert (
        own_acts.ORDERED.zh not in telephone.get(f"{path}?ordered=other-request", accept_language="zh").text
    )
    assert "随行杯" in telephone.get("/member/holdings", accept_language="zh").text
    assert "积分换礼" in telephone.get("/member/history", accept_language="zh").text
    for nothing in ("clay-pot", "nothing", "%3Cscript%3E"):
        answered = telephone.get(f"/member/offers/gift/{nothing}", accept_language="zh")
        assert (answered.status, "<script>alert" in answered.text) == (404, False)


def test_a_gift_that_waits_is_given_back_here_or_at_head_office(office: ServedPages) -> None:
    telephone, boss = signed_in_member(office, OTHER), office.signed_in()
    telephone.get("/member/own", accept_language="zh")
    gift, found = "/member/offers/gift/cup", re.compile(r'href="(/member/holdings/order/[^"]+)"')
    for request in ("request-0101", "request-0102"):
        assert sent(telephone, gift, request=request, price="30").status == 303
    mine, other = found.findall(telephone.get("/member/holdings", accept_language="zh").text)
    seen = telephone.get(mine, accept_language="zh").text
    assert own_acts.UNDO_HOW.zh.format(points=30) in seen
    assert sent(telephone, mine, request="<b>").status == 400
    for _ in range(2):
        assert sent(telephone, mine, request="request-0103").to == f"{mine}?undone"
    assert own_acts.UNDONE.zh in telephone.get(f"{mine}?undone", accept_language="zh").text
    again = sent(telephone, mine, request="request-0104")
    assert (again.status, own_acts.UNDO_OVER.zh in again.text) == (409, True)
    assert telephone.get(mine).status == 404
    strangers = signed_in_member(office)
    strangers.get("/member/own")
    assert strangers.get(other).status == 404
    assert sent(strangers, other, request="request-0105").status == 409

    page = f"/office/members/{OTHER}/orders"
    shown = boss.get(page, accept_language="zh").text
    assert "随行杯" in shown
    (asked,) = set(re.findall(r'name="request" value="([0-9a-f]{32})"', shown))
    (prize,) = re.findall(r'name="prize" value="([^"]+)"', shown)
    given = {"prize": prize, "reason": "顾客换错了", "request": asked}
    assert boss.post(page, {**given, "reason": " "}).status == 422
    assert boss.post(page, {**given, "request": "x"}).status == 400
    for word in ("<script>alert(1)</script>", "'; DROP TABLE members; --", "x" * 5000):
        told = boss.post(page, {**given, "prize": word})
        assert (told.status, "<script>alert" in told.text) == (409, False)
        assert boss.post(page, {**given, "reason": word * 50}).status == 422
    for _ in range(2):
        assert boss.post(page, given).to == f"{page}?undone"
    assert boss.post(page, {**given, "request": "0" * 32}).status == 409
    assert "随行杯" not in boss.get(page, accept_language="zh").text
    with office.data.reading.reading() as work:
        held = {one: work.members.balance(OTHER, one) for one in (AccountKind.POINTS, AccountKind.PRIZE)}
    assert held == {AccountKind.POINTS: 820, AccountKind.PRIZE: 0}


def test_a_place_is_asked_for_and_given_up(office: ServedPages, telephone: Browser) -> None:
    path = "/member/offers/event/ev-1"
    assert own_acts.ENTER.zh in telephone.get(path, accept_language="zh").text
    assert sent(telephone, path, request="<b>").status == 400
    for _ in range(2):
        assert sent(telephone, path, request="request-0003", do="up").to == f"{path}?done"
    seen = telephone.get(path, accept_language="zh").text
    time = until(office)
    assert own_acts.PLACE_KEPT_UNTIL.zh.format(place=1, time=time) in seen
    offers = telephone.get("/member/offers", accept_language="zh").text
    assert own_offers.PAY_BY.zh.format(time=time) in offers
    assert own_offers.PLACES.zh.format(count=19) in offers
    assert own_offers.PLACES.zh.format(count=19) in seen
    assert sent(telephone, path, request="request-0004", do="up").status == 409
    assert sent(telephone, path, request="request-0005", do="off").to == f"{path}?done"
    assert own_acts.ENTER.zh in telephone.get(path, accept_language="zh").text
    assert telephone.get("/member/offers/event/nothing").status == 404
    facts = office.serving.facts()
    assert sent(telephone, "/member/offers/event/nothing", request="request-0006").status == 404
    assert office.serving.facts() == facts


def until(office: ServedPages) -> str:
    with office.data.reading.reading() as work:
        kept = work.events.of_member((MEMBER,), "ev-1")
    assert kept is not None
    return f"{datetime.fromtimestamp(kept.kept_until_ms / 1000, ZoneInfo('Asia/Shanghai')):%Y-%m-%d %H:%M}"


def test_a_place_that_was_not_paid_for_lapses_and_is_asked_for_again(
    office: ServedPages, telephone: Browser
) -> None:
    path, lapsed_ms = "/member/offers/event/ev-1", office.data.clock.now_ms() - 60_000
    waits = EventBooked(
        act=EventAct.WAITS,
        event="ev-1",
        name=Bilingual("品茶会", "Tasting"),
        programme="tea-chain",
        programme_version=3,
        member=Brought(MEMBER),
        shop_id="S01",
        standing=SignUp(900, SignUpState.WAITS),
        quotas=(QuotaUsed("event.ev-1.waiting", "once", 1),),
        kept_until_ms=lapsed_ms,
    )
    record(office, waits)
    for language in ("zh", "en"):
        told = getattr(own_acts.PLACE_LAPSED, language).format(time=until(office))
        seen = telephone.get(path, accept_language=language).text
        assert told in seen
        assert getattr(own_acts.ENTER, language) in seen
        assert "48" in seen
    offers = telephone.get("/member/offers", accept_language="zh").text
    assert f'<p class="state warn">{own_offers.LAPSED.zh}' in offers
    assert own_offers.PLACES.zh.format(count=20) in offers
    assert sent(telephone, path, request="request-0007", do="up").to == f"{path}?done"
    kept = own_acts.PLACE_KEPT_UNTIL.zh.format(place=1, time=until(office))
    assert kept in telephone.get(path, accept_language="zh").text
    assert sent(telephone, path, request="request-0008", do="off").to == f"{path}?done"


def test_what_is_written_stands_there_until_it_is_answered(telephone: Browser) -> None:
    for wrong in ("", "   ", "茶" * (LONGEST_FEEDBACK + 1)):
        refused = sent(telephone, FEEDBACK, kind="complaint", words=wrong)
        assert refused.status == 422
        assert 'class="notice bad"' in refused.text
    for kind in ("", "erasure", "<b>"):
        assert sent(telephone, FEEDBACK, kind=kind, words="x").status == 400
    assert sent(telephone, FEEDBACK, kind="complaint", words="茶凉了 <i>x</i>").to == f"{FEEDBACK}?done"
    seen = telephone.get(FEEDBACK, accept_language="zh").text
    assert "茶凉了 &lt;i&gt;x&lt;/i&gt;" in seen
    assert "投诉" in seen


def test_offers_go_only_where_they_are_wished_for(office: ServedPages, telephone: Browser) -> None:
    assert sent(telephone, "/member/own/consent", sms="yes").status == 303
    facts = office.serving.facts()
    assert sent(telephone, "/member/own/consent", sms="yes").status == 303
    assert office.serving.facts() == facts
    with office.data.reading.reading() as work:
        said = work.consents.of_member(MEMBER)
    assert (said[Channel.SMS].given, said[Channel.SMS].by) == (True, ConsentBy.OWN_PAGE)
    assert not said[Channel.EMAIL].given
    sent(telephone, "/member/own/consent")
    with office.data.reading.reading() as work:
        assert not work.consents.of_member(MEMBER)[Channel.SMS].given


def test_terms_are_accepted_as_they_were_shown(office: ServedPages, telephone: Browser) -> None:
    page = telephone.get("/member/own/consent", accept_language="zh").text
    assert own_words.TERMS_ACCEPT.zh in page
    assert sent(telephone, "/member/own/terms", version="x").status == 400
    sent(telephone, "/member/own/terms", version="2")  # another version is in force
    sent(telephone, "/member/own/terms", version="3")
    with office.data.reading.reading() as work:
        terms = work.consents.terms(MEMBER)
    assert terms is not None
    assert terms.version == 3
    assert own_words.TERMS_ACCEPT.zh not in telephone.get("/member/own/consent", accept_language="zh").text


def test_the_wish_to_be_forgotten_reaches_the_shop_once(office: ServedPages, telephone: Browser) -> None:
    path = "/member/own/erasure"
    assert sent(telephone, path, number="1").status == 422
    for _ in range(2):
        assert sent(telephone, path, number=NUMBER, words="搬家了").status == 303
    with office.data.reading.reading() as work:
        (wish,) = (one for one in work.feedback.open("S01", 10) if one.kind is FeedbackKind.ERASURE)
    page = telephone.get(path, accept_language="zh").text
    assert own_words.ERASURE_ASKED.zh.format(day=wish.answer_by.isoformat()) in page
    assert own_words.ERASURE_ASK.zh not in page


def test_all_that_is_known_comes_as_a_file_and_not_too_often(office: ServedPages, telephone: Browser) -> None:
    draft = MessageDraft(MEMBER, "care.birthday/2026", Purpose.GREETING, Channel.SMS, "生日", "生日快乐！")
    with office.data.writing.writing() as work:
        work.messages.put([draft], 1, office.data.clock.now_ms())
        work.commit()
    assert sent(telephone, "/member/own/data", file="all").status == 400
    answers = [sent(telephone, "/member/own/data", file="data") for _ in range(11)]
    given = next(one for one in answers if one.status == 200)
    assert given.headers["content-disposition"] == 'attachment; filename="own-data.json"'
    plain = json.loads(given.text)
    assert "王小明" in json.dumps(plain, ensure_ascii=False)
    (written,) = (part for part in plain["sections"] if part["title"] in (SENT.zh, SENT.en))
    assert ["", "生日快乐！"] in written["lines"]
    assert answers[-1].status == 429
    assert own_page.TOO_OFTEN.zh in answers[-1].text
    assert telephone.get("/member/").status == 200
