"""Telephones that scan for a till: the panel that pairs them, the strip, refusals."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "CODE",
    "END",
    "HOW",
    "NONE",
    "PAIRED",
    "PAIR_MORE",
    "PHONES",
    "PHONE_OF",
    "REFUSALS",
    "STRIP",
]

PHONES = Sentence(zh="手机扫码", en="Phone as scanner")
HOW = Sentence(
    zh="用手机相机扫这个码，手机就能为本台扫会员码和奖品码。交班、断开或十二小时后失效。",
    en="Scan this with a phone's camera: the phone then scans members and prizes for this till. It ends with the "
    "shift, by a press here, or after twelve hours.",
)
CODE = Sentence(zh="配对码", en="Code that pairs a phone")
NONE = Sentence(zh="还没有手机为本台扫码。", en="No phone scans for this till yet.")
PHONE_OF = Sentence(zh="{of} 的手机 · 已扫 {count} 次", en="{of}'s phone · scanned: {count}")
PAIRED = Sentence(zh="手机已连上。", en="The phone is connected.")
PAIR_MORE = Sentence(zh="再配一部", en="Pair another")
END = Sentence(zh="断开", en="Disconnect")
STRIP = Sentence(zh="手机：{of}", en="Phone: {of}")

REFUSALS: Mapping[str, Sentence] = {
    "phone_needs_tls": Sentence(
        zh="手机只有通过加密地址（https）才能用相机，而本台连总部的地址是 {address}。请给总部配上证书后再配对。",
        en="A phone's camera works over an encrypted address (https) alone, and this till knows head office as "
        "{address}. Give head office a certificate, then pair.",
    ),
    "phones_full": Sentence(
        zh="已有 {most} 部手机为本台扫码。请先断开一部。",
        en="{most} phones scan for this till already. Disconnect one first.",
    ),
}
