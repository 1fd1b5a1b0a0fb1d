"""Members and sales written into files: what is chosen, how far it is, what kept it from being written."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.receipt import BUSINESS_DATE, CASHIER, NUMBER, TIME, TO_PAY
from shuke.wording.sentence import Sentence

__all__ = [
    "AMONG",
    "ANY_CHANNEL",
    "ANY_TIER",
    "BAD_DAY",
    "BY_CONSENT",
    "COLUMNS_PART",
    "CONSENTS",
    "CONTENTS",
    "CONTENT_DETAILS",
    "DAYS_TURNED",
    "DONE",
    "FILES",
    "FILE_PROBLEMS",
    "FIRST_DAY",
    "JOINED_FROM",
    "JOINED_TO",
    "LAST_DAY",
    "LINE_COLUMNS",
    "MASKED",
    "NOT_MASKED",
    "SALES_TEACHING",
    "SALE_COLUMNS",
    "SAVE",
    "STANDING",
    "STANDINGS",
    "STOPPED",
    "TIER",
    "TITLE",
    "TOO_MANY_ROWS",
    "WHAT",
    "WHICH",
    "WRITING",
]

TITLE = Sentence(zh="导出表格", en="Lists for spreadsheets")
WHAT = Sentence(zh="导出什么", en="What to write")
CONTENTS: Mapping[str, Sentence] = {
    "members": Sentence(zh="会员", en="Members"),
    "sales": Sentence(zh="消费", en="Sales"),
    "sale_lines": Sentence(zh="消费明细", en="Lines of sales"),
}
"""By the value of `application.exporting.wanted.Content`."""
CONTENT_DETAILS: Mapping[str, Sentence] = {
    "members": Sentence(zh="一位会员一行，列可以选", en="A row each, columns as chosen"),
    "sales": Sentence(zh="一笔消费一行：金额、积分、收款方式", en="Amounts, points, tenders"),
    "sale_lines": Sentence(zh="一件商品一行：数量、单价、实付", en="Articles, quantities, prices"),
}
FILES: Mapping[str, Sentence] = {
    "members": Sentence(zh="会员 {day}.csv", en="members {day}.csv"),
    "sales": Sentence(zh="消费 {day}.csv", en="sales {day}.csv"),
    "sale_lines": Sentence(zh="消费明细 {day}.csv", en="lines of sales {day}.csv"),
}
"""What a file is called if nobody says otherwise."""

WHICH = Sentence(zh="范围", en="Which ones")
TIER = Sentence(zh="等级", en="Tier")
AMONG = Sentence(zh="只有人群“{name}”的 {count} 人。", en="Only the {count} of the segment '{name}'.")
ANY_TIER = Sentence(zh="全部等级", en="Any tier")
STANDING = Sentence(zh="会籍", en="Membership")
STANDINGS: Mapping[str, Sentence] = {
    "all": Sentence(zh="全部", en="All"),
    "active": Sentence(zh="有效", en="In force"),
    "ended": Sentence(zh="已终止", en="Ended"),
}
BY_CONSENT = Sentence(zh="只要同意收到优惠信息的", en="Only who agreed to be told of offers by")
ANY_CHANNEL = Sentence(zh="不限", en="Everybody")
JOINED_FROM = Sentence(zh="入会日期从", en="Joined from")
JOINED_TO = Sentence(zh="到", en="to")
FIRST_DAY = Sentence(zh="营业日从", en="Business dates from")
LAST_DAY = Sentence(zh="到", en="to")
SALES_TEACHING = Sentence(
    zh="这里是本收银台自己的消费；全店的在总部。",
    en="These are this till's own sales; head office has everybody's.",
)
COLUMNS_PART = Sentence(zh="要哪些列", en="Columns")
CONSENTS = Sentence(zh="同意的方式", en="Agreed to")
MASKED = Sentence(
    zh="您的岗位看不到会员的个人信息：姓名、电话等会打上星号。",
    en="Your role does not see who members are: names, phones and the like are masked.",
)
NOT_MASKED = Sentence(
    zh="文件里有个人信息，谁导出了什么会记入流水。明确不愿被联系的会员，联系方式打上星号。",
    en="The file holds personal data; who wrote what is kept in the journal. Contacts of members who refused to be "
    "told of offers are masked.",
)
SAVE = Sentence(zh="导出到文件…", en="Write a file …")
WRITING = Sentence(zh="正在写入 {file}，可以照常收银…", en="Writing {file}; the counter goes on selling …")
DONE = Sentence(zh="已把 {count} 行存到 {file}。请妥善保管。", en="{count} rows are in {file}. Keep it safe.")
STOPPED = Sentence(zh="已停下，没有留下文件。", en="Stopped; no file was left.")
BAD_DAY = Sentence(zh="请写成 2026-03-05 这样。", en="Write it like 2026-03-05.")
DAYS_TURNED = Sentence(zh="结束日期早于开始日期。", en="It ends before it begins.")
TOO_MANY_ROWS = Sentence(
    zh="超过 1,048,576 行，Excel 装不下。请存成 CSV，或缩小范围。",
    en="More than 1,048,576 rows do not fit into a workbook. Write CSV, or choose fewer.",
)

FILE_PROBLEMS: Mapping[str, Sentence] = {
    "full": Sentence(
        zh="磁盘已满，没有写成。请清理空间，或存到别处。",
        en="The disk is full; nothing was written. Make room, or choose another place.",
    ),
    "forbidden": Sentence(
        zh="这里不允许写入。请换一个文件夹。", en="Nothing may be written there. Choose another folder."
    ),
    "gone": Sentence(
        zh="找不到这个文件夹（U 盘拔掉了吗）。请重新选择。",
        en="That folder is not there (was a stick pulled out?). Choose again.",
    ),
    "taken": Sentence(
        zh="这个名称是一个文件夹，或文件正被别的程序使用。请关闭它，或换一个名称。",
        en="That name is a folder's, or another program holds the file. Close it, or choose another name.",
    ),
    "other": Sentence(
        zh="写不进去（{reason}）。请换一个位置再试。",
        en="It cannot be written ({reason}). Try another place.",
    ),
}

_LINE = Sentence(zh="行号", en="Line")
SALE_COLUMNS = (
    NUMBER,
    BUSINESS_DATE,
    TIME,
    CASHIER,
    Sentence(zh="会员卡号", en="Member number"),
    Sentence(zh="原价", en="Before discounts"),
    Sentence(zh="优惠", en="Discounts"),
    Sentence(zh="积分抵扣", en="Paid by points"),
    TO_PAY,
    Sentence(zh="用积分", en="Points used"),
    Sentence(zh="得积分", en="Points earned"),
    Sentence(zh="退货次数", en="Refunds"),
    Sentence(zh="收款", en="Tenders"),
)
LINE_COLUMNS = (
    *SALE_COLUMNS[:5],
    _LINE,
    Sentence(zh="商品编号", en="Article"),
    Sentence(zh="品名", en="Name"),
    Sentence(zh="数量", en="Quantity"),
    Sentence(zh="单价", en="Price"),
    Sentence(zh="实付", en="Net"),
)
