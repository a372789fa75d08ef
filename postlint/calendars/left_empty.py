"""Forms that nobody filled in: which keys without a value say nothing, and which state a fact by it."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from typing import Final

from postlint.calendars.field_names import Part
from postlint.calendars.meanings import is_given
from postlint.source.tree import Mapping, Node, Scalar, Sequence

_OF_POSTS: Final = frozenset({"post", "thread_part", "media_item"})
"""Parts in which whatever is empty keeps a place free."""
_FORMS: Final = frozenset({"media", "thread"})
"""Keys below which maps stand; the names in others, such as networks, say something by themselves."""
_SAID_BY_NOTHING: Final[Dict[str, type[Node]]] = {"owner": Scalar, "lists": Sequence}
"""Facts of accounts that an empty text or list states: that nobody is, that there are none."""


def says_something(key: str, value: Node, part: Part) -> bool:
    """Tell whether ``value`` says anything under ``key``, the real one of a ``part`` of a calendar."""
    if part in _OF_POSTS:
        return is_filled_in(value) if key in _FORMS else is_given(value)
    if part == "account" and isinstance(value, _SAID_BY_NOTHING.get(key, ())):
        return not isinstance(value, Scalar) or value.value is not None
    if isinstance(value, Sequence):
        # An empty list of posts or accounts may be the answer to which.
        return bool(value.items) or part != "account"
    return bool(value.entries) if isinstance(value, Mapping) else is_written(value)


def is_written(value: Node) -> bool:
    """Tell whether ``value`` is no empty text; whatever else it says, such as "None", was written."""
    return not isinstance(value, Scalar) or (value.value is not None and bool(value.text.strip()))


def is_filled_in(form: Node) -> bool:
    """Tell whether anything at all is said in ``form``: nothing is in ``{file: "", alt: ""}``."""
    if isinstance(form, Scalar):
        return is_given(form)
    inside = (one.value for one in form) if isinstance(form, Mapping) else form.items
    return any(map(is_filled_in, inside))
