"""Messages on head office's pages; the words of the till's window are used where they fit."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "AGAIN_NOW",
    "FIELD",
    "FIELDS",
    "FOR_MEMBER",
    "FOR_MEMBER_HINT",
    "HERE",
    "LANGUAGE",
    "LANGUAGES",
    "LEAVES_FROM_HERE",
    "LOOK",
    "NO_SAMPLE",
    "OFF_NOW",
    "PURPOSE",
    "QUEUE",
    "SAVED_NOW",
    "SHOW_TEXT",
    "STATE",
    "TEMPLATES",
    "TEXTS_OF",
    "VAULT",
    "WAYS",
    "WAYS_NOW",
    "WHOSE",
]

TEMPLATES = Sentence(zh="模板", en="Templates")
QUEUE = Sentence(zh="发送情况", en="Queue")
WAYS = Sentence(zh="发送设置", en="Ways out")
WHOSE = Sentence(zh="来源", en="Origin")
PURPOSE = Sentence(zh="用途", en="Purpose")
FIELDS = Sentence(
    zh="可以写这些字段，两种语言要一样：{fields}",
    en="Fields to use, the same ones in both languages: {fields}",
)
FIELD = Sentence(zh="{place} {name}", en="{place} {name}")
LOOK = Sentence(zh="预览", en="Preview")
FOR_MEMBER = Sentence(zh="用哪位会员预览（会员号或卡号）", en="For which member (number or card)")
FOR_MEMBER_HINT = Sentence(zh="空着用示例；姓名会遮掩", en="Empty: a sample; names are masked")
TEXTS_OF = {"zh": Sentence(zh="中文", en="Chinese"), "en": Sentence(zh="英文", en="English")}
NO_SAMPLE = Sentence(zh="改正后就能预览。", en="Put it right to see the preview.")
SAVED_NOW = Sentence(zh="已保存，会同步到各收银台。", en="Saved; every till is told.")
OFF_NOW = Sentence(
    zh="已移除，内置模板恢复原样。", en="Taken off; a template that shipped is as it was again."
)
STATE = Sentence(zh="状态", en="State")
HERE = Sentence(
    zh="总部发出的消息；各收银台自己发的看收银台。",
    en="What head office sends; what tills send stands there.",
)
SHOW_TEXT = Sentence(zh="内容", en="Text")
AGAIN_NOW = Sentence(zh="已重新排队。", en="It waits to be sent again.")
LANGUAGE = Sentence(zh="给会员写哪种语言", en="Language in which members are written to")
LANGUAGES = {"zh": Sentence(zh="中文", en="Chinese"), "en": Sentence(zh="英文", en="English")}
LEAVES_FROM_HERE = Sentence(
    zh="总部给全连锁会员发消息用这里的设置，各收银台各有自己的。",
    en="Head office writes to members of all shops by these; each till has its own.",
)
WAYS_NOW = Sentence(zh="设置已保存，一分钟内生效。", en="Saved; it counts within a minute.")
VAULT = Sentence(
    zh="密钥无法保存：服务器的密钥库没有响应。请查看服务器日志后再保存。",
    en="The secret can't be kept: the server's vault does not answer. Look at its log, then save again.",
)
