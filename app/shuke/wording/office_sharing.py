"""Head office's page on which members are shared out."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "ABOUT",
    "CHANGED",
    "DONE_IN_PART",
    "NO_PROGRAMME",
    "SCOPES",
    "SHOP",
    "TAKES_PART",
    "TITLE",
    "WHICH_PERSON",
    "WHOSE",
    "WORK_OUT",
]

TITLE = Sentence(zh="均衡分配会员", en="Share members out")
ABOUT = Sentence(
    zh="先看分配前后各人有多少会员、会员近 12 个月买了多少，再决定。分配以后，收银机下次同步时收到。",
    en="See who would have how many members, with purchases of twelve months, before anything is done. Tills hear of "
    "it with their next round.",
)
SHOP = Sentence(zh="门店", en="Shop")
WHOSE = Sentence(zh="分哪些会员", en="Which members")
SCOPES: Mapping[str, Sentence] = {
    "everybody": Sentence(zh="全部会员", en="All members"),
    "one": Sentence(zh="一位同事的会员", en="One person's members"),
    "nobody": Sentence(zh="还没人负责的会员", en="Those nobody looks after"),
}
WHICH_PERSON = Sentence(zh="哪一位同事（只分一位的会员时）", en="Whose (where it is one person's)")
TAKES_PART = Sentence(zh="{name}参与", en="{name} takes part")
WORK_OUT = Sentence(zh="重新计算", en="Work it out again")
CHANGED = Sentence(
    zh="会员或同事期间有变动，已重新计算，请再看一遍。",
    en="Members or staff changed meanwhile. It was worked out again: look once more.",
)
DONE_IN_PART = Sentence(
    zh="已分配 {count} 位会员，还没分完，再按一次继续。",
    en="Members shared out: {count}. There are more: press once more.",
)
NO_PROGRAMME = Sentence(
    zh="还没有生效的会员方案。先发布一个，再来分配会员。",
    en="No programme is in force yet. Publish one, then come back.",
)
