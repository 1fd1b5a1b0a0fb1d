"""Help on the screens of events, of what members say, and of what staff earn; joins `shuke.wording.help`."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = ["SERVICE"]

SERVICE: Mapping[str, tuple[Sentence, ...]] = {
    "events": (
        Sentence(
            zh="左边是这个月的活动，PageUp、PageDown 翻月。选一场，中间是报名的会员。",
            en="The month's events stand at the left; Page Up and Page Down turn it. Choose one to see who "
            "comes.",
        ),
        Sentence(
            zh="右边找会员，再按报名、候补、签到或取消报名（Alt+1 到 Alt+4）。费用收进当前班次，打印报名单。",
            en="Find the member at the right, then sign up, wait, check in or sign off (Alt+1 to Alt+4). A "
            "fee goes into the shift, and a slip is printed.",
        ),
        Sentence(
            zh="签到最快：扫会员码或报名单上的码，当天的活动立即签到。",
            en="Quickest at the door: scan the member's code or the slip, and they are checked in at today's "
            "event.",
        ),
        Sentence(
            zh="名额由主收银台发放，满了可登记候补；有人取消时会提示候补第一位是谁。",
            en="The shop's lead till gives out places. When all are taken members wait, and you are told who "
            "is first when somebody signs off.",
        ),
        Sentence(
            zh="会员在网上登记的收费名额留 48 小时（最晚到活动当天零点），名单上写着时间；到时没付费自动让出。",
            en="A place with a fee that a member asked for online is kept for 48 hours, and not beyond midnight "
            "before the event; the list says until when. Unpaid, it is free again by itself.",
        ),
    ),
    "feedback": (
        Sentence(
            zh="右边记下会员说的话：先选会员，再选投诉、建议或表扬；扫小票可以填上小票号。",
            en="Take down what a member says at the right: the member, then what kind it is; a scanned receipt "
            "is what it is about.",
        ),
        Sentence(
            zh="投诉 3 天内、其他 14 天内回复；左边最急的在最上面，过期的会写明。",
            en="Complaints are answered within 3 days, anything else within 14; the most pressing stands first, "
            "and says so when it is overdue.",
        ),
        Sentence(
            zh="班长和店长可以回复。补偿积分或优惠券要另一位同事输入 PIN 同意，自己不能给自己批。",
            en="Shift leads and managers answer. Points or coupons that make it good take a colleague's PIN; nobody "
            "agrees to their own.",
        ),
        Sentence(
            zh="内容只存在记录它的收银台和总部；会员要求删除资料时一并删除。",
            en="The words lie at the till that took them and at head office, and go when the member is erased.",
        ),
    ),
    "settlement": (
        Sentence(
            zh="会员在别的店充值、到本店消费（或反过来），两店之间的账由总部每月结清。结清后，本店的结算单出现在这里。",
            en="Members pay in at one shop and spend at another. Head office settles each month between the shops; "
            "once it has, what it comes to for this shop stands here.",
        ),
        Sentence(
            zh="右边就是打印出来的样子：每家店应付、应收，本金和赠送分开，最后净收多少。晚到的流水作为更正列出。",
            en="At the right it is as it is printed: what is owed to and by each shop, principal and bonus apart, "
            "and what is left to pay. What came late for an earlier month stands as a correction.",
        ),
        Sentence(
            zh="这里只有本店的账。逐笔明细和其他门店在总部的“门店月结”页。",
            en="Only this shop's is here. Single entries and other shops are on head office's page 'Settlement'.",
        ),
    ),
    "contacts": (
        Sentence(
            zh="这里是归您负责、今天该联系的会员，和为什么：快过生日、积分快过期、快升级、还没消费、很久没来。",
            en="The members you look after who want a word today, and why: a birthday near, points about to lapse, a "
            "higher tier near, nothing bought yet, away for long.",
        ),
        Sentence(
            zh="联系上了就按一下：两周内不再提醒。没联系上也记下，会员仍在名单里。",
            en="Say so when you reached somebody: they are left in peace for two weeks. Whoever was not reached "
            "stays listed.",
        ),
        Sentence(
            zh="聊了什么写进联系记录，下次打开就能看到最近三条；只存在本台和总部，会员要求删除资料时一并删除。",
            en="Write down what came of it: the last three stand there the next time. It lies at this till and at "
            "head office, and goes when the member is erased.",
        ),
    ),
    "segments": (
        Sentence(
            zh="左边选一个常用人群，或新建：右边立刻显示现在有多少人、占多少，下面是其中的几位。",
            en="Choose a segment at the left or make one: how many it has now stands at once at the right, and some "
            "of them below.",
        ),
        Sentence(
            zh="评分 R、F、M 把买过的会员分成五份，5 最好；分数相同的人消费也相同。生命周期按会员方案的睡眠规则。",
            en="The scores R, F and M part those who bought into fifths, 5 is best; the same purchases have the same "
            "score. The life cycle goes by the programme's rules for members who sleep.",
        ),
        Sentence(
            zh="“近 12 个月”是本月和之前十一个月：收银台只算本台记的，全部门店看总部的页面。",
            en="'In 12 months' is this month and the eleven before: a till counts what it recorded itself, head "
            "office all.",
        ),
        Sentence(
            zh="写上名称保存，各收银台都会有。按“记下今天的名单”，以后就能看到谁来了、谁走了。",
            en="Name it and save: every till has it. Take down who is in it today, and later days say who came and "
            "who went.",
        ),
        Sentence(
            zh="“导出名单”打开导出窗口，只含这个人群；谁导出了什么会记账。",
            en="'Write the list' goes to the window for lists, with this segment alone; who wrote what is recorded.",
        ),
    ),
    "messages": (
        Sentence(
            zh="模板要写中文和英文，字段在发送时换成会员自己的内容；右边可选一位会员预览，并数出短信条数。",
            en="A template has Chinese and English words; its fields become the member's own when it is sent. At the "
            "right it is shown for a member, with the number of text messages that it takes.",
        ),
        Sentence(
            zh="同一件事每位会员只收一条。发到一半断了会写“可能已发送”，不会自动重发，由您决定。",
            en="For one occasion a member gets one message. One that was cut short says 'maybe sent' and is not sent "
            "again by itself; you decide.",
        ),
        Sentence(
            zh="营销和祝福只发给同意的会员，营销消息按设定间隔；服务提醒发给没有拒绝的会员。夜里不发。",
            en="Offers and greetings go to those who agreed, offers with a pause between; service messages to all "
            "but those who said no. Nothing leaves at night.",
        ),
        Sentence(
            zh="短信走自己的接口（https://…），或 Apprise 支持的通知服务：地址里密钥处写花括号括起来的 secret，"
            "号码处写 to；密钥填在旁边，存进系统密钥库。",
            en="Text messages go by a gateway (https://…), or by a service that Apprise knows: its address has "
            "secret and to in curly brackets where those belong; the secret itself is typed beside it and kept in "
            "the system's keyring.",
        ),
        Sentence(
            zh="没有开通发送方式时，消息只留存本机，不会发出。密钥存在系统密钥库里。",
            en="Until a way out is set up, messages stay here. Secrets lie in the system's keyring.",
        ),
    ),
    "dashboard": (
        Sentence(
            zh="左边选日、周、月或年和报表，右边是数字和图，每个数字和上一期同样的天数比。",
            en="Choose a day, week, month or year and a report at the left; each figure stands against as many days "
            "of the period before.",
        ),
        Sentence(
            zh="▲ 是比上期多，▼ 是少。“怎么算的”写明每个数字算什么、不算什么；储值充值不算销售。",
            en="▲ is more than before, ▼ less. 'How it is counted' says what each figure has in it; a top-up "
            "is never a sale.",
        ),
        Sentence(
            zh="不联网也能看。本店其他收银台的数字由总部转来，约十分钟一次，写着截至几点。全部门店看总部的“数据”页。",
            en="It is there without a network. What the shop's other tills did head office passes on every "
            "ten minutes or so; as of when is said. Head office shows all shops.",
        ),
        Sentence(
            zh="“打印”用小票机打出这张报表，“导出表格”存成 Excel、CSV 或 PDF，“存成图片”存成 PNG。",
            en="'Print' puts the report on the receipt printer, 'Export' writes it as Excel, CSV or PDF, 'Save "
            "picture' as PNG.",
        ),
    ),
    "cost": (
        Sentence(
            zh="左边选月、季、年或自选月份和报表；右边是会员方案花了多少，占会员销售和毛利多少。",
            en="Choose a month, quarter, year or months of your own, and a report; beside it stands what the "
            "programme costs, as a part of members' sales and margin.",
        ),
        Sentence(
            zh="“预算和成本”里填系统不知道的：毛利率、礼品和奖品的成本、预算。没填的不算。",
            en="Under 'Budget and costs' say what no record knows: margin, what gifts and prizes cost, the budget. "
            "What is empty is not counted.",
        ),
        Sentence(
            zh="预算用到八成，这里和菜单上都会提醒。",
            en="From 80% of the budget on this page and the menu warn.",
        ),
        Sentence(
            zh="多台收银时是全店的，下面写明其他收银台截至几点；“留存和复购”“消费最多”等只按本台记的消费算。",
            en="With several tills it is the whole shop's; below stands as of when the others are. Who comes again "
            "and who bought most goes by what this till recorded.",
        ),
        Sentence(
            zh="“留存和复购”“等级结构”每行都写明怎么算；打印或导出会员名单会记入流水。",
            en="Who comes again and the tiers' shape say how they are counted. Printing or exporting a list of "
            "members is recorded.",
        ),
    ),
    "campaigns": (
        Sentence(
            zh="新建时一步一步来：选对象，写送什么，定时间，定上限和对照，最后核对最高花费再开始。",
            en="A new one is made step by step: whom, what, when, bounds; look over what it may come to, then start.",
        ),
        Sentence(
            zh="方案有转盘时可以送抽奖机会：不占当天的次数，先用免费的，再用送的，最后才用积分。",
            en="Where there is a wheel, spins can be given beside those of the day: free ones go first, then these, "
            "then those for points.",
        ),
        Sentence(
            zh="可以只发一条消息，也可以在消息里邀请参加“活动”里的一场；没有同意接收营销消息的会员收不到。",
            en="It may be a message alone, and invite to an event; whoever did not agree to offers hears nothing.",
        ),
        Sentence(
            zh="开始后由本台在收银空闲时自动发放，每人不会得两份，断电、改时间也一样。",
            en="This till gives by itself while nobody needs the counter, nobody twice, whatever power and clock do.",
        ),
        Sentence(
            zh="对照的会员什么都不送。两边各满 30 人后，会说明活动有没有用、有多大把握。",
            en="Those held back get nothing. From thirty on either side on it says whether it worked, and how sure "
            "that is.",
        ),
        Sentence(
            zh="暂停后可以继续；结束了就不再发放，送出的不收回。结果可以打印，也可以导出。",
            en="What is stopped may go on; what is over gives no more. What was given stays given. What came of it "
            "can be printed and exported.",
        ),
    ),
    "care": (
        Sentence(
            zh="左边选一种关怀，中间写送什么、发什么、给谁，右边说会发生什么、今后 30 天多少人、最多花多少。",
            en="Choose an occasion at the left, say what is given or written and to whom; at the right stands what "
            "will happen, to how many in 30 days, at what cost.",
        ),
        Sentence(
            zh="开启一次就行：以后由这台收银机每天日结后、收银空闲时自动做，没有网络也做，消息等有网络再发。",
            en="Switch it on once: this till does it each day after the close, while nobody needs it, network or "
            "not; messages wait for one.",
        ),
        Sentence(
            zh="同一件事，每位会员只得一次：重开、断电、改时间、换收银机都一样。会员方案已经送的不会再送。",
            en="Nobody gets it twice, whatever power, clock and tills do, nor what the programme gives already.",
        ),
        Sentence(
            zh="祝福只发给同意接收的会员，到期和降级提醒发给没有拒绝的会员。",
            en="Greetings go to those who agreed, warnings to all but those who said no.",
        ),
    ),
    "commission": (
        Sentence(
            zh="按会员方案计算：充值、销售、办会员，退的会扣回。PageUp、PageDown 翻月。",
            en="Worked out by the programme: top-ups, sales, enrolments; what comes back is taken back. Page Up "
            "and Page Down turn the month.",
        ),
        Sentence(
            zh="选一位同事，右边逐笔列出由来。每人只看得到自己的，店长看得到全店。",
            en="Choose somebody to see how it comes about line by line. Everybody sees their own, a manager all.",
        ),
        Sentence(
            zh="店长可以给每人定本月的充值目标，会显示完成了百分之几。",
            en="A manager sets each a goal of top-ups for the month; how far it is reached stands beside it.",
        ),
        Sentence(
            zh="可以打印一人的提成单，或导出全部。",
            en="Print one person's statement, or export everybody's.",
        ),
    ),
}
"""By the name of the screen."""
