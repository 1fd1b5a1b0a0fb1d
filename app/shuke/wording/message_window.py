"""The window of messages: templates, what waits and what went, and the ways out."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "ACCOUNT",
    "ADDRESS",
    "ADDRESS_BRIEFLY",
    "ADDRESS_HINT",
    "AUTHORIZATION",
    "CALLED_OFF",
    "CALL_OFF",
    "CHANNELS",
    "CHOOSE",
    "CHOOSE_TEACHING",
    "COLUMNS",
    "COST",
    "DOCUMENT",
    "EMAIL",
    "EMAIL_ON",
    "EMPTY",
    "EMPTY_TEACHING",
    "FIELDS",
    "FIND_MEMBER",
    "FIRST_HOUR",
    "GOOD",
    "HOST",
    "LAST_HOUR",
    "LENGTH",
    "LISTED",
    "NEW",
    "NEWER",
    "NOTHING_LEAVES",
    "NOT_A_NUMBER",
    "OFFER_DAYS",
    "OLDER",
    "OWN",
    "PAGE",
    "PAGES",
    "PART",
    "PORT",
    "PREVIEW",
    "PURPOSES",
    "QUEUED_AGAIN",
    "SAVE",
    "SAVED",
    "SECRET",
    "SECRET_HINT",
    "SECURITY",
    "SENDER",
    "SEND_AGAIN",
    "SHIPPED",
    "SMS",
    "SMS_ON",
    "TAKEN_OFF",
    "TAKE_OFF",
    "TEST",
    "TESTED",
    "TEST_HINT",
    "TEST_TEXT",
    "TEST_TITLE",
    "TEST_TO",
    "TEXT_EN",
    "TEXT_ZH",
    "TITLE",
    "TITLE_EN",
    "TITLE_ZH",
    "VAULT",
    "WAYS_SAVED",
    "WHEN",
]

TITLE = Sentence(zh="消息", en="Messages")
PAGES: Mapping[str, Sentence] = {
    "templates": Sentence(zh="1 模板", en="1 Templates"),
    "queue": Sentence(zh="2 发送情况", en="2 Queue"),
    "ways": Sentence(zh="3 发送设置", en="3 Ways out"),
}
PURPOSES: Mapping[str, Sentence] = {
    "offer": Sentence(zh="营销", en="Offer"),
    "greeting": Sentence(zh="祝福", en="Greeting"),
    "service": Sentence(zh="服务", en="Service"),
}
CHANNELS: Mapping[str, Sentence] = {
    "sms": Sentence(zh="短信", en="Text message"),
    "email": Sentence(zh="邮件", en="E-mail"),
}

NEW = Sentence(zh="新建模板", en="New template")
SHIPPED = Sentence(zh="内置", en="As it shipped")
OWN = Sentence(zh="本店", en="Ours")
TITLE_ZH = Sentence(zh="标题（中文）", en="Title (Chinese)")
TITLE_EN = Sentence(zh="标题（英文）", en="Title (English)")
TEXT_ZH = Sentence(zh="内容（中文）", en="Text (Chinese)")
TEXT_EN = Sentence(zh="内容（英文）", en="Text (English)")
FIELDS = Sentence(zh="点一个字段，加在两种语言的末尾", en="Touch a field to add it at the end of both texts")
PREVIEW = Sentence(zh="预览", en="Preview")
FIND_MEMBER = Sentence(zh="用哪位会员预览", en="Preview for a member")
LENGTH = Sentence(
    zh="{signs} 字，短信 {parts} 条，{cost}", en="{signs} characters, text messages: {parts}, {cost}"
)
SAVE = Sentence(zh="保存", en="Save")
SAVED = Sentence(zh="已保存“{title}”", en="'{title}' is saved")
TAKE_OFF = Sentence(zh="移除", en="Take off")
TAKEN_OFF = Sentence(
    zh="已移除，内置模板恢复原样", en="Taken off; a template that shipped is as it was again"
)

COLUMNS = (
    Sentence(zh="时间", en="Time"),
    Sentence(zh="会员", en="Member"),
    Sentence(zh="方式", en="By"),
    Sentence(zh="标题", en="Title"),
    Sentence(zh="费用", en="Cost"),
)
PAGE = Sentence(zh="第 {page} 页，共 {pages} 页", en="Page {page} of {pages}")
NEWER = Sentence(zh="更新的", en="Newer")
OLDER = Sentence(zh="更早的", en="Older")
LISTED = Sentence(zh="{state} {count}", en="{state} {count}")
COST = Sentence(zh="近 30 天：{parts} 条，{cost}", en="Last 30 days: {parts} sent, {cost}")
EMPTY = Sentence(zh="这里没有消息", en="No message here")
EMPTY_TEACHING = Sentence(
    zh="活动或会员关怀写给会员的消息，都从这里发出。",
    en="What campaigns and care write to members leaves from here.",
)
CHOOSE = Sentence(zh="选一条消息", en="Choose a message")
CHOOSE_TEACHING = Sentence(
    zh="看它的内容、状态和原因。", en="Its text is shown here, how it stands, and why."
)
SEND_AGAIN = Sentence(zh="重新发送", en="Send again")
QUEUED_AGAIN = Sentence(zh="已重新排队", en="It waits to be sent again")
CALL_OFF = Sentence(zh="取消发送", en="Call off")
CALLED_OFF = Sentence(zh="已取消", en="It is called off")
NOTHING_LEAVES = Sentence(
    zh="还没有开通发送方式：消息只留存本机，不会发出。",
    en="No way out is set up yet: messages stay here, nothing leaves.",
)

SMS = Sentence(zh="短信", en="Text messages")
SMS_ON = Sentence(
    zh="通过短信接口或通知服务发出（关闭时只留存本机）",
    en="Send by a gateway or a service (off: they stay here)",
)
ADDRESS = Sentence(zh="接口地址，或通知服务", en="Address of the gateway, or a service")
ADDRESS_BRIEFLY = Sentence(zh="https://…，或 Apprise 服务地址", en="https://… or an Apprise address")
ADDRESS_HINT = Sentence(
    zh="https://…，或 Apprise 支持的服务地址，密钥和号码处写花括号括起来的 secret 和 to",
    en="https://…, or of a service that Apprise knows, with secret and to in curly brackets",
)
DOCUMENT = Sentence(zh="请求内容（JSON）", en="Request (JSON)")
AUTHORIZATION = Sentence(zh="Authorization 头", en="Authorization header")
GOOD = Sentence(zh="成功时回复中含有", en="What a good answer has in it")
PART = Sentence(zh="每条费用（分）", en="Cost of one (cents)")
SECRET = Sentence(zh="密钥或密码", en="Secret or password")
SECRET_HINT = Sentence(zh="不填则沿用原来的", en="Empty: as before")
EMAIL = Sentence(zh="邮件", en="E-mail")
EMAIL_ON = Sentence(
    zh="通过邮件服务器发出（关闭时只留存本机）", en="Send by a mail server (off: they stay here)"
)
HOST = Sentence(zh="服务器", en="Server")
PORT = Sentence(zh="端口", en="Port")
SECURITY: Mapping[str, Sentence] = {
    "tls": Sentence(zh="TLS 加密", en="TLS"),
    "starttls": Sentence(zh="STARTTLS 加密", en="STARTTLS"),
}
ACCOUNT = Sentence(zh="账号", en="Account")
SENDER = Sentence(zh="发件邮箱", en="Sent from")
WHEN = Sentence(zh="什么时候发", en="When they leave")
FIRST_HOUR = Sentence(zh="每天从（点）", en="From (hour)")
LAST_HOUR = Sentence(zh="到（点）", en="To (hour)")
OFFER_DAYS = Sentence(zh="营销消息间隔（天）", en="Days between offers")
WAYS_SAVED = Sentence(zh="设置已保存，从现在起生效", en="Saved; it counts from now on")
NOT_A_NUMBER = Sentence(
    zh="端口、费用、时间和天数都要是数字。请改正后再保存。",
    en="Port, cost, hours and days are numbers. Put them right and save again.",
)
VAULT = Sentence(
    zh="密钥无法保存：系统密钥库没有响应。请在“设备”的检查页看看，再保存一次。",
    en="The secret can't be kept: the keyring does not answer. See the check on the device page, then save again.",
)
TEST_TO = Sentence(zh="先发给自己试试：手机号或邮箱", en="Try it on yourself: number or address")
TEST_HINT = Sentence(zh="用已保存的设置", en="By what is saved")
TEST = Sentence(zh="发送测试", en="Send a test")
TEST_TITLE = Sentence(zh="测试", en="Test")
TEST_TEXT = Sentence(zh="【{shop}】这是一条测试消息。", en="[{shop}] This is a test.")
TESTED: Mapping[str, Sentence] = {
    "delivered": Sentence(
        zh="服务商已收下，请看手机或邮箱", en="The service took it; look at your phone or mailbox"
    ),
    "captured": Sentence(
        zh="这种方式还没有开通，测试消息没有发出", en="This way is not set up, so the test stayed here"
    ),
}
