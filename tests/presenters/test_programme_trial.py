"""Trying a programme on the past, without Qt: choosing, running, stopping, telling."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from back_office_stand import en, zh
from domain.tea_chain import changed, preset_text
from fakes.read_pdf import pages_in, words_in
from programme_stand import ProgrammeStand, TrialAtOnce
from refund_stand import RefundStand
from shuke.application.session import Session
from shuke.application.simulation.paper import MOST_MONTHS
from shuke.application.simulation.trial import TrialFailed, TrialGoesOn, TrialWanted
from shuke.domain.profile import Profile
from shuke.domain.shop import Role
from shuke.presenters.counter_words import NoticeTone
from shuke.presenters.programme_trial import DRAFT, TrialPresenter, TrialTold
from shuke.presenters.programme_window import ProgrammePage
from shuke.wording.programme_trial import TIERS_BY_MONTH
from shuke.wording.sentence import Language


@pytest.fixture
def stand() -> ProgrammeStand:
    stand = ProgrammeStand()
    stand.presenter.open()
    stand.presenter.go(ProgrammePage.TRY)
    return stand


def bought(stand: ProgrammeStand) -> None:
    member = stand.shop.enrol(Profile("王小明", "13800138000")).member_id
    counter = RefundStand(stand.shop)
    counter.sell(("a-tea", 1), member=member)
    counter.refund(counter.sell(("a-cup", 1), member=member))


def told(trial: TrialPresenter) -> TrialTold:
    assert trial.state.told is not None, trial.state.notice
    return trial.state.told


def test_the_own_copy_and_what_ships_may_be_tried_on_the_last_year(stand: ProgrammeStand) -> None:
    state = stand.presenter.trial.state
    assert [(one.key, zh(one.title)) for one in state.choices] == [
        (DRAFT, "修改页里的方案"),
        ("salon", "Salon"),
        ("tea-chain", "Tea chain"),
    ]
    assert state.chosen == DRAFT
    assert state.first_day[:4] < state.last_day[:4]
    assert state.first_day.endswith("-01")


def test_figures_months_and_members_stand_beside_today_s(stand: ProgrammeStand) -> None:
    bought(stand)
    stand.presenter.draft.begin(changed(("unit = 1 ", "unit = 2 ")))
    trial = stand.presenter.trial
    trial.begin()
    found = told(trial)
    figures = {en(name): cells for name, *cells in found.figures}
    assert figures["Points issued"] == ["128", "64", "-64"]
    assert figures["Taken back"] == ["1", "1", "0"]
    assert figures["At list prices"] == ["¥128.00", "¥128.00", "¥0.00"]
    issued = next(one for one in found.charts if en(one.title) == "Points issued, by month")
    assert (issued.today[-1], issued.other[-1], issued.most) == (128, 64, "128")
    assert len(issued.months) == len(found.tiers) == 13
    assert en(found.tiers[-1][1]) == "Ordinary 1, Gold 0, Diamond 0"
    (_, gained), (_, lost), _ = found.members
    assert (gained, [en(who) for who, _ in lost]) == ((), ["王** 138****8000"])
    assert not trial.state.trying


def test_what_is_told_is_saved_as_one_page(stand: ProgrammeStand) -> None:
    bought(stand)
    trial = stand.presenter.trial
    trial.save(Path("early.pdf"), Language.EN)
    stand.presenter.draft.begin(changed(("unit = 1 ", "unit = 2 ")))
    trial.begin()
    trial.save(Path("a.pdf"), Language.EN)
    assert trial.state.notice is not None
    assert en(trial.state.notice.words) == "Saved to a.pdf."
    assert list(stand.written) == ["a.pdf"]
    pdf = stand.written["a.pdf"]
    assert pages_in(pdf) == 1
    words = words_in(pdf)
    at = words.index("Points issued")
    assert words[at : at + 4] == ["Points issued", "128", "64", "-64"]
    assert any(one.startswith("Members who have less of it: 1, ¥") for one in words), words[-12:]
    trial.save(Path("full.toml"), Language.ZH)
    assert "没有写成 full.toml" in zh(trial.state.notice.words)
    assert told(trial)


@pytest.mark.parametrize("language", Language)
def test_the_page_holds_every_figure_of_the_window(stand: ProgrammeStand, language: Language) -> None:
    bought(stand)
    trial = stand.presenter.trial
    stand.presenter.draft.begin(changed(("unit = 1 ", "unit = 2 ")))
    trial.begin()
    trial.save(Path("a.pdf"), language)
    words = words_in(stand.written["a.pdf"])
    found, say = told(trial), zh if language is Language.ZH else en
    for row in found.figures:
        cells = list(map(say, row))
        at = words.index(cells[0])
        assert words[at : at + len(cells)] == cells
    for chart in found.charts:
        at = words.index(say(chart.title))
        assert words[at + 1] == say(chart.most)
    for who, _ in found.members:
        assert say(who) in words
    assert len(found.tiers) == MOST_MONTHS + 1
    every_other = found.tiers[::2]
    shown = [month for month, _, _ in every_other]
    begin = words.index(shown[0], words.index(say(TIERS_BY_MONTH)))
    assert words[begin : begin + len(shown)] == shown
    rows = words[begin + len(shown) :]
    for side in (1, 2):
        sizes = [_sizes(say(one[side])) for one in every_other]
        for name in sizes[-1]:
            assert rows[: 1 + len(shown)] == [name, *(one[name] for one in sizes)]
            rows = rows[1 + len(shown) :]


def _sizes(told: str) -> dict[str, str]:
    """From ``Ordinary 1, Gold 0``."""
    return dict(part.rsplit(" ", 1) for part in re.split("[,，、] ?", told))  # type: ignore[misc]


def test_the_same_programme_as_today_s_changes_nothing(stand: ProgrammeStand) -> None:
    bought(stand)
    trial = stand.presenter.trial
    trial.choose("tea-chain")
    trial.begin()
    found = told(trial)
    assert {cells[3].lstrip("¥") for cells in (list(map(en, row)) for row in found.figures)} == {"0", "0.00"}
    assert all(chart.today == chart.other for chart in found.charts)
    assert all(now == then for _, now, then in found.tiers)
    assert [who for _, who in found.members[:2]] == [(), ()]


def test_where_nothing_was_recorded_that_is_said(stand: ProgrammeStand) -> None:
    trial = stand.presenter.trial
    trial.choose("salon")
    trial.begin()
    assert trial.state.notice is not None
    assert en(trial.state.notice.words) == "Nothing of members is recorded in that time."
    assert trial.state.told is None


def test_what_cannot_be_tried_is_said_before_anything_begins(stand: ProgrammeStand) -> None:
    trial = stand.presenter.trial
    for days in (("yesterday", "2026-03-10"), ("2026-03-11", "2026-03-10"), ("", "🎉")):
        trial.between(*days)
        assert "Days are written" in en(trial.state.wrong)
        trial.begin()
    trial.between("2026-03-01", "2026-03-10")
    stand.presenter.draft.begin(changed(("fee = 150", "feee = 150")))
    trial.begin()
    assert trial.state.notice is not None
    assert "Mend them first" in en(trial.state.notice.words)
    stand.disk = {
        "wrong.toml": b"format = 1\n",
        "picture.toml": b"\xff\xfe",
        "own.toml": preset_text().encode(),
    }
    for name, why in (("none.toml", "cannot be read"), ("picture.toml", "no UTF-8")):
        trial.load(Path(name))
        assert why in en(trial.state.notice.words)
        assert trial.state.chosen == DRAFT
    trial.load(Path("wrong.toml"))
    trial.begin()
    assert en(trial.state.notice.words)
    assert stand.trials == []
    trial.load(Path("own.toml"))
    assert en(trial.state.choices[1].title) == "own.toml"
    trial.begin()
    assert len(stand.trials) == 1


def test_nobody_without_the_right_tries_anything(stand: ProgrammeStand) -> None:
    stand.session = Session(replace(stand.session.staff, role=Role.CASHIER), stand.session.since_ms)
    stand.presenter.trial.begin()
    assert stand.trials == []
    notice = stand.presenter.trial.state.notice
    assert notice is not None
    assert notice.tone is NoticeTone.BAD


class Slow(TrialAtOnce):
    def look(self) -> TrialGoesOn | TrialFailed:
        self.looked += 1
        if self.looked == 3:
            ON_THE_WAY[0]()
        return TrialGoesOn(300) if self.looked < 5 else TrialFailed("OSError: no room")


ON_THE_WAY = [lambda: None]


def test_it_is_stopped_at_once_and_told_when_it_fails(stand: ProgrammeStand) -> None:
    made: list[Slow] = []

    def begin(wanted: TrialWanted) -> Slow:
        made.append(Slow(stand.shop.store, wanted))
        return made[-1]

    trial = TrialPresenter(
        stand.office, replace(stand.files, begin_trial=begin), stand.presenter.draft, lambda: 0.0
    )
    trial.open()
    trial.begin()
    assert trial.state.notice is not None
    assert "OSError: no room" in en(trial.state.notice.words)
    assert not made[0].stopped
    ON_THE_WAY[0] = trial.stop
    try:
        trial.begin()
    finally:
        ON_THE_WAY[0] = lambda: None
    assert (made[1].stopped, made[1].looked) == (True, 3)
    assert en(trial.state.notice.words) == "Stopped; there is no result."
    assert trial.state.told is None
