"""Another person's word for an act that whoever is signed in may not do alone.

An approval is for one act with one content, asked by one person, and is used up by the step that does it: nothing
can be done with it twice, and nothing else. The step follows at once, so it is good for two minutes. It lives in
memory; a till that stops has none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock

from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.explanation import Value
from shuke.domain.shop import Right

__all__ = ["GOOD_FOR_MS", "Act", "ApprovalWanted", "Approvals"]

GOOD_FOR_MS = 120_000


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to be done, whole.

    Attributes:
        kind: has a sentence in `shuke.wording.approving`, which `shown` fills.
        content: what else decides what is done; not read by anybody, compared.
        seconded: it takes two people, also where whoever asks has the right.
    """

    right: Right
    kind: str
    shown: tuple[tuple[str, Value], ...] = ()
    content: tuple[Value, ...] = ()
    seconded: bool = False


@dataclass(frozen=True, slots=True)
class ApprovalWanted(Refused):
    """Not by this person alone: somebody with the right may approve it, and it is done in the same words again."""

    act: Act = Act(Right.SELL, "")


@dataclass(frozen=True, slots=True)
class _Given:
    approval_id: str
    act: Act
    asked_by: str
    given_by: str
    at_ms: int


class Approvals:
    """The one approval that waits for its act; a further one takes its place."""

    def __init__(self, now_ms: Callable[[], int]) -> None:
        self._now_ms = now_ms
        self._given: _Given | None = None
        self._turn = Lock()

    def give(self, session: Session, act: Act, given_by: str, approval_id: str) -> Session:
        """Whoever is signed in may do this now, once: the session to do it with."""
        with self._turn:
            self._given = _Given(approval_id, act, session.staff.staff_id, given_by, self._now_ms())
        return replace(session, approval_id=approval_id)

    def permitted(self, session: Session, act: Act) -> str | Refused:
        """Asked by the use case when all else is in order. Uses the approval up.

        Returns:
            who approved it, empty where whoever is signed in has the right; or the refusal that asks for approval.
        """
        if session.may(act.right) and not act.seconded:
            return ""
        if not session.staff.active:
            return Refused(Refusal.NOT_ALLOWED)
        wanted = (session.approval_id, act, session.staff.staff_id)
        with self._turn:
            given = self._given
            if given is not None and (given.approval_id, given.act, given.asked_by) == wanted:
                self._given = None
                if 0 <= self._now_ms() - given.at_ms <= GOOD_FOR_MS:
                    return given.given_by
        return ApprovalWanted(Refusal.NOT_ALLOWED, act=act)
