from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.codes.payload import (
    CardCode,
    FieldsRefused,
    ReceiptCode,
    TillEnrolmentCode,
    fields_of,
    payload_of,
    receipt_number,
)
from shuke.domain.money import Money

ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}", fullmatch=True)
whole = st.integers(-(2**53) + 1, 2**53 - 1)
counts = st.integers(1, 2**53 - 1)
days = st.dates(date(2000, 1, 1), date(2199, 12, 31))
minutes = st.builds(time, st.integers(0, 23), st.integers(0, 59))

cards = st.builds(
    CardCode,
    ids,
    ids,
    st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_./#-]{0,63}", fullmatch=True),
    ids,
    days,
    st.none() | days,
)
receipts = st.builds(
    ReceiptCode,
    tenant=ids,
    shop=ids,
    till=ids,
    epoch=counts,
    seq=counts,
    number=st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_./#-]{0,63}", fullmatch=True),
    business_date=days,
    sold_at=minutes,
    total=st.builds(Money, whole),
    previous=st.binary(min_size=16, max_size=16),
    running_sales=counts,
    running_paid=st.builds(Money, whole),
    points_earned=whole,
    points_used=whole,
    points_after=st.none() | whole,
)
enrolments = st.builds(
    TillEnrolmentCode,
    ids,
    ids,
    st.from_regex(r"[0-9A-Za-z-]{6,40}", fullmatch=True),
    st.from_regex(r"https://[!-~]{1,200}", fullmatch=True),
    st.binary(min_size=32, max_size=32),
)


@given(cards | receipts | enrolments)
def test_a_payload_is_read_back_from_its_fields(payload):
    assert payload_of(fields_of(payload)) == payload


def test_a_usual_receipt_number_takes_no_room_and_comes_back(receipt_code):
    usual = replace(receipt_code, number=receipt_number("t1", 1, receipt_code.running_sales))
    assert None in fields_of(usual)
    assert payload_of(fields_of(usual)) == usual
    said = [
        "t1.1-000001" if field is None and place == 6 else field
        for place, field in enumerate(fields_of(usual))
    ]
    with pytest.raises(FieldsRefused):
        payload_of(said)


def test_numbers_of_two_epochs_or_tills_never_meet():
    numbers = {
        receipt_number(till, epoch, count) for till in "ab" for epoch in (1, 2) for count in (1, 10**6)
    }
    assert len(numbers) == 8


def test_seconds_are_cut_off_not_rounded_into_the_next_day(receipt_code):
    late = replace(receipt_code, sold_at=time(23, 59, 59))
    assert payload_of(fields_of(late)).sold_at == time(23, 59)
    assert payload_of(fields_of(late)).business_date == receipt_code.business_date


@given(
    st.lists(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.binary(max_size=33), min_size=1
    ),
    st.integers(1, 3),
)
def test_fields_that_are_no_code_are_refused(noise, kind):
    for fields in (noise, [kind, *noise]):
        try:
            payload = payload_of(fields)
        except FieldsRefused:
            continue
        assert fields_of(payload) == fields


@pytest.mark.parametrize("place", range(1, 15))
@pytest.mark.parametrize("wrong", [True, 2**60, -(2**60), "", "x y", b"", [], 1.5])
def test_each_field_refuses_what_it_cannot_be(receipt_code, place, wrong):
    fields = fields_of(receipt_code)
    fields[place] = wrong
    with pytest.raises(FieldsRefused):
        payload_of(fields)


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2200, 1, 1)])
def test_a_day_that_no_code_counts_is_refused(day):
    with pytest.raises(FieldsRefused):
        fields_of(CardCode("demo", "c1", "0001", "member", day))
