"""What is said about a code: what it is, why it is so, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = ["CARD", "CARD_AS_KNOWN", "CARD_FOLLOWED", "ENROLMENT", "KINDS", "MEMBER", "RECEIPT"]

KINDS: Mapping[str, Sentence] = {
    "card": Sentence(zh="会员卡", en="a member's card"),
    "receipt": Sentence(zh="小票", en="a receipt"),
    "enrolment": Sentence(zh="收银台接入码", en="a till's enrolment code"),
    "prize": Sentence(zh="中奖码", en="a prize code"),
    "member": Sentence(zh="会员码", en="a member's code"),
    "access": Sentence(zh="会员页面的登录链接", en="a link to a member's own page"),
}
"""By the name of the kind, in lower case."""

CARD: Mapping[str, Sentence] = {
    "valid": Sentence(zh="会员卡 {number} 有效。", en="Card {number} is valid."),
    "unknown": Sentence(
        zh="这不是会员卡：码的内容不是本系统签发的。请出示会员卡，或用手机号查找会员。",
        en="This is not a member's card: the code was not made by this system. "
        "Ask for the card, or find the member by phone.",
    ),
    "damaged": Sentence(
        zh="会员卡的码没有读完整。请擦净或展平后再扫一次；仍不行就用手机号查找会员，并补一张卡。",
        en="The card's code was not read whole. Wipe or flatten it and scan again; if it stays so, find the "
        "member by phone and print a new card.",
    ),
    "newer_version": Sentence(
        zh="这个码由更新版本的程序签发，本收银台还读不了。请用手机号查找会员，并更新本收银台。",
        en="This code was made by a newer version of the program, which this till cannot read. "
        "Find the member by phone, and update this till.",
    ),
    "wrong_kind": Sentence(
        zh="这是{kind}，不是会员卡。请出示会员卡，或用手机号查找会员。",
        en="This is {kind}, not a member's card. Ask for the card, or find the member by phone.",
    ),
    "not_ours": Sentence(
        zh="这张卡是别家商户（{tenant}）的，在这里不能用。请出示本店会员卡，或用手机号查找会员。",
        en="This card belongs to another business ({tenant}) and is of no use here. "
        "Ask for a card of ours, or find the member by phone.",
    ),
    "cannot_tell_yet": Sentence(
        zh="现在还无法判断这张卡：签发它的收银台是新的，本机还没有它的密钥。"
        "联网后再扫一次；现在可用手机号查找会员。",
        en="It cannot be told yet whether this card is genuine: the till that issued it is new to this one. "
        "Scan again once head office was reached; until then find the member by phone.",
    ),
    "forged": Sentence(
        zh="这张卡是伪造的：签名与内容不符。请勿使用，收下并通知店长；可用手机号查找会员。",
        en="This card is forged: its signature does not fit what it states. Do not accept it, keep it and tell "
        "the manager; find the member by phone.",
    ),
    "key_not_valid_then": Sentence(
        zh="这张卡不能使用：写明的签发日期 {issued} 不在签发密钥的有效期内。请通知店长，用手机号查找会员并补卡。",
        en="This card cannot be used: it says it was issued on {issued}, when the key that signed it was not in "
        "use. Tell the manager; find the member by phone and print a new card.",
    ),
    "revoked_key": Sentence(
        zh="这张卡不能使用：签发它的收银台密钥已于 {revoked} 被吊销。请用手机号查找会员，核对身份后补卡。",
        en="This card cannot be used: the key of the till that issued it was withdrawn on {revoked}. "
        "Find the member by phone, make sure who it is, and print a new card.",
    ),
    "not_here_yet": Sentence(
        zh="会员卡 {number} 是真的，但本收银台还没有收到它的资料。联网后即可使用；现在可用手机号查找会员。",
        en="Card {number} is genuine, but this till has not heard of it yet. It works once head office was "
        "reached; until then find the member by phone.",
    ),
    "lost": Sentence(
        zh="会员卡 {number} 已挂失，不能使用。若是本人找到了卡，请核对身份后解挂或补卡；否则请收下并通知店长。",
        en="Card {number} was reported lost and does not work. If its owner found it again, make sure who it is "
        "and unreport or reissue it; if not, keep it and tell the manager.",
    ),
    "replaced": Sentence(
        zh="会员卡 {number} 已换成新卡，不能使用。请出示新卡，或用手机号查找会员。",
        en="Card {number} was replaced and does not work any more. Ask for the new card, or find the member by "
        "phone.",
    ),
    "recalled": Sentence(
        zh="会员卡 {number} 已被收回，不能使用。请收下并通知店长。",
        en="Card {number} was recalled and does not work. Keep it and tell the manager.",
    ),
    "closed": Sentence(
        zh="会员卡 {number} 已退卡，不能使用。顾客愿意的话可以重新入会。",
        en="Card {number} was closed and does not work. The customer may join again.",
    ),
    "expired": Sentence(
        zh="会员卡 {number} 已于 {expires} 到期。请用手机号查找会员，续期或补卡。",
        en="Card {number} expired on {expires}. Find the member by phone, and renew or reissue the card.",
    ),
}

MEMBER: Mapping[str, Sentence] = {
    "unknown": Sentence(
        zh="这不是会员码。请在手机的会员页面打开会员码再扫，或用手机号查找会员。",
        en="This is not a member's code. Have it shown on the member's page and scan again, or find the member by "
        "phone.",
    ),
    "damaged": Sentence(
        zh="会员码没有读完整。请调亮手机屏幕、擦净后再扫一次，或用手机号查找会员。",
        en="The member's code was not read whole. Have the screen made brighter and scan again, or find the member "
        "by phone.",
    ),
    "newer_version": Sentence(
        zh="这个会员码由更新版本的程序生成，本收银台还读不了。请用手机号查找会员，并更新本收银台。",
        en="This code was made by a newer version of the program, which this till cannot read. "
        "Find the member by phone, and update this till.",
    ),
    "wrong_kind": Sentence(
        zh="这是{kind}，不是会员码。请在手机的会员页面打开会员码。",
        en="This is {kind}, not a member's code. Have the code shown on the member's page.",
    ),
    "not_ours": Sentence(
        zh="这是别家商户（{tenant}）的会员码，在这里不能用。请用手机号查找会员。",
        en="This is a member's code of another business ({tenant}) and of no use here. Find the member by phone.",
    ),
    "cannot_tell_yet": Sentence(
        zh="现在还无法判断这个会员码：总部换了新密钥，本机还没有收到。联网后再扫一次；现在可用手机号查找会员。",
        en="It cannot be told yet whether this code is genuine: head office has a new key that is not here yet. "
        "Scan again once head office was reached; until then find the member by phone.",
    ),
    "forged": Sentence(
        zh="这个会员码是伪造的：签名与内容不符。请勿使用，并通知店长；可用手机号查找会员。",
        en="This code is forged: its signature does not fit what it states. Do not accept it and tell the manager; "
        "find the member by phone.",
    ),
    "key_not_valid_then": Sentence(
        zh="这个会员码不能使用：生成它的日期不在签发密钥的有效期内。请让会员联网刷新页面后再扫。",
        en="This code cannot be used: it was made when the key that signed it was not in use. "
        "Have the page reloaded with a network, and scan again.",
    ),
    "revoked_key": Sentence(
        zh="这个会员码不能使用：签发它的密钥已于 {revoked} 被吊销。请让会员联网刷新页面后再扫。",
        en="This code cannot be used: the key that signed it was withdrawn on {revoked}. "
        "Have the page reloaded with a network, and scan again.",
    ),
    "not_here_yet": Sentence(
        zh="会员码是真的，但本收银台还没有收到这位会员的资料。联网后即可使用；现在可用手机号查找会员。",
        en="The code is genuine, but this till has not heard of the member yet. It works once head office was "
        "reached; until then find the member by phone.",
    ),
}

CARD_FOLLOWED: Mapping[str, Sentence] = {
    "lost": Sentence(
        zh="会员卡 {number} 已挂失并补办为 {replacement}，不能使用。请出示新卡；如捡到旧卡，请收下并通知店长。",
        en="Card {number} was reported lost and replaced by {replacement}; it does not work. "
        "Ask for the new card; keep the old one and tell the manager.",
    ),
    "replaced": Sentence(
        zh="会员卡 {number} 已换成 {replacement}，不能使用。请出示新卡，或用手机号查找会员。",
        en="Card {number} was replaced by {replacement} and does not work any more. "
        "Ask for the new card, or find the member by phone.",
    ),
    "recalled": Sentence(
        zh="会员卡 {number} 已收回，换发 {replacement}，不能使用。请收下旧卡，出示新卡。",
        en="Card {number} was recalled for {replacement} and does not work. Keep it, and ask for the new card.",
    ),
    "closed": Sentence(
        zh="会员卡 {number} 已转给他人，由 {replacement} 接替，不能使用。请收下并通知店长。",
        en="Card {number} was handed on; {replacement} took its place, and it does not work. "
        "Keep it and tell the manager.",
    ),
}
"""Of a dead card in whose place there is another."""

CARD_AS_KNOWN = Sentence(
    zh="{told}（本台的卡名单截至 {time}）", en="{told} (This till knows cards as of {time}.)"
)

RECEIPT: Mapping[str, Sentence] = {
    "valid": Sentence(
        zh="小票有效：{till} 号收银台签发，单号 {number}，{date} {time}，合计 {total}。请核对纸面与此一致。",
        en="Valid: till {till} signed receipt {number} of {date} {time} over {total}. "
        "Compare what the paper says with this.",
    ),
    "unknown": Sentence(
        zh="这不是本系统的小票码。请扫描小票下方的二维码，或输入其全部文字。",
        en="This is not the code of a receipt of ours. Scan the QR at the receipt's foot, or type all of its text.",
    ),
    "damaged": Sentence(
        zh="小票的码没有读完整，因此无法判断。请展平小票再扫一次，或核对输入的文字。",
        en="The receipt's code was not read whole, so nothing can be said. Flatten the paper and scan again, or "
        "check the text you typed.",
    ),
    "newer_version": Sentence(
        zh="这张小票由更新版本的程序签发，本机还读不了。请更新程序后再验。",
        en="This receipt was made by a newer version of the program. Update this one, then check again.",
    ),
    "wrong_kind": Sentence(
        zh="这是{kind}，不是小票。请扫描小票下方的二维码。",
        en="This is {kind}, not a receipt. Scan the QR at the receipt's foot.",
    ),
    "not_ours": Sentence(
        zh="这张小票是别家商户（{tenant}）的，这里无法验证。请到那家商户查询。",
        en="This receipt belongs to another business ({tenant}) and cannot be checked here. Ask there.",
    ),
    "cannot_tell_yet": Sentence(
        zh="现在还无法判断：本机还没有 {till} 号收银台的密钥。联网更新后再验一次；这不表示小票是假的。",
        en="It cannot be told yet: this machine has no key of till {till}. Check again once head office was "
        "reached; this does not mean that the receipt is false.",
    ),
    "altered": Sentence(
        zh="这张小票被改动过或不是我们签发的：签名与内容不符。请勿据此退款或补积分，收下并通知店长。",
        en="This receipt was altered, or was never ours: its signature does not fit what it states. "
        "Do not refund or book points on it; keep it and tell the manager.",
    ),
    "key_not_valid_then": Sentence(
        zh="签名无误，但小票写明的日期 {date} 不在该密钥的有效期内。请向总部核实后再处理。",
        en="The signature fits, but on {date}, the receipt's date, that key was not in use. "
        "Ask head office before acting on it.",
    ),
    "revoked_key": Sentence(
        zh="签名无误，但 {till} 号收银台的密钥已于 {revoked} 被吊销，拿到它的人可以写任何日期。"
        "请向总部核实后再处理。",
        en="The signature fits, but the key of till {till} was withdrawn on {revoked}, and whoever has it can "
        "write any date. Ask head office before acting on it.",
    ),
}

ENROLMENT: Mapping[str, Sentence] = {
    "valid": Sentence(
        zh="接入码可用：{tenant} 的总部在 {address}。",
        en="The enrolment code can be used: head office of {tenant} is at {address}.",
    ),
    "unknown": Sentence(
        zh="这不是收银台接入码。请在总部的“收银台”页面生成一个，再扫描它。",
        en="This is not a till's enrolment code. Make one on head office's page of tills and scan that.",
    ),
    "damaged": Sentence(
        zh="接入码没有读完整。请再扫一次，或核对输入的文字。",
        en="The enrolment code was not read whole. Scan again, or check the text you typed.",
    ),
    "newer_version": Sentence(
        zh="总部的程序比本收银台新，接入码读不了。请先更新本收银台。",
        en="Head office runs a newer version, whose code this till cannot read. Update this till first.",
    ),
    "wrong_kind": Sentence(
        zh="这是{kind}，不是收银台接入码。请扫描总部“收银台”页面上的码。",
        en="This is {kind}, not a till's enrolment code. Scan the one on head office's page of tills.",
    ),
    "forged": Sentence(
        zh="连接到的总部与接入码不符：密钥不一致，可能有人冒充总部。请勿继续，检查地址和网络，并在总部重新生成接入码。",
        en="The head office that answered is not the one the code names: its key differs, somebody may be posing "
        "as it. Stop here, check address and network, and make a new code at head office.",
    ),
}
