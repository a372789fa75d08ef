"""The command line: it parses words, calls one function, and says how it went by its exit code.

Exit codes: 0 clean, 1 findings at or above ``--fail-on``, 2 the job could not be done, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from typing import Final, cast

import click

from postlint.source import escape
from postlint.source.suggest import did_you_mean
from postlint.vocabulary import VERSION

COMMANDS: Final = {
    "check": "Judge calendars: say what is wrong, where, and how to put it right.",
    "compare": "Say what a change does: to the mix of each account, to findings, and to posts.",
    "classify": "Say what each post does, how sure that is, and why.",
    "mix": "Show the mix of posts, by account and week.",
    "ask": "Ask what posts do where that matters, and write the answers into their files.",
    "audit": "Judge posts in tables of any size, account by account, with all cores or machines.",
    "import": "Write an archive, or posts in another shape, as a calendar in postlint's own shape.",
    "rules": "List the rules that apply here.",
    "explain": "Explain one rule: what it checks, why, and how to satisfy it.",
    "test": "Try the examples of packs, those that come with postlint and your own.",
    "init": "Write a first postlint.yaml for what is here.",
    "clean": "Empty the cache of what posts do.",
    "schema": "Print the JSON Schema of a calendar, a pack or the settings, for editors.",
}
"""Each command is the ``command`` of the module of its name, which is imported when it is used."""

FAILED: Final = 2
INTERRUPTED: Final = 130
_FIRST_OF_OURS: Final = 3
"""Files before it are the streams of the process."""


class _Commands(click.Group):
    """The group of commands, none of which is imported for the help of another."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        return cast("click.Command", import_module(f"postlint.cli.{cmd_name}").command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f'There is no command "{args[0]}".{did_you_mean(args[0], COMMANDS)}')
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, message="%(prog)s %(version)s")
def postlint() -> None:
    """Check planned social-media posts before anything is published.

    postlint reads calendars of posts, works out what each post does (announces, replies, shares,
    asks …), and says where a calendar only talks and never listens. Nothing leaves this machine.
    """


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line ``args`` (those of the process by default) and return its exit code."""
    _prepare_streams()
    # numpy's threads wait for each other longer than they work on matrices as small as ours.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Of processes that are begun, too, none shall look for modules where anybody may have put one.
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        # Outside its standalone mode click returns what a command returned, or its exit code.
        return int(postlint.main(args, prog_name="postlint", standalone_mode=False) or 0)
    except (click.Abort, KeyboardInterrupt):
        _say("postlint: interrupted.")
        return INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        # Its message is the whole help, line breaks included, and no complaint.
        _say(error.format_message())
        return FAILED
    except click.ClickException as error:
        _complain(error)
        return FAILED
    except OSError as error:
        _blame_surroundings(error)
        return FAILED
    except Exception as error:
        _confess(error)
        return FAILED


def _prepare_streams() -> None:
    """Write UTF-8 whatever the locale: calendars hold any language, and a report must not die of it.

    Where a stream is closed, no file that is opened later shall take its number: others would write into it.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) < _FIRST_OF_OURS:
        pass
    os.close(number)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _complain(error: click.ClickException) -> None:
    if isinstance(error, click.UsageError) and error.ctx:
        _say(error.ctx.get_usage())
    _say(f"postlint: {escape.terminal(error.format_message())}")


def _blame_surroundings(error: OSError) -> None:
    """Say what the system refused: a full disk is no fault in postlint."""
    where = f"{error.filename}: " if error.filename else ""
    _say(f"postlint: cannot go on: {escape.terminal(f'{where}{error.strerror or error}')}")
    _debug(error)


def _confess(error: Exception) -> None:
    """Own up to a fault in postlint. The traceback may hold texts of a calendar: only who asks sees it."""
    _say(
        f"postlint: internal error: {escape.terminal(f'{type(error).__name__}: {error}')}\n"
        "This is a fault in postlint, not in your calendar. Please report it, with what\n"
        "POSTLINT_DEBUG=1 makes this command print."
    )
    _debug(error)


def _debug(error: Exception) -> None:
    if os.environ.get("POSTLINT_DEBUG"):
        import traceback

        for line in "".join(traceback.format_exception(error)).splitlines():
            _say(escape.terminal(line))


def _say(message: str) -> None:
    # Where even this cannot be written, the exit code has to tell.
    with suppress(OSError):
        click.echo(message, err=True)
