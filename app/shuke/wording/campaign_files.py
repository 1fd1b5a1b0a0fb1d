"""A campaign's report in files."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = ["ABOUT", "BASE", "CAMPAIGN", "FIGURE", "FILE_NAME", "OUTCOME", "PLAN", "STATE", "WHAT"]

FILE_NAME = Sentence(zh="营销活动 {name}.csv", en="campaign {name}.csv")
WHAT = Sentence(zh="项目", en="What")
FIGURE = Sentence(zh="数据", en="Figure")
CAMPAIGN = Sentence(zh="活动", en="Campaign")
STATE = Sentence(zh="状态", en="State")
ABOUT = Sentence(zh="{state}，{since}", en="{state}, {since}")
PLAN = Sentence(zh="内容", en="Plan")
OUTCOME = Sentence(zh="效果", en="What it did")
BASE = Sentence(zh="统计口径", en="How it is counted")
