"""The check-up's page: nothing before it is asked for, the worst first, and why nothing could be looked at."""

from __future__ import annotations

import pytest

from back_office_stand import zh
from device_stand import Machine
from shuke.application.examining import Finding, Health, Subject
from shuke.presenters.counter_words import NoticeTone
from shuke.presenters.devices import DevicePage
from shuke.wording import doctor as words
from shuke.wording.said import said

GOOD = Finding(Subject.DATABASE, Health.GOOD, words.ALONE)
WARN = Finding(Subject.BACKUP, Health.WARN, said(words.BACKUP_NONE, folder="/stick"))
BAD = Finding(Subject.KEYS, Health.BAD, said(words.KEYS_MISSING, keys="signing-key"))


@pytest.mark.parametrize(
    ("findings", "tones", "summary"),
    [
        ((GOOD,), [NoticeTone.GOOD], words.ALL_GOOD),
        ((GOOD, WARN), [NoticeTone.WARN, NoticeTone.GOOD], words.SOME_WARN),
        ((GOOD, WARN, BAD, GOOD), [NoticeTone.BAD, NoticeTone.WARN, *[NoticeTone.GOOD] * 2], words.SOME_BAD),
    ],
)
def test_the_worst_stands_first_with_one_sentence_over_all(
    findings: tuple[Finding, ...], tones: list[NoticeTone], summary: object
) -> None:
    machine = Machine(findings=findings)
    machine.devices.open(DevicePage.DOCTOR)
    page = machine.devices.doctor
    assert page.state.findings == ()
    page.examine()
    assert [one.tone for one in page.state.findings] == tones
    assert page.state.notice is not None
    assert zh(page.state.notice.words) == zh(summary)  # type: ignore[arg-type]  # a sentence
    assert not page.state.busy


def test_why_nothing_could_be_looked_at_is_said() -> None:
    machine = Machine(findings=said(words.CANNOT_LOOK, why="锁住了"))
    machine.devices.open(DevicePage.DOCTOR)
    machine.devices.doctor.examine()
    state = machine.devices.doctor.state
    assert state.findings == ()
    assert state.notice is not None
    assert "锁住了" in zh(state.notice.words)


def test_opened_once_more_it_forgets_what_may_hold_no_longer() -> None:
    machine = Machine(findings=(GOOD,))
    machine.devices.open(DevicePage.DOCTOR)
    machine.devices.doctor.examine()
    machine.devices.open(DevicePage.DOCTOR)
    assert machine.devices.doctor.state.findings == ()
