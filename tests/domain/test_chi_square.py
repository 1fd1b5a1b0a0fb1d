"""The chi-square test in whole numbers."""

from __future__ import annotations

from shuke.domain.figures.chi_square import Fit, Verdict, fit_of

B = 10**9


def test_what_comes_up_as_often_as_expected_fits() -> None:
    assert fit_of([(50, 50 * B), (50, 50 * B)]) == Fit(Verdict.AS_EXPECTED, 0, 1)


def test_a_known_example() -> None:
    """A die thrown 60 times: (5, 8, 9, 8, 10, 20) gives 13.4 on five degrees of freedom."""
    assert fit_of([(count, 10 * B) for count in (5, 8, 9, 8, 10, 20)]) == Fit(Verdict.AS_EXPECTED, 13_400, 5)
    assert fit_of([(count, 10 * B) for count in (4, 8, 8, 8, 10, 22)]).verdict is Verdict.UNLIKELY


def test_just_below_and_just_above_the_bound() -> None:
    assert fit_of([(1060, 1000 * B), (940, 1000 * B)]) == Fit(Verdict.UNLIKELY, 7200, 1)
    assert fit_of([(1057, 1000 * B), (943, 1000 * B)]) == Fit(Verdict.AS_EXPECTED, 6498, 1)


def test_rare_segments_are_counted_together_and_of_few_spins_nothing_is_said() -> None:
    assert fit_of([(0, B), (1, 2 * B)]) == Fit(Verdict.TOO_FEW)
    assert fit_of([]) == Fit(Verdict.TOO_FEW)
    whole = fit_of([(3, 3 * B), (4, 3 * B), (93, 94 * B)])
    assert (whole.verdict, whole.degrees) == (Verdict.AS_EXPECTED, 1)
