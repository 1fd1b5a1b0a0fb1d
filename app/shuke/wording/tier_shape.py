"""What is found on a ladder of tiers, as a shop owner reads it."""

from __future__ import annotations

from collections.abc import Callable

from shuke.domain.bilingual import Bilingual
from shuke.domain.figures.tier_shape import Finding, FindingOnTiers
from shuke.domain.money import Money
from shuke.wording.figures import points_text
from shuke.wording.sentence import Language, Sentence

__all__ = ["FINDINGS", "finding_text"]

FINDINGS = {
    FindingOnTiers.WITHIN_REACH: Sentence(
        zh="顾客一般消费约 {typical}，再多 {more}% 就到“{tier}”（{threshold}），够得着。"
        "{all} 人中够得着下一级的：{able} 人。",
        en="Customers spend about {typical}; {tier} at {threshold} is {more}% more: within reach. "
        "The next tier is within reach of {able} of {all}.",
    ),
    FindingOnTiers.TOO_FAR: Sentence(
        zh="顾客一般消费约 {typical}，“{tier}”要 {threshold}，高出 {more}%，太远，够不着；高出两三成为宜。"
        "{all} 人中够得着下一级的：{able} 人。",
        en="Customers spend about {typical}; {tier} at {threshold} is {more}% more: too far. Twenty or thirty per "
        "cent draws people up. The next tier is within reach of {able} of {all}.",
    ),
    FindingOnTiers.NOTHING_ABOVE: Sentence(
        zh="顾客一般消费约 {typical}，已经是最高等级“{tier}”，再往上没有目标。",
        en="Customers spend about {typical} and so are in the highest tier, {tier}: there is nothing to strive for.",
    ),
    FindingOnTiers.TOO_DENSE: Sentence(
        zh="“{tier}”（{threshold}）和“{above}”（{next}）只差 {more}%，等级太密，可合并。",
        en="{tier} at {threshold} and {above} at {next} lie only {more}% apart: too dense. Make them one.",
    ),
    FindingOnTiers.DIAMOND: Sentence(
        zh="会员分布两头小、中间大，“{tier}”人数最多（{all} 人中的 {count} 人），形状合理。",
        en="Thin ends and a thick middle: most members, {count} of {all}, are in {tier}. That is a good shape.",
    ),
    FindingOnTiers.BOTTOM_CAN_CLIMB: Sentence(
        zh="目前最低等级“{tier}”人数最多（{all} 人中的 {count} 人），但下一级够得着，会向中间集中。",
        en="Most members, {count} of {all}, are in the lowest tier, {tier}, but the next one is within their reach.",
    ),
    FindingOnTiers.BOTTOM_HEAVY: Sentence(
        zh="最低等级“{tier}”人数最多（{all} 人中的 {count} 人），会员升不上去，中间偏薄。",
        en="Most members, {count} of {all}, stay in the lowest tier, {tier}: the middle is thin.",
    ),
    FindingOnTiers.TOP_HEAVY: Sentence(
        zh="最高等级“{tier}”人数最多（{all} 人中的 {count} 人），门槛偏低，优惠成本高。",
        en="Most members, {count} of {all}, are in the highest tier, {tier}: reached too easily, it costs much.",
    ),
    FindingOnTiers.DENT: Sentence(
        zh="“{tier}”只有 {count} 人，比“{below}”和“{above}”都少，这一级没有吸引力。",
        en="{tier} has {count} members, fewer than both {below} and {above}: it attracts nobody.",
    ),
}


def finding_text(finding: Finding, language: Language, money_text: Callable[[Money], str]) -> str:
    """One finding in words."""

    def shown(value: object) -> str:
        if isinstance(value, Money):
            return money_text(value)
        if isinstance(value, Bilingual):
            return value.zh if language is Language.ZH else value.en
        return points_text(value) if isinstance(value, int) else str(value)

    return FINDINGS[finding.kind].into(language, **{name: shown(value) for name, value in finding.values})
