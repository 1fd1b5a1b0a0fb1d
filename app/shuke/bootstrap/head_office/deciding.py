"""Exceptions at the command line, and the tokens by which people's programs ask for them."""

from __future__ import annotations

import argparse
import secrets
from datetime import UTC, datetime

from shuke.application.head_office.access import (
    LONGEST_NAME,
    MOST_TOKENS,
    NameNotKept,
    TokenRole,
    TooManyTokens,
    live_tokens,
    make_token,
    revoke_token,
)
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.ports.exceptions import AccessToken, CaseQuery
from shuke.bootstrap.head_office.speaking import DONE, refused, say
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.exceptions.case import CasePlace
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.wording import exceptions as case_words
from shuke.wording import head_office_command as words
from shuke.wording.figures import money_text
from shuke.wording.head_office_staff import NAME_NOT_KEPT
from shuke.wording.sentence import Language

__all__ = ["list_exceptions", "token"]

_A_PAGE = 200


def list_exceptions(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    desk, query = data.case_desk(identity), CaseQuery(shop_id=options.shop, done=options.done)
    sign = CURRENCY_SIGNS[identity.calendar.currency]
    behind: CasePlace | None = None
    told = 0
    while True:
        cases, today = desk.page(query, behind, _A_PAGE)
        for case in cases:
            overdue = f" {case_words.OVERDUE.into(language)}" if case.is_overdue(today) else ""
            line = words.EXCEPTION_LINE.into(
                language,
                deadline=case.deadline.isoformat(),
                overdue=overdue,
                kind=case_words.KINDS[case.kind.value].into(language),
                till=case.till,
                amount=money_text(case.at_risk, symbol=sign),
                state=(case_words.SETTLED if case.is_settled else case_words.STATES[case.state.value]).into(
                    language
                ),
                id=case.exception_id,
            )
            say(line)
        told += len(cases)
        if len(cases) < _A_PAGE:
            break
        behind = cases[-1].place
    if not told:
        say(words.NO_EXCEPTIONS.into(language))
    return DONE


def token(
    data: OfficeData, _identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    if options.list:
        with data.reading.reading() as work:
            for one in live_tokens(work, data.clock.now_ms()):
                say(
                    words.TOKEN_LINE.into(
                        language, id=one.token_id, role=one.role, day=_last_day(one), name=one.name
                    )
                )
        return DONE
    return _revoke(data, options, language) if options.revoke else _make(data, options, language)


def _make(data: OfficeData, options: argparse.Namespace, language: Language) -> int:
    now_ms, role = data.clock.now_ms(), TokenRole(options.role)
    try:
        with data.writing.writing() as work:
            text = make_token(work, options.name, role, options.days, now_ms, secrets.token_bytes)
            made = live_tokens(work, now_ms)
            work.commit()
    except NameNotKept:
        return refused(NAME_NOT_KEPT, language, most=str(LONGEST_NAME))
    except TooManyTokens:
        return refused(words.TOO_MANY_TOKENS, language, most=str(MOST_TOKENS))
    one = next(token for token in made if token.token_id in text)
    say(words.TOKEN_MADE.into(language, id=one.token_id, name=one.name, role=one.role, day=_last_day(one)))
    say(text)
    return DONE


def _revoke(data: OfficeData, options: argparse.Namespace, language: Language) -> int:
    with data.writing.writing() as work:
        if not revoke_token(work, options.revoke, data.clock.now_ms()):
            return refused(words.TOKEN_GONE, language, id=options.revoke)
        work.commit()
    say(words.TOKEN_REVOKED.into(language, id=options.revoke))
    return DONE


def _last_day(token: AccessToken) -> str:
    return datetime.fromtimestamp(token.expires_at_ms / 1000, UTC).date().isoformat()
