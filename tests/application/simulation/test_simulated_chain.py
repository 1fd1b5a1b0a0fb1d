"""Head office tries a programme on what its tills sent, with what was brought back."""

from __future__ import annotations

from datetime import timedelta

from fakes.counter_shop import CUP, TEA
from fakes.joined_shop import JoinedShop
from refund_stand import RefundStand
from shuke.application.simulation.recorded import Joined, Sold, TakenBack
from shuke.application.simulation.trial import Rules
from shuke.bootstrap.presets import preset_base
from shuke.bootstrap.simulating import recorded_in, simulated
from shuke.domain.profile import Profile


def rules(key: str) -> Rules:
    text = preset_base(key)
    assert text is not None
    return Rules.of(text, preset_base)


def test_what_tills_sent_is_tried_with_what_was_brought_back() -> None:
    chain = JoinedShop()
    counter = RefundStand(chain.shop)
    member = chain.shop.enrol(Profile("王小明", "13800138000")).member_id
    counter.sell((TEA.article_id, 2), member=member)
    back = counter.sell((TEA.article_id, 1), (CUP.article_id, 1), member=member)
    counter.refund(back, (2, 1))
    other = chain.other.enrol("李雷", "13900139000")
    days = (chain.today - timedelta(days=1), chain.today)
    with chain.office.store.reading() as work:
        assert recorded_in(work, days) is None
    chain.in_step()
    with chain.office.store.reading() as work:
        found = recorded_in(work, days)
    assert found is not None
    events, today = found
    assert [type(one) for one in events if one.member_id == member] == [Joined, Sold, Sold, TakenBack]
    assert {one.member_id for one in events} == {member, other}
    parts: list[tuple[int, int]] = []
    tried = simulated(events, (today, rules("stamp-card")), days, lambda *done: parts.append(done), cores=1)
    assert parts[-1] == (8, 8)
    assert tried.today.programme.key == "tea-chain"
    for side in (tried.today.total, tried.other.total):
        assert (side.sales, side.taken_back, side.refused) == (2, 1, 0)
        assert side.gross == 3 * TEA.price.minor
        assert side.tiers.total() == 2
    assert tried.comparison.gain + tried.comparison.lose + tried.comparison.same == 1
