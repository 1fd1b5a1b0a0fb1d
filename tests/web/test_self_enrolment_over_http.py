"""Self-enrolment at head office's door: open to everybody, bounded, and never says who is a member."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fakes.people_door import Serving, serving_people
from shuke.wording.people_api import PROBLEMS, SELF_ENROLMENT_TAKEN
from shuke.wording.sentence import Language

PATH = "/v1/self-enrolment"


@pytest.fixture
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with serving_people(tmp_path_factory.mktemp("office")) as serving:
        yield serving


def asked(**more: object) -> dict[str, object]:
    return {
        "shop": "S01",
        "name": "王小明",
        "phone": "13800135678",
        "terms_accepted": True,
        "terms_version": 1,
        **more,
    }


def test_it_is_taken_once_and_answered_alike(serving: Serving) -> None:
    birthday = {"month": 2, "day": 29}
    status, headers, first = serving.ask("POST", PATH, "", asked(birthday=birthday), accept_language="zh")
    assert (status, first) == (200, {"says": SELF_ENROLMENT_TAKEN.into(Language.ZH)})
    assert headers["cache-control"] == "no-store"
    assert serving.ask("POST", PATH, "", asked(name="别人"), accept_language="zh")[2] == first
    with serving.data.reading.reading() as work:
        (waiting,) = work.self_enrolments.waiting("S01", 10)
    assert (waiting.name, waiting.phone) == ("王小明", "13800135678")
    assert serving.ask("GET", PATH, "")[0] == 405
    for _ in range(3):
        assert serving.ask("POST", PATH, "", asked())[0] == 200
    status, _, problem = serving.ask("POST", PATH, "", asked(), accept_language="zh")
    assert (status, problem["title"]) == (429, PROBLEMS["too_often"].into(Language.ZH))


def test_what_is_not_what_is_asked_is_refused_and_nothing_is_kept(serving: Serving) -> None:
    for wrong in (
        {"terms_accepted": False},
        {"terms_version": "1"},
        {"name": ""},
        {"name": "  "},
        {"name": "王\u0000"},
        {"name": "王" * 41},
        {"phone": "1" * 21},
        {"phone": 13800135678},
        {"birthday": {"month": 2, "day": 30}},
        {"birthday": {"month": 13, "day": 1}},
        {"shop": "S99"},
        {"phone": "no phone"},
        {"vip": True},
    ):
        assert serving.ask("POST", PATH, "", asked(**wrong))[0] == 422, wrong
    assert serving.ask("POST", PATH, "", b"{")[0] == 422
    assert serving.ask("POST", PATH, "", b" " * 5000)[0] == 413
    with serving.data.reading.reading() as work:
        assert work.self_enrolments.waiting("S01", 10) == []


def test_it_is_described(serving: Serving) -> None:
    _, _, described = serving.ask("GET", "/openapi.json", "")
    operation = described["paths"][PATH]["post"]
    assert "security" not in operation
    assert {"200", "413", "422", "429", "503"} <= set(operation["responses"])
    assert "terms_accepted" in described["components"]["schemas"]["SelfEnrolmentAsked"]["required"]
