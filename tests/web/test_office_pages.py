"""Head office's pages over HTTP: the way in and out, what a forged request is worth, what every answer says."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from fakes.office_staff import PASSWORD
from fakes.pages_door import Browser, ServedPages, served_pages
from shuke.domain.shop import Role
from shuke.head_office.pages.asked import VISIT_COOKIE, own_path
from shuke.head_office.pages.style import properties
from shuke.look import DARK, LIGHT


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("office")) as served:
        yield served


def secret_on(text: str) -> bytes:
    found = re.search(r'class="digits">([A-Z2-7 ]{32,})<', text)
    assert found is not None
    return base64.b32decode(found[1].replace(" ", ""))


def test_the_whole_way_in_for_the_first_time(pages: ServedPages) -> None:
    password, browser = pages.begun("chen"), pages.browser()
    shown = browser.followed(browser.get("/", accept_language="zh-CN"))
    assert (shown.status, "登录总部" in shown.text) == (
        200,
        False,
    )  # English where nothing is asked for later on
    shown = browser.get("/office/sign-in?next=/office/own", accept_language="zh-CN")
    assert "登录总部" in shown.text
    wrong = browser.post("/office/sign-in", {"login": "chen", "password": "nonsense", "next": "/office/own"})
    assert (wrong.status, 'value="chen"' in wrong.text, "nonsense" in wrong.text) == (403, True, False)
    entered = browser.post(
        "/office/sign-in", {"login": " Chen ", "password": password, "next": "/office/own"}
    )
    assert (entered.status, entered.to) == (303, "/office/own")
    first = browser.cookies[VISIT_COOKIE]
    shown = browser.followed(browser.get("/office/own"))
    assert 'autocomplete="new-password"' in shown.text
    for new, again in (
        ("short", "short"),
        (PASSWORD, PASSWORD + "x"),
        ("chen likes tea 99", "chen likes tea 99"),
    ):
        assert browser.post("/office/password", {"password": new, "again": again}).status == 422
    changed = browser.post("/office/password", {"password": PASSWORD, "again": PASSWORD})
    assert changed.status == 303
    shown = browser.followed(changed)
    pages.second["chen"] = secret_on(shown.text)
    picture = browser.get("/office/authenticator?picture")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert "<svg" in picture.text
    shown = browser.post("/office/authenticator", {"code": pages.code("chen")})
    assert (shown.status, len(re.findall(r"<li class=\"digits\">[0-9A-Z-]{19}</li>", shown.text))) == (200, 8)
    assert browser.cookies[VISIT_COOKIE] != first
    shown = browser.get("/office")
    assert "陈店长" in shown.text
    assert browser.get("/office/sign-in").to == "/office"


def test_signing_in_again_takes_the_password_and_a_code(pages: ServedPages) -> None:
    pages.visit(Role.MANAGER)
    login = list(pages.second)[-1]
    browser = pages.browser()
    browser.get("/office/sign-in")
    browser.post("/office/sign-in", {"login": login, "password": PASSWORD})
    assert browser.get("/office").to == "/office/code"
    assert browser.get("/office/own").to == "/office/code"
    refused = browser.post("/office/code", {"code": "000000"})
    assert refused.status == 403
    inside = browser.post("/office/code", {"code": pages.code(login, behind=pages.account(login).last_step)})
    assert inside.status == 303
    assert browser.get("/office").status == 200


def test_nothing_is_shown_to_whoever_is_not_in(pages: ServedPages) -> None:
    browser = pages.browser()
    for path in (
        "/office",
        "/office/own",
        "/office/code",
        "/office/password",
        "/office/authenticator?picture",
    ):
        assert browser.get(path).to.startswith("/office/sign-in?next=/office")
    assert browser.post("/office/leave", {}).to == "/office/sign-in?next=/office"
    for cookie in ("0" * 64, "", "é", "x" * 5000):
        browser.cookies = {VISIT_COOKIE: cookie.encode().decode("latin-1")}
        assert browser.get("/office/own").status == 303


@pytest.mark.parametrize(
    ("fields", "headers"),
    [
        ({"token": ""}, {}),
        ({"token": "0" * 64}, {}),
        ({"token": "é"}, {}),
        ({}, {"sec_fetch_site": "cross-site"}),
        ({}, {"sec_fetch_site": "same-site"}),
        ({}, {"origin": "https://evil.example"}),
        ({}, {"origin": "null"}),
    ],
)
def test_a_form_that_was_not_opened_here_changes_nothing(
    pages: ServedPages, fields: dict[str, str], headers: dict[str, str]
) -> None:
    browser = pages.signed_in()
    browser.get("/office/own")
    assert browser.post("/office/leave-everywhere", fields, **headers).status == 403
    assert browser.get("/office/own").status == 200
    same = {"sec_fetch_site": "same-origin", "origin": pages.address}
    assert browser.post("/office/leave-everywhere", {}, **same).status == 303
    assert browser.get("/office/own").status == 303


def test_another_browsers_token_is_worth_nothing(pages: ServedPages) -> None:
    one, two = pages.signed_in(), pages.signed_in()
    one.get("/office/own")
    two.get("/office/own")
    two.token = one.token
    assert two.post("/office/leave").status == 403


@pytest.mark.parametrize(
    "body", [b"", b"%ff%fe=1", b"&".join(b"a=1" for _ in range(99)), b"token=\xff", b"x" * 300_000]
)
def test_what_is_no_form_is_refused(pages: ServedPages, body: bytes) -> None:
    browser = pages.signed_in()
    answered = browser.post("/office/leave", body)
    assert answered.status in {400, 403, 413}
    assert "<h1>" in answered.text


def test_the_cookie_is_for_this_browser_and_this_site_alone(pages: ServedPages) -> None:
    browser = pages.browser()
    told = browser.get("/office/sign-in").headers["set-cookie"]
    assert told.startswith("__Host-shuke-office=")
    for word in ("Secure", "HttpOnly", "SameSite=strict", "Path=/"):
        assert word in told
    assert "Domain" not in told


def test_every_answer_says_what_a_browser_may_do_with_it(pages: ServedPages) -> None:
    browser = pages.signed_in()
    for path in ("/office", "/office/own", "/office/nowhere", "/office/sign-in"):
        answered = browser.get(path)
        policy = answered.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answered.headers["cache-control"] == "no-store"
        assert answered.headers["x-content-type-options"] == "nosniff"
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?! src=)", answered.text)
    shipped = re.search(r'stylesheet" href="(/office/shipped/[^"]+)"', browser.get("/office").text)
    assert shipped is not None
    style = browser.get(shipped[1])
    assert "immutable" in style.headers["cache-control"]
    assert style.headers["content-type"].startswith("text/css")


def test_figures_name_no_page_and_nobody(pages: ServedPages) -> None:
    pages.signed_in().get("/office/members/m-1?secret=13800138000")
    pages.browser().get("/R/ABC")
    figures = pages.browser().get("/metrics").text
    for path in ("/office", "/R"):
        assert f'path="{path}"' in figures
    for sign in ("m-1", "13800138000", "/office/", "/R/"):
        assert sign not in figures


def test_what_is_not_there_is_said_in_both_languages(pages: ServedPages) -> None:
    browser = pages.signed_in()
    zh = browser.get("/office/nowhere", accept_language="zh")
    en = browser.get("/office/nowhere", accept_language="en")
    assert (zh.status, "没有这个页面" in zh.text) == (404, True)
    assert (en.status, "No such page" in en.text) == (404, True)
    assert 'lang="zh-CN"' in zh.text
    near = '<a class="button main" href="/office/campaigns">'
    assert near in browser.get("/office/campaigns/gone").text
    assert 'class="button main"' not in zh.text


def test_language_and_theme_are_chosen_and_kept(pages: ServedPages) -> None:
    browser = pages.signed_in()
    browser.get("/office/own")
    assert browser.post("/office/look", {"language": "zh", "next": "/office/own"}).to == "/office/own"
    browser.post("/office/look", {"theme": "dark", "next": "https://evil.example/"})
    shown = browser.get("/office/own", accept_language="en")
    assert "我的登录" in shown.text
    assert 'data-theme="dark"' in shown.text
    browser.cookies["shuke-look"] = "xx.<script>"
    assert browser.get("/office/own").status == 200
    assert browser.post("/office/look", {"theme": "dark", "next": "//evil.example/office"}).to == "/office"


@pytest.mark.parametrize(
    "path",
    ["//evil.example", "https://evil.example/office", "/\\evil", "/office\n", "evil", "/officer é", ""],
)
def test_nobody_is_sent_elsewhere(path: str) -> None:
    assert own_path(path) == "/office"
    assert own_path("/office/tills?x=1") == "/office/tills?x=1"


def test_the_lock_asks_for_the_password_and_goes_on_where_one_was(pages: ServedPages) -> None:
    browser = pages.signed_in()
    browser.get("/office/own")
    locked = browser.post("/office/lock", {"next": "/office/own"})
    shown = browser.followed(locked)
    assert "许总" in shown.text
    assert browser.get("/office/own").to == "/office/locked?next=/office/own"
    assert "<nav" not in shown.text
    assert browser.post("/office/locked", {"password": "wrong"}).status == 403
    assert browser.get("/office/own").status == 303
    back = browser.post("/office/locked", {"password": PASSWORD, "next": "/office/own"})
    assert back.to == "/office/own"
    assert browser.get("/office/own").status == 200


def test_leaving_by_a_page_of_ones_own(pages: ServedPages) -> None:
    browser = pages.signed_in()
    kept = dict(browser.cookies)
    browser.get("/office/own")
    assert browser.post("/office/leave").to == "/office/sign-in"
    assert Browser(browser.port, kept).get("/office/own").status == 303


def test_ones_own_password_is_changed_with_the_present_one(pages: ServedPages) -> None:
    browser = pages.signed_in()
    new = "另一个 password 2027"
    browser.get("/office/own")
    wrong = browser.post("/office/own", {"present": "x", "password": new, "again": new})
    assert wrong.status == 422
    done = browser.post("/office/own", {"present": PASSWORD, "password": new, "again": new})
    assert done.to == "/office/own?done=password"
    assert browser.get(done.to).status == 200


def test_tries_are_counted_and_said(pages: ServedPages) -> None:
    pages.begun("patient")
    browser = pages.browser()
    browser.get("/office/sign-in")
    told = [browser.post("/office/sign-in", {"login": "patient", "password": "x"}).status for _ in range(11)]
    assert told == [403] * 10 + [429]
    with pages.data.writing.writing() as work:  # the address is every other test's, too
        work.office_tries.forget_before(2**40)
        work.commit()


def test_an_unencrypted_address_of_another_machine_says_why_nobody_signs_in(pages: ServedPages) -> None:
    browser = pages.browser()
    shown = browser.get("/office/sign-in", host="till-office.lan:8750", accept_language="en")
    assert "not encrypted" in shown.text
    assert 'name="password"' not in shown.text


def test_pages_and_windows_have_their_colours_from_one_place() -> None:
    style = properties()
    for tokens in (LIGHT, DARK):
        assert f"--accent:{tokens.colours.accent};" in style
        assert f"--bad-soft:{tokens.colours.bad_soft};" in style
    assert "--target:44px" in style


def test_the_sign_in_form_carries_no_secret_of_somebody_else(pages: ServedPages) -> None:
    """Signing in over a planted cookie gives another one."""
    password = pages.begun("planted")
    planted = "1" * 64
    victim = Browser(pages.serving.port, {VISIT_COOKIE: planted})
    victim.get("/office/sign-in")
    assert victim.post("/office/sign-in", {"login": "planted", "password": password}).status == 303
    assert victim.cookies[VISIT_COOKIE] != planted
    thief = Browser(pages.serving.port, {VISIT_COOKIE: planted})
    assert thief.get("/office/own").to.startswith("/office/sign-in")
    assert urlencode({"x": planted}) not in victim.get("/office/password").text
