"""The words of what is odd in a programme document, though it is no mistake."""

from __future__ import annotations

from shuke.domain.bilingual import Bilingual
from shuke.domain.programme.warnings import Oddity, OddityKind
from shuke.wording.reasons import named
from shuke.wording.sentence import Language, Sentence

__all__ = ["ODDITIES", "oddity_text"]

ODDITIES = {
    OddityKind.EARNS_LESS_ON_DAY: Sentence(
        zh="{day}：{lower}按{lower_times}倍积分，等级更高的{higher}只有{higher_times}倍。是否有意？",
        en="{day}: {lower} earns {lower_times}×, {higher} above it only {higher_times}×. Is that meant?",
    ),
    OddityKind.EARNS_LESS: Sentence(
        zh="{higher}按{higher_times}倍积分，少于{lower}的{lower_times}倍。是否有意？",
        en="{higher} earns {higher_times}×, less than the {lower_times}× of {lower} below it. Is that meant?",
    ),
    OddityKind.NO_WAY_IN: Sentence(
        zh="{tier}没有晋升或办理的途径，谁也达不到。是否有意？",
        en="{tier} has no way in: nobody can reach it. Is that meant?",
    ),
    OddityKind.PAYS_MORE: Sentence(
        zh="{discount}：{lower}享受，等级更高的{higher}没有同样的优惠。是否有意？",
        en="{discount}: {lower} has it, {higher} above it has nothing as good. Is that meant?",
    ),
}


def oddity_text(oddity: Oddity, language: Language) -> str:
    """Where it stands, and what is odd."""
    values = {
        name: named(value, language) if isinstance(value, Bilingual) else str(value)
        for name, value in oddity.values
    }
    return f"{oddity.path}: {ODDITIES[oddity.kind].into(language, **values)}"
