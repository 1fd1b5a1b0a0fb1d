"""An optional password of the own page: set, used on another telephone, changed, given up; what a guesser learns."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fakes.filled_office import MEMBER, NUMBER, OTHER, PHONE
from fakes.own_visit import filled_for_members, signed_in_member
from fakes.pages_door import Answered, Browser, ServedPages, served_pages
from shuke.application.head_office.member_passwords import FRESH_MINUTES, MOST_MEMBER_TRIES, NotIn
from shuke.application.head_office.office_door import WINDOW_MS
from shuke.head_office.own_pages.own_asked import OWN_COOKIE
from shuke.wording import own_password as words

PATH, SIGN_IN = "/member/own/password", "/member/sign-in/password"
GOOD, BETTER = "茶山行abc123", "better-tea-8!"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("passwords")) as served:
        filled_for_members(served)
        yield served


@pytest.fixture(autouse=True)
def fresh(office: ServedPages) -> None:
    """Every test has its own tries."""
    with office.data.writing.writing() as work:
        work.office_tries.forget_before(2**40)
        for one in (MEMBER, OTHER):
            work.member_pages.put_password(one, b"")
        work.commit()


def telephone(office: ServedPages, member: str = MEMBER) -> Browser:
    found = signed_in_member(office, member)
    found.get(PATH)
    return found


def chosen(one: Browser, password: str = GOOD, **more: str) -> Answered:
    return one.post(
        PATH, {"do": "set", "password": password, "again": password, **more}, accept_language="zh"
    )


def tried(office: ServedPages, who: str, password: str) -> tuple[Answered, Browser]:
    stranger = office.browser()
    stranger.get(SIGN_IN)
    return stranger.post(SIGN_IN, {"who": who, "password": password}, accept_language="zh"), stranger


def older(office: ServedPages) -> None:
    """Every telephone opened the page some time ago."""
    with office.data.writing.writing() as work:
        for session in work.member_pages.sessions_of(MEMBER):
            made_ms = session.made_at_ms - FRESH_MINUTES * 60_000
            work.member_pages.put_session(
                type(session)(
                    session.session_id, MEMBER, session.secret_hash, "", made_ms, session.seen_at_ms
                )
            )
        work.commit()


def test_it_opens_the_page_on_another_telephone_by_phone_or_number(office: ServedPages) -> None:
    mine, other = telephone(office), telephone(office)
    assert words.HAS_NONE.zh in mine.get(PATH, accept_language="zh").text
    for wrong in ("short1!", "aaaaaaaaaaaa", f"x{NUMBER}x", "x" * 129):
        assert chosen(mine, wrong).status == 422, wrong
    assert chosen(mine, again="another one").status == 422
    assert chosen(mine).to == f"{PATH}?saved"
    assert words.SET_DONE.zh in mine.get(f"{PATH}?saved", accept_language="zh").text
    assert other.get("/member/holdings").status == 303  # signed out
    for who in (PHONE, f" {PHONE[:3]} {PHONE[3:7]} {PHONE[7:]}", NUMBER):
        answered, new = tried(office, who, GOOD)
        assert answered.to == "/member/", who
        assert new.get("/member/holdings").status == 200
        assert OWN_COOKIE in new.cookies


def test_the_former_one_is_asked_for_unless_a_link_was_opened_just_now(office: ServedPages) -> None:
    mine = telephone(office)
    chosen(mine)
    assert chosen(mine, BETTER).to == f"{PATH}?saved"  # opened by a link a moment ago
    older(office)
    assert words.FORMER.zh in mine.get(PATH, accept_language="zh").text
    assert chosen(mine, GOOD).status == 422
    assert chosen(mine, GOOD, former=GOOD).status == 422
    assert chosen(mine, GOOD, former=BETTER).to == f"{PATH}?saved"
    assert tried(office, PHONE, BETTER)[0].status == 422
    assert mine.post(PATH, {"do": "remove", "former": "no"}).status == 422
    assert mine.post(PATH, {"do": "remove", "former": GOOD}).status == 429  # the tries count here, too


def test_without_it_nobody_comes_in_by_any(office: ServedPages) -> None:
    mine = telephone(office)
    chosen(mine)
    assert mine.post(PATH, {"do": "remove"}).to == f"{PATH}?removed"
    assert words.HAS_NONE.zh in mine.get(PATH, accept_language="zh").text
    for password in (GOOD, ""):
        assert tried(office, PHONE, password)[0].status == 422
    with office.data.writing.writing() as work:
        work.member_pages.put_password(MEMBER, b"not what was sealed here")
        work.commit()
    assert tried(office, PHONE, GOOD)[0].status == 422


def test_a_guesser_hears_the_same_of_members_and_of_nobody(office: ServedPages) -> None:
    chosen(telephone(office))
    facts = office.serving.facts()
    for who in (PHONE, "13600000000", "<script>alert(1)</script>", "\u202e🀄" * 20):
        answers = [tried(office, who, f"guess {at}")[0] for at in range(MOST_MEMBER_TRIES + 1)]
        assert [one.status for one in answers] == [422] * MOST_MEMBER_TRIES + [429], who
        assert all(words.NOT_IN[NotIn.WRONG.value].zh in one.text for one in answers[:-1])
        assert words.NOT_IN[NotIn.TOO_OFTEN.value].zh in answers[-1].text
        assert not any("<script>alert" in one.text for one in answers)
    assert tried(office, PHONE, GOOD)[0].status == 429  # nor does the right one open it now
    assert tried(office, NUMBER, GOOD)[0].status == 429  # by another name of the same member
    assert office.serving.facts() == facts
    window = office.data.clock.now_ms() // WINDOW_MS
    with office.data.writing.writing() as work:  # a process that died between lost no try
        assert work.office_tries.count(f"member {MEMBER}", window) > MOST_MEMBER_TRIES
        work.office_tries.forget_before(window + 1)
        work.commit()
    assert tried(office, NUMBER, GOOD)[0].to == "/member/"


def test_no_password_outlives_the_person_or_opens_another_ones_page(office: ServedPages) -> None:
    chosen(telephone(office))
    with office.data.writing.writing() as work:
        work.member_pages.put_password(OTHER, work.member_pages.password(MEMBER))
        work.commit()
    assert tried(office, "13900139000", GOOD)[0].status == 422
    with office.data.writing.writing() as work:
        work.member_pages.forget_members([MEMBER])
        work.commit()
        assert (work.member_pages.password(MEMBER), bool(work.member_pages.password(OTHER))) == (b"", True)
    assert tried(office, PHONE, GOOD)[0].status == 422
