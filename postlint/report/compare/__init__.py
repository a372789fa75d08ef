"""The table of formats of `postlint compare`. To add one: write its module here, and its name below."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from postlint.comparing.compare import Comparison
    from postlint.report.layout import Look

FORMATS: Final = ("text", "markdown", "html", "json")
"""Each is the ``render`` of the module of its name, which is imported when it is used."""


def render(form: str, comparison: Comparison, look: Look) -> str:
    """Return what a change does, in one of the ``FORMATS``."""
    return cast("str", import_module(f"{__name__}.{form}").render(comparison, look))
