"""Help on the screens of events, of what members say, and of what staff earn; joins `shuke.wording.help`."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = ["SERVICE"]

SERVICE: Mapping[str, tuple[Sentence, ...]] = {
    "events": (
        Sentence(
            zh="左边是这个月的活动，PageUp、PageDown 翻月。选一场，中间是报名的会员。",
            en="The month’s events stand at the left; Page Up and Page Down turn it. Choose one to see who "
            "comes.",
        ),
        Sentence(
            zh="右边找会员，再按报名、候补、签到或取消报名（Alt+1 到 Alt+4）。费用收进当前班次，打印报名单。",
            en="Find the member at the right, then sign up, wait, check in or sign off (Alt+1 to Alt+4). A "
            "fee goes into the shift, and a slip is printed.",
        ),
        Sentence(
            zh="签到最快：扫会员码或报名单上的码，当天的活动立即签到。",
            en="Quickest at the door: scan the member’s code or the slip, and they are checked in at today’s "
            "event.",
        ),
        Sentence(
            zh="名额由主收银台发放，满了可登记候补；有人取消时会提示候补第一位是谁。",
            en="The shop’s lead till gives out places. When all are taken members wait, and you are told who "
            "is first when somebody signs off.",
        ),
    ),
}
"""By the name of the screen."""
