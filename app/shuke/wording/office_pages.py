"""What head office's pages share: the menu, the frame, what was done, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "AS_IT_IS_NOW",
    "BACK",
    "BROKEN",
    "BUSY",
    "DONE",
    "EMPTY_NOW",
    "FORM_TOO_OLD",
    "GONE_MEANWHILE",
    "HOME",
    "LANGUAGES",
    "MENU",
    "NEXT",
    "NOT_DONE",
    "OFF",
    "ON",
    "SKIP",
    "THEME",
    "THEMES",
    "TITLES_OF_TROUBLE",
    "TO_BEGINNING",
    "TROUBLES",
    "WELCOME",
    "WHAT_YOU_MAY",
]

HOME = Sentence(zh="首页", en="Home")
MENU = Sentence(zh="菜单", en="Menu")
SKIP = Sentence(zh="跳到内容", en="Skip to content")
THEME = Sentence(zh="外观", en="Appearance")
THEMES: Mapping[str, Sentence] = {
    "system": Sentence(zh="跟随系统", en="As the system"),
    "light": Sentence(zh="浅色", en="Light"),
    "dark": Sentence(zh="深色", en="Dark"),
}
LANGUAGES: Mapping[str, str] = {"zh": "中文", "en": "English"}
WELCOME = Sentence(zh="{name}，您好", en="Welcome, {name}")
WHAT_YOU_MAY = Sentence(
    zh="您的角色在这里没有可用的页面。需要时请找管理员。",
    en="There is no page here for your role. Ask an administrator if you need one.",
)
BACK = Sentence(zh="返回", en="Back")
NEXT = Sentence(zh="下一页", en="Next page")
TO_BEGINNING = Sentence(zh="回到首页", en="Back to the first page")

AS_IT_IS_NOW = Sentence(zh="别人保存的，现在是", en="As somebody else saved it")
EMPTY_NOW = Sentence(zh="空着", en="empty")
ON = Sentence(zh="开启", en="on")
OFF = Sentence(zh="关闭", en="off")
GONE_MEANWHILE = Sentence(
    zh="您打开之后别人已经移除，没有保存。您填的都还在，需要的话可以存成新的。",
    en="Somebody else took this off after you opened it, so nothing was saved. What you typed still stands here: "
    "save it as a new one if you wish to.",
)

NOT_DONE = Sentence(zh="没有办成", en="Not done")
FORM_TOO_OLD = Sentence(
    zh="这个页面放得太久，或不是从这里打开的，没有改动。请返回再试一次。",
    en="This page is too old, or was not opened here; nothing was changed. Go back and try again.",
)
BUSY = Sentence(
    zh="总部正忙，没有改动。请稍后再试。",
    en="Head office is busy; nothing was changed. Try again in a moment.",
)
BROKEN = Sentence(
    zh="出了意外，没有改动。已记入总部日志，请告诉管理员发生的时间。",
    en="Something unexpected went wrong; nothing was changed. It is in head office's log: tell an administrator "
    "when.",
)
TITLES_OF_TROUBLE: Mapping[int, Sentence] = {
    403: Sentence(zh="不允许", en="Not allowed"),
    404: Sentence(zh="没有这个页面", en="No such page"),
    500: Sentence(zh="出了意外", en="Something went wrong"),
    503: Sentence(zh="正忙", en="Busy"),
}
TROUBLES: Mapping[int, Sentence] = {
    400: Sentence(
        zh="请求看不懂，没有改动。请返回再试。", en="That could not be read. Go back and try again."
    ),
    404: Sentence(
        zh="地址可能有误，或内容已不在。", en="The address may be wrong, or what was there is gone."
    ),
    413: Sentence(zh="内容太长，没有改动。请缩短后再试。", en="That is too long. Shorten it and try again."),
}
"""By status; 400 for any other."""

DONE: Mapping[str, Sentence] = {
    "password": Sentence(
        zh="密码已更换，其他设备已退出。", en="The password is changed; other devices are signed out."
    ),
}
"""By what a redirection says was done."""
