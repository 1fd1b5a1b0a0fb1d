"""The example in the help: its own record, played under both programmes, comes to what the page works out by hand."""

from __future__ import annotations

import re
from datetime import date

import pytest

from shuke.application.simulation.compared import MoneyText, figure_cells, months_of
from shuke.application.simulation.outcome import Side, Simulated
from shuke.application.simulation.recorded import Joined, PaidIn, Recorded, Sold
from shuke.application.simulation.trial import Rules
from shuke.assets import resources
from shuke.bootstrap import simulating
from shuke.bootstrap.presets import preset_base
from shuke.bootstrap.simulating import simulated
from shuke.domain.basket import BasketLine, TenderKind
from shuke.domain.money import Money
from shuke.wording import simulation as words
from shuke.wording.figures import money_text, points_text
from shuke.wording.help import help_on
from shuke.wording.sentence import Language

DAYS = date(2026, 3, 1), date(2026, 5, 31)
PAYS_IN, BUYS = {"储值", "pays in"}, {"消费", "buys"}
TOLD = ("cost", "sales", "gross", "discount", "value_held", "refused")
_HAPPENED = re.compile(r"^\| (2026-\d\d-\d\d) \| ([A-E]) \| ([^|]+) \| ([\d,]+) \|$", re.MULTILINE)


def page() -> dict[Language, str]:
    whole = (resources() / "help" / "trying-a-programme.md").read_text(encoding="utf-8")
    zh, en = whole.split("\n## English\n")
    return {Language.ZH: zh, Language.EN: en}


def happened(text: str) -> list[Recorded]:
    """The page's own table. Whoever pays in for the first time joins by it."""
    events: list[Recorded] = []
    known: set[str] = set()
    for day, member, what, yuan in _HAPPENED.findall(text):
        on, amount = date.fromisoformat(day), Money(int(yuan.replace(",", "")) * 100)
        if what in BUYS:
            line = BasketLine(1, "剪发", amount)
            paid_by, sale = TenderKind.STORED_VALUE, f"T/1/{len(events)}"
            events.append(Sold(member, on, (line,), paid_by, "", 0, 0, with_coupons=False, sale=sale))
            continue
        assert what in PAYS_IN, what
        if member not in known:
            events.append(Joined(member, on, "bronze", "tier.bronze.top-up"))
        known.add(member)
        events.append(PaidIn(member, on, amount))
    return events


def tried(cores: int = 1) -> Simulated:
    now, then = (Rules.of(preset_base(key) or "", preset_base) for key in ("salon-six-tiers", "salon"))
    return simulated(happened(page()[Language.EN]), (now, then), DAYS, lambda *_: None, cores=cores)


@pytest.fixture(scope="module")
def told() -> Simulated:
    return tried()


def test_both_languages_tell_the_same_record() -> None:
    zh, en = map(happened, page().values())
    assert zh == en
    assert len(zh) == 14 + 5


@pytest.mark.parametrize("language", Language)
def test_the_trial_comes_to_what_was_worked_out_by_hand(told: Simulated, language: Language) -> None:
    text = page()[language]
    rows = [(words.FIGURES[name].into(language), *figure_cells(told, name, money_text)) for name in TOLD]
    rows += [months_row(told, month, money_text, language) for month in months_of(told)]
    assert [row for row in rows if f"| {' | '.join(row)} |\n" not in text] == []
    found = told.comparison
    for sentence, count, amount in (
        (words.GAIN, found.gain, found.gained),
        (words.LOSE, found.lose, found.lost),
    ):
        said = sentence.into(language, count=points_text(count), amount=money_text(Money(amount)))
        assert f"- {said}\n" in text
    assert f"- {words.SAME.into(language, count=points_text(found.same))}\n" in text
    assert dict(found.most_gained) == {"C": 300_00, "D": 50_00}
    assert dict(found.most_lost) == {"A": -100_00, "B": -25_00}


def months_row(tried: Simulated, month: str, money: MoneyText, language: Language) -> tuple[str, ...]:
    sides = (tried.today, tried.other)
    had = (money(Money(side.months[month].cost)) for side in sides)
    return (month, *had, *(tiers(side, month, language) for side in sides))


def tiers(side: Side, month: str, language: Language) -> str:
    counted = side.months[month].tiers
    zh = language is Language.ZH
    return ("，" if zh else ", ").join(
        f"{tier.name.zh if zh else tier.name.en} {counted[tier.key]}"
        for tier in side.programme.tiers
        if counted[tier.key]
    )


def test_two_processes_come_to_the_same(told: Simulated, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simulating, "_WORTH_PROCESSES", 0)
    assert tried(cores=2) == told


@pytest.mark.parametrize("language", Language)
def test_f1_over_the_window_tells_the_example(told: Simulated, language: Language) -> None:
    said = "\n".join(sentence.into(language) for sentence in help_on("programme") if "{" not in sentence.zh)
    paid_in = sum(one.paid.minor for one in happened(page()[language]) if isinstance(one, PaidIn))
    now, then = told.today.total, told.other.total
    by = (abs(amount) for _, amount in (*told.comparison.most_gained, *told.comparison.most_lost))
    for minor in (paid_in, now.gross, now.cost, then.cost, then.cost - now.cost, *by):
        assert re.search(rf"(?<![\d,]){minor // 100:,}(?!,?\d)", said), minor
    assert "trying-a-programme.md" in said
