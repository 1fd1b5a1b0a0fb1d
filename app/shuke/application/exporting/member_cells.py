"""A member as a row of a list; what tells who somebody is may have to be hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from shuke.application.exporting.wanted import PERSONAL, ListedColumn, MembersWanted, Standing
from shuke.domain.consent import Channel, Consent
from shuke.domain.member import Member
from shuke.domain.profile import Profile, Sex, mask_name, mask_phone
from shuke.domain.profile_fields import ProfileField, teller
from shuke.domain.programme.document import Programme
from shuke.domain.slices.account import AccountKind
from shuke.wording import exporting as words
from shuke.wording import importing, member_consent, member_record
from shuke.wording.figures import plain_amount
from shuke.wording.listed import Listed
from shuke.wording.sentence import Language, Sentence

__all__ = ["ListedMember", "MemberCells", "column_name", "is_wanted"]

_REACHED_BY = {
    ListedColumn.PHONE: (Channel.SMS, Channel.PHONE),
    ListedColumn.MESSENGER: (Channel.MESSENGER,),
    ListedColumn.EMAIL: (Channel.EMAIL,),
    ListedColumn.ADDRESS: (Channel.POST,),
}
_ACCOUNTS = {
    ListedColumn.POINTS: AccountKind.POINTS,
    ListedColumn.PRINCIPAL: AccountKind.PRINCIPAL,
    ListedColumn.BONUS: AccountKind.BONUS,
}
_HIDDEN = "***"


@dataclass(frozen=True, slots=True)
class ListedMember:
    """`profile` with its details, where they are wanted."""

    member: Member
    profile: Profile
    balances: Mapping[AccountKind, int]
    consents: Mapping[Channel, Consent]


def column_name(column: ListedColumn) -> Sentence:
    """As a list is taken over by, so that what is exported can be."""
    known = importing.COLUMNS.get(column.value) or member_record.FIELDS.get(column.value)
    return known or words.CONSENTS


def is_wanted(one: Member, consents: Mapping[Channel, Consent], wanted: MembersWanted) -> bool:
    """Whoever went up in another, or is forgotten, never is."""
    if one.merged_into or one.erased:
        return False
    if wanted.among is not None and one.member_id not in wanted.among.members:
        return False
    if wanted.tiers and one.tier not in wanted.tiers:
        return False
    if wanted.joined_from is not None and one.joined_on < wanted.joined_from:
        return False
    if wanted.joined_to is not None and one.joined_on > wanted.joined_to:
        return False
    if wanted.standing is not Standing.ALL and one.active is not (wanted.standing is Standing.ACTIVE):
        return False
    if wanted.channel is None:
        return True
    said = consents.get(wanted.channel)
    return said is not None and said.given


class MemberCells:
    """`masked`: nobody is to be recognised or reached by the list. Who said that they want nothing by a way is not
    told by it in any case."""

    def __init__(
        self, programme: Programme, language: Language, columns: Sequence[ListedColumn], *, masked: bool
    ) -> None:
        self._tiers = {tier.key: tier.name for tier in programme.tiers}
        self._served_as = programme.served_as
        self._language = language
        self._masked = masked
        self._tier_names: dict[str, str] = {}
        sexes = {
            sex: member_record.SEXES[sex.value].into(language) if sex is not Sex.UNTOLD else "" for sex in Sex
        }
        others: dict[ListedColumn, Callable[[ListedMember], str]] = {
            ListedColumn.CARD: lambda one: one.member.number,
            ListedColumn.TIER: self._tier,
            ListedColumn.JOINED_ON: lambda one: one.member.joined_on.isoformat(),
            ListedColumn.SPENT: lambda one: plain_amount(one.member.cumulative.minor),
            ListedColumn.SALES: lambda one: str(one.member.sales),
            ListedColumn.LAST_SALE_ON: lambda one: (
                one.member.last_sale_on.isoformat() if one.member.last_sale_on else ""
            ),
            ListedColumn.SEX: lambda one: sexes[one.profile.sex],
            ListedColumn.CONSENTS: self._consents,
        }

        # What a column is read from is the same in each of a million rows.
        self._cells = [
            _of_account(_ACCOUNTS[column])
            if column in _ACCOUNTS
            else self._personal(column)
            if column in PERSONAL
            else others[column]
            for column in columns
        ]

    def row(self, one: ListedMember) -> list[str]:
        return [cell(one) for cell in self._cells]

    def _personal(self, column: ListedColumn) -> Callable[[ListedMember], str]:
        told, ways = teller(ProfileField(column.value)), _REACHED_BY.get(column, ())

        def cell(one: ListedMember) -> str:
            text = told(one.profile)
            hide = text and (self._masked or (ways and _is_unwished(one, ways)))
            return _hidden(column, text) if hide else text

        return cell

    def _tier(self, one: ListedMember) -> str:
        tier = one.member.tier
        if tier not in self._tier_names:
            name = self._tiers[self._served_as(tier)]
            self._tier_names[tier] = name.zh if self._language is Language.ZH else name.en
        return self._tier_names[tier]

    def _consents(self, one: ListedMember) -> str:
        given = (channel for channel, said in one.consents.items() if said.given)
        return Listed(tuple(member_consent.CHANNELS[channel.value] for channel in sorted(given))).into(
            self._language
        )


def _of_account(account: AccountKind) -> Callable[[ListedMember], str]:
    if account is AccountKind.POINTS:
        return lambda one: str(one.balances.get(account, 0))
    return lambda one: plain_amount(one.balances.get(account, 0))


def _is_unwished(one: ListedMember, ways: Iterable[Channel]) -> bool:
    """The member said no to one of these ways, and yes to no other of them."""
    said = [one.consents[channel] for channel in ways if channel in one.consents]
    return bool(said) and not any(word.given for word in said)


def _hidden(column: ListedColumn, text: str) -> str:
    if column is ListedColumn.NAME:
        return mask_name(text)
    if column is ListedColumn.PHONE:
        return mask_phone(text)
    return _HIDDEN if text else ""
