"""What quotas can be at most, read from the presets."""

from __future__ import annotations

from shuke.bootstrap.presets import preset_base
from shuke.domain.membership.most_uses import most_uses
from shuke.domain.programme.reading import read_programme


def most_of(key: str, addition: str = "") -> dict[str, int]:
    document = preset_base(key)
    assert document is not None
    return most_uses(read_programme(document + addition, preset_base))


def test_perks_by_status_gifts_of_a_group_and_rewards_have_one() -> None:
    assert most_of("tea-chain") == {
        "gifts.travel": 1,
        "perk.birthday-gift": 1,
        "perk.souvenir": 1,
        "perk.souvenir-each": 1,
        "perk.medical-aid": 20_000_00,
        "perk.check-up": 1,
    }
    assert most_of("hotel-wheel")["reward.trial"] == 1


def test_what_hangs_on_promotions_or_spending_has_none() -> None:
    assert most_of("department-store") == {}
    assert "perk.magazine" in most_of("apparel")
