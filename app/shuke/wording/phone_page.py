"""A telephone that scans for a till: its page at head office, and the window at the till that pairs it."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "AT_TILL",
    "CAMERA_OFF",
    "FATES",
    "HOLD",
    "LOOKING",
    "NO_SCRIPT",
    "OPENING",
    "PICTURE",
    "PROBLEMS",
    "SEND",
    "SENT",
    "TITLE",
    "TYPE",
    "UNREACHED",
]

TITLE = Sentence(zh="手机扫码", en="Scan for a till")
OPENING = Sentence(zh="正在连接收银台…", en="Connecting to the till…")
AT_TILL = Sentence(zh="为 {till} 扫码 · {of} 的手机", en="Scanning for {till} · {of}'s phone")
LOOKING = Sentence(zh="把会员码或奖品码对准画面。", en="Hold a member's or a prize's code into the picture.")
HOLD = Sentence(zh="已读到，正在送往收银台…", en="Read, on its way to the till…")
SENT = Sentence(zh="已送出，等收银台接收。", en="Sent, the till has not taken it yet.")
PICTURE = Sentence(zh="相机画面", en="The camera's picture")
CAMERA_OFF = Sentence(
    zh="用不了相机。请在浏览器里允许使用相机，或在下面输入码上的文字。",
    en="There is no camera here. Allow it in the browser, or type what the code says below.",
)
TYPE = Sentence(zh="会员号、手机号或码上的文字", en="Member's number, phone, or what the code says")
SEND = Sentence(zh="送到收银台", en="Send to the till")
UNREACHED = Sentence(zh="暂时连不上总部，正在重试…", en="Head office is not reached, trying again…")
NO_SCRIPT = Sentence(zh="这一页需要打开 JavaScript。", en="This page needs JavaScript.")
FATES: Mapping[str, Sentence] = {
    "taken": Sentence(zh="收银台已收到。", en="The till has it."),
    "not_for_phones": Sentence(
        zh="手机只能扫会员和奖品。这个码请在收银台上扫。",
        en="Phones scan members and prizes alone. Scan this one at the till.",
    ),
    "locked": Sentence(zh="收银台已锁定，请先登录。", en="The till is locked. Sign in there first."),
}
PROBLEMS: Mapping[str, Sentence] = {
    "phone_over": Sentence(
        zh="这部手机已和收银台断开。要再用，请在收银台上重新配对。",
        en="This phone does not scan for the till any more. Pair it again at the till.",
    ),
    "phone_used": Sentence(
        zh="这个配对码已被另一部手机用过。请在收银台上重新配对。",
        en="Another phone used this code. Pair again at the till.",
    ),
    "phone_wait": Sentence(
        zh="收银台还没收下前一个码，请稍等再扫。",
        en="The till has not taken the code before yet. Wait a moment.",
    ),
    "phone_code": Sentence(zh="这不是收银台认识的码。", en="That is no code that tills know."),
}
