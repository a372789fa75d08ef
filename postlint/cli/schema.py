"""``postlint schema``: print a JSON Schema, for editors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import click

from postlint.cli.output import emit


def _calendar() -> dict[str, object]:
    from postlint.calendars.schema import calendar_schema

    return calendar_schema()


def _pack() -> dict[str, object]:
    from postlint.judging.packs.schema import pack_schema

    return pack_schema()


def _settings() -> dict[str, object]:
    from postlint.config import config_schema

    return config_schema()


SCHEMAS: Final[Mapping[str, Callable[[], dict[str, object]]]] = {
    "calendar": _calendar,
    "pack": _pack,
    "settings": _settings,
}


@click.command()
@click.argument("what", type=click.Choice([*SCHEMAS]), default="calendar")
def command(what: str) -> None:
    """Print the JSON Schema of a calendar, a pack of rules, or the settings in postlint.yaml.

    Editors complete and check YAML by it:

    \b
        postlint schema > calendar.schema.json
        # yaml-language-server: $schema=calendar.schema.json   (first line of a calendar)
    """  # noqa: D301 - click wants the backspace itself
    import json

    emit(json.dumps(SCHEMAS[what](), indent=2, ensure_ascii=False) + "\n")
