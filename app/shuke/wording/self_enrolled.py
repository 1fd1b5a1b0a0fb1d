"""Who enrolled themselves on head office's page, at the counter."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = ["SELF_ENROLLED", "SELF_TURNED_AWAY", "TURN_AWAY", "TURN_AWAY_TITLE"]

SELF_ENROLLED = Sentence(zh="已自助登记，等待办理", en="Enrolled themselves, to be completed")

TURN_AWAY: Mapping[str, Sentence] = {
    "member_already": Sentence(zh="已是会员", en="Is a member"),
    "wrong": Sentence(zh="信息不实", en="Not true"),
    "withdrawn": Sentence(zh="不办了", en="Not coming"),
}
"""Why nobody becomes a member by it; on the button that does it."""

TURN_AWAY_TITLE = Sentence(zh="不办理，删除登记", en="Turn away and delete what they told")

SELF_TURNED_AWAY = Sentence(
    zh="已从等待名单移除，所填信息已删除。", en="Taken off the list; what was told is deleted."
)
