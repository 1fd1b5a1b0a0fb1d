"""The words of what is said about cards: lost, replaced, swapped, beside the tier."""

from __future__ import annotations

from shuke.domain.membership.card_tells import CardTells as T
from shuke.wording.sentence import Sentence

__all__ = ["CARDING"]

CARDING = {
    T.UNKNOWN: Sentence(
        zh="没有卡号{card}，请核对，或凭手机号查找会员",
        en="There is no card {card}. Check the number, or find the member by phone",
    ),
    T.NUMBER_TAKEN: Sentence(
        zh="卡号{card}已有人用，请换一个", en="Card number {card} is taken; choose another"
    ),
    T.NO_SUCH_TYPE: Sentence(
        zh="方案没有{card}这种卡；可办：{choices}", en="The programme has no card {card}; there are {choices}"
    ),
    T.NONE_LIVE: Sentence(
        zh="会员没有这种可用的卡，请先发卡", en="The member has no such card; issue one first"
    ),
    T.NONE_LOST: Sentence(zh="{card}没有挂失，可正常使用", en="Card {card} was not reported lost; it works"),
    T.OF_ANOTHER: Sentence(
        zh="{card}是另一位会员的卡，请核对", en="Card {card} belongs to another member; ask for the right one"
    ),
    T.LOST: Sentence(
        zh="{card}已挂失，不能再用；请凭证件补办新卡",
        en="Card {card} was reported lost and does not work; a document gets a new one",
    ),
    T.LOST_REPLACED: Sentence(
        zh="{card}已挂失，不能再用；请用新卡{replacement}",
        en="Card {card} was reported lost and never works again; card {replacement} took its place",
    ),
    T.REPLACED: Sentence(
        zh="{card}已换卡作废；请用新卡{replacement}",
        en="Card {card} was replaced and never works again; card {replacement} took its place",
    ),
    T.RECALLED: Sentence(
        zh="{card}已收回，不能再用；请到服务台",
        en="Card {card} was recalled and never works again; ask at the service desk",
    ),
    T.RECALLED_REPLACED: Sentence(
        zh="{card}已收回，不能再用；请用新卡{replacement}",
        en="Card {card} was recalled and never works again; card {replacement} took its place",
    ),
    T.CLOSED: Sentence(
        zh="{card}已注销，不能再用；如需会员卡请重新办理",
        en="Card {card} was closed and never works again; a new card can be applied for",
    ),
    T.CLOSED_REPLACED: Sentence(
        zh="{card}已注销，不能再用；由{replacement}接替",
        en="Card {card} was closed and never works again; card {replacement} took its place",
    ),
    T.SPENDING_STOPPED: Sentence(
        zh="{card}已挂失，积分和储值暂停使用；补卡或解除挂失后恢复，消费照常积分",
        en="Card {card} is reported lost: points and stored value cannot be spent until there is a new card or it"
        " is found. Buying and earning go on",
    ),
    T.NOT_SHOWN: Sentence(zh="请出示{proofs}", en="Please show {proofs}"),
    T.ISSUED: Sentence(zh="已发{name}，卡号{card}", en="{name} issued, number {card}"),
    T.LIVE_ALREADY: Sentence(
        zh="会员已有可用的卡{card}，同一种卡只能有一张",
        en="The member has card {card}; one of a kind works at a time",
    ),
    T.LOST_REISSUE: Sentence(
        zh="{card}已挂失，请先补卡或解除挂失",
        en="Card {card} is reported lost; reissue it, or say it was found",
    ),
    T.REPORTED: Sentence(
        zh="{card}已挂失，即时失效；积分和储值暂停使用",
        en="Card {card} is reported lost and dead from now on; points and stored value cannot be spent",
    ),
    T.REPORT_ELSEWHERE: Sentence(
        zh="请到发卡门店{shop}挂失，或在能联网的门店办理",
        en="Report it at the issuing shop ({shop}), or at a shop that is online",
    ),
    T.FOUND_AGAIN: Sentence(zh="{card}已解除挂失，恢复使用", en="Card {card} was found and works again"),
    T.REISSUED: Sentence(
        zh="{name}换新卡{card}，工本费{fee}；原卡{old}作废，积分和记录照旧",
        en="{name}: card {card} in place of {old}, {fee} to pay; points and history stay",
    ),
    T.REISSUED_FREE: Sentence(
        zh="{name}免费换新卡{card}；原卡{old}作废，积分和记录照旧",
        en="{name}: card {card} in place of {old}, free of charge; points and history stay",
    ),
    T.RECALL_DONE: Sentence(zh="已收回{card}", en="Card {card} recalled"),
    T.CLOSE_DONE: Sentence(zh="已注销{card}", en="Card {card} closed"),
    T.CLOSE_VALUE_LEFT: Sentence(
        zh="还有储值{left}，请先退还再注销", en="{left} of stored value is left; pay it back first"
    ),
    T.MEMBERSHIP_OVER: Sentence(
        zh="会籍终止，余下{points}积分清零",
        en="The membership has ended; the {points} points that were left are gone",
    ),
    T.NO_OLD_SCHEME: Sentence(
        zh="方案没有旧卡换新卡，请按新会员办理", en="The programme swaps no old cards; enrol a new member"
    ),
    T.SWAPPED_BEFORE: Sentence(
        zh="旧卡{card}已换过，新卡是{replacement}", en="Old card {card} was swapped before, for {replacement}"
    ),
    T.SWAPPED: Sentence(zh="旧卡{old}收回，换发新卡{card}", en="Old card {old} recalled, card {card} issued"),
    T.SWAP_COUNTS: Sentence(
        zh="{since}起消费{money}计入等级，不积分",
        en="{money} spent since {since} counts for the tier, not for points",
    ),
    T.SWAP_TOO_EARLY: Sentence(
        zh="{since}以前的{money}不计", en="{money} spent before {since} does not count"
    ),
    T.DATA_CHANGED: Sentence(zh="会员资料已更改", en="The member's data are changed"),
    T.DATA_ELSEWHERE: Sentence(
        zh="资料请到发卡门店{shop}更改", en="Data are changed at the issuing shop ({shop})"
    ),
    T.HELD_ALREADY: Sentence(zh="已有{name}", en="{name}: held already"),
    T.NOT_HELD: Sentence(zh="会员没有{name}", en="The member does not hold {name}"),
    T.MEMBERS_ONLY: Sentence(zh="{name}：请先办会员卡", en="{name}: for members; enrol first"),
    T.OTHER_TIER: Sentence(zh="{name}：{tier}不能办", en="{name}: not on {tier}"),
    T.ORIGIN: Sentence(
        zh="{name}：人情卡、商务赠卡不能办；凭消费办的{tier}才可以",
        en="{name}: not on a card given away; a {tier} earned by buying is needed",
    ),
    T.NO_WAY: Sentence(zh="{name}：这种途径不适用", en="{name}: this way is not for this customer"),
    T.MISSING: Sentence(zh="{name}：还差{missing}", en="{name}: {missing} more"),
    T.MISSING_TIMES: Sentence(zh="{name}：还差{missing}", en="{name}: {missing} more"),
    T.NOT_SHOWN_FOR: Sentence(zh="{name}：请出示{proofs}", en="{name}: please show {proofs}"),
    T.NOT_SHOWN_BY_WAY: Sentence(zh="{name}：请出示{proofs}", en="{name}: please show {proofs}"),
    T.GIVEN: Sentence(zh="已成为{name}", en="{name} from today"),
    T.TAKEN: Sentence(zh="{name}已取消", en="{name}: held no longer"),
    T.ENDED_WITH_IT: Sentence(
        zh="会籍随{name}取得，一并终止", en="The membership came with {name} and ends with it"
    ),
    T.NOT_HANDED_OVER: Sentence(zh="{name}不能转交", en="{name} cannot be handed over"),
    T.TO_ONESELF: Sentence(zh="{name}：请写明转给谁", en="{name}: name somebody else to hand it to"),
    T.POINTS_OWED: Sentence(
        zh="{name}：积分余额为负，补足后才能转交",
        en="{name}: points are owed; settle them before handing over",
    ),
    T.HANDED_ON: Sentence(zh="{name}转交给{to}", en="{name} handed over to {to}"),
    T.HANDED_ON_FROM: Sentence(zh="{name}由{giver}转来", en="{name} taken over from {giver}"),
    T.POINTS_ALONG: Sentence(zh="{count}积分一并转入", en="{count} points go along"),
    T.VALUE_ALONG: Sentence(zh="储值{value}一并转入", en="{value} of stored value goes along"),
    T.NO_FOUNDING: Sentence(zh="{name}没有首批名单", en="{name} has no founding list"),
    T.FOUNDED_BEFORE: Sentence(
        zh="{name}的首批名单已定，此后自动进出",
        en="{name} was founded before; members come and go by themselves now",
    ),
    T.LISTED: Sentence(
        zh="首批会员{member}：消费{money}，{times}次，常购{goods}，{age}岁，已通知",
        en="Founding member {member}: {money} in {times} sales, mostly {goods}, aged {age}; notified",
    ),
    T.CONTACT_GIVEN: Sentence(zh="{member}的专属客户经理：{staff}", en="{staff} looks after {member}"),
    T.CONTACT_FULL: Sentence(
        zh="客户经理每人至多{most}位会员，{count}位暂无人负责；请增加人手",
        en="Account managers look after {most} each at most; {count} without one. More staff is needed",
    ),
    T.CONTACT_NOT_FOR: Sentence(
        zh="该会员不配专属客户经理", en="This member's card comes without an account manager"
    ),
    T.CONTACT_NONE: Sentence(
        zh="没有这位客户经理；可选{first}至{last}", en="There is no such account manager; {first} to {last}"
    ),
}
