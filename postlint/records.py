"""Dataclasses that are made in a quarter of the time.

The standard decorator writes and compiles up to ten methods for every class, which was a fifth of what a
check of a hundred posts took. This one has it write ``__init__`` alone; what compares, hashes and shows is
shared by all. That nobody changes what is frozen is held by mypy, for which this is the standard decorator,
and by nothing while it runs: an ``__init__`` that has to get around that takes three times as long.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter, ge, gt, le, lt
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool = False, order: bool = False, **form: bool) -> Callable[[type], type]:
        """Return a decorator as the standard one is, for classes that have a field to compare them by."""

        def made(written: type) -> type:
            cls = dataclasses.dataclass(repr=False, eq=False, **form)(written)
            compared = attrgetter(*(field.name for field in dataclasses.fields(cls) if field.compare))
            methods = {"__repr__": _shown, "__eq__": _equal(compared)}
            methods["__hash__"] = _hashed(compared) if frozen else None
            if order:
                methods |= {f"__{by.__name__}__": _ordered(compared, by) for by in (lt, le, gt, ge)}
            for name, method in methods.items():
                if name not in vars(written):
                    setattr(cls, name, method)
            return cls

        return made


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
