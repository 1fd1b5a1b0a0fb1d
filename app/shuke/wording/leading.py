"""The till that leads a shop: the page behind the counter, and the clause on the strip."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "ADDRESS",
    "ADDRESS_TEACHING",
    "ADDRESS_WRONG",
    "CHOOSE",
    "LEAD",
    "LED_BY",
    "NAMED",
    "NAMED_NONE",
    "NOBODY",
    "NONE_CHOICE",
    "NOT_REACHED_TEACHING",
    "NOT_THIS_SHOP",
    "ONLY_IN_A_CHAIN",
    "OPEN_DOOR",
    "PORT_TAKEN",
    "SAVE",
    "STANDINGS",
    "STATE",
    "STRIP",
    "STRIP_PORT_TAKEN",
    "TEACHING",
    "THIS_TILL",
]

LEAD = Sentence(zh="主收银台", en="Lead till")
TEACHING = Sentence(
    zh="断网时，本店其他收银台向主收银台要积分、储值、优惠券等额度；主收银台只能给出自己手里的，绝不会重复使用。",
    en="While head office is out of reach, the shop's other tills ask the lead till for points, stored value and"
    " coupons. It gives only what is its own, so nothing is ever spent twice.",
)
ONLY_IN_A_CHAIN = Sentence(
    zh="本机是单店收银台。加入总部后，一个门店有多台收银台时才需要主收银台。",
    en="This till stands alone. A lead till is of use once it has joined head office and the shop has several tills.",
)
CHOOSE = Sentence(zh="由哪台收银台担任", en="Which till leads")
NONE_CHOICE = Sentence(zh="不设主收银台", en="None")
THIS_TILL = Sentence(zh="{till} · {name}（本机）", en="{till} · {name} (this till)")
ADDRESS = Sentence(zh="主收银台在店内网络的地址", en="Its address on the shop's network")
ADDRESS_TEACHING = Sentence(
    zh="地址和端口，在主收银台上打开本页即可看到。连不上总部时，每台收银台各设一次。",
    en="Address and port, as this page shows them on the lead till. Without head office, set it once on each till.",
)
ADDRESS_WRONG = Sentence(
    zh="请填写店内网络地址和端口，例如 192.168.1.20:7413。",
    en="Type an address and a port, such as 192.168.1.20:7413.",
)
NOT_THIS_SHOP = Sentence(
    zh="这台收银台不属于本店，请选择本店的收银台。",
    en="That till is not of this shop. Choose one of this shop's.",
)
SAVE = Sentence(zh="保存", en="Save")
NAMED = Sentence(zh="已设 {till} 为主收银台。", en="{till} leads this shop from now on.")
NAMED_NONE = Sentence(zh="本店不再设主收银台。", en="No till leads this shop any more.")

STATE = Sentence(zh="现在", en="Now")
LED_BY = Sentence(zh="主收银台", en="Lead till")
NOBODY = Sentence(zh="未设", en="None")
OPEN_DOOR = Sentence(zh="本机正在 {address} 等候其他收银台", en="This till answers the others at {address}")
PORT_TAKEN = Sentence(
    zh="端口 {port} 被其他程序占用，其他收银台连不上本机。请换一个端口，重新设置。",
    en="Port {port} is used by another program, so the other tills cannot reach this one. Name it again with"
    " another port.",
)
NOT_REACHED_TEACHING = Sentence(
    zh="连不上 {till}（{address}）。请确认它已开机、在同一网络，地址没有变。本机照常收银，只用自己的额度。",
    en="{till} at {address} does not answer. See that it is on, on the same network, and that its address is right."
    " This till goes on with what is its own.",
)

STANDINGS: Mapping[str, Sentence] = {
    "none": NOBODY,
    "leading": Sentence(zh="本机是主收银台", en="This till leads"),
    "unknown": Sentence(zh="总部可用，不需要问主收银台", en="Head office answers; the lead is not asked"),
    "reached": Sentence(zh="已连接", en="Reached"),
    "not_reached": Sentence(zh="连不上", en="Not reached"),
}
"""By `LeadStanding`."""

STRIP: Mapping[str, Sentence] = {
    "leading": Sentence(zh="本机是主收银台", en="This till leads"),
    "reached": Sentence(zh="主收银台 {till} 可用", en="Lead till {till} answers"),
    "not_reached": Sentence(
        zh="主收银台 {till} 连不上 · 只用本机额度", en="Lead till {till} not reached · own limits only"
    ),
}
"""What the strip says; of the others, nothing."""

STRIP_PORT_TAKEN = Sentence(
    zh="主收银台端口 {port} 被占用 · 其他收银台连不上",
    en="Lead's port {port} is taken · other tills cannot ask",
)
