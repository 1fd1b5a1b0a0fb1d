"""Where secrets lie, and why they cannot be reached."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "IN_A_FILE",
    "IN_THE_KEYRING",
    "KEYRING_SILENT",
    "KIND_UNREADABLE",
    "SECRET_DAMAGED",
    "SECRET_NOT_OURS",
    "SECRET_TOO_OPEN",
    "VAULT_UNREADABLE",
    "VAULT_UNWRITABLE",
]

IN_THE_KEYRING = Sentence(
    zh="密钥保存在系统密钥环中（{backend}）。",
    en="Keys are kept in the system's keyring ({backend}).",
)
IN_A_FILE = Sentence(
    zh="本机没有可用的系统密钥环，密钥保存在仅当前用户可读的文件夹中：{path}。请勿与数据一起备份或复制此文件夹。",
    en="This machine has no working system keyring; keys are kept in a folder only this user can read: "
    "{path}. Do not back up or copy this folder together with the data.",
)
KEYRING_SILENT = Sentence(
    zh="本收银台的密钥保存在系统密钥环中，但密钥环没有响应，因此无法打开数据。"
    "请登录桌面并解锁密钥环，然后重新启动。数据没有受损。",
    en="This till's keys are in the system's keyring, but the keyring does not answer, so the data cannot be "
    "opened. Sign in to the desktop, unlock the keyring and start again. No data is harmed.",
)
KIND_UNREADABLE = Sentence(
    zh="无法判断密钥保存在哪里：文件 {path} 已损坏。请从本机安装备份中恢复该文件，或用恢复密钥恢复备份。",
    en="It cannot be told where the keys are kept: the file {path} is damaged. "
    "Bring this file back from a copy, or restore a backup with the recovery key.",
)
SECRET_TOO_OPEN = Sentence(
    zh="密钥文件 {path} 可被其他用户读取，因此不会使用。请将其权限改为仅本人可读（chmod 600），"
    "并考虑其内容可能已被他人看到。",
    en="The key file {path} can be read by other users, so it is not used. "
    "Make it readable by its owner alone (chmod 600), and consider that somebody may have seen it.",
)
SECRET_NOT_OURS = Sentence(
    zh="密钥文件 {path} 不是当前用户的普通文件，因此不会使用。请用当初安装时的用户启动收银台。",
    en="The key file {path} is not an ordinary file of this user, so it is not used. "
    "Start the till as the user who set it up.",
)
SECRET_DAMAGED = Sentence(
    zh="密钥文件 {path} 已损坏。请恢复该文件，或用恢复密钥恢复备份；在此之前不会改动任何数据。",
    en="The key file {path} is damaged. Bring it back, or restore a backup with the recovery key; "
    "until then no data is touched.",
)
VAULT_UNREADABLE = Sentence(
    zh="无法读取密钥文件夹 {path}（{reason}）。请检查磁盘和权限，然后重新启动。",
    en="The key folder {path} cannot be read ({reason}). "
    "Check the disk and the permissions, then start again.",
)
VAULT_UNWRITABLE = Sentence(
    zh="无法写入密钥文件夹 {path}（{reason}）。请检查磁盘空间和权限，然后重试。",
    en="The key folder {path} cannot be written ({reason}). "
    "Check free space and permissions, then try again.",
)
