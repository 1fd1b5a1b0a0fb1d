"""Articles with a key of their own stand before the departments, and ring up at one touch."""

from __future__ import annotations

from dataclasses import replace

from checkout_stand import CheckoutStand, zh
from fakes.counter_shop import CUP, TEA
from shuke.domain.article import Department
from shuke.presenters.entry import MORE, MOST_DEPARTMENT_KEYS, QUICK

DEPARTMENTS = tuple(Department(f"d-{at}", f"部门{at}", at) for at in range(1, 10))


def test_a_quick_key_rings_up_its_article_also_several_pieces() -> None:
    stand = CheckoutStand()
    stand.list_articles((replace(TEA, quick=True), CUP), ())
    checkout = stand.begin()
    first = checkout.entry.state.departments[0]
    assert (first.key, zh(first.name)) == (QUICK + TEA.article_id, "碧螺春")
    checkout.entry.press_department(first.key)
    stand.type("3*")
    checkout.entry.press_department(first.key)
    view = checkout.counter.view
    assert view is not None
    assert [line.quantity_milli for line in view.basket.lines] == [4000]
    assert checkout.entry.state.typed == ""


def test_they_share_the_room_with_the_departments() -> None:
    stand = CheckoutStand()
    stand.list_articles((replace(TEA, quick=True), replace(CUP, quick=True)), DEPARTMENTS)
    keys = [one.key for one in stand.begin().entry.state.departments]
    assert len(keys) == MOST_DEPARTMENT_KEYS
    assert keys[:2] == [QUICK + CUP.article_id, QUICK + TEA.article_id]
    assert keys[-1] == MORE


def test_what_is_sold_no_more_has_no_key() -> None:
    stand = CheckoutStand()
    stand.list_articles((replace(TEA, quick=True, active=False),), ())
    assert all(not one.key.startswith(QUICK) for one in stand.begin().entry.state.departments)
