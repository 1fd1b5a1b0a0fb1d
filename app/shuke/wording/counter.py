"""What the counter answers when it does not do what was asked: what, why, and the next step."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from shuke.wording import (
    care,
    event_refusals,
    member_codes,
    message_refusals,
    money_refusals,
    office_refusals,
    phone_window,
    prizes,
    profile_refusals,
    segment_refusals,
    settlement,
)
from shuke.wording.sentence import Sentence

__all__ = [
    "BASKET_HELD",
    "BASKET_RESUMED",
    "BASKET_VOIDED",
    "DEPARTMENT_EMPTY",
    "LINE_CANCELLED",
    "MEMBER_FORGOTTEN",
    "NOTHING_FOUND",
    "NOT_AN_AMOUNT",
    "NOT_A_QUANTITY",
    "NO_ARTICLE_FOUND",
    "NO_LINE_CHOSEN",
    "PHONE_UNKNOWN",
    "REFUSALS",
    "TENDER_TAKEN_BACK",
    "TILL_BUSY",
    "VOID_SURE",
    "VOID_YES",
]

REFUSALS: Mapping[str, Sentence] = MappingProxyType(
    {
        **care.CARE_REFUSALS,
        **event_refusals.EVENT_REFUSALS,
        **message_refusals.MESSAGE_REFUSALS,
        **segment_refusals.SEGMENT_REFUSALS,
        **money_refusals.MONEY_REFUSALS,
        **member_codes.CODE_REFUSALS,
        **prizes.REFUSALS,
        **profile_refusals.PROFILE_REFUSALS,
        **phone_window.REFUSALS,
        **settlement.REFUSALS,
        **office_refusals.OFFICE_REFUSALS,
        "points_elsewhere": Sentence(
            zh="会员的积分有 {points} 分不在本台，不能随卡转走。请联网后再办。",
            en="{points} of the member's points are not at this till and cannot go along. Do it once head office is "
            "reached.",
        ),
        "taker_unknown": Sentence(
            zh="没有找到接卡人。请填会员的手机号或卡号；还不是会员的，请填手机号和姓名。",
            en="Nobody was found to take the card. Type a member's phone or card number; for somebody new, phone and "
            "name.",
        ),
        "not_allowed": Sentence(
            zh="您的岗位不能做这一步。请店长登录后操作。",
            en="Your role may not do this. Ask a manager to sign in.",
        ),
        "basket_gone": Sentence(
            zh="这一单已经结束，不能再改。请从头录入，或从挂单中取出。",
            en="This basket is finished and cannot be changed. Ring up anew, or resume a held one.",
        ),
        "basket_full": Sentence(
            zh="一单最多 500 行，已经满了。请先收款，其余的另开一单。",
            en="A basket holds 500 lines and is full. Take the money, then ring up the rest as another sale.",
        ),
        "basket_empty": Sentence(
            zh="单上还没有商品。请先扫商品，或输入金额按回车。",
            en="Nothing was rung up yet. Scan an article, or type an amount and press Enter.",
        ),
        "basket_unfinished": Sentence(
            zh="当前这单还没完成，不能取另一单。请先收款或挂单，再取单。",
            en="The basket on the counter is not finished. Take its money or hold it, then resume the other.",
        ),
        "already_paid": Sentence(
            zh="已收了部分款项，商品和会员不能再改。请收完余款，或先把已收的退回。",
            en="Part of it is paid, so goods and member stay as they are. "
            "Take the rest, or take the payment back first.",
        ),
        "line_gone": Sentence(
            zh="这一行已不在单上。请重新选一行。",
            en="That line is no longer in the basket. Choose another.",
        ),
        "article_unknown": Sentence(
            zh="没有这个商品，或已停售。请按品名查找，或直接输入金额。",
            en="This article is unknown or no longer sold. Search by name, or type its amount.",
        ),
        "quantity": Sentence(
            zh="数量应大于 0，最多 100,000。请重新输入；退货请走退款。",
            en="A quantity is above 0 and at most 100,000. Type it again; goods come back by a refund.",
        ),
        "price": Sentence(
            zh="金额应大于 0，最多 10,000,000.00。请重新输入。",
            en="An amount is above 0 and at most 10,000,000.00. Type it again.",
        ),
        "member_unknown": Sentence(
            zh="还没有识别会员，或没有找到这位会员。请扫会员码，或用手机号、姓名查找。",
            en="No member was found yet. Scan the member's code, or search by phone or name.",
        ),
        "coupon_gone": Sentence(
            zh="这张优惠券已用过，或不归本台核销。请在优惠里重新选择。",
            en="This coupon is used up, or another till holds it. Choose again among the offers.",
        ),
        "points_gone": Sentence(
            zh="本台可用的积分刚刚变少，这一单还没有完成；已收的款都记在单上。请收齐还差的金额，或退回已收的款，重新选择积分。",
            en="This till's points have just become fewer, so the sale is not finished; what was paid is kept on it. "
            "Take what is still due, or take the payments back and choose the points again.",
        ),
        "nothing_due": Sentence(
            zh="积分已付清这一单，不用再收款。请不输金额，直接按收款键完成。",
            en="Points pay for all of it; no money is due. Finish with the pay key, without an amount.",
        ),
        "due_changed": Sentence(
            zh="应付金额刚刚变为 {due}，这笔没有收。请告知顾客；已用其他设备收款的，请输入实收金额再按收款键。",
            en="What is due has just become {due}; nothing was taken. Tell the customer; if another device has been "
            "paid already, type that amount and press its key.",
        ),
        "too_much": Sentence(
            zh="最多只能收 {due}，因为只有现金可以找零。请按应付金额收取。",
            en="No more than {due} can be taken, as only cash gives change. Take what is due.",
        ),
        "amount": Sentence(
            zh="这个金额不能收：应大于 0，最多 10,000,000.00。请重新输入。",
            en="This amount cannot be taken: it is above 0 and at most 10,000,000.00. Type it again.",
        ),
        "too_many_tenders": Sentence(
            zh="一单最多分 50 次付款，已经满了。请退回几笔小额，合成一笔再收。",
            en="A sale is paid in at most 50 parts. Take a few small ones back and take them as one.",
        ),
        "tender_gone": Sentence(
            zh="这笔付款已不在单上。请看“已收”一栏。",
            en="That payment is no longer on this sale. See what is listed as paid.",
        ),
        "disk_nearly_full": Sentence(
            zh="磁盘快满了，为了不丢单，现在不收款；顾客的钱还没有收。请换一台收银，并请店长清理磁盘。",
            en="The disk is nearly full, so no money is taken and none was. "
            "Use another till, and ask the manager to free space.",
        ),
        "too_many_held": Sentence(
            zh="已挂着 {most} 单，不能再挂。请先取出几单，收款或取消。",
            en="{most} baskets are held already. Resume some and finish or void them first.",
        ),
        "care_full": Sentence(
            zh="每人至多负责 {most} 位会员，已经满了，没有改。请另选一位同事，或让管理员增加人手。",
            en="One person looks after {most} members at most, so nothing was changed. Choose somebody else.",
        ),
        "other_number": Sentence(
            zh="输入的不是这位会员的卡号，什么都没有删。请照档案上的卡号再输入一次。",
            en="That is not this member's number, so nothing was erased. Type the number as the profile shows it.",
        ),
        "not_settled": Sentence(
            zh="账还没有结清，不能删除。请先退还储值、收回欠款，再来删除。",
            en="The accounts are not settled, so nothing was erased. Pay stored value back and collect debts first.",
        ),
        "one_already": Sentence(
            zh="这两位已经是同一位会员，没有再合并。请重新查找，看现在的资料。",
            en="These two are one member already, so nothing was merged. Find them again to see how it stands.",
        ),
        "card_gone": Sentence(
            zh="没有找到这张卡。请重新查找会员，再打开会员卡。",
            en="That card was not found. Find the member again, then open the cards.",
        ),
        "card_dead": Sentence(
            zh="这张卡早已失效，不能再挂失或补办。请用会员现在的卡。",
            en="That card is dead already; it cannot be reported or replaced again. Use the member's present card.",
        ),
        "no_entry": Sentence(
            zh="会员方案里没有这种入会方式。请换一种。",
            en="The programme has no such way to join. Choose another.",
        ),
        "not_offered": Sentence(
            zh="会员现在还升不了级：差额没有付清，或已经升过。请看“升级”一栏。",
            en="This tier is not open now: the money is not paid yet, or it was given already. "
            "See what is still missing.",
        ),
        "no_head_office": Sentence(
            zh="本台没有总部，密钥只有它自己用，不需要更换。加入总部后可以在这里更换。",
            en="This till has no head office: nobody else goes by its key. It can be renewed here once the till has "
            "joined one.",
        ),
        "starts_in_the_past": Sentence(
            zh="生效日期不能早于今天（{today}）：做过的消费按当时的方案。请选今天或以后的日期。",
            en="A version cannot begin before today ({today}): sales made keep their programme. "
            "Choose today or later.",
        ),
        "fewer_than_given": Sentence(
            zh="新版里“{what}”只有{whole}份，而本店已经给出{given}份。请改成不少于{given}份。",
            en="The new version has {whole} of '{what}', but this shop gave {given} already. "
            "Put in at least {given}.",
        ),
        "waiver_not_allowed": Sentence(
            zh="只有管理员可以说明理由后破例发布。请管理员登录，或改选更晚的生效日期。",
            en="Only an administrator may publish against the rules, with a reason. "
            "Have one sign in, or choose a later day.",
        ),
        "no_receipt": Sentence(
            zh="没有可以重打的小票。请先完成一单。",
            en="There is no receipt to print again. Complete a sale first.",
        ),
        "exception_gone": Sentence(
            zh="这条异常本机没有。请回到列表重新选。",
            en="This till does not know that exception. Choose another from the list.",
        ),
        "not_decidable": Sentence(
            zh="这条异常现在不能这样处理。请重新打开，看现在能选什么。",
            en="This exception cannot be decided so now. Open it again and see what can be chosen.",
        ),
        "decided_already": Sentence(
            zh="这条异常已有人处理，总部还没确认。请等联网后再看。",
            en="Somebody has decided about this exception; head office has not answered yet. Look again later.",
        ),
        "reason_missing": Sentence(
            zh="还没写理由，总部和同事都要看。请写上一句。",
            en="No reason is given, and head office will ask for it. Write a few words.",
        ),
        "deadline_past": Sentence(
            zh="新的期限要晚于今天。请改日期。", en="The new deadline must be after today. Change the date."
        ),
        "nothing_owed": Sentence(
            zh="这位会员没有这笔待补，可能已在别处付清。请重新查一下会员。",
            en="This member owes nothing of that kind; it may have been settled elsewhere. "
            "Identify the member again.",
        ),
        "float": Sentence(
            zh="备用金应在 0 到 10,000,000.00 之间。请重新输入。",
            en="A float is between 0 and 10,000,000.00. Type it again.",
        ),
        "float_needed": Sentence(
            zh="还没有开班，本店规定先清点备用金再收款。请在“班次”里开班。",
            en="No shift is open, and this shop takes no money before the float is counted. Open it under Shift.",
        ),
        "shift_open": Sentence(
            zh="已经开班，备用金也清点过了。要再放钱，请用“放入现金”。",
            en="The shift is open and its float is known. Put more in as cash in.",
        ),
        "no_shift": Sentence(zh="还没有开班。请先开班。", en="No shift is open. Open one first."),
        "shift_gone": Sentence(
            zh="本机已经没有这份报告。请到总部查看。",
            en="This till does not hold that report any more. Look for it at head office.",
        ),
        "pieces": Sentence(
            zh="张数应为 0 到 100,000 的整数。请核对后重填。",
            en="Pieces are whole numbers up to 100,000. Check them and type them again.",
        ),
        "half_paid": Sentence(
            zh="有一单收了部分款还没完成，钱箱数不准。请先收完或退回（挂单里也看一下）。",
            en="A sale is partly paid, so the drawer cannot be counted. "
            "Finish it or take the payment back; look among the held ones, too.",
        ),
        "count_again": Sentence(
            zh="清点之后钱箱又有进出。请重新清点。",
            en="Cash has moved since the drawer was counted. Count it again.",
        ),
        "refunded_already": Sentence(
            zh="小票 {receipt} 已于 {at} 在“{till}”全部退完（退货单 {number}），不能再退。"
            "请核对小票，有疑问请店长查流水。",
            en="Receipt {receipt} was taken back in full on {at} at '{till}' (refund {number}). Look at the receipt "
            "again; a manager finds it in the journal.",
        ),
        "refunded_in_goodwill": Sentence(
            zh="小票 {receipt} 已于 {at} 在“{till}”通融退款（{number}），不能再退。请店长核对异常后处理。",
            en="Receipt {receipt} was made good on {at} at '{till}' ({number}) and is not taken back again. "
            "A manager looks at the exception first.",
        ),
        "refund_changed": Sentence(
            zh="刚才又退过这笔消费，现在应退 {amount}。请重新核对，再确认一次。",
            en="Something of this sale came back just now; {amount} is due. Look again, then confirm once more.",
        ),
        "sale_is_here": Sentence(
            zh="这张小票是本台卖出的，可以按原单退，不用通融。请在左边找到它。",
            en="This till sold it, so it can be taken back line by line; no goodwill is needed. Find it at the left.",
        ),
        "refund_taken": Sentence(
            zh="“{till}”正在退这笔消费，不能两边同时退。请问一下那边，或十分钟后再试。",
            en="'{till}' is taking this sale back just now, and one till at a time may. Ask there, or try in ten "
            "minutes.",
        ),
        "permit_over": Sentence(
            zh="总部同意的时间已过，还没有退款。请再扫一次小票。",
            en="Head office agreed too long ago, and nothing was paid back. Scan the receipt again.",
        ),
        "hand_value": Sentence(
            zh="这个优惠不成立：百分比要在 1 到 100，减的金额不能超过原价。请改一改再确定。",
            en="That cannot be taken off: 1 to 100 percent, or no more than the price. Change it, then confirm.",
        ),
        "members_coming": Sentence(
            zh="会员资料还在从总部下载，现在转入会分不清谁已在本店。请等下载完成后再转入。",
            en="Members are still coming from head office, so nobody can tell who is here already. Take the list "
            "over when they are all here.",
        ),
        "origin": Sentence(
            zh="旧系统的名称最多 {most} 个字，不能空着。请写上，例如“旧收银系统”。",
            en="The older system needs a name of at most {most} characters. Write one; for example the name of its "
            "maker.",
        ),
        "nothing_chosen": Sentence(
            zh="还没有选要退的商品。请在左边点选，或按“全部”。",
            en="Nothing was chosen to come back. Tap the goods at the left, or 'All of it'.",
        ),
        "field_missing": Sentence(
            zh="本店入会时必须填写：{field}。请向顾客询问。",
            en="The shop asks everybody who joins for this: {field}. Ask the customer.",
        ),
        "no_columns": Sentence(
            zh="没有选任何一列。请至少勾选一列。", en="No column was chosen. Tick one at least."
        ),
        "not_oneself": Sentence(
            zh="不能改自己的岗位，也不能让自己离职。请另一位同事来做。",
            en="Nobody changes their own role or ends their own work here. Ask a colleague.",
        ),
    }
)
"""By the value of `shuke.application.refusal.Refusal`; `{due}`, `{most}`, `{number}` as it carries them."""

TILL_BUSY = Sentence(
    zh="收银台还在处理前面的按键。请稍等再按。",
    en="The till is still at work on the keys before. Wait a moment, then press again.",
)

NOTHING_FOUND = Sentence(
    zh="没有找到“{text}”：不是商品条码，也不是会员的手机号或卡号。请核对，或按品名查找。",
    en="'{text}' was not found: no barcode, phone or card that this till knows. Check it, or search by name.",
)
PHONE_UNKNOWN = Sentence(
    zh="手机号 {text} 还不是会员，或不止一位。可以马上办会员，或按姓名查找。",
    en="Phone {text} is no member's, or more than one's. Enrol the customer now, or search by name.",
)
NO_ARTICLE_FOUND = Sentence(
    zh="没有品名含“{text}”的商品。请换个字，或直接输入金额。",
    en="No article's name holds '{text}'. Try another word, or type the amount.",
)
DEPARTMENT_EMPTY = Sentence(
    zh="“{department}”里没有商品。请先输入金额，再按这个部门。",
    en="'{department}' has no articles. Type an amount first, then press the department.",
)
NOT_A_QUANTITY = Sentence(
    zh="“{text}”不是数量。请写成 3* 或 0.25*，再录商品。",
    en="'{text}' is no quantity. Write 3* or 0.25*, then the article.",
)
NOT_AN_AMOUNT = Sentence(
    zh="“{text}”不是金额：最多两位小数。请重新输入。",
    en="'{text}' is no amount: it has at most two decimals. Type it again.",
)
NO_LINE_CHOSEN = Sentence(
    zh="单上还没有商品行。请先录入商品，再改数量或删除。",
    en="There is no line yet. Ring something up first, then change or cancel it.",
)

VOID_SURE = Sentence(
    zh="整单取消？单上 {lines} 行、{total} 会记入日志，不收款。",
    en="Void the whole basket? Lines: {lines}, {total}. The journal keeps it; nothing is paid.",
)
VOID_YES = Sentence(zh="整单取消", en="Void it")
BASKET_VOIDED = Sentence(zh="整单已取消，已记入日志。", en="The basket was voided, and the journal says so.")
BASKET_HELD = Sentence(zh="已挂单。共挂着 {held} 单。", en="Held. {held} held in all.")
BASKET_RESUMED = Sentence(
    zh="已取单，会员、积分和已收的款都还在。", en="Resumed, with member, points and payments."
)
LINE_CANCELLED = Sentence(zh="已删除 {name}", en="Cancelled: {name}")
MEMBER_FORGOTTEN = Sentence(zh="这一单不再记给 {name}", en="This basket is no longer {name}'s")
TENDER_TAKEN_BACK = Sentence(
    zh="已退回 {tender} {amount}。请把钱退给顾客。",
    en="{tender} {amount} was taken back. Give the customer the money.",
)
