"""Articles and departments behind the counter: the list, the form, what is wrong with a field, the import."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ACTIVE",
    "ADD_ARTICLE",
    "ALL_DEPARTMENTS",
    "ARTICLES",
    "COLUMNS",
    "COUNT",
    "COUNT_OF",
    "DEPARTMENT",
    "DEPARTMENTS",
    "DEPARTMENTS_EMPTY",
    "DEPARTMENTS_EMPTY_TEACHING",
    "DEPARTMENTS_TEACHING",
    "DEPARTMENT_ADD",
    "DEPARTMENT_DOWN",
    "DEPARTMENT_IS",
    "DEPARTMENT_NEW",
    "DEPARTMENT_RENAME",
    "DEPARTMENT_RENAMED",
    "DEPARTMENT_TAKEN",
    "DEPARTMENT_UP",
    "EDIT_ARTICLE",
    "EMPTY",
    "EMPTY_TEACHING",
    "EXPORT",
    "FAULTS",
    "FIELDS",
    "HINTS",
    "IMPORT",
    "MARKS",
    "NEW_ARTICLE",
    "NONE_FOUND",
    "NONE_FOUND_TEACHING",
    "NO_DEPARTMENT",
    "QUICK",
    "REDUCED",
    "SAVE",
    "SAVED",
    "SCANNED_UNKNOWN",
    "SEARCH",
    "SEARCH_HINT",
    "SORTS",
    "SPECIAL_PRICE",
    "TAKEN_UP",
    "TAKE_UP",
    "UNSAVED",
    "WITHDRAW",
    "WITHDRAWN",
]

ARTICLES = Sentence(zh="商品", en="Articles")
SEARCH = Sentence(zh="查找商品", en="Find articles")
SEARCH_HINT = Sentence(
    zh="名称、条码、品牌、型号；也可以直接扫码", en="Name, barcode, brand, model – or scan it"
)
ADD_ARTICLE = Sentence(zh="新增商品", en="New article")
IMPORT = Sentence(zh="导入表格", en="Import a list")
EXPORT = Sentence(zh="导出", en="Export")
DEPARTMENTS = Sentence(zh="部门", en="Departments")
DEPARTMENT = Sentence(zh="部门", en="Department")
DEPARTMENT_IS = Sentence(zh="部门：{name}", en="Department: {name}")
ALL_DEPARTMENTS = Sentence(zh="全部", en="All")
NO_DEPARTMENT = Sentence(zh="未分部门", en="No department")
COUNT = Sentence(zh="共 {count} 种", en="{count} articles")
COUNT_OF = Sentence(zh="找到 {count} 种", en="{count} found")

SORTS: dict[str, Sentence] = {
    "sold": Sentence(zh="在售", en="On sale"),
    "withdrawn": Sentence(zh="已停售", en="Withdrawn"),
    "all": Sentence(zh="全部", en="All"),
}
"""By the value of `ArticleSort`."""

COLUMNS: dict[str, Sentence] = {
    "name": Sentence(zh="名称", en="Name"),
    "barcode": Sentence(zh="条码", en="Barcode"),
    "department": Sentence(zh="部门", en="Department"),
    "category": Sentence(zh="品类", en="Category"),
    "brand": Sentence(zh="品牌", en="Brand"),
    "price": Sentence(zh="售价", en="Price"),
    "marks": Sentence(zh="标记", en="Marks"),
}
"""By the value of `ArticleOrder`."""

MARKS: dict[str, Sentence] = {
    "reduced": Sentence(zh="降价", en="Reduced"),
    "offer": Sentence(zh="促销", en="Offer"),
    "special": Sentence(zh="特价", en="Special"),
    "withdrawn": Sentence(zh="停售", en="Withdrawn"),
}

EMPTY = Sentence(zh="还没有商品", en="No articles yet")
EMPTY_TEACHING = Sentence(
    zh="从表格（Excel 或 CSV）一次导入全部，或逐个新增。扫一下商品条码也可以开始。没有商品也能按金额收银。",
    en="Import them all from a list (Excel or CSV), or add one after the other – scanning a barcode begins one. "
    "Selling open amounts works without any.",
)
NONE_FOUND = Sentence(zh="没有找到", en="Nothing found")
NONE_FOUND_TEACHING = Sentence(
    zh="换个词，或把部门和“在售”改成“全部”再找。",
    en="Try another word, or look in all departments and among withdrawn ones.",
)

NEW_ARTICLE = Sentence(zh="新增商品", en="New article")
EDIT_ARTICLE = Sentence(zh="修改商品", en="Change article")
SAVE = Sentence(zh="保存", en="Save")
WITHDRAW = Sentence(zh="停售", en="Withdraw")
TAKE_UP = Sentence(zh="恢复销售", en="Sell again")
QUICK = Sentence(zh="快捷键：收银界面上有它自己的按键", en="Quick key: a key of its own at the counter")
REDUCED = Sentence(
    zh="已降价（会员方案可规定不再打折、不积分）", en="Reduced (a programme may leave it out of offers)"
)
SPECIAL_PRICE = Sentence(
    zh="特价（促销价，会员方案可另作规定）", en="Special price (a programme may treat it apart)"
)
ACTIVE = Sentence(zh="在售（取消勾选即停售，以前的小票不变）", en="On sale (old receipts stay as they are)")
UNSAVED = Sentence(
    zh="有没保存的修改。再按一次 Esc 放弃，或按保存。",
    en="There are changes. Esc once more gives them up; Save keeps them.",
)

FIELDS: dict[str, Sentence] = {
    "name": Sentence(zh="名称", en="Name"),
    "barcode": Sentence(zh="条码（可扫）", en="Barcode (scan it)"),
    "style": Sentence(zh="款式", en="Style"),
    "brand": Sentence(zh="品牌", en="Brand"),
    "model": Sentence(zh="型号", en="Model"),
    "category": Sentence(zh="品类", en="Category"),
    "zone": Sentence(zh="区域", en="Zone"),
    "department_id": Sentence(zh="部门", en="Department"),
    "price": Sentence(zh="售价", en="Price"),
    "cost": Sentence(zh="成本（可不填）", en="Cost (may stay empty)"),
    "offer": Sentence(zh="特价（可不填；低于售价才算）", en="Special price (may stay empty)"),
    "offer_from": Sentence(zh="特价从哪天起", en="From"),
    "offer_until": Sentence(zh="特价到哪天止", en="Until"),
}
"""By the value of `ArticleField`."""

HINTS: dict[str, Sentence] = {
    "name": Sentence(zh="如：碧螺春 特级 罐装50克", en="e.g. Biluochun, first grade, tin of 50 g"),
    "offer_from": Sentence(zh="2026-10-01，可不填", en="2026-10-01, or empty"),
    "offer_until": Sentence(zh="2026-10-07，含当天", en="2026-10-07, that day included"),
    "barcode": Sentence(zh="没有条码可留空", en="empty if it has none"),
}

FAULTS: dict[str, Sentence] = {
    "not_a_date": Sentence(zh="不是日期。请写成 2026-10-01。", en="Not a date. Write it like 2026-10-01."),
    "ends_too_soon": Sentence(
        zh="结束早于开始。请改其中一个日期。", en="It ends before it begins. Change one of the dates."
    ),
    "missing": Sentence(zh="请填写这一项。", en="Fill this in."),
    "too_long": Sentence(
        zh="太长了，最多 {most} 个字。请改短。", en="Too long; at most {most} characters. Make it shorter."
    ),
    "unprintable": Sentence(
        zh="含有看不见的字符。请删去后重新输入。", en="Holds characters that can't be seen. Type it anew."
    ),
    "not_a_barcode": Sentence(
        zh="不能作条码：只能有字母、数字和 - . / + $ %。请扫码，或留空。",
        en="Not a barcode: letters, digits and - . / + $ % only. Scan it, or leave it empty.",
    ),
    "check_digit": Sentence(
        zh="13 位条码的校验位不对，可能抄错一位。请扫码或核对。",
        en="The check digit is wrong; a digit may be mistyped. Scan it, or check it.",
    ),
    "not_an_amount": Sentence(
        zh="不是金额。请写成 128 或 128.50，最多两位小数。",
        en="Not an amount. Write it like 128 or 128.50, with two decimals at most.",
    ),
    "out_of_bounds": Sentence(
        zh="应在 0 到 {most} 之间。请核对。", en="It lies between 0 and {most}. Check it."
    ),
    "barcode_taken": Sentence(
        zh="“{other}”已用这个条码。请核对，或先将它停售。",
        en="'{other}' has this barcode. Check it, or withdraw that one first.",
    ),
    "name_taken": Sentence(
        zh="已经有“{other}”了。请换个名称，或填上条码。",
        en="There is '{other}' already. Take another name, or give it a barcode.",
    ),
    "department_gone": Sentence(
        zh="这个部门已不存在。请另选一个。", en="This department is gone. Choose another."
    ),
    "too_many": Sentence(
        zh="最多 {most} 个部门，已经满了。请改名使用已有的部门。",
        en="There is room for {most} departments. Rename one that is no longer used.",
    ),
}
"""By the value of `FaultKind`."""

SAVED = Sentence(zh="已保存“{name}”。", en="Saved: {name}")
WITHDRAWN = Sentence(zh="“{name}”已停售", en="Withdrawn: {name}")
TAKEN_UP = Sentence(zh="“{name}”恢复销售", en="On sale again: {name}")
SCANNED_UNKNOWN = Sentence(
    zh="没有这个条码的商品，可以现在新增。", en="No article has this barcode yet; add it now."
)

DEPARTMENTS_TEACHING = Sentence(
    zh="收银时，没有条码的商品按部门键入金额。次序就是收银台上的次序。",
    en="Goods without barcode are rung up as an amount under a department. Their order is that of the keys.",
)
DEPARTMENTS_EMPTY = Sentence(zh="还没有部门", en="No departments yet")
DEPARTMENTS_EMPTY_TEACHING = Sentence(
    zh="例如：绿茶、茶具、茶点。填上名称按回车。",
    en="Such as: green tea, tea ware. Type a name and press Enter.",
)
DEPARTMENT_NEW = Sentence(zh="新部门的名称", en="Name of a new department")
DEPARTMENT_RENAME = Sentence(zh="“{name}”改名为", en="New name of '{name}'")
DEPARTMENT_ADD = Sentence(zh="新增", en="Add")
DEPARTMENT_RENAMED = Sentence(zh="改名", en="Rename")
DEPARTMENT_TAKEN = Sentence(
    zh="已经有“{name}”这个部门了。请换个名称。",
    en="There is a department '{name}' already. Take another name.",
)
DEPARTMENT_UP = Sentence(zh="上移", en="Up")
DEPARTMENT_DOWN = Sentence(zh="下移", en="Down")
