"""What a till that was examined is told, with what to do."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ALL_GOOD",
    "ALONE",
    "BACKUP_GOOD",
    "BACKUP_NONE",
    "BACKUP_OLD",
    "CAMERA_GOOD",
    "CANNOT_LOOK",
    "CLOCK_BEHIND",
    "CLOCK_GOOD",
    "CLOCK_WRONG",
    "DATABASE_DAMAGED",
    "DATABASE_GOOD",
    "EXAMINE",
    "EXAMINING",
    "FROZEN",
    "HOLIDAYS_GOOD",
    "HOLIDAYS_UNKNOWN",
    "KEYS_GOOD",
    "KEYS_MISSING",
    "LOG_LONG",
    "MARKS",
    "NOT_EXAMINED",
    "NO_SHEET",
    "OFFICE_BEHIND",
    "OFFICE_GOOD",
    "OFFICE_SILENT",
    "PRINTER_GOOD",
    "PRINTER_WAITS",
    "SOME_BAD",
    "SOME_WARN",
    "SPACE_GONE",
    "SPACE_GOOD",
    "SPACE_SHORT",
    "TITLES",
]

TITLES: dict[str, Sentence] = {
    "database": Sentence(zh="数据库", en="Database"),
    "keys": Sentence(zh="密钥", en="Keys"),
    "clock": Sentence(zh="时钟", en="Clock"),
    "space": Sentence(zh="磁盘空间", en="Disk space"),
    "head_office": Sentence(zh="总部", en="Head office"),
    "backup": Sentence(zh="备份", en="Backup"),
    "printer": Sentence(zh="小票打印机", en="Receipt printer"),
    "camera": Sentence(zh="摄像头", en="Camera"),
    "holidays": Sentence(zh="节假日", en="Public holidays"),
}
"""By the value of `Subject`."""

MARKS: dict[str, Sentence] = {
    "good": Sentence(zh="正常", en="good"),
    "warn": Sentence(zh="注意", en="look"),
    "bad": Sentence(zh="故障", en="bad"),
}
"""By the value of `Health`."""

DATABASE_GOOD = Sentence(
    zh="完好，{size}（SQLite {version}）", en="Every page is as it was written; {size}, SQLite {version}"
)
DATABASE_DAMAGED = Sentence(
    zh="数据库有损坏（{damage}）。不要删除任何文件；请停止收银，用最近的备份恢复（shuke restore）。",
    en="The database is damaged ({damage}). Delete nothing; stop selling and restore the newest "
    "backup (shuke restore).",
)
LOG_LONG = Sentence(
    zh="数据库日志有 {size}，还没有合并。请让收银台空闲几分钟；若仍不减小，请检查备份或杀毒软件是否占用。",
    en="The database's log has grown to {size}. Leave the till quiet for some minutes; if it stays, look whether "
    "backup or antivirus software holds it.",
)
KEYS_GOOD = Sentence(zh="都在：{kept}", en="All there: {kept}")
KEYS_MISSING = Sentence(
    zh="缺少密钥：{keys}。请用恢复单找回（shuke recover）。",
    en="Missing: {keys}. Bring them back with the recovery sheet (shuke recover).",
)
NO_SHEET = Sentence(
    zh="找不到 {path}：没有它，恢复单打不开备份。请从以前的备份放回这个文件。",
    en="There is no {path}: without it the recovery sheet opens no backup. Bring the file back from an older backup.",
)
CLOCK_GOOD = Sentence(zh="{now}（{zone}）", en="{now} ({zone})")
CLOCK_WRONG = Sentence(
    zh="时钟显示 {now}，显然不对。请校准电脑时间，最好打开自动对时；主板电池可能没电了。",
    en="The clock says {now}, which cannot be. Set the computer's time, best by the network; the battery of its "
    "board may be empty.",
)
CLOCK_BEHIND = Sentence(
    zh="时钟（{now}）比最近的流水还早：被往回拨过。请校准电脑时间。",
    en="The clock ({now}) is behind the newest fact: somebody set it back. Set the computer's time.",
)
SPACE_GOOD = Sentence(zh="还有 {size}", en="{size} left")
SPACE_SHORT = Sentence(
    zh="只剩 {size}。请清理磁盘：快满时收银台会在收款前拒绝。",
    en="{size} left. Make room: a till whose disk is about to be full refuses a payment before it is made.",
)
SPACE_GONE = Sentence(
    zh="只剩 {size}，现在不能收款。请马上清理磁盘。",
    en="{size} left: no payment can be taken now. Make room at once.",
)
ALONE = Sentence(zh="单店，没有总部", en="A single shop, without a head office")
OFFICE_GOOD = Sentence(
    zh="{address} 有应答，待上传 {unsent} 条", en="{address} answers; to be sent: {unsent}"
)
OFFICE_SILENT = Sentence(
    zh="{address} 没有应答，待上传 {unsent} 条。收银不受影响；请检查网络和总部服务。",
    en="{address} does not answer; to be sent: {unsent}. Selling goes on; look at the network and head office.",
)
OFFICE_BEHIND = Sentence(
    zh="总部有应答，但还有 {unsent} 条没有上传。请打开收银台等待上传；若不减少，请看“设备 → 总部”。",
    en="Head office answers, but {unsent} facts are not sent. Leave the till open; if they stay, see Devices → Head "
    "office.",
)
FROZEN = Sentence(
    zh="数据恢复过，总部确认之前不能使用积分和储值；收银和积分不受影响。",
    en="The data came from a backup: nothing is spent until head office has answered. Selling and earning go on.",
)
BACKUP_GOOD = Sentence(zh="{days} 天前，在 {folder}", en="{days} days ago, in {folder}")
BACKUP_NONE = Sentence(
    zh="{folder} 里还没有备份。请到“设备 → 备份”备份一次。",
    en="There is none in {folder}. Make one: Devices → Backup.",
)
BACKUP_OLD = Sentence(
    zh="最近的备份在 {days} 天前（{folder}）。请检查 U 盘是否插好，再备份一次。",
    en="The newest is {days} days old ({folder}). See whether the stick is plugged in, and make one.",
)
PRINTER_GOOD = Sentence(zh="就绪：{profile}，{address}", en="Ready: {profile} at {address}")
PRINTER_WAITS = Sentence(
    zh="打印机就绪，但有 {waiting} 张在排队。请打开收银台等待打印；若不减少，请看“设备 → 小票打印机”。",
    en="The printer is ready, but {waiting} documents wait. Leave the till open; if they stay, see Devices → Receipt "
    "printer.",
)
CAMERA_GOOD = Sentence(zh="有画面", en="It shows a picture")
HOLIDAYS_GOOD = Sentence(zh="放假安排已收录", en="The days off are known")
HOLIDAYS_UNKNOWN = Sentence(
    zh="{years} 年的放假安排尚未收录，暂按法定节日计算。国务院公布后请更新程序或节假日文件。",
    en="The days off of {years} are not known yet; statutory holidays are used. Update once they are published.",
)
ALL_GOOD = Sentence(zh="一切正常", en="All is well")
SOME_WARN = Sentence(zh="可以收银，有几处需要留意", en="The till can sell; some things want a look")
SOME_BAD = Sentence(zh="有故障，请先处理", en="Something is broken: mend it first")
EXAMINE = Sentence(zh="开始体检", en="Examine")
EXAMINING = Sentence(zh="正在检查……可以继续收银", en="Looking … you can go on selling")
NOT_EXAMINED = Sentence(
    zh="检查数据库、密钥、时钟、空间、总部、备份、打印机和摄像头",
    en="Database, keys, clock, space, head office, backup, printer and camera are looked at",
)
CANNOT_LOOK = Sentence(zh="没能检查完：{why}", en="It could not be looked through: {why}")
