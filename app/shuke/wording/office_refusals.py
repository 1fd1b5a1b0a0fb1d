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
        zh="您打开之后别人已经改过，没有保存。您填的都还在；请对照现在的内容，仍要改的话再保存一次。",
        en="Somebody else changed this after you opened it, so nothing was saved. What you typed still stands here: "
        "look at what is saved now, and save once more if you still wish to.",
    ),
    "head_office_publishes": Sentence(
        zh="本店属于连锁，会员方案由总部发布，各店同时生效。请把文件交给总部。",
        en="This shop belongs to a chain: head office publishes the programme, for all shops at once. "
        "Give the document to head office.",
    ),
    "head_office_decides": Sentence(
        zh="本店已接入总部，由总部决定。请在总部处理。",
        en="This till has a head office, which decides on this. Ask there.",
    ),
    "stock_unknown": Sentence(
        zh="当前方案里没有这样奖品，或它不限量。请回到列表重新选。",
        en="The programme in force has no such prize, or any number of it. Choose again from the list.",
    ),
    "coupon_kind": Sentence(
        zh="当前方案里没有这种券。请重新打开本页再选。",
        en="The programme in force has no such coupon. Open the page again and choose.",
    ),
    "coupon_count": Sentence(
        zh="每人一次发 1 到 {most} 张。请重新填写张数。",
        en="Between 1 and {most} coupons are given to each at a time. Type the number again.",
    ),
    "coupon_over": Sentence(
        zh="这张券已用掉、过期或作废，不能再作废。请看会员的记录。",
        en="This coupon was used, lapsed or was withdrawn already. See the member's time line.",
    ),
    "coupon_at_till": Sentence(
        zh="这张券在收银台 {till} 手里，已请它交回。等它下次同步后再作废。",
        en="Till {till} holds this coupon and was asked to give it back. Withdraw it after that till's next round.",
    ),
    "number_unknown": Sentence(
        zh="没有这个会员号或卡号，或会员资料已删除。请核对号码。",
        en="No member and no card has this number, or the person was erased. Check it.",
    ),
    "list_too_long": Sentence(
        zh="一次最多 {most} 个号码。请分几次发。",
        en="A list has {most} numbers at most. Give them in several goes.",
    ),
    "stock_at_tills": Sentence(
        zh="总部这里只有 {count} 件，其余在各收银台手里。请先让收银台同步交回，再改。",
        en="Only {count} lie at head office; tills hold the rest. Let them give it back with their rounds, then "
        "correct it.",
    ),
}
