"""Taking over an older system's members: columns, what is wrong with a row."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "CHOOSE_COLUMN",
    "CHOOSE_FILE",
    "CHOOSE_SHEET",
    "CHOOSE_TIER",
    "COLUMNS",
    "COMPARING",
    "DONE",
    "EMPTY",
    "EMPTY_TEACHING",
    "FAULTS",
    "FAULTS_TITLE",
    "FILE_COLUMN",
    "LEFT_OUT",
    "LIST_FILES",
    "MEMBERS",
    "NEW",
    "NOBODY",
    "NOT_USED",
    "NO_FAULTS",
    "NO_TIER_YET",
    "OLD_TIER",
    "ORIGIN",
    "ORIGIN_HINT",
    "PREVIEW",
    "READING",
    "READING_NAMES",
    "ROWS",
    "RUN",
    "RUNNING",
    "RUN_NOBODY",
    "SAMPLES",
    "SHEET_IS",
    "STOPPED",
    "TAKEN_FOR",
    "THERE",
    "TITLE",
    "TOTALS",
]

TITLE = Sentence(zh="转入旧系统会员", en="Take members over")
CHOOSE_FILE = Sentence(zh="选择文件", en="Choose a file")
LIST_FILES = Sentence(
    zh="会员表格 (*.xlsx *.csv *.txt);;所有文件 (*)", en="Lists (*.xlsx *.csv *.txt);;All files (*)"
)
CHOOSE_SHEET = Sentence(zh="读哪一张表", en="Which sheet to read")
SHEET_IS = Sentence(zh="工作表：{name}", en="Sheet: {name}")
EMPTY = Sentence(zh="从旧系统导出会员，在这里转入", en="Members of an older system come in here")
EMPTY_TEACHING = Sentence(
    zh="选择 Excel（.xlsx）或 CSV 文件：卡号或手机号必须有，积分、储值、等级、累计消费、生日等有就带上。"
    "转入前会先试算，逐条列出有问题的行；同一份表格再转一次，什么都不会变。",
    en="Choose an Excel workbook (.xlsx) or a CSV file. Card number or phone is needed; points, stored value, tier, "
    "spending and birthdays come along. All of it is tried first, and every row with a problem is listed. "
    "The same list a second time changes nothing.",
)
ORIGIN = Sentence(zh="旧系统名称（每次都写一样的）", en="The older system is called (always the same)")
ORIGIN_HINT = Sentence(zh="例如：旧收银系统", en="for example: old till")
FILE_COLUMN = Sentence(zh="表格里的列", en="Column of the list")
SAMPLES = Sentence(zh="前两行", en="First two rows")
TAKEN_FOR = Sentence(zh="用作（点一行可改）", en="Taken for (tap to change)")
NOT_USED = Sentence(zh="不用", en="not used")
CHOOSE_TIER = Sentence(zh="转入后是哪个等级", en="Which tier they come into")
OLD_TIER = Sentence(zh="旧等级“{name}”", en="Older tier '{name}'")
ROWS = Sentence(zh="{count} 行", en="{count} rows")
NO_TIER_YET = Sentence(zh="请选择，否则不转入", en="Choose, or they are left out")
CHOOSE_COLUMN = Sentence(zh="这一列是什么", en="What this column is")
PREVIEW = Sentence(zh="转入后会是这样", en="As they would become")
FAULTS_TITLE = Sentence(
    zh="这些行不会转入，其余照常转入", en="These rows are left out; the others are taken over"
)
NO_FAULTS = Sentence(zh="没有发现问题。", en="Nothing is wrong.")
READING = Sentence(zh="正在读取 {file}…", en="Reading {file} …")
COMPARING = Sentence(zh="正在试算…", en="Trying it …")
RUNNING = Sentence(zh="正在转入，可以照常收银…", en="Taking them over; the counter goes on selling …")
READING_NAMES = Sentence(
    zh="会员都已转入，正在编排姓名以便查找…", en="All are in; entering their names to be found by …"
)
TOTALS = Sentence(zh="请与旧系统核对", en="Hold these against the older system")
MEMBERS = Sentence(zh="会员", en="Members")
NEW = Sentence(zh="将转入", en="To take over")
THERE = Sentence(zh="已在本店", en="Here already")
LEFT_OUT = Sentence(zh="有问题", en="With problems")
RUN = Sentence(zh="转入 {count} 位会员", en="Take {count} members over")
RUN_NOBODY = Sentence(zh="没有要转入的会员", en="Nobody to take over")
NOBODY = Sentence(
    zh="表格里没有一行能转入。请核对每一列用作什么。",
    en="No row of the list can be taken over. Check what each column is taken for.",
)
DONE = Sentence(
    zh="转入完成：新转入 {new} 位，{there} 位早已在本店，{left_out} 行有问题没有转入。",
    en="Taken over: {new} members, {there} were here already, {left_out} rows had problems and were left out.",
)
STOPPED = Sentence(
    zh="已停下：{new} 位已经转入，{there} 位早已在本店。再按一次“转入”就会接着做完。",
    en="Stopped: {new} members are in, {there} were here already. Press again to take the rest.",
)

COLUMNS: Mapping[str, Sentence] = {
    "card": Sentence(zh="会员卡号", en="Card number"),
    "phone": Sentence(zh="手机号", en="Phone"),
    "name": Sentence(zh="姓名", en="Name"),
    "sex": Sentence(zh="性别", en="Sex"),
    "birthday": Sentence(zh="生日", en="Birthday"),
    "lunar_birthday": Sentence(zh="农历生日", en="Lunar birthday"),
    "tier": Sentence(zh="等级", en="Tier"),
    "joined_on": Sentence(zh="入会日期", en="Joined on"),
    "points": Sentence(zh="积分", en="Points"),
    "points_last_day": Sentence(zh="积分有效期", en="Points last day"),
    "principal": Sentence(zh="储值余额", en="Stored value"),
    "bonus": Sentence(zh="赠送余额", en="Bonus"),
    "spent": Sentence(zh="累计消费", en="Spent"),
    "sales": Sentence(zh="消费次数", en="Sales"),
    "last_sale_on": Sentence(zh="最后消费日期", en="Last sale"),
    "note": Sentence(zh="备注", en="Note"),
}
"""By the value of `application.importing.columns.MemberColumn`; the same names are understood in a list."""

FAULTS: Mapping[str, Sentence] = {
    "card_or_phone": Sentence(
        zh="卡号和手机号都没有填，认不出是谁。请补上一项。",
        en="has neither card number nor phone, so nobody can be recognised. Fill in one of them.",
    ),
    "too_long": Sentence(zh="太长，最多 {most} 个字。", en="is too long; at most {most} characters."),
    "not_card": Sentence(
        zh="“{text}”不能作卡号。卡号只含字母、数字和 - _ . / #。",
        en='"{text}" can\'t be a card number: letters, digits and - _ . / # only.',
    ),
    "not_phone": Sentence(
        zh="“{text}”不是电话号码。请改正，或留空。",
        en='"{text}" is no telephone. Put it right or leave it empty.',
    ),
    "digits_lost": Sentence(
        zh="被表格软件改成了“{text}”，原来的数字已丢失。请从旧系统重新导出，把这一列设为“文本”。",
        en='A spreadsheet turned it into "{text}" and digits are lost. Export it again from the older system, with '
        "this column as text.",
    ),
    "not_points": Sentence(
        zh="“{text}”不是整数积分。请先在表格里取整。",
        en='"{text}" is no whole number of points. Round it first.',
    ),
    "not_amount": Sentence(
        zh="“{text}”不是金额。请写成 12.50 这样、不小于 0 的数字，最多两位小数。",
        en='"{text}" is no amount. Write it like 12.50: not below nothing, two decimals at most.',
    ),
    "too_much": Sentence(
        zh="“{text}”超过上限 {most}。请核对。", en='"{text}" is above the limit of {most}. Check it.'
    ),
    "not_date": Sentence(
        zh="“{text}”不是日期。请写成 2024-03-05 这样。", en='"{text}" is no day. Write it like 2024-03-05.'
    ),
    "not_lunar": Sentence(
        zh="“{text}”不是农历的月和日。请写成“八月十五”或“8-15”，不带年份。",
        en='"{text}" is no month and day of the Chinese calendar. Write it like 8-15, without a year.',
    ),
    "date_ahead": Sentence(zh="{text} 还没有到。请核对日期。", en="{text} is still to come. Check the day."),
    "lapsed": Sentence(
        zh="这些积分 {text} 已经过期。请清空积分，或改有效期。",
        en="These points lapsed on {text}. Clear them, or change the day.",
    ),
    "not_sex": Sentence(
        zh="“{text}”看不懂。请填“男”“女”或留空。", en='"{text}" is not understood: male, female, or empty.'
    ),
    "not_tier": Sentence(
        zh="会员方案里没有“{text}”这个等级。请在上面点一下它，选一个现在的等级，或不用这一列。",
        en='The programme has no tier "{text}". Tap it above and choose one of today\'s, or leave the column out.',
    ),
    "card_twice": Sentence(
        zh="卡号“{text}”与第 {other} 行重复。", en='The card number "{text}" is that of row {other} already.'
    ),
    "phone_twice": Sentence(
        zh="手机号“{text}”与第 {other} 行重复。", en='The phone "{text}" is that of row {other} already.'
    ),
    "card_taken": Sentence(
        zh="卡号“{text}”在本店已属于另一位会员。", en='The card number "{text}" is another member\'s here.'
    ),
    "phone_taken": Sentence(
        zh="手机号“{text}”在本店已属于会员 {other}。", en='The phone "{text}" is that of member {other} here.'
    ),
}
"""By the value of `application.importing.cells.Fault`."""
