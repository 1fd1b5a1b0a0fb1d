"""What changes of the chain's shops, people and stock say no with; joins the refusals of `shuke.wording.counter`."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = ["OFFICE_REFUSALS"]

OFFICE_REFUSALS: Mapping[str, Sentence] = {
    "staff_gone": Sentence(
        zh="没有这位员工，或已离职。请回到列表重新选。",
        en="Nobody by that name works here now. Choose again from the list.",
    ),
    "more_than_own": Sentence(
        zh="不能给出或改动比自己更高的岗位。请管理员来做。",
        en="Nobody gives, takes or changes a role above their own. Ask an administrator.",
    ),
    "shop_unknown": Sentence(
        zh="没有这家门店。请回到列表重新选。", en="There is no such shop. Choose again from the list."
    ),
    "shop_known": Sentence(
        zh="这个编号已有门店。请换一个编号，或在列表里修改那一家。",
        en="A shop has that id already. Choose another, or change that shop in the list.",
    ),
    "shop_id": Sentence(
        zh="编号用字母、数字、点、横线，最多 32 个，例如 S02。请改一改。",
        en="An id is made of letters, digits, dots and dashes, 32 at most, such as S02. Change it.",
    ),
    "shop_has_tills": Sentence(
        zh="这家店还有 {count} 台收银台在用。请先停用它们，再关闭门店。",
        en="{count} of this shop's tills are still believed. Revoke them first, then close the shop.",
    ),
    "changed_meanwhile": Sentence(
        zh="您打开之后别人已经改过，没有保存。请看现在的内容，需要的话再改一次。",
        en="Somebody else changed this after you opened it, so nothing was saved. "
        "Look at it as it is now, and change it again if you still wish to.",
    ),
}
