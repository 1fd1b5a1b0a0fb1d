"""Who looks after a member."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ASSIGN",
    "ASSIGNED",
    "BALANCED",
    "HAS",
    "LOOKED_AFTER",
    "MOST",
    "NOBODY",
    "PEOPLE",
    "SHARE_OUT_TEACHING",
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
SHARE_OUT_TEACHING = Sentence(
    zh="有人离职、有新同事，或各人的会员多少不一时用：先看分配前后各有多少会员和消费，再决定。",
    en="When somebody leaves or starts, or some have too many: see who would have how many members and purchases, "
    "then decide.",
)
