"""`shuke simulate` over a till's real encrypted database."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from fakes.counter_shop import MANAGER
from fakes.read_pdf import pages_in, words_in
from fakes.till_on_disk import folder_in, open_till
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.enrolling import Enrolment, Enrolments, NewMember
from shuke.application.session import Session
from shuke.application.simulation.outcome import Simulated
from shuke.application.simulation.trial import Rules, TrialFailed, TrialGoesOn, TrialWanted
from shuke.bootstrap import simulating, simulation
from shuke.bootstrap.presets import preset_base
from shuke.bootstrap.simulating import TrialBeside
from shuke.bootstrap.simulation import Told, simulate
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.wording import Language

PLENTY = 10**12


@pytest.fixture
def today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A member bought for 100.00; the day on which that was."""
    services = open_till(tmp_path)
    desk, who = services.desk, Session(MANAGER, 0)
    enrolled = Enrolments(desk, str.lower, lambda card: card.number).enrol(
        who, Enrolment(Profile("王小明", "13800138000"), "tier.ordinary.sale", "小票")
    )
    assert isinstance(enrolled, NewMember)
    basket = desk.begin(who).basket.basket_id
    serve_member(desk, who, basket, enrolled.member_id, IdentifiedBy.PHONE)
    add_open_amount(desk, who, basket, Money(100_00))
    pay(desk, lambda: PLENTY, who, basket, TenderKind.CASH)
    with desk.store.reading() as work:
        on = desk.recorder.today(work, desk.shop)
    services.data.close()
    monkeypatch.setattr(simulation, "till_folder", lambda _: folder_in(tmp_path))
    return on.isoformat()


def told(
    capsys: pytest.CaptureFixture[str], name: str, first: str, last: str, *, as_json: bool = False
) -> str:
    assert simulate(None, Told(name, first, last, as_json=as_json), Language.EN) == 0
    return capsys.readouterr().out


def test_what_was_recorded_is_told_under_both_programmes(
    today: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = told(capsys, "stamp-card", today, today).splitlines()
    assert lines[0].startswith(f"{today} to {today}, 2 events: '")
    assert "  Sales to members: 1 → 1 (0)" in lines
    assert "  At list prices: ¥100.00 → ¥100.00 (¥0.00)" in lines
    assert any(line.startswith("  Points issued: ") and line.endswith("(-100)") for line in lines)
    assert f"{today[:7]}, members by tier: now Ordinary 1, Gold 0, Diamond 0; then Member 1" in lines
    assert lines[-1].startswith("What a simulation cannot know")


def test_the_same_programme_changes_nothing_and_processes_neither(
    today: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = told(capsys, "tea-chain", today, today, as_json=True)
    plain = json.loads(alone)
    assert plain["today"]["months"] == plain["other"]["months"]
    assert plain["today"]["months"][today[:7]]["sales"] == 1
    assert (plain["comparison"]["gain"], plain["comparison"]["same"]) == (0, 1)
    monkeypatch.setattr(simulating, "_WORTH_PROCESSES", 0)
    assert told(capsys, "tea-chain", today, today, as_json=True) == alone


def test_one_page_of_it_is_written_whole_or_not_at_all(
    today: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "试算.pdf"
    path.write_bytes(b"what was there")
    for language, words in (
        (Language.EN, {"Now: Tea chain", "Tried: Stamp card", "Points issued", "100", "-100", "Ordinary"}),
        (Language.ZH, {"方案试算", "每月末各等级会员", "发放积分", "-100", "谁多谁少"}),
    ):
        assert simulate(None, Told("stamp-card", today, today, pdf=path), language) == 0
        assert str(path) in capsys.readouterr().err
        pdf = path.read_bytes()
        assert pages_in(pdf) == 1
        assert words <= set(words_in(pdf)), words - set(words_in(pdf))
    (folder := tmp_path / "a folder").mkdir()
    for place in (folder, tmp_path / "nowhere" / "a.pdf"):
        assert simulate(None, Told("salon", today, today, pdf=place), Language.EN) == 2
        assert f"{place} was not written" in capsys.readouterr().err
    assert not list(tmp_path.rglob("*.part"))


def test_what_cannot_be_simulated_is_said(
    today: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def why(name: str, first: str, last: str) -> str:
        assert simulate(None, Told(name, first, last), Language.EN) == 2
        return capsys.readouterr().err

    assert "Nothing of members" in why("salon", "2001-01-01", "2001-01-02")
    assert "Days are written" in why("salon", "yesterday", today)
    assert "Days are written" in why("salon", today, "2001-01-01")
    assert "no-such" in why("no-such", today, today)
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("format = 1\n", encoding="utf-8")
    assert "wrong.toml: " in why(str(wrong), today, today)
    wrong.write_bytes(b"\xff\xfe")
    assert "wrong.toml" in why(str(wrong), today, today)
    monkeypatch.setattr(simulating, "replay", _interrupted)
    assert "Stopped" in why("salon", today, today)
    monkeypatch.setattr(simulation, "till_folder", lambda _: folder_in(tmp_path / "elsewhere"))
    assert str(tmp_path / "elsewhere") in why("salon", today, today)


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_trial_beside_the_till_tells_the_same_and_stops(today: str, tmp_path: Path) -> None:
    text = preset_base("stamp-card") or ""
    asked = TrialWanted(Rules.of(text, preset_base), date.fromisoformat(today), date.fromisoformat(today))
    trial = TrialBeside(folder_in(tmp_path), asked)
    news = trial.look()
    while isinstance(news, TrialGoesOn):
        news = trial.look()
    assert isinstance(news, Simulated), news
    assert (news.events, news.today.total.points_issued, news.other.total.points_issued) == (2, 100, 0)
    never = TrialBeside(folder_in(tmp_path / "elsewhere"), asked)
    never.stop()
    while isinstance(ended := never.look(), TrialGoesOn):
        pass
    assert isinstance(ended, TrialFailed)
