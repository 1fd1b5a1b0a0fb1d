"""Rules of cards that contradict each other are refused, each at its key."""

from __future__ import annotations

import pytest

from domain.tea_chain import changed
from shuke.domain.programme.problems import Problem, ProblemKind, ProgrammeRefused
from shuke.domain.programme.reading import read_programme

CARD = """
[[cards]]
key = "campus"
name = { zh = "炫酷卡", en = "Campus card" }
kind = "segment"
brings = "ordinary"

[[cards.entry]]
by = "same-day"
who = "anybody"
from = 100
"""
UNKNOWN, NEEDS, NOT_WITH = ProblemKind.UNKNOWN_TIER, ProblemKind.NEEDS, ProblemKind.NOT_WITH


def problems(text: str) -> list[Problem]:
    with pytest.raises(ProgrammeRefused) as refused:
        read_programme(text)
    return list(refused.value.problems)


def test_the_card_as_it_stands_is_read() -> None:
    (card,) = read_programme(changed(more=CARD)).cards
    assert (card.key, card.brings) == ("campus", "ordinary")


@pytest.mark.parametrize(
    ("old", "new", "kind", "path"),
    [
        ('"campus"', '"gold"', ProblemKind.DUPLICATE, "cards[1].key"),
        ('brings = "ordinary"', 'brings = "copper"', UNKNOWN, "cards[1].brings"),
        ('brings = "ordinary"', 'brings = "ordinary"\non_tiers = ["gold"]', UNKNOWN, "cards[1].brings"),
        ("kind", 'on_tiers = ["ordinary", "copper"]\nkind', UNKNOWN, "cards[1].on_tiers"),
        ("from = 100", 'from = 100\nfrom_tiers = ["copper"]', UNKNOWN, "cards[1].entry[1].from_tiers"),
        ('who = "anybody"', 'who = "members"', NEEDS, "cards[1].brings"),
        ('brings = "ordinary"', "", None, ""),
        (
            'brings = "ordinary"\n\n[[cards.entry]]\nby = "same-day"\nwho = "anybody"',
            '\n[[cards.entry]]\nby = "same-day"\nwho = "new"',
            NEEDS,
            "cards[1].entry[1]",
        ),
        ('"segment"', '"overlay"', NOT_WITH, "cards[1].brings"),
        (
            'kind = "segment"\nbrings = "ordinary"',
            'kind = "overlay"\nhanded_over = {}',
            NOT_WITH,
            "cards[1].handed_over",
        ),
        (
            'kind = "segment"',
            'kind = "segment"\nfounding = { days = 30, least_age = 40, most_age = 39 }',
            ProblemKind.OUT_OF_RANGE,
            "cards[1].founding.most_age",
        ),
        (
            'kind = "segment"',
            'kind = "segment"\nfounding = { days = 30, least_age = 40, most_age = 40 }',
            None,
            "",
        ),
    ],
)
def test_a_contradiction_is_told_at_its_key(old: str, new: str, kind: ProblemKind | None, path: str) -> None:
    assert CARD.count(old) == 1
    text = changed(more=CARD.replace(old, new))
    if kind is None:
        assert read_programme(text).cards
        return
    (found,) = problems(text)
    assert (found.kind, found.path) == (kind, path)
    assert found.line > 1


def test_two_cards_of_one_key_are_refused() -> None:
    (found,) = problems(changed(more=CARD + CARD))
    assert (found.kind, found.path) == (ProblemKind.DUPLICATE, "cards[2].key")


def test_free_replacements_and_account_managers_are_for_tiers_and_cards_that_exist() -> None:
    free = ("[card]\nvalidity", '[card]\nfree_for = ["campus", "copper"]\nvalidity')
    (found,) = problems(changed(free, more=CARD))
    assert (found.kind, found.path, found.found) == (UNKNOWN, "card.free_for", "copper")
    service = '\n[account_service]\nholders = ["campus", "copper"]\nstaff = 8\nmost = 500\n'
    (found,) = problems(changed(more=CARD + service))
    assert (found.kind, found.path, found.found) == (UNKNOWN, "account_service.holders", "copper")


@pytest.mark.parametrize(("named", "good"), [("ordinary", True), ("gold", False), ("diamond", False)])
def test_a_way_up_begins_below(named: str, good: bool) -> None:
    text = changed(("from = 7000", f'from = 7000\nfrom_tiers = ["{named}"]'))
    if good:
        assert read_programme(text).tiers
        return
    (found,) = problems(text)
    assert (found.kind, found.path) == (UNKNOWN, "tiers[2].entry[1].from_tiers")
