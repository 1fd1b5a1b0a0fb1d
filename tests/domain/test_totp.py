"""The second factor: RFC 6238's own vectors, one code once, a clock a little off; passwords at their boundaries."""

from __future__ import annotations

import pytest

from shuke.domain.password import LEAST_LENGTH, MOST_LENGTH, PasswordFault, password_fault
from shuke.domain.totp import authenticator_link, code_at, matching_step, secret_text

SECRET = b"12345678901234567890"


@pytest.mark.parametrize(
    ("at_s", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_codes_are_those_of_the_standard(at_s: int, code: str) -> None:
    """RFC 6238, appendix B, the last six of its eight digits."""
    assert code_at(SECRET, at_s // 30) == code
    assert matching_step(SECRET, code, at_s * 1000, 0) == at_s // 30


def test_a_clock_may_be_one_step_off_and_no_more() -> None:
    now = 1_000_000
    taken = {
        off for off in range(-4, 5) if matching_step(SECRET, code_at(SECRET, now + off), now * 30_000, 0)
    }
    assert taken == {-1, 0, 1}


def test_a_code_counts_once_and_an_older_one_never_after_it() -> None:
    now = 1_000_000
    assert matching_step(SECRET, code_at(SECRET, now), now * 30_000, now) is None
    assert matching_step(SECRET, code_at(SECRET, now - 1), now * 30_000, now) is None
    assert matching_step(SECRET, code_at(SECRET, now + 1), now * 30_000, now) == now + 1


@pytest.mark.parametrize("typed", ["", "12345", "１２３４５６", "1234567", "é" * 6])
def test_what_is_no_code_is_refused_not_raised(typed: str) -> None:
    assert matching_step(SECRET, typed, 30_000_000, 0) is None


def test_the_link_names_shop_and_person_and_cannot_be_broken_out_of() -> None:
    link = authenticator_link(SECRET, "chen", "熟客 & 茶?secret=X")
    assert link.startswith(
        "otpauth://totp/%E7%86%9F%E5%AE%A2%20%26%20%E8%8C%B6%3Fsecret%3DX:chen?secret=GEZDGNBV"
    )
    assert link.count("secret=") == 1
    assert secret_text(SECRET).replace(" ", "") in link


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("a1b2c3d4e5f", PasswordFault.SHORT),
        ("a1b2c3d4e5fg", None),
        ("x" * LEAST_LENGTH, PasswordFault.FEW),
        ("abcdeabcdeab", PasswordFault.FEW),
        ("abcdefabcdef", None),
        ("一二三四五六七八九十百千", None),
        ("my name is Chen!", PasswordFault.NAMED),
        ("ab" + "cdefgh" * 21, None),
        ("abc" + "cdefgh" * 21, PasswordFault.LONG),
    ],
)
def test_passwords_just_below_and_at_their_boundaries(password: str, fault: PasswordFault | None) -> None:
    assert password_fault(password, "chen") is fault
    assert len("ab" + "cdefgh" * 21) == MOST_LENGTH
