"""Two windows on one member: what both saw before either did anything is done by one after the other."""

from __future__ import annotations

from itertools import permutations

import pytest

import role_counter_rows
import role_office_rows
from role_stand import UseCase
from shuke.application.refusal import Refused
from shuke.domain.explanation import Reason
from shuke.domain.slices.account import AccountKind

ROWS = {**role_counter_rows.ROWS, **role_office_rows.ROWS}
AT_ONE_MEMBER = (
    "cards.card_desk:CardDesk.damaged",
    "cards.card_desk:CardDesk.recall",
    "counter.tenders:pay",
    "members.editing:MemberEditing.change",
    "members.merging:Merging.merge",
    "money_held.giving:Giving.redeem_gift",
    "money_held.giving:Giving.withdraw_coupon",
    "money_held.paying_back:pay_value_back",
    "money_held.taking_back:take_back",
    "refunding.refunding:take_back",
)


@pytest.mark.parametrize(("first", "second"), list(permutations(AT_ONE_MEMBER, 2)))
def test_nothing_is_taken_twice_and_what_was_done_is_the_journal(first: str, second: str) -> None:
    one, other = ROWS[first], ROWS[second]
    stand = UseCase.stand(one)
    acts = [one.ready(stand), other.ready(stand)]
    done = [act(stand.boss) for act in acts]
    assert not isinstance(done[0], Refused | Reason), done
    with stand.shop.store.reading() as work:
        for member in (stand.member, stand.other):
            for account in AccountKind:
                owed = work.members.balance(member, account)
                assert owed >= 0 or account is AccountKind.POINTS, (account, owed, done)
                own = sum(part.amount for part in work.members.slices("S01-1", member, account))
                assert own == owed, (account, done)
    assert first > second or stand.shop.rebuilt_unchanged()


@pytest.mark.parametrize("name", AT_ONE_MEMBER)
def test_what_was_seen_once_is_not_done_twice(name: str) -> None:
    row = ROWS[name]
    stand = row.stand()
    act = row.ready(stand)
    assert not isinstance(act(stand.boss), Refused | Reason)
    before = stand.content()
    again = act(stand.boss)
    if not isinstance(again, Refused | Reason):
        assert name in ALSO_TWICE or stand.content() == before, again


ALSO_TWICE = frozenset({"cards.card_desk:CardDesk.damaged"})
