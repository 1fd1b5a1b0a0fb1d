"""What may be wrong with a journal, as the command line and the screens say it."""

from __future__ import annotations

from shuke.wording.sentence import Sentence

__all__ = ["FINDINGS"]

FINDINGS: dict[str, Sentence] = {
    "unreadable": Sentence(
        zh="{place}：内容读不出，已被改动或损坏", en="{place}: cannot be read; changed or damaged"
    ),
    "hash": Sentence(
        zh="{place}：内容与哈希不符，已被改动", en="{place}: content and hash differ; it was changed"
    ),
    "chain": Sentence(
        zh="{place}：与上一条不相连，前面有改动或缺失",
        en="{place}: does not follow from the one before; something before it was changed or removed",
    ),
    "gap": Sentence(zh="{place}：前面缺少记录", en="{place}: facts before it are missing"),
    "signature": Sentence(
        zh="{place}：签名不是这台收银台的", en="{place}: was not signed by this till's key"
    ),
    "place": Sentence(zh="{place}：被放到了别的位置", en="{place}: was moved from another place"),
    "no_key": Sentence(zh="{place}：没有可用来核验的密钥", en="{place}: there is no key to check it with"),
    "date_back": Sentence(zh="{place}：营业日倒退", en="{place}: its business date goes back"),
}
"""By the value of `FindingKind`; `place` reads like S01-1.1/42 (till, epoch, number)."""
