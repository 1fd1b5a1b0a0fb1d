"""Files that hold a table: why one cannot be read."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = ["FILE_PROBLEMS"]

FILE_PROBLEMS: Mapping[str, Sentence] = {
    "empty": Sentence(
        zh="文件是空的。请选择带表头的表格（Excel 或 CSV）。",
        en="The file is empty. Choose a list (Excel or CSV) with a row that names the columns.",
    ),
    "too_big": Sentence(
        zh="文件超过 {most_mb} MB，没有读取。请拆成几个文件分别导入。",
        en="The file is larger than {most_mb} MB and was not read. Split it and import the parts.",
    ),
    "too_many_rows": Sentence(
        zh="表格超过 {most_rows} 行，没有读取。请删去多余的行，或拆成几个文件分别导入。",
        en="There are more than {most_rows} rows; nothing was read. Remove what is not needed, or split the file "
        "and import the parts.",
    ),
    "too_many_columns": Sentence(
        zh="表格超过 {most} 列，没有读取。请只保留要导入的列。",
        en="There are more than {most} columns; nothing was read. Keep only those that are to be imported.",
    ),
    "not_text": Sentence(
        zh="文件不是 Excel 表格，也不是文本，或文字编码无法识别。请在 Excel 里另存为 .xlsx 后再导入。",
        en="The file is neither an Excel workbook nor text in a known encoding. In Excel save it as .xlsx and "
        "import that.",
    ),
    "broken": Sentence(
        zh="第 {row} 行附近的引号没有成对，无法分清各列，什么都没有读取。请检查这一行后再导入。",
        en="Near row {row} a quotation mark is missing, so columns can't be told apart. Nothing was read; "
        "check that row and import again.",
    ),
    "old_workbook": Sentence(
        zh="这是旧版 Excel 文件（.xls）。请在 Excel 或 WPS 里另存为 .xlsx 后再导入。",
        en="This is a file of an older Excel (.xls). Save it as .xlsx in Excel or WPS and import that.",
    ),
    "protected": Sentence(
        zh="这个表格设了密码，无法读取。请在 Excel 里取消密码并保存后再导入。",
        en="The workbook is protected by a password. Remove the password in Excel, save, and import again.",
    ),
    "no_workbook": Sentence(
        zh="这是压缩文件，但里面不是 Excel 表格（.xlsx）。请先解压，再选择其中的表格。",
        en="This is an archive, but no Excel workbook (.xlsx). Unpack it and choose the list in it.",
    ),
    "damaged": Sentence(
        zh="Excel 文件已损坏，或不是 Excel 保存的。请在 Excel 里打开并重新另存为 .xlsx 后再导入。",
        en="The workbook is damaged, or was not written as Excel does. Open it in Excel, save it as .xlsx again "
        "and import that.",
    ),
}
"""By the value of `application.sheets.table.FileProblem`."""
