"""Head office's pages of shops and of staff."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "ADDRESS",
    "ADD_PERSON",
    "ADD_SHOP",
    "ALL_SHOPS",
    "CLOSE_IT",
    "CLOSE_MEANS",
    "CODE",
    "CODE_HINT",
    "FROM_NOW",
    "LOCK",
    "LOCK_MEANS",
    "NAME",
    "NEW_PIN",
    "NEW_PIN_HINT",
    "NO_PIN",
    "NO_STAFF",
    "PERSON_NAME",
    "PERSON_STATES",
    "PIN",
    "PIN_AGAIN",
    "PIN_DIFFERS",
    "PIN_HOW",
    "PIN_SET",
    "ROLE",
    "SAVE",
    "SAVED",
    "SET_HERE",
    "SET_PIN",
    "SHOPS",
    "SHOP_STATES",
    "STAFF",
    "STATE",
    "TILLS",
    "WORKS_AT",
    "WORKS_AT_HOW",
]

SHOPS = Sentence(zh="门店", en="Shops")
ADD_SHOP = Sentence(zh="增加门店", en="Add a shop")
CODE = Sentence(zh="编号", en="Id")
CODE_HINT = Sentence(
    zh="例如 S02。以后不能改：收银台和小票都以它开头。",
    en="Such as S02. It stays for ever: tills and receipts begin with it.",
)
NAME = Sentence(zh="名称", en="Name")
ADDRESS = Sentence(
    zh="地址和电话（印在小票上，最多 4 行）", en="Address and phone, as receipts have it, 4 lines at most"
)
TILLS = Sentence(zh="收银台", en="Tills")
STATE = Sentence(zh="状态", en="State")
SHOP_STATES: Mapping[str, Sentence] = {
    "open": Sentence(zh="营业", en="open"),
    "closed": Sentence(zh="已关闭", en="closed"),
}
CLOSE_IT = Sentence(zh="关闭这家门店", en="This shop is closed")
CLOSE_MEANS = Sentence(
    zh="关闭后不能再接入收银台；账目和会员都保留。先停用它的收银台。",
    en="No till can join it any more; its books and its members stay. Revoke its tills first.",
)
SAVE = Sentence(zh="保存", en="Save")
SAVED = Sentence(zh="已保存，各收银台下次同步后收到。", en="Saved; every till has it with its next round.")
FROM_NOW = Sentence(zh="各收银台下次同步后生效。", en="It counts at every till from its next round on.")

STAFF = Sentence(zh="员工", en="Staff")
NO_STAFF = Sentence(
    zh="还没有员工。在这里增加，各收银台就会认识他们。",
    en="Nobody yet. Add somebody here, and every till knows them.",
)
ADD_PERSON = Sentence(zh="增加员工", en="Add somebody")
PERSON_NAME = Sentence(zh="姓名", en="Name")
ROLE = Sentence(zh="岗位", en="Role")
PERSON_STATES: Mapping[str, Sentence] = {
    "active": Sentence(zh="在职", en="works here"),
    "locked": Sentence(zh="已停用", en="locked out"),
}
WORKS_AT = Sentence(zh="工作门店", en="Works at")
ALL_SHOPS = Sentence(zh="全部门店", en="every shop")
WORKS_AT_HOW = Sentence(
    zh="都不选，就是全部门店。不在名单上的门店，收银台不让登录，也不能授权。",
    en="None ticked: every shop. At other shops' tills nobody signs in or approves by this name.",
)
LOCK = Sentence(zh="停用：不能再登录", en="Locked out: may not sign in")
LOCK_MEANS = Sentence(
    zh="总部网页立刻失效；各收银台下次同步后生效。",
    en="At once on these pages; at each till with its next round.",
)
PIN = Sentence(zh="登录 PIN", en="PIN")
SET_HERE = Sentence(zh="由总部设置", en="set here")
NO_PIN = Sentence(zh="只在本人的收银台上", en="at one till alone")
NEW_PIN = Sentence(zh="新 PIN", en="New PIN")
NEW_PIN_HINT = Sentence(zh="4 到 8 位数字。可以先不填。", en="4 to 8 digits. May be left for later.")
PIN_AGAIN = Sentence(zh="再输入一次", en="Once more")
PIN_HOW = Sentence(
    zh="请本人输入。新 PIN 在每台收银台下次同步后生效，旧的随即作废。",
    en="Let them type it themselves. It counts at each till from its next round on, and the old one no longer.",
)
PIN_DIFFERS = Sentence(zh="两次输入的 PIN 不一样，没有改动。", en="The two PINs differ; nothing was changed.")
SET_PIN = Sentence(zh="设置 PIN", en="Set the PIN")
PIN_SET = Sentence(
    zh="PIN 已设置，各收银台下次同步后生效。", en="The PIN is set; each till has it with its next round."
)
