"""Who looks after a member."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ASSIGN",
    "ASSIGNED",
    "BALANCED",
    "HANDED_ON",
    "HAND_ON",
    "HAND_ON_TEACHING",
    "HAS",
    "LOOKED_AFTER",
    "MOST",
    "NOBODY",
    "PEOPLE",
    "TEACHING",
]

LOOKED_AFTER = Sentence(zh="专属客户经理：{name}", en="Looked after by {name}")
NOBODY = Sentence(zh="还没有专属客户经理", en="Nobody looks after this member yet")
TEACHING = Sentence(
    zh="谁接待入会，谁就是会员的联系人；也可以指定别人，或分给会员最少的同事。",
    en="Whoever enrolled somebody looks after them; name another, or let whoever has the fewest do it.",
)
MOST = Sentence(zh="方案规定每人至多 {most} 位。", en="The programme says {most} members each at most.")
PEOPLE = Sentence(zh="同事", en="Staff")
HAS = Sentence(zh="{count} 位会员", en="members: {count}")
ASSIGN = Sentence(zh="由{name}负责", en="{name} looks after the member")
BALANCED = Sentence(zh="分给会员最少的同事", en="Whoever has the fewest")
ASSIGNED = Sentence(zh="已由{name}负责。", en="{name} looks after the member now.")
HAND_ON = Sentence(zh="{name}的会员平均分给其他同事", en="Share out {name}'s members evenly")
HAND_ON_TEACHING = Sentence(
    zh="有人离职或调岗时用：会员逐个分给当时会员最少的同事。",
    en="For somebody who leaves: one by one the members go to whoever has the fewest then.",
)
HANDED_ON = Sentence(zh="已分出 {count} 位会员。", en="Members handed on: {count}.")
