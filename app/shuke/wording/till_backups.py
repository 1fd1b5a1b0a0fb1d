"""What is said of a till's backups: made by hand, made by itself, restored."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "BACKED_UP",
    "BACKED_UP_WHERE",
    "DAYS_AGO",
    "FAILED",
    "FILE_EXISTS",
    "FOLDER",
    "FOLDER_HINT",
    "FOLDER_NOTE",
    "FOLDER_WRONG",
    "MAKING",
    "NEVER",
    "NEWEST",
    "NOT_EMPTY",
    "NOW",
    "NO_FILE",
    "NO_RECOVERY_FILE",
    "OTHER_TILL",
    "OVERDUE",
    "PROBLEMS",
    "RESTORED",
    "TODAY",
]

BACKED_UP = Sentence(
    zh="收银台 {till} 已备份到 {path}：流水 {facts} 条，已读回核对无误。用恢复单可以打开它。",
    en="Till {till} is backed up into {path}: {facts} facts, read back and found right. The recovery sheet opens it.",
)
FILE_EXISTS = Sentence(
    zh="{path} 已经存在，没有改动。请换一个文件名。",
    en="{path} exists already and was not touched. Choose another name.",
)
NO_FILE = Sentence(
    zh="无法读写 {path}：{detail}。请检查路径、权限、U 盘是否插好和剩余空间。",
    en="{path} cannot be read or written: {detail}. Look at the path, its permissions, whether the stick is plugged "
    "in, and the space left.",
)
NO_RECOVERY_FILE = Sentence(
    zh="找不到 {path}，备份将无法打开，所以没有备份。请从以前的备份放回这个文件。",
    en="There is no {path}: nobody could open a backup, so none was made. Bring that file back from an older backup.",
)
NOT_EMPTY = Sentence(
    zh="{path} 里已有一台收银台，没有改动。请换一个空的数据文件夹，或先把它移走。",
    en="{path} holds a till already; nothing was changed. Restore into an empty data folder, or move that one away.",
)
RESTORED = Sentence(
    zh="门店 {shop} 的收银台 {till} 已恢复到 {made}：流水 {facts} 条。下次打开时从新的一期开始，"
    "旧号码和旧额度都不会再用。如果原来的电脑还在，请不要再用它收银。",
    en="Till {till} of shop {shop} is restored as it was on {made}: {facts} facts. It begins a new epoch when it is "
    "opened, and uses no number and no allowance again. If the old computer still runs, do not sell on it any more.",
)
OTHER_TILL = Sentence(
    zh="这个账户保存着另一台收银台的密钥（同一数据文件夹），没有改动。"
    "请换一个数据文件夹：shuke --data 文件夹 restore …",
    en="This account keeps the keys of another till for the same data folder; nothing was changed. Choose another "
    "data folder: shuke --data FOLDER restore …",
)

PROBLEMS: dict[str, Sentence] = {
    "not_a_backup": Sentence(
        zh="{path} 不是收银台的备份，没有改动。", en="{path} is no backup of a till; nothing was changed."
    ),
    "newer": Sentence(
        zh="{path} 由更新的版本制作，没有改动。请先更新程序。",
        en="{path} was made by a newer release; nothing was changed. Update the program first.",
    ),
    "other_key": Sentence(
        zh="这把恢复密钥打不开 {path}，没有改动。请找出这台收银台首次启动时打印的恢复单。",
        en="This recovery key does not open {path}; nothing was changed. Find the sheet that was printed for this "
        "till at first start.",
    ),
    "damaged": Sentence(
        zh="{path} 已损坏或不完整，没有改动。请换另一份备份。（{detail}）",
        en="{path} is damaged or cut off; nothing was changed. Take another backup. ({detail})",
    ),
    "untrue": Sentence(
        zh="备份读回时与原来不符，没有保留。请检查磁盘，换一个地方再备份。（{detail}）",
        en="The backup read back otherwise than it was written and was not kept. Check the disk and back up "
        "somewhere else. ({detail})",
    ),
}

NEWEST = Sentence(zh="最近的备份", en="Newest backup")
NEVER = Sentence(zh="还没有备份", en="There is no backup yet")
TODAY = Sentence(zh="今天 {time}", en="today at {time}")
DAYS_AGO = Sentence(zh="{days} 天前（{date}）", en="{days} days ago ({date})")
OVERDUE = Sentence(
    zh="超过两天没有备份了：电脑坏了，这期间没有上传的消费就找不回来。",
    en="No backup for more than two days: should this computer break, what was not sent since is lost.",
)
FOLDER = Sentence(zh="备份放在", en="Backups go to")
FOLDER_NOTE = Sentence(
    zh="最好选 U 盘或另一台电脑上的文件夹：和数据在同一块磁盘上，磁盘坏了就一起没了。",
    en="Best on a stick or another computer: on the same disk they are lost with it.",
)
FOLDER_HINT = Sentence(zh="例如 E:\\备份 或 /media/stick", en="for example E:\\backups or /media/stick")
FOLDER_WRONG = Sentence(
    zh="请写完整的文件夹路径，例如 E:\\备份 或 /media/stick",
    en="Write the folder's whole path, for example E:\\backups or /media/stick",
)
NOW = Sentence(zh="立即备份", en="Back up now")
MAKING = Sentence(
    zh="正在备份并读回核对……可以继续收银", en="Backing up and reading back … you can go on selling"
)
BACKED_UP_WHERE = Sentence(
    zh="已备份，读回核对无误：{path}", en="Backed up, read back and found right: {path}"
)
FAILED = Sentence(zh="没有备份成。{told}", en="No backup was made. {told}")
