"""Which column of a list holds what: guessed from its words, changed by hand, remembered for lists of that shape."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from shuke.application.ports.store import Settings

__all__ = ["Header", "MemberColumn", "find_header", "is_known", "recall_columns", "remember_columns"]


class MemberColumn(StrEnum):
    """Each has a name in `shuke.wording.importing`."""

    CARD = "card"
    PHONE = "phone"
    NAME = "name"
    SEX = "sex"
    BIRTHDAY = "birthday"
    LUNAR_BIRTHDAY = "lunar_birthday"
    TIER = "tier"
    JOINED_ON = "joined_on"
    POINTS = "points"
    POINTS_LAST_DAY = "points_last_day"
    PRINCIPAL = "principal"
    BONUS = "bonus"
    SPENT = "spent"
    SALES = "sales"
    LAST_SALE_ON = "last_sale_on"
    NOTE = "note"


_NAMES: Mapping[MemberColumn, tuple[str, str]] = {
    MemberColumn.CARD: (
        "会员卡号 卡号 会员号 会员编号 会员卡 编号",
        "card cardno cardnumber membercard memberno membernumber number memberid",
    ),
    MemberColumn.PHONE: (
        "手机号 手机 手机号码 电话 电话号码 联系电话 联系方式 会员手机",
        "phone mobile telephone phonenumber mobilephone tel cell",
    ),
    MemberColumn.NAME: (
        "姓名 名字 会员姓名 会员名称 客户姓名 顾客姓名 名称",
        "name membername fullname customername customer",
    ),
    MemberColumn.SEX: ("性别", "sex gender"),
    MemberColumn.BIRTHDAY: ("生日 出生日期 出生年月日 会员生日", "birthday dateofbirth birthdate dob"),
    MemberColumn.LUNAR_BIRTHDAY: (
        "农历生日 阴历生日 旧历生日 会员农历生日 农历 阴历",
        "lunarbirthday lunardateofbirth chinesebirthday",
    ),
    MemberColumn.TIER: (
        "等级 会员等级 级别 会员级别 卡类型 卡类 会员类型",
        "tier level memberlevel grade rank",
    ),
    MemberColumn.JOINED_ON: (
        "入会日期 开卡日期 注册日期 办卡日期 入会时间 开卡时间 注册时间 办卡时间 加入日期",
        "joined joinedon joindate membersince registered registrationdate created createdat",
    ),
    MemberColumn.POINTS: ("积分 积分余额 可用积分 当前积分 剩余积分 会员积分", "points pointsbalance"),
    MemberColumn.POINTS_LAST_DAY: (
        "积分有效期 积分到期日 积分到期 积分过期日",
        "pointsexpire pointsexpireon pointsexpiry pointslastday",
    ),
    MemberColumn.PRINCIPAL: (
        "储值余额 余额 储值 本金 本金余额 卡内余额 账户余额 储值本金 充值余额 可用余额",
        "storedvalue balance principal storedvaluebalance cardbalance",
    ),
    MemberColumn.BONUS: ("赠送余额 赠送 赠送金额 赠金 赠金余额 赠送金", "bonus bonusbalance giftbalance"),
    MemberColumn.SPENT: (
        "累计消费 消费总额 累计消费金额 总消费 消费金额 累计金额 消费累计",
        "spent totalspent spending totalspending lifetimespend",
    ),
    MemberColumn.SALES: ("消费次数 累计消费次数 到店次数", "sales visits purchases salescount"),
    MemberColumn.LAST_SALE_ON: (
        "最后消费日期 最近消费日期 上次消费 最近消费 最后消费时间 最近消费时间 最后消费",
        "lastsale lastvisit lastpurchase lastsaleon",
    ),
    MemberColumn.NOTE: ("备注 说明 备忘", "note notes remark remarks comment"),
}
_COLUMN_OF = {name: column for column, names in _NAMES.items() for name in " ".join(names).split()}
_ASIDE = re.compile(r"[(\[（【].*?[)\]）】]|[\s_\-*:：/.]+")
_ROWS_LOOKED_AT = 20
_LONGEST_NAME = 60

_REMEMBERED = "import.columns"
_MOST_SHAPES = 20


@dataclass(frozen=True, slots=True)
class Header:
    """The row that names the columns.

    Attributes:
        at: its place; the list begins behind it.
        columns: what each column holds; None: it is not used. No column of ours stands there twice.
    """

    at: int
    names: tuple[str, ...]
    columns: tuple[MemberColumn | None, ...]

    def with_column(self, place: int, column: MemberColumn | None) -> Header:
        """That column holds this now, and no other does."""
        columns = [None if one is column else one for one in self.columns]
        columns[place] = column
        return Header(self.at, self.names, tuple(columns))

    @property
    def shape(self) -> str:
        """The same for every list whose columns are named so."""
        return sha256("\x1f".join(self.names).encode()).hexdigest()[:16]


def is_known(name: str) -> bool:
    return _column(name) is not None


def find_header(rows: Sequence[Sequence[str]]) -> Header:
    """The one of the first rows that has most names known here; the first with anything in it where none is known."""
    first = [(at, row) for at, row in enumerate(rows[:_ROWS_LOOKED_AT]) if any(cell.strip() for cell in row)]
    at, row = max(first, key=lambda one: (sum(map(is_known, one[1])), -one[0]), default=(0, ()))
    # Whatever is below it may be wider; such a column has no name, and can be chosen all the same.
    wide = max((len(other) for other in rows[at : at + _ROWS_LOOKED_AT]), default=0)
    names = [cell.strip()[:_LONGEST_NAME] for cell in row]
    names += [""] * (wide - len(names))
    columns: list[MemberColumn | None] = []
    for name in names:
        column = _column(name)
        columns.append(None if column in columns else column)
    return Header(at, tuple(names), tuple(columns))


def recall_columns(settings: Settings, header: Header) -> Header:
    """As they were chosen last for such a list."""
    told = _shapes(settings).get(header.shape)
    if told is None or len(told) != len(header.names):
        return header
    known = {column.value: column for column in MemberColumn}
    return Header(header.at, header.names, tuple(known.get(one) for one in told))


def remember_columns(settings: Settings, header: Header) -> None:
    shapes = _shapes(settings)
    shapes.pop(header.shape, None)
    shapes[header.shape] = [column.value if column else "" for column in header.columns]
    newest = dict(list(shapes.items())[-_MOST_SHAPES:])
    settings.put(_REMEMBERED, json.dumps(newest))


def _shapes(settings: Settings) -> dict[str, list[str]]:
    told = settings.get(_REMEMBERED)
    return dict(json.loads(told)) if told else {}


def _column(name: str) -> MemberColumn | None:
    return _COLUMN_OF.get(_ASIDE.sub("", unicodedata.normalize("NFKC", name).strip().strip('"').casefold()))
