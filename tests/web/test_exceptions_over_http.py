"""Exceptions for people's programs: real HTTP, tokens, roles, pages, problems; and the commands beside them."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from fakes.chain import TENANT
from fakes.people_door import Serving, serving_people
from shuke.application.head_office.access import (
    MOST_TOKENS,
    TokenRole,
    TooManyTokens,
    admitted,
    make_token,
    revoke_token,
)
from shuke.bootstrap.head_office import run
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.exceptions.case import NamedFact
from shuke.domain.exceptions.kinds import ExceptionKind, Owner, terms_of
from shuke.domain.facts.exception_raised import ExceptionRaised
from shuke.domain.money import Money
from shuke.domain.slices.account import NEVER, AccountKind, Slice
from shuke.wording.sentence import Language

DAY_MS = 24 * 3600 * 1000
TODAY = date.today


def raised(name: str, kind: ExceptionKind = ExceptionKind.OVERDRAFT, **more: Any) -> ExceptionRaised:
    plain: dict[str, Any] = {
        "exception_id": name,
        "kind": kind,
        "shop_id": "S01",
        "till": "S01-1",
        "happened_on": date(2026, 3, 8),
        "facts": (NamedFact("S01-1", 1, 4, "S01-1.1-000001"),),
        "owner": terms_of(kind).owner,
        "deadline": date(2099, 1, 1),
        "member_id": "m-1",
        "account": AccountKind.POINTS,
        "shortfall": (Slice(NEVER, 30),),
        "at_risk": Money(60),
    }
    return ExceptionRaised(**{**plain, **more})


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with serving_people(tmp_path_factory.mktemp("office")) as serving:
        yield serving


@pytest.fixture
def fresh(serving: Serving) -> str:
    """An exception of its own."""
    name = secrets.token_hex(10)
    serving.record(raised(name))
    return name


def decision(**more: object) -> dict[str, object]:
    return {"decision": "accept", "reason": "金额小", **more}


@pytest.mark.parametrize(
    "token", ["", "nonsense", f"shuke_{'0' * 8}_{'0' * 64}", "shuke_" + "é" * 20, "x" * 5000]
)
def test_nobody_without_a_token_learns_anything(serving: Serving, fresh: str, token: str) -> None:
    if not token.isascii():
        token = token.encode().decode("latin-1")
    for method, path in (
        ("GET", "/v1/exceptions"),
        ("GET", f"/v1/exceptions/{fresh}"),
        ("POST", f"/v1/exceptions/{fresh}/decision"),
    ):
        status, told, problem = serving.ask(method, path, token, decision())
        assert (status, problem["reason"]) == (401, "token")
        assert told["www-authenticate"] == "Bearer"
        assert told["content-type"] == "application/problem+json"
        assert fresh not in json.dumps(problem)


def test_a_token_that_expired_or_was_revoked_is_none(serving: Serving) -> None:
    assert serving.ask("GET", "/v1/exceptions", serving.token(TokenRole.READ, 1, ago_ms=DAY_MS))[0] == 401
    good = serving.token(TokenRole.READ)
    assert serving.ask("GET", "/v1/exceptions", good)[0] == 200
    with serving.data.writing.writing() as work:
        assert revoke_token(work, good.split("_")[1], serving.data.clock.now_ms())
        work.commit()
    assert serving.ask("GET", "/v1/exceptions", good)[0] == 401
    with serving.data.writing.writing() as work:
        assert not revoke_token(work, good.split("_")[1], serving.data.clock.now_ms())


def test_the_secret_of_one_token_does_not_open_another(serving: Serving) -> None:
    ours, theirs = serving.token(TokenRole.READ), serving.token(TokenRole.DECIDE)
    mixed = "_".join((*theirs.split("_")[:2], ours.split("_")[2]))
    assert serving.ask("GET", "/v1/exceptions", mixed)[0] == 401
    with serving.data.writing.reading() as work:
        kept = [token.secret_hash for token in work.access_tokens.all()]
    assert all(ours.split("_")[2].encode() not in one for one in kept)


def test_one_is_told_whole_in_the_language_that_was_asked_for(serving: Serving, fresh: str) -> None:
    status, told, one = serving.ask(
        "GET", f"/v1/exceptions/{fresh}", accept_language="fr, en;q=0.5, zh-CN;q=0.8"
    )
    assert status == 200
    assert told["cache-control"] == "no-store"
    assert (one["id"], one["kind"], one["kind_name"]) == (fresh, "overdraft", "透支")
    assert (one["at_risk_minor"], one["amount"], one["member"]) == (60, 30, "m-1")
    assert one["facts"] == [{"till": "S01-1", "epoch": 1, "seq": 4, "receipt": "S01-1.1-000001"}]
    assert one["allowed"] == ["accept", "collect", "dispute"]
    assert one["decisions"] == one["settlements"] == []
    assert serving.ask("GET", f"/v1/exceptions/{fresh}")[2]["kind_name"] == "Overdraft"


def test_a_decision_is_carried_out_at_once_and_only_once(serving: Serving, fresh: str) -> None:
    path = f"/v1/exceptions/{fresh}/decision"
    status, _, after = serving.ask("POST", path, serving.decider, decision(answers=0))
    assert status == 200
    assert (after["state"], after["done"], after["lost_minor"]) == ("accepted", True, 60)
    (made,) = after["decisions"]
    assert (made["decided_by"], made["reason"], made["counts"]) == ("财务", "金额小", True)
    facts = serving.facts()
    status, _, problem = serving.ask("POST", path, serving.decider, decision(answers=0))
    assert (status, problem["reason"]) == (409, "decided_already")
    status, _, problem = serving.ask("POST", path, serving.decider, decision())
    assert (status, problem["reason"]) == (409, "not_decidable")
    assert serving.facts() == facts


def test_a_reader_does_not_decide(serving: Serving, fresh: str) -> None:
    facts = serving.facts()
    status, _, problem = serving.ask(
        "POST", f"/v1/exceptions/{fresh}/decision", serving.reader, decision(), accept_language="zh"
    )
    assert (status, problem["reason"]) == (403, "role")
    assert problem["title"].startswith("这个令牌只能查看")
    assert serving.facts() == facts


def test_a_dispute_has_its_owner_and_day(serving: Serving, fresh: str) -> None:
    path = f"/v1/exceptions/{fresh}/decision"
    past = decision(decision="dispute", owner="shop", deadline="2026-01-01")
    assert serving.ask("POST", path, serving.decider, past)[2]["reason"] == "deadline_past"
    until = (TODAY() + timedelta(days=30)).isoformat()
    asked = decision(decision="dispute", owner="head_office", deadline=until)
    status, _, after = serving.ask("POST", path, serving.decider, asked)
    assert status == 200
    assert (after["state"], after["owner"], after["deadline"]) == ("disputed", "head_office", until)


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        (b"", 422, "body"),
        (b"{", 422, "body"),
        (b"[" * 4000, 422, "body"),
        (b'{"decision": "forgive", "reason": "x"}', 422, "body"),
        (b'{"decision": "accept", "reason": ""}', 422, "body"),
        (b'{"decision": "accept", "reason": "   "}', 422, "reason_missing"),
        (b'{"decision": "accept", "reason": "x", "more": 1}', 422, "body"),
        (b'{"decision": "dispute", "reason": "x"}', 409, "not_decidable"),
        (b'{"decision": "merge", "reason": "x", "survivor": "m-1"}', 409, "not_decidable"),
        (b'{"decision": "accept", "reason": "' + b"x" * 9000 + b'"}', 413, "too_large"),
    ],
)
def test_what_is_not_understood_is_refused_and_nothing_stored(
    serving: Serving, fresh: str, body: bytes, status: int, reason: str
) -> None:
    facts = serving.facts()
    answered, _, problem = serving.ask("POST", f"/v1/exceptions/{fresh}/decision", serving.decider, body)
    assert (answered, problem["reason"]) == (status, reason)
    assert serving.facts() == facts


@pytest.mark.parametrize(
    "asked",
    [
        "limit=0",
        "limit=201",
        "limit=x",
        "limit=%D9%A1",
        "kind=theft",
        "owner=me",
        "done=1",
        "overdue=",
        "what=1",
        "cursor=abc",
        "cursor=2026-13-40.x",
    ],
)
def test_a_wrong_parameter_is_said_to_be_one(serving: Serving, asked: str) -> None:
    status, _, problem = serving.ask("GET", f"/v1/exceptions?{asked}")
    assert (status, problem["reason"]) == (400, "parameter")


def test_what_is_not_there_is_not_there(serving: Serving) -> None:
    for method, path in (("GET", "/v1/exceptions/nothing"), ("POST", "/v1/exceptions/nothing/decision")):
        status, _, problem = serving.ask(method, path, serving.decider, decision())
        assert (status, problem["reason"]) == (404, "exception_gone")
    assert serving.ask("GET", "/v1/exceptions/a/b/c")[0] == 404


def test_pages_follow_each_other_and_filters_hold(serving: Serving) -> None:
    shop = "S09"
    serving.record(
        *(raised(f"page-{number:02d}", shop_id=shop) for number in range(5)),
        raised("late", ExceptionKind.PROMOTION, shop_id=shop, deadline=date(2026, 1, 1)),
        raised("ours", ExceptionKind.FORKED_TILL, shop_id=shop, owner=Owner.HEAD_OFFICE),
    )
    seen: list[str] = []
    cursor = ""
    while True:
        path = f"/v1/exceptions?shop={shop}&limit=3" + (f"&cursor={cursor}" if cursor else "")
        _, _, page = serving.ask("GET", path)
        seen += [one["id"] for one in page["exceptions"]]
        assert len(page["exceptions"]) <= 3
        if page["next"] is None:
            break
        cursor = page["next"]
    assert seen == ["late", "ours", *(f"page-{number:02d}" for number in range(5))]

    def listed(asked: str) -> list[str]:
        _, _, page = serving.ask("GET", f"/v1/exceptions?shop={shop}&{asked}")
        return [one["id"] for one in page["exceptions"]]

    assert listed("overdue=true") == ["late"]
    assert listed("owner=head_office") == ["ours"]
    assert listed("kind=promotion,forked_till") == ["late", "ours"]
    serving.ask("POST", "/v1/exceptions/late/decision", serving.decider, decision())
    assert "late" not in listed("limit=50")
    assert "late" in listed("done=true")


def test_the_interface_describes_itself(serving: Serving) -> None:
    _, _, described = serving.ask("GET", "/openapi.json", "")
    paths = described["paths"]
    one = "/v1/exceptions/{exception_id}"
    assert {"/v1/exceptions", one, f"{one}/decision"} <= paths.keys()
    assert described["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    text = json.dumps(described)
    for name in {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}:
        assert name in described["components"]["schemas"], name
    asked = paths[f"{one}/decision"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert asked["$ref"].endswith("DecisionAsked")


def test_tokens_have_a_bound(serving: Serving) -> None:
    with serving.data.writing.writing() as work:
        now_ms = serving.data.clock.now_ms() + 1000 * DAY_MS  # all others have expired by then
        for _ in range(MOST_TOKENS):
            make_token(work, "x", TokenRole.READ, 1, now_ms, secrets.token_bytes)
        with pytest.raises(TooManyTokens):
            make_token(work, "x", TokenRole.READ, 1, now_ms, secrets.token_bytes)
        text = make_token(work, "x", TokenRole.READ, 1, now_ms + DAY_MS, secrets.token_bytes)
        assert admitted(work, text, now_ms + DAY_MS) is not None
        assert admitted(work, text, now_ms) is None


# the commands


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SHUKE_VAULT", str(tmp_path / "vaults"))
    assert run(["--data", str(tmp_path / "office"), "init", "--tenant", TENANT]) == 0
    return tmp_path / "office"


def said(
    folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0
) -> tuple[str, str]:
    capsys.readouterr()
    assert run(["--data", str(folder), *arguments], Language.ZH) == status
    told = capsys.readouterr()
    return told.out, told.err


def test_a_token_is_made_listed_and_revoked_at_the_command_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, _ = said(folder, capsys, "token", "--name", "财务", "--role", "decide", "--days", "30")
    text = out.splitlines()[1]
    token_id = text.split("_")[1]
    listed, _ = said(folder, capsys, "token", "--list")
    assert token_id in listed
    assert "decide" in listed
    assert text.split("_")[2] not in listed
    out, _ = said(folder, capsys, "token", "--revoke", token_id)
    assert "已撤销" in out
    for name in ("很" * 61, "财\n务"):
        assert "最多 60 个字" in said(folder, capsys, "token", "--name", name, status=2)[1]
    assert said(folder, capsys, "token", "--list")[0] == ""
    _, err = said(folder, capsys, "token", "--revoke", token_id, status=2)
    assert "没有改动" in err


def test_exceptions_are_listed_at_the_command_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(folder, capsys, "exceptions")[0] == "没有异常。\n"
    data = OfficeData(folder)
    serving = Serving(data, 0, "", "")
    serving.record(raised("x-1", deadline=date(2026, 1, 1)), raised("x-2", shop_id="S02"))
    data.close()
    first, second = said(folder, capsys, "exceptions")[0].splitlines()
    assert first.startswith("2026-01-01 已超期 · 透支 · S01-1 · ¥0.60 · 待处理 · x-1")
    assert second.endswith("x-2")
    assert said(folder, capsys, "exceptions", "--shop", "S02")[0].splitlines() == [second]
