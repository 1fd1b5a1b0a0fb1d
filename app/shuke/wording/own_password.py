"""The optional password of a member's own page."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "AGAIN",
    "BY_PASSWORD",
    "BY_PASSWORD_HOW",
    "CHANGED_MEANWHILE",
    "DIFFERS",
    "ENTER",
    "FAULTS",
    "FORGOTTEN",
    "FORMER",
    "HAS",
    "HAS_NONE",
    "HOW",
    "NEW",
    "NOT_IN",
    "PASSWORD",
    "REMOVE",
    "REMOVED",
    "SET",
    "SET_DONE",
    "WHO",
    "WHO_HINT",
]

PASSWORD = Sentence(zh="密码", en="Password")
HOW = Sentence(
    zh="密码不是必须的。设了以后，换手机时用手机号和密码就能打开；不设就用门店打印的开通码。",
    en="A password is up to you. With one, your phone number and the password open this page on a new telephone; "
    "without, a code that a shop prints does.",
)
HAS = Sentence(zh="您设了密码。", en="You have a password.")
HAS_NONE = Sentence(zh="您没有设密码。", en="You have no password.")
FORMER = Sentence(zh="现在的密码", en="Your present password")
NEW = Sentence(zh="新密码（至少 8 个字符）", en="New password (at least 8 characters)")
AGAIN = Sentence(zh="再输入一次", en="Once more")
SET = Sentence(zh="保存密码", en="Save the password")
SET_DONE = Sentence(
    zh="密码已保存，其他手机都已退出。", en="The password is saved, and other telephones are signed out."
)
REMOVE = Sentence(zh="不再用密码", en="Do without a password")
REMOVED = Sentence(
    zh="密码已删除，其他手机都已退出。", en="The password is gone, and other telephones are signed out."
)
FORGOTTEN = Sentence(
    zh="忘了密码？到店凭证件打印开通码，打开后 15 分钟内可以直接设新密码。",
    en="Forgotten? A shop prints you a code against a document; for 15 minutes after opening it a new password is "
    "set without the former one.",
)
DIFFERS = Sentence(zh="两次输入的密码不一样，没有改动。", en="The two differ; nothing was changed.")
CHANGED_MEANWHILE = Sentence(
    zh="密码刚在另一部手机上改过，没有改动。请重新打开本页。",
    en="It was changed on another telephone just now, so nothing was done. Open this page again.",
)
FAULTS: Mapping[str, Sentence] = {
    "short": Sentence(zh="密码太短，至少 8 个字符。", en="Too short: at least 8 characters."),
    "long": Sentence(zh="密码太长，至多 128 个字符。", en="Too long: at most 128 characters."),
    "few": Sentence(
        zh="重复太多，至少用 6 种不同的字符。", en="Too alike: use at least 6 different characters."
    ),
    "named": Sentence(zh="密码里不要有会员号。", en="Leave your member number out of it."),
}
"""By `shuke.domain.password.PasswordFault`."""

BY_PASSWORD = Sentence(zh="用密码登录", en="Sign in by password")
BY_PASSWORD_HOW = Sentence(
    zh="只有以前在自己的页面上设过密码，才能这样登录。",
    en="Only if you chose a password on your own page before.",
)
WHO = Sentence(zh="手机号或会员号", en="Phone or member number")
WHO_HINT = Sentence(zh="例如 138 0013 8000", en="For example 138 0013 8000")
ENTER = Sentence(zh="登录", en="Sign in")
NOT_IN: Mapping[str, Sentence] = {
    "wrong": Sentence(
        zh="号码和密码对不上，或没有设过密码。请核对，或用门店打印的开通码。",
        en="Number and password do not belong together, or no password was ever set. Check them, or use a code "
        "that a shop prints.",
    ),
    "too_often": Sentence(
        zh="试得太多了。请过 15 分钟再试，或用门店打印的开通码。",
        en="Tried too often. Wait 15 minutes, or use a code that a shop prints.",
    ),
}
"""By `shuke.application.head_office.member_passwords.NotIn`."""
