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
        en="There is no field called '{field}'. Choose one of those below the text.",
    ),
    "message_braces": Sentence(
        zh="大括号不成对。大括号只用于字段，例如会员姓名。请改正后再保存。",
        en="A brace has no partner. Braces are for fields alone, the member's name for example. "
        "Put it right and save again.",
    ),
    "message_different": Sentence(
        zh="字段“{field}”只出现在一种语言里。请在另一种语言里也加上，或一并删去。",
        en="The field '{field}' stands in one language only. Add it to the other one, or take it out of both.",
    ),
    "message_template_gone": Sentence(
        zh="查不到这个模板，可能已被别人移除。请重新打开列表。",
        en="This template is not known any more; somebody may have taken it off. Open the list again.",
    ),
    "message_templates_full": Sentence(
        zh="最多保存 {most} 个模板。请先移除不用的。",
        en="At most {most} templates are kept. Take one off that nobody uses.",
    ),
    "message_address": Sentence(
        zh="服务地址不能用。短信接口要以 https:// 开头（本机可用 http://）；"
        "通知服务的地址要有花括号括起来的 secret 和 to；邮件要有服务器、端口和发件邮箱。",
        en="This address can't be used. A text gateway's begins with https:// (http:// on this machine alone); a "
        "service's has secret and to in curly brackets; e-mail needs a server, a port and the address it is sent "
        "from.",
    ),
    "message_document": Sentence(
        zh="请求内容要是 JSON，其中须有花括号括起来的 to 和 text。请对照服务商的说明填写。",
        en="The request must be JSON with to and text in curly brackets. Write it as the provider's manual says.",
    ),
    "message_hours": Sentence(
        zh="发送时段不对：开始要早于结束，都在 0 到 24 点之间；间隔为 0 到 365 天。",
        en="These hours can't be: the first comes before the last, from 0 to 24; the pause is 0 to 365 days.",
    ),
    "message_gone": Sentence(
        zh="这条消息的状态已变，不能再这样处理。请刷新列表后再看。",
        en="This message has moved on, so that can't be done any more. Look at the list again.",
    ),
}
