"""The programme's window: read it, edit a copy, rehearse it, publish it."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "AS_NOW",
    "BY_DRAFT",
    "BY_PRESET",
    "CHECKED",
    "CHECKING",
    "EARLIEST",
    "EDITOR",
    "FILE_LOST",
    "FILE_NOT_TEXT",
    "FIRST_DAY",
    "FIRST_DAY_HINT",
    "IN_FORCE",
    "MUST_BE_VALID",
    "NOTHING_PLAYED",
    "NOTICE_RULE",
    "NOT_A_DAY",
    "NO_NOTICE_NEEDED",
    "OPEN_FILE",
    "PAGES",
    "PAGE_TEACHING",
    "PLAY",
    "PLAYED_BAD",
    "PLAYED_GOOD",
    "POINTS_RULES",
    "PROBLEM",
    "PROBLEMS",
    "PROGRAMME",
    "PUBLISH",
    "PUBLISHED",
    "REASON",
    "REASON_HINT",
    "RULES_CHANGED",
    "SAVED",
    "SAVE_FILE",
    "SCENARIOS",
    "SCENARIO_FILES",
    "STARTS",
    "STEP",
    "STEP_OF",
    "SUPERSEDED",
    "TIER_DROPPED",
    "TOML_FILES",
    "VERSION",
    "WAIVE",
    "WILL_BE",
]

PROGRAMME = Sentence(zh="会员方案", en="Programme")

PAGES: dict[str, Sentence] = {
    "read": Sentence(zh="阅读", en="Read"),
    "edit": Sentence(zh="修改", en="Edit"),
    "rehearse": Sentence(zh="试演", en="Rehearse"),
    "try": Sentence(zh="方案试算", en="Try"),
    "publish": Sentence(zh="发布", en="Publish"),
}
"""By the value of `shuke.presenters.programme_window.ProgrammePage`."""

PAGE_TEACHING: dict[str, Sentence] = {
    "read": Sentence(zh="{key} · 每条规则", en="{key} · every rule"),
    "edit": Sentence(zh="{key} · 边改边查", en="{key} · as you type"),
    "rehearse": Sentence(zh="{key} · 用场景走一遍", en="{key} · by scenario"),
    "try": Sentence(zh="{key} · 用历史算一遍", en="{key} · on the past"),
    "publish": Sentence(zh="{key} · 定生效日期", en="{key} · from when"),
}

VERSION = Sentence(zh="第 {version} 版", en="Version {version}")
STARTS = Sentence(zh="{day} 起", en="from {day}")
IN_FORCE = Sentence(zh="现行，{starts}", en="In force, {starts}")
WILL_BE = Sentence(zh="已公布，{starts}", en="Announced, {starts}")
SUPERSEDED = Sentence(zh="已被取代，{starts}", en="Superseded, {starts}")

EDITOR = Sentence(zh="方案文件", en="The document")
AS_NOW = Sentence(zh="恢复为所选版本", en="Begin again")
OPEN_FILE = Sentence(zh="打开文件", en="Open a file")
SAVE_FILE = Sentence(zh="存为文件", en="Save as a file")
SAVED = Sentence(zh="已存到 {file}。", en="Saved to {file}.")
TOML_FILES = Sentence(zh="方案文件 (*.toml)", en="Programmes (*.toml)")
SCENARIO_FILES = Sentence(zh="场景文件 (*.toml)", en="Scenarios (*.toml)")
FILE_LOST = Sentence(
    zh="{file} 读写不了。请检查文件和权限，再试一次。",
    en="{file} cannot be read or written. Check the file and its rights, then try again.",
)
FILE_NOT_TEXT = Sentence(
    zh="{file} 不是 UTF-8 文本，或太大。请选方案或场景文件。",
    en="{file} is no UTF-8 text, or too large. Choose a programme or a scenario.",
)
CHECKING = Sentence(zh="正在检查…", en="Checking …")
CHECKED = Sentence(zh="没有问题，可以试演和发布。", en="No problems. It can be rehearsed and published.")
PROBLEMS = Sentence(
    zh="{count} 处有问题。选中一处，光标会跳到那一行。",
    en="Problems: {count}. Choose one, and the cursor goes to its line.",
)
PROBLEM = Sentence(zh="问题", en="Problem")
RULES_CHANGED = Sentence(
    zh="改动了积分规则（{rules}）：须提前 {days} 天公布，最早 {earliest} 生效。",
    en="This changes rules on points ({rules}): it is published {days} days before, so it begins on {earliest} "
    "at the earliest.",
)
POINTS_RULES: dict[str, Sentence] = {
    "earning": Sentence(zh="积分获得", en="earning"),
    "days": Sentence(zh="多倍积分日", en="days of more points"),
    "as_money": Sentence(zh="积分抵钱", en="points as money"),
    "validity": Sentence(zh="积分有效期", en="validity of points"),
    "multipliers": Sentence(zh="等级倍数", en="multipliers of tiers"),
}

SCENARIOS = Sentence(zh="场景", en="Scenarios")
PLAY = Sentence(zh="试演", en="Play it")
STEP = Sentence(zh="{number}. {on} {what}", en="{number}. {on} {what}")
STEP_OF = Sentence(zh="{number}. {on} {what}（{member}）", en="{number}. {on} {what} ({member})")
BY_DRAFT = Sentence(zh="用修改页里的这份方案试演", en="Played with the document on the edit page")
BY_PRESET = Sentence(
    zh="用场景所写的方案 {programme} 试演", en="Played with the programme it names, {programme}"
)
PLAYED_GOOD = Sentence(zh="{steps} 步，全部符合预期。", en="Steps: {steps}, all as expected.")
PLAYED_BAD = Sentence(
    zh="{steps} 步，{bad} 步不符合预期。", en="Steps: {steps}, {bad} of them not as expected."
)
NOTHING_PLAYED = Sentence(
    zh="选一个场景，按回车试演：每一步的结果都会列在这里。场景怎么写，见 shuke rehearse --actions。",
    en="Choose a scenario and press Enter: what comes of each step will be listed here. "
    "How to write one: shuke rehearse --actions.",
)

FIRST_DAY = Sentence(zh="生效日期", en="In force from")
FIRST_DAY_HINT = Sentence(zh="年-月-日，如 2026-05-01", en="Year-month-day, such as 2026-05-01")
NOT_A_DAY = Sentence(
    zh="日期应为 年-月-日，如 2026-05-01。", en="Write the day as year-month-day, such as 2026-05-01."
)
NOTICE_RULE = Sentence(
    zh="会员章程承诺：积分规则的变更至少提前 {days} 天公布。其他改动可以当天生效。"
    "做过的消费始终按当时的版本计算，一年后退货也一样。",
    en="Members were promised {days} days' notice of a change to the rules on points. Other changes may begin at "
    "once. A sale keeps the version it was made under, also when it is refunded a year later.",
)
NO_NOTICE_NEEDED = Sentence(
    zh="这次没有改动积分规则，今天起就可以生效。", en="No rule on points is changed; it may begin today."
)
EARLIEST = Sentence(zh="最早 {day}", en="{day} at the earliest")
TIER_DROPPED = Sentence(
    zh="新版本没有等级 {tier}，有 {count} 位会员正持有：他们将按最低等级服务，直到重新升级。",
    en="The new version has no tier {tier}, which {count} members hold: they are served in the lowest tier until "
    "they move up again.",
)
WAIVE = Sentence(
    zh="管理员可以写明理由后破例发布，理由会记入流水。",
    en="An administrator may publish it all the same, with a reason that the journal keeps.",
)
REASON = Sentence(zh="破例的理由（管理员）", en="Reason to publish all the same (administrator)")
REASON_HINT = Sentence(zh="没有破例就不用填", en="Stays empty where nothing speaks against it")
MUST_BE_VALID = Sentence(
    zh="修改页里的方案还有问题，不能发布。请先改好。",
    en="The document on the edit page has problems and cannot be published. Mend them first.",
)
PUBLISH = Sentence(zh="发布新版本", en="Publish a new version")
PUBLISHED = Sentence(
    zh="已发布：{programme} 第 {version} 版，{day} 起生效。",
    en="Published: {programme}, version {version}, in force from {day}.",
)
