"""Dataclasses that are made in a tenth of the time.

The standard decorator writes and compiles up to ten methods for every class, which was a fifth of what a
check of a hundred posts took. Here all classes share what compares, hashes and shows, and an ``__init__``
is compiled once for each number of fields: every class has a copy in which they bear its names. What the
standard module offers for dataclasses (``field``, ``fields``, ``replace``, ``asdict``) holds for these.

That nobody changes what is frozen, and that fields without a default come first, is held by mypy, for which
this is the standard decorator, and by nothing while it runs: an ``__init__`` that has to get around the
former takes three times as long. Of fields there are ordinary ones alone, no ``ClassVar`` nor ``InitVar``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, field
from functools import cache
from inspect import get_annotations
from operator import attrgetter, ge, gt, le, lt
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        *, frozen: bool = False, order: bool = False, slots: bool = False, kw_only: bool = False
    ) -> Callable[[type], type]:
        """Return a decorator as the standard one is, for classes that have a field to compare them by."""

        def made(written: type) -> type:
            body = {name: one for name, one in vars(written).items() if name not in _OF_EVERY_CLASS}
            said = get_annotations(written)
            own = {name: _field(name, said[name], body.pop(name, MISSING), kw_only) for name in said}
            bases = (vars(base).get(_FIELDS, {}) for base in reversed(written.__mro__[1:]))
            fields = {name: one for known in (*bases, own) for name, one in known.items()}
            compared = attrgetter(*(name for name, one in fields.items() if one.compare))
            methods = {_FIELDS: fields, "__init__": _init(written.__qualname__, fields.values())}
            methods |= {"__repr__": _shown, "__eq__": _equal(compared)}
            methods["__hash__"] = _hashed(compared) if frozen else None
            if order:
                methods |= {f"__{by.__name__}__": _ordered(compared, by) for by in (lt, le, gt, ge)}
            # Slots are made with a class or never.
            laid_out = {"__slots__": tuple(own)} if slots else {}
            cls = type(written)(written.__name__, written.__bases__, {**methods, **body, **laid_out})
            cls.__qualname__ = written.__qualname__
            return cls

        return made


_FIELDS = "__dataclass_fields__"
_OF_EVERY_CLASS = ("__dict__", "__weakref__")


def _field(name: str, said: Any, default: Any, keyword: bool) -> Field[Any]:
    """Return the field ``name`` as the standard module knows it, of its annotation and what follows that."""
    one: Any = default if isinstance(default, Field) else field(default=default)
    one.name, one.type, one._field_type = name, said, dataclasses._FIELD  # type: ignore[attr-defined]
    one.kw_only = keyword if one.kw_only is MISSING else one.kw_only
    return one  # type: ignore[no-any-return]


def _init(owner: str, of: Iterable[Field[Any]]) -> FunctionType:
    """Return the ``__init__`` of a class called ``owner``.

    Where a field makes its default anew, the field itself is the default, and what it makes takes its place.
    """
    fields = sorted(of, key=attrgetter("kw_only"))
    code = _code(tuple(one.default_factory is not MISSING for one in fields))
    keywords = sum(bool(one.kw_only) for one in fields)
    names = {f"_{number}": one.name for number, one in enumerate(fields)}
    renamed = code.replace(
        co_argcount=code.co_argcount - keywords,
        co_kwonlyargcount=keywords,
        co_names=tuple(names.get(name, name) for name in code.co_names),
        co_varnames=tuple(names.get(name, name) for name in code.co_varnames),
    )
    init = FunctionType(renamed, globals(), "__init__")
    defaults = {one: one.default if one.default_factory is MISSING else one for one in fields}
    optional = [(one, default) for one, default in defaults.items() if default is not MISSING]
    init.__defaults__ = tuple(default for one, default in optional if not one.kw_only)
    init.__kwdefaults__ = {one.name: default for one, default in optional if one.kw_only}
    init.__qualname__ = f"{owner}.__init__"
    return init


@cache
def _code(made_anew: tuple[bool, ...]) -> CodeType:
    """Return the code of an ``__init__`` of so many fields, with numbers for names."""
    names = [f"_{number}" for number in range(len(made_anew))]
    lines = [
        f" self.{name} = {f'{name}.default_factory() if isinstance({name}, Field) else ' * anew}{name}"
        for name, anew in zip(names, made_anew, strict=True)
    ]
    written: dict[str, FunctionType] = {}
    exec("\n".join((f"def __init__(self, {', '.join(names)}):", *lines)), written)  # noqa: S102
    return written["__init__"].__code__


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
