"""What belongs to this machine: printer, camera, hand scanner, head office, languages and look."""

from __future__ import annotations

from shuke.wording import customer_display, receipt_design
from shuke.wording.leading import LEAD, TEACHING
from shuke.wording.sentence import Sentence

__all__ = [
    "ADDRESS",
    "ALONE",
    "ALONE_TEACHING",
    "CAMERA_ADDRESSES",
    "CAMERA_FOCUS",
    "CAMERA_HINTS",
    "CAMERA_KINDS",
    "CAMERA_LIGHT",
    "CAMERA_MISSING",
    "CAMERA_NOW",
    "CAMERA_NUMBER",
    "CAMERA_PREVIEW_OFF",
    "CAMERA_PREVIEW_ON",
    "CAMERA_READ",
    "CAMERA_STANDING",
    "CAMERA_TAKEN",
    "CAMERA_WRONG",
    "CONTACTS",
    "DEVICES",
    "DOCUMENTS",
    "FINDING_PRINTERS",
    "FIND_PRINTERS",
    "FOUND_NONE",
    "FOUND_UNKNOWN",
    "GIVEN_UP",
    "GIVE_UP",
    "HEAD_OFFICE_ADDRESS",
    "HEAD_OFFICE_NAME",
    "JOIN",
    "JOINED",
    "JOINING",
    "JOIN_BY_ADMINISTRATOR",
    "JOIN_CODE",
    "JOIN_TEACHING",
    "KEY_WISHED",
    "LAST_CONTACT",
    "LOOKS",
    "LOOK_TITLE",
    "NEVER",
    "OTHER_PRINTER",
    "OWN_KEY",
    "PAGES",
    "PAGE_TEACHING",
    "PRINTER_ADDRESS_WRONG",
    "PRINTER_AT",
    "PRINTER_NOW",
    "PRINTER_TAKEN",
    "PRINT_AGAIN",
    "QUEUE",
    "QUEUE_EMPTY",
    "QUEUE_EMPTY_TEACHING",
    "QUEUE_WAITS",
    "RECEIPT_LANGUAGE",
    "RENEWING_KEY",
    "RENEW_KEY",
    "SCANNER_AROUND",
    "SCANNER_AWAY",
    "SCANNER_BEST",
    "SCANNER_BY_HAND",
    "SCANNER_CHARACTERS",
    "SCANNER_FIELD",
    "SCANNER_FORGET",
    "SCANNER_FORGOTTEN",
    "SCANNER_GOOD",
    "SCANNER_HID",
    "SCANNER_HINT",
    "SCANNER_KEYBOARD",
    "SCANNER_LEARNED",
    "SCANNER_NOT_LEARNED",
    "SCANNER_STOP",
    "SCANNER_TEACH",
    "SCANNER_TEACHING",
    "SCANNER_UNREADABLE",
    "SCREEN_LANGUAGE",
    "SET_ASIDE",
    "STATE",
    "STOP_PREVIEW",
    "TEST_DONE",
    "TEST_DONE_VIRTUAL",
    "TEST_PAGE",
    "TEST_PRINTING",
    "UNSENT",
    "UNSENT_NONE",
    "USE_CAMERA",
    "USE_PRINTER",
    "WILL_PRINT_AGAIN",
]

DEVICES = Sentence(zh="设备", en="Devices")

PAGES: dict[str, Sentence] = {
    "printer": Sentence(zh="小票打印机", en="Receipt printer"),
    "receipt": receipt_design.PAGE,
    "camera": Sentence(zh="摄像头", en="Camera"),
    "scanner": Sentence(zh="扫码枪", en="Hand scanner"),
    "customer_display": customer_display.PAGE,
    "head_office": Sentence(zh="总部", en="Head office"),
    "backup": Sentence(zh="备份", en="Backup"),
    "doctor": Sentence(zh="体检", en="Check-up"),
    "lead": LEAD,
    "language": Sentence(zh="语言与外观", en="Language and look"),
}
"""By the value of `DevicePage`."""

PAGE_TEACHING: dict[str, Sentence] = {
    "doctor": Sentence(
        zh="有什么不对劲，先看这里：逐项检查，并告诉您怎么办。什么也不会改动。",
        en="Where to look first when something seems wrong: each thing is examined, with what to do. Nothing is "
        "changed.",
    ),
    "backup": Sentence(
        zh="每天空闲时自动备份一次，只有恢复单能打开。电脑坏了，用它和恢复单在新电脑上恢复（shuke restore）。",
        en="Made by itself once a day when the counter is quiet. With the recovery sheet it brings this till back on "
        "another computer (shuke restore).",
    ),
    "printer": Sentence(
        zh="选好连接方式和型号，先打一张测试页，再采用。换打印机时，排队的小票会从新打印机出来。",
        en="Choose connection and model, print a test page, then use it. What waits comes out of the new printer.",
    ),
    "receipt": receipt_design.TEACHING,
    "camera": Sentence(
        zh="扫码时才打开；用它认过会员的，收完款后再看半分钟，等下一位出示会员码。其余时间不亮灯。",
        en="It opens while somebody scans, and for half a minute after a sale to a member whom it identified. "
        "Otherwise its light is off.",
    ),
    "scanner": Sentence(
        zh="对准任意条码或二维码扫一下，看看读到了什么。",
        en="Scan any barcode or QR here, and see what was read.",
    ),
    "head_office": Sentence(
        zh="连不上总部也能照常收银，恢复后自动补传。",
        en="Without a connection the till goes on selling and catches up by itself.",
    ),
    "customer_display": customer_display.TEACHING,
    "lead": TEACHING,
    "language": Sentence(
        zh="屏幕语言随时可按 Ctrl+L 切换，明暗按 Ctrl+T；小票的语言不随屏幕变。",
        en="Ctrl+L switches the screen's language at any time, Ctrl+T light and dark; receipts keep theirs.",
    ),
}

# printer

PRINTER_NOW = Sentence(zh="正在使用：{printer}", en="In use: {printer}")
PRINTER_AT = Sentence(zh="{model} · {where}", en="{model} · {where}")
OTHER_PRINTER = Sentence(zh="换一台，或改设置", en="Another one, or other settings")
USE_PRINTER = Sentence(zh="采用这台打印机", en="Use this printer")
PRINTER_TAKEN = Sentence(
    zh="已改用这台打印机，从下一张小票起。", en="This printer is used from the next receipt on."
)
PRINTER_ADDRESS_WRONG = Sentence(
    zh="这不是打印机的地址。请照下面的样子填写，如 {example}。",
    en="This is no printer's address. Write it like {example}.",
)
FIND_PRINTERS = Sentence(zh="找一找本机的打印机", en="Look for printers here")
FINDING_PRINTERS = Sentence(zh="正在查找 USB 和系统队列…", en="Looking on USB and in the system's queues …")
FOUND_NONE = Sentence(
    zh="USB 和系统队列里没有打印机。请检查电源和数据线；网络打印机请选“网络”并填地址。",
    en="No printer on USB or in the system's queues. Check power and cable; for one on the network choose "
    "Network and type its address.",
)
FOUND_UNKNOWN = Sentence(zh="{name} · 请选型号", en="{name} · choose its model")
TEST_PAGE = Sentence(zh="打印测试页", en="Print a test page")
TEST_PRINTING = Sentence(zh="正在打印测试页…", en="Printing a test page …")
TEST_DONE = Sentence(
    zh="测试页已送出。字清楚、左右不缺，就可以采用。",
    en="The test page was sent. If it is clear and nothing is cut off, use this printer.",
)
TEST_DONE_VIRTUAL = Sentence(
    zh="虚拟打印机已“打印”测试页，图片在 {folder}。",
    en="The virtual printer printed the page; its picture is in {folder}.",
)

QUEUE = Sentence(zh="打印队列", en="Print queue")
QUEUE_WAITS = Sentence(zh="待打印 {count} 张", en="{count} to print")
QUEUE_EMPTY = Sentence(zh="没有待打印的", en="Nothing waits")
QUEUE_EMPTY_TEACHING = Sentence(
    zh="打印机缺纸或断开时，小票在这里排队，恢复后自动打印。",
    en="While the printer is out of paper or away, receipts wait here and print by themselves afterwards.",
)
SET_ASIDE = Sentence(
    zh="多次未能打完，已搁置：请检查打印机，再决定",
    en="Failed several times and set aside: check the printer",
)
DOCUMENTS: dict[str, Sentence] = {
    "receipt": Sentence(zh="小票 {number}", en="Receipt {number}"),
    "card_slip": Sentence(zh="会员卡 {number}", en="Card {number}"),
    "cash_slip": Sentence(zh="现金单 {number}", en="Cash slip {number}"),
    "figures_slip": Sentence(zh="报表 {number}", en="Report {number}"),
    "settlement_slip": Sentence(zh="门店月结单 {number}", en="Settlement {number}"),
    "shift_report": Sentence(zh="班次报表 {number}", en="Shift report {number}"),
    "refund_slip": Sentence(zh="退货单 {number}", en="Refund slip {number}"),
    "value_slip": Sentence(zh="储值单 {number}", en="Stored-value slip {number}"),
    "terms_slip": Sentence(zh="会员须知 {number}", en="Terms {number}"),
    "balance_slip": Sentence(zh="余额单 {number}", en="Balance slip {number}"),
    "page_slip": Sentence(zh="会员页登录码 {number}", en="Member's page {number}"),
    "prize_slip": Sentence(zh="奖品券 {number}", en="Prize slip {number}"),
}
"""By the value of `PrintKind`."""
PRINT_AGAIN = Sentence(zh="再打一次", en="Print again")
GIVE_UP = Sentence(zh="不打了", en="Give up")
WILL_PRINT_AGAIN = Sentence(
    zh="{document} 会再打一次，并注明“重打”。", en="{document} prints again, marked as a copy."
)
GIVEN_UP = Sentence(
    zh="{document} 不再打印；以后仍可按小票号重打。",
    en="{document} is let be; it can still be printed again by its number.",
)

# camera

CAMERA_KINDS: dict[str, Sentence] = {
    "device": Sentence(zh="本机摄像头", en="This computer's"),
    "stream": Sentence(zh="网络摄像头", en="Network camera"),
    "file": Sentence(zh="视频文件", en="Video file"),
}
"""By the value of `SourceKind`."""
CAMERA_NUMBER = Sentence(zh="{number} 号", en="No. {number}")
CAMERA_ADDRESSES: dict[str, Sentence] = {
    "stream": Sentence(zh="网络地址", en="Address of the stream"),
    "file": Sentence(zh="视频文件", en="Video file"),
}
CAMERA_HINTS = {"stream": "rtsp://192.168.1.64/stream1", "file": "/home/shop/demo.mp4"}
CAMERA_NOW = Sentence(zh="正在使用：{camera}", en="In use: {camera}")
USE_CAMERA = Sentence(zh="采用", en="Use it")
CAMERA_TAKEN = Sentence(zh="已改用这个摄像头。", en="This camera is used from now on.")
CAMERA_MISSING = Sentence(zh="请填写地址或文件。", en="Type the address or the file.")
CAMERA_WRONG = Sentence(
    zh="网络地址应以 rtsp://、http:// 或 https:// 开头。",
    en="A stream's address begins with rtsp://, http:// or https://.",
)
CAMERA_PREVIEW_ON = Sentence(zh="看看画面", en="Show the picture")
STOP_PREVIEW = Sentence(zh="关闭画面", en="Close the picture")
CAMERA_PREVIEW_OFF = Sentence(
    zh="打开画面，把一张会员卡放到镜头前试读。", en="Show the picture and hold a card before it."
)
CAMERA_STANDING: dict[str, Sentence] = {
    "turn": Sentence(zh="转 90°", en="Turn 90°"),
    "mirror": Sentence(zh="镜像", en="Mirrored"),
}
CAMERA_LIGHT: dict[str, Sentence] = {
    "less": Sentence(zh="调暗", en="Darker"),
    "itself": Sentence(zh="自动曝光", en="Exposure by itself"),
    "more": Sentence(zh="调亮", en="Brighter"),
}
CAMERA_FOCUS: dict[str, Sentence] = {
    "less": Sentence(zh="对远", en="Farther"),
    "itself": Sentence(zh="自动对焦", en="Focus by itself"),
    "more": Sentence(zh="对近", en="Nearer"),
}
CAMERA_READ = Sentence(zh="读到：{text}", en="Read: {text}")

# hand scanner

SCANNER_FIELD = Sentence(zh="在这里试扫", en="Try a scan here")
SCANNER_HINT = Sentence(zh="等待扫码…", en="Waiting for a scan …")
SCANNER_GOOD = Sentence(
    zh="扫码枪正常。任何页面上都可以直接扫，不用先点输入框。",
    en="The scanner works. It can be used on every screen, without choosing a field first.",
)
SCANNER_TEACH = Sentence(
    zh="接了新的扫码枪，或扫出来多了字？选它接在哪里，扫两次就学会。",
    en="A new scanner, or one that adds characters? Choose where it is connected; two scans teach it.",
)
SCANNER_KEYBOARD = Sentence(zh="键盘方式（最常见）", en="As a keyboard (most are)")
SCANNER_HID = Sentence(zh="{name}（USB 直连，HID-POS）", en="{name} (USB, HID-POS)")
SCANNER_TEACHING = Sentence(
    zh="用扫码枪扫下面的码。扫到后会换一个，再扫一次。",
    en="Scan the code below. Another one follows; scan that, too.",
)
SCANNER_AWAY = Sentence(
    zh="听不到这把扫码枪：没有插好、被其他程序占用，或本机没有使用它的权限。插好后自动恢复。",
    en="This scanner can't be heard: it is not plugged in, another program holds it, or this computer may not use "
    "it. Once it is there it works by itself, without a restart.",
)
SCANNER_BEST = Sentence(
    zh="扫码枪能设成“USB HID-POS”或“USB 串口”的，请设成那样：中文输入法和键盘布局都碰不到它。",
    en="If the scanner can be set to USB HID-POS or USB serial, set it so: no input method or keyboard layout gets "
    "between.",
)
SCANNER_LEARNED = Sentence(
    zh="学会了：扫码枪只送码本身，可以用了。", en="Learned: it sends the code alone. It can be used."
)
SCANNER_AROUND = Sentence(
    zh="学会了：前面的“{prefix}”和后面的“{suffix}”会去掉，可以用了。",
    en="Learned: '{prefix}' before and '{suffix}' after a code are taken off. It can be used.",
)
SCANNER_NOT_LEARNED = Sentence(
    zh="两次扫到的不是屏幕上的两个码，或前后不一样。请从第一个码再扫一遍。",
    en="The two scans were not the two codes shown, or differ in what is around them. Begin again with the first.",
)
SCANNER_STOP = Sentence(zh="不学了", en="Stop")
SCANNER_FORGET = Sentence(zh="不再使用", en="Use it no more")
SCANNER_FORGOTTEN = Sentence(zh="已不再使用。", en="It is not used any more.")
SCANNER_CHARACTERS = Sentence(zh="{count} 个字符", en="{count} characters")
SCANNER_BY_HAND = Sentence(
    zh="这是逐个键入的，不像扫码枪。若确实用了扫码枪：请按说明书设成“键盘模式、无字符间隔、以回车结尾”。",
    en="This came key by key, not as from a scanner. If you did scan: set it to keyboard mode, without a pause "
    "between characters, with Enter at the end, as its manual says.",
)
SCANNER_UNREADABLE = Sentence(
    zh="扫到了，但内容太长或不是文字。请换一个码再试。",
    en="Something was scanned, but it is too long or no text. Try another code.",
)

# head office

STATE = Sentence(zh="状态", en="State")
HEAD_OFFICE_NAME = Sentence(zh="商户", en="Business")
HEAD_OFFICE_ADDRESS = Sentence(
    zh="总部地址（可不填，接入码里有）", en="Address of head office (may stay empty: the code names it)"
)
ADDRESS = Sentence(zh="地址", en="Address")
LAST_CONTACT = Sentence(zh="上次联系", en="Last contact")
NEVER = Sentence(zh="还没有", en="not yet")
UNSENT = Sentence(zh="待上传", en="To be sent")
UNSENT_NONE = Sentence(zh="全部已上传", en="all sent")
CONTACTS: dict[str, Sentence] = {
    "alone": Sentence(zh="单店，没有总部", en="A single shop, without head office"),
    "reaching": Sentence(zh="正在联系…", en="Reaching it …"),
    "online": Sentence(zh="已连接", en="Connected"),
    "offline": Sentence(zh="连不上，照常收银", en="Not reached; selling goes on"),
    "refused": Sentence(zh="不受理本台，照常收银", en="Does not deal with this till; selling goes on"),
}
"""By the value of `HeadOfficeContact`."""
ALONE = Sentence(zh="这是一家单店", en="This is a single shop")
ALONE_TEACHING = Sentence(
    zh="要加入连锁，请向总部要接入码（十分钟内有效，只能用一次）。已有的会员和流水都会保留。",
    en="To join a chain, ask head office for an enrolment code (good once, for ten minutes). Members and journal "
    "stay.",
)
JOIN = Sentence(zh="加入总部", en="Join head office")
JOIN_CODE = Sentence(zh="接入码", en="Enrolment code")
JOIN_TEACHING = Sentence(
    zh="粘贴，或用扫码枪扫总部屏幕上的码", en="Paste it, or scan it from head office's screen"
)
JOINING = Sentence(zh="正在与总部联系…", en="Talking to head office …")
JOINED = Sentence(zh="已加入总部，开始同步。", en="Joined; syncing begins.")
JOIN_BY_ADMINISTRATOR = Sentence(
    zh="加入总部要由管理员操作。请管理员登录。", en="Joining is for an administrator; have one sign in."
)

OWN_KEY = Sentence(zh="本台签名密钥", en="This till's signing key")
RENEW_KEY = Sentence(zh="更换密钥", en="Renew the key")
RENEWING_KEY = Sentence(zh="下次与总部同步时更换", en="renewed when next in step")
KEY_WISHED = Sentence(
    zh="已登记：下次与总部同步时更换密钥。收银不受影响，已打印的小票和会员卡仍然有效。",
    en="Noted: the key is renewed when the till is next in step with head office. Selling goes on; printed receipts "
    "and cards stay good.",
)

# language and look

SCREEN_LANGUAGE = Sentence(zh="屏幕语言", en="Language of the screen")
RECEIPT_LANGUAGE = Sentence(zh="小票语言", en="Language of receipts")
LOOK_TITLE = Sentence(zh="外观", en="Look")
LOOKS: dict[str, Sentence] = {
    "light": Sentence(zh="浅色", en="Light"),
    "dark": Sentence(zh="深色", en="Dark"),
}
