"""Head office, as the till's people and whoever runs head office read about it."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "FROZEN",
    "FROZEN_CLAUSE",
    "GRANTS",
    "JOINING",
    "OUTCOMES",
    "REFUSALS",
    "TROUBLES",
]

REFUSALS: dict[str, Sentence] = {
    "malformed": Sentence(
        zh="总部读不懂本机的请求，没有保存任何内容。两边程序版本可能不同，请更新后再试。",
        en="Head office cannot read what this till sent; nothing was stored. The two may run different versions: "
        "update and try again.",
    ),
    "not_signed": Sentence(
        zh="总部拒绝了请求：签名与本机密钥不符，没有保存任何内容。若整台电脑曾被还原到旧状态，"
        "请总部停用本机，再作为新收银台接入；总部已有的数据都在。",
        en="Head office refused: the signature does not fit the till's key. Nothing was stored. If the whole machine "
        "was put back to an older state, have head office withdraw this till and join as a new one; what head office "
        "has stays.",
    ),
    "unknown_till": Sentence(
        zh="总部不认识这台收银台。请在总部重新生成接入码并再次接入；本机可继续收款，记录不会丢失。",
        en="Head office does not know this till. Make a new enrolment code there and join again; the till goes on "
        "selling and keeps every fact.",
    ),
    "clock": Sentence(
        zh="本机时间与总部相差太大，已按总部时间校正后重试。请检查本机时钟。",
        en="This till's clock is far from head office's; it was corrected and asked again. Check the clock.",
    ),
    "revoked": Sentence(
        zh="总部已停用这台收银台的密钥，不再接受它的数据。请联系总部；本机记录都还在。",
        en="Head office has withdrawn this till's key and takes nothing from it any more. Call head office; "
        "every fact is still here.",
    ),
    "other_tenant": Sentence(
        zh="这个总部属于另一家商户，没有保存任何内容。",
        en="This head office belongs to another business; nothing was stored.",
    ),
    "other_shop": Sentence(
        zh="接入码是给另一家门店的，没有使用。请在总部为本店重新生成一个。",
        en="The enrolment code is for another shop; it was not used. Make one for this shop at head office.",
    ),
    "code_unknown": Sentence(
        zh="总部没有这个接入码。请核对，或在总部重新生成一个。",
        en="Head office has no such enrolment code. Check it, or make a new one there.",
    ),
    "code_expired": Sentence(
        zh="接入码已过期（十分钟内有效）。请在总部重新生成一个。",
        en="The enrolment code is too old (it is good for ten minutes). Make a new one at head office.",
    ),
    "code_used": Sentence(
        zh="这个接入码已被用过，或这台收银台已经接入。请在总部重新生成一个。",
        en="This enrolment code was used, or the till has joined already. Make a new one at head office.",
    ),
    "gone": Sentence(
        zh="总部已换了一份新的会员快照，本机会重新下载；已放好的会员都在。",
        en="Head office has a newer snapshot of its members; this till fetches that one. Members already here stay.",
    ),
    "replayed": Sentence(
        zh="总部已收到过这个请求，没有重复处理。",
        en="Head office has had this very request before and did nothing twice.",
    ),
    "too_large": Sentence(
        zh="请求太大，总部没有接收，也没有保存任何内容。",
        en="The request is too large; head office did not take it, and nothing was stored.",
    ),
    "not_facts": Sentence(
        zh="总部无法接受本机的记录：内容、签名或次序不符。记录都保留在本机，请保存支持文件并联系我们。",
        en="Head office cannot take this till's facts: content, signature or order is not right. They are all kept "
        "here; save the support file and contact us.",
    ),
    "busy": Sentence(
        zh="总部正忙，稍后自动重试。", en="Head office is busy; the till tries again by itself."
    ),
}
"""By the value of `RefusalReason`; also the title of head office's answer."""

JOINING: dict[str, Sentence] = {
    "other_tenant": Sentence(
        zh="这台收银台已用商户号 {mine} 记账，不能接入商户 {theirs} 的总部。请在建立总部时使用商户号 {mine}。",
        en="This till has kept its books as business {mine} and cannot join the head office of {theirs}. Found head "
        "office with --tenant {mine}.",
    ),
    "other_till": Sentence(
        zh="这台收银台已用名称 {mine} 记账，接入码却是给 {theirs} 的。请在总部用 --till {mine} 重新生成。",
        en="This till has kept its books as {mine}, but the code is for {theirs}. Make one at head office with "
        "--till {mine}.",
    ),
    "not_head_office": Sentence(
        zh="应答的不是接入码所指的总部，或应答不完整。请勿继续，检查地址和网络。",
        en="What answered is not the head office the code names, or its answer was not whole. Stop here and check "
        "address and network.",
    ),
    "offline": Sentence(
        zh="连不上总部（{address}）。请检查网络和地址后重试。",
        en="Head office ({address}) cannot be reached. Check network and address, then try again.",
    ),
}
"""By the value of `JoinProblem`."""

OUTCOMES: dict[str, Sentence] = {
    "not_yet": Sentence(zh="正在连接总部", en="Reaching head office"),
    "stopped": Sentence(zh="同步已停止", en="Syncing was stopped"),
    "in_step": Sentence(zh="与总部一致", en="In step with head office"),
    "offline": Sentence(zh="连不上总部", en="Head office cannot be reached"),
    "server_trouble": Sentence(zh="总部暂时不能应答", en="Head office cannot answer now"),
    "garbage": Sentence(
        zh="应答不是来自总部或已损坏，未采用",
        en="The answer was damaged or not head office's; nothing of it was used",
    ),
    "refused": Sentence(zh="总部拒绝了请求", en="Head office refused"),
    "forked": Sentence(
        zh="本机记录与总部所存的不一致，同步已停，请联系总部",
        en="This till's journal is not the one head office holds; syncing stopped, call head office",
    ),
    "till_trouble": Sentence(
        zh="本机数据库暂时写不进去，未采用总部的数据",
        en="This till's database could not be written; nothing was applied",
    ),
}
"""By the value of `RoundOutcome`."""

FROZEN = Sentence(
    zh="本机数据库是恢复的旧档。可照常收银和积分；在总部应答之前，积分、优惠券和储值都不能使用",
    en="This till's database is an older one that was put back. It sells and gives points; until head office has "
    "answered, no points, coupons or stored value can be used",
)

FROZEN_CLAUSE = Sentence(
    zh="数据库已恢复 · 可收银 · 暂不能用积分和券", en="Database put back · selling · no points or coupons yet"
)

TROUBLES: dict[str, Sentence] = {
    "revoked": Sentence(
        zh="总部已停用本台 · 可收银 · 请联系总部", en="Till withdrawn · selling · call head office"
    ),
    "unknown_till": Sentence(
        zh="总部不认识本台 · 可收银 · 请联系总部", en="Till unknown there · selling · call head office"
    ),
    "refused": Sentence(
        zh="总部拒收本台数据 · 可收银 · 请联系总部", en="Till refused · selling · call head office"
    ),
    "forked": Sentence(
        zh="记录与总部不一致 · 可收银 · 请联系总部",
        en="Journal differs · selling · call head office",
    ),
    "garbage": Sentence(
        zh="应答不是总部的 · 可收银 · 请检查网络和地址",
        en="Not head office · selling · check the network",
    ),
    "till_trouble": Sentence(
        zh="本机暂时写不进数据 · 请检查磁盘", en="This till cannot write · check its disk"
    ),
}
"""For the strip: what it is, what goes on, what to do. By the value of `RefusalReason`, else of `RoundOutcome`; only
those that somebody must do something about."""

GRANTS: dict[str, Sentence] = {
    "granted": Sentence(zh="总部已授权，可以使用。", en="Head office granted it; it may be used now."),
    "partly": Sentence(
        zh="总部授权了一部分：本台现在可用 {spendable}，其余正从其他收银台收回。",
        en="Head office granted part: {spendable} may be used here now; the rest is asked back from other tills.",
    ),
    "recalling": Sentence(
        zh="这些积分归其他收银台支配，正在收回，稍后可用；本台现在可用 {spendable}。",
        en="Other tills hold these points and are asked to give them back; a little later they can be used here. "
        "{spendable} may be used now.",
    ),
    "nothing": Sentence(
        zh="总部也没有更多可用的了；本台可用 {spendable}。",
        en="Head office has no more to give; {spendable} may be used here.",
    ),
    "offline": Sentence(
        zh="总部没有及时应答，只能使用本台的 {spendable}。",
        en="Head office did not answer in time: only this till's own {spendable} may be used.",
    ),
    "refused": Sentence(
        zh="总部不受理本台的请求，只能使用本台的 {spendable}。",
        en="Head office does not deal with this till: only its own {spendable} may be used.",
    ),
}
"""By the value of `GrantOutcome`; said before anything is promised to the customer."""
