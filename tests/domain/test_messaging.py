from __future__ import annotations

from datetime import UTC, datetime

import pytest

from shuke.domain.bilingual import Bilingual
from shuke.domain.messaging.leaving import Leaving, pause_ms
from shuke.domain.messaging.template import Fault, FaultKind, Field, Purpose, Template, filled
from shuke.domain.messaging.text_length import Alphabet, TextLength, text_length
from shuke.wording.message_presets import PRESETS


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", TextLength(Alphabet.GSM_7, 0, 0)),
        ("a" * 160, TextLength(Alphabet.GSM_7, 160, 1)),
        ("a" * 161, TextLength(Alphabet.GSM_7, 161, 2)),
        ("a" * 306, TextLength(Alphabet.GSM_7, 306, 2)),
        ("a" * 307, TextLength(Alphabet.GSM_7, 307, 3)),
        ("€" * 80, TextLength(Alphabet.GSM_7, 160, 1)),
        ("茶" * 70, TextLength(Alphabet.UCS_2, 70, 1)),
        ("茶" * 71, TextLength(Alphabet.UCS_2, 71, 2)),
        ("茶" * 134, TextLength(Alphabet.UCS_2, 134, 2)),
        ("茶" * 135, TextLength(Alphabet.UCS_2, 135, 3)),
        ("😀" * 35, TextLength(Alphabet.UCS_2, 70, 1)),
        ("a" * 70 + "é", TextLength(Alphabet.GSM_7, 71, 1)),
        ("a" * 70 + "ê", TextLength(Alphabet.UCS_2, 71, 2)),
    ],
)
def test_signs_and_parts_are_counted_as_networks_count_them(text: str, length: TextLength) -> None:
    assert text_length(text) == length


def test_a_pair_is_not_torn_in_two_between_parts() -> None:
    assert text_length("茶" * 66 + "😀" + "茶" * 66).parts == 3
    assert text_length("a" * 152 + "€" + "a" * 152).parts == 3


def of(zh: str, en: str, title: str = "x") -> Template:
    return Template(Bilingual(title, title), Bilingual(zh, en), Purpose.OFFER)


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        (of("{name}好", "Dear {name}"), None),
        (of("好", " "), Fault(FaultKind.EMPTY)),
        (of("好", "x", title=""), Fault(FaultKind.EMPTY)),
        (of("好" * 501, "x"), Fault(FaultKind.TOO_LONG, "500")),
        (of("好", "x", title="x" * 41), Fault(FaultKind.TOO_LONG, "40")),
        (of("{nam}", "{nam}"), Fault(FaultKind.FIELD, "nam")),
        (of("{}", "{}"), Fault(FaultKind.FIELD, "")),
        (of("{name", "{name}"), Fault(FaultKind.BRACES)),
        (of("{{name}}", "{name}"), Fault(FaultKind.BRACES)),
        (of("{name}{points}", "{name}"), Fault(FaultKind.DIFFERENT, "points")),
    ],
)
def test_what_is_wrong_with_a_template_is_named(template: Template, fault: Fault | None) -> None:
    assert template.fault == fault


def test_every_preset_is_sound_and_fits_two_parts() -> None:
    values = dict.fromkeys(Field, "一二三四五")
    for template in PRESETS.values():
        assert template.fault is None
        assert text_length(filled(template.text.zh, values)).parts <= 2


def test_fields_are_filled_once() -> None:
    assert filled("{name}{points}", {Field.NAME: "{points}"}) == "{points}"


def test_messages_leave_between_the_hours_of_the_shop() -> None:
    leaving = Leaving()
    day = datetime(2026, 12, 31, 8, 59, tzinfo=UTC)
    assert leaving.opens(day) == datetime(2026, 12, 31, 9, tzinfo=UTC)
    assert leaving.opens(day.replace(hour=9)) == day.replace(hour=9)
    assert leaving.opens(day.replace(hour=20)) == day.replace(hour=20)
    assert leaving.opens(day.replace(hour=21)) == datetime(2027, 1, 1, 9, tzinfo=UTC)
    for hours in ((9, 9), (-1, 4), (4, 25)):
        with pytest.raises(ValueError, match="hour"):
            Leaving(*hours)
    with pytest.raises(ValueError, match="days"):
        Leaving(offer_days=-1)


def test_pauses_grow_to_an_hour() -> None:
    assert [pause_ms(tries) // 60_000 for tries in (1, 2, 3, 8, 10, 99)] == [1, 2, 4, 60, 60, 60]
