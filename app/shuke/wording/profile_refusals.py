"""Why what somebody told of themselves is not taken down; joins the refusals of `shuke.wording.counter`."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = ["PROFILE_REFUSALS"]

PROFILE_REFUSALS: Mapping[str, Sentence] = {
    "phone": Sentence(
        zh="手机号应为 5 到 20 位数字，境外号码前可加“+”。请核对；没有手机号就填姓名。",
        en="A phone number has 5 to 20 digits, with a + before a foreign one. "
        "Check it; without a phone, type the name.",
    ),
    "name": Sentence(
        zh="姓名最多 40 个字，不能有特殊符号。请改短一些。",
        en="A name has at most 40 characters and no special signs. Make it shorter.",
    ),
    "birthday": Sentence(
        zh="日历上没有这一天。请写月-日或年-月-日，例如 5-20。",
        en="No calendar has that day. Write month-day or year-month-day, such as 5-20.",
    ),
    "lunar_birthday": Sentence(
        zh="农历上没有这一天。请写月和日，例如“八月十五”“闰四月初三”或“8-15”。",
        en="The Chinese calendar has no such day. Write month and day, such as 8-15, or leap 4-3.",
    ),
    "phone_known": Sentence(
        zh="这个手机号已经是会员（{number}），不用再办。请直接查找这位会员。",
        en="This phone is a member's already ({number}). Find that member instead.",
    ),
    "email": Sentence(
        zh="电子邮箱不完整，没有保存。请写成 name@example.com 的样子，或留空。",
        en="That is no whole e-mail address, and was not saved. Write name@example.com, or leave it empty.",
    ),
    "profile_changed": Sentence(
        zh="同事刚改过同一项，没有保存您的改动。请看一下现在的内容，再改一次。",
        en="Somebody just changed the same field, so yours was not saved. Look at it now and change it again.",
    ),
}
