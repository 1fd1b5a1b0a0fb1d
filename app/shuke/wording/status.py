"""The status strip: one clause for each thing that a cashier must not have to ask about."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ALONE",
    "AND_ALSO",
    "HELD",
    "MEMBERS_COMING",
    "MEMBERS_PLACED",
    "NAMES_COMING",
    "NO_BACKUP",
    "OFFLINE",
    "OFFLINE_MEMBER",
    "ONLINE",
    "ONLINE_SENDING",
    "PLACE",
    "PRINTER_READY",
    "SYNCING",
    "UNSENT",
    "UNSENT_LONG",
]

PLACE = Sentence(zh="{shop} · {till}", en="{shop} · {till}")

ALONE = Sentence(zh="单店", en="Single shop")
ONLINE = Sentence(zh="总部已连接", en="Head office reached")
ONLINE_SENDING = Sentence(zh="总部已连接 · 正在上传 {facts} 条", en="Head office reached · sending {facts}")
SYNCING = Sentence(zh="正在连接总部", en="Reaching head office")
OFFLINE = Sentence(zh="离线 · 可收银、可积分", en="Offline · sell and earn")
OFFLINE_MEMBER = Sentence(
    zh="离线 · 可收银 · 该会员可用 {points} 积分", en="Offline · selling · {points} points usable here"
)
UNSENT = Sentence(zh="{first} · 待传 {facts} 条", en="{first} · {facts} to send")
UNSENT_LONG = Sentence(
    zh="离线已 {days} 天 · 可收银 · 请检查网络，待传 {facts} 条",
    en="Offline for {days} days · still selling · check the network; {facts} to send",
)

MEMBERS_COMING = Sentence(
    zh="正在接收会员 {here} / {of} · 未收到的暂查不到",
    en="Receiving members {here} / {of} · others not found yet",
)
MEMBERS_PLACED = Sentence(
    zh="正在存入会员 {here} / {of} · 请先用卡号或手机号查找",
    en="Members being filed {here} / {of} · find by number or phone",
)
NAMES_COMING = Sentence(
    zh="正在整理姓名 {here} / {of} · 请先用卡号或手机号查找",
    en="Names still being read {here} / {of} · find by number or phone",
)

PRINTER_READY = Sentence(zh="打印机正常", en="Printer ready")
AND_ALSO = Sentence(zh="{first} · {then}", en="{first} · {then}")
NO_BACKUP = Sentence(zh="没有备份成，请看“设备”", en="No backup: see Devices")
HELD = Sentence(zh="挂单 {held}", en="{held} held")
