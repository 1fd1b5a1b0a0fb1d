"""Half an hour at the counter, as its document says: every act, and every sum that was worked out by hand."""

from __future__ import annotations

from pathlib import Path

from counter_session import beside, chain, seeing, selling, serving
from counter_session.document import Step, steps_of
from counter_session.play import VERBS, Play
from counter_session.stage import Stage

SESSIONS = Path(__file__).parent / "sessions"
KNOWN_BY = (beside, chain, seeing, selling, serving)
"""Whatever a document may say is in these."""

ACTS_AT_LEAST = 120


def steps() -> list[Step]:
    return list(steps_of((SESSIONS / "half-hour.md").read_text(encoding="utf-8")))


def test_half_an_hour_at_the_counter(tmp_path: Path) -> None:
    stage = Stage(tmp_path, (SESSIONS / "half-hour.toml").read_text(encoding="utf-8"))
    play = Play(stage)
    wrong = [problem for step in steps() for problem in play.take(step)]
    stage.close()
    assert not wrong, "\n".join(wrong)


def test_the_document_is_long_enough_and_everything_it_may_say_is_said() -> None:
    acts = [step.verb for step in steps() if step.verb != "see"]
    assert len(acts) >= ACTS_AT_LEAST
    assert {*acts, "see"} == VERBS.keys()
