"""What a cashier reads when the printer does not print: what is wrong, and what to do."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "DRAWER_STAYED_SHUT",
    "NO_MAKERS",
    "PAPER_LOW",
    "QUEUE_SET_ASIDE",
    "QUEUE_STOPPED",
    "QUEUE_WAITING",
    "TEST_BOLD",
    "TEST_EDGES",
    "TEST_LARGE",
    "TEST_PAGE",
    "TEST_SCAN",
    "TROUBLES",
]

TROUBLES: dict[str, Sentence] = {
    "not_found": Sentence(
        zh="找不到小票打印机。请检查电源、数据线或网络地址；小票已保存，接好后自动补打。",
        en="The receipt printer was not found. Check power, cable or network address; "
        "receipts are kept and print by themselves afterwards.",
    ),
    "offline": Sentence(
        zh="小票打印机已脱机。请按打印机上的联机键，或关机再开；小票已保存。",
        en="The receipt printer is offline. Press its online key or switch it off and on; receipts are kept.",
    ),
    "no_paper": Sentence(
        zh="小票打印机缺纸。请换上新纸卷，合上盖子后自动继续。",
        en="The receipt printer is out of paper. Put in a new roll, close the cover; it goes on by itself.",
    ),
    "cover_open": Sentence(
        zh="小票打印机上盖未合好。请合上盖子，合好后自动继续。",
        en="The printer's cover is open. Close it; it goes on by itself.",
    ),
    "overheated": Sentence(
        zh="打印头过热。请稍等片刻，降温后自动继续。",
        en="The print head is too hot. Wait a moment; it goes on by itself once it has cooled.",
    ),
    "jammed": Sentence(
        zh="切刀卡住。请关机，打开上盖取出卡纸，再开机。",
        en="The cutter is jammed. Switch the printer off, take out the paper, switch it on again.",
    ),
    "broken": Sentence(
        zh="打印机报告故障。请关机再开；若仍出现，请换一台打印机并报修。",
        en="The printer reports a defect. Switch it off and on; if it comes back, use another printer.",
    ),
    "timed_out": Sentence(
        zh="打印机没有响应。请检查是否缺纸、是否开机、网络是否通畅；小票已保存，恢复后自动补打。",
        en="The printer does not answer. Check paper, power and network; receipts are kept and print later.",
    ),
    "gone": Sentence(
        zh="打印中途与打印机断开。请检查电源和连接；恢复后这张小票会注明“重打”再打一次。",
        en="The printer went away while printing. Check power and cable; "
        "the receipt then prints again, marked as a copy.",
    ),
    "busy": Sentence(
        zh="打印机正被其他程序占用。请关闭其他使用打印机的程序。",
        en="Another program holds the printer. Close the other program that prints.",
    ),
    "not_allowed": Sentence(
        zh="本机没有使用打印机的权限。请联系管理员开通打印机端口权限。",
        en="This computer may not use the printer. Ask the administrator for access to the printer's port.",
    ),
    "failed": Sentence(
        zh="打印没有成功。请检查打印机；小票已保存，可稍后重打。",
        en="Printing failed. Check the printer; receipts are kept and can be printed later.",
    ),
}
"""By the value of `shuke.application.ports.printing.PrinterTrouble`."""

QUEUE_WAITING = Sentence(zh="待打印 {count} 张", en="{count} to print")
QUEUE_STOPPED = Sentence(zh="打印暂停，待打印 {count} 张", en="Printing stopped, {count} to print")
QUEUE_SET_ASIDE = Sentence(
    zh="有 {count} 张小票多次未能打完，已搁置。请检查打印机后手动重打。",
    en="{count} receipts failed several times and were set aside. Check the printer, then reprint them.",
)
PAPER_LOW = Sentence(zh="打印纸快用完，请备好纸卷", en="The paper is near its end; have a roll at hand")
DRAWER_STAYED_SHUT = Sentence(
    zh="钱箱未能自动打开。请用钥匙打开钱箱。",
    en="The cash drawer did not open by itself. Open it with its key.",
)

TEST_PAGE = Sentence(zh="打印测试页", en="Test page")
TEST_BOLD = Sentence(zh="加粗", en="Bold")
TEST_LARGE = Sentence(zh="大字", en="Large")
TEST_EDGES = Sentence(
    zh="横线应从纸的左边到右边，金额应右对齐，汉字应清楚完整。否则请换一个打印机型号。",
    en="The rules should reach both edges, amounts should align on the right, hanzi should be whole. "
    "Otherwise choose another printer model.",
)
TEST_SCAN = Sentence(zh="请用手机扫此码，应能读出", en="A phone should read this code")

NO_MAKERS = {
    "virtual-80": Sentence(zh="虚拟打印机 80 毫米", en="Virtual printer 80 mm"),
    "virtual-58": Sentence(zh="虚拟打印机 58 毫米", en="Virtual printer 58 mm"),
    "generic-80": Sentence(zh="通用 ESC/POS 80 毫米", en="80 mm ESC/POS (generic)"),
    "generic-58": Sentence(zh="通用 ESC/POS 58 毫米", en="58 mm ESC/POS (generic)"),
}
"""Names of profiles that are no maker's model."""
