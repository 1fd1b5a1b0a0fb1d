"""The journal behind the counter: whether it is whole, and one sale in words."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "AND_VOIDED",
    "BROKEN",
    "CHANGED_SALE",
    "CHECK",
    "CHECKED",
    "CHECKING",
    "EXPLANATION",
    "FACTS",
    "GOODS",
    "HEAD",
    "HEAD_TEACHING",
    "INTACT_SALE",
    "JOURNAL",
    "LINE_PRICE",
    "MOST_FINDINGS",
    "NOT_CHECKED",
    "NO_RECEIPT",
    "NO_SALE",
    "NO_SALE_TEACHING",
    "PAID",
    "PLACE",
    "POINTS",
    "SALE_SEARCH_HINT",
    "SEARCH",
    "STOPPED",
    "UNKNOWN_MEMBER",
    "WHOLE",
]

JOURNAL = Sentence(zh="流水", en="Journal")
FACTS = Sentence(zh="条流水", en="facts")
HEAD = Sentence(
    zh="{till}：末条是第 {epoch} 期第 {seq} 条，{hash}", en="{till}: last is epoch {epoch}, no. {seq}, {hash}"
)
HEAD_TEACHING = Sentence(
    zh="末条的号码可与最新小票或总部对照：这样才看得出末尾有没有被删去。",
    en="Compare the last one with the newest receipt or with head office: only that shows a missing end.",
)
CHECK = Sentence(zh="核验全部流水", en="Verify the journal")
CHECKING = Sentence(zh="正在核验：已读 {read} 条，共 {whole} 条", en="Verifying: {read} of {whole} facts")
NOT_CHECKED = Sentence(
    zh="逐条核对内容、签名和次序。收银照常，不受影响。",
    en="Reads every fact: content, signature, order. Selling goes on meanwhile.",
)
WHOLE = Sentence(
    zh="流水完好：{facts} 条，哈希、签名、次序全部相符。",
    en="The journal is as it was written: {facts} facts, every hash, signature and place agrees.",
)
BROKEN = Sentence(
    zh="有 {count} 处不符，流水可能被改动。请保留数据库和备份，并联系我们。",
    en="{count} places do not agree; the journal may have been changed. Keep database and backups, and contact us.",
)
MOST_FINDINGS = Sentence(
    zh="不符之处太多，只列出前 {count} 处。", en="There are too many; these are the first {count}."
)
STOPPED = Sentence(zh="已停下，没有核验完。", en="Stopped; it was not verified to the end.")
CHECKED = Sentence(zh="核验结果", en="What was found")

SEARCH = Sentence(zh="查一笔消费", en="Find a sale")
SALE_SEARCH_HINT = Sentence(zh="S01-1.1-000001，或扫小票上的码", en="S01-1.1-000001, or scan the receipt")
NO_SALE = Sentence(zh="还没有选小票", en="No receipt chosen yet")
NO_SALE_TEACHING = Sentence(
    zh="输入小票号按回车，或扫小票上的二维码，就能看到这笔消费的每一行、每种付款和每条优惠的理由。",
    en="Type a receipt's number and press Enter, or scan its code: every line, tender and reason of that sale.",
)
NO_RECEIPT = Sentence(
    zh="本机的流水里没有小票 {number}。请核对号码；别的收银台的小票要到那台或总部查。",
    en="This till's journal has no receipt {number}. Check the number; other tills' sales are found there or at "
    "head office.",
)

INTACT_SALE = Sentence(zh="内容与签名相符", en="Content and signature agree")
CHANGED_SALE = Sentence(
    zh="内容或签名不符，这条记录被改动过", en="Content or signature differ: it was changed"
)
PLACE = Sentence(zh="流水位置", en="Place in the journal")
GOODS = Sentence(zh="商品", en="Goods")
PAID = Sentence(zh="付款", en="Payment")
POINTS = Sentence(zh="积分", en="Points")
EXPLANATION = Sentence(zh="优惠与积分的理由", en="Why these discounts and points")
AND_VOIDED = Sentence(zh="付款前删去的行", en="Lines taken out before payment")
LINE_PRICE = Sentence(zh="{price} × {quantity}", en="{price} × {quantity}")
UNKNOWN_MEMBER = Sentence(zh="本机不认识的会员", en="a member this till does not know")
