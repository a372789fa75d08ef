"""``postlint schema``: print the JSON Schema of a calendar."""

from __future__ import annotations

import click

from postlint.cli.terminal import emit


@click.command()
def command() -> None:
    """Print the JSON Schema of a calendar, for editors that complete and check YAML.

    \b
        postlint schema > calendar.schema.json
        # yaml-language-server: $schema=calendar.schema.json   (first line of a calendar)
    """  # noqa: D301 - click wants the backspace itself
    import json

    from postlint.calendars.schema import calendar_schema

    emit(json.dumps(calendar_schema(), indent=2, ensure_ascii=False) + "\n")
