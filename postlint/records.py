"""Dataclasses that are made in a tenth of the time.

The standard decorator writes and compiles up to ten methods for every class, which was a fifth of what a
check of a hundred posts took. Here what compares, hashes and shows is shared by all, and ``__init__`` is
written when the first one of a class is made: of most classes that a run imports, it makes none. That nobody
changes what is frozen is held by mypy, for which this is the standard decorator, and by nothing while it
runs: an ``__init__`` that has to get around that takes three times as long.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from operator import attrgetter, ge, gt, le, lt
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool = False, order: bool = False, **form: bool) -> Callable[[type], type]:
        """Return a decorator as the standard one is, for classes that have a field to compare them by."""

        def made(written: type) -> type:
            cls = dataclasses.dataclass(init=False, repr=False, eq=False, **form)(written)
            compared = attrgetter(*(field.name for field in dataclasses.fields(cls) if field.compare))
            methods = {"__init__": _written_later(cls), "__repr__": _shown, "__eq__": _equal(compared)}
            methods["__hash__"] = _hashed(compared) if frozen else None
            if order:
                methods |= {f"__{by.__name__}__": _ordered(compared, by) for by in (lt, le, gt, ge)}
            for name, method in methods.items():
                if name not in vars(written):
                    setattr(cls, name, method)
            return cls

        return made


def _written_later(cls: type) -> Callable[..., None]:
    """Return an ``__init__`` that writes the one for the fields of ``cls``, and gives way to it."""

    def init(self: object, *given: object, **named: object) -> None:
        fields = dataclasses.fields(cls)
        known: dict[str, Any] = {"_missing": dataclasses.MISSING}
        known |= {f"_default_{one.name}": one.default for one in fields}
        known |= {f"_make_{one.name}": one.default_factory for one in fields}
        exec(_written(fields), known)  # noqa: S102 - of nothing but names of fields
        cls.__init__ = known["__init__"]  # type: ignore[misc]
        cls.__init__(self, *given, **named)  # type: ignore[misc]

    return init


def _written(fields: Sequence[dataclasses.Field[Any]]) -> str:
    """Return the code of an ``__init__``, which knows the default of each field, or what makes it."""
    in_order = [_parameter(one) for one in fields if not one.kw_only]
    by_name = [_parameter(one) for one in fields if one.kw_only]
    words = ["self", *in_order, *(["*", *by_name] if by_name else [])]
    return "\n".join([f"def __init__({', '.join(words)}):", *map(_assignment, fields)])


def _parameter(one: dataclasses.Field[Any]) -> str:
    if one.default_factory is not dataclasses.MISSING:
        return f"{one.name}=_missing"
    return one.name if one.default is dataclasses.MISSING else f"{one.name}=_default_{one.name}"


def _assignment(one: dataclasses.Field[Any]) -> str:
    if one.default_factory is dataclasses.MISSING:
        return f" self.{one.name} = {one.name}"
    return f" self.{one.name} = _make_{one.name}() if {one.name} is _missing else {one.name}"


def _shown(self: Any) -> str:
    fields = (field.name for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in fields)})"


def _equal(compared: attrgetter[Any]) -> Callable[[object, object], bool]:
    def equal(self: object, other: object) -> bool:
        return compared(self) == compared(other) if type(other) is type(self) else NotImplemented

    return equal


def _hashed(compared: attrgetter[Any]) -> Callable[[object], int]:
    def hashed(self: object) -> int:
        return hash(compared(self))

    return hashed


def _ordered(compared: attrgetter[Any], by: Callable[[Any, Any], bool]) -> Callable[[object, object], bool]:
    def ordered(self: object, other: object) -> bool:
        return by(compared(self), compared(other)) if type(other) is type(self) else NotImplemented

    return ordered
