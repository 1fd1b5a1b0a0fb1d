"""The words of prizes: slips, the redemption screen, the wheel at a till, the manager's view."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "ACTS",
    "ANYWHERE",
    "ANY_DAY",
    "CAME_UP",
    "CHANCE",
    "CODE",
    "CODE_HINT",
    "COST",
    "ELSEWHERE",
    "EVIDENCE",
    "EXPECTED",
    "FIGURES",
    "FIGURE_COST",
    "FIGURE_HANDED",
    "FIGURE_OPEN",
    "FIGURE_SOON",
    "FIGURE_SPINS",
    "FIGURE_SPINS_HERE",
    "FOR_WHOM",
    "GONE",
    "HANDED_OVER",
    "HAND_OVER",
    "HOLIDAYS",
    "LASTS",
    "LASTS_TITLE",
    "LEFT_NOW",
    "LOOKED_AT",
    "MAY",
    "NONE_TODAY",
    "NONE_TODAY_TEACHING",
    "NOTHING_SCANNED",
    "NOTHING_SCANNED_TEACHING",
    "NOT_KNOWN_HERE",
    "NOT_ON",
    "NO_WHEEL",
    "PRIZES",
    "REFUSALS",
    "ROLLED_BACK",
    "ROLL_BACK",
    "ROLL_BACK_WHY",
    "SEGMENT",
    "SKIP",
    "SLIP_ANY_DAY",
    "SLIP_CODE",
    "SLIP_DAYS_OUT",
    "SLIP_HOLIDAYS",
    "SLIP_KEEP",
    "SLIP_LAST_DAY",
    "SLIP_MEMBER",
    "SLIP_NUMBER",
    "SLIP_PROOFS",
    "SLIP_SHOP",
    "SLIP_SIGNATURE",
    "SLIP_STAFF",
    "SLIP_TITLES",
    "SPAN",
    "SPIN",
    "SPIN_CONFIRM",
    "SPIN_CONFIRMED",
    "SPIN_FREE",
    "SPIN_FREE_GIVEN",
    "SPIN_GIVEN",
    "SPIN_PAID",
    "SPIN_SKIP",
    "STOCK",
    "STOCK_LEFT",
    "STOCK_LOW",
    "STOCK_WAITING",
    "THING",
    "TIME",
    "TODAY",
    "UNTIL",
    "VERDICTS",
    "WAITING",
    "WHAT",
    "WHEEL",
    "WHEEL_NOBODY",
    "WHERE",
    "WON",
    "WON_THING",
]

ACTS: Mapping[str, Sentence] = {
    "handed-over": Sentence(zh="已领取", en="handed over"),
    "rolled-back": Sentence(zh="领取已撤销", en="hand-over rolled back"),
}
"""By `shuke.domain.facts.prize_turned.PrizeAct`."""

SLIP_TITLES: Mapping[str, Sentence] = {
    "won": Sentence(zh="中奖凭证", en="Prize voucher"),
    "ordered": Sentence(zh="礼品提取凭证", en="Gift voucher"),
    "handed-over": Sentence(zh="领奖单", en="Prize handed over"),
    "rolled-back": Sentence(zh="领奖撤销单", en="Hand-over rolled back"),
}
SLIP_NUMBER = Sentence(zh="单号", en="Slip")
SLIP_STAFF = Sentence(zh="经办", en="Staff")
SLIP_MEMBER = Sentence(zh="会员", en="Member")
SLIP_CODE = Sentence(zh="短码", en="Short code")
SLIP_ANY_DAY = Sentence(zh="领取不限时间", en="To be collected at any time")
SLIP_LAST_DAY = Sentence(zh="请于 {last} 前领取（含当日）", en="To be collected up to {last}")
SLIP_HOLIDAYS = Sentence(zh="法定节假日不可领取", en="Not on national holidays")
SLIP_DAYS_OUT = Sentence(zh="{first} 至 {last} 不可领取", en="Not from {first} to {last}")
SLIP_SHOP = Sentence(zh="仅限{shop}领取", en="At {shop} only")
SLIP_PROOFS = Sentence(zh="领取时请出示证件", en="Please bring a document")
SLIP_KEEP = Sentence(zh="凭此码领奖，一码一次", en="Show this code; it is good once")
SLIP_SIGNATURE = Sentence(zh="顾客签名", en="Customer's signature")

CODE: Mapping[str, Sentence] = {
    "unknown": Sentence(
        zh="这不是中奖码：码的内容不是本系统签发的。请扫中奖凭证上的码，或输入短码。",
        en="This is no prize code: it was not made by this system. Scan the code of the voucher, or type the "
        "short code.",
    ),
    "damaged": Sentence(
        zh="中奖码没有读完整。请展平后再扫一次，或输入凭证上的短码。",
        en="The prize code was not read whole. Flatten the paper and scan again, or type the short code on it.",
    ),
    "newer_version": Sentence(
        zh="这个中奖码由更新版本的程序签发，本机还读不了。请输入短码，并更新本机。",
        en="This prize code was made by a newer version of the program. Type the short code, and update this till.",
    ),
    "wrong_kind": Sentence(
        zh="这是{kind}，不是中奖码。请出示中奖凭证。",
        en="This is {kind}, not a prize code. Ask for the voucher.",
    ),
    "not_ours": Sentence(
        zh="这个奖品是别家商户（{tenant}）的，请到那家商户领取。",
        en="This prize is another business's ({tenant}); it is collected there.",
    ),
    "cannot_tell_yet": Sentence(
        zh="现在还无法判断：签发中奖码的收银台是新的，本机还没有它的密钥。联网后再扫一次。",
        en="It cannot be told yet: the till that signed this code is new to this one. Scan again once head "
        "office was reached.",
    ),
    "forged": Sentence(
        zh="这个中奖码是伪造的：签名与内容不符。请勿发奖，收下凭证并通知店长。",
        en="This prize code is forged: its signature does not fit. Hand nothing over, keep the paper and tell "
        "the manager.",
    ),
    "key_not_valid_then": Sentence(
        zh="这个中奖码不能使用：写明的中奖日期不在签发密钥的有效期内。请通知店长。",
        en="This prize code cannot be used: the key that signed it was not in use on the day it states. Tell "
        "the manager.",
    ),
    "revoked_key": Sentence(
        zh="这个中奖码不能使用：签发它的收银台密钥已被吊销。请通知店长核对。",
        en="This prize code cannot be used: the key of the till that signed it was withdrawn. Tell the manager.",
    ),
}
"""What is wrong with a code that was scanned, by its outcome."""

PRIZES = Sentence(zh="领奖", en="Prizes")
CODE_HINT = Sentence(zh="扫中奖码，或输入短码", en="Scan the prize code, or type the short code")
NOTHING_SCANNED = Sentence(zh="请顾客出示中奖码", en="Ask for the prize code")
NOTHING_SCANNED_TEACHING = Sentence(
    zh="扫一下就看到是什么奖、给谁、今天能不能领。多张凭证可以连着扫，逐张发。",
    en="One scan shows what was won, by whom, and whether today is allowed. Several vouchers may be scanned one "
    "after the other; they wait their turn.",
)
FOR_WHOM = Sentence(zh="中奖会员", en="Won by")
UNTIL = Sentence(zh="领取期限", en="Until")
WHERE = Sentence(zh="领取门店", en="Where")
NOT_ON = Sentence(zh="不可领取", en="Not on")
ANY_DAY = Sentence(zh="不限", en="any day")
ANYWHERE = Sentence(zh="任一门店", en="any shop")
HOLIDAYS = Sentence(zh="法定节假日", en="national holidays")
SPAN = Sentence(zh="{first} 至 {last}", en="{first} to {last}")
NOT_KNOWN_HERE = Sentence(zh="本台没有这位会员的资料", en="not known at this till")
LOOKED_AT = Sentence(zh="已查看{proof}", en="I looked at: {proof}")
EVIDENCE = Sentence(zh="证件种类和号码末四位", en="Document and its last four digits")
HAND_OVER = Sentence(zh="发奖", en="Hand over")
SKIP = Sentence(zh="不发，下一张", en="Not this one")
WAITING = Sentence(zh="还有 {count} 张在排队", en="Codes that wait: {count}")
ELSEWHERE = Sentence(
    zh="领取权在别处，发奖时先向总部要过来", en="It lies elsewhere; head office is asked for it first"
)
MAY = Sentence(zh="今天可以领", en="May be handed over today")
HANDED_OVER = Sentence(zh="已发：{thing}（领奖单 {number}）", en="Handed over: {thing} (slip {number})")
ROLLED_BACK = Sentence(zh="已撤销：{thing}（单号 {number}）", en="Rolled back: {thing} (slip {number})")
TODAY = Sentence(zh="今天", en="Today")
TIME = Sentence(zh="时间", en="Time")
THING = Sentence(zh="奖品", en="Prize")
WHAT = Sentence(zh="经过", en="What")
NONE_TODAY = Sentence(zh="今天还没有发奖", en="Nothing was handed over today")
NONE_TODAY_TEACHING = Sentence(
    zh="发出的奖品列在这里；发错了可以选中后撤销。",
    en="What is handed over is listed here; a mistake is rolled back.",
)
ROLL_BACK = Sentence(zh="撤销这次领取", en="Roll back")
ROLL_BACK_WHY = Sentence(zh="撤销原因", en="Why it is rolled back")
STOCK = Sentence(zh="库存", en="Stock")
STOCK_LEFT = Sentence(zh="未中 / 总数", en="Left / whole")
STOCK_WAITING = Sentence(zh="待领", en="Waiting")
STOCK_LOW = Sentence(zh="该备货：{names}", en="Time to order: {names}")

WHEEL = Sentence(zh="转盘", en="The wheel")
WHEEL_NOBODY = Sentence(
    zh="还没有认会员。请先在收银台认出会员，再来转。",
    en="No member is being served. Find the member at the counter first.",
)
SEGMENT = Sentence(zh="奖项", en="Segment")
CHANCE = Sentence(zh="现在的概率", en="Chance now")
SPIN = Sentence(zh="转一次", en="Spin")
SPIN_FREE = Sentence(zh="今天还可转 {left} 次，这次免费", en="{left} more today; this one is free")
SPIN_FREE_GIVEN = Sentence(
    zh="今天还可转 {left} 次，这次免费；另有赠送的 {chances} 次",
    en="{left} more today; this one is free, and {chances} given ones come beside them",
)
SPIN_GIVEN = Sentence(
    zh="赠送的抽奖机会还有 {chances} 次，这次用一次，不占今天的次数",
    en="{chances} spins that were given are left; this is one of them, beside those of today",
)
SPIN_PAID = Sentence(
    zh="今天还可转 {left} 次，这次用 {points} 积分", en="{left} more today; this one takes {points} points"
)
SPIN_CONFIRM = Sentence(
    zh="这次要用 {points} 积分，抽中与否都不退。请会员确认后再按一次。",
    en="This spin takes {points} points, whatever comes up. Ask the member, then press once more.",
)
SPIN_CONFIRMED = Sentence(zh="会员同意，转", en="The member agrees: spin")
SPIN_SKIP = Sentence(zh="直接看结果", en="Show the result")
WON = Sentence(zh="恭喜抽中 {thing}", en="You won: {thing}")
WON_THING = Sentence(zh="抽中{thing}，中奖凭证正在打印", en="Won: {thing}. The voucher is printing")

FIGURES = Sentence(zh="转盘数据", en="The wheel in figures")
FIGURE_SPINS = Sentence(zh="转了", en="Spins")
FIGURE_SPINS_HERE = Sentence(zh="本台转了", en="Spins at this till")
FIGURE_COST = Sentence(zh="奖品成本", en="Cost of the prizes")
COST = Sentence(zh="成本", en="Cost")
LEFT_NOW = Sentence(zh="未中", en="Left")
LASTS_TITLE = Sentence(zh="还够", en="Lasts for about")
LASTS = Sentence(zh="约 {spins} 转", en="{spins} spins")
GONE = Sentence(zh="已抽完", en="none left")
FIGURE_OPEN = Sentence(zh="待领奖品", en="Prizes that wait")
FIGURE_SOON = Sentence(zh="{days} 天内到期", en="Lapsing in {days} days")
FIGURE_HANDED = Sentence(zh="已领取", en="Handed over")
CAME_UP = Sentence(zh="实际", en="came up")
EXPECTED = Sentence(zh="按概率", en="expected")
NO_WHEEL = Sentence(zh="当前方案没有转盘", en="The programme has no wheel")
VERDICTS: Mapping[str, Sentence] = {
    "too-few": Sentence(zh="次数还少，看不出概率准不准。", en="Too few spins to tell whether the odds hold."),
    "as-expected": Sentence(
        zh="与公布的概率相符：差别在偶然范围内（卡方 {statistic}，自由度 {degrees}）。",
        en="As the published odds say: such differences are chance (chi-square {statistic}, {degrees} degrees).",
    ),
    "unlikely": Sentence(
        zh="与公布的概率差得多：公平的转盘一百次里才有一次这样（卡方 {statistic}，自由度 {degrees}）。"
        "请运行 shuke verify draw 核对。",
        en="Far from the published odds: a fair wheel differs so much once in a hundred times (chi-square "
        "{statistic}, {degrees} degrees). Run shuke verify draw.",
    ),
}
"""By `shuke.domain.figures.chi_square.Verdict`."""

REFUSALS: Mapping[str, Sentence] = {
    "spin_elsewhere": Sentence(
        zh="这位会员的转盘资格不在本台。请联网后再转，或到上次转的收银台。",
        en="The right to spin for this member is not at this till. Spin once head office is reached, or at the "
        "till of the last spin.",
    ),
    "short_code": Sentence(
        zh="短码有误，校验位对不上。请逐位核对后再输入。",
        en="That is not a short code: its check sign is wrong. Compare it sign by sign and type it again.",
    ),
    "short_code_twice": Sentence(
        zh="有两件奖品是这个短码。请扫凭证上的码。",
        en="Two prizes have this short code. Scan the code of the voucher.",
    ),
    "prize_unknown": Sentence(
        zh="本台查不到这件奖品。请联网后再扫一次，或通知店长。",
        en="This till does not know that prize. Scan again once head office is reached, or ask the manager.",
    ),
    "prize_elsewhere": Sentence(
        zh="这件奖品的领取权不在本台，总部现在也没有给过来。请联网后再试，或到中奖的收银台领取。",
        en="This prize is not at this till, and head office did not hand it here. Try again once it is reached, "
        "or collect it at the till where it was won.",
    ),
    "prize_other_shop": Sentence(
        zh="这件奖品只在{shop}领取。请顾客到那家店。",
        en="This prize is handed over at {shop} only. Ask the customer to go there.",
    ),
    "gift_collected": Sentence(
        zh="这件礼品已经领取，订单不能直接撤回。请先在“领奖”里撤销领取，再撤回。",
        en="This gift was collected, so the order does not come back by itself. Roll the hand-over back under "
        "Prizes first.",
    ),
    "prize_gone": Sentence(
        zh="已于 {at} 在{till}领取，不能再领。如有疑问请店长查看领奖单。",
        en="It was handed over on {at} at {till}, and is good once. If in doubt, the manager has the slip.",
    ),
    "prize_over": Sentence(
        zh="这件奖品已领取或已失效。如有疑问请店长到总部查询。",
        en="This prize was handed over or has ended. If in doubt, the manager asks head office.",
    ),
}
"""By `shuke.application.refusal.Refusal`; they stand with the others in `shuke.wording.counter`."""
