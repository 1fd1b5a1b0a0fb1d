"""A report of figures, printed by a till."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = ["MORE", "PRINT", "PRINTED", "PRINTED_AT", "PRINTED_BY"]

PRINT = Sentence(zh="打印", en="Print")
PRINTED = Sentence(zh="报表已送打印。", en="The report is being printed.")
PRINTED_AT = Sentence(zh="打印时间", en="Printed")
PRINTED_BY = Sentence(zh="打印人", en="By")
MORE = Sentence(
    zh="还有 {count} 行没打，请导出表格。", en="{count} more rows are not printed: export the list."
)
