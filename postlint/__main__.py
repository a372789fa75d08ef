"""``postlint`` and ``python -m postlint``: the command line, which may be interrupted at any moment."""

from __future__ import annotations

import sys

_INTERRUPTED = 130


def main() -> int:
    """Run the command line of this process and return its exit code."""
    try:
        # Inside, since even this takes long enough to be interrupted.
        from postlint.cli import main as run

        return run()
    except KeyboardInterrupt:
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
