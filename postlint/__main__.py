"""``postlint`` and ``python -m postlint``: the command line, which may be interrupted at any moment."""

from __future__ import annotations

# What signal itself is made of: that imports others first, which takes longer than all else before main().
import _signal as signal  # type: ignore[import-not-found]
import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_INTERRUPTED = 130


def main() -> int:
    """Run the command line of this process and return its exit code."""
    # What a command makes lives to its end, so that looking for rubbish every 700 objects finds none.
    gc.set_threshold(200_000)
    code = _run()
    if sys.stderr is not None:
        try:
            sys.stderr.flush()
        except OSError:
            # Python flushes once more when it ends, and where that fails, too, ends with a code of its own.
            sys.stderr = None
    # What is left goes with the process; looking through it for rubbish first takes a tenth of a short run.
    gc.freeze()
    return code


def _run() -> int:
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        # Whoever began this process hears interruptions, or wants them ignored.
        from postlint.cli import main as run

        return run()
    # Before there is anything to tidy up, and after it, an exception would strike wherever Python just is: in
    # an import, or at the very end, where it becomes a traceback.
    signal.signal(signal.SIGINT, _end)
    try:
        from postlint.cli import main as run

        signal.signal(signal.SIGINT, signal.default_int_handler)
        return run()
    except KeyboardInterrupt:
        _end()
    finally:
        signal.signal(signal.SIGINT, _end)


def _end(*_: object) -> NoReturn:
    """End at once, with the line that an interruption is told by."""
    if sys.stderr is not None:
        os.write(sys.stderr.fileno(), b"postlint: interrupted.\n")
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    if not getattr(sys.flags, "safe_path", False):
        # The current folder, where anybody may have put a module of a name that is imported here.
        del sys.path[0]
    sys.exit(main())
