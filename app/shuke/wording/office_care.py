"""Head office's pages of care."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = ["ABOUT", "COUNT_AGAIN", "DOES", "NO_PROGRAMME", "OFF_NOW", "SAVED_NOW", "STATE", "WHEN"]

ABOUT = Sentence(
    zh="这里开启的，由总部为全部门店的会员做；门店自己开启的同一项这时不做，关闭以后门店继续。",
    en="What is switched on here head office does for the members of all shops; shops leave the same alone "
    "meanwhile, and go on once it is off.",
)
WHEN = Sentence(zh="什么时候", en="When")
STATE = Sentence(zh="状态", en="State")
DOES = Sentence(zh="会发生什么", en="What happens")
COUNT_AGAIN = Sentence(zh="重新计算", en="Count again")
SAVED_NOW = Sentence(zh="已保存，由总部自动执行。", en="Saved; head office does it by itself.")
OFF_NOW = Sentence(
    zh="已关闭。送出的不收回，还没发出的消息不再发。",
    en="It is off. What was given stays given; messages that have not left are not sent.",
)
NO_PROGRAMME = Sentence(
    zh="还没有生效的会员方案。先发布一个，再来设置关怀。",
    en="No programme is in force yet. Publish one, then come back.",
)
