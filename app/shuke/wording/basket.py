"""Why a basket may not be sold."""

from __future__ import annotations

from shuke.domain.basket import MOST_LINES, MOST_TENDERS, BasketProblem
from shuke.wording.sentence import Sentence

__all__ = ["BASKET_PROBLEMS"]

BASKET_PROBLEMS = {
    BasketProblem.TOO_MANY_LINES: Sentence(
        zh=f"一单最多{MOST_LINES}行，请分单结账",
        en=f"A basket holds at most {MOST_LINES} lines; ring up the rest as another sale",
    ),
    BasketProblem.TOO_MANY_TENDERS: Sentence(
        zh=f"一单最多分{MOST_TENDERS}次付款", en=f"A sale is paid in at most {MOST_TENDERS} parts"
    ),
    BasketProblem.LINE_TWICE: Sentence(
        zh="商品行编号重复，请取消该行后重新录入",
        en="A line stands there twice; cancel it and ring it up again",
    ),
    BasketProblem.QUANTITY: Sentence(
        zh="数量须大于0、至多10万；退货请走退款",
        en="The quantity must be above 0 and at most 100,000; goods come back by a refund",
    ),
    BasketProblem.PRICE: Sentence(
        zh="单价不能为负，至多1,000万元", en="A price is not below 0 and at most 10,000,000"
    ),
    BasketProblem.TENDER: Sentence(
        zh="付款金额不能为负，实收不能少于应收",
        en="A payment is not below 0, and not less than what it counts for",
    ),
    BasketProblem.POINTS_WISH: Sentence(zh="使用积分不能为负数", en="The points to use cannot be below 0"),
}
