"""The window of segments."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ADD",
    "ADD_GROUP",
    "ALL_HOLD",
    "ANY_HOLDS",
    "CAME_FROM",
    "COLUMNS",
    "COMPARE",
    "CONDITIONS",
    "CONFIRM",
    "COUNT",
    "COUNTED_IN",
    "COUNTING",
    "COUNT_UNKNOWN",
    "EXPORT",
    "FROM",
    "GONE",
    "GROUP_ALL",
    "GROUP_ANY",
    "HOW",
    "LEAVE",
    "MOVES",
    "NAME",
    "NAME_HINT",
    "NEVER",
    "NEW",
    "NEW_DETAIL",
    "NOBODY",
    "NOBODY_TEACHING",
    "NONE_OFFERED",
    "NOTING",
    "NOT_TAKEN",
    "NO_AMOUNT",
    "NO_CONDITIONS",
    "NO_MEMBERS",
    "NO_MEMBERS_TEACHING",
    "NO_NUMBER",
    "NO_SCORE",
    "NO_WORD",
    "REMOVE",
    "SAMPLE",
    "SAVE",
    "SAVED",
    "SAVED_ON",
    "SHARE",
    "TAKEN_DOWN",
    "TAKEN_OFF",
    "TAKE_DOWN",
    "TAKE_OFF",
    "TITLE",
    "TO",
    "TOO_MANY",
    "TURN",
    "TURNED",
    "UNREADABLE",
    "VALUE",
    "WENT_TO",
    "WHICH_FIELD",
]

TITLE = Sentence(zh="会员分群", en="Segments")
NEW = Sentence(zh="新建人群", en="New segment")
NEW_DETAIL = Sentence(zh="从全部会员开始，自己加条件", en="Start from everybody and add conditions")
SAVED_ON = Sentence(zh="{day} 保存", en="saved on {day}")
UNREADABLE = Sentence(
    zh="由更新的版本保存，本机不能修改", en="Saved by a newer release; cannot be changed here"
)
COUNT = Sentence(zh="{count} 人", en="Members: {count}")
SHARE = Sentence(zh="占全部 {all} 人的 {percent}%", en="{percent}% of all {all}")
COUNTING = Sentence(zh="正在统计…", en="Counting …")
COUNT_UNKNOWN = Sentence(zh="没能统计", en="Not counted")
NOTING = Sentence(
    zh="会员的购买习惯还在整理，已完成 {noted} 人，共 {all} 人；整理完之前，该回购的人数会偏少。",
    en="What members usually buy is still being worked out: noted for {noted} of {all} members so far. Until then "
    "fewer are found than are due.",
)
CONDITIONS = Sentence(zh="条件", en="Conditions")
ALL_HOLD = Sentence(zh="全部满足", en="All hold")
ANY_HOLDS = Sentence(zh="满足任一条", en="Any holds")
NO_CONDITIONS = Sentence(zh="没有条件：全部会员。", en="No conditions: everybody.")
ADD = Sentence(zh="加条件", en="Add a condition")
ADD_GROUP = Sentence(zh="加一组", en="Add a group")
GROUP_ALL = Sentence(zh="这一组全部满足：", en="All of these hold:")
GROUP_ANY = Sentence(zh="这一组满足任一条：", en="Any of these holds:")
TURN = Sentence(zh="改为全部／任一", en="All or any")
REMOVE = Sentence(zh="去掉", en="Take away")
SAMPLE = Sentence(zh="其中的几位", en="Some of them")
NOBODY = Sentence(zh="现在没有这样的会员", en="Nobody is like this now")
NOBODY_TEACHING = Sentence(
    zh="放宽条件，或换成“满足任一条”。", en="Ask for less, or let any of the conditions do."
)
NO_MEMBERS = Sentence(zh="店里还没有会员", en="The shop has no members yet")
NO_MEMBERS_TEACHING = Sentence(
    zh="顾客在收银台入会后，这里就能按条件找人。",
    en="Once customers join at the till, you find them here by conditions.",
)
COLUMNS = (
    Sentence(zh="会员", en="Member"),
    Sentence(zh="等级", en="Tier"),
    Sentence(zh="最近消费", en="Last sale"),
    Sentence(zh="次数", en="Sales"),
    Sentence(zh="累计消费", en="Spent"),
)
NEVER = Sentence(zh="从未", en="never")
NAME = Sentence(zh="名称", en="Name")
NAME_HINT = Sentence(zh="例如：睡着的金卡", en="e.g. Sleeping gold")
SAVE = Sentence(zh="保存", en="Save")
SAVED = Sentence(zh="“{name}”已保存，会同步到各收银台。", en="'{name}' is saved, and every till is told.")
TAKE_OFF = Sentence(zh="移除", en="Take off")
TAKEN_OFF = Sentence(zh="“{name}”已移除。", en="'{name}' was taken off.")
TAKE_DOWN = Sentence(zh="记下今天的名单", en="Take down who is in it")
TAKEN_DOWN = Sentence(
    zh="已记下今天的 {count} 人，以后可以对比。", en="Today's {count} are taken down; later days compare."
)
COMPARE = Sentence(zh="与那天相比", en="Compared with")
NOT_TAKEN = Sentence(
    zh="还没有记下过名单。记下今天的，下个月就能看到谁来了、谁走了。",
    en="Nothing was taken down yet. Take today's down and see next month who came and who went.",
)
MOVES = Sentence(
    zh="与 {day} 相比：留下 {stayed} 人，新进 {came} 人，离开 {went} 人。",
    en="Since {day}: {stayed} stayed, {came} came, {went} went.",
)
WENT_TO = Sentence(zh="离开的人现在：{where}", en="Those who went are now: {where}")
CAME_FROM = Sentence(zh="{what} {count} 人", en="{what} {count}")
GONE = Sentence(zh="不再是会员", en="no members any more")
EXPORT = Sentence(zh="导出名单", en="Write the list")
WHICH_FIELD = Sentence(zh="问会员的哪一项？", en="What about the member?")
HOW = Sentence(zh="怎么比？", en="How?")
VALUE = Sentence(zh="值", en="Value")
COUNTED_IN = Sentence(zh="{what}（{unit}）", en="{what} ({unit})")
FROM = Sentence(zh="从", en="From")
TO = Sentence(zh="到", en="To")
CONFIRM = Sentence(zh="加上", en="Add it")
LEAVE = Sentence(zh="不加了", en="Leave it")
NO_NUMBER = Sentence(zh="请输入数字，例如 90。", en="Write a number, such as 90.")
NO_AMOUNT = Sentence(zh="请输入金额，例如 500。", en="Write an amount, such as 500.")
NO_MONTH = Sentence(zh="月份是 1 到 12。", en="A month is 1 to 12.")
NO_SCORE = Sentence(zh="评分是 0 到 5。", en="A score is 0 to 5.")
TURNED = Sentence(zh="前一个不能大于后一个。", en="The first cannot be more than the second.")
NONE_OFFERED = Sentence(zh="这里还没有可选的。", en="There is nothing to choose from here yet.")
NO_WORD = Sentence(zh="请至少选一项。", en="Choose one at least.")
TOO_MANY = Sentence(
    zh="条件最多 20 条，一组套一组最多 4 层。请先去掉一条，或加到外面一层。",
    en="There may be 20 conditions, and groups 4 deep. Take one away, or add it further out.",
)
