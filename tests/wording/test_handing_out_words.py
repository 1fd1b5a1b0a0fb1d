"""Whatever is said when something is won or handed out has words, with the same places in both languages."""

from __future__ import annotations

from string import Formatter

import pytest

from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.programme.says import reason
from shuke.wording import Language
from shuke.wording.figures import money_text
from shuke.wording.handing_out import HANDING_OUT
from shuke.wording.reasons import text


def places(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize("tells", list(HandingTells))
def test_every_sentence_has_words_with_the_same_places_in_both_languages(tells: HandingTells) -> None:
    words = HANDING_OUT[tells]
    assert words.zh
    assert words.en
    assert places(words.zh) == places(words.en)


def test_proofs_of_which_one_is_enough_are_joined_by_or() -> None:
    one = reason("gift.x", HandingTells.GIFT_NOT_SHOWN_ONE_OF, name="旅游", either="health guardian-consent")
    assert text(one, Language.ZH, money_text) == "旅游：请出示其中之一：健康证明或监护人同意书"
    assert text(one, Language.EN, money_text).endswith("a health certificate or the guardian's consent")
