"""Expressions that are compiled when they are first asked: a run asks half of those in what it imports."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any, cast


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what :func:`re.compile` does, to be made when something is first looked for.

    It is for expressions of many words, which take the longest, and that ordinary calendars do not need.
    """
    return cast("re.Pattern[str]", _Later(pattern, flags))


class _Later:
    """An expression in waiting, with the methods and attributes of a compiled one."""

    def __init__(self, written: str, flags: int) -> None:
        self._written = written
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._written, self._flags)

    def __reduce__(self) -> tuple[Callable[[str, int], object], tuple[str, int]]:
        # What is not there yet when one is unpickled would be asked of the expression, which is not, either.
        return later, (self._written, self._flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._compiled, name)
        # Asked again, it is there.
        setattr(self, name, found)
        return found
