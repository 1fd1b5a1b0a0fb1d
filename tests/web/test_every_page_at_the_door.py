"""Every page there is, head office's and members': nothing for whoever is not in, nothing done by another site's
form, nor by one that is too large."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fakes.filled_office import PATHS
from fakes.own_visit import OWN_PATHS, filled_for_members, signed_in_member
from fakes.pages_door import Browser, ServedPages, served_pages

TOO_LARGE = b"x" * 300_000


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("door")) as served:
        filled_for_members(served)
        yield served


def let_in_by_no_form(inside: Browser, path: str) -> None:
    """405: the page has no form at all."""
    assert inside.post(path, {"token": "0" * 64}).status in {403, 405}, path
    assert inside.post(path, {}, origin="https://evil.example").status in {403, 405}, path
    assert inside.post(path, TOO_LARGE).status in {413, 405}, path


def test_head_offices_pages_are_for_whoever_is_in_and_by_their_own_forms(office: ServedPages) -> None:
    boss = office.signed_in()
    boss.get("/office/own")
    facts = office.serving.facts()
    for path in PATHS:
        stranger = office.browser()
        assert stranger.get(path).to.startswith("/office/sign-in"), path
        assert stranger.post(path).status in {303, 403, 405}, path
        let_in_by_no_form(boss, path)
    assert office.serving.facts() == facts


def test_members_pages_are_for_their_telephone_and_by_their_own_forms(office: ServedPages) -> None:
    telephone = signed_in_member(office)
    telephone.get("/member/own")
    facts = office.serving.facts()
    for path in OWN_PATHS:
        stranger = office.browser()
        assert stranger.get(path).to == "/member/sign-in", path
        assert stranger.post(path).status in {303, 403, 405}, path
        let_in_by_no_form(telephone, path)
    assert office.serving.facts() == facts
