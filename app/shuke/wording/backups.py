"""What is said of head office's backups."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "BACKED_UP",
    "FILE_EXISTS",
    "NOT_EMPTY",
    "NO_FILE",
    "NO_RECOVERY_KEY",
    "PROBLEMS",
    "RECOVERY_KEY",
    "RESTORED",
    "TILLS_AWAITED",
]

RECOVERY_KEY = Sentence(
    zh="恢复密钥（只显示这一次，用它打开备份）：",
    en="The recovery key, which opens backups (shown this once):",
)
NO_RECOVERY_KEY = Sentence(
    zh="总部还没有恢复密钥，备份无法加密。请先运行 shuke headoffice recovery-key，并把密钥抄下来锁好。",
    en="Head office has no recovery key to seal a backup to. Run shuke headoffice recovery-key first, and lock the "
    "key away.",
)
FILE_EXISTS = Sentence(
    zh="{path} 已经存在，没有改动。请换一个文件名。",
    en="{path} exists already and was not touched. Choose another name.",
)
NO_FILE = Sentence(
    zh="无法读写 {path}：{detail}。请检查路径、权限和剩余空间。",
    en="{path} cannot be read or written: {detail}. Look at the path, its permissions and the space left.",
)
BACKED_UP = Sentence(
    zh="已备份到 {path}：{facts} 条流水、{attachments} 份会员资料，已读回核对无误。",
    en="Backed up into {path}: {facts} facts and {attachments} profiles, read back and found right.",
)
RESTORED = Sentence(
    zh="总部“{name}”已恢复：{facts} 条流水、{attachments} 份会员资料，核对无误。"
    "各收银台下次联系时会重新上传之后的流水。",
    en="Head office '{name}' is restored: {facts} facts and {attachments} profiles, all found right. At their next "
    "contact tills push again what came later.",
)
TILLS_AWAITED = Sentence(
    zh="这些收银台报告之前，总部不会再发放额度：{tills}。丢失的收银台请停用。备份之后才接入的收银台需要重新接入。",
    en="Nothing is granted until these tills have been heard of: {tills}. Revoke those that are lost. A till that "
    "joined after the backup needs a new code.",
)
NOT_EMPTY = Sentence(
    zh="{path} 里已有总部数据，没有改动。请恢复到空的文件夹。",
    en="{path} holds a head office's data already; nothing was changed. Restore into an empty folder.",
)

PROBLEMS: dict[str, Sentence] = {
    "not_a_backup": Sentence(
        zh="{path} 不是总部备份文件，没有改动。",
        en="{path} is no backup of a head office; nothing was changed.",
    ),
    "newer": Sentence(
        zh="{path} 由更新的版本制作，没有改动。请先更新程序。",
        en="{path} was made by a newer release; nothing was changed. Update the program first.",
    ),
    "other_key": Sentence(
        zh="{path} 要用另一把恢复密钥打开，没有改动。请查找制作备份时的恢复单。",
        en="{path} is opened by another recovery key; nothing was changed. Look for the sheet of that time.",
    ),
    "damaged": Sentence(
        zh="{path} 已损坏或不完整，没有改动。请换另一份备份。（{detail}）",
        en="{path} is damaged or cut off; nothing was changed. Take another backup. ({detail})",
    ),
    "untrue": Sentence(
        zh="{path} 里的数据前后不符，没有改动。请换另一份备份，并联系我们。（{detail}）",
        en="What {path} says does not hold together; nothing was changed. Take another backup, and tell us. "
        "({detail})",
    ),
}
