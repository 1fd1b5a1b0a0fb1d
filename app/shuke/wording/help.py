"""What help says of each screen: what it is for, how it goes, what to do when it does not. A key stands as the name
of its action, since a shop may change it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from shuke.wording.help_keys import KEYS_ANYWHERE, KEYS_ON
from shuke.wording.help_service import SERVICE
from shuke.wording.help_trial import TRIAL
from shuke.wording.sentence import Sentence

__all__ = ["ANYWHERE", "ON_SCREEN", "TITLE", "help_on"]

TITLE = Sentence(zh="帮助", en="Help")

ANYWHERE = (
    Sentence(
        zh="断网、没纸、摄像头坏了都不影响收银：底栏会说明现在能做什么。",
        en="No network, no paper, no camera: the till sells on. The strip below says what is possible now.",
    ),
    Sentence(
        zh="已收的款和已记的账都在硬盘上：锁屏、退出、断电都不会丢。",
        en="What was paid and recorded is on disk: locking, quitting, a power cut lose nothing.",
    ),
    KEYS_ANYWHERE,
)
"""Said below whatever a screen's own help says."""

ON_SCREEN: Mapping[str, tuple[Sentence, ...]] = MappingProxyType(
    {
        **SERVICE,
        "sign-in": (
            Sentence(zh="点自己的姓名，输入 PIN，按回车。", en="Tap your name, type your PIN, press Enter."),
            Sentence(
                zh="PIN 连错几次要等待，等待时间越来越长；重启不会清零。",
                en="After some wrong PINs you wait, longer each time; starting again does not shorten it.",
            ),
            Sentence(
                zh="忘记 PIN：请管理员重设；管理员自己忘了，用首次启动时打印的恢复单重设。",
                en="A forgotten PIN is set anew by an administrator; an administrator's own with the recovery sheet.",
            ),
            Sentence(
                zh="锁屏后换一位同事登录，未结的单据原样保留，可以接着收银。",
                en="Another person may sign in at a locked till; the open basket stays as it is.",
            ),
        ),
        "checkout": (
            Sentence(
                zh="先认会员再录商品：扫会员码，或按 {member} 输入手机后四位、姓名、拼音首字母。",
                en="The member first: scan the code, or {member} and the last four digits, a name, initials.",
            ),
            Sentence(
                zh="用摄像头认过会员的，收完款后摄像头再看半分钟：下一位会员直接出示会员码，不用按 {scan}。",
                en="Where the camera read the last member's code, it looks on for half a minute after the sale: "
                "the next one just shows the code, without {scan}.",
            ),
            Sentence(
                zh="录商品：扫条码、点品类、输入品名；输入金额按回车就是一行。",
                en="Articles: scan, tap a department, type a name; an amount and Enter is a line.",
            ),
            Sentence(
                zh="优惠建议已经算好：{accept_offer} 采用。为什么打折、为什么不打折，按 {explain} 看。",
                en="The best offer is worked out: {accept_offer} takes it. {explain} explains each discount, "
                "also those that are not given.",
            ),
            Sentence(
                zh="改价、打折按 {by_hand}，写明原因，超权限请同事输 PIN；查价按 {price_check}，退货按 {refund}。",
                en="{by_hand} changes a price, with a reason, beyond your limit with a colleague's PIN; "
                "{price_check} tells a price; {refund} takes goods back.",
            ),
            Sentence(
                zh="收款：{cash} 现金，{alipay} 支付宝，{wechat} 微信，{pay} 选择。可以分几种方式付。",
                en="{cash} cash, {alipay} Alipay, {wechat} WeChat, {pay} to choose. A sale may be paid in parts.",
            ),
            Sentence(
                zh="储值：{value} 充值、退储值、设支付密码；{stored_value} 用储值付款，"
                "大额输密码或签字（顾客屏、本机、小票）。",
                en="Stored value: {value} tops up, pays back, sets the PIN; {stored_value} pays with it. "
                "The member confirms larger sums by PIN, or signs: on the display, here, or on paper.",
            ),
            Sentence(
                zh="会员出示手机上的会员码：刚换的码可以消费，也当作密码；截图或旧码只能积分，请再出示新码，或输支付密码。",
                en="The code on a member's telephone changes: a fresh one spends and counts as the PIN; an old one "
                "or a screenshot only earns. Have a new one shown, or the PIN typed.",
            ),
            Sentence(
                zh="{give} 看会员今天可用的权益、积分商城、优惠券和集章；发错了在同一窗口撤回。",
                en="{give} shows today's perks, the points mall, coupons and stamps; mistakes are taken back there.",
            ),
            Sentence(
                zh="办会员按 {enrol}：自己在网页上登记、等着办理的顾客列在入会单上，点一下就填好。"
                "{cards} 办卡、挂失、补卡。",
                en="{enrol} enrols: whoever told the web page and waits is listed on the form, a tap fills it. "
                "{cards} issues cards, reports them lost, replaces them.",
            ),
            Sentence(
                zh="顾客有事走开：{hold} 挂单，回来 {resume} 取单，会员、优惠、已付的款都在。",
                en="A customer steps aside: {hold} holds, {resume} resumes, with member, offers and what was paid.",
            ),
            Sentence(
                zh="小票没打出来不用重收：排队的会自己打；补打按 {reprint}，会注明“重打”。",
                en="A receipt that did not print waits and prints by itself; {reprint} prints one again, "
                "marked as a copy.",
            ),
        ),
        "articles": (
            Sentence(
                zh="改价、条码、品类后立即生效；已开的单据保留原价。",
                en="A new price holds at once; an open basket keeps the old one.",
            ),
            Sentence(
                zh="成批修改：导出表格，用 Excel 改好再导入，先看预览，坏行会逐条列出。",
                en="Many at once: export them, change the list, import it; bad rows are listed one by one "
                "before anything happens.",
            ),
        ),
        "devices": (
            Sentence(
                zh="换打印机：先打测试页，再采用；排队的小票会从新打印机出来。",
                en="Another printer: print a test page, then use it; what waits comes out there.",
            ),
            Sentence(
                zh="顾客屏：接上第二块屏就能选；先显示测试画面，四边完整再用，能触摸的可以签名。",
                en="Customer display: connect a second screen and choose it; the test picture shows whether it is "
                "whole, and whether it can be signed on.",
            ),
            Sentence(
                zh="有什么不对劲，先看“体检”：逐项检查，告诉您怎么办。",
                en="When something seems wrong, look at Check-up first: it says what to do.",
            ),
            Sentence(
                zh="备份放到 U 盘或另一台电脑；恢复单锁在别处。",
                en="Backups belong on a stick or another computer, the recovery sheet somewhere else.",
            ),
        ),
        "programme": (
            Sentence(
                zh="先改草稿，再试演，最后定生效日期发布；发布前不影响收银。",
                en="Edit a copy, rehearse it, publish it from a date; until then nothing changes at the counter.",
            ),
            Sentence(
                zh="以前的消费永远按当时的版本退款和解释。",
                en="Earlier sales are refunded and explained by the version of their day.",
            ),
            *TRIAL,
        ),
        "closing": (
            Sentence(
                zh="日结自动进行：到期的积分和券、保级降级、沉睡会员都在这里列出。",
                en="Days close by themselves: what lapsed, tiers kept or lowered, members who sleep are listed here.",
            ),
            Sentence(
                zh="沉睡会员由店长决定：通知、保留或终止，决定会记入流水。",
                en="A manager decides about members who sleep: tell them, keep or end; the journal keeps it.",
            ),
        ),
        "import": (
            Sentence(
                zh="从旧系统导出会员表格（Excel 或 CSV），在这里选它；每一列用作什么会自动认出，点一行可改，"
                "下次同样的表格会记得。",
                en="Export the members of the older system (Excel or CSV) and choose the file. What each column "
                "holds is guessed; tap a row to change it. It is remembered for such lists.",
            ),
            Sentence(
                zh="先看左边的合计，与旧系统核对一致再转入。有问题的行可以保存成表格，改好后再转入一次。",
                en="Hold the sums at the left against the older system first. Rows with problems can be saved, put "
                "right and taken over again.",
            ),
            Sentence(
                zh="转入时可以照常收银，也可以停下；停电也不要紧，同一份表格再转一次就会接着做完，不会重复。",
                en="The counter sells meanwhile. Stop it, or lose power: the same list again takes the rest, nobody "
                "twice.",
            ),
        ),
        "export": (
            Sentence(
                zh="选导出什么、哪些会员或哪几天，再选保存位置；写完整了文件才会出现，停下就什么也不留。",
                en="Choose what to write, which members or days, then a place. The file appears once it is whole; "
                "stopped, nothing is left.",
            ),
            Sentence(
                zh="文件名以 .xlsx 结尾就是 Excel 工作簿，否则是 CSV；两种都不会运行公式，也能在“会员转入”里读回。",
                en="A name that ends in .xlsx gives a workbook, any other CSV. Neither runs a formula; Take over "
                "reads both.",
            ),
            Sentence(
                zh="谁在什么时候导出了什么会记入流水。不该看到个人信息的岗位，姓名、电话等打上星号。",
                en="Who wrote what, and when, is kept in the journal. For roles that do not see persons, names and "
                "phones are masked.",
            ),
        ),
        "journal": (
            Sentence(
                zh="扫小票上的二维码，就能查到那笔消费并核验真伪，不需要网络。",
                en="Scan a receipt to find its sale and see whether it is genuine, without a network.",
            ),
            Sentence(
                zh="流水逐条签名、首尾相连：有人改过数据库，核验会指出位置。",
                en="Facts are signed and chained: if anybody changed the database, verifying names the place.",
            ),
        ),
        "exceptions": (
            Sentence(
                zh="离线造成的少数意外列在这里：每条由店长决定，承担、下次收回、申诉或合并。",
                en="What went wrong out of reach is listed here; a manager decides each: bear it, collect, "
                "dispute or merge.",
            ),
        ),
        "allowance": (
            Sentence(
                zh="离线时这台收银台最多能动用多少、风险有多大，都在这里；按小时递减。",
                en="What this till may spend out of reach, and what it could cost at most; it shrinks by the hour.",
            ),
        ),
        "training": (
            Sentence(
                zh="和真实收银一样操作：会员、商品、优惠、收款都可以试。",
                en="It works like the real counter: members, articles, discounts, paying may all be tried.",
            ),
            Sentence(
                zh="数据是进来时的一份拷贝，不记流水、不打印、不开钱箱、不上传，结束或锁屏就丢弃。",
                en="It works on a copy made when you came in: no journal, no printing, no drawer, nothing sent. "
                "Ending or locking throws it away.",
            ),
            Sentence(
                zh="小票预览的抬头是“【练习】”，上面的码扫不出任何单据。",
                en="Receipts shown here begin with [TRAINING], and their code is no receipt's.",
            ),
        ),
        "prizes": (
            Sentence(
                zh="扫中奖凭证上的码，或输入九位短码（没有 0、1、O、I、L）。几张可以连着扫。"
                "手机也能为本台扫：点“手机扫码”。",
                en="Scan the code of the voucher, or type its nine signs (no 0, 1, O, I or L). Several may be "
                "scanned one after the other. Phones scan for this till, too: Phone as scanner.",
            ),
            Sentence(
                zh="先看是什么奖、给谁、今天能不能领；要看证件的先勾选。按回车发奖，打印领奖单请顾客签名。",
                en="See what it is, for whom, and whether today is allowed; tick the document you looked at. Enter "
                "hands it over and prints the slip that the customer signs.",
            ),
            Sentence(
                zh="不能领时会写明原因：哪个节假日、哪家门店，或哪天在哪台已经领过。",
                en="Where it is refused it says why: which holiday, which shop, or when and at which till it went.",
            ),
            Sentence(
                zh="断网时，在本台中的奖照常发；在别处中的奖要联网后才能发。",
                en="Without a network this till hands over what was won here; the rest needs head office.",
            ),
            Sentence(
                zh="转盘：付积分的那次先问会员再按一次；转盘在转时，回车或点一下顾客屏就看结果。积分商城订的礼品也在这里凭码领取。",
                en="The wheel: a spin for points is agreed to first and pressed once more; while it turns, "
                "Enter or a touch of the customer display shows the result. Gifts ordered for points are "
                "collected here.",
            ),
            Sentence(
                zh="发错了：在今天的列表里选中，写原因，请店长撤销。两笔都留在流水里。",
                en="A mistake: choose it in today's list, write why, and a manager rolls it back. Both stay.",
            ),
        ),
        "refund": (
            Sentence(
                zh="扫小票上的码，或输入小票号后几位、金额、会员，找到那笔消费。",
                en="Scan the receipt, or type the end of its number, the amount or the member, to find the sale.",
            ),
            Sentence(
                zh="点一行就整行退，再点取消；+ 和 - 改数量。右下会列出各退回多少钱、收回多少积分、退回哪些券。",
                en="Tap a line to take it back whole, tap again to leave it; + and - change how much. Below stands "
                "what goes back to each tender, which points are taken, which coupons are good again.",
            ),
            Sentence(
                zh="按原来的付款方式退：现金从钱箱给；其他请在原来的设备上退，流水号印在退货单上。",
                en="It goes back as it was paid: cash from the drawer, other payments on the device they came by; "
                "the slip has their number.",
            ),
            Sentence(
                zh="退过的不能再退：会说明什么时候、在哪个收银台退的。",
                en="What came back once does not come back again: you are told when and at which till it was.",
            ),
        ),
        "shift": (
            Sentence(
                zh="开班先清点备用金；没清点就收款，第一笔会自动开班，备用金可以之后补填。",
                en="A shift begins with a counted float. A sale made before opens it; state the float later.",
            ),
            Sentence(
                zh="{drawer} 取出、放入现金，或只开钱箱；都要写原因，收银员要有权限的同事输 PIN。",
                en="{drawer} takes cash out, puts it in, or opens the drawer, each with a reason; a cashier asks "
                "somebody who may for the PIN.",
            ),
            Sentence(
                zh="交班先按面额清点，点完才显示应有多少；差异大要写原因，可以重新清点，每次都有记录。",
                en="To close, count by notes and coins; what should be there is shown afterwards. A large difference "
                "wants a reason; counting again is fine, every count is kept.",
            ),
        ),
        "members": (
            Sentence(
                zh="左边查找会员：手机号、后四位、姓名、拼音首字母、卡号都行，中间有空格也行；也可以扫会员码。",
                en="Find a member at the left: phone, last four, name, initials, card number, spaces or not; "
                "or scan the code.",
            ),
            Sentence(
                zh="“个人数据”里看过本人证件后，可打印登录码：会员用手机扫一次就能打开自己的页面，断网也能打印。",
                en="Personal data prints, against a document, the code that opens the member's own page on a "
                "telephone, once; also without a network.",
            ),
            Sentence(
                zh="改资料直接改，回车或“保存”；谁在什么时候把什么改成了什么，右边都有记录。"
                "换手机号要有权限的同事授权。",
                en="Change what is to be changed, Enter or Save; who changed what, and when, stands at the right. "
                "Another phone needs somebody who may approve it.",
            ),
            Sentence(
                zh="农历生日写“八月十五”“闰四月初三”或“8-15”都行（入会时写“农历8-15”），下面会显示下次是公历哪天。填了它，"
                "生日优惠、关怀、人群和客户经理的提醒就都按农历，每个农历年一次；没有三十的月份在廿九过。",
                en="A lunar birthday is written 8-15, or leap 4-3 (lunar 8-15 on joining); below is its next day. "
                "With it, birthday benefits, care, segments and account managers' reminders all go by the lunar one, "
                "once a lunar year; the 30th is kept on the 29th in shorter months.",
            ),
            Sentence(
                zh="右上角“全店查重”列出电话相同、或姓名和生日都相同的会员，点开就能合并；卡号记得一半也能找到。",
                en="Find duplicates lists members with one phone, or one name and birthday, ready to be merged. Half "
                "a card's number finds its member.",
            ),
            Sentence(
                zh="“经过”按时间倒序列出消费、积分、等级、会员卡、资料改动和发给会员的消息；↑↓ 选一条，右边是每条"
                "规则的说明。消息的内容和联系记录，有会员管理权限的同事才看得到。",
                en="History lists sales, points, tiers, cards, changes and messages, newest first; ↑↓ choose one, "
                "and every rule's word on it stands at the right. What a message said, and what was noted of a "
                "contact, is shown to those who may care for members.",
            ),
            Sentence(
                zh="“同意”里记会员愿意怎么收优惠信息，不要的当场取消；章程换了版本要再请会员看，可以打印签字。",
                en="Consent holds by which ways offers may come; a no is written down at once. New terms are read "
                "again by the member, and can be printed to be signed.",
            ),
            Sentence(
                zh="“重复”找出同一个人的两份会员：同一手机号，或同名同生日。合并后积分、券、消费归一处，两张卡都能用；要经理授权。",
                en="Duplicates finds one person who is a member twice. Made one, points, coupons and sales are "
                "together and both cards work; a manager approves.",
            ),
            Sentence(
                zh="“个人数据”把全部资料写成文件交给本人，或按本人意愿删除：先结清储值和欠款，删除后流水仍然完整，只是没有了姓名。",
                en="Personal data writes all that is known into a file for the member, or erases it at their wish: "
                "settle stored value and debts first; the journal stays whole, without a name.",
            ),
            Sentence(
                zh="“客户经理”看谁负责这位会员；可以换人、分给会员最少的同事。"
                "“均衡分配会员”先让您看分配前后各人有多少会员和消费，再决定。",
                en="Account manager says who looks after the member; name another, or whoever has the fewest. "
                "Share members out shows who would have how many members and purchases before anything is done.",
            ),
        ),
        "staff": (
            Sentence(
                zh="谁在这里上班、什么岗位、能不能登录。只能给出自己也有的权限；自己的岗位由别人来改。",
                en="Who works here and in which role. Nobody gives more than they have; your own role others change.",
            ),
            Sentence(
                zh="“入会时问什么”定下办会员时哪些必填、哪些询问、哪些不问；改好后保存。",
                en="What newcomers are asked: choose what is required, asked or not asked of whoever joins; save.",
            ),
            Sentence(
                zh="忘记 PIN：选这位员工，输两次新 PIN，保存。锁定也随之解除。",
                en="A forgotten PIN: choose the person, type a new one twice, save. It ends the waiting, too.",
            ),
        ),
        "first-start": (
            Sentence(
                zh="每一步都可以返回修改；最后一步按下“开始使用”之前什么都不会保存。",
                en="Every step may be gone back to; nothing is kept before the last one is confirmed.",
            ),
            Sentence(
                zh="恢复密钥请打印或抄写两份，与电脑分开锁好。",
                en="Print or copy the recovery key twice and lock it away, apart from the computer.",
            ),
        ),
    }
)
"""By the name of the screen."""


def help_on(screen: str) -> tuple[Sentence, ...]:
    """The screen's own help with its keys, and what holds anywhere."""
    keys = (KEYS_ON[screen],) if screen in KEYS_ON else ()
    return (*ON_SCREEN.get(screen, ()), *keys, *ANYWHERE)
