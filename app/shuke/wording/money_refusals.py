"""Why stored value is not paid with or back, and why something is not handed out."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = ["MONEY_REFUSALS"]

MONEY_REFUSALS: Mapping[str, Sentence] = {
    "value_elsewhere": Sentence(
        zh="会员的储值有 {amount} 不在本台，现在不能退。请联网后再办。",
        en="{amount} of the member's stored value is not at this till, so nothing can be paid back now. "
        "Do it once head office is reached.",
    ),
    "value_gone": Sentence(
        zh="会员在本台可用的储值已不够。请退回储值这笔，改用其他方式付款。",
        en="The member's stored value at this till no longer reaches. Take that payment back and pay otherwise.",
    ),
    "confirm_first": Sentence(
        zh="这笔储值要会员本人确认。请输入会员密码，或请会员在账单上签字。",
        en="The member has not confirmed this payment yet. Ask for the PIN, or have the bill signed.",
    ),
    "pin_first": Sentence(
        zh="会员在另一收银台设过支付密码。请凭证件在本台重新设置后再付。",
        en="The member set a PIN at another till. Set it here against a document, then pay.",
    ),
    "pin_document": Sentence(
        zh="重设支付密码要看会员本人证件。请记下证件种类和号码末四位。",
        en="The old PIN is not known here. Look at the member's document; note its kind and last four digits.",
    ),
    "quota_offline": Sentence(
        zh="有次数限制的权益要连上总部才能发，免得两台重复发。请联网后再办。",
        en="What is counted for each member is given only while head office answers. Do it once it is reached.",
    ),
    "stock_at_lead": Sentence(
        zh="限量礼品由本店主收银台发放，免得发超。请到主收银台办理。",
        en="Gifts of which the shop has only so many are given at its lead till. Do it there.",
    ),
    "taken_back_already": Sentence(
        zh="这一笔已经撤回过。请看会员的经历。",
        en="This was taken back already. Look at the member's time line.",
    ),
    "coupon_used": Sentence(
        zh="随之发出的券已用掉或不在本台，不能撤回。请改为扣回积分或联系店长。",
        en="A coupon that came with it is used, or not at this till. It cannot be taken back; ask a manager.",
    ),
    "not_handed_out": Sentence(
        zh="没有找到这一笔。请刷新后再选。", en="That cannot be found. Open the list again and choose."
    ),
    "by_rule": Sentence(
        zh="按会员方案现在不能这样做。请改用其他方式。",
        en="The programme does not allow this now. Please do it another way.",
    ),
}
"""By `shuke.application.refusal.Refusal`; they stand with the others in `shuke.wording.counter`."""
