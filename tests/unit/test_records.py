"""Our dataclasses are as the standard ones, but for the time that they take."""

import dataclasses
import pickle
from dataclasses import asdict, field, fields, replace

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


@records.dataclass(frozen=True, slots=True)
class Further(Ours):
    made: list[str] = field(default_factory=list)
    said: str = field(default="x", kw_only=True)


@records.dataclass(slots=True, kw_only=True)
class Named:
    first: str
    second: str = ""


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


def test_fields_of_a_base_come_first_and_what_is_made_is_made_for_each() -> None:
    one, other = Further("a"), Further("a", 1, "x", ["b"], said="y")
    one.made.append("c")
    assert (one.made, Further("a").made, other.made, other.said) == (["c"], [], ["b"], "y")
    assert [each.name for each in fields(Further)] == ["name", "number", "aside", "made", "said"]
    assert [each.type for each in fields(Ours)] == [each.type for each in fields(Standard)]
    assert asdict(other) == {"name": "a", "number": 1, "aside": "x", "made": ["b"], "said": "y"}


def test_what_is_left_out_or_too_much_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match=r"Further.__init__\(\) missing 1 required .* 'name'"):
        Further()
    with pytest.raises(TypeError, match=r"takes from 2 to 5 positional arguments"):
        Further("a", 1, "x", [], "y")
    with pytest.raises(TypeError, match=r"takes 1 positional argument"):
        Named("a")
    assert Named(first="a").second == ""


def test_slots_hold_nothing_but_fields() -> None:
    assert not hasattr(Further("a"), "__dict__")
    with pytest.raises(AttributeError):
        Named(first="a").third = ""
