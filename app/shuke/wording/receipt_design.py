"""The page where a shop makes its receipts its own."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "FOOTER",
    "FOOTER_HINT",
    "HEADER",
    "HEADER_HINT",
    "KEEP",
    "KEPT",
    "LOGO",
    "LOGO_ADD",
    "LOGO_FILES",
    "LOGO_NONE",
    "LOGO_REMOVE",
    "LOGO_UNREADABLE",
    "PAGE",
    "PARTS",
    "PREVIEW",
    "SAMPLE",
    "SHOWN",
    "TEACHING",
]

PAGE = Sentence(zh="小票样式", en="Look of receipts")
TEACHING = Sentence(
    zh="右边就是打出来的样子，一点不差：按现在这台打印机的纸宽和字体画成。改好后按“采用”，从下一张小票起生效。",
    en="What you see is what prints, dot for dot, on the printer in use. Once used, the next receipt is like that.",
)
HEADER = Sentence(zh="抬头（店名和地址下面）", en="Head, under the shop's name and address")
HEADER_HINT = Sentence(zh="如：电话 021-5555 0199", en="Such as: Tel. 021-5555 0199")
FOOTER = Sentence(zh="结尾", en="Foot")
FOOTER_HINT = Sentence(zh="如：谢谢惠顾，欢迎再来", en="Such as: Thank you, see you soon")
LOGO = Sentence(zh="标志", en="Logo")
LOGO_ADD = Sentence(zh="选一张图片…", en="Choose a picture …")
LOGO_FILES = Sentence(zh="图片 (*.png *.jpg *.jpeg *.bmp)", en="Pictures (*.png *.jpg *.jpeg *.bmp)")
LOGO_REMOVE = Sentence(zh="不要标志", en="No logo")
LOGO_NONE = Sentence(
    zh="黑白线条的标志最清楚；大图会缩小到纸上。",
    en="Black on white is clearest; large ones are made smaller.",
)
LOGO_UNREADABLE = Sentence(
    zh="这个文件不是能用的图片。请另选一张 PNG 或 JPG（不超过 10 MB）。",
    en="This file is no picture that can be used. Choose a PNG or JPG of at most 10 MB.",
)
SHOWN = Sentence(zh="小票上要有", en="On the receipt")
PREVIEW = Sentence(zh="打出来的样子", en="As it prints")
KEEP = Sentence(zh="采用", en="Use it")
KEPT = Sentence(zh="已采用，从下一张小票起。", en="Used from the next receipt on.")

PARTS: dict[str, Sentence] = {
    "business_date": Sentence(zh="营业日", en="Business date"),
    "till": Sentence(zh="收银台", en="Till"),
    "cashier": Sentence(zh="收银员", en="Cashier"),
    "saved": Sentence(zh="本单已省", en="What was saved"),
    "card": Sentence(zh="会员卡号", en="Card number"),
    "tier": Sentence(zh="会员等级", en="Tier"),
    "points": Sentence(zh="积分", en="Points"),
    "ahead": Sentence(zh="升级与积分展望", en="What is ahead"),
    "explanation": Sentence(zh="积分说明", en="Why points were earned"),
}
"""By the value of `ReceiptPart`."""

SAMPLE: dict[str, Sentence] = {
    "article": Sentence(zh="茉莉绿茶", en="Jasmine tea"),
    "long_article": Sentence(
        zh="芝士葡萄冰沙（大杯 少冰 半糖）", en="Cheese and grape smoothie, large, less ice"
    ),
    "member": Sentence(zh="王**", en="W***"),
    "tier": Sentence(zh="金卡", en="Gold"),
    "ahead": Sentence(
        zh="照现在的消费，一年后约有4,414积分，可换¥88.00的商品",
        en="At this pace in a year about 4,414 points: goods worth ¥88.00",
    ),
}
"""A made-up sale."""
