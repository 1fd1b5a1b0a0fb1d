"""The keys that a screen has beside those of the key map, for its help; a shop cannot change them."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = ["KEYS_ANYWHERE", "KEYS_ON"]

KEYS_ANYWHERE = Sentence(
    zh="Esc 关闭或返回；Tab 到下一处；Alt+Enter 按下带这个键的按钮；表格里 Ctrl+C 复制选中的行。",
    en="Esc closes or goes back; Tab goes on; Alt+Enter presses the button that shows it; Ctrl+C copies the "
    "chosen row of a table.",
)

KEYS_ON: Mapping[str, Sentence] = {
    "members": Sentence(
        zh="按键：Alt+1 到 Alt+6 换页，Ctrl+P 打印余额，↑↓ 在“经过”里移动；"
        "分配会员时空格参与或不参与，Ctrl+回车分配，Esc 返回。",
        en="Keys: Alt+1 to Alt+6 turn to a page, Ctrl+P prints the balance, ↑↓ move through History; "
        "sharing members out: Space takes part or not, Ctrl+Enter does it, Esc goes back.",
    ),
    "articles": Sentence(
        zh="按键：↑↓ 选商品，回车打开，Delete 停售，直接打字就是查找。",
        en="Keys: ↑↓ choose an article, Enter opens it, Delete withdraws it; whatever is typed looks for one.",
    ),
    "programme": Sentence(
        zh="按键：Alt+1 到 Alt+5 换到查看、修改、试演、试算、发布；试演和试算里 Alt+Enter 开始；"
        "试算里 Ctrl+S 存为 PDF。",
        en="Keys: Alt+1 to Alt+5 turn to reading, editing, rehearsing, trying, publishing; Alt+Enter plays or tries; "
        "Ctrl+S saves what was tried as PDF.",
    ),
    "refund": Sentence(
        zh="按键：↑↓ 选一行，空格整行退或取消，+ 和 - 改数量。",
        en="Keys: ↑↓ choose a line, Space takes it whole or leaves it, + and - change how much.",
    ),
    "shift": Sentence(
        zh="按键：清点时回车到下一个面额。", en="Keys: while counting, Enter goes to the next note or coin."
    ),
    "dashboard": Sentence(
        zh="按键：1 到 4 选日、周、月、年，PageUp、PageDown 翻到上一期、下一期，↑↓ 换报表，"
        "Ctrl+P 打印，Ctrl+S 导出。",
        en="Keys: 1 to 4 choose day, week, month or year, Page Up and Page Down turn to the period before and the "
        "next, ↑↓ go to another report, Ctrl+P prints, Ctrl+S exports.",
    ),
    "cost": Sentence(
        zh="按键：1 到 4 选月、季、年、自选，PageUp、PageDown 翻到上一期、下一期，↑↓ 换报表，"
        "Ctrl+P 打印，Ctrl+S 导出；填成本时回车保存。",
        en="Keys: 1 to 4 choose month, quarter, year or own months, Page Up and Page Down turn to the period before "
        "and the next, ↑↓ go to another report, Ctrl+P prints, Ctrl+S exports; Enter in a cost saves.",
    ),
    "settlement": Sentence(
        zh="按键：↑↓ 换月份，回车打印结算单。",
        en="Keys: ↑↓ go to another month, Enter prints its slip.",
    ),
    "segments": Sentence(
        zh="按键：↑↓ 换一个人群，+ 加条件，G 加一组，L 改分档标准；"
        "加条件时方向键和回车选一项，写值后回车加上，Esc 不加了；Ctrl+S 导出名单。",
        en="Keys: ↑↓ go to the next segment, + adds a condition, G a group, L the lines; in a condition arrows and "
        "Enter pick, Enter in a value takes it, Esc leaves it; Ctrl+S writes the list.",
    ),
    "messages": Sentence(
        zh="按键：Alt+1 到 Alt+3 换到模板、发送情况、发送设置；写内容时回车保存，列表里 ↑↓ 换一条。",
        en="Keys: Alt+1 to Alt+3 turn to templates, the queue, the ways out; Enter in a text saves it, ↑↓ go "
        "through the list.",
    ),
    "contacts": Sentence(
        zh="按键：↑↓ 换一位会员，N 写联系记录，回车联系上了，M 没联系上。",
        en="Keys: ↑↓ go to the next member, N: a note, Enter: reached, M: not reached.",
    ),
    "campaigns": Sentence(
        zh="按键：↑↓ 换一个活动，回车到下一步，最后一步回车开始；Ctrl+P 打印结果，Ctrl+S 导出。",
        en="Keys: ↑↓ go to the next campaign, Enter goes on a step, and starts it on the last; Ctrl+P prints what "
        "came of it, Ctrl+S exports it.",
    ),
    "care": Sentence(
        zh="按键：↑↓ 换一种关怀，回车保存并开启，Alt+1、Alt+2 换页。",
        en="Keys: ↑↓ go to the next occasion, Enter saves and switches it on, Alt+1 and Alt+2 turn the page.",
    ),
    "commission": Sentence(
        zh="按键：↑↓ 换一位同事，PageUp、PageDown 翻月。",
        en="Keys: ↑↓ go to the next person, Page Up and Page Down turn the month.",
    ),
    "first-start": Sentence(
        zh="按键：回车到下一步，Alt+Left 返回上一步。",
        en="Keys: Enter goes to the next step, Alt+Left back to the one before.",
    ),
}
"""By the name of the screen."""
