"""What is at risk, for people's programs: behind a token, in JSON, described."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fakes.people_door import Serving, serving_people


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with serving_people(tmp_path_factory.mktemp("office")) as serving:
        yield serving


@pytest.mark.parametrize("path", ["/v1/exposure", "/v1/outages"])
def test_what_is_at_risk_is_for_whoever_has_a_token(serving: Serving, path: str) -> None:
    assert serving.ask("GET", path, "")[0] == 401
    status, told, answer = serving.ask("GET", f"{path}?shop=S01")
    assert (status, answer["currency"]) == (200, "CNY")
    assert told["cache-control"] == "no-store"
    status, _, problem = serving.ask("GET", f"{path}?sohp=S01", accept_language="zh")
    assert (status, problem["title"][:5]) == (400, "参数不认识")
    assert serving.ask("POST", path)[0] == 405


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=x", "cursor=", "cursor=1.", "cursor=x.S01-1", "cursor=1.S01-1'"]
)
def test_a_page_of_outages_that_is_none_is_refused(serving: Serving, query: str) -> None:
    assert serving.ask("GET", f"/v1/outages?{query}")[0] == 400
    assert serving.ask("GET", "/v1/outages?limit=1&cursor=1.S01-1")[0] == 200


def test_both_are_described(serving: Serving) -> None:
    _, _, described = serving.ask("GET", "/openapi.json", "")
    for path, answer in (("/v1/exposure", "ExposureAnswer"), ("/v1/outages", "OutagesAnswer")):
        operation = described["paths"][path]["get"]
        assert operation["security"] == [{"token": []}]
        assert operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].endswith(answer)
        assert answer in described["components"]["schemas"]
