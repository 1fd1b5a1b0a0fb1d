"""Head office's pages of members, programmes, audit and backups."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "AGE",
    "AUDIT",
    "AUDIT_BEGIN",
    "AUDIT_BROKEN",
    "AUDIT_HOW",
    "AUDIT_LAST",
    "AUDIT_NEVER",
    "AUDIT_NOW",
    "AUDIT_STARTED",
    "AUDIT_WHOLE",
    "BACKUPS",
    "BACKUPS_HOW",
    "BACKUP_OLD",
    "CARDS",
    "COMPARE",
    "COMPARE_WITH",
    "COMPARING",
    "COUPONS",
    "CUMULATIVE",
    "DOCUMENT",
    "EARLIER",
    "ERASE",
    "ERASED",
    "FILE",
    "FIND",
    "FIND_HINT",
    "FIRST_DAY",
    "GOES_UP",
    "HEAD",
    "JOINED",
    "LAST_DAY",
    "LAST_VISIT",
    "LINE",
    "LOST_WITH_IT",
    "MADE",
    "MEMBER",
    "MEMBERS",
    "MERGE",
    "MERGED",
    "MERGE_WITH",
    "MORE_FOUND",
    "NAME",
    "NAMED_VERSION",
    "NEVER_LAPSES",
    "NEW_VERSION",
    "NOBODY",
    "NOTHING_HELD",
    "NOTHING_YET",
    "NOT_ONE",
    "NO_BACKUPS",
    "NO_FOLDER",
    "NO_RECOVERY",
    "NUMBER",
    "PHONE",
    "PROGRAMMES",
    "PUBLISH",
    "PUBLISHED",
    "PUBLISH_HOW",
    "READ",
    "REASON_WHY",
    "RECOVERY_IS_SET",
    "REFRESH",
    "SAME",
    "SHOP",
    "SIZE",
    "STANDINGS",
    "STANDS_FOR",
    "STAYS",
    "TIER",
    "TURN_ROUND",
    "VALUE_HELD",
    "VERSION",
    "VISITS",
    "WEIGH",
    "WEIGHED",
    "WHO_STANDS",
]

MEMBERS = Sentence(zh="会员", en="Members")
MEMBER = Sentence(zh="会员", en="Member")
FIND = Sentence(zh="查找", en="Find")
FIND_HINT = Sentence(
    zh="手机号、尾号、会员号、卡号、姓名或拼音",
    en="A phone or its last digits, a number, a name or its pinyin",
)
MORE_FOUND = Sentence(zh="还有更多，请多输入一些。", en="There are more: type a little more.")
COUPONS = Sentence(zh="优惠券", en="Coupons")
MERGE = Sentence(zh="与另一位合并…", en="Make one with another …")
MERGE_WITH = Sentence(zh="合并：{name}", en="Make one: {name}")
MERGED = Sentence(
    zh="已合并，各收银台下次同步后照此办理。",
    en="They are one now; every till hears of it with its next round.",
)
NOT_ONE = Sentence(
    zh="不止一位。请输入完整的卡号或手机号。", en="More than one. Type the whole number or phone."
)
STAYS = Sentence(zh="留下的一位", en="Who stands for both")
GOES_UP = Sentence(zh="并入的一位", en="Who goes up in the other")
TURN_ROUND = Sentence(zh="换过来：留另一位", en="The other way round")
STANDS_FOR = Sentence(zh="这位会员已并入另一位。", en="This member went up in another.")
WHO_STANDS = Sentence(zh="查看留下的一位", en="Whoever stands for both")
ERASE = Sentence(zh="按本人意愿删除…", en="Erase at their wish …")
ERASED = Sentence(
    zh="个人数据已删除，各收银台下次同步后也会删除。",
    en="What was known of the person is gone; every till erases it with its next round.",
)
LOST_WITH_IT = Sentence(zh="会一起作废：", en="Lapses with it:")
NOBODY = Sentence(zh="没有找到另一位。请核对号码。", en="Nobody else was found. Check the number.")
NAME = Sentence(zh="姓名", en="Name")
PHONE = Sentence(zh="手机", en="Phone")
NUMBER = Sentence(zh="会员号", en="Number")
TIER = Sentence(zh="等级", en="Tier")
SHOP = Sentence(zh="入会门店", en="Joined at")
JOINED = Sentence(zh="入会日", en="Joined on")
LAST_VISIT = Sentence(zh="最近到店", en="Last visit")
VISITS = Sentence(zh="消费次数", en="Visits")
CUMULATIVE = Sentence(zh="累计消费", en="Paid in all")
CARDS = Sentence(zh="会员卡", en="Cards")
VALUE_HELD = Sentence(zh="持有", en="What they have")
NOTHING_HELD = Sentence(zh="没有余额、券或奖品。", en="No balance, coupon or prize.")
LAST_DAY = Sentence(zh="有效至", en="Good until")
NEVER_LAPSES = Sentence(zh="长期", en="for ever")
LINE = Sentence(zh="时间线", en="Time line")
NOTHING_YET = Sentence(zh="还没有记录。", en="Nothing happened yet.")
EARLIER = Sentence(zh="更早的", en="Earlier")

PROGRAMMES = Sentence(zh="会员方案", en="Programmes")
VERSION = Sentence(zh="第 {version} 版", en="Version {version}")
NAMED_VERSION = Sentence(zh="{name} · 第 {version} 版", en="{name} · version {version}")
FIRST_DAY = Sentence(zh="生效日", en="In force from")
STANDINGS: Mapping[str, Sentence] = {
    "in_force": Sentence(zh="现行", en="in force"),
    "coming": Sentence(zh="待生效", en="to come"),
    "past": Sentence(zh="已过", en="past"),
}
READ = Sentence(zh="阅读", en="Read")
COMPARE = Sentence(zh="比较", en="Compare")
COMPARE_WITH = Sentence(zh="与哪一版比较", en="Compare with")
COMPARING = Sentence(
    zh="第 {version} 版，与第 {other} 版比较：删去的和新增的",
    en="Version {version} beside {other}: what went and what came",
)
SAME = Sentence(zh="两版内容相同。", en="The two say the same.")
NEW_VERSION = Sentence(zh="发布新版本", en="Publish a new version")
PUBLISH_HOW = Sentence(
    zh="修改下面的文本，选生效日，先核对再发布。各收银台下次同步后按生效日执行；版本号和生效日自动写入。",
    en="Change the text, choose the first day, weigh it, then publish. Every till has it with its next round; number "
    "and first day are written in.",
)
DOCUMENT = Sentence(zh="方案文本", en="The document")
WEIGH = Sentence(zh="核对", en="Weigh")
WEIGHED = Sentence(zh="可以发布：没有不妥。", en="It may be published: nothing speaks against it.")
REASON_WHY = Sentence(
    zh="仍要发布的理由（管理员）", en="Why it shall be published all the same (administrators)"
)
PUBLISH = Sentence(zh="发布", en="Publish")
PUBLISHED = Sentence(
    zh="已发布，各收银台下次同步后收到。", en="Published; every till has it with its next round."
)

AUDIT = Sentence(zh="审计", en="Audit")
AUDIT_HOW = Sentence(
    zh="逐条核验每台收银台和总部自己的流水：内容、哈希、签名、次序。营业和同步照常进行。",
    en="Reads every till's journal and head office's own, fact by fact: content, hash, signature, order. Selling and "
    "syncing go on meanwhile.",
)
AUDIT_BEGIN = Sentence(zh="开始核验", en="Verify now")
AUDIT_STARTED = Sentence(zh="核验已开始。", en="Verifying has begun.")
AUDIT_NOW = Sentence(zh="正在核验：已读 {read} / {facts} 条", en="Verifying: {read} of {facts} facts read")
REFRESH = Sentence(zh="刷新", en="Refresh")
AUDIT_NEVER = Sentence(zh="还没有核验过。", en="Never verified yet.")
AUDIT_LAST = Sentence(zh="上次核验：{time}，{name}", en="Last verified {time} by {name}")
AUDIT_WHOLE = Sentence(zh="{facts} 条流水全部完好。", en="All {facts} facts are as they were written.")
AUDIT_BROKEN = Sentence(
    zh="读了 {facts} 条，发现 {found} 处问题。请保留数据，联系懂技术的人。",
    en="{facts} facts read, {found} findings. Keep the data as it is and ask somebody who knows.",
)
HEAD = Sentence(zh="最新一条的哈希", en="Hash of the newest")

BACKUPS = Sentence(zh="备份", en="Backups")
BACKUPS_HOW = Sentence(
    zh="由总部服务按计划制作，逐份读回核对；只有恢复密钥能打开。",
    en="Made by the server on its schedule, each read back and checked; only the recovery key opens them.",
)
FILE = Sentence(zh="文件", en="File")
MADE = Sentence(zh="制作时间", en="Made")
SIZE = Sentence(zh="大小", en="Size")
AGE = Sentence(zh="最近一份在 {hours} 小时前", en="The newest is {hours} hours old")
BACKUP_OLD = Sentence(
    zh="最近一份备份太旧：{hours} 小时前。请查看总部日志。",
    en="The newest backup is {hours} hours old, which is too old. Look at head office's log.",
)
NO_BACKUPS = Sentence(zh="备份文件夹里还没有备份。", en="There is no backup in the folder yet.")
NO_FOLDER = Sentence(
    zh="没有设定定时备份。请用 serve --backup-folder 启动总部。",
    en="No backups are scheduled. Start head office with serve --backup-folder.",
)
RECOVERY_IS_SET = Sentence(zh="恢复密钥已设定。", en="There is a recovery key.")
NO_RECOVERY = Sentence(
    zh="还没有恢复密钥，备份做不成。请运行 shuke headoffice recovery-key。",
    en="There is no recovery key, so no backup can be made. Run shuke headoffice recovery-key.",
)
