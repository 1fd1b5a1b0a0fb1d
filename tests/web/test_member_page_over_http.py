"""A member's own page at head office's door, on SQLite and on PostgreSQL: a slip opens it, and everything else asks
for its token."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from fakes.chain import TENANT, ChainTill
from fakes.member_phone import MemberPhone
from fakes.office_server import close
from fakes.people_door import Serving, serving_people
from fakes.postgres import empty_postgres
from fakes.value_shop import publish
from fakes.wheel_shop import WHEEL
from shuke.adapters.clock import SystemClock
from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.head_office_link import HttpLink
from shuke.adapters.log_files import masked
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.application.code_check import CodeCheck
from shuke.application.head_office.enrolling_tills import invite
from shuke.application.head_office.trusting import trust_list
from shuke.application.sync.state import RoundOutcome
from shuke.domain.codes.chain import ShownLink, link_after
from shuke.domain.codes.keys import fingerprint
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.payload import AccessCode, TillEnrolmentCode
from shuke.domain.facts.wheel_spun import WheelSpun
from shuke.domain.shop import HEAD_OFFICE
from shuke.head_office.describing import openapi_of
from shuke.head_office.member_api import member_paths
from shuke.wording.people_api import PROBLEMS
from shuke.wording.sentence import Language

SESSIONS = "/v1/member/sessions"


class Page:
    """Head office, a till with a member, and a telephone."""

    def __init__(self, serving: Serving) -> None:
        self.serving, data = serving, serving.data
        with data.writing.writing() as work:
            invited = invite(work, "S01", "", "", data.clock.now_ms(), secrets.token_bytes)
            work.commit()
        address, key = f"http://127.0.0.1:{serving.port}", fingerprint(data.signer.public_key)
        code = TillEnrolmentCode(TENANT, invited.till, invited.one_time_code, address, key)
        self.till = ChainTill(code, SystemClock(), lambda letters: HttpLink(address, letters))
        publish(self.till, WHEEL, version=1)  # type: ignore[arg-type]  # a store and a recorder are all it takes
        self.member = self.till.enrol("王小明", "13800138000")
        for _ in range(2):
            assert self.till.sync.round().outcome is RoundOutcome.IN_STEP

    def slip(self) -> str:
        made_s = self.serving.data.clock.now_ms() // 1000
        code = AccessCode(TENANT, self.member, secrets.token_bytes(16), made_s)
        return CodeTexts().write_access(code, "https://head-office.example", self.till.signer)

    def open(self, telephone: str = "iPhone") -> tuple[str, str]:
        """(token, session)"""
        status, headers, opened = self.ask(
            "POST", SESSIONS, "", {"link": self.slip(), "telephone": telephone}
        )
        assert status == 200, opened
        assert headers["cache-control"] == "no-store"
        return opened["token"], opened["session"]

    def ask(
        self, method: str, path: str, token: str, body: bytes | dict[str, object] | None = None
    ) -> tuple[int, dict[str, str], Any]:
        return self.serving.ask(method, path, token, body, accept_language="zh")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    database = empty_postgres() if request.param == "postgresql" else ""
    with serving_people(tmp_path_factory.mktemp("office"), database) as serving:
        page = Page(serving)
        yield page
        close(page.till)


def test_a_slip_opens_the_page_and_the_page_shows_what_is_the_members(page: Page) -> None:
    token, _ = page.open()
    status, _, seen = page.ask("GET", "/v1/member", token)
    assert status == 200
    assert (seen["name"], seen["currency"], seen["stored_value"], seen["coupons"]) == ("王小明", "CNY", 0, [])
    assert seen["tier"]
    assert page.ask("GET", "/v1/member/prizes", token)[2] == {"prizes": []} or page.serving.facts()


def test_codes_made_by_the_telephone_are_believed(page: Page) -> None:
    token, _ = page.open()
    status, _, given = page.ask("POST", "/v1/member/code", token)
    assert status == 200
    assert (given["tenant"], given["member"], given["slots"], given["slot_s"]) == (
        TENANT,
        page.member,
        2880,
        30,
    )
    phone = MemberPhone(
        page.serving.data.signer, page.member, given["first_slot"] * 30_000, TENANT
    )  # its label
    link = link_after(phone.label, bytes.fromhex(given["secret"]), 0)
    text = CodeTexts().write_link(bytes.fromhex(given["chain"]), ShownLink(0, link))
    with page.serving.data.reading.reading() as work:
        trust = trust_list(work, TENANT, page.serving.data.signer.public_key)
    scan = CodeCheck(CodeTexts(), Ed25519Check(), lambda: trust).member(text, lambda _: True)
    assert scan.outcome is CodeOutcome.VALID


def test_whoever_has_no_session_is_told_nothing(page: Page) -> None:
    token, session = page.open()
    for path, operations in member_paths().items():
        for method in operations:
            if (path, method) == (SESSIONS, "post"):
                continue
            for wrong in ("", "x", token[:-1], page.serving.reader):
                status, headers, problem = page.ask(method.upper(), path, wrong, b"{}")
                assert (status, headers["www-authenticate"]) == (401, "Bearer"), (path, method)
                assert problem["title"] == PROBLEMS["session"].into(Language.ZH)
    status, _, left = page.ask("POST", "/v1/member/sessions/end", token, {})
    assert status == 200
    assert session not in [one["session"] for one in left["sessions"]]
    assert page.ask("GET", "/v1/member", token)[0] == 401
    # And what a member's token opens is no door for people's programs.
    assert page.ask("GET", "/v1/exceptions", page.open()[0])[0] == 401


def test_a_link_is_good_once_and_a_new_telephone_takes_over(page: Page) -> None:
    slip = page.slip()
    assert page.ask("POST", SESSIONS, "", {"link": slip})[0] == 200
    status, _, problem = page.ask("POST", SESSIONS, "", {"link": slip})
    assert (status, problem["reason"]) == (410, "link_used")
    assert page.ask("POST", SESSIONS, "", {"link": slip[:-1]})[0] == 422

    old, _ = page.open("old")
    status, _, moved = page.ask("POST", "/v1/member/move", old)
    assert status == 200
    assert moved["link"].startswith("/M/")
    status, _, opened = page.ask(
        "POST", SESSIONS, "", {"link": "HTTPS://ANY.EXAMPLE" + moved["link"], "telephone": "new"}
    )
    assert status == 200
    assert page.ask("GET", "/v1/member", old)[0] == 401
    _, _, listed = page.ask("GET", SESSIONS, opened["token"])
    assert [one["telephone"] for one in listed["sessions"] if one["this_one"]] == ["new"]
    assert "old" not in [one["telephone"] for one in listed["sessions"]]


def test_the_wheel_is_shown_with_its_odds_and_a_request_is_one_spin_however_often_it_comes(
    page: Page,
) -> None:
    token, _ = page.open()
    status, _, wheel = page.ask("GET", "/v1/member/wheel", token)
    assert status == 200
    assert [one["segment"] for one in wheel["segments"]] == ["suite", "cup", "points", "thanks"]
    assert (wheel["left"], wheel["points"], wheel["why_not"], wheel["elsewhere"]) == (2, 0, "", False)

    with ThreadPoolExecutor(4) as telephones:  # the same request, four times at once
        answers = list(
            telephones.map(
                lambda _: page.ask("POST", "/v1/member/spins", token, {"request": "request-0001"}), range(4)
            )
        )
    assert [status for status, _, _ in answers] == [200] * 4
    spun = answers[0][2]
    assert all(answer == spun for _, _, answer in answers)
    with page.serving.data.reading.reading() as work:
        stored = work.journal.after(HEAD_OFFICE, 0, 0, 1000)
    assert [one.kind for one in stored].count(WheelSpun.KIND) == 1
    assert spun["number"] == 1
    assert len(bytes.fromhex(spun["commitment"])) == 32
    assert page.ask("GET", "/v1/member/wheel", token)[2]["commitment"] == spun["commitment"]
    if spun["prize"] is not None:
        (waiting,) = page.ask("GET", "/v1/member/prizes", token)[2]["prizes"]
        assert waiting["code"] == spun["prize"]["code"]

    status, _, problem = page.ask("POST", "/v1/member/spins", token, {"request": "request-0002"})
    assert status in (200, 409)  # it costs points: there are none, but for those that were just won
    if status == 409:
        assert problem["reason"] == "rule"
        assert "积分" in problem["title"]


def test_bad_bodies_are_refused_and_nothing_changes(page: Page) -> None:
    token, _ = page.open()
    facts = page.serving.facts()
    for wrong in (
        {},
        {"request": ""},
        {"request": "short"},
        {"request": "x" * 41},
        {"request": "request 0001"},
        {"request": "请求请求请求请求"},
        {"request": 12345678},
        {"request": "request-0009", "segment": "suite"},
    ):
        assert page.ask("POST", "/v1/member/spins", token, wrong)[0] == 422, wrong  # type: ignore[arg-type]
    assert page.ask("POST", "/v1/member/spins", token, b"[")[0] == 422
    assert page.ask("POST", "/v1/member/spins", token, b" " * 5000)[0] == 413
    assert page.ask("POST", SESSIONS, "", {"link": "x" * 769})[0] == 422
    assert page.ask("POST", SESSIONS, "", {"link": page.slip(), "telephone": "x" * 41})[0] == 422
    assert page.ask("DELETE", "/v1/member", token)[0] == 405
    assert page.serving.facts() == facts


def test_no_log_says_a_token_or_a_link(page: Page) -> None:
    token, _ = page.open()
    slip = page.slip()
    told = masked(
        f"GET {slip} Authorization: Bearer {token} code {MemberPhone(page.till.signer, 'm', 0).code(0)}"
    )
    assert slip.rpartition("/")[2] not in told
    assert token not in told
    assert token.rpartition("_")[2] not in told
    assert "SK:…" in told


DESCRIBED = openapi_of("熟客连锁")


@pytest.mark.parametrize(
    "path", ["/v1/member/spins", SESSIONS]
)  # in this order: links are heard so often and no more
def test_odd_requests_are_answered_as_described(page: Page, path: str) -> None:
    token = page.open()[0] if path != SESSIONS else ""
    described = DESCRIBED["paths"][path]["post"]["responses"]
    document = schemathesis.openapi.from_dict(json.loads(json.dumps(DESCRIBED)))
    operations = (result.ok() for result in document.get_all_operations())
    operation = next(one for one in operations if (one.path, one.method) == (path, "post"))
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):

        @settings(max_examples=8, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: Any) -> None:
            body = case.body if isinstance(case.body, bytes) else json.dumps(_plain(case.body)).encode()
            status, _, answer = page.ask("POST", path, token, body)
            assert str(status) in described
            assert "traceback" not in str(answer).lower()

        ask()


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
