"""The first-start wizard, page by page."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ADDRESS_LINE",
    "ADMINISTRATOR",
    "BACK",
    "CHANGE",
    "CODE",
    "CODE_HINT",
    "CODE_MISSING",
    "CONNECTIONS",
    "CURRENCIES",
    "CURRENCY",
    "DEFAULT_ADMINISTRATOR",
    "FINISH",
    "HEAD_OFFICE_ADDRESS",
    "HEAD_OFFICE_ADDRESS_MISSING",
    "HEAD_OFFICE_ADDRESS_WRONG",
    "JOIN",
    "JOIN_DETAIL",
    "LANGUAGES",
    "NAME_MISSING",
    "NEXT",
    "NO_PROGRAMMES",
    "OPENING_SHOP",
    "PAGES",
    "PAGE_TEACHING",
    "PDF_FAILED",
    "PDF_FILE",
    "PDF_SAVED",
    "PIN",
    "PIN_AGAIN",
    "PIN_AGAIN_DIFFERS",
    "PIN_HINT",
    "PRINTER_ADDRESSES",
    "PRINTER_ADDRESS_HINTS",
    "PRINTER_ADDRESS_MISSING",
    "PRINTER_CONNECTION",
    "PRINTER_MODEL",
    "PRINT_SHEET",
    "PROGRAMME_MISSING",
    "SAVE_SHEET",
    "SECURED",
    "SECURED_MISSING",
    "SHEET_PRINTED",
    "SHOP_NAME",
    "SHOP_NAME_HINT",
    "SHOP_NAME_MISSING",
    "STAND_ALONE",
    "STAND_ALONE_DETAIL",
    "STEP",
    "SUMMARY_HEAD_OFFICE",
    "SUMMARY_LANGUAGE",
    "SUMMARY_PRINTER_LINE",
    "SUMMARY_RECOVERY",
    "SUMMARY_RECOVERY_DONE",
    "SUMMARY_SHOP_LINE",
    "TEST_PAGE",
    "TEST_PAGE_SENT",
    "TEST_PAGE_SENT_VIRTUAL",
    "TEST_PRINTING",
    "TOO_LONG",
    "WELCOME",
    "YOUR_NAME",
]

WELCOME = Sentence(zh="首次启动", en="First start")
STEP = Sentence(zh="第 {at} 步，共 {of} 步", en="Step {at} of {of}")
NEXT = Sentence(zh="下一步", en="Next")
BACK = Sentence(zh="上一步", en="Back")
CHANGE = Sentence(zh="修改", en="Change")
FINISH = Sentence(zh="开店", en="Open the shop")
OPENING_SHOP = Sentence(zh="正在开店…", en="Opening the shop …")

PAGES = {
    "language": Sentence(zh="语言", en="Language"),
    "head_office": Sentence(zh="总部", en="Head office"),
    "shop": Sentence(zh="门店与币种", en="Shop and currency"),
    "programme": Sentence(zh="会员方案", en="Programme"),
    "administrator": Sentence(zh="管理员", en="Administrator"),
    "printer": Sentence(zh="小票打印机", en="Receipt printer"),
    "recovery": Sentence(zh="恢复密钥", en="Recovery key"),
    "summary": Sentence(zh="核对", en="Review"),
}
"""By the value of `shuke.presenters.first_start.Page`."""

PAGE_TEACHING = {
    "language": Sentence(
        zh="收银台和小票默认用这种语言，之后随时可以切换。",
        en="The till and its receipts speak it from now on. You can switch at any time.",
    ),
    "head_office": Sentence(
        zh="单店自己就是总部；连锁门店填总部地址和一次性代码，门店和会员方案由总部带来。",
        en="A single shop is its own head office. In a chain, head office brings the shop and the programme.",
    ),
    "shop": Sentence(
        zh="店名和地址印在每张小票的开头，以后可以修改。币种开店后不能更改。",
        en="Name and address head every receipt and can be changed later. The currency stays once the shop is open.",
    ),
    "programme": Sentence(
        zh="会员方案决定等级、积分和优惠。选最接近的一个，以后可以修改或更换。",
        en="It decides tiers, points and privileges. Take the nearest; it can be changed or replaced later.",
    ),
    "administrator": Sentence(
        zh="管理员添加员工、修改设置。PIN 只有本人知道，熟客也无法查看。",
        en="The administrator adds staff and changes settings. Nobody else knows the PIN, Shuke included.",
    ),
    "printer": Sentence(
        zh="没有打印机也可以开店：虚拟打印机把小票显示在屏幕上，并存为图片。",
        en="No printer yet? The virtual one shows receipts on the screen and keeps them as pictures.",
    ),
    "recovery": Sentence(
        zh="电脑坏了，或管理员忘记 PIN 时，只有它能打开备份。它只在这里出现一次。",
        en="When the computer breaks or the PIN is forgotten, this alone opens the backup. It is shown only here.",
    ),
    "summary": Sentence(
        zh="核对无误就可以开店。点任意一项可以回去修改。",
        en="If all is right, open the shop. Choose any line to go back and change it.",
    ),
}

LANGUAGES = {"zh": "简体中文", "en": "English"}
"""Each in its own words: the same in every language."""

STAND_ALONE = Sentence(zh="单店", en="A single shop")
STAND_ALONE_DETAIL = Sentence(
    zh="不需要网络，以后也能加入总部", en="Needs no network; it may join a head office later"
)
JOIN = Sentence(zh="加入连锁总部", en="Join a chain's head office")
JOIN_DETAIL = Sentence(zh="需要总部地址和一次性代码", en="With its address and a one-time code")
HEAD_OFFICE_ADDRESS = Sentence(zh="总部地址", en="Address of head office")
CODE = Sentence(zh="一次性代码", en="One-time code")
CODE_HINT = Sentence(zh="由总部生成，只能用一次", en="Head office makes it; it works once")
HEAD_OFFICE_ADDRESS_MISSING = Sentence(
    zh="请填写总部给的地址。", en="Type the address that head office gave you."
)
HEAD_OFFICE_ADDRESS_WRONG = Sentence(
    zh="地址应以 https:// 或 http:// 开头，如 https://shuke.example.com。",
    en="An address begins with https:// or http://, like https://shuke.example.com.",
)
CODE_MISSING = Sentence(
    zh="请填写总部给的一次性代码。", en="Type the one-time code that head office gave you."
)

SHOP_NAME = Sentence(zh="店名", en="Shop name")
SHOP_NAME_HINT = Sentence(zh="如：茗香茶庄·湖滨店", en="e.g. The Tea House, Lakeside")
SHOP_NAME_MISSING = Sentence(
    zh="请填写店名，小票上要印。", en="Type the shop's name; every receipt shows it."
)
ADDRESS_LINE = Sentence(zh="地址第 {number} 行（可不填）", en="Address, line {number} (may stay empty)")
TOO_LONG = Sentence(
    zh="太长了：最多 {most} 个字，现在 {now} 个。", en="Too long: at most {most} characters, now {now}."
)
CURRENCY = Sentence(zh="币种", en="Currency")
CURRENCIES = {
    "CNY": Sentence(zh="人民币", en="Chinese yuan"),
    "HKD": Sentence(zh="港元", en="Hong Kong dollar"),
    "MOP": Sentence(zh="澳门元", en="Macanese pataca"),
    "TWD": Sentence(zh="新台币", en="New Taiwan dollar"),
    "SGD": Sentence(zh="新加坡元", en="Singapore dollar"),
    "USD": Sentence(zh="美元", en="US dollar"),
    "EUR": Sentence(zh="欧元", en="Euro"),
}

PROGRAMME_MISSING = Sentence(zh="请选择一个会员方案。", en="Choose a programme.")
NO_PROGRAMMES = Sentence(
    zh="没有找到会员方案文件，安装可能不完整。请重新安装熟客。",
    en="No programmes were found; the installation may be incomplete. Install Shuke again.",
)

ADMINISTRATOR = Sentence(zh="管理员", en="Administrator")
YOUR_NAME = Sentence(zh="姓名", en="Name")
DEFAULT_ADMINISTRATOR = Sentence(zh="店长", en="Owner")
NAME_MISSING = Sentence(zh="请填写姓名，登录时要选。", en="Type a name; it is chosen when signing in.")
PIN = Sentence(zh="PIN", en="PIN")
PIN_HINT = Sentence(zh="4 到 8 位数字", en="4 to 8 digits")
PIN_AGAIN = Sentence(zh="再输入一次 PIN", en="The PIN once more")
PIN_AGAIN_DIFFERS = Sentence(
    zh="两次输入的 PIN 不一样，请再输入一次。", en="The two PINs differ; type it once more."
)

PRINTER_CONNECTION = Sentence(zh="怎样连接", en="How it is connected")
PRINTER_MODEL = Sentence(zh="型号与纸宽", en="Model and paper")
CONNECTIONS = {
    "virtual": Sentence(zh="虚拟打印机", en="Virtual printer"),
    "network": Sentence(zh="网络", en="Network"),
    "usb": Sentence(zh="USB", en="USB"),
    "serial": Sentence(zh="串口", en="Serial"),
    "spooler": Sentence(zh="系统打印队列", en="System queue"),
    "file": Sentence(zh="设备文件", en="Device file"),
}
"""By the value of `shuke.presenters.first_start.Connection`."""
PRINTER_ADDRESSES = {
    "network": Sentence(
        zh="打印机地址（端口默认 9100）", en="Address of the printer (port 9100 unless given)"
    ),
    "usb": Sentence(zh="USB 编号", en="USB ids"),
    "serial": Sentence(zh="串口名", en="Serial port"),
    "spooler": Sentence(zh="打印机名称", en="Name of the printer"),
    "file": Sentence(zh="设备文件", en="Device file"),
}
PRINTER_ADDRESS_HINTS = {
    "network": "192.168.1.100",
    "usb": "04b8:0e15",
    "serial": "COM3 · /dev/ttyUSB0",
    "spooler": "XP-80",
    "file": "/dev/usb/lp0",
}
PRINTER_ADDRESS_MISSING = Sentence(
    zh="请填写打印机在哪里，或改用虚拟打印机。", en="Say where the printer is, or take the virtual one."
)
TEST_PAGE = Sentence(zh="打印测试页", en="Print a test page")
TEST_PRINTING = Sentence(zh="正在打印测试页…", en="Printing a test page …")
TEST_PAGE_SENT = Sentence(
    zh="测试页已送出。纸上的字清楚、不缺边，就可以继续。",
    en="The test page was sent. If it is clear and nothing is cut off, go on.",
)
TEST_PAGE_SENT_VIRTUAL = Sentence(
    zh="虚拟打印机已“打印”测试页，并存为图片。",
    en="The virtual printer printed the page and kept it as a picture.",
)

PRINT_SHEET = Sentence(zh="打印恢复单", en="Print the sheet")
SAVE_SHEET = Sentence(zh="存为 PDF", en="Save as PDF")
PDF_FILE = Sentence(zh="熟客恢复单.pdf", en="Shuke recovery sheet.pdf")
PDF_SAVED = Sentence(
    zh="已存为 {file}。请存到U盘并打印，然后从电脑上删除。",
    en="Saved as {file}. Keep it on a stick and on paper, then delete it from this computer.",
)
PDF_FAILED = Sentence(
    zh="没能存到 {file}（{reason}）。请换一个位置再存。",
    en="{file} could not be saved ({reason}). Choose another place.",
)
SHEET_PRINTED = Sentence(
    zh="恢复单已送到打印机。请核对后锁好。",
    en="The sheet was sent to the printer. Check it, then lock it away.",
)
SECURED = Sentence(
    zh="我已打印或抄下全部 8 组，并会与电脑分开保管。",
    en="I printed or copied all eight groups and will keep them apart from the computer.",
)
SECURED_MISSING = Sentence(
    zh="请先打印或抄下恢复密钥，再勾选确认：以后再也看不到它。",
    en="Print or copy the key first, then tick the box: it can not be shown again.",
)

SUMMARY_LANGUAGE = Sentence(zh="语言", en="Language")
SUMMARY_HEAD_OFFICE = Sentence(zh="总部", en="Head office")
SUMMARY_RECOVERY = Sentence(zh="恢复密钥", en="Recovery key")
SUMMARY_RECOVERY_DONE = Sentence(zh="已打印或抄下", en="printed or copied")
SUMMARY_SHOP_LINE = Sentence(zh="{shop}（{currency}）", en="{shop} ({currency})")
SUMMARY_PRINTER_LINE = Sentence(zh="{where}，{model}", en="{where}, {model}")
