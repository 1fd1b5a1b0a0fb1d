"""The menu: where one goes from the counter."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = ["BACK_TO_CHECKOUT", "FOR_MANAGERS", "MENU", "PLACES", "PLACE_DETAILS", "TEACHING"]

MENU = Sentence(zh="菜单", en="Menu")
TEACHING = Sentence(
    zh="台面上的单据原样保留，随时按 Esc 回去。", en="The open basket stays as it is; Esc goes back to it."
)
BACK_TO_CHECKOUT = Sentence(zh="收银", en="Checkout")

PLACES: dict[str, Sentence] = {
    "articles": Sentence(zh="商品", en="Articles"),
    "members": Sentence(zh="会员", en="Members"),
    "events": Sentence(zh="活动", en="Events"),
    "campaigns": Sentence(zh="营销活动", en="Campaigns"),
    "care": Sentence(zh="会员关怀", en="Care"),
    "prizes": Sentence(zh="领奖", en="Prizes"),
    "feedback": Sentence(zh="会员反馈", en="Feedback"),
    "commission": Sentence(zh="提成", en="Commission"),
    "dashboard": Sentence(zh="经营概况", en="Dashboard"),
    "cost": Sentence(zh="会员方案成本", en="Programme cost"),
    "settlement": Sentence(zh="门店月结", en="Settlement"),
    "segments": Sentence(zh="会员分群", en="Segments"),
    "messages": Sentence(zh="消息", en="Messages"),
    "contacts": Sentence(zh="今日联系", en="Contacts today"),
    "shift": Sentence(zh="班次", en="Shift"),
    "refund": Sentence(zh="退货", en="Refund"),
    "devices": Sentence(zh="设备", en="Devices"),
    "staff": Sentence(zh="员工", en="Staff"),
    "programme": Sentence(zh="会员方案", en="Programme"),
    "closing": Sentence(zh="日结", en="Close of the day"),
    "import": Sentence(zh="会员转入", en="Take over"),
    "export": Sentence(zh="导出表格", en="Write lists"),
    "journal": Sentence(zh="流水", en="Journal"),
    "exceptions": Sentence(zh="异常", en="Exceptions"),
    "allowance": Sentence(zh="离线额度", en="Allowance"),
    "training": Sentence(zh="练习", en="Training"),
    "keys": Sentence(zh="帮助", en="Help"),
    "lock": Sentence(zh="锁屏", en="Lock"),
}
"""By the value of `shuke.presenters.menu.MenuPlace`."""

PLACE_DETAILS: dict[str, Sentence] = {
    "articles": Sentence(zh="价格、条码、部门，从表格导入", en="Prices, barcodes, departments, CSV import"),
    "members": Sentence(zh="资料、经过、同意、合并", en="Record, history, consent, merging"),
    "prizes": Sentence(zh="扫中奖码发奖，今天的领奖、库存", en="Scan a prize code, hand over; stock"),
    "contacts": Sentence(
        zh="我的会员：生日、快升级、很久没来", en="My members: birthdays, near a tier, away"
    ),
    "segments": Sentence(
        zh="谁常来、谁睡着了、谁快升级", en="Who comes often, who sleeps, who is near a tier"
    ),
    "messages": Sentence(zh="模板、发送情况、发送设置", en="Templates, what went, ways out"),
    "dashboard": Sentence(
        zh="销售、会员、积分、储值，图表和报表", en="Sales, members, points, value: charts"
    ),
    "cost": Sentence(zh="优惠、积分、券花了多少，值不值", en="What it costs, against sales and margin"),
    "settlement": Sentence(zh="跨店储值，本店该付该收多少", en="Between shops: what we pay and get"),
    "campaigns": Sentence(
        zh="给一群会员送券送积分，看有没有用", en="Coupons or points for many; did it work"
    ),
    "care": Sentence(
        zh="生日、节日、快到期、很久没来，自动关怀", en="Birthdays, festivals, lapsing: by itself"
    ),
    "commission": Sentence(zh="每人每月的提成和目标", en="Who gets what this month, and goals"),
    "feedback": Sentence(zh="记录、回复、补偿", en="Take down, answer, make good"),
    "events": Sentence(zh="报名、候补、签到，发布活动", en="Sign up, check in, announce"),
    "shift": Sentence(zh="开班、现金进出、清点交班、报告", en="Open, cash, count and close, reports"),
    "refund": Sentence(zh="扫小票，选商品，按原路退", en="Scan the receipt, choose, pay back as it was paid"),
    "devices": Sentence(
        zh="打印机、摄像头、扫码枪、总部、语言", en="Printer, camera, scanner, head office, language"
    ),
    "staff": Sentence(zh="岗位、PIN、离职，本台规则", en="Roles, PINs, leaving; rules of this till"),
    "programme": Sentence(zh="阅读、修改、试演、发布", en="Read, edit, rehearse, publish"),
    "closing": Sentence(
        zh="到期、续期、降级，长期未消费的会员", en="What lapsed, was kept; members who sleep"
    ),
    "import": Sentence(
        zh="旧系统的会员、积分、储值，从表格转入", en="An older system's members and balances"
    ),
    "export": Sentence(zh="会员和消费，存成 Excel 或 CSV", en="Members and sales, as Excel or CSV"),
    "journal": Sentence(zh="核验流水，按小票号查一笔消费", en="Verify it; find a sale by its receipt"),
    "exceptions": Sentence(
        zh="总部发现的重复核销、透支等，逐条处理", en="Double uses, overdrafts and the like: decide them"
    ),
    "allowance": Sentence(
        zh="联系不上总部时可抵扣多少，最多可能损失多少",
        en="Offline limits, and what they could cost",
    ),
    "training": Sentence(
        zh="随便练，不记账、不打印、不上传", en="Try anything: nothing is recorded or printed"
    ),
    "keys": Sentence(zh="这一屏怎么用，每个键做什么", en="How it goes, and what each key does"),
    "lock": Sentence(zh="换人收银，或离开一会儿", en="Hand over, or leave for a while"),
}

FOR_MANAGERS = Sentence(zh="您的岗位不能打开，请店长登录", en="Not for your role; have a manager sign in")
