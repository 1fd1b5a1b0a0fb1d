"""What is said of somebody whom this till does not keep; outcomes by the value of `Fetched`."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.wording.sentence import Sentence

__all__ = ["ASKING", "NOT_FETCHED", "NOT_KEPT"]

ASKING = Sentence(
    zh="本店没有 {text} 的会员资料，正在向总部查询…",
    en="{text} is no member of this shop; asking head office …",
)
NOT_KEPT = Sentence(
    zh="本店没有“{typed}”的会员。按回车向总部查询，或为顾客办理入会。",
    en='No member of this shop has "{typed}". Press Enter to ask head office, or enrol the customer.',
)
NOT_FETCHED: Mapping[str, Sentence] = {
    "found": Sentence(
        zh="已从总部取得 {text} 的会员资料，请再查找一次。",
        en="{text} was fetched from head office; look for the member once more.",
    ),
    "nobody": Sentence(
        zh="{text}：本店和总部都没有这位会员。请核对，或办理入会。",
        en="{text} is a member neither of this shop nor of any other. Check it, or enrol the customer.",
    ),
    "too_often": Sentence(
        zh="向总部查询得太频繁，请一分钟后再试。可以先不用会员，继续收银。",
        en="This till asked head office too often; try again in a minute. The sale can go on without the member.",
    ),
    "offline": Sentence(
        zh="本店没有 {text} 的会员资料，总部也联系不上。可以不用会员继续收银，或办理入会；"
        "如与原会员重复，以后由总部合并。",
        en="{text} is no member of this shop, and head office can't be reached. Sell without the member, or enrol; "
        "should that make two of one, head office has them merged.",
    ),
    "refused": Sentence(
        zh="总部不接受本收银台，查不到别店会员。请在“设备 › 总部”查看原因。",
        en="Head office refuses this till, so members of other shops can't be asked for. See Devices › Head office.",
    ),
}
