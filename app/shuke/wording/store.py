"""What is said when a till's data cannot be used: what, why, and what to do."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = ["ALREADY_OPEN", "CANNOT_OPEN", "NOT_TOLD_YET", "NO_FOLDER", "NO_KEY", "READING_FAILED", "TROUBLE"]

ALREADY_OPEN = Sentence(
    zh="此收银台已在另一个窗口打开。请回到那个窗口，或先把它关闭。",
    en="This till is already open in another window. Go back to that window, or close it first.",
)
NO_KEY = Sentence(
    zh="找不到打开数据库的密钥，数据没有改动。请在原来的用户账户下启动，或用恢复单找回密钥（shuke recover）。",
    en="The key to the database is missing; no data was changed. Start under the user account it was set up "
    "with, or bring the key back with the recovery sheet (shuke recover).",
)
NO_FOLDER = Sentence(
    zh="无法使用数据文件夹 {path}（{reason}）。请检查权限和磁盘。",
    en="The data folder {path} cannot be used ({reason}). Check its permissions and the disk.",
)

CANNOT_OPEN = Sentence(
    zh="收银台打不开，数据没有删除。请重新启动；若再次出现，请把支持文件发给我们。",
    en="The till cannot be opened; no data was deleted. Start it again; if that does not help, send us the "
    "support file.",
)
NOT_TOLD_YET = Sentence(
    zh="本机已加入总部，但还没有收到门店和会员方案，正在联系总部。请检查网络，收到后即可登录。",
    en="This till has joined head office but has not received its shop and programme yet. Head office is being "
    "asked; check the network. You can sign in as soon as they arrive.",
)

TROUBLE: dict[str, Sentence] = {
    "wrong_key_or_damaged": Sentence(
        zh="数据库打不开：文件已损坏，或不属于这台收银台。请勿删除，先恢复最近的备份。",
        en="The database cannot be opened: it is damaged, or it belongs to another till. Do not delete it; "
        "restore the latest backup.",
    ),
    "locked": Sentence(
        zh="数据库正被另一个程序占用。请关闭备份或同步软件后重试，已收的款不会丢失。",
        en="Another program is holding the database. Close backup or sync software and try again; money "
        "already taken is safe.",
    ),
    "disk_full": Sentence(
        zh="磁盘已满，这一步没有保存。请清理磁盘后重试，已收的款不会丢失。",
        en="The disk is full; this step was not kept. Free some space and try again; money already taken is safe.",
    ),
    "newer_version": Sentence(
        zh="这些数据由更新版本的熟客写入。请升级本机程序，数据没有改动。",
        en="This data was written by a newer version of Shuke. Update the program; no data was changed.",
    ),
    "older_version": Sentence(
        zh="这些数据由较早版本的熟客写入，还没有升级。请先打开一次收银台，升级后再试；数据没有改动。",
        en="This data was written by an older version of Shuke and is not brought up to date yet. Open the till "
        "once, then try again; no data was changed.",
    ),
    "unsafe_sqlite": Sentence(
        zh="本机的数据库组件有会丢数据的缺陷（{detail}）。请重新安装熟客。",
        en="The database component on this machine has a fault that loses data ({detail}). Install Shuke again.",
    ),
    "read_only": Sentence(
        zh="数据文件是只读的。请检查文件夹权限。",
        en="The data file is read-only. Check the folder's permissions.",
    ),
    "unreachable": Sentence(
        zh="连不上数据库服务器（{detail}）。请检查地址、账号和网络；数据没有改动。",
        en="The database server cannot be reached ({detail}). Check the address, the account and the network; no "
        "data was changed.",
    ),
    "conflict": Sentence(
        zh="另一个程序同时改动了同样的数据，这一步没有保存。请重试。",
        en="Another program changed the same data at the same time; this step was not kept. Try again.",
    ),
    "failed": Sentence(
        zh="保存失败，这一步没有保存。请重试；若再次出现，请保存支持文件并联系我们。",
        en="Saving failed; this step was not kept. Try again; if it happens again, save the support file and "
        "contact us.",
    ),
}
"""By the value of `StoreTrouble`."""

READING_FAILED = Sentence(
    zh="读取失败，数据没有改动。请重试；若再次出现，请保存支持文件并联系我们。",
    en="Reading failed; no data was changed. Try again; if it happens again, save the support file and contact us.",
)
