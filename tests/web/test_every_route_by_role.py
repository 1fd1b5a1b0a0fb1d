"""Every page, form and file of head office by everybody who may not have it: refused alike whether what they ask for
is there or not, and nothing is done. A route that this table lacks fails the test."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

import pytest

from fakes.busy_office import more
from fakes.filled_office import CASE, MEMBER, MONTH, OTHER, STOCK
from fakes.own_visit import filled_for_members
from fakes.pages_door import Answered, Browser, ServedPages, served_pages
from shuke.application.head_office.office_door import Stage
from shuke.domain.shop import Role
from shuke.head_office.pages.site import Site

MANAGERS = frozenset({Role.MANAGER, Role.ADMINISTRATOR})
READERS = MANAGERS | {Role.AUDITOR}
ANYBODY = {"", "/own", "/lock", "/leave", "/leave-everywhere"}
ALLOWED: dict[str, frozenset[Role]] = {
    **dict.fromkeys(("/figures", "/figures/period", "/figures/period/file"), READERS | {Role.SHIFT_LEAD}),
    **dict.fromkeys(
        (
            "/audit",
            "/cost",
            "/cost/file",
            "/exposure",
            "/settlement",
            "/settlement/{month}",
            "/settlement/{month}/pair",
            "/settlement/{month}/file",
            "/tills",
        ),
        READERS,
    ),
    **dict.fromkeys(
        ("/backups", "/shops", "/shops/new", "/shops/{shop_id}", "/tills/invite", "/tills/revoke"),
        frozenset({Role.ADMINISTRATOR}),
    ),
    **dict.fromkeys(
        (
            "/campaigns",
            "/campaigns/new",
            "/campaigns/{campaign_id}",
            "/campaigns/{campaign_id}/file",
            "/care",
            "/care/{occasion}",
            "/coupons",
            "/coupons/give",
            "/exceptions",
            "/exceptions/{exception_id}",
            "/joining",
            "/members",
            "/members/sharing",
            "/members/{member_id}",
            "/members/{member_id}/coupons",
            "/members/{member_id}/coupons/{coupon_id}",
            "/members/{member_id}/erase",
            "/members/{member_id}/merge",
            "/members/{member_id}/merge/{other}",
            "/members/{member_id}/orders",
            "/messages",
            "/messages/queue",
            "/messages/template",
            "/messages/ways",
            "/messages/ways/test",
            "/programmes",
            "/programmes/new",
            "/programmes/{version}",
            "/segments",
            "/segments/file",
            "/segments/made",
            "/staff",
            "/staff/new",
            "/staff/{staff_id}",
            "/staff/{staff_id}/pin",
            "/stock",
            "/stock/{holder}",
        ),
        MANAGERS,
    ),
}
CHANGED_BY: dict[str, frozenset[Role]] = {"/cost": MANAGERS, "/settlement/{month}": MANAGERS}
"""Where not everybody who may look may change."""

MORE = {
    ("GET", "/figures/period/file"): {"as": "csv"},
    ("GET", "/campaigns/{campaign_id}/file"): {"as": "csv"},
    ("GET", "/settlement/{month}/file"): {"as": "csv"},
    ("POST", "/campaigns/{campaign_id}"): {"state": "stopped"},
    ("POST", "/cost/file"): {"as": "csv"},
    ("POST", "/coupons/give"): {"request": "0" * 32, "numbers": "1", "count": "1"},
    ("POST", "/members/{member_id}/orders"): {"request": "0" * 32, "prize": "p-1"},
    ("POST", "/segments/file"): {"as": "csv", "rule": '{"where":{"all":[]}}'},
}
"""What is asked for has to be written rightly first."""

GIVEN = {
    "campaign_id": "c-1",
    "occasion": "birthday",
    "member_id": MEMBER,
    "coupon_id": "c-6",
    "exception_id": CASE,
    "other": OTHER,
    "version": "tea-chain.2",
    "month": MONTH,
    "shop_id": "S01",
    "staff_id": "st-lin",
    "holder": STOCK,
}
IDS = frozenset(GIVEN) - {"occasion", "month"}
"""Which of these there is no telling from outside."""

FOUND: list[tuple[str, str]] = []


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    route = Site._route

    def noted(site: Site, path: str, method: str, answer: object, stage: Stage | None) -> None:
        if stage is Stage.IN:
            FOUND.append((method, path))
        route(site, path, method, answer, stage)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Site, "_route", noted)
        with served_pages(tmp_path_factory.mktemp("roles")) as served:
            filled_for_members(served)
            more(served)
            yield served


def test_every_route_is_in_the_table(office: ServedPages) -> None:
    assert {path for _, path in FOUND} == {*ALLOWED, *ANYBODY}


@pytest.mark.parametrize("role", [Role.CASHIER, Role.SHIFT_LEAD, Role.AUDITOR, Role.MANAGER])
def test_whoever_may_not_is_refused_whether_it_is_there_or_not_and_nothing_is_done(
    office: ServedPages, role: Role
) -> None:
    browser = office.signed_in(role)
    browser.get("/office/own")
    token, before = browser.token, office.serving.facts()
    for method, path in FOUND:
        allowed = CHANGED_BY.get(path, ALLOWED.get(path, frozenset(Role)))
        if path in ANYBODY or role in (allowed if method == "POST" else ALLOWED[path]):
            continue
        browser.token, browser.stamp = token, ""
        told = asked(browser, method, path, GIVEN)
        assert told.status == 403, (method, path)
        assert "</main>" in told.text, (method, path)
        if not any(f"{{{one}}}" in path for one in IDS):
            continue
        browser.token = token
        unknown = asked(browser, method, path, {**GIVEN, **dict.fromkeys(IDS, "zzz")})
        assert (unknown.status, told_to_reader(unknown)) == (403, told_to_reader(told)), (method, path)
    assert office.serving.facts() == before


def asked(browser: Browser, method: str, path: str, given: Mapping[str, str]) -> Answered:
    at = "/office" + re.sub(r"{(\w+)}", lambda found: given[found[1]], path)
    more = MORE.get((method, path), {})
    if method == "POST":
        return browser.post(at, more)
    return browser.get(f"{at}?{urlencode(more)}" if more else at)


def told_to_reader(answered: Answered) -> str:
    return re.sub(r'value="[0-9a-f]{64}"', "", answered.text.partition("<main")[2])
