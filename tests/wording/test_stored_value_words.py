"""What is said about money held has words, each key its own."""

from __future__ import annotations

from shuke.domain.membership.value_tells import ValueTells
from shuke.wording.reasons import sentence
from shuke.wording.stored_value import STORED_VALUE


def test_every_key_has_words_of_its_own() -> None:
    assert set(STORED_VALUE) == set(ValueTells)
    told = [(words.zh, words.en) for words in STORED_VALUE.values()]
    assert len(set(told)) == len(told)
    assert all(sentence(key.value) is words for key, words in STORED_VALUE.items())
