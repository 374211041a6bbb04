"""Which stretch found before is which found now."""

from hypothesis import given
from hypothesis import strategies as st

from sources.mapping import Mapping, Stretch, map_spans

TEXT = "Ten boats left in May and six came back. Twelve stayed."


def at(words: str) -> Stretch:
    start = TEXT.index(words)
    return Stretch(start, start + len(words), words)


def test_nothing_maps_to_nothing() -> None:
    assert map_spans([], []) == Mapping()


def test_the_same_stretch_is_kept() -> None:
    assert map_spans([at("Twelve stayed")], [at("Ten boats"), at("Twelve stayed")]) == Mapping(pairs={0: 1})


def test_an_old_one_that_nothing_covers_is_gone_and_a_new_one_is_new() -> None:
    assert map_spans([at("Ten boats")], [at("Twelve stayed")]) == Mapping()


def test_equal_words_elsewhere_in_one_text_are_another_stretch() -> None:
    assert map_spans([Stretch(0, 3, "six")], [Stretch(40, 43, "six")]) == Mapping()


def test_a_longer_cut_of_the_same_words_is_the_same_stretch() -> None:
    assert map_spans([at("Ten boats left")], [at("Ten boats left in May")]) == Mapping(pairs={0: 0})


def test_of_a_stretch_cut_in_two_the_larger_part_goes_on_and_the_other_is_split_off() -> None:
    old, new = [at("Ten boats left in May and six came back")], [at("Ten boats left in May"), at("six came back")]

    assert map_spans(old, new) == Mapping(pairs={0: 0}, split={1: 0})


def test_of_two_that_become_one_the_larger_goes_on_and_the_other_is_merged() -> None:
    old, new = [at("Ten boats left in May"), at("six came back")], [at("Ten boats left in May and six came back")]

    assert map_spans(old, new) == Mapping(pairs={0: 0}, merged={1: 0})


def test_in_another_text_words_count_and_not_places() -> None:
    old = [Stretch(0, 9, "Ten boats"), Stretch(20, 33, "Twelve stayed")]
    new = [Stretch(5, 18, "twelve stayed"), Stretch(50, 59, "Ten boats")]

    assert map_spans(old, new, same_text=False) == Mapping(pairs={0: 1, 1: 0})


def test_in_another_text_a_changed_number_is_the_same_stretch() -> None:
    old, new = [Stretch(0, 30, "Ten boats left port in May")], [Stretch(90, 120, "Eleven boats left port in May")]

    assert map_spans(old, new, same_text=False) == Mapping(pairs={0: 0})


_stretches = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 14)).map(lambda at: Stretch(at[0], at[0] + at[1], "x" * at[1])),
    unique=True,
    max_size=12,
)


@given(_stretches, _stretches)
def test_every_stretch_has_one_fate_and_the_same_whatever_the_order(old: list[Stretch], new: list[Stretch]) -> None:
    old, new = sorted(old, key=lambda s: (s.start, s.end)), sorted(new, key=lambda s: (s.start, s.end))
    mapping = map_spans(old, new)

    assert len(set(mapping.pairs.values())) == len(mapping.pairs)
    assert not mapping.pairs.keys() & mapping.merged.keys()
    assert not set(mapping.pairs.values()) & mapping.split.keys()
    for index, stretch in enumerate(old):
        if stretch in new:
            assert new[mapping.pairs[index]] == stretch
