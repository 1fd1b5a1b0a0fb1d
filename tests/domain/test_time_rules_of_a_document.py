"""Rules of time that contradict each other are refused, each at its line."""

from __future__ import annotations

import pytest

from domain.membership.acting import PLAIN, plain
from domain.tea_chain import PRESETS
from shuke.domain.programme.problems import Problem, ProblemKind, ProgrammeRefused
from shuke.domain.programme.reading import read_programme

YEARLY = ('validity = "never-lapses"\n[card.lost]', "validity = { months = 12 }\n[card.lost]")


def problems(*swaps: tuple[str, str], more: str = "") -> list[Problem]:
    with pytest.raises(ProgrammeRefused) as refused:
        plain(*swaps, more=more)
    return list(refused.value.problems)


def of_gold(renewal: str) -> tuple[str, str]:
    return "# gold renewal", f"[tiers.renewal]\n{renewal}"


def of_ordinary(renewal: str) -> tuple[str, str]:
    return '[[tiers]]\nkey = "gold"', f'[tiers.renewal]\n{renewal}\n[[tiers]]\nkey = "gold"'


def only(found: list[Problem]) -> tuple[ProblemKind, str]:
    (problem,) = found
    assert problem.line > 1
    return problem.kind, problem.path


FROM = 'within = "term"\nfrom = 100'


def test_a_card_cannot_end_with_itself() -> None:
    swap = ('validity = "never-lapses"\n[card.lost]', 'validity = "with-card"\n[card.lost]')
    assert only(problems(swap)) == (ProblemKind.NOT_ONE_OF, "card.validity")
    text = PLAIN.replace('name = { zh = "金卡"', 'term = "with-card"\nname = { zh = "金卡"')
    with pytest.raises(ProgrammeRefused) as refused:
        read_programme(text)
    assert only(list(refused.value.problems)) == (ProblemKind.NOT_ONE_OF, "tiers[2].term")


def test_a_renewal_needs_a_term_that_ends() -> None:
    assert only(problems(of_gold(FROM))) == (ProblemKind.NEEDS, "tiers[2].renewal")
    assert plain(YEARLY, of_gold(FROM)).tiers[1].renewal is not None


@pytest.mark.parametrize("otherwise", ["one-tier-down", "lowest-tier"])
def test_the_lowest_tier_has_none_below_it(otherwise: str) -> None:
    found = problems(YEARLY, of_ordinary(f'{FROM}\notherwise = "{otherwise}"'))
    assert only(found) == (ProblemKind.NOT_ONE_OF, "tiers[1].renewal.otherwise")


@pytest.mark.parametrize("renewal", ["", 'otherwise = "ends"', f'{FROM}\notherwise = "ends"'])
def test_the_lowest_tier_may_be_kept_or_end(renewal: str) -> None:
    assert plain(YEARLY, of_ordinary(renewal)).tiers[0].renewal is not None


def test_days_of_grace_need_something_to_reach() -> None:
    assert only(problems(YEARLY, of_gold("grace_days = 3"))) == (
        ProblemKind.NEEDS,
        "tiers[2].renewal.grace_days",
    )


@pytest.mark.parametrize("span", ["sale", "day"])
def test_a_tier_is_not_kept_by_what_is_over_when_the_term_ends(span: str) -> None:
    found = problems(YEARLY, of_gold(f'within = "{span}"\nfrom = 100'))
    assert only(found) == (ProblemKind.NOT_ONE_OF, "tiers[2].renewal.within")


def test_a_term_does_not_begin_with_the_next_tier_reached() -> None:
    text = (PRESETS / "apparel.toml").read_text(encoding="utf-8")
    assert read_programme(text.replace("restarts_at = 300", "restarts_at = 799"))
    with pytest.raises(ProgrammeRefused) as refused:
        read_programme(text.replace("restarts_at = 300", "restarts_at = 800"))
    assert only(list(refused.value.problems)) == (ProblemKind.OUT_OF_RANGE, "tiers[2].renewal.restarts_at")


def dormancy(*steps: tuple[int, str]) -> str:
    return "".join(f'[[dormancy]]\nmonths = {months}\nthen = "{then}"\n' for months, then in steps)


@pytest.mark.parametrize(
    ("steps", "kind"),
    [
        (((12, "ends"), (12, "cancelled")), ProblemKind.DUPLICATE),
        (((12, "cancelled"), (24, "ends")), ProblemKind.NOT_WITH),
        (((12, "ends"), (24, "review")), ProblemKind.NOT_WITH),
    ],
)
def test_steps_of_sleeping_that_never_come(steps: tuple[tuple[int, str], ...], kind: ProblemKind) -> None:
    assert only(problems(more=dormancy(*steps))) == (kind, "dormancy[2].months")


def test_steps_of_sleeping_that_follow_each_other() -> None:
    assert plain(more=dormancy((24, "cancelled"), (6, "review"), (12, "ends"))).dormancy


@pytest.mark.parametrize(("out", "good"), [("over = 99999.99", True), ("over = 100000", False)])
def test_what_brings_a_card_is_more_than_what_loses_it(out: str, good: bool) -> None:
    overlay = f"""
[[cards]]
key = "supreme"
name = {{ zh = "至尊", en = "Supreme" }}
kind = "overlay"
out = {{ {out} }}
[[cards.entry]]
by = "years"
from = 100000
automatic = true
"""
    if good:
        assert plain(more=overlay).cards
    else:
        assert only(problems(more=overlay)) == (ProblemKind.NOT_ABOVE, "cards[1].entry[1]")
