"""What saving and sending messages says no with; joins the refusals of `shuke.wording.counter`."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = ["MESSAGE_REFUSALS"]

MESSAGE_REFUSALS: Mapping[str, Sentence] = {
    "message_empty": Sentence(
        zh="标题和内容的中英文都要填写。请补上空着的一栏。",
        en="Title and text are needed in Chinese and in English. Fill in what is empty.",
    ),
    "message_too_long": Sentence(
        zh="内容过长，每栏最多 {most} 个字。请缩短。",
        en="This is too long: at most {most} characters each. Make it shorter.",
    ),
    "message_field": Sentence(
        zh="没有名为“{field}”的字段。请从下方选择字段插入。",
        en="There is no field called “{field}”. Choose one of those below the text.",
    ),
    "message_braces": Sentence(
        zh="大括号不成对。大括号只用于字段，例如会员姓名。请改正后再保存。",
        en="A brace has no partner. Braces are for fields alone, the member’s name for example. "
        "Put it right and save again.",
    ),
    "message_different": Sentence(
        zh="字段“{field}”只出现在一种语言里。请在另一种语言里也加上，或一并删去。",
        en="The field “{field}” stands in one language only. Add it to the other one, or take it out of both.",
    ),
    "message_template_gone": Sentence(
        zh="查不到这个模板，可能已被别人移除。请重新打开列表。",
        en="This template is not known any more; somebody may have taken it off. Open the list again.",
    ),
    "message_templates_full": Sentence(
        zh="最多保存 {most} 个模板。请先移除不用的。",
        en="At most {most} templates are kept. Take one off that nobody uses.",
    ),
    "message_gone": Sentence(
        zh="这条消息的状态已变，不能再这样处理。请刷新列表后再看。",
        en="This message has moved on, so that can’t be done any more. Look at the list again.",
    ),
}
