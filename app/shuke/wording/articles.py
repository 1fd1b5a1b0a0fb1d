"""Reading a price list from a file: what its columns are called, what is wrong with a file or a row."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = ["CELL_PROBLEMS", "COLUMNS", "IMPORTED", "NOT_ALLOWED", "ROW", "SHEET_PROBLEMS", "WHOLE_ROW"]

COLUMNS: dict[str, Sentence] = {
    "barcode": Sentence(zh="条码", en="Barcode"),
    "name": Sentence(zh="名称", en="Name"),
    "style": Sentence(zh="款式", en="Style"),
    "brand": Sentence(zh="品牌", en="Brand"),
    "model": Sentence(zh="型号", en="Model"),
    "category": Sentence(zh="品类", en="Category"),
    "department": Sentence(zh="部门", en="Department"),
    "zone": Sentence(zh="区域", en="Zone"),
    "price": Sentence(zh="售价", en="Price"),
    "reduced": Sentence(zh="降价", en="Reduced"),
    "special_price": Sentence(zh="特价", en="Special price"),
    "quick": Sentence(zh="快捷键", en="Quick key"),
    "offer": Sentence(zh="促销价", en="Offer price"),
    "offer_from": Sentence(zh="促销开始", en="Offer from"),
    "offer_until": Sentence(zh="促销结束", en="Offer until"),
    "cost": Sentence(zh="成本", en="Cost"),
}
"""By the value of `application.article_sheet.SheetColumn`; the same names are understood in a file's first row."""

WHOLE_ROW = Sentence(zh="整行", en="whole row")

ROW = Sentence(zh="第 {row} 行（{column}）：{problem}", en="Row {row} ({column}): {problem}")

SHEET_PROBLEMS: dict[str, Sentence] = {
    "no_header": Sentence(
        zh="第一行没有认出列名。第一行应写明：条码、名称、部门、售价等。",
        en="The first row names no column that is known here. It should say: barcode, name, department, price …",
    ),
    "column_missing": Sentence(
        zh="缺少“{column}”列。名称和售价两列必须有。",
        en='The column "{column}" is missing. Name and price are needed.',
    ),
    "column_twice": Sentence(
        zh="“{column}”列出现了两次。请删去一列后再导入。",
        en='The column "{column}" is there twice. Remove one and import again.',
    ),
    "too_many_departments": Sentence(
        zh="部门超过 {most_departments} 个，可能选错了列。请检查“部门”列。",
        en="There are more than {most_departments} departments; perhaps it is another column. "
        "Check the column of departments.",
    ),
}
"""By the value of `application.article_sheet.SheetProblem`."""

CELL_PROBLEMS: dict[str, Sentence] = {
    "not_a_date": Sentence(
        zh="“{text}”不是日期。请写成 2026-10-01。", en='"{text}" is no date. Write it like 2026-10-01.'
    ),
    "ends_too_soon": Sentence(zh="早于促销开始。", en="is before the offer begins."),
    "missing": Sentence(zh="没有填写。", en="is not filled in."),
    "too_long": Sentence(zh="太长，最多 {most} 个字。", en="is too long; at most {most} characters."),
    "control_character": Sentence(
        zh="含有看不见的控制字符。请删去后重新输入。", en="holds characters that can't be seen. Type it anew."
    ),
    "not_money": Sentence(
        zh="“{text}”不是金额。请写成 12.50 这样的数字。", en='"{text}" is no amount. Write it like 12.50.'
    ),
    "too_many_decimals": Sentence(zh="“{text}”超过两位小数。", en='"{text}" has more than two decimals.'),
    "too_much": Sentence(
        zh="“{text}”超过上限 {most}。请核对。", en='"{text}" is above the limit of {most}. Check it.'
    ),
    "not_yes_or_no": Sentence(zh="“{text}”看不懂。请填“是”或“否”。", en='"{text}" is neither yes nor no.'),
    "not_barcode": Sentence(
        zh="“{text}”不能作条码。条码只含字母、数字和 - . / + $ %，最多 40 位。",
        en='"{text}" can\'t be a barcode: letters, digits and - . / + $ % only, at most 40.',
    ),
    "barcode_in_powers": Sentence(
        zh="条码被表格软件改成了“{text}”，原来的数字已丢失。请把条码列设为“文本”后重新填写。",
        en='A spreadsheet turned the barcode into "{text}" and its digits are lost. '
        "Make the column text and fill it in again.",
    ),
    "check_digit": Sentence(
        zh="条码“{text}”的校验位不对，可能抄错了一位。",
        en='The check digit of barcode "{text}" is wrong; a digit may be mistyped.',
    ),
    "barcode_twice": Sentence(
        zh="条码“{text}”与第 {other} 行重复。", en='The barcode "{text}" is that of row {other} already.'
    ),
    "name_twice": Sentence(
        zh="名称与第 {other} 行相同，且两行都没有条码，无法区分。",
        en="The name is that of row {other}, and neither has a barcode to tell them apart.",
    ),
    "too_many_cells": Sentence(zh="比表头多出几列。", en="has more cells than the first row."),
}
"""By the value of `application.article_sheet.CellProblem`."""

IMPORTED = Sentence(
    zh="新增 {new} 种，更新 {changed} 种，{unchanged} 种没有变化；{bad} 行有问题，没有导入。",
    en="{new} new, {changed} changed, {unchanged} as before; {bad} rows had problems and were left out.",
)

NOT_ALLOWED = Sentence(
    zh="没有管理商品的权限。请由店长登录后导入。",
    en="You may not change articles. Have a manager sign in to import them.",
)
