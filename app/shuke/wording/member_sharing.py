"""Sharing members out among those who look after them: how it is, how it would be, and that it was done."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "BACK",
    "COLUMNS",
    "DONE",
    "DO_IT",
    "EVEN_ALREADY",
    "FEW_LEFT",
    "LOOKING",
    "MOVES",
    "NOBODY_LINE",
    "NOBODY_TAKES",
    "NOT_TAKING",
    "SCOPES",
    "SCOPE_TEACHING",
    "STAYED",
    "STOP",
    "STOPPING",
    "TAKES_PART",
    "TAKING",
    "TO_SHARING",
    "UNDER_WAY",
    "WHO_LEFT",
]

TO_SHARING = Sentence(zh="均衡分配会员…", en="Share members out …")
SCOPES: Mapping[str, Sentence] = {
    "everybody": Sentence(zh="全部会员", en="All members"),
    "one": Sentence(zh="{name}的会员", en="{name}'s members"),
    "nobody": Sentence(zh="还没人负责的会员", en="Those nobody looks after"),
}
SCOPE_TEACHING: Mapping[str, Sentence] = {
    "everybody": Sentence(
        zh="先让人数相差不超过 1 位，再让近 12 个月消费额尽量接近；人数不需要时不换人。",
        en="Numbers first, until they differ by one at most; within that, purchases of 12 months as even as can be. "
        "Nobody is moved but for the numbers.",
    ),
    "one": Sentence(
        zh="有人离职或调岗时用：{name}的会员全部分给参与的同事，其他人的会员不动。",
        en="For somebody who leaves: all of {name}'s members go to those who take part; the others keep theirs.",
    ),
    "nobody": Sentence(
        zh="本店还没人负责的会员分给参与的同事，其他会员不动。",
        en="Members of this shop whom nobody looks after go to those who take part; nobody else is moved.",
    ),
}
COLUMNS = (
    Sentence(zh="同事", en="Staff"),
    Sentence(zh="参与", en="Takes part"),
    Sentence(zh="现有会员", en="Members now"),
    Sentence(zh="近 12 个月消费", en="Bought in 12 months"),
    Sentence(zh="分配后会员", en="Members then"),
    Sentence(zh="分配后消费", en="Bought then"),
)
TAKING = Sentence(zh="参与", en="yes")
NOT_TAKING = Sentence(zh="—", en="—")
WHO_LEFT = Sentence(zh="已离职", en="left")
NOBODY_LINE = Sentence(zh="（没有人负责）", en="(nobody)")
TAKES_PART = Sentence(zh="参与／不参与", en="Takes part or not")
MOVES = Sentence(zh="将有 {count} 位会员换客户经理。", en="Members who get another account manager: {count}.")
EVEN_ALREADY = Sentence(zh="不需要调整。", en="Nothing needs to change.")
FEW_LEFT = Sentence(
    zh="方案规定每人至多 {most} 位，还有 {count} 位分不出去。",
    en="The programme says {most} each at most: {count} find no room.",
)
NOBODY_TAKES = Sentence(zh="请先选参与的同事。", en="Choose who takes part first.")
LOOKING = Sentence(zh="正在计算…", en="Working it out …")
DO_IT = Sentence(zh="照此分配", en="Share them out so")
BACK = Sentence(zh="返回", en="Back")
STOP = Sentence(zh="停止", en="Stop")
STOPPING = Sentence(zh="正在停止…", en="Stopping …")
UNDER_WAY = Sentence(zh="正在分配，还剩 {count} 位…", en="Sharing out, still to go: {count} …")
DONE = Sentence(zh="已分配 {count} 位会员。", en="Members shared out: {count}.")
STAYED = Sentence(
    zh="已分配 {count} 位会员；{stayed} 位期间有变动，没有动。",
    en="Members shared out: {count}; {stayed} had changed meanwhile and were left.",
)
