"""Somebody enrols on a shop's page: what they told waits for the counter, whoever they are; a poster leads there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fakes.filled_office import PHONE
from fakes.own_visit import filled_for_members
from fakes.pages_door import Answered, Browser, ServedPages, served_pages
from shuke.domain.birthday import Birthday
from shuke.domain.shop import Role
from shuke.wording.own_joining import WRONG
from shuke.wording.people_api import PROBLEMS, SELF_ENROLMENT_TAKEN

JOIN = "/member/join/S01"
TOLD = {"name": "李雷", "phone": "137 1111 2200", "birthday": "1990-02-28", "offers": "yes", "terms": "3"}


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("joining")) as served:
        filled_for_members(served)
        yield served


def sent(someone: Browser, **fields: str) -> Answered:
    someone.get(JOIN)
    return someone.post(JOIN, {**TOLD, **fields}, accept_language="zh")


def test_what_was_told_waits_once_and_nobody_hears_who_is_a_member(office: ServedPages) -> None:
    someone = office.browser()
    form = someone.get(JOIN, accept_language="zh")
    assert form.status == 200
    assert "熟客茶庄" in form.text
    for wrong, why in (
        ({"name": " "}, "name"),
        ({"name": "李\u0000"}, "name"),
        ({"name": "李" * 41}, "name"),
        ({"phone": "1"}, "phone"),
        ({"phone": "1" * 30}, "phone"),
        ({"birthday": "1990-02-30"}, "birthday"),
        ({"lunar": "八月三十一"}, "birthday"),
        ({"lunar": "八" * 41}, "birthday"),
        ({"terms": ""}, "terms"),
        ({"terms": "2"}, "terms"),
    ):
        refused = sent(someone, **wrong)
        assert refused.status == 422, wrong
        assert WRONG[why].zh in refused.text, wrong
    answers = [sent(someone), sent(someone, name="别人"), sent(someone, phone=PHONE)]
    assert {one.status for one in answers} == {200}
    assert all(SELF_ENROLMENT_TAKEN.zh in one.text for one in answers)
    with office.data.reading.reading() as work:
        (waiting,) = work.self_enrolments.waiting("S01", 10)
    assert (waiting.name, waiting.phone, waiting.offers_by_sms) == ("李雷", "13711112200", True)
    assert waiting.birthday is not None
    assert waiting.terms_version == 3

    no_phone = sent(someone, phone="abcdef")
    assert (no_phone.status, PROBLEMS["phone"].zh in no_phone.text) == (422, True)
    for number in range(2):
        assert sent(someone, phone=f"1371111220{number + 1}").status == 200
    often = sent(someone, phone="13711112208", name="<script>")
    assert (often.status, PROBLEMS["too_often"].zh in often.text) == (429, True)
    assert "<script>" not in often.text.partition("<main")[2]
    # The interface for programs counts with it.
    body = {"shop": "S01", "name": "x", "phone": "13711112209", "terms_accepted": True, "terms_version": 3}
    assert office.serving.ask("POST", "/v1/self-enrolment", "", body)[0] == 429


def test_a_birthday_of_the_chinese_calendar_is_told_at_home_too(office: ServedPages) -> None:
    someone = office.browser()
    assert sent(someone, lunar="农历闰四月初三", name="").text.count('value="农历闰四月初三"') == 1
    assert sent(someone, lunar="农历闰四月初三").status == 200
    with office.data.reading.reading() as work:
        (waiting,) = work.self_enrolments.waiting("S01", 10)
    assert waiting.birthday == Birthday(4, 3, lunar=True, leap=True)


def test_a_form_of_another_browser_or_shop_is_none(office: ServedPages) -> None:
    assert office.browser().post(JOIN, TOLD).status == 403
    assert office.browser().get("/member/join/S99").status == 404
    someone = office.browser()
    someone.get(JOIN)
    assert someone.post(JOIN, b"x" * 20_000).status == 413


def test_head_office_prints_each_shops_code_for_whoever_cares_for_members(office: ServedPages) -> None:
    page = office.signed_in().get("/office/joining")
    assert page.status == 200
    assert f"{office.address}{JOIN}" in page.text
    assert "<svg" in page.text
    assert office.signed_in(Role.CASHIER).get("/office/joining").status == 403
