"""The programme's window: reading, editing, rehearsing and publishing, without Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from back_office_stand import en, zh
from domain.tea_chain import changed, preset_text
from programme_stand import ProgrammeStand
from shuke.application.ports.store import StoreUnusable
from shuke.application.ports.store_trouble import StoreTrouble
from shuke.domain.profile import Profile
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import NoticeTone
from shuke.presenters.programme_window import MOST_VERSIONS, ProgrammePage

SPOILT = changed(("unit = 1 ", "unit = 0 "), ("fee = 150", "feee = 150"))
FEWER_POINTS = changed(("unit = 1 ", "unit = 2 "))
CHEAPER_CARD = changed(("fee = 150", "fee = 100"))


@pytest.fixture
def stand() -> ProgrammeStand:
    stand = ProgrammeStand()
    stand.presenter.open()
    return stand


def publish(stand: ProgrammeStand, text: str, day: str = "") -> None:
    stand.presenter.draft.begin(text)
    stand.presenter.go(ProgrammePage.PUBLISH)
    if day:
        stand.presenter.publishing.type_day(day)
    stand.presenter.publishing.publish()


# reading


def test_the_version_in_force_is_read_in_words(stand: ProgrammeStand) -> None:
    state = stand.presenter.state
    assert zh(state.name) == "茶叶连锁"
    (version,) = state.versions
    assert (zh(version.title), zh(version.standing)) == ("第 1 版", "现行，2020-01-01 起")
    assert state.chosen == version.key
    assert [en(subject.title) for subject in state.subjects][:2] == ["Tiers", "Points"]
    assert "1 point for each full ¥1 paid" in [en(line) for line in state.subjects[1].lines]


def test_a_version_that_was_announced_can_be_read_before_it_begins(stand: ProgrammeStand) -> None:
    publish(stand, FEWER_POINTS, "2026-03-24")
    state = stand.presenter.state
    assert [en(row.standing) for row in state.versions] == [
        "Announced, from 2026-03-24",
        "In force, from 2020-01-01",
    ]
    assert state.chosen == "tea-chain/1"
    stand.presenter.choose("tea-chain/2")
    assert "1 point for each full ¥2 paid" in [en(line) for line in stand.presenter.state.subjects[1].lines]
    stand.presenter.choose("nothing/9")
    assert stand.presenter.state.chosen == "tea-chain/2"
    stand.presenter.choose("tea-chain/1")
    stand.presenter.begin_draft()
    assert stand.presenter.draft.state.text == preset_text()


def test_of_many_versions_the_newest_are_offered_and_the_one_in_force(stand: ProgrammeStand) -> None:
    for _ in range(MOST_VERSIONS):
        publish(stand, CHEAPER_CARD, "2026-04-01")
    rows = stand.presenter.state.versions
    assert len(rows) == MOST_VERSIONS
    assert [en(row.title) for row in rows][-1] == "Version 1"
    assert en(rows[-1].standing).startswith("In force")


def test_a_version_that_was_replaced_says_so(stand: ProgrammeStand) -> None:
    publish(stand, CHEAPER_CARD)
    assert [zh(row.standing) for row in stand.presenter.state.versions] == [
        "现行，2026-03-10 起",
        "已被取代，2020-01-01 起",
    ]


# editing


def test_the_draft_begins_as_the_version_in_force_and_is_kept(stand: ProgrammeStand) -> None:
    draft = stand.presenter.draft
    assert draft.state.text == preset_text()
    draft.type(CHEAPER_CARD)
    stand.presenter.open()
    assert draft.state.text == CHEAPER_CARD
    stand.presenter.begin_draft()
    assert draft.state.text == preset_text()


def test_what_is_wrong_is_told_with_its_line(stand: ProgrammeStand) -> None:
    draft = stand.presenter.draft
    draft.type(SPOILT)
    lines = SPOILT.split("\n")
    wrong = [lines[problem.line - 1] for problem in draft.state.problems if problem.line]
    assert any(line.startswith("feee = 150") for line in wrong)
    assert any(line.startswith("unit = 0") for line in wrong)
    assert draft.state.programme is None
    assert draft.state.verdict is not None
    assert draft.state.verdict.tone is NoticeTone.WARN
    draft.type(preset_text())
    assert draft.state.problems == ()
    assert draft.state.programme is not None


def test_a_problem_of_a_base_leads_to_no_line(stand: ProgrammeStand) -> None:
    spoilt = preset_text().replace("unit = 1 ", "unit = 0 ", 1)
    stand.presenter.draft.begin('extends = "old"\nkey = "x"\nversion = 1\n', (("old", spoilt),))
    (problem,) = stand.presenter.draft.state.problems
    assert problem.line == 0
    assert "old" in zh(problem.words)


def test_the_newest_text_is_checked_and_what_came_between_never(stand: ProgrammeStand) -> None:
    draft = stand.presenter.draft
    waiting: list[tuple[Callable[[], Any], Callable[[Any], object]]] = []

    class Slow:
        def run(self, lane: Lane, work: Any, then: Any, *_: object, **__: object) -> None:
            assert lane is Lane.READING
            waiting.append((work, then))

    draft._office = replace(stand.office, background=Slow())  # the very thing whose order is looked at
    for text in (SPOILT, SPOILT + "\n", CHEAPER_CARD):
        draft.type(text)
    assert len(waiting) == 1
    work, then = waiting.pop()
    then(work())
    assert draft.state.checking
    assert draft.state.problems == ()
    work, then = waiting.pop()
    then(work())
    assert not draft.state.checking
    assert draft.state.programme is not None
    assert waiting == []


def test_a_document_is_opened_from_a_file_and_saved_to_one(stand: ProgrammeStand) -> None:
    draft = stand.presenter.draft
    stand.disk = {"mine.toml": b"\xef\xbb\xbf" + CHEAPER_CARD.encode(), "picture.toml": b"\xff\xd8"}
    draft.load(Path("mine.toml"))
    assert draft.state.text == CHEAPER_CARD
    draft.save(Path("out.toml"))
    assert stand.written == {"out.toml": CHEAPER_CARD.encode()}
    assert draft.state.notice is not None
    assert draft.state.notice.tone is NoticeTone.GOOD
    for name, said in (("picture.toml", "UTF-8"), ("gone.toml", "gone.toml")):
        draft.load(Path(name))
        assert draft.state.notice is not None
        assert said in en(draft.state.notice.words)
        assert draft.state.text == CHEAPER_CARD
    draft.save(Path("full.toml"))
    assert "full.toml" in en(draft.state.notice.words)


# rehearsing


def test_scenarios_of_the_drafts_programme_come_first(stand: ProgrammeStand) -> None:
    stand.presenter.go(ProgrammePage.REHEARSE)
    state = stand.presenter.rehearsal.state
    assert [one.key for one in state.scenarios] == ["tea-chain", "hotel"]
    stand.presenter.rehearsal.choose("hotel")
    stand.presenter.go(ProgrammePage.REHEARSE)
    assert stand.presenter.rehearsal.state.chosen == "hotel"
    stand.presenter.rehearsal.choose("tea-chain")
    state = stand.presenter.rehearsal.state
    assert state.chosen == "tea-chain"


def test_a_scenario_is_played_with_the_draft_and_each_step_told(stand: ProgrammeStand) -> None:
    rehearsal = stand.presenter.rehearsal
    stand.presenter.draft.type(FEWER_POINTS)
    stand.presenter.go(ProgrammePage.REHEARSE)
    rehearsal.play()
    state = rehearsal.state
    assert [step.good for step in state.steps] == [True, False, False]
    assert en(state.by) == "Played with the document on the edit page"
    told = [en(words) for words, _ in state.steps[1].lines]
    assert "points_earned should be 128, is 64 (line 10)" in told
    assert zh(state.steps[0].heading) == "1. 2026-03-02 办卡入会（li）"
    assert [tone for words, tone in state.steps[2].lines if en(words).startswith("refused")] == [
        NoticeTone.BAD
    ]
    assert state.verdict is not None
    assert en(state.verdict.words) == "Steps: 3, 2 of them not as expected."


def test_another_programmes_scenario_is_played_with_that_programme(stand: ProgrammeStand) -> None:
    stand.presenter.go(ProgrammePage.REHEARSE)
    rehearsal = stand.presenter.rehearsal
    rehearsal.choose("hotel")
    rehearsal.play()
    assert "hotel-wheel" in en(rehearsal.state.by)
    rehearsal.choose("no such one")
    assert rehearsal.state.chosen == "hotel"


def test_a_scenario_from_a_file_is_chosen_and_what_is_wrong_with_it_told(stand: ProgrammeStand) -> None:
    rehearsal = stand.presenter.rehearsal
    stand.presenter.go(ProgrammePage.REHEARSE)
    head = 'programme = "tea-chain"\nstarts_on = 2026-03-02\n'
    stand.disk = {
        "a.toml": (head + '[[steps]]\ndo = "look"\n').encode(),
        "b.toml": (head + '[[steps]]\ndo = "dance"\n').encode(),
        "c.toml": b"\xff",
        "d.toml": head.replace("tea-chain", "rainbow").encode() + b'[[steps]]\ndo = "look"\n',
    }
    rehearsal.load(Path("a.toml"))
    rehearsal.play()
    assert rehearsal.state.verdict is not None
    assert en(rehearsal.state.verdict.words) == "Steps: 1, all as expected."
    for name, said in (
        ("b.toml", "dance"),
        ("c.toml", "UTF-8"),
        ("gone.toml", "gone.toml"),
        ("d.toml", "rainbow"),
    ):
        rehearsal.load(Path(name))
        if name in ("b.toml", "d.toml"):
            rehearsal.play()
        assert rehearsal.state.verdict is not None
        assert said in en(rehearsal.state.verdict.words)


# publishing


def test_the_first_day_proposed_is_today_or_the_end_of_the_notice(stand: ProgrammeStand) -> None:
    stand.presenter.draft.type(CHEAPER_CARD)
    stand.presenter.go(ProgrammePage.PUBLISH)
    publishing = stand.presenter.publishing
    assert publishing.state.first_day == "2026-03-10"
    assert publishing.state.ready
    stand.presenter.draft.type(FEWER_POINTS)
    stand.presenter.go(ProgrammePage.PUBLISH)
    assert publishing.state.first_day == "2026-03-24"
    assert publishing.state.ready
    assert "14" in zh(publishing.state.notice_rule)
    assert zh(publishing.state.earliest) == "最早 2026-03-24"
    publishing.type_day("")
    assert (publishing.state.first_day, publishing.state.day_wrong) == ("", "")
    assert not publishing.state.ready


def test_a_manager_publishes_and_reads_the_new_version(stand: ProgrammeStand) -> None:
    publish(stand, CHEAPER_CARD)
    notice = stand.presenter.publishing.state.notice
    assert notice is not None
    assert en(notice.words) == "Published: tea-chain, version 2, in force from 2026-03-10."
    assert len(stand.presenter.state.versions) == 2


def test_too_soon_is_told_and_only_an_administrator_may_go_on(stand: ProgrammeStand) -> None:
    publish(stand, FEWER_POINTS, "2026-03-23")
    publishing = stand.presenter.publishing
    (against,) = publishing.state.against
    assert en(against).startswith("This changes rules on points (earning)")
    assert not publishing.state.ready
    publishing.type_reason("because")
    assert not publishing.state.ready
    stand.as_administrator()
    publishing.open()
    assert publishing.state.may_waive
    publishing.type_reason("")
    assert not publishing.state.ready
    publishing.type_reason("tax office")
    assert publishing.state.ready
    publishing.publish()
    assert publishing.state.notice is not None
    assert publishing.state.notice.tone is NoticeTone.GOOD


def test_a_day_that_is_none_and_one_gone_by_are_told(stand: ProgrammeStand) -> None:
    stand.presenter.draft.type(CHEAPER_CARD)
    stand.presenter.go(ProgrammePage.PUBLISH)
    publishing = stand.presenter.publishing
    publishing.type_day("tomorrow")
    assert en(publishing.state.day_wrong).startswith("Write the day as")
    assert not publishing.state.ready
    publishing.publish()
    publishing.type_day("2026-03-09")
    assert publishing.state.notice is not None
    assert "2026-03-10" in en(publishing.state.notice.words)
    assert not publishing.state.ready
    assert len(stand.presenter.state.versions) == 1


def test_a_draft_with_problems_cannot_be_published(stand: ProgrammeStand) -> None:
    publish(stand, SPOILT)
    state = stand.presenter.publishing.state
    assert state.notice is not None
    assert en(state.notice.words).startswith("The document on the edit page has problems")
    assert not state.ready
    assert len(stand.presenter.state.versions) == 1


def test_a_cashier_is_refused(stand: ProgrammeStand) -> None:
    stand.session = stand.shop.cashier
    publish(stand, CHEAPER_CARD)
    notice = stand.presenter.publishing.state.notice
    assert notice is not None
    assert en(notice.words).startswith("Your role may not do this.")
    assert len(stand.presenter.state.versions) == 1


def test_what_a_valid_document_hardly_means_is_told(stand: ProgrammeStand) -> None:
    draft = stand.presenter.draft
    assert draft.state.oddities == ()
    draft.type(changed(("points_multiplier = 1.5", "points_multiplier = 0.5")))
    (odd,) = draft.state.oddities
    assert "金卡按0.5倍积分，少于普通卡的1倍" in zh(odd)
    draft.type(SPOILT)
    assert draft.state.oddities == ()


def test_the_publish_page_follows_a_draft_that_is_spoilt_meanwhile(stand: ProgrammeStand) -> None:
    """Published under the write lock, it is read once more: what speaks against it by then is told."""
    stand.presenter.draft.type(CHEAPER_CARD)
    stand.presenter.go(ProgrammePage.PUBLISH)
    publishing = stand.presenter.publishing
    good = stand.presenter.draft.state
    stand.presenter.draft._state = replace(good, text=SPOILT)  # as if the check were under way still
    publishing.type_day("2026-03-11")
    assert publishing.state.notice is not None
    assert en(publishing.state.notice.words).startswith("The document on the edit page has problems")
    publishing.publish()
    assert en(publishing.state.notice.words).startswith("The document on the edit page has problems")
    stand.presenter.draft._state = replace(good, text=FEWER_POINTS)
    publishing.publish()
    assert len(publishing.state.against) == 1
    assert len(stand.presenter.state.versions) == 1


def test_a_tier_that_members_hold_is_told_with_their_number(stand: ProgrammeStand) -> None:
    stand.shop.enrol(Profile("王小明", "13800138000"))
    stand.presenter.draft.begin(preset_text().replace("ordinary", "plain"))
    stand.presenter.go(ProgrammePage.PUBLISH)
    publishing = stand.presenter.publishing
    assert "ordinary" in zh(publishing.state.against[-1])
    assert "有 1 位会员" in zh(publishing.state.against[-1])
    publishing.type_day(publishing.state.first_day)
    assert not publishing.state.ready


def test_a_store_in_trouble_is_told(stand: ProgrammeStand) -> None:
    def locked() -> None:
        raise StoreUnusable(StoreTrouble.LOCKED, "")

    class Locked:
        def reading(self) -> None:
            locked()

    stand.office.desk.reports = Locked()  # type: ignore[assignment] - the file is another's just now
    stand.presenter.open()
    assert stand.presenter.state.notice is not None


def test_a_bug_while_checking_lets_the_next_text_be_checked(stand: ProgrammeStand) -> None:
    draft = stand.presenter.draft
    waiting: list[tuple[Any, Any, Any]] = []

    class Slow:
        def run(self, _: Lane, work: Any, then: Any, failed: Any = None, **__: object) -> None:
            waiting.append((work, then, failed))

    draft._office = replace(stand.office, background=Slow())
    draft.type(SPOILT)
    waiting.pop()[2](RuntimeError())
    draft.type(CHEAPER_CARD)
    work, then, _ = waiting.pop()
    then(work())
    assert draft.state.programme is not None


def test_what_is_typed_twice_is_checked_once_and_an_unchosen_scenario_not_played(
    stand: ProgrammeStand,
) -> None:
    before = stand.presenter.draft.state
    stand.presenter.draft.type(before.text)
    assert stand.presenter.draft.state is before
    stand.presenter.rehearsal.play()
    assert stand.presenter.rehearsal.state.steps == ()
    stand.presenter.choose("")
    assert stand.presenter.state.chosen == "tea-chain/1"


def test_an_answer_about_a_day_that_was_typed_over_is_not_shown(stand: ProgrammeStand) -> None:
    stand.presenter.draft.type(FEWER_POINTS)
    publishing = stand.presenter.publishing
    waiting: list[tuple[Any, Any]] = []

    class Slow:
        def run(self, _: Lane, work: Any, then: Any, *__: object, **___: object) -> None:
            waiting.append((work, then))

    publishing._office = replace(stand.office, background=Slow())
    publishing.type_day("2026-03-11")
    publishing.type_day("2026-03-24")
    for work, then in waiting:
        then(work())
        if work is waiting[0][0]:
            assert publishing.state.against == ()
    assert publishing.state.ready
