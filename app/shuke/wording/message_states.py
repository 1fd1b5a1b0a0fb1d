"""How a message stands, why it did not go, and by which way it goes."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = ["MESSAGE_STATES", "MESSAGE_TROUBLES"]

MESSAGE_STATES: Mapping[str, Sentence] = {
    "waiting": Sentence(zh="待发送", en="Waiting"),
    "sending": Sentence(zh="发送中", en="Being sent"),
    "delivered": Sentence(zh="已发送", en="Delivered"),
    "captured": Sentence(zh="仅留存本机", en="Kept here"),
    "maybe": Sentence(zh="可能已发送", en="Maybe sent"),
    "failed": Sentence(zh="发送失败", en="Failed"),
    "dropped": Sentence(zh="未发送", en="Not sent"),
}

MESSAGE_TROUBLES: Mapping[str, Sentence] = {
    "no_network": Sentence(
        zh="连不上发送服务，会自动重试。请检查网络和服务地址。",
        en="The service can't be reached; it is tried again by itself. Check the network and the address.",
    ),
    "not_trusted": Sentence(
        zh="发送服务的证书不可信，没有发出。请核对地址，或联系服务商。",
        en="The service's certificate is not to be trusted, so nothing went. Check the address, or ask the provider.",
    ),
    "sign_in": Sentence(
        zh="发送服务不接受账号或密码。请在“发送设置”中重新填写。",
        en="The service takes neither this account nor its password. Enter them again under 'Ways out'.",
    ),
    "busy": Sentence(
        zh="发送服务暂时繁忙，稍后自动重试。",
        en="The service is busy for the moment; it is tried again by itself.",
    ),
    "refused": Sentence(
        zh="发送服务拒收这条消息，可能号码或地址有误。请核对会员资料。",
        en="The service refused this message; the number or address may be wrong. Look at the member's record.",
    ),
    "stopped": Sentence(
        zh="发送途中中断，不确定是否已发出，不会自动重发。",
        en="It was cut short while being sent; whether it went is not known. It is not sent again by itself.",
    ),
    "taken_back": Sentence(
        zh="本机恢复过备份，这条消息可能已经发出，不会自动重发。",
        en="A backup was restored here; this one may have gone before. It is not sent again by itself.",
    ),
    "pause": Sentence(
        zh="距上一条营销消息时间太近，到期后自动发送。",
        en="The last offer was sent too short a time ago; it leaves by itself later.",
    ),
    "held": Sentence(
        zh="营销活动已暂停，继续后半小时内自动发送。",
        en="Its campaign is stopped; it leaves within half an hour once that goes on.",
    ),
    "too_late": Sentence(zh="已过期，不再发送。", en="Its day has passed, so it did not go."),
    "no_consent": Sentence(zh="会员不愿接收此类消息。", en="The member does not wish to hear of this."),
    "no_address": Sentence(
        zh="会员没有留下可用的号码或邮箱。", en="The member has left no number or address for it."
    ),
    "no_member": Sentence(zh="此人已不再是会员。", en="They are not a member any more."),
    "called_off": Sentence(zh="已由店员取消。", en="Somebody called it off."),
}
