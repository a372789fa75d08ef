"""Our dataclasses are as the standard ones, but for the time that they take."""

import dataclasses
import pickle
from dataclasses import field, replace

import pytest

from postlint import records


@records.dataclass(frozen=True, slots=True, order=True)
class Ours:
    name: str
    number: int = 0
    aside: str = field(default="", compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Standard:
    name: str
    number: int = 0
    aside: str = field(default="", compare=False, repr=False)


@records.dataclass(slots=True)
class Changing:
    name: str

    def __repr__(self) -> str:
        return f"<{self.name}>"


SOME = [("a", 1, "x"), ("a", 1, "y"), ("a", 2, ""), ("b", 0, "")]


@pytest.mark.parametrize("one", SOME)
@pytest.mark.parametrize("other", SOME)
def test_two_are_equal_and_in_order_where_standard_ones_are(one: tuple, other: tuple) -> None:
    def said(cls: type) -> list[bool]:
        left, right = cls(*one), cls(*other)
        same_hash = hash(left) == hash(right)
        return [left == right, left < right, left <= right, left > right, left >= right, same_hash]

    assert said(Ours) == said(Standard)


def test_classes_with_the_same_fields_are_told_apart() -> None:
    assert Ours("a") != Standard("a")
    with pytest.raises(TypeError):
        assert Ours("a") < Standard("a")


def test_one_is_shown_as_a_standard_one() -> None:
    assert repr(Ours("a", 1)) == repr(Standard("a", 1)).replace("Standard", "Ours")


def test_one_is_pickled_and_replaced_as_a_standard_one() -> None:
    assert pickle.loads(pickle.dumps(Ours("a", 1))) == replace(Ours("b", 1), name="a")


def test_what_may_change_has_no_hash_and_keeps_methods_of_its_own() -> None:
    assert repr(Changing("a")) == "<a>"
    with pytest.raises(TypeError):
        hash(Changing("a"))
