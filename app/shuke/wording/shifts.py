"""The shift: its papers, its window, what is asked when one is opened, counted, closed."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = [
    "ACCOUNTS",
    "APPROVED_BY",
    "BONUS_BACK",
    "BONUS_GIVEN",
    "BY_HAND",
    "CASH_IN",
    "CASH_OUT",
    "CASH_REFUNDED",
    "CASH_TAKEN",
    "CLOSED",
    "CLOSED_BY",
    "COLLECTED",
    "COUNTED",
    "COUNTS",
    "COUPONS_GIVEN",
    "COUPONS_USED",
    "COUPON_VALUE",
    "DIFFERENCE",
    "DIFFERENCE_REASON",
    "DISCOUNTS",
    "DRAWER",
    "DRAWER_OPENINGS",
    "EVENT_FEES",
    "EVENT_FEES_BACK",
    "EXPECTED",
    "FLOAT",
    "FLOAT_UNKNOWN",
    "GROSS",
    "KNOWN_AT",
    "MEMBERSHIP",
    "MEMBER_SALES",
    "NO_REVENUE",
    "NO_TENDERS",
    "ON_DAY",
    "OPENED",
    "OPENED_BY",
    "OUTSTANDING",
    "OVER_NIGHT",
    "PAID_BACK",
    "POINTS_GIVEN",
    "POINTS_TAKEN",
    "POINTS_VALUE",
    "READ_BY",
    "REFUNDED_BY",
    "REFUNDS",
    "REPORT_SIGNATURE",
    "ROUNDING",
    "SALES",
    "SLIP_NUMBER",
    "SLIP_REASON",
    "SLIP_SIGNATURE",
    "SLIP_TITLES",
    "SLIP_WHO",
    "STORED_VALUE",
    "TAKINGS",
    "TENDERS",
    "TENDER_TIMES",
    "TOPPED_UP",
    "UNTIL",
    "WORTH",
    "X_TITLE",
    "Z_NUMBER",
    "Z_TITLE",
]

# Slips

SLIP_TITLES: Mapping[str, Sentence] = {
    "in": Sentence(zh="放入现金", en="Cash in"),
    "out": Sentence(zh="取出现金", en="Cash out"),
    "opened": Sentence(zh="开钱箱", en="Drawer opened"),
    "collected": Sentence(zh="收回欠款", en="Collected"),
}
"""By `shuke.application.shifts.cash_slip.SlipKind`."""
SLIP_NUMBER = Sentence(zh="单号", en="Slip")
SLIP_REASON = Sentence(zh="原因：{reason}", en="Reason: {reason}")
SLIP_WHO = Sentence(zh="会员：{reason}", en="Member: {reason}")
SLIP_SIGNATURE = Sentence(zh="签字", en="Signed")
APPROVED_BY = Sentence(zh="授权人", en="Approved by")

# Reports

X_TITLE = Sentence(zh="班次快报 X", en="X report")
Z_TITLE = Sentence(zh="交班报告 Z", en="Z report")
Z_NUMBER = Sentence(zh="编号", en="Number")
OPENED = Sentence(zh="开班", en="Opened")
OPENED_BY = Sentence(zh="开班人", en="Opened by")
CLOSED = Sentence(zh="交班", en="Closed")
CLOSED_BY = Sentence(zh="交班人", en="Closed by")
UNTIL = Sentence(zh="截至", en="Until")
READ_BY = Sentence(zh="打印人", en="Printed by")
OVER_NIGHT = Sentence(
    zh="本班跨过了营业日，当天没有交班。", en="This shift stayed open over the change of the day."
)
SALES = Sentence(zh="消费笔数", en="Sales")
MEMBER_SALES = Sentence(zh="其中会员", en="of these members")
GROSS = Sentence(zh="原价合计", en="Before discounts")
DISCOUNTS = Sentence(zh="单品优惠", en="Item discounts")
COUPON_VALUE = Sentence(zh="优惠券", en="Coupons")
POINTS_VALUE = Sentence(zh="积分抵扣", en="Paid with points")
TAKINGS = Sentence(zh="应收合计", en="To be paid")
ON_DAY = Sentence(zh="{day} · {sales} 笔", en="{day} · {sales}")
BY_HAND = Sentence(zh="手工优惠", en="Taken off by hand")
ROUNDING = Sentence(zh="抹零", en="Rounding of cash")
REFUNDS = Sentence(zh="退货 × {times}", en="Refunds × {times}")
REFUNDED_BY = Sentence(zh="退 {tender} × {times}", en="{tender} back × {times}")
CASH_REFUNDED = Sentence(zh="现金退款", en="Cash refunds")
TENDERS = Sentence(zh="支付方式", en="Paid by")
TENDER_TIMES = Sentence(zh="{tender} × {times}", en="{tender} × {times}")
NO_TENDERS = Sentence(zh="还没有收款", en="Nothing was taken yet")
DRAWER = Sentence(zh="钱箱", en="Drawer")
FLOAT = Sentence(zh="备用金", en="Float")
FLOAT_UNKNOWN = Sentence(zh="备用金（未清点）", en="Float (not counted)")
CASH_TAKEN = Sentence(zh="现金收款", en="Cash sales")
COLLECTED = Sentence(zh="收回欠款", en="Collected")
CASH_IN = Sentence(zh="放入现金", en="Cash in")
CASH_OUT = Sentence(zh="取出现金", en="Cash out")
EXPECTED = Sentence(zh="应有现金", en="Should be there")
DRAWER_OPENINGS = Sentence(zh="无消费开钱箱", en="Drawer opened")
COUNTED = Sentence(zh="清点现金", en="Counted")
COUNTS = Sentence(zh="清点次数", en="Times counted")
DIFFERENCE = Sentence(zh="差异", en="Difference")
DIFFERENCE_REASON = Sentence(zh="说明：{reason}", en="Explained: {reason}")
EVENT_FEES = Sentence(zh="活动报名费 × {times}", en="Event fees × {times}")
EVENT_FEES_BACK = Sentence(zh="退报名费", en="Event fees paid back")
STORED_VALUE = Sentence(zh="储值", en="Stored value")
TOPPED_UP = Sentence(zh="充值 × {times}", en="Topped up × {times}")
BONUS_GIVEN = Sentence(zh="充值赠送", en="Bonus given")
PAID_BACK = Sentence(zh="退储值", en="Paid back")
BONUS_BACK = Sentence(zh="收回赠送", en="Bonus withdrawn")
NO_REVENUE = Sentence(
    zh="充值是对会员的负债，不计入营业额；收款已列在支付方式里。",
    en="Owed to members, not takings; the money stands under 'Paid by'.",
)
MEMBERSHIP = Sentence(zh="会员", en="Members")
POINTS_GIVEN = Sentence(zh="发放积分", en="Points given")
POINTS_TAKEN = Sentence(zh="使用积分", en="Points used")
COUPONS_GIVEN = Sentence(zh="发放优惠券", en="Coupons given")
COUPONS_USED = Sentence(zh="核销优惠券", en="Coupons used")
OUTSTANDING = Sentence(zh="未兑现权益（全体会员）", en="Owed to members, all")
ACCOUNTS: Mapping[str, Sentence] = {
    "points": Sentence(zh="积分", en="Points"),
    "principal": Sentence(zh="储值本金", en="Stored value, principal"),
    "bonus": Sentence(zh="储值赠送", en="Stored value, bonus"),
    "stamps": Sentence(zh="集点", en="Stamps"),
    "coupon": Sentence(zh="优惠券（张）", en="Coupons"),
    "prize": Sentence(zh="待领奖品（件）", en="Prizes to be collected"),
}
"""By `shuke.domain.slices.account.AccountKind`."""
WORTH = Sentence(zh="折合", en="worth")
KNOWN_AT = Sentence(zh="按总部 {at} 的数据", en="As head office knew it at {at}")
REPORT_SIGNATURE = Sentence(zh="交班人签字", en="Signed")
