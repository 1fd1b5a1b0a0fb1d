"""The window of contacts: whom somebody looks after, who of them wants a word today, and why."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "AGREED",
    "CAME_OF_IT",
    "CAUSES",
    "COUNT",
    "DUE_GOODS",
    "MISSED",
    "MISSED_TOLD",
    "NOBODY",
    "NOBODY_TEACHING",
    "NONE_MINE",
    "NONE_MINE_TEACHING",
    "NOTE",
    "NOTED",
    "NOTE_FIELD",
    "NOTE_HINT",
    "NOT_AGREED",
    "NO_PHONE",
    "REACHED",
    "REACHED_TOLD",
    "TITLE",
]

TITLE = Sentence(zh="今日联系", en="Contacts today")
COUNT = Sentence(
    zh="我的会员 {all} 位，今天要联系 {due} 位", en="{all} members of mine, {due} to contact today"
)
CAUSES: Mapping[str, Sentence] = {
    "birthday": Sentence(zh="七天内生日", en="birthday within a week"),
    "lapsing": Sentence(zh="积分两周内过期", en="points lapse within two weeks"),
    "near_tier": Sentence(zh="再消费不到 500 元就升级", en="less than 500 to a higher tier"),
    "due_again": Sentence(zh="常买的该回购了", en="usual goods are due again"),
    "never_bought": Sentence(zh="入会后还没消费", en="joined, not bought yet"),
    "sleeping": Sentence(zh="很久没来", en="away for long"),
}
DUE_GOODS = Sentence(zh="常买的该回购了（{goods}）", en="usual goods are due again ({goods})")
AGREED = Sentence(zh="愿意接收优惠：{channels}", en="Offers are welcome by: {channels}")
NOT_AGREED = Sentence(
    zh="没有同意接收优惠：只问候，不推销。", en="Never agreed to offers: a greeting, no selling."
)
REACHED = Sentence(zh="联系上了", en="Reached")
MISSED = Sentence(zh="没联系上", en="Not reached")
REACHED_TOLD = Sentence(
    zh="{name}：已记下，两周内不再提醒。", en="{name}: taken down; nothing more for two weeks."
)
MISSED_TOLD = Sentence(
    zh="{name}：已记下没联系上，仍在名单里。", en="{name}: taken down as not reached; still listed."
)
NOTE = Sentence(zh="备注：{note}", en="Note: {note}")
NOTE_FIELD = Sentence(zh="联系记录", en="What came of it")
NOTE_HINT = Sentence(zh="聊了什么、约了什么，可以不填", en="What was said or agreed; may stay empty")
CAME_OF_IT = Sentence(zh="联系记录：{note}", en="What came of it: {note}")
NOTED = Sentence(zh="{day} {name}：{note}", en="{day}, {name}: {note}")
NO_PHONE = Sentence(zh="没有留电话", en="no telephone on record")
NOBODY = Sentence(zh="今天没有要联系的会员", en="Nobody to contact today")
NOBODY_TEACHING = Sentence(
    zh="快过生日、积分快过期、快升级、很久没来的会员会出现在这里。",
    en="Members near a birthday, a higher tier or the end of their points, or away for long, come up here.",
)
NONE_MINE = Sentence(zh="还没有归您负责的会员", en="No members are yours yet")
NONE_MINE_TEACHING = Sentence(
    zh="谁办的卡就归谁；店长可以在会员资料里改客户经理。",
    en="Whoever received a member looks after them; a manager changes that in the member's record.",
)
