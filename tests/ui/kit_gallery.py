"""Every part of the kit on one screen, with the longest things it has to bear."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shuke.ui.keys import Action, Keys
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.chip import Chip
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.fields import PinDots, TextField, Tick
from shuke.ui.kit.layouts import column, row
from shuke.ui.kit.legend import KeyLegend
from shuke.ui.kit.marks import Badge, TierRank
from shuke.ui.kit.notices import EmptyState, Notice, Progress
from shuke.ui.kit.number_pad import NumberPad
from shuke.ui.kit.strip import StatusStrip, StripItem
from shuke.ui.kit.surfaces import Card, Hairline, Section
from shuke.ui.kit.table import Table, TableColumn, TableRow
from shuke.ui.kit.text import Amount, AmountSize, Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE, Tone
from shuke.wording import Sentence
from shuke.wording.keys import CASH, HOLD, PAY, VOID_BASKET

LONG = Sentence(
    zh="此优惠券国庆期间不可用（10月1日–7日）。可改用满100减10。",
    en="This coupon rests over the National Day holidays (1–7 October). The one for 10 off from 100 works today.",
)
TITLE = Sentence(zh="标题二十四", en="A title of 24")
BODY = Sentence(zh="正文十五：欢迎回来，阿依古丽·买买提江。", en="Body of 15: welcome back, Maximiliane.")
CAPTION = Sentence(zh="说明十三：截至 14:05 已知", en="Caption of 13: as known at 14:05")
OFFER = Sentence(zh="用 1,250 积分抵 ¥25.00", en="1,250 points for ¥25.00")
WHY = Sentence(
    zh="50 积分抵 1 元，可用 1,273，按 50 取整", en="50 points are 1 yuan; 1,273 to spend, in steps of 50"
)


class Gallery(QWidget):
    """About 1280 × 1000."""

    def __init__(self, speaker: Speaker, keys: Keys) -> None:
        super().__init__()
        self.setObjectName("screen")
        self.speaker, self.keys = speaker, keys
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        columns = QHBoxLayout()
        columns.setContentsMargins(SPACE.l, SPACE.l, SPACE.l, SPACE.l)
        columns.setSpacing(SPACE.l)
        columns.addLayout(self._left(), 0)
        columns.addLayout(self._middle(), 1)
        columns.addLayout(self._right(), 0)
        whole.addLayout(columns, 1)
        strip = StatusStrip(speaker)
        strip.render_items(STRIP)
        whole.addWidget(strip)

    def _left(self) -> QVBoxLayout:
        s = self.speaker
        name = Text(s, "阿依古丽·买买提江·阿卜杜热西提", Role.EMPHASIS, Ink.STRONG)
        badges = (
            Badge(s, Sentence(zh="普通", en="Ordinary"), TierRank.ORDINARY),
            Badge(s, Sentence(zh="金卡", en="Gold"), TierRank.GOLD),
            Badge(s, Sentence(zh="钻石", en="Diamond"), TierRank.DIAMOND),
        )
        who = Card(name, row(*badges, None), Text(s, "138 **** 5678", ink=Ink.MUTED))
        section = Section(
            s,
            Sentence(zh="现有", en="What they have"),
            Text(s, BODY),
            Text(s, CAPTION, Role.CAPTION, Ink.MUTED),
        )
        who.column.addWidget(section)
        who.setFixedWidth(SIZE.member_panel)
        chip = Chip(s).bind(self.keys)
        chip.propose(OFFER, WHY)
        chip.setFixedWidth(SIZE.member_panel)
        empty = Card(
            EmptyState(
                s,
                "member",
                Sentence(zh="还没有会员", en="No member yet"),
                Sentence(
                    zh="扫会员码，或输入手机号后四位。", en="Scan a code, or type the last four digits."
                ),
                action=Sentence(zh="查找会员", en="Find member"),
            )
        )
        return column(who, chip, empty, None, gap=SPACE.l)

    def _middle(self) -> QVBoxLayout:
        s = self.speaker
        table = Table(s, COLUMNS, sortable=True)
        table.render_rows(ROWS, chosen="2")
        notices = []
        for tone in Tone:
            notice = Notice(s)
            notice.say(LONG if tone is Tone.BAD else CAPTION, tone, action=HOLD if tone is Tone.WARN else "")
            notices.append(notice)
        progress = Progress(s)
        progress.show_progress(
            Sentence(zh="正在导入 300 种商品", en="Importing 300 articles"), 420, left_s=12
        )
        field = TextField(
            s, Sentence(zh="店名", en="Shop"), hint=Sentence(zh="如：茗香茶庄", en="e.g. The Tea House")
        )
        wrong = TextField(s, Sentence(zh="手机号", en="Phone"))
        wrong.show_text("1381234567")
        wrong.complain(Sentence(zh="手机号应为11位。", en="A phone number has 11 digits."))
        buttons = row(
            Button(s, PAY, ButtonKind.PRIMARY).bind(self.keys, Action.PAY, lambda: None),
            Button(s, HOLD, icon="hold").bind(self.keys, Action.HOLD, lambda: None),
            Button(s, VOID_BASKET, ButtonKind.DANGER, icon="trash"),
            Button(s, CASH, ButtonKind.PLAIN, Target.LEAST),
            None,
        )
        off = Button(s, PAY, ButtonKind.PRIMARY)
        off.setEnabled(False)
        buttons.addWidget(off)
        return column(
            Text(s, TITLE, Role.TITLE, Ink.STRONG),
            table,
            *notices,
            progress,
            row(field, wrong, gap=SPACE.l),
            buttons,
        )

    def _right(self) -> QVBoxLayout:
        s = self.speaker
        sizes = (AmountSize.LINE, AmountSize.EMPHASIS, AmountSize.AMOUNT, AmountSize.TOTAL)
        amounts = Card(
            *(Amount("¥1,234.50", size) for size in sizes),
            Hairline(),
            Amount("¥123,456,789,012.34", AmountSize.TOTAL),
        )
        dots = PinDots()
        dots.show_typed(4)
        pad = NumberPad(s)
        pay = Button(s, PAY, ButtonKind.PRIMARY, Target.DIGIT).bind(self.keys, Action.PAY, lambda: None)
        choices = ChoiceList(s, columns=1)
        choices.offer(
            (
                Choice("li", "李晓明", Sentence(zh="收银员", en="Cashier"), initial="李"),
                Choice(
                    "tea",
                    Sentence(zh="茶叶连锁", en="Tea chain"),
                    Sentence(zh="三级会员，积分当钱", en="Three tiers, points as money"),
                    icon="tag",
                ),
            ),
            "tea",
        )
        tick = Tick(
            s, Sentence(zh="我已打印或抄下恢复单", en="I printed or wrote down the recovery sheet"), on=True
        )
        right = QWidget()
        right.setLayout(column(amounts, dots, pad, pay, choices, tick, None, gap=SPACE.m))
        right.setFixedWidth(SIZE.totals_panel)
        return column(right)


COLUMNS = (
    TableColumn(Sentence(zh="商品", en="Article"), stretch=True),
    TableColumn(Sentence(zh="数量", en="Quantity"), number=True),
    TableColumn(Sentence(zh="单价", en="Price"), number=True),
    TableColumn(Sentence(zh="小计", en="Amount"), number=True),
)
ROWS = (
    TableRow(
        "1",
        ("明前龙井 特级 250克礼盒装 手工炒制 西湖产区", "1", "¥1,280.00", "¥1,280.00"),
        ("", 1, 128000, 128000),
    ),
    TableRow("2", ("正山小种", "12", "¥98.00", "¥1,176.00"), ("", 12, 9800, 117600)),
    TableRow(
        "3", ("䶮堃喆犇玥彧曌 thermos flask", "0.25", "¥1,111,111,111.00", "¥277,777,777.75"), ("", 0, 1, 2)
    ),
)
STRIP = (
    StripItem("shop", "shop", "茗香茶庄·湖滨银泰店", weight=1),
    StripItem("staff", "member", "李晓明", weight=1),
    StripItem(
        "head_office",
        "offline",
        Sentence(zh="离线 · 可收银 · 储值额度 ¥180", en="Offline · can sell · stored value ¥180"),
        Tone.OFFLINE,
    ),
    StripItem("printer", "printer", Sentence(zh="打印机缺纸", en="Printer out of paper"), Tone.WARN),
    StripItem("camera", "camera", Sentence(zh="摄像头就绪", en="Camera ready"), Tone.GOOD, aside=True),
)


def legend(speaker: Speaker, keys: Keys) -> KeyLegend:
    return KeyLegend(speaker, keys)
