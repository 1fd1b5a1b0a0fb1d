"""Whether whatever can be pressed in a window is reached by keys alone and by fingers alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.checkout.pad import Pad
from shuke.ui.kit.buttons import Button
from shuke.ui.kit.choices import ChoiceList
from shuke.ui.kit.fields import Tick
from shuke.ui.kit.number_pad import NumberPad
from shuke.ui.kit.overlay import OverlayPanel
from shuke.ui.kit.strip import StatusStrip
from shuke.ui.kit.tab_ring import tab_stops
from shuke.ui.shell import Shell
from shuke.ui.tokens import SIZE
from shuke.wording.help import help_on
from shuke.wording.sentence import Language

__all__ = ["ACTS", "named", "pressable", "unreachable", "untold"]

ACTS: dict[str, tuple[str, ...]] = {
    "counter": (
        "查找",
        "扫码",
        "办会员",
        "储值",
        "挂单",
        "取单",
        "改价",
        "查价",
        "整单取消",
        "现金",
        "支付宝",
        "收款",
    ),
    "enrol": ("顾客同意章程，办理入会", "顾客同意接收优惠短信", "旧卡换新卡"),
    "offers": ("采用",),
    "member record": ("全店查重", "会员卡", "礼遇", "去收银"),
    "member time_line": ("更早的",),
    "member consent": ("短信", "一概不要", "打印章程", "签过字"),
    "a twin": ("合并",),
    "member care": ("由陈店长负责", "均衡分配会员…"),
    "members shared out": ("全部会员", "还没人负责的会员", "参与／不参与", "返回"),
    "member own_data": ("另存个人数据",),
    "handing over": (
        "挂失",
        "挂失补卡",
        "损坏换卡",
        "收回",
        "转交他人",
        "退卡",
        "打印会员卡",
        "卡面存为文件",
    ),
    "a large top-up": ("已开发票", "收款 ¥2,000.00 · 现金"),
    "money pay-back": ("退还 ¥1,000.00 · 现金",),
    "money pin": ("设置密码",),
    "given perks": ("发放 礼品包装",),
    "given mall": ("兑换 马克杯", "积分加钱：40 积分 + ¥8.00"),
    "given coupons": ("发放 减10元券", "撤回"),
    "given stamps": ("补盖章",),
    "by hand": ("打折", "减金额", "改单价", "确定改价"),
    "menu": ("会员", "退货", "领奖", "班次", "练习", "锁屏"),
    "menu import": ("选择文件",),
    "menu export": ("导出到文件…",),
    "menu articles": ("新增商品", "导入表格", "导出", "部门"),
    "an article": ("保存", "特价（促销价，会员方案可另作规定）", "快捷键：收银界面上有它自己的按键"),
    "float": ("补填备用金",),
    "cash": ("放入现金", "取出现金", "只开钱箱"),
    "menu shift": ("清点交班", "打印快报 X"),
    "counting": ("清点完毕",),
    "counted": ("交班", "重新清点"),
    "a sale that comes back": ("全部", "质量问题"),
    "goodwill": ("通融退款",),
    "a prize": ("发奖", "已查看证件"),
    "a prize handed over wrongly": ("撤销这次领取", "转盘"),
    "menu events": ("发布活动",),
    "an event": ("发布", "优先报名"),
    "menu feedback": ("投诉", "记下"),
    "an answer with coupon": ("回复", "减10元券"),
    "menu commission": ("上个月",),
    "somebody new": ("保存", "班长", "抹到元"),
    "menu staff": ("离职", "入会时问什么"),
    "devices customer_display": ("在顾客屏上（触摸屏）", "在打印的小票上"),
    "devices backup": ("立即备份",),
    "devices doctor": ("开始体检",),
    "menu journal": ("核验全部流水",),
    "a case": ("提交处理",),
}
"""What staff do beside ringing up, as the till's windows call it: by the place where it is done."""

_TYPED_ANYWAY = (Pad, NumberPad, StatusStrip)
"""Digits are typed; what the strip's items lead to is in the menu."""


def pressable(shell: Shell) -> Iterator[QWidget]:
    """Buttons, choices and ticks that can be pressed now: of the panel on top, or of the screen."""
    panels = [one for one in shell.findChildren(OverlayPanel) if one.isVisible()]
    top: QWidget = panels[-1] if panels else shell
    for one in (*top.findChildren(QAbstractButton), *top.findChildren(Tick)):
        if one.isVisible() and one.isEnabled():
            yield one


def named(widget: QWidget) -> str:
    """As a screen reader says it."""
    return widget.accessibleName() or widget.toolTip()


def unreachable(shell: Shell) -> Iterator[str]:
    """What no key gets at, and what is too small for a finger."""
    always = {shell.language_button, shell.theme_button}
    for one in pressable(shell):
        if one in always:
            continue
        if not _has_a_key(one):
            yield f"no key: {named(one)}"
        if one.height() < SIZE.target_least:
            yield f"{one.width()} × {one.height()}: {named(one)}"


def untold(shell: Shell, legend: Collection[str]) -> Iterator[str]:
    """Keys that work now and that F1 does not name; it shows those of the legend anyway."""
    known = {QKeySequence(chord).toString() for chord in legend}
    sentences = [*help_on(shell.shown)]
    for shortcut in shell.findChildren(QShortcut):
        around = shortcut.parent()
        chord = shortcut.key().toString().replace("Return", "Enter")
        if chord in known or not isinstance(around, QWidget) or not around.isVisible():
            continue
        for language in Language:
            if not any(_names(one.into(language), chord) for one in sentences):
                yield f"F1 does not name {chord} ({language})"


def _names(text: str, chord: str) -> bool:
    ranges = re.findall(r"Alt\+(\d) (?:到|to) Alt\+(\d)", text)
    return chord in text or any(chord in {f"Alt+{n}" for n in range(int(a), int(b) + 1)} for a, b in ranges)


def _has_a_key(widget: QWidget) -> bool:
    if isinstance(widget, Button) and widget.key:
        return True
    around = widget.parentWidget()
    panel: QWidget | None = None
    while around is not None and not isinstance(around, Shell):
        if isinstance(around, _TYPED_ANYWAY):
            return True
        if isinstance(around, ChoiceList | PickGrid):  # the arrows go on from the one that Tab comes to
            return any(_is_stop(one) for one in around.findChildren(QAbstractButton))
        if isinstance(around, OverlayPanel):
            panel = around
        around = around.parentWidget()
    return widget in set(tab_stops(panel)) if panel is not None else _is_stop(widget)


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
