"""Members' own pages at the door: a link opens them by a press, once; no other telephone, form or cookie does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fakes.filled_office import MEMBER, NUMBER
from fakes.own_visit import OWN_PATHS, access_of, filled_for_members, invitation, signed_in_member
from fakes.pages_door import Browser, ServedPages, served_pages
from shuke.head_office.own_pages.own_asked import OWN_COOKIE
from shuke.wording import own_page as words
from shuke.wording.people_api import PROBLEMS


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("members")) as served:
        filled_for_members(served)
        yield served


def test_looking_at_a_link_does_not_use_it_up_and_a_press_does_once(office: ServedPages) -> None:
    link, telephone = invitation(office), office.browser()
    for _ in range(3):
        assert telephone.get(link).status == 200
    opened = telephone.post("/member/sign-in", {"link": "https://any.example" + link, "telephone": "新手机"})
    assert (opened.status, opened.to) == (303, "/member/")
    cookie = opened.headers["set-cookie"]
    assert all(sign in cookie for sign in (OWN_COOKIE, "HttpOnly", "Secure", "SameSite=lax", "Path=/"))
    home = telephone.get("/member/", accept_language="zh")
    assert "王小明" in home.text
    assert NUMBER in home.text
    assert "新手机" in telephone.get("/member/own/telephones").text

    other = office.browser()
    other.get(link)
    again = other.post("/member/sign-in", {"link": "https://any.example" + link}, accept_language="zh")
    assert again.status == 410
    assert PROBLEMS["link_used"].zh in again.text
    assert other.post("/member/sign-in", {"link": "x"}).status == 422
    assert other.get("/M/no-code").status == 422


def test_whoever_is_not_signed_in_sees_nothing(office: ServedPages) -> None:
    for path in OWN_PATHS:
        for cookie in ({}, {OWN_COOKIE: "shukem_" + "0" * 16 + "_" + "0" * 64}, {OWN_COOKIE: "'; --"}):
            answered = Browser(office.serving.port, dict(cookie)).get(path)
            assert (answered.status, answered.to) == (303, "/member/sign-in"), path
    assert office.browser().get("/member/nothing").status == 404


def test_a_cookie_that_was_copied_is_worth_nothing_after_signing_out(office: ServedPages) -> None:
    telephone = signed_in_member(office)
    thief = Browser(office.serving.port, dict(telephone.cookies))
    assert thief.get("/member/").status == 200
    telephone.get("/member/own")
    left = telephone.post("/member/leave")
    assert (left.status, left.to) == (303, "/member/sign-in")
    assert telephone.cookies[OWN_COOKIE] == ""
    assert thief.get("/member/").to == "/member/sign-in"
    assert thief.post("/member/code").status in (303, 403)


def test_a_telephone_signs_another_one_out_and_nobody_elses(office: ServedPages) -> None:
    lost, mine = signed_in_member(office), signed_in_member(office)
    sessions = {one.told: one.session_id for one in access_of(office).sessions(MEMBER)}
    assert sessions
    session = lost.cookies[OWN_COOKIE].split("_")[1]
    mine.get("/member/own/telephones")
    assert mine.post("/member/own/telephones", {"session": session}).status == 303
    assert lost.get("/member/").to == "/member/sign-in"
    assert mine.post("/member/own/telephones", {"session": "f" * 16}).status == 404


def test_moving_makes_a_link_and_the_old_telephone_is_out(office: ServedPages) -> None:
    old = signed_in_member(office)
    old.get("/member/own/telephones")
    page = old.post("/member/own/move")
    link = page.text.partition('data-draw="')[2].partition('"')[0]
    assert link.startswith("/M/")
    new = office.browser()
    new.get(link)
    assert new.post("/member/sign-in", {"link": "https://a.example" + link}).to == "/member/"
    assert old.get("/member/").to == "/member/sign-in"


def test_a_form_from_elsewhere_changes_nothing(office: ServedPages) -> None:
    telephone = signed_in_member(office)
    telephone.get("/member/own")
    token = telephone.token
    for fields, headers in (
        ({"token": ""}, {}),
        ({"token": "0" * 64}, {}),
        ({"token": token}, {"sec_fetch_site": "cross-site"}),
        ({"token": token}, {"origin": "https://elsewhere.example"}),
    ):
        for path in ("/member/leave", "/member/own/move", "/member/code", "/member/own/telephones"):
            assert telephone.post(path, fields, **headers).status == 403, (path, fields)
    assert telephone.get("/member/").status == 200
    assert telephone.post("/member/leave", b"x" * 20_000).status == 413
    assert telephone.post("/member/leave", b"\xff=\xff").status == 400
    assert telephone.post("/member/code").status == 200


def test_what_is_typed_stands_on_the_page_as_text(office: ServedPages) -> None:
    evil = '"><script>alert(1)</script>'
    link, telephone = invitation(office), office.browser()
    telephone.get(link)
    assert telephone.post("/member/sign-in", {"link": "https://a.example" + link, "telephone": evil}).to
    shown = telephone.get("/member/own/telephones").text
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown
    assert telephone.get("/member/history?behind=" + "%3Cscript%3E").status == 200


def test_the_browser_is_told_to_load_nothing_else(office: ServedPages) -> None:
    page = signed_in_member(office).get("/member/")
    policy = page.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert page.headers["cache-control"] == "no-store"
    assert "style=" not in page.text
    worker = office.browser().get("/member/worker.js")
    assert worker.headers["cache-control"] == "no-cache"
    assert '"/member/holdings"' in worker.text
    manifest = office.browser().get("/member/manifest.webmanifest")
    assert '"start_url": "/member/"' in manifest.text


def test_the_look_is_the_telephones_own(office: ServedPages) -> None:
    telephone = signed_in_member(office)
    telephone.get("/member/own")
    assert telephone.post("/member/look", {"language": "en", "theme": "dark"}).status == 303
    assert 'data-theme="dark"' in telephone.get("/member/own").text
    assert words.LEAVE.en in telephone.get("/member/own").text
    assert telephone.post("/member/look", {"theme": "<b>"}).status == 303
    for path in ("/member/join/S01", "/member/own", "/M/ABC234"):
        assert telephone.post("/member/look", {"language": "zh", "next": path}).to == path
    for elsewhere in ("", "https://a.example", "//a.example/member/", "/member/\\a", "/office", "/member/?x"):
        assert telephone.post("/member/look", {"next": elsewhere, "language": "en"}).to == "/member/"
    assert "<b>" not in telephone.get("/member/own").text.partition("<main")[0]
