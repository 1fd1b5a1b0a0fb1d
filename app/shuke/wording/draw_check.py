"""What `shuke verify draw` says."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = ["DRAWS_BAD", "DRAWS_GOOD", "DRAWS_NONE", "DRAWS_SEALED", "DRAW_FINDINGS"]

DRAWS_GOOD = Sentence(
    zh="重新推算了 {count} 次抽奖，结果与记录全部一致。",
    en="{count} spins and draws were worked out again; every outcome is the recorded one.",
)
DRAWS_SEALED = Sentence(
    zh="另有 {count} 次要等活动结束、种子公布后才能推算；承诺都在抽奖之前记下。",
    en="{count} more can be worked out once their campaign is over and the seed is shown; the commitments were "
    "recorded before.",
)
DRAWS_NONE = Sentence(zh="账本里没有抽奖记录。", en="There are no spins and no draws in the journal.")
DRAWS_BAD = Sentence(
    zh="有 {count} 处不符。请保留数据并联系店长。", en="{count} findings. Keep the data and tell the manager."
)

DRAW_FINDINGS: Mapping[str, Sentence] = {
    "other_outcome": Sentence(
        zh="{place}：按种子应抽中另一格。", en="{place}: by its seed another segment comes up."
    ),
    "not_committed": Sentence(
        zh="{place}：抽奖之前没有记下种子的承诺。",
        en="{place}: no commitment to its seed was recorded before.",
    ),
    "other_seed": Sentence(
        zh="{place}：公布的种子不是承诺过的那个，或公布得太早。",
        en="{place}: the seed shown is not the one committed to, or was shown too early.",
    ),
    "other_odds": Sentence(
        zh="{place}：权重与公布的方案不同。", en="{place}: its weights are not the published ones."
    ),
    "counted_twice": Sentence(
        zh="{place}：这位会员的这一次抽奖已经有过。",
        en="{place}: this member's spin of that number was there before.",
    ),
}
"""By `shuke.application.prizes.draw_check.DrawFindingKind`."""
