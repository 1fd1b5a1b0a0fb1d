"""Sessions, invitations and requests of members' pages, and the codes that a till saw, as rows."""

from __future__ import annotations

from dataclasses import replace

from fakes.empty_database import empty_database
from shuke.application.ports.member_pages import MemberLink, MemberSession
from shuke.domain.codes.freshness import LastShown
from shuke_db.unit_of_work import SqlStore


def test_of_each_member_the_newest_code_is_remembered_for_a_while() -> None:
    store = SqlStore(empty_database(), lambda: "t")
    with store.writing() as work:
        codes = work.shown_codes
        assert codes.last("m-1") is None
        for slot, basket in ((100, "b-1"), (101, "b-2"), (99, "b-3"), (101, "b-4")):
            codes.note("m-1", LastShown(slot, basket))
        codes.note("m-2", LastShown(90, "b-5"))
        assert codes.last("m-1") == LastShown(101, "b-2")
        codes.forget_before(101)
        assert (codes.last("m-1"), codes.last("m-2")) == (LastShown(101, "b-2"), None)


def test_sessions_go_on_until_they_are_ended_or_not_seen_for_long() -> None:
    store = SqlStore(empty_database(), lambda: "t")
    first = MemberSession("s-1", "m-1", b"1" * 32, "iPhone", 10, 20)
    second = replace(first, session_id="s-2", made_at_ms=11, seen_at_ms=30)
    with store.writing() as work:
        pages = work.member_pages
        pages.put_session(first)
        pages.put_session(second)
        pages.put_session(replace(first, session_id="s-3", member_id="m-2"))
        assert pages.sessions_of("m-1") == [second, first]
        pages.put_session(replace(first, ended_at_ms=25))
        assert pages.sessions_of("m-1") == [second]
        assert pages.session("s-1") == replace(first, ended_at_ms=25)
        pages.put_session(replace(first, session_id="s-4", member_id="m-4", seen_at_ms=40))
        pages.forget_members(["m-4", "m-5"])
        assert pages.session("s-4") is None
        pages.forget_sessions(30)
        assert [pages.session(one) for one in ("s-1", "s-2", "s-3")] == [None, second, None]


def test_invitations_and_answered_requests_are_remembered_as_long_as_they_matter() -> None:
    store = SqlStore(empty_database(), lambda: "t")
    link = MemberLink(b"h" * 32, "m-1", "", 100)
    with store.writing() as work:
        pages = work.member_pages
        assert (pages.link(link.word_hash), pages.answered("m-1", "r-1")) == (None, None)
        pages.put_link(link)
        pages.put_link(replace(link, used_at_ms=50))
        pages.note_answered("m-1", "r-1", 1, 7, 100)
        assert pages.link(link.word_hash) == replace(link, used_at_ms=50)
        assert (pages.answered("m-1", "r-1"), pages.answered("m-2", "r-1")) == ((1, 7), None)
        pages.forget_links(100)
        pages.forget_answered(100)
        assert pages.link(link.word_hash) is not None
        assert pages.answered("m-1", "r-1") == (1, 7)
        pages.forget_links(101)
        pages.forget_answered(101)
        assert (pages.link(link.word_hash), pages.answered("m-1", "r-1")) == (None, None)
