"""What names may be typed as."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.adapters.pinyin import initials


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("王小明", {"wxm", "wangxiaoming"}),
        ("单雄信", {"sxx", "shanxiongxin"}),
        ("曾国藩", {"zgf", "zengguofan"}),
        ("解晓东", {"xxd", "xiexiaodong"}),
        ("仇英", {"qy", "qiuying"}),
        ("查良镛", {"zly", "zhaliangyong"}),
        ("尉迟恭", {"ycg", "yuchigong"}),
        ("尉健行", {"wjx", "wjh", "weijianxing"}),
        ("区楚良", {"ocl", "ouchuliang"}),
        ("朴正浩", {"pzh", "piaozhenghao"}),
        ("盖叫天", {"gejiaotian", "gaijiaotian"}),
        ("乐嘉", {"yj", "yuejia", "lj", "lejia"}),
        ("吕布", {"lb", "lvbu"}),
        ("長孫無忌", {"zswj", "zhangsunwuji"}),
        ("徐曌", {"xz", "xuzhao"}),
        ("䶮", {"yan"}),
        ("𬱖", {"di"}),
        ("阿依古丽·买买提", {"ayglmmt", "ayigulimaimaiti", "mmt", "maimaiti"}),
        ("María García", {"mg", "mariagarcia", "garcia"}),
        ("John O'Brien", {"jo", "johnobrien", "obrien"}),
        ("ＡＮＮＡ　王", {"aw", "annawang", "wang"}),
        ("王Anna", {"wa", "wanganna"}),
    ],
)
def test_a_name_is_found_by_what_people_type(name: str, typed: set[str]) -> None:
    assert typed <= set(initials(name).split())


def test_a_surname_that_has_a_reading_of_its_own_has_no_other() -> None:
    assert "dxx" not in initials("单雄信").split()


@pytest.mark.parametrize("name", ["", "···", "　", "한글", "!?"])
def test_a_name_without_readings_has_none(name: str) -> None:
    assert initials(name) == ""


@given(st.text(max_size=60))
def test_any_text_gives_a_few_lower_case_words(name: str) -> None:
    words = initials(name).split(" ")
    assert len(words) <= 500
    assert all(word.isascii() and word == word.lower() for word in words)


def test_the_big_tables_are_not_loaded_with_the_program() -> None:
    check = "import sys, shuke.adapters.pinyin; sys.exit('pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
