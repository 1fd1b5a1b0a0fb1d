"""A member's own pages on the telephone: the frame, coming in, the code, what one has, what happened."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "AS_KEPT",
    "BROKEN",
    "CODE",
    "CODE_LEFT",
    "CODE_NAME",
    "CODE_NO_SCRIPT",
    "CODE_OVER",
    "CODE_SHOW",
    "CODE_WAIT",
    "COPIED",
    "COPY",
    "COUPONS",
    "COUPONS_NONE",
    "END",
    "HISTORY",
    "HISTORY_NONE",
    "HOLDINGS",
    "HOLDINGS_NONE",
    "LAPSES_SOON",
    "LEAVE",
    "LEAVE_HOW",
    "LINK",
    "LINK_HINT",
    "LOOK",
    "MOVE",
    "MOVE_HOW",
    "MOVE_LINK",
    "MOVE_MAKE",
    "NAMELESS",
    "NEVER",
    "NO_SCRIPT_DRAW",
    "NUMBER",
    "OFFLINE",
    "OFFLINE_HOW",
    "OLDER",
    "OPEN",
    "OPEN_HOW",
    "OPEN_NOW",
    "OUTLOOK",
    "OWN",
    "POINTS",
    "PRIZES",
    "PRIZES_NONE",
    "PRIZES_WAIT",
    "PRIZE_CODE",
    "PRIZE_SHOP",
    "SEEN",
    "SHORT_CODE",
    "SIGN_IN",
    "SIGN_IN_AGAIN",
    "SIGN_IN_HOW",
    "STAMPS",
    "STORED_VALUE",
    "TELEPHONE",
    "TELEPHONES",
    "TELEPHONES_HOW",
    "TELEPHONE_GONE",
    "TELEPHONE_HINT",
    "THEMES",
    "THIS_ONE",
    "TOO_OFTEN",
    "TO_OTHER_LANGUAGE",
    "UNTIL",
    "WHY",
]

CODE = Sentence(zh="会员码", en="My code")
HOLDINGS = Sentence(zh="权益", en="Wallet")
HISTORY = Sentence(zh="记录", en="History")
OWN = Sentence(zh="我的", en="Me")

# the frame

AS_KEPT = Sentence(
    zh="没有网络。这是 {time} 时的情况，会员码照常可用；其他操作请联网后再试。",
    en="No network. This is how it stood at {time}. Your code works all the same; everything else needs a network.",
)
OFFLINE = Sentence(zh="没有网络", en="No network")
OFFLINE_HOW = Sentence(
    zh="这一页还没有在这部手机上打开过。请联网后再打开；会员码在首页，没有网络也能出示。",
    en="This page was never opened on this telephone. Open it with a network; your code is on the first page and "
    "works without one.",
)
BROKEN = Sentence(
    zh="出了意外，没有改动。请稍后再试；再次出现时请告诉店员。",
    en="Something went wrong; nothing was changed. Try again later, and tell the staff if it happens again.",
)
TOO_OFTEN = Sentence(zh="打开得太频繁。请十分钟后再试。", en="Asked too often. Try again in ten minutes.")
LOOK = Sentence(zh="语言和外观", en="Language and appearance")
THEMES: Mapping[str, Sentence] = {
    "system": Sentence(zh="跟随手机", en="As the telephone"),
    "light": Sentence(zh="浅色", en="Light"),
    "dark": Sentence(zh="深色", en="Dark"),
}
TO_OTHER_LANGUAGE: Mapping[str, str] = {"zh": "English", "en": "中文"}

# coming in

SIGN_IN = Sentence(zh="打开会员页", en="Open your page")
SIGN_IN_HOW = Sentence(
    zh="请在门店收银台出示证件，让店员打印登录码，再用手机相机扫码。也可以把登录链接粘贴在下面。",
    en="Show a document at a shop's till and have a code printed; scan it with this telephone's camera. Or paste the "
    "link here.",
)
SIGN_IN_AGAIN = Sentence(
    zh="这部手机没有登录，或已经退出。", en="This telephone is not signed in, or no longer."
)
LINK = Sentence(zh="登录链接", en="Link")
LINK_HINT = Sentence(zh="以 /M/ 加一串大写字母的链接", en="It has /M/ and a row of capital letters in it")
OPEN = Sentence(zh="在这部手机上打开", en="Open on this telephone")
OPEN_HOW = Sentence(
    zh="打开后，这部手机可以出示会员码、看余额和券。登录码只能用一次，请勿在别人的手机上打开。",
    en="This telephone will show your code, your balances and your coupons. The link is good once: do not open it on "
    "somebody else's.",
)
OPEN_NOW = Sentence(zh="打开", en="Open")
TELEPHONE = Sentence(zh="这部手机的名字", en="What this telephone is called")
TELEPHONE_HINT = Sentence(
    zh="有几部手机时用来分辨，可以空着", en="To tell several apart; it may be left empty"
)

# the code

CODE_NAME = Sentence(zh="会员码，请收银员扫描", en="Your code, for the cashier to scan")
CODE_SHOW = Sentence(zh="请收银员扫描", en="Have the cashier scan it")
CODE_LEFT = Sentence(zh="秒后换新码", en="seconds to the next one")
CODE_WAIT = Sentence(zh="正在准备会员码…", en="Making your code …")
CODE_OVER = Sentence(
    zh="会员码用完了。请联网打开一次本页，就能再用一天；现在可以向收银员报手机号或卡号。",
    en="There are no codes left. Open this page with a network once, and they last another day; for now tell the "
    "cashier your phone or card number.",
)
CODE_NO_SCRIPT = Sentence(
    zh="会员码在本页内生成，请允许脚本；或向收银员报卡号 {number}。",
    en="The code is made in this page: please allow its script, or tell the cashier your number, {number}.",
)
NO_SCRIPT_DRAW = Sentence(
    zh="请允许脚本，才能画出二维码。", en="Allow the page's script to have the code drawn."
)
NUMBER = Sentence(zh="卡号 {number}", en="Number {number}")

# what one has

POINTS = Sentence(zh="积分", en="Points")
STORED_VALUE = Sentence(zh="储值", en="Stored value")
STAMPS = Sentence(zh="集章", en="Stamps")
COUPONS = Sentence(zh="优惠券", en="Coupons")
COUPONS_NONE = Sentence(
    zh="现在没有优惠券。生日、升级、活动时会送到这里。",
    en="No coupons now. Birthdays, new tiers and campaigns bring them.",
)
PRIZES = Sentence(zh="奖品", en="Prizes")
PRIZES_NONE = Sentence(zh="没有待领的奖品。", en="No prizes wait for you.")
PRIZES_WAIT = Sentence(zh="{count} 件奖品待领", en="{count} prizes wait for you")
PRIZE_CODE = Sentence(zh="{thing}的领奖码", en="Code for {thing}")
PRIZE_SHOP = Sentence(zh="只在{shop}领取", en="Only at {shop}")
SHORT_CODE = Sentence(zh="短码 {code}", en="Short code {code}")
HOLDINGS_NONE = Sentence(
    zh="还没有积分和储值。下次消费出示会员码，就会记在这里。",
    en="No points and no stored value yet. Show your code with the next purchase.",
)
LAPSES_SOON = Sentence(zh="{amount} {what}到 {day} 为止", en="{amount} {what} until {day}")
UNTIL = Sentence(zh="有效期至 {day}", en="until {day}")
NEVER = Sentence(zh="长期有效", en="does not lapse")
OUTLOOK = Sentence(zh="一年展望", en="A year from now")

# what happened

HISTORY_NONE = Sentence(
    zh="还没有记录。每次消费、充值、领券都会写在这里，并说明依据的规则。",
    en="Nothing yet. Every purchase, top-up and coupon will stand here, with the rule behind it.",
)
WHY = Sentence(zh="为什么", en="Why")
OLDER = Sentence(zh="更早的记录", en="Older")

# telephones

TELEPHONES = Sentence(zh="手机与登录", en="Telephones")
TELEPHONES_HOW = Sentence(
    zh="这些手机能打开您的会员页。手机丢了，请在这里退出它；它最多还能出示一天会员码，请同时到门店挂失。",
    en="These telephones show your page. Sign out one that you lost; it can still show codes for a day at most, so "
    "report it at a shop, too.",
)
THIS_ONE = Sentence(zh="这部手机", en="this one")
NAMELESS = Sentence(zh="未命名的手机", en="a telephone without a name")
SEEN = Sentence(zh="最近使用 {time}", en="last used {time}")
END = Sentence(zh="退出", en="Sign out")
TELEPHONE_GONE = Sentence(zh="那部手机已经退出。", en="That telephone is signed out already.")
MOVE = Sentence(zh="换到新手机", en="Move to another telephone")
MOVE_HOW = Sentence(
    zh="生成一个登录码，用新手机的相机扫一次。{minutes} 分钟内有效；新手机登录后，这部手机自动退出。",
    en="Makes a code for the new telephone's camera, good for {minutes} minutes. As soon as it is used, this "
    "telephone is signed out.",
)
MOVE_MAKE = Sentence(zh="生成登录码", en="Make a code")
MOVE_LINK = Sentence(zh="新手机的登录码", en="Code for the new telephone")
COPY = Sentence(zh="复制链接", en="Copy the link")
COPIED = Sentence(zh="已复制", en="Copied")
LEAVE = Sentence(zh="退出登录", en="Sign out")
LEAVE_HOW = Sentence(
    zh="退出后，这部手机上的会员码和余额全部清除；再次打开要重新打印登录码。",
    en="Everything of yours goes from this telephone; to open it again have a new code printed.",
)
