"""The receipt on screen, and the scan overlay."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "DRAWING",
    "NOT_SAVED",
    "PRINT_AGAIN",
    "RECEIPT",
    "REPRINTED",
    "SAVE",
    "SAVED_AT",
    "SCAN_RUNG_UP",
    "SCAN_TEACHING",
    "SCAN_TITLE",
]

RECEIPT = Sentence(zh="小票 {number}", en="Receipt {number}")
DRAWING = Sentence(zh="正在画出小票…", en="Drawing the receipt …")
PRINT_AGAIN = Sentence(zh="再打一张", en="Print again")
REPRINTED = Sentence(
    zh="小票 {number} 正在重打，会注明“重打”。", en="Receipt {number} prints again, marked as a copy."
)
SAVE = Sentence(zh="存为图片", en="Save as picture")
SAVED_AT = Sentence(zh="已保存到 {path}", en="Saved at {path}")
NOT_SAVED = Sentence(
    zh="图片没有存成（{reason}）。请检查磁盘空间和数据文件夹的权限，然后再存一次。",
    en="The picture was not saved ({reason}). Check the disk and the data folder's permissions, then save again.",
)

SCAN_TITLE = Sentence(zh="扫码", en="Scan")
SCAN_TEACHING = Sentence(
    zh="会员码、商品条码、小票二维码都可以。扫到会员后自动关闭。",
    en="Member codes, barcodes and receipts all work. It closes by itself once a member is found.",
)
SCAN_RUNG_UP = Sentence(zh="已录入 {name}", en="Rung up: {name}")
