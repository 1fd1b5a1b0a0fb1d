"""Importing a list of articles: what is in it, what will happen, what was left out."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "AND_MORE",
    "BAD",
    "BAD_ROWS",
    "BAD_SAVED",
    "CANCELLED",
    "CHANGED",
    "CHOOSE_FILE",
    "COLUMNS_FOUND",
    "COLUMNS_IGNORED",
    "COMPARING",
    "DONE",
    "DONE_WITH_BAD",
    "EXPORTED",
    "EXPORTING",
    "EXPORT_FILE",
    "FILE_FAILED",
    "IMPORTING",
    "IMPORT_NOTHING",
    "IMPORT_RUN",
    "LEFT_OUT_FILE",
    "LEFT_OUT_PROBLEM",
    "LIST_FILES",
    "NEW",
    "NO",
    "READING",
    "SAVE_BAD",
    "TEACHING",
    "TITLE",
    "UNCHANGED",
    "YES",
]

TITLE = Sentence(zh="导入商品表格", en="Import a list of articles")
TEACHING = Sentence(
    zh="选择 Excel（.xlsx）或 CSV 文件。第一行是列名，“名称”和“售价”必须有；同一文件再导入一次，什么都不会变。",
    en="Choose an Excel workbook (.xlsx) or a CSV file. Its first row names the columns; name and price are "
    "needed. The same file a second time changes nothing.",
)
CHOOSE_FILE = Sentence(zh="选择文件", en="Choose a file")
LIST_FILES = Sentence(
    zh="商品表格 (*.xlsx *.csv *.txt);;所有文件 (*)", en="Lists (*.xlsx *.csv *.txt);;All files (*)"
)
READING = Sentence(zh="正在读取 {file}…", en="Reading {file} …")
COMPARING = Sentence(zh="正在与现有商品比较…", en="Comparing with the articles here …")
IMPORTING = Sentence(zh="正在导入 {file}…", en="Importing {file} …")

COLUMNS_FOUND = Sentence(zh="认出的列", en="Columns found")
COLUMNS_IGNORED = Sentence(zh="不使用的列：{names}", en="Columns not used: {names}")
NEW = Sentence(zh="新增", en="New")
CHANGED = Sentence(zh="更新", en="Changed")
UNCHANGED = Sentence(zh="不变", en="As before")
BAD = Sentence(zh="有问题", en="With problems")
BAD_ROWS = Sentence(
    zh="有问题的行不会导入，其余照常导入", en="Rows with problems are left out; the others are taken"
)
AND_MORE = Sentence(
    zh="还有 {count} 处，全部在保存的文件里。", en="{count} more; the saved file has all of them."
)
SAVE_BAD = Sentence(zh="保存有问题的行", en="Save the rows with problems")
BAD_SAVED = Sentence(
    zh="已存到 {file}。改好后可以直接再导入这个文件。",
    en="Saved to {file}. Put them right there, then import that file.",
)
LEFT_OUT_FILE = Sentence(zh="{name}-待改.csv", en="{name}-left-out.csv")
LEFT_OUT_PROBLEM = Sentence(zh="问题", en="Problem")
IMPORT_RUN = Sentence(zh="导入 {count} 种", en="Import {count}")
IMPORT_NOTHING = Sentence(zh="没有要导入的变化", en="Nothing to import")
DONE = Sentence(
    zh="导入完成：新增 {new} 种，更新 {changed} 种，{unchanged} 种没有变化。",
    en="Imported: {new} new, {changed} changed, {unchanged} as before.",
)
DONE_WITH_BAD = Sentence(
    zh="导入完成：新增 {new} 种，更新 {changed} 种，{unchanged} 种没有变化；{bad} 行有问题，没有导入。",
    en="Imported: {new} new, {changed} changed, {unchanged} as before; {bad} rows had problems and were left out.",
)
CANCELLED = Sentence(
    zh="已停下：新增 {new} 种，更新 {changed} 种已经导入。再导入同一文件就会接着完成。",
    en="Stopped: {new} new and {changed} changed are in. Import the same file again to take the rest.",
)
YES = Sentence(zh="是", en="yes")
NO = Sentence(zh="否", en="no")
"""As the import reads them."""
EXPORT_FILE = Sentence(zh="商品表.csv", en="articles.csv")
EXPORTING = Sentence(zh="正在导出…", en="Exporting …")
EXPORTED = Sentence(
    zh="已把 {count} 种商品存到 {file}。改好后可以再导入。",
    en="{count} articles were saved to {file}. Change them there and import the file again.",
)
FILE_FAILED = Sentence(
    zh="无法使用文件 {file}（{reason}）。请检查位置和权限，或换一个文件。",
    en="{file} cannot be used ({reason}). Check place and permissions, or choose another.",
)
