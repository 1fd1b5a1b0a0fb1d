"""Two members made one and somebody forgotten, on head office's pages: second looks, two at once, wrong roles."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from fakes.filled_office import MEMBER, NUMBER, OTHER, OTHER_NUMBER, PHONE, filled
from fakes.own_visit import signed_in_member
from fakes.pages_door import ServedPages, served_pages
from shuke.domain.shop import Role

WORDS = ("<script>alert(1)</script>", "'; DROP TABLE members; --", "{{ 7*7 }}", "x" * 5000)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("office")) as served:
        filled(served)
        yield served


def test_what_is_ahead_stands_on_the_members_page_where_it_can_be_said(pages: ServedPages) -> None:
    boss = pages.signed_in()
    told = boss.get(f"/office/members/{MEMBER}", accept_language="zh").text
    assert "照现在的消费，" in told
    assert "At this pace " in boss.get(f"/office/members/{MEMBER}", accept_language="en").text
    assert "照现在的消费，" not in boss.get(f"/office/members/{OTHER}", accept_language="zh").text
    own = signed_in_member(pages).get("/member/holdings", accept_language="zh").text
    assert "您平均每周消费" in own


def test_coupons_are_given_seen_and_withdrawn(pages: ServedPages) -> None:
    boss = pages.signed_in()
    path = f"/office/members/{MEMBER}/coupons"
    request = re.compile(r'name="request" value="([0-9a-f]{32})"')
    shown = boss.get(path, accept_language="en").text
    (asked,) = request.findall(shown)
    given = {"kind": "birthday", "count": "2", "reason": "投诉补偿", "request": asked}
    for word in WORDS:
        told = boss.post(path, {**given, "count": word, "kind": word})
        assert (told.status, "<script>alert" in told.text) == (422, False)
        assert boss.post(path, {**given, "request": word}).status == 400
    assert boss.post(path, {**given, "reason": " "}).status == 422
    for _ in range(2):
        answered = boss.post(path, given)
    assert answered.to == f"{path}?given=0&left=0"  # the second time
    told = boss.get(path, accept_language="en").text
    coupons = re.findall(rf'href="({path}/[^"]+)"', told)
    assert (len(coupons), "head office" in told) == (2, True)
    assert "Coupons given" in boss.get(f"/office/members/{MEMBER}", accept_language="en").text

    form = "/office/coupons/give"
    (asked,) = request.findall(boss.get(form).text)
    many = {
        **given,
        "request": asked,
        "numbers": f"{NUMBER}，{OTHER_NUMBER}\n<script>alert(1)</script>",
        "count": "7",
    }
    told = boss.post(form, many, accept_language="en")
    assert (told.status, told.text.count("<li><b>")) == (422, 2)
    assert ("<script>alert" in told.text, 'name="leave_out"' in told.text) == (False, True)
    assert boss.post(form, {**many, "numbers": " , "}).status == 422
    answered = boss.post(form, {**many, "leave_out": "yes"})
    assert "Given to 1 members; 2 numbers left out." in boss.get(answered.to, accept_language="en").text

    assert boss.get(coupons[0]).status == 200
    assert boss.post(coupons[0], {"reason": ""}).status == 422
    assert boss.post(coupons[0], {"reason": "发错"}).to == f"{path}?withdrawn"
    assert boss.get(coupons[0]).status == boss.get(f"{path}/nothing").status == 404
    assert boss.post(coupons[0], {"reason": "发错"}).status == 409
    assert len(re.findall(rf'href="({path}/[^"]+)"', boss.get(path).text)) == 8


def test_two_are_made_one_and_then_the_person_is_forgotten(pages: ServedPages) -> None:
    boss, other = pages.signed_in(), pages.signed_in(Role.MANAGER)
    form = f"/office/members/{OTHER}/merge"
    assert boss.get(form).status == 200
    assert boss.post(form, {"typed": "nobody here"}).status == 422
    assert boss.post(form, {"typed": OTHER_NUMBER}).status == 422  # that is the member itself
    assert boss.post(form, {"typed": "0011100004"}).status == 422  # more than one
    beside = boss.post(form, {"typed": PHONE}).to
    assert beside == f"/office/members/{OTHER}/merge/{MEMBER}"
    shown = boss.get(beside, accept_language="en").text
    assert (NUMBER in shown, PHONE in shown, "820" in shown) == (True, False, True)
    other.get(beside)
    for word in WORDS:
        told = boss.post(beside, {"number": word, "reason": word})
        assert (told.status, "<script>alert" in told.text) == (422, False)
    assert boss.post(beside, {"number": NUMBER, "reason": " "}).status == 422
    done = boss.post(beside, {"number": NUMBER, "reason": "带了两张卡"})
    assert done.to == f"/office/members/{OTHER}?merged"
    late = other.post(beside, {"number": NUMBER, "reason": "我来"})
    assert (late.status, "<h1>" in late.text) == (409, True)
    gone = boss.get(f"/office/members/{MEMBER}").text
    assert f'href="/office/members/{OTHER}"' in gone
    assert "/erase" not in gone
    kept = boss.get(f"/office/members/{OTHER}", accept_language="en").text
    assert "1,640" in kept

    form = f"/office/members/{OTHER}/erase"
    assert OTHER_NUMBER in boss.get(form).text
    for word in WORDS:
        told = boss.post(form, {"number": word, "reason": word})
        assert (told.status, "<script>alert" in told.text) == (422, False)
    assert boss.post(form, {"number": OTHER_NUMBER, "reason": ""}).status == 422
    assert boss.post(form, {"number": OTHER_NUMBER, "reason": "本人要求"}).to == "/office/members?erased"
    assert boss.get(form).status == 404
    for typed in ("欧阳娜娜", "王小明", PHONE):
        assert f'href="/office/members/{OTHER}"' not in boss.post("/office/members", {"typed": typed}).text
    assert "欧阳娜娜" not in boss.get(f"/office/members/{OTHER}").text


@pytest.mark.parametrize("role", [Role.CASHIER, Role.AUDITOR])
def test_who_may_not_care_for_members_changes_nothing(pages: ServedPages, role: Role) -> None:
    browser = pages.signed_in(role)
    browser.get("/office/own")
    for path in (f"/office/members/{MEMBER}/merge/{OTHER}", f"/office/members/{MEMBER}/erase"):
        told = browser.post(path, {"number": NUMBER, "reason": "x"})
        assert told.status == 403, path
    path = f"/office/members/{MEMBER}/coupons"
    given = {"kind": "birthday", "count": "1", "reason": "x", "request": "0" * 32}
    for form in (path, "/office/coupons/give", f"/office/members/{OTHER}/coupons/c-6"):
        assert browser.post(form, given).status == 403, form
        assert browser.get(form).status == 403, form
