"""What a rehearsal says."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = [
    "ALL_GOOD",
    "AS_EXPECTED",
    "FILE_MISSING",
    "NOT_AS_EXPECTED",
    "PROGRAMME_MISSING",
    "REFUSED",
    "SOME_BAD",
    "STEP",
    "UNFORESEEN",
]

STEP = Sentence(zh="第{number}步 {on} {do}", en="step {number} {on} {do}")
REFUSED = Sentence(zh="拒绝：{why}", en="refused: {why}")
UNFORESEEN = Sentence(zh="没有预期会被拒绝（第{line}行）", en="a refusal was not expected (line {line})")
AS_EXPECTED = Sentence(zh="{name} = {found}", en="{name} = {found}")
NOT_AS_EXPECTED = Sentence(
    zh="{name} 应为 {expected}，实为 {found}（第{line}行）",
    en="{name} should be {expected}, is {found} (line {line})",
)
ALL_GOOD = Sentence(zh="{file}：{steps} 步，全部符合预期", en="{file}: {steps} steps, all as expected")
SOME_BAD = Sentence(
    zh="{file}：{steps} 步，{bad} 步不符合预期", en="{file}: {steps} steps, {bad} not as expected"
)
FILE_MISSING = Sentence(zh="读不到 {file}：{why}", en="{file} cannot be read: {why}")
PROGRAMME_MISSING = Sentence(
    zh="没有 {programme} 这个方案。可写预设方案的代号（{presets}），或方案文件的路径。",
    en="There is no programme {programme}. Name a preset ({presets}) or the path of a document.",
)
