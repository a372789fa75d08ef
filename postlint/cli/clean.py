"""``postlint clean``: empty the cache."""

from __future__ import annotations

import click

from postlint.cli.output import emit


@click.command()
def command() -> None:
    """Empty the cache of what posts do, so that the next run reads every text anew.

    The cache holds no texts. POSTLINT_CACHE_DIR says where it is, else the system does.
    """
    from postlint.kinds.cache import cache_files
    from postlint.source.escape import terminal
    from postlint.source.paths import printable

    files = cache_files()
    for file in files:
        file.unlink(missing_ok=True)
        emit(f"Removed {terminal(printable(file))}\n")
    if not files:
        emit("The cache is empty.\n")
