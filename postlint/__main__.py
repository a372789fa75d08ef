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
    if not getattr(sys.flags, "safe_path", False):
        # The current folder, where anybody may have put a module of a name that is imported here.
        del sys.path[0]
    sys.exit(main())
