"""Showing a page in the browser, from a file of its own that only its maker may read."""

from __future__ import annotations

import os
import tempfile
import webbrowser
from pathlib import Path

import click


def opened(page: str) -> str:
    """Write ``page`` to a temporary file and open it; return what to say of it.

    The file stays, since a browser may read it at any time after this has ended.

    Raises:
        click.ClickException: if it cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(prefix="postlint-", suffix=".html")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(page)
    except OSError as error:
        raise click.ClickException(f"cannot write the page: {error.strerror}") from error
    if webbrowser.open(Path(name).as_uri()):
        return f"The page is open in your browser: {name}\n"
    return f"No browser could be opened. The page is {name}\n"
