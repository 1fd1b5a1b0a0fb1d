"""What `shuke headoffice account` says."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ACCOUNT",
    "CLOSED",
    "HAS_SECOND",
    "LOGIN_TAKEN",
    "LOGIN_WRONG",
    "MADE",
    "NOBODY_YET",
    "NO_ACCOUNT",
    "NO_SECOND",
    "WHO",
]

ACCOUNT = Sentence(zh="{login} · {name} · {role} · {state}", en="{login} · {name} · {role} · {state}")
HAS_SECOND = Sentence(zh="已设两步验证", en="second factor set")
NO_SECOND = Sentence(zh="还没登录过", en="not signed in yet")
NOBODY_YET = Sentence(
    zh="还没有账号。用 --login 和 --name 新建第一个。",
    en="No account yet. Make the first with --login and --name.",
)
MADE = Sentence(
    zh="{name} 用登录名 {login} 登录总部网页。初始密码只显示这一次，首次登录时更换：",
    en="{name} signs in to head office's pages as {login}. This password is shown once and changed at first sign-in:",
)
CLOSED = Sentence(
    zh="{login} 已关闭，打开的网页也已退出。", en="{login} is closed, and its browsers are out."
)
NO_ACCOUNT = Sentence(
    zh="没有登录名 {login}，没有改动。", en="Nobody signs in as {login}; nothing was changed."
)
LOGIN_TAKEN = Sentence(
    zh="登录名 {login} 或这位员工已有账号，没有改动。",
    en="{login} is taken, or this person has an account; nothing was changed.",
)
LOGIN_WRONG = Sentence(
    zh="登录名 {login} 不行：用 2 到 64 个小写字母、数字、点或横线，没有改动。",
    en="Nobody can sign in as {login}: 2 to 64 small letters, digits, dots or dashes. Nothing was changed.",
)
WHO = Sentence(
    zh="请给出 --staff（已有员工）或 --name（新员工）。",
    en="Say who: --staff for somebody known, --name for somebody new.",
)
