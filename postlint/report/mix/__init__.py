"""The table of formats of `postlint mix`. To add one: write its module here, and its name below."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from postlint.report.layout import Look
    from postlint.report.mix.mirrored import Mirrored

FORMATS: Final = ("text", "html", "markdown", "csv", "svg", "json")
"""Each is the ``render`` of the module of its name, which is imported when it is used."""


def render(form: str, plans: Sequence[Mirrored], look: Look) -> str:
    """Return the mix of ``plans``, each with what its posts do, in one of the ``FORMATS``."""
    return cast("str", import_module(f"{__name__}.{form}").render(plans, look))
