"""What saving segments and starting campaigns says no with; joins the refusals of `shuke.wording.counter`."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = ["SEGMENT_REFUSALS"]

SEGMENT_REFUSALS: Mapping[str, Sentence] = {
    "segment_name": Sentence(
        zh="人群要有名称，最多 {most} 个字。请写上。",
        en="The segment needs a name of at most {most} characters. Write one.",
    ),
    "segment_twice": Sentence(
        zh="已有名为“{name}”的人群。请换个名称。",
        en="There is a segment called '{name}' already. Choose another name.",
    ),
    "segment_gone": Sentence(
        zh="查不到这个人群，可能已被别人移除。请刷新后再选。",
        en="This segment is not known any more; somebody may have taken it off. Open the list again and choose.",
    ),
    "segment_unsaved": Sentence(
        zh="名单和对比按已保存的条件算，而这里的条件改过还没保存。请先保存或放弃改动。",
        en="Who is in it is taken down and compared by what is saved, and this was changed since. Save it, or give "
        "the changes up.",
    ),
    "segments_full": Sentence(
        zh="最多保存 {most} 个人群。请先移除不用的。",
        en="At most {most} segments are kept. Take one off that nobody uses.",
    ),
    "campaign_name": Sentence(
        zh="营销活动要有名称，最多 {most} 个字。请写上。",
        en="The campaign needs a name of at most {most} characters. Write one.",
    ),
    "campaign_gone": Sentence(
        zh="这个营销活动已经结束，或别人刚改过状态。请刷新后再看。",
        en="This campaign is over, or somebody changed it just now. Open the list again.",
    ),
    "campaign_over": Sentence(
        zh="结束日期已经过去。请改成今天或以后的日期。",
        en="Its last day is over. Choose today or a later day.",
    ),
    "campaign_wheel": Sentence(
        zh="当前方案没有抽奖，或到那时抽奖已结束，送不了抽奖机会。请送别的，或先发布带转盘的方案。",
        en="The programme has no wheel, or it will be over by then: no spins can be given. Give something else, or "
        "publish a programme with a wheel first.",
    ),
    "campaign_coupon": Sentence(
        zh="现行会员方案里没有这种券。请换一种。",
        en="The programme in force has no such coupon. Choose another.",
    ),
    "campaigns_full": Sentence(
        zh="本台最多同时进行 {most} 个营销活动。请先结束不用的。",
        en="At most {most} campaigns run at this till at once. End one that is not needed.",
    ),
}
