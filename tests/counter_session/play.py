"""Playing a session: each step by whoever is signed in at that till, each expectation looked at right after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from counter_session.document import Step
from counter_session.stage import PEOPLE, PIN, Stage, StagedTill
from shuke.application.approval import ApprovalWanted
from shuke.application.counter.desk import Desk
from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.application.session import Session
from shuke.domain.explanation import Reason
from shuke.domain.money import Money
from shuke.domain.shop import Staff

__all__ = ["SEEN", "VERBS", "Play", "money", "person", "seen", "verb", "yuan"]

Verb = Callable[["Play"], object]
See = Callable[["Play"], object]

VERBS: dict[str, Verb] = {}
SEEN: dict[str, See] = {}


def verb(name: str) -> Callable[[Verb], Verb]:
    def known(act: Verb) -> Verb:
        VERBS[name] = act
        return act

    return known


def seen(name: str) -> Callable[[See], See]:
    def known(see: See) -> See:
        SEEN[name] = see
        return see

    return known


def money(text: str) -> Money:
    """From yuan with two digits or none."""
    whole, _, rest = text.partition(".")
    return Money(int(whole) * 100 + int(rest.ljust(2, "0") or 0))


def yuan(amount: Money) -> str:
    sign, minor = ("-", -amount.minor) if amount.minor < 0 else ("", amount.minor)
    return f"{sign}{minor // 100}.{minor % 100:02d}"


def person(name: str) -> Staff:
    return next(one for one in PEOPLE if one.name == name)


@dataclass
class Play:
    stage: Stage
    step: Step = field(init=False)
    answer: object = None
    till: StagedTill = field(init=False)
    who: Session = field(init=False)
    subject: str = ""
    part: str = ""
    """Of what is looked at: before the last point, and behind it."""

    @property
    def desk(self) -> Desk:
        return self.till.desk

    @property
    def basket(self) -> str:
        return self.desk.begin(self.who).basket.basket_id

    def member(self, name: str) -> str:
        return self.stage.members[name]

    def given(self, place: int, otherwise: str = "") -> str:
        return self.step.given[place] if place < len(self.step.given) else otherwise

    @contextmanager
    def reading(self) -> Iterator[Work]:
        with self.till.store.reading() as work:
            yield work

    def take(self, step: Step) -> list[str]:
        """Do it; what is not as the document says, in words."""
        self.stage.go_to(step.at)
        who, _, approver = step.who.partition("+")
        name, _, till = who.partition("@")
        approver = "" if step.verb == "see" else approver
        self.step, self.till = step, self.stage.tills[till or "1"]
        act = VERBS[step.verb]
        if step.verb != "sign-in":
            self.who = self.till.sessions[name]
        else:
            self.who = Session(person(name), 0)
        self.answer = act(self)
        if approver:
            self._approved_by(approver, act)
        return list(self._wrong())

    def _approved_by(self, approver: str, act: Verb) -> None:
        """The same step again with somebody's word; whoever says yes types the PIN."""
        if isinstance(self.answer, Reason):
            return
        if not isinstance(self.answer, ApprovalWanted):
            assert isinstance(self.answer, Refused), f"line {self.step.line}: nobody was asked"
            return
        staff = person(approver).staff_id
        said = self.till.approving.approve(self.who, self.answer.act, staff, PIN)
        assert said.session is not None, said
        self.who = said.session
        self.answer = act(self)

    def _wrong(self) -> Iterator[str]:
        wanted = dict(self.step.expects)
        refused = ""
        if isinstance(self.answer, ApprovalWanted):
            refused = "approval"
        elif isinstance(self.answer, Refused):
            refused = self.answer.refusal.value
        elif isinstance(self.answer, Reason):
            refused = self.answer.sentence
        if refused != wanted.pop("refused", ""):
            yield f"line {self.step.line} {self.step.verb}: {self.answer}"
            return
        for what, value in wanted.items():
            subject, dot, part = what.rpartition(".")
            self.subject, self.part = subject, part
            of_z = subject == "z" or subject.startswith("z.")
            found = str(SEEN["z" if of_z else f"{dot}{part}"](self))
            if found != value:
                yield f"line {self.step.line} {self.step.verb}: {what} is {found}, by hand {value}"
