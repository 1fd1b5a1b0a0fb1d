"""The page that says how scenarios are written; actions, keys and expectations have theirs in `rehearsal_page`."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ACTIONS",
    "EXPECTATIONS",
    "EXPECTATIONS_TEACHING",
    "EXPECTED",
    "FORM",
    "FORM_TEACHING",
    "IN_EACH_STEP",
    "MEANING",
    "MORE",
    "NAMES",
    "NAMES_TEACHING",
    "RUN",
    "TITLE",
]

TITLE = Sentence(zh="试演：场景怎么写", en="Rehearsals: how a scenario is written")
FORM = Sentence(zh="样子", en="What it looks like")
FORM_TEACHING = Sentence(
    zh="一个场景是一份 TOML 文件：用哪个方案，从哪天开始，一步一步做什么，每步预期什么。"
    "它在一间全新的空店里按方案的规则走一遍，什么也不会留下。",
    en="A scenario is a TOML file: which programme, from which day, what is done step by step, and what is "
    "expected. It is played in a fresh, empty shop by the programme's own rules, and leaves nothing behind.",
)
RUN = Sentence(
    zh="运行 `shuke rehearse 文件…`；用 `--programme` 换一个方案，用 `--json` 给机器读。"
    "全部符合预期时退出状态为 0，有一步不符为 1，文件读不了为 2。也可以在收银台的“会员方案”窗口里试演。",
    en="Run `shuke rehearse FILE…`; `--programme` plays it under another one, `--json` is for machines. The exit "
    "status is 0 if all came as expected, 1 if a step did not, 2 if a file cannot be read. The programme's window "
    "on the till plays scenarios, too.",
)
IN_EACH_STEP = Sentence(
    zh="每一步都可以写 `on`（日期，日子只往后过，其间每天照常日结）和 `[steps.expect]`。"
    "没有预期的拒绝算不符。",
    en="Every step may have `on` (a date; days only pass forward, and each is closed) and `[steps.expect]`. "
    "A refusal that is not expected fails the step.",
)
ACTIONS = Sentence(zh="动作", en="Actions")
MEANING = Sentence(zh="含义", en="meaning")
EXPECTATIONS = Sentence(zh="预期", en="Expectations")
EXPECTATIONS_TEACHING = Sentence(
    zh="写在 `[steps.expect]` 下；金额以元计。`refused` 可写 true，也可写拒绝理由的代号。",
    en="Under `[steps.expect]`; amounts are in yuan. `refused` is true, or the key of the refusal's sentence.",
)
EXPECTED = Sentence(zh="预期项", en="expectation")
NAMES = Sentence(zh="各项能写的词", en="Words that keys take")
NAMES_TEACHING = Sentence(
    zh="等级、卡、券、权益、礼品的代号见方案文件的 `key`。",
    en="Tiers, cards, coupons, perks and gifts are named by their `key` in the programme.",
)
MORE = Sentence(
    zh="随软件提供的场景在 `resources/rehearsals/`，每个都是测试，也是范例。",
    en="The scenarios that ship lie in `resources/rehearsals/`: each is a test, and an example.",
)
