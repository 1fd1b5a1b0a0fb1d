"""The words of what time does to memberships."""

from __future__ import annotations

from shuke.domain.membership.time_tells import TimeTells
from shuke.wording.sentence import Sentence

__all__ = ["TIME_PASSING"]

TIME_PASSING = {
    TimeTells.LAPSED_TOO_MUCH: Sentence(
        zh="{last}到期前已用{count}，补记冲回", en="{count} had been used before {last}: given back"
    ),
    TimeTells.AFTER_THE_END: Sentence(
        zh="会籍已终止，之后所得清零", en="The membership has ended; what came afterwards lapses"
    ),
    TimeTells.COUPON_LAPSED: Sentence(zh="{name}：{last}到期，已失效", en="{name}: lapsed on {last}"),
    TimeTells.PRIZE_LAPSED: Sentence(
        zh="{thing}：{last}前未领取，已失效", en="{thing}: not collected by {last}, lapsed"
    ),
    TimeTells.TERM_RENEWED: Sentence(
        zh="{tier}续期，有效期至{last}", en="{tier} kept; the card is good until {last}"
    ),
    TimeTells.TERM_RENEWED_FOR_EVER: Sentence(
        zh="{tier}续期，长期有效", en="{tier} kept; the card does not lapse"
    ),
    TimeTells.PUBLISHED: Sentence(
        zh="已发布{name}，{first}起生效", en="{name} published, in force from {first}"
    ),
    TimeTells.PUBLISH_UNKNOWN: Sentence(
        zh="找不到方案 {programme}，请写预设方案的代号或文件的路径",
        en="There is no programme {programme}; name a preset or the path of a document",
    ),
    TimeTells.PUBLISH_IN_THE_PAST: Sentence(
        zh="不能从过去的日期起生效，今天是{today}", en="A version cannot begin before today, {today}"
    ),
    TimeTells.PUBLISH_FEWER: Sentence(
        zh="新版里 {what} 只有{whole}份，而已经给出{given}份：请改成不少于{given}份",
        en="The new version has {whole} of {what}, but {given} were given already: put in at least {given}",
    ),
    TimeTells.PUBLISH_NOTICE: Sentence(
        zh="积分规则有变，须提前{days}天公布：最早{earliest}起生效；写明 reason 可破例",
        en="The rules on points change: published {days} days before, so from {earliest} on; a reason waives it",
    ),
    TimeTells.TERM_DOWN: Sentence(
        zh="卡到期，未达到保级条件，降为{tier}",
        en="The card's term is over and too little was reached to keep the tier: now {tier}",
    ),
    TimeTells.TERM_ENDED: Sentence(
        zh="{tier}于{last}到期，会籍终止；重新达到条件可再办卡",
        en="{tier} ended on {last}, and the membership with it; whoever qualifies again may have a new card",
    ),
    TimeTells.TERM_GRACE: Sentence(
        zh="{tier}已到期，宽限到{last}；还差{missing}即可保级",
        en="The term of {tier} is over; {missing} more by {last} keep it",
    ),
    TimeTells.TERM_RESTARTED: Sentence(zh="积分重新从{balance}起计", en="Points begin again at {balance}"),
    TimeTells.SLEEPING_ENDED: Sentence(
        zh="自{last}起{months}个月没有消费，会籍终止；再来消费可重新办卡",
        en="No purchase for {months} months since {last}: the membership has ended; a new card may be had",
    ),
    TimeTells.SLEEPING_CANCELLED: Sentence(
        zh="自{last}起{months}个月没有消费，卡已注销，列入公示",
        en="No purchase for {months} months since {last}: the card is cancelled and listed for publication",
    ),
    TimeTells.SLEEPING_NOTICE: Sentence(
        zh="会员{member}已{months}个月没有消费，请先发通知",
        en="Member {member} bought nothing for {months} months; please send the notice first",
    ),
    TimeTells.SLEEPING_REVIEW: Sentence(
        zh="自{last}起{months}个月没有消费，请决定降级、注销还是保留；降级、注销前须先发通知",
        en="No purchase for {months} months since {last}: please decide on downgrade, cancellation or neither; "
        "the first two need a notice beforehand",
    ),
    TimeTells.NOTICE_SENT: Sentence(zh="{day}已发通知", en="Notice sent on {day}"),
    TimeTells.NOTHING_TO_DECIDE: Sentence(
        zh="这位会员没有待决定的休眠事项", en="Nothing is to be decided about this member's sleeping"
    ),
    TimeTells.NOTICE_FIRST: Sentence(
        zh="还没有通知会员；请先发通知，再作决定",
        en="The member was not told yet; send the notice, then decide",
    ),
    TimeTells.BOUGHT_SINCE: Sentence(
        zh="会员{last}又有消费，不必再作决定",
        en="The member bought again on {last}; there is nothing to decide",
    ),
    TimeTells.LOWEST_ALREADY: Sentence(
        zh="已是最低的{tier}，不能再降；可以注销或保留",
        en="{tier} is the lowest tier already; cancel or keep instead",
    ),
    TimeTells.DECIDED_DOWN: Sentence(zh="经人工决定，降为{tier}", en="By decision: now {tier}"),
    TimeTells.DECIDED_CANCELLED: Sentence(
        zh="经人工决定，卡已注销，列入公示",
        en="By decision: the card is cancelled and listed for publication",
    ),
    TimeTells.DECIDED_KEPT: Sentence(zh="经人工决定，保留不变", en="By decision: nothing changes"),
    TimeTells.BESIDE_IN: Sentence(zh="自动成为{name}", en="{name} from now on, by itself"),
    TimeTells.BESIDE_OUT: Sentence(
        zh="本年消费未达到要求，不再是{name}", en="Too little was spent this year: {name} no longer"
    ),
    TimeTells.BESIDE_OTHER_TIER: Sentence(
        zh="等级已变，不再是{name}", en="The tier has changed: {name} no longer"
    ),
    TimeTells.BESIDE_ENDED: Sentence(zh="{name}到期", en="{name} has ended"),
    TimeTells.DRAWN: Sentence(
        zh="{name}：{among}人中抽出{count}人：{winners}", en="{name}: {count} of {among} drawn: {winners}"
    ),
    TimeTells.DRAWN_ALL: Sentence(zh="{name}：{count}人人人有奖", en="{name}: each of {count} wins"),
    TimeTells.DRAWN_NOBODY: Sentence(zh="{name}：没有可参加抽奖的会员", en="{name}: no member may take part"),
}
