"""What a cashier reads when a search for a member shows nobody; by the value of `application.find_members.Nobody`."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = ["NOBODY"]

NOBODY: dict[str, Sentence] = {
    "empty": Sentence(
        zh="请输入手机号、手机尾号、卡号、姓名或拼音首字母。",
        en="Type a phone number, its last digits, a card number, a name or its initials.",
    ),
    "too_few_digits": Sentence(
        zh="数字太少。请输入手机尾号（至少3位）或完整卡号。",
        en="Too few digits. Type at least the last three of the phone, or the whole card number.",
    ),
    "too_long": Sentence(
        zh="输入太长，没有查找。请输入手机号、卡号或姓名，不超过{most}个字。",
        en="That is too long to be searched for. Type a phone, a card number or a name of at most {most} characters.",
    ),
    "no_words": Sentence(
        zh="输入的内容无法查找。请输入手机号、手机尾号、卡号、姓名或拼音首字母。",
        en="That can't be searched for. Type a phone number, its last digits, a card number, a name or its initials.",
    ),
    "not_found": Sentence(
        zh="没有找到“{typed}”的会员。请核对后重新输入，或为顾客办理入会。",
        en='Nobody was found for "{typed}". Check it and type again, or enrol the customer.',
    ),
}
