"""Signing in to head office's pages: fields, refusals, the authenticator, the lock."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "AGAIN",
    "CODE",
    "CODE_HINT",
    "CONFIRM_SECOND",
    "CONTINUE",
    "ENROL_SECOND",
    "ENROL_SECOND_HOW",
    "LEAVE",
    "LEAVE_EVERYWHERE",
    "LOCK",
    "LOCKED",
    "LOCKED_HOW",
    "LOGIN",
    "NEW_PASSWORD",
    "NEW_PASSWORD_HOW",
    "NOT_THE_SAME",
    "OWN",
    "OWN_HOW",
    "PASSWORD",
    "PASSWORD_FAULTS",
    "PLAIN_HTTP",
    "PRESENT_PASSWORD",
    "RECOVERY",
    "RECOVERY_HOW",
    "RECOVERY_SAVED",
    "SECOND",
    "SECOND_HOW",
    "SECRET_TYPED",
    "SECRET_WRONG",
    "SIGN_IN",
    "SIGN_IN_AGAIN",
    "TURNED",
    "UNLOCK",
]

SIGN_IN = Sentence(zh="登录总部", en="Sign in to head office")
LOGIN = Sentence(zh="登录名", en="Sign-in name")
PASSWORD = Sentence(zh="密码", en="Password")
CONTINUE = Sentence(zh="继续", en="Continue")
SIGN_IN_AGAIN = Sentence(zh="登录已结束，请重新登录。", en="You were signed out. Please sign in again.")
PLAIN_HTTP = Sentence(
    zh="这个地址没有加密，不能登录。请用 https:// 打开，或在总部这台电脑上打开。",
    en="This address is not encrypted, so nobody can sign in here. Open it with https://, or on head office's "
    "own machine.",
)

SECOND = Sentence(zh="两步验证", en="Second factor")
SECOND_HOW = Sentence(
    zh="请输入验证器显示的 6 位数字；手机不在身边时，输入一个恢复码。",
    en="Type the six digits your authenticator shows. Without your phone, type one of your recovery codes.",
)
CODE = Sentence(zh="验证码", en="Code")
CODE_HINT = Sentence(zh="6 位数字", en="Six digits")

NEW_PASSWORD = Sentence(zh="设置新密码", en="Choose a password")
NEW_PASSWORD_HOW = Sentence(
    zh="初始密码只能用一次。新密码至少 12 个字符，几个词连在一起最好记。",
    en="The first password is good once. Choose one of at least 12 characters; a few words are easiest to remember.",
)
AGAIN = Sentence(zh="再输入一次", en="Once more")
NOT_THE_SAME = Sentence(zh="两次输入的密码不一样。", en="The two passwords are not the same.")

ENROL_SECOND = Sentence(zh="设置验证器", en="Set up your authenticator")
ENROL_SECOND_HOW = Sentence(
    zh="用手机上的验证器应用扫这个码，再输入它显示的 6 位数字。",
    en="Scan this with the authenticator app on your phone, then type the six digits it shows.",
)
SECRET_TYPED = Sentence(zh="不能扫码时手工输入：", en="If you cannot scan, type this:")
CONFIRM_SECOND = Sentence(zh="确认", en="Confirm")

RECOVERY = Sentence(zh="恢复码", en="Recovery codes")
RECOVERY_HOW = Sentence(
    zh="手机丢失时，每个码可代替一次验证码。只显示这一次：请抄下或打印，和手机分开保管。",
    en="If you lose your phone, each of these stands in for one code. They are shown this once: "
    "write them down or print them, and keep them apart from the phone.",
)
RECOVERY_SAVED = Sentence(zh="已收好，进入", en="I have kept them")

LOCKED = Sentence(zh="已锁定", en="Locked")
LOCKED_HOW = Sentence(zh="{name}，输入密码继续。", en="{name}, type your password to go on.")
UNLOCK = Sentence(zh="解锁", en="Unlock")
LOCK = Sentence(zh="锁定", en="Lock")
LEAVE = Sentence(zh="退出登录", en="Sign out")
LEAVE_EVERYWHERE = Sentence(zh="在所有设备上退出", en="Sign out everywhere")
OWN = Sentence(zh="我的登录", en="My sign-in")
OWN_HOW = Sentence(
    zh="更换密码后，其他设备上的登录都会退出。", en="A new password signs every other device out."
)
PRESENT_PASSWORD = Sentence(zh="现在的密码", en="Present password")
SECRET_WRONG = Sentence(zh="密码不对，没有改动。", en="That is not the password; nothing was changed.")

TURNED: Mapping[str, Sentence] = {
    "too_often": Sentence(zh="试得太多了。请过 15 分钟再试。", en="Too many tries. Wait 15 minutes."),
    "wrong": Sentence(
        zh="登录名或密码不对。忘记了请找管理员重置。",
        en="That is not the name or not the password. If you forgot it, have an administrator reset it.",
    ),
    "wrong_code": Sentence(
        zh="验证码不对，或已经用过。请等下一个再输入。",
        en="That is not the code, or it was used already. Wait for the next one.",
    ),
    "over": Sentence(zh="登录已结束，请重新登录。", en="You were signed out. Please sign in again."),
}
"""By the value of `shuke.application.head_office.office_door.Turned`."""

PASSWORD_FAULTS: Mapping[str, Sentence] = {
    "short": Sentence(zh="密码太短，至少 12 个字符。", en="Too short: at least 12 characters."),
    "long": Sentence(zh="密码太长，至多 128 个字符。", en="Too long: at most 128 characters."),
    "few": Sentence(
        zh="重复太多，至少用 6 种不同的字符。", en="Too alike: use at least 6 different characters."
    ),
    "named": Sentence(zh="密码里不要写登录名。", en="Leave your sign-in name out of it."),
}
"""By the value of `shuke.domain.password.PasswordFault`."""
