"""The exceptions' window over a shop that was told of some of each kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from back_office_stand import BackOfficeStand, zh
from shuke.domain.exceptions.case import NamedFact
from shuke.domain.exceptions.kinds import Decision, ExceptionKind, Owner, State, exception_id, terms_of
from shuke.domain.facts.exception_carried_out import ExceptionCarriedOut
from shuke.domain.facts.exception_decided import ExceptionDecided
from shuke.domain.facts.exception_raised import ExceptionRaised
from shuke.domain.facts.exception_settled import ExceptionSettled
from shuke.domain.facts.kinds import FactBody
from shuke.domain.money import ZERO, Money
from shuke.domain.profile import Profile
from shuke.domain.slices.account import NEVER, AccountKind, Slice
from shuke.presenters.exceptions import ExceptionsPresenter, ExceptionsState

__all__ = ["DUE", "ExceptionsStand", "raised"]

DUE = Money(12_40)
_SALE = NamedFact("S01-1", 1, 41, "S01-1.1-000017")


def raised(kind: ExceptionKind, member: str = "", **more: object) -> ExceptionRaised:
    terms = terms_of(kind)
    plain = ExceptionRaised(
        exception_id=exception_id(kind, "stand"),
        kind=kind,
        shop_id="S01",
        till="S01-1",
        happened_on=date(2026, 3, 8),
        facts=(_SALE,),
        owner=terms.owner,
        deadline=terms.deadline(date(2026, 3, 9)),
        member_id=member,
    )
    return replace(plain, **more)  # type: ignore[arg-type]  # the fields' own types


class ExceptionsStand:
    """A manager is signed in; 10 March 2026."""

    def __init__(self) -> None:
        self.stand = BackOfficeStand()
        self.exceptions = ExceptionsPresenter(self.stand.office)
        shop = self.stand.shop
        self.member = shop.enrol(Profile("王小明", "13800135678")).member_id
        self.other = shop.enrol(Profile("王晓明", "13900135678")).member_id

    @property
    def state(self) -> ExceptionsState:
        return self.exceptions.state

    @property
    def told(self) -> str:
        return zh(self.state.notice.words) if self.state.notice else ""

    def record(self, *bodies: FactBody) -> None:
        shop = self.stand.shop
        with shop.store.writing() as work:
            for body in bodies:
                shop.recorder.record(work, shop.desk.shop, body, staff="st-2")
            work.commit()

    def one_of_each(self) -> None:
        """All kinds; two are overdue, one is disputed, one half collected."""
        me = self.member
        overdraft = raised(
            ExceptionKind.OVERDRAFT,
            me,
            account=AccountKind.POINTS,
            shortfall=(Slice(NEVER, 620),),
            at_risk=Money(12_40),
            about=(("balance", "-620"),),
        )
        self.record(
            overdraft,
            raised(
                ExceptionKind.DOUBLE_USE,
                me,
                facts=(_SALE, NamedFact("S01-2", 1, 12, "S01-2.1-000004")),
                account=AccountKind.COUPON,
                shortfall=(Slice("01JBYT3Q8Z4M7N2K5V9C6XW0RA", 1),),
                at_risk=Money(20_00),
                about=(("coupon", "01JBYT3Q8Z4M7N2K5V9C6XW0RA"),),
                deadline=date(2026, 3, 9),
            ),
            raised(ExceptionKind.FORKED_TILL, at_risk=Money(86_00), about=(("facts", "12"),)),
            raised(ExceptionKind.SAME_PHONE, me, other_member_id=self.other, facts=()),
            raised(
                ExceptionKind.PROMOTION,
                me,
                about=(("from", "ordinary"), ("to", "gold"), ("programme", "tea-chain 1")),
                deadline=date(2026, 3, 8),
            ),
            raised(
                ExceptionKind.DEAD_CARD,
                me,
                at_risk=Money(30_00),
                about=(("card", "0042"), ("since", "2026-03-06")),
            ),
            raised(
                ExceptionKind.REFUNDED_TWICE,
                me,
                at_risk=Money(128_00),
                about=(("receipt", "S01-1.1-000017"), ("refunds", "2")),
            ),
            raised(
                ExceptionKind.GOODWILL_REFUND,
                at_risk=Money(50_00),
                about=(
                    ("receipt", "S01-1.1-000017"),
                    ("reason", "断网"),
                    ("refund", "S01-2.1-R000021"),
                ),
            ),
            raised(
                ExceptionKind.OVER_QUOTA,
                about=(("rule", "perk.birthday-gift"), ("period", "2026"), ("used", "2"), ("most", "1")),
            ),
            raised(ExceptionKind.ANSWERED_TWICE, me, about=(("points", "16"),)),
            raised(ExceptionKind.CARRIED_TWICE, about=(("origin", "旧收银系统"), ("first_till", "S01-1"))),
            raised(ExceptionKind.WRITTEN_OFF_TILL, at_risk=Money(560_00), facts=()),
        )

    def collecting(self, due: Money = DUE, points: int = 0) -> str:
        """An overdraft to be collected, by a decision that was heard before another one; its id."""
        found = raised(
            ExceptionKind.OVERDRAFT,
            self.member,
            account=AccountKind.POINTS,
            shortfall=(Slice(NEVER, 620),),
            at_risk=due,
        )
        key = found.exception_id
        self.record(
            found,
            ExceptionDecided(key, Decision.COLLECT, 0, "陈店长", "老顾客，下次补"),
            ExceptionDecided(key, Decision.ACCEPT, 0, "赵店长", "金额小"),
        )
        with self.stand.shop.store.reading() as work:
            head = work.journal.head("S01-1")
        assert head is not None
        self.record(
            ExceptionCarriedOut(
                key,
                "S01-1",
                head.epoch,
                head.seq - 1,
                "陈店长",
                date(2026, 3, 10),
                "老顾客，下次补",
                1,
                State.COLLECTING,
                Owner.SHOP,
                date(2026, 3, 24),
                member_id=self.member,
                due=due,
                due_points=points,
            )
        )
        return key

    def settled(self, key: str, paid: Money = ZERO) -> None:
        self.record(ExceptionSettled(key, self.member, paid))
