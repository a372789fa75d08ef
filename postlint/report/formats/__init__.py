"""The table of formats of `postlint check`. To add one: write its module here, and its name below."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from postlint.checking import Checked
    from postlint.report.layout import Look

FORMATS: Final = (
    "text",
    "html",
    "concise",
    "json",
    "jsonl",
    "markdown",
    "github",
    "gitlab",
    "rdjson",
    "sarif",
    "junit",
    "checkstyle",
)
"""Each is the ``render`` of the module of its name, which is imported when it is used."""


def render(form: str, results: Sequence[Checked], look: Look) -> str:
    """Return the report on ``results`` in one of the ``FORMATS``."""
    return cast("str", import_module(f"{__name__}.{form}").render(results, look))
