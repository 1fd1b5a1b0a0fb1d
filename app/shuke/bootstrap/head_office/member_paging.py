"""`member-page`: a link for a message that opens a member's own page; or every telephone of theirs signed out."""

from __future__ import annotations

import argparse

from shuke.application.head_office.identity import OfficeIdentity
from shuke.bootstrap.head_office.speaking import DONE, refused, say
from shuke.bootstrap.office_data import OfficeData
from shuke.wording import head_office_command as words
from shuke.wording.sentence import Language

__all__ = ["member_page"]


def member_page(
    data: OfficeData, identity: OfficeIdentity, options: argparse.Namespace, language: Language
) -> int:
    with data.reading.reading() as work:
        member = work.members.by_number(options.member)
    if member is None:
        return refused(words.NO_SUCH_MEMBER, language, number=options.member)
    access = data.member_access(identity, options.address)
    if options.sign_out:
        count = access.end_all(member.member_id)
        say(words.SIGNED_OUT.into(language, count=count))
    else:
        say(access.invite(member.member_id))
    return DONE
